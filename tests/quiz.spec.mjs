// Taking the quiz.

import { readFile } from "node:fs/promises";
import { expect, LEGENDS, paths, test } from "./journey.mjs";

const WORD = { okr: "OKR", both: "Both", kpi: "KPI" };

test("all 81 links give the verdict that the total asks for", async ({ page, quiz }) => {
  await quiz.open();
  for (const { letters, total, verdict } of paths()) {
    await page.goto(`#/quiz?q=1.${letters}`);
    const value = await quiz.value();
    expect(value, letters).toMatchObject({ verdict, total, answers: letters, metric: null });
    await expect(quiz.verdict.locator("strong")).toHaveText(WORD[verdict]);
  }
});

test("four answers lead to the verdict they add up to, and afresh from there", async ({ quiz }) => {
  await quiz.open();
  for (const [letters, verdict, headline] of [
    ["aaaa", "okr", "Set out to move it"],
    ["bbbb", "both", "A KPI now, a key result for one period"],
    ["acbb", "both", "A KPI now, a key result for one period, leaning OKR"],
    ["bbbc", "both", "Watch it for now, leaning KPI"],
    ["caaa", "both", "Watch it and keep it where it is"],
    ["babb", "both", "A KPI now, a key result for one period, leaning OKR"],
    ["cccc", "kpi", "Keep watch over it"],
  ]) {
    await quiz.answer(letters);
    await expect(quiz.verdict, letters).toHaveText(`${WORD[verdict]} ${headline}`);
    await expect(quiz.verdict, letters).toBeFocused();
    await quiz.button("Start again").click();
    await expect(quiz.question(1), letters).toBeVisible();
  }
});

test("the questions come one at a time, word for word, with nothing chosen", async ({
  page,
  quiz,
}) => {
  await quiz.open();
  for (const [place, legend] of LEGENDS.entries()) {
    await expect(page.getByRole("group")).toHaveCount(1);
    await expect(page.getByText(`Question ${place + 1} of 4`, { exact: true })).toBeVisible();
    expect(await quiz.element.locator("legend").textContent()).toBe(legend);
    await expect(page.getByRole("radio")).toHaveCount(3);
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
    if (place > 0) await expect(quiz.element.locator("legend")).toBeFocused();
    await quiz.answer("b", place + 1);
  }
});

test("going on with nothing chosen is refused beside the question", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.a");
  const error = page.getByText("Choose one of the three answers to continue.");
  await expect(error).toHaveCount(0);
  await quiz.button("Continue").click();
  await expect(error).toBeFocused();
  await expect(quiz.question(2)).toHaveAccessibleDescription(/Choose one of the three answers/);
  await quiz.option(2, "c").check();
  await expect(error).toHaveCount(0);
  await quiz.button("Continue").click();
  await expect(quiz.question(3)).toBeVisible();
});

test("Back keeps every answer", async ({ quiz }) => {
  await quiz.open();
  await expect(quiz.button("Back")).toHaveCount(0);
  await quiz.answer("abc");
  for (const [number, letter] of [
    [3, "c"],
    [2, "b"],
    [1, "a"],
  ]) {
    await quiz.button("Back").click();
    await expect(quiz.question(number)).toBeVisible();
    await expect(quiz.option(number, letter)).toBeChecked();
  }
  await quiz.option(1, "c").check();
  for (let number = 1; number < 4; number++) await quiz.button("Continue").click();
  await quiz.answer("a", 4);
  expect((await quiz.value()).answers).toBe("cbca");
});

