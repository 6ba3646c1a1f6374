// Where weeks and years begin: what somebody sets changes what periods are called and which
// a new objective gets, everywhere, and never what is kept.

import { expect, fieldsOf, fileOf, record, seal, stored, test } from "./goals.mjs";
import { on } from "./objective.mjs";
import { NARROW, wide } from "./screens.mjs";

const TODAY = "2026-11-26";
const TITLE = "Make the trial the reason to buy";
const JANUARY =
  "Today is in the week of Monday 23 November and in Q4, October to December 2026; the year " +
  "runs from January to December 2026.";
const FEBRUARY =
  "Today is in the week of Monday 23 November and in Q4, November 2026 to January 2027; the " +
  "year runs from February 2026 to January 2027.";

const autumn = { period: { first: "2026-10-01", last: "2026-12-31" } };
const winter = { period: { first: "2026-11-01", last: "2027-01-31" } };
const spring = {
  period: { first: "2026-02-01", last: "2026-04-30" },
  closed: { on: "2026-04-30", next: "retire" },
};
const at = (day, value) => [{ checkIns: { [day]: value } }];

/** Settings as they are stored. */
const set = (fields, stamp = "1.seed") => ({
  "waymark/1/settings/1": seal(JSON.stringify(record(fields, {}, stamp))),
});

/** The settings on the page of any goals. */
const firstDay = (goals) => goals.page.getByLabel("First day of the week", { exact: true });
const firstMonth = (goals) => goals.page.getByLabel("First month of the year", { exact: true });
const today = (goals) => goals.page.getByText(/^Today is in the week of/);

test.beforeEach(async ({ page }) => {
  await on(page, TODAY);
});

test("what is set changes what today is in, can be undone, and is there the next time", async ({
  page,
  goals,
}) => {
  await goals.open();
  await goals.settings();
  await expect(firstDay(goals)).toHaveValue("monday");
  await expect(firstMonth(goals)).toHaveValue("january");
  await expect(today(goals)).toHaveText(JANUARY);
  await firstMonth(goals).selectOption({ label: "February" });
  await expect(goals.saved).toBeVisible();
  await expect(today(goals)).toHaveText(FEBRUARY);
  await firstDay(goals).selectOption({ label: "Sunday" });
  await expect(today(goals)).toContainText("week of Sunday 22 November");
  await expect(goals.undo).toHaveText("Undo: setting");
  await goals.undo.click();
  await expect(today(goals)).toHaveText(FEBRUARY);
  await expect(firstDay(goals)).toHaveValue("monday");
  await goals.undo.click();
  await expect(today(goals)).toHaveText(JANUARY);
  await expect(firstMonth(goals)).toHaveValue("january");
  // It was the first thing ever done here, and is nothing in the bin by that.
  await expect(goals.bin).toBeHidden();
  await goals.redo.click();
  await expect(firstMonth(goals)).toHaveValue("february");
  await expect(goals.saved).toBeVisible();
  await page.reload();
  await expect(today(goals)).toHaveText(FEBRUARY);
  await expect(firstMonth(goals)).toHaveValue("february");
});

for (const [locale, day, week] of [
  ["en-US", "sunday", "Sunday, November 22"],
  ["en-GB", "monday", "Monday 23 November"],
  ["ar-EG", "saturday", "Saturday"],
]) {
  test(`where nothing is set, weeks begin as in ${locale}`, async ({ browser, beside }) => {
    const context = await browser.newContext({ baseURL: process.env.WAYMARK_URL, locale });
    try {
      const goals = await beside({ in: context, now: false });
      await on(goals.page, TODAY);
      await goals.page.goto("#/goals?settings=1");
      await expect(firstDay(goals)).toHaveValue(day);
      await expect(today(goals)).toContainText(`week of ${week}`);
    } finally {
      await context.close();
    }
  });
}

test("quarters are counted from the first month, and what is none says its months", async ({
  page,
  goals,
}) => {
  const texts = {
    ...stored("a1", TITLE, at("2026-11-20", "30"), winter),
    ...stored("a2", "Of the calendar", at("2026-11-20", "30"), autumn),
    ...stored("a3", "Long ago", at("2026-04-20", "80"), spring),
  };
  await goals.openWith({ ...texts, ...set({ year: "february" }) });
  await expect(goals.card(TITLE)).toContainText("Q4 Nov 2026–Jan 2027");
  await expect(goals.card("Of the calendar")).toContainText("Oct–Dec 2026");
  await expect(goals.card("Of the calendar")).not.toContainText("Q4");
  // By the year: all of it is in the one that runs from February to January.
  const show = page.getByLabel("Show", { exact: true });
  await expect(show.getByRole("option")).toHaveText([
    "Current",
    "All of February 2026 to January 2027",
    "Q4, November 2026 to January 2027",
    "October to December 2026",
    "Q1, February to April 2026",
    "Everything",
  ]);
  await show.selectOption({ label: "All of February 2026 to January 2027" });
  const years = page.getByRole("table", { name: "Year by year" });
  await expect(years.getByRole("rowheader")).toHaveText("2026/27 February 2026 to January 2027");
  await expect(years.getByRole("columnheader").nth(1)).toHaveText("Q1 Feb–Apr");
  await expect(years.getByRole("columnheader").nth(4)).toHaveText("Q4 Nov–Jan");
  const cells = years.getByRole("row").nth(1).getByRole("cell");
  await expect(cells.first().getByRole("link")).toContainText("Q1, February to April 2026: 0.80");
  await expect(cells.nth(3).getByRole("link")).toContainText("Q4, November 2026 to January 2027:");
  await expect(cells.nth(4).getByRole("link")).toContainText("October to December 2026:");
  // What is kept is what it was.
  const kept = await goals.kept();
  for (const [key, text] of Object.entries(texts)) expect(kept[key]).toBe(text);
});

