// What becomes of key results once their objective is closed: a KPI takes the new level for
// its band, a level that is no KPI becomes one, it is asked again, or it is left.

import { expect, Keys, on, stored, test as base } from "./objective.mjs";
import { axeFinds } from "./axe.mjs";
import { Kpis, storedKpi, unseal } from "./kpis.mjs";
import { NARROW, sized, wide } from "./screens.mjs";

const test = base.extend({
  kpis: async ({ page }, use) => use(new Kpis(page)),
  settling: async ({ objective }, use) => use(new Settling(objective)),
});

const TITLE = "Make the trial the reason to buy";
const TODAY = "2027-01-04";

test.beforeEach(async ({ page }) => on(page, TODAY));

/** A key result as it is stored, its check-ins on these days. */
const conversion = (checkIns, more = {}) => ({
  name: "Conversion",
  start: "12",
  target: "18",
  unit: "%",
  checkIns,
  ...more,
});

/** Reached, and there for the last three weeks of the year. */
const HELD = conversion({
  "2026-10-08": "13",
  "2026-11-05": "15.5",
  "2026-12-10": "18.2",
  "2026-12-17": "18.1",
  "2026-12-24": "18.4",
});

/** Reached with its last check-in alone. */
const JUST = conversion({ "2026-10-08": "13", "2026-12-03": "16", "2026-12-24": "18" });

/** A KPI that rose from 12 to 18 in the quarter. */
const kpi = (readings = {}) =>
  storedKpi("c1", "Conversion", {
    unit: "%",
    band: { operator: "at-least", target: "12" },
    readings: {
      "2026-08-31": "12.5",
      "2026-09-30": "12",
      "2026-10-31": "14",
      "2026-11-30": "17",
      "2026-12-31": "18",
      ...readings,
    },
  });

const SERVING = conversion({}, { kpi: "c1" });

/** The forms and lines in which is decided what becomes of key results. */
class Settling {
  constructor(objective) {
    this.objective = objective;
    this.page = objective.page;
  }

  /** All that is decided about one of them. */
  of(name) {
    return this.page.getByRole("group", { name, exact: true }).filter({ visible: true });
  }

  choice(name, choice) {
    return this.of(name).getByRole("radio", { name: choice });
  }

  field(name, label) {
    return this.of(name).getByLabel(label, { exact: true });
  }

  get panel() {
    return this.objective.part("What happens to these numbers next?");
  }

  /** What is told of one of them once it is closed. */
  line(name) {
    return this.panel.getByRole("listitem").filter({ hasText: name });
  }

  /** What closing is going to do, a line each. */
  get preview() {
    const told = this.objective.closing.locator(".notice").filter({ hasText: "What closing does" });
    return told.getByRole("listitem");
  }

  /** What is stored of KPIs, by their names: fields, and readings by their days. */
  async kpis() {
    const kept = Object.entries(await this.page.evaluate(() => ({ ...localStorage })));
    const found = {};
    for (const [key, text] of kept) {
      const [, of, id] = key.match(/^waymark\/1\/(kpi|readings)\/([^/]+)/) ?? [];
      if (!of) continue;
      const fields = Object.entries(unseal(text).fields).map(([name, [value]]) => [name, value]);
      found[id] = { ...found[id], ...Object.fromEntries(fields) };
    }
    const there = Object.values(found).filter((it) => it.title && !it.bin && !it.gone);
    return Object.fromEntries(there.map((it) => [it.title, it]));
  }

  /** The values of a KPI's readings by their days. */
  async readings(name) {
    const fields = Object.entries((await this.kpis())[name] ?? {});
    const readings = fields.filter(([field, said]) => field.startsWith("at/value/") && said);
    return Object.fromEntries(readings.map(([field, said]) => [field.slice(9), said.value]));
  }

  /** The bands of a KPI, the earliest first. */
  async bands(name) {
    const fields = Object.entries((await this.kpis())[name] ?? {});
    const bands = fields.filter(([field, said]) => field.startsWith("band/") && said);
    return bands.map(([, said]) => said).sort((one, other) => (one.from < other.from ? -1 : 1));
  }
}

