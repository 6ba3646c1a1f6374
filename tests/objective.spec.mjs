// Writing an objective, and where one is: drafts, what begins them, problems,
// limits, and what the address says.

import { linkTo } from "./grade.mjs";
import { expect, later, on, stored, test } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const TODAY = "2026-11-18";
const RUNNING = { first: "2026-10-01", last: "2026-12-31" };

test.beforeEach(async ({ page }) => on(page, TODAY));

/** The sheet for all numbers that are due. */
const due = (page) => page.getByRole("region", { name: "Check in", exact: true });

test("a new objective that is being written survives a reload, whatever is folded", async ({
  goals,
  objective,
}) => {
  await goals.open();
  await goals.fill(TITLE, [
    { Name: "Conversion", Start: "12", Target: "18" },
    { Name: "Load", Measure: "Hold", "Keep it": "below", Target: "4", Unit: "h" },
  ]);
  const typed = {
    Period: "Next quarter",
    Commitment: "Must (committed)",
    Level: "Team",
    "Check in": "Every two weeks",
    Owner: "Ada",
    "Supports which goal": "Grow",
    "Needs from others": "A designer",
  };
  await objective.unfold();
  for (const [label, value] of Object.entries(typed)) {
    const field = goals.form.getByLabel(label, { exact: true }).last();
    if (["Period", "Commitment", "Level", "Check in"].includes(label)) {
      await field.selectOption({ label: value });
    } else await field.fill(value);
  }
  await objective.unfold(1);
  await goals.field("Weight (default 1)").fill("2.5");
  await goals.field("Owner, if someone else").fill("Bob");
  await goals.field("Leading or lagging").selectOption({ label: "Leading: you can act on it this week" });
  await objective.unfold(2);
  await goals.field("Guardrail: not scored, must not break", 2).check();
  await goals.reload();

  await expect(goals.title).toHaveValue(TITLE);
  await expect(goals.field("Target")).toHaveValue("18");
  await expect(goals.field("Target", 2)).toHaveValue("4");
  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE)).toBeVisible();
  const record = (await goals.records())[TITLE];
  expect(record).toMatchObject({
    period: { first: "2027-01-01", last: "2027-03-31" },
    commitment: "must",
    level: "team",
    rhythm: "fortnightly",
    owner: "Ada",
    supports: "Grow",
    needs: "A designer",
  });
  const values = Object.entries(record).map(([name, value]) => [name.split("/").at(-1), value]);
  for (const one of [
    ["weight", "2.5"],
    ["owner", "Bob"],
    ["kind", "lead"],
    ["operator", "below"],
    ["guardrail", true],
  ]) {
    expect(values).toContainEqual(one);
  }
  // What is saved is no draft any more.
  await goals.reload();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.form).toHaveCount(0);
});

test("an edit that is under way survives a reload, and does not undo another tab's", async ({
  goals,
  objective,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await goals.edit(TITLE);
  await goals.field("Target").fill("80");
  await objective.unfold();
  await goals.form.getByLabel("Needs from others", { exact: true }).fill("A designer");
  const other = await beside();
  await other.edit(TITLE);
  await other.title.fill("Another title");
  await other.button("Save", other.form).click();
  await expect(other.card("Another title")).toBeVisible();
  await goals.reload();
  await expect(goals.field("Target")).toHaveValue("80");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.card("Another title").getByText("Raise from 0 to 80")).toBeVisible();
  expect((await goals.records())["Another title"]).toMatchObject({ needs: "A designer" });
});

test("what is written about an objective's end survives a reload", async ({ page, goals, objective }) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }, { name: "Replies" }]));
  await objective.open(TITLE);
  await objective.begin();
  await objective.field("What did you learn?").fill("Calls help");
  await objective.field("What would you do differently?").fill("Begin earlier");
  await objective.closing.getByRole("radio", { name: /^Adjust/ }).check();
  await objective.closing.getByRole("checkbox", { name: "Replies" }).uncheck();
  await page.reload();
  await expect(objective.field("What did you learn?")).toHaveValue("Calls help");
  await expect(objective.field("What would you do differently?")).toHaveValue("Begin earlier");
  await expect(objective.closing.getByRole("radio", { name: /^Adjust/ })).toBeChecked();
  await expect(objective.closing.getByRole("checkbox", { name: "Conversion" })).toBeChecked();
  await expect(objective.closing.getByRole("checkbox", { name: "Replies" })).not.toBeChecked();
});

