// How it looks where people's settings and devices differ.

import { day, Goals, stored } from "./goals.mjs";
import { Grade, linkTo } from "./grade.mjs";
import { arrived, expect, test } from "./journey.mjs";
import { brokenWords, wide } from "./screens.mjs";

test.describe("a screen of 1280 px at 400 %", () => {
  // What that is to a page.
  test.use({ viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 });

  test("the playground fits, and its first slider can be moved", async ({ page }) => {
    const grade = new Grade(page);
    await grade.open();
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
    await grade.field("Move").focus();
    await expect(grade.field("Move")).toBeInViewport({ ratio: 1 });
    await page.keyboard.press("ArrowRight");
    await expect(grade.result("Spectrum")).toHaveText("0.51");
    await grade.unfold();
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
  });

  test("the goals page fits, and an objective is written and checked in on", async ({ page }) => {
    const goals = new Goals(page);
    await goals.open();
    await goals.write("Feel light again");
    await goals.checkIn("Feel light again", { "New value": "15", Note: "At last" });
    await goals.history("Feel light again");
    expect(await wide(page)).toEqual({ sideways: false, outside: [] });
  });
});

test("with forced colours trouble, fields with problems and buttons keep a shape", async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  const goals = new Goals(page);
  await goals.openWith(stored("a1", "Grow"));
  const edge = (locator) => locator.evaluate((it) => getComputedStyle(it).borderTopWidth);
  const title = goals.title;
  await goals.begin();
  await goals.button("Save", goals.form).click();
  await expect(title).toHaveAttribute("aria-invalid", "true");
  await expect(title).toHaveAccessibleDescription(/An objective needs a title/);
  expect(await edge(title)).not.toBe("0px");
  expect(await edge(goals.button("Save", goals.form))).not.toBe("0px");
  await goals.button("Cancel", goals.form).click();
  await goals.fillUp();
  await goals.button("Delete", goals.card("Grow")).click();
  await expect(goals.notSaved).toBeVisible();
  expect(await edge(goals.button("Try again"))).not.toBe("0px");
});

test("each zone of a key result has a shape and a word beside its bar", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const worth = { red: "20", amber: "60", green: "90" };
  const each = Object.entries(worth).map(([zone, value]) => ({
    name: `It is ${zone}`,
    checkIns: { [day(-2)]: value },
  }));
  const goals = new Goals(page);
  await goals.openWith(stored("a1", "Grow", each));
  const shapes = [];
  for (const zone of Object.keys(worth)) {
    const line = goals.card("Grow").getByRole("listitem").filter({ hasText: `It is ${zone}` });
    const word = line.getByText(zone, { exact: true });
    await expect(word).toBeVisible();
    shapes.push(
      await word.evaluate((it) => {
        const { width, borderTopWidth, borderRadius } = getComputedStyle(it, "::before");
        return Number.parseFloat(width) > 0 && borderTopWidth !== "0px" && borderRadius;
      }),
    );
  }
  expect(shapes).not.toContain(false);
  expect(new Set(shapes).size).toBe(3);
});

for (const [how, size] of [
  ["320 px", { width: 320, height: 640 }],
  ["a phone on its side", { width: 640, height: 360 }],
  ["a wide screen", { width: 1280, height: 720 }],
]) {
  test(`nothing of the playground covers what has the focus, ${how}`, async ({ page }) => {
    await page.setViewportSize(size);
    const grade = new Grade(page);
    await grade.open();
    await grade.unfold();
    await grade.field("Key result").focus();
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press("Tab");
      const covered = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused.closest("main")) return "";
        const { left, top, width, height } = focused.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        if (!hit) return `${focused.outerHTML.slice(0, 80)} out of view`;
        const own = focused.contains(hit) || hit.contains(focused) || hit.control === focused;
        return own ? "" : `${focused.outerHTML.slice(0, 80)} under ${hit.outerHTML.slice(0, 80)}`;
      });
      expect(covered).toBe("");
    }
  });
}

for (const [how, size] of [
  ["320 px", { width: 320, height: 640 }],
  ["a phone on its side", { width: 640, height: 320 }],
]) {
  test(`each step comes into view, from wherever one scrolled to, ${how}`, async ({
    page,
    quiz,
  }) => {
    await page.setViewportSize(size);
    await quiz.open();
    const inView = (selector) =>
      expect
        .poll(() =>
          quiz.element.locator(selector).evaluate((element) => {
            const { top, bottom } = element.getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
          }),
        )
        .toBe(true);
    for (let number = 1; number <= 4; number++) {
      await quiz.button("Continue").click();
      await inView("#error");
      await quiz.option(number, "b").check();
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await quiz.button("Continue").click();
      await inView("#step");
    }
  });
}

