// What was written in two places at the same time: each entry with its choice, and the
// choice for all of them.

import { expect, fieldsOf, record, seal, test } from "./goals.mjs";
import { NARROW } from "./screens.mjs";

const TITLE = "Read more";
const OTHER = "Write a novel";

/** An objective of which so many check-ins have another version. */
function disputed(id, title, count) {
  const keyResults = [{ id: `${id}k0`, name: "Books read" }];
  const shown = record(fieldsOf(title, keyResults), {}, "2.one");
  shown.others = {};
  for (let number = 1; number <= count; number++) {
    const name = `at/${id}k0/2026-10-${String(number).padStart(2, "0")}`;
    shown.fields[name] = [{ value: `${number}.2` }, "2.one"];
    shown.others[name] = [[{ value: `${number}.9` }, "1.two"]];
  }
  return { [`waymark/1/objective/${id}`]: seal(JSON.stringify(shown)) };
}

const choices = (page, title = TITLE) => page.getByRole("region", { name: `Two versions: ${title}` });

/** How many check-ins say what the other copy says. */
async function taken(goals, title) {
  const values = Object.values(await goals.keptCheckIns(title));
  return values.filter(({ value }) => value.endsWith(".9")).length;
}

test("an entry with two versions is named by its key result, its day and both values", async ({
  page,
  goals,
}) => {
  await page.clock.setFixedTime(new Date("2026-11-26T12:00"));
  await goals.openWith(disputed("a1", TITLE, 1));
  await expect(choices(page).getByRole("listitem")).toContainText(
    "Books read, 1 October: you have 1.2 here, the other copy says 1.9.",
  );
  await expect(choices(page)).toContainText("1 entry has two versions");
  await expect(goals.button("Use the other for all")).toBeHidden();
  await goals.button("Use 1.9").click();
  await expect(choices(page)).toHaveCount(0);
  expect(await taken(goals, TITLE)).toBe(1);
});

test("where three copies differ, one chooses between all of them", async ({ page, goals }) => {
  const three = record(fieldsOf("Shown"), {}, "3.one");
  // One that says the same as what is shown is nothing to choose.
  const beside = [["Shown", "2.two"], ["Second", "1.three"], ["Third", "1.four"]];
  const stored = seal(JSON.stringify({ ...three, others: { title: beside } }));
  await goals.openWith({ "waymark/1/objective/a1": stored });
  await expect(choices(page, "Shown")).toContainText("1 entry has several versions");
  await expect(choices(page, "Shown")).toContainText(
    "you have “Shown” here, the other copy says “Second”. A third copy says “Third”.",
  );
  await goals.button("Use “Third”").click();
  await expect(goals.card("Third")).toBeVisible();
  await expect(choices(page, "Third")).toHaveCount(0);
  await goals.undo.click();
  await expect(choices(page, "Shown")).toContainText("A third copy says “Third”.");
  await goals.button("Keep “Shown”").click();
  await expect(choices(page, "Shown")).toHaveCount(0);
});

test("of many a handful is shown, the rest where one asks for it", async ({ page, goals }) => {
  await goals.openWith(disputed("a1", TITLE, 28));
  const each = choices(page).getByRole("listitem");
  await expect(choices(page)).toContainText("28 entries have two versions");
  await expect(each).toHaveCount(4);
  await goals.button("Show all 28").focus();
  await page.keyboard.press("Enter");
  await expect(each).toHaveCount(28);
  await expect(goals.button("Keep 5.2")).toBeFocused();
});

test("by the keyboard one choice leads to the next", async ({ page, goals }) => {
  await goals.openWith(disputed("a1", TITLE, 6));
  await goals.button("Use 1.9").focus();
  for (const next of ["2", "3", "4", "5", "6"]) {
    await page.keyboard.press("Enter");
    await expect(goals.button(`Use ${next}.9`)).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(choices(page)).toHaveCount(0);
  await expect(goals.status).toBeFocused();
  expect(await taken(goals, TITLE)).toBe(6);
});

for (const [press, after] of [
  ["Keep what is shown for all", 0],
  ["Use the other for all", 6],
]) {
  test(`“${press}” is one step, and taken back in one`, async ({ page, goals }) => {
    await goals.openWith(disputed("a1", TITLE, 6));
    await goals.button(press, choices(page)).click();
    await expect(choices(page)).toHaveCount(0);
    await expect(goals.saved).toBeVisible();
    await expect(goals.status).toBeFocused();
    expect(await taken(goals, TITLE)).toBe(after);
    await goals.undo.click();
    await expect(choices(page)).toContainText("6 entries have two versions");
    await expect(goals.undo).toBeHidden();
    expect(await taken(goals, TITLE)).toBe(0);
  });
}

test("of several objectives all can be chosen at once", async ({ page, goals }) => {
  await goals.openWith({ ...disputed("a1", TITLE, 3), ...disputed("a2", OTHER, 2) });
  const notice = page.locator("section").filter({ hasText: "2 objectives have entries in two versions" });
  await goals.button("Use the other for all", notice).click();
  await expect(choices(page)).toHaveCount(0);
  await expect(choices(page, OTHER)).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  expect([await taken(goals, TITLE), await taken(goals, OTHER)]).toEqual([3, 2]);
  await goals.undo.click();
  await expect(choices(page)).toBeVisible();
  await expect(choices(page, OTHER)).toBeVisible();
});

test("hundreds of them are within a few screens at 320 px", async ({ page, goals }) => {
  await page.setViewportSize(NARROW);
  const each = Array.from({ length: 10 }, (_, at) => disputed(`a${at}`, `Objective ${at}`, 28));
  await goals.openWith(Object.assign({}, ...each));
  await expect(choices(page, "Objective 9")).toBeVisible();
  for (const section of await page.getByRole("region", { name: /^Two versions/ }).all()) {
    expect((await section.boundingBox()).height).toBeLessThan(1.5 * NARROW.height);
  }
});