test("a KPI that was reached takes the new level: earlier months keep the band of their time", async ({
  page,
  goals,
  objective,
  settling,
  kpis,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [SERVING]), ...kpi() });
  await objective.open(TITLE);
  await objective.begin();
  const part = settling.of("Conversion");
  await expect(part).toContainText(
    "Does the new level hold? Then the band of Conversion can move to at least 18% from 1 January 2027.",
  );
  // One month alone was at 18: it is early, and asking again is what is chosen.
  await expect(part).toContainText("Only 1 month at the new level so far");
  await expect(settling.choice("Conversion", "Ask again on 4 April 2027")).toBeChecked();
  await expect(settling.field("Conversion", "Target")).toBeHidden();
  await expect(settling.preview).toHaveText([
    `Closes “${TITLE}” with a score of 1.00.`,
    "Asks about Conversion again on 4 April 2027.",
    /^Begins the next objective, in Q1, January to March 2027\.$/,
  ]);
  await settling.choice("Conversion", "Move the band from 1 January 2027").check();
  await expect(settling.field("Conversion", "Target")).toHaveValue("18");
  // The worst of the last three is 14; halfway from 12 is 15, and no worse than that.
  await expect(settling.field("Conversion", "Threshold")).toHaveValue("15");
  await settling.field("Conversion", "Threshold").fill("17");
  await objective.finish({ next: "Retire" });
  await expect(goals.saved).toBeVisible();
  expect(await settling.bands("Conversion")).toEqual([
    { from: "2024-01-01", operator: "at-least", target: "12" },
    { from: "2027-01-01", operator: "at-least", target: "18", threshold: "17" },
  ]);
  const link = settling.line("Conversion").getByRole("link");
  await expect(settling.line("Conversion")).toHaveText(
    "Conversion: KPI again from 1 January 2027: band at least 18%.",
  );
  await link.click();
  await kpis.arrived();
  const card = kpis.card("Conversion");
  await expect(card).toContainText("good: at least 12%");
  const bands = page.getByRole("region", { name: "Bands", exact: true });
  await expect(bands.getByRole("listitem")).toContainText([
    "From 1 January 2027: at least 18%, acceptable down to 17%",
    "From the start: at least 12%",
  ]);
});

test("a level becomes a KPI with its check-ins as readings, and its score stays what it was", async ({
  goals,
  objective,
  settling,
}) => {
  await goals.openWith(stored("a1", TITLE, [HELD]));
  await objective.open(TITLE);
  await objective.begin();
  await expect(settling.of("Conversion")).toContainText(
    "Keep it from drifting back: make it a KPI. Its 5 check-ins become its first readings.",
  );
  await expect(settling.choice("Conversion", "Make it a KPI")).toBeChecked();
  await expect(settling.field("Conversion", "Name of the KPI")).toHaveValue("Conversion");
  await expect(settling.field("Conversion", "Cadence")).toHaveValue("week");
  await expect(settling.field("Conversion", "Target")).toHaveValue("18");
  await settling.field("Conversion", "Name of the KPI").fill("Trial conversion");
  await settling.field("Conversion", "Cadence").selectOption("month");
  await expect(settling.preview.nth(1)).toHaveText(
    "Makes Trial conversion a KPI: at least 18% from 1 January 2027. Its 5 check-ins become its first readings.",
  );
  await objective.finish({ learned: "Calls help", next: "Retire" });
  await expect(goals.saved).toBeVisible();
  expect(await settling.readings("Trial conversion")).toEqual({
    "2026-10-08": "13",
    "2026-11-05": "15.5",
    "2026-12-10": "18.2",
    "2026-12-17": "18.1",
    "2026-12-24": "18.4",
  });
  // No value stands twice.
  expect(await goals.keptCheckIns(TITLE)).toEqual({});
  await expect(objective.verdict(TITLE)).toHaveText(/^1\.00/);
  await expect(settling.line("Conversion")).toHaveText(
    "Conversion: KPI since 4 January 2027: band at least 18%.",
  );
  // Opened again, the KPI stays, which is said before; that is a step of its own.
  await expect(objective.button("Reopen")).toHaveAccessibleDescription(
    "Reopening leaves the KPIs above as they are.",
  );
  await objective.button("Reopen").click();
  await expect(goals.undo).toHaveText("Undo: reopen");
  expect(Object.keys(await settling.kpis())).toHaveLength(1);
  await goals.undo.click();
  await expect(goals.redo).toHaveText("Redo: reopen");
  // One step takes all of it back.
  await expect(goals.undo).toHaveText("Undo: close");
  await goals.undo.click();
  await expect(goals.button("Edit", goals.card(TITLE))).toBeVisible();
  expect(await settling.kpis()).toEqual({});
  expect(Object.keys(await goals.keptCheckIns(TITLE))).toHaveLength(5);
  const record = (await goals.records())[TITLE];
  expect([record.closed ?? null, record["kr/a1k0/kpi"] ?? null]).toEqual([null, null]);
  await goals.redo.click();
  await expect(settling.line("Conversion")).toContainText("KPI since 4 January 2027");
  expect(Object.keys(await settling.readings("Trial conversion"))).toHaveLength(5);
});

