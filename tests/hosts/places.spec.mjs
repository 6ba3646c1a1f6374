// Where a page puts the quiz: in what gives no width, and on grounds that it does not declare.

import { axeFinds, expect, open, test } from "./host.mjs";

/** In the page: puts the quiz into something else. */
const PLACES = {
  "a dialog": (quiz) => {
    const dialog = document.body.appendChild(document.createElement("dialog"));
    dialog.append(quiz);
    dialog.showModal();
  },
  "a flex row": (quiz) => {
    const row = document.body.appendChild(document.createElement("div"));
    row.style.display = "flex";
    row.append(quiz, "and what stands beside it in the row");
  },
  "an inline flex row": (quiz) => {
    const row = document.body.appendChild(document.createElement("span"));
    row.style.display = "inline-flex";
    row.append(quiz);
  },
  "a cell of a table": (quiz) => {
    const row = document.body.appendChild(document.createElement("table")).insertRow();
    row.insertCell().append(quiz);
    row.insertCell().append("a word");
  },
  "a column that takes what it needs": (quiz) => {
    const grid = document.body.appendChild(document.createElement("div"));
    grid.style.cssText = "display: grid; grid-template-columns: auto 1fr";
    grid.append(quiz, "and the rest of the page");
  },
  "what floats": (quiz) => {
    const floats = document.body.appendChild(document.createElement("div"));
    floats.style.float = "left";
    floats.append(quiz);
  },
};

for (const [place, put] of Object.entries(PLACES)) {
  for (const width of [1000, 320]) {
    test(`in ${place} it has a width to read it in, at ${width} px`, async ({ page, quiz }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, "plain.html");
      await quiz.element.evaluate((element) => {
        element.style.minHeight = "0";
      });
      await quiz.element.evaluate(put);
      await quiz.answer("ab");
      await expect(quiz.question(3)).toBeVisible();
      const box = await quiz.element.boundingBox();
      // Twice as wide as the longest word, and nothing sticks out.
      expect(box.width).toBeGreaterThan(place === "a flex row" && width === 320 ? 150 : 240);
      expect(box.height).toBeLessThan(1200);
      const sticksOut = await quiz.element.evaluate((element) => {
        const { right } = element.getBoundingClientRect();
        const all = [...element.shadowRoot.querySelectorAll("#quiz *")];
        return all.filter((part) => part.getBoundingClientRect().right > right + 1).map((part) => part.className || part.localName);
      });
      expect(sticksOut).toEqual([]);
    });
  }
}

/** The grounds that pages have, and whether they say so. */
const GROUNDS = {
  "dark, undeclared": "body { background: #111; color: #eee }",
  "dark, undeclared, in other notations": "body { background: oklch(0.2 0 0); color: oklch(0.95 0 0) }",
  "dark, declared": ":root { color-scheme: dark } body { background: #111; color: #eee }",
  "light, undeclared": "body { background: #fff; color: #222 }",
  "light text on one dark part of a page": "body { background: #123; color: white } main > p { color: white }",
};

for (const [ground, css] of Object.entries(GROUNDS)) {
  for (const answers of ["", "a", "abca"]) {
    test(`it can be read on a page that is ${ground}, after ${answers.length} answers`, async ({ page, quiz }) => {
      await open(page, "plain.html");
      await page.addStyleTag({ content: css });
      // What is drawn next is drawn on that ground.
      await quiz.element.evaluate((element, letters) => {
        element.reset();
        element.answers = letters;
      }, answers);
      await expect(answers.length === 4 ? quiz.verdict : quiz.question(answers.length + 1)).toBeVisible();
      expect(await axeFinds(page)).toEqual([]);
    });
  }
}

test("a theme of its own holds on whatever ground", async ({ page, quiz }) => {
  await open(page, "plain.html");
  await page.addStyleTag({ content: GROUNDS["dark, undeclared"] });
  for (const theme of ["light", "dark", "light"]) {
    await quiz.element.evaluate((element, name) => {
      element.setAttribute("theme", name);
      element.reset();
    }, theme);
    expect(await axeFinds(page)).toEqual([]);
    const scheme = await quiz.element.evaluate(
      (element) => getComputedStyle(element.shadowRoot.getElementById("quiz")).colorScheme,
    );
    expect(scheme).toBe(theme);
  }
});
