// A KPI that is open: its readings corrected and taken away, its base begun anew, and what
// somebody says of it.

import { axeFinds } from "./axe.mjs";
import { put } from "./journey.mjs";
import { on } from "./objective.mjs";
import { stored } from "./goals.mjs";
import { expect, Kpis, storedKpi, test } from "./kpis.mjs";

const NAME = "Gross margin";
const TODAY = "2026-11-18";

/** The days that carry so many months up to October 2026, the oldest first. */
function months(count) {
  return Array.from({ length: count }, (_, place) => {
    const last = new Date(Date.UTC(2026, 10 - (count - 1 - place), 0));
    return last.toISOString().slice(0, 10);
  });
}

/** Readings of as many months up to October 2026. */
const readings = (values) =>
  Object.fromEntries(months(values.length).map((day, place) => [day, values[place]]));

/** Up and down about 40 for a year, then about 50 for another. */
const SHIFTED = [
  ...[40, 42, 39, 41, 43, 40, 38, 41, 42, 40, 39, 40],
  ...[50, 52, 49, 51, 53, 50, 48, 51, 52, 50, 49, 51],
];

const shifted = { readings: readings(SHIFTED), unit: "%" };

/** Out of band since June 2026. */
const OUT = {
  readings: readings([...SHIFTED.slice(0, 7), 30, 31, 29, 30, 31]),
  unit: "%",
  band: { operator: "at-least", target: "35" },
};

/** A KPI that is open. */
class OpenKpi extends Kpis {
  constructor(page, name = NAME) {
    super(page);
    this.article = this.card(name);
    this.undo = page.getByRole("button", { name: /^Undo/ });
  }

  /** Puts it into the store and opens it. */
  async begin(given, more = {}) {
    await put(this.page, { ...storedKpi("c1", NAME, given), ...more });
    await this.goto();
  }

  async goto() {
    await this.page.goto("#/kpis?open=c1");
    await this.ready();
  }

