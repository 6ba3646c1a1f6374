// What a number of a KPI is: a running total, which is typed as a whole, and one that is
// measured in something else from a day on.

import { expect, on, stored, test } from "./objective.mjs";
import { Kpis, storedKpi } from "./kpis.mjs";
import { NARROW, sized, wide } from "./screens.mjs";

/** A Tuesday: October waits for its reading. */
const TODAY = "2026-11-03";

const TITLE = "Make the shop pay for itself";

const it = test.extend({
  board: async ({ page }, use) => use(new Kpis(page)),
});

it.beforeEach(async ({ page }) => on(page, TODAY));

const REVENUE = storedKpi("c1", "Revenue", {
  unit: "$",
  total: "year",
  band: { operator: "at-least", target: "7000" },
  readings: { "2026-06-30": 51000, "2026-07-31": 60000, "2026-08-31": 70000, "2026-09-30": 79000 },
});

const OF_REVENUE = stored("a1", TITLE, [
  { name: "Revenue", start: "9000", target: "12000", unit: "$", kpi: "c1" },
]);

it("every field says that a total is typed, and one that would fall is asked about", async ({
  page,
  goals,
  objective,
  board,
}) => {
  const takes = "the total since 1 January, which was $79,000 before";
  await goals.openWith({ ...REVENUE, ...OF_REVENUE });
  // On the sheet of what is due, beside the objective, and on the board.
  const due = page.getByRole("form", { name: "Check in", exact: true });
  await expect(due).toContainText(takes);
  await objective.open(TITLE);
  const form = goals.checkInForm(TITLE, "Revenue");
  await expect(form).toContainText(`October 2026: ${takes}`);
  // Once it asks, its button says so, and with it the form.
  const value = goals.card(TITLE).getByLabel("New value", { exact: true });
  await value.fill("12000");
  await value.press("Enter");
  const asked = /\$12,000\? The running total was already \$79,000/;
  await expect(value).toHaveAccessibleDescription(asked);
  expect(await page.evaluate(() => localStorage["waymark/1/kpi/c1"])).not.toContain("12000");
  await value.fill("88000");
  await value.press("Enter");
  await expect(goals.saved).toBeVisible();
  await expect(goals.card(TITLE)).toContainText("$9,000 in October 2026");
  await board.open();
  await expect(board.card("Revenue")).toContainText("good: at least $7,000");
});

const IN_HOURS = storedKpi("c2", "Reply time", {
  unit: "h",
  band: { operator: "at-most", target: "3" },
  readings: { "2026-07-31": 2.1, "2026-08-31": 2, "2026-09-30": 2, "2026-10-31": 1.8 },
});

const OF_HOURS = stored("a2", TITLE, [
  { name: "Reply time", start: "2", target: "1", unit: "h", kpi: "c2" },
]);

it("minutes are not held against a band, a start and a target in hours", async ({
  page,
  goals,
  objective,
  board,
}) => {
  await goals.put({ ...IN_HOURS, ...OF_HOURS });
  await board.open();
  const card = board.card("Reply time");
  await card.getByRole("heading", { level: 3 }).getByRole("link").click();
  await card.getByRole("button", { name: "Edit", exact: true }).click();
  const form = page.getByRole("form", { name: "Edit this KPI" });
  await form.getByLabel("Unit", { exact: true }).fill("min");
  await expect(form).toContainText("A band in the old unit does not judge readings in the new one");
  await form.getByLabel("Changed since", { exact: true }).fill("2026-11-01");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(goals.saved).toBeVisible();
  await on(page, "2026-12-02");
  await board.open();
  await card.getByLabel("New reading").fill("90");
  await card.getByRole("button", { name: "Record" }).click();
  await expect(card.getByRole("status", { name: "Status", exact: true })).toHaveText("no band");
  await goals.open();
  await objective.open(TITLE);
  const said = goals.card(TITLE);
  await expect(said).toContainText("1.8 h in October 2026");
  await expect(said).not.toContainText("90 h");
  await expect(said).toContainText("It has been measured in min since 1 November 2026");
  await sized(page, NARROW);
  expect(await wide(page)).toEqual({ sideways: false, outside: [] });
});