test("each answer is an entry of the history, and a reload keeps the quiz", async ({
  page,
  quiz,
}) => {
  await quiz.open();
  await quiz.answer("abca");
  await expect(page).toHaveURL(/#\/quiz\?q=1\.abca$/);
  await expect(page).toHaveTitle("OKR · OKR or KPI? · Waymark");

  await page.goBack();
  await expect(quiz.question(4)).toBeVisible();
  await expect(quiz.option(4, "a")).toBeChecked();
  await expect(page).toHaveTitle("Question 4 of 4 · OKR or KPI? · Waymark");
  await page.goBack();
  await expect(quiz.question(3)).toBeVisible();
  await page.goForward();
  await expect(quiz.question(4)).toBeVisible();

  await page.reload();
  await expect(quiz.question(4)).toBeVisible();
  await quiz.button("Back").click();
  await expect(quiz.option(3, "c")).toBeChecked();
  await expect(page).toHaveURL(/#\/quiz\?q=1\.ab$/);
});

test("the quiz's Back and the browser's are the same step", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.answer("ab");
  await quiz.button("Back").click();
  await expect(page).toHaveURL(/q=1\.a$/);
  await expect(quiz.question(2)).toBeVisible();
  await page.goBack();
  await expect(quiz.question(1)).toBeVisible();
  await expect(quiz.option(1, "a")).toBeChecked();
  await page.goForward();
  await expect(quiz.question(2)).toBeVisible();
});

test("Back from a link stays in the quiz", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.abca");
  await quiz.button("Back").click();
  await expect(quiz.option(4, "a")).toBeChecked();
  await expect(page).toHaveURL(/q=1\.abc$/);
});

test("each question takes at most three key presses", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.element.evaluate((element) => element.focus());
  for (const [number, keys] of [
    [1, ["Tab", "Space", "Enter"]],
    [2, ["Tab", "ArrowDown", "Enter"]],
    [3, ["Tab", "ArrowUp", "Enter"]],
    [4, ["Tab", "Space", "Enter"]],
  ]) {
    await expect(quiz.element.locator("legend")).toHaveText(LEGENDS[number - 1]);
    await expect(quiz.element.locator("legend")).toBeFocused();
    for (const key of keys) await page.keyboard.press(key);
  }
  await expect(quiz.verdict).toBeFocused();
  expect((await quiz.value()).answers).toBe("abcc");
});

test("by keyboard alone: from the top of the page to a copied result and afresh", async ({
  context,
  page,
  quiz,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await quiz.open();
  const focused = async (name) => {
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press("Tab");
      const element = page.locator("*:focus").last();
      if ((await element.count()) && (await element.textContent()).includes(name)) return;
    }
    throw new Error(`${name} is not reached by Tab`);
  };
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(quiz.name).toBeFocused();
  await page.keyboard.type("Churn");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await expect(quiz.question(1)).toBeVisible();
  await page.keyboard.press("Enter");
  for (let number = 2; number <= 4; number++) {
    await expect(quiz.question(number)).toBeVisible();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
  }
  await expect(quiz.verdict).toBeFocused();
  await focused("What would change the result");
  await page.keyboard.press("Enter");
  await focused("Aim:");
  await page.keyboard.press("Space");
  await expect(page.getByRole("button", { pressed: true })).toHaveCount(1);
  await focused("Copy as Markdown");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copied.")).toBeVisible();
  await focused("Start again");
  await page.keyboard.press("Enter");
  await expect(quiz.element.locator("legend")).toHaveText(LEGENDS[0]);
  await expect(quiz.element.locator("legend")).toBeFocused();
});

test("arrow keys choose and never go on", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.a");
  await quiz.option(2, "c").focus();
  for (const letter of ["b", "a", "c", "b"]) {
    await page.keyboard.press("ArrowDown");
    await expect(quiz.option(2, letter)).toBeChecked();
  }
  await expect(quiz.question(2)).toBeVisible();
  await expect(page).toHaveURL(/q=1\.a$/);
});

test("the metric's name goes along into result, address and copies", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.name.fill("  Trial conversion ");
  await quiz.answer("abca");
  await expect(quiz.verdict).toContainText("Trial conversion");
  await expect(page).toHaveURL(/#\/quiz\?q=1\.abca&m=Trial\+conversion$/);
  expect((await quiz.value()).metric).toBe("Trial conversion");
  for (let step = 0; step < 4; step++) await quiz.button("Back").click();
  await expect(quiz.name).toHaveValue("  Trial conversion ");
});

