// Three tabs of one browser at which somebody works at random and at the same time;
// everything that was acknowledged has to be there in the end.
//
//   node benches/kill/tabs.mjs [seed] [minutes] [killed]

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { browsers, pause } from "./browsers.mjs";
import { Oracle } from "./oracle.mjs";
import { day } from "./seed.mjs";

const SEED = Number(process.argv[2] ?? Date.now() % 100_000);
const MINUTES = Number(process.argv[3] ?? 10);
/** Whether the browser is killed in the end, and started again, instead of reloading. */
const IS_KILLED = process.argv[4] === "killed";
const TABS = 3;
/** More than a list shows at first. */
const MOST_LISTED = 14;
const MOST_MADE = 90;
/** Milliseconds at most before a title is saved, and between two deeds. */
const THINKING = 600;
const RESTING = 300;
/** What the button says that takes it back. */
const UNDO = {
  create: "Undo: new objective",
  edit: "Undo: edit",
  "check-in": "Undo: check-in",
  bin: "Undo: delete",
  restore: "Undo: restore",
};

/** Random numbers, the same from the same seed. */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const titleOf = (number) => `O${number}:`;
const keyResultOf = (number) => `Number of O${number}`;

/** What tabs have in common: the oracle, and what was touched last. */
const shared = { oracle: new Oracle(), made: 0, values: 0, last: null, log: [], refused: 0 };

/** One tab, and somebody at it. */
class Tab {
  constructor(number, page) {
    Object.assign(this, { number, page, random: randomOf(SEED * 10 + number) });
    /** What it did, to be taken back from the end. */
    this.stack = [];
    this.isBlocked = false;
    this.troubles = [];
  }

  one(all) {
    return all[Math.floor(this.random() * all.length)];
  }

  /** An objective that is listed: often the one that somebody touched last. */
  target() {
    const listed = shared.oracle.numbers("listed");
    const isAgain = this.random() < 0.4 && listed.includes(shared.last);
    return isAgain ? shared.last : this.one(listed);
  }

  async work(until) {
    while (Date.now() < until) {
      await this.deed();
      await pause(this.random() * RESTING);
    }
  }

  async deed() {
    const { oracle } = shared;
    const listed = oracle.numbers("listed").length;
    const binned = oracle.numbers("binned");
    const at = this.random();
    if (listed < 3 || (at < 0.08 && listed < MOST_LISTED && shared.made < MOST_MADE)) {
      return this.create();
    }
    if (at < 0.35) return this.edit();
    if (at < 0.68) return this.checkIn();
    if (at < 0.76) return this.bin();
    if (at < 0.84 && binned.length > 0 && listed < MOST_LISTED) return this.restore(this.one(binned));
    return this.undo();
  }

  /**
   * Does something in the page. Whether it was acknowledged; nothing where it was not
   * even tried, as with something that another tab has taken away meanwhile.
   */
  async run(name, ...args) {
    const from = performance.now();
    try {
      const { saved, told } = await this.page.run(name, ...args);
      const to = performance.now();
      shared.log.push({ tab: this.number, name, args, from, to, told });
      return { saved, from, to };
    } catch (error) {
      const to = performance.now();
      const what = String(error.message).split("\n")[0];
      shared.log.push({ tab: this.number, name, args, from, to, error: what });
      await this.page.run("leave");
      if (/not acknowledged|to close/.test(what)) return { saved: false, from, to };
      this.troubles.push(what);
      return null;
    }
  }

  did(step) {
    this.isBlocked = false;
    this.stack.push(step);
  }

  async create() {
    const number = (shared.made += 1);
    const title = `${titleOf(number)} version 0`;
    const done = await this.run("create", title, keyResultOf(number), "1", "1000");
    if (!done) return;
    const step = shared.oracle.create(number, title, done.from, done.to, done.saved);
    if (done.saved) this.did(step);
    shared.last = number;
  }

  async edit() {
    const number = this.target();
    const title = `${titleOf(number)} version ${(shared.values += 1)}`;
    // Meanwhile another tab may do so too.
    const thinking = this.random() * THINKING;
    await this.writes("edit", number, "title", title, "edit", titleOf(number), title, thinking);
  }

  async checkIn() {
    const number = this.target();
    const value = `${(shared.values += 1)}`;
    const date = this.random() < 0.4 ? day(-1 - Math.floor(this.random() * 4)) : null;
    const args = [titleOf(number), keyResultOf(number), value, date];
    await this.writes("check-in", number, date ?? day(), value, "checkIn", ...args);
  }

  async bin() {
    const number = this.target();
    await this.writes("bin", number, "bin", "binned", "bin", titleOf(number));
  }

  async restore(number) {
    await this.writes("restore", number, "bin", "listed", "restore", titleOf(number));
  }

  async writes(kind, number, field, value, name, ...args) {
    const done = await this.run(name, ...args);
    if (!done) return;
    const { from, to, saved } = done;
    const step = shared.oracle.wrote(kind, number, field, value, from, to, saved);
    if (saved) this.did(step);
    shared.last = number;
  }

  async undo() {
    const step = this.stack.at(-1);
    if (!step || this.isBlocked) return;
    const label = await this.page.run("undoable");
    if (label !== UNDO[step.kind]) {
      throw new Error(`tab ${this.number} offers “${label}” and did a ${step.kind} last`);
    }
    const done = await this.run("undo");
    if (!done) return;
    if (!done.saved) {
      // Another tab changed it since: it stays where it is until something else is done.
      shared.refused += 1;
      this.isBlocked = true;
      return;
    }
    this.stack.pop();
    shared.oracle.tookBack(step, done.from, done.to, true);
  }
}

