// A page that stays open over midnight: the day in a form is today's until somebody chooses
// another, and what is said is what a page says that is opened then.

import { Goals } from "./goals.mjs";
import { expect, on, stored, test } from "./objective.mjs";
import { EVERYTHING } from "./review-states.mjs";

const TITLE = "Make the trial the reason to buy";
const FIRST = "2026-11-18";
const NEXT = "2026-11-19";

/** It is another day by now, and somebody comes back to the page. */
async function comeBack(page, day) {
  await on(page, day);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
}

test("an event outside is of today until another day is chosen", async ({ page, goals, objective }) => {
  await on(page, FIRST);
  await goals.openWith(stored("a1", TITLE));
  await objective.open(TITLE);
  const notes = objective.part("Outside events");
  const day = notes.getByLabel("Day", { exact: true });
  await expect(day).toHaveValue(FIRST);
  await comeBack(page, NEXT);
  await expect(day).toHaveValue(NEXT);
  await notes.getByLabel("What happened", { exact: true }).fill("A competitor opened");
  await notes.getByRole("button", { name: /^Add/ }).click();
  await expect(notes.getByRole("listitem")).toContainText("19 November 2026");
  await day.fill("2026-11-03");
  await comeBack(page, "2026-11-20");
  await expect(day).toHaveValue("2026-11-03");
});

test("a check-in with its details is of today until another day is chosen", async ({
  page,
  goals,
}) => {
  await on(page, FIRST);
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await goals.fillCheckIn(goals.checkInForm(TITLE), { Note: "A better first page" });
  const form = page.getByRole("form", { name: `Check in Conversion ${TITLE}`, exact: true });
  const day = form.getByLabel("Day", { exact: true });
  await expect(day).toHaveValue(FIRST);
  await comeBack(page, NEXT);
  await expect(day).toHaveValue(NEXT);
  await day.fill("2026-11-03");
  await comeBack(page, "2026-11-20");
  await expect(day).toHaveValue("2026-11-03");
});

test("the example goes on with the day as well", async ({ page, goals }) => {
  await on(page, FIRST);
  await page.goto("#/goals?example=1");
  await goals.arrived();
  const glance = page.getByRole("region", { name: "At a glance", exact: true });
  await expect(glance).toContainText("7 days left");
  await comeBack(page, NEXT);
  await expect(glance).toContainText("6 days left");
});

const YEAR = { first: "2026-01-01", last: "2026-12-31" };

/** One of everything, and an objective whose key result is a KPI. */
const ALL = {
  ...EVERYTHING,
  ...stored(
    "o4",
    "Margin that lasts",
    [
      { name: "Gross margin", unit: "%", start: "30", target: "45", kpi: "c1" },
      { name: "Refunds", measure: "hold", start: "5", target: "5", checkIns: { "2026-11-09": "4" } },
      { name: "The new site", measure: "yesno", start: null, target: null },
    ],
    { period: YEAR },
  ),
};

/** A week later, in the next month, and when the quarter is over. */
const LATER = ["2026-11-24", "2026-12-02", "2027-01-04"];

/** Unfolds every fold of this name. */
const unfolds = (name) => async (page) => {
  const folds = page.getByRole("button", { name, expanded: false });
  await folds.first().waitFor();
  for (const fold of await folds.all()) await fold.click();
};

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** Where something is said of a day: what is done there first, and until when it stays open. */
const PLACES = {
  "the goals": ["#/goals"],
  "a pinned note being made": [
    "#/goals",
    async (page) => {
      await page.locator("summary").filter({ hasText: "Pinned note" }).click();
      await page.getByText(/As of/).first().waitFor();
    },
    // What is chosen for it stays chosen; one begun in another quarter has other objectives.
    LATER.slice(0, 2),
  ],
  "the page about the data": ["#/goals?settings=1"],
  "an open objective": ["#/goals?open=o1", unfolds(/^Check-ins/)],
  "an open objective with a KPI": ["#/goals?open=o4", unfolds(/^(Check-ins|Readings)/)],
  "an objective that is being closed and goes on": [
    "#/goals?open=o3",
    async (page) => {
      await press(page, "Close this objective");
      await page.getByText(/^Continues in/).waitFor();
    },
  ],
  "the form of a new objective": [
    "#/goals",
    async (page) => {
      await page.getByRole("button", { name: "New objective" }).click();
      await page.getByRole("form", { name: "New objective" }).waitFor();
    },
  ],
  "the KPIs": ["#/kpis"],
  "an open KPI": ["#/kpis?open=c1"],
  "a KPI that is overdue": ["#/kpis?open=c3"],
};

/**
 * All that a page says, drawings and fields among it, line by line: KPIs stay in their places
 * while a page is open.
 */
async function says(page) {
  if (page.url().includes("#/goals")) await new Goals(page).unfold(9);
  return page.locator("main").evaluate((main) => {
    const all = [...main.querySelectorAll("input, textarea, select")];
    const fields = all.filter((it) => it.checkVisibility());
    const typed = fields.map((it) => `${it.labels[0]?.innerText ?? it.name}: ${it.value}`);
    const drawn = [...main.querySelectorAll("svg title, svg desc, svg text")];
    const texts = [document.title, main.innerText, ...typed, ...drawn.map((it) => it.textContent)];
    return texts.join("\n").split("\n").sort();
  });
}

for (const [place, [address, act, until = LATER]] of Object.entries(PLACES)) {
  test(`${place}, left open for weeks: it says what one says that is opened then`, async ({
    page,
    goals,
    beside,
  }) => {
    const arrived = async (page) => {
      await page.locator("#status").waitFor({ state: "attached" });
      await expect(page.locator(".loading").filter({ visible: true })).toHaveCount(0);
      await act?.(page);
    };
    await on(page, FIRST);
    await goals.put(ALL);
    await page.goto(address);
    await arrived(page);
    for (const later of until) {
      await comeBack(page, later);
      const other = await beside({ now: false });
      await other.page.goto(address);
      await arrived(other.page);
      // Either is drawn in its own time.
      await expect(async () => {
        expect(await says(page)).toEqual(await says(other.page));
      }).toPass({ timeout: 15_000 });
      await other.page.close();
    }
  });
}
