// Where there is no objective yet, the form of a first one stands open unasked. What comes from
// elsewhere meets it: it gives way, unless somebody has begun with it.

import { expect, fieldsOf, fileOf, record, stored, test as base } from "./goals.mjs";
import { heldBack } from "./journey.mjs";
import { Objective } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";

const test = base.extend({
  /** The page after its first store was lost, and before the second has answered. */
  lost: async ({ goals, page }, use) => {
    await goals.openWith(stored("a1", TITLE));
    await expect.poll(() => goals.mirrored()).toEqual(await goals.kept());
    await goals.leave();
    await page.evaluate(() => localStorage.clear());
    await page.addInitScript(() => {
      const { open } = IDBFactory.prototype;
      const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
      const opened = new Promise((resolve) => (window.letOpen = resolve));
      IDBFactory.prototype.open = function (...given) {
        const request = open.apply(this, given);
        Object.defineProperty(request, "onsuccess", {
          set: (tell) => set.call(request, (event) => opened.then(() => tell(event))),
        });
        return request;
      };
    });
    await goals.open();
    await expect(goals.form).toBeVisible();
    await expect(goals.cards).toHaveCount(0);
    await use({
      /** Lets the second store answer, and waits until what it has is shown. */
      comes: async () => {
        await page.evaluate(() => window.letOpen());
        await expect(goals.card(TITLE)).toBeVisible();
      },
    });
  },
});

/** Unfolds what came, by its button: the page has dealt with it by then. */
async function unfold(goals) {
  await goals.folded.press("Enter");
  await expect(goals.folded).toHaveCount(0);
}

test("row 39: where goals come back, the form that nobody touched gives way to them", async ({
  goals,
  page,
  lost,
}) => {
  const focused = () => page.evaluate(() => document.activeElement.tagName);
  const before = await focused();
  await lost.comes();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.button("New objective")).toBeVisible();
  expect(await focused()).toBe(before);
  await goals.begin();
});

/** What somebody may have typed, in one field each. */
const TYPED = {
  "a title": (goals) => goals.title,
  "a key result’s name": (goals) => goals.field("Name"),
  "a number": (goals) => goals.field("Start"),
};

for (const [what, fieldOf] of Object.entries(TYPED)) {
  test(`where somebody has typed ${what}, the form stays with it`, async ({ goals, page, lost }) => {
    const field = fieldOf(goals);
    await field.fill("1");
    await page.getByRole("heading", { level: 1 }).click();
    await expect(field).not.toBeFocused();
    await lost.comes();
    await unfold(goals);
    await expect(field).toHaveValue("1");
    await goals.reload();
    await expect(fieldOf(goals)).toHaveValue("1");
  });
}

test("what is said besides the key results counts as typed", async ({ goals, page, lost }) => {
  await new Objective(goals).unfold();
  const field = goals.form.getByLabel("Needs from others", { exact: true });
  await field.fill("Two days of legal");
  await page.getByRole("heading", { level: 1 }).click();
  await lost.comes();
  await unfold(goals);
  await expect(field).toHaveValue("Two days of legal");
});

test("who has the cursor in a field is not thrown out of it", async ({ goals, page, lost }) => {
  await goals.title.focus();
  await lost.comes();
  await expect(goals.title).toBeFocused();
  await page.keyboard.type("Half a thought");
  await expect(goals.title).toHaveValue("Half a thought");
});

test("while something is pressed the form moves nothing, and gives way then", async ({ goals, page, lost }) => {
  await page.getByRole("heading", { level: 1 }).hover();
  await page.mouse.down();
  await lost.comes();
  await unfold(goals);
  await expect(goals.form).toBeVisible();
  await page.mouse.up();
  await expect(goals.form).toHaveCount(0);
});

test("the first objective of another tab takes its place, one that was asked for stays", async ({
  goals,
  page,
  beside,
}) => {
  await goals.open();
  await expect(goals.form).toBeVisible();
  const asked = await beside();
  await asked.button("Cancel", asked.form).click();
  await asked.begin();
  await asked.page.getByRole("heading", { level: 1 }).click();
  const other = await beside();
  await other.write(TITLE);
  for (const tab of [goals, asked]) await expect(tab.card(TITLE)).toBeVisible();
  await expect(goals.form).toHaveCount(0);
  await unfold(asked);
  await expect(asked.form).toBeVisible();
});

test("it takes its place also while one looks at something else", async ({ goals, page }) => {
  await goals.open();
  await expect(goals.form).toBeVisible();
  const file = fileOf({ "objective/b1": record(fieldsOf("From a file", [{ id: "b1k0" }])) });
  await goals.bringIn(file);
  await expect(goals.card("From a file")).toBeVisible();
  await expect(goals.form).toHaveCount(0);
  // What stood in it goes along.
  await goals.delete("From a file");
  await goals.reload();
  await goals.title.fill("Half a thought");
  await goals.bringIn(fileOf({ "objective/b2": record(fieldsOf("Another", [{ id: "b2k0" }])) }));
  await expect(goals.card("Another")).toBeVisible();
  await expect(goals.title).toHaveValue("Half a thought");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("an example that is kept takes its place", async ({ goals, page }) => {
  await goals.open();
  await expect(goals.form).toBeVisible();
  await page.getByRole("link", { name: "Try it with an example" }).click();
  await goals.button("Keep it as mine").click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(goals.cards).toHaveCount(1);
  await expect(goals.form).toHaveCount(0);
});

for (const [where, heading, last, role, name] of [
  ["#/goals", "Am I on track?", "forms", "form", "New objective"],
  ["#/kpis", "Is anything happening?", "kpis", "button", "New KPI"],
]) {
  test(`who comes to ${where} for the first time reads what it is for while it loads, and nothing moves`, async ({
    page,
  }) => {
    const letPage = await heldBack(page, where.slice(2));
    const letLast = last === where.slice(2) ? letPage : await heldBack(page, last);
    await page.goto(where);
    const title = page.getByRole("heading", { level: 1 });
    const lead = page.locator(".lead").filter({ visible: true });
    const footer = page.getByRole("contentinfo");
    const places = async () => ({ title: await title.boundingBox(), lead: await lead.boundingBox() });
    await expect(title).toHaveText(heading);
    await expect(lead).toContainText("Everything stays in this browser.");
    await expect(page.getByText("Loading…")).toBeVisible();
    await expect(footer).not.toBeInViewport();
    const before = await places();
    letPage();
    await expect(page.getByText(/^No (objectives|KPIs) yet\. /)).toBeVisible();
    expect(await places()).toEqual(before);
    letLast();
    await expect(page.getByRole(role, { name })).toBeVisible();
    expect(await places()).toEqual(before);
  });
}

test("who has something here is told what it is for no more, loading or not", async ({ goals, page }) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.leave();
  const letPage = await heldBack(page, "goals");
  await page.goto("#/goals");
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(page.locator(".lead")).toBeHidden();
  letPage();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(page.locator(".lead")).toBeHidden();
});
