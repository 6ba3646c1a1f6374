// The quiz in an iframe, with and without an origin of its own.

import { ALL_TOLD, axeFinds, expect, FALLBACK, quizIn, test as hosts, types } from "./host.mjs";

const test = hosts.extend({
  /** Counts the messages that each window gets, and keeps the heights told. */
  messages: [
    async ({ page }, use) => {
      await page.addInitScript(() => {
        const messages = { received: 0, heights: [], posted: [] };
        Object.defineProperty(window, "messages", { value: messages });
        addEventListener("message", ({ data }) => {
          messages.received++;
          if (data?.source !== "okr-or-kpi") return;
          messages.posted.push(data);
          if (data.type === "resize") messages.heights.push(data.height);
        });
      });
      await use(() => page.evaluate(() => window.messages));
    },
    { auto: true },
  ],
});

const FRAME = "iframe[data-okr-or-kpi]";
const inFrame = (page) => quizIn(page.frameLocator(FRAME));

/** Waits until the frame is as high as what is in it. */
async function fits(page) {
  const content = page.frameLocator(FRAME).locator("html");
  const frame = page.locator(FRAME);
  await expect
    .poll(async () => {
      const within = await content.evaluate((html) => html.getBoundingClientRect().height);
      return Math.abs((await frame.evaluate(({ clientHeight }) => clientHeight)) - within);
    })
    .toBeLessThan(2);
}

const frames = (page, count) =>
  page.evaluate(async (count) => {
    for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame);
  }, count);