  async ready() {
    await this.page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  part(name) {
    return this.article.getByRole("region", { name, exact: true });
  }

  button(name, within = this.article) {
    return within.getByRole("button", { name, exact: true });
  }

  form(name) {
    return this.article.getByRole("form", { name, exact: true });
  }

  /** A line of the readings, by its unit. */
  reading(unit) {
    return this.part("Readings").getByRole("listitem").filter({ hasText: unit });
  }
}

const it = test.extend({ open: async ({ page }, use) => use(new OpenKpi(page)) });

it.beforeEach(async ({ page }) => on(page, TODAY));

it("a reading is corrected where it stands, undone, and deleted", async ({ open }) => {
  await open.begin(shifted);
  await expect(open.reading("October 2026")).toContainText("51%");
  await open.button("Correct October 2026").click();
  const form = open.form("Correct October 2026");
  await expect(form.getByLabel("Reading", { exact: true })).toBeFocused();
  await expect(form.getByLabel("Reading", { exact: true })).toHaveValue("51");
  await form.getByLabel("Reading", { exact: true }).fill("52.5");
  await form.getByLabel("Note").fill("The invoice came late");
  await open.button("Save", form).click();
  await expect(form).toHaveCount(0);
  await expect(open.reading("October 2026")).toContainText("52.5%");
  await expect(open.reading("October 2026")).toContainText("The invoice came late");
  await expect(open.button("Correct October 2026")).toBeFocused();
  await open.undo.click();
  await expect(open.reading("October 2026")).toContainText("51%");
  await expect(open.reading("October 2026")).not.toContainText("late");
  await open.button("Delete October 2026").click();
  await expect(open.reading("October 2026")).toHaveCount(0);
  await expect(open.part("Readings").getByRole("heading")).toBeFocused();
  await open.reload();
  await expect(open.reading("October 2026")).toHaveCount(0);
  await expect(open.reading("September 2026")).toContainText("49%");
});

it("a reading moves to another month, which it then replaces, as one action", async ({ open }) => {
  await open.begin({ readings: readings([40, 41, 42]) });
  await open.button("Correct October 2026").click();
  const form = open.form("Correct October 2026");
  await form.getByLabel("Day").fill("2026-09-10");
  await expect(form).toContainText("September 2026. That one has a reading already");
  await form.getByLabel("Day").fill("2026-07-10");
  await expect(form).toContainText("July 2026");
  await expect(form).not.toContainText("already");
  await open.button("Save", form).click();
  await expect(open.part("Readings").getByRole("listitem")).toHaveText([
    /^September 2026 41/,
    /^August 2026 40/,
    /^July 2026 42/,
  ]);
  await expect(open.button("Correct July 2026")).toBeFocused();
  await open.undo.click();
  await expect(open.reading("October 2026")).toContainText("42");
  await expect(open.reading("July 2026")).toHaveCount(0);
});

it("a unit is said to have no reading, and a value far off is asked about once", async ({ open }) => {
  await open.begin(shifted);
  await open.button("Correct September 2026").click();
  const closing = open.form("Correct September 2026");
  await closing.getByLabel("No reading (closed)").check();
  await expect(closing.getByLabel("Reading", { exact: true })).toBeHidden();
  await open.button("Save", closing).click();
  await expect(open.reading("September 2026")).toContainText("no reading (closed)");
  await open.button("Correct October 2026").click();
  const form = open.form("Correct October 2026");
  await form.getByLabel("Reading", { exact: true }).fill("512");
  await open.button("Save", form).click();
  await expect(form).toContainText("512%? The others lie between 38% and 53%.");
  await open.button("Save anyway", form).click();
  await expect(open.reading("October 2026")).toContainText("512%");
  // Who said yes is not asked again.
  await expect(open.article.getByText("512%?")).toHaveCount(0);
});

it("a value far off that came otherwise is asked about until somebody says", async ({ open }) => {
  await open.begin({ readings: readings([40, 41, 42, 43, 40, 412]) });
  const asks = open.part("To decide");
  await expect(asks).toContainText("October 2026: 412? The others lie between 40 and 43.");
  await open.button("Correct", asks).click();
  await expect(
    open.form("Correct October 2026").getByLabel("Reading", { exact: true }),
  ).toBeFocused();
  await open.button("It is right", asks).click();
  await expect(asks).toBeHidden();
  await open.reload();
  await expect(asks).toBeHidden();
});

it("twelve readings are shown at first, more on demand, and what runs is so far", async ({ open }) => {
  const running = { "2026-11-30": 47 };
  await open.begin({ ...shifted, readings: { ...shifted.readings, ...running } });
  const lines = open.part("Readings").getByRole("listitem");
  await expect(lines).toHaveCount(12);
  await expect(lines.first()).toContainText("November 2026 47% so far");
  await open.part("Readings").getByRole("button", { name: /^Show more/ }).click();
  await expect(lines).toHaveCount(25);
  await expect(open.button("Correct November 2025")).toBeFocused();
  await expect(lines.last()).toContainText("November 2024 40%");
});

it("correcting a reading that the limits rest on says that they were worked out again", async ({
  open,
}) => {
  await open.begin(shifted);
  const usual = open.part("What is usual");
  const before = await usual.getByText(/^Anything between/).textContent();
  expect(before).toContain("from November 2024 to October 2025");
  const said = open.part("Readings").getByRole("status");
  await open.button("Correct October 2026").click();
  await open.form("Correct October 2026").getByLabel("Reading", { exact: true }).fill("50");
  await open.button("Save").click();
  await expect(open.reading("October 2026")).toContainText("50%");
  await expect(said).toHaveText("");
  await expect(usual.getByText(before, { exact: true })).toBeVisible();
  await open.part("Readings").getByRole("button", { name: /^Show more/ }).click();
  await open.button("Delete March 2025").click();
  await expect(said).toContainText("limits rest on");
  await expect(usual.getByText(before, { exact: true })).toHaveCount(0);
});

it("a base is begun by keyboard, with a reason, from the unit that is proposed", async ({
  page,
  open,
}) => {
  await open.begin(shifted);
  const usual = open.part("What is usual");
  await open.button("Begin a new base", usual).focus();
  await page.keyboard.press("Enter");
  const form = open.form("Begin a new base");
  await expect(form.getByLabel("From")).toBeFocused();
  await expect(form.getByLabel("From")).toHaveValue("2025-11-01");
  await page.keyboard.press("Tab");
  await expect(form.getByLabel("Why")).toBeFocused();
  // Without a reason it says what is missing, and waits there.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(form).toContainText("Say why in a few words");
  await expect(form.getByLabel("Why")).toBeFocused();
  await page.keyboard.type("The new supplier");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(form).toHaveCount(0);
  await expect(usual.getByRole("heading")).toBeFocused();
  await expect(usual).toContainText("from November 2025 to October 2026");
  await expect(usual.getByRole("list", { name: "Bases" }).getByRole("listitem")).toHaveText([
    /^From November 2024: the first base/,
    /^From November 2025: The new supplier/,
  ]);
  await expect(open.part("To decide")).toBeHidden();
  await open.undo.click();
  await expect(usual).toContainText("from November 2024 to October 2025");
  await expect(usual.getByRole("list", { name: "Bases" })).toBeHidden();
  await page.getByRole("button", { name: /^Redo/ }).click();
  await open.button("Remove From November 2025", usual).click();
  await expect(usual).toContainText("from November 2024 to October 2025");
});

it("a new base is proposed once: it is begun there, or refused for good", async ({ open }) => {
  await open.begin(shifted);
  const asks = open.part("To decide");
  await expect(asks).toContainText("12 months in a row lie above the centre.");
  await open.button("Begin there", asks).click();
  const form = open.form("Begin a new base");
  await expect(form.getByLabel("Why")).toBeFocused();
  await form.getByLabel("Why").fill("The new supplier");
  // What is typed outlives a reload.
  await open.reload();
  await expect(form.getByLabel("Why")).toHaveValue("The new supplier");
  await expect(form.getByLabel("From")).toHaveValue("2025-11-01");
  await open.button("Begin a new base", form).click();
  await expect(open.part("What is usual")).toContainText("The new supplier");
  await expect(asks).toBeHidden();
  await open.undo.click();
  await open.button("Not now", asks).click();
  await expect(asks).toBeHidden();
  await open.reload();
  await expect(asks).toBeHidden();
  // Who thinks better of it begins one still.
  await expect(open.button("Begin a new base", open.part("What is usual"))).toBeVisible();
});

it("the first base is moved, and what lies before it is shown", async ({ open }) => {
  await open.begin(shifted);
  const usual = open.part("What is usual");
  await open.button("Move the first base", usual).click();
  const form = open.form("Move the first base");
  await form.getByLabel("From").selectOption("February 2025");
  await open.button("Move the first base", form).click();
  await expect(usual).toContainText("from February 2025 to January 2026");
  await open.undo.click();
  await expect(usual).toContainText("from November 2024 to October 2025");
});

it("limits stretched by one jump rest on the typical one if somebody says so, and back", async ({
  open,
}) => {
  await open.begin({ readings: readings([10, 11, 10, 11, 10, 90, 11, 10, 11, 10, 11, 10]) });
  const usual = open.part("What is usual");
  const wide = await usual.getByText(/^Anything/).textContent();
  await open.button("Use the typical jump", usual).click();
  await expect(usual).toContainText("rest on the typical jump");
  await expect(usual.getByText(wide, { exact: true })).toHaveCount(0);
  await expect(open.button("Use the average jump", usual)).toBeFocused();
  await open.button("Use the average jump", usual).click();
  await expect(usual.getByText(wide, { exact: true })).toBeVisible();
});

it("what is out of band is acknowledged until a day, stays marked, and is taken back", async ({
  open,
}) => {
  await open.begin(OUT);
  const asks = open.part("To decide");
  await expect(asks).toContainText("Out of band for 5 months in a row: too low since June.");
  await open.button("Acknowledge", asks).click();
  const form = open.form("Acknowledge that it is out of band");
  await expect(form.getByLabel("Cause")).toBeFocused();
  await expect(form.getByLabel("Look again on")).toHaveValue("2026-12-18");
  await form.getByLabel("Look again on").fill(TODAY);
  await open.button("Acknowledge", form).click();
  await expect(form).toContainText("Say why in a few words");
  await form.getByLabel("Cause").fill("Two clients left.");
  await open.button("Acknowledge", form).click();
  await expect(form).toContainText("Choose a day after today.");
  await form.getByLabel("Look again on").fill("2026-12-20");
  await open.button("Acknowledge", form).click();
  await expect(form).toHaveCount(0);
  await expect(asks).toContainText(
    "Known since 18 November 2026: Two clients left. Look again on 20 December 2026.",
  );
  await expect(open.button("Acknowledge", asks)).toBeHidden();
  await expect(open.article.getByRole("status", { name: "Status" })).toContainText("out of band");
  await open.button("Take back", asks).click();
  await expect(open.button("Acknowledge", asks)).toBeVisible();
  await expect(asks).not.toContainText("Two clients left");
});

it("a KPI is paused and retired with a reason, and resumed", async ({ page, open }) => {
  await open.begin(OUT);
  for (const [way, says] of [
    ["Pause", "Paused"],
    ["Retire", "Retired"],
  ]) {
    await open.button(way).click();
    const form = open.form(way);
    await expect(form.getByLabel("Why")).toBeFocused();
    await page.keyboard.type("We sold the shop");
    await open.button(way, form).click();
    const asks = open.part("To decide");
    await expect(open.article).toContainText(`${says} since 18 November 2026: We sold the shop`);
    await expect(asks).toContainText("nothing is due and nothing is asked");
    await expect(open.part("Stop watching")).toBeHidden();
    await open.button("Resume", asks).click();
    await expect(open.article).not.toContainText("We sold the shop");
    await expect(open.button(way)).toBeVisible();
  }
});

it("what happened outside is written down with its day, and removed", async ({ open }) => {
  await open.begin(shifted);
  const notes = open.part("Outside events");
  await notes.getByLabel("What happened").fill("A competitor opened");
  await notes.getByLabel("Day").fill("2026-08-03");
  await open.button("Add What happened", notes).click();
  await expect(notes.getByRole("listitem")).toContainText("3 August 2026 A competitor opened");
  await open.reload();
  await open.button("Remove A competitor opened", notes).click();
  await expect(notes.getByRole("listitem")).toHaveCount(0);
  await open.undo.click();
  await expect(notes.getByRole("listitem")).toHaveCount(1);
});

it("a band is listed with when it began, and one is taken away", async ({ open }) => {
  await open.begin({
    ...shifted,
    band: { operator: "at-least", target: "60", threshold: "55" },
    "band/c": { from: "2026-06-01", operator: "between", low: "45", high: "55" },
  });
  const bands = open.part("Bands");
  await expect(bands.getByRole("listitem")).toHaveText([
    /^From 1 June 2026: between 45% and 55%/,
    /^From the start: at least 60%, acceptable down to 55%/,
  ]);
  const status = open.article.getByRole("status", { name: "Status" });
  await expect(status).toContainText("good");
  await open.button("Remove From 1 June 2026", bands).click();
  await expect(bands.getByRole("listitem")).toHaveCount(1);
  await expect(status).toContainText("out of band");
});

it("it says what it supports, and since when it is a KPI", async ({ open }) => {
  await open.begin({ ...shifted, supports: "A calmer year", source: "The shop", made: "2026-03-02" });
  const about = open.part("About this KPI");
  await expect(about).toContainText("A calmer year");
  await expect(about).toContainText("The shop");
  // Its readings go back further than its definition.
  await expect(about).toContainText("KPI since November 2024");
  await expect(about.getByRole("link")).toHaveCount(0);
});

it("the objective that it supports is one press away", async ({ page, open }) => {
  const supports = { objective: "a1", "key-result": "a1k0" };
  await open.begin({ ...shifted, ...supports }, stored("a1", "A calmer year", [{ name: "Calls" }]));
  const about = open.part("About this KPI");
  await expect(about).toContainText("Calls, A calmer year");
  await about.getByRole("link", { name: "A calmer year" }).click();
  await expect(page).toHaveURL(/#\/goals\?open=a1$/);
  await expect(page.getByRole("heading", { level: 3, name: "A calmer year" })).toBeVisible();
});

it("a reading that another tab records shows at once", async ({ open, beside }) => {
  await open.begin(shifted);
  const { page } = await beside({ now: false });
  await on(page, TODAY);
  const other = new OpenKpi(page);
  await other.goto();
  await other.article.getByLabel("New reading").fill("44");
  await other.article.getByRole("button", { name: "Record", exact: true }).click();
  await expect(open.reading("November 2026")).toContainText("44% so far");
  await open.button("Delete November 2026").click();
  await expect(other.reading("November 2026")).toHaveCount(0);
});

it("what is typed into a correction outlives a reload, and goes when it is given up", async ({
  open,
}) => {
  await open.begin(shifted);
  await open.button("Correct October 2026").click();
  const form = open.form("Correct October 2026");
  await form.getByLabel("Reading", { exact: true }).fill("abc");
  await open.button("Save", form).click();
  await expect(form).toContainText("“abc” is not a number.");
  await open.reload();
  await expect(form.getByLabel("Reading", { exact: true })).toHaveValue("abc");
  await open.button("Cancel", form).click();
  await expect(form).toHaveCount(0);
  await expect(open.button("Correct October 2026")).toBeFocused();
  await open.button("Correct October 2026").click();
  await expect(form.getByLabel("Reading", { exact: true })).toHaveValue("51");
});

for (const width of [1280, 320]) {
  it(`axe finds nothing in an open KPI with every form open, ${width} px wide`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await open.begin({ ...OUT, "note/n": { date: "2026-05-01", text: "A holiday" } });
    await open.button("Correct October 2026").click();
    await open.button("Acknowledge").click();
    await open.button("Begin a new base").click();
    await open.button("Retire").click();
    await expect(open.form("Retire")).toBeVisible();
    await expect(open.form("Begin a new base")).toBeVisible();
    expect(await axeFinds(page)).toEqual([]);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
  });
}

it("on paper a KPI says what it has to say, and has nothing to press", async ({ page, open }) => {
  await open.begin({ ...OUT, "note/n": { date: "2026-05-01", text: "A holiday" } });
  const toPress = page
    .getByRole("main")
    .locator("button, input, select, textarea, summary")
    .filter({ visible: true });
  await expect(toPress).not.toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(open.article).toContainText("out of band");
  await expect(open.reading("October 2026")).toBeVisible();
  await expect(open.part("About this KPI")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Stop watching" })).toBeHidden();
  await expect(toPress).toHaveCount(0);
  await page.emulateMedia({ media: null });
  await page.goto("#/kpis");
  await expect(open.button("New KPI", page)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(open.article).toContainText("out of band");
  await expect(toPress).toHaveCount(0);
});
