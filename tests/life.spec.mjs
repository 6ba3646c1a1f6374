// The whole life of an objective: by keyboard alone, and in two tabs at once.

import { Keys, Objective, canBeDeaf, deaf, expect, later, on, shown, stored, test } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const FIRST = "2026-10-05";
const WEEKS = 13;
const [CONVERSION, REPLIES] = [
  "Improve conversion from 12% to 18%",
  "Lower the hours to a reply from 6 to 2",
];

/** What is checked in on both in a week, from 0. */
const conversion = (week) => `${12 + week / 2}`;
const replies = (week) => `${6 - week / 4}`;

/** The cards of an objective and of what goes on from it, told by their periods. */
const of = (goals, period) =>
  goals.cards.filter({ has: goals.page.getByText(new RegExp(`^${period}`)) });

/** What shows the key results of one in the list. */
const unfold = (card) => card.getByRole("button", { name: /^\d+ key results?(, \d+ actions?)? ?:/ });

/** What is closed is a line below the cards. */
const closedLately = (goals) =>
  goals.page.getByRole("list", { name: "Closed in the last two weeks" }).getByRole("listitem");

test("the whole life of an objective by keyboard alone", async ({ page, goals, objective }) => {
  test.setTimeout(120_000);
  const keys = new Keys(page);
  await on(page, FIRST);
  await page.goto("#/goals");
  await goals.arrived();
  keys.arrived();

  // It is written.
  await keys.to(goals.title);
  await keys.type(TITLE);
  await keys.paste(goals.field("Name"), CONVERSION);
  await keys.press("Tab");
  await expect(goals.field("Start")).toHaveValue("12");
  await expect(goals.field("Target")).toHaveValue("18");
  await keys.enter(goals.button("Add a key result", goals.form));
  await expect(goals.field("Name", 2)).toBeFocused();
  await keys.type(REPLIES);
  await keys.press("Tab");
  await expect(goals.field("Start", 2)).toHaveValue("6");
  await expect(goals.field("Target", 2)).toHaveValue("2");
  await keys.enter(goals.button("Save", goals.form));
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.saved).toBeVisible();
  await expect(goals.button("New objective")).toBeFocused();

  // Each week both are checked in on: C goes to the first, Enter on to the next, and the
  // last one saves both.
  await keys.enter(unfold(goals.card(TITLE)));
  const headings = goals.card(TITLE).getByRole("heading", { level: 4 });
  await expect(headings).toHaveCount(2);
  const names = await headings.allTextContents();
  for (let week = 0; week < WEEKS; week++) {
    const today = later(FIRST, 7 * week);
    await on(page, today);
    await goals.reload();
    keys.arrived();
    const due = goals.card(TITLE).getByText(/^(First check-in|Check-in) due/);
    await expect(due).toHaveCount(2);
    const sheet = page.getByRole("region", { name: "Check in", exact: true });
    await expect(sheet).toContainText(/2 (numbers? )?to update/);
    await keys.press("c");
    const values = [conversion(week), replies(week)];
    for (const [place, value] of values.entries()) {
      await expect(sheet.getByLabel(names[place], { exact: true })).toBeFocused();
      await keys.type(value);
      await keys.press("Enter");
    }
    await expect(sheet).toContainText("Everything is up to date.");
    await keys.somewhere("checking in");
    await expect(goals.saved).toBeVisible();
    for (const value of values) {
      const said = new RegExp(`${value.replace(".", "\\.")}%? on ${shown(today)}`);
      await expect(goals.card(TITLE).getByText(said)).toBeVisible();
    }
    await expect(due).toHaveCount(0);
  }

  // One of them is corrected.
  await keys.enter(objective.link(TITLE));
  await objective.arrived();
  await keys.enter(goals.button("Check-ins", goals.card(TITLE)));
  const second = later(FIRST, 7);
  await keys.enter(goals.button(`Correct ${shown(second)}`, goals.card(TITLE)).first());
  const correcting = page.getByRole("form", { name: new RegExp(`^Correct ${shown(second)}`) });
  await keys.write(correcting.getByLabel("New value"), "12.75");
  await keys.press("Enter");
  await expect(correcting).toHaveCount(0);
  await expect(goals.card(TITLE).getByText(/^12\.75%$/)).toBeVisible();
  await keys.somewhere("correcting");

  // What happened outside is noted, and an action ticked.
  await keys.write(objective.field("What happened"), "A competitor halves its price");
  await keys.press("Enter");
  const outside = objective.part("Outside events");
  await expect(outside.getByRole("listitem")).toContainText("A competitor halves its price");
  await expect(objective.field("What happened")).toBeFocused();
  await keys.write(objective.field("New action"), "Write the welcome anew");
  await keys.press("Enter");
  const tick = objective.part("Actions").getByRole("checkbox", { name: "Write the welcome anew" });
  await expect(tick).not.toBeChecked();
  await keys.to(tick);
  await keys.press("Space");
  await expect(tick).toBeChecked();
  await expect(objective.part("Actions")).toContainText(`done on ${shown(later(FIRST, 84))}`);
  await keys.somewhere("ticking");

  // Its quarter ends: it is closed, and one key result goes on.
  await on(page, "2027-01-04");
  await page.reload();
  await objective.arrived();
  keys.arrived();
  await expect(page.getByText(/^The period ended on 31 December 2026\./)).toBeVisible();
  await keys.enter(objective.button("Close this objective"));
  await expect(objective.field("What did you learn?")).toBeFocused();
  await keys.type("People buy after the third call.");
  await keys.write(objective.field("What would you do differently?"), "Call on the first day.");
  const goesOn = objective.closing.getByRole("checkbox");
  await expect(goesOn).toHaveCount(2);
  // Conversion has reached 18: it has done its work.
  await expect(goesOn.first()).not.toBeChecked();
  await expect(goesOn.last()).toBeChecked();
  await expect(objective.closing.getByText(/^Continues in Q1, January to March 2027/)).toBeVisible();
  await keys.enter(objective.button("Go on to the next objective"));
  await expect(objective.closing).toHaveCount(0);

  // What goes on begins where it stood. Nothing is closed before that is saved.
  await expect(goals.title).toBeFocused();
  await expect(goals.title).toHaveValue(TITLE);
  await expect(goals.form.getByText(/^Saving this also closes/)).toBeVisible();
  await expect(goals.field("Name")).toHaveValue(names[1]);
  await expect(goals.field("Start")).toHaveValue("3");
  await expect(goals.field("Target")).toHaveValue("2");
  await keys.enter(objective.button("Save and close the last one"));
  await expect(goals.form).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  await expect(closedLately(goals)).toContainText("Closed on 4 January 2027 and continued.");
  const next = of(goals, "Q1.* 2027");
  await expect(next).toBeVisible();
  await keys.enter(unfold(next));
  await expect(next.getByRole("heading", { level: 4 })).toHaveText([names[1]]);
  await expect(next.getByText(/^Lower from 3 to 2, no check-in yet/)).toBeVisible();

  // What was learned is shown to who writes the next.
  await keys.enter(goals.button("New objective"));
  await expect(goals.title).toBeFocused();
  const lessons = page.getByRole("complementary", { name: "Lessons from your last objectives" });
  await expect(lessons).toContainText("People buy after the third call.");
  await expect(lessons).toContainText("Call on the first day.");
  await keys.press("Escape");
  await expect(goals.form).toHaveCount(0);
  await keys.somewhere("leaving the form");

  // The next one is retired, which is undone.
  await keys.enter(next.getByRole("link", { name: TITLE }));
  await objective.arrived();
  await keys.enter(objective.button("Close this objective"));
  const radios = objective.closing.getByRole("radio");
  await keys.to(radios.first());
  await keys.press("ArrowDown");
  await keys.press("ArrowDown");
  await expect(radios.last()).toBeChecked();
  await keys.enter(objective.button("Close with this score"));
  await expect(next.getByText("Closed on 4 January 2027 and retired.")).toBeVisible();
  await keys.enter(goals.undo);
  await expect(next.getByText("Closed on 4 January 2027 and retired.")).toHaveCount(0);
  await expect(goals.button("Edit", next)).toBeVisible();

  // It is deleted, and taken out of the bin again.
  await keys.enter(goals.button("Delete", next));
  await expect(next).toHaveCount(0);
  await expect(closedLately(goals)).toBeVisible();
  await keys.enter(goals.page.getByRole("link", { name: "Data and settings" }));
  await keys.enter(goals.bin.locator("summary"));
  await keys.enter(goals.button("Restore", goals.bin));
  await expect(goals.bin).toBeHidden();
  await keys.enter(goals.page.getByRole("link", { name: "← Back to your goals" }));
  await expect(next).toBeVisible();
  await keys.enter(unfold(next));
  await expect(next.getByText(/^Lower from 3 to 2, no check-in yet/)).toBeVisible();

  // All of it is there the next time.
  await goals.reload();
  keys.arrived();
  await expect(next).toBeVisible();
  await expect(closedLately(goals)).toContainText("Closed on 4 January 2027 and continued.");
  await keys.enter(closedLately(goals).getByRole("link", { name: TITLE }));
  await objective.arrived();
  await expect(objective.part("Lessons learned")).toContainText("Call on the first day.");
  await expect(objective.part("Outside events")).toContainText("halves its price");
  await expect(objective.part("Actions").getByRole("checkbox")).toBeChecked();
  await keys.enter(objective.tableOf(names[0]));
  const rows = of(goals, "Q4.* 2026").getByRole("row");
  await expect(rows).toHaveCount(1 + WEEKS);
  await expect(rows.nth(2)).toHaveText(/12 October 2026.*12\.75/);
});

