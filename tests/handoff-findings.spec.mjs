// What turns out to be odd as time goes by: what is said, and what one press does about it.

import { expect, on, stored, test as base } from "./objective.mjs";
import { Kpis, storedKpi } from "./kpis.mjs";

const test = base.extend({
  kpis: async ({ page }, use) => use(new Kpis(page)),
});

const TITLE = "Make the trial the reason to buy";
const EARLIER = "Make the trial easier";
const TODAY = "2026-11-18";
const THIRD = { period: { first: "2026-07-01", last: "2026-09-30" } };
const CLOSED = { closed: { on: "2026-10-01", next: "continue" } };

test.beforeEach(async ({ page }) => on(page, TODAY));

/** Three key results, of which the first is this. */
const three = (first) => [
  { name: "Conversion", start: "12", target: "18", unit: "%", ...first },
  { name: "Visits" },
  { name: "Calls" },
];

/** Saves the form with another value in the first field of a label. */
async function edit(goals, objective, label, value) {
  await goals.button("Edit", goals.card(TITLE)).click();
  await goals.field(label, 1).fill(value);
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  await objective.arrived();
}

test("a target that moves after the first day stays said, is set back by one press, and that is undone", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith(stored("a1", TITLE, three({})));
  await objective.open(TITLE);
  const said = "The target of “Conversion” was lowered from 18% to 15% on 18 November 2026.";
  const found = objective.finding("The target of “Conversion”");
  await expect(found).toHaveCount(0);
  await edit(goals, objective, "Target", "15");
  await expect(found).toContainText(said);
  await page.reload();
  await objective.arrived();
  await goals.button("Set it back to 18%", found).click();
  await expect(found).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  expect((await goals.records())[TITLE]["kr/a1k0/target"]).toBe("18");
  await goals.undo.click();
  await expect(found).toContainText(said);
  // Edited back by hand, nothing is left to say.
  await edit(goals, objective, "Target", "18");
  await expect(found).toHaveCount(0);
});

test("what was after the same in the quarter before leads to its hand-off, or is left as it is", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith({
    ...stored("a1", EARLIER, three({}), { ...THIRD, ...CLOSED }),
    ...stored("a2", TITLE, three({ checkIns: { "2026-11-10": "18" } })),
  });
  await objective.open(TITLE);
  const found = objective.finding("“Conversion” had the same target in the period before.");
  await expect(found).toContainText("Rock");
  await found.getByRole("link", { name: "Make “Conversion” a KPI" }).click();
  await expect(page).toHaveURL(/open=a2&handoff=a2k0/);
  await expect(page.getByRole("group", { name: "Conversion", exact: true })).toBeVisible();
  await page.goBack();
  await objective.arrived();
  await goals.button("Leave it as it is", found).click();
  await expect(found).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  await page.reload();
  await objective.arrived();
  await expect(found).toHaveCount(0);
});

test("a KPI that met its target before the quarter began is taken out, and still watched", async ({
  goals,
  objective,
}) => {
  await goals.openWith({
    ...storedKpi("c1", "Conversion", { unit: "%", readings: { "2026-08-31": "16", "2026-09-30": "18.5" } }),
    ...stored("a1", TITLE, three({ kpi: "c1" })),
  });
  await objective.open(TITLE);
  const found = objective.finding("“Conversion” was met before it began");
  await expect(found).toContainText("18.5% on 30 September 2026");
  await goals.button("Take “Conversion” out, and keep the KPI", found).click();
  await expect(found).toHaveCount(0);
  const names = goals.card(TITLE).locator(".key-result").getByRole("heading", { level: 4 });
  await expect(names).toHaveText(["Visits", "Calls"]);
  await goals.undo.click();
  await expect(names).toHaveText(["Conversion", "Visits", "Calls"]);
});

test("a level that is open past its period is said to be a KPI", async ({ goals, objective }) => {
  const checked = three({ checkIns: { "2026-09-20": "17" } });
  await goals.openWith(stored("a1", TITLE, checked, THIRD));
  await objective.open(TITLE);
  const found = objective.finding("“Conversion” is still open, though its period ended on 30 September 2026.");
  await expect(found.getByRole("link", { name: "Make “Conversion” a KPI" })).toBeVisible();
});

test("a KPI whose objective was closed says so where it lacks a goal, and can be left so", async ({
  page,
  goals,
  kpis,
}) => {
  await goals.openWith({
    ...stored("a1", EARLIER, three({}), { ...THIRD, ...CLOSED }),
    ...storedKpi("c1", "Conversion", {
      unit: "%",
      source: "The shop",
      objective: "a1",
      supports: null,
      band: { operator: "at-least", target: "12" },
      readings: { "2026-10-31": "16" },
    }),
  });
  await page.goto("#/kpis?open=c1");
  const lacks = page.getByRole("region", { name: "A metric, not a KPI yet" });
  await expect(lacks).toContainText("The objective it supported is closed.");
  await lacks.getByRole("button", { name: "Leave it as it is" }).click();
  await expect(lacks).toHaveCount(0);
  await expect(kpis.goals?.saved ?? goals.saved).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "Conversion", level: 3 })).toBeVisible();
  await expect(lacks).toHaveCount(0);
});
