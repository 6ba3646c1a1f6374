// What the page of KPIs can look like: what is stored, and what a person does there.

import { expect } from "./goals.mjs";
import { storedKpi } from "./kpis.mjs";
import { on } from "./objective.mjs";

/** A Wednesday. */
const TODAY = "2026-11-18";

const NAME = "Gross margin";

/** Readings of as many months up to October 2026. */
function monthly(values) {
  const day = (place) => new Date(Date.UTC(2026, 10 - (values.length - 1 - place), 0));
  const days = values.map((value, place) => [day(place).toISOString().slice(0, 10), value]);
  return Object.fromEntries(days);
}

const STEADY = [40, 42, 39, 41, 43, 40, 38, 41, 42, 40, 39, 41];
const RISEN = [...STEADY, 50, 52, 49, 51, 53, 50, 48, 51, 52, 50, 49, 51];

const AT_LEAST = { operator: "at-least", target: "35", threshold: "30" };
const WHOLE = { unit: "%", band: AT_LEAST, supports: "A calmer year", source: "The books" };
const long = "x".repeat(200);

/** One of every kind that a card can be. */
const KINDS = {
  "Out of band": {
    readings: { ...monthly([...STEADY, 29, 28]), "2026-11-30": "5" },
    "note/n1": { date: "2026-09-20", text: "Two clients left" },
  },
  "Known to be out of band": {
    readings: monthly([40, 34, 29]),
    acknowledged: { since: "2026-11-10", cause: "The lease", again: "2026-12-10" },
  },
  "Acceptable": { readings: monthly([...STEADY, 33]) },
  "A signal": { readings: monthly(RISEN) },
  "Overdue": { cadence: "week", readings: { "2026-10-29": 40 } },
  "By chance": { readings: monthly([36, 34, 36, 33, 37, 34]), band: { operator: "above", target: "35" } },
  "Provisional": { readings: monthly(STEADY.slice(0, 8)) },
  "Nothing yet": {},
  "A metric": { supports: null, source: null, owner: "", band: undefined },
  "Paused": { readings: monthly(STEADY), rest: { since: "2026-11-01", reason: "Moving" } },
  "Retired": {
    readings: monthly(STEADY),
    rest: { since: "2026-11-01", reason: "Sold", "for-good": true },
  },
  [long]: {
    unit: long,
    owner: long,
    supports: long,
    readings: { "2026-10-31": { value: "9999999999999999999999999999", note: long } },
  },
};

const all = (kinds) => {
  const texts = Object.entries(kinds).map(([name, given], at) =>
    storedKpi(`c${10 + at}`, name, { ...WHOLE, ...given }),
  );
  return Object.assign({}, ...texts);
};

const EVERYTHING = all(KINDS);

/** Opens the page with KPIs stored, on a day for which they were made. */
async function board(kpis, goals, texts = EVERYTHING) {
  await on(kpis.page, TODAY);
  await goals.put(texts);
  await kpis.open();
  await expect(kpis.names).toHaveCount(Object.keys(texts).length);
}

/** Opens one of them. */
async function open(kpis, goals, given) {
  await on(kpis.page, TODAY);
  await goals.put(storedKpi("c1", NAME, { ...WHOLE, ...given }));
  await kpis.page.goto("#/kpis?open=c1");
  await kpis.page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
}

const button = (within, name) => within.getByRole("button", { name, exact: true });

