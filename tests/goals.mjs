// The goals page as a person finds it, by role and label, and what it keeps.

import { test as base, expect, put, watch } from "./journey.mjs";
import { seal } from "./store.mjs";

export { expect, seal };

export const test = base.extend({
  goals: async ({ page }, use) => use(new Goals(page)),

  /** Opens the goals page once more beside the first, watched as that is. */
  beside: async ({ context, foreseen, baseURL }, use) => {
    const all = [];
    await use(async (open = {}) => {
      const page = await (open.in ?? context).newPage();
      all.push(await watch(page, foreseen, baseURL));
      const goals = new Goals(page);
      if (open.now ?? true) await goals.open();
      return goals;
    });
    expect(all.flat()).toEqual([]);
  },
});

/** What begins every key of Waymark. */
export const OURS = "waymark/";

/** What stands in a frame, read; fails where the checksum is another. */
export function unseal(sealed) {
  expect(seal(sealed.slice(9))).toBe(sealed);
  return JSON.parse(sealed.slice(9));
}

/** The fields of an objective: each key result as `{ name, start, target, … }`. */
export function fieldsOf(title, keyResults = [{}]) {
  const fields = { title, period: { first: "2026-10-01", last: "2026-12-31" } };
  for (const [place, given] of keyResults.entries()) {
    const { id = `k${place}`, checkIns = {}, ...rest } = given;
    const usual = { name: `Number ${place + 1}`, measure: "change", start: "0", target: "100" };
    const members = { ...usual, place: `${place + 1}`, ...rest };
    for (const [name, value] of Object.entries(members)) fields[`kr/${id}/${name}`] = value;
    for (const [day, value] of Object.entries(checkIns)) {
      fields[`at/${id}/${day}`] = typeof value === "string" ? { value } : value;
    }
  }
  return fields;
}

/** A record as it is stored, its fields written by one writer at one time. */
export function record(fields, extra = {}, stamp = "1.seed") {
  const entries = Object.entries(fields).map(([name, value]) => [name, [value, stamp]]);
  return { schema: 1, fields: Object.fromEntries(entries), ...extra };
}

/** The key and the text of an objective as it is stored, with any of its fields. */
export function stored(id, title, keyResults = [{}], more = {}) {
  // Key results have names of their own among all objectives.
  const named = keyResults.map((it, place) => ({ id: `${id}k${place}`, ...it }));
  const fields = { ...fieldsOf(title, named), ...more };
  return { [`waymark/1/objective/${id}`]: seal(JSON.stringify(record(fields))) };
}

/** The same of one that was put into the bin yesterday, or on another day. */
export function binned(id, title, keyResults, on = day(-1)) {
  return stored(id, title, keyResults, { bin: on });
}

/** Many objectives, "Objective 1" the oldest. */
export function storedMany(count) {
  const each = Array.from({ length: count }, (_, place) => {
    const number = `${place + 1}`;
    return stored(`a${number.padStart(4, "0")}`, `Objective ${number}`);
  });
  return Object.assign({}, ...each);
}

/** The text of an exported file with these records, by their places. */
export function fileOf(records) {
  const lines = Object.entries(records).map(([name, it]) => `"${name}":${JSON.stringify(it)}`);
  const head = '{\n"waymark":"export",\n"version":1,\n"made":"2026-11-01",\n"records":{\n';
  return `${head}${lines.join(",\n")}\n}\n}\n`;
}

/** The day that it is here, so many days on. */
export function day(on = 0) {
  const now = new Date();
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + on);
  const two = (number) => String(number).padStart(2, "0");
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

const FOLDED = ["Day", "Confidence, 0 to 10", "Note"];
const isFolded = (values) => Object.keys(values).some((label) => FOLDED.includes(label));

