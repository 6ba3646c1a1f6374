// Measures how soon the playground is there from a link, beside the quiz in the same run, and
// writes down what came out.
//
//   node benches/grade/first.mjs [rounds]

import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { serve } from "../../tests/server.mjs";
import { timesToShow } from "./arrival.mjs";
import { CPU_SLOWDOWN, LAUNCH } from "./playground.mjs";

const ROUNDS = Number(process.argv[2] ?? 9);

/** So many key results; none is the quiz. */
const COUNTS = [0, 4, 100];

/** What 4 and 100 may take, in times of the quiz. */
const MOST = { 4: 1.4, 100: 1.6 };

const here = (name) => new URL(name, import.meta.url);
const median = (all) => all.toSorted((one, other) => one - other)[all.length >> 1];

const server = await serve();
const browser = await chromium.launch(LAUNCH);
const samples = new Map(COUNTS.map((count) => [count, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  // The order turns, so that whatever else the machine does hits all alike.
  for (let place = 0; place < COUNTS.length; place += 1) {
    const count = COUNTS[(round + place) % COUNTS.length];
    samples.get(count).push(await timesToShow(browser, server, count));
  }
}
await browser.close();
await server.stop();

const figures = {};
for (const [count, times] of samples) {
  const shown = median(times.map((it) => it.shown));
  const all = median(times.map((it) => it.all));
  // Of each round by itself: the quiz a few seconds before or after.
  const quiz = samples.get(0);
  const ratio = median(times.map((it, round) => it.shown / quiz[round].shown));
  figures[count] = { shown, all, ratio };
}
const results = {
  date: new Date().toISOString().slice(0, 10),
  chromium: browser.version(),
  cpuSlowdown: CPU_SLOWDOWN,
  rounds: ROUNDS,
  figures,
};
writeFileSync(here("first.json"), `${JSON.stringify(results, null, 2)}\n`);

const row = (name, pick) => `| ${name} | ${COUNTS.map((count) => pick(figures[count], count)).join(" | ")} |`;
const table = `
${results.date}, Chromium ${results.chromium}, CPU slowed ${CPU_SLOWDOWN} times, ${ROUNDS} rounds.

| from nothing, median | the quiz | 4 key results | 100 |
| -------------------- | -------: | ------------: | --: |
${row("shown, of 100 the first ten, ms", (it) => it.shown.toFixed(0))}
${row("all of them, ms", (it) => it.all.toFixed(0))}
${row("times the quiz", (it, count) => `${it.ratio.toFixed(2)}${MOST[count] ? ` (at most ${MOST[count]})` : ""}`)}
`;
const readme = readFileSync(here("README.md"), "utf8");
writeFileSync(here("README.md"), readme.replace(/(<!-- first -->\n)[^]*(\n<!-- \/first -->)/, `$1${table}$2`));
console.log(table);