test("a new objective gets the quarter that it is, and an open form keeps the days it had", async ({
  page,
  goals,
}) => {
  await goals.openWith(set({ year: "february" }));
  await goals.fill("In winter");
  await goals.form.getByText("Period, commitment, check-ins, owner").click();
  await expect(goals.form.getByText("Q4, November 2026 to January 2027", { exact: true })).toBeVisible();
  await goals.button("Save", goals.form).click();
  await expect(goals.card("In winter")).toContainText("Q4 Nov 2026–Jan 2027");
  expect((await goals.records())["In winter"].period).toEqual(winter.period);
  // Begun with another one, next quarter is what it was when it was chosen.
  await goals.begin();
  await goals.fill("Later");
  await goals.form.getByText("Period, commitment, check-ins, owner").click();
  await goals.form.getByLabel("Period", { exact: true }).selectOption({ label: "Next quarter" });
  await expect(goals.form.getByText("Q1, February to April 2027", { exact: true })).toBeVisible();
  await goals.settings();
  await firstMonth(goals).selectOption({ label: "January" });
  await expect(goals.saved).toBeVisible();
  await page.getByRole("link", { name: "← Back to your goals" }).click();
  await expect(goals.title).toHaveValue("Later");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Later")).toContainText("February to April 2027");
  const later = (await goals.records()).Later;
  expect(later.period).toEqual({ first: "2027-02-01", last: "2027-04-30" });
});

test("another tab follows without a reload", async ({ goals, beside }) => {
  await goals.openWith(stored("a1", TITLE, at("2026-11-20", "30"), autumn));
  const other = await beside({ now: false });
  await on(other.page, TODAY);
  await other.open();
  await expect(other.card(TITLE)).toContainText("Q4 Oct–Dec 2026");
  await goals.settings();
  await firstMonth(goals).selectOption({ label: "April" });
  await expect(other.card(TITLE)).toContainText("Q3 Oct–Dec 2026");
  await expect(other.page.locator('[data-part="period"]')).toContainText(
    "Q3 October to December 2026",
  );
  await goals.undo.click();
  await expect(other.card(TITLE)).toContainText("Q4 Oct–Dec 2026");
});

test("an export carries them, an import says so, and undo takes them back", async ({
  goals,
  browser,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, at("2026-11-20", "30"), autumn));
  await goals.settings();
  await firstMonth(goals).selectOption({ label: "April" });
  await expect(goals.saved).toBeVisible();
  const text = await goals.exported();
  const context = await browser.newContext({ baseURL: process.env.WAYMARK_URL, locale: "en-GB" });
  try {
    const fresh = await beside({ in: context, now: false });
    await on(fresh.page, TODAY);
    await fresh.open();
    await fresh.choose(text);
    await expect(fresh.preview).toContainText("Calendar settings: set as in this file");
    await expect(fresh.preview).toContainText("The first month of the year: January becomes April");
    await fresh.button("Import", fresh.preview).click();
    await expect(firstMonth(fresh)).toHaveValue("april");
    await fresh.undo.click();
    await expect(firstMonth(fresh)).toHaveValue("january");
  } finally {
    await context.close();
  }
});

test("of settings that differ the newer stand, said in the preview and never to be chosen", async ({
  page,
  goals,
}) => {
  await goals.openWith({ ...stored("a1", TITLE), ...set({ year: "april" }, "5.here") });
  const file = (stamp) =>
    fileOf({
      "objective/b1": record(fieldsOf("From a file", [{ id: "b1k0" }])),
      "settings/1": record({ year: "july" }, {}, stamp),
    });
  await goals.choose(file("2.file"));
  await expect(goals.preview).toContainText(
    "Calendar settings: stay as they are, since they were last changed here",
  );
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  await expect(firstMonth(goals)).toHaveValue("april");
  await goals.choose(file("9.file"));
  await expect(goals.preview).toContainText("The first month of the year: April becomes July");
  await goals.button("Import", goals.preview).click();
  await expect(firstMonth(goals)).toHaveValue("july");
  await expect(page.getByText("two versions")).toHaveCount(0);
});

test("who has only set something is met as if nothing was there", async ({ page, goals }) => {
  await goals.openWith(set({ week: "sunday" }));
  await expect(goals.form).toBeVisible();
  await expect(page.getByText("Already have goals in a file?")).toBeVisible();
  await goals.settings();
  await expect(page.getByRole("heading", { name: "Backups (0)" })).toBeVisible();
  await expect(goals.bin).toBeHidden();
});

test("at 320 px the long names stay within the screen", async ({ page, goals }) => {
  await page.setViewportSize(NARROW);
  await goals.openWith({
    ...stored("a1", TITLE, at("2026-11-20", "30"), winter),
    ...stored("a3", "Long ago", at("2026-04-20", "80"), spring),
    ...set({ year: "february" }),
  });
  for (const address of ["#/goals", "#/goals?when=all", "#/goals?open=a1", "#/goals?settings=1"]) {
    await page.goto(address);
    await expect(page.locator(".goals, .settings").first()).toBeVisible();
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
  }
  await expect(page.getByText("First month of the year")).toBeVisible();
});
