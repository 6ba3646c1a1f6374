// The page that puts the quiz on other pages: what it says to paste must work.

import { readFile } from "node:fs/promises";
import { expect, LEGENDS, Quiz, test, unfoldAll } from "./journey.mjs";

/** Every setting of the contract. */
const SETTINGS = [
  ...["metric", "answers", "app-url", "lang"],
  ...["theme", "heading-level", "no-heading", "no-share"],
  ...["fg", "muted", "bg", "border", "edge", "accent", "okr", "kpi", "focus"].map((c) => `--ok-${c}`),
  ...["--ok-radius", "--ok-font"],
  ...["name", "required", "disabled"],
];

const snippet = (page) => page.getByRole("region", { name: "What to paste" });
const setting = (page, name) => page.locator(`[id="setting${name}"]`);

async function open(page) {
  await page.goto("#/embed");
  await page.locator(".embed-page__preview legend").waitFor();
  await unfoldAll(page.locator(".group:not([open]) summary"));
}

/** Puts what is to be pasted on a page of its own and opens it. */
async function paste(page) {
  const html = await snippet(page).textContent();
  await page.route("**/pasted.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><body>${html}` }),
  );
  await page.goto("pasted.html");
}

test("every setting of the contract is there, named and explained", async ({ page }) => {
  await open(page);
  for (const name of SETTINGS) {
    await expect(setting(page, name), name).toBeVisible();
    await expect(setting(page, name), name).toHaveAccessibleName(new RegExp(`^${name}( not set)?$`));
    await expect(setting(page, name), name).toHaveAccessibleDescription(/\w{3}.*\.$/);
  }
  await expect(page.locator(".setting")).toHaveCount(SETTINGS.length);
});

test("a setting shows in the quiz and in the snippet at once, and can be taken back", async ({
  page,
}) => {
  await open(page);
  const quiz = page.locator(".embed-page__preview okr-or-kpi");
  const before = await snippet(page).textContent();
  await setting(page, "metric").fill('NPS "net"');
  await expect(quiz.getByRole("textbox")).toHaveCount(0);
  await expect(snippet(page)).toContainText('metric="NPS &quot;net&quot;"');
  await setting(page, "answers").fill("abca");
  await expect(quiz.getByRole("heading", { name: /NPS "net" OKR/ })).toHaveJSProperty("tagName", "H3");
  await setting(page, "heading-level").selectOption("4");
  await expect(quiz.getByRole("heading", { name: /NPS "net" OKR/ })).toHaveJSProperty("tagName", "H5");
  await setting(page, "no-heading").check();
  await expect(quiz.getByRole("heading", { name: "OKR or KPI?" })).toHaveCount(0);
  await setting(page, "lang").selectOption("de");
  await expect(quiz.getByRole("button", { name: "Zurück", exact: true })).toBeVisible();
  await setting(page, "--ok-accent").fill("#aa0055");
  await expect(snippet(page)).toContainText("--ok-accent: #aa0055;");
  await page.getByRole("button", { name: "Unset --ok-accent" }).click();
  await expect(snippet(page)).not.toContainText("--ok-accent");
  await setting(page, "app-url").fill("https://example.org/");
  const handoff = quiz.getByRole("link");
  await expect(handoff).toHaveAttribute("href", /^https:\/\/example\.org\/#\/quiz\?q=1\.abca/);

  await page.getByRole("button", { name: "All as it was" }).click();
  await expect(quiz.locator("legend")).toHaveText(LEGENDS[0]);
  await expect(setting(page, "metric")).toHaveValue("");
  expect(await snippet(page).textContent()).toBe(before);
});

test("the page tells what a host would be told", async ({ page }) => {
  await open(page);
  const told = page.getByRole("log");
  await expect(told).toContainText("okr-or-kpi-ready null");
  await new Quiz(page).answer("ab");
  await expect(told.getByRole("listitem").first()).toHaveText(
    'okr-or-kpi-answer {"question":2,"answer":"b","lean":0}',
  );
});

for (const pinned of [false, true]) {
  const version = pinned ? "in this version for good" : "moving with releases";
  test(`what is to be pasted for a custom element works, ${version}`, async ({ page }) => {
    await open(page);
    await setting(page, "metric").fill("Churn <b>");
    await setting(page, "--ok-okr").fill("#123456");
    if (pinned) await page.getByRole("checkbox", { name: /^This version for good/ }).check();
    await expect(snippet(page)).toContainText(pinned ? 'integrity="sha384-' : "embed/okr-or-kpi.js");
    await paste(page);
    const quiz = new Quiz(page);
    await expect(page.getByRole("table")).toHaveCount(0);
    await quiz.answer("aaaa");
    await expect(quiz.verdict).toContainText("Churn <b>");
    await expect(quiz.verdict.locator("strong")).toHaveCSS("color", "rgb(18, 52, 86)");
  });

  test(`what is to be pasted for an iframe works, ${version}`, async ({ page }) => {
    await open(page);
    await page.getByRole("radio", { name: /^iframe/ }).check();
    await setting(page, "metric").fill("Churn & more");
    if (pinned) await page.getByRole("checkbox", { name: /^This version for good/ }).check();
    await expect(snippet(page)).toContainText("frame.html#metric=Churn+%26+more");
    await paste(page);
    await page.evaluate(() => {
      addEventListener("okr-or-kpi-complete", ({ detail }) => (window.told = detail));
    });
    await new Quiz(page.frameLocator("iframe")).answer("aaaa");
    await expect.poll(() => page.evaluate(() => window.told?.metric)).toBe("Churn & more");
  });
}

test("the preview of the iframe is one: it takes the settings, its height and its events", async ({
  page,
}) => {
  await open(page);
  await page.getByRole("radio", { name: /^iframe/ }).check();
  await expect(setting(page, "required")).toBeHidden();
  const inside = page.frameLocator(".embed-page__preview iframe");
  await inside.locator("legend").waitFor();
  await setting(page, "theme").selectOption("dark");
  await expect(inside.locator("okr-or-kpi")).toHaveAttribute("theme", "dark");
  await inside.getByRole("radio").first().check();
  await inside.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("log")).toContainText("okr-or-kpi-answer");
  const fits = () =>
    page.locator(".embed-page__preview iframe").evaluate((frame) => {
      const { scrollHeight } = frame.contentDocument.documentElement;
      return Math.abs(frame.clientHeight - scrollHeight) < 3;
    });
  await expect.poll(fits).toBe(true);
});

test("for npm it is an import", async ({ page }) => {
  await open(page);
  await page.getByRole("radio", { name: /^npm/ }).check();
  await expect(snippet(page)).toContainText('npm install okr-or-kpi\n\nimport "okr-or-kpi";');
});

test("the snippet is copied, or said not to have been", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await snippet(page).textContent());
  const version = await readFile(new URL("../dist/embed/version.txt", import.meta.url), "utf8");
  await page.getByRole("checkbox", { name: /^This version for good/ }).check();
  await expect(snippet(page)).toContainText(version.trim().split(" ")[1]);

  await page.evaluate(() => delete Navigator.prototype.clipboard);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("The browser would not copy: select the text above.")).toBeVisible();
});
