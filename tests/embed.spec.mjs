// The page that puts the quiz on other pages: what it says to paste must work.

import { readFile } from "node:fs/promises";
import { expect, LEGENDS, Quiz, test } from "./journey.mjs";

/** Every setting of the contract but the two that are chosen by name. */
const SETTINGS = [
  ...["metric", "answers", "app-url"],
  ...["heading-level", "no-heading", "no-share"],
  ...["fg", "muted", "bg", "border", "edge", "accent", "okr", "kpi", "focus"].map((c) => `--ok-${c}`),
  ...["--ok-radius", "--ok-font"],
  ...["name", "required", "disabled"],
];

const snippet = (page) => page.getByRole("region", { name: "Your code" });
const address = (page) => page.getByRole("region", { name: "Your link" });
const setting = (page, name) => page.locator(`[id="setting${name}"]`);
const field = (page, name) => page.getByLabel(name, { exact: true });
const preview = (page) => page.locator(".embed-page__preview okr-or-kpi");

async function open(page) {
  await page.goto("#/embed");
  await page.locator(".embed-page__preview legend").waitFor();
}

async function openAdvanced(page) {
  await open(page);
  await page.getByText("Advanced", { exact: true }).click();
}

/** Puts what is to be pasted on a page of its own and opens it. */
async function paste(page) {
  const html = await snippet(page).textContent();
  await page.route("**/pasted.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><body>${html}` }),
  );
  await page.goto("pasted.html");
}

test("at 1280 x 800 the code and its button are in view, under the preview's title", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page);
  for (const part of [page.getByRole("button", { name: "Copy", exact: true }), snippet(page)]) {
    await expect(part).toBeInViewport({ ratio: 1 });
  }
  const title = await page.getByRole("heading", { name: "Preview and code" }).boundingBox();
  const quiz = await preview(page).boundingBox();
  const code = await snippet(page).boundingBox();
  expect(title.y).toBeLessThan(code.y);
  expect(code.y + code.height).toBeLessThan(quiz.y);
});

