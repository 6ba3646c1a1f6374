// The board of KPIs: what it says first, what a card says, and recording a reading.

import { on } from "./objective.mjs";
import { expect, Kpis, storedKpi, test } from "./kpis.mjs";
import { sized, wide } from "./screens.mjs";

/** A Wednesday. */
const TODAY = "2026-11-18";

const NAME = "Gross margin";

/** The last days of so many months up to October 2026, or to an earlier one. */
function months(count, back = 0) {
  return Array.from({ length: count }, (_, place) => {
    const last = new Date(Date.UTC(2026, 10 - back - (count - 1 - place), 0));
    return last.toISOString().slice(0, 10);
  });
}

/** Readings of as many months up to October 2026, or to an earlier one. */
function monthly(values, back = 0) {
  return Object.fromEntries(months(values.length, back).map((day, at) => [day, values[at]]));
}

/** A year of nothing but ups and downs. */
const STEADY = [40, 42, 39, 41, 43, 40, 38, 41, 42, 40, 39, 41];

const AT_LEAST = { operator: "at-least", target: "35" };

/** What makes a number a KPI: nothing has to be mended on its card. */
const WHOLE = { unit: "%", band: AT_LEAST, supports: "A calmer year", source: "The books" };

const steady = (given = {}) => storedKpi("c1", NAME, { ...WHOLE, readings: monthly(STEADY), ...given });

/** A card of the board. */
class Card {
  constructor(kpis, name = NAME) {
    this.article = kpis.card(name);
    this.value = this.article.getByLabel("New reading");
    this.day = this.article.getByLabel("Day");
    this.record = this.article.getByRole("button", { name: "Record" });
    this.status = this.article.getByRole("status", { name: "Status", exact: true });
    this.signal = this.article.getByRole("status", { name: "Signal", exact: true });
  }

  /** The note under one of its fields. */
  async note(field) {
    const id = await field.getAttribute("aria-describedby");
    return this.article.page().locator(`[id="${id}"]`);
  }
}

const it = test.extend({
  board: async ({ goals, kpis }, use) => {
    await use({
      open: async (texts) => {
        await goals.put(texts);
        await kpis.open();
      },
      card: (name) => new Card(kpis, name),
    });
  },
});

it.beforeEach(async ({ page }) => on(page, TODAY));

/** What is stored of the readings of a KPI, by the days that carry them. */
async function readings(goals, id = "c1") {
  const texts = Object.entries(await goals.kept());
  const own = texts.filter(([key]) => new RegExp(`^waymark/1/(kpi|readings)/${id}(/|$)`).test(key));
  const fields = own.flatMap(([, text]) => Object.entries(JSON.parse(text.slice(9)).fields));
  const dated = fields.filter(([name, [value]]) => name.startsWith("at/value/") && value !== null);
  return Object.fromEntries(dated.map(([name, [value]]) => [name.slice("at/value/".length), value]));
}

it("what asks for something comes first", async ({ board, kpis }) => {
  const kinds = {
    // What rests asks for nothing, however it stands.
    Paused: { readings: monthly([40, 41, 20]), rest: { since: "2026-11-01", reason: "Moving" } },
    Quiet: { readings: monthly(STEADY) },
    Overdue: { readings: monthly(STEADY, 1) },
    Signal: { readings: monthly([...STEADY, 60]) },
    Known: {
      readings: monthly([40, 34, 33]),
      acknowledged: { since: "2026-11-10", cause: "The lease", again: "2026-12-10" },
    },
    "Out since October": { readings: monthly([40, 41, 34]) },
    "Out since September": { readings: monthly([40, 34, 33]) },
  };
  const texts = Object.entries(kinds).map(([name, given], at) =>
    storedKpi(`c${at}`, name, { ...WHOLE, ...given }),
  );
  await board.open(Object.assign({}, ...texts));
  await expect(kpis.names).toHaveText(Object.keys(kinds).reverse());
  const says = (name) => board.card(name).article;
  await expect(says("Out since September")).toContainText("since September");
  // It stays marked, and stops asking.
  await expect(board.card("Known").status).toHaveText("out of band, too low: at least 35%");
  await expect(says("Known")).toContainText("Known: The lease. Look again on 10 December");
  await expect(says("Overdue")).toContainText("Overdue: the reading for October");
  await expect(says("Quiet")).not.toContainText(/overdue|due now/i);
  await expect(says("Paused")).toContainText("Paused since 1 November 2026: Moving");
  await expect(board.card("Paused").value).toBeHidden();
});

