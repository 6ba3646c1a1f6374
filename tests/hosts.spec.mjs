// The quiz on pages as others would write them. Each is a file in hosts/.

import { ALL_TOLD, axeFinds, expect, FALLBACK, open, quizIn, test, types } from "./hosts/host.mjs";

for (const width of [320, 1280]) {
  test(`two lines on a page are enough, and nothing on it shifts, ${width} px`, async ({
    page,
    quiz,
    told,
    fetched,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      window.shifts = [];
      const observer = new PerformanceObserver((list) => window.shifts.push(...list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      window.takeShifts = () => [...window.shifts, ...observer.takeRecords()];
    });
    await open(page, "plain.html");
    const shifts = await page.evaluate(async () => {
      // What has been drawn is observed by the second frame after it.
      for (let frames = 0; frames < 3; frames++) await new Promise(requestAnimationFrame);
      return window.takeShifts().map(({ value }) => value);
    });
    expect(shifts).toEqual([]);
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    expect(fetched).toEqual(["/embed/okr-or-kpi.js", "/embed/okr-or-kpi.wasm"]);
    await expect(page.getByText(FALLBACK)).toBeHidden();
    await expect(page.getByText("What follows the quiz")).toBeVisible();

    await quiz.answer("abca");
    await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
    await expect(quiz.verdict).toBeFocused();
    expect(types(await told())).toEqual(ALL_TOLD);
    expect(fetched.length).toBe(2);
    const { scrollWidth, innerWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      innerWidth,
    }));
    expect(scrollWidth).toBeLessThanOrEqual(innerWidth);
  });
}

test("the page's globals, storage, title and address stay as they were", async ({
  page,
  quiz,
}) => {
  await page.addInitScript(() => {
    const owners = [window, document, Object, Array, String, Promise, Element, HTMLElement];
    const look = () =>
      owners
        .flatMap((owner) => [owner, owner.prototype ?? {}])
        .flatMap((owner, place) => Reflect.ownKeys(owner).map((key) => `${place} ${String(key)}`));
    Object.defineProperty(window, "keys", { value: { before: [], look } });
    window.keys.before = look();
  });
  await open(page, "plain.html");
  const state = () =>
    page.evaluate(async () => ({
      address: location.href,
      title: document.title,
      entries: history.length,
      storage: localStorage.length + sessionStorage.length,
      cookie: document.cookie,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      root: document.documentElement.cloneNode().outerHTML,
      head: document.head.childElementCount,
      sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      body: document.body.childElementCount,
    }));
  const first = await state();
  expect(first).toMatchObject({
    title: "Notes on metrics",
    ...{ storage: 0, cookie: "", databases: 0, caches: 0, root: '<html lang="en"></html>' },
    ...{ sheets: 1, body: 1 },
  });
  await quiz.answer("abca");
  await quiz.button("Start again").click();
  expect(await state()).toEqual(first);
  const { before, after } = await page.evaluate(() => ({
    before: window.keys.before,
    after: window.keys.look(),
  }));
  expect(before.length).toBeGreaterThan(1000);
  expect(after.filter((key) => !before.includes(key))).toEqual([]);
  expect(before.filter((key) => !after.includes(key))).toEqual([]);
});

test("two quizzes on a page are independent and share one WASM", async ({
  page,
  told,
  fetched,
}) => {
  await open(page, "two.html");
  const [first, second] = ["#first", "#second"].map((id) =>
    quizIn(page.locator(id), page.locator(id)),
  );
  await first.answer("ab");
  await second.answer("cccc");
  await first.answer("aa", 3);
  await expect(first.verdict).toContainText("Churn");
  await expect(first.verdict.locator("strong")).toHaveText("OKR");
  await expect(second.verdict).toContainText("NPS");
  await expect(second.verdict.locator("strong")).toHaveText("KPI");
  expect((await first.value()).answers).toBe("abaa");
  expect((await second.value()).answers).toBe("cccc");

  await first.button("Start again").click();
  await expect(first.question(1)).toBeVisible();
  expect((await second.value()).answers).toBe("cccc");
  const events = await told();
  for (const id of ["first", "second"]) {
    const own = types(events.filter(([, , target]) => target === id));
    expect(own).toEqual(id === "first" ? [...ALL_TOLD, "reset"] : ALL_TOLD);
  }
  expect(fetched).toEqual(["/embed/okr-or-kpi.js", "/embed/okr-or-kpi.wasm"]);
});

test("under a strict policy, the versioned script runs with its integrity checked", async ({
  page,
  quiz,
  told,
  fetched,
}) => {
  await open(page, "strict.html");
  await quiz.name.fill("Churn");
  await quiz.answer("cccc");
  await expect(quiz.verdict.locator("strong")).toHaveText("KPI");
  expect(types(await told())).toEqual(ALL_TOLD);
  expect(fetched.length).toBe(2);
  for (const path of fetched) expect(path).toMatch(/^\/embed\/\d+\.\d+\.\d+\/okr-or-kpi\./);
});

