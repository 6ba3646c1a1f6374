// An objective before, after and between periods.

import { expect, on, stored, test } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";

test("once the period is over a check-in counts as of its last day, and the form says so", async ({
  page,
  goals,
  objective,
}) => {
  await on(page, "2027-01-04");
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  const form = goals.checkInForm(TITLE);
  await expect(form.getByText("Will be dated 31 December 2026, the last day of the period.")).toBeVisible();
  await goals.checkIn(TITLE, "60");
  expect(await goals.keptCheckIns(TITLE)).toEqual({ "2026-12-31": { value: "60" } });
  await expect(objective.verdict(TITLE)).toContainText("0.60");
  // Another day may be chosen; one that does not count says so.
  await form.getByText("Day, confidence, note", { exact: true }).click();
  await expect(form.getByLabel("Day", { exact: true })).toHaveValue("2026-12-31");
  await form.getByLabel("Day", { exact: true }).fill("2027-01-02");
  await expect(form.getByText("Outside the period: it is kept but does not count.")).toBeVisible();
});

test("before its first day an objective says when it starts, and asks for nothing", async ({
  page,
  goals,
}) => {
  await on(page, "2026-09-20");
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await expect(goals.card(TITLE).getByText(/^Starts on 1 October 2026\./)).toBeVisible();
  await expect(goals.checkInForm(TITLE)).toHaveCount(0);
  await on(page, "2026-10-01");
  await goals.reload();
  await expect(goals.checkInForm(TITLE)).toBeVisible();
});

test("a closed objective and the one that goes on lead to each other, with what it taught", async ({
  page,
  goals,
  objective,
}) => {
  await on(page, "2026-12-28");
  const actions = {
    "action/x1/text": "Call ten customers",
    "action/x2/text": "Write the e-mails",
    "action/x2/done": "2026-11-02",
  };
  const checkIns = { "2026-12-20": "40" };
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", checkIns }], actions));
  await objective.open(TITLE);
  await objective.close({ learned: "Calls help", differently: "Call earlier", next: "Continue" });
  await objective.saveNext();
  // Of what was done there it says what it was.
  await expect(goals.undo).toHaveText("Undo: close");
  await page.getByRole("list", { name: "Closed in the last two weeks" }).getByRole("link").click();
  await objective.arrived();
  await page.getByRole("link", { name: /^Continues in Q1, January to March 2027/ }).filter({ visible: true }).click();
  const back = page
    .getByRole("link", { name: "Continues an earlier objective" })
    .filter({ visible: true });
  await expect(back).toBeVisible();
  const taught = page.getByRole("complementary", { name: /^Lessons from the objective before/ });
  await expect(taught).toContainText("Calls help");
  await expect(taught).toContainText("Call earlier");
  // What was not done yet goes on as well.
  await expect(objective.part("Actions").getByRole("checkbox")).toHaveCount(1);
  await expect(objective.part("Actions")).toContainText("Call ten customers");
  await back.click();
  const closed = page.getByText(/^Closed on 28 December 2026 and continued\./);
  await expect(closed.filter({ visible: true })).toHaveCount(1);
});

test("what undoing takes back is called by what it was", async ({ page, goals, objective }) => {
  await on(page, "2026-11-22");
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await objective.open(TITLE);
  await objective.add("New action", "Call ten customers");
  await expect(goals.undo).toHaveText("Undo: action");
  await objective.add("What happened", "A holiday");
  await expect(goals.undo).toHaveText("Undo: outside event");
  await objective.close({ next: "Retire" });
  await expect(goals.undo).toHaveText("Undo: close");
  await goals.undo.click();
  await expect(objective.button("Close this objective")).toBeVisible();
});

test("a key result that cannot be scored yet leads to the form that mends it", async ({
  page,
  goals,
}) => {
  await on(page, "2026-11-22");
  await goals.openWith(stored("a1", TITLE, [{ name: "Complaints", start: null, target: null }]));
  await goals.button("No score yet: add what is missing", goals.card(TITLE)).click();
  await goals.field("Start").fill("9");
  await goals.field("Target").fill("5");
  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE).getByText(/^Lower from 9 to 5/)).toBeVisible();
  await expect(goals.card(TITLE).getByText("No score yet: add what is missing")).toHaveCount(0);
});
