// How objectives end: closing and what goes on, closed periods together, what can
// be taken along; and the example, which is kept nowhere until one says so.

import { countWrites, expect, later, on, stored, test } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const TODAY = "2027-01-04";
const END = "2026-12-20";

test.beforeEach(async ({ page }) => on(page, TODAY));

const last = (value) => ({ checkIns: { [END]: value } });

const HOLD = { measure: "hold", operator: "below", start: null, target: "3" };

/** One of each: reached, halfway, past its peak, done, broken, never measured. */
const ALL = [
  { name: "Reached", start: "12", target: "18", ...last("18") },
  {
    name: "Past its peak",
    start: "12",
    target: "18",
    checkIns: { "2026-11-02": "17.4", [END]: "15" },
  },
  { name: "Done", measure: "yes-no", start: null, target: null, ...last("1") },
  { name: "Errors", ...HOLD, guardrail: true, ...last("4") },
  { name: "Never measured" },
];

test("each key result is scored under both rules, with its peak, before it is closed", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith(stored("a1", TITLE, ALL));
  await objective.open(TITLE);
  await expect(page.getByText("The period ended on 31 December 2026.")).toBeVisible();
  await objective.begin();
  const row = (name) =>
    objective.part("Close this objective").getByRole("row").filter({
      has: page.getByRole("rowheader", { name, exact: true }),
    });
  const says = async () => {
    await expect(row("Reached").getByRole("cell")).toHaveText([/^18 on/, "1.00", "1"]);
    await expect(row("Past its peak").getByRole("cell")).toHaveText([
      /^15 on 20 December 2026; reached 17\.4 on 2 November, closed at 15$/,
      "0.50",
      "0",
    ]);
    await expect(row("Done").getByRole("cell")).toHaveText([/^done on/, "1.00", "1"]);
    await expect(row("Errors")).toContainText("guardrail broken");
    await expect(row("Never measured").getByRole("cell")).toHaveText(["no check-in yet", "0.00", "0"]);
  };
  await says();
  await expect(objective.closing.getByText(/^1 of 4 has no value and counts as 0\./)).toBeVisible();
  // 1, 0.5, 1 and 0 of four: the guardrail is none of them.
  const verdict = /^0\.63, amber: .+, guardrail broken\.$/;
  await expect(objective.closing.getByText(verdict)).toBeVisible();
  await objective.finish({ next: "Retire" });
  // Closed, each key result says its score beside its drawing.
  await expect(goals.card(TITLE).locator(".key-result__worth")).toHaveText(
    ["1.00", "0.50", "1.00", "guardrail broken", "0.00"].map((worth) => `Score ${worth}`),
  );
  await expect(objective.verdict(TITLE)).toHaveText(verdict);
  await expect(goals.card(TITLE).getByText("Closed on 4 January 2027 and retired.")).toBeVisible();
  // A closed one is neither edited nor checked in on, until it is opened again.
  await expect(goals.button("Edit", goals.card(TITLE))).toBeHidden();
  await expect(objective.field("New value")).toHaveCount(0);
  await objective.button("Reopen").click();
  await expect(goals.button("Edit", goals.card(TITLE))).toBeVisible();
  await expect(objective.field("New value").first()).toBeVisible();
});

test("a closed objective says one score: what has no value counts 0 wherever it is told", async ({
  goals,
  objective,
}) => {
  const more = { closed: { on: TODAY, next: "retire" } };
  await goals.openWith(stored("a1", TITLE, [last("100"), {}], more));
  await expect(goals.card(TITLE)).toContainText("0.50");
  await objective.open(TITLE);
  await expect(objective.verdict(TITLE)).toHaveText(/^0\.50, amber/);
  await objective.part("Score").getByText("How the score is worked out").click();
  const rules = objective.part("Score").getByRole("definition");
  await expect(rules.first()).toContainText("0.50");
  await expect(rules.last()).toHaveText("1 of 2 reached, 0.50");
});

