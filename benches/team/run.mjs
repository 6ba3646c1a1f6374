// Measures what a reload costs where a team shares a store, as it grows, and writes down what
// came out. A program plays the others.
//
//   node benches/team/run.mjs [rounds] | --quick

import { ANN } from "../../tests/hosting/apache-config.mjs";
import { main } from "../lib/bench.mjs";
import { VIEWPORT, slowed } from "../lib/browser.mjs";
import { median, ratio, rounded } from "../lib/figures.mjs";
import { table } from "../lib/table.mjs";
import { Others } from "./others.mjs";

const READINGS = 30_000;

/** What the others did since the page was loaded last. */
const SINCE = {
  "nothing changed": async () => {},
  "one wrote a reading": (others) => others.all(1, true),
  "all wrote the same, as on a new day": (others, count) => others.all(count, false),
  "each wrote a reading of their own": (others, count) => others.all(count, true),
};
const JOINING = "all are new";
const FLOOR = "an empty store";

const bench = {
  name: "team",
  settings: { rounds: 1, among: [1, 10, 50] },
  quick: { rounds: 1, among: [10] },
  measure,
  ratios,
  record,
  tables,
};
export default bench;

async function measure({ browser, settings: { rounds, among } }) {
  const others = new Others();
  await others.start();
  const looks = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const count of among) {
        looks.push(...(await ofATeam(browser, others, count)));
        process.stderr.write(".");
      }
    }
  } finally {
    await others.stop();
  }
  return looks;
}

/** Joins so many others, and loads the page again after each of what they may have done. */
async function ofATeam(browser, others, count) {
  const context = await browser.newContext({ viewport: VIEWPORT, httpCredentials: ANN, serviceWorkers: "block" });
  await context.addInitScript(watched);
  const looks = [];
  const look = async (what, page) => {
    const [begun, ended] = await page.waitForFunction(() => window.looked, null, { timeout: 0 }).then((it) => it.jsonValue());
    const asked = others.gate.asked;
    const bytes = (methods, of) =>
      asked.filter(({ method }) => methods.includes(method)).reduce((sum, it) => sum + Number(of(it) ?? 0), 0);
    looks.push({
      what,
      count,
      took: ended - begun,
      requests: asked.length,
      down: bytes(["PROPFIND", "GET"], (it) => it.bytes),
      up: bytes(["PUT"], ({ sent }) => sent["content-length"]),
    });
  };
  const load = async (what) => {
    others.gate.asked = [];
    const page = await context.newPage();
    await slowed(page);
    await page.goto(`${others.url}#/goals`);
    await look(what, page);
    await page.close();
  };

  // Somebody who joins has nothing yet, and the first who does is alone with the readings.
  await others.begin(READINGS);
  const page = await context.newPage();
  await page.goto(`${others.url}#/goals?settings=1`);
  const join = page.getByRole("button", { name: "Share everything here and join" });
  await join.waitFor();
  // What it looked for by itself is over.
  await page.waitForFunction(() => window.looked);
  await page.evaluate(() => delete window.looked);
  await join.click();
  await page.waitForFunction(() => window.looked, null, { timeout: 0 });
  await page.close();
  await others.alone();
  await load(FLOOR);
  await others.all(count, false);
  await load(JOINING);
  for (const [what, happens] of Object.entries(SINCE)) {
    await happens(others, count);
    await load(what);
  }
  await context.close();
  return looks;
}

/** In the page: how long it looked into the store first, from when it may to when it is done. */
function watched() {
  const { request } = LockManager.prototype;
  LockManager.prototype.request = function (name, ...given) {
    if (name !== "waymark/device") return request.call(this, name, ...given);
    const run = given.pop();
    let begun;
    const held = request.call(this, name, ...given, (lock) => {
      begun = performance.now();
      return run(lock);
    });
    held.then(() => (window.looked ??= [begun, performance.now()]));
    return held;
  };
}

const NAMES = [JOINING, ...Object.keys(SINCE)];
const of = (looks, what, count) =>
  looks.filter((it) => it.what === what && (count === undefined || it.count === count));
const took = (looks) => median(looks.map((it) => it.took));

function ratios(looks) {
  const floor = took(of(looks, FLOOR));
  const counts = [...new Set(looks.map(({ count }) => count))];
  const each = counts.flatMap((count) =>
    NAMES.map((what) => [
      `a reload beside ${count} where ${what} to one with ${FLOOR}`,
      ratio(took(of(looks, what, count)), floor),
    ]),
  );
  return Object.fromEntries(each);
}

function record(looks, { rounds }) {
  const floor = of(looks, FLOOR);
  const counts = [...new Set(looks.map(({ count }) => count))];
  const figures = counts.flatMap((count) =>
    NAMES.map((what) => {
      const some = of(looks, what, count);
      const middle = (name) => median(some.map((it) => it[name]));
      return {
        count,
        what,
        requests: middle("requests"),
        down: middle("down"),
        up: middle("up"),
        took: rounded(took(some), 0),
        toFloor: ratio(took(some), took(floor)),
      };
    }),
  );
  return { rounds, readings: READINGS, floor: rounded(took(floor), 0), figures };
}

function tables({ date, chromium, cpuSlowdown, rounds, readings, floor, figures }) {
  const heading = ["others", "since the last time", "requests", "read (kB)", "written (kB)", "took (ms)", `to ${FLOOR}`];
  const kilobytes = (bytes) => (bytes / 1000).toFixed(0);
  const rows = figures.map((it) => [
    `${it.count}`,
    it.what,
    `${it.requests}`,
    kilobytes(it.down),
    kilobytes(it.up),
    `${it.took}`,
    it.toFloor.toFixed(2),
  ]);
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times, ${rounds === 1 ? "one round" : `${rounds} rounds`}, ${readings} readings; with`,
    `${FLOOR} it took ${floor} ms.`,
    "",
    table([heading, ...rows]),
  ].join("\n");
}

await main(import.meta.url, bench);
