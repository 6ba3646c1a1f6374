// What is typed stays: over the header's links, a reload, leaving at once, a copy of the tab.

import { expect as expectGoals, Goals, stored, test as goalsTest } from "./goals.mjs";
import { EXAMPLES, Grade, linkTo } from "./grade.mjs";
import { ANSWERS, expect, LEGENDS, test } from "./journey.mjs";

const header = (page, name) =>
  page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true });

test("the playground is as it was after the header's links, and after a reload", async ({
  page,
}) => {
  const grade = new Grade(page);
  await grade.open();
  await grade.field("Now").fill("16.5");
  await header(page, "Goals").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Am I on track?");
  await header(page, "Grade").click();
  await expect(grade.field("Now")).toHaveValue("16.5");
  // Also by way of a reload elsewhere, and the address follows.
  await header(page, "Goals").click();
  await page.reload();
  await header(page, "Grade").click();
  await expect(grade.field("Now")).toHaveValue("16.5");
  await expect(page).toHaveURL(/g=1\./);
  await page.reload();
  await expect(grade.field("Now")).toHaveValue("16.5");
});

test("the last keys before one leaves at once are there on the way back", async ({ page }) => {
  const grade = new Grade(page);
  await grade.open();
  await grade.field("Now").fill("17");
  await page.goto("about:blank");
  await page.goBack();
  await expect(grade.field("Now")).toHaveValue("17");
  await grade.field("Now").fill("17.5");
  await page.reload();
  await expect(grade.field("Now")).toHaveValue("17.5");
  await grade.field("Now").fill("17.8");
  await header(page, "Quiz").click();
  await page.reload();
  await page.goBack();
  await expect(grade.field("Now")).toHaveValue("17.8");
});

test("a link of somebody else stays a link, whatever was typed before", async ({ page }) => {
  const grade = new Grade(page);
  await grade.open();
  await grade.field("Now").fill("17");
  await page.goto(linkTo("o=Theirs&k=Number&s=0&g=10&n=4"));
  await expect(grade.button("Make it mine")).toBeVisible();
  await expect(page.getByText("Theirs").first()).toBeVisible();
  await page.reload();
  await expect(grade.button("Make it mine")).toBeVisible();
  // What is looked at is not one's own.
  await header(page, "Goals").click();
  await header(page, "Grade").click();
  await expect(grade.field("Now")).toHaveValue("17");
});

test("nothing typed is the example again, and an example that was chosen stays", async ({
  page,
}) => {
  const grade = new Grade(page);
  await grade.open();
  await header(page, "Goals").click();
  await header(page, "Grade").click();
  await expect(grade.of("Objective")).toHaveValue(EXAMPLES[0][1]);
  await grade.button(EXAMPLES[3][0]).click();
  await expect(grade.of("Objective")).toHaveValue(EXAMPLES[3][1]);
  await header(page, "Goals").click();
  await header(page, "Grade").click();
  await expect(grade.of("Objective")).toHaveValue(EXAMPLES[3][1]);
});

const radio = (page, question, letter) =>
  page.getByRole("radio", { name: ANSWERS[question][letter] });
const name = (page) => page.getByRole("textbox", { name: /metric/i });

test("the quiz keeps a name and a mark that nobody has gone on from", async ({ page }) => {
  await page.goto("");
  await name(page).fill("Churn");
  await radio(page, 0, "c").check();
  await page.reload();
  await expect(name(page)).toHaveValue("Churn");
  await expect(radio(page, 0, "c")).toBeChecked();
  await header(page, "Grade").click();
  await page.goBack();
  await expect(name(page)).toHaveValue("Churn");
  await expect(radio(page, 0, "c")).toBeChecked();
  await page.goto("about:blank");
  await page.goBack();
  await expect(name(page)).toHaveValue("Churn");
  await expect(radio(page, 0, "c")).toBeChecked();
  // The name can still be changed, and goes along.
  await name(page).fill("Churned");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page).toHaveURL(/m=Churned/);
});

test("the quiz goes on at its second question by the header, with what was marked", async ({
  page,
}) => {
  await page.goto("");
  await name(page).fill("Churn");
  await radio(page, 0, "a").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await radio(page, 1, "b").check();
  await header(page, "Grade").click();
  await header(page, "Quiz").click();
  await expect(page.getByRole("group", { name: LEGENDS[1] })).toBeVisible();
  await expect(radio(page, 1, "b")).toBeChecked();
  await expect(page).toHaveURL(/q=1\.a&m=Churn/);
  await page.reload();
  await expect(radio(page, 1, "b")).toBeChecked();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(name(page)).toHaveValue("Churn");
  await expect(radio(page, 0, "a")).toBeChecked();
});

test("a link to the quiz shares nothing with what was marked", async ({ page }) => {
  await page.goto("");
  await radio(page, 0, "c").check();
  await page.goto("#/quiz?q=1.a");
  await expect(page.getByRole("group", { name: LEGENDS[1] })).toBeVisible();
  await page.getByRole("button", { name: "Back", exact: true }).click();
  await expect(radio(page, 0, "a")).toBeChecked();
});

