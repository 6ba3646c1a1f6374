// A plan from a spreadsheet, habits and analytics: looked at first, then kept, and taken back.

import { crc32, deflateRawSync } from "node:zlib";
import { expect, stored, test } from "./goals.mjs";

const PLAN = [
  "Team OKRs,,,,,,",
  "Objective,Key result,Start,Target,Current,Owner,Quarter",
  "Win the trial,Conversion,12%,18%,13.5%,Alex,Q4 2026",
  ",NPS,30,50,34,,",
  "Grow,Signups,0,500,120,Kim,Q1 2027",
  "Grow,Calls,many,40,,Kim,Q1 2027",
  ",,,,,,x",
  "Rest,Sleep,6,8,,,Q4 2026",
].join("\n");

/** An archive of deflated files. */
function zip(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt16LE(0x0800, 2);
    about.writeUInt16LE(8, 4);
    about.writeUInt32LE(crc32(bytes), 10);
    about.writeUInt32LE(packed.length, 14);
    about.writeUInt32LE(bytes.length, 18);
    about.writeUInt16LE(Buffer.byteLength(name), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\0"), about, place, Buffer.from(name));
    const local = [Buffer.from("PK\x03\x04"), about, Buffer.from(name), packed];
    parts.push(...local);
    at += local.reduce((sum, part) => sum + part.length, 0);
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** The day so many days before today. */
function before(days) {
  const now = new Date();
  const then = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() - days));
  return then.toISOString().slice(0, 10);
}

/** What a file would begin. */
const drafts = (page) => page.getByRole("region", { name: "New from this file" });

const titles = (records) => Object.keys(records).sort();

test("a plan from a sheet is looked at, kept as one action and taken back as one", async ({
  goals,
  page,
}) => {
  await goals.openWith(
    stored("a1", "Rest", [{ name: "Sleep", start: "6", target: "8" }]),
  );
  await goals.choose(PLAN, "plan.csv");
  const preview = drafts(page);
  const heading = page.getByRole("heading", { name: "New from this file" });
  await expect(heading).toBeFocused();
  await expect(preview).toContainText("Q4, October to December 2026");
  await expect(preview).toContainText("Conversion: raise from 12% to 18%, now 13.5%");
  await expect(preview).toContainText("Line 7: It names neither an objective nor a key result.");
  const tick = (name) => preview.getByRole("checkbox", { name });
  await expect(tick("Win the trial")).toBeChecked();
  // A number that is none is said beside, and it can be opened in the form.
  await expect(preview).toContainText("Calls, start: “many” is not a number");
  await expect(tick("Grow")).toBeDisabled();
  await expect(tick("Grow")).not.toBeChecked();
  // What is here already is left out unless somebody wants it.
  await expect(preview).toContainText("Already here: left out unless you tick it.");
  await expect(tick("Rest")).not.toBeChecked();
  expect(titles(await goals.records())).toEqual(["Rest"]);
  await goals.button("Keep 1", preview).click();
  await expect(page.getByText("Kept. Undo removes all of it again.")).toBeVisible();
  const kept = (await goals.records())["Win the trial"];
  expect(JSON.stringify(kept)).toContain("13.5");
  await goals.list();
  await expect(goals.card("Win the trial")).toContainText("Conversion");
  await goals.undo.click();
  await expect(goals.card("Win the trial")).toHaveCount(0);
  await expect(goals.card("Rest")).toBeVisible();
});

test("what came of a quarter that is over counts in it", async ({ goals, page }) => {
  await goals.open();
  const over = [
    "Objective,Key result,Start,Target,Current,Quarter",
    "Sell more,Orders,0,10,8,Q3 2025",
  ];
  await goals.choose(over.join("\n"), "plan.csv");
  await expect(drafts(page)).toContainText(
    "Orders: raise from 0 to 10, now 8 Assumed: dated 30 September 2025, the last day of the period.",
  );
  await goals.button("Keep 1", drafts(page)).click();
  await expect(page.getByText("Kept. Undo removes all of it again.")).toBeVisible();
  const kept = JSON.stringify((await goals.records())["Sell more"]);
  expect(kept).toContain("2025-09-30");
});

test("of many drafts a page is shown, and more of them with a press", async ({ goals, page }) => {
  await goals.open();
  const rows = Array.from({ length: 75 }, (_, at) => `Goal ${at + 1},Signups,0,${at + 1}`);
  await goals.choose(["Objective,Key result,Start,Target", ...rows].join("\n"), "plan.csv");
  const preview = drafts(page);
  const boxes = preview.getByRole("checkbox");
  await expect(boxes).toHaveCount(10);
  await boxes.first().uncheck();
  await goals.button("Show 50 more", preview).click();
  await expect(boxes).toHaveCount(60);
  await expect(boxes.first()).not.toBeChecked();
  await expect(goals.button("Show 15 more", preview)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(boxes).toHaveCount(75);
  // The button is gone: the focus is at the list.
  await expect(preview.getByRole("button", { name: /^Show/ })).toHaveCount(0);
  await expect(preview.locator("#preview-drafts")).toBeFocused();
  // What is out of view is kept too.
  await goals.button("Keep 74", preview).click();
  await expect(page.getByText("Kept. Undo removes all of it again.")).toBeVisible();
  expect(Object.keys(await goals.records())).toHaveLength(74);
});

test("a draft that cannot be kept as it is goes on in the form", async ({ goals, page }) => {
  await goals.open();
  await goals.choose(PLAN, "plan.csv");
  const grow = drafts(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("checkbox", { name: "Grow" }) });
  await goals.button("Open in the form", grow).click();
  await expect(goals.title).toBeFocused();
  await expect(goals.title).toHaveValue("Grow");
  await expect(goals.form).toContainText("From your file.");
  await expect(goals.field("Name", 2)).toHaveValue("Calls");
  await expect(goals.field("Start", 2)).toHaveValue("many");
  await goals.field("Start", 2).fill("5");
  await goals.button("Save", goals.form).click();
  // It has not begun: a line says when it does.
  await expect(goals.card("Grow")).toContainText("Q1, January to March 2027");
});