it("once it is time to look again, it comes first again", async ({ board, kpis }) => {
  const known = (again) => ({
    readings: monthly([40, 34, 33]),
    acknowledged: { since: "2026-10-10", cause: "The lease", again },
  });
  await board.open({
    ...storedKpi("c1", "Until today", { ...WHOLE, ...known(TODAY) }),
    ...storedKpi("c2", "Until tomorrow", { ...WHOLE, ...known("2026-11-19") }),
    ...storedKpi("c3", "Out since October", { ...WHOLE, readings: monthly([40, 41, 34]) }),
  });
  await expect(kpis.names).toHaveText(["Until today", "Out since October", "Until tomorrow"]);
});

it("a card says how it stands with its operator, and colour is never alone", async ({ board }) => {
  const threshold = { ...AT_LEAST, threshold: "30" };
  const between = { operator: "between", low: "65", high: "75" };
  const cases = [
    [AT_LEAST, 35, "good: at least 35%", "green"],
    [AT_LEAST, "34.9", "out of band, too low: at least 35%", "red"],
    [threshold, 30, "acceptable: not at least 35%, but at least 30%", "amber"],
    [threshold, 29, "out of band, too low: at least 30%", "red"],
    [{ operator: "above", target: "35" }, 36, "good: above 35%", "green"],
    [{ operator: "above", target: "35" }, 35, "out of band, too low: above 35%", "red"],
    [{ operator: "at-most", target: "30" }, 30, "good: at most 30%", "green"],
    [{ operator: "at-most", target: "30" }, 31, "out of band, too high: at most 30%", "red"],
    [{ operator: "below", target: "30" }, 29, "good: below 30%", "green"],
    [{ operator: "below", target: "30" }, 30, "out of band, too high: below 30%", "red"],
    [between, 65, "good: between 65% and 75%", "green"],
    [between, 75, "good: between 65% and 75%", "green"],
    [between, 64, "out of band, too low: between 65% and 75%", "red"],
    [between, 76, "out of band, too high: between 65% and 75%", "red"],
    [undefined, 40, "no band", null],
    [AT_LEAST, undefined, "no data", null],
  ];
  const texts = cases.map(([band, value], at) => {
    const readings = value === undefined ? {} : monthly([value]);
    return storedKpi(`c${10 + at}`, `Number ${10 + at}`, { unit: "%", band, readings });
  });
  await board.open(Object.assign({}, ...texts));
  for (const [at, [, , says, zone]] of cases.entries()) {
    const { status } = board.card(`Number ${10 + at}`);
    await expect.soft(status).toHaveText(says);
    expect.soft(await status.getAttribute("data-zone"), says).toBe(zone);
  }
});