test("text of twice the size fits a screen of 320 px", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const standard = linkTo("o=Grow&k=Satisfaction&m=h&b=in&s=65&g=75&n=70;80&p=Q1&z=0.7&h=1&i=2");
  for (const fragment of ["", "#/quiz?q=1.abca&m=NPS", "#/goals", "#/kpis", "#/grade", standard]) {
    await page.goto(fragment);
    await arrived(page);
    const sideways = await page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      return document.documentElement.scrollWidth > document.documentElement.clientWidth;
    });
    expect(sideways, fragment).toBe(false);
  }
});

test("what a guardrail is called has room beside what it says, on a wide screen", async ({ page }) => {
  const guardrail = { measure: "hold", operator: "at-most", start: null, target: "90", guardrail: true };
  const goals = new Goals(page);
  await goals.put(
    stored("a1", "Grow", [{}, { name: "Retention at 90 days does not rise above 90%", ...guardrail }]),
  );
  await page.goto("#/goals?open=a1");
  const name = page.getByRole("heading", { level: 4, name: /^Retention/ });
  await expect(name).toBeVisible();
  await expect(page.getByText("guardrail not measured yet")).toBeVisible();
  expect(await brokenWords(page, 500)).toEqual([]);
  const { width } = await name.boundingBox();
  expect(width).toBeGreaterThan(200);
});

test("the scale moves, and with reduced motion it does not", async ({ page, quiz }) => {
  const moving = async (reducedMotion) => {
    await page.emulateMedia({ reducedMotion });
    await quiz.open("#/quiz?q=1.abbb");
    await quiz.unfoldFlips();
    const flip = page.getByRole("button", { name: /^Aim: “Keep it/ });
    const running = await flip.evaluate((button) => {
      button.click();
      // Style is computed when it is asked for; then transitions have begun.
      const scale = button.getRootNode().getElementById("trial");
      void getComputedStyle(scale, "::before").insetInlineStart;
      return document.getAnimations().length + button.getRootNode().getAnimations().length;
    });
    await page.goto("about:blank");
    return running;
  };
  expect(await moving("no-preference")).toBeGreaterThan(0);
  expect(await moving("reduce")).toBe(0);
});

test("with forced colours choice, verdict and scale keep a shape", async ({ page, quiz }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await quiz.open("#/quiz?q=1.a");
  const border = (letter) =>
    quiz.option(2, letter).evaluate((radio) => getComputedStyle(radio).borderTopColor);
  await quiz.option(2, "b").check();
  // The border may take a moment to change its colour.
  await expect.poll(async () => (await border("b")) !== (await border("a"))).toBe(true);
  await quiz.answer("bcc", 2);
  const looks = await quiz.element.evaluate((element) => {
    const style = (selector, pseudo) =>
      getComputedStyle(element.shadowRoot.querySelector(selector), pseudo);
    const { color: ink, backgroundColor: canvas } = getComputedStyle(document.body);
    return {
      verdict: style(".verdict strong").backgroundImage.includes(ink) && ink !== canvas,
      mark: style(".scale", "::before").backgroundColor === ink,
      line: style(".scale .kpi").backgroundImage.includes(ink),
      lean: style(".lean", "::after").color === ink,
      shape: style(".verdict strong", "::after").backgroundImage.includes(ink),
    };
  });
  expect(looks).toEqual({ verdict: true, mark: true, line: true, lean: true, shape: true });
});

test("with forced colours bars, bands and the scale's mark keep a shape", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const grade = new Grade(page);
  await grade.open();
  const { ink, fill, track, edge } = await grade.card().evaluate((card) => {
    const bar = card.querySelector(".bar");
    return {
      ink: getComputedStyle(document.body).color,
      fill: getComputedStyle(bar.firstElementChild).backgroundColor,
      track: getComputedStyle(bar).backgroundColor,
      // Clear elsewhere, of a person's own colour here.
      edge: getComputedStyle(bar).outline,
    };
  });
  expect(fill).toBe(ink);
  expect(track).not.toBe(ink);
  expect(edge).toBe(`${ink} solid 1px`);
  // Bands are words wherever they are colours.
  await expect(grade.card().getByText("amber", { exact: true })).toBeVisible();
  await expect(grade.verdict).toContainText("amber");
  await expect(page.locator(".result__scale svg")).toBeVisible();
});

test("a result prints on one page, without what only a screen can use", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.abca&m=Trial%20conversion");
  await page.emulateMedia({ media: "print" });
  await expect(quiz.verdict).toBeVisible();
  await expect(page.getByText("points to OKR (counts double)")).toBeVisible();
  await expect(page.getByRole("navigation")).toBeHidden();
  await expect(quiz.button("Copy as Markdown")).toBeHidden();
  await expect(quiz.button("Start again")).toBeHidden();
  for (const format of ["A4", "Letter"]) {
    const pdf = await page.pdf({ format });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  }
});
