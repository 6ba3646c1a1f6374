// Measures the script that opening a review takes among many goals and KPIs, beside few of
// the same kind and beside the browser's own JSON.parse, and writes down what came out.
//
//   node benches/review/run.mjs [times each]

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { chromium as ours } from "../../tests/browser.mjs";
import { stored } from "../../tests/goals.mjs";
import { storedKpi } from "../../tests/kpis.mjs";
import { RISEN, TODAY, WHOLE, monthly } from "../../tests/review-states.mjs";
import { serve } from "../../tests/server.mjs";

const TIMES = Number(process.argv[2] ?? 7);
const CPU_SLOWDOWN = 4;
const MOST = 150;
const COUNTS = { many: [200, 50], few: [4, 4] };
const REVIEWS = ["week", "month", "quarter"];
const HERE = (name) => fileURLToPath(new URL(name, import.meta.url));

/** So many objectives of the running quarter, and KPIs of two years. */
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
async function opened(browser, url, kept, which) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${TODAY}T10:00:00`));
  await page.goto(`${url}embed/okr-or-kpi.js`);
  await page.evaluate((all) => {
    for (const [key, text] of Object.entries(all)) localStorage.setItem(key, text);
  }, kept);
  await page.goto(`${url}#/goals`);
  // All of them were looked at.
  await page.getByRole("link", { name: /^Weekly review · \d+ things/ }).waitFor();
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const script = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "ScriptDuration").value * 1000;
  };
  // The floor, in the same page: what the browser takes to parse 4 MB of JSON.
  const floor = await page.evaluate(() => {
    const text = JSON.stringify(Array.from({ length: 100_000 }, (_, at) => ({ at, text: "a reading" })));
    const begun = performance.now();
    JSON.parse(text);
    return performance.now() - begun;
  });
  const before = await script();
  await page.evaluate((to) => location.assign(to), `#/review/${which}`);
  await page.locator(".review__step").waitFor();
  const took = (await script()) - before;
  await context.close();
  return { took, floor };
}

const median = (all) => all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)];
const round = (number) => Math.round(number * 100) / 100;

const server = await serve();
const browser = await chromium.launch(ours.launchOptions);
const figures = {};
const floors = [];
try {
  const kept = Object.fromEntries(Object.entries(COUNTS).map(([name, counts]) => [name, texts(counts)]));
  for (const which of REVIEWS) {
    const times = { many: [], few: [] };
    for (let time = 0; time < TIMES; time += 1) {
      // The order turns, so that whatever else the machine does hits both alike.
      for (const name of time % 2 === 0 ? ["many", "few"] : ["few", "many"]) {
        const { took, floor } = await opened(browser, server.url, kept[name], which);
        times[name].push(took);
        floors.push(floor);
      }
    }
    const [many, few] = [median(times.many), median(times.few)];
    figures[which] = { many: round(many), most: round(Math.max(...times.many)), few: round(few), ratio: round(many / few) };
  }
} finally {
  await browser.close();
  await server.stop();
}
const floor = round(median(floors));
for (const it of Object.values(figures)) it.toFloor = round(it.many / floor);
const day = new Date().toISOString().slice(0, 10);
const record = { day, slowdown: CPU_SLOWDOWN, times: TIMES, floor, figures };
writeFileSync(HERE("results.json"), `${JSON.stringify(record, undefined, 2)}\n`);

const rows = Object.entries(figures).map(([which, it]) =>
  `| ${which} | ${it.many} / ${it.most} | ${it.few} | ${it.ratio} | ${it.toFloor} |`,
);
const table = [
  `${day}, CPU slowed ${CPU_SLOWDOWN} times, ${TIMES} times each; JSON.parse of the floor took ${floor} ms.`,
  "",
  "| review | script among 200 and 50, median / most (ms) | among 4 and 4 (ms) | ratio | to the floor |",
  "| --- | ---: | ---: | ---: | ---: |",
  ...rows,
].join("\n");
const readme = readFileSync(HERE("README.md"), "utf8");
writeFileSync(HERE("README.md"), readme.replace(/(<!-- figures -->\n)[\s\S]*$/, `$1\n${table}\n`));
console.log(table);
const worst = Math.max(...Object.values(figures).map((it) => it.many));
console.log(`\nAt most ${MOST} ms is ${worst <= MOST ? "met" : "not met"}.`);