for (const width of [320, 1280]) {
  test(`in a sandbox the quiz is taken, told of, and as high as it is, ${width} px`, async ({
    page,
    told,
    fetched,
    messages,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("frame.html");
    const quiz = inFrame(page);
    await expect(quiz.question(1)).toBeVisible();
    await expect.poll(async () => types(await told())).toEqual(["ready"]);
    await fits(page);
    for (const [place, letter] of [..."abca"].entries()) {
      await quiz.answer(letter, place + 1);
      await fits(page);
    }
    await expect(quiz.verdict).toContainText("NPS");
    await expect(quiz.verdict).toBeFocused();
    expect(types(await told())).toEqual(ALL_TOLD);
    expect((await told()).every(([, , target]) => target === "quiz")).toBe(true);
    const [, complete] = (await told()).at(-1);
    expect(complete).toEqual(await quiz.value());

    const before = (await messages()).heights;
    await frames(page, 20);
    const { heights } = await messages();
    expect(heights).toEqual(before);
    expect(heights.length).toBeLessThanOrEqual(12);
    expect(Math.max(...heights)).toBeLessThan(6000);
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(scrolls).toBe(false);
    const inner = await quiz.element.evaluate(
      () => document.documentElement.scrollWidth > innerWidth,
    );
    expect(inner).toBe(false);
    expect(fetched.filter((path) => path.endsWith(".wasm")).length).toBe(1);

    await quiz.button("Start again").click();
    await expect.poll(async () => types(await told()).at(-1)).toBe("reset");
    await fits(page);
    await page.setViewportSize({ width: 640, height: 800 });
    await fits(page);
  });
}

test("in a sandbox, what may not be copied is shown to be copied by hand", async ({
  page,
  foreseen,
}) => {
  foreseen.push(/^console: .*[Pp]ermissions policy/);
  await page.goto("frame.html");
  const quiz = inFrame(page);
  await quiz.answer("abca");
  await quiz.button("Copy as Markdown").click();
  const text = page.frameLocator(FRAME).getByRole("textbox", { name: /copy by hand/ });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/^## NPS: OKR/);
  await fits(page);
});

test("the script may come before the frame", async ({ page, told }) => {
  await page.goto("frame-first.html");
  const quiz = inFrame(page);
  await quiz.answer("cccc");
  await expect.poll(async () => types(await told())).toEqual(ALL_TOLD);
  await fits(page);
});

test("the script may come when the frame has long been ready", async ({ page, told }) => {
  await page.goto("frame-late.html");
  const quiz = inFrame(page);
  await quiz.answer("a");
  expect(await told()).toEqual([]);
  await page.addScriptTag({ url: "/embed/frame.js" });
  await expect.poll(async () => types(await told())).toEqual(["ready"]);
  await fits(page);
  await quiz.answer("bca", 2);
  await expect
    .poll(async () => types(await told()))
    .toEqual(["ready", "answer", "answer", "answer", "complete"]);
});

test("a page that is parsed to its end later is told of a ready frame once", async ({
  page,
  told,
  host,
}) => {
  await page.goto("frame-slow.html", { waitUntil: "commit" });
  await expect(inFrame(page).question(1)).toBeVisible();
  await expect.poll(async () => types(await told())).toEqual(["ready"]);
  const parsed = page.waitForEvent("domcontentloaded");
  host.release();
  await parsed;
  await inFrame(page).answer("a");
  await expect.poll(async () => types(await told()).at(-1)).toBe("answer");
  expect(types(await told())).toEqual(["ready", "start", "answer"]);
});

test("a frame that is added later is served too", async ({
  page,
  told,
}) => {
  await page.goto("frame-first.html");
  await expect(inFrame(page).question(1)).toBeVisible();
  await page.evaluate(() => {
    const frame = document.querySelector("iframe").cloneNode();
    frame.id = "later";
    frame.setAttribute("data-okr-or-kpi", "");
    document.querySelector("main").append(frame);
  });
  const later = quizIn(page.frameLocator("#later"));
  await later.answer("abca");
  await expect
    .poll(async () => (await told()).filter(([, , id]) => id === "later").map(([type]) => type))
    .toEqual(ALL_TOLD);
  expect(types((await told()).filter(([, , id]) => id === "quiz"))).toEqual(["ready"]);
  await expect
    .poll(() => page.locator("#later").evaluate(({ clientHeight }) => clientHeight))
    .toBeGreaterThan(600);
});

test("a frame that is moved, which loads it anew, is served anew", async ({ page, told }) => {
  await page.goto("frame.html");
  await inFrame(page).answer("ab");
  // Both answers: what a frame has on the way is lost with it.
  await expect.poll(async () => types(await told())).toEqual(ALL_TOLD.slice(0, 4));
  await page.evaluate(() => {
    const frame = document.querySelector("iframe");
    document.querySelector("main").append(frame);
  });
  await expect(inFrame(page).question(1)).toBeVisible();
  await inFrame(page).answer("abca");
  await expect
    .poll(async () => types(await told()))
    .toEqual([...ALL_TOLD.slice(0, 4), ...ALL_TOLD]);
  await fits(page);
});

test("a page is told of a hand-off in a sandbox, and where it leads", async ({
  page,
  told,
  foreseen,
}) => {
  foreseen.push(/^console: Blocked opening .* in a new window/);
  await page.goto("frame-late.html");
  // A frame that goes while it loads complains of what it does not get.
  await expect(inFrame(page).question(1)).toBeVisible();
  await page.evaluate(() => {
    const fresh = document.querySelector("iframe").cloneNode();
    fresh.src += "#answers=abca&app-url=https://waymark.example/";
    document.querySelector("iframe").replaceWith(fresh);
  });
  await page.addScriptTag({ url: "/embed/frame.js" });
  const quiz = inFrame(page);
  await expect.poll(async () => types(await told())).toEqual(["ready"]);
  await quiz.element.locator("a").click();
  const url = "https://waymark.example/#/quiz?q=1.abca";
  await expect
    .poll(async () => (await told()).at(-1))
    .toEqual(["handoff", { ...(await quiz.value()), url }, "quiz"]);
});

test("a frame whose address is no address leaves the others served", async ({ page, told }) => {
  await page.goto("frame-late.html");
  const quiz = quizIn(page.frameLocator("#quiz"));
  await expect(quiz.question(1)).toBeVisible();
  await page.evaluate(() => {
    const broken = document.createElement("iframe");
    broken.setAttribute("data-okr-or-kpi", "");
    broken.src = "http://[";
    document.querySelector("main").prepend(broken);
  });
  await page.addScriptTag({ url: "/embed/frame.js" });
  await expect.poll(async () => types(await told())).toEqual(["ready"]);
  await quiz.answer("abca");
  await expect.poll(async () => types(await told())).toEqual(ALL_TOLD);
});

test("with the script there twice, each event is told once", async ({ page, told }) => {
  await page.goto("frame.html");
  await page.addScriptTag({ url: "/embed/frame.js" });
  await page.addScriptTag({ url: "/embed/frame.js?again" });
  const quiz = inFrame(page);
  await quiz.answer("abca");
  await expect.poll(async () => types(await told())).toEqual(ALL_TOLD);
});

test("a frame from another site is told of, and nothing is requested but the embed", async ({
  page,
  told,
  foreseen,
  host,
}) => {
  foreseen.push(new RegExp(`^request elsewhere: ${host.other}embed/`));
  await page.goto("frame-other.html");
  const quiz = inFrame(page);
  await quiz.answer("abca");
  await expect.poll(async () => types(await told())).toEqual(ALL_TOLD);
  await fits(page);
});

test("a frame whose WASM is missing shows what stands in the tag, and says so", async ({
  page,
  told,
  foreseen,
}) => {
  foreseen.push(/^console: (Failed to load resource|Failed to find a valid digest|Fetch API)/);
  await page.goto("frame.html?embed=missing");
  await expect.poll(told).toEqual([["error", { code: "load-failed" }, "quiz"]]);
  await expect(page.frameLocator(FRAME).getByText(FALLBACK)).toBeVisible();
  await fits(page);
});

test("the fragment sets the quiz up, and sets nothing else", async ({ page }) => {
  const settings = new URLSearchParams({
    ...{ answers: "abca", "no-heading": "", "ok-okr": "rgb(1, 2, 3)" },
    ...{ "ok-fg": "red; position: fixed", "ok-nothing": "red", required: "" },
    ...{ onclick: "alert(1)", style: "display:none", id: "<b>", "app-url": "javascript:alert(1)" },
  });
  await page.goto("frame-late.html");
  // What it is still fetching would be broken off.
  await expect(inFrame(page).question(1)).toBeVisible();
  await page.evaluate((hash) => {
    const frame = document.querySelector("iframe");
    const fresh = frame.cloneNode();
    fresh.src += `#${hash}`;
    frame.replaceWith(fresh);
  }, settings.toString());
  const quiz = inFrame(page);
  await expect(quiz.verdict.locator("strong")).toHaveCSS("color", "rgb(1, 2, 3)");
  await expect(quiz.element.locator("a")).toHaveCount(0);
  const names = await quiz.element.evaluate((element) => element.getAttributeNames().sort());
  expect(names).toEqual(["answers", "app-url", "no-heading", "style"]);
  expect(await quiz.element.getAttribute("style")).toBe("--ok-okr: rgb(1, 2, 3);");
});

test("axe finds nothing in the frame or around it", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("frame.html");
  const quiz = inFrame(page);
  await expect(quiz.question(1)).toBeVisible();
  expect(await axeFinds(page)).toEqual([]);
  expect(await axeFinds(page.frames()[1])).toEqual([]);
  await quiz.answer("abca");
  expect(await axeFinds(page.frames()[1])).toEqual([]);
});

