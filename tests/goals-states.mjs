// What the goals page can look like: what is stored, and what a person does there.

import { day, expect, fieldsOf, fileOf, record, seal, stored, storedMany } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

const two = [
  {
    name: "Conversion",
    unit: "%",
    checkIns: { [day(-9)]: "13", [day(-2)]: { value: "15", confidence: 7, note: "New page" } },
  },
  { name: "The page is live", measure: "yes-no", start: null, target: null },
];

const long = "x".repeat(200);

const binned = record({ ...fieldsOf("Deleted", [{}]), bin: day(-1) });

/** Something of everything. */
const ALL = {
  ...stored("a2", TITLE, two),
  ...stored("a1", "Be the agency that new clients recommend"),
  "waymark/1/objective/a0": seal(JSON.stringify(binned)),
};

export const STATES = {
  "the goals page with nothing in it": (goals) => goals.open(),
  "the goals page with objectives": async (goals) => {
    await goals.openWith(ALL);
    await goals.openBin();
    await goals.button("Delete for good").click();
    await goals.button("How much room there is").click();
  },
  "the goals page with many objectives": async (goals) => {
    await goals.openWith(storedMany(25));
    await goals.page.getByLabel("Find an objective").fill("no such");
  },
  "an objective's form with problems": async (goals) => {
    await goals.open();
    await goals.field("Start").fill("lots");
    await goals.title.fill("n".repeat(201));
    await goals.title.press("Tab");
    await goals.button("Save", goals.form).click();
    await expect(goals.form.locator("[aria-invalid]").first()).toBeVisible();
  },
  "an objective being edited": async (goals) => {
    await goals.openWith(ALL);
    await goals.edit(TITLE);
  },
  "an objective with its check-ins, one being corrected": async (goals) => {
    await goals.openWith(ALL);
    const lines = await goals.history(TITLE);
    await lines.getByRole("button", { name: /^Correct/ }).first().click();
    await lines.getByRole("form").first().waitFor();
  },
  "a check-in with problems": async (goals) => {
    await goals.openWith(ALL);
    const form = goals.checkInForm(TITLE);
    await goals.fillCheckIn(form, { Day: day(1), "Confidence, 0 to 10": "11" });
    await goals.button("Check in", form).click();
    await expect(form.locator("[aria-invalid]").first()).toBeVisible();
  },
  "a preview of a file": async (goals) => {
    await goals.openWith(ALL);
    const changed = record({ ...fieldsOf("Changed", two), "kr/k0/target": "20" }, {}, "9.file");
    const records = { "objective/a2": changed, "objective/b1": record(fieldsOf("New")) };
    await goals.choose(fileOf(records));
    await goals.preview.waitFor();
  },
  "a preview of a table with rows left out": async (goals) => {
    await goals.openWith(ALL);
    const rows = [`${TITLE},Conversion,2026-10-03,"1,200",,`, "No,Such,2026-10-03,1,,"];
    await goals.choose(["Objective,Key result,Date,Value,Confidence,Note", ...rows].join("\n"));
    await goals.preview.waitFor();
  },
  "a file that is refused": async (goals) => {
    await goals.openWith(ALL);
    await goals.choose(fileOf({ [`objective/${long}`]: record(fieldsOf(long)) }));
    await goals.refused.waitFor();
  },
  "a file that was offered and cannot be copied": async (goals) => {
    await goals.page.addInitScript(() => delete Navigator.prototype.clipboard);
    await goals.openWith(ALL);
    await goals.exported();
    await goals.page.getByRole("button", { name: /copy/i }).click();
    await goals.page.getByRole("textbox", { name: /does not let the page copy/ }).waitFor();
  },
  "a storage that is full": async (goals) => {
    await goals.openWith(ALL);
    await goals.fillUp();
    await goals.button("Delete", goals.card(TITLE)).click();
    await expect(goals.notSaved).toBeVisible();
  },
  "a storage that is blocked": async (goals) => {
    await goals.page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => null });
    });
    await goals.open();
    await goals.page.getByText(/keeps nothing for this page/).waitFor();
  },
  "a storage that was cleared": async (goals, context) => {
    await goals.openWith(ALL);
    const other = await context.newPage();
    await other.goto(process.env.WAYMARK_URL);
    await other.evaluate(() => localStorage.clear());
    await other.close();
    await goals.button("Put it back").waitFor();
  },
  "records that are damaged, newer and disputed": async (goals) => {
    const disputed = { ...record(fieldsOf("Shown"), {}, "2.one") };
    disputed.others = { title: [["Beside", "1.two"]] };
    await goals.openWith({
      [`waymark/1/objective/${"d".repeat(24)}`]: "damaged",
      "waymark/1/objective/a1": seal(JSON.stringify({ ...record(fieldsOf("Newer")), schema: 2 })),
      "waymark/1/objective/a2": seal(JSON.stringify(disputed)),
    });
    await goals.button("Use this one").waitFor();
  },
  "an objective whose names have no spaces": async (goals) => {
    const checkIns = { [day(-1)]: { value: "9999999999999999999999999999", note: long } };
    const keyResult = { name: long, unit: long, target: "9999999999999999999999999999", checkIns };
    await goals.openWith(stored("a1", long, [keyResult]));
    await goals.history(long);
  },
};
