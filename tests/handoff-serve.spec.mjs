// Where a KPI becomes a key result, and where one that is out of band gets the objective
// that brings it back: on its card, in the form of an objective, from the quiz.

import { axeFinds } from "./axe.mjs";
import { Goals, stored, unseal } from "./goals.mjs";
import { expect, Kpis, storedKpi, test as base } from "./kpis.mjs";
import { on } from "./objective.mjs";
import { NARROW, sized, wide } from "./screens.mjs";

const TODAY = "2026-11-18";

/** Readings of as many months up to October 2026. */
function readings(values) {
  const said = values.map((value, place) => {
    const last = new Date(Date.UTC(2026, 10 - (values.length - 1 - place), 0));
    return [last.toISOString().slice(0, 10), `${value}`];
  });
  return Object.fromEntries(said);
}

/** What else a KPI needs to be more than a metric. */
const WHOLE = { supports: "A calmer year", source: "The books" };

/** A KPI in band: 14.2% in October. */
const CONVERSION = storedKpi("c1", "Trial conversion", {
  ...WHOLE,
  unit: "%",
  band: { operator: "at-least", target: "12" },
  readings: readings([13, 13.5, 14.2]),
});

/** One that is out of band since August, after a year without a change. */
const RESPONSE = (band = { operator: "at-most", target: "30" }) =>
  storedKpi("c2", "First response time", {
    ...WHOLE,
    unit: "h",
    band,
    readings: readings([28, 29, 27, 30, 28, 29, 27, 29, 28, 41, 40, 42]),
  });

/** One that is out of both ends of its band at times, by chance alone. */
const UTILISATION = storedKpi("c3", "Utilisation", {
  ...WHOLE,
  unit: "%",
  band: { operator: "between", low: "65", high: "75" },
  readings: readings([66, 76, 64, 70, 77, 63, 69, 78, 66, 74, 64, 63]),
});

const OBJECTIVE = stored(
  "01",
  "Make the trial the reason to buy",
  [{ id: "r1", name: "Trial conversion", start: "13", target: "18", unit: "%", kpi: "c1" }],
);

class Both {
  constructor(page) {
    this.page = page;
    this.goals = new Goals(page);
    this.kpis = new Kpis(page);
    this.form = this.goals.form;
    this.chooser = this.form.getByRole("region", { name: /^Which KPI\?/ });
  }

  /** Puts records into the store and goes somewhere. */
  async at(place, ...records) {
    await this.goals.put(Object.assign({}, ...records));
    await this.page.goto(place);
  }

  button(name, within = this.page) {
    return within.getByRole("button", { name, exact: true });
  }

  /** The group of a key result of the form, and a field of it. */
  row(number) {
    return this.goals.keyResult(number);
  }

  field(label, number = 1) {
    return this.goals.field(label, number);
  }

  async save() {
    await this.button("Save", this.form).click();
    await expect(this.form).toHaveCount(0);
    await expect(this.goals.status).toContainText(/Saved in this browser|Done, in the example/);
  }

  /** The records of a kind that are not in the bin, as fields by their titles. */
  async kept(kind) {
    const texts = Object.entries(await this.goals.kept());
    const of = texts.filter(([key]) => new RegExp(`^waymark/1/${kind}/[^/]+$`).test(key));
    const records = of.map(([key, text]) => {
      const fields = Object.entries(unseal(text).fields).map(([name, [value]]) => [name, value]);
      return { id: key.split("/").at(-1), ...Object.fromEntries(fields) };
    });
    const there = records.filter((record) => record.title && !record.bin);
    return Object.fromEntries(there.map((record) => [record.title, record]));
  }

  /** The key results of an objective that is kept, in their order. */
  async keyResults(title) {
    const fields = Object.entries((await this.kept("objective"))[title]);
    const all = {};
    for (const [name, value] of fields) {
      const [list, id, part] = name.split("/");
      if (list === "kr" && value !== null) (all[id] ??= {})[part] = value;
    }
    return Object.values(all).sort((one, other) => one.place - other.place);
  }
}