/**
 * In a page: posts messages that are not ours. From a window that may speak they
 * are wrong in shape or id; from any other, many are right in all but where they come from.
 */
function forge([to, count, id, maySpeak]) {
  let seed = 7;
  const random = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  const pick = (list) => list[random(list.length)];
  const proto = JSON.parse('{"__proto__": {"height": 9}, "constructor": {"prototype": 1}}');
  const junk = [
    ...[undefined, 0, -1, 1.5, NaN, Infinity, -Infinity, 1e9, 20_001, 10n, true, "", "500", "a"],
    ...[[], {}, [[500]], ["a"], proto, new Date(0), new Map([["height", 5]]), new ArrayBuffer(8)],
    ...[/x/, new Error("x"), "x".repeat(2000), { question: 1 }, { code: "x" }],
    { code: ["trapped"] },
    ...[{ question: 1, answer: "a", lean: 2 }, { question: "1", answer: "a", lean: 1 }],
    ...[{ question: 1, answer: ["a"], lean: 1 }, { verdict: "okr", total: 2, leans: [1, 0, 1, 0] }],
  ];
  const types = [
    ...["resize", "ready", "start", "answer", "complete", "reset", "handoff", "error"],
    ...["__proto__", "constructor", "toString", "hasOwnProperty", "", "okr-or-kpi-ready", "click"],
    ...[null, 1, ["ready"]],
  ];
  const wrongIds = ["", "-".repeat(65), "a b", "é", {}, [], undefined, null, ["other"], 7];
  const told = [
    ...[{ type: "resize", height: 77 }, { type: "reset", detail: null }],
    { type: "answer", detail: { question: 1, answer: "a", lean: 1 } },
  ];
  const target = to === "self" ? window : to === "parent" ? parent : (window[to] ?? parent[to]);
  for (let made = 0; made < count; made++) {
    const message = {
      ...(random(3) ? proto : {}),
      source: random(5) ? "okr-or-kpi" : pick([null, "OKR-OR-KPI", ["okr-or-kpi"], {}]),
      v: random(5) ? 1 : pick([0, 2, "1", null, [1]]),
      embedId: random(3) ? id : pick(wrongIds),
      type: pick(types),
      detail: pick(junk),
      height: pick(junk),
    };
    if (!maySpeak && random(2)) {
      const right = { source: "okr-or-kpi", v: 1, embedId: random(2) ? id : "other" };
      Object.assign(message, right, pick([...told, { type: "hello" }]));
    } else if (to === "parent" && !random(3)) {
      Object.assign(message, { source: "okr-or-kpi", v: 1, embedId: "other" }, pick(told));
    } else if (to === 0 && !random(3)) {
      const wrong = pick([{ v: 2 }, { v: "1" }, { source: "other" }, { embedId: pick(wrongIds) }]);
      Object.assign(message, { source: "okr-or-kpi", v: 1, embedId: "other" }, wrong);
      message.type = "hello";
    }
    target.postMessage(random(10) ? message : pick([null, ...junk]), "*");
  }
}