test("asked again once more, and taken back, the page says what it said before", async ({
  page,
  goals,
  objective,
  settling,
}) => {
  await goals.openWith(stored("a1", TITLE, [JUST]));
  await objective.open(TITLE);
  await objective.begin();
  await objective.finish({ next: "Retire" });
  await on(page, "2027-04-04");
  await goals.leave();
  await goals.open();
  await page.getByRole("link", { name: /^Does the new level hold\?/ }).click();
  await settling.choice("Conversion", "Ask again on 4 July 2027").check();
  await objective.button("Apply").click();
  await expect(settling.line("Conversion")).toContainText("Asks again on 4 July 2027.");
  await goals.undo.click();
  await expect(settling.line("Conversion")).toContainText("You wanted to be asked on 4 April 2027.");
});

test("asked again in three months: the list says so on the day, and it can be done then", async ({
  page,
  goals,
  objective,
  settling,
}) => {
  await goals.openWith(stored("a1", TITLE, [JUST]));
  await objective.open(TITLE);
  await objective.begin();
  await expect(settling.choice("Conversion", "Ask again on 4 April 2027")).toBeChecked();
  await objective.finish({ next: "Retire" });
  await expect(settling.line("Conversion")).toContainText("Asks again on 4 April 2027.");
  expect(await settling.kpis()).toEqual({});
  // The day before it is quiet, and what is closed for so long is not shown any more.
  const asks = page.getByRole("link", { name: /^Does the new level hold\?/ });
  for (const [day, count] of [
    ["2027-04-03", 0],
    ["2027-04-04", 1],
  ]) {
    await on(page, day);
    await goals.leave();
    await goals.open();
    await expect(asks).toHaveCount(count);
  }
  await asks.click();
  await expect(settling.of("Conversion")).toBeFocused();
  await settling.choice("Conversion", "Make it a KPI").check();
  await objective.button("Apply").click();
  await expect(settling.line("Conversion")).toContainText("KPI since 4 April 2027: band at least 18%.");
  expect(Object.keys(await settling.readings("Conversion"))).toHaveLength(3);
  await objective.back.click();
  await expect(asks).toHaveCount(0);
  await goals.undo.click();
  await expect(asks).toHaveCount(1);
  expect(await settling.kpis()).toEqual({});
});

test("left as it is: nobody asks, and it can be decided after all", async ({
  page,
  goals,
  objective,
  settling,
}) => {
  await goals.openWith(stored("a1", TITLE, [HELD]));
  await objective.open(TITLE);
  await objective.begin();
  await settling.choice("Conversion", "Leave it").check();
  await expect(settling.preview.nth(1)).toHaveText("Leaves Conversion as it is.");
  await objective.finish({ next: "Retire" });
  await expect(settling.line("Conversion")).toContainText("Left as it is.");
  const decide = settling.panel.getByRole("button", { name: /^Decide after all\s*: Conversion$/ });
  await decide.click();
  await expect(settling.of("Conversion")).toBeFocused();
  // Given up, everything is as it was, and the focus too.
  await page.keyboard.press("Escape");
  await expect(decide).toBeFocused();
  await decide.click();
  await objective.button("Apply").click();
  await expect(settling.line("Conversion")).toContainText("KPI since 4 January 2027");
});

