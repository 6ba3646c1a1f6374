// Years that two devices live through at random: whatever happens follows from one number.

import { Devices } from "./devices.mjs";
import { Drive } from "./drive.mjs";
import { expect, seal, stored } from "./goals.mjs";
import { later } from "./objective.mjs";

/** What both begin with: an objective of the year. */
const BEGUN = "2026-12-01";
const DAYS = 365;
const KEY_RESULT = "Conversion";
const PERIOD = { first: BEGUN, last: later(BEGUN, DAYS - 1) };

/** The record that is lived with, and what begins the keys of its years. */
const RECORD = "waymark/1/objective/a1";
const YEARS = "waymark/1/checkins/a1/";

/** A number after a number (mulberry32). */
export class Chance {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  /** A whole number from 0 on, below another. */
  below(most) {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  }

  oneIn(many) {
    return this.below(many) === 0;
  }

  of(some) {
    return some[this.below(some.length)];
  }
}

/** The folder of one device, as its drive has it there. */
class Folder extends Drive {
  /** The name of what the page wrote last. */
  newest = undefined;
  /** Called when the page lists the folder. */
  listed = () => {};
  /** Called instead of an answer once a file was written, where the page is to end then. */
  ends = undefined;

  answer(what, name, text) {
    const answer = super.answer(what, name, text);
    if (what === "list") this.listed();
    if (what !== "put" || answer.fails) return answer;
    this.newest = name;
    if (!this.ends) return answer;
    this.ends();
    return new Promise(() => {});
  }
}

/** What the drive has on its server, and what each device has not sent yet. */
class Cloud {
  files = new Map();

  constructor(chance) {
    this.chance = chance;
  }

  /** Sends what a device has and the server has not. */
  send({ folder, sent }) {
    for (const name of folder.names) {
      const text = folder.read(name);
      if (sent.get(name) !== text) this.files.set(name, text);
      sent.set(name, text);
    }
  }

  /** Brings what the server has, in whatever state. */
  bring({ folder, sent }, isFaulty) {
    const { chance } = this;
    for (const [name, text] of this.files) {
      const there = folder.names.includes(name);
      if ((there && folder.read(name) === text) || folder.newest === name) continue;
      const placeholder = `.${name}.icloud`;
      if (folder.names.includes(placeholder)) folder.remove(placeholder);
      const put = (name, text) => {
        folder.put(name, text);
        // What the drive did itself is not sent back.
        sent.set(name, text);
      };
      const stem = name.replace(/\.json$/, "");
      const removed = () => there && folder.remove(name);
      switch (isFaulty ? chance.below(12) : 11) {
        case 0:
        case 1:
        case 2:
          // It does not come yet.
          break;
        case 3:
          put(name, text.slice(0, chance.below(text.length)));
          break;
        case 4:
          put(name, "");
          break;
        case 5:
          removed();
          put(placeholder, "placeholder");
          break;
        case 6:
          put(`${stem} (1).json`, text);
          break;
        case 7:
          put(`renamed ${chance.below(3)}.json`, text);
          break;
        case 8:
          removed();
          break;
        default:
          put(name, text);
      }
    }
  }
}

/** In a page: what it takes for chance follows from a number, and is another on each visit. */
function seeded(seed) {
  const loads = Number(localStorage.getItem("loads")) + 1;
  localStorage.setItem("loads", `${loads}`);
  let state = (seed * 100_003 + loads * 7919) >>> 0;
  crypto.getRandomValues = (array) => {
    for (let at = 0; at < array.length; at += 1) {
      state = (state + 0x9e3779b9) >>> 0;
      const mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
      const again = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
      array[at] = (again ^ (again >>> 15)) >>> 0;
    }
    return array;
  };
}

const writerOf = (stamp) => stamp.split(".")[1];

/** Whether a write whose writer had seen all of this replaced one with that stamp. */
function covers(seen, stamp) {
  const [counter, writer] = stamp.split(".");
  return seen.some((it) => {
    const [last, whose] = it.split(".");
    return whose === writer && Number(last) >= Number(counter);
  });
}

/** What is written under each name: the newest first, as `{ value, stamp, seen }`. */
function entriesOf(records) {
  const all = {};
  for (const { fields, others = {} } of records) {
    for (const [name, first] of Object.entries(fields)) {
      const entries = [first, ...(others[name] ?? [])].map(([value, stamp, seen = ""]) => {
        return { value: JSON.stringify(value), stamp, seen: seen.split(" ") };
      });
      all[name] = [...(all[name] ?? []), ...entries];
    }
  }
  for (const [name, entries] of Object.entries(all)) {
    const standing = entries.filter((it) => !entries.some(({ seen }) => covers(seen, it.stamp)));
    // Of a check-in that is kept in two places there may be two.
    all[name] = standing.filter((it, at) => standing.findIndex(({ stamp }) => stamp === it.stamp) === at);
  }
  return all;
}

/** What was said to be saved, and what whoever wrote it had been shown, however long ago. */
class Ledger {
  writes = new Map();

