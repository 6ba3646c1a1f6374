// SMART's five letters as five answers, folded in the form of an objective.

import { expect, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

/** The fold of a key result, by its number. */
const fold = (goals, number = 1) =>
  goals.form.locator("summary").filter({ hasText: /^SMART: \d of 5/ }).nth(number - 1);

const answers = (goals) => goals.form.getByRole("listitem");

test("it counts as one types, and unfolded says what is missing", async ({ goals }) => {
  await goals.open();
  await expect(fold(goals)).toBeHidden();
  await goals.field("Name").fill("Trial conversion");
  await expect(fold(goals)).toHaveText("SMART: 3 of 5, Key result 1");
  await fold(goals).click();
  const all = [
    "Specific: yes.",
    "Measurable: It needs a start and a target.",
    "Assignable: yes.",
    "Realistic: It needs a start to judge the target by.",
    "Time-related: yes.",
  ];
  await expect(answers(goals)).toHaveText(all);
  await goals.field("Start").fill("12");
  await expect(fold(goals)).toHaveText(/^SMART: 4 of 5/);
  await expect(answers(goals).nth(1)).toHaveText("Measurable: It needs a target.");
  await goals.field("Target").fill("18");
  await expect(fold(goals)).toHaveText(/^SMART: 5 of 5/);
  await expect(answers(goals)).toHaveText(all.map((it) => it.replace(/:.*/, ": yes.")));
  await goals.field("Target").fill("12");
  await expect(answers(goals).nth(3)).toContainText("It is there already");
});

test("it goes by what the objective says: its owner and its last day", async ({ goals }) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }], { owner: "Anna and Ben" }));
  await goals.edit(TITLE);
  await expect(fold(goals)).toHaveText(/^SMART: 4 of 5/);
  await fold(goals).click();
  await expect(answers(goals).nth(2)).toContainText("one owner; the others can still help");
  await goals.form.locator("summary").filter({ hasText: /^Period, commitment/ }).click();
  await goals.form.getByLabel("Period", { exact: true }).selectOption("Not decided yet");
  await expect(fold(goals)).toHaveText(/^SMART: 3 of 5/);
  await expect(answers(goals).nth(4)).toContainText("It needs a last day.");
  await goals.form.locator("summary").filter({ hasText: /^Weight, owner/ }).click();
  await goals.form.getByLabel("Owner", { exact: true }).first().fill("Anna");
  await expect(answers(goals).nth(2)).toHaveText("Assignable: yes.");
});

test("it says what the line under the name says, and no more once that is dismissed", async ({
  goals,
}) => {
  await goals.open();
  await goals.fill(TITLE, [{ Name: "A more innovative culture", Start: "", Target: "" }]);
  await goals.field("Name").press("Tab");
  const said = goals.form.getByRole("group", { name: "About the wording" });
  await expect(said).toHaveCount(1);
  await fold(goals).click();
  await expect(answers(goals).first()).toContainText("It does not say what will be different.");
  await goals.button("Leave it as it is", said).click();
  await expect(answers(goals).first()).toBeVisible();
  while ((await said.count()) > 0) await goals.button("Leave it as it is", said).click();
  await expect(answers(goals).first()).toHaveText("Specific: yes.");
});

test("a task names no result, as the line under the name says, until that is dismissed", async ({
  goals,
}) => {
  await goals.open();
  await goals.fill(TITLE, [{ Name: "Hire 4 engineers", Start: "0", Target: "4" }]);
  await expect(fold(goals)).toHaveText(/^SMART: 4 of 5/);
  await fold(goals).click();
  const realistic = answers(goals).nth(3);
  await expect(realistic).toHaveText(
    "Realistic: It says what will be done, and names no result to reach.",
  );
  const said = goals.form.getByRole("group", { name: "About the wording" });
  await expect(said).toContainText("“Hire” is work. A key result is what comes of it.");
  await goals.button("Leave it as it is", said).click();
  await expect(fold(goals)).toHaveText(/^SMART: 5 of 5/);
  await expect(realistic).toHaveText("Realistic: yes.");
  await goals.field("Name").fill("Engineers who stay a year");
  await expect(fold(goals)).toHaveText(/^SMART: 5 of 5/);
});

test("with the keyboard it unfolds, and its link leads to the guide", async ({ page, goals }) => {
  await goals.open();
  await goals.field("Name").fill("Trial conversion");
  await fold(goals).focus();
  await page.keyboard.press("Enter");
  await expect(answers(goals)).toHaveCount(5);
  await page.keyboard.press("Tab");
  const link = goals.form.getByRole("link", { name: "How to write one, in the guide" });
  await expect(link).toBeFocused();
  await expect(link).toHaveAttribute("href", "#/guide/writing");
});

test("a key result that is a KPI has none", async ({ goals }) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }, { name: "Margin", kpi: "c1" }]));
  await goals.edit(TITLE);
  await expect(fold(goals)).toBeVisible();
  await expect(fold(goals, 2)).toBeHidden();
});
