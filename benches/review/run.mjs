// Measures the script that opening a review takes among many goals and KPIs, beside few of
// the same kind and beside the browser's own JSON.parse, and writes down what came out.
//
//   node benches/review/run.mjs [times each] | --quick

import { stored } from "../../tests/goals.mjs";
import { storedKpi } from "../../tests/kpis.mjs";
import { RISEN, TODAY, WHOLE, monthly } from "../../tests/review-states.mjs";
import { main, rounds } from "../lib/bench.mjs";
import { contextWith, metric, slowed } from "../lib/browser.mjs";
import { median, ratio, rounded } from "../lib/figures.mjs";
import { parseTimeBeside } from "../lib/floors.mjs";
import { table } from "../lib/table.mjs";

/** What opening one is held against, in milliseconds of script. */
const MOST = 150;

/** Objectives of the running quarter, and KPIs of two years. */
const MANY = "200 and 50";
const FEW = "4 and 4";
const COUNTS = { [MANY]: [200, 50], [FEW]: [4, 4] };
const REVIEWS = ["week", "month", "quarter"];

const bench = {
  name: "review",
  settings: { times: 7, among: [MANY, FEW] },
  quick: { times: 3, among: [MANY] },
  measure,
  ratios: ({ took, floors }) =>
    Object.fromEntries(
      REVIEWS.map((which) => [
        `opening a review of the ${which} to JSON.parse of all that is stored`,
        ratio(median(took[which][MANY]), median(floors)),
      ]),
    ),
  record,
  tables,
};
export default bench;

async function measure({ browser, server, settings: { times, among } }) {
  const kept = Object.fromEntries(among.map((name) => [name, texts(COUNTS[name])]));
  const took = Object.fromEntries(
    REVIEWS.map((which) => [which, Object.fromEntries(among.map((name) => [name, []]))]),
  );
  const floors = [];
  for (const which of REVIEWS) {
    await rounds(times, among, async (name) => {
      const one = await opened(browser, server, kept[name], which);
      took[which][name].push(one.script);
      // The floor is of all that many have, whose text is long enough to be timed.
      if (name === MANY) floors.push(one.floor);
    });
  }
  return { took, floors };
}

function texts([objectives, kpis]) {
  const number = (at) => `${at + 1}`.padStart(4, "0");
  const goals = Array.from({ length: objectives }, (_, at) => {
    const numbers = [{ name: "One", checkIns: { "2026-10-20": "13" } }, { name: "Two" }];
    return stored(`a${number(at)}`, `Objective ${number(at)}`, numbers);
  });
  const watched = Array.from({ length: kpis }, (_, at) =>
    storedKpi(`c${number(at)}`, `KPI ${number(at)}`, { ...WHOLE, readings: monthly(RISEN) }),
  );
  return Object.assign({}, ...goals, ...watched);
}

/** Opens the goals with these, then a review, and gives the milliseconds of script. */
async function opened(browser, server, kept, which) {
  const context = await contextWith(browser, server, kept);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${TODAY}T10:00:00`));
  await page.goto(`${server.url}#/goals`);
  // All of them were looked at.
  await page.getByRole("link", { name: /^Weekly review · \d+ things/ }).waitFor();
  const cdp = await slowed(page);
  await cdp.send("Performance.enable");
  const before = await metric(cdp, "ScriptDuration");
  await page.evaluate((to) => location.assign(to), `#/review/${which}`);
  await page.locator(".review__step").waitFor();
  const script = (await metric(cdp, "ScriptDuration")) - before;
  await context.close();
  return { script, floor: await parseTimeBeside(browser, Object.values(kept)) };
}

function record({ took, floors }, { times }) {
  const figures = Object.entries(took).map(([which, { [MANY]: many, [FEW]: few }]) => [
    which,
    {
      many: rounded(median(many)),
      most: rounded(Math.max(...many)),
      few: rounded(median(few)),
      ratio: ratio(median(many), median(few)),
      toFloor: ratio(median(many), median(floors)),
    },
  ]);
  return { times, floor: rounded(median(floors)), figures: Object.fromEntries(figures) };
}

function tables({ date, chromium, cpuSlowdown, times, floor, figures }) {
  const heading = [
    "review",
    `script among ${MANY}, median / most (ms)`,
    `among ${FEW} (ms)`,
    "ratio",
    "to the floor",
  ];
  const rows = Object.entries(figures).map(([which, it]) => [
    which,
    `${it.many.toFixed(1)} / ${it.most.toFixed(1)}`,
    it.few.toFixed(1),
    it.ratio.toFixed(2),
    it.toFloor.toFixed(2),
  ]);
  const worst = Math.max(...Object.values(figures).map(({ many }) => many));
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times, ${times} times each; JSON.parse of`,
    `all that is stored took ${floor.toFixed(1)} ms.`,
    "",
    table([heading, ...rows]),
    "",
    `At most ${MOST} ms is ${worst <= MOST ? "met" : "not met"}.`,
  ].join("\n");
}

await main(import.meta.url, bench);
