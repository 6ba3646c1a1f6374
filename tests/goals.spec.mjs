// Using the goals page: writing, checking in, correcting, deleting, undoing.

import { countWrites, day, expect, stored, storedMany, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

/** The score of the objective, and below it that of its only key result. */
const scores = (goals) =>
  goals.card(TITLE).getByRole("paragraph").filter({ hasText: /^Score / });

test("an objective is written, says how it stands, and is there after a reload", async ({
  page,
  goals,
}) => {
  await goals.open();
  await expect(page.getByText("No objectives yet.")).toBeVisible();
  await expect(goals.title).toBeVisible();
  await goals.write(TITLE);
  await expect(page.getByText("No objectives yet.")).toBeHidden();
  await expect(goals.card(TITLE).getByText("Raise from 12 to 18, no check-in yet")).toBeVisible();
  await goals.reload();
  await expect(goals.card(TITLE).getByText("Raise from 12 to 18, no check-in yet")).toBeVisible();
  await expect(goals.form).toHaveCount(0);
});

test("a sentence pasted into a key result's name fills in its numbers", async ({ page, goals }) => {
  await goals.open();
  await goals.title.fill(TITLE);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() =>
    navigator.clipboard.writeText("Improve conversion from 12% to 18%"),
  );
  await goals.field("Name").focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(goals.field("Start")).toHaveValue("12");
  await expect(goals.field("Target")).toHaveValue("18");
  await expect(goals.field("Unit")).toHaveValue("%");
  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.unfold();
  await expect(goals.card(TITLE).getByText("Raise from 12% to 18%")).toBeVisible();
});

test("a sentence typed into a key result's name fills in its numbers when it is left", async ({
  goals,
}) => {
  await goals.open();
  await goals.field("Name").pressSequentially("Improve conversion from 12% to 18%");
  await goals.field("Name").press("Tab");
  await expect(goals.field("Start")).toHaveValue("12");
  await expect(goals.field("Target")).toHaveValue("18");
});

test("several key results of every measure are kept in their order", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE, [
    { Name: "Conversion", Start: "12", Target: "18", Unit: "%" },
    { Name: "Reply time", Measure: "Hold", "Keep it": "below", Target: "4", Unit: "h" },
    { Name: "Load", Measure: "Hold", "Keep it": "between", "Lower end": "65", "Upper end": "75" },
    { Name: "The page is live", Measure: "Yes/no" },
  ]);
  await goals.reload();
  const names = goals.card(TITLE).locator(".key-result__name");
  await expect(names).toHaveText(["Conversion", "Reply time", "Load", "The page is live"]);
  const card = goals.card(TITLE);
  await expect(card.getByText("Raise from 12% to 18%")).toBeVisible();
  await expect(card.getByText("Yes/no")).toBeVisible();
});

test("problems stand beside their cause, only after leaving a field or saving", async ({
  page,
  goals,
}) => {
  await goals.open();
  await expect(goals.form.locator("[aria-invalid]")).toHaveCount(0);
  await goals.field("Start").fill("lots");
  await expect(goals.field("Start")).not.toHaveAttribute("aria-invalid");
  await goals.field("Start").press("Tab");
  await expect(goals.field("Start")).toHaveAttribute("aria-invalid", "true");
  await goals.button("Save", goals.form).click();
  await expect(goals.title).toBeFocused();
  await expect(goals.title).toHaveAccessibleDescription(/An objective needs a title/);
  await expect(goals.field("Name")).toHaveAccessibleDescription(/A key result needs a name/);
  await goals.field("Start").fill("30");
  await goals.field("Target").fill("30");
  await goals.field("Target").press("Tab");
  await expect(goals.form.getByText(/start and target are both 30/i).first()).toBeVisible();
  await goals.title.fill("n".repeat(201));
  await goals.title.press("Tab");
  await expect(goals.title).toHaveAccessibleDescription(/please shorten it to 200/);
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toBeVisible();
  await expect(goals.title).toHaveValue("n".repeat(201));
  expect(await goals.records()).toEqual({});
  await expect(page.getByText("Saved in this browser.")).toHaveCount(0);
});

