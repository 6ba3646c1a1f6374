// One life of one metric: what it has been in a line, in its chart and in what one takes
// along, and the way from each of its roles to the others.

import { axeFinds } from "./axe.mjs";
import { expect, Goals, storedKpi, test } from "./kpis.mjs";
import { record, seal } from "./goals.mjs";
import { put } from "./journey.mjs";
import { on } from "./objective.mjs";
import { NARROW, sized } from "./screens.mjs";

const NAME = "Trial to paid";
const TODAY = "2026-11-18";

/** Readings of months from August 2025 on: about 12, then up to 18, and there. */
const VALUES = [12.1, 11.8, 12.4, 12, 11.9, 12.2, 14, 15.5, 18.1, 18, 17.8, 18.4, 18.2, 17.6, 19];
const readings = Object.fromEntries(
  VALUES.map((value, place) => {
    const last = new Date(Date.UTC(2025, 8 + place, 0));
    return [last.toISOString().slice(0, 10), value];
  }),
);

const KPI = storedKpi("c1", NAME, {
  readings,
  unit: "%",
  made: "2025-08-03",
  source: "Billing export",
  supports: "More trials that pay",
  band: { from: "2025-08-01", operator: "at-least", target: "12", threshold: "11" },
  "band/d": { from: "2026-05-01", operator: "at-least", target: "18", threshold: "16" },
});

/** An objective whose first key result is that KPI. */
function serves(id, title, first, last, [start, target], more = {}) {
  const fields = {
    title,
    period: { first, last },
    [`kr/${id}k/name`]: NAME,
    [`kr/${id}k/place`]: "1",
    [`kr/${id}k/start`]: start,
    [`kr/${id}k/target`]: target,
    [`kr/${id}k/unit`]: "%",
    [`kr/${id}k/kpi`]: "c1",
    ...more,
  };
  return { [`waymark/1/objective/${id}`]: seal(JSON.stringify(record(fields))) };
}

const CLOSED = serves("a1", "Make the trial pay", "2026-01-01", "2026-03-31", ["12", "16"], {
  closed: { on: "2026-04-02", next: "retire" },
});
const RUNNING = serves("a2", "Reach one in five", "2026-10-01", "2026-12-31", ["18", "21"]);

const LINE =
  "KPI since August 2025, key result in Q1 Jan–Mar 2026 (not reached: 15.5%), KPI again with the " +
  "same band, since 1 May 2026 with a band from 18% (acceptable from 16%), key result until 31 " +
  "December 2026.";

/** The KPI, open. */
class Life {
  constructor(page) {
    this.page = page;
    this.goals = new Goals(page);
    this.article = page.getByRole("article", { name: NAME });
    this.line = this.article.locator(".life");
    this.chart = this.article.getByRole("figure").first();
    this.drawing = this.chart.getByRole("img", { name: NAME });
  }

  async begin(...texts) {
    await put(this.page, Object.assign({}, KPI, ...texts));
    await this.page.goto("#/kpis?open=c1");
    await this.ready();
  }

  async ready() {
    await this.page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
    await this.drawing.waitFor();
  }

  link(name) {
    return this.line.getByRole("link", { name, exact: true });
  }

  button(name) {
    return this.article.getByRole("button", { name, exact: true });
  }

  /** The texts that stand in the drawing. */
  texts() {
    return this.drawing.locator("text").allTextContents();
  }
}

const it = test.extend({ life: async ({ page }, use) => use(new Life(page)) });

it.beforeEach(async ({ page }) => on(page, TODAY));

/** A line without what only who cannot see it is told. */
const seen = (line) => line.evaluate((line) => {
  const copy = line.cloneNode(true);
  for (const unseen of copy.querySelectorAll(".unseen")) unseen.remove();
  return copy.textContent;
});