test("problems appear all at once on saving, and no sooner than a field is left", async ({
  goals,
  objective,
}) => {
  await goals.open();
  const problems = goals.form.locator("[aria-invalid]");
  await expect(problems).toHaveCount(0);
  await objective.unfold();
  await goals.form.getByLabel("Period", { exact: true }).selectOption({ label: "Custom dates" });
  await goals.form.getByLabel("First day").fill("2026-12-31");
  await goals.form.getByLabel("Last day").fill("2026-10-01");
  await goals.field("Start").pressSequentially("much");
  await expect(goals.field("Start")).not.toHaveAttribute("aria-invalid");
  await goals.field("Start").press("Tab");
  await expect(goals.field("Start")).toHaveAttribute("aria-invalid", "true");
  await expect(goals.title).not.toHaveAttribute("aria-invalid");
  await expect(goals.field("Name")).not.toHaveAttribute("aria-invalid");
  await goals.form.getByText("Period, commitment, check-ins, owner").click();
  await goals.button("Save", goals.form).click();
  await expect(goals.title).toBeFocused();
  for (const field of [goals.title, goals.field("Name"), goals.field("Start")]) {
    await expect(field).toHaveAttribute("aria-invalid", "true");
  }
  // One that is folded away is shown.
  const last = goals.form.getByLabel("Last day");
  await expect(last).toBeVisible();
  await expect(last).toHaveAccessibleDescription("The end is before the start.");
  expect(await goals.records()).toEqual({});
  // Each goes as soon as it is mended.
  await goals.title.fill(TITLE);
  await expect(goals.title).not.toHaveAttribute("aria-invalid");
  await goals.field("Name").fill("Conversion");
  await goals.field("Start").fill("12");
  await last.fill("2027-01-31");
  await expect(problems).toHaveCount(0);
});

test("a problem is shown on saving even in the field one is in", async ({ goals }) => {
  await goals.open();
  await goals.fill(TITLE);
  await goals.field("Start").fill("much");
  await goals.field("Start").press("Enter");
  await expect(goals.field("Start")).toHaveAttribute("aria-invalid", "true");
  await expect(goals.field("Start")).toBeFocused();
  await goals.field("Start").fill("12");
  await goals.field("Start").press("Enter");
  await expect(goals.card(TITLE)).toBeVisible();
});

test("a problem in a key result's fold is shown on saving", async ({ goals, objective }) => {
  await goals.open();
  await goals.fill(TITLE);
  await objective.unfold(1);
  await goals.field("Weight (default 1)").fill("-1");
  await goals.keyResult(1).getByText("Weight, owner, guardrail").click();
  await expect(goals.field("Weight (default 1)")).toBeHidden();
  await goals.button("Save", goals.form).click();
  await expect(goals.field("Weight (default 1)")).toBeVisible();
  await expect(goals.field("Weight (default 1)")).toBeFocused();
  await expect(goals.field("Weight (default 1)")).toHaveAttribute("aria-invalid", "true");
});