test("after an answer, Tab and Enter go on and not back", async ({ page }) => {
  await page.goto("#/quiz?q=1.a");
  await radio(page, 1, "b").check();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Continue" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("group", { name: LEGENDS[2] })).toBeVisible();
  // Back is seen before it all the same.
  const [back, on] = await Promise.all(
    ["Back", "Continue"].map((label) =>
      page.getByRole("button", { name: label, exact: true }).boundingBox(),
    ),
  );
  expect(back.x + back.width).toBeLessThanOrEqual(on.x);
});

const SHARED = linkTo("o=Shared&k=Number&s=0&g=10&n=4");

for (const left of [".", ")", ">", "…", ",", "”", ").", "!", "'", "%E2%80%9D"]) {
  test(`a link with ${left} left behind it by a sentence is whole`, async ({ page }) => {
    await page.goto(`${SHARED}${left}`);
    await expect(page.getByText("Shared").first()).toBeVisible();
    await expect(page.getByText(/This link is damaged/)).toHaveCount(0);
  });
}

test("a link that lost all its letters is a damaged one", async ({ page }) => {
  await page.goto("#/grade?g=");
  await expect(page.getByText(/This link is damaged/)).toBeVisible();
});

test("of a long link it is said how long it is", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const grade = new Grade(page);
  await grade.open();
  await grade.button("Copy link").click();
  await expect(page.getByText("Copied.", { exact: true })).toBeVisible();
  // What cannot be compressed.
  const random = () => Math.random().toString(36).slice(2, 12);
  const words = () => Array.from({ length: 17 }, random).join("");
  const keyResults = Array.from({ length: 20 }, () => `k=${words()}&s=0&g=10&n=4`);
  await grade.open(linkTo(keyResults.join("&")));
  await grade.button("Copy link").click();
  const said = page.getByText(/^Copied\. The link has/);
  await expect(said).toBeVisible();
  const [, length] = /has (\d+) characters/.exec(await said.textContent());
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.length).toBe(Number(length));
  expect(copied.length).toBeGreaterThan(2000);
});

/** Opens a page that begins with what this one has kept for its tab, as a copy of it does. */
async function copyOf(goals) {
  // Who copies a tab presses what is outside of its page.
  const kept = await goals.page.evaluate(() => {
    dispatchEvent(new Event("blur"));
    return { ...sessionStorage };
  });
  const page = await goals.page.context().newPage();
  await page.addInitScript((kept) => {
    if (sessionStorage.getItem("copied")) return;
    sessionStorage.setItem("copied", "1");
    for (const [name, text] of Object.entries(kept)) sessionStorage.setItem(name, text);
  }, kept);
  const copy = new Goals(page);
  await copy.open();
  return copy;
}

goalsTest("a draft that a copy of the tab saved is not saved twice unasked", async ({ goals }) => {
  await goals.openWith(stored("a1", "There already"));
  await goals.begin();
  await goals.fill("A draft");
  const copy = await copyOf(goals);
  await expectGoals(copy.title).toHaveValue("A draft");
  await goals.button("Save", goals.form).click();
  await expectGoals(goals.card("A draft")).toBeVisible();
  await expectGoals(copy.card("A draft")).toBeVisible();
  await copy.button("Save", copy.form).click();
  const told = copy.page.getByText(/^This draft was already saved as “A draft”/);
  await expectGoals(told).toBeVisible();
  await expectGoals(copy.card("A draft")).toHaveCount(1);
  // Whoever wants a second one gets it, with key results of its own.
  await copy.title.fill("A second one");
  await copy.button("Save", copy.form).click();
  await expectGoals(copy.card("A second one")).toBeVisible();
  await expectGoals(copy.card("A draft")).toHaveCount(1);
  const records = await goals.records();
  const keyResults = Object.values(records).map((it) =>
    Object.keys(it).filter((name) => name.startsWith("kr/")).map((name) => name.split("/")[1]),
  );
  const ids = keyResults.flatMap((names) => [...new Set(names)]);
  expectGoals(new Set(ids).size).toBe(ids.length);
  expectGoals(Object.keys(records).toSorted()).toEqual(["A draft", "A second one", "There already"]);
  // What is begun afterwards is told nothing.
  await goals.begin();
  await goals.write("Another");
  await expectGoals(goals.card("Another")).toBeVisible();
});

