// The app around the quiz: pages, addresses, and what shows without it.

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as engine } from "@playwright/test";
import { chromium } from "./browser.mjs";
import { ANSWERS, expect, heldBack, LEGENDS, Quiz, test, watch } from "./journey.mjs";
import { SUB_PATH } from "./server.mjs";

test("the header leads to the four pages, and the empty address to the quiz", async ({
  page,
  quiz,
}) => {
  await quiz.open();
  const link = (name) => page.getByRole("navigation").getByRole("link", { name });
  await expect(link("Quiz")).toHaveAttribute("aria-current", "page");
  await link("Grade").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "What score does this result deserve?",
  );
  await expect(page.getByLabel("Objective", { exact: true })).toBeVisible();
  await expect(page.getByRole("main")).toBeFocused();
  await expect(page).toHaveURL(/#\/grade$/);
  await expect(link("Grade")).toHaveAttribute("aria-current", "page");
  await expect(link("Quiz")).not.toHaveAttribute("aria-current");
  await link("Goals").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Am I on track?");
  await expect(page.getByText("No objectives yet.")).toBeVisible();
  await expect(page).toHaveTitle("Am I on track? · Waymark");
  await link("KPIs").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is anything happening?");
  await expect(page.getByText("No KPIs yet.")).toBeVisible();
  await expect(page).toHaveTitle("Is anything happening? · Waymark");
  await expect(link("KPIs")).toHaveAttribute("aria-current", "page");
  await link("Quiz").click();
  await expect(quiz.question(1)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is anything happening?");
});

test("an address that leads nowhere says so and leads back", async ({ page, quiz }) => {
  await page.goto("#/nowhere/<b>x</b>");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
  await expect(page.getByText("#/nowhere/")).toBeVisible();
  await page.getByRole("link", { name: "Take the quiz" }).click();
  await expect(quiz.question(1)).toBeVisible();
});

test("leaving the quiz for another page and coming back keeps it", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.answer("ab");
  await page.getByRole("link", { name: "Grade" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("What score");
  await page.goBack();
  await expect(quiz.question(3)).toBeVisible();
  await quiz.button("Back").click();
  await expect(quiz.option(2, "b")).toBeChecked();
});

test("the site works under any path", async ({ page, quiz }) => {
  await quiz.open(`${SUB_PATH}#/quiz?q=1.abca`);
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
});

test("the page has an icon", async ({ page, request }) => {
  await page.goto("");
  const icon = await page.locator('link[rel="icon"]').getAttribute("href");
  const response = await request.get(new URL(icon, page.url()).href);
  expect(response.ok()).toBe(true);
  expect(response.headers()["content-type"]).toContain("image/svg+xml");
});

test("each page of the header is shown from its top, with the header", async ({ page, quiz }) => {
  await quiz.open();
  const pages = page.getByRole("navigation", { name: "Pages" });
  // The first time its parts are still to come, the second time they are here.
  for (const name of ["Grade", "Goals", "KPIs", "Quiz", "Grade", "Goals", "KPIs", "Quiz"]) {
    await pages.getByRole("link", { name, exact: true }).click();
    await expect(pages.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
    await expect(page.locator("main")).toBeFocused();
    await expect(page.locator("main .loading")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeInViewport();
    expect(await page.evaluate(() => scrollY), name).toBe(0);
  }
});

test("before the app arrives the page is real, and then replaced", async ({ page, quiz }) => {
  let letThrough;
  const held = new Promise((done) => (letThrough = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("");
  await expect(page.getByRole("link", { name: "Waymark" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("OKR or KPI?");
  await expect(page.getByText("Answer four questions about a metric")).toBeVisible();
  await expect(page.getByRole("heading", { name: LEGENDS[0] })).toBeVisible();
  await expect(page.getByText("The quiz by hand")).toBeHidden();
  letThrough();
  await expect(quiz.question(1)).toBeVisible();
  for (const once of ["Waymark", "OKR or KPI?", LEGENDS[0], "Question 1 of 4"]) {
    await expect(page.getByText(once, { exact: true })).toHaveCount(1);
  }
});

test("at another page's address there is no quiz before the app arrives", async ({ page }) => {
  const letCome = await heldBack(page, "waymark");
  await page.goto("#/goals");
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(page.getByRole("link", { name: "Waymark" })).toBeVisible();
  for (const [place, legend] of LEGENDS.entries()) {
    await expect(page.getByText(legend).first(), `question ${place + 1}`).toBeHidden();
  }
  await expect(page.getByRole("contentinfo")).not.toBeInViewport();
  letCome();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Am I on track?");
});

for (const [where, begins] of [
  ["#/grade?k=Trials&s=0&g=10", ["What score does this result deserve?"]],
  ["#/goals", ["Am I on track?", "Write down what you want"]],
  ["#/kpis", ["Is anything happening?", "A KPI, a key performance indicator"]],
]) {
  test(`${where} begins before the app and its own style arrive, and stays where it is`, async ({ page }) => {
    const letApp = await heldBack(page, "waymark");
    const letPart = await heldBack(page, where.match(/\w+/)[0]);
    let letDress;
    const mayDress = new Promise((done) => (letDress = done));
    await page.route(/\/(grade|pages)-\w+\.css$/, async (route) => {
      await mayDress;
      await route.fallback();
    });
    // Its style belongs to what the browser waits for.
    await page.goto(where, { waitUntil: "commit" });
    const places = () =>
      Promise.all(
        begins.map((words) => page.locator("main").getByText(words).filter({ visible: true }).boundingBox()),
      );
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(begins[0]);
    const before = await places();
    await expect(page.getByText("Loading…").filter({ visible: true })).toBeVisible();
    await expect(page.getByRole("contentinfo")).not.toBeInViewport();
    letDress();
    await page.waitForFunction(() => document.styleSheets.length > 1);
    expect(await places()).toEqual(before);
    // The app waits for what it is to draw.
    letApp();
    letPart();
    await expect(page.getByText("Loading…").filter({ visible: true })).toHaveCount(0);
    expect(await places()).toEqual(before);
  });
}

test("a page that writes numbers has a worker ask how, which ends; the quiz does without", async ({
  page,
  quiz,
}) => {
  const workers = [];
  page.on("worker", (worker) => {
    const ended = worker.waitForEvent("close");
    workers.push({ url: worker.url(), ended });
  });
  await quiz.open();
  expect(workers).toEqual([]);
  await page.goto("#/grade");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect.poll(() => workers.map(({ url }) => url)).toEqual([expect.stringMatching(/\/intl-\w+\.js$/)]);
  await workers[0].ended;
});

for (const [what, without] of [
  ["there are no workers", (page) => page.addInitScript(() => delete window.Worker)],
  ["it does not come", (page) => page.route("**/intl-*.js", (route) => route.abort())],
]) {
  test(`where ${what} the page asks itself how numbers are written`, async ({ page, foreseen }) => {
    foreseen.push(/console: Failed to load resource/);
    await without(page);
    await page.goto("#/grade");
    await page.getByLabel("Target").first().fill("1234.5");
    await expect(page.getByText("1,234.5").first()).toBeVisible();
  });
}

/** The four questions and how to score them, readable. */
async function expectQuizByHand(page) {
  await expect(page.getByRole("heading", { name: "The quiz by hand" })).toBeVisible();
  for (const [place, legend] of LEGENDS.entries()) {
    await expect(page.getByRole("heading", { name: legend, level: 3 })).toBeVisible();
    for (const answer of Object.values(ANSWERS[place])) {
      await expect(page.getByText(answer).last()).toBeVisible();
    }
  }
  await expect(page.getByText("+2 or more: OKR")).toBeVisible();
  await expect(page.getByText("−2 or less: KPI")).toBeVisible();
}

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("the four questions and how to score them are readable", async ({ page }) => {
    await page.goto("");
    await expectQuizByHand(page);
    await expect(page.getByText("Without JavaScript the page cannot ask you.")).toBeVisible();
  });
});

for (const [what, answer] of [
  ["does not arrive", (route) => route.abort()],
  ["is cut short", (route) => route.fulfill({ body: "", contentType: "application/wasm" })],
  ["is something else", (route) => route.fulfill({ body: "no", contentType: "text/plain" })],
]) {
  test(`when the WASM ${what} the quiz can be taken by hand`, async ({ page, foreseen }) => {
    foreseen.push(/console: Failed to load resource/);
    await page.route("**/*.wasm", answer);
    await page.goto("#/goals");
    await expectQuizByHand(page);
    await page.goto("");
    await page.reload();
    await expectQuizByHand(page);
    await expect(page.getByText("The app could not be loaded.")).toBeVisible();
    await page.getByRole("link", { name: "save your data" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Save your data");
  });
}

test("when not even the script that loads it arrives, the quiz by hand does", async ({
  page,
  foreseen,
}) => {
  foreseen.push(/console: Failed to load resource/);
  await page.route("**/start-*.js", (route) => route.abort());
  await page.goto("");
  await expect(page.getByRole("heading", { name: "The quiz by hand" })).toBeVisible({
    timeout: 15_000,
  });
  await expectQuizByHand(page);
});

test("a browser that is too old for the looks gets the quiz by hand", async ({ page }) => {
  await page.addInitScript(() => {
    CSS.supports = () => false;
  });
  await page.goto("");
  await expectQuizByHand(page);
});

test("the page's policy allows no inline script, no eval and nothing from elsewhere", async ({
  page,
  quiz,
  foreseen,
}) => {
  await quiz.open();
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content");
  expect(policy).not.toMatch(/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|\*|data:|https?:/);
  foreseen.push(/^policy: (script-src|style-src|connect-src|img-src)/, /^console: /);
  const got = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.inlineScriptRan = true";
    document.body.append(script);
    const style = document.createElement("p");
    style.setAttribute("style", "color: rgb(1, 2, 3)");
    document.body.append(style);
    const refused = (work) => {
      try {
        work();
        return false;
      } catch (error) {
        return error instanceof EvalError;
      }
    };
    // Awaited first: the driver may eval in the task it is called in.
    const wasm = await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return {
      inline: window.inlineScriptRan ?? false,
      style: getComputedStyle(style).color === "rgb(1, 2, 3)",
      evalRefused: refused(() => new Function("return 1")),
      wasm: wasm instanceof WebAssembly.Module,
    };
  });
  expect(got).toEqual({ inline: false, style: false, evalRefused: true, wasm: true });
});

test("where the policy blocks WASM the quiz can be taken by hand", async ({ page, foreseen }) => {
  foreseen.push(/^policy: script-src wasm-eval/, /console: .*(WebAssembly|wasm)/);
  await page.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
    await route.fulfill({ response, headers });
  });
  await page.goto("");
  await expectQuizByHand(page);
});

test("with storage blocked the quiz works", async () => {
  // The browser's own setting, which only a profile can hold.
  const profile = await mkdtemp(join(tmpdir(), "waymark-"));
  await mkdir(join(profile, "Default"));
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(profile, "Default", "Preferences"), JSON.stringify(settings));
  const context = await engine.launchPersistentContext(profile, {
    ...chromium.launchOptions,
    // The headless shell has no settings.
    executablePath: process.env.WAYMARK_CHROMIUM_WHOLE ?? process.env.WAYMARK_CHROMIUM,
    baseURL: process.env.WAYMARK_URL,
  });
  try {
    const page = await context.newPage();
    const troubles = await watch(page, []);
    const quiz = new Quiz(page);
    await quiz.open();
    const blocked = await page.evaluate(() => {
      try {
        return String(localStorage.length);
      } catch (error) {
        return error.name;
      }
    });
    expect(blocked).toBe("SecurityError");
    await quiz.name.fill("NPS");
    await quiz.answer("abca");
    await expect(quiz.verdict).toContainText("OKR");
    await page.goBack();
    await expect(quiz.option(4, "a")).toBeChecked();
    expect(troubles).toEqual([]);
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test("a panic is said over the page, with a way to reload", async ({ page, quiz, foreseen }) => {
  foreseen.push(/uncaught: .*(unreachable|broken on purpose)/);
  await quiz.open();
  const notice = page.getByRole("alert").filter({ hasText: "Waymark has stopped" });
  await expect(notice).toHaveCount(0);
  // The app cannot draw another page without this.
  await page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new Error("broken on purpose");
    };
  });
  await page.getByRole("link", { name: "Grade" }).click();
  await expect(notice).toBeVisible();
  await expect(notice.locator("code")).toContainText("panicked");
  await notice.getByRole("button", { name: "Reload the page" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("What score");
  await expect(notice).toHaveCount(0);
});

test("a quiz that breaks gives way to what stands in its place", async ({ page, quiz }) => {
  await quiz.open();
  const code = quiz.element.evaluate(
    (element) =>
      new Promise((done) => {
        element.addEventListener("okr-or-kpi-error", (event) => done(event.detail.code));
      }),
  );
  await quiz.option(1, "a").check();
  await page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new Error("broken on purpose");
    };
  });
  await quiz.button("Continue").click();
  // The fallback needs a slot, which cannot be made either: nothing is left
  // unhandled all the same, and the page is told.
  expect(await code).toBe("trapped");
  await expect(quiz.question(1)).toHaveCount(0);
  await expect(page.getByText("The quiz has stopped working.")).toBeVisible();
});