test("a reload takes nothing of it away", async ({ page, goals, objective, settling }) => {
  await goals.openWith(stored("a1", TITLE, [HELD]));
  await objective.open(TITLE);
  await objective.begin();
  await settling.field("Conversion", "Threshold").fill("16.5");
  await settling.field("Conversion", "Cadence").selectOption("month");
  await settling.choice("Conversion", "Leave it").check();
  await page.reload();
  await objective.arrived();
  await expect(settling.choice("Conversion", "Leave it")).toBeChecked();
  await settling.choice("Conversion", "Make it a KPI").check();
  await expect(settling.field("Conversion", "Threshold")).toHaveValue("16.5");
  await expect(settling.field("Conversion", "Cadence")).toHaveValue("month");
});

test("a threshold on the wrong side is said beside it, and nothing typed is lost", async ({
  goals,
  objective,
  settling,
}) => {
  await goals.openWith(stored("a1", TITLE, [HELD]));
  await objective.open(TITLE);
  await objective.begin();
  await objective.field("What did you learn?").fill("Calls help");
  await objective.closing.getByRole("radio", { name: /^Retire/ }).check();
  const threshold = settling.field("Conversion", "Threshold");
  for (const [typed, said] of [
    ["19", "Stricter than the target, at least 18%. Enter 18% or less."],
    ["lots", /number/],
  ]) {
    await threshold.fill(typed);
    await objective.button("Close with this score").click();
    await expect(threshold).toBeFocused();
    await expect(threshold).toHaveAttribute("aria-invalid", "true");
    await expect(threshold).toHaveAccessibleDescription(said);
    await expect(threshold).toHaveValue(typed);
  }
  expect((await goals.records())[TITLE]).not.toHaveProperty("closed");
  // Nothing of it counts where nothing begins.
  await settling.choice("Conversion", "Leave it").check();
  await objective.button("Close with this score").click();
  await expect(objective.closing).toHaveCount(0);
  expect((await goals.records())[TITLE].learned).toBe("Calls help");
});

test("a standard that was kept keeps its bound; totals and yes/no offer nothing", async ({
  goals,
  objective,
  settling,
}) => {
  const weeks = { "2026-12-10": "2", "2026-12-17": "2.5", "2026-12-24": "1" };
  const all = [
    { name: "Errors", measure: "hold", operator: "below", start: null, target: "3", checkIns: weeks },
    { name: "Books", start: "0", target: "12", unit: "books", checkIns: { "2026-12-24": "12" } },
    { name: "Done", measure: "yes-no", start: null, target: null, checkIns: { "2026-12-24": "1" } },
    { name: "Halfway", start: "12", target: "18", checkIns: { "2026-12-24": "15" } },
  ];
  await goals.openWith(stored("a1", TITLE, all));
  await objective.open(TITLE);
  await objective.begin();
  const group = settling.of("What happens to these numbers next?");
  await expect(group.getByRole("group")).toHaveCount(1);
  await expect(settling.of("Errors")).toContainText("Normal is below 3");
  await objective.finish({ next: "Retire" });
  expect(await settling.bands("Errors")).toEqual([
    { from: "2027-01-01", operator: "below", target: "3" },
  ]);
  await expect(settling.panel.getByRole("listitem")).toHaveCount(1);
});

test("what goes on reads from the KPI that begins with closing: one metric, one history", async ({
  goals,
  objective,
  settling,
}) => {
  // 0.83 of a stretch is enough to keep, and it goes on to its target.
  const near = conversion({ "2026-10-08": "13", "2026-12-10": "17", "2026-12-17": "17", "2026-12-24": "17" });
  await goals.openWith(stored("a1", TITLE, [near]));
  await objective.open(TITLE);
  await objective.begin();
  await expect(settling.field("Conversion", "Target")).toHaveValue("17");
  await objective.finish({ next: "Continue" });
  await expect(goals.form).toContainText("Makes Conversion a KPI: at least 17% from 1 January 2027.");
  expect(await settling.kpis()).toEqual({});
  await objective.saveNext();
  await expect(goals.saved).toBeVisible();
  const kept = await goals.kept();
  const records = Object.entries(kept).filter(([key]) => /^waymark\/1\/objective\/[^/]+$/.test(key));
  const named = records.map(([, text]) => {
    const fields = Object.entries(unseal(text).fields);
    return fields.filter(([name]) => /^kr\/.+\/kpi$/.test(name)).map(([, [value]]) => value);
  });
  const [[before], [next]] = named;
  expect(before).toBe(next);
  expect(Object.keys(await settling.readings("Conversion"))).toHaveLength(4);
  await goals.undo.click();
  await expect(goals.card(TITLE)).toHaveCount(1);
  expect(await settling.kpis()).toEqual({});
});

