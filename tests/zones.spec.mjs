// Days where it is another one elsewhere: what was checked in by a clock that was a day ahead, as
// in Tokyo before somebody flew to Los Angeles, and what is checked in after it.

import { expect, on, stored, test } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const TODAY = "2026-11-17";
const TOMORROW = "2026-11-18";

const CONVERSION = { name: "Conversion", start: "12", target: "18", unit: "%" };

/** A key result with one check-in, and the page open where it is still the day before. */
async function opened({ page, goals }, checkIns) {
  await on(page, TODAY);
  await goals.openWith(stored("a1", TITLE, [{ ...CONVERSION, checkIns }]));
}

test("a later check-in is the latest though it is still the day before here", async ({
  page,
  goals,
}) => {
  await opened({ page, goals }, { [TOMORROW]: "15" });
  const form = goals.checkInForm(TITLE);
  const value = form.getByLabel("New value", { exact: true });
  await value.fill("16.5");
  await expect(value).toHaveAccessibleDescription("Will be dated 18 November 2026.");
  await goals.button("Check in", form).click();
  await expect(goals.saved).toBeVisible();
  await expect.poll(() => goals.keptCheckIns(TITLE)).toMatchObject({ [TOMORROW]: { value: "16.5" } });
  await expect(goals.card(TITLE).getByText("0.75").first()).toBeVisible();
  // Taken back, the one before it is the latest again, and the next is of that day as well.
  await goals.undo.click();
  await expect.poll(() => goals.keptCheckIns(TITLE)).toMatchObject({ [TOMORROW]: { value: "15" } });
  await value.fill("17");
  await goals.button("Check in", form).click();
  await expect.poll(() => goals.keptCheckIns(TITLE)).toMatchObject({ [TOMORROW]: { value: "17" } });
  expect(Object.keys(await goals.keptCheckIns(TITLE))).toEqual([TOMORROW]);
});

test("beside a day that is chosen it is said which check-in stays the latest", async ({
  page,
  goals,
}) => {
  await opened({ page, goals }, { [TOMORROW]: "15" });
  await goals.fillCheckIn(goals.checkInForm(TITLE), { Note: "By the new page" });
  const form = page.getByRole("form", { name: `Check in Conversion ${TITLE}`, exact: true });
  const day = form.getByLabel("Day", { exact: true });
  await expect(day).toHaveValue(TOMORROW);
  await expect(day).toHaveAccessibleDescription(
    "Dated like the latest check-in, though today is 17 November 2026.",
  );
  await day.fill(TODAY);
  await form.getByLabel("Note", { exact: true }).focus();
  await expect(day).toHaveAccessibleDescription("The check-in of 18 November 2026 stays the latest.");
  await day.fill("2026-11-19");
  await form.getByLabel("Note", { exact: true }).focus();
  await expect(day).toHaveAccessibleDescription(/^That day is in the future/);
  await day.fill(TOMORROW);
  await form.getByLabel("New value", { exact: true }).fill("16");
  await goals.button("Check in", form).click();
  await expect.poll(() => goals.keptCheckIns(TITLE)).toMatchObject({ [TOMORROW]: { value: "16" } });
});

test("one that is further ahead stays the latest, which is said", async ({ page, goals }) => {
  await opened({ page, goals }, { "2026-12-18": "15" });
  const form = goals.checkInForm(TITLE);
  const value = form.getByLabel("New value", { exact: true });
  await value.fill("16.5");
  await expect(value).toHaveAccessibleDescription(
    "Will be dated 17 November 2026: the check-in of 18 December 2026 stays the latest.",
  );
  await goals.button("Check in", form).click();
  await expect.poll(() => goals.keptCheckIns(TITLE)).toMatchObject({ [TODAY]: { value: "16.5" } });
});

test("the day of an outside event that was chosen outlives a reload", async ({
  page,
  goals,
  objective,
}) => {
  await opened({ page, goals }, {});
  await objective.open(TITLE);
  const notes = objective.part("Outside events");
  const day = notes.getByLabel("Day", { exact: true });
  await notes.getByLabel("What happened", { exact: true }).fill("A competitor opened");
  await day.fill("2026-11-03");
  await page.reload();
  await objective.arrived();
  await expect(day).toHaveValue("2026-11-03");
  await notes.getByRole("button", { name: /^Add/ }).click();
  await expect(notes.getByRole("listitem")).toContainText("3 November 2026");
  await expect(day).toHaveValue(TODAY);
  await page.reload();
  await objective.arrived();
  await expect(day).toHaveValue(TODAY);
});
