// A key result that is a KPI: what it says, how it is checked in on, and what becomes of
// both when either is corrected.

import { axeFinds } from "./axe.mjs";
import { expect, on, stored, test } from "./objective.mjs";
import { Kpis, kpiFields, record, seal, storedKpi } from "./kpis.mjs";
import { NARROW, sized, wide } from "./screens.mjs";

/** A Wednesday in the midst of the quarter and of a month. */
const TODAY = "2026-11-18";

const TITLE = "Make the trial the reason to buy";
const KPI = "Trial conversion";

const WHOLE = {
  unit: "%",
  band: { operator: "at-least", target: "10" },
  supports: "More customers",
  source: "The shop",
};

/** A KPI with values until September. */
const kpi = (readings = {}, given = {}) =>
  storedKpi("c1", KPI, { ...WHOLE, readings: { "2026-08-31": 11, "2026-09-30": 12, ...readings }, ...given });

/** A key result that is that KPI. */
const LINKED = { name: "Conversion", start: "12", target: "18", unit: "%", kpi: "c1" };

const objectiveOf = (id = "a1", title = TITLE, keyResults = [LINKED], more = {}) =>
  stored(id, title, keyResults, more);

const it = test.extend({
  board: async ({ page }, use) => use(new Kpis(page)),
});

it.beforeEach(async ({ page }) => on(page, TODAY));

/** What a card says of a key result, but for its form. */
const line = (goals, title = TITLE, name = "Conversion") =>
  goals
    .card(title)
    .getByRole("listitem")
    .filter({ has: goals.page.getByRole("heading", { level: 4, name, exact: true }) });

/** The readings of the KPI as they are stored, by the days that carry them. */
async function readings(goals) {
  const kept = Object.entries(await goals.kept());
  const [, text] = kept.find(([key]) => key === "waymark/1/kpi/c1");
  const fields = Object.entries(JSON.parse(text.slice(9)).fields);
  const dated = fields.filter(([name, [value]]) => name.startsWith("at/value/") && value !== null);
  return Object.fromEntries(dated.map(([name, [value]]) => [name.slice("at/value/".length), value]));
}

it("a check-in is a reading of the KPI, whichever page it is typed on", async ({
  page,
  goals,
  board,
}) => {
  await goals.openWith({ ...kpi(), ...objectiveOf() });
  const said = line(goals);
  await expect(said).toContainText("no value yet");
  await expect(said).toContainText("Measured by the KPI Trial conversion.");
  await expect(said).toContainText("Overdue: the reading for October");
  const form = goals.checkInForm(TITLE);
  await expect(form).toContainText("October 2026");
  await form.getByLabel("New value", { exact: true }).fill("15");
  await goals.button("Check in", form).click();
  await expect(goals.saved).toBeVisible();
  await expect(said).toContainText("15% in October 2026");
  await expect(said).toContainText("Score 0.50");
  await expect(said).not.toContainText(/Check-in due|Overdue/);
  // It stands once, with the KPI.
  expect(await goals.keptCheckIns(TITLE)).toEqual({});
  expect((await readings(goals))["2026-10-31"]).toEqual({ value: "15" });

  await said.getByRole("link", { name: KPI, exact: true }).click();
  await board.arrived();
  await expect(board.card(KPI)).toContainText("15% October");
  const next = board.card(KPI).getByLabel("New reading");
  await next.fill("17");
  await next.press("Enter");
  await expect(goals.saved).toBeVisible();

  // What still runs stands beside, and nothing counts it.
  await goals.open();
  await expect(said).toContainText("17% so far in November, not counted yet.");
  await expect(said).toContainText("15% in October 2026");
  await expect(said).toContainText("Score 0.50");
});

