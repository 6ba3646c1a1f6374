// How one comes to a KPI: from the header, from the quiz, from the playground, and by
// the example, which is kept nowhere until one says so.

import { countWrites, expect, test, unseal } from "./goals.mjs";
import { Grade, linkTo } from "./grade.mjs";
import { NARROW, sized, wide } from "./screens.mjs";

/** The example's, in the order in which they are told. */
const FOUR = [
  "Project gross margin",
  "First response time",
  "Net revenue retention",
  "Billable utilisation",
];

const PAGES = {
  Quiz: "OKR or KPI?",
  Grade: "What score does this result deserve?",
  Goals: "Am I on track?",
  KPIs: "Is anything happening?",
};

/** The KPIs of the page by their names, whatever their order. */
const names = (page) => page.getByRole("article").getByRole("heading", { level: 3 });

async function expectFour(page) {
  await expect(names(page)).toHaveCount(FOUR.length);
  for (const name of FOUR) await expect(page.getByRole("article", { name })).toBeVisible();
}

/** A field of the form of a new KPI. */
const field = (page, label) =>
  page.getByRole("form", { name: "New KPI" }).getByLabel(label, { exact: true });

/** The KPIs that the browser keeps: their fields by their names. */
const stored = async (page) => {
  const texts = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => /^waymark\/1\/kpi\/[^/]+$/.test(key))
      .map(([, text]) => text),
  );
  const records = texts.map((text) => {
    const { fields } = unseal(text);
    return Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value]));
  });
  return records.filter((record) => !record.bin);
};

