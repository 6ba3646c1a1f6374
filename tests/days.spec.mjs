// Days as they are typed, key by key: what is none, what nobody means, and what is said
// meanwhile.

import { Grade } from "./grade.mjs";
import { expect, on, stored, test } from "./objective.mjs";

// The month comes first, and each part goes on to the next by itself.
test.use({ locale: "en-US" });

const TODAY = "2026-11-27";
const NONE =
  "Part of this date is missing, or that month is shorter: April, June, September and November " +
  "have 30 days, February 28 or 29.";
const ONE = stored("a1", "Win", [{ name: "Conversion", start: "12", target: "18", unit: "%" }]);

/** Types into a field of days from its first part on. */
async function typeDay(field, keys) {
  await field.focus();
  await field.pressSequentially(keys);
}

/** Opens the whole form of a check-in with a value in it; gives it and its day. */
async function whole(goals, texts = ONE) {
  await on(goals.page, TODAY);
  await goals.openWith(texts);
  await goals.fillCheckIn(goals.checkInForm("Win"), { "New value": "14", Note: "As typed" });
  const form = goals.page.getByRole("form", { name: /^Check in( anyway)? Conversion Win$/ });
  return { form, day: form.getByLabel("Day", { exact: true }) };
}

/** The days of check-ins that are kept. */
async function daysKept(goals) {
  return Object.keys(await goals.keptCheckIns("Win"));
}

/** Every way in which a form is sent, from the field of its day. */
const WAYS = {
  "a click": (form) => form.getByRole("button", { name: "Check in", exact: true }).click(),
  Enter: (form) => form.page().keyboard.press("Enter"),
  "leaving it and a click": async (form) => {
    await form.getByLabel("Note", { exact: true }).focus();
    await form.getByRole("button", { name: "Check in", exact: true }).click();
  },
  "a script": (form) => form.evaluate((form) => form.requestSubmit()),
  "a tab that was left and a click": async (form) => {
    await form.getByLabel("Day", { exact: true }).blur();
    await form.getByRole("button", { name: "Check in", exact: true }).click();
  },
};

for (const [way, send] of Object.entries(WAYS)) {
  test(`a day that is none is never kept as another: by ${way}`, async ({ goals }) => {
    const { form, day } = await whole(goals);
    for (const keys of ["11312026", "02302026", "06312026", "02292025", "1"]) {
      await day.fill("2026-11-26");
      await typeDay(day, keys);
      if (keys.length < 3) await goals.page.keyboard.press("Backspace");
      await send(form);
      await expect(day).toHaveAttribute("aria-invalid", "true");
      await expect(day).toHaveAccessibleDescription(NONE);
      expect(await daysKept(goals)).toEqual([]);
    }
    // Nothing else that was typed is lost, and the right day is kept.
    await expect(form.getByLabel("New value", { exact: true })).toHaveValue("14");
    await expect(form.getByLabel("Note", { exact: true })).toHaveValue("As typed");
    await day.fill("2026-11-26");
    await typeDay(day, "11252026");
    await send(form);
    await expect(goals.saved).toBeVisible();
    expect(await daysKept(goals)).toEqual(["2026-11-25"]);
  });
}

test("centuries that nobody means are asked about", async ({ goals }) => {
  const { form, day } = await whole(goals);
  for (const [keys, year] of [
    ["10050026", 26],
    ["10100202", 202],
    ["11271026", 1026],
    ["112720226", 20226],
    ["11271926", 1926],
    ["112712026", 12026],
  ]) {
    await typeDay(day, keys);
    await WAYS["a click"](form);
    await expect(day).toHaveAccessibleDescription(`In the year ${year}? Please check the date.`);
    await expect(day).toHaveAttribute("aria-invalid", "true");
  }
  expect(await daysKept(goals)).toEqual([]);
});

test("a day of another year than the period is asked about once", async ({ goals }) => {
  const { form, day } = await whole(goals);
  await typeDay(day, "11162025");
  await WAYS["a click"](form);
  await expect(day).toHaveAccessibleDescription(
    "November 16, 2025? That is far outside the period, where it does not count.",
  );
  const sure = form.getByRole("button", { name: "Check in anyway", exact: true });
  await expect(sure).toBeFocused();
  expect(await daysKept(goals)).toEqual([]);
  // Another one is asked about anew.
  await typeDay(day, "11162024");
  await WAYS["a click"](form);
  await expect(day).toHaveAccessibleDescription(/^November 16, 2024\?/);
  await sure.click();
  await expect(goals.saved).toBeVisible();
  expect(await daysKept(goals)).toEqual(["2024-11-16"]);
});

/** What stands under a field from now on, each text once. */
async function watchNote(field) {
  const said = await field.evaluateHandle((field) => {
    const note = document.getElementById(field.getAttribute("aria-describedby"));
    const said = [];
    new MutationObserver(() => {
      const text = note.textContent.trim();
      if (text) said.push(text);
    }).observe(note, { subtree: true, childList: true, characterData: true });
    return said;
  });
  return () => said.jsonValue();
}