it("confidence and note come along, and one undo takes all of it back", async ({ page, goals }) => {
  await goals.openWith({ ...kpi(), ...objectiveOf() });
  const form = goals.checkInForm(TITLE);
  await goals.fillCheckIn(form, {
    "New value": "15",
    "Confidence, 0 to 10": "7",
    Note: "The new page is live",
  });
  await goals.button("Check in", form).click();
  await expect(goals.saved).toBeVisible();
  await expect(line(goals)).toContainText("15% in October 2026");
  expect((await readings(goals))["2026-10-31"]).toEqual({
    value: "15",
    note: "The new page is live",
  });
  expect(await goals.keptCheckIns(TITLE)).toEqual({ "2026-10-31": { confidence: 7 } });
  await expect(goals.undo).toHaveText("Undo: check-in");
  await goals.undo.click();
  await expect(line(goals)).toContainText("no value yet");
  expect(await goals.keptCheckIns(TITLE)).toEqual({});
  expect(Object.keys(await readings(goals))).toEqual(["2026-08-31", "2026-09-30"]);
});

it("how sure one is can be said without a value", async ({ page, goals, objective }) => {
  await goals.openWith({ ...kpi({ "2026-10-31": 15 }), ...objectiveOf() });
  await objective.open(TITLE);
  const form = goals.checkInForm(TITLE);
  await goals.fillCheckIn(form, { "Confidence, 0 to 10": "11" });
  await goals.button("Check in", form).click();
  await expect(form.getByLabel("Confidence, 0 to 10")).toBeFocused();
  await expect(form).toContainText("Enter a whole number from 0");
  await form.getByLabel("Confidence, 0 to 10").fill("8");
  await goals.button("Check in", form).click();
  await expect(goals.saved).toBeVisible();
  expect(await goals.keptCheckIns(TITLE)).toEqual({ [TODAY]: { confidence: 8 } });
  await expect(line(goals)).toContainText("Confidence 8 of 10.");
  await expect(line(goals)).toContainText("15% in October 2026");
});

it("a value far from all others is asked about before it is kept", async ({ goals }) => {
  const year = Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((month) => [`2026-${`${month}`.padStart(2, "0")}-28`, 11]),
  );
  await goals.openWith({ ...kpi(year), ...objectiveOf() });
  const form = goals.card(TITLE).getByRole("form");
  await form.getByLabel("New value", { exact: true }).fill("150");
  await form.getByLabel("New value", { exact: true }).press("Enter");
  await expect(form).toContainText("150%? The others lie between 11% and 12%.");
  expect(Object.keys(await readings(goals))).not.toContain("2026-10-31");
  const anyway = goals.button("Check in anyway", form);
  await expect(anyway).toBeFocused();
  await anyway.press("Enter");
  await expect(line(goals)).toContainText("150% in October 2026");
});

it("that there is no reading is said on purpose, and nothing is due then", async ({ goals }) => {
  await goals.openWith({ ...kpi(), ...objectiveOf() });
  const form = goals.checkInForm(TITLE);
  await form.getByRole("button", { name: "Day, confidence, note" }).click();
  await form.getByLabel("No reading (closed)").check();
  await expect(form.getByLabel("New value", { exact: true })).toBeHidden();
  // It outlives a reload, as all that is typed does.
  await goals.reload();
  await expect(form.getByLabel("No reading (closed)")).toBeChecked();
  await goals.button("Check in", form).click();
  await expect(line(goals)).not.toContainText(/Check-in due|Overdue/);
  expect((await readings(goals))["2026-10-31"]).toEqual({ closed: true });
  await expect(line(goals)).toContainText("no value yet");
});

