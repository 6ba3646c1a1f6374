// What was changed on the way, and what does not go along a straight line: said on the
// card, on the open page, in the form, in the drawing and in the report.

import { expect, fileOf, record, test as base } from "./goals.mjs";
import { on, stored, test } from "./objective.mjs";

const TODAY = "2026-11-26";

test.beforeEach(async ({ page }) => on(page, TODAY));

const HELD = {
  id: "h1",
  name: "First answer",
  measure: "hold",
  operator: "at-most",
  start: null,
  target: "40",
  checkIns: { "2026-10-05": "35", "2026-10-12": "38", "2026-10-26": "30" },
};

test("a bound that is tightened halfway keeps what was judged, and says so", async ({
  page,
  goals,
  objective,
}) => {
  const title = "Keep support fast";
  await goals.openWith(stored("a1", title, [HELD]));
  await goals.edit(title);
  const form = goals.form;
  await goals.field("Target").fill("30");
  await expect(form.getByText("3 earlier check-ins keep being judged by at most 40.")).toBeVisible();
  await goals.field("Target").fill("40");
  await expect(form.getByText(/keep being judged/)).toBeHidden();
  await goals.field("Target").fill("30");
  await goals.button("Save", form).click();
  await expect(form).toBeHidden();
  await goals.checkIn(title, { "New value": "35" }, "First answer");
  await objective.open(title);
  const judged = /^At most 40 until 26 November, then at most 30\. 3 of 4 checks inside: 3 judged by at most 40, 1 by at most 30\./;
  // Beside the drawing too, once that is there.
  await expect(page.getByText(judged).first()).toBeVisible();
  const drawing = page.getByRole("img", { name: /^First answer: / });
  await expect(drawing.getByText("was at most 40")).toBeVisible();
  await page.getByRole("button", { name: "As a table First answer" }).click();
  const table = page.getByRole("region", { name: "Check-ins on First answer" });
  await expect(table.getByRole("row", { name: /^12 October 2026/ })).toContainText("1.00");
  await expect(table.getByRole("row", { name: /^26 November 2026/ })).toContainText("0.00");
});

test("a target that moved is said where the score jumped, and is a step in the drawing", async ({
  page,
  goals,
  objective,
}) => {
  const title = "Make the trial the reason to buy";
  const checkIns = { "2026-11-09": "15", "2026-11-23": "15" };
  await goals.openWith(
    stored("a1", title, [{ id: "k1", name: "Trial", start: "12", target: "24", checkIns }], {
      "revised/r1": { on: "2026-11-12", "key-result": "k1", what: "target", from: "18" },
    }),
  );
  const jump = page.getByText("0.50 before the target moved on 12 November, 0.25 since.");
  await expect(jump).toHaveCount(1);
  await expect(jump).toBeVisible();
  await objective.open(title);
  await expect(jump).toHaveCount(1);
  await expect(page.getByText(/^Target 18 until 12 November, then 24\./)).toBeVisible();
  await expect(page.getByRole("img", { name: /^Trial: / }).getByText("target was 18")).toBeVisible();
});

test("a peak that was lost and a line that does not fit are said on the card", async ({
  page,
  goals,
  objective,
}) => {
  const lost = { "2026-10-12": "13", "2026-11-02": "18.2", "2026-11-16": "15" };
  const weeks = ["10-05", "10-12", "10-19", "10-26", "11-02", "11-09", "11-16", "11-23"];
  const flat = Object.fromEntries(weeks.map((on) => [`2026-${on}`, "18"]));
  await goals.openWith({
    ...stored("a1", "Win", [{ name: "Trial", start: "12", target: "18", unit: "%", checkIns: lost }]),
    ...stored("a2", "Stand", [{ name: "Sign-ups", start: "12", target: "24", checkIns: flat }]),
  });
  const win = goals.card("Win");
  await expect(win.getByText("Reached 18.2% on 2 November, now at 15%.")).toBeVisible();
  await expect(win.getByText("on track, fell back", { exact: true })).toBeVisible();
  await expect(goals.card("Stand").getByText("on track, flat lately", { exact: true })).toBeVisible();
  await objective.open("Stand");
  const says = "Flat at 18 for 7 weeks, from 5 October to 23 November: a straight line does not fit.";
  await expect(page.getByRole("figure").getByText(says).last()).toBeVisible();
  const drawing = page.getByRole("img", { name: /^Sign-ups: / });
  await expect(drawing).toBeVisible();
  await expect(drawing.getByText("at this pace")).toHaveCount(0);
  await expect(page.getByText(/along a straight line that does not fit/)).toHaveCount(2);
});

base("what a file brings without a day is judged by what stands", async ({ page, goals }) => {
  await on(page, TODAY);
  await goals.open();
  const fields = {
    title: "Keep support fast",
    period: { first: "2026-10-01", last: "2026-12-31" },
    "kr/h1/name": "First answer",
    "kr/h1/measure": "hold",
    "kr/h1/operator": "at-most",
    "kr/h1/target": "30",
    "at/h1/2026-10-05": { value: "35" },
    "at/h1/2026-10-12": { value: "38" },
    "at/h1/2026-10-19": { value: "29" },
    "at/h1/2026-10-26": { value: "30" },
  };
  await goals.bringIn(fileOf({ "objective/bound1": record(fields) }));
  const card = goals.card("Keep support fast");
  await goals.unfold(1);
  await expect(card.getByText("0.50").first()).toBeVisible();
  await expect(card.getByText(/until|judged/)).toHaveCount(0);
});