test("a quiz that calls for an OKR leads to a draft with its metric", async ({ page, quiz, goals }) => {
  await quiz.open("#/quiz");
  await quiz.name.fill("Net promoter score");
  await quiz.answer("aaaa");
  await page.getByRole("link", { name: /objective/i }).filter({ visible: true }).click();
  await goals.arrived();
  await expect(goals.title).toBeFocused();
  await expect(goals.field("Name")).toHaveValue("Net promoter score");
  await expect(goals.form.getByText(/^From the quiz/)).toBeVisible();
  // The address can be passed on without it.
  await expect(page).toHaveURL(/#\/goals$/);
  await goals.reload();
  await expect(goals.field("Name")).toHaveValue("Net promoter score");
  await goals.fill("Be recommended", [{ Start: "20", Target: "40" }]);
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Be recommended")).toBeVisible();
  await goals.unfold();
  const names = goals.card("Be recommended").getByRole("heading", { level: 4 });
  await expect(names).toHaveText(["Net promoter score"]);
});

test("the playground leads to a draft, and today's values are its first check-ins", async ({
  page,
  goals,
}) => {
  const sketch = [
    "o=Grow&c=c&f=2026-10-01&t=2026-12-31",
    "k=Conversion&s=12&g=18&n=15&u=%25&w=2",
    "k=Load&m=h&b=in&s=65&g=75&n=70",
    "k=Shop+is+open&m=y&d=1",
    "k=Reviews&s=4.1&g=4.6",
  ];
  await page.goto(linkTo(sketch.join("&")));
  await page.getByRole("button", { name: "Make it mine" }).click();
  await page.getByText("Keep as a goal", { exact: true }).click();
  await goals.arrived();
  await expect(goals.title).toHaveValue("Grow");
  await expect(goals.form.getByText(/^From the playground/)).toBeVisible();
  await expect(goals.field("Today")).toHaveValue("15");
  await expect(page).toHaveURL(/#\/goals$/);
  await goals.reload();
  await expect(goals.field("Today")).toHaveValue("15");
  await goals.field("Today").fill("16");
  await goals.button("Save", goals.form).click();
  const card = goals.card("Grow");
  await expect(card).toBeVisible();
  await goals.unfold();
  await expect(card.getByText(/^Raise from 12% to 18%, 16% on 18 November 2026$/)).toBeVisible();
  await expect(card.getByText(/, 70 on 18 November 2026$/)).toBeVisible();
  await expect(card.getByText("Yes/no, done on 18 November 2026")).toBeVisible();
  await expect(card.getByText("Raise from 4.1 to 4.6, no check-in yet")).toBeVisible();
  expect((await goals.records()).Grow).toMatchObject({ commitment: "must", period: RUNNING });
});

test("letters that cannot be read leave an empty form and say so", async ({ page, goals }) => {
  await page.goto("#/goals?g=1.damaged");
  await goals.arrived();
  await expect(goals.form.getByText(/could not be read/)).toBeVisible();
  await expect(goals.title).toHaveValue("");
});

/** Begins an objective, then comes back with another from the quiz. */
async function interrupted(page, goals) {
  await goals.openWith(stored("a1", "Running"));
  await goals.begin();
  await goals.fill("What I had begun", [{ Name: "Conversion", Start: "12", Target: "18" }]);
  await page.goto("#/goals?m=NPS");
  await expect(goals.field("Name")).toHaveValue("NPS");
  await expect(goals.form.getByText(/You had started another objective/)).toBeVisible();
}

async function comesBack(goals) {
  await goals.button("Go back to it").click();
  await expect(goals.title).toHaveValue("What I had begun");
  await expect(goals.field("Name")).toHaveValue("Conversion");
  await expect(goals.field("Target")).toHaveValue("18");
}

test("an objective that was begun can be gone back to when another arrives", async ({ page, goals }) => {
  await interrupted(page, goals);
  await comesBack(goals);
  await goals.button("Save", goals.form).click();
  await expect(goals.card("What I had begun")).toBeVisible();
});

test("an objective that was begun can still be gone back to after a reload", async ({ page, goals }) => {
  await interrupted(page, goals);
  await goals.reload();
  await expect(goals.field("Name")).toHaveValue("NPS");
  await comesBack(goals);
});

test("an objective that was begun is still there once the one that arrived is saved", async ({
  page,
  goals,
}) => {
  await interrupted(page, goals);
  await goals.fill("What arrived", [{ Start: "20", Target: "40" }]);
  await goals.button("Save", goals.form).click();
  await expect(goals.card("What arrived")).toBeVisible();
  await goals.begin();
  await comesBack(goals);
});

/** Objectives of every place that a filter tells apart. */
const PLACES = {
  ...stored("a1", "Mine, this quarter"),
  ...stored("a2", "The team's, this quarter", [{}], { level: "team" }),
  ...stored("a3", "Mine, next quarter", [{}], {
    period: { first: "2027-01-01", last: "2027-03-31" },
  }),
  ...stored("a4", "Closed long ago", [{}], {
    period: { first: "2026-04-01", last: "2026-06-30" },
    closed: { on: "2026-07-01", next: "retire" },
  }),
};

test("what is shown is what the filters say, and the address holds them", async ({
  page,
  goals,
  objective,
  beside,
}) => {
  await goals.openWith(PLACES);
  await expect(goals.titles).toHaveCount(3);
  await expect(goals.card("Closed long ago")).toHaveCount(0);
  await objective.field("Level").selectOption({ label: "Team" });
  await expect(goals.titles).toHaveText(["The team's, this quarter"]);
  await objective.field("Level").selectOption({ label: "All levels" });
  await objective.field("Show").selectOption({ label: "Everything" });
  await expect(goals.titles).toHaveCount(4);
  await objective.field("Show").selectOption({ label: "Q2, April to June 2026" });
  await expect(goals.titles).toHaveText(["Closed long ago"]);
  await objective.field("Level").selectOption({ label: "Company" });
  await expect(goals.titles).toHaveCount(0);
  await expect(page.getByText(/^Nothing here matches/)).toBeVisible();
  await goals.reload();
  await expect(page.getByText(/^Nothing here matches/)).toBeVisible();
  await expect(objective.field("Level")).toHaveValue("company");
  await objective.field("Level").selectOption({ label: "Individual" });
  await expect(goals.titles).toHaveText(["Closed long ago"]);
  // Who gets the address sees the same.
  const other = await beside({ now: false });
  await other.page.goto(page.url());
  await other.arrived();
  await expect(other.titles).toHaveText(["Closed long ago"]);
});

test("an objective that is open is in the address: reload, Back, a pasted link", async ({
  page,
  goals,
  objective,
  beside,
}) => {
  await goals.openWith(PLACES);
  await objective.field("Show").selectOption({ label: "Everything" });
  // The links lead on from what is shown.
  await expect(goals.titles.filter({ visible: true })).toHaveCount(4);
  await objective.open("The team's, this quarter");
  await expect(goals.card("Mine, this quarter")).toBeHidden();
  await expect(goals.titles.filter({ visible: true })).toBeFocused();
  await page.reload();
  await objective.arrived();
  await expect(goals.titles.filter({ visible: true })).toHaveText("The team's, this quarter");
  const other = await beside({ now: false });
  await other.page.goto(page.url());
  await expect(other.titles.filter({ visible: true })).toHaveText(["The team's, this quarter"]);
  await page.goBack();
  await expect(goals.titles.filter({ visible: true })).toHaveCount(4);
  await expect(objective.field("Show")).toHaveValue("all");
  await page.goForward();
  await expect(goals.titles.filter({ visible: true })).toHaveText(["The team's, this quarter"]);
  await objective.back.click();
  await expect(goals.titles.filter({ visible: true })).toHaveCount(4);
  await expect(objective.field("Show")).toHaveValue("all");
  const left = goals.titles.filter({ hasText: "The team's, this quarter" });
  await expect(left).toBeFocused();
});

test("a link to an objective that is not here leads back to those that are", async ({ page, goals, objective }) => {
  await goals.put(PLACES);
  await page.goto("#/goals?open=nobody");
  await expect(objective.back).toBeVisible();
  await objective.back.click();
  await expect(goals.titles.filter({ visible: true })).toHaveCount(3);
});

test("what is due is on top, and stays there while one checks in", async ({ page, goals }) => {
  const done = { checkIns: { [later(TODAY, -1)]: "10" } };
  const old = { checkIns: { [later(TODAY, -8)]: "10" } };
  await goals.openWith({
    ...stored("a1", "Due and oldest", [old]),
    ...stored("a2", "Not due", [done]),
    ...stored("a3", "Never checked in on", [{}]),
    ...stored("a4", "Newest, not due", [done]),
  });
  const order = ["Never checked in on", "Due and oldest", "Newest, not due", "Not due"];
  await expect(goals.titles).toHaveText(order);
  await expect(due(page)).toContainText(/2 (numbers? )?to update/);
  await goals.checkIn("Never checked in on", "20", "Number 1");
  await expect(due(page)).toContainText(/1 (numbers? )?to update/);
  await expect(goals.titles).toHaveText(order);
  await goals.checkIn("Due and oldest", "20", "Number 1");
  await expect(due(page)).toContainText("Everything is up to date.");
  await expect(goals.titles).toHaveText(order);
  await goals.reload();
  await expect(goals.titles).toHaveText([
    "Newest, not due",
    "Never checked in on",
    "Not due",
    "Due and oldest",
  ]);
});

test("past a limit a message stands beside the field, and nothing typed is lost", async ({
  goals,
  objective,
}) => {
  const long = "n".repeat(201);
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await goals.edit(TITLE);
  await objective.unfold();
  for (const label of ["Owner", "Supports which goal", "Needs from others"]) {
    const field = goals.form.getByLabel(label, { exact: true }).last();
    await field.fill(long);
    await field.press("Tab");
    await expect(field).toHaveAccessibleDescription(/201 characters: please shorten it to 200/);
    await goals.button("Save", goals.form).click();
    await expect(field).toHaveValue(long);
    await field.fill("n".repeat(200));
    await expect(field).not.toHaveAttribute("aria-invalid");
  }
  await goals.field("Name").fill(long);
  await goals.button("Save", goals.form).click();
  await expect(goals.field("Name")).toBeFocused();
  await expect(goals.field("Name")).toHaveValue(long);
  await expect(goals.field("Name")).toHaveAccessibleDescription(/please shorten it to 200/);
  await goals.button("Cancel", goals.form).click();

  await objective.open(TITLE);
  await objective.field("New action").fill(long);
  await objective.field("New action").press("Enter");
  await expect(objective.field("New action")).toHaveAccessibleDescription(/shorten it to 200/);
  await expect(objective.field("New action")).toHaveValue(long);
  // Where the problem is, the focus goes after a frame.
  await expect(objective.field("New action")).toBeFocused();
  const note = "n".repeat(2001);
  await objective.field("What happened").fill(note);
  await objective.field("What happened").press("Enter");
  await expect(objective.field("What happened")).toHaveAccessibleDescription(/shorten it to 2,000/);
  await expect(objective.field("What happened")).toHaveValue(note);
  await objective.begin();
  await objective.field("What did you learn?").fill(note);
  await objective.button("Go on to the next objective").click();
  await expect(objective.field("What did you learn?")).toBeFocused();
  await expect(objective.field("What did you learn?")).toHaveAccessibleDescription(/to 2,000/);
  await expect(objective.field("What did you learn?")).toHaveValue(note);
  expect((await goals.records())[TITLE]).not.toHaveProperty("closed");
  await objective.field("What did you learn?").fill("n".repeat(2000));
  await objective.button("Go on to the next objective").click();
  await expect(objective.closing).toHaveCount(0);
});

test("an objective takes a hundred key results and not one more", async ({ page, goals }) => {
  const many = Array.from({ length: 100 }, (_, place) => ({ name: `Number ${place + 1}` }));
  await goals.openWith(stored("a1", TITLE, many));
  await expect(due(page)).toContainText(/100 (numbers? )?to update/);
  await goals.edit(TITLE);
  await expect(goals.field("Name", 100)).toHaveValue("Number 100");
  await expect(goals.button("Add a key result", goals.form)).toBeHidden();
  await goals.button("Remove Key result 7", goals.form).click();
  await goals.addKeyResult(100);
  await goals.field("Name", 100).fill("The last");
  await goals.field("Start", 100).fill("1");
  await goals.field("Target", 100).fill("2");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.card(TITLE).getByRole("heading", { level: 4 })).toHaveCount(100);
});

test("of more key results than can be kept the form says so, and nothing typed is lost", async ({
  page,
  goals,
}) => {
  const many = Array.from({ length: 101 }, (_, place) => ({ name: `Number ${place + 1}` }));
  await goals.openWith(stored("a1", TITLE, many));
  await expect(due(page)).toContainText(/101 (numbers? )?to update/);
  await goals.edit(TITLE);
  await goals.title.fill("Another title");
  await goals.button("Save", goals.form).click();
  await expect(goals.form.getByText("101 key results: at most 100 can be saved.")).toBeVisible();
  await expect(goals.title).toHaveValue("Another title");
  await expect(goals.field("Name", 101)).toHaveValue("Number 101");
  await goals.button("Remove Key result 101", goals.form).click();
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.card("Another title").getByRole("heading", { level: 4 })).toHaveCount(100);
});