it("its roles stand in a line, and each objective in it is one step away", async ({ life, page }) => {
  await life.begin(CLOSED, RUNNING);
  await expect(life.line).toBeVisible();
  expect(await seen(life.line)).toBe(LINE);
  await life.link("key result in Q1 Jan–Mar 2026 of Make the trial pay").click();
  await expect(page).toHaveURL(/#\/goals\?open=a1$/);
  const way = page.getByRole("figure").filter({ has: page.locator(".life") });
  expect(await seen(way.locator(".life"))).toBe(LINE);
  // One is at the first already; the other one is a step away from here as well.
  await expect(way.locator(".life").getByRole("link")).toHaveText([/until 31 December 2026/]);
  await page.keyboard.press("Tab");
  await way.getByRole("link", { name: `Its whole life: ${NAME}` }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/kpis\?open=c1$/);
  await life.ready();
  expect(await seen(life.line)).toBe(LINE);
});

it("the chart names each role over a bar, also where there is no hue", async ({ life, page }) => {
  await life.begin(CLOSED, RUNNING);
  expect(await life.texts()).toEqual(expect.arrayContaining(["KPI", "key result: 12% to 16%"]));
  // The line turns: a part of it in either hue.
  for (const hue of ["okr", "kpi"]) {
    const lines = life.drawing.locator(`path[stroke^="var(--${hue}"][stroke-linejoin]`);
    await expect(lines).toHaveCount(1);
  }
  await expect(life.chart.getByRole("list", { name: "What the chart shows" })).toContainText(
    "a key result then",
  );
  await expect(life.chart.locator("figcaption")).toContainText(
    "A key result from 1 January 2026 to 31 March 2026: 12% to 16%; from 1 October 2026 to 31 " +
      "December 2026: 18% to 21%.",
  );
  await life.chart.getByRole("button", { name: /^As a table/ }).click();
  const table = life.chart.getByRole("table");
  await expect(table.getByRole("columnheader").last()).toHaveText("Role then");
  const row = (name) => table.getByRole("row", { name });
  await expect(row(/^March 2026/).getByRole("cell").last()).toHaveText("key result");
  await expect(row(/^April 2026/).getByRole("cell").last()).toHaveText("KPI");
  await page.emulateMedia({ forcedColors: "active" });
  await sized(page, NARROW);
  await expect.poll(() => life.texts()).toEqual(expect.arrayContaining(["key result"]));
  // No label lies on another, on the narrowest screen too.
  const boxes = await life.drawing.locator("text").evaluateAll((all) =>
    all.map((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      return { said: text.textContent, left, right, top: top + 2, bottom: bottom - 2 };
    }),
  );
  const apart = (a, b) =>
    a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  for (const [at, one] of boxes.entries())
    for (const other of boxes.slice(at + 1)) expect([one, other, apart(one, other)][2]).toBe(true);
  expect(await axeFinds(page)).toEqual([]);
});

it("one that was never a key result has no line and no roles", async ({ life }) => {
  await life.begin();
  await expect(life.line).toBeHidden();
  expect(await life.texts()).not.toContain("KPI");
  await expect(life.article.getByRole("region", { name: "About this KPI" })).toContainText(
    "KPI since August 2025",
  );
});

it("an objective that is deleted leaves the line, and comes back into it", async ({ life, page }) => {
  await life.begin(CLOSED, RUNNING);
  await life.link("key result until 31 December 2026 of Reach one in five").click();
  await life.goals.button("Delete", life.goals.card("Reach one in five")).click();
  await expect(page).toHaveURL(/#\/goals$/);
  await page.goto("#/kpis?open=c1");
  await life.ready();
  await expect.poll(() => seen(life.line)).toBe(LINE.replace(", key result until 31 December 2026", ""));
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(() => seen(life.line)).toBe(LINE);
  await expect.poll(() => life.texts()).toContain("key result");
});

it("a KPI is taken along as text and as a page with its chart", async ({ life, page }) => {
  await life.begin(CLOSED, RUNNING);
  await life.article.getByText("Share this KPI").click();
  const { name, bytes } = await life.goals.download(life.button("Save as Markdown"));
  expect(name).toBe("waymark-kpi-2026-11-18.md");
  const text = bytes.toString();
  expect(text.split("\n### ")[0]).toBe(`# Trial to paid

KPI, as of 18 November 2026.

**Status:** 19% (October 2026). Good: at least 18%.

Keeps moving one way: limits do not fit. Find out what moves it.

KPI since August 2025, key result of Make the trial pay in Q1 Jan–Mar 2026 (not reached: 15.5%), KPI again with the same band, since 1 May 2026 with a band from 18% (acceptable from 16%), key result of Reach one in five until 31 December 2026.

- Supports: More trials that pay
- How it is measured: not said yet
- Source: Billing export
- Read: monthly
- Owner: me
- Lead or lag: not said yet
`);
  for (const said of [
    "### Bands\n\n- From 1 May 2026: at least 18%, acceptable down to 16%\n- From the start: at least 12%, acceptable down to 11%\n",
    "| March 2026 | 15.5% | at least 12%, acceptable at least 11% | good | – | key result |",
  ])
    expect(text).toContain(said);
  const whole = await life.goals.download(life.button("Save as a page (HTML)"));
  expect(whole.name).toBe("waymark-kpi-2026-11-18.html");
  const other = await page.context().newPage();
  await other.setContent(whole.bytes.toString());
  await expect(other).toHaveTitle(NAME);
  await expect(other.getByRole("img", { name: NAME }).locator("text").first()).toBeAttached();
  await expect(other.getByRole("row", { name: /^March 2026/ })).toContainText("key result");
  expect(await other.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

it("the report of objectives says which key results are KPIs, and what became of them", async ({ life, page }) => {
  await life.begin(CLOSED, RUNNING);
  await page.goto("#/goals?when=all");
  await page.getByText("Share this list").click();
  const button = page.getByRole("button", { name: "Save as Markdown", exact: true });
  const { bytes } = await life.goals.download(button);
  const said = `- ${NAME}: KPI since August 2025, key result of Make the trial pay in Q1`;
  expect(bytes.toString().split("### Key results that are KPIs\n\n")[1]).toContain(said);
  const asPage = page.getByRole("button", { name: "Save as a page (HTML)", exact: true });
  const whole = (await life.goals.download(asPage)).bytes.toString();
  expect(whole).toContain("<h3>Key results that are KPIs</h3>");
});
