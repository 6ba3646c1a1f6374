// What every journey starts from: a page that fails the test on a console
// error, an unhandled rejection, a policy violation or a request elsewhere; and
// the quiz as a person finds it, by role and label.

import { expect, test as base } from "@playwright/test";

export { expect };

/** Of each question, how its legend begins. */
export const LEGENDS = [
  "What are you trying to do with this metric?",
  "How much is the metric in the team's direct control?",
  "How often should the team look at it?",
  "What conversation should it drive?",
];

/** Of each question, its answers by letter. */
export const ANSWERS = [
  {
    a: "Move it to a new level",
    b: "Bring it back to where it used to be",
    c: "Keep it where it is",
  },
  {
    a: "Mostly ours: what we do moves it",
    b: "Shared: we influence it, so do others",
    c: "Mostly not ours: clients, the market or other teams decide it",
  },
  {
    a: "Often, until the end of the quarter or half-year",
    b: "Often for now, rarely once it settles",
    c: "Regularly, indefinitely",
  },
  {
    a: "What do we change to move it?",
    b: "Why is it where it is, and is that good enough?",
    c: "Is it still in its normal range?",
  },
];

export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.WAYMARK_URL),

  /** What a test foresees going wrong, so that it does not fail for it. */
  foreseen: async ({}, use) => use([]),

  watched: [
    async ({ page, foreseen, baseURL }, use) => {
      const troubles = await watch(page, foreseen, baseURL);
      await use();
      expect(troubles).toEqual([]);
    },
    { auto: true },
  ],

  quiz: async ({ page }, use) => use(new Quiz(page)),
});

/**
 * Watches a page for console errors, uncaught exceptions and unhandled
 * rejections, policy violations and requests elsewhere. Gives the list of what
 * it finds but for what a test foresees.
 */
export async function watch(page, foreseen, url = process.env.WAYMARK_URL) {
  const troubles = [];
  const { origin } = new URL(url);
  const trouble = (what) => {
    if (!foreseen.some((pattern) => pattern.test(what))) troubles.push(what);
  };
  page.on("console", (message) => {
    if (message.type() === "error") trouble(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => trouble(`uncaught: ${error}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin) trouble(`request elsewhere: ${url}`);
  });
  await page.exposeFunction("policyViolated", (what) => trouble(`policy: ${what}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.policyViolated(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return troubles;
}

/** Waits until the app shows a page, or until what stands there without it does. */
export async function arrived(page, withoutApp = false) {
  const shown = withoutApp
    ? ".before:visible, .by-hand:visible"
    : // The playground's buttons are there before what a link holds.
      ".note, .note-page [role=alert], okr-or-kpi legend, okr-or-kpi .verdict, .main .card, .library__rows, " +
      ".main:not(:has(.card, .cards)) .button";
  await page.locator(shown).filter({ visible: true }).first().waitFor();
}

/** Holds back a part of the app by its name; gives what lets it come. */
export async function heldBack(page, part) {
  let letCome;
  const mayCome = new Promise((done) => (letCome = done));
  await page.route(`**/${part}-*.wasm`, async (route) => {
    await mayCome;
    await route.fallback();
  });
  return letCome;
}

/** Puts texts under keys before the app is there, from a page beside it. */
export async function put(page, texts) {
  await page.goto("blank");
  await page.evaluate((texts) => {
    for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  }, texts);
}

/** Unfolds all of what is folded, given what one presses for it: there is something. */
export async function unfoldAll(folded) {
  await expect(folded).not.toHaveCount(0);
  while (await folded.count()) await folded.first().click();
}

/** The quiz on a page. */
export class Quiz {
  constructor(page) {
    this.page = page;
    this.element = page.locator("okr-or-kpi");
  }

  async open(fragment = "") {
    await this.page.goto(fragment);
    await this.element.locator("legend, .verdict").first().waitFor();
  }

  question(number) {
    return this.page.getByRole("group", { name: LEGENDS[number - 1], exact: true });
  }

  option(number, letter) {
    return this.page.getByRole("radio", { name: ANSWERS[number - 1][letter], exact: true });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  get name() {
    return this.page.getByRole("textbox", { name: "Name of the metric (optional)" });
  }

  get verdict() {
    return this.page.getByRole("heading", { name: /\b(OKR|Both|KPI) (Set|Keep|Watch|A KPI)/ });
  }

  /** Answers the questions from a number on. */
  async answer(letters, from = 1) {
    for (const [place, letter] of [...letters].entries()) {
      await this.option(from + place, letter).check();
      await this.button("Continue").click();
    }
  }

  /** Unfolds what would change the result. */
  async unfoldFlips() {
    await this.element.locator("summary", { hasText: "What would change" }).click();
  }

  /** The element's property `value`. */
  value() {
    return this.element.evaluate((element) => element.value);
  }
}

/** Every way to answer, with what it adds up to. */
export function paths() {
  const each = [..."abc"];
  const lean = { a: 1, b: 0, c: -1 };
  return each.flatMap((a) =>
    each.flatMap((b) =>
      each.flatMap((c) =>
        each.map((d) => {
          const total = 2 * lean[a] + lean[b] + lean[c] + lean[d];
          const verdict = total >= 2 ? "okr" : total <= -2 ? "kpi" : "both";
          return { letters: a + b + c + d, total, verdict };
        }),
      ),
    ),
  );
}
