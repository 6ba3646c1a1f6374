// Measures how soon the goals page answers with 1,000 objectives, beside 10, and
// writes down what came out.
//
//   node benches/goals/run.mjs [loads] [times through on each]

import { chromium } from "playwright-core";
import { serve } from "../../tests/server.mjs";
import { journey, showMore } from "./journey.mjs";
import { alone, CPU_SLOWDOWN, LAUNCH, open } from "./page.mjs";
import { publish, summary, table, TARGET } from "./report.mjs";
import { traced } from "./trace.mjs";

const LOADS = Number(process.argv[2] ?? 3);
const TIMES = Number(process.argv[3] ?? 1);
const COUNTS = [1000, 10];

/** What the browser itself takes for a key and a click, by what the machine does besides. */
async function control(browser) {
  const measured = await alone(browser);
  const field = measured.page.locator("input");
  for (let round = 0; round < 6; round += 1) {
    await field.fill("");
    await measured.type("a key", field, "247");
    await measured.click("a click", measured.page.locator("button"));
  }
  const timings = await measured.timings();
  await measured.close();
  return timings;
}

const server = await serve();
const browser = await chromium.launch(LAUNCH);
const samples = new Map(COUNTS.map((count) => [count, { loads: [], traced: [] }]));
const controls = [];
try {
  for (let load = 0; load < LOADS; load += 1) {
    // The order turns, so that whatever else the machine does hits all alike.
    for (const count of load % 2 === 0 ? COUNTS : COUNTS.toReversed()) {
      const measured = await open(browser, server, count);
      for (let time = 0; time < TIMES; time += 1) await journey(measured, load * TIMES + time);
      if (count > 10) await showMore(measured);
      samples.get(count).loads.push(await measured.timings());
      await measured.close();
      process.stderr.write(".");
    }
    controls.push(...(await control(browser)));
  }
  for (const count of COUNTS) {
    const measured = await open(browser, server, count);
    const through = async () => {
      for (let time = 0; time < TIMES; time += 1) await journey(measured, time);
      if (count > 10) await showMore(measured);
    };
    samples.get(count).traced = await traced(browser, measured, through);
    await measured.close();
    process.stderr.write(".");
  }
  process.stderr.write("\n");
} finally {
  await browser.close();
  await server.stop();
}

const run = {
  date: new Date().toISOString().slice(0, 10),
  chromium: browser.version(),
  cpuSlowdown: CPU_SLOWDOWN,
  loads: LOADS,
  target: TARGET,
  ...summary(samples, controls),
};
console.log(`\n${table(run)}\n`);
await publish(run);
