// The guide and the library: what the articles teach, with ways into the product.

import { Goals } from "./goals.mjs";
import { Grade } from "./grade.mjs";
import { arrived, expect, test } from "./journey.mjs";

/** The row of the library with that title. */
const row = (page, title) =>
  page.locator(".library__row").filter({ has: page.locator(".library__title", { hasText: title }) });

test("the guide is a link away, and each of its sections has an address", async ({ page }) => {
  await page.goto("");
  await arrived(page);
  await page.getByRole("link", { name: "The guide" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("OKRs and KPIs, told apart");
  await expect(page).toHaveURL(/#\/guide$/);

  const contents = page.getByRole("navigation", { name: "Sections of the guide" });
  const mistakes = page.locator("#mistakes");
  await contents.getByRole("link", { name: /^Mistakes/ }).click();
  await expect(page).toHaveURL(/#\/guide\/mistakes$/);
  await expect(mistakes).toBeFocused();
  await expect(mistakes).toBeInViewport();
  // The same link once more, from the top.
  await page.evaluate(() => scrollTo(0, 0));
  await contents.getByRole("link", { name: /^Mistakes/ }).click();
  await expect(mistakes).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/#\/guide$/);

  await page.goto("#/guide/people");
  await page.reload();
  await expect(page.locator("#people")).toBeInViewport();
  await expect(page.locator("#people")).toContainText("High Output Management");
});

test("from a mistake in the guide to what is better, and on to an objective of one's own", async ({
  page,
}) => {
  await page.goto("#/guide/task");
  await page.getByRole("link", { name: "Before: five posts a week" }).click();
  const bad = row(page, "Be heard on LinkedIn").first();
  await expect(bad.getByText("What is wrong with it: That is a task")).toBeVisible();
  await expect(bad.getByRole("link", { name: "Use this objective" })).toHaveCount(0);

  await bad.getByRole("link", { name: "Be heard on LinkedIn" }).click();
  await expect(page).toHaveURL(/#\/library\/linkedin-engagement$/);
  const better = page.locator("#linkedin-engagement").locator("..");
  await expect(page.locator("#linkedin-engagement")).toBeFocused();
  await expect(better.locator(".library__score")).toContainText("0.63");
  await better.getByRole("link", { name: "Use this objective" }).click();

  const goals = new Goals(page);
  await expect(goals.title).toHaveValue("Be heard on LinkedIn");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Be heard on LinkedIn")).toBeVisible();
});

test("an example of the library opens in the playground with the score that it showed", async ({
  page,
}) => {
  await page.goto("#/library");
  const trial = row(page, "Increase trial-to-paid conversion and customer satisfaction");
  await trial.locator("summary").click();
  await expect(trial.locator(".library__score")).toContainText("Score 0.61");
  await expect(page).toHaveURL(/#\/library\/trial$/);
  await trial.getByRole("link", { name: "Try the numbers" }).click();
  const grade = new Grade(page);
  await expect(grade.cards).toHaveCount(4);
  await expect(grade.score).toHaveText("0.61");
  await page.goBack();
  await expect(trial.locator(".library__score")).toContainText("Score 0.61");
});

test("the library is filtered, and a link shows its row whatever is chosen", async ({ page }) => {
  await page.goto("#/library");
  const shown = page.locator(".library__row").filter({ visible: true });
  const all = 75;
  await expect(shown).toHaveCount(all);
  const said = page.getByRole("status").filter({ visible: true });
  await expect(said).toHaveText(`All ${all} examples`);
  await page.getByRole("radio", { name: "Mistakes" }).check();
  await expect(shown.filter({ hasNotText: "Mistake" })).toHaveCount(0);
  await page.getByRole("radio", { name: "KPIs", exact: true }).check();
  await page.getByLabel("From").selectOption("Fellow");
  await expect(shown).toHaveCount(8);
  await expect(said).toHaveText(`8 of ${all} examples`);
  await page.getByLabel("Whose work").selectOption("Yourself");
  await expect(shown).toHaveCount(0);
  await expect(said).toContainText("Nothing fits both.");
  await page.goto("#/library/local-bakery");
  await expect(page.locator("#local-bakery")).toBeFocused();
  await expect(shown).toHaveCount(all);
});

test("a KPI of the library begins one's own, with its range", async ({ page }) => {
  await page.goto("#/library/finance");
  const finance = page.locator("#finance").locator("..");
  await expect(finance.getByRole("row")).toHaveCount(9);
  await expect(finance.getByRole("row", { name: /Gross profit margin/ })).toContainText("%");
  await finance.getByRole("link", { name: "Use this KPI Gross profit margin" }).click();
  const form = page.getByRole("form", { name: "New KPI" });
  await expect(form.getByLabel("KPI", { exact: true })).toHaveValue("Gross profit margin");
  await expect(form.getByLabel("Target", { exact: true })).toHaveValue("58");
});

test("each place shows the one piece of the guide that fits, and not to who has read it", async ({
  page,
  quiz,
}) => {
  await quiz.open("#/quiz?q=1.aaaa&m=NPS");
  const piece = (title) => page.locator("details").filter({ hasText: title });
  const okr = piece("The mistake to avoid with an OKR");
  await expect(okr.getByText(/^Letting it run on/)).toBeHidden();
  await okr.locator("summary").click();
  await expect(okr.getByText(/^Letting it run on/)).toBeVisible();
  await page.getByRole("link", { name: "Write the objective" }).click();
  const form = piece("What makes a good key result");
  await expect(form).toHaveCount(1);
  await expect(okr).toHaveCount(0);

  // Read once, it is not shown again.
  await page.goBack();
  await expect(page.getByRole("link", { name: "Write the objective" })).toBeVisible();
  await expect(okr).toHaveCount(0);
  await quiz.open("#/quiz?q=1.cccc&m=NPS");
  await expect(piece("The mistake to avoid with a KPI")).toHaveCount(1);
  await page.getByRole("link", { name: "Set up the KPI" }).click();
  const pillars = piece("What makes a number a KPI");
  await pillars.locator("summary").click();
  await pillars.getByRole("link", { name: "More in the guide" }).click();
  await expect(page.locator("#pillars")).toBeFocused();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the guide is read as a page of its own", async ({ page }) => {
    await page.goto("");
    await page.getByRole("link", { name: "The guide" }).click();
    await expect(page).toHaveURL(/guide\.html$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("OKRs and KPIs, told apart");
    await page.getByRole("link", { name: "People and books" }).click();
    await expect(page).toHaveURL(/guide\.html#people$/);
    await expect(page.locator("#people")).toBeInViewport();
    // It has the site's style: its drawing has two hues.
    const hue = (name) =>
      page.locator(`path.drawn__${name}`).first().evaluate((it) => getComputedStyle(it).stroke);
    expect(await hue("okr")).not.toBe(await hue("kpi"));
  });
});

test("the page of its own leads into the app", async ({ page }) => {
  await page.goto("guide.html#grading");
  await page.getByRole("link", { name: "See both" }).click();
  await expect(page).toHaveURL(/#\/library\/tiktok-setup$/);
  await expect(page.locator("#tiktok-setup")).toBeFocused();
});