it("the sentence on noise says what to do: nothing, look, or find out what changed", async ({
  board,
}) => {
  const above = { operator: "above", target: "35" };
  const chance = [36, 34, 36, 33, 37, 34, 36, 34, 37, 33, 36, 34];
  const cases = {
    "Too few": [[40, 41], "With 4 more months of readings, a real change can be told"],
    "Too early": [
      STEADY.slice(0, 8),
      "nothing to react to. (What is usual is provisional for 4 more months.)",
    ],
    "Usual": [STEADY, /^The usual ups and downs: nothing to react to\.$/],
    // Red, and yet nothing has happened.
    "Out by chance": [chance, /^The usual ups and downs: nothing special about October\.$/],
    "Unlike": [
      [...STEADY, 60],
      "October is unlike the others: look for what happened. It is higher than chance explains.",
    ],
    "Changed": [
      [...STEADY, 42, 43, 42, 44, 42, 43, 42, 43],
      "Better since February: 9 months in a row above the centre. Find out what changed.",
    ],
    "Nearly": [
      [...STEADY, 36, 36, 36],
      /^Worse: 3 of the last 4 months are far below the centre\. Find out what changed\.$/,
    ],
    "Same": [Array.from({ length: 12 }, () => 40), "The same every time: nothing to react to."],
    "Climbing": [
      Array.from({ length: 12 }, (_, at) => 40 + 3 * at),
      "Keeps moving one way: limits do not fit. Find out what moves it.",
    ],
  };
  const texts = Object.entries(cases).map(([name, [values]], at) =>
    storedKpi(`c${at}`, name, {
      ...WHOLE,
      readings: monthly(values),
      band: values === chance ? above : AT_LEAST,
    }),
  );
  await board.open(Object.assign({}, ...texts));
  for (const [name, [, says]] of Object.entries(cases)) {
    const { signal } = board.card(name);
    if (says instanceof RegExp) await expect.soft(signal, name).toHaveText(says);
    else await expect.soft(signal, name).toContainText(says);
  }
  const chancy = board.card("Out by chance");
  await expect(chancy.status).toHaveText("out of band, too low: above 35%");
  await expect(chancy.article).toContainText(
    "In band in some months, out in others, by chance alone: 6 of the last 12 were out.",
  );
  await expect(board.card("Usual").article).toContainText(
    "In band in all of the last 12 months, but now and then a month may be out by chance alone.",
  );
});

it("a month that is not over is never judged", async ({ board, kpis, page }) => {
  // Out of band and unlike all the others, were it over.
  const now = { ...monthly(STEADY), "2026-11-30": 30 };
  const begun = { "2026-11-30": 30 };
  await board.open({
    ...storedKpi("c1", "Running", { ...WHOLE, readings: now }),
    ...storedKpi("c2", "Ended", { ...WHOLE, readings: monthly(STEADY) }),
    ...storedKpi("c3", "Begun", { ...WHOLE, readings: begun }),
  });
  const [ended, running] = [board.card("Ended"), board.card("Running")];
  for (const part of ["status", "signal"]) {
    await expect(running[part]).toHaveText(await ended[part].textContent());
  }
  await expect(running.status).toHaveText("good: at least 35%");
  await expect(running.status).toHaveAttribute("data-zone", "green");
  await expect(running.signal).toContainText("The usual ups and downs");
  // The number that leads the card, with its month, its arrow and what that means.
  const leads = (card) => card.article.locator(".kpi__value");
  await expect(leads(running)).toHaveText(await leads(ended).textContent());
  await expect(leads(running)).toContainText("41% October");
  await expect(running.article).toContainText("30% so far in November");
  await expect(running.article).not.toContainText(/out of band|below|worse|unlike|overdue/i);
  // Neither asks for anything: the newest stands first.
  await expect(kpis.names).toHaveText(["Begun", "Ended", "Running"]);
  const only = board.card("Begun");
  await expect(only.status).toHaveText("no status yet");
  await expect(only.status).not.toHaveAttribute("data-zone");
  await expect(only.article).toContainText("30% so far in November");
  // Nor where it is open: in the chart's words, its table, or what is asked.
  await page.goto("#/kpis?open=c1");
  await page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
  await expect(running.article.getByRole("region", { name: "To decide" })).toBeHidden();
  await running.article.getByRole("button", { name: /^As a table/ }).click();
  const row = running.article.getByRole("row", { name: /^November 2026/ });
  await expect(row).toContainText("30% so far");
  await expect(row).not.toContainText(/out|below|good|limit|beyond/i);
  await expect(running.article.getByRole("figure")).toContainText("No signals.");
});