  /**
   * Takes down what came to be in a record: `there` is how it stood just before, `known` what
   * its writer had been shown, and in field `settled` which of that was chosen between.
   */
  note(known, there, after, settled) {
    for (const [field, entries] of Object.entries(after)) {
      const old = (there[field] ?? []).map(({ stamp }) => stamp);
      for (const { stamp, value } of entries.filter((it) => !old.includes(it.stamp))) {
        const seen = new Set();
        const shown = known[field] ?? [];
        for (const { stamp } of shown) {
          for (const earlier of this.writes.get(`${field} ${stamp}`)?.seen ?? []) seen.add(earlier);
        }
        // Who writes sees what is shown, chooses between all, and knows what the same page wrote.
        const isKnown = (it, at) => at === 0 || field === settled || writerOf(it.stamp) === writerOf(stamp);
        for (const it of shown.filter(isKnown)) seen.add(it.stamp);
        this.writes.set(`${field} ${stamp}`, { field, stamp, value, seen });
      }
    }
  }

  /** Of all that was said to be saved, what neither stands nor was replaced by who had seen it. */
  lost(record) {
    const stands = ({ field, stamp, value }) =>
      (record[field] ?? []).some(
        (it) =>
          it.stamp === stamp ||
          it.value === value ||
          this.writes.get(`${field} ${it.stamp}`)?.seen.has(stamp),
      );
    return [...this.writes.values()].filter((it) => !stands(it));
  }
}

/** One of the two, as a person lives with it. */
class Life {
  folder = new Folder();
  sent = new Map();
  away = 0;
  deeds = 0;

  constructor(year, name, context, open) {
    Object.assign(this, { year, name, context, open });
  }

  get page() {
    return this.goals.page;
  }

  say(what) {
    this.year.log.push(`${this.today} ${this.name}: ${what}`);
  }

  async begin(day, texts, seed) {
    this.today = day;
    await this.context.addInitScript(seeded, seed);
    await this.folder.seenBy(this.context);
    await this.context.clock.setFixedTime(new Date(`${day}T12:00`));
    this.goals = await this.open({ in: this.context, now: false });
    await this.goals.openWith(texts);
    await new Devices(this.goals).connect(this.name);
    await this.unlocked();
    await this.goals.list();
    // Where there was nothing, the form of a new one stands open.
    await this.looks(() => this.goals.reload());
  }

  /** Waits until no look into the folder is under way. */
  unlocked() {
    return this.page.evaluate(() => navigator.locks.request("waymark/device", () => {}));
  }

  /** Does something at which the page looks into the folder, to the end of that. */
  async looks(act) {
    const listed = new Promise((done) => {
      this.folder.listed = done;
    });
    await act();
    await listed;
    await this.unlocked();
  }

  /** The page is left for another program, or seen again. */
  seenAgain() {
    return this.looks(() =>
      this.page.evaluate(() => void document.dispatchEvent(new Event("visibilitychange"))),
    );
  }

  async record() {
    const texts = await this.page.evaluate(
      ([key, years]) =>
        Object.keys(localStorage)
          .filter((it) => it === key || it.startsWith(years))
          .map((it) => localStorage.getItem(it)),
      [RECORD, YEARS],
    );
    for (const text of texts) expect(seal(text.slice(9))).toBe(text);
    return entriesOf(texts.map((text) => JSON.parse(text.slice(9))));
  }

  async title() {
    return JSON.parse((await this.record()).title[0].value);
  }

  /** Does something that is to be saved; once that is said it is taken down. */
  async saves(what, act, { known, settled } = {}) {
    this.say(what);
    const there = await this.record();
    await act();
    await expect.poll(async () => JSON.stringify(await this.record())).not.toBe(JSON.stringify(there));
    await expect(this.goals.saved).toBeVisible();
    this.year.ledger.note(known ?? there, there, await this.record(), settled);
  }

  /** A number that nothing else says. */
  number(from) {
    this.deeds += 1;
    return `${from + this.deeds}.${this.year.lives.indexOf(this) + 1}`;
  }

  /** Somebody writes a title, a target or both, and meanwhile something may come. */
  async edits() {
    const { chance, cloud } = this.year;
    const { goals } = this;
    const known = await this.record();
    await goals.edit(await this.title());
    const which = chance.below(3);
    const title = `${this.name} says ${this.number(0)}`;
    if (which !== 1) await goals.title.fill(title);
    if (which !== 0) await goals.field("Target").fill(this.number(100));
    if (this.away === 0 && chance.oneIn(4)) {
      this.say("the drive brings something while a form is open");
      cloud.bring(this, true);
      await this.seenAgain();
    }
    const save = async () => {
      await goals.button("Save", goals.form).click();
      await expect(goals.form).toHaveCount(0);
    };
    await this.saves(["title", "target", "title and target"][which], save, { known });
    await goals.unfold();
  }

