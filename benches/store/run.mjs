// What a check-in writes and costs among 10 goals and among 1,000, and what it takes
// to open the list.
//
//   node benches/store/run.mjs [openings] | --quick

import { manyGoals } from "../../tests/store.mjs";
import { main, rounds } from "../lib/bench.mjs";
import { contextWith, drawn, metric, slowed } from "../lib/browser.mjs";
import { median, ratio } from "../lib/figures.mjs";
import { parseTime } from "../lib/floors.mjs";
import { scriptTime, traceOf } from "../lib/trace.mjs";
import { record, tables } from "./report.mjs";

/** So many objectives are checked in on, in turn. */
const CARDS = 5;

/** The first ones run code that was not compiled yet. */
const UNCOUNTED = 4;

const bench = {
  name: "store",
  settings: { openings: 7, checkIns: 24, sizes: [0, 10, 100, 1000], among: [10, 1000] },
  quick: { openings: 3, checkIns: 8, sizes: [0, 1000], among: [1000] },
  measure,
  ratios,
  record,
  tables,
};
export default bench;

async function measure({ browser, server, settings: { openings, checkIns, sizes, among } }) {
  const opening = new Map(sizes.map((size) => [size, { scripts: [], reads: [], looks: [] }]));
  const floors = [];
  await rounds(openings, sizes, async (size) => {
    const { scripts, reads, looks } = opening.get(size);
    const { script, histories } = await opened(browser, server, size);
    scripts.push(script);
    reads.push(histories);
    looks.push(await firstLook(browser, server, size));
    if (size === 1000) floors.push(await parsed(browser, Object.values(manyGoals(size))));
  });
  const checked = new Map();
  for (const size of among) {
    checked.set(size, await checkedIn(browser, server, size, checkIns));
    process.stderr.write(".");
  }
  return { opening, floors, checkIns: checked };
}

/** How many times a floor of the same run something is: the browser's parser with all texts. */
function ratios({ opening, floors, checkIns }) {
  const beyond = median(opening.get(1000).scripts) - median(opening.get(0).scripts);
  const parser = median(floors);
  return {
    "opening 1,000 goals, beyond an empty list, to JSON.parse of them": ratio(beyond, parser),
    "a check-in among 1,000 goals to JSON.parse of them": ratio(
      median(checkIns.get(1000).costs),
      parser,
    ),
  };
}

/** What the parser takes for these texts, in a page as slow as the others. */
async function parsed(browser, texts) {
  const page = await browser.newPage();
  await slowed(page);
  const took = await parseTime(page, texts);
  await page.close();
  return took;
}

/** Milliseconds of script until the list is there, and how many histories were read for it. */
async function opened(browser, server, count) {
  const context = await contextWith(browser, server, manyGoals(count));
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.waymarkReads = [];
    const get = Storage.prototype.getItem;
    Storage.prototype.getItem = function (key) {
      if (this === localStorage) globalThis.waymarkReads.push(key);
      return get.call(this, key);
    };
  });
  await slowed(page);
  const events = await traceOf(browser, page, async () => {
    await page.goto(`${server.url}#/goals`);
    await page.locator(count === 0 ? "form.form" : ".goal").first().waitFor();
    await drawn(page);
  });
  const read = await page.evaluate(() => globalThis.waymarkReads);
  await context.close();
  const histories = read.filter((key) => key.includes("/checkins/")).length;
  return { script: scriptTime(events), histories };
}

/** Milliseconds that the browser takes for a page's first look at its storage. */
async function firstLook(browser, server, count) {
  const context = await contextWith(browser, server, manyGoals(count));
  const page = await context.newPage();
  await slowed(page);
  await page.goto(`${server.url}nothing`);
  const took = await page.evaluate(() => {
    const start = performance.now();
    localStorage.getItem("waymark");
    return performance.now() - start;
  });
  await context.close();
  return took;
}

/** What check-ins write, what they cost, and what the parser takes for what was written. */
async function checkedIn(browser, server, count, times) {
  const context = await contextWith(browser, server, manyGoals(count));
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.waymarkWrites = [];
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (this === localStorage) globalThis.waymarkWrites.push([key, text]);
      return set.call(this, key, text);
    };
  });
  await page.goto(`${server.url}#/goals`);
  await page.locator(".goal").first().waitFor();
  // A card folds away where one checks in.
  for (let place = 0; place < CARDS; place += 1) {
    const card = page.locator(".goal").nth(place);
    await card.locator(".goal__unfold").click();
    await card.locator("form.check-in").first().waitFor();
  }
  const cdp = await slowed(page);
  await cdp.send("Performance.enable");
  const [keys, sizes, costs, floors] = [[], [], [], []];
  for (let round = 0; round < times + UNCOUNTED; round += 1) {
    const form = page.locator(".goal").nth(round % CARDS).locator("form.check-in").nth(round % 3);
    await form.getByLabel("New value").fill(String(11 + round));
    // Timers of what came before have run by then.
    await page.waitForTimeout(1300);
    await page.evaluate(() => {
      globalThis.waymarkWrites = [];
    });
    const before = await metric(cdp, "ScriptDuration");
    // Without the pointer on its way there.
    await form.evaluate((element) => element.requestSubmit());
    await page.waitForFunction(
      () =>
        document.getElementById("status").textContent.startsWith("Saved") &&
        globalThis.waymarkWrites.length >= 2,
    );
    await drawn(page);
    const script = (await metric(cdp, "ScriptDuration")) - before;
    const writes = await page.evaluate(() => globalThis.waymarkWrites);
    if (round < UNCOUNTED) continue;
    keys.push(writes.length);
    sizes.push(writes.reduce((sum, [key, text]) => sum + key.length + text.length, 0));
    costs.push(script);
    floors.push(await parsed(browser, writes.map(([, text]) => text)));
  }
  await context.close();
  return { keys, sizes, costs, floors };
}

await main(import.meta.url, bench);