test("10,000 forged messages change nothing and tell nobody", async ({ page, told, messages }) => {
  await page.goto("frame.html");
  const quiz = inFrame(page);
  await quiz.answer("ab");
  await fits(page);
  const events = await told();
  const id = await page.locator(FRAME).getAttribute("data-okr-or-kpi");
  expect(id).toMatch(/^[0-9a-f]{24}$/);
  await page.evaluate(() => {
    const stranger = document.createElement("iframe");
    stranger.srcdoc = "<title>A stranger</title>";
    stranger.sandbox = "allow-scripts";
    stranger.hidden = true;
    document.body.append(stranger);
    return new Promise((done) => (stranger.onload = done));
  });
  const [host, own, stranger] = page.frames();
  const height = () => page.locator(FRAME).evaluate(({ style }) => style.height);
  const high = await height();
  const received = (frame) => frame.evaluate(() => window.messages.received);
  const before = { host: await received(host), own: await received(own) };

  // To the page: from itself, from a stranger, and from the quiz's own frame.
  await host.evaluate(forge, ["self", 2000, id, false]);
  await stranger.evaluate(forge, ["parent", 2000, id, false]);
  await own.evaluate(forge, ["parent", 2000, id, true]);
  // To the frame: from the page, and from a stranger.
  await host.evaluate(forge, [0, 2000, id, true]);
  await stranger.evaluate(forge, [0, 2000, id, false]);
  await expect.poll(() => received(host)).toBe(before.host + 6000);
  await expect.poll(() => received(own)).toBe(before.own + 4000);

  expect(await told()).toEqual(events);
  expect(await height()).toBe(high);
  expect(await page.locator(FRAME).getAttribute("data-okr-or-kpi")).toBe(id);
  await expect(quiz.question(3)).toBeVisible();
  await quiz.answer("ca", 3);
  await expect.poll(async () => types(await told())).toEqual(ALL_TOLD);
  await fits(page);
  expect((await messages()).posted.at(-1).embedId).toBe(id);
});

for (const [what, embedId] of [
  ["none", undefined],
  ["null", null],
  ["a list", ["other"]],
  ["a number", 7],
]) {
  test(`a greeting whose id is ${what} is passed over by the frame`, async ({ page, told }) => {
    await page.goto("frame.html");
    const quiz = inFrame(page);
    await quiz.answer("abc");
    await page.evaluate((embedId) => {
      window[0].postMessage({ source: "okr-or-kpi", v: 1, type: "hello", embedId }, "*");
    }, embedId);
    await quiz.answer("a", 4);
    await expect.poll(async () => types(await told())).toEqual(ALL_TOLD);
  });
}