test("asked about by address: what is open too, and why nothing is offered", async ({
  page,
  goals,
  objective,
  settling,
}) => {
  const all = [
    conversion({ "2026-12-10": "13", "2026-12-17": "14" }),
    { name: "Done", measure: "yes-no", start: null, target: null, checkIns: {} },
  ];
  await goals.put(stored("a1", TITLE, all));
  await page.goto("#/goals?open=a1&handoff=a1k1");
  await objective.arrived();
  await expect(settling.panel.getByRole("listitem")).toHaveText([
    "Done: It is done or not: there is no level to keep.",
  ]);
  await page.goto("#/goals?open=a1&handoff=a1k0");
  await expect(settling.of("Conversion")).toBeFocused();
  await expect(settling.field("Conversion", "Target")).toHaveValue("14");
  await objective.button("Apply").click();
  await expect(goals.saved).toBeVisible();
  expect(await settling.readings("Conversion")).toEqual({ "2026-12-10": "13", "2026-12-17": "14" });
  expect((await goals.records())[TITLE]).not.toHaveProperty("closed");
  await expect(settling.panel).toBeHidden();
});

test("by keyboard alone", async ({ page, goals, objective, settling }) => {
  await goals.openWith(stored("a1", TITLE, [HELD]));
  await objective.open(TITLE);
  const keys = new Keys(page);
  await keys.enter(objective.button("Close this objective"));
  await expect(objective.field("What did you learn?")).toBeFocused();
  await keys.to(objective.closing.getByRole("radio", { checked: true }).first());
  await keys.press("ArrowUp");
  await keys.to(settling.choice("Conversion", "Make it a KPI"));
  await keys.write(settling.field("Conversion", "Threshold"), "17");
  await keys.enter(objective.button("Close with this score"));
  await expect(objective.closing).toHaveCount(0);
  await keys.somewhere("closing");
  await keys.to(settling.line("Conversion").getByRole("link"));
  const [{ target, threshold }] = await settling.bands("Conversion");
  expect([target, threshold]).toEqual(["18", "17"]);
});

test("a KPI that came back into its band and no further has nothing to move", async ({
  goals,
  objective,
  settling,
}) => {
  const back = kpi({ "2026-10-31": "9", "2026-11-30": "10", "2026-12-31": "12" });
  const restoring = conversion({}, { kpi: "c1", start: "9", target: "12" });
  await goals.openWith({ ...stored("a1", TITLE, [restoring]), ...back });
  await objective.open(TITLE);
  await objective.begin();
  await expect(settling.of("Conversion")).toContainText("Conversion is back in its band: at least 12%.");
  await expect(settling.choice("Conversion", "Leave the band as it is")).toBeChecked();
  await objective.finish({ next: "Retire" });
  expect(await settling.bands("Conversion")).toHaveLength(1);
});

test("it fits the narrowest screen, and everybody can use it", async ({
  page,
  goals,
  objective,
  settling,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [{ ...SERVING, name: "Served" }, HELD]), ...kpi() });
  await objective.open(TITLE);
  await objective.begin();
  await settling.choice("Served", /^Move the band/).check();
  await sized(page, NARROW);
  const usable = async () => {
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect(await axeFinds(page), colorScheme).toEqual([]);
    }
  };
  await usable();
  await settling.choice("Conversion", "Ask again on 4 April 2027").check();
  await objective.finish({ next: "Retire" });
  await expect(settling.line("Served")).toContainText("KPI again from 1 January 2027");
  await settling.panel.getByRole("button", { name: /^Decide now/ }).click();
  await expect(settling.of("Conversion")).toBeFocused();
  await usable();
});

