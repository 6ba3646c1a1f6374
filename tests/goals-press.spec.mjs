// What is held down or left before what it asked for was shown, and what stays while an objective is open.

import { day, expect, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const WEEK = { period: { first: day(-30), last: day(60) } };
const CONVERSION = [{ name: "Conversion", start: "12", target: "18", unit: "%" }];

const sheet = (page) => page.getByRole("form", { name: "Check in", exact: true });
const form = (goals) => goals.card(TITLE).getByRole("form");

/** The check-ins that are stored of an objective. */
async function checkIns(goals) {
  const fields = Object.entries((await goals.records())[TITLE]);
  return fields.filter(([name]) => name.startsWith("at/")).map(([, { value }]) => value);
}

test("a key that is held down keeps what it sent", async ({ page, goals }) => {
  await goals.openWith(stored("a1", TITLE, CONVERSION, WEEK));
  await form(goals).getByLabel("New value").fill("14");
  await form(goals).getByLabel("New value").focus();
  await page.keyboard.down("Enter");
  await expect(goals.card(TITLE)).toContainText("14% on");
  await expect(goals.saved).toBeVisible();
  await page.keyboard.up("Enter");
  expect(await checkIns(goals)).toEqual(["14"]);
});

test("what was sent as the page is left is kept", async ({ page, goals }) => {
  await goals.openWith(stored("a1", TITLE, CONVERSION, WEEK));
  await form(goals).getByLabel("New value").fill("14");
  const left = page.waitForEvent("load");
  await form(goals).evaluate((form) => {
    form.requestSubmit();
    location.reload();
  });
  await left;
  await goals.arrived();
  await expect(goals.card(TITLE)).toContainText("14% on");
  expect(await checkIns(goals)).toEqual(["14"]);
});

test("the sheet of what is due is as it was once an objective is left", async ({ page, goals }) => {
  await goals.openWith(stored("a1", TITLE, CONVERSION, WEEK));
  await expect(page).toHaveTitle(/^\(1\) /);
  const field = sheet(page).getByRole("textbox");
  await field.fill("14");
  await goals.card(TITLE).getByRole("link", { name: TITLE }).click();
  await expect(page.getByRole("link", { name: "← All objectives" })).toBeVisible();
  await expect(sheet(page)).toBeHidden();
  await expect(page).not.toHaveTitle(/^\(/);
  // A check-in made there is none that is due any more.
  await form(goals).getByLabel("New value").fill("15");
  await goals.button("Check in", form(goals)).click();
  await expect(goals.saved).toBeVisible();
  await page.goBack();
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  await expect(sheet(page)).toBeHidden();
  await goals.undo.click();
  await expect(page).toHaveTitle(/^\(1\) /);
  await expect(sheet(page).getByRole("textbox")).toBeVisible();
  await sheet(page).getByRole("textbox").fill("16");
  await goals.card(TITLE).getByRole("link", { name: TITLE }).click();
  await expect(sheet(page)).toBeHidden();
  await page.goBack();
  await expect(sheet(page).getByRole("textbox")).toHaveValue("16");
});
