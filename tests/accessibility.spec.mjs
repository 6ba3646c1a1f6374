// axe on every state, in light and in dark; on the goals page also where a person's
// own colours are forced.

import { axeFinds } from "./axe.mjs";
import { Goals } from "./goals.mjs";
import { STATES as GOALS } from "./goals-states.mjs";
import { Grade, STATES as GRADE } from "./grade.mjs";
import { arrived, expect, test } from "./journey.mjs";

/** Each state: where it is, and what a person does there. */
const STATES = {
  "the first question": ["", async () => {}],
  "a question with a choice": ["#/quiz?q=1.a", async (_, quiz) => quiz.option(2, "b").check()],
  "a question refused": ["#/quiz?q=1.abc", async (_, quiz) => quiz.button("Continue").click()],
  "a name that is too long": [
    "",
    async (page, quiz) => {
      await quiz.name.fill("n".repeat(300));
      await quiz.name.press("Tab");
      await page.getByText(/please shorten it/).waitFor();
    },
  ],
  "a name left out": [`#/quiz?q=1.a&m=${"n".repeat(300)}`, async () => {}],
  "an OKR with a name, one answer disagreeing": ["#/quiz?q=1.abca&m=NPS", async () => {}],
  "a KPI": ["#/quiz?q=1.ccca", async () => {}],
  "both": ["#/quiz?q=1.bbbb", async () => {}],
  "a flip tried and the last question answered": [
    "#/quiz?q=1.abbb",
    async (page) => {
      await page.getByRole("button", { name: /^Aim: “Keep it/ }).click();
      await page.getByRole("radio", { name: "No", exact: true }).check();
    },
  ],
  "a text to copy by hand": [
    "#/quiz?q=1.aaaa",
    async (page, quiz) => {
      await page.evaluate(() => delete Navigator.prototype.clipboard);
      await quiz.button("Copy link").click();
      await page.getByRole("textbox", { name: /copy by hand/ }).waitFor();
    },
  ],
  ...Object.fromEntries(
    Object.entries(GRADE).map(([state, [fragment, act]]) => [
      state,
      [fragment, (page) => act(new Grade(page))],
    ]),
  ),
  "a page whose file does not come": [
    "",
    async (page, _, foreseen) => {
      foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch)/);
      await page.route("**/grade-*.wasm", (route) => route.abort());
      await page.getByRole("link", { name: "Grade" }).click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  ],
  "the embed page with everything unfolded": [
    "#/embed",
    async (page) => {
      const folded = page.locator(".group:not([open]) summary");
      while (await folded.count()) await folded.first().click();
      await page.getByLabel("--ok-okr", { exact: false }).first().fill("#123456");
    },
  ],
  "the embed page with an iframe": [
    "#/embed",
    async (page) => {
      await page.getByRole("radio", { name: /^iframe/ }).check();
      await page.frameLocator(".embed-page__preview iframe").locator("legend").waitFor();
    },
  ],
  "an unknown page": ["#/nowhere", async () => {}],
  "a quiz that has stopped working": [
    "#/quiz?q=1.a",
    async (page, quiz) => {
      await quiz.option(2, "a").check();
      await page.evaluate(() => {
        const make = Document.prototype.createElement;
        Document.prototype.createElement = () => {
          Document.prototype.createElement = make;
          throw new Error("broken on purpose");
        };
      });
      await quiz.button("Continue").click();
      await page.getByText("The quiz has stopped working.").waitFor();
    },
  ],
  "the page before the app arrives": [
    "",
    async () => {},
    (page) => page.route("**/*.wasm", () => {}),
  ],
  "the quiz by hand": [
    "",
    async (page) => {
      await page.getByRole("heading", { name: "The quiz by hand" }).waitFor();
    },
    (page) => page.route("**/*.wasm", (route) => route.abort()),
  ],
  "the notice that the app has stopped": [
    "",
    async (page) => {
      await page.evaluate(() =>
        dispatchEvent(new CustomEvent("waymark-stopped", { detail: "a test" })),
      );
      await page.getByRole("button", { name: "Reload the page" }).waitFor();
    },
  ],
};

for (const colorScheme of ["light", "dark"]) {
  for (const [state, [fragment, act, before]] of Object.entries(STATES)) {
    test(`axe finds nothing on ${state}, ${colorScheme}`, async ({ page, quiz, foreseen }) => {
      if (before) foreseen.push(/console: Failed to load resource/);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await before?.(page);
      await page.goto(fragment);
      await arrived(page, before !== undefined);
      await act(page, quiz, foreseen);
      expect(await axeFinds(page)).toEqual([]);
    });
  }
}

/** Each: what a person has set, and a rule that cannot be told then. */
const COLORS = {
  light: [{ colorScheme: "light" }],
  dark: [{ colorScheme: "dark" }],
  // axe sets the colour that a text asks for against the one that lies behind it.
  "forced colours": [{ forcedColors: "active" }, "color-contrast"],
};

for (const [colors, [media, unknown]] of Object.entries(COLORS)) {
  for (const [state, act] of Object.entries(GOALS)) {
    test(`axe finds nothing on ${state}, ${colors}`, async ({ page, context }) => {
      await page.emulateMedia({ ...media, reducedMotion: "reduce" });
      await act(new Goals(page), context);
      const found = await axeFinds(page);
      expect(found.filter(({ id }) => id !== unknown)).toEqual([]);
    });
  }
}
