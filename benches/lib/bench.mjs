// What every bench is: settings, what it measures, and what is made of it.
//
// A bench is the default export of `benches/NAME/run.mjs`:
//
//   name      its folder
//   settings  how much of what a full run does, by name: the first are those of the command
//             line, in their order
//   quick     the same for a run of a minute, which gives the ratios alone
//   pages     more files for the server, by path; may be absent
//   measure   what it does: samples, of a browser, a server and settings
//   ratios    of samples: how many times its floor something is, by what is compared
//   record    of samples: all figures that `results.json` keeps
//   tables    of a record: how the README shows it
//   problems  of a record: sentences on what must not be; may be absent

import { pathToFileURL } from "node:url";
import { CPU_SLOWDOWN, launch } from "./browser.mjs";
import { append, besideTheLast } from "./history.mjs";
import { publish } from "./publish.mjs";
import { serve } from "./server.mjs";

/** Those that `quick.mjs` runs. */
export const BENCHES = ["embed", "grade", "goals", "wording", "store", "review", "table"];

/** Runs a bench if its script, of that address, is what Node was started with. */
export async function main(script, bench) {
  if (pathToFileURL(process.argv[1]).href !== script) return;
  const given = process.argv.slice(2);
  if (given.includes("--quick")) await quick([bench]);
  else await full(bench, given.map(Number));
}

/** Measures benches roughly and prints their ratios beside the last that were recorded. */
export async function quick(benches) {
  const begun = performance.now();
  const measured = {};
  const pages = await Promise.all(benches.map((bench) => bench.pages?.(bench.quick) ?? []));
  const server = await serve(pages.flatMap((some) => [...some]));
  try {
    for (const bench of benches) {
      process.stderr.write(`${bench.name} `);
      const from = performance.now();
      measured[bench.name] = bench.ratios((await samples(bench, server, bench.quick)).samples);
      process.stderr.write(` ${seconds(from)} s\n`);
    }
  } finally {
    await server.stop();
  }
  console.log(`\n${await besideTheLast(measured)}\n\nAll of it took ${seconds(begun)} s.`);
}

/** Measures a bench as `given` says and keeps what came out. */
async function full(bench, given) {
  const names = Object.keys(bench.settings);
  const settings = { ...bench.settings };
  given.forEach((value, place) => (settings[names[place]] = value));
  const server = await serve(await bench.pages?.(settings));
  let run;
  try {
    const { samples: all, chromium } = await samples(bench, server, settings);
    const date = new Date().toISOString().slice(0, 10);
    const how = { date, chromium, cpuSlowdown: CPU_SLOWDOWN };
    const ratios = bench.ratios(all);
    run = { ...how, ...bench.record(all, settings, server), toFloor: ratios };
    console.log(`\n${bench.tables(run)}\n\n${await besideTheLast({ [bench.name]: ratios })}`);
    await publish(bench.name, run, [bench.tables(run), floors(ratios)].join("\n\n"));
    // What was measured with less than a full run is not to be compared with.
    if (given.length === 0) await append(bench.name, date, ratios);
  } finally {
    await server.stop();
  }
  for (const problem of bench.problems?.(run) ?? []) {
    console.error(problem);
    process.exitCode = 1;
  }
}

async function samples(bench, server, settings) {
  const browser = await launch();
  try {
    const samples = await bench.measure({ browser, server, settings });
    process.stderr.write("\n");
    return { samples, chromium: browser.version() };
  } finally {
    await browser.close();
  }
}

/**
 * Does something for each of some, so many times round. The order turns, so that whatever else
 * the machine does hits all alike.
 */
export async function rounds(count, all, act) {
  for (let round = 0; round < count; round += 1) {
    for (let place = 0; place < all.length; place += 1) {
      await act(all[(round + place) % all.length], round);
    }
    process.stderr.write(".");
  }
}

/** Ratios as the README shows them. */
const floors = (ratios) =>
  `To the floors of the same run:\n\n${Object.entries(ratios)
    .map(([what, ratio]) => `- ${what}: ${ratio.toFixed(2)}`)
    .join("\n")}`;

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(0);
