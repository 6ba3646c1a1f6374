// Pages that a browser translates, each beside a twin that it does not: after the same
// actions both say the same, whatever way the translator has, once and for all or again
// whenever something comes or changes.

import { test as base, expect, Goals, Kpis, storedKpi } from "./kpis.mjs";
import { STATES as GOALS } from "./goals-states.mjs";
import { Grade, STATES as GRADE } from "./grade.mjs";
import { Quiz, arrived } from "./journey.mjs";
import { STATES as KPIS } from "./kpis-states.mjs";
import { record, fieldsOf, fileOf, stored, day } from "./goals.mjs";
import { STATES as REVIEWS } from "./review-states.mjs";
import { WAYS, said, translate, translateAll, translated } from "./translator.mjs";

/** A page as every kind of page that it can be. */
function hands(page) {
  const goals = new Goals(page);
  return { page, goals, grade: new Grade(page), kpis: new Kpis(page), quiz: new Quiz(page) };
}

const test = base.extend({
  grade: async ({ page }, use) => use(new Grade(page)),

  /** The same in a browser of its own, which translates nothing. */
  twin: async ({ browser, baseURL, locale }, use) => {
    const context = await browser.newContext({ baseURL, locale });
    await use(hands(await context.newPage()));
    await context.close();
  },

  /** Both pages, and what is done on both. */
  both: async ({ page, twin }, use) => {
    const mine = hands(page);
    const alike = async (what, way) => {
      const look = async () => {
        const [one, other] = [await said(page), await said(twin.page)];
        const isTurned = way === "turned" && letters(one) === letters(other);
        return isTurned ? "" : difference(one, other);
      };
      await expect.poll(look, { message: what }).toBe("");
      await expect(page.getByText("Waymark has stopped")).toBeHidden();
    };
    await use({
      mine,
      alike,
      /** Does something on both, which then say the same. */
      async act(what, act, way) {
        await act(twin);
        await act(mine);
        await alike(what, way);
      },
    });
  },
});

/** Where two texts differ, with some words before it. */
function difference(one, other) {
  const words = one.split(" ");
  const others = other.split(" ");
  const at = words.findIndex((word, at) => word !== others[at]);
  if (one === other) return "";
  const place = at < 0 ? words.length : at;
  const some = (all) => all.slice(Math.max(0, place - 5), place + 10).join(" ");
  return `“${some(words)}” where “${some(others)}” is right`;
}

/** The letters of a text, for a translator that has the words in an order of its own. */
const letters = (text) => [...text.replaceAll(" ", "")].sort().join("");

const TITLE = "Make the trial the reason to buy";
const two = [
  { name: "Conversion", unit: "%", start: "12", target: "18", checkIns: { [day(-9)]: "13" } },
  { name: "Calls", checkIns: { [day(-2)]: { value: "20", confidence: 7, note: "More of them" } } },
];
const SOME = {
  ...stored("a2", TITLE, two, { period: { first: day(-50), last: day(40) } }),
  ...stored("a1", "Be the agency that new clients recommend"),
};
const CHANGED = fileOf({ "objective/b1": record(fieldsOf("New")) });

const WEEKS = {
  cadence: "week",
  band: { operator: "at-least", target: "35", threshold: "30" },
  readings: { [day(-21)]: "40", [day(-14)]: "29" },
};