test("a draft from a file that was given up can be gone back to", async ({ goals, page }) => {
  await goals.openWith(stored("a1", "Rest", [{ name: "Sleep", start: "6", target: "8" }]));
  await goals.choose(PLAN, "plan.csv");
  const grow = drafts(page)
    .getByRole("listitem")
    .filter({ has: page.getByRole("checkbox", { name: "Grow" }) });
  await goals.button("Open in the form", grow).click();
  await expect(goals.title).toHaveValue("Grow");
  await goals.button("Cancel", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await goals.begin();
  await expect(goals.title).toHaveValue("");
  await goals.button("Go back to it").click();
  await expect(goals.title).toHaveValue("Grow");
  await expect(goals.field("Start", 2)).toHaveValue("many");
});

test("the habits of an archive become KPIs with their weeks", async ({ goals, page }) => {
  const habits =
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color," +
    "Unit,Target Type,Target Value,Archived?\n001,Meditate,YES_NO,,,3,7,#FF8F00,,,,false\n";
  const checks = [16, 15, 9].map((days) => `${before(days)},YES_MANUAL,`);
  const archive = zip({
    "Habits.csv": habits,
    "001 Meditate/Checkmarks.csv": ["Date,Value,Notes", ...checks, ""].join("\n"),
    "001 Meditate/Scores.csv": "Date,Score\n",
    "Checkmarks.csv": "Date,Meditate,\n",
  });
  await goals.open();
  await goals.choose(archive, "Loop Habits CSV.zip");
  await expect(drafts(page)).toContainText("new KPI, read every week, counted: ");
  await goals.button("Keep 1", drafts(page)).click();
  await expect(page.getByText("Kept. Undo removes all of it again.")).toBeVisible();
  await page.goto("#/kpis");
  await expect(page.getByRole("article", { name: "Meditate" })).toBeVisible();
  // Once more there is nothing new in it.
  await page.goto("#/goals");
  await goals.choose(archive, "Loop Habits CSV.zip");
  await expect(drafts(page)).toContainText("readings of the KPI you have: ");
  await expect(drafts(page).getByRole("checkbox", { name: "Meditate" })).toBeDisabled();
  await goals.choose(archive.subarray(0, archive.length - 9), "cut.zip");
  await expect(page.getByRole("alert")).toContainText("damaged or incomplete");
});

test("what analytics exports becomes KPIs", async ({ goals, page }) => {
  const text =
    "# ---\n# Account: Acme\n# Start date: 20260501\n# End date: 20260531\nNth day,Sessions,Engagement rate\n" +
    "0000,120,62.5%\n0001,131,60%\n0002,n/a,61%\n";
  await goals.open();
  await goals.choose(text, "ga4.csv");
  await expect(drafts(page)).toContainText("“n/a” of “Sessions” is not a number");
  await drafts(page).getByRole("checkbox", { name: "Engagement rate" }).uncheck();
  await goals.button("Keep 1", drafts(page)).click();
  await expect(page.getByText("Kept. Undo removes all of it again.")).toBeVisible();
  await page.goto("#/kpis");
  await expect(page.getByRole("article", { name: "Sessions" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(1);
});

test("what of a plan can be read in two ways has a switch, and the ticks stay", async ({
  goals,
  page,
}) => {
  await goals.open();
  const plan =
    'Objective,Key result,Start,Target\nGrow,Signups,"1,000","2,500"\nWin,Conversion,12,18\n';
  await goals.choose(plan, "plan.csv");
  const preview = drafts(page);
  const signups = preview.getByRole("listitem").filter({ hasText: "Signups: raise from" }).last();
  await expect(signups).toContainText("raise from 1,000 to 2,500");
  await preview.getByRole("checkbox", { name: "Win" }).uncheck();
  const fraction = preview.getByRole("group", { name: /1,000/ }).getByRole("radio", { name: /^1\b(?!,)/ });
  await fraction.check();
  await expect(signups).toContainText("raise from 1 to 2.5");
  await expect(fraction).toBeFocused();
  await expect(preview.getByRole("checkbox", { name: "Win" })).not.toBeChecked();
  await goals.button("Keep 1", preview).click();
  await expect(page.getByText("Kept. Undo removes all of it again.")).toBeVisible();
  const kept = await goals.records();
  expect(titles(kept)).toEqual(["Grow"]);
  expect(JSON.stringify(kept.Grow)).toContain('"2.5"');
});

test("of a column for each key result those of none are named", async ({ goals, page }) => {
  await goals.openWith(stored("a1", "Win", [{ name: "Conversion", start: "0", target: "20" }]));
  await goals.choose(`Date,Conversion,Weather\n${before(1)},12,rain\n`, "wide.csv");
  await expect(goals.preview).toContainText("12 (new)");
  await expect(goals.preview).toContainText("The column “Weather” is left out");
  await goals.button("Import", goals.preview).click();
  await expect(page.getByText("Imported", { exact: false }).first()).toBeVisible();
});