test("nothing is said of a year half typed, nor of a month on the way to another", async ({
  goals,
}) => {
  const { form, day } = await whole(goals);
  const said = await watchNote(day);
  await typeDay(day, "10052026");
  await expect(day).toHaveValue("2026-10-05");
  await form.getByLabel("Note", { exact: true }).focus();
  expect(await said()).toEqual([]);
  // What is outside is said once it is left.
  await typeDay(day, "09302026");
  expect(await said()).toEqual([]);
  await form.getByLabel("Note", { exact: true }).focus();
  const outside = "Outside the period: it is kept but does not count.";
  await expect(day).toHaveAccessibleDescription(outside);
  expect(await said()).toEqual([outside]);
});

test("a reload keeps no year half typed and takes no other day for it", async ({ goals }) => {
  const { form, day } = await whole(goals);
  for (const keys of ["112720", "1131", "1105202"]) {
    await day.fill("2026-11-26");
    await typeDay(day, keys);
    const kept = await goals.page.evaluate(() => JSON.stringify(sessionStorage));
    expect(kept).not.toMatch(/"0\d{3}-\d\d-\d\d/);
    await goals.reload();
    await expect(day).toHaveValue("");
    await expect(day).toHaveAccessibleDescription(NONE);
    await WAYS["a click"](form);
    await expect(day).toHaveAttribute("aria-invalid", "true");
    expect(await daysKept(goals)).toEqual([]);
  }
});

test("a day that was emptied is none, and Escape or another key saves nothing", async ({
  goals,
}) => {
  const { form, day } = await whole(goals);
  const { keyboard } = goals.page;
  await day.focus();
  for (const key of ["Backspace", "ArrowRight", "Backspace", "ArrowRight", "Backspace"]) {
    await keyboard.press(key);
  }
  await keyboard.press("Escape");
  await WAYS["a click"](form);
  await expect(day).toHaveAccessibleDescription("Enter a date.");
  expect(await daysKept(goals)).toEqual([]);
});

test("a day is corrected to no other than was typed", async ({ goals }) => {
  const checked = stored("a1", "Win", [{ name: "Conversion", checkIns: { "2026-11-03": "14" } }]);
  await on(goals.page, TODAY);
  await goals.openWith(checked);
  const lines = await goals.history("Win");
  await lines.getByRole("button", { name: /^Correct/ }).click();
  const form = goals.page.getByRole("form", { name: /^Correct November 3, 2026/ });
  const day = form.getByLabel("Day", { exact: true });
  for (const [keys, why] of [
    ["11312026", NONE],
    ["11030202", /^In the year 202\?/],
  ]) {
    await typeDay(day, keys);
    await goals.button("Save", form).click();
    await expect(day).toHaveAccessibleDescription(why);
  }
  await typeDay(day, "11042026");
  await goals.button("Save", form).click();
  await expect(form).toHaveCount(0);
  expect(await daysKept(goals)).toEqual(["2026-11-04"]);
});

test("the days of a period are refused each beside its field", async ({ page, goals }) => {
  await on(page, TODAY);
  await goals.openWith(ONE);
  await goals.begin();
  await goals.fill("Win the trial");
  await goals.form.getByText("Period, commitment, check-ins, owner").click();
  await goals.form.getByLabel("Period", { exact: true }).selectOption("typed");
  const [first, last] = ["First day", "Last day"].map((label) => goals.form.getByLabel(label));
  for (const [field, keys, why] of [
    [first, "11312026", NONE],
    [first, "10010202", "In the year 202? Please check the date."],
    [last, "02302027", NONE],
    [last, "12310027", "In the year 27? Please check the date."],
    [last, "01012026", "The end is before the start."],
  ]) {
    const before = await field.inputValue();
    await typeDay(field, keys);
    await goals.button("Save", goals.form).click();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(why);
    await field.fill(before);
  }
  await typeDay(last, "01312027");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Win the trial")).toBeVisible();
  const { period } = (await goals.records())["Win the trial"];
  expect(period.last).toBe("2027-01-31");
});

test("a note of no day is refused beside its day", async ({ objective, goals }) => {
  await on(goals.page, TODAY);
  await goals.openWith(ONE);
  await objective.open("Win");
  const notes = objective.part("Outside events");
  await notes.getByLabel("What happened", { exact: true }).fill("A holiday");
  const day = notes.getByLabel("Day", { exact: true });
  const add = notes.getByRole("button", { name: /^Add/ });
  for (const [keys, why] of [
    ["11312026", NONE],
    ["11270020", "In the year 20? Please check the date."],
  ]) {
    await typeDay(day, keys);
    await add.click();
    await expect(day).toHaveAccessibleDescription(why);
    await expect(notes.getByRole("listitem")).toHaveCount(0);
  }
  await typeDay(day, "11302026");
  await add.click();
  await expect(notes.getByRole("listitem")).toContainText("November 30, 2026");
});

test("the playground says nothing of a year half typed", async ({ page }) => {
  await on(page, TODAY);
  const grade = new Grade(page);
  await grade.openEmpty();
  await grade.unfoldPeriod();
  const last = grade.of("Last day");
  const said = await watchNote(last);
  await typeDay(last, "12312026");
  await expect(last).toHaveValue("2026-12-31");
  await grade.of("As of").focus();
  expect(await said()).toEqual([]);
  await typeDay(last, "12310202");
  await grade.of("As of").focus();
  await expect(last).toHaveAccessibleDescription("In the year 202? Please check the date.");
  await typeDay(last, "11312026");
  await grade.of("As of").focus();
  await expect(last).toHaveAccessibleDescription(NONE);
});
