// What the pages of reviews can look like: what is stored, and what a person does there.

import { stored } from "./goals.mjs";
import { storedKpi } from "./kpis.mjs";
import { on } from "./objective.mjs";

/** A Wednesday. */
export const TODAY = "2026-11-18";

/** Readings of as many months up to October 2026. */
export function monthly(values) {
  const day = (place) => new Date(Date.UTC(2026, 10 - (values.length - 1 - place), 0));
  const days = values.map((value, place) => [day(place).toISOString().slice(0, 10), value]);
  return Object.fromEntries(days);
}

export const STEADY = [40, 42, 39, 41, 43, 40, 38, 41, 42, 40, 39, 41];
export const RISEN = [...STEADY, 50, 52, 49, 51, 53, 50, 48, 51, 52, 50, 49, 51];

export const WHOLE = {
  unit: "%",
  band: { operator: "at-least", target: "35", threshold: "30" },
  supports: "A calmer year",
  source: "The books",
};

const Q3 = { first: "2026-07-01", last: "2026-09-30" };
const long = "x".repeat(200);

/** One of everything that a review asks. */
export const EVERYTHING = {
  ...storedKpi("c1", "Gross margin", { ...WHOLE, readings: monthly([...STEADY, 29, 28]) }),
  ...storedKpi("c2", "Churn", { ...WHOLE, readings: monthly(STEADY) }),
  ...storedKpi("c3", "Response time", {
    ...WHOLE,
    cadence: "week",
    readings: { "2026-10-29": 40 },
  }),
  ...storedKpi("c4", "NPS", {
    ...WHOLE,
    band: { operator: "at-least", target: "20" },
    readings: monthly(RISEN),
  }),
  ...storedKpi("c5", long, { ...WHOLE, source: null, readings: monthly(STEADY) }),
  ...stored("o1", "A calmer support", [
    { name: "Conversion", unit: "%", start: "12", target: "18", checkIns: { "2026-10-20": "13" } },
    { name: "Calls", checkIns: { "2026-11-17": "13" } },
  ]),
  ...stored("o2", "A faster site", [{ name: "Load time", start: "10", target: "5" }], {
    period: Q3,
    closed: { on: "2026-10-02", next: "continue" },
  }),
  ...stored("o3", "More signups", [{ name: "Signups", checkIns: { "2026-09-20": "70" } }], {
    period: Q3,
  }),
};

/** Opens a review with this stored, on a day for which it was made. */
export async function review(goals, which, texts = EVERYTHING) {
  const { page } = goals;
  await on(page, TODAY);
  await goals.put(texts);
  await page.goto(`#/review/${which}`);
  await page.locator("#status").waitFor({ state: "attached" });
  await page.locator(".review__step, .minutes").first().waitFor();
}

/** Goes to a step. */
const go = (page, name) => page.getByRole("button", { name, exact: true }).click();

const press = (page, name) => page.getByRole("button", { name }).first().click();

/** Each: what a person does there, given the page of goals. */
export const STATES = {
  "a weekly review, a KPI out of band": (goals) => review(goals, "week"),
  "a weekly review, a reading with a problem and a note": async (goals) => {
    const { page } = goals;
    await review(goals, "week");
    await go(page, "Response time");
    await page.getByLabel("New reading").fill("lots");
    await page.getByLabel("New reading").press("Enter");
    await page.getByRole("button", { name: "Note", exact: true }).click();
    await page.getByLabel("Note for the minutes").fill("n".repeat(2001));
    await page.locator("[aria-invalid]").nth(1).waitFor();
  },
  "a weekly review, the check-ins of an objective with an action": async (goals) => {
    const { page } = goals;
    await review(goals, "week");
    await go(page, "A calmer support");
    await press(page, /^New action/);
    await page.getByRole("region", { name: "Actions" }).waitFor();
  },
  "a monthly review, a band that is moved": async (goals) => {
    const { page } = goals;
    await review(goals, "month");
    await go(page, "NPS");
    await page.locator(".chart__drawing svg").waitFor();
  },
  "a monthly review, a KPI that lost a pillar": async (goals) => {
    await review(goals, "month");
    await go(goals.page, long);
    await goals.page.getByRole("region", { name: /metric/ }).waitFor();
  },
  "a quarterly review, an objective to close": (goals) => review(goals, "quarter"),
  "a quarterly review, lessons to be written": async (goals) => {
    await review(goals, "quarter");
    await goals.page.getByRole("button", { name: "A faster site", exact: true }).first().click();
    await goals.page.getByRole("form", { name: "Write what you learned" }).waitFor();
  },
  "a quarterly review, the plan": async (goals) => {
    await review(goals, "quarter");
    await go(goals.page, "What comes next?");
    await goals.page.getByRole("link", { name: /^New objective/ }).waitFor();
  },
  "a quarterly review, how high the aim was": async (goals) => {
    const { "waymark/1/objective/o3": _, ...texts } = EVERYTHING;
    await review(goals, "quarter", texts);
    await go(goals.page, "How high do you aim?");
    await goals.page.getByRole("list", { name: /^Mean score/ }).waitFor();
  },
  "a weekly review that is over, with its minutes": async (goals) => {
    const { page } = goals;
    await review(goals, "week");
    const { length } = await page.locator(".review__list > li").all();
    for (let at = 1; at <= length; at++) {
      await page.locator(".review__at").filter({ hasText: `${at} of ${length}` }).waitFor();
      await press(page, /^Skip/);
    }
    await page.getByRole("button", { name: "Copy as Markdown" }).waitFor();
  },
  "a monthly review with nothing to decide": async (goals) => {
    const fine = { ...WHOLE, readings: monthly([33, 36, 34, 37, 35, 36]), band: undefined };
    await review(goals, "month", storedKpi("c1", "Churn", { ...fine, band: { operator: "at-least", target: "20" } }));
    await goals.page.getByRole("heading", { name: "Nothing to decide" }).waitFor();
  },
};
