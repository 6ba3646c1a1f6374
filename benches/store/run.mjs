// What a check-in writes and costs among 10 goals and among 1,000, and what it takes
// to open the list. `cargo xtask bench store` builds the site and runs it.

import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { chromium as settings } from "../../tests/browser.mjs";
import { serve } from "../../tests/server.mjs";
import { manyGoals } from "../../tests/store.mjs";
import { scriptTime } from "../grade/trace.mjs";

const CPU_SLOWDOWN = 4;
const CHECK_INS = 24;
const OPENINGS = Number(process.argv[2] ?? 7);
const SIZES = [0, 10, 100, 1000];

const here = (name) => new URL(name, import.meta.url);
const median = (all) => [...all].sort((one, other) => one - other)[Math.floor(all.length / 2)];
const most = (all) => Math.max(...all);

/** A context in which so many goals are stored. */
async function withGoals(browser, url, count) {
  const context = await browser.newContext();
  const page = await context.newPage();
  // A page of the site without the app: nothing reads what is being put there.
  await page.goto(`${url}embed/okr-or-kpi.js`);
  await page.evaluate((stored) => {
    for (const [key, text] of Object.entries(stored)) localStorage.setItem(key, text);
  }, manyGoals(count));
  await page.close();
  return context;
}

async function metrics(cdp) {
  const { metrics: all } = await cdp.send("Performance.getMetrics");
  return { script: all.find(({ name }) => name === "ScriptDuration").value * 1000 };
}

/** Milliseconds of script until the list is there. */
async function openings(browser, url, count) {
  const scripts = [];
  const reads = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    const context = await withGoals(browser, url, count);
    const page = await context.newPage();
    await page.addInitScript(() => {
      globalThis.waymarkReads = [];
      const get = Storage.prototype.getItem;
      Storage.prototype.getItem = function (key) {
        if (this === localStorage) globalThis.waymarkReads.push(key);
        return get.call(this, key);
      };
    });
    const cdp = await context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
    await browser.startTracing(page, { categories });
    await page.goto(`${url}#/goals`);
    await page.locator(count === 0 ? "form.form" : ".goal").first().waitFor();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    scripts.push(scriptTime(JSON.parse(await browser.stopTracing()).traceEvents));
    const read = await page.evaluate(() => globalThis.waymarkReads);
    reads.push(read.filter((key) => key.includes("/checkins/")).length);
    await context.close();
  }
  return { script: median(scripts), historiesRead: most(reads) };
}

/** Milliseconds that the browser takes for a page's first look at its storage. */
async function firstLooks(browser, url, count) {
  const times = [];
  for (let round = 0; round < OPENINGS; round += 1) {
    const context = await withGoals(browser, url, count);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
    await page.goto(`${url}embed/okr-or-kpi.js`);
    times.push(
      await page.evaluate(() => {
        const start = performance.now();
        localStorage.getItem("waymark");
        return performance.now() - start;
      }),
    );
    await context.close();
  }
  return median(times);
}

/** What check-ins write, and what they cost. */
async function checkIns(browser, url, count) {
  const context = await withGoals(browser, url, count);
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.waymarkWrites = [];
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (this === localStorage) globalThis.waymarkWrites.push([key, text.length]);
      return set.call(this, key, text);
    };
  });
  await page.goto(`${url}#/goals`);
  await page.locator(".goal").first().waitFor();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Performance.enable");
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const keys = [];
  const sizes = [];
  const costs = [];
  for (let round = 0; round < CHECK_INS + 4; round += 1) {
    const form = page.locator(".goal").nth(round % 5).locator("form.check-in").nth(round % 3);
    await form.getByLabel("New value").fill(String(11 + round));
    await page.evaluate(() => {
      globalThis.waymarkWrites = [];
    });
    // Timers of what came before have run by then.
    await page.waitForTimeout(1300);
    await page.evaluate(() => {
      globalThis.waymarkWrites = [];
    });
    const before = await metrics(cdp);
    // Without the pointer on its way there.
    await form.evaluate((element) => element.requestSubmit());
    await page.waitForFunction(() => document.getElementById("status").textContent.startsWith("Saved") && globalThis.waymarkWrites.length >= 2);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    const after = await metrics(cdp);
    const writes = await page.evaluate(() => globalThis.waymarkWrites);
    // The first ones run code that was not compiled yet.
    if (round < 4) continue;
    keys.push(writes.length);
    sizes.push(writes.reduce((sum, [key, size]) => sum + key.length + size, 0));
    costs.push(after.script - before.script);
  }
  await context.close();
  return {
    keys: [Math.min(...keys), most(keys)],
    characters: { median: median(sizes), most: most(sizes) },
    script: { median: median(costs), most: most(costs) },
  };
}

const server = await serve();
const browser = await chromium.launch(settings.launchOptions);
const results = { date: new Date().toISOString().slice(0, 10), chromium: browser.version(), opening: {}, checkIn: {} };
for (const size of SIZES) {
  results.opening[size] = await openings(browser, server.url, size);
  results.opening[size].firstLook = await firstLooks(browser, server.url, size);
}
for (const size of [10, 1000]) results.checkIn[size] = await checkIns(browser, server.url, size);
await browser.close();
await server.stop();

const nothing = results.opening[0].script;
const beyond = (size) => results.opening[size].script - nothing;
results.ratio = results.checkIn[1000].script.median / results.checkIn[10].script.median;
results.growth = {
  whole: Math.log(results.opening[1000].script / results.opening[10].script) / Math.log(100),
  "beyond an empty list, from 100": Math.log10(beyond(1000) / beyond(100)),
};
writeFileSync(here("results.json"), `${JSON.stringify(results, null, 2)}\n`);

const ms = (value) => value.toFixed(1);
const row = (name, pick) => `| ${name} | ${[10, 1000].map((size) => pick(results.checkIn[size])).join(" | ")} |`;
const figures = `
${results.date}, Chromium ${results.chromium}, CPU slowed ${CPU_SLOWDOWN} times.

| a check-in among                  | 10 goals | 1,000 goals |
| --------------------------------- | -------: | ----------: |
${row("keys written, least and most", (it) => it.keys.join(" to "))}
${row("characters, median", (it) => it.characters.median)}
${row("characters, most", (it) => it.characters.most)}
${row("script, median, ms", (it) => ms(it.script.median))}

Among 1,000 it costs ${results.ratio.toFixed(2)} times what it does among 10 (at most 1.2).

| opening the list, goals | 0 | 10 | 100 | 1,000 |
| ----------------------- | -: | -: | --: | ----: |
| script, median, ms | ${SIZES.map((size) => ms(results.opening[size].script)).join(" | ")} |
| beyond an empty one, ms | ${SIZES.map((size) => ms(beyond(size))).join(" | ")} |
| of it the browser's first look at its storage, ms | ${SIZES.map((size) => ms(results.opening[size].firstLook)).join(" | ")} |
| histories read | ${SIZES.map((size) => results.opening[size].historiesRead).join(" | ")} |

Growth from 10 to 1,000 as a power: ${results.growth.whole.toFixed(2)} in all, from 100 to 1,000 beyond an empty list ${results.growth["beyond an empty list, from 100"].toFixed(2)} (at most 1.1).
`;
const readme = readFileSync(here("README.md"), "utf8");
writeFileSync(here("README.md"), readme.replace(/(<!-- figures -->\n)[^]*(\n<!-- \/figures -->)/, `$1${figures}$2`));
console.log(figures);