test("a name in the link is used and not asked for", async ({ quiz }) => {
  await quiz.open("#/quiz?m=NPS");
  await expect(quiz.question(1)).toBeVisible();
  await expect(quiz.name).toHaveCount(0);
  await quiz.answer("cccc");
  await expect(quiz.verdict).toContainText("NPS");
  await quiz.button("Start again").click();
  await expect(quiz.name).toHaveValue("");
});

test("a damaged link starts afresh and says nothing", async ({ page, quiz }) => {
  for (const damaged of [
    "#/quiz?q=1.abcz",
    "#/quiz?q=2.abca",
    "#/quiz?q=1.abcaa",
    "#/quiz?q=%E0%A4%A",
    "#/quiz?q",
    "#/quiz?=&&&?",
  ]) {
    await quiz.open("#/quiz?q=1.abca&m=NPS");
    await expect(quiz.verdict).toContainText("NPS");
    await page.goto(damaged);
    await expect(quiz.question(1), damaged).toBeVisible();
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
    await expect(quiz.name).toHaveValue("");
  }
});

test("a link shares nothing with the quiz that was under way", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.name.fill("Churn");
  await quiz.answer("abc");
  await page.getByRole("navigation").getByRole("link", { name: "Quiz" }).click();
  await expect(quiz.question(1)).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(quiz.name).toHaveValue("");
  await page.goto("#/quiz?q=1.cccc");
  await expect(quiz.verdict).toHaveText("KPI Keep watch over it");
  expect((await quiz.value()).metric).toBeNull();
  await page.goBack();
  await expect(quiz.question(1)).toBeVisible();
  await page.goBack();
  await expect(quiz.question(4)).toBeVisible();
});

test("a name can be changed after going back", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.name.fill("Churn");
  await quiz.answer("a");
  await quiz.button("Back").click();
  await quiz.name.fill("Retention");
  await quiz.answer("a");
  await expect(page).toHaveURL(/q=1\.a&m=Retention$/);
  await quiz.answer("aaa", 2);
  await expect(quiz.verdict).toContainText("Retention");
});

test("choosing right after Back goes back once", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.answer("abc");
  await quiz.element.evaluate((element) => {
    const root = element.shadowRoot;
    root.querySelector('[data-do="back"]').click();
    root.querySelector('input[value="a"]').click();
  });
  await expect(page).toHaveURL(/q=1\.ab$/);
  await expect(quiz.question(3)).toBeVisible();
  await expect(quiz.option(3, "a")).toBeChecked();
});

test("a partial link goes on from the first open question", async ({ quiz }) => {
  await quiz.open("#/quiz?q=1.ab");
  await expect(quiz.question(3)).toBeVisible();
  expect(await quiz.value()).toBeNull();
  await quiz.answer("ca", 3);
  expect((await quiz.value()).answers).toBe("abca");
});

test("a name of 10,000 characters is kept, refused and explained", async ({ page, quiz }) => {
  const long = "n".repeat(10_000);
  await quiz.open();
  await quiz.name.fill(long);
  const message = page.getByText(/up to 200 characters; this one has 10000/);
  await expect(message).toHaveCount(0);
  await quiz.name.press("Tab");
  await expect(message).toBeVisible();
  await expect(quiz.name).toHaveAttribute("aria-invalid", "true");
  await expect(quiz.name).toHaveAccessibleDescription(/up to 200 characters/);
  await quiz.answer("a");
  await expect(quiz.name).toBeFocused();
  await expect(quiz.name).toHaveValue(long);
  await quiz.name.fill("short");
  await expect(message).toHaveCount(0);
  await quiz.button("Continue").click();
  await expect(quiz.question(2)).toBeVisible();

  await quiz.open(`#/quiz?q=1.abca&m=${long}`);
  await expect(message).toBeVisible();
  await quiz.open(`#/quiz?m=${long}`);
  await expect(message).toBeVisible();
  await expect(quiz.name).toHaveValue(long);

  // Mended, it stays mended.
  await quiz.name.fill("mended");
  await quiz.answer("a");
  await quiz.button("Back").click();
  await expect(quiz.name).toHaveValue("mended");
});

