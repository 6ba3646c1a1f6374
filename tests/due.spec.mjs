// When a check-in is due: once in each week, two weeks or month of the calendar, whenever the
// one before it was made.

import { expect, record, seal, stored, test } from "./goals.mjs";
import { on } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const AUTUMN = { period: { first: "2026-10-01", last: "2026-12-31" } };

const sheet = (page) => page.getByRole("region", { name: "Check in", exact: true });
const checkedIn = (...days) => ({ checkIns: Object.fromEntries(days.map((day) => [day, "10"])) });

/** The settings, with weeks that begin on a day. */
const weeksFrom = (day) => ({
  "waymark/1/settings/1": seal(JSON.stringify(record({ week: day }))),
});

/** A day of November, as it is written there. */
const november = (locale, day) => (locale === "en-US" ? `November ${day}` : `${day} November`);

/** Looks again on another day. */
async function lookOn(goals, day) {
  await on(goals.page, day);
  await goals.reload();
}

for (const locale of ["en-US", "de-DE"]) {
  test.describe(`where the browser speaks ${locale}`, () => {
    test.use({ locale });

    test(`a late check-in and one more change nothing about next week, in ${locale}`, async ({
      page,
      goals,
    }) => {
      await on(page, "2026-11-14");
      // The first day of a week is set, so that both have the same weeks.
      await goals.openWith({
        ...weeksFrom("monday"),
        ...stored("a1", "Late", [checkedIn("2026-11-02", "2026-11-10")], AUTUMN),
        ...stored("a2", "Once more", [checkedIn("2026-11-09", "2026-11-14")], AUTUMN),
      });
      await expect(sheet(page)).toContainText("Everything is up to date.");
      await lookOn(goals, "2026-11-15");
      await expect(sheet(page)).toContainText("Everything is up to date.");
      await lookOn(goals, "2026-11-16");
      await expect(sheet(page)).toContainText("2 numbers to update");
      await expect(sheet(page)).not.toContainText("missed");
      const late = goals.card("Late");
      await expect(late).toContainText(`Check-in due this week (last one on ${november(locale, 10)})`);
      await expect(goals.card("Once more")).toContainText(
        `Check-in due this week (last one on ${november(locale, 14)})`,
      );
      // Early in the week, as late as on Sunday: then it is done for this one.
      await goals.checkIn("Late", "20", "Number 1");
      await expect(sheet(page)).toContainText("1 number to update");
      await expect(late).not.toContainText("Check-in due");
      await lookOn(goals, "2026-11-22");
      await expect(late).not.toContainText("Check-in due");
      await lookOn(goals, "2026-11-23");
      await expect(late).toContainText(`Check-in due this week (last one on ${november(locale, 16)})`);
      // The other one was left out for a week: that stands out, and is asked for first.
      await expect(sheet(page)).toContainText("2 to update, 1 missed last week");
      await expect(goals.card("Once more")).toContainText(
        `Missed last week (last check-in on ${november(locale, 14)})`,
      );
      await expect(sheet(page).getByRole("group").first()).toHaveAccessibleName("Once more");
      const field = sheet(page).getByRole("group", { name: "Once more" }).getByRole("textbox");
      await expect(field).toHaveAccessibleDescription(/missed/);
      const other = sheet(page).getByRole("group", { name: "Late" }).getByRole("textbox");
      await expect(other).not.toHaveAccessibleDescription(/missed/);
    });
  });
}

test("weeks from Sunday are asked for on Sunday, and another first day is followed at once", async ({
  page,
  goals,
}) => {
  await on(page, "2026-11-15");
  await goals.openWith({
    ...weeksFrom("sunday"),
    ...stored("a1", TITLE, [checkedIn("2026-11-10")], AUTUMN),
  });
  const card = goals.card(TITLE);
  await expect(card).toContainText("Check-in due this week (last one on 10 November)");
  await goals.settings();
  await goals.page.getByLabel("First day of the week", { exact: true }).selectOption("monday");
  await expect(goals.saved).toBeVisible();
  await goals.list();
  await expect(card).not.toContainText("Check-in due");
  await expect(sheet(page)).toContainText("Everything is up to date.");
});

test("the rhythm is chosen with the objective: every two weeks, every month", async ({
  page,
  goals,
}) => {
  await on(page, "2027-01-31");
  const winter = { period: { first: "2027-01-01", last: "2027-03-31" } };
  await goals.openWith({
    ...weeksFrom("monday"),
    ...stored("a1", TITLE, [checkedIn("2027-01-31")], winter),
  });
  const card = goals.card(TITLE);
  await goals.edit(TITLE);
  await goals.form.getByText(/^Period, commitment/).click();
  const rhythm = goals.form.getByLabel("Check in", { exact: true });
  await expect(rhythm.getByRole("option")).toHaveText(["Every week", "Every two weeks", "Every month"]);
  await rhythm.selectOption({ label: "Every month" });
  await goals.button("Save", goals.form).click();
  await expect(goals.saved).toBeVisible();
  await lookOn(goals, "2027-02-01");
  await expect(card).toContainText("Check-in due this month (last one on 31 January)");
  await lookOn(goals, "2027-03-01");
  await expect(card).toContainText("Missed last month (last check-in on 31 January)");
  await expect(sheet(page)).toContainText("1 missed last month");
  // Past its last day it waits to be closed.
  await lookOn(goals, "2027-04-01");
  await expect(card).toContainText("ready to close");
  await expect(card).not.toContainText(/due|missed/i);
});

test("the weekly review asks for what was missed first", async ({ page, goals }) => {
  await on(page, "2026-11-18");
  await goals.openWith({
    ...weeksFrom("monday"),
    ...stored("a1", "Kept up", [checkedIn("2026-11-10")], AUTUMN),
    ...stored("a2", "Left alone", [checkedIn("2026-11-03")], AUTUMN),
  });
  await page.goto("#/review/week");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Left alone" })).toBeVisible();
  await expect(sheet(page)).toContainText("1 missed last week");
});

for (const [how, size] of [
  ["on the narrowest phones", { width: 320, height: 640 }],
  ["beside the list", { width: 1280, height: 720 }],
]) {
  test(`a long word of a name stays whole ${how}`, async ({ page, goals }) => {
    await page.setViewportSize(size);
    await on(page, "2026-11-18");
    await goals.openWith(stored("a1", TITLE, [{ name: "Recommendations" }], AUTUMN));
    const lines = await sheet(page).getByText("Recommendations", { exact: true }).evaluate((label) => {
      const text = document.createRange();
      text.selectNodeContents(label);
      return new Set([...text.getClientRects()].map(({ top }) => top)).size;
    });
    expect(lines).toBe(1);
  });
}
