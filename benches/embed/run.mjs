// Measures our embed beside its peers and beside an empty page, and writes down what came out.
//
//   node benches/embed/run.mjs [loads] | --quick

import { main, rounds } from "../lib/bench.mjs";
import { contestants, hostPage } from "./contestants.mjs";
import { load, rehearse } from "./load.mjs";
import { problems, ratios, record, tables } from "./report.mjs";

/** The conditions of each set of loads. */
const SETS = {
  slow: { slow: true },
  // Where things shift with no room kept is hardly a matter of chance.
  bare: { slow: true, bare: true },
  fast: {},
};

const bench = {
  name: "embed",
  settings: { fast: 20, slow: 5, bare: 3, peers: true },
  quick: { fast: 9, slow: 0, bare: 0, peers: false },
  pages,
  measure,
  ratios,
  record: (samples, { fast }, server) => ({ loads: fast, contestants: record(samples, server) }),
  tables,
  problems,
};
export default bench;

async function pages({ peers }) {
  return (await contestants({ peers })).flatMap(({ key, files = [], ...contestant }) => [
    [`/${key}`, hostPage(contestant)],
    [`/${key}-bare`, hostPage(contestant, { bare: true })],
    ...files,
  ]);
}

async function measure({ browser, server, settings }) {
  const present = await contestants(settings);
  for (const { name } of present.filter(({ files }) => files?.size === 0)) {
    throw new Error(`${name} is not there: its files have not been built`);
  }
  const samples = new Map(present.map(({ key }) => [key, { slow: [], bare: [], fast: [] }]));
  for (const contestant of present.filter(({ until }) => until === "question")) {
    await rehearse(browser, server, contestant).catch((error) => {
      throw new Error(`${contestant.name} does not give the quiz`, { cause: error });
    });
  }
  for (const [set, conditions] of Object.entries(SETS)) {
    await rounds(settings[set], present, async (contestant) => {
      const sample = await load(browser, server, contestant, conditions);
      samples.get(contestant.key)[set].push(sample);
    });
  }
  return { present, samples };
}

await main(import.meta.url, bench);