test("one life of an objective in two tabs at once, each seeing what the other does", async ({
  page,
  goals,
  objective,
  beside,
}) => {
  test.setTimeout(120_000);
  await on(page, FIRST);
  await goals.open();
  const other = await beside();
  const there = new Objective(other);

  // One writes it while the other has begun another one.
  await other.title.fill("Half a thought");
  await goals.write(TITLE, [
    { Name: "Conversion", Start: "12", Target: "18" },
    { Name: "Replies", Start: "6", Target: "2" },
  ]);
  await expect(other.card(TITLE)).toBeVisible();
  await expect(other.title).toHaveValue("Half a thought");

  // They check in by turns, while a form is open in the one that does not.
  for (let week = 0; week < 4; week++) {
    const today = later(FIRST, 7 * week);
    await on(page, today);
    await Promise.all([goals.reload(), other.reload()]);
    await expect(other.title).toHaveValue("Half a thought");
    const [one, two] = week % 2 ? [other, goals] : [goals, other];
    const note = two.checkInForm(TITLE, "Replies");
    await two.fillCheckIn(note, { "New value": replies(week), Note: `Week ${week}` });
    await one.checkIn(TITLE, conversion(week), "Conversion");
    const at = new RegExp(`, ${conversion(week)} on ${shown(today)}`);
    await expect(two.card(TITLE).getByText(at)).toBeVisible();
    await expect(note.getByLabel("Note")).toHaveValue(`Week ${week}`);
    await two.button("Check in", note).click();
    const then = new RegExp(`, ${replies(week)} on ${shown(today)}`);
    await expect(one.card(TITLE).getByText(then)).toBeVisible();
  }

  // One edits while the other adds an action and a note.
  await goals.edit(TITLE);
  await goals.field("Target").fill("20");
  await there.open(TITLE);
  await there.add("New action", "Call on the first day");
  await expect(there.part("Actions").getByRole("listitem")).toHaveCount(1);
  await there.field("What happened").fill("A holiday");
  await expect(goals.field("Target")).toHaveValue("20");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(other.card(TITLE).getByText(/^Raise from 12 to 20/).first()).toBeVisible();
  await expect(there.field("What happened")).toHaveValue("A holiday");
  await there.field("What happened").press("Enter");
  await expect(there.field("What happened")).toHaveValue("");
  await objective.open(TITLE);
  await expect(objective.part("Actions")).toContainText("Call on the first day");
  await expect(objective.part("Outside events")).toContainText("A holiday");

  // What is written about its end stays while the other checks in.
  await objective.begin();
  await objective.field("What did you learn?").fill("Calls help");
  await other.checkIn(TITLE, "17", "Conversion");
  await expect(objective.closing.getByRole("cell", { name: /^17 on/ })).toBeVisible();
  await expect(objective.field("What did you learn?")).toHaveValue("Calls help");

  // One deletes it, the other takes it back.
  await other.button("Delete", other.card(TITLE)).click();
  await expect(goals.page.getByText("This was deleted and is in the bin.")).toBeVisible();
  await expect(objective.field("What did you learn?")).toHaveValue("Calls help");
  await goals.button("Restore", goals.card(TITLE)).click();
  await expect(other.card(TITLE)).toBeVisible();
  await objective.finish({ learned: "Calls help", next: "Retire" });
  await expect(other.card(TITLE)).toContainText(/retired\./);
});

