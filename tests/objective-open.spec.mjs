// An objective that is open: how it stands, its drawings, and what could be built
// better, with its repair.

import { Grade, linkTo } from "./grade.mjs";
import { expect, later, on, shown, stored, test } from "./objective.mjs";

const TITLE = "Make the trial the reason to buy";
const TODAY = "2026-11-18";
const RUNNING = { first: "2026-10-01", last: "2026-12-31" };
const THREE = [{}, {}, {}];

test.beforeEach(async ({ page }) => on(page, TODAY));

/** A check-in of today. */
const now = (value) => ({ checkIns: { [TODAY]: value } });

/** Each: key results, more fields, the same as the playground's letters, the score, and
 * whether it is heading for more than that: then nothing is said against it yet. */
const NUMBERS = {
  "the trial's four": [
    [
      { start: "12", target: "18", ...now("15") },
      { start: "4.1", target: "4.6", ...now("4.4") },
      { start: "6", target: "2", ...now("3") },
      { start: "0", target: "250000", ...now("150000") },
    ],
    {},
    "k=a&s=12&g=18&n=15&k=b&s=4.1&g=4.6&n=4.4&k=c&s=6&g=2&n=3&k=d&s=0&g=250000&n=150000",
    "0.61",
  ],
  "weights 2, 1 and 1": [
    [
      { target: "2", weight: "2", ...now("1") },
      { target: "3", ...now("2") },
      { target: "5", ...now("2") },
    ],
    {},
    "k=a&s=0&g=2&n=1&w=2&k=b&s=0&g=3&n=2&k=c&s=0&g=5&n=2",
    "0.52",
    true,
  ],
  "a must with 0.8": [[{ ...now("80") }], { commitment: "must" }, "c=c&k=a&s=0&g=100&n=80", "0.80"],
  "a broken guardrail": [
    [
      { ...now("100") },
      { measure: "hold", operator: "below", start: null, target: "3", guardrail: true, ...now("3.4") },
    ],
    {},
    "k=a&s=0&g=100&n=100&k=b&m=h&b=lt&g=3&n=3.4&r=1",
    "1.00",
  ],
  "one without a value": [[{ ...now("55") }, {}], {}, "k=a&s=0&g=100&n=55&k=b&s=0&g=100", "0.55", true],
  "just under an edge": [[{ target: "1000", ...now("699") }], {}, "k=a&s=0&g=1000&n=699", "0.70"],
};

for (const [what, [keyResults, more, letters, score, rises]] of Object.entries(NUMBERS)) {
  test(`score, verdict and pace are the playground's: ${what}`, async ({ page, goals, objective }) => {
    const grade = new Grade(page);
    await grade.open(linkTo(`o=Same&f=2026-10-01&t=2026-12-31&a=${TODAY}&${letters}`));
    await expect(grade.score).toContainText(score);
    const [said, verdict] = [await grade.score.textContent(), await grade.verdict.textContent()];
    const pace = await page.getByText(/: about .* at this pace/).first().textContent();
    await goals.openWith(stored("a1", TITLE, keyResults, more));
    const line = objective.verdict(TITLE);
    await expect(line).toContainText(said.trim());
    // The playground says the band last: "missed, green".
    // A must that is still open has none.
    const [, words, band] = verdict.match(/^(?:.*: )?(.*), (red|amber|green)\.?$/) ?? [];
    if (rises) await expect(line).toHaveText(/^0\.\d\d so far(?: \(1 of 2 measured\))?\.$/);
    else if (band) {
      await expect(line).toContainText(`, ${band}.`);
      await expect(line).toContainText(`: ${words}.`);
    }
    const [, heading] = pace.match(/about ((?:just under |just over )?\d\.\d+)/);
    await expect(objective.pace(TITLE)).toContainText(heading);
    // Open it says the same on its scale. All of a must counts, so it has none; nor has
    // what is not judged.
    await objective.open(TITLE);
    const scale = objective.part("Score").getByRole("img");
    if (more.commitment || rises) await expect(scale).toHaveCount(0);
    else await expect(scale).toHaveAccessibleName(await line.textContent());
  });
}

