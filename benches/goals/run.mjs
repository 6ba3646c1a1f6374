// Measures how soon the goals page answers with 1,000 objectives, beside 10 and
// beside a field and a button alone, and what coming there takes.
//
//   node benches/goals/run.mjs [loads] [times through on each] | --quick

import { main, rounds } from "../lib/bench.mjs";
import { arrival, arrivalAtNothing, contextWith } from "../lib/browser.mjs";
import { NOWHERE } from "../lib/floors.mjs";
import { journey, showMore } from "./journey.mjs";
import { alone, kept, open, TOLD_FROM, traced } from "./page.mjs";
import { ratios, summary, tables, TARGET } from "./report.mjs";

/** Where one arrives: at a list of so many objectives, or at nothing. */
const PLACES = [1000, 0, NOWHERE];

const bench = {
  name: "goals",
  settings: { loads: 3, times: 1, arrivals: 5, counts: [1000, 10] },
  // Without loads what Event Timing says is of the time in which it is traced.
  quick: { loads: 0, times: 1, arrivals: 2, counts: [1000] },
  measure,
  ratios,
  record: (samples, { loads }) => ({
    loads,
    target: TARGET,
    toldFrom: TOLD_FROM,
    ...summary(samples),
  }),
  tables,
};
export default bench;

async function measure({ browser, server, settings: { loads, times, arrivals, counts } }) {
  const samples = new Map(counts.map((count) => [count, { loads: [], traced: [] }]));
  const control = { timed: [], traced: [] };
  await rounds(loads, counts, async (count, load) => {
    const measured = await open(browser, server, count);
    for (let time = 0; time < times; time += 1) await journey(measured, load * times + time);
    if (count > 10) await showMore(measured);
    samples.get(count).loads.push(await measured.timings());
    await measured.close();
    control.timed.push(...(await pressed(browser)));
  });
  for (const count of counts) {
    const measured = await open(browser, server, count);
    const through = async () => {
      for (let time = 0; time < times; time += 1) await journey(measured, time);
      if (count > 10) await showMore(measured);
    };
    samples.get(count).traced = await traced(browser, measured, through);
    if (loads === 0) samples.get(count).loads.push(await measured.timings());
    await measured.close();
    const beside = await alone(browser);
    control.traced.push(...(await traced(browser, beside, () => press(beside))));
    if (loads === 0) control.timed.push(...(await beside.timings()));
    await beside.close();
    process.stderr.write(".");
  }
  const shown = new Map(PLACES.map((place) => [place, []]));
  await rounds(arrivals, PLACES, async (place) => {
    shown.get(place).push(await timeToShow(browser, server, place));
  });
  return { goals: samples, alone: control, arrivals: shown };
}

/** What the browser itself takes for a key and a click, by what the machine does besides. */
async function pressed(browser) {
  const measured = await alone(browser);
  await press(measured);
  const timings = await measured.timings();
  await measured.close();
  return timings;
}

async function press(measured) {
  const field = measured.page.locator("input");
  for (let round = 0; round < 6; round += 1) {
    await field.fill("");
    await measured.type("a key", field, "247");
    await measured.click("a click", measured.page.locator("button"));
  }
}

/** Milliseconds from nothing until the list is drawn, or an empty page. */
async function timeToShow(browser, server, place) {
  if (place === NOWHERE) return arrivalAtNothing(browser, server);
  const context = await contextWith(browser, server, kept(place));
  const shown = place === 0 ? "form.form" : ".goal";
  return arrival(browser, `${server.url}#/goals`, shown, 1, context);
}

await main(import.meta.url, bench);
