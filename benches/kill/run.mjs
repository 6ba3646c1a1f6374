// Ends browsers soon after “Saved in this browser.”, and looks what is there afterwards.
//
//   node benches/kill/run.mjs [chromium|firefox|webkit] [trials a kind] [kind]

import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { browsers, pause, within } from "./browsers.mjs";
import { publish, table } from "./report.mjs";
import { BEFORE, DELETED, fileOf, TO_DELETE } from "./seed.mjs";
import { KINDS, lookInto, trial } from "./trials.mjs";

const [, , given, times, only] = process.argv;
const ENGINES = given ? [given] : Object.keys(browsers);
/** Of the first one more: it is what most people have. */
const TRIALS = { chromium: 25, firefox: 10, webkit: 10 };
/** Seconds after which a browser writes down what a page began by writing. */
const WRITTEN_AFTER = 5;
/** So many profiles at once; most of the time they wait. */
const PROFILES = Number(process.env.WAYMARK_PROFILES ?? 10);

/** Seconds from “Saved” to the end, how long the page was open before, and how it ends. */
const PLAN = [
  ...[0.05, 0.05, 0.2, 0.5, 1, 1, 3, 5, 12, 20, 45].map((delay) => ({ delay, open: 0, end: "killed" })),
  ...[0.05, 0.05, 0.2, 0.5, 1, 3, 5, 8, 15, 30, 60].map((delay) => ({ delay, open: 8, end: "killed" })),
  ...[0.05, 1].map((delay) => ({ delay, open: 0, end: "closed" })),
  { delay: 0.2, open: 8, end: "closed" },
];

/** So many of the plan, spread over it; of more than it has, some again. */
function planned(count) {
  const at = (place) =>
    count < PLAN.length ? Math.floor(((place + 0.5) * PLAN.length) / count) : place % PLAN.length;
  return Array.from({ length: count }, (_, place) => PLAN[at(place)]);
}

/** Lets so many at once through. */
function gateOf(most) {
  let free = most;
  const waiting = [];
  return async (act) => {
    if (free > 0) free -= 1;
    else await new Promise((go) => waiting.push(go));
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

/** A profile in which the objectives are that are there before, closed as one closes it. */
async function template(engine, folder) {
  const page = await engine.start(folder);
  await page.open(`${engine.url}#/goals`);
  await page.run("arrived");
  await page.run("choose", fileOf(BEFORE), "waymark.json");
  await page.run("bringIn");
  await page.run("bin", TO_DELETE);
  // Any browser has written it by then.
  await pause(10_000);
  await page.close();
  const { records, binLines, standsIn, unreadable } = await lookInto(engine, folder);
  const isThere = Object.keys(BEFORE).every((place) => place in records);
  if (!isThere || binLines.length !== 1 || standsIn.length === 0 || unreadable > 0) {
    throw new Error(`what is to be there before is not: ${Object.keys(records)}, ${DELETED}`);
  }
  return { records, version: page.version };
}

async function trials(name, engine, count) {
  const home = mkdtempSync(join(tmpdir(), "waymark-kill-"));
  const clear = () => rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  // Also where this is interrupted: the browsers are ended before.
  process.on("exit", clear);
  const original = join(home, "before");
  const { records, version } = await within(120_000, "a profile", template(engine, original));
  const gate = gateOf(availableParallelism());
  const kinds = Object.entries(KINDS).filter(([kind]) => !only || kind === only);
  let number = 0;
  const plans = kinds.flatMap(([kind, { isDuring }]) =>
    planned(count).map((plan, place) => {
      number += 1;
      if (!isDuring) return { ...plan, kind, number };
      const at = (place + Math.random()) / count;
      // Every other time the browser writes something down meanwhile, and is killed soon
      // after that; else at any point, and a little after.
      const around = WRITTEN_AFTER - 0.4 + 0.8 * Math.random();
      const [open, part] = place % 2 === 0 ? [plan.open, 1.2 * at] : [around, 0.5 + 3 * at];
      return { kind, number, part, open, end: "killed" };
    }),
  );
  // The longest first; what depends on how long an import takes comes last.
  const length = ({ part, delay, open }) => (part === undefined ? delay + open : -1);
  plans.sort((one, other) => length(other) - length(one));
  const done = [];
  const failed = [];
  const worker = async () => {
    for (let plan = plans.shift(); plan; plan = plans.shift()) {
      // No folder's name begins that of another: processes are found by it.
      const profile = join(home, String(plan.number).padStart(5, "0"));
      try {
        cpSync(original, profile, { recursive: true, verbatimSymlinks: true });
        if (plan.part !== undefined) plan.delay = plan.part * importTakes(done);
        done.push(await trial(engine, profile, plan, records, gate));
        process.stderr.write(MARKS[done.at(-1).outcome]);
      } catch (error) {
        failed.push(`${plan.kind} after ${plan.delay} s: ${error.message}`);
        process.stderr.write("?");
      } finally {
        rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    }
  };
  const from = Date.now();
  await Promise.all(Array.from({ length: PROFILES }, worker));
  process.stderr.write("\n");
  clear();
  const minutes = (Date.now() - from) / 60_000;
  return { date: new Date().toISOString().slice(0, 10), version, minutes, trials: done, failed };
}

const MARKS = { kept: ".", nothing: "o", lost: "L", half: "H", resurrected: "R" };

/** Seconds that an import takes here, by those that were waited for. */
function importTakes(done) {
  const took = done.filter(({ kind }) => kind === "import").map(({ took }) => took / 1000);
  return took.sort((one, other) => one - other)[took.length >> 1] ?? 0.3;
}

if (!existsSync(new URL("../../dist/index.html", import.meta.url))) {
  throw new Error("there is no dist/: `cargo xtask build` makes it");
}
const results = {};
for (const name of ENGINES) {
  if (!(name in browsers)) throw new Error(`there is no ${name}: ${Object.keys(browsers)}`);
  const engine = await browsers[name].setUp();
  if (engine.skipped) {
    console.log(`${name} was skipped: ${engine.skipped}`);
    continue;
  }
  try {
    results[name] = await trials(name, engine, Number(times ?? TRIALS[name]));
  } finally {
    await engine.stop();
  }
  for (const failure of results[name].failed) console.log(`${name}: no trial: ${failure}`);
  console.log(`\n${table(name, results[name])}\n`);
  // What is of one kind alone is no record.
  if (!only) publish(name, results[name]);
}
process.exit();