/** The goals page. Objectives are told by their titles, key results by their names. */
export class Goals {
  constructor(page) {
    this.page = page;
    this.cards = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("heading", { level: 3 }) });
    this.titles = this.cards.getByRole("heading", { level: 3 });
  }

  async open() {
    await this.page.goto("#/goals");
    await this.arrived();
  }

  async arrived() {
    await this.page.locator("#status").waitFor({ state: "attached" });
    await this.unfold();
  }

  /** The buttons that show the key results of what is a summary in the list. */
  get folded() {
    const name = /^\d+ key results?(, \d+ actions?)? ?:/;
    return this.page.getByRole("button", { name, expanded: false });
  }

  /** Shows the key results of whatever is listed: of a few, as one does who looks. */
  async unfold(most = 4) {
    await this.page.locator(".goals, .settings, .loading").first().waitFor({ state: "attached" });
    await expect(this.page.locator(".loading, .overview__wait").filter({ visible: true })).toHaveCount(0);
    // Each once, for a second press folds it; and without the focus: that is where it was.
    const pressed = await this.folded.evaluateAll((buttons, most) => {
      const some = buttons.slice(0, most);
      for (const button of some) button.click();
      return some.map((button) => button.getAttribute("aria-controls"));
    }, most);
    for (const rest of pressed) {
      const folded = `[aria-controls="${rest}"][aria-expanded="false"]`;
      await expect(this.page.locator(folded)).toHaveCount(0);
    }
  }

  get settingsHeading() {
    return this.page.getByRole("heading", { level: 1, name: "Data and settings" });
  }

  /** Goes to the page about the data, if that is not the one; whether it was. */
  async settings() {
    const is = (await this.settingsHeading.count()) > 0;
    if (!is) {
      await this.page.getByRole("link", { name: "Data and settings" }).click();
      // It moves the focus there after a frame.
      await expect(this.settingsHeading).toBeFocused();
    }
    return is;
  }

  /** Goes from there to the goals. */
  async list() {
    await this.page.getByRole("link", { name: "← Back to your goals" }).click();
    await expect(this.settingsHeading).toHaveCount(0);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeFocused();
    await this.unfold();
  }

  async reload() {
    await this.page.reload();
    await this.arrived();
  }

  /** Puts texts under keys before the goals page is opened, and opens it. */
  async openWith(texts) {
    await this.put(texts);
    await this.open();
  }

  put(texts) {
    return put(this.page, texts);
  }

  card(title) {
    return this.page
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("heading", { level: 3, name: title, exact: true }) });
  }

  /** The form of a new objective, or of one that is there. */
  get form() {
    return this.page.getByRole("form", { name: /^(New objective|Edit the objective)$/ });
  }

  get title() {
    return this.form.getByLabel("Objective", { exact: true });
  }

  keyResult(number = 1) {
    return this.form.getByRole("group", { name: `Key result ${number}`, exact: true });
  }

  field(label, number = 1) {
    return this.keyResult(number).getByLabel(label, { exact: true });
  }

  button(name, within = this.page) {
    return within.getByRole("button", { name, exact: true });
  }

  get status() {
    return this.page.getByRole("status").and(this.page.locator("#status"));
  }

  get saved() {
    return this.status.filter({ hasText: "Saved in this browser." });
  }

  get notSaved() {
    return this.status.filter({ hasText: "Not saved" });
  }

  /** The same of a file, of which more than that has to be said. */
  get notBroughtIn() {
    return this.status.filter({ hasText: "Not imported" });
  }

  get undo() {
    return this.page.getByRole("button", { name: /^Undo/ });
  }

  get redo() {
    return this.page.getByRole("button", { name: /^Redo/ });
  }

  /** Opens the form of a new objective; where there is none yet, it stands open. */
  async begin() {
    await this.button("New objective").click();
    await expect(this.title).toBeFocused();
  }

  /** Adds a key result to the form, which then has so many. */
  async addKeyResult(number) {
    await this.button("Add a key result", this.form).click();
    // It moves the focus there after a frame: what is filled before that may be
    // typed into the name.
    await expect(this.field("Name", number)).toBeFocused();
  }

  /** Fills the form: `{ Name: "…", Start: "12", … }` for each key result. */
  async fill(title, keyResults = [{ Name: "Conversion", Start: "12", Target: "18" }]) {
    await this.title.fill(title);
    for (const [place, values] of keyResults.entries()) {
      if (place > 0) await this.addKeyResult(place + 1);
      for (const [label, value] of Object.entries(values)) {
        const field = this.field(label, place + 1);
        if (["Measure", "Keep it"].includes(label)) await field.selectOption(value);
        else await field.fill(value);
      }
    }
  }

  /** Writes an objective into the form that is open, and waits until it is kept. */
  async write(title, keyResults) {
    await this.fill(title, keyResults);
    await this.button("Save", this.form).click();
    await expect(this.form).toHaveCount(0);
    await expect(this.card(title)).toBeVisible();
    await expect(this.saved).toBeVisible();
    // It moves the focus there after a frame.
    await expect(this.button("New objective")).toBeFocused();
    await this.unfold();
  }

  async edit(title) {
    await this.button("Edit", this.card(title)).click();
    await expect(this.title).toBeFocused();
  }

  /** The form for a new check-in. */
  checkInForm(title, keyResult = "Conversion") {
    const name = `Check in ${keyResult} ${title}`;
    return this.card(title).getByRole("form", { name, exact: true });
  }

  /** Fills the form of a new check-in, unfolding it for what is folded away. */
  async fillCheckIn(form, values) {
    if (isFolded(values)) {
      await form.getByText("Day, confidence, note", { exact: true }).click();
      await expect(form.getByLabel("Note", { exact: true })).toBeVisible();
      await expect(form.getByLabel("New value", { exact: true })).toBeFocused();
    }
    await this.fillUnfolded(form, values);
  }

  /** Fills a check-in's form that shows all of its fields. */
  async fillUnfolded(form, values) {
    for (const [label, value] of Object.entries(values)) {
      await form.getByLabel(label, { exact: true }).fill(value);
    }
  }

  /** Checks in and waits until it is kept and shown. */
  async checkIn(title, values, keyResult) {
    const form = this.checkInForm(title, keyResult);
    const given = typeof values === "string" ? { "New value": values } : values;
    const before = JSON.stringify((await this.records())[title]);
    await this.fillCheckIn(form, given);
    await this.button("Check in", form).click();
    await expect.poll(async () => JSON.stringify((await this.records())[title])).not.toBe(before);
    await expect(form.getByLabel("New value", { exact: true })).toHaveValue("");
    // Where it was unfolded it folds, and moves the focus after a frame.
    if (isFolded(given)) await expect(form.getByLabel("New value", { exact: true })).toBeFocused();
    await expect(this.saved).toBeVisible();
  }

  /** Opens the check-ins of an objective, and gives their lines. */
  async history(title) {
    const card = this.card(title);
    const toggle = this.button("Check-ins", card);
    if ((await toggle.getAttribute("aria-expanded")) === "false") await toggle.click();
    await expect(card.getByText(/^(No check-ins yet|\d+ check-ins?)$/).first()).toBeVisible();
    return card
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("button", { name: /^Correct/ }) })
      .filter({ hasNot: this.page.getByRole("listitem") });
  }

  get bin() {
    return this.page.locator("details").filter({
      has: this.page.getByRole("heading", { level: 2, name: /^Bin/ }),
    });
  }

  /** Unfolds the bin: among the goals where there is no room, else beside the data. */
  async openBin() {
    if (!(await this.bin.isVisible())) await this.settings();
    const open = await this.bin.evaluate((details) => details.open);
    if (!open) await this.bin.locator("summary").click();
    await expect(this.bin).toHaveAttribute("open");
  }

  /** Deletes an objective, which puts it into the bin. */
  async delete(title) {
    await this.button("Delete", this.card(title)).click();
    await expect(this.card(title)).toHaveCount(0);
    await expect(this.saved).toBeVisible();
    await expect(this.status).toBeFocused();
  }

  /** Gives a file to the page about the data: its text, or its bytes. */
  async choose(content, name = "waymark.json") {
    await this.settings();
    const buffer = Buffer.from(content);
    await this.page
      .getByLabel("Import a file")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  }

  get preview() {
    return this.page.getByRole("region", { name: "What this file would change" });
  }

  /** Why a file is not brought in. */
  get refused() {
    return this.page.getByRole("alert").and(this.page.locator("#preview"));
  }

  /** Imports a file, and goes to the goals. */
  async bringIn(content, name) {
    await this.choose(content, name);
    await this.button("Import", this.preview).click();
    await expect(this.preview).toHaveCount(0);
    await expect(this.saved).toBeVisible();
    await this.list();
  }

  /** The text of the file that a button offers. */
  async download(button) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  }

  /** The text of an export of everything. */
  async exported() {
    const stays = await this.settings();
    const { bytes } = await this.download(this.button("Export everything"));
    if (!stays) await this.list();
    return bytes.toString();
  }

  /** Every key with its text. */
  kept() {
    return this.page.evaluate(() => Object.fromEntries(Object.entries(localStorage)));
  }

  /** Every key of the second store with its text. */
  mirrored() {
    return this.page.evaluate(async () => {
      const answer = (request) =>
        new Promise((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await answer(indexedDB.open("waymark"));
      const texts = database.transaction("texts").objectStore("texts");
      const [keys, all] = await Promise.all([answer(texts.getAllKeys()), answer(texts.getAll())]);
      database.close();
      return Object.fromEntries(keys.map((key, at) => [key, all[at]]));
    });
  }

  /** Changes rows of the second store behind its back: none of a key where it is null. */
  async changeMirror(rows) {
    await this.page.evaluate(async (rows) => {
      const database = await new Promise((resolve, reject) => {
        const request = indexedDB.open("waymark");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = database.transaction(["texts", "sums"], "readwrite");
      const done = new Promise((resolve) => (transaction.oncomplete = resolve));
      const [texts, sums] = ["texts", "sums"].map((name) => transaction.objectStore(name));
      for (const [key, text] of Object.entries(rows)) {
        if (text === null) {
          texts.delete(key);
          sums.delete(key);
        } else {
          texts.put(text, key);
          sums.put(text.slice(0, 8), key);
        }
      }
      await done;
      database.close();
    }, rows);
  }

  /** Takes everything away that this browser keeps of the site, in both stores. */
  async clearAll() {
    const rows = Object.fromEntries(Object.keys(await this.mirrored()).map((key) => [key, null]));
    await this.changeMirror(rows);
    await this.page.evaluate(() => localStorage.clear());
  }

  /** Goes to a page of the site without the app, which holds neither store. */
  async leave() {
    await this.page.goto("embed/version.txt");
  }

  /** What is stored of objectives, by their titles, as `{ field: value }`. */
  async records() {
    const kept = Object.entries(await this.kept());
    const texts = kept.filter(([key]) => /^waymark\/1\/objective\/[^/]+$/.test(key));
    const records = texts.map(([, text]) => {
      const { fields } = unseal(text);
      return Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value]));
    });
    return Object.fromEntries(records.map((record) => [record.title, record]));
  }

  /** The stored check-ins of an objective, by their days. */
  async keptCheckIns(title) {
    const fields = Object.entries((await this.records())[title]);
    const checkIns = fields.filter(([name, value]) => name.startsWith("at/") && value !== null);
    return Object.fromEntries(checkIns.map(([name, value]) => [name.split("/").at(-1), value]));
  }

  /** Fills the storage to the byte with what is not Waymark's. */
  fillUp() {
    return this.page.evaluate(() => {
      let number = 0;
      for (let size = 1 << 20; size >= 1; ) {
        try {
          localStorage.setItem(`filler/${number}`, "x".repeat(size));
          number++;
        } catch {
          size = Math.floor(size / 2);
        }
      }
      let last = localStorage.getItem("filler/0");
      try {
        for (;;) {
          last += "x";
          localStorage.setItem("filler/0", last);
        }
      } catch {
        // Full to the byte.
      }
      return number;
    });
  }

  /** Takes away what the storage was filled with, or one piece of it. */
  makeRoom(all = true) {
    return this.page.evaluate((all) => {
      const fillers = Object.keys(localStorage).filter((key) => key.startsWith("filler/"));
      for (const key of all ? fillers : fillers.slice(0, 1)) localStorage.removeItem(key);
    }, all);
  }
}

/** Counts the calls that write, from a page's beginning. */
export function countWrites(page) {
  return page.addInitScript(() => {
    window.writes = [];
    for (const name of ["setItem", "removeItem"]) {
      const write = Storage.prototype[name];
      Storage.prototype[name] = function (...given) {
        if (this === window.localStorage) window.writes.push([name, given[0]]);
        return write.apply(this, given);
      };
    }
  });
}

/** Lets a page miss what other tabs write, for as long as it is `deaf`. */
export function canBeDeaf(page) {
  return page.addInitScript(() => {
    const stop = (event) => window.deaf && event.stopImmediatePropagation();
    for (const kind of ["storage", "visibilitychange", "focus", "pageshow", "resume"]) {
      addEventListener(kind, stop, true);
      document.addEventListener(kind, stop, true);
    }
  });
}

export const deaf = (page, deaf) => page.evaluate((deaf) => (window.deaf = deaf), deaf);

/** What stands in the element that has the focus, or "body" where none has. */
export function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "body";
    return element.getAttribute("aria-label") ?? element.id ?? element.textContent.trim();
  });
}
