// What is odd about how an objective is worded, in its form: one line under a field, which
// advises and never blocks.

import { expect, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const TASK = "Hire 4 engineers";

/** What is said about the wording of anything in the form. */
const said = (goals) => goals.form.getByRole("group", { name: "About the wording" });

const leave = (goals) => goals.button("Leave it as it is", said(goals));

test("a task typed as a key result shows one line, under the field that it describes", async ({
  goals,
}) => {
  await goals.open();
  await goals.title.fill(TITLE);
  const name = goals.field("Name");
  await name.pressSequentially("Hire");
  await expect(name).toHaveValue("Hire");
  await expect(said(goals)).toHaveCount(0);
  // It is there as one types, and stays while the next word is not ended.
  await name.pressSequentially(" 4 engi");
  await expect(said(goals)).toHaveCount(1);
  await expect(said(goals)).toContainText("“Hire” is work. A key result is what comes of it.");
  await expect(name).toHaveAccessibleDescription(/“Hire” is work/);
  await name.pressSequentially("neers");
  await expect(said(goals)).toHaveCount(1);
  const source = said(goals).getByRole("link", { name: /in the guide$/ });
  await expect(source).toHaveAttribute("href", "#/guide/task");

  // It blocks nothing.
  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE)).toBeVisible();
});

test("what is dismissed is not said again: not after a reload, nor of what is saved", async ({
  goals,
}) => {
  await goals.open();
  await goals.title.fill(TITLE);
  await goals.field("Name").fill(TASK);
  await leave(goals).click();
  await expect(said(goals)).toHaveCount(0);
  await expect(goals.field("Name")).toBeFocused();

  await goals.reload();
  await expect(goals.field("Name")).toHaveValue(TASK);
  await expect(said(goals)).toHaveCount(0);

  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.saved).toBeVisible();
  const fields = (await goals.records())[TITLE];
  const dismissed = Object.keys(fields).filter((name) => name.startsWith("dismissed/"));
  expect(dismissed).toEqual([expect.stringMatching(/^dismissed\/as-worded\/task\/[a-z0-9]+$/)]);

  await goals.reload();
  await goals.edit(TITLE);
  await expect(goals.field("Name")).toHaveValue(TASK);
  await expect(said(goals)).toHaveCount(0);
});

test("work becomes an action, which can be taken back and is saved with the others", async ({
  goals,
}) => {
  const first = { "action/a1a1/text": "Ask three customers", "action/a1a1/place": "1" };
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }], first));
  await goals.edit(TITLE);
  await goals.addKeyResult(2);
  await goals.field("Name", 2).fill(TASK);
  const move = goals.button("Move it to actions", said(goals));
  await move.click();
  const back = goals.button("Make it a key result again", goals.form);
  await expect(back).toBeFocused();
  await expect(goals.keyResult(2)).toHaveCount(0);

  await back.press("Enter");
  await expect(goals.field("Name", 2)).toHaveValue(TASK);
  await expect(goals.field("Name", 2)).toBeFocused();
  await expect(back).toHaveCount(0);

  await move.click();
  await expect(back).toBeFocused();
  await goals.reload();
  await expect(back).toBeVisible();
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  const fields = (await goals.records())[TITLE];
  const texts = Object.entries(fields).filter(([name]) => /^action\/.*\/text$/.test(name));
  expect(texts.map(([, text]) => text).sort()).toEqual(["Ask three customers", TASK]);
  const places = Object.entries(fields).filter(([name]) => /^action\/.*\/place$/.test(name));
  expect(places.map(([, place]) => place).sort()).toEqual(["1", "2"]);
});

test("the only key result can be moved too: an empty one takes its place", async ({ goals }) => {
  await goals.open();
  await goals.title.fill(TITLE);
  await goals.field("Name").fill(TASK);
  await goals.button("Move it to actions", said(goals)).click();
  await expect(goals.field("Name")).toHaveValue("");
  await expect(goals.button("Make it a key result again", goals.form)).toBeFocused();
});

test("what lacks a number is led to the fields of one; that waits for the name to be left", async ({
  goals,
}) => {
  await goals.open();
  const name = goals.field("Name");
  await name.pressSequentially("Be the place that our customers like most ");
  await expect(name).toHaveValue(/most $/);
  await expect(said(goals)).toHaveCount(0);
  await name.press("Tab");
  await expect(said(goals)).toContainText("Nothing in this can be counted yet.");
  await goals.button("Give it a start and a target", said(goals)).click();
  await expect(goals.field("Start")).toBeFocused();
  await goals.field("Target").fill("18");
  await expect(said(goals)).toHaveCount(0);
});

test("a standard becomes a KPI, and what was typed stays", async ({ page, goals }) => {
  await goals.open();
  await goals.title.fill(TITLE);
  await goals.field("Name").fill("Maintain the satisfaction of our clients");
  await said(goals).getByRole("link", { name: "Make it a KPI" }).click();
  await expect(page.getByRole("form", { name: "New KPI" })).toBeVisible();
  await page.goBack();
  await expect(goals.title).toHaveValue(TITLE);
});

