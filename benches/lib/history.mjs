// The ratios of each full run, a line each, in `history.tsv`: what a quick run is read beside.

import { execFileSync } from "node:child_process";
import { appendFile, readFile } from "node:fs/promises";
import { table } from "./table.mjs";

const FILE = new URL("../history.tsv", import.meta.url);

/** The fields of a line, in their order. `xtask/src/bench.rs` checks all of them. */
const FIELDS = ["date", "commit", "bench", "what", "ratio"];

/** Every ratio that was recorded, the oldest first. */
export async function history() {
  const [, ...lines] = (await readFile(FILE, "utf8")).trimEnd().split("\n");
  return lines.map((line) => {
    const values = line.split("\t");
    return Object.fromEntries(FIELDS.map((field, at) => [field, values[at]]));
  });
}

/** Adds the ratios of a full run. */
export async function append(bench, date, ratios) {
  const commit = built();
  const lines = Object.entries(ratios).map(([what, ratio]) =>
    `${[date, commit, bench, what, ratio.toFixed(2)].join("\t")}\n`,
  );
  await appendFile(FILE, lines.join(""));
}

/** The commit that is measured, with a plus if something is not committed but its records. */
function built() {
  const git = (...of) => execFileSync("git", of, { cwd: new URL("../..", import.meta.url) }).toString();
  const commit = git("rev-parse", "--short=10", "HEAD").trim();
  const changed = git("status", "--porcelain", "--", ":!benches");
  return changed === "" ? commit : `${commit}+`;
}

/**
 * Ratios of some benches beside the last that were recorded: `measured` has a map of them for
 * each bench.
 */
export async function besideTheLast(measured) {
  const recorded = await history();
  const rows = Object.entries(measured).flatMap(([bench, ratios]) =>
    Object.entries(ratios).map(([what, ratio]) => {
      const last = recorded.findLast((it) => it.bench === bench && it.what === what);
      return [
        bench,
        what,
        ratio.toFixed(2),
        last?.ratio ?? "none",
        last ? (ratio / Number(last.ratio)).toFixed(2) : "",
        last ? `${last.date}, ${last.commit}` : "",
      ];
    }),
  );
  return table([["bench", "how many times", "now", "last", "now to last", "recorded"], ...rows], 2);
}