it("the sheet asks once for what two objectives have, and a reading serves both", async ({
  page,
  goals,
}) => {
  const other = { ...LINKED, name: "Trials that convert", start: "10", target: "20" };
  await goals.openWith({
    ...kpi(),
    ...objectiveOf("a1", "First", [LINKED]),
    ...objectiveOf("a2", "Second", [other, { name: "Visits", start: "0", target: "100" }]),
  });
  const sheet = page.getByRole("form", { name: "Check in", exact: true });
  await expect(page.getByText(/2 (numbers? )?to update/)).toBeVisible();
  await expect(page).toHaveTitle(/^\(2\) /);
  await expect(sheet.getByRole("textbox")).toHaveCount(2);
  const field = sheet.getByLabel("Trials that convert, October", { exact: true });
  await expect(field).toHaveAccessibleDescription(/Also counts in “First”\./);
  await field.fill("15");
  await sheet.getByLabel("Visits", { exact: true }).fill("40");
  await goals.button("Check in", sheet).click();
  await expect(goals.saved).toBeVisible();
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  await expect(line(goals, "First")).toContainText("15% in October 2026");
  await expect(line(goals, "First")).toContainText("Also counts in “Second”.");
  await expect(line(goals, "First")).toContainText("Score 0.50");
  await expect(line(goals, "Second", "Trials that convert")).toContainText("15% in October 2026");
  await expect(line(goals, "Second", "Visits")).toContainText("40 on 18 November 2026");
  expect(await goals.keptCheckIns("First")).toEqual({});
  expect(Object.keys(await goals.keptCheckIns("Second"))).toEqual([TODAY]);
  // All of it was one step.
  await goals.undo.click();
  await expect(page.getByText(/2 (numbers? )?to update/)).toBeVisible();
  await expect(line(goals, "First")).toContainText("no value yet");
});

it("in the sheet, too, a value far from the others is asked about first", async ({ page, goals }) => {
  const year = { "2026-05-31": 11, "2026-06-30": 12, "2026-07-31": 11 };
  await goals.openWith({ ...kpi(year), ...objectiveOf() });
  const sheet = page.getByRole("form", { name: "Check in", exact: true });
  const field = sheet.getByLabel("Conversion, October", { exact: true });
  await field.fill("150");
  await field.press("Enter");
  await expect(field).toHaveAccessibleDescription(/150%\? The others lie between 11% and 12%\./);
  await expect(field).toBeFocused();
  expect(Object.keys(await readings(goals))).not.toContain("2026-10-31");
  await field.press("Enter");
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  expect((await readings(goals))["2026-10-31"]).toEqual({ value: "150" });
});

it("what was typed for a month stays of that month, whoever reads it meanwhile", async ({
  page,
  goals,
  beside,
}) => {
  await goals.openWith({ ...kpi(), ...objectiveOf() });
  const sheet = page.getByRole("form", { name: "Check in", exact: true });
  const field = sheet.getByLabel("Conversion, October", { exact: true });
  await field.fill("15");
  const second = await beside({ now: false });
  await on(second.page, TODAY);
  await second.open();
  const form = second.checkInForm(TITLE);
  await form.getByLabel("New value", { exact: true }).fill("14");
  await second.button("Check in", form).click();
  await expect(line(second)).toContainText("14% in October 2026");
  await expect(line(goals)).toContainText("14% in October 2026");
  await expect(field).toHaveValue("15");
  await goals.button("Check in", sheet).click();
  await expect(line(goals)).toContainText("15% in October 2026");
  expect((await readings(goals))["2026-10-31"]).toEqual({ value: "15" });
});