for (const [kind, name] of [
  ["markup", "<img src=x onerror=alert(1)><b>bold</b>"],
  ["text from right to left", "שביעות רצון הלקוחות"],
  ["a character that turns the direction", "abc\u202Edef"],
]) {
  test(`a name that is ${kind} is shown as text`, async ({ page, quiz }) => {
    page.on("dialog", (dialog) => expect(dialog.message()).toBe("no dialog"));
    await quiz.open(`#/quiz?q=1.aaaa&m=${encodeURIComponent(name)}`);
    const shown = quiz.element.locator(".verdict bdi");
    expect(await shown.textContent()).toBe(name);
    expect(await shown.evaluate((element) => element.childElementCount)).toBe(0);
    await page.goto("about:blank");
    await quiz.open();
    await quiz.name.fill(name);
    await quiz.answer("aaaa");
    expect(await shown.textContent()).toBe(name);
    expect((await quiz.value()).metric).toBe(name);
  });
}

test("a flip slides the scale and a second tap takes it back", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.abbb");
  const scale = page.getByRole("img", { name: /on a scale from/ }).nth(1);
  await quiz.unfoldFlips();
  await expect(scale).toHaveAccessibleName(/^\+2 on a scale/);
  const flip = page.getByRole("button", { name: /^Control: “Mostly not ours/ });
  await flip.click();
  await expect(flip).toHaveAttribute("aria-pressed", "true");
  await expect(scale).toHaveAccessibleName(/^\+1 on a scale/);
  await expect(page.getByText("With this answer: Both, +1.")).toBeVisible();
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
  expect((await quiz.value()).verdict).toBe("okr");

  const other = page.getByRole("button", { name: /^Aim: “Keep it/ });
  await other.click();
  await expect(flip).toHaveAttribute("aria-pressed", "false");
  await expect(scale).toHaveAccessibleName(/^−2 on a scale/);
  await other.click();
  await expect(scale).toHaveAccessibleName(/^\+2 on a scale/);
  await expect(page.getByRole("button", { pressed: true })).toHaveCount(0);
});

test("every flip that is offered alters the verdict", async ({ page, quiz }) => {
  for (const letters of ["abbb", "bbbb", "cabc", "acca"]) {
    await quiz.open(`#/quiz?q=1.${letters}`);
    const { flips, verdict } = await quiz.value();
    await expect(quiz.element.locator("[aria-pressed]")).toHaveCount(flips.length);
    for (const flip of flips) {
      const changed = [...letters];
      changed[flip.question - 1] = flip.answer;
      await page.goto(`#/quiz?q=1.${changed.join("")}`);
      expect((await quiz.value()).verdict).toBe(flip.verdict);
      expect(flip.verdict).not.toBe(verdict);
    }
  }
});

test("the 90-day question says whether it agrees, and the verdict stays", async ({
  page,
  quiz,
}) => {
  await quiz.open("#/quiz?q=1.aaaa");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  const group = page.getByRole("group", { name: "Could you stop tracking it in 90 days?" });
  await group.getByRole("radio", { name: "No" }).check();
  await expect(page.getByText("That disagrees with the verdict")).toBeVisible();
  await group.getByRole("radio", { name: "Yes" }).check();
  await expect(page.getByText("That agrees with the verdict")).toBeVisible();
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
});

test("what would change the result is folded away until it is asked for", async ({
  page,
  quiz,
}) => {
  await quiz.open("#/quiz?q=1.abbb");
  await expect(page.getByRole("img", { name: /on a scale from/ })).toHaveCount(1);
  await expect(page.getByRole("button", { name: /^Aim:/ })).toHaveCount(0);
  await quiz.unfoldFlips();
  await expect(page.getByRole("button", { name: /^Aim:/ })).toHaveCount(2);
});

test("an OKR outside one's control is told to pick what can be moved", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.acaa");
  await expect(page.getByText(/Pick a key result you can move/)).toBeVisible();
});

