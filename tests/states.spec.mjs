// Every state of every page: it fits every screen, and axe finds nothing on it in
// light, in dark, and where a person's own colours are forced. Most rules look at what is
// the same in all colours: they are gone through in light, and everywhere by `--all`.
//
// A state is reached once, on the narrowest screen, and looked at in all of these ways:
// size and colours are CSS alone. Only the playground asks how wide it is when it opens,
// so its states are reached on a wide screen as well.

import { axeFinds } from "./axe.mjs";
import { Goals } from "./goals.mjs";
import { STATES as GOALS } from "./goals-states.mjs";
import { Grade, STATES as GRADE } from "./grade.mjs";
import { arrived, expect, test } from "./journey.mjs";
import { Kpis } from "./kpis.mjs";
import { STATES as KPIS } from "./kpis-states.mjs";
import { STATES as REVIEWS } from "./review-states.mjs";
import { linkTo } from "./note.mjs";
import { NARROW, SIZES, sized, wide } from "./screens.mjs";

/** The lines of a pinned note. */
const NOTE = [
  "o\ta\tMake the trial the reason to buy\tQ4, October to December 2026\t0.50 so far, amber.",
  "r\ta\tTrial to paid\tRaise from 12% to 18%\t15%, 20 November 2026\t0.50",
  "r\t\tComplaints a week\tat most 3\tno check-in yet\tguardrail not measured yet",
  "k\tr\tGross margin\t28%\tOctober 2026\tout of band: at least 30%\tThe usual ups.\tmonthly · Ana",
];

const LONG = "x".repeat(200);

/** Each: where it is, what a person does there, and what is set before. */
const STATES = {
  "the first question": ["", async () => {}],
  "a question with a choice": ["#/quiz?q=1.a", async (_, quiz) => quiz.option(2, "b").check()],
  "a question refused": ["#/quiz?q=1.ab", async (_, quiz) => quiz.button("Continue").click()],
  "the last question refused": [
    "#/quiz?q=1.abc",
    async (_, quiz) => quiz.button("Continue").click(),
  ],
  "a name that is too long": [
    "",
    async (page, quiz) => {
      await quiz.name.fill("n".repeat(300));
      await quiz.name.press("Tab");
      await page.getByText(/Please shorten it/).waitFor();
    },
  ],
  "a name left out": [`#/quiz?q=1.a&m=${"n".repeat(300)}`, async () => {}],
  "an OKR with a name, one answer disagreeing": [
    "#/quiz?q=1.abca&m=Trial%20conversion",
    async () => {},
  ],
  "a result with a name that has no spaces": [`#/quiz?q=1.bbbb&m=${"x".repeat(200)}`, async () => {}],
  "a KPI": ["#/quiz?q=1.ccca", async () => {}],
  "both": ["#/quiz?q=1.bbbb", async () => {}],
  "a flip tried and the last question answered": [
    "#/quiz?q=1.abbb",
    async (page, quiz) => {
      await quiz.unfoldFlips();
      await page.getByRole("button", { name: /^Aim: “Keep it/ }).click();
      await page.getByRole("radio", { name: "No", exact: true }).check();
    },
  ],
  "a result with everything tried": [
    "#/quiz?q=1.aaaa",
    async (page, quiz) => {
      await page.getByRole("radio", { name: "No", exact: true }).check();
      await quiz.unfoldFlips();
      await page.getByRole("button", { name: /^Aim:/ }).first().click();
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
  "a page whose file does not come": [
    "",
    async (page, _, foreseen) => {
      foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch)/);
      await page.route("**/grade-*.wasm", (route) => route.abort());
      await page.getByRole("link", { name: "Grade" }).click();
      await page.getByRole("button", { name: "Try again" }).waitFor();
    },
  ],
  "the guide": ["#/guide", async () => {}],
  "the library with an objective and a mistake unfolded": [
    "#/library/trial",
    async (page) => {
      await page.locator("#five-posts").click();
      await expect(page.locator(".library__score")).toHaveCount(2);
    },
  ],
  "the library with KPIs unfolded": [
    "#/library/finance",
    async (page) => page.getByRole("link", { name: /^Use this KPI/ }).first().waitFor(),
  ],
  "a pinned note": [linkTo(NOTE), async () => {}],
  "a pinned note of long words": [linkTo(NOTE.map((it) => it.replaceAll(/[^\t]{9,}/g, LONG))), async () => {}],
  "a link to a note that is damaged": ["#/note?n=1.abc", async () => {}],
  "the embed page with everything unfolded": [
    "#/embed",
    async (page) => {
      await page.getByText("Advanced", { exact: true }).click();
      await page.getByText("Events your page receives").click();
      await page.getByLabel("Your website runs on").selectOption("WordPress");
      await page.getByLabel(/--ok-okr/).fill("#123456");
      await page.getByLabel("Your colour", { exact: true }).fill("#ffee00");
    },
  ],
  "the embed page with an iframe": [
    "#/embed",
    async (page) => {
      await page.getByText("Advanced", { exact: true }).click();
      await page.getByRole("radio", { name: /^iframe/ }).check();
      await page.frameLocator(".embed-page__preview iframe").locator("legend").waitFor();
    },
  ],
  "no KPIs yet": ["#/kpis", async (page) => page.getByText(/^No KPIs yet/).waitFor()],
  "the example of KPIs": [
    "#/kpis?example=1",
    async (page) => page.getByRole("heading", { name: "Four KPIs to play with" }).waitFor(),
  ],
  "an unknown page": ["#/nowhere", async () => {}],
  "an unknown page with a long name": [`#/${"nowhere".repeat(30)}`, async () => {}],
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
      await page.evaluate(() => {
        const detail = "x".repeat(300);
        dispatchEvent(new CustomEvent("waymark-stopped", { detail }));
      });
      await page.getByRole("button", { name: "Reload the page" }).waitFor();
    },
  ],
};