test("where the policy runs no WASM, what stands in the tag stays", async ({
  page,
  told,
  foreseen,
}) => {
  foreseen.push(/^policy: script-src wasm-eval/, /^console: .*WebAssembly/);
  await page.goto("no-wasm.html");
  await expect.poll(told).toEqual([["error", { code: "wasm-blocked" }, ""]]);
  await expect(page.getByText(FALLBACK)).toBeVisible();
  expect(await page.locator("okr-or-kpi").evaluate((element) => element.value)).toBeNull();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what stands in the tag stays", async ({ page }) => {
    await page.goto("plain.html");
    await expect(page.getByText(FALLBACK)).toBeVisible();
    await expect(page.getByText("What follows the quiz")).toBeVisible();
  });
});

test("rough styles on the page leave the quiz usable", async ({ page, quiz, told }) => {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, "hostile.html");
    await expect(quiz.name).toBeVisible();
    await quiz.answer("bbbb");
    await expect(quiz.verdict.locator("strong")).toHaveText("Both");
    await expect(quiz.button("Start again")).toBeVisible();
    expect(types(await told())).toEqual(ALL_TOLD);
    const wide = await quiz.element.evaluate((element) => {
      const parts = [...element.shadowRoot.querySelectorAll("*")];
      return parts
        .filter((part) => part.getBoundingClientRect().right > innerWidth + 1)
        .map(({ className, localName }) => `${localName}.${className}`);
    });
    expect(wide).toEqual([]);
  }
});

test("on a page from right to left the bar and the scale are mirrored", async ({
  page,
  quiz,
}) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open(page, "rtl.html");
  const noScroll = () =>
    page.evaluate(() => {
      scrollTo(-100, 0);
      return [scrollX, document.documentElement.scrollWidth - innerWidth];
    });
  const direction = await quiz.element.evaluate((element) => {
    const bar = element.shadowRoot.getElementById("progress");
    return getComputedStyle(bar, "::after").backgroundImage;
  });
  expect(direction).toContain("to left");
  const radio = await quiz.option(1, "a").evaluate((input) => {
    const text = document.createRange();
    text.selectNodeContents(input.nextElementSibling);
    const box = input.getBoundingClientRect();
    const words = text.getBoundingClientRect();
    return { before: box.right - words.right, after: words.left - box.left };
  });
  expect(radio.before).toBeGreaterThan(20);
  expect(await noScroll()).toEqual([0, 0]);

  await quiz.answer("cccc");
  const places = await quiz.element.evaluate((element) => {
    const scale = element.shadowRoot.querySelector(".scale");
    const [kpi, , okr] = [...scale.children].map((zone) => zone.getBoundingClientRect());
    const mark = parseFloat(getComputedStyle(scale, "::before").right);
    return { kpiIsRight: kpi.left > okr.right, share: mark / scale.clientWidth };
  });
  expect(places.kpiIsRight).toBe(true);
  // A total of -5 stands near the start, which is on the right.
  expect(places.share).toBeLessThan(0.2);
  expect(await noScroll()).toEqual([0, 0]);
});