test("continue: the next one is looked at before it is kept, and both are one step", async ({
  goals,
  objective,
}) => {
  const more = {
    level: "team",
    owner: "Ada",
    commitment: "must",
    "action/x1/text": "Call everybody",
    "action/x1/place": "1",
  };
  await goals.openWith(stored("a1", TITLE, ALL, more));
  await objective.open(TITLE);
  await objective.begin();
  const box = (name) => objective.closing.getByRole("checkbox", { name, exact: true });
  await expect(box("Reached")).not.toBeChecked();
  await expect(box("Past its peak")).toBeChecked();
  await box("Never measured").uncheck();
  await box("Errors").uncheck();
  await objective.finish({ learned: "Calls help", next: "Continue" });
  await expect(goals.form.getByText(/^Saving this also closes/)).toBeVisible();
  await expect(goals.field("Name")).toHaveValue("Past its peak");
  await expect(goals.field("Start")).toHaveValue("15");
  await expect(goals.field("Target")).toHaveValue("18");
  expect(Object.keys(await goals.records())).toEqual([TITLE]);
  expect((await goals.records())[TITLE]).not.toHaveProperty("closed");
  await objective.saveNext();
  await expect(goals.card(TITLE)).toHaveCount(2);
  await goals.unfold();
  const next = goals.cards.filter({ hasText: /Q1, January to March 2027 ·/ });
  await expect(next).toHaveCount(1);
  await expect(next).toContainText("must (committed) · team · Ada");
  await expect(next.getByRole("heading", { level: 4 })).toHaveText(["Past its peak"]);
  await expect(next.getByText(/^Raise from 15 to 18, no check-in yet/)).toBeVisible();
  const closed = goals.card(TITLE).getByText(/^Closed on/);
  await expect(closed).toHaveCount(1);
  // One step takes what goes on away and opens the closed one again; one does both.
  await expect(goals.undo).toHaveText("Undo: close");
  await goals.undo.click();
  await expect(goals.card(TITLE)).toHaveCount(1);
  await expect(closed).toHaveCount(0);
  await goals.unfold();
  await expect(next).toHaveCount(0);
  await expect(goals.button("Edit", goals.card(TITLE))).toBeVisible();
  await goals.redo.click();
  await expect(goals.card(TITLE)).toHaveCount(2);
  await goals.unfold();
  await expect(next).toHaveCount(1);
  await expect(closed).toHaveCount(1);
  // What is not done yet is to be done there.
  await next.getByRole("link", { name: TITLE, exact: true }).click();
  await objective.arrived();
  await expect(objective.part("Actions").getByRole("listitem")).toContainText(["Call everybody"]);
});

test("a total is offered once more, with what is left, or from where it stands", async ({
  goals,
  objective,
}) => {
  const books = { name: "Books", start: "0", target: "12", unit: "books", ...last("9") };
  const reached = { name: "Reached", start: "12", target: "18", ...last("18") };
  await goals.openWith(stored("a1", TITLE, [books, reached]));
  await objective.open(TITLE);
  await objective.begin();
  const how = objective.closing.getByLabel("How to continue Books");
  await expect(how.getByRole("option")).toHaveText([
    "12 books again (0 to 12)",
    "the 3 books left (0 to 3)",
    "on from 9 books (9 to 12)",
  ]);
  await expect(how).toHaveValue(/^12\sbooks again/);
  await how.selectOption({ index: 1 });
  await objective.closing.getByRole("checkbox", { name: "Reached" }).check();
  await objective.finish({ next: "Continue" });
  const says = (number) => {
    const fields = ["Name", "Start", "Target"].map((label) => goals.keyResult(number).getByLabel(label, { exact: true }));
    return Promise.all(fields.map((field) => field.inputValue()));
  };
  expect(await says(1)).toEqual(["Books", "0", "3"]);
  // What is reached goes on to a target that is still to be found.
  expect(await says(2)).toEqual(["Reached", "18", ""]);
});