  async checksIn() {
    const { chance } = this.year;
    const { goals } = this;
    const [year, month] = this.today.split("-");
    const days = [this.today, `${year}-${month}-01`, BEGUN];
    const day = chance.of(days);
    const form = goals.checkInForm(await this.title(), KEY_RESULT);
    const values = { "New value": this.number(0) };
    if (day !== this.today) values.Day = day;
    await goals.fillCheckIn(form, values);
    await this.saves(`check-in of ${day}`, async () => {
      await goals.button("Check in", form).click();
      await expect(form.getByLabel("New value", { exact: true })).toHaveValue("");
    });
  }

  /** Chooses in one field between two versions, where there is one. */
  async settles() {
    const { chance } = this.year;
    const region = this.page.getByRole("region", { name: /^Two versions/ });
    const count = await region.getByRole("listitem").count();
    if (count === 0) return;
    const choice = region.getByRole("listitem").nth(chance.below(count));
    const button = choice.getByRole("button").nth(chance.below(2));
    const [, field] = (await button.getAttribute("id")).match(/^(?:keep|use)-a1-(.*)$/);
    await this.saves(`chooses ${field}`, () => button.click(), { settled: field });
    await this.goals.unfold();
  }

  async undoes() {
    if (await this.goals.undo.isVisible()) await this.saves("undo", () => this.goals.undo.click());
    await this.goals.unfold();
  }

  async acts() {
    const { chance } = this.year;
    const which = chance.below(16);
    if (which < 6) await this.edits();
    else if (which < 14) await this.checksIn();
    else await this.settles();
    if (which === 0 || which === 13) await this.undoes();
  }

  /** Comes to the page on a day: to one that stood open meanwhile, or anew. */
  async comes(day) {
    this.today = day;
    await this.context.clock.setFixedTime(new Date(`${day}T12:00`));
    if (this.page.isClosed()) {
      this.goals = await this.open({ in: this.context, now: false });
      await this.looks(() => this.goals.open());
    } else if (this.year.chance.oneIn(2)) {
      await this.looks(() => this.goals.reload());
    } else {
      await this.seenAgain();
      await this.goals.unfold();
    }
  }

  /** Goes away, and what was written goes into the folder, or it does not. */
  async goes() {
    const { chance } = this.year;
    const { folder } = this;
    const what = chance.below(10);
    if (what === 0) folder.fails = { open: "NoModificationAllowedError" };
    if (what === 1) folder.fails = { list: "NotFoundError" };
    if (what === 2) folder.empties = true;
    if (what === 3) {
      this.say("the page ends once it has written its file");
      // Where there is nothing new it writes none.
      await Promise.race([new Promise((done) => (folder.ends = done)), this.seenAgain()]);
      await this.page.close();
    } else if (what < 7) {
      await this.seenAgain();
    } else {
      await this.goals.settings();
      await this.looks(() => new Devices(this.goals).button("Sync now").click());
      await this.goals.list();
    }
    Object.assign(folder, { fails: {}, empties: false, ends: undefined });
  }
}

/** A year of two devices. */
export class Year {
  log = [];
  ledger = new Ledger();

  /** `open` opens a page in a context, watched. */
  constructor(seed, contexts, open) {
    this.seed = seed;
    this.chance = new Chance(seed);
    this.cloud = new Cloud(this.chance);
    const names = ["Laptop", "Phone"];
    this.lives = contexts.map((context, at) => new Life(this, names[at], context, open));
  }

  /** Lives through it, with so many visits of each, and brings both in step. */
  async live(visits) {
    const { chance, cloud, lives } = this;
    const keyResult = { id: "k1", name: KEY_RESULT };
    const texts = stored("a1", "What both begin with", [keyResult], { period: PERIOD });
    for (const [at, life] of lives.entries()) {
      await life.begin(BEGUN, at === 0 ? texts : {}, this.seed * 2 + at);
      cloud.send(life);
      for (const other of lives.slice(at + 1)) cloud.bring(other, false);
    }
    const days = lives.flatMap((life) =>
      Array.from({ length: visits }, () => [later(BEGUN, 1 + chance.below(DAYS - 1)), life]),
    );
    for (const [day, life] of days.toSorted(([one], [other]) => (one < other ? -1 : Number(one > other)))) {
      await this.visit(life, day);
    }
    // Both come home.
    const last = later(BEGUN, DAYS - 1);
    for (let round = 0; round < 3; round += 1) {
      for (const life of lives) {
        cloud.bring(life, false);
        await life.comes(last);
        await life.seenAgain();
        cloud.send(life);
      }
    }
  }

  async visit(life, day) {
    const { chance, cloud } = this;
    // For so many visits it is used, and its drive does nothing.
    if (life.away > 0) life.away -= 1;
    else if (chance.oneIn(6)) life.away = 1 + chance.below(4);
    if (life.away === 0) cloud.bring(life, true);
    await life.comes(day);
    for (let acts = chance.below(4); acts > 0; acts -= 1) await life.acts();
    await life.goes();
    if (life.away === 0 && !chance.oneIn(4)) cloud.send(life);
  }

  end() {
    for (const { folder } of this.lives) folder.end();
  }
}