test("a page without a doctype shows the quiz", async ({ page, quiz, told }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await open(page, "quirks.html");
  expect(await page.evaluate(() => document.compatMode)).toBe("BackCompat");
  await quiz.answer("abca");
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
  expect(types(await told())).toEqual(ALL_TOLD);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test("the element from another site works where that one shares it", async ({
  page,
  quiz,
  told,
  fetched,
  foreseen,
  host,
}) => {
  foreseen.push(new RegExp(`^request elsewhere: ${host.other}embed/okr-or-kpi`));
  await open(page, "other.html");
  await quiz.answer("abca");
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
  expect(types(await told())).toEqual(ALL_TOLD);
  expect(fetched.length).toBe(2);
});

test("the element from a site that does not share it leaves what stands in the tag", async ({
  page,
  told,
  foreseen,
  host,
}) => {
  foreseen.push(new RegExp(`^request elsewhere: ${host.other}embed-no-cors/okr-or-kpi.js`));
  foreseen.push(/^console: Access to script .* blocked by CORS/, /^console: Failed to load/);
  await page.goto("other.html?embed=no-cors");
  await expect(page.getByText(FALLBACK)).toBeVisible();
  expect(await told()).toEqual([]);
  expect(await page.evaluate(() => customElements.get("okr-or-kpi"))).toBeUndefined();
});

test("storage that throws is never asked", async ({ page, quiz, told }) => {
  await page.addInitScript(() => {
    window.asked = [];
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(window, name, {
        get() {
          window.asked.push(name);
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  });
  await open(page, "plain.html");
  await quiz.answer("abca");
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
  expect(types(await told())).toEqual(ALL_TOLD);
  expect(await page.evaluate(() => window.asked)).toEqual([]);
});

test("a page that adds to every object's prototype changes nothing", async ({ page, quiz }) => {
  // What tells a test about the page is itself at a loss here: it is written
  // down by the page, as text.
  await page.addInitScript(() => {
    for (const type of ["ready", "start", "answer", "complete", "error"]) {
      addEventListener(`okr-or-kpi-${type}`, ({ detail }) => {
        const own = detail && Object.fromEntries(Object.entries(detail));
        document.documentElement.dataset.told =
          `${document.documentElement.dataset.told ?? ""}${type} ${JSON.stringify(own)}\n`;
      });
    }
  });
  await page.goto("polluted.html");
  await expect(quiz.question(1)).toBeVisible();
  await quiz.name.fill("Churn");
  await quiz.answer("abca");
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
  await expect(quiz.verdict).toContainText("Churn");
  const lines = (await page.locator("html").getAttribute("data-told")).trim().split("\n");
  expect(lines.slice(0, 2)).toEqual(["ready null", "start null"]);
  expect(lines[2]).toBe('answer {"question":1,"answer":"a","lean":1}');
  const [, complete] = /^complete (.*)/.exec(lines.at(-1));
  expect(JSON.parse(complete)).toMatchObject({ verdict: "okr", answers: "abca", metric: "Churn" });
});

test("loaded twice and beside a fixed version, it registers once and says nothing", async ({
  page,
  quiz,
  told,
  fetched,
}) => {
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  await open(page, "twice.html");
  await quiz.answer("abca");
  expect(types(await told())).toEqual(ALL_TOLD);
  expect(fetched.filter((path) => path.endsWith(".wasm")).length).toBe(1);
  await expect(quiz.element.locator(".result")).toHaveCount(1);
  expect(said).toEqual([]);
});

test("a key answers only the quiz that has the focus, and is not kept from the page elsewhere", async ({
  page,
}) => {
  await open(page, "two.html");
  const [first, second] = ["#first", "#second"].map((id) =>
    quizIn(page.locator(id), page.locator(id)),
  );
  await page.evaluate(() => {
    window.keys = [];
    addEventListener("keydown", ({ key, defaultPrevented }) => {
      window.keys.push([key, defaultPrevented]);
    });
  });
  await page.keyboard.press("a");
  await second.element.evaluate((element) => element.focus());
  await page.keyboard.press("b");
  await expect(second.question(2)).toBeVisible();
  await expect(first.question(1)).toBeVisible();
  await expect(first.element.locator("input:checked")).toHaveCount(0);
  expect(await page.evaluate(() => window.keys)).toEqual([
    ["a", false],
    ["b", true],
  ]);
});

test("in its frame the quiz is alone, and a key answers it at once", async ({ page, quiz }) => {
  await open(page, "embed/frame.html");
  await page.keyboard.press("a");
  await expect(quiz.question(2)).toBeVisible();
});

test("a frame whose quiz does not come says so in its language", async ({ page, foreseen }) => {
  foreseen.push(/^console: Failed to load/);
  await page.route("**/okr-or-kpi.js", (route) => route.abort());
  await page.goto("embed/frame.html#lang=de-AT");
  await expect(page.getByText("Führe sie als OKR.")).toBeVisible();
  await expect(page.getByText(FALLBACK)).toBeHidden();
  await page.goto("about:blank");
  await page.goto("embed/frame.html#lang=xx");
  await expect(page.getByText(FALLBACK)).toBeVisible();
  await expect(page.getByText("Führe sie als OKR.")).toBeHidden();
});

test("a page puts its own next step and its own button into the result", async ({ page, quiz }) => {
  await open(page, "plain.html");
  await quiz.element.evaluate((element) => {
    element.setAttribute("app-url", "https://example.org/");
    // What means something inside means nothing in what is the page's.
    element.closest("main").dataset.do = "start";
    element.insertAdjacentHTML(
      "beforeend",
      '<a slot="next" href="#book">Book a workshop</a><button slot="actions">Print it</button>',
    );
  });
  const link = page.getByRole("link", { name: "Book a workshop" });
  await expect(link).toBeHidden();
  await quiz.answer("abca");
  await expect(link).toBeVisible();
  await expect(page.getByRole("link", { name: "Continue in Waymark" })).toBeHidden();
  await quiz.button("Print it").click();
  await link.click();
  await expect(quiz.verdict).toBeVisible();
  await expect(page).toHaveURL(/#book$/);
});

for (const name of [
  ...["plain", "two", "strict", "hostile", "rtl", "quirks", "form", "early", "containers"],
  "twice",
]) {
  test(`axe finds nothing on the page ${name}.html, asking and advising`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, `${name}.html`);
    // Of the roughly styled page, only the quiz is ours to answer for.
    const within = name === "hostile" ? "okr-or-kpi" : "html";
    expect(await axeFinds(page, { within })).toEqual([]);
    const first = quizIn(page.locator("okr-or-kpi").first());
    if (name === "early") await first.answer("a", 4);
    else await first.answer("abca");
    await expect(first.verdict).toBeVisible();
    expect(await axeFinds(page, { within })).toEqual([]);
  });
}