test("who wants to keep it is never nudged towards a key result", async ({ page, quiz }) => {
  for (const letters of ["caaa", "caab", "cabb", "cccc"]) {
    await quiz.open(`#/quiz?q=1.${letters}`);
    await expect(quiz.element.locator(".advice")).not.toContainText(/key result/i);
    await expect(quiz.element.locator(".verdict")).not.toContainText(/key result/i);
    await page.getByRole("radio", { name: "Yes", exact: true }).check();
    await expect(quiz.element.locator(".retirement")).toContainText(/may not need tracking/);
    await expect(quiz.element.locator(".retirement")).not.toContainText(/key result/i);
  }
});

test("the result is copied as Markdown, and its link restores it", async ({
  context,
  page,
  quiz,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await quiz.open();
  await quiz.name.fill("NPS *wild* | <b>");
  await quiz.answer("abca");
  await quiz.button("Copy as Markdown").click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain("## NPS \\*wild\\* \\| \\<b\\>: OKR");
  expect(markdown).toContain("| How often should the team look at it? | Regularly, indefinitely |");
  expect(markdown).toContain("- Aim: “Keep it where it is” → KPI");

  await quiz.button("Copy link").click();
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#\/quiz\?q=1\.abca&m=/);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain(`<${link}>`);
  await page.goto("about:blank");
  await page.goto(link);
  await expect(quiz.verdict).toContainText("NPS *wild* | <b>");
});

test("what the browser will not copy is shown to be copied by hand", async ({
  context,
  page,
  quiz,
}) => {
  await context.clearPermissions();
  // A page that is not a secure context has no clipboard at all.
  await page.addInitScript(() => delete Navigator.prototype.clipboard);
  await quiz.open("#/quiz?q=1.abca");
  await quiz.button("Copy link").click();
  const text = page.getByRole("textbox", { name: /text to copy by hand/ });
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/#\/quiz\?q=1\.abca$/);
});

test("a restart asks nothing, and the browser's Back undoes it", async ({ page, quiz }) => {
  await quiz.open();
  await quiz.answer("abca");
  await quiz.button("Start again").click();
  await expect(quiz.question(1)).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(page).toHaveURL(/#\/quiz$/);
  expect(await quiz.value()).toBeNull();
  await page.goBack();
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
  await page.goForward();
  await expect(quiz.question(1)).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

test("the element tells the page, in plain objects, what a person did", async ({ page, quiz }) => {
  await quiz.open();
  await page.evaluate(() => {
    window.told = [];
    for (const type of ["start", "answer", "complete", "reset", "error"]) {
      document.addEventListener(`okr-or-kpi-${type}`, (event) => {
        const { detail } = event;
        const plain = detail === null || Object.getPrototypeOf(detail) === Object.prototype;
        window.told.push([type, structuredClone(detail), plain, event.composed]);
      });
    }
  });
  await quiz.answer("abca");
  await quiz.button("Start again").click();
  const told = await page.evaluate(() => window.told);
  expect(told.map(([type]) => type)).toEqual([
    ...["start", "answer", "answer", "answer", "answer"],
    ...["complete", "reset"],
  ]);
  expect(told.every(([, , plain, composed]) => plain && composed)).toBe(true);
  expect(told[2][1]).toEqual({ question: 2, answer: "b", lean: 0 });
  expect(told[5][1]).toEqual({
    verdict: "okr",
    total: 2,
    leans: [1, 0, -1, 1],
    reasons: [expect.any(String), expect.any(String), expect.any(String), expect.any(String)],
    flips: [
      { question: 1, answer: "b", verdict: "both" },
      { question: 1, answer: "c", verdict: "kpi" },
      { question: 2, answer: "c", verdict: "both" },
      { question: 4, answer: "b", verdict: "both" },
      { question: 4, answer: "c", verdict: "both" },
    ],
    answers: "abca",
    metric: null,
  });
});

test("a programmatic change tells nobody and takes no focus", async ({ page, quiz }) => {
  await quiz.open();
  const told = await quiz.element.evaluate(async (element) => {
    const told = [];
    for (const type of ["start", "answer", "complete", "reset"]) {
      element.addEventListener(`okr-or-kpi-${type}`, () => told.push(type));
    }
    element.answers = "abca";
    const complete = element.value.verdict;
    element.answers = "nonsense";
    const damaged = element.answers;
    element.reset();
    return { told, complete, damaged, focused: document.activeElement === element };
  });
  expect(told).toEqual({ told: [], complete: "okr", damaged: "", focused: false });
});

test("the old question is gone in the same task as Continue", async ({ quiz }) => {
  await quiz.open();
  await quiz.option(1, "a").check();
  const legends = await quiz.element.evaluate((element) => {
    const root = element.shadowRoot;
    root.querySelector("[type=submit], .primary").click();
    return [...root.querySelectorAll("legend")].map((legend) => legend.textContent);
  });
  expect(legends).toEqual([LEGENDS[1]]);
});

test("what a pointer hits is the radio button itself", async ({ quiz }) => {
  await quiz.open();
  const hit = await quiz.option(1, "b").evaluate((radio) => {
    const box = radio.parentElement.getBoundingClientRect();
    const places = [0.02, 0.3, 0.98].map((share) =>
      radio.getRootNode().elementFromPoint(box.x + box.width * share, box.y + box.height / 2),
    );
    return { all: places.every((element) => element === radio), height: box.height };
  });
  expect(hit.all).toBe(true);
  expect(hit.height).toBeGreaterThanOrEqual(44);
});

test("one press of a letter answers, by the place of the answer on the screen", async ({
  page,
  quiz,
}) => {
  await quiz.open();
  await expect(quiz.option(1, "a")).toHaveAttribute("aria-keyshortcuts", "a");
  // Questions 2 and 4 show their answers the other way round.
  for (const [number, key] of [..."abCa"].entries()) {
    await expect(quiz.element.locator("legend")).toHaveText(LEGENDS[number]);
    await page.keyboard.press(key);
  }
  await expect(quiz.verdict).toBeFocused();
  expect((await quiz.value()).answers).toBe("abcc");
  await page.keyboard.press("a");
  expect((await quiz.value()).answers).toBe("abcc");
});

test("a letter that is typed, held down or part of a shortcut answers nothing", async ({
  page,
  quiz,
}) => {
  await quiz.open();
  await quiz.name.pressSequentially("abc");
  await expect(quiz.name).toHaveValue("abc");
  await expect(quiz.question(1)).toBeVisible();
  await quiz.answer("b");
  await expect(quiz.element.locator("legend")).toBeFocused();
  for (const key of ["Control+b", "Alt+b", "d"]) await page.keyboard.press(key);
  await expect(quiz.question(2)).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.keyboard.down("b");
  await expect(quiz.question(3)).toBeVisible();
  // Held down it repeats.
  await page.keyboard.down("b");
  await expect(quiz.question(3)).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await page.keyboard.up("b");
});

test("a letter answers nothing while something else on the page has the focus", async ({
  page,
  quiz,
}) => {
  await quiz.open();
  await page.getByRole("link", { name: "Goals" }).focus();
  await page.keyboard.press("a");
  await expect(quiz.question(1)).toBeVisible();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
});

for (const [letters, steps] of [
  ["aaaa", ["Write the objective"]],
  ["babb", ["Set up both at once", "Set up the KPI", "Make it a key result for one period"]],
  ["bbbb", ["Set up both at once", "Set up the KPI", "Make it a key result for one period"]],
  ["bbbc", ["Set up the KPI", "Make it a key result for one period"]],
  ["caaa", ["Set up the KPI"]],
  ["cccc", ["Set up the KPI"]],
]) {
  test(`after ${letters} the advice is followed by what to do: ${steps.join(", ")}`, async ({
    page,
    quiz,
  }) => {
    await quiz.open(`#/quiz?q=1.${letters}&m=NPS`);
    const links = page.getByRole("main").getByRole("link", { name: /^(Write|Set up|Make)/ });
    await expect(links).toHaveText(steps);
    const above = await quiz.element.locator(".advice").boundingBox();
    const scale = await quiz.element.locator(".result > .scale").boundingBox();
    const link = await links.first().boundingBox();
    expect(link.y).toBeGreaterThan(above.y + above.height);
    expect(link.y + link.height).toBeLessThan(scale.y);
  });
}

test("an objective to write begins with the metric", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.aaaa&m=Trial%20conversion");
  await page.getByRole("link", { name: "Write the objective" }).click();
  await expect(page.getByLabel("Name", { exact: true }).first()).toHaveValue("Trial conversion");
});

test("a picture of the verdict is saved where the browser shares no files", async ({
  page,
  quiz,
}) => {
  await page.addInitScript(() => delete Navigator.prototype.canShare);
  await quiz.open("#/quiz?q=1.abca&m=Trial%20conversion");
  const arriving = page.waitForEvent("download");
  await quiz.button("Share a picture").click();
  const download = await arriving;
  expect(download.suggestedFilename()).toBe("okr-or-kpi.png");
  await expect(page.getByText("Saved as a picture.")).toBeVisible();
  const bytes = await readFile(await download.path());
  expect([...bytes.subarray(1, 4)]).toEqual([..."PNG"].map((letter) => letter.charCodeAt(0)));
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
});

test("a picture of the verdict is shared where the browser shares files", async ({
  page,
  quiz,
}) => {
  await page.addInitScript(() => {
    Navigator.prototype.canShare = ({ files }) => files.length === 1;
    Navigator.prototype.share = async ({ files: [file] }) => {
      window.shared = [file.name, file.type, file.size > 1000];
    };
  });
  await quiz.open("#/quiz?q=1.cccc");
  await quiz.button("Share a picture").click();
  await expect
    .poll(() => page.evaluate(() => window.shared))
    .toEqual(["okr-or-kpi.png", "image/png", true]);
  await expect(page.getByText("Saved as a picture.")).toHaveCount(0);
});

test("the result leads to the quiz on one's own website", async ({ page, quiz }) => {
  await quiz.open("#/quiz?q=1.abca");
  const link = page.getByRole("main").getByRole("link", { name: "Have a website? Put this quiz on it" });
  await link.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The quiz on your website");
});

test("what is given the focus has been laid out", async ({ page, quiz }) => {
  // Firefox, which these journeys are not driven in, gives it to nothing else.
  await page.addInitScript(() => {
    window.given = [];
    let asked;
    const { getBoundingClientRect } = Element.prototype;
    Element.prototype.getBoundingClientRect = function () {
      asked = this;
      return getBoundingClientRect.call(this);
    };
    const { focus } = HTMLElement.prototype;
    HTMLElement.prototype.focus = function () {
      const isInside = this.getRootNode() instanceof ShadowRoot;
      if (isInside) window.given.push([this.localName, asked === this]);
      focus.call(this);
    };
  });
  await quiz.open();
  await quiz.answer("abca");
  await expect(quiz.verdict).toBeFocused();
  await quiz.button("Start again").click();
  await expect(quiz.element.locator("legend")).toBeFocused();
  const given = await page.evaluate(() => window.given);
  expect(new Set(given.map(([name]) => name))).toEqual(new Set(["legend", "h2"]));
  expect(given.every(([, isLaidOut]) => isLaidOut)).toBe(true);
});

test("while the ways on from a result are coming, nothing stands there that would go again", async ({
  page,
  quiz,
}) => {
  let letThrough;
  const held = new Promise((done) => (letThrough = done));
  await page.route("**/result-*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await quiz.open();
  await quiz.answer("abca");
  await expect(page.getByText("Loading…")).toBeVisible();
  await expect(page.getByRole("link", { name: "Continue in Waymark" })).toBeHidden();
  letThrough();
  await expect(page.getByRole("link", { name: "Write the objective" })).toBeVisible();
  await expect(page.getByText("Loading…")).toBeHidden();
  await expect(quiz.verdict).toBeFocused();
});