const here = (name) => new URL(name, import.meta.url);

/** The record of an objective in an export, by its key result, whose name stays. */
function findIn(records) {
  const byName = new Map();
  for (const record of Object.values(records)) {
    for (const [field, [value]] of Object.entries(record.fields)) {
      if (/^kr\/.*\/name$/.test(field)) byName.set(value, { record, id: field.split("/")[1] });
    }
  }
  const find = (number) => byName.get(keyResultOf(number))?.record;
  // What is checked in stands under the key result's id.
  const nameOf = (record, name) => {
    if (["title", "bin"].includes(name)) return [name];
    const its = [...byName.values()].find((it) => it.record === record);
    return [`at/${its.id}/${name}`];
  };
  return [find, nameOf];
}

const engine = await browsers.chromium.setUp();
if (engine.skipped) throw new Error(engine.skipped);
const profile = mkdtempSync(join(tmpdir(), "waymark-tabs-"));
let first = await engine.start(profile);
let failed = false;
try {
  const pages = [first];
  while (pages.length < TABS) pages.push(await first.beside());
  for (const page of pages) {
    await page.open(`${engine.url}#/goals`);
    assert.equal(await page.run("arrived"), "visible");
  }
  const tabs = pages.map((page, place) => new Tab(place + 1, page));
  const from = Date.now();
  await Promise.all(tabs.map((tab) => tab.work(from + MINUTES * 60_000)));
  const { oracle } = shared;
  const exports = [];
  const again = [];
  const errors = () => pages.flatMap((page) => page.errors);
  let before = [];
  if (IS_KILLED) {
    await first.kill();
    before = errors();
    first = await engine.start(profile);
    pages.splice(0, TABS, first);
    await first.open(`${engine.url}#/goals`);
  } else {
    // What one writes the others have heard by then.
    await pause(3000);
    for (const page of pages) exports.push(await page.run("exported"));
    for (const page of pages) await page.reload();
  }
  for (const page of pages) {
    await page.run("arrived");
    again.push(await page.run("exported"));
  }
  const judged = oracle.judge(...findIn(again[0]));
  const same = (all) => all.every((it) => JSON.stringify(sorted(it)) === JSON.stringify(sorted(all[0])));
  const unreadable = await first.run("unreadable");
  const run = {
    date: new Date().toISOString().slice(0, 10),
    chromium: first.version,
    seed: SEED,
    minutes: MINUTES,
    killed: IS_KILLED,
    acknowledged: oracle.done,
    refused: shared.refused,
    unacknowledged: oracle.unsure,
    foundGone: tabs.reduce((sum, tab) => sum + tab.troubles.length, 0),
    objectives: oracle.objectives.size,
    judged: judged.judged,
    atTheSameTime: judged.open,
    lost: judged.lost,
    exportsEqual: same(exports),
    exportsEqualAfter: same([...exports.slice(0, 1), ...again]),
    unreadable,
    errors: [...before, ...errors()],
  };
  failed =
    run.lost.length > 0 ||
    !run.exportsEqual ||
    !run.exportsEqualAfter ||
    unreadable > 0 ||
    run.errors.length > 0;
  if (failed) {
    const log = join(tmpdir(), `waymark-tabs-${SEED}.json`);
    writeFileSync(log, JSON.stringify({ run, log: shared.log, exports, again }, null, 1));
    console.log(`What was done is in ${log}`);
  }
  console.log(`\n${summary(run)}\n`);
  if (!IS_KILLED) publish(run);
} finally {
  await first.kill();
  await engine.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(failed ? 1 : 0);

/** What is exported, whatever the order. */
function sorted(value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

function publish(run) {
  writeFileSync(here("tabs.json"), `${JSON.stringify(run, null, 2)}\n`);
  const readme = readFileSync(here("README.md"), "utf8");
  const marks = /(<!-- tabs -->\n)[^]*(\n<!-- \/tabs -->)/;
  const written = readme.replace(marks, (_, head, tail) => `${head}\n${summary(run)}\n${tail}`);
  writeFileSync(here("README.md"), written);
}

function summary(run) {
  const kinds = Object.entries(run.acknowledged).sort(([one], [other]) => (one < other ? -1 : 1));
  const sum = kinds.reduce((sum, [, count]) => sum + count, 0);
  const equal = (it) => (it ? "equal" : "NOT equal");
  const ending = run.killed ? ", then killed" : "";
  return [
    `${run.date}, Chromium ${run.chromium}, seed ${run.seed}, ${run.minutes} minutes${ending}.`,
    "",
    `${sum} acknowledged: ${kinds.map(([kind, count]) => `${count} ${kind}`).join(", ")}. Undo was`,
    `refused ${run.refused} times since another tab had changed the same; ${run.unacknowledged} came to no`,
    `acknowledgement, ${run.foundGone} found what they were about taken away meanwhile.`,
    "",
    `Of ${run.judged} fields of ${run.objectives} objectives ${run.lost.length} do not say what was acknowledged`,
    `last (${run.atTheSameTime} were written at the same time: one of several). The exports of all tabs are`,
    `${equal(run.exportsEqual)}, afterwards ${equal(run.exportsEqualAfter)};`,
    `${run.unreadable} records unreadable, ${run.errors.length} errors.`,
    ...(run.lost.length > 0 ? ["", ...run.lost.map((it) => `- ${it}`)] : []),
  ].join("\n");
}