test("a guardrail never changes the score, and stands in the verdict once it is broken", async ({
  goals,
  objective,
}) => {
  const guardrail = { measure: "hold", operator: "below", start: null, target: "3", guardrail: true };
  const checkIns = { [later(TODAY, -2)]: "2" };
  await goals.openWith(
    stored("a1", TITLE, [now("75"), { name: "Errors", ...guardrail, checkIns }]),
  );
  await expect(objective.verdict(TITLE)).toHaveText(/^0\.75 so far, green\. If it closed now: success\.$/);
  await expect(goals.card(TITLE).getByText("guardrail holds")).toBeVisible();
  await goals.checkIn(TITLE, "3", "Errors");
  await expect(objective.verdict(TITLE)).toHaveText(/^0\.75 so far, green\. .*guardrail broken\.$/);
  const summary = goals.card(TITLE).locator(".goal__says");
  await expect(summary).toContainText("Guardrail broken: “Errors”.");
});

test("a weight of 0 leaves a key result out, and an objective of guardrails has no score", async ({
  goals,
  objective,
}) => {
  const guardrail = { measure: "hold", operator: "below", start: null, target: "3", guardrail: true };
  await goals.openWith({
    ...stored("a1", TITLE, [now("75"), { weight: "0", ...now("0") }]),
    ...stored("a2", "Only guardrails", [{ ...guardrail, ...now("2") }]),
  });
  await expect(objective.verdict(TITLE)).toHaveText(/^0\.75/);
  await expect(objective.verdict("Only guardrails")).toHaveText("");
  await objective.open("Only guardrails");
  await expect(objective.part("Score")).toContainText("Guardrails alone have no score");
});

test("one that has just begun has no part called Score, since that would say nothing", async ({
  page,
  goals,
  objective,
}) => {
  const period = { first: later(TODAY, -1), last: later(TODAY, 90) };
  await goals.openWith(stored("a1", TITLE, [now("10")], { period }));
  await objective.open(TITLE);
  await expect(objective.part("Actions")).toBeVisible();
  await expect(page.getByRole("region", { name: "Score", exact: true })).toHaveCount(0);
});

test("each drawing has a table behind a button, with the check-ins", async ({ page, goals, objective }) => {
  const checkIns = {
    [later(TODAY, -20)]: { value: "20", confidence: 4 },
    [later(TODAY, -12)]: { value: "60", confidence: 8, note: "The best week" },
    [later(TODAY, -1)]: { value: "50" },
  };
  await goals.openWith(
    stored("a1", TITLE, [{ name: "Conversion", checkIns }, { name: "Replies" }, { name: "Reviews" }]),
  );
  await objective.open(TITLE);
  const ways = goals.card(TITLE);
  await expect(ways.getByRole("figure")).toHaveCount(3);
  await expect(ways.getByRole("figure").first().getByRole("img")).toHaveAccessibleName("Conversion: Raise from 0 to 100");
  await expect(ways).toContainText(/Reached 60 on 6 November, now at 50\./);
  const button = objective.tableOf("Conversion");
  await expect(button).toHaveAttribute("aria-expanded", "false");
  await button.click();
  await expect(button).toHaveAttribute("aria-expanded", "true");
  const table = ways.getByRole("table");
  await expect(table.getByRole("columnheader")).toHaveText(["Day", "Value", "Score", "Confidence"]);
  await expect(table.getByRole("row").filter({ has: page.getByRole("cell") })).toHaveText([
    `${shown(later(TODAY, -20))}200.204`,
    `${shown(later(TODAY, -12))}600.608`,
    new RegExp(`^${shown(later(TODAY, -1))}500\\.50\\D$`),
  ]);
  // A check-in comes into it at once.
  await goals.checkIn(TITLE, "70", "Conversion");
  await expect(table.getByRole("row")).toHaveCount(5);
  await button.click();
  await expect(table).toHaveCount(0);
  // How sure one was stands below the drawing, and is said.
  await expect(ways).toContainText("Confidence 8 of 10, up from 4.");
});

