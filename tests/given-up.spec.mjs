// What was typed into a form that is given up: it is there when the form is opened again, also
// after a reload; what nobody typed is not.

import { stored } from "./goals.mjs";
import { put } from "./journey.mjs";
import { expect, storedKpi, test as kpiTest } from "./kpis.mjs";
import { on, Objective } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const TODAY = "2027-01-04";
const KEY_RESULT = { name: "Conversion", checkIns: { "2026-12-20": "50" } };

const test = kpiTest.extend({
  objective: async ({ goals }, use) => use(new Objective(goals)),
});

test.describe("closing an objective", () => {
  test.beforeEach(async ({ page, goals, objective }) => {
    await on(page, TODAY);
    await goals.openWith(stored("a1", TITLE, [KEY_RESULT]));
    await objective.open(TITLE);
    await objective.begin();
  });

  test("lessons outlive Cancel and a reload, and go with the close", async ({
    page,
    goals,
    objective,
  }) => {
    const [learned, differently] = ["What did you learn?", "What would you do differently?"];
    await objective.field(learned).fill("The first call decides.");
    await objective.field(differently).fill("Begin with two people.");
    await goals.button("Cancel", objective.closing).click();
    await expect(objective.closing).toHaveCount(0);
    await expect(objective.button("Close this objective")).toBeFocused();
    // Given up is given up: no reload opens it.
    await page.reload();
    await objective.arrived();
    await expect(objective.closing).toHaveCount(0);
    await objective.begin();
    await expect(objective.field(learned)).toHaveValue("The first call decides.");
    await expect(objective.field(differently)).toHaveValue("Begin with two people.");
    // A second time as well, without a key.
    await goals.button("Cancel", objective.closing).click();
    await expect(objective.closing).toHaveCount(0);
    await objective.begin();
    await expect(objective.field(learned)).toHaveValue("The first call decides.");
    await objective.finish({ learned: "Calls help.", differently: "Two people.", next: "Retire" });
    await expect(goals.card(TITLE).getByText("Closed on 4 January 2027 and retired.")).toBeVisible();
    await objective.button("Reopen").click();
    await objective.begin();
    await expect(objective.field(learned)).toHaveValue("Calls help.");
  });

  test("what nobody typed is not kept", async ({ page, goals, objective }) => {
    await goals.button("Cancel", objective.closing).click();
    await expect(objective.closing).toHaveCount(0);
    const kept = () => page.evaluate(() => Object.keys(sessionStorage).filter((it) => /clos/.test(it)));
    await expect.poll(kept).toEqual([]);
  });
});

for (const [way, giveUp] of Object.entries({
  Cancel: (goals) => goals.button("Cancel", goals.form).click(),
  Escape: (goals) => goals.title.press("Escape"),
})) {
  test(`a new objective given up by ${way} can be gone back to`, async ({ goals }) => {
    await goals.openWith(stored("a1", "Running"));
    await goals.begin();
    await goals.fill(TITLE, [{ Name: "Conversion", Start: "12", Target: "18" }]);
    await giveUp(goals);
    await expect(goals.form).toHaveCount(0);
    await goals.reload();
    await expect(goals.form).toHaveCount(0);
    await goals.begin();
    await expect(goals.title).toHaveValue("");
    await expect(goals.form.getByText(/^You had started another objective/)).toBeVisible();
    await goals.button("Go back to it").click();
    await expect(goals.title).toHaveValue(TITLE);
    await expect(goals.field("Target")).toHaveValue("18");
    await goals.button("Save", goals.form).click();
    await expect(goals.card(TITLE)).toBeVisible();
  });
}

test("changes given up can be shown again, and what another tab wrote since stays", async ({
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ ...KEY_RESULT, name: "Trial" }], { owner: "Ana" }));
  await goals.edit(TITLE);
  await goals.title.fill("Something better");
  await goals.title.press("Escape");
  await expect(goals.form).toHaveCount(0);
  const other = await beside();
  await other.edit(TITLE);
  await expect(other.form.getByText(/^You had changed something/)).toBeHidden();
  await other.field("Name").fill("Trial conversion");
  await other.button("Save", other.form).click();
  await expect(other.form).toHaveCount(0);
  await expect(goals.card(TITLE).getByText("Trial conversion").first()).toBeVisible();

  await goals.edit(TITLE);
  await expect(goals.title).toHaveValue(TITLE);
  await expect(goals.form.getByText(/^You had changed something/)).toBeVisible();
  await goals.button("Show those changes").click();
  await expect(goals.title).toHaveValue("Something better");
  await expect(goals.form.getByText(/^You had changed something/)).toBeHidden();
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  const card = goals.card("Something better");
  await expect(card.getByText("Trial conversion").first()).toBeVisible();
  // Saved, they are nothing to go back to.
  await goals.edit("Something better");
  await expect(goals.form.getByText(/^You had changed something/)).toBeHidden();
});

