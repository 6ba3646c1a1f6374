// From trials to a table, and both to their places.

import { existsSync, readFileSync, writeFileSync } from "node:fs";

const RESULTS = new URL("results.json", import.meta.url);
const README = new URL("README.md", import.meta.url);
const MARKS = ["<!-- figures -->", "<!-- /figures -->"];

/** What is a figure of its own, by seconds after “Saved”. */
const COLUMNS = [
  ["0.05 s", ({ delay, end }) => end === "killed" && delay <= 0.1],
  ["0.2, 0.5 s", ({ delay, end }) => end === "killed" && delay > 0.1 && delay < 1],
  ["1 to 5 s", ({ delay, end }) => end === "killed" && delay >= 1 && delay < 8],
  ["8 to 20 s", ({ delay, end }) => end === "killed" && delay >= 8 && delay < 30],
  ["30 to 60 s", ({ delay, end }) => end === "killed" && delay >= 30],
  ["closed", ({ end }) => end === "closed"],
];

const NAMES = { chromium: "Chromium", firefox: "Firefox", webkit: "WebKitGTK" };
const DURING = "during an import";
const GOOD = ["kept", "nothing"];

/** How many of each outcome: "3 lost, 1 half". */
function outcomes(trials) {
  const count = (outcome) => trials.filter((it) => it.outcome === outcome).length;
  const names = ["kept", "nothing", "lost", "half", "resurrected"];
  const said = names.filter(count).map((name) => `${count(name)} ${name}`);
  return said.join(", ") || "none";
}

const median = (all) => all.toSorted((one, other) => one - other)[all.length >> 1].toFixed(0);

function cell(trials) {
  if (trials.length === 0) return "";
  return `${trials.filter(({ outcome }) => GOOD.includes(outcome)).length} of ${trials.length}`;
}

/** The tables of one browser under a line that says how they came about. */
export function table(name, { date, version, minutes, trials, failed }) {
  const rows = [];
  const kinds = [...new Set(trials.map(({ kind }) => kind))];
  for (const kind of kinds.filter((kind) => kind !== DURING)) {
    for (const open of [0, 8]) {
      const own = trials.filter((it) => it.kind === kind && it.open === open);
      if (own.length === 0) continue;
      const cells = COLUMNS.map(([, isIn]) => cell(own.filter(isIn)));
      const saved = median(own.map(({ took }) => took));
      rows.push([kind, `${open} s`, ...cells, saved, outcomes(own)]);
    }
  }
  const times = COLUMNS.map(([title]) => title);
  const head = ["kept, of trials", "open before", ...times, "“Saved”, ms", "outcomes"];
  const lines = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const isText = (i) => i === 0 || i === head.length - 1;
  const pad = (text, i) => (isText(i) ? text.padEnd(widths[i]) : text.padStart(widths[i]));
  const written = lines.map((line) => `| ${line.map(pad).join(" | ")} |`);
  const rules = widths.map((width, i) => (isText(i) ? "" : ":").padStart(width, "-"));
  written.splice(1, 0, `| ${rules.join(" | ")} |`);
  const during = trials.filter(({ kind }) => kind === DURING);
  const saved = during.filter(({ acknowledged }) => acknowledged).length;
  const number = version.replace(/^\D+/, "");
  return [
    `### ${NAMES[name]}`,
    "",
    `${date}, ${NAMES[name]} ${number}; ${trials.length} trials in ${minutes.toFixed(0)} minutes: ${outcomes(trials)}.`,
    ...(failed.length > 0 ? [`${failed.length} more came to no end.`] : []),
    "",
    ...written,
    "",
    `Killed during an import of 500, ${during.length} times (“Saved” came before in ${saved}): ${outcomes(during)}.`,
  ].join("\n");
}

/** Keeps the trials of a browser beside those of the others, and shows all in the README. */
export function publish(name, run) {
  const before = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, "utf8")) : {};
  const order = ({ kind, open, end, delay }) => [kind, open, end, String(1e6 + delay * 1000)].join();
  run.trials.sort((one, other) => (order(one) < order(other) ? -1 : 1));
  const results = { ...before, [name]: run };
  // A trial a line.
  const round = (key, value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value);
  const json = JSON.stringify(results, round, 2);
  writeFileSync(RESULTS, `${json.replace(/\{[^{}]*\}/g, (one) => one.replace(/\s+/g, " "))}\n`);
  const tables = Object.entries(results).map(([name, run]) => table(name, run));
  const text = readFileSync(README, "utf8");
  const [head, tail] = [text.split(MARKS[0])[0], text.split(MARKS[1])[1]];
  writeFileSync(README, `${head}${MARKS[0]}\n\n${tables.join("\n\n")}\n\n${MARKS[1]}${tail}`);
}
