// Measures what a digit costs in the playground with 100 key results, beside 4
// and beside a field alone, and what coming there takes beside the quiz.
//
//   node benches/grade/run.mjs [rounds] | --quick

import { main, rounds } from "../lib/bench.mjs";
import { NOWHERE } from "../lib/floors.mjs";
import { ALL, bytesBeyondFirstVisit, QUIZ, timeToShow } from "./arrival.mjs";
import { open, SETTLED, timings, trace } from "./playground.mjs";
import { ratios, summary, tables, TARGETS } from "./report.mjs";
import { keystrokes } from "./trace.mjs";

/** So many key results; none is a field alone. */
const COUNTS = [100, 4, 0];

/** Where one arrives: at so many key results, or beside what that stands. */
const PLACES = [100, ALL, 4, QUIZ, NOWHERE];

/** Between two digits of somebody in a flow, in milliseconds. */
const PAUSE = 150;

const bench = {
  name: "grade",
  // Of digits a round, some are left alone in a trace and some of somebody in a flow.
  settings: { rounds: 3, traced: 12, timed: 36, arrivals: 7 },
  quick: { rounds: 1, traced: 8, timed: 0, arrivals: 3 },
  measure,
  ratios,
  record: (samples, { rounds, traced, timed }) => ({
    traced: rounds * traced,
    timed: rounds * timed,
    targets: TARGETS,
    ...summary(samples),
  }),
  tables,
};
export default bench;

async function measure({ browser, server, settings }) {
  const typed = new Map(COUNTS.map((count) => [count, { digits: [], events: [] }]));
  const shown = new Map(PLACES.map((place) => [place, []]));
  await rounds(settings.rounds, COUNTS, async (count) => {
    const { digits, events } = typed.get(count);
    const playground = await open(browser, server, count);
    digits.push(...keystrokes(await trace(browser, playground, settings.traced), SETTLED));
    if (settings.timed > 0) events.push(await timings(playground, settings.timed, PAUSE));
    await playground.close();
  });
  await rounds(settings.arrivals, PLACES, async (place) => {
    shown.get(place).push(await timeToShow(browser, server, place));
  });
  const bytes = await bytesBeyondFirstVisit(browser, server);
  return { typed, shown, bytes };
}

await main(import.meta.url, bench);