test("who gives the next one up finds the last one open, and what was written of it", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", ...last("50") }, { name: "Visits" }]));
  await objective.open(TITLE);
  await objective.close({ learned: "Calls help", next: "Continue" });
  await goals.button("Cancel", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  expect((await goals.records())[TITLE]).not.toHaveProperty("closed");
  await objective.link(TITLE).click();
  await expect(objective.field("What did you learn?")).toHaveValue("Calls help");
  // Also after a reload, and with the key results looked at in between.
  await page.reload();
  await expect(objective.field("What did you learn?")).toHaveValue("Calls help");
  await objective.button("Check in first").click();
  await expect(objective.field("New value").first()).toBeVisible();
  // What lacks a value has the focus.
  await expect(page.locator(":focus")).toHaveAttribute("id", /-value$/);
  await objective.begin();
  await expect(objective.field("What did you learn?")).toHaveValue("Calls help");
  await objective.finish({ learned: "Calls help", next: "Retire" });
  await expect(page.getByText("Closed on 4 January 2027 and retired.").filter({ visible: true })).toBeVisible();
});

test("row 01: closing that continues says how much it needs and what is free, and waits for room", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith(stored("a1", TITLE, ALL));
  await goals.fillUp();
  await objective.open(TITLE);
  await objective.close({ learned: "Calls help", next: "Continue" });
  await objective.button("Save and close the last one").click();
  await expect(goals.notSaved).toHaveText(/^Not saved: this needs .+ and .+ is free\./);
  await expect(goals.title).toHaveValue(TITLE);
  const titles = async () => Object.entries(await goals.records()).map(([title, it]) => [title, !!it.closed]);
  expect(await titles()).toEqual([[TITLE, false]]);
  await goals.button("Free space").click();
  await expect(page.getByRole("heading", { name: "Storage" })).toBeFocused();
  await goals.makeRoom();
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
  await expect(goals.form).toHaveCount(0);
  await expect(page.getByText("Closed on 4 January 2027 and continued.").first()).toBeVisible();
});

test("nothing goes on where no key result is chosen, and it says so", async ({ goals, objective }) => {
  await goals.openWith(stored("a1", TITLE, [last("50")]));
  await objective.open(TITLE);
  await objective.begin();
  const box = objective.closing.getByRole("checkbox");
  await box.uncheck();
  await expect(objective.closing.getByText(/^Choose at least one/)).toHaveCount(0);
  await objective.button("Go on to the next objective").click();
  await expect(objective.closing.getByText(/^Choose at least one key result/)).toBeVisible();
  expect((await goals.records())[TITLE]).not.toHaveProperty("closed");
});

test("adjust: the next one is written anew, with what was learned beside it", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", unit: "%", ...last("50") }]));
  await objective.open(TITLE);
  await objective.close({ learned: "Calls help", differently: "Begin earlier", next: "Adjust" });
  await expect(goals.title).toHaveValue(TITLE);
  await expect(goals.field("Start")).toHaveValue("50");
  await expect(goals.form.getByText(/^This continues the objective/)).toBeVisible();
  await expect(goals.form.getByRole("complementary")).toContainText("Begin earlier");
  // It is a draft as any other, and closes the last one after a reload too.
  await goals.reload();
  await expect(goals.field("Start")).toHaveValue("50");
  await expect(goals.form.getByText(/^Saving this also closes/)).toBeVisible();
  await goals.title.fill("Make the first call the reason to buy");
  await objective.saveNext();
  const card = goals.card("Make the first call the reason to buy");
  await goals.unfold();
  await expect(card.getByText(/^Q1, January to March 2027 ·/)).toBeVisible();
  await expect(goals.card(TITLE).getByText(/rewritten for the next period\.$/)).toBeVisible();
  const records = await goals.records();
  expect(records["Make the first call the reason to buy"].continues).toBe("a1");
  expect([records[TITLE].closed.next, records[TITLE].learned]).toEqual(["adjust", "Calls help"]);
  await page.reload();
  await expect(goals.form).toHaveCount(0);
});

/** Closed objectives of a quarter, each with its score in percent. */
function quarter(name, first, lastDay, ...scores) {
  const each = scores.map(([percent, commitment], place) =>
    stored(`${name}${place}`, `${name} ${place}`, [{ checkIns: { [lastDay]: `${percent}` } }], {
      period: { first, last: lastDay },
      closed: { on: lastDay, next: "retire" },
      ...(commitment && { commitment }),
    }),
  );
  return Object.assign({}, ...each);
}

const Q2 = ["q2", "2026-04-01", "2026-06-30"];
const Q3 = ["q3", "2026-07-01", "2026-09-30"];
const AIM_HIGHER = /^Your last two periods both came in above 0\.7: aim higher next time\./;