test("what another tab checked in or decided meanwhile is not done over", async ({
  page,
  goals,
  objective,
  settling,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [HELD]));
  await objective.open(TITLE);
  await objective.begin();
  const other = await beside({ now: false });
  await on(other.page, TODAY);
  await other.page.goto("#/goals?open=a1&handoff=a1k0");
  await other.page.getByRole("button", { name: "Apply", exact: true }).click();
  await expect(other.saved).toBeVisible();
  // It is a KPI there: here the same key result must not become another one.
  await expect.poll(async () => Object.keys(await settling.kpis())).toEqual(["Conversion"]);
  await objective.finish({ next: "Retire" });
  await expect(page.getByText("Closed on 4 January 2027 and retired.").filter({ visible: true })).toBeVisible();
  expect(Object.keys(await settling.kpis())).toEqual(["Conversion"]);
  const kept = Object.keys(await goals.kept());
  expect(kept.filter((key) => /^waymark\/1\/kpi\/[^/]+$/.test(key))).toHaveLength(1);
  expect(Object.keys(await settling.readings("Conversion"))).toHaveLength(5);
});

test("the reading of the last month is asked for until the objective is closed", async ({
  goals,
  objective,
  settling,
}) => {
  const lacks = storedKpi("c1", "Conversion", {
    unit: "%",
    band: { operator: "at-least", target: "12" },
    readings: { "2026-09-30": "12", "2026-10-31": "14", "2026-11-30": "17" },
  });
  await goals.openWith({ ...stored("a1", TITLE, [SERVING]), ...lacks });
  await expect(goals.page.getByText(/1 (numbers? )?to update/)).toBeVisible();
  await expect(goals.card(TITLE)).toContainText("Overdue: the reading for December");
  await objective.open(TITLE);
  await objective.begin();
  const says = "Conversion still lacks the reading for December.";
  await expect(objective.closing).toContainText(says);
  await objective.closing.getByRole("button", { name: "Check in first" }).click();
  await expect(objective.closing).toHaveCount(0);
  await expect(objective.field("New value")).toBeFocused();
  await objective.field("New value").fill("18");
  await objective.field("New value").press("Enter");
  await expect(objective.verdict(TITLE)).toContainText("1.00");
  await objective.begin();
  await expect(objective.closing).not.toContainText("still lacks");
  await expect(settling.preview.first()).toHaveText(`Closes “${TITLE}” with a score of 1.00.`);
  // The one that goes on takes its place: that it serves the old one too is no news.
  await objective.closing.getByRole("checkbox", { name: /^Conversion/ }).check();
  await objective.finish({ next: "Adjust" });
  await expect(goals.keyResult(1)).toContainText("KPI, 18% in December");
  await expect(goals.form).toContainText("Saving this also closes");
  await expect(goals.form).not.toContainText("Also a key result of");
});

for (const [is, more, count] of [
  ["there", {}, 1],
  ["retired", { rest: { since: "2027-02-01", "for-good": true } }, 0],
  ["in the bin", { bin: "2027-04-01" }, 0],
  ["moved by hand", { "band/c": { from: "2027-04-04", operator: "at-least", target: "18" } }, 0],
]) {
  test(`it is asked again where the KPI can take the level: ${is}`, async ({ page, goals }) => {
    await on(page, "2027-04-05");
    const put = stored("a1", TITLE, [{ ...SERVING, ask: "2027-04-04" }], {
      closed: { on: "2027-01-04", next: "retire" },
    });
    const is = storedKpi("c1", "Conversion", {
      unit: "%",
      band: { operator: "at-least", target: "12" },
      readings: { "2026-09-30": "12", "2026-12-31": "18" },
      ...more,
    });
    await goals.openWith({ ...put, ...is });
    await expect(page.getByRole("button", { name: "New objective" }).first()).toBeVisible();
    await expect(page.getByRole("link", { name: /^Does the new level hold\?/ })).toHaveCount(count);
  });
}
