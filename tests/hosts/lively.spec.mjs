// Pages that do things to the quiz while somebody takes it.

import { expect, FALLBACK, open, quizIn, test, types } from "./host.mjs";

/** How many steps the element shows, and whether its fallback. */
const shown = (element) =>
  element.evaluate(({ shadowRoot }) => ({
    steps: shadowRoot.querySelectorAll("legend#step, .verdict").length,
    quizzes: shadowRoot.querySelectorAll("#quiz").length,
    slots: shadowRoot.querySelectorAll("slot:not([name])").length,
  }));
const ONE = { steps: 1, quizzes: 1, slots: 0 };

for (const how of ["append", "moveBefore", "remove"]) {
  test(`a quiz under way survives being moved, by ${how}`, async ({
    page,
    quiz,
    told,
    fetched,
  }) => {
    await open(page, "containers.html");
    await quiz.name.fill("Churn");
    await quiz.answer("ab");
    await quiz.option(3, "c").check();
    await page.evaluate(async (how) => {
      const there = document.getElementById("there");
      const quiz = document.querySelector("okr-or-kpi");
      if (how === "remove") {
        quiz.remove();
        await new Promise(requestAnimationFrame);
        there.append(quiz);
      } else {
        // Older browsers cannot move without taking out.
        (there[how] ?? there.insertBefore).call(there, quiz, ...(how === "append" ? [] : [null]));
      }
    }, how);
    await expect(page.locator("#there > okr-or-kpi")).toBeVisible();
    await expect(quiz.option(3, "c")).toBeChecked();
    await quiz.button("Continue").click();
    await quiz.answer("a", 4);
    await expect(quiz.verdict).toContainText("Churn");
    expect((await quiz.value()).answers).toBe("abca");
    expect(types(await told()).filter((type) => type === "ready").length).toBe(1);
    expect(fetched.length).toBe(2);
  });
}

test("moveBefore keeps the focus in the quiz", async ({ page, quiz }) => {
  await open(page, "containers.html");
  await quiz.option(1, "b").focus();
  await page.evaluate(() => {
    document.getElementById("there").moveBefore(document.querySelector("okr-or-kpi"), null);
  });
  await expect(quiz.option(1, "b")).toBeFocused();
});

test("a copy of a quiz under way is a fresh quiz", async ({ page, told }) => {
  await open(page, "containers.html");
  const original = quizIn(page.locator("#here"));
  const copy = quizIn(page.locator("#there"));
  await original.answer("ab");
  await page.evaluate(() => {
    const quiz = document.querySelector("okr-or-kpi");
    document.getElementById("there").append(quiz.cloneNode(true));
  });
  await expect(copy.question(1)).toBeVisible();
  await expect(page.locator("#there").getByRole("radio", { checked: true })).toHaveCount(0);
  await copy.answer("cccc");
  await expect(original.question(3)).toBeVisible();
  await original.answer("aa", 3);
  expect((await original.value()).answers).toBe("abaa");
  expect(types(await told()).filter((type) => type === "complete").length).toBe(2);
});

test("a quiz that was hidden is as it was when it is shown again", async ({ page, quiz }) => {
  await open(page, "containers.html");
  await quiz.answer("ab");
  await quiz.option(3, "a").check();
  for (const hide of [
    (element) => (element.hidden = true),
    (element) => (element.parentElement.style.display = "none"),
  ]) {
    await quiz.element.evaluate(hide);
    await expect(quiz.question(3)).toBeHidden();
    await quiz.element.evaluate((element) => {
      element.hidden = false;
      element.parentElement.style.display = "";
    });
    await expect(quiz.option(3, "a")).toBeChecked();
  }
});

