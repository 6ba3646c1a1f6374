// What is current, years at a glance, and finding one of many.

import { expect, on, stored, test } from "./objective.mjs";

const TODAY = "2026-11-26";
const QUARTERS = [
  ["01-01", "03-31"],
  ["04-01", "06-30"],
  ["07-01", "09-30"],
  ["10-01", "12-31"],
];

const days = (year, quarter) => {
  const [first, last] = QUARTERS[quarter - 1].map((day) => `${year}-${day}`);
  return { first, last };
};

/** A closed objective of a quarter with its score in percent. */
function closed(id, title, year, quarter, percent, more = {}) {
  const period = days(year, quarter);
  const { keyResult = {}, ...fields } = more;
  return stored(id, title, [{ checkIns: { [period.last]: `${percent}` }, ...keyResult }], {
    period,
    closed: { on: period.last, next: "retire" },
    ...fields,
  });
}

/** Ten years with their forty quarters, the last of which runs. */
function tenYears() {
  const all = {};
  for (let year = 2017; year <= 2026; year++) {
    for (let quarter = 1; quarter <= 4; quarter++) {
      const id = `y${year}${quarter}`;
      const percent = (year * 7 + quarter * 31) % 101;
      const [title, runs] = [`Aim of Q${quarter} ${year}`, year === 2026 && quarter === 4];
      if (runs) {
        Object.assign(all, stored(id, title, [{ checkIns: { "2026-11-20": "30" } }]));
        continue;
      }
      const learned = `Learned in Q${quarter} ${year}`;
      const must = `Must of Q${quarter} ${year}`;
      Object.assign(
        all,
        closed(id, title, year, quarter, percent, { learned }),
        closed(`m${id}`, must, year, quarter, 100, { commitment: "must" }),
      );
    }
  }
  return all;
}

/** A part of the sum: "period", "score". */
const figure = (objective, part) => objective.glance.locator(`[data-part="${part}"]`);
const years = (page) => page.getByRole("table", { name: "Year by year" });
const group = (page, name) => page.getByRole("list", { name, exact: true });

test("after a quarter is closed and goes on, the page speaks of the new one", async ({
  page,
  goals,
  objective,
}) => {
  await on(page, "2027-01-20");
  const next = { period: days(2027, 1), continues: "a1" };
  await goals.openWith({
    ...closed("a1", "Read more", 2026, 4, 58, { closed: { on: "2027-01-15", next: "continue" } }),
    ...stored("a2", "Read more", [{ checkIns: { "2027-01-19": "20" } }], next),
  });
  await expect(figure(objective, "period")).toContainText(
    "Q1 January to March 2027, 70 days left",
  );
  // Of the new one alone: not the mean of both.
  await expect(figure(objective, "score")).toContainText("0.20");
  await expect(objective.glance).not.toContainText("0.39");
  // The closed one is listed apart, with its own score.
  const lately = group(page, "Closed in the last two weeks");
  await expect(lately.getByRole("listitem")).toHaveCount(1);
  await expect(lately).toContainText("0.58");
  // It stays there for two weeks; then it is under its year.
  await on(page, "2027-02-01");
  await goals.reload();
  await expect(goals.titles).toHaveCount(1);
  await objective.field("Show").selectOption({ label: "Q4, October to December 2026" });
  await expect(figure(objective, "period")).toContainText("closed");
  await expect(figure(objective, "score")).toContainText("0.58");
});

test("a sum is of the period that most objectives have, and names the others", async ({
  page,
  goals,
  objective,
}) => {
  await on(page, TODAY);
  const at = (percent) => [{ checkIns: { "2026-11-20": `${percent}` } }];
  await goals.openWith({
    ...stored("a1", "One of the quarter", at(20)),
    ...stored("a2", "Another", at(40)),
    ...stored("a3", "Of the year", at(90), {
      period: { first: "2026-01-01", last: "2026-12-31" },
    }),
    ...stored("a4", "Of the next quarter", [{}], { period: days(2027, 1) }),
  });
  await expect(figure(objective, "period")).toContainText("Q4 October to December 2026");
  await expect(figure(objective, "score")).toContainText("0.30");
  const others = page.getByRole("link", { name: /^2026: 0\.90 so far/ });
  await expect(others).toBeVisible();
  const ahead = group(page, "Not started yet");
  await expect(ahead.getByRole("listitem")).toHaveText(/^Of the next quarter/);
  await expect(ahead).toContainText("Starts on 1 January 2027");
  await others.click();
  await expect(goals.titles).toHaveText(["Of the year"]);
  await expect(objective.field("Show")).toHaveValue("2026-01-01..2026-12-31");
});