test("an edit that changed nothing leaves nothing to go back to", async ({ goals }) => {
  await goals.openWith(stored("a1", TITLE, [KEY_RESULT]));
  await goals.edit(TITLE);
  await goals.button("Cancel", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await goals.edit(TITLE);
  await expect(goals.form.getByText(/^You had changed something/)).toBeHidden();
});

const NAME = "Gross margin";
const kpi = (given) => storedKpi("c1", NAME, { unit: "%", readings: { "2026-10-31": 28 }, ...given });

test("a new KPI and changes of one, given up, can be gone back to", async ({ page, kpis }) => {
  await put(page, kpi({}));
  await kpis.open();
  const form = page.getByRole("form", { name: /KPI/ });
  const name = form.getByLabel("KPI", { exact: true });
  const giveUp = async () => {
    await form.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(form).toHaveCount(0);
  };
  const begin = () => page.getByRole("button", { name: "New KPI", exact: true }).click();
  await begin();
  await name.fill("Churn");
  await giveUp();
  await begin();
  await expect(name).toHaveValue("");
  await page.getByRole("button", { name: "Go back to it", exact: true }).click();
  await expect(name).toHaveValue("Churn");
  await giveUp();

  const edit = () => kpis.card(NAME).getByRole("button", { name: "Edit", exact: true }).click();
  await kpis.card(NAME).getByRole("link", { name: NAME }).first().click();
  await edit();
  await name.fill("Net margin");
  await giveUp();
  await edit();
  await expect(name).toHaveValue(NAME);
  await page.getByRole("button", { name: "Show those changes", exact: true }).click();
  await expect(name).toHaveValue("Net margin");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(kpis.card("Net margin")).toBeVisible();
});

test("why a KPI is out of band is there again after Cancel and a reload", async ({ page, kpis }) => {
  await on(page, "2026-11-18");
  const band = { operator: "at-least", target: "30" };
  await put(page, kpi({ band }));
  await page.goto("#/kpis?open=c1");
  const card = kpis.card(NAME);
  const form = card.getByRole("form", { name: /^Acknowledge/ });
  const begin = () => card.getByRole("button", { name: "Acknowledge", exact: true }).first().click();
  await begin();
  await form.getByLabel("Cause").fill("The new supplier");
  await form.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(form).toHaveCount(0);
  await page.reload();
  await expect(card).toBeVisible();
  await expect(form).toHaveCount(0);
  await begin();
  await expect(form.getByLabel("Cause")).toHaveValue("The new supplier");
});

test("a KPI is not retired for the reason that was given up for pausing it", async ({
  page,
  kpis,
}) => {
  await on(page, "2026-11-18");
  await put(page, kpi({}));
  await page.goto("#/kpis?open=c1");
  const card = kpis.card(NAME);
  const begin = (way) => card.getByRole("button", { name: way, exact: true }).first().click();
  const why = (way) => card.getByRole("form", { name: way, exact: true }).getByLabel("Why");
  await begin("Pause");
  await why("Pause").fill("No figures before January");
  await card.getByRole("button", { name: "Cancel", exact: true }).click();
  await begin("Retire");
  await expect(why("Retire")).toHaveValue("");
  await card.getByRole("button", { name: "Cancel", exact: true }).click();
  await begin("Pause");
  await expect(why("Pause")).toHaveValue("No figures before January");
});

test("a correction of a check-in outlives a reload, and goes when it is given up", async ({
  page,
  goals,
}) => {
  await on(page, "2026-11-18");
  const checkIns = { "2026-11-03": "14" };
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", checkIns }]));
  const lines = await goals.history(TITLE);
  await lines.getByRole("button", { name: /^Correct/ }).click();
  const form = page.getByRole("form", { name: /^Correct 3 November 2026/ });
  await form.getByLabel("New value", { exact: true }).fill("abc");
  await form.getByLabel("Note", { exact: true }).fill("Counted twice");
  await goals.reload();
  await expect(form.getByLabel("New value", { exact: true })).toHaveValue("abc");
  await expect(form.getByLabel("Note", { exact: true })).toHaveValue("Counted twice");
  await expect(form.getByLabel("Day", { exact: true })).toHaveValue("2026-11-03");
  await form.getByLabel("New value", { exact: true }).fill("15");
  await goals.button("Save", form).click();
  await expect(form).toHaveCount(0);
  await lines.getByRole("button", { name: /^Correct/ }).click();
  await form.getByLabel("New value", { exact: true }).fill("16");
  await goals.button("Cancel", form).click();
  await expect(form).toHaveCount(0);
  await goals.reload();
  await (await goals.history(TITLE)).getByRole("button", { name: /^Correct/ }).click();
  await expect(form.getByLabel("New value", { exact: true })).toHaveValue("15");
});