/** Two tabs with the form open that closes the same objective. */
async function bothClosing({ page, goals, objective, beside }) {
  const checkIns = { [later(FIRST, 3)]: "15" };
  await on(page, "2027-01-04");
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", checkIns }, { name: "Replies" }]));
  const other = await beside();
  const there = new Objective(other);
  await objective.open(TITLE);
  await there.open(TITLE);
  await objective.begin();
  await there.begin();
  await objective.field("What did you learn?").fill("What this one learned");
  await there.field("What did you learn?").fill("What the other learned");
  return there;
}

test("what is written about an objective's end is not lost when another tab closes it", async ({
  page,
  goals,
  objective,
  beside,
}) => {
  const there = await bothClosing({ page, goals, objective, beside });
  await there.finish({ learned: "What the other learned", next: "Retire" });
  await expect(objective.part("Lessons learned")).toContainText("What the other learned");
  await expect(page.getByText(/^Another tab has closed this objective/)).toBeVisible();
  await expect(objective.field("What did you learn?")).toHaveValue("What this one learned");
});

test("an objective closed in two tabs at the same moment keeps what both say", async ({
  page,
  goals,
  objective,
  beside,
}) => {
  await canBeDeaf(page);
  const there = await bothClosing({ page, goals, objective, beside });
  await deaf(page, true);
  for (const one of [there, objective]) {
    await one.closing.getByRole("radio", { name: /^Retire/ }).check();
    await one.button("Close with this score").click();
  }
  await deaf(page, false);
  await expect(goals.card(TITLE).getByText(/^Closed on 4 January 2027/)).toBeVisible();
  await expect(there.goals.card(TITLE).getByText(/^Closed on 4 January 2027/)).toBeVisible();
  for (const tab of [page, there.page]) {
    await expect(tab.getByText("What this one learned").first()).toBeVisible();
    await expect(tab.getByText("What the other learned").first()).toBeVisible();
  }
});
