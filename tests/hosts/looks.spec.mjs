// Every colour of the quiz is one that the page may set.

import { expect, open, test } from "./host.mjs";

const COLOURS = {
  fg: "rgb(1, 0, 0)",
  bg: "rgb(250, 250, 2)",
  muted: "rgb(3, 30, 30)",
  border: "rgb(4, 200, 4)",
  edge: "rgb(5, 5, 200)",
  accent: "rgb(6, 60, 6)",
  okr: "rgb(107, 7, 107)",
  kpi: "rgb(8, 80, 108)",
  focus: "rgb(209, 9, 9)",
};

/**
 * In the page: the colours of all that is seen in the quiz, by where they are.
 * A mix is one of those made for what is between OKR and KPI, or hovered.
 */
function coloursOf(element) {
  const found = {};
  const note = (where, value) => {
    for (const [colour] of value.matchAll(/(rgba?|oklch|oklab|color)\([^()]*\)/g)) {
      if (/^rgba\(.*, 0\)$/.test(colour)) continue;
      (found[colour] ??= []).push(where);
    }
  };
  for (const part of element.shadowRoot.querySelectorAll("*")) {
    if (!part.checkVisibility()) continue;
    for (const pseudo of ["", "::before", "::after", "::placeholder"]) {
      const style = getComputedStyle(part, pseudo);
      if (pseudo === "::placeholder" ? !part.placeholder : pseudo && style.content === "none") {
        continue;
      }
      const where = `${part.localName}.${part.className}${pseudo}`;
      for (const property of ["color", "background-color", "background-image", "box-shadow"]) {
        // A radio button here is a box: it has no ink of its own.
        if (property === "color" && part.type === "radio") continue;
        note(`${where} ${property}`, style.getPropertyValue(property));
      }
      if (style.textDecorationLine !== "none") {
        note(`${where} underline`, style.textDecorationColor);
      }
      if (style.outlineStyle !== "none") note(`${where} outline`, style.outlineColor);
      for (const side of ["top", "right", "bottom", "left"]) {
        if (parseFloat(style.getPropertyValue(`border-${side}-width`)) === 0) continue;
        note(`${where} border-${side}`, style.getPropertyValue(`border-${side}-color`));
      }
    }
  }
  return found;
}

for (const colorScheme of ["light", "dark"]) {
  test(`every colour comes from the page's --ok-* properties, ${colorScheme}`, async ({
    page,
    quiz,
    host,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await open(page, "containers.html");
    await quiz.element.evaluate(
      (element, [colours, url]) => {
        element.setAttribute("theme", "light");
        element.setAttribute("app-url", url);
        for (const [name, colour] of Object.entries(colours)) {
          element.style.setProperty(`--ok-${name}`, colour);
        }
      },
      [COLOURS, host.url],
    );
    const used = new Set();
    const mixes = /^okl(ch|ab)\(/;
    const check = async (state) => {
      const found = await quiz.element.evaluate(coloursOf);
      for (const [colour, places] of Object.entries(found)) {
        used.add(colour);
        if (mixes.test(colour)) continue;
        expect(Object.values(COLOURS), `${state}: ${places}`).toContain(colour);
      }
    };
    await check("the first question");
    await page.getByRole("textbox").press("Tab");
    await check("a radio button that has the focus");
    await quiz.option(1, "b").hover();
    await check("an answer under the pointer");
    await quiz.option(1, "a").check();
    await check("an answer");
    await quiz.name.fill("n".repeat(300));
    await quiz.name.press("Tab");
    await page.getByText(/Please shorten it/).waitFor();
    await check("a name refused");
    await quiz.name.fill("Churn");
    await quiz.button("Continue").hover();
    await check("the button under the pointer");
    await quiz.button("Continue").click();
    await quiz.button("Back").hover();
    await check("the quiet button under the pointer");
    await quiz.button("Continue").click();
    await check("a question refused");
    for (const letters of ["abbb", "bbbb", "cccc"]) {
      await quiz.element.evaluate((element, letters) => (element.answers = letters), letters);
      await check(`the result of ${letters}`);
      await quiz.unfoldFlips();
      await quiz.element.locator("[aria-pressed]").first().click();
      await page.getByRole("radio", { name: "No", exact: true }).check();
      await check(`the result of ${letters} with a flip`);
      await quiz.button("Copy link").hover();
      await check("a button under the pointer");
    }
    for (const [name, colour] of Object.entries(COLOURS)) {
      expect([...used], name).toContain(colour);
    }
    await quiz.element.evaluate((element) => (element.disabled = true));
    await check("disabled");
  });
}

test("radius and font follow the page", async ({ page, quiz }) => {
  await open(page, "containers.html");
  await quiz.element.evaluate((element) => {
    element.style.setProperty("--ok-radius", "3px");
    document.body.style.fontFamily = "monospace";
  });
  await expect(quiz.option(1, "a")).toHaveCSS("border-radius", "3px");
  await expect(quiz.element.locator("legend")).toHaveCSS("font-family", "monospace");
  await quiz.element.evaluate((element) => element.style.setProperty("--ok-font", "serif"));
  await expect(quiz.element.locator("legend")).toHaveCSS("font-family", "serif");
});

test("a page styles the parts by name", async ({ page, quiz }) => {
  await open(page, "containers.html");
  await page.addStyleTag({
    content:
      "okr-or-kpi::part(question) { font-style: italic } " +
      "okr-or-kpi::part(primary) { text-transform: uppercase } " +
      "okr-or-kpi::part(verdict) { text-align: center }",
  });
  await expect(quiz.element.locator("legend")).toHaveCSS("font-style", "italic");
  await expect(quiz.button("Continue")).toHaveCSS("text-transform", "uppercase");
  await quiz.answer("abca");
  await expect(quiz.verdict).toHaveCSS("text-align", "center");
});