test("two closed periods above 0.7 say to aim higher, and the musts are counted apart", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith({
    ...quarter(...Q2, [75], [85], [100, "must"]),
    ...quarter(...Q3, [72], [90, "must"]),
  });
  await expect(page.getByText(AIM_HIGHER)).toBeVisible();
  await expect(page.getByText(/Musts kept so far: 1 of 2\./)).toBeVisible();
  await page.getByRole("link", { name: "Year by year" }).click();
  await expect(objective.glance.getByRole("link", { name: /^Q[23], .* 2026/ })).toHaveText([
    /0\.80, success; 1 of 1 must kept; 3 objectives/,
    /0\.72, success; 0 of 1 must kept; 2 objectives/,
  ]);
});

for (const [what, texts] of Object.entries({
  "one period": quarter(...Q3, [90], [80]),
  "one above 0.7 and one at 0.7": { ...quarter(...Q2, [70]), ...quarter(...Q3, [90]) },
  "musts alone": { ...quarter(...Q2, [100, "must"]), ...quarter(...Q3, [100, "must"]) },
})) {
  test(`to aim higher is not said of ${what}`, async ({ page, goals }) => {
    await goals.openWith(texts);
    await expect(page.getByRole("link", { name: "Year by year" })).toBeVisible();
    await expect(page.getByText(AIM_HIGHER)).toHaveCount(0);
  });
}

test("the example is stored nowhere until it is kept, and then it is one's own", async ({
  page,
  goals,
  objective,
}) => {
  await countWrites(page);
  await goals.open();
  await page.getByRole("link", { name: "Try it with an example" }).click();
  await expect(page.getByRole("heading", { name: "An example to play with" })).toBeVisible();
  await goals.unfold();
  const form = goals.checkInForm(TITLE, "Revenue from trials");
  await form.getByLabel("New value").fill("200000");
  await goals.button("Check in", form).click();
  await expect(goals.status).toHaveText("Done, in the example only.");
  await goals.button("Edit", goals.card(TITLE)).click();
  await goals.title.fill("Make the trial a joy");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Make the trial a joy")).toBeVisible();
  await objective.open("Make the trial a joy");
  await objective.add("New action", "Call on day three");
  await expect(objective.part("Actions").getByRole("listitem")).toHaveCount(3);
  const written = () => page.evaluate(() => window.writes.filter(([, key]) => /objective|checkins/.test(key)));
  expect(await written()).toEqual([]);
  expect(await goals.records()).toEqual({});

  await page.getByRole("button", { name: "Keep it as mine" }).click();
  await expect(page).toHaveURL(/#\/goals$/);
  await expect(goals.card("Make the trial a joy")).toBeVisible();
  await expect(page.getByRole("heading", { name: "An example to play with" })).toHaveCount(0);
  await goals.reload();
  await expect(goals.card("Make the trial a joy").getByText(/\$200,000 on 4 January 2027/)).toBeVisible();
  await objective.open("Make the trial a joy");
  await expect(objective.part("Actions").getByRole("listitem")).toHaveCount(3);
  await objective.tableOf("Time to the first reply").click();
  const rows = page.getByRole("table").filter({ visible: true }).getByRole("row");
  await expect(rows).toHaveCount(12);
  await expect(objective.part("Outside events")).toContainText("halves its price");
});

test("what is played with is not mixed with one's own, and begins anew after a reload", async ({
  page,
  goals,
}) => {
  await goals.openWith(stored("a1", "My own"));
  await page.goto("#/goals?example=1");
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.card("My own")).toHaveCount(0);
  await goals.unfold();
  await goals.button("Delete", goals.card(TITLE)).click();
  await expect(goals.card(TITLE)).toHaveCount(0);
  await page.getByRole("link", { name: "Back to my objectives" }).click();
  await expect(goals.titles).toHaveText(["My own"]);
  await expect(goals.undo).toBeHidden();
  await expect(goals.bin).toBeHidden();
  await page.goto("#/goals?example=1");
  await page.reload();
  await expect(goals.card(TITLE)).toBeVisible();
});