/** Each: where it begins, and what is done there, step by step. */
const JOURNEYS = {
  "the playground": [
    ({ grade }) => grade.open(),
    {
      "a number": ({ grade }) => grade.field("Now").fill("9"),
      "another": ({ grade }) => grade.field("Now").fill("18"),
      "what is none": ({ grade }) => grade.field("Now").fill("abc"),
      "a number again": ({ grade }) => grade.field("Now").fill("17"),
      "a slider": ({ grade }) => grade.field("Move").press("ArrowLeft"),
      "a must": ({ grade }) => grade.of("Commitment").selectOption({ index: 1 }),
      "another example": ({ grade }) => grade.button("Weight loss").click(),
      "a key result more": ({ grade }) => grade.addKeyResult(3),
      "one less": ({ grade }) => grade.card(1).getByRole("button", { name: /^Remove/ }).click(),
      "as it was": ({ grade }) => grade.button("Bring it back").click(),
      "nothing": ({ grade }) => grade.button("Start empty").click(),
      "the arithmetic": ({ grade }) => grade.fill({ Start: "0", Target: "8", Now: "4" }),
    },
  ],
  "the goals": [
    ({ goals }) => goals.openWith(SOME),
    {
      "a check-in": ({ goals }) => goals.checkIn(TITLE, "15"),
      "undone": ({ goals }) => goals.undo.click(),
      "done again": ({ goals }) => goals.redo.click(),
      "the history": ({ goals }) => goals.history(TITLE),
      "the form": ({ goals }) => goals.edit(TITLE),
      "what is typed": ({ goals }) => goals.field("Target").fill("none"),
      "refused": ({ goals }) => goals.button("Save", goals.form).click(),
      "given up": ({ goals }) => goals.button("Cancel", goals.form).click(),
      "a new one": async ({ goals }) => {
        await goals.begin();
        await goals.write("A second");
      },
      "deleted": ({ goals }) => goals.delete("A second"),
      "put back": ({ goals }) => goals.undo.click(),
      "opened": ({ page }) => page.getByRole("link", { name: TITLE, exact: true }).click(),
      "back": ({ page }) => page.goBack(),
    },
  ],
  "a file": [
    ({ goals }) => goals.openWith(SOME),
    {
      "its preview": ({ goals }) => goals.choose(CHANGED),
      "brought in": ({ goals }) => goals.button("Import", goals.preview).click(),
      "the storage": ({ goals }) => goals.button("Storage used").click(),
      "the goals": ({ goals }) => goals.list(),
    },
  ],
  "the KPIs": [
    async ({ goals, kpis }) => {
      await goals.put(storedKpiOf());
      await kpis.open();
    },
    {
      "what is no reading": async ({ kpis }) => {
        await kpis.card("Calls").getByLabel("New reading").fill("lots");
        await kpis.card("Calls").getByLabel("New reading").press("Enter");
      },
      "a reading": async ({ kpis }) => {
        await kpis.card("Calls").getByLabel("New reading").fill("41");
        await kpis.card("Calls").getByLabel("New reading").press("Enter");
        await expect(kpis.status).toHaveText("Saved in this browser.");
      },
      "undone": ({ goals }) => goals.undo.click(),
      "opened": ({ page }) => page.getByRole("link", { name: "Calls", exact: true }).click(),
      "its form": ({ page }) => page.getByRole("button", { name: "Edit", exact: true }).click(),
      "what is typed": ({ page }) => page.getByLabel("Target", { exact: true }).fill("31"),
      "given up": ({ page }) => page.getByRole("button", { name: "Cancel", exact: true }).click(),
    },
  ],
  "the quiz": [
    ({ quiz }) => quiz.open(),
    {
      "a name": ({ quiz }) => quiz.name.fill("Churn"),
      "its result": ({ quiz }) => quiz.answer("abca"),
      "again": ({ quiz }) => quiz.button("Start again").click(),
      "another result": ({ quiz }) => quiz.answer("ccca"),
      "another page": ({ page }) => page.getByRole("link", { name: "Grade", exact: true }).click(),
      "and back": ({ page }) => page.goBack(),
    },
  ],
  "the code for other pages": [
    async ({ page }) => {
      await page.goto("#/embed");
      await page.locator(".embed-page__preview legend").waitFor();
    },
    {
      "a colour": ({ page }) => page.getByLabel("Your colour", { exact: true }).fill("#0b57d0"),
      "what there is": ({ page }) => page.getByText("Advanced", { exact: true }).click(),
      "a frame": ({ page }) => page.getByRole("radio", { name: /^iframe/ }).check(),
      "another site": ({ page }) =>
        page.getByLabel("Your website runs on").selectOption("WordPress"),
    },
  ],
};

function storedKpiOf() {
  return { ...storedKpi("c1", "Calls", WEEKS), ...storedKpi("c2", "Churn", WEEKS) };
}

/** Whether every way is tried on every page, and in every state of it. */
const ALL = process.env.WAYMARK_ALL !== undefined;

/** The page on which every way is always tried, and the way that is tried on every page. */
const PAGE = "the playground";
const WAY = "texts";

