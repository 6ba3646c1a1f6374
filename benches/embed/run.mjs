// Measures our embed beside its peers and writes down what came out.
//
//   node benches/embed/run.mjs [loads]

import { chromium } from "playwright-core";
import { contestants, hostPage } from "./contestants.mjs";
import { CPU_SLOWDOWN, LAUNCH, load, rehearse } from "./load.mjs";
import { problems, publish, row, tables } from "./report.mjs";
import { serve } from "./server.mjs";

const LOADS = Number(process.argv[2] ?? 20);

/** What is measured: how many loads each, and under which conditions. */
const SETS = {
  slow: [5, { slow: true }],
  // Where things shift with no room kept is hardly a matter of chance.
  bare: [3, { slow: true, bare: true }],
  fast: [LOADS, {}],
};

const all = await contestants();
const absent = all.filter(({ files }) => files?.size === 0);
const present = all.filter((contestant) => !absent.includes(contestant));

const server = await serve(present.flatMap(served));
const browser = await chromium.launch(LAUNCH);
const samples = new Map(present.map(({ key }) => [key, { slow: [], bare: [], fast: [] }]));
try {
  for (const contestant of present.filter(({ until }) => until === "question")) {
    await rehearse(browser, server, contestant).catch((error) => {
      throw new Error(`${contestant.name} does not give the quiz`, { cause: error });
    });
  }
  for (const [set, [loads, conditions]] of Object.entries(SETS)) {
    await rounds(loads, async (contestant) => {
      const sample = await load(browser, server, contestant, conditions);
      samples.get(contestant.key)[set].push(sample);
    });
  }
} finally {
  await browser.close();
  await server.stop();
}

const empty = samples.get("empty");
const rows = present.map((contestant) =>
  row(contestant, samples.get(contestant.key), empty, server.sizes),
);
const run = {
  date: new Date().toISOString().slice(0, 10),
  chromium: browser.version(),
  loads: LOADS,
  cpuSlowdown: CPU_SLOWDOWN,
  contestants: rows,
};
console.log(`\n${tables(run)}\n`);

for (const { name } of absent) fail(`${name} is not there: its files have not been built.`);
for (const problem of problems(rows)) fail(problem);
// A record without ours says nothing, and would replace one that does.
if (absent.length === 0) await publish(run);

function served({ key, files = [], ...contestant }) {
  return [
    [`/${key}`, hostPage(contestant)],
    [`/${key}-bare`, hostPage(contestant, { bare: true })],
    ...files,
  ];
}

/** The order turns, so that whatever else the machine does hits all alike. */
async function rounds(count, measure) {
  for (let round = 0; round < count; round++) {
    for (let place = 0; place < present.length; place++) {
      await measure(present[(round + place) % present.length]);
    }
    process.stderr.write(".");
  }
  process.stderr.write("\n");
}

function fail(problem) {
  console.error(problem);
  process.exitCode = 1;
}