test("a unit that is too long is said beside it, and is not kept", async ({ goals }) => {
  await goals.open();
  await goals.fill(TITLE, [{ Name: "Conversion", Start: "1", Target: "2", Unit: "u".repeat(201) }]);
  await goals.button("Save", goals.form).click();
  await expect(goals.field("Unit")).toHaveAttribute("aria-invalid", "true");
  expect(await goals.records()).toEqual({});
});

test("editing changes what was changed, and cancelling nothing", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.edit(TITLE);
  await expect(goals.title).toHaveValue(TITLE);
  await expect(goals.field("Target")).toHaveValue("18");
  await goals.title.fill("Something else");
  await goals.button("Cancel", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.edit(TITLE);
  await goals.field("Target").fill("20");
  await goals.addKeyResult(2);
  await goals.field("Name", 2).fill("Reviews");
  await goals.field("Start", 2).fill("4.1");
  await goals.field("Target", 2).fill("4.6");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.card(TITLE).getByText("Raise from 12 to 20")).toBeVisible();
  await expect(goals.card(TITLE).getByText("Raise from 4.1 to 4.6")).toBeVisible();
});

test("a key result that was taken away is gone, and undo brings it back", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE, [
    { Name: "Conversion", Start: "12", Target: "18" },
    { Name: "Reviews", Start: "4.1", Target: "4.6" },
  ]);
  await goals.edit(TITLE);
  await goals.button("Remove Key result 1", goals.keyResult(1)).click();
  await expect(goals.field("Name", 1)).toHaveValue("Reviews");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.card(TITLE).getByText("Conversion")).toHaveCount(0);
  await goals.undo.click();
  await expect(goals.card(TITLE).getByText("Conversion")).toBeVisible();
});

test("checking in says the latest value and its score", async ({ page, goals }) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, { "New value": "15", "Confidence, 0 to 10": "7", Note: "New page" });
  await expect(goals.card(TITLE).getByText(/Raise from 12 to 18, 15 on/)).toBeVisible();
  await expect(scores(goals)).toHaveText(["Score 0.50", "Score 0.50"]);
  const lines = await goals.history(TITLE);
  await expect(lines).toHaveCount(1);
  await expect(lines.first()).toContainText("confidence 7 of 10");
  await expect(lines.first()).toContainText("New page");
  await page.reload();
  await goals.arrived();
  await expect(scores(goals)).toHaveText(["Score 0.50", "Score 0.50"]);
});

test("a check-in can be back-dated, and the latest by day decides", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "18");
  await goals.checkIn(TITLE, { "New value": "13", Day: day(-3) });
  await expect(goals.card(TITLE).getByText(/18 on/)).toBeVisible();
  await expect(scores(goals)).toHaveText(["Score 1.00", "Score 1.00"]);
  expect(Object.keys(await goals.keptCheckIns(TITLE)).sort()).toEqual([day(-3), day()]);
});

test("a check-in is of today or earlier, needs a value, and says what is wrong", async ({
  goals,
}) => {
  await goals.open();
  await goals.write(TITLE);
  const form = goals.checkInForm(TITLE);
  const field = (label) => form.getByLabel(label, { exact: true });
  await goals.button("Check in", form).click();
  await expect(field("New value")).toBeFocused();
  await expect(field("New value")).toHaveAccessibleDescription("A check-in needs a value.");
  await goals.fillCheckIn(form, { "New value": "15", Day: day(1), "Confidence, 0 to 10": "11" });
  await goals.button("Check in", form).click();
  await expect(field("Day")).toBeFocused();
  await expect(field("Day")).toHaveAccessibleDescription(/^That day is in the future/);
  await expect(field("Confidence, 0 to 10")).toHaveAccessibleDescription(/whole number from 0/);
  await goals.fillUnfolded(form, { Day: day(), "Confidence, 0 to 10": "", Note: "n".repeat(2001) });
  await goals.button("Check in", form).click();
  await expect(field("Note")).toBeFocused();
  await expect(field("Note")).toHaveAccessibleDescription(/shorten it to 2,?000/);
  await expect(field("Note")).toHaveValue("n".repeat(2001));
  expect(await goals.keptCheckIns(TITLE)).toEqual({});
});