test("attributes can change while the quiz is taken", async ({ page, quiz, told, host }) => {
  await open(page, "containers.html");
  const set = (name, value) =>
    quiz.element.evaluate((element, [name, value]) => element.setAttribute(name, value), [
      name,
      value,
    ]);
  const title = page.getByRole("heading", { name: "OKR or KPI?" });

  await quiz.option(1, "a").check();
  await set("metric", "Churn");
  await expect(quiz.name).toHaveCount(0);
  await expect(quiz.option(1, "a")).toBeChecked();
  await quiz.button("Continue").click();

  await quiz.option(2, "b").check();
  await set("heading-level", "4");
  await expect(title).toHaveJSProperty("localName", "h4");
  await set("no-heading", "");
  await expect(title).toHaveCount(0);
  await quiz.element.evaluate((element) => element.removeAttribute("no-heading"));
  await expect(title).toHaveCount(1);
  // The focus was on what was drawn anew: it stays in the quiz.
  expect(await page.evaluate(() => document.activeElement.localName)).toBe("okr-or-kpi");
  await expect(quiz.option(2, "b")).toBeChecked();

  for (const [theme, colour] of [
    ["dark", "rgb(239, 237, 244)"],
    ["light", "rgb(27, 26, 32)"],
  ]) {
    await set("theme", theme);
    await expect(quiz.element.locator("#quiz")).toHaveCSS("color", colour);
  }
  await set("lang", "de");
  await expect(quiz.element.locator("#quiz")).toHaveAttribute("lang", "de");
  await expect(quiz.element.getByRole("radio").nth(1)).toBeChecked();
  await set("lang", "xx");
  await expect(quiz.option(2, "b")).toBeChecked();

  await set("answers", "abca");
  await expect(quiz.verdict).toContainText("Churn");
  await expect(quiz.button("Copy link")).toHaveCount(0);
  await set("app-url", `${host.url}sent.html`);
  await expect(quiz.button("Copy link")).toBeVisible();
  await set("no-share", "");
  await expect(quiz.button("Copy link")).toHaveCount(0);
  await set("metric", "NPS");
  await expect(quiz.verdict).toContainText("NPS");
  await set("answers", "ab");
  await expect(quiz.question(3)).toBeVisible();
  expect(types(await told())).toEqual(["ready", "start", "answer"]);
  expect(await shown(quiz.element)).toEqual(ONE);
});

