// What comes to the goals once it is needed: the forms, and the page about the data.

import { expect, stored, test } from "./goals.mjs";
import { heldBack } from "./journey.mjs";

const ONE = stored("a1", "Make the trial the reason to buy");

/** Asks for the form of a new objective before it can come; gives what lets it come. */
async function askedForTooSoon(page, goals) {
  const letCome = await heldBack(page, "forms");
  await goals.openWith(ONE);
  await goals.button("New objective").click();
  await expect(page.getByText("Loading…")).toBeVisible();
  return letCome;
}

test("a form that is asked for before it has come has the focus once it is there", async ({
  page,
  goals,
}) => {
  const letCome = await askedForTooSoon(page, goals);
  letCome();
  await expect(goals.title).toBeFocused();
});

test("a form that comes late takes the focus from nobody who types elsewhere", async ({
  page,
  goals,
}) => {
  const letCome = await askedForTooSoon(page, goals);
  const value = page.getByRole("form", { name: "Check in", exact: true }).getByRole("textbox").first();
  await value.fill("1");
  letCome();
  await expect(goals.title).toBeVisible();
  await page.keyboard.type("2");
  await expect(value).toHaveValue("12");
});

for (const [what, part, press, there] of [
  [
    "the form of a new objective",
    "forms",
    (goals) => goals.button("New objective").click(),
    (page) => page.getByRole("form", { name: "New objective" }),
  ],
  [
    "the page about the data",
    "settings",
    (_, page) => page.getByRole("link", { name: "Data and settings" }).click(),
    (page) => page.getByRole("heading", { name: "Export and import" }),
  ],
]) {
  test(`where ${what} does not come it says so, and Try again fetches it`, async ({
    page,
    goals,
    foreseen,
  }) => {
    foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch)/);
    await page.route(`**/${part}-*.wasm`, (route) => route.abort());
    await goals.openWith(ONE);
    await press(goals, page);
    await expect(page.getByRole("alert")).toContainText("This part of the page could not be loaded.");
    await page.unroute(`**/${part}-*.wasm`);
    await goals.button("Try again").click();
    await expect(there(page)).toBeVisible();
  });
}
