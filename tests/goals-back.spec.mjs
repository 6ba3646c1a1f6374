// An older copy of one's own goals: what is newer and stays, and back to how it was.
// Rows are those of the fault matrix.

import { day, expect, fieldsOf, fileOf, record, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const BACK = "Back to how it was in this file";

const seed = (checkIns = {}) => stored("a1", TITLE, [{ id: "k0", name: "Conversion", checkIns }]);

/** The region that says what going back would take away. */
const region = (page) => page.getByRole("region", { name: BACK });

/** Opens it from the preview of the file that was chosen. */
async function lookBack(goals) {
  await goals.button(BACK, goals.preview).click();
  await expect(goals.preview).toHaveCount(0);
  const back = region(goals.page);
  await expect(back.getByRole("heading", { name: BACK })).toBeFocused();
  return back;
}

/** Goes back to the file that was chosen, and to the goals once that is kept. */
async function goBack(goals, back) {
  await goals.button("Yes, go back", back).click();
  await expect(back).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  await expect(goals.page.getByText("Restored from the file. Undo reverses all of it.")).toBeVisible();
  await goals.list();
}

test("an older copy says which later changes stay, and changes nothing", async ({ goals }) => {
  await goals.openWith(seed({ [day(-1)]: "13" }));
  const copy = await goals.exported();
  await goals.choose(copy);
  await expect(goals.preview).toContainText(
    "Everything in this file is here already. Nothing would change.",
  );
  await expect(goals.button(BACK)).toHaveCount(0);
  await goals.button("Cancel", goals.preview).click();
  await goals.list();
  await goals.checkIn(TITLE, "15");
  await goals.begin();
  await goals.write("Written later");
  const before = await goals.records();
  await goals.choose(copy);
  await expect(goals.preview).toContainText(
    `This is an older copy of what you have here: your later change to “${TITLE}” stays, ` +
      "and so does “Written later”, made since.",
  );
  await expect(goals.preview).toContainText("Nothing would change.");
  await expect(goals.preview).not.toContainText("here already");
  await expect(goals.button("Import", goals.preview)).toHaveCount(0);
  const back = await lookBack(goals);
  await goals.button("Cancel", back).click();
  await expect(back).toHaveCount(0);
  await expect(goals.page.getByRole("heading", { name: "Export and import" })).toBeFocused();
  expect(await goals.records()).toEqual(before);
});

test("an objective that is in the bin is said to be there, and comes out by going back", async ({
  goals,
}) => {
  await goals.openWith(seed({ [day(-1)]: "13" }));
  const copy = await goals.exported();
  await goals.delete(TITLE);
  await goals.choose(copy);
  await expect(goals.preview).toContainText(
    `“${TITLE}” is in the bin here: restore it from there.`,
  );
  await expect(goals.preview).not.toContainText("here already");
  const back = await lookBack(goals);
  await expect(back).toContainText(`“${TITLE}” would come out of the bin.`);
  await goBack(goals, back);
  await expect(goals.card(TITLE)).toBeVisible();
});

test("an objective that was deleted for good stays so, and is said to", async ({ goals }) => {
  await goals.openWith(seed());
  const copy = await goals.exported();
  await goals.delete(TITLE);
  await goals.openBin();
  await goals.button("Delete for good", goals.bin).click();
  await goals.button("Yes, delete for good", goals.bin).click();
  await expect(goals.saved).toBeVisible();
  await goals.choose(copy);
  await expect(goals.preview).toContainText(`“${TITLE}” was deleted for good here, and stays deleted.`);
  await expect(goals.preview).not.toContainText("here already");
  await expect(goals.button("Import")).toHaveCount(0);
  await expect(goals.button(BACK)).toHaveCount(0);
});

test("row 30: a table of which every row is left out says just that", async ({ goals }) => {
  await goals.openWith(seed());
  const head = "Objective,Key result,Date,Value,Confidence,Note";
  const rows = ["No such,Conversion,2026-10-03,1,,", `${TITLE},No such,2026-10-03,1,,`];
  await goals.choose([head, ...rows].join("\n"), "table.csv");
  await expect(goals.preview).toContainText("2 rows are left out");
  await expect(goals.preview).toContainText("Nothing in this table can be imported.");
  await expect(goals.preview).not.toContainText("here already");
  await expect(goals.button("Import")).toHaveCount(0);
  await expect(goals.button(BACK)).toHaveCount(0);
});

test("row 37: back to how it was in a file is one step, undone and done again", async ({ goals }) => {
  await goals.openWith(seed({ [day(-1)]: "13" }));
  const copy = await goals.exported();
  await goals.checkIn(TITLE, "15");
  await goals.edit(TITLE);
  await goals.title.fill("Another title");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.card("Another title")).toBeVisible();
  await expect(goals.saved).toBeVisible();
  await goals.begin();
  await goals.write("Written later");
  await goals.choose(copy);
  const back = await lookBack(goals);
  await expect(back).toContainText("1 check-in made since would be removed.");
  await expect(back).toContainText(/fields? would return to what (it was|they were)\./);
  await expect(back).toContainText("“Written later”, made since, would move to the bin.");
  await expect(back).toContainText("Undo reverses all of it.");
  await goBack(goals, back);
  await expect(goals.titles).toHaveText([TITLE]);
  expect(Object.keys(await goals.keptCheckIns(TITLE))).toEqual([day(-1)]);
  await goals.choose(copy);
  await expect(goals.preview).toContainText("Everything in this file is here already");
  await goals.reload();
  await goals.list();
  await expect(goals.titles).toHaveText([TITLE]);
  await goals.undo.click();
  await expect(goals.card("Another title")).toBeVisible();
  await expect(goals.card("Written later")).toBeVisible();
  await expect(goals.saved).toBeVisible();
  const days = Object.keys(await goals.keptCheckIns("Another title"));
  expect(days.toSorted()).toEqual([day(-1), day()]);
  await goals.redo.click();
  await expect(goals.titles).toHaveText([TITLE]);
  await expect(goals.saved).toBeVisible();
  expect(Object.keys(await goals.keptCheckIns(TITLE))).toEqual([day(-1)]);
});

test("row 26: going back for which there is no room is refused with numbers", async ({
  page,
  goals,
}) => {
  const notes = Array.from({ length: 30 }, (_, place) => [
    `2026-10-${String(place + 1).padStart(2, "0")}`,
    { value: `${place}`, note: "n".repeat(1_900) },
  ]);
  await goals.openWith(seed(Object.fromEntries(notes)));
  // To take back what goes, all of it has to be written once more.
  await page.evaluate(() => localStorage.setItem("filler/0", "x".repeat(5_120_000)));
  const before = await goals.kept();
  const copy = fileOf({
    "objective/a1": record(fieldsOf(TITLE, [{ id: "k0", name: "Conversion" }])),
  });
  await goals.choose(copy);
  await expect(goals.preview).toContainText(`your 30 later changes to “${TITLE}” stay.`);
  await goals.button(BACK, goals.preview).click();
  await expect(goals.refused).toHaveText(/needs \d+ kB and \d+ kB is free\. Nothing was changed/);
  await expect(goals.refused).toBeFocused();
  expect(await goals.kept()).toEqual(before);
  await goals.makeRoom();
  await goals.choose(copy);
  const back = await lookBack(goals);
  await expect(back).toContainText("30 check-ins made since would be removed.");
  await goBack(goals, back);
  expect(await goals.keptCheckIns(TITLE)).toEqual({});
});