/** Each: what a person does there, given the page of KPIs and of goals. */
export const STATES = {
  "a board with all kinds of cards": board,
  "a board with all four pillars being mended": async (kpis, goals) => {
    await board(kpis, goals, all({ "A metric": KINDS["A metric"] }));
    const card = kpis.card("A metric");
    for (const pillar of ["a goal it supports", "a source", "a band", "an owner"]) {
      const mend = button(card, `Add ${pillar}`);
      if (await mend.isVisible()) await mend.click();
    }
    await expect(card.getByRole("form").first()).toBeVisible();
  },
  "a reading with problems, and one that is asked about": async (kpis, goals) => {
    await board(kpis, goals, all({ [NAME]: { readings: monthly(STEADY) }, Other: {} }));
    const card = kpis.card(NAME);
    await card.getByLabel("New reading").fill("412");
    await button(card, "Record").click();
    await button(card, "Record anyway").waitFor();
    const other = kpis.card("Other");
    await other.getByLabel("New reading").fill("lots");
    await other.getByLabel("Day").fill("2027-01-15");
    await button(other, "Note, or no reading").click();
    await other.getByLabel("Note").fill("n".repeat(2001));
    await button(other, "Record").click();
    await expect(other.locator("[aria-invalid]")).toHaveCount(3);
  },
  "the form of a KPI with problems": async (kpis, goals) => {
    await board(kpis, goals, {});
    const form = kpis.page.getByRole("form", { name: "New KPI" });
    if (!(await form.isVisible())) await kpis.page.getByRole("button", { name: "New KPI" }).click();
    await form.getByText("Source, goal, owner and more").click();
    await form.getByLabel("Band", { exact: true }).selectOption("at least");
    await form.getByLabel("Target", { exact: true }).fill("35");
    await form.getByLabel("Threshold", { exact: true }).fill("40");
    await form.getByLabel("Source", { exact: true }).fill("n".repeat(2001));
    await button(form, "Save").click();
    await expect(form.locator("[aria-invalid]").first()).toBeVisible();
  },
  "the form of a KPI with advice on its name": async (kpis, goals) => {
    await board(kpis, goals, {});
    const form = kpis.page.getByRole("form", { name: "New KPI" });
    if (!(await form.isVisible())) await kpis.page.getByRole("button", { name: "New KPI" }).click();
    await form.getByLabel("KPI", { exact: true }).fill(`Instagram followers of ${long.slice(50)}`);
    await form.getByRole("group", { name: "About the wording" }).waitFor();
  },
  "the form of a KPI whose band is being changed": async (kpis, goals) => {
    await open(kpis, goals, { readings: monthly(STEADY) });
    const card = kpis.card(NAME);
    await button(card, "Edit").click();
    const form = kpis.page.getByRole("form", { name: "Edit this KPI" });
    await form.getByLabel("Threshold", { exact: true }).fill("");
    await form.getByLabel("Target", { exact: true }).fill("41");
    await form.getByLabel("Correct", { exact: true }).first().check();
    await form.getByRole("table", { name: "Judged differently" }).waitFor();
  },
  "an open KPI with a new base proposed, its table shown": async (kpis, goals) => {
    await open(kpis, goals, {
      readings: { ...monthly(RISEN), "2026-11-30": 47 },
      "note/n1": { date: "2025-10-05", text: "A new supplier" },
      "note/n2": { date: "2026-05-05", text: long },
    });
    const card = kpis.card(NAME);
    await button(card, "Begin there").waitFor();
    await card.getByRole("button", { name: /^As a table/ }).click();
    await expect(card.getByRole("table")).toHaveCount(1);
    await button(card, "Correct October 2026").click();
    await button(card, "Begin there").click();
    const base = card.getByRole("form", { name: "Begin a new base", exact: true });
    await button(base, "Begin a new base").click();
    await expect(base.locator("[aria-invalid]")).toHaveCount(1);
  },
  "an open KPI that is out of band, being acknowledged and paused, with problems": async (
    kpis,
    goals,
  ) => {
    await open(kpis, goals, {
      readings: monthly([...STEADY, 29, 28, 27]),
      "band/c": { from: "2026-08-01", operator: "between", low: "35", high: "45" },
      "base/d": { from: "2026-01-01", reason: "The new supplier" },
    });
    const card = kpis.card(NAME);
    await button(card, "Acknowledge").click();
    const form = card.getByRole("form", { name: "Acknowledge that it is out of band" });
    await form.getByLabel("Look again on").fill("2026-11-01");
    await button(form, "Acknowledge").click();
    await expect(form.locator("[aria-invalid]")).toHaveCount(2);
    await button(card, "Retire").click();
    await card.getByRole("form", { name: "Retire" }).waitFor();
  },
  "readings being pasted, some that cannot be read": async (kpis, goals) => {
    await open(kpis, goals, { readings: monthly(STEADY) });
    await button(kpis.card(NAME), "Paste readings").click();
    const paste = kpis.page.getByRole("region", { name: "Paste readings" });
    const lines = ["2026-10-31\t40", "September 2026\t412", "2026-08-31\t42", "later\t3", `${long}\t4`];
    await paste.getByLabel("Paste two columns: date or month, and value").fill(lines.join("\n"));
    await expect(paste.getByRole("row")).not.toHaveCount(0);
    await paste.getByText(/lines? cannot be read/).waitFor();
  },
  "a KPI that is not there": async (kpis, goals) => {
    await on(kpis.page, TODAY);
    await goals.put(all({ Paused: KINDS.Paused }));
    await kpis.page.goto("#/kpis?open=gone");
    await kpis.page.getByText(/^This KPI is not in this browser/).waitFor();
  },
  "one of the example, open": async (kpis) => {
    await kpis.page.goto("#/kpis?example=1");
    await kpis.names.getByRole("link", { name: "First response time" }).click();
    await kpis.page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
  },
};