test("a second check-in of a day corrects the first", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  await goals.checkIn(TITLE, "16");
  const lines = await goals.history(TITLE);
  await expect(lines).toHaveCount(1);
  expect(await goals.keptCheckIns(TITLE)).toEqual({ [day()]: { value: "16" } });
});

test("a check-in is corrected, moved to another day and removed", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, { "New value": "15", Note: "First" });
  const lines = await goals.history(TITLE);
  await lines.getByRole("button", { name: /^Correct/ }).click();
  const form = lines.getByRole("form");
  await expect(form.getByLabel("New value")).toHaveValue("15");
  await expect(form.getByLabel("Note")).toHaveValue("First");
  await goals.fillUnfolded(form, { "New value": "16.5", Day: day(-2) });
  await goals.button("Save", form).click();
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText("16.5");
  expect(await goals.keptCheckIns(TITLE)).toEqual({ [day(-2)]: { value: "16.5", note: "First" } });
  await lines.getByRole("button", { name: /^Remove/ }).click();
  await expect(lines).toHaveCount(0);
  await expect(goals.card(TITLE).getByText(/, no check-in yet/)).toBeVisible();
  await goals.undo.click();
  await expect(lines).toHaveCount(1);
});

test("yes/no is checked in by its answer", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE, [{ Name: "The page is live", Measure: "Yes/no" }]);
  const form = goals.checkInForm(TITLE, "The page is live");
  await form.getByLabel("Done", { exact: true }).selectOption("Yes");
  await goals.button("Check in", form).click();
  await expect(scores(goals)).toHaveText(["Score 1.00", "Score 1.00"]);
});

test("yes/no without an answer is refused, and says so beside it", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE, [{ Name: "The page is live", Measure: "Yes/no" }]);
  const form = goals.checkInForm(TITLE, "The page is live");
  await goals.button("Check in", form).click();
  await expect(form.getByText("A check-in needs a value.")).toBeVisible();
});

test("what is due is typed one after the other and kept as one, and is due again once that is undone", async ({
  page,
  goals,
}) => {
  const yesNo = { name: "It is live", measure: "yes-no", start: null, target: null };
  const grow = stored("a2", "Grow", [{ name: "Way" }, yesNo]);
  await goals.openWith({ ...grow, ...stored("a1", "Reply", [{ name: "Hours" }]) });
  const sheet = page.getByRole("region", { name: "Check in", exact: true });
  const field = (title, name) =>
    sheet.getByRole("group", { name: title, exact: true }).getByLabel(name, { exact: true });
  await expect(sheet).toContainText(/3 (numbers )?to update/);

  // Whoever looks at one and comes back finds them as they were.
  await goals.card("Grow").getByRole("link", { name: "Grow", exact: true }).click();
  await expect(sheet).toBeHidden();
  await page.getByRole("link", { name: /All objectives$/ }).click();
  await expect(sheet).toContainText(/3 (numbers )?to update/);

  await field("Grow", "Way").fill("15");
  await page.keyboard.press("Enter");
  await expect(field("Grow", "It is live")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await expect(field("Reply", "Hours")).toBeFocused();
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  await expect(sheet).toContainText("Everything is up to date.");
  await expect(sheet.getByRole("heading", { name: "Check in" })).toBeFocused();
  await expect(goals.saved).toBeVisible();
  const kept = async () => {
    const all = ["Grow", "Reply"].map(async (it) => Object.values((await goals.records())[it]));
    return (await Promise.all(all)).flat().filter((it) => it?.value);
  };
  expect(await kept()).toEqual([{ value: "15" }, { value: "1" }, { value: "3" }]);

  await goals.undo.click();
  await expect(sheet).toContainText(/3 (numbers )?to update/);
  expect(await kept()).toEqual([]);
  await expect(field("Grow", "Way")).toHaveValue("");
  await expect(field("Grow", "It is live")).not.toBeChecked();
  await expect(field("Reply", "Hours")).toHaveValue("");
});

test("what was deleted waits in the bin, comes back, or is deleted for good once asked", async ({
  page,
  goals,
}) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  await goals.delete(TITLE);
  await goals.openBin();
  await expect(goals.bin.getByText("Kept for 30 days")).toBeVisible();
  await goals.button("Restore", goals.bin).click();
  await expect(goals.bin).toBeHidden();
  await goals.list();
  await goals.unfold();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await goals.delete(TITLE);
  await goals.openBin();
  await goals.button("Delete for good", goals.bin).click();
  await expect(page.getByText("This cannot be undone.")).toBeVisible();
  expect(await goals.records()).toHaveProperty([TITLE]);
  await goals.button("Yes, delete for good", goals.bin).click();
  await expect(goals.bin).toBeHidden();
  await expect(goals.saved).toBeVisible();
  expect(JSON.stringify(await goals.kept())).not.toContain(TITLE);
  await goals.reload();
  await expect(goals.bin).toBeHidden();
  await goals.list();
  await expect(goals.card(TITLE)).toHaveCount(0);
});

