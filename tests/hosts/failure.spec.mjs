// What stands in the tag shows whenever the quiz does not.

import { expect, FALLBACK, open, quizIn, test, types } from "./host.mjs";

/** Lets the page make the next call into the WASM trap: `trap = true`. */
const trappable = (page) =>
  page.addInitScript(() => {
    window.trap = false;
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const { instance } = await instantiate(...given);
      const quiz = (...input) => {
        if (!window.trap) return instance.exports.quiz(...input);
        window.trap = false;
        throw new WebAssembly.RuntimeError("unreachable");
      };
      return { instance: { exports: { ...instance.exports, quiz } } };
    };
  });

/** Changes all a page can change on an element. */
const meddle = (element) =>
  element.evaluate((element) => {
    const attributes = ["answers", "metric", "lang", "app-url", "heading-level", "no-heading"];
    for (const name of [...attributes, "no-share", "theme", "required", "disabled"]) {
      element.setAttribute(name, name === "lang" ? "de" : "abca");
      element.removeAttribute(name);
    }
    element.reset();
    element.focus();
    element.answers = "ab";
    element.metric = "NPS";
    return element.value;
  });

test("until the WASM is there, what stands in the tag shows", async ({
  page,
  quiz,
  told,
  fetched,
  host,
}) => {
  const asked = page.waitForRequest(/\.wasm/);
  await page.goto("plain.html?embed=slow");
  await asked;
  await expect(page.getByText(FALLBACK)).toBeVisible();
  expect(await told()).toEqual([]);
  expect(await meddle(quiz.element)).toBeNull();
  await expect(page.getByText(FALLBACK)).toBeVisible();

  host.release();
  await expect(quiz.question(3)).toBeVisible();
  await expect(page.getByText(FALLBACK)).toBeHidden();
  await quiz.answer("aa", 3);
  await expect(quiz.verdict).toContainText("NPS");
  expect(types(await told())).toEqual(["ready", "start", "answer", "answer", "complete"]);
  expect(fetched.filter((path) => path.endsWith(".wasm")).length).toBe(1);
});

test("an element taken out before the WASM is there can come back", async ({
  page,
  quiz,
  host,
}) => {
  const asked = page.waitForRequest(/\.wasm/);
  await page.goto("plain.html?embed=slow");
  await asked;
  await page.evaluate(async () => {
    window.kept = document.querySelector("okr-or-kpi");
    window.kept.remove();
  });
  host.release();
  await page.evaluate(() => document.querySelector("main").append(window.kept));
  await quiz.answer("abca");
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
});

for (const mode of ["missing", "altered"]) {
  test(`where the WASM is ${mode}, what stands in the tags stays`, async ({
    page,
    told,
    fetched,
    foreseen,
  }) => {
    foreseen.push(/^console: (Failed to load resource|Failed to find a valid digest|Fetch API)/);
    await page.goto(`two.html?embed=${mode}`);
    await expect.poll(async () => (await told()).length).toBe(2);
    const detail = { code: "load-failed" };
    expect(await told()).toEqual([
      ["error", detail, "first"],
      ["error", detail, "second"],
    ]);
    for (const id of ["#first", "#second"]) {
      await expect(page.locator(id).locator("p")).toBeVisible();
      await meddle(page.locator(id));
      await expect(page.locator(id).locator("p")).toBeVisible();
    }
    expect((await told()).length).toBe(2);
    expect(fetched.filter((path) => path.endsWith(".wasm")).length).toBe(1);
  });
}

test("a form is not held up by a quiz that could not load", async ({ page, told, foreseen }) => {
  foreseen.push(/^console: (Failed to load resource|Failed to find a valid digest|Fetch API)/);
  await page.goto("form.html?embed=missing");
  await expect.poll(async () => types(await told())).toEqual(["error"]);
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page).toHaveURL(/sent\.html\?team=Growth$/);
});

for (const [when, letters] of [
  ["at a question", "ab"],
  ["at the result", "abca"],
]) {
  test(`after a trap ${when}, what stands in the tag is back and the page goes on`, async ({
    page,
    told,
  }) => {
    await trappable(page);
    await open(page, "two.html");
    const [first, second] = ["#first", "#second"].map((id) =>
      quizIn(page.locator(id), page.locator(id)),
    );
    await second.answer("cc");
    await first.answer(letters);
    await page.evaluate(() => (window.trap = true));
    await first.button("Back").click();
    await expect(page.getByText(FALLBACK)).toBeVisible();
    await expect(first.element.locator("#quiz")).toHaveCount(0);
    const events = await told();
    expect(events.at(-1)).toEqual(["error", { code: "trapped" }, "first"]);

    await meddle(first.element);
    await expect(page.getByText(FALLBACK)).toBeVisible();
    expect((await told()).length).toBe(events.length);

    await second.answer("cc", 3);
    await expect(second.verdict.locator("strong")).toHaveText("KPI");
    expect((await told()).at(-1)).toMatchObject(["complete", { verdict: "kpi" }, "second"]);
    // One that comes later is none the worse for it.
    await page.evaluate(() => {
      document.querySelector("main").append(document.createElement("okr-or-kpi"));
    });
    const third = quizIn(page.locator("okr-or-kpi").nth(2));
    await third.answer("aaaa");
    await expect(third.verdict.locator("strong")).toHaveText("OKR");
  });
}

test("a form is not held up by a quiz that trapped", async ({ page, quiz }) => {
  await trappable(page);
  await open(page, "form.html");
  await page.evaluate(() => (window.trap = true));
  await quiz.option(1, "a").click();
  await expect(page.getByText(FALLBACK)).toBeVisible();
  await page.getByRole("button", { name: "Propose" }).click();
  await expect(page).toHaveURL(/sent\.html\?team=Growth$/);
});

test("what a page does while the sentences of a language are on the way does no harm", async ({
  page,
  quiz,
  told,
}) => {
  let letGo;
  const held = new Promise((done) => (letGo = done));
  await page.route(/\.json/, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(/\.json/);
  await page.goto("sent.html");
  await page.addScriptTag({ type: "module", url: "/embed/okr-or-kpi.js" });
  await page.evaluate(() => {
    document.body.innerHTML = "<form><okr-or-kpi lang=de><p>Do you want to change the number?</p>";
  });
  await asked;
  await meddle(quiz.element);
  await page.evaluate(() => document.forms[0].reset());
  letGo();
  await expect(quiz.element.locator("legend")).toBeVisible();
  expect(types(await told())).toEqual(["ready"]);
});