test("a language whose sentences do not arrive leaves the quiz as it is", async ({
  page,
  quiz,
  told,
  foreseen,
}) => {
  foreseen.push(/^console: Failed to load resource/);
  await page.route(/\.json/, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await open(page, "containers.html");
  await quiz.answer("a");
  await quiz.element.evaluate((element) => {
    element.shadowRoot.getElementById("quiz").dataset.old = "";
    element.lang = "de";
  });
  // It is drawn anew once it is clear that there are no sentences.
  await expect(quiz.element.locator("[data-old]")).toHaveCount(0);
  await quiz.answer("b", 2);
  await expect(quiz.question(3)).toBeVisible();
  expect(types(await told())).not.toContain("error");
});

test("an element whose language does not arrive is there in English", async ({
  page,
  quiz,
  foreseen,
}) => {
  foreseen.push(/^console: Failed to load resource/);
  await page.route(/\.json/, (route) => route.fulfill({ status: 404, body: "Not found" }));
  await page.goto("sent.html");
  await page.addScriptTag({ type: "module", url: "/embed/okr-or-kpi.js" });
  await page.evaluate(() => {
    const quiz = document.createElement("okr-or-kpi");
    quiz.lang = "de-AT";
    document.body.append(quiz);
  });
  await expect(quiz.question(1)).toBeVisible();
});

/**
 * Each: what a page does, and for each event in whose listener it does it what a person
 * then does until there is a verdict: answer and go on (`a`), answer and be taken along
 * (`t`). Where the page has taken the quiz away it puts it back (`b`).
 */
const DOES = {
  "reset()": [
    (element) => element.reset(),
    { start: "aaaaa", answer: "aaaaa", complete: "aaaaaaaa", focusout: "aaaaa" },
  ],
  "answers": [
    (element) => (element.answers = "abca"),
    { start: "t", answer: "a", complete: "aaaa", focusout: "a" },
  ],
  "fewer answers": [
    (element) => (element.answers = "a"),
    { start: "aaaa", answer: "aaaa", complete: "aaaaaaa", focusout: "aaaa" },
  ],
  "remove()": [
    (element) => element.remove(),
    { start: "tbaaaa", answer: "abaaa", complete: "aaaab", focusout: "abaaa" },
  ],
  "metric": [
    (element) => (element.metric = "NPS"),
    { start: "aaaa", answer: "aaaa", complete: "aaaa", focusout: "aaaa" },
  ],
};

for (const [what, [act, ways]] of Object.entries(DOES)) {
  test(`a page may use ${what} in a listener for any event`, async ({ page, quiz }) => {
    for (const [event, way] of Object.entries(ways)) {
      const type = event === "focusout" ? event : `okr-or-kpi-${event}`;
      await test.step(type, async () => {
        await open(page, "containers.html");
        await quiz.element.evaluate(
          (element, [type, act]) => {
            window.kept = element;
            const run = new Function(`return ${act}`)();
            element.addEventListener(type, () => run(element), { once: true });
          },
          [type, act.toString()],
        );
        const radio = quiz.element.locator("fieldset .option input").nth(1);
        for (const step of way) {
          await expect(quiz.element, type).toHaveCount(step === "b" ? 0 : 1);
          await expect(quiz.verdict, type).toHaveCount(0);
          if (step === "b") {
            await page.evaluate(() => document.getElementById("there").append(window.kept));
          } else {
            await radio.click();
            if (step === "a") await quiz.button("Continue").click();
          }
          const drawn = () => window.kept.shadowRoot.querySelectorAll("#quiz").length;
          expect(await page.evaluate(drawn), type).toBe(1);
        }
        expect(await shown(quiz.element), type).toEqual(ONE);
        await expect(quiz.verdict, type).toBeVisible();
      });
    }
  });
}

test("an app-url makes a link where it is an address, and nowhere else", async ({ page, quiz }) => {
  await open(page, "containers.html");
  for (const [url, links] of [
    ["javascript:alert(1)", false],
    ["JavaScript:alert(1)//http://", false],
    [" javascript:alert(1)", false],
    ["data:text/html,<p>x</p>", false],
    ["//example.org/app", false],
    ["/app", false],
    ["ftp://example.org/", false],
    ["", false],
    ["http://127.0.0.1/app", true],
    ["HTTPS://127.0.0.1/app#old", true],
  ]) {
    const what = `app-url="${url}"`;
    await quiz.element.evaluate((element, url) => {
      element.removeAttribute("app-url");
      element.reset();
      element.setAttribute("app-url", url);
      element.answers = "abca";
    }, url);
    await expect(quiz.verdict, what).toBeVisible();
    await expect(quiz.button("Copy link"), what).toHaveCount(links ? 1 : 0);
    await expect(quiz.element.locator("a"), what).toHaveCount(links ? 1 : 0);
    if (!links) continue;
    const [address] = url.split("#");
    const href = await quiz.element.locator("a").getAttribute("href");
    expect(href, what).toBe(`${address}#/quiz?q=1.abca`);
  }
});

test("the hand-off says where it leads, and a page can keep the person", async ({
  context,
  page,
  quiz,
  told,
  host,
}) => {
  await open(page, "containers.html");
  await quiz.element.evaluate((element, url) => {
    element.setAttribute("app-url", url);
    element.metric = "Trial & error";
    element.addEventListener("okr-or-kpi-handoff", (event) => event.preventDefault(), {
      once: true,
    });
  }, `${host.url}sent.html`);
  await quiz.answer("abca");
  const link = quiz.element.locator("a");
  const before = context.pages().length;
  await link.click();
  const [type, detail] = (await told()).at(-1);
  expect(type).toBe("handoff");
  const url = `${host.url}sent.html#/quiz?q=1.abca&m=Trial+%26+error`;
  expect(detail).toEqual({ ...(await quiz.value()), url });
  expect(context.pages().length).toBe(before);

  const opened = context.waitForEvent("page");
  await link.click();
  expect((await opened).url()).toMatch(/sent\.html#\/quiz|about:blank/);
  expect(await (await opened).evaluate(() => window.opener)).toBeNull();
  await expect(await opened).toHaveURL(url);
});

test("no value of any attribute breaks the quiz", async ({ page, quiz }) => {
  await open(page, "containers.html");
  await page.route("https://**", (route) => route.abort());
  const broken = await quiz.element.evaluate(async (element) => {
    // A fixed sequence: what fails once fails again.
    let seed = 1;
    const random = (below) => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    const names = [
      ...["answers", "metric", "theme", "heading-level", "no-heading", "no-share", "app-url"],
      ...["lang", "name", "disabled", "required", "dir", "style", "class", "id", "hidden"],
    ];
    const values = [
      ...["", "a", "abca", "abcz", "ABCA", "aaaaa", "0", "2", "6", "7", "-1", "1e9", "NaN"],
      ...["dark", "light", "auto", "de", "de-AT", "en", "xx", "__proto__", "constructor", "rtl"],
      ...["http://x.example/", "https://x.example/#", "javascript:1", "https://", "<b>", "&amp;"],
      ...["\0\t\n\x1c\x1d\x1e\x1f", "$1$&$$", "\ud800", "🙂".repeat(120), "x".repeat(10_000)],
      ...["נתון", "\u202e", "  ", "null", "undefined", "\\", "\r\n", "%00", "9\x1d12", "1.5"],
    ];
    const broken = [];
    for (let round = 0; round < 600; round++) {
      const name = names[random(names.length)];
      const value = values[random(values.length)];
      if (random(4) === 0) element.removeAttribute(name);
      else element.setAttribute(name, value);
      if (random(20) === 0) element.reset();
      if (random(7) === 0) await new Promise(requestAnimationFrame);
      element.hidden = false;
      element.removeAttribute("style");
      const step = element.shadowRoot.querySelectorAll("legend#step, .verdict");
      const whole = step.length === 1 && step[0].offsetHeight > 0 && step[0].textContent !== "";
      if (!whole) broken.push(`${round}: ${name}=${JSON.stringify(value.slice(0, 20))}`);
      const rest = element.shadowRoot.textContent.match(/undefined|NaN|\[object|\$\d|[\x1c-\x1f]/);
      if (rest && !/undefined|NaN|\$1/.test(element.metric)) broken.push(`${round}: ${rest[0]}`);
    }
    return broken;
  });
  expect(broken).toEqual([]);
  await quiz.element.evaluate((element) => {
    for (const name of element.getAttributeNames()) element.removeAttribute(name);
    element.reset();
  });
  await quiz.answer("abca");
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
});

test("an element that was never on the page waits until it is", async ({ page, told, fetched }) => {
  await page.goto("sent.html");
  await page.addScriptTag({ type: "module", url: "/embed/okr-or-kpi.js" });
  await page.evaluate(async () => {
    await customElements.whenDefined("okr-or-kpi");
    window.kept = document.createElement("okr-or-kpi");
    window.kept.innerHTML = "<p>Do you want to change the number?</p>";
    window.kept.answers = "ab";
  });
  expect(fetched).toEqual(["/embed/okr-or-kpi.js"]);
  await page.evaluate(() => document.body.append(window.kept));
  await expect(quizIn(page).question(3)).toBeVisible();
  await expect(page.getByText(FALLBACK)).toBeHidden();
  expect(types(await told())).toEqual(["ready"]);
  expect(fetched.length).toBe(2);
});