test("an objective’s number is asked for a key result, its vague words for better ones", async ({
  goals,
}) => {
  await goals.open();
  await goals.title.fill("Grow the newsletter to 5,000 readers");
  await expect(said(goals)).toHaveCount(1);
  await goals.button("Add a key result for it", said(goals)).click();
  await expect(goals.field("Name")).toBeFocused();
  await expect(goals.field("Name")).toHaveValue("Grow the newsletter to 5,000 readers");
  await expect(goals.field("Target")).toHaveValue("5000");
  await goals.title.fill("Improve web visibility");
  await expect(said(goals)).toContainText("would fit almost any objective");
  await goals.button("Reword it", said(goals)).click();
  await expect(goals.title).toBeFocused();
});

test("of a good example nothing is said, and of no other language", async ({ goals }) => {
  await goals.open();
  await goals.fill(TITLE, [
    { Name: "Trial conversion", Start: "12", Target: "18" },
    { Name: "Time to the first reply in hours", Start: "6", Target: "2" },
  ]);
  await goals.title.press("Tab");
  await expect(said(goals)).toHaveCount(0);

  await goals.title.fill("Die Website der Agentur verbessern und mehr Kunden gewinnen");
  await goals.field("Name").fill("Vier neue Entwickler für das Team einstellen");
  await goals.field("Name").press("Tab");
  await goals.field("Name", 2).fill("Die neue Website im Mai launchen");
  await goals.field("Name", 2).press("Tab");
  await expect(goals.field("Name", 2)).not.toBeFocused();
  await expect(said(goals)).toHaveCount(0);
});

test("a mistake of the library says what the checks find in it", async ({ page }) => {
  await page.goto("#/library/five-posts");
  await page.locator("#five-posts").waitFor();
  const found = page.locator(".library__found").filter({ visible: true });
  await expect(found.first()).toContainText("is work. A key result is what comes of it.");
});

test("a mistake of the library has SMART’s five answers, as its form has them", async ({ page }) => {
  await page.goto("#/library/five-posts");
  await page.locator("#five-posts").waitFor();
  const smart = page.locator("summary").filter({ hasText: /^SMART: \d of 5: / }).first();
  await smart.click();
  const answers = smart.locator("..").getByRole("listitem");
  await expect(answers).toHaveCount(5);
  await expect(answers.first()).toHaveText(/^Specific: /);
  const [, met] = /^SMART: (\d) of 5/.exec(await smart.innerText());
  await expect(answers.filter({ hasText: /: yes\.$/ })).toHaveCount(Number(met));
});

test("work that was moved is named on the card, which leads to it", async ({ goals }) => {
  await goals.open();
  await goals.title.fill(TITLE);
  await goals.field("Name").fill(TASK);
  await goals.button("Move it to actions", said(goals)).click();
  await expect(goals.form.getByText(`Becomes an action when you save: ${TASK}`)).toBeVisible();
  await goals.field("Name").fill("Conversion");
  await goals.button("Save", goals.form).click();
  const card = goals.card(TITLE);
  await card.getByRole("button", { name: /^1 key result, 1 action/ }).click();
  await card.getByRole("link", { name: `To do: ${TASK}` }).click();
  await expect(card.getByRole("checkbox", { name: TASK })).toBeVisible();
});

test("a key result without numbers says so once it is left, until they are there", async ({
  page,
  goals,
}) => {
  await goals.open();
  const says = goals.keyResult().getByText(/so this one has no score yet\.$/);
  for (const name of ["Customer satisfaction", "More orders from clients", "200 orders a week"]) {
    await goals.field("Name").fill(name);
    await goals.title.focus();
    await expect(says.or(said(goals))).toHaveCount(1);
  }
  await goals.field("Name").fill("Customer satisfaction");
  await page.keyboard.press("Tab");
  await goals.title.focus();
  await expect(says).toHaveText("Start and target are missing, so this one has no score yet.");
  await goals.field("Target").fill("18");
  await expect(says).toHaveText("The start is missing, so this one has no score yet.");
  await goals.field("Start").fill("12");
  await expect(says).toHaveCount(0);
});

test("what a number belongs to fills nothing: what it changes from and to does", async ({ goals }) => {
  await goals.open();
  await goals.field("Name").pressSequentially("Customers who rate us 5 stars from 60% to 80%");
  await goals.field("Name").press("Tab");
  await expect(goals.field("Start")).toHaveValue("60");
  await expect(goals.field("Target")).toHaveValue("80");
  await goals.title.fill("Grow sales by 20%");
  await goals.title.press("Tab");
  await expect(said(goals)).toContainText("“20%” is what a key result is for.");
  await goals.title.fill("Sell more");
  await goals.title.press("Tab");
  await expect(said(goals)).toContainText("“more” would fit almost any objective.");
});