/** Each: what is stored, how the finding begins, the button, and what is true then. */
const FINDINGS = {
  "more than five key results": [
    stored("a1", TITLE, Array.from({ length: 6 }, (_, at) => ({ name: `Number ${at + 1}`, ...(at < 5 && now("1")) }))),
    "It rests on 6 key results",
    "Move “Number 6” to actions",
    async ({ goals, objective }) => {
      await expect(objective.part("Actions").getByRole("checkbox", { name: "Number 6" })).not.toBeChecked();
      await expect(goals.checkInForm(TITLE, "Number 6")).toHaveCount(0);
    },
  ],
  "no owner": [
    stored("a1", TITLE, THREE, { owner: "" }),
    "This objective has no owner.",
    "Make it mine",
    async ({ goals }) => {
      expect((await goals.records())[TITLE].owner).toBe(null);
    },
  ],
  "a shared owner": [
    stored("a1", TITLE, THREE, { owner: "Anna and Ben" }),
    "This objective has 2 owners: Anna and Ben.",
    "Make Anna the owner",
    async ({ goals }) => {
      await expect(goals.card(TITLE).getByText(/· Anna$/)).toBeVisible();
    },
  ],
  "a shared owner of a key result": [
    stored("a1", TITLE, [{ owner: "Anna, Ben" }, {}, {}]),
    "“Number 1” has 2 owners: Anna and Ben.",
    "Make Anna the owner",
    async ({ goals }) => {
      expect((await goals.records())[TITLE]["kr/a1k0/owner"]).toBe("Anna");
    },
  ],
  "no period": [
    stored("a1", TITLE, THREE, { period: null }),
    "This objective has no period",
    "Set it to this quarter",
    async ({ goals }) => {
      await expect(goals.card(TITLE).getByText(/^Q4, October to December 2026/)).toBeVisible();
    },
  ],
  "five at once": [
    Object.assign(
      stored("a9", TITLE, THREE),
      ...[1, 2, 3, 4].map((number) => stored(`a${number}`, `Other ${number}`, THREE)),
    ),
    "Including this one, you have 5 objectives running at once.",
    "Start it on 1 January 2027",
    async ({ goals }) => {
      await expect(goals.card(TITLE).getByText(/^Q1, January to March 2027/)).toBeVisible();
    },
  ],
};

for (const [what, [texts, finding, repair, then]] of Object.entries(FINDINGS)) {
  test(`${what}: what and why are said, one press repairs it, and left as it is it is not said again`, async ({
    page,
    goals,
    objective,
  }) => {
    await goals.openWith(texts);
    await objective.open(TITLE);
    const found = objective.finding(finding);
    await expect(found).toHaveCount(1);
    await expect(found).toContainText(/Rock|AgencyAnalytics/);
    await goals.button(repair, found).click();
    await expect(found).toHaveCount(0);
    await expect(goals.saved).toBeVisible();
    await then({ goals, objective });
    await goals.undo.click();
    await expect(found).toHaveCount(1);
    await goals.button("Leave it as it is", found).click();
    await expect(found).toHaveCount(0);
    await expect(goals.saved).toBeVisible();
    await page.reload();
    await objective.arrived();
    await expect(found).toHaveCount(0);
  });
}

test("few key results: one press opens the form with another, and it is the last", async ({
  page,
  goals,
  objective,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "One" }, { name: "Two" }]));
  await objective.open(TITLE);
  const found = objective.finding("It rests on 2 key results");
  await goals.button("Add a key result", found).click();
  await expect(goals.field("Name", 3)).toBeFocused();
  await goals.field("Name", 3).fill("Three");
  await goals.field("Start", 3).fill("1");
  await goals.field("Target", 3).fill("2");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(found).toHaveCount(0);
  const names = goals.card(TITLE).locator(".key-result").getByRole("heading", { level: 4 });
  await expect(names).toHaveText(["One", "Two", "Three"]);
  await page.reload();
  await objective.arrived();
  await expect(names).toHaveText(["One", "Two", "Three"]);
});

test("only lag measures: what is added is one to act on this week", async ({ goals, objective }) => {
  const lag = (name) => ({ name, kind: "lag" });
  await goals.openWith(stored("a1", TITLE, [lag("One"), lag("Two"), lag("Three")]));
  await objective.open(TITLE);
  const found = objective.finding("All 3 key results are lag measures");
  await goals.button("Add one you can act on this week", found).click();
  await expect(goals.field("Name", 4)).toBeFocused();
  await goals.field("Name", 4).fill("Calls");
  await goals.field("Start", 4).fill("0");
  await goals.field("Target", 4).fill("20");
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.saved).toBeVisible();
  await expect(found).toHaveCount(0);
  const values = Object.values((await goals.records())[TITLE]);
  expect(values).toContain("lead");
  const names = goals.card(TITLE).locator(".key-result").getByRole("heading", { level: 4 });
  await expect(names).toHaveText(["One", "Two", "Three", "Calls"]);
});

