// A page that stays open over midnight: the day in a form is today's until somebody chooses
// another.

import { expect, on, stored, test } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const FIRST = "2026-11-18";
const NEXT = "2026-11-19";

/** It is another day by now, and somebody comes back to the page. */
async function comeBack(page, day) {
  await on(page, day);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

test("an event outside is of today until another day is chosen", async ({ page, goals, objective }) => {
  await on(page, FIRST);
  await goals.openWith(stored("a1", TITLE));
  await objective.open(TITLE);
  const notes = objective.part("Outside events");
  const day = notes.getByLabel("Day", { exact: true });
  await expect(day).toHaveValue(FIRST);
  await comeBack(page, NEXT);
  await expect(day).toHaveValue(NEXT);
  await notes.getByLabel("What happened", { exact: true }).fill("A competitor opened");
  await notes.getByRole("button", { name: /^Add/ }).click();
  await expect(notes.getByRole("listitem")).toContainText("19 November 2026");
  await day.fill("2026-11-03");
  await comeBack(page, "2026-11-20");
  await expect(day).toHaveValue("2026-11-03");
});

test("a check-in with its details is of today until another day is chosen", async ({
  page,
  goals,
}) => {
  await on(page, FIRST);
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await goals.fillCheckIn(goals.checkInForm(TITLE), { Note: "A better first page" });
  const form = page.getByRole("form", { name: `Check in Conversion ${TITLE}`, exact: true });
  const day = form.getByLabel("Day", { exact: true });
  await expect(day).toHaveValue(FIRST);
  await comeBack(page, NEXT);
  await expect(day).toHaveValue(NEXT);
  await day.fill("2026-11-03");
  await comeBack(page, "2026-11-20");
  await expect(day).toHaveValue("2026-11-03");
});

test("the example goes on with the day as well", async ({ page, goals }) => {
  await on(page, FIRST);
  await page.goto("#/goals?example=1");
  await goals.arrived();
  const glance = page.getByRole("region", { name: "At a glance", exact: true });
  await expect(glance).toContainText("7 days left");
  await comeBack(page, NEXT);
  await expect(glance).toContainText("6 days left");
});