test("what is typed for a check-in stays across a reload, until it is saved or given up", async ({
  goals,
}) => {
  await goals.openWith(stored("a1", "Grow", [{ name: "Way" }]));
  const form = goals.checkInForm("Grow", "Way");
  const value = form.getByLabel("New value", { exact: true });
  await value.fill("15");
  await goals.reload();
  await expect(value).toHaveValue("15");

  // With a note the form is open again, and the day is the one that was chosen.
  await goals.fillCheckIn(form, { Day: day(-3), Note: "Calls seem to help" });
  await goals.reload();
  await expect(form.getByLabel("Note", { exact: true })).toHaveValue("Calls seem to help");
  await expect(form.getByLabel("Day", { exact: true })).toHaveValue(day(-3));
  await expect(value).toHaveValue("15");
  await goals.button("Check in", form).click();
  await expect(goals.saved).toBeVisible();
  await goals.reload();
  await expect(value).toHaveValue("");

  await goals.fillCheckIn(form, { "New value": "16", Note: "Not so sure" });
  await goals.button("Cancel", form).click();
  await expect(form.getByLabel("Note", { exact: true })).toHaveCount(0);
  await goals.reload();
  await expect(value).toHaveValue("");
  await expect(form.getByLabel("Note", { exact: true })).toHaveCount(0);
});

test("a yes or no that is chosen and not saved stays across a reload", async ({ goals }) => {
  const yesNo = { name: "It is live", measure: "yes-no", start: null, target: null };
  await goals.openWith(stored("a1", "Grow", [yesNo]));
  const done = goals.checkInForm("Grow", "It is live").getByLabel("Done", { exact: true });
  await done.selectOption("Yes");
  await goals.reload();
  await expect(done.locator(":checked")).toHaveText("Yes");
});

test("undo and redo go back and forth, also after a reload", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  await expect(goals.undo).toHaveText("Undo: check-in");
  await goals.undo.click();
  await expect(goals.card(TITLE).getByText(/, no check-in yet/)).toBeVisible();
  await expect(goals.undo).toHaveText("Undo: new objective");
  await goals.redo.click();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await goals.reload();
  await expect(goals.undo).toHaveText("Undo: check-in");
  await goals.undo.click();
  await expect(goals.card(TITLE).getByText(/, no check-in yet/)).toBeVisible();
  await goals.undo.click();
  await expect(goals.card(TITLE)).toHaveCount(0);
  await goals.reload();
  await goals.redo.click();
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.unfold();
  await goals.redo.click();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(goals.redo).toBeHidden();
});

test("an edit and a check-in write twice each, and nothing else does", async ({ page, goals }) => {
  await countWrites(page);
  await goals.open();
  await goals.write(TITLE);
  const writes = () => page.evaluate(() => window.writes.splice(0));
  await writes();
  await goals.checkIn(TITLE, "15");
  expect(await writes()).toHaveLength(2);
  await goals.edit(TITLE);
  await goals.title.fill("Something else");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Something else")).toBeVisible();
  expect(await writes()).toHaveLength(2);
  await goals.history("Something else");
  await goals.edit("Something else");
  await goals.button("Cancel", goals.form).click();
  expect(await writes()).toEqual([]);
});