test("a year alone: one press drafts a quarter that supports it", async ({ page, goals, objective }) => {
  const year = { period: { first: "2026-01-01", last: "2026-12-31" } };
  await goals.openWith(stored("a1", "Grow by half", THREE, year));
  await objective.open("Grow by half");
  const found = objective.finding("This objective runs for a year");
  await goals.button("Draft one for Q4, October to December 2026", found).click();
  await expect(goals.title).toBeFocused();
  await goals.fill("Be found by who looks for us", [{ Name: "Visits", Start: "1", Target: "2" }]);
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Be found by who looks for us").getByText("Q4 Oct–Dec 2026", { exact: true })).toBeVisible();
  const records = await goals.records();
  expect(records["Be found by who looks for us"]).toMatchObject({
    supports: "Grow by half",
    period: RUNNING,
  });
  await objective.open("Grow by half");
  await expect(found).toHaveCount(0);
  await page.reload();
  await objective.arrived();
  await expect(found).toHaveCount(0);
});

test("a list of four and an open objective print on a page each, without anything to press", async ({
  page,
  goals,
  objective,
}) => {
  const four = ["One", "Two", "Three", TITLE].map((title, place) => {
    const keyResults = ["20", "40", "60", "80"].map((value) => now(value));
    return stored(`a${place}`, title, keyResults);
  });
  await goals.openWith(Object.assign({}, ...four));
  await expect(goals.titles).toHaveCount(4);
  const margin = { top: "1cm", right: "1cm", bottom: "1cm", left: "1cm" };
  const pages = async () => {
    const pdf = await page.pdf({ format: "A4", margin });
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  };
  const toPress = page
    .getByRole("main")
    .locator("button, input, select, textarea, summary")
    .filter({ visible: true });
  const tell = (event) => page.evaluate((event) => dispatchEvent(new Event(event)), event);
  expect(await pages()).toBe(1);
  await page.emulateMedia({ media: "print" });
  await tell("beforeprint");
  await expect(page.getByRole("heading", { name: "Objectives on 18 November 2026" })).toBeVisible();
  await expect(page.locator(".printed .bar")).toHaveCount(16);
  await expect(toPress).toHaveCount(0);
  await tell("afterprint");
  await page.emulateMedia({ media: null });
  await objective.open(TITLE);
  await expect(goals.card(TITLE).getByRole("figure").getByRole("img")).toHaveCount(4);
  expect(await pages()).toBe(1);
  await page.emulateMedia({ media: "print" });
  await tell("beforeprint");
  await expect(page.getByText("As of 18 November 2026")).toBeVisible();
  await expect(toPress).toHaveCount(0);
});

test("no text of a drawing lies on another, and none is smaller than 12 pixels", async ({
  page,
  goals,
  objective,
}) => {
  const long = { "2026-10-20": "250000000", "2026-11-10": "720000000" };
  const small = { "2026-10-20": "11", "2026-11-10": "10.5" };
  await goals.openWith(
    stored("a1", TITLE, [
      { name: "Long", target: "1234567890", checkIns: long },
      { name: "Small", start: "12", target: "10", checkIns: small },
    ]),
  );
  await objective.open(TITLE);
  for (const width of [1280, 768, 320, 280]) {
    await page.setViewportSize({ width, height: 800 });
    const found = () =>
      page.evaluate(() => {
        const wrong = [];
        for (const svg of document.querySelectorAll(".goal[data-open] svg")) {
          const texts = [...svg.querySelectorAll("text")];
          const boxes = texts.map((text) => text.getBoundingClientRect());
          const shown = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          if (shown * 12 < 11.9) wrong.push(`small: ${shown}`);
          for (const [at, one] of boxes.entries()) {
            for (const [next, two] of boxes.entries()) {
              if (next <= at) continue;
              const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
              // Of a line's height the letters are less.
              const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) - 3;
              if (across > 0 && down > 0) {
                wrong.push(`${texts[at].textContent} on ${texts[next].textContent}`);
              }
            }
          }
        }
        return [document.querySelectorAll(".goal[data-open] svg").length, ...wrong];
      });
    await expect.poll(found, { message: `${width}` }).toEqual([3]);
  }
});
