// The sheet that takes every number that is due, and the list as a dashboard.

import { day, expect, stored, test } from "./goals.mjs";

const WEEK = { first: day(-30), last: day(60) };

/** Objectives that run, each with these key results, "Objective 1" the oldest. */
function running(count, keyResults, more = {}) {
  const each = Array.from({ length: count }, (_, place) => {
    const id = `a${String(place + 1).padStart(3, "0")}`;
    return stored(id, `Objective ${place + 1}`, keyResults, { period: WEEK, ...more });
  });
  return Object.assign({}, ...each);
}

const FOUR = [
  { name: "Conversion", start: "12", target: "18", unit: "%", checkIns: { [day(-9)]: "14" } },
  { name: "Reply time", start: "9", target: "3", unit: "h", checkIns: { [day(-9)]: "7" } },
  { name: "Nights on call", measure: "hold", operator: "at-most", target: "2" },
  { name: "The page is live", measure: "yes-no", start: null, target: null },
];

const sheet = (page) => page.getByRole("form", { name: "Check in", exact: true });

test("a week's numbers are in with a key for each and one to go on, as one step", async ({
  page,
  goals,
}) => {
  await goals.openWith(running(1, FOUR));
  await expect(page).toHaveTitle(/^\(4\) /);
  const field = (name) => sheet(page).getByLabel(name, { exact: true });
  await expect(field("Conversion")).toHaveAccessibleDescription("14%");
  let presses = 0;
  const press = async (key) => {
    presses++;
    await page.keyboard.press(key);
  };
  await press("c");
  await expect(field("Conversion")).toBeFocused();
  for (const key of ["5", "6", "1", "Space"]) {
    await press(key);
    await press("Enter");
  }
  expect(presses).toBe(1 + 2 * 4);
  await expect(goals.saved).toBeVisible();
  await expect(page.getByText("Everything is up to date.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Check in", exact: true })).toBeFocused();
  const today = (await goals.records())["Objective 1"];
  const said = Object.entries(today).filter(([name]) => name.endsWith(day()));
  expect(said.map(([, { value }]) => value).toSorted()).toEqual(["1", "1", "5", "6"]);
  await expect(goals.undo).toHaveText("Undo: check-in");
  await goals.undo.click();
  await expect(field("The page is live")).toBeVisible();
  await expect(sheet(page).getByRole("textbox")).toHaveCount(3);
});

test("numbers of several objectives are one step, and one undo takes them back", async ({
  page,
  goals,
}) => {
  await goals.openWith(running(2, FOUR.slice(0, 2)));
  for (const title of ["Objective 1", "Objective 2"]) {
    const group = page.getByRole("group", { name: title, exact: true });
    await group.getByLabel("Conversion", { exact: true }).fill("15");
  }
  await goals.button("Check in", sheet(page)).click();
  await expect(goals.saved).toBeVisible();
  await expect(sheet(page).getByLabel("Conversion", { exact: true })).toHaveCount(0);
  await expect(sheet(page).getByLabel("Reply time", { exact: true }).first()).toBeFocused();
  await expect(goals.undo).toHaveText("Undo: check-ins");
  await goals.undo.click();
  await expect(sheet(page).getByLabel("Conversion", { exact: true })).toHaveCount(2);
});

test("one number that cannot be read keeps all of them, and says why beside it", async ({
  page,
  goals,
}) => {
  await goals.openWith(running(1, FOUR));
  const [first, second] = ["Conversion", "Reply time"].map((name) =>
    sheet(page).getByLabel(name, { exact: true }),
  );
  await first.fill("15");
  await second.fill("lots");
  await goals.button("Check in", sheet(page)).click();
  await expect(second).toBeFocused();
  await expect(second).toHaveAttribute("aria-invalid", "true");
  await expect(second).toHaveAccessibleDescription(/lots/);
  await expect(first).toHaveValue("15");
  expect(Object.keys((await goals.records())["Objective 1"])).not.toContain(`at/a001k0/${day()}`);
  // What is typed outlives a reload.
  await goals.reload();
  await expect(first).toHaveValue("15");
  await expect(second).toHaveValue("lots");
});

test("with nothing typed it says so and goes to the first field", async ({ page, goals }) => {
  await goals.openWith(running(1, FOUR));
  await goals.button("Check in", sheet(page)).click();
  await expect(page.getByText("Enter at least one number.")).toBeVisible();
  await expect(sheet(page).getByRole("textbox").first()).toBeFocused();
});

test("on day one nobody reads a failure", async ({ page, goals }) => {
  const period = { first: day(), last: day(90) };
  const fresh = FOUR.map((it) => ({ ...it, checkIns: {} }));
  await goals.openWith(stored("a1", "Begin", fresh, { period }));
  const main = page.getByRole("main");
  await expect(main.getByText("just started", { exact: true })).toBeVisible();
  await expect(main.getByText(/^Just started: 90 days to go, first forecast on /)).toBeVisible();
  await expect(main).not.toContainText(/0\.00|\bred\b|missed|barely|overdue/i);
});

test("single keys begin, find and check in where nobody types", async ({ page, goals }) => {
  await goals.openWith(running(6, FOUR.slice(0, 1)));
  await page.keyboard.press("/");
  const find = page.getByRole("searchbox");
  await expect(find).toBeFocused();
  await page.keyboard.type("n/c");
  await expect(find).toHaveValue("n/c");
  await expect(goals.form).toHaveCount(0);
  await find.fill("");
  await find.blur();
  await page.keyboard.press("n");
  await expect(goals.title).toBeFocused();
});

test("with 30 objectives the first field is at the top, and each is a line or two", async ({
  page,
  goals,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await goals.openWith(running(30, FOUR));
  const first = sheet(page).getByRole("textbox").first();
  expect((await first.boundingBox()).y).toBeLessThan(300);
});

for (const [width, most] of [
  [1280, 1_000],
  [320, 2_400],
]) {
  test(`four objectives with sixteen key results fit ${most} px at ${width}`, async ({
    page,
    goals,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await goals.put(running(4, FOUR));
    await page.goto("#/goals");
    await expect(goals.cards).toHaveCount(4);
    await expect(sheet(page).getByRole("checkbox")).toHaveCount(4);
    const ends = await page
      .locator(".goals__board")
      .evaluate((board) => board.getBoundingClientRect().bottom + scrollY);
    expect(ends).toBeLessThan(most);
  });
}

test("a yes has a day, a confidence and a note where somebody wants them", async ({ goals }) => {
  const [, , , live] = FOUR;
  await goals.openWith(running(1, [live]));
  const form = goals.checkInForm("Objective 1", live.name);
  await form.getByLabel("Done", { exact: true }).selectOption("Yes");
  const more = form.getByRole("button", { name: "Day, confidence, note" });
  await expect(form.getByLabel("Note", { exact: true })).toBeHidden();
  await more.click();
  await expect(more).toHaveAttribute("aria-expanded", "true");
  await form.getByLabel("Day", { exact: true }).fill(day(-3));
  await form.getByLabel("Note", { exact: true }).fill("Two days late");
  await goals.button("Check in", form).click();
  await expect(goals.saved).toBeVisible();
  const kept = Object.entries((await goals.records())["Objective 1"]);
  const [, said] = kept.find(([name]) => name.endsWith(day(-3)));
  expect(said).toEqual({ value: "1", note: "Two days late" });
});