test("a double click on Save or Check in does it once", async ({ goals }) => {
  await goals.open();
  await goals.fill(TITLE);
  await goals.button("Save", goals.form).dblclick();
  await expect(goals.card(TITLE)).toHaveCount(1);
  await expect(goals.saved).toBeVisible();
  await goals.unfold();
  await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": "15" });
  await goals.button("Check in", goals.checkInForm(TITLE)).dblclick();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(goals.card(TITLE).locator("[aria-invalid]")).toHaveCount(0);
  await goals.undo.click();
  await expect(goals.card(TITLE).getByText(/, no check-in yet/)).toBeVisible();
});

test("of 75 objectives the newest are shown, more on request, and any is found", async ({
  page,
  goals,
}) => {
  await goals.openWith(storedMany(75));
  await expect(goals.titles.first()).toHaveText("Objective 75");
  const more = page.getByRole("button", { name: /^Show more/ });
  await expect(goals.cards).toHaveCount(30);
  await expect(more).toHaveText("Show more (45)");
  await page.getByLabel("Find an objective").fill("objective 12");
  await expect(goals.titles).toHaveText(["Objective 12"]);
  // All of them have a key result with a 1 in its name; first come those whose titles have.
  await page.getByLabel("Find an objective").fill("objective 1");
  await expect(goals.titles.first()).toHaveText("Objective 71");
  await expect(goals.cards).toHaveCount(30);
  await expect(goals.titles.nth(16)).toHaveText("Objective 1");
  await expect(goals.titles.nth(17)).toHaveText("Objective 75");
  await expect(more).toHaveText("Show more (45)");
  await page.getByLabel("Find an objective").fill("no such");
  await expect(goals.cards).toHaveCount(0);
  await expect(page.getByLabel("Find an objective")).toHaveAccessibleDescription(
    "No objective matches.",
  );
  await page.getByLabel("Find an objective").fill("");
  await more.click();
  await expect(goals.cards).toHaveCount(60);
  await more.click();
  await expect(goals.cards).toHaveCount(75);
  await expect(more).toBeHidden();
  await expect(goals.titles.last()).toHaveText("Objective 1");
});

test("numbers that were taken out of a name again are not put in by saving", async ({ goals }) => {
  await goals.open();
  await goals.title.fill(TITLE);
  await goals.field("Name").fill("Improve conversion from 12% to 18%");
  await goals.field("Name").blur();
  await expect(goals.field("Start")).toHaveValue("12");
  await goals.button("Remove these numbers", goals.form).click();
  await expect(goals.field("Start")).toHaveValue("");
  await expect(goals.field("Name")).toBeFocused();
  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.unfold();
  await expect(goals.card(TITLE)).toContainText("Improve conversion from 12% to 18%");
  await goals.edit(TITLE);
  await expect(goals.field("Start")).toHaveValue("");
  await expect(goals.field("Target")).toHaveValue("");
  // Another name is read anew.
  await goals.field("Name").fill("Improve conversion from 12% to 20%");
  await goals.field("Name").blur();
  await expect(goals.field("Target")).toHaveValue("20");
});

test("a value that could be misread is read back under the short field, and is what is kept", async ({
  goals,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Sign-ups", start: "0", target: "5000" }]));
  const form = goals.card(TITLE).getByRole("form");
  await form.getByLabel("New value").fill("1,200");
  await expect(form.getByText("read as 1,200")).toBeVisible();
  await form.getByLabel("New value").fill("12");
  await expect(form.getByText(/^read as/)).toHaveCount(0);
  await form.getByLabel("New value").fill("1.2k");
  await expect(form.getByText("read as 1,200")).toBeVisible();
  await form.getByLabel("New value").press("Enter");
  await expect(goals.saved).toBeVisible();
  expect(Object.values(await goals.keptCheckIns(TITLE))).toEqual([{ value: "1200" }]);
  await expect(form.getByText(/^read as/)).toHaveCount(0);
});