it("a KPI that was retired goes on as an ordinary key result, which is said", async ({
  goals,
  objective,
}) => {
  const rest = { since: "2026-11-01", "for-good": true };
  await goals.openWith({ ...kpi({ "2026-10-31": 13 }, { rest }), ...objectiveOf() });
  await goals.edit(TITLE);
  await expect(goals.form).toContainText("This KPI is retired, so it gets no more readings.");
  await goals.button("Cancel", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await objective.open(TITLE);
  await objective.begin();
  await objective.finish({ next: "Continue" });
  await expect(goals.form).toContainText("A KPI that you retired goes on as an ordinary key result");
  await expect(goals.form).not.toContainText("its check-in");
  await expect(goals.field("Name")).toHaveValue("Conversion");
  await expect(goals.field("Start")).toHaveValue("13");
  await objective.saveNext();
  await expect(goals.saved).toBeVisible();
  // The one that is closed keeps its KPI, whose readings are its history.
  const kept = Object.entries(await goals.kept());
  const texts = kept.filter(([key]) => /^waymark\/1\/objective\/[^/]+$/.test(key));
  const named = texts.map(([, text]) => {
    const fields = Object.entries(JSON.parse(text.slice(9)).fields);
    return fields.filter(([name, [value]]) => /^kr\/.+\/kpi$/.test(name) && value).length;
  });
  expect(named.toSorted()).toEqual([0, 1]);
});

it("a KPI that is two key results of one objective has one field there", async ({ page, goals }) => {
  const guardrail = {
    name: "Not too many",
    measure: "hold",
    operator: "at-most",
    start: null,
    target: "30",
    unit: "%",
    guardrail: true,
    kpi: "c1",
  };
  await goals.openWith({ ...kpi(), ...objectiveOf("a1", TITLE, [LINKED, guardrail]) });
  await expect(page.getByText(/1 (numbers? )?to update/)).toBeVisible();
  await expect(line(goals, TITLE, "Not too many")).toContainText(
    "Checked in together with “Conversion”: one reading serves both.",
  );
  await expect(goals.card(TITLE).getByLabel("New value", { exact: true })).toHaveCount(1);
  const form = goals.checkInForm(TITLE);
  await form.getByLabel("New value", { exact: true }).fill("31");
  await goals.button("Check in", form).click();
  await expect(line(goals, TITLE, "Not too many")).toContainText("guardrail broken");
});

it("a value is corrected where it stands in the objective's history", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith({ ...kpi({ "2026-10-31": 15 }), ...objectiveOf() });
  await objective.open(TITLE);
  await goals.button("Check-ins", goals.card(TITLE)).click();
  const reading = goals.card(TITLE).getByRole("listitem").filter({ hasText: "October 2026 15%" }).last();
  await reading.getByRole("button", { name: "Correct October 2026" }).click();
  const form = page.getByRole("form", { name: /^Correct/ });
  await form.getByLabel("Reading", { exact: true }).fill("16.5");
  await goals.button("Save", form).click();
  await expect(form).toHaveCount(0);
  await expect(line(goals)).toContainText("16.5% in October 2026");
  await expect(line(goals)).toContainText("Score 0.75");
  expect((await readings(goals))["2026-10-31"]).toEqual({ value: "16.5" });
  // Its table names the months, and is of the period alone.
  await objective.tableOf("Conversion").click();
  const table = page.getByRole("region", { name: "Readings of Conversion" });
  await expect(table.getByRole("columnheader").first()).toHaveText("Month");
  await expect(table.getByRole("rowheader")).toHaveText(["October 2026"]);
});

it("a week is called by its first day", async ({ goals }) => {
  const weekly = { cadence: "week" };
  await goals.openWith({ ...kpi({ "2026-11-12": 15 }, weekly), ...objectiveOf() });
  await expect(line(goals)).toContainText("15% in the week of 9 November 2026");
  await expect(goals.checkInForm(TITLE)).toContainText("Week of 16 November 2026, so far");
});

it("where it was furthest is said with its month", async ({ page, goals, objective }) => {
  await on(page, "2026-12-02");
  await goals.openWith({ ...kpi({ "2026-10-31": 17, "2026-11-30": 15 }), ...objectiveOf() });
  await objective.open(TITLE);
  await expect(line(goals)).toContainText("Reached 17% in October, now at 15%");
});

