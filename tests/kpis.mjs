// KPIs as they are kept, and their page as a person finds it, by role and label.

import { test as goalsTest, Goals, expect, seal, record, day, fileOf, unseal } from "./goals.mjs";

export { expect, seal, record, day, fileOf, unseal, Goals };

/** The fields of a KPI. What is not given has the value it has for most: monthly, no band. A
    reading is given by the day that carries it, as `"2026-09-30": "41"`, as `{ value, note }`,
    or as `null` where it is closed. */
export function kpiFields(title, given = {}) {
  const { readings = {}, band, made = "2024-01-01", ...more } = given;
  const fields = { title, made, ...more };
  if (band) fields["band/b"] = { from: "2024-01-01", ...band };
  return { ...fields, ...readingFields(readings) };
}

/** The fields of readings by the days that carry them. */
export function readingFields(readings) {
  const said = (it) =>
    it === null ? { closed: true } : typeof it === "object" ? it : { value: `${it}` };
  const fields = Object.entries(readings).map(([on, it]) => [`at/value/${on}`, said(it)]);
  return Object.fromEntries(fields);
}

/** The key and the text of a KPI as it is stored, with its readings in the record. */
export function storedKpi(id, title, given = {}, stamp = "1.seed") {
  const fields = record(kpiFields(title, given), {}, stamp);
  return { [`waymark/1/kpi/${id}`]: seal(JSON.stringify(fields)) };
}

/** The same of readings of a year, which are kept beside it. */
export function storedReadings(id, year, readings, stamp = "1.seed") {
  const fields = record(readingFields(readings), {}, stamp);
  return { [`waymark/1/readings/${id}/${year}`]: seal(JSON.stringify(fields)) };
}

/** Several of the same kind, "KPI 1" the oldest. */
export function storedKpis(count, given = {}) {
  const each = Array.from({ length: count }, (_, place) => {
    const number = `${place + 1}`;
    return storedKpi(`c${number.padStart(4, "0")}`, `KPI ${number}`, given);
  });
  return Object.assign({}, ...each);
}

/** The days that carry the last ended months, the newest first: the last day of each. */
export function endedMonths(count) {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return Array.from({ length: count }, (_, back) => {
    const last = new Date(now.getFullYear(), now.getMonth() - back, 0);
    return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`;
  });
}

/** The page of KPIs. They are told by their names. */
export class Kpis {
  constructor(page) {
    this.page = page;
    this.names = page.getByRole("article").getByRole("heading", { level: 3 });
  }

  async open() {
    await this.page.goto("#/kpis");
    await this.arrived();
  }

  async arrived() {
    await this.page.locator("#status").waitFor({ state: "attached" });
    await this.page.locator(".kpis, .settings").first().waitFor({ state: "attached" });
    await expect(this.page.locator(".loading").filter({ visible: true })).toHaveCount(0);
  }

  /** The card of one of them. */
  card(name) {
    return this.page.getByRole("article", { name });
  }

  get status() {
    return this.page.locator("#status");
  }
}

export const test = goalsTest.extend({
  kpis: async ({ page }, use) => use(new Kpis(page)),
});