test("the header leads to the four pages by keyboard alone", async ({ page }) => {
  await page.goto("");
  const pages = page.getByRole("navigation", { name: "Pages" });
  await expect(pages.getByRole("link")).toHaveText(Object.keys(PAGES));
  for (const [name, heading] of Object.entries(PAGES)) {
    await pages.getByRole("link", { name: "Quiz" }).focus();
    const steps = Object.keys(PAGES).indexOf(name);
    for (let step = 0; step < steps; step++) await page.keyboard.press("Tab");
    await expect(pages.getByRole("link", { name })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expect(pages.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await expect(pages.locator("[aria-current]")).toHaveCount(1);
  }
});

for (const [what, withoutApp] of [
  ["", false],
  [" before the app is there", true],
]) {
  test(`the pages stand in one row at 320 px, each easy to hit${what}`, async ({ page }) => {
    await sized(page, NARROW);
    if (withoutApp) {
      // It never comes while this looks.
      await page.route("**/*.wasm", () => {});
    }
    await page.goto("");
    const nav = page.getByRole("navigation", { name: "Pages" });
    await expect(nav.getByRole("link")).toHaveText(Object.keys(PAGES));
    await expect(page.locator(withoutApp ? ".before" : "okr-or-kpi legend")).toBeVisible();
    const boxes = await nav.getByRole("link").evaluateAll((links) =>
      links.map((link) => {
        const { top, height, left, right } = link.getBoundingClientRect();
        return { top, height, left, right };
      }),
    );
    for (const [at, { top, height, left, right }] of boxes.entries()) {
      expect(top).toBe(boxes[0].top);
      expect(height).toBeGreaterThanOrEqual(44);
      expect(right - left).toBeGreaterThanOrEqual(24);
      if (at > 0) expect(left - boxes[at - 1].right).toBeGreaterThanOrEqual(8);
    }
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
  });
}

test("the quiz's KPI verdict leads to a new KPI", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.cccc&m=Uptime%20%26%20more");
  const step = page.getByRole("link", { name: "Set up the KPI" });
  await expect(step).toHaveAttribute("href", "#/kpis?m=Uptime+%26+more");
  await step.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(PAGES.KPIs);
  // The form has the name by then, and the address does not begin it once more.
  await expect(field(page, "KPI")).toHaveValue("Uptime & more");
  await expect(field(page, "KPI")).toBeFocused();
  await expect(page).toHaveURL(/#\/kpis$/);
  await page.goBack();
  await expect(quiz.verdict).toContainText("KPI");
});

test("what the quiz begins is one's own once it is saved", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.cccc&m=Uptime");
  await page.getByRole("link", { name: "Set up the KPI" }).click();
  await expect(field(page, "KPI")).toHaveValue("Uptime");
  await page.getByRole("form", { name: "New KPI" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("article", { name: "Uptime" })).toBeVisible();
  await expect(page.locator("#status")).toContainText("Saved");
  expect((await stored(page)).map((record) => record.title)).toEqual(["Uptime"]);
  // Neither a reload nor a step back and forth begins another.
  await page.reload();
  await expect(page.getByRole("article", { name: "Uptime" })).toBeVisible();
  await expect(page.getByRole("form", { name: "New KPI" })).toHaveCount(0);
});

test("after Both either can be set up alone, and the key result begins with the metric", async ({
  page,
  quiz,
}) => {
  await quiz.open("#/quiz?q=1.bbbb&m=NPS");
  await expect(page.getByRole("link", { name: "Set up the KPI" })).toHaveAttribute(
    "href",
    "#/kpis?m=NPS",
  );
  await page.getByRole("link", { name: "Make it a key result for one period" }).click();
  await expect(page.getByLabel("Name", { exact: true }).first()).toHaveValue("NPS");
});

for (const [what, sketch, name, address, fields] of [
  [
    "a standard",
    "k=Growth&s=12&g=18&k=NPS&m=h&b=al&g=50&n=55",
    "Set up “NPS” as a KPI",
    "#/kpis?m=NPS&o=at-least&t=50",
    { KPI: "NPS", Target: "50" },
  ],
  [
    "a range in a unit",
    "k=Utilisation&m=h&b=in&s=65&g=75&u=%25",
    "Set up “Utilisation” as a KPI",
    "#/kpis?m=Utilisation&u=%25&o=between&f=65&t=75",
    { KPI: "Utilisation", From: "65", To: "75" },
  ],
  [
    "the only number",
    "k=Conversion&s=12&g=18&u=%25",
    "Set up “Conversion” as a KPI",
    "#/kpis?m=Conversion&u=%25&o=at-least&t=75",
    { KPI: "Conversion", Target: "75" },
  ],
  [
    "the bound alone, where there are several numbers",
    "k=A&s=1&g=2&k=B&s=1&g=2",
    "Set it up as a KPI",
    "#/kpis?m=&o=at-least&t=75",
    { KPI: "", Target: "75" },
  ],
]) {
  test(`the playground's number leads to a KPI that begins with ${what}`, async ({ page }) => {
    const grade = new Grade(page);
    await grade.open(linkTo(sketch));
    await page.getByLabel("Must be at least", { exact: true }).fill("75");
    const link = page.getByRole("link", { name });
    await expect(link).toHaveAttribute("href", address);
    await link.click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(PAGES.KPIs);
    for (const [label, value] of Object.entries(fields)) {
      await expect(field(page, label), label).toHaveValue(value);
    }
    await expect(page).toHaveURL(/#\/kpis$/);
    await page.goBack();
    await expect(grade.field("Key result")).toBeVisible();
  });
}

test("the playground's link follows what is typed", async ({ page }) => {
  const grade = new Grade(page);
  await grade.open(linkTo("k=NPS&m=h&b=al&g=50"));
  await grade.field("Key result").fill("Clients who stay");
  await grade.field("Target").fill("1,250.5");
  await expect(page.getByRole("link", { name: "Set up “Clients who stay” as a KPI" })).toHaveAttribute(
    "href",
    "#/kpis?m=Clients+who+stay&o=at-least&t=1250.5",
  );
});

test("a damaged hand-off opens the page, and nothing breaks", async ({ page }) => {
  await page.goto("#/kpis?m=NPS&o=at-least&t=1e999&u=%FF&open=%2F");
  await expect(field(page, "KPI")).toHaveValue("NPS");
  await expect(page).toHaveURL(/#\/kpis$/);
});

test("the example is stored nowhere until it is kept, and is taken back in one step", async ({
  page,
}) => {
  await countWrites(page);
  await page.goto("#/kpis");
  await page.getByRole("link", { name: "Try an example" }).click();
  const banner = page.getByRole("heading", { name: "Four KPIs to play with" });
  await expect(banner).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expectFour(page);
  const written = () =>
    page.evaluate(() => window.writes.filter(([, key]) => /\/(kpi|readings)\//.test(key)));
  expect(await written()).toEqual([]);
  // There is nothing of one's own to take back in it.
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeHidden();
  // One waits for its reading, and is judged again with it.
  const waiting = page.getByRole("article", { name: "Billable utilisation" });
  const status = waiting.getByLabel("Status", { exact: true });
  await expect(status).toHaveText("no data");
  await expect(waiting).toContainText("Overdue");
  await waiting.getByLabel("New reading", { exact: true }).fill("71");
  await waiting.getByRole("button", { name: "Record", exact: true }).click();
  await expect(status).toContainText("good");
  await expect(waiting).not.toContainText("Overdue");
  await expect(page.locator("#status")).toHaveText("Done, in the example only.");
  expect(await written()).toEqual([]);

  await page.getByRole("button", { name: "Keep these" }).click();
  await expect(page).toHaveURL(/#\/kpis$/);
  await expect(banner).toHaveCount(0);
  await expectFour(page);
  await expect(page.locator("#status")).toHaveText(/^(Saved|All changes)/);
  await page.reload();
  await expectFour(page);
  await expect(status).toContainText("good");
  const kept = await stored(page);
  expect(kept.map((record) => record.title).sort()).toEqual([...FOUR].sort());
  for (const { title, supports, source, ...rest } of kept) {
    const bands = Object.keys(rest).filter((name) => name.startsWith("band/"));
    expect([title, !!supports, !!source, bands.length > 0]).toEqual([title, true, true, true]);
  }

  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(names(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Try an example" })).toBeVisible();
  expect(await stored(page)).toEqual([]);
  await page.getByRole("button", { name: /^Redo/ }).click();
  await expectFour(page);
});

test("each of the example says what is to be told by it", async ({ page }) => {
  await page.goto("#/kpis?example=1");
  const said = (name, label) => page.getByRole("article", { name }).getByLabel(label, { exact: true });
  await expect(said(FOUR[0], "Status")).toContainText("good");
  await expect(said(FOUR[0], "Signal")).toContainText("The usual ups and downs");
  await expect(said(FOUR[1], "Status")).toContainText("out of band");
  await expect(said(FOUR[1], "Signal")).toContainText("16 weeks in a row");
  await expect(said(FOUR[2], "Status")).toContainText("out of band");
  await expect(said(FOUR[2], "Signal")).toContainText("The usual ups and downs");
  await expect(page.getByRole("article", { name: FOUR[2] })).toContainText("7 of the last 24 were out");
  await expect(said(FOUR[3], "Status")).toHaveText("no data");
});

test("what is left without being kept is not one's own", async ({ page }) => {
  await page.goto("#/kpis?example=1");
  await expectFour(page);
  await page.getByRole("link", { name: "Back to my KPIs" }).click();
  await expect(page).toHaveURL(/#\/kpis$/);
  await expect(names(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Try an example" })).toBeVisible();
  expect(await stored(page)).toEqual([]);
});

test("the goals' example and the KPIs' are two", async ({ page, goals }) => {
  await page.goto("#/kpis?example=1");
  await expectFour(page);
  await page.goto("#/goals?example=1");
  await expect(goals.titles).toHaveText(["Make the trial the reason to buy"]);
  await page.getByRole("button", { name: "Keep it as mine" }).click();
  await expect(page).toHaveURL(/#\/goals$/);
  await page.goto("#/kpis?example=1");
  await expectFour(page);
  await page.getByRole("button", { name: "Keep these" }).click();
  await expect(page).toHaveURL(/#\/kpis$/);
  await expectFour(page);
  expect(await stored(page)).toHaveLength(4);
});

test("the example fits a screen of 320 px", async ({ page }) => {
  await sized(page, NARROW);
  await page.goto("#/kpis?example=1");
  await expectFour(page);
  expect(await wide(page)).toEqual({ sideways: false, outside: [] });
});