it("a reading that is corrected after closing shows what the score was", async ({
  page,
  goals,
  board,
  objective,
}) => {
  await on(page, "2027-01-04");
  const closed = { on: "2027-01-02", next: "retire", score: "0.5" };
  await goals.openWith({
    ...kpi({ "2026-10-31": 15, "2026-11-30": 16, "2026-12-31": 15 }),
    ...objectiveOf("a1", TITLE, [LINKED], { closed }),
  });
  await page.goto("#/goals?open=a1");
  await objective.arrived();
  await expect(objective.verdict(TITLE)).toHaveText(/^0\.50, amber/);
  await line(goals).getByRole("link", { name: KPI, exact: true }).click();
  await board.arrived();
  await board.card(KPI).getByRole("button", { name: "Correct December 2026" }).click();
  const form = page.getByRole("form", { name: /^Correct/ });
  await form.getByLabel("Reading", { exact: true }).fill("16.5");
  await goals.button("Save", form).click();
  await expect(form).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  await page.goto("#/goals?open=a1");
  await objective.arrived();
  await expect(objective.verdict(TITLE)).toHaveText(/^0\.50 at closing, now 0\.75, green/);
  await objective.back.click();
  await expect(page.getByRole("listitem").filter({ hasText: TITLE }).first()).toContainText(
    "0.50 at closing, now 0.75.",
  );
});

it("where its KPI is gone, that is said, and what was checked in earlier stays", async ({
  page,
  goals,
}) => {
  const earlier = { ...LINKED, checkIns: { "2026-10-20": "14" } };
  await goals.openWith(objectiveOf("a1", TITLE, [earlier]));
  const said = line(goals);
  await expect(said).toContainText("The KPI behind this key result is not in this browser");
  await expect(said).toContainText("14% on 20 October 2026");
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  await expect(goals.checkInForm(TITLE)).toHaveCount(0);
  await goals.button("Check in here instead", said).click();
  const form = goals.checkInForm(TITLE);
  await form.getByLabel("New value", { exact: true }).fill("15");
  await goals.button("Check in", form).click();
  await expect(said).toContainText("15% on 18 November 2026");
  await expect(said).not.toContainText("KPI");
});

it("where a newer version wrote its KPI, that is said, and nothing is asked for", async ({
  page,
  goals,
}) => {
  const text = JSON.stringify(record(kpiFields(KPI, WHOLE), { schema: 2 }));
  await goals.openWith({ "waymark/1/kpi/c1": seal(text), ...objectiveOf() });
  await expect(line(goals)).toContainText("written by a newer version of Waymark");
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  await expect(goals.checkInForm(TITLE)).toHaveCount(0);
});

it("a paused KPI asks for nothing", async ({ page, goals }) => {
  const paused = { rest: { since: "2026-11-01", reason: "Moving" } };
  await goals.openWith({ ...kpi({}, paused), ...objectiveOf() });
  await expect(line(goals)).toContainText("Paused since 1 November 2026: Moving.");
  await expect(line(goals)).not.toContainText(/Check-in due|Overdue/);
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  await expect(goals.checkInForm(TITLE)).toHaveCount(0);
});

it("a KPI in the bin can be brought back where it is missed", async ({ page, goals }) => {
  await goals.openWith({ ...kpi({}, { bin: "2026-11-17" }), ...objectiveOf() });
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  await expect(line(goals)).toContainText("It is in the bin");
  await expect(goals.checkInForm(TITLE)).toHaveCount(0);
  await goals.button("Restore", line(goals)).click();
  await expect(line(goals)).toContainText("Overdue: the reading for October");
  await expect(goals.checkInForm(TITLE)).toBeVisible();
});

it("fits a narrow screen and has no fault that a machine can find", async ({
  page,
  goals,
  objective,
}) => {
  await sized(page, NARROW);
  await goals.openWith({
    ...kpi({ "2026-10-31": 15, "2026-11-30": 17 }),
    ...objectiveOf("a1", TITLE, [LINKED]),
    ...objectiveOf("a2", "Another one", [{ ...LINKED, name: "The same" }]),
  });
  await objective.open(TITLE);
  await goals.checkInForm(TITLE).getByRole("button", { name: "Day, confidence, note" }).click();
  await goals.button("Check-ins", goals.card(TITLE)).click();
  await expect(goals.card(TITLE).getByRole("button", { name: "Correct October 2026" })).toBeVisible();
  expect(await wide(page)).toEqual({ sideways: false, outside: [] });
  expect(await axeFinds(page)).toEqual([]);
});
