// What a link, a host or a person puts in is text, whatever it holds.

import { expect, open, quizIn, test } from "./host.mjs";

/** What means something in the scripts between Rust and the class. */
const MEANING = ["\t", "\n", "\r", "\0", "\x1c", "\x1d", "\x1e", "\x1f", "\u2028", "\u2029"];

test("an address in the frame's fragment is an address and nothing more", async ({ page }) => {
  for (const character of MEANING) {
    const url = `https://example.org/${character}id=z${character}onclick=alert(1)//`;
    const settings = new URLSearchParams({ answers: "aaaa", "app-url": url });
    await page.goto("about:blank");
    await page.goto(`embed/frame.html#${settings}`);
    const link = page.locator("okr-or-kpi a");
    await link.waitFor();
    const names = await link.evaluate((link) => link.getAttributeNames().sort());
    expect(names).toEqual(["class", "data-do", "href", "part", "rel", "target"]);
    await expect(link).toHaveAttribute("href", /^https:\/\/example\.org\/.*#\/quiz\?q=1\.aaaa$/);
  }
});

test("a name may hold any character and the quiz goes on", async ({ page }) => {
  await open(page, "plain.html");
  const quiz = quizIn(page);
  for (const character of MEANING) {
    await quiz.element.evaluate((element, name) => {
      element.removeAttribute("metric");
      element.reset();
      element.metric = name;
    }, `Trial${character}conversion`);
    await quiz.answer("abca");
    await expect(quiz.verdict).toContainText("Trial conversion");
    expect((await quiz.value()).metric).toBe("Trial conversion");
  }
  await quiz.button("Start again").click();
  await quiz.element.evaluate((element) => element.removeAttribute("metric"));
  await quiz.name.fill("Typed\u2028here");
  await quiz.answer("cccc");
  await expect(quiz.verdict).toContainText("Typed here");
});

test("a copy that is refused late finds another quiz and leaves it alone", async ({ page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () =>
      new Promise((_, refuse) => (window.refuse = () => refuse(new Error("late"))));
  });
  await open(page, "plain.html");
  const quiz = quizIn(page);
  await quiz.answer("aaaa");
  await quiz.button("Copy as Markdown").click();
  await quiz.button("Start again").click();
  await quiz.answer("ab");
  await page.evaluate(() => window.refuse());
  await quiz.answer("ca", 3);
  await expect(quiz.verdict).toContainText("OKR");
});