for (const [name, [open, steps]] of Object.entries(JOURNEYS)) {
  for (const [kind, way] of Object.entries(WAYS)) {
    if (!ALL && name !== PAGE && way !== WAY) continue;
    for (const live of [false, true]) {
      const how = live ? "and all that comes" : "once";
      test(`${name}, translated ${how}, ${kind}`, async ({ page, twin, both }) => {
        test.setTimeout(60_000);
        await open(twin);
        await open(both.mine);
        await translate(page, way, live);
        expect(await translated(page)).toBeGreaterThan(5);
        for (const [what, act] of Object.entries(steps)) await both.act(what, act, way);
      });
    }
  }
}

/** How to come to every state of the pages that change by what is typed and kept. */
const STATES = {
  ...Object.fromEntries(
    Object.entries(GRADE).map(([state, [fragment, act]]) => [
      state,
      async ({ page, grade }) => {
        await page.goto(fragment);
        await arrived(page);
        await act(grade);
      },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({ ...GOALS, ...REVIEWS }).map(([state, act]) => [
      state,
      ({ goals }) => act(goals, goals.page.context()),
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(KPIS).map(([state, act]) => [state, ({ kpis, goals }) => act(kpis, goals)]),
  ),
};

for (const [state, act] of Object.entries(ALL ? STATES : {})) {
  for (const way of ["texts", "beside", "mere"]) {
    test(`${state}, translated from the beginning: ${way}`, async ({
      page,
      twin,
      both,
      foreseen,
    }) => {
      // What a state foresees itself is not looked at here.
      foreseen.push(/^console:/);
      await act(twin);
      await translateAll(page, way);
      await act(both.mine);
      await both.alike(state);
    });
  }
}

for (const [kind, way] of Object.entries(WAYS)) {
  test(`what is typed into a translated page is typed where one is, ${kind}`, async ({
    page,
    grade,
  }) => {
    await grade.open();
    await translate(page, way);
    const name = grade.field("Key result");
    await name.fill("Trials");
    await name.press("Home");
    for (const letter of "Better ") {
      await page.keyboard.type(letter);
      await expect(name).toBeFocused();
    }
    await expect(name).toHaveValue("Better Trials");
    const now = grade.field("Now");
    await now.fill("18");
    await now.press("ArrowLeft");
    for (const letter of "234") {
      await page.keyboard.type(letter);
      await expect(now).toBeFocused();
    }
    await expect(now).toHaveValue("12348");
    await expect(grade.result("Spectrum")).toHaveText("1.00");
  });
}

for (const isAnew of [false, true]) {
  // As "Show original" does.
  test(`the original is shown again, ${isAnew ? "written anew" : "as it was"}`, async ({
    page,
    grade,
    twin,
    both,
  }) => {
    await twin.grade.open();
    await grade.open();
    await page.evaluate(() => {
      window.replaced = [];
      const app = document.getElementById("app");
      const texts = document.createNodeIterator(app, NodeFilter.SHOW_TEXT);
      const all = [];
      for (let node; (node = texts.nextNode()); ) {
        if (node.data.trim() && !node.parentElement.closest("svg")) all.push(node);
      }
      for (const node of all) {
        const font = document.createElement("font");
        font.textContent = node.data;
        window.replaced.push([font, { node, said: node.data }]);
        node.replaceWith(font);
      }
    });
    await both.alike("translated");
    await page.evaluate((isAnew) => {
      for (const [font, { node, said }] of window.replaced) {
        font.replaceWith(isAnew ? document.createTextNode(said) : node);
      }
    }, isAnew);
    await both.alike("the original");
    await expect(page.locator("font")).toHaveCount(0);
    await both.act("a number", ({ grade }) => grade.field("Now").fill("18"));
    await both.act("another", ({ grade }) => grade.field("Now").fill("9"));
  });
}

test("who answers nothing yet downloads nothing for it", async ({ page, quiz }) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await quiz.open();
  await page.waitForLoadState("networkidle");
  expect(asked.filter((url) => url.includes("translated"))).toEqual([]);
  const change = page.waitForRequest(/translated/);
  await page.getByRole("link", { name: "Goals" }).click();
  await change;
});