test("one colour is all it takes, and text on it can always be read", async ({ page }) => {
  await open(page);
  const colour = field(page, "Your colour");
  // What the quiz has by itself.
  await expect(colour).toHaveValue("#1b1a20");
  await colour.fill("#0b57d0");
  await expect(snippet(page)).toContainText(/--ok-accent: light-dark\(#0b57d0, #[0-9a-f]{6}\);/);
  await expect(page.getByText("Text on it would be hard to read")).toHaveCount(0);
  await colour.fill("#ffee00");
  await expect(colour).toHaveAccessibleDescription(/hard to read, so the quiz uses the nearest/);
  const contrast = await preview(page)
    .getByRole("button", { name: "Continue" })
    .evaluate((button) => {
      const light = (colour) => {
        const parts = colour.match(/[\d.]+/g).slice(0, 3);
        const [r, g, b] = parts.map((part) => {
          const share = part / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
      };
      const { color, backgroundColor } = getComputedStyle(button);
      return light(color) / light(backgroundColor);
    });
  expect(contrast).toBeGreaterThanOrEqual(4.5);
  await page.getByRole("button", { name: "Reset Your colour" }).click();
  await expect(snippet(page)).not.toContainText("--ok-accent");
  await expect(colour).toHaveValue("#1b1a20");
});

test("languages go by their own names, and German is German all through", async ({ page }) => {
  await open(page);
  await field(page, "Language").selectOption("Deutsch");
  await expect(preview(page).getByRole("button", { name: "Weiter", exact: true })).toBeVisible();
  await expect(snippet(page)).toContainText('<okr-or-kpi lang="de">');
  await expect(snippet(page)).toContainText("Führe sie als");
  await expect(snippet(page)).not.toContainText(/You want|Run it|keep it/);
  await field(page, "Light or dark").selectOption("Always dark");
  await expect(snippet(page)).toContainText('theme="dark"');
  const shown = await preview(page).evaluate((element) => {
    element.answers = "cbbb";
    const said = element.shadowRoot.querySelector(".flips button").textContent;
    return said.match(/[„“”]/g).join("");
  });
  expect(shown).toBe("„“");
});

for (const [platform, what] of [
  ["WordPress", /administrators and editors/],
  ["Ghost", /newsletters/],
  ["Squarespace", /plan that includes custom code/],
]) {
  test(`on ${platform} it is the code, with what to know about it`, async ({ page }) => {
    await open(page);
    await field(page, "Your website runs on").selectOption(platform);
    await expect(page.getByText(what)).toBeVisible();
    await expect(page.getByText(/^As of November 2026/)).toBeVisible();
    await expect(snippet(page)).toContainText("<okr-or-kpi>");
  });
}

test("Notion takes the address of a frame that works", async ({ page }) => {
  await openAdvanced(page);
  await field(page, "Your website runs on").selectOption("Notion");
  await setting(page, "metric").fill("Churn & more");
  await expect(address(page)).toHaveText(/\/embed\/frame\.html#metric=Churn\+%26\+more$/);
  const frame = await address(page).textContent();
  await page.goto("about:blank");
  await page.goto(frame);
  const quiz = new Quiz(page);
  await quiz.answer("aaaa");
  await expect(quiz.verdict).toContainText("Churn & more");
});

test("Substack takes a link to the quiz on its own page", async ({ page }) => {
  await openAdvanced(page);
  await field(page, "Your website runs on").selectOption("Substack");
  await setting(page, "metric").fill("Churn");
  await expect(address(page)).toHaveText(/\/#\/quiz\?m=Churn$/);
  // Nothing is told there, so there is nothing to count.
  await expect(page.getByRole("heading", { name: "Count the results" })).toBeHidden();
  const link = await address(page).textContent();
  await page.goto("about:blank");
  await page.goto(link);
  await new Quiz(page).answer("aaaa");
  await expect(new Quiz(page).verdict).toContainText("Churn");
});

test("price, licence, maker, storage and who is contacted are answered", async ({ page }) => {
  await open(page);
  const answers = page.locator(".embed-page__asked");
  for (const said of [
    "commercial sites too",
    "MIT or Apache-2.0",
    "The Waymark authors",
    "no cookies, no local storage",
    `Only ${new URL(page.url()).host}, for the quiz's own files`,
  ]) {
    await expect(answers).toContainText(said);
  }
});

test("five lines count results, and no more than the verdict is sent", async ({ page }) => {
  await open(page);
  const counting = page.getByRole("region", { name: "Code that counts" });
  await expect(counting).toContainText('navigator.sendBeacon("/quiz-results"');
  await field(page, "Count with").selectOption("Plausible");
  await expect(counting).toContainText('plausible("Quiz", { props: { verdict: event.detail.verdict } })');
  const html = (await snippet(page).textContent()) + (await counting.textContent());
  expect((await counting.textContent()).split("\n")).toHaveLength(5);
  await page.route("**/pasted.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<!doctype html><body>${html}` }),
  );
  await page.addInitScript(() => {
    window.plausible = (...sent) => (window.sent = sent);
  });
  await page.goto("pasted.html");
  const quiz = new Quiz(page);
  await quiz.name.fill("Secret");
  await quiz.answer("cccc");
  await expect
    .poll(() => page.evaluate(() => window.sent))
    .toEqual(["Quiz", { props: { verdict: "kpi" } }]);
});

for (const [how, headers] of [
  ["a policy blocks the script", { "content-security-policy": "script-src 'none'" }],
  ["a policy blocks WASM", { "content-security-policy": "script-src 'self'" }],
]) {
  test(`where ${how}, the code keeps no room for the quiz`, async ({ page, foreseen }) => {
    foreseen.push(/^policy: script-src/, /^console: /);
    await open(page);
    const html = await snippet(page).textContent();
    await page.route("**/pasted.html", (route) =>
      route.fulfill({ contentType: "text/html", headers, body: `<!doctype html><body>${html}` }),
    );
    await page.goto("pasted.html");
    await expect(page.getByRole("table")).toBeVisible();
    const room = () =>
      page.locator("okr-or-kpi").evaluate((element) => {
        // Five seconds, at once.
        for (const animation of element.getAnimations()) animation.finish();
        const table = element.querySelector("table").getBoundingClientRect();
        return element.getBoundingClientRect().height - table.height;
      });
    await expect.poll(room).toBeLessThan(40);
  });
}

test.describe("without JavaScript", () => {
  test("the code keeps no room for the quiz", async ({ page, browser }) => {
    await open(page);
    const html = await snippet(page).textContent();
    const context = await browser.newContext({ javaScriptEnabled: false });
    const other = await context.newPage();
    await other.setContent(`<!doctype html><body>${html}`);
    await expect(other.getByRole("table")).toBeVisible();
    await expect(other.locator("okr-or-kpi")).toHaveCSS("min-height", "0px");
    await context.close();
  });
});

test("every setting of the contract is there, named in words, by its name and explained", async ({
  page,
}) => {
  await openAdvanced(page);
  for (const name of SETTINGS) {
    await expect(setting(page, name), name).toBeVisible();
    await expect(setting(page, name), name).toHaveAccessibleName(new RegExp(`^[A-Z][^-]* ${name}$`));
    await expect(setting(page, name), name).toHaveAccessibleDescription(/\w{3}.*\.$/);
  }
  await expect(page.locator(".setting")).toHaveCount(SETTINGS.length);
});

test("a setting shows in the quiz and in the snippet at once, and can be taken back", async ({
  page,
}) => {
  await openAdvanced(page);
  const quiz = preview(page);
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
  await field(page, "Language").selectOption("Deutsch");
  await expect(quiz.getByRole("button", { name: "Zurück", exact: true })).toBeVisible();
  await setting(page, "--ok-accent").fill("#aa0055");
  await expect(snippet(page)).toContainText("--ok-accent: #aa0055;");
  await page.getByRole("button", { name: "Reset Accent" }).click();
  await expect(snippet(page)).not.toContainText("--ok-accent");
  await setting(page, "app-url").fill("https://example.org/");
  const handoff = quiz.getByRole("link");
  await expect(handoff).toHaveAttribute("href", /^https:\/\/example\.org\/#\/quiz\?q=1\.abca/);

  await page.getByRole("button", { name: "Reset everything" }).click();
  await expect(quiz.locator("legend")).toHaveText(LEGENDS[0]);
  await expect(setting(page, "metric")).toHaveValue("");
  expect(await snippet(page).textContent()).toBe(before);
});

test("the page tells what a host would be told", async ({ page }) => {
  await open(page);
  await page.getByText("Events your page receives").click();
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
    await openAdvanced(page);
    await setting(page, "metric").fill("Churn <b>");
    await setting(page, "--ok-okr").fill("#123456");
    if (pinned) await page.getByRole("checkbox", { name: /^Pin this version/ }).check();
    await expect(snippet(page)).toContainText(pinned ? 'integrity="sha384-' : "embed/okr-or-kpi.js");
    await paste(page);
    const quiz = new Quiz(page);
    await expect(page.getByRole("table")).toHaveCount(0);
    await quiz.answer("aaaa");
    await expect(quiz.verdict).toContainText("Churn <b>");
    await expect(quiz.verdict.locator("strong")).toHaveCSS("color", "rgb(18, 52, 86)");
  });

  test(`what is to be pasted for an iframe works, ${version}`, async ({ page }) => {
    await openAdvanced(page);
    await page.getByRole("radio", { name: /^iframe/ }).check();
    await setting(page, "metric").fill("Churn & more");
    if (pinned) await page.getByRole("checkbox", { name: /^Pin this version/ }).check();
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
  await openAdvanced(page);
  await page.getByText("Events your page receives").click();
  await page.getByRole("radio", { name: /^iframe/ }).check();
  await expect(setting(page, "required")).toBeHidden();
  const inside = page.frameLocator(".embed-page__preview iframe");
  await inside.locator("legend").waitFor();
  await field(page, "Light or dark").selectOption("Always dark");
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
  await openAdvanced(page);
  await page.getByRole("radio", { name: /^npm/ }).check();
  await expect(snippet(page)).toContainText('npm install okr-or-kpi\n\nimport "okr-or-kpi";');
});

test("the snippet is copied, or said not to have been", async ({ context, page }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openAdvanced(page);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied." })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await snippet(page).textContent());
  const version = await readFile(new URL("../dist/embed/version.txt", import.meta.url), "utf8");
  await page.getByRole("checkbox", { name: /^Pin this version/ }).check();
  await expect(snippet(page)).toContainText(version.trim().split(" ")[1]);

  await page.evaluate(() => delete Navigator.prototype.clipboard);
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.getByText("Your browser did not copy it: select the text and copy it.")).toBeVisible();
});