it("a reading is recorded in two actions: typed, and entered", async ({ board, goals, page }) => {
  await board.open(steady({ readings: monthly(STEADY, 1) }));
  const card = board.card();
  await expect(card.article).toContainText("Overdue: the reading for October");
  for (const one of [card.value, card.day, card.record, card.status, card.signal]) {
    await expect(one).toHaveCount(1);
  }
  await card.value.fill("44.5");
  await page.keyboard.press("Enter");
  await expect(card.article.locator(".kpi__value")).toContainText("44.5% October");
  await expect(card.article).not.toContainText("Overdue");
  await expect(card.value).toHaveValue("");
  await expect(card.value).toBeFocused();
  expect((await readings(goals))["2026-10-31"]).toEqual({ value: "44.5" });
  await goals.undo.click();
  await expect(card.article.locator(".kpi__value")).toContainText("41% September");
  await expect(card.article).toContainText("Overdue: the reading for October");
  expect((await readings(goals))["2026-10-31"]).toBe(undefined);
});

it("one is recorded by keyboard alone, with a day and a note", async ({ board, goals, page }) => {
  await board.open(steady());
  const card = board.card();
  await card.article.getByRole("link", { name: NAME }).focus();
  await page.keyboard.press("Tab");
  await expect(card.value).toBeFocused();
  await page.keyboard.type("40.5");
  await page.keyboard.press("Tab");
  await expect(card.day).toBeFocused();
  // Day, month, year and the calendar are stops of their own.
  const button = card.article.getByRole("button", { name: "Note, or no reading" });
  while (!(await card.record.evaluate((it) => it === document.activeElement))) {
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Tab");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(card.article.getByLabel("Note")).toBeFocused();
  await page.keyboard.type("Half of the month");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(card.record).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(card.article).toContainText("40.5% so far in November");
  const { "2026-11-30": kept } = await readings(goals);
  expect(kept).toEqual({ value: "40.5", note: "Half of the month" });
});

it("the day is that of the last ended unit without a reading, else of the one that runs", async ({
  board,
}) => {
  const weekly = { ...WHOLE, cadence: "week" };
  await board.open({
    ...storedKpi("c1", "October lacks", { ...WHOLE, readings: monthly(STEADY, 1) }),
    ...storedKpi("c2", "All months there", { ...WHOLE, readings: monthly(STEADY) }),
    // A week is carried by its Thursday.
    ...storedKpi("c3", "Last week lacks", { ...weekly, readings: { "2026-11-05": 40 } }),
    ...storedKpi("c4", "All weeks there", { ...weekly, readings: { "2026-11-12": 40 } }),
    ...storedKpi("c5", "Yesterday lacks", {
      ...WHOLE,
      cadence: "weekday",
      readings: { "2026-11-16": 40 },
    }),
    ...storedKpi("c6", "Summer lacks", { ...WHOLE, cadence: "quarter", readings: { "2026-06-30": 40 } }),
  });
  const days = {
    "October lacks": "2026-10-31",
    "All months there": "2026-11-30",
    "Last week lacks": "2026-11-12",
    "All weeks there": "2026-11-19",
    "Yesterday lacks": "2026-11-17",
    "Summer lacks": "2026-09-30",
  };
  for (const [name, day] of Object.entries(days)) {
    await expect.soft(board.card(name).day, name).toHaveValue(day);
  }
  // With what lacked it goes on to what runs.
  const card = board.card("October lacks");
  await card.value.fill("41");
  await card.record.click();
  await expect(card.day).toHaveValue("2026-11-30");
});

it("a second reading of a month corrects the first, and the month is named", async ({
  board,
  goals,
}) => {
  await board.open(steady());
  const card = board.card();
  await expect(await card.note(card.day)).toHaveText("November 2026, so far");
  await card.day.fill("2026-10-07");
  await expect(await card.note(card.day)).toHaveText("October 2026");
  await card.value.fill("39.5");
  await card.record.click();
  await expect(card.article.locator(".kpi__value")).toContainText("39.5% October");
  const kept = await readings(goals);
  expect(kept["2026-10-31"]).toEqual({ value: "39.5" });
  expect(Object.keys(kept)).toHaveLength(STEADY.length);
});

it("a value far from all others is asked about once, and then kept", async ({
  board,
  goals,
  page,
}) => {
  await board.open(steady({ readings: monthly(STEADY, 1) }));
  const card = board.card();
  await card.value.fill("412");
  await page.keyboard.press("Enter");
  await expect(await card.note(card.value)).toHaveText("412%? The others lie between 38% and 43%.");
  await expect(card.record).toHaveText("Record anyway");
  await expect(card.record).toBeFocused();
  expect((await readings(goals))["2026-10-31"]).toBe(undefined);
  // Another value is asked about anew.
  await card.value.fill("413");
  await expect(card.record).toHaveText("Record");
  await card.record.click();
  await expect(await card.note(card.value)).toContainText("413%?");
  await page.keyboard.press("Enter");
  await expect(card.article.locator(".kpi__value")).toContainText("413% October");
  await expect(await card.note(card.value)).toHaveText("");
  expect((await readings(goals))["2026-10-31"]).toEqual({ value: "413" });
  await expect(card.signal).toContainText("October is unlike the others");
});

it("what is wrong stands beside its field, and nothing is kept", async ({ board, goals }) => {
  await board.open(steady());
  const before = await readings(goals);
  const card = board.card();
  await card.value.fill("40");
  await card.day.fill("2026-12-15");
  await card.record.click();
  await expect(await card.note(card.day)).toHaveText(
    "That is in the future: it begins on 1 December 2026.",
  );
  await expect(card.day).toHaveAttribute("aria-invalid", "true");
  await expect(card.day).toBeFocused();
  await expect(card.value).not.toHaveAttribute("aria-invalid");
  await card.day.fill("2026-11-18");
  await expect(await card.note(card.day)).toHaveText("November 2026, so far");
  await card.value.fill("lots");
  await card.record.click();
  await expect(await card.note(card.value)).toContainText("“lots”");
  await expect(card.value).toBeFocused();
  await expect(card.value).toHaveAttribute("aria-invalid", "true");
  expect(await readings(goals)).toEqual(before);
  await card.value.fill("40");
  await card.record.click();
  await expect(card.article).toContainText("40% so far in November");
});

it("a month can be said to have no reading, and is not overdue then", async ({ board, goals }) => {
  await board.open(steady({ readings: monthly(STEADY, 1) }));
  const card = board.card();
  await expect(card.article).toContainText("Overdue: the reading for October");
  await card.article.getByRole("button", { name: "Note, or no reading" }).click();
  await card.article.getByLabel("No reading (closed)").check();
  await card.article.getByLabel("Note").fill("Closed for repairs");
  await card.record.click();
  await expect(card.article).not.toContainText("Overdue");
  expect((await readings(goals))["2026-10-31"]).toEqual({
    closed: true,
    note: "Closed for repairs",
  });
  await expect(card.article.locator(".kpi__value")).toContainText("41% September");
  await expect(card.status).toHaveText("good: at least 35%");
  await expect(card.day).toHaveValue("2026-11-30");
});

it("what is typed is there again after a reload", async ({ board, kpis, page }) => {
  await board.open({ ...steady(), ...storedKpi("c2", "Another", WHOLE) });
  const card = board.card();
  await card.value.fill("41,5x");
  await card.day.fill("2026-09-09");
  await card.article.getByRole("button", { name: "Note, or no reading" }).click();
  await card.article.getByLabel("Note").fill("To be checked");
  await page.reload();
  await kpis.arrived();
  await expect(card.value).toHaveValue("41,5x");
  await expect(card.day).toHaveValue("2026-09-09");
  await expect(card.article.getByLabel("Note")).toHaveValue("To be checked");
  await expect(board.card("Another").value).toHaveValue("");
});

it("what another tab records shows at once, and the day moves on", async ({ board, beside }) => {
  await board.open(steady({ readings: monthly(STEADY, 1) }));
  const card = board.card();
  const { page } = await beside({ now: false });
  await on(page, TODAY);
  const kpis = new Kpis(page);
  await kpis.open();
  const other = new Card(kpis);
  await card.value.fill("39");
  await other.value.fill("44");
  await other.record.click();
  await expect(card.article.locator(".kpi__value")).toContainText("44% October");
  await expect(card.day).toHaveValue("2026-11-30");
  // What is being typed here stays.
  await expect(card.value).toHaveValue("39");
  await card.record.click();
  await expect(other.article).toContainText("39% so far in November");
});

it("the twelfth reading locks the limits, and a thirteenth moves them no more", async ({
  board,
  goals,
  page,
}) => {
  await board.open(steady({ readings: monthly(STEADY.slice(0, 10), 2) }));
  const card = board.card();
  const limits = async () => {
    await page.goto("#/kpis?open=c1");
    await page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
    const usual = card.article.getByRole("region", { name: "What is usual" });
    const text = await usual.getByText(/^Anything between/).textContent();
    await page.getByRole("link", { name: /All KPIs$/ }).click();
    await expect(usual).toHaveCount(0);
    return text;
  };
  const record = async (value, day) => {
    await card.value.fill(value);
    await card.day.fill(day);
    await card.record.click();
  };
  const recorded = (says) => expect(card.article.locator(".kpi__value")).toContainText(says);
  await expect(card.signal).toContainText("provisional");
  const ten = await limits();
  expect(ten).toContain("all 10 months from November 2025 to August 2026");
  await record("39", "2026-09-30");
  await recorded("39% September");
  expect((await limits()).split(" is what")[0]).not.toBe(ten.split(" is what")[0]);
  await expect(card.signal).toContainText("for 1 more month");
  await record("41", "2026-10-31");
  await recorded("41% October");
  await expect(card.signal).not.toContainText("provisional");
  const locked = await limits();
  expect(locked).toContain("the 12 months from November 2025 to October 2026");
  // A month later, a value like none of them.
  await on(page, "2026-12-02");
  await page.reload();
  await record("90", "2026-11-30");
  await expect(card.record).toHaveText("Record anyway");
  await card.record.click();
  await recorded("90% November");
  expect(await limits()).toBe(locked);
  await expect(card.signal).toContainText("November is unlike the others");
  // Nor does one that comes in later and lies before them.
  // The value unlike the others makes it no less far from them.
  await record("60", "2025-10-31");
  await expect(card.record).toHaveText("Record anyway");
  await card.record.click();
  await expect.poll(async () => (await readings(goals))["2025-10-31"]).toEqual({ value: "60" });
  expect(await limits()).toBe(locked);
});

it("a name that comes from the quiz says what is normal, and can be taken out again", async ({
  page,
  kpis,
}) => {
  await page.goto("#/kpis?m=Gross+margin+at+least+35%25");
  await kpis.arrived();
  const form = page.getByRole("form", { name: "New KPI" });
  const target = form.getByLabel("Target", { exact: true });
  await expect(target).toHaveValue("35");
  await expect(form).toContainText("Normal is at least 35%; below 35%, find out why.");
  await form.getByRole("button", { name: "Remove these numbers" }).click();
  await expect(target).toHaveValue("");
  await expect(form.getByLabel("KPI", { exact: true })).toHaveValue("Gross margin at least 35%");
});

for (const width of [320, 768, 1280]) {
  it(`board, form and open page fit a screen of ${width} px`, async ({ board, kpis, page }) => {
    await sized(page, { width, height: 800 });
    const fits = async (what) =>
      expect.soft(await wide(page), what).toEqual({ sideways: false, outside: [] });
    await board.open({
      ...steady({ readings: { ...monthly([...STEADY, 60]), "2026-11-30": 5 } }),
      ...storedKpi("c2", "x".repeat(200), {
        unit: "minutes",
        readings: monthly([1234567, 1234568, 1000]),
        band: { operator: "between", low: "1234567", high: "7654321" },
      }),
    });
    await expect(kpis.names).toHaveCount(2);
    await fits("board");
    await page.getByRole("button", { name: "New KPI" }).click();
    const form = page.getByRole("form", { name: "New KPI" });
    await form.getByText("Source, goal, owner and more").click();
    await expect(form.getByLabel("Source", { exact: true })).toBeVisible();
    await fits("form");
    await page.goto("#/kpis?open=c1");
    await page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
    await expect(board.card().article.getByRole("figure")).toBeVisible();
    await fits("open");
  });
}