for (const [what, leave] of [
  ["a reload", (page) => page.reload()],
  [
    "another page and back",
    async (page) => {
      await page.goto("about:blank");
      await page.goBack();
    },
  ],
]) {
  goalsTest(`the last letters of a form are there after ${what} at once`, async ({ goals }) => {
    const { page } = goals;
    await goals.openWith(stored("a1", "There already"));
    await goals.begin();
    await goals.title.focus();
    await page.keyboard.type("Win the trial");
    await leave(page);
    await expectGoals(goals.title).toHaveValue("Win the trial");
    await goals.form.getByLabel("Name", { exact: true }).focus();
    await page.keyboard.type("Trial conversion");
    await leave(page);
    await expectGoals(goals.form.getByLabel("Name", { exact: true })).toHaveValue("Trial conversion");
    // The form goes with its page, and nothing but the address says so.
    await goals.title.focus();
    await page.keyboard.type("!");
    await page.evaluate(() => void (location.hash = "#/kpis"));
    await expectGoals(goals.title).toHaveCount(0);
    await page.goBack();
    await expectGoals(goals.title).toHaveValue(/!/);
  });
}

goalsTest("the last letters of a KPI’s form are there after a reload at once", async ({ page }) => {
  await page.goto("#/kpis");
  await page.getByRole("button", { name: "New KPI", exact: true }).click();
  const name = page.getByRole("form", { name: "New KPI" }).getByLabel("KPI", { exact: true });
  await expectGoals(name).toBeFocused();
  await page.keyboard.type("Gross margin");
  await page.reload();
  await expectGoals(name).toHaveValue("Gross margin");
});

goalsTest("what is saved is no draft any more", async ({ goals }) => {
  const { page } = goals;
  await goals.openWith(stored("a1", "There already"));
  await goals.begin();
  await goals.fill("A draft");
  await goals.form.getByLabel("Name", { exact: true }).last().focus();
  await page.keyboard.type("!");
  await page.keyboard.press("Enter");
  await expectGoals(goals.card("A draft")).toBeVisible();
  const drafts = () => Object.keys(sessionStorage).filter((key) => /draft.new/.test(key));
  await page.reload();
  await expectGoals(goals.card("A draft")).toBeVisible();
  expectGoals(await page.evaluate(drafts)).toEqual([]);
});

for (const [what, label, said] of [
  ["an action", "New action", "action"],
  ["what happened outside", "What happened", "note"],
]) {
  goalsTest(`${what} that a copy of the tab added is not added twice unasked`, async ({ goals }) => {
    await goals.openWith(stored("a1", "Win", [{ name: "Conversion" }]));
    const open = async (it) => {
      await it.card("Win").getByRole("link", { name: "Win", exact: true }).click();
      await it.page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
    };
    const field = (it) => it.page.getByLabel(label, { exact: true });
    const list = (it) => it.page.locator(".opened").getByRole("listitem").filter({ hasText: "Call everybody" });
    const kept = async () => {
      const fields = (await goals.records()).Win;
      const texts = Object.entries(fields).filter(([name]) => name.startsWith(`${said}/`));
      return texts.filter(([, value]) => JSON.stringify(value)?.includes("Call everybody")).length;
    };
    await open(goals);
    await field(goals).fill("Call everybody");
    const copy = await copyOf(goals);
    await open(copy);
    await expectGoals(field(copy)).toHaveValue("Call everybody");
    await field(goals).press("Enter");
    await expectGoals(field(goals)).toHaveValue("");
    await expectGoals(list(copy)).toHaveCount(1);
    await field(copy).press("Enter");
    await expectGoals(copy.page.getByText(/“Call everybody” was already added/)).toBeVisible();
    await expectGoals(list(copy)).toHaveCount(1);
    expectGoals(await kept()).toBe(1);
    // Whoever wants a second one gets it, and what is typed next is told nothing.
    await field(copy).press("Enter");
    await expectGoals(field(copy)).toHaveValue("");
    await expectGoals(list(copy)).toHaveCount(2);
    await expectGoals(copy.page.getByText(/already added/)).toBeHidden();
    await field(copy).fill("Call everybody else");
    await field(copy).press("Enter");
    await expectGoals(list(copy)).toHaveCount(3);
    expectGoals(await kept()).toBe(3);
  });
}

goalsTest("about midnight the short field says which day it writes", async ({ goals }) => {
  const { page } = goals;
  await page.clock.setFixedTime(new Date("2026-10-04T21:50:00"));
  const fields = [{ name: "Conversion", start: "12", target: "18" }];
  await goals.openWith(stored("a1", "Win", fields));
  const form = goals.checkInForm("Win");
  const value = form.getByLabel("New value", { exact: true });
  await value.fill("13");
  await expectGoals(value).toHaveAccessibleDescription("");
  await page.clock.setFixedTime(new Date("2026-10-05T00:40:00"));
  await value.fill("14");
  await expectGoals(value).toHaveAccessibleDescription("Will be dated 5 October 2026.");
  // What was said holds, whenever it is sent.
  await page.clock.setFixedTime(new Date("2026-10-05T23:59:00"));
  await value.fill("15");
  await expectGoals(value).toHaveAccessibleDescription("Will be dated 5 October 2026.");
  await page.clock.setFixedTime(new Date("2026-10-06T00:01:00"));
  await value.press("Enter");
  await expectGoals(goals.saved).toBeVisible();
  expectGoals(Object.keys(await goals.keptCheckIns("Win"))).toEqual(["2026-10-05"]);
});