/** Each: what a person has set, and a rule that cannot be told then. */
const COLORS = {
  light: [{ colorScheme: "light" }],
  dark: [{ colorScheme: "dark" }],
  // axe sets the colour that a text asks for against the one that lies behind it.
  "forced colours": [{ colorScheme: "light", forcedColors: "active" }, "color-contrast"],
};

/** Looks at what is shown on every screen. */
async function fits(page, state) {
  for (const [screen, size] of Object.entries(SIZES)) {
    await test.step(`on a screen of ${screen}`, async () => {
      await sized(page, size);
      const what = `${state} on a screen of ${screen}`;
      expect.soft(await wide(page), what).toEqual({ sideways: false, outside: [] });
    });
  }
}

/** Whether what rarely differs is looked at too. */
const ALL = process.env.WAYMARK_ALL !== undefined;

/** Looks at it in all colours. */
async function axeFindsNothing(page, state) {
  for (const [colors, [media, unknown]] of Object.entries(COLORS)) {
    await test.step(`axe, ${colors}`, async () => {
      await colored(page, media);
      const found = await axeFinds(page, { colorsAlone: colors !== "light" && !ALL });
      expect.soft(found.filter(({ id }) => id !== unknown), `${state}, ${colors}`).toEqual([]);
    });
  }
}

/** Sets colours, and waits until the page has them. */
async function colored(page, { colorScheme, forcedColors = "none" }) {
  await page.emulateMedia({ colorScheme, forcedColors, reducedMotion: "reduce" });
  const has = () =>
    page.evaluate(
      ([scheme, forced]) =>
        matchMedia(`(prefers-color-scheme: ${scheme}) and (forced-colors: ${forced})`).matches,
      [colorScheme, forcedColors],
    );
  await expect.poll(has).toBe(true);
}

test.use({ reducedMotion: "reduce" });

test.describe("on the narrowest screen", () => {
  test.use({ viewport: NARROW });

  for (const [state, [fragment, act, before]] of Object.entries(STATES)) {
    test(`${state}: it fits every screen, and axe finds nothing`, async ({
      page,
      quiz,
      foreseen,
    }) => {
      if (before) foreseen.push(/console: Failed to load resource/);
      await before?.(page);
      await page.goto(fragment);
      await arrived(page, before !== undefined);
      await act(page, quiz, foreseen);
      await fits(page, state);
      await axeFindsNothing(page, state);
    });
  }

  for (const [state, [fragment, act]] of Object.entries(GRADE)) {
    test(`${state}: it fits every screen`, async ({ page }) => {
      await page.goto(fragment);
      await arrived(page);
      await act(new Grade(page));
      await fits(page, state);
    });
  }

  for (const [state, act] of Object.entries(GOALS)) {
    test(`${state}: it fits every screen, and axe finds nothing`, async ({ page, context }) => {
      await act(new Goals(page), context);
      await fits(page, state);
      await axeFindsNothing(page, state);
    });
  }

  for (const [state, act] of Object.entries(KPIS)) {
    test(`${state}: it fits every screen, and axe finds nothing`, async ({ page }) => {
      await act(new Kpis(page), new Goals(page));
      await fits(page, state);
      await axeFindsNothing(page, state);
    });
  }

  for (const [state, act] of Object.entries(REVIEWS)) {
    test(`${state}: it fits every screen, and axe finds nothing`, async ({ page }) => {
      await act(new Goals(page));
      await fits(page, state);
      await axeFindsNothing(page, state);
    });
  }
});

for (const [state, [fragment, act]] of Object.entries(GRADE)) {
  test(`${state}: axe finds nothing`, async ({ page }) => {
    await page.goto(fragment);
    await arrived(page);
    await act(new Grade(page));
    await axeFindsNothing(page, state);
  });
}
