// Measures what a digit costs in the playground with 100 key results, beside 4
// and beside a field alone, and writes down what came out.
//
//   node benches/grade/run.mjs [rounds]

import { chromium } from "playwright-core";
import { serve } from "../../tests/server.mjs";
import { bytesBeyondFirstVisit, timeToShow } from "./arrival.mjs";
import { CPU_SLOWDOWN, LAUNCH, open, SETTLED, timings, trace } from "./playground.mjs";
import { publish, summary, table, TARGETS } from "./report.mjs";
import { keystrokes, spread } from "./trace.mjs";

const ROUNDS = Number(process.argv[2] ?? 3);

/** So many key results; none is a field alone. */
const COUNTS = [100, 4, 0];

/** Digits a round: left alone in a trace, and by somebody in a flow. */
const TRACED = 12;
const TIMED = 36;

/** Between two digits of somebody in a flow, in milliseconds. */
const PAUSE = 150;

const server = await serve();
const browser = await chromium.launch(LAUNCH);
const samples = new Map(COUNTS.map((count) => [count, { digits: [], events: [], shown: [] }]));
let bytes;
try {
  for (let round = 0; round < ROUNDS; round++) {
    // The order turns, so that whatever else the machine does hits all alike.
    for (let place = 0; place < COUNTS.length; place++) {
      const count = COUNTS[(round + place) % COUNTS.length];
      const { digits, events, shown } = samples.get(count);
      const playground = await open(browser, server, count);
      digits.push(...keystrokes(await trace(browser, playground, TRACED), SETTLED));
      events.push(await timings(playground, TIMED, PAUSE));
      await playground.close();
      if (count > 0) shown.push(await timeToShow(browser, server, count));
    }
    process.stderr.write(".");
  }
  process.stderr.write("\n");
  bytes = await bytesBeyondFirstVisit(browser, server);
} finally {
  await browser.close();
  await server.stop();
}

const run = {
  date: new Date().toISOString().slice(0, 10),
  chromium: browser.version(),
  cpuSlowdown: CPU_SLOWDOWN,
  traced: ROUNDS * TRACED,
  timed: ROUNDS * TIMED,
  targets: TARGETS,
  ...summary(samples, spread),
  bytes,
};
console.log(`\n${table(run)}\n`);
await publish(run);