test("a list that the browser does not copy is there to be copied by hand, at once", async ({ page, goals }) => {
  await page.addInitScript(() => delete Navigator.prototype.clipboard);
  await goals.openWith(stored("a1", TITLE, ALL));
  await page.getByText("Share this list", { exact: true }).click();
  await goals.button("Copy as Markdown").click();
  const text = page.getByLabel("The report", { exact: true });
  await expect(text).toHaveValue(/^# Objectives on 4 January 2027\n/);
  await expect(text).toBeVisible({ timeout: 2000 });
});

test("Markdown and CSV hold what is on the page", async ({ page, goals, objective }) => {
  await goals.openWith({
    ...stored("a1", TITLE, ALL, {
      owner: "Ada",
      "action/x1/text": "Call everybody",
      "action/x1/place": "1",
      "action/x1/done": "2026-11-20",
      "note/n1": { date: "2026-11-10", text: "A competitor | halves its price" },
    }),
    ...stored("a2", "=HYPERLINK(\"x\")", [{ name: "Visits", ...last("80") }], { level: "team" }),
  });
  const report = async (button) => {
    const { name, bytes } = await goals.download(goals.button(button));
    return { name, text: bytes.toString() };
  };
  await page.getByText("Share this list", { exact: true }).click();
  const markdown = await report("Save as Markdown");
  expect(markdown.name).toMatch(/\.md$/);
  expect(markdown.text).toMatch(/^# Objectives on 4 January 2027\n/);
  for (const text of [
    `## ${TITLE}`,
    "Owner: Ada.",
    "Q4, October to December 2026",
    "| Past its peak | Raise from 12 to 18 | 15 on 20 December 2026 | 0.50 | 0 |",
    "- Guardrail broken: Errors",
    "- Past its peak: reached 17.4 on 2 November, now at 15",
    "- [x] Call everybody",
    "halves its price",
  ]) {
    expect(markdown.text).toContain(text);
  }
  // What stands on the page as the verdict stands in the report.
  const line = await objective.verdict(TITLE).textContent();
  const [score, said] = [line.match(/^[^,]+/)[0], line.match(/: (.*)\.$/)[1]];
  const section = markdown.text.split(`## ${TITLE}`)[1].split("\n## ")[0].toLowerCase();
  expect(section).toContain(`**score:** ${score}`);
  expect(section).toContain(said.toLowerCase());

  const csv = await report("Save as CSV");
  expect(csv.name).toMatch(/\.csv$/);
  const lines = csv.text.trim().split("\r\n");
  expect(lines).toHaveLength(1 + ALL.length + 1);
  expect(lines.find((line) => line.includes("Past its peak"))).toMatch(/,12,18,,15,2026-12-20,,1,,0\.5,0,/);
  expect(csv.text).not.toMatch(/(^|[,"\n])=HYPERLINK/);
  // What a filter hides is not taken along.
  await objective.field("Level").selectOption({ label: "Individual" });
  await expect(goals.titles).toHaveText([TITLE]);
  expect((await report("Save as CSV")).text).not.toContain("Visits");
});

test("a check-in after the period's last day does not count when it is closed", async ({
  goals,
  objective,
}) => {
  const checkIns = { [END]: "40", [later(TODAY, -1)]: "90" };
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", checkIns }]));
  await objective.open(TITLE);
  await objective.begin();
  await expect(objective.closing.getByRole("cell", { name: /^40 on 20 December/ })).toBeVisible();
  await objective.finish();
  await expect(objective.verdict(TITLE)).toHaveText(/^0\.40, amber/);
});

test("a key result without a target is named for that, and the way leads to Edit", async ({
  page,
  goals,
  objective,
}) => {
  const lacking = { name: "Regulars", ...last("50"), target: null };
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", ...last("50") }, lacking]));
  await objective.open(TITLE);
  await objective.begin();
  const says = "1 of 2 lacks a start or a target and counts as 0.";
  await expect(objective.closing).toContainText(says);
  await expect(objective.closing.getByRole("row").filter({ hasText: "Regulars" })).toContainText(
    "Start or target is missing; 50",
  );
  await objective.button("Edit it first").click();
  await expect(page.getByRole("button", { name: "Edit", exact: true })).toBeFocused();
});