const test = base.extend({ both: async ({ page }, use) => use(new Both(page)) });

test.beforeEach(async ({ page }) => on(page, TODAY));

test("a KPI becomes a key result from its page, and says so from then on", async ({
  page,
  both,
}) => {
  await both.at("#/kpis?open=c1", CONVERSION);
  const card = both.kpis.card("Trial conversion");
  await card.getByRole("link", { name: "Use as a key result" }).click();
  await expect(both.goals.title).toBeFocused();
  await expect(page).toHaveURL(/#\/goals$/);
  const row = both.row(1);
  await expect(row.getByRole("link", { name: "Trial conversion" })).toBeVisible();
  await expect(row).toContainText("KPI, 14.2% in October");
  await expect(row).toContainText("While the objective runs, a reading of the KPI is its check-in.");
  await expect(both.field("Name")).toHaveCount(0);
  await expect(both.field("Unit")).toBeHidden();
  await expect(both.field("Start")).toHaveValue("14.2");
  await expect(both.field("Target")).toHaveValue("");
  await expect(both.field("Measure").getByRole("option")).toHaveText(["Change", "Hold"]);
  await both.goals.title.fill("Make the trial the reason to buy");
  await both.field("Target").fill("18");
  await expect(row).toContainText("Raise from 14.2% to 18%");
  await both.save();
  const [kept] = await both.keyResults("Make the trial the reason to buy");
  expect(kept).toMatchObject({ name: "Trial conversion", kpi: "c1", start: "14.2", target: "18" });
  expect(kept.unit).toBe("%");

  await page.goto("#/kpis");
  const served = card.getByText("Key result of Make the trial the reason to buy until 31 December");
  await expect(served).toBeVisible();
  await card.getByRole("link", { name: "Make the trial the reason to buy" }).click();
  await expect(page).toHaveURL(/#\/goals\?open=/);
  await both.goals.undo.click();
  await page.goto("#/kpis");
  await expect(card).toBeVisible();
  await expect(served).toHaveCount(0);
});

test("a KPI is chosen in the form of an objective, by keyboard alone, and a reload keeps it", async ({
  page,
  both,
}) => {
  await both.at("#/goals", CONVERSION, UTILISATION);
  await both.goals.title.fill("Grow without hurry");
  await both.button("Use a KPI", both.form).focus();
  await page.keyboard.press("Enter");
  await expect(both.chooser.getByRole("listitem")).toHaveText([
    "Utilisation 63% in October",
    "Trial conversion 14.2% in October",
  ]);
  await expect(both.button("Utilisation", both.chooser)).toBeFocused();
  // Escape leaves the list and not the form.
  await page.keyboard.press("Escape");
  await expect(both.chooser).toHaveCount(0);
  await expect(both.button("Use a KPI", both.form)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(both.button("Utilisation", both.chooser)).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  // It takes the place of the empty one.
  await expect(both.field("Target")).toBeFocused();
  await expect(both.row(2)).toHaveCount(0);
  await page.keyboard.type("18");
  await page.reload();
  await expect(both.row(1).getByRole("link", { name: "Trial conversion" })).toBeVisible();
  await expect(both.field("Start")).toHaveValue("14.2");
  await expect(both.field("Target")).toHaveValue("18");
  // What is used already is not offered again.
  await both.button("Use a KPI", both.form).click();
  await expect(both.chooser.getByRole("listitem")).toHaveText(["Utilisation 63% in October"]);
});

test("a key result is an ordinary one again until it is saved, and none after that", async ({
  both,
}) => {
  await both.at("#/goals?k=c1", CONVERSION);
  await both.goals.title.fill("Make the trial the reason to buy");
  await both.button("Make it an ordinary key result Key result 1", both.row(1)).click();
  await expect(both.field("Name")).toBeFocused();
  await expect(both.field("Name")).toHaveValue("Trial conversion");
  await expect(both.field("Unit")).toHaveValue("%");
  await expect(both.field("Measure").getByRole("option")).toHaveCount(3);
  await both.field("Target").fill("18");
  await both.save();
  const [kept] = await both.keyResults("Make the trial the reason to buy");
  expect(kept.kpi).toBeUndefined();

  await both.at("#/goals?open=01", OBJECTIVE);
  await both.button("Edit").first().click();
  await expect(both.row(1).getByRole("link", { name: "Trial conversion" })).toBeVisible();
  await expect(both.row(1).getByRole("button", { name: /ordinary key result/ })).toBeHidden();
});

test("a KPI that serves another objective may serve one more: both are named", async ({
  page,
  both,
}) => {
  await both.at("#/goals", CONVERSION, OBJECTIVE);
  await both.button("New objective").click();
  await both.button("Use a KPI", both.form).click();
  const also = "also a key result of “Make the trial the reason to buy” until 31 December";
  await expect(both.chooser.getByRole("listitem")).toHaveText([
    `Trial conversion 14.2% in October; ${also}`,
  ]);
  await both.button("Trial conversion", both.chooser).click();
  await expect(both.row(1)).toContainText(`A${also.slice(1)}.`);
  await both.goals.title.fill("Sell to larger teams");
  await both.field("Target").fill("20");
  await both.save();
  await page.goto("#/kpis");
  const card = both.kpis.card("Trial conversion");
  await expect(card.getByText(/^Key result of /)).toHaveText([
    "Key result of Sell to larger teams until 31 December",
    "Key result of Make the trial the reason to buy until 31 December",
  ]);
});

test("one that is retired or not here cannot be a key result, and a link to it says so", async ({
  page,
  both,
}) => {
  const retired = storedKpi("c9", "Old number", {
    rest: { since: "2026-10-01", "for-good": true },
    readings: readings([1, 2]),
  });
  await both.at("#/kpis?open=c9", CONVERSION, retired);
  await expect(both.kpis.card("Old number")).toBeVisible();
  await expect(page.getByRole("link", { name: "Use as a key result" })).toBeHidden();
  for (const id of ["c9", "nobody"]) {
    await page.goto(`#/goals?k=${id}`);
    await expect(both.form).toContainText("The KPI in this link is not in this browser, or retired.");
    await expect(both.field("Name")).toHaveValue("");
    await expect(both.goals.title).toBeFocused();
    await both.button("Cancel", both.form).click();
    await expect(both.form).toHaveCount(0);
  }
  await page.goto("#/goals");
  await both.button("New objective").click();
  await both.button("Use a KPI", both.form).click();
  await expect(both.chooser.getByRole("listitem")).toHaveText(["Trial conversion 14.2% in October"]);
});

test("the quiz's Both sets up objective and KPI in one step, which undo takes back whole", async ({
  page,
  quiz,
  both,
}) => {
  await quiz.open("#/quiz?q=1.bbbb&m=NPS");
  await page.getByRole("link", { name: "Set up both at once" }).click();
  await expect(both.goals.title).toBeFocused();
  await expect(both.form).toContainText("Saving sets up both.");
  await expect(both.field("Name")).toHaveValue("NPS");
  const watch = both.row(1).getByLabel("Also watch it as a KPI from now on");
  await expect(watch).toBeChecked();
  await both.goals.title.fill("Be recommended");
  await both.field("Start").fill("31");
  await both.field("Target").fill("50");
  // It is still both after a reload.
  await page.reload();
  await expect(watch).toBeChecked();
  await both.save();
  const kpi = (await both.kept("kpi")).NPS;
  const objective = (await both.kept("objective"))["Be recommended"];
  const [keyResult] = await both.keyResults("Be recommended");
  expect(keyResult).toMatchObject({ name: "NPS", kpi: kpi.id, start: "31", target: "50" });
  expect(kpi).toMatchObject({ cadence: "week", objective: objective.id, made: TODAY });
  await page.goto("#/kpis");
  const card = both.kpis.card("NPS");
  await expect(card).toContainText("Key result of Be recommended until 31 December");
  await expect(card.getByLabel("New reading", { exact: true })).toBeVisible();
  await both.goals.undo.click();
  await expect(card).toHaveCount(0);
  await expect.poll(() => both.kept("objective")).toEqual({});
  expect(await both.kept("kpi")).toEqual({});
});

test("the quiz's Both uses the KPI of that name, and need not begin one", async ({
  page,
  both,
}) => {
  await both.at("#/goals?both=trial%20CONVERSION", CONVERSION);
  await expect(both.row(1).getByRole("link", { name: "Trial conversion" })).toBeVisible();
  await expect(both.field("Start")).toHaveValue("14.2");
  await both.button("Cancel", both.form).click();
  await expect(both.form).toHaveCount(0);

  await page.goto("#/goals?both=NPS");
  const watch = both.row(1).getByLabel("Also watch it as a KPI from now on");
  await watch.uncheck();
  await both.goals.title.fill("Be recommended");
  await both.save();
  expect(Object.keys(await both.kept("kpi"))).toEqual(["Trial conversion"]);
  const [keyResult] = await both.keyResults("Be recommended");
  expect(keyResult.kpi).toBeUndefined();
});

test("out of band after a change, it offers the objective that restores it", async ({
  page,
  both,
}) => {
  await both.at("#/kpis", RESPONSE());
  const card = both.kpis.card("First response time");
  const says = "Out of band for 3 months in a row: too high since August.";
  await expect(card).toContainText(`${says} It has run differently since August: find the cause first.`);
  await expect(card).toContainText(
    "The draft takes it from 42 h down to 30 h. Nothing is kept until you save it.",
  );
  await card.getByRole("link", { name: "Draft an objective that restores it" }).click();
  await expect(both.goals.title).toHaveValue("Get First response time back to normal");
  await expect(both.field("Start")).toHaveValue("42");
  await expect(both.field("Target")).toHaveValue("30");
  await expect(both.row(1)).toContainText("Lower from 42 h to 30 h");
  // Two key results on causes ask for themselves.
  for (const number of [2, 3]) {
    await expect(both.row(number)).toContainText("What would move it?");
    await expect(both.field("Name", number)).toHaveValue("");
  }
  await expect(both.row(4)).toHaveCount(0);
  await page.reload();
  await expect(both.row(3)).toContainText("What would move it?");
  await both.field("Name", 3).fill("Answer 80% of tickets the same day");
  await both.save();
  const kept = await both.keyResults("Get First response time back to normal");
  expect(kept.map((it) => it.name)).toEqual([
    "First response time",
    "Answer 80% of tickets the same day",
  ]);

  await page.goto("#/kpis");
  await expect(card).toContainText(
    "Being restored by Get First response time back to normal until 31 December",
  );
  await expect(card.getByRole("link", { name: /^Draft an objective/ })).toHaveCount(0);
});

test("out of band by chance alone, it offers the other edge as a guardrail too", async ({
  page,
  both,
}) => {
  await both.at("#/kpis?open=c3", UTILISATION);
  const card = both.kpis.card("Utilisation");
  const decide = card.getByRole("region", { name: "To decide" });
  await expect(decide).toContainText(
    "Its usual ups and downs reach out of the band, as in 7 of the last 12 months: only a change in how it runs ends that.",
  );
  await decide.getByRole("link", { name: "Draft an objective that restores it" }).click();
  await expect(both.field("Start")).toHaveValue("63");
  await expect(both.field("Target")).toHaveValue("65");
  await expect(both.row(2)).toContainText("Utilisation does not rise above 75%");
  await expect(both.field("Measure", 2)).toHaveValue("hold");
  await both.save();
  const kept = await both.keyResults("Get Utilisation back to normal");
  expect(kept).toHaveLength(2);
  expect(kept[1]).toMatchObject({ kpi: "c3", measure: "hold", target: "75", guardrail: true });
  expect(kept[1].operator).toBe("at-most");
});

test("what the way it runs cannot meet says that this is what an OKR is for", async ({ both }) => {
  const never = storedKpi("c4", "Gross margin", {
    unit: "%",
    band: { operator: "at-least", target: "60" },
    readings: readings([40, 42, 39, 41, 43, 40, 38, 41, 42, 40, 39, 40]),
  });
  const few = storedKpi("c5", "Tickets", {
    band: { operator: "at-most", target: "10" },
    readings: readings([12, 13]),
  });
  await both.at("#/kpis", never, few);
  await expect(both.kpis.card("Gross margin")).toContainText(
    "The way it runs, it cannot be in band: this is what an OKR is for.",
  );
  await expect(both.kpis.card("Tickets")).toContainText(
    "Out of band for 2 months in a row: too high since September. An objective can bring it back.",
  );
});

test("the offer is refused, and undo brings it back; what is acknowledged is not offered", async ({
  page,
  both,
}) => {
  await both.at("#/kpis?open=c2", RESPONSE());
  const card = both.kpis.card("First response time");
  const decide = card.getByRole("region", { name: "To decide" });
  const draft = card.getByRole("link", { name: "Draft an objective that restores it" });
  await both.button("Not now", decide).click();
  await expect(draft).toBeHidden();
  await expect(decide).toContainText("Out of band for 3 months in a row: too high since August.");
  await expect(card.getByRole("heading", { level: 3 })).toBeFocused();
  await page.reload();
  await expect(decide).toContainText("Out of band for 3 months in a row");
  await expect(draft).toBeHidden();
  await both.goals.undo.click();
  await expect(draft).toBeVisible();
  await both.button("Acknowledge", decide).click();
  await both.form.or(card.getByRole("form")).getByLabel("Cause").fill("A holiday");
  await both.button("Acknowledge", card.getByRole("form", { name: /^Acknowledge/ })).click();
  await expect(decide).toContainText("A holiday");
  await expect(draft).toBeHidden();
});

test("what the example offers is found, understood and taken back", async ({ page, both }) => {
  const NAME = "First response time";
  const title = `Get ${NAME} back to normal`;
  await page.goto("#/kpis?example=1");
  const card = both.kpis.card(NAME);
  await expect(card).toContainText(
    "The draft takes it from 40 minutes down to 29 minutes. Nothing is kept until you save it.",
  );
  await card.getByRole("link", { name: "Draft an objective that restores it" }).click();
  await expect(page).toHaveURL(/#\/goals\?example=1$/);
  await expect(both.row(1).getByRole("link", { name: NAME })).toBeVisible();
  await both.save();
  await page.goto("#/kpis?example=1");
  await expect(card).toContainText(`Being restored by ${title} until 31 December`);
  // The way back.
  await both.goals.undo.click();
  await expect(card.getByRole("link", { name: "Draft an objective that restores it" })).toBeVisible();
  await both.goals.redo.click();
  await expect(card).toContainText(`Being restored by ${title}`);
  // Kept, they still belong together, and nothing else comes along.
  await page.getByRole("button", { name: "Keep these" }).click();
  await expect(page).toHaveURL(/#\/kpis$/);
  await expect(card).toContainText(`Being restored by ${title}`);
  await page.goto("#/goals");
  await expect(both.goals.titles).toHaveText([title]);
});

for (const scheme of ["light", "dark"]) {
  test(`the form with a KPI and the list of them fit and are accessible: ${scheme}`, async ({
    page,
    both,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await both.at("#/goals?k=c1", CONVERSION, RESPONSE(), UTILISATION);
    await both.button("Use a KPI", both.form).click();
    await expect(both.button("First response time", both.chooser)).toBeFocused();
    expect(await axeFinds(page)).toEqual([]);
    await sized(page, NARROW);
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
    await page.goto("#/kpis");
    await expect(page.getByRole("link", { name: /^Draft an objective/ }).first()).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
  });
}