test("ten years are a table of bars on one screen, and each bar leads to its quarter", async ({
  page,
  goals,
  objective,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await on(page, TODAY);
  await goals.openWith(tenYears());
  await page.getByRole("link", { name: "Year by year" }).click();
  await expect(years(page).getByRole("row")).toHaveCount(11);
  await expect(objective.field("Show")).toHaveValue("all");
  await expect(years(page).getByRole("link", { name: /^Q\d/ })).toHaveCount(40);
  const { height } = await years(page).boundingBox();
  expect(height).toBeLessThan(560);
  // In words for who does not see the bar: score, word, musts, how many.
  const bar = years(page).getByRole("link", { name: /^Q2, April to June 2024: / });
  await expect(bar).toHaveAccessibleName(/: 0\.\d\d, .*; 1 of 1 must kept; 2 objectives$/);
  await bar.focus();
  await page.keyboard.press("Enter");
  await expect(objective.field("Show")).toHaveValue("2024-04-01..2024-06-30");
  await expect(goals.titles).toHaveText(["Aim of Q2 2024", "Must of Q2 2024"]);
  await page.goBack();
  await years(page).getByRole("link", { name: "2023", exact: true }).click();
  await expect(objective.field("Show")).toHaveValue("2023");
  await expect(years(page).getByRole("row")).toHaveCount(2);
});

test("a year shows its closed objectives by quarter, a line each, under what they taught", async ({
  page,
  goals,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await on(page, TODAY);
  await goals.put(tenYears());
  await page.goto("#/goals?when=2025");
  await expect(goals.titles).toHaveCount(8);
  const quarter = group(page, "Q3, July to September 2025");
  await expect(quarter.getByRole("listitem")).toHaveCount(2);
  for (const row of await quarter.getByRole("listitem").all()) {
    expect((await row.boundingBox()).height).toBeLessThan(48);
  }
  const lessons = page.getByRole("region", { name: "Lessons learned" });
  await expect(lessons.getByRole("figure")).toHaveCount(2);
  await expect(lessons).toContainText("Learned in Q4 2025");
  const [above, below] = [await lessons.boundingBox(), await quarter.boundingBox()];
  expect(above.y).toBeLessThan(below.y);
  await lessons.getByRole("button", { name: "2 more lessons" }).click();
  await expect(lessons.getByRole("figure")).toHaveCount(4);
  // On paper the bars are there, and nothing to press.
  await page.emulateMedia({ media: "print" });
  await expect(years(page)).toBeVisible();
  await expect(goals.button("2 more lessons")).toBeHidden();
  await expect(page.getByLabel("Show", { exact: true })).toBeHidden();
});

test("the choices are what is current, each year with its quarters, and everything", async ({
  page,
  goals,
  objective,
}) => {
  await on(page, TODAY);
  await goals.openWith({
    ...closed("a1", "Old", 2024, 2, 70),
    ...closed("a2", "Newer", 2025, 4, 70),
    ...stored("a3", "Running", [{}]),
  });
  const show = objective.field("Show");
  await expect(show.getByRole("option")).toHaveText([
    "Current",
    "All of 2026",
    "Q4, October to December 2026",
    "All of 2025",
    "Q4, October to December 2025",
    "All of 2024",
    "Q2, April to June 2024",
    "Everything",
  ]);
  await expect(show.locator("optgroup")).toHaveCount(3);
  // Of one's own objectives alone there is nothing to choose from.
  await expect(page.getByLabel("Level", { exact: true }).filter({ visible: true })).toHaveCount(0);
  // What is due is asked for beside what is current, and nothing is said of it elsewhere.
  const sheet = page.getByRole("region", { name: "Check in", exact: true });
  await expect(sheet).toContainText(/1 (number )?to update/);
  await show.selectOption({ label: "All of 2025" });
  await expect(goals.titles).toHaveText(["Newer"]);
  await expect(sheet).toHaveCount(0);
  await goals.reload();
  await expect(show).toHaveValue("2025");
});

/** Three hundred objectives, all but ten of them closed long ago. */
function threeHundred() {
  const all = {};
  for (let number = 1; number <= 300; number++) {
    const id = `b${`${number}`.padStart(4, "0")}`;
    const title = `Objective ${number}`;
    const name = number === 123 ? "Day rate of Renée" : `Number ${number}`;
    Object.assign(
      all,
      number > 290
        ? stored(id, title, [{ name }])
        : closed(id, title, 2020 + (number % 6), 1 + (number % 4), 50, { keyResult: { name } }),
    );
  }
  return all;
}

test("one of 300 is found by a word of a key result and opened by Enter", async ({
  page,
  goals,
}) => {
  await on(page, TODAY);
  await goals.openWith(threeHundred());
  const find = page.getByLabel("Find an objective");
  await find.focus();
  await page.keyboard.type("rate renee");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/[?&]open=b0123/);
  const heading = goals.titles.filter({ visible: true });
  // All of them are visible until the page follows its address.
  await expect(heading).toHaveText(["Objective 123"]);
  await expect(heading).toBeFocused();
  // Back is what was found, and says where.
  await page.goBack();
  await expect(find).toHaveValue("rate renee");
  await expect(goals.titles.filter({ visible: true })).toHaveText(["Objective 123"]);
  const hit = page.getByText("Key result: Day rate of Renée").filter({ visible: true });
  await expect(hit).toHaveCount(1);
  await expect(find).toHaveAccessibleDescription(
    "1 match in all periods. Press Enter to open the first.",
  );
});

test("notes, actions and lessons are searched, and all words are needed", async ({
  page,
  goals,
}) => {
  await on(page, TODAY);
  const others = Array.from({ length: 5 }, (_, place) => stored(`c${place}`, `Other ${place}`));
  await goals.openWith(
    Object.assign(
      {},
      ...others,
      stored("a1", "Noted", [{}], { "note/n1": { date: "2026-10-20", text: "A strike at the mill" } }),
      stored("a2", "To do", [{}], { "action/x1/text": "Call the mill" }),
      closed("a3", "Taught", 2025, 1, 70, { learned: "The mill closes early" }),
    ),
  );
  const find = page.getByLabel("Find an objective");
  await find.fill("MILL");
  await expect(goals.titles).toHaveText(["To do", "Noted", "Taught"]);
  await expect(goals.card("Noted")).toContainText("Outside event: A strike at the mill");
  await expect(goals.card("To do")).toContainText("Action: Call the mill");
  await expect(goals.card("Taught")).toContainText("Lesson: The mill closes early");
  await find.fill("mill strike");
  await expect(goals.titles).toHaveText(["Noted"]);
  await find.fill("mill nothing");
  await expect(find).toHaveAccessibleDescription("No objective matches.");
  await expect(goals.titles).toHaveCount(0);
});
