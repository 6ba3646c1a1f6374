// The reviews of a week, a month and a quarter: one thing at a time, by keyboard alone; what
// was done stays; minutes and a file for a calendar come of it.

import { Goals, stored, unseal } from "./goals.mjs";
import { expect, storedKpi, test } from "./kpis.mjs";
import { on } from "./objective.mjs";
import { EVERYTHING, RISEN, STEADY, TODAY, WHOLE, monthly, review } from "./review-states.mjs";

/** The name of the step that one is at. */
const step = (page) => page.locator(".review__step").getByRole("heading", { level: 3 }).first();

/** Waits until one is at a step, its heading has the focus, and so its keys work. */
async function at(page, name, place) {
  await expect(step(page)).toHaveText(name);
  await expect(step(page)).toBeFocused();
  if (place) await expect(page.locator(".review__at")).toHaveText(new RegExp(`${place}$`));
}

/** The end, which has the focus. */
async function over(page, heading = "That was it") {
  await expect(page.getByRole("heading", { level: 2, name: heading })).toBeFocused();
}

/** What is kept of something, by its key. */
async function kept(goals, key) {
  const text = (await goals.kept())[`waymark/1/${key}`];
  if (!text) return undefined;
  const { fields } = unseal(text);
  return Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value]));
}

const agenda = (page) => page.getByRole("region", { name: /^Agenda/ });

/** The text of the file that a button saves. */
const saved = async (goals, name) => {
  const { bytes } = await goals.download(goals.page.getByRole("button", { name }));
  return bytes.toString();
};

test("a week by keyboard alone: noted, acknowledged, recorded, checked in", async ({ goals }) => {
  const { page } = goals;
  const { keyboard } = page;
  await review(goals, "week");
  await at(page, "Gross margin", "1 of 3");
  await expect(page.locator(".review__unit")).toContainText("week of 16 November 2026");

  // A note, in whose field no letter is a key.
  await keyboard.press("n");
  const note = page.getByLabel("Note for the minutes");
  await expect(note).toBeFocused();
  await keyboard.type("Ask Sam as soon as he is back");
  await keyboard.press("Escape");
  await at(page, "Gross margin");

  // What can be done about it.
  await keyboard.press("a");
  const act = page.getByRole("group", { name: "Act" });
  await expect(act).toBeFocused();
  const acknowledge = act.getByRole("button", { name: "Acknowledge" });
  const isFocused = () => acknowledge.evaluate((it) => it === document.activeElement);
  for (let tabs = 0; tabs < 8 && !(await isFocused()); tabs++) await keyboard.press("Tab");
  await expect(acknowledge).toBeFocused();
  await keyboard.press("Enter");
  await expect(act.getByLabel("Cause")).toBeFocused();
  await keyboard.type("The new supplier");
  await keyboard.press("Tab");
  await expect(act.getByRole("button", { name: "Acknowledge" })).toBeFocused();
  await keyboard.press("Enter");
  await expect(act.getByText(/Known since 18 November 2026: The new supplier/)).toBeVisible();
  await keyboard.press("Escape");
  await step(page).focus();
  await keyboard.press("Enter");

  // A number that is typed goes into its field.
  await at(page, "Response time", "2 of 3");
  await keyboard.type("41");
  await expect(page.getByLabel("New reading")).toHaveValue("41");
  await keyboard.press("Enter");
  await at(page, "A calmer support", "3 of 3");
  await keyboard.type("15");
  await keyboard.press("Enter");
  await over(page);

  // The same reading and the same check-in as anywhere.
  const reading = await kept(goals, "kpi/c3");
  expect(reading["at/value/2026-11-12"]).toEqual({ value: "41" });
  const checkIn = await kept(goals, "objective/o1");
  expect(checkIn["at/o1k0/2026-11-18"]).toEqual({ value: "15" });
  const done = await kept(goals, "review/week20261116");
  expect(done).toEqual({
    begun: TODAY,
    finished: TODAY,
    "step/kpi-c1": { did: "acknowledged", done: TODAY, note: "Ask Sam as soon as he is back" },
    "step/kpi-c3": { did: "recorded", done: TODAY, reading: "2026-11-12" },
    "step/due-o1": { did: "recorded", done: TODAY, reading: TODAY },
  });

  const minutes = await saved(goals, "Save as Markdown");
  expect(minutes).toBe(
    `# Weekly review, week of 16 November 2026

Held on 18 November 2026.

## Recorded

- **Response time**: Week of 9 November 2026: 41%, good: at least 35%
- **A calmer support**: Conversion 15%

## Decided

- **Gross margin**: out of band for a known reason: The new supplier. To look at again on 18 December 2026
  - Note: Ask Sam as soon as he is back

## Running well

- 3 KPIs in band and 1 key result moved since last week.

## Next

- The next weekly review opens on 23 November 2026.
`,
  );

  // One deed each: what is taken back is asked again.
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("button", { name: "1 more thing to look at" })).toBeVisible();
  expect((await kept(goals, "objective/o1"))["at/o1k0/2026-11-18"] ?? null).toBeNull();
  await page.getByRole("button", { name: "1 more thing to look at" }).click();
  await at(page, "A calmer support", "3 of 3");
});

test("one stops at any time: a reload and another tab go on there", async ({ goals, beside }) => {
  const { page } = goals;
  await review(goals, "week");
  await at(page, "Gross margin", "1 of 3");
  await page.keyboard.press("s");
  await at(page, "Response time", "2 of 3");
  await page.reload();
  await at(page, "Response time", "2 of 3");
  await expect(page.locator(".review__unit")).toContainText("You began today. 1 of 3 done.");
  await expect(agenda(page).getByRole("listitem").first()).toContainText("Skipped");

  const other = await beside({ now: false });
  await on(other.page, TODAY);
  await other.page.goto("#/review/week");
  await at(other.page, "Response time", "2 of 3");
  await other.page.keyboard.press("s");
  await at(other.page, "A calmer support", "3 of 3");
  // What was done there is seen here, and nothing moves under a hand.
  await expect(agenda(page).getByRole("listitem").nth(1)).toContainText("Skipped");
  await at(page, "Response time", "2 of 3");
  await page.keyboard.press("s");
  await at(page, "A calmer support", "3 of 3");
});

test("keys work while the focus is in the step alone, and not where one types", async ({
  goals,
}) => {
  const { page } = goals;
  await review(goals, "week");
  await at(page, "Gross margin", "1 of 3");
  await page.getByRole("link", { name: "Month", exact: true }).focus();
  for (const key of ["s", "n", "a"]) await page.keyboard.press(key);
  await expect(step(page)).toHaveText("Gross margin");
  await expect(page.getByLabel("Note for the minutes")).toBeHidden();
  await page.getByRole("button", { name: "Response time", exact: true }).click();
  await at(page, "Response time", "2 of 3");
  await page.getByLabel("New reading").focus();
  await page.keyboard.type("sna");
  await expect(page.getByLabel("New reading")).toHaveValue("sna");
  await expect(step(page)).toHaveText("Response time");
});

test("a KPI out of band once its reading is there is not passed over", async ({ goals }) => {
  const { page } = goals;
  const readings = { "2026-10-29": 40 };
  const given = { ...WHOLE, cadence: "week", readings };
  await review(goals, "week", storedKpi("c1", "Response time", given));
  await at(page, "Response time", "1 of 1");
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Status")).toContainText("out of band");
  await expect(page.getByRole("button", { name: /^Acknowledge/ })).toBeVisible();
  await at(page, "Response time", "1 of 1");
  await page.keyboard.press("Enter");
  await over(page);
});

test("a month: a band that is easily met stays, or moves", async ({ goals }) => {
  const { page } = goals;
  const band = { operator: "at-least", target: "20" };
  const texts = storedKpi("c1", "NPS", { ...WHOLE, band, readings: monthly(STEADY) });
  await review(goals, "month", texts);
  await at(page, "NPS", "1 of 1");
  await expect(page.locator(".review__unit")).toContainText("October 2026");
  await expect(page.locator(".chart__drawing svg")).toBeVisible();
  await expect(page.getByText(/The band is met with plenty of room/)).toBeVisible();
  await page.getByRole("button", { name: "Leave the band as it is" }).click();
  await at(page, "NPS");
  await page.keyboard.press("Enter");
  await over(page);
  const step = async () => (await kept(goals, "review/month20261001"))?.["step/kpi-c1"];
  await expect.poll(step).toEqual({
    did: "band-left",
    done: TODAY,
  });
  // Nobody is asked again.
  await page.getByRole("link", { name: "Week", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Weekly review");
});

test("the address of no review in particular is the week’s", async ({ page, goals }) => {
  await on(page, TODAY);
  await goals.put(EVERYTHING);
  await page.goto("#/review");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Weekly review");
  await expect(page.locator(".review__unit")).toContainText("week of 16 November 2026");
  const week = page.getByRole("link", { name: "Week", exact: true });
  await expect(week).toHaveAttribute("aria-current", "page");
  await page.getByRole("link", { name: "Month", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Monthly review");
});

test("a quarter: closed on its own page, then on with the review", async ({ goals }) => {
  const { page } = goals;
  const key = "waymark/1/objective/o3";
  await review(goals, "quarter", { [key]: EVERYTHING[key] });
  await at(page, "More signups", "1 of 2");
  await expect(page.locator(".review__unit")).toContainText("Q3, July to September 2026");
  await page.keyboard.press("a");
  const form = page.getByRole("form", { name: "Close this objective" });
  await expect(form).toBeVisible();
  await form.getByLabel("What did you learn?").fill("Ask earlier");
  await form.getByRole("radio", { name: /Retire/ }).check();
  await form.getByRole("button", { name: "Close with this score" }).click();
  await page.getByRole("link", { name: "Back to the quarterly review" }).click();
  await at(page, "More signups");
  await page.keyboard.press("Enter");
  const step = async () => (await kept(goals, "review/quarter20260701"))?.["step/close-o3"];
  await expect.poll(step).toEqual({ did: "closed learned", done: TODAY });
});

test("before there is anything to review, no review says that all is well", async ({ goals }) => {
  const { page } = goals;
  for (const rhythm of ["week", "month"]) {
    await page.goto(`#/review/${rhythm}`);
    const minutes = page.locator(".minutes");
    await expect(minutes.getByText("There is nothing to review yet")).toBeVisible();
    await expect(minutes.getByText("in band")).toHaveCount(0);
  }
});

test("nothing to decide is said, and the next one goes into a calendar", async ({ goals }) => {
  const { page } = goals;
  const band = { operator: "at-least", target: "20" };
  const fine = storedKpi("c1", "Churn", { ...WHOLE, band, readings: monthly(STEADY.slice(0, 8)) });
  await review(goals, "week", fine);
  await over(page, "Nothing to decide");
  await expect(page.getByText("every KPI is in band")).toBeVisible();
  await expect(page.getByLabel("First one on")).toHaveValue("2026-11-23");
  await page.getByLabel("At", { exact: true }).fill("09:30");
  await page.getByLabel("First one on").fill("2026-11-24");
  // What was typed outlives a reload.
  await page.reload();
  await expect(page.getByLabel("First one on")).toHaveValue("2026-11-24");
  await expect(page.getByLabel("At", { exact: true })).toHaveValue("09:30");
  await page.getByLabel("First one on").fill("2026-11-23");
  const file = await saved(goals, "Save the calendar file");
  const lines = file.replaceAll("\r\n ", "").split("\r\n");
  for (const line of file.split("\r\n")) {
    expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
  }
  expect(lines).toContain("BEGIN:VEVENT");
  expect(lines).toContain("DTSTART:20261123T093000");
  expect(lines.some((line) => /^RRULE:FREQ=WEEKLY/.test(line))).toBe(true);
  expect(lines.some((line) => /^DTSTAMP:20261118T\d{6}Z$/.test(line))).toBe(true);
  expect(lines.some((line) => line.startsWith("URL:") && line.endsWith("#/review/week"))).toBe(true);
  // The same review has the same name for good.
  const uid = (text) => /\r\nUID:(.*)\r\n/.exec(text)[1];
  await page.getByLabel("At", { exact: true }).fill("");
  const again = await saved(goals, "Save the calendar file");
  expect(uid(again)).toBe(uid(file));
  expect(again).toContain("DTSTART;VALUE=DATE:20261123");
});

test("the pages of goals and KPIs lead to the reviews and say how much there is", async ({
  goals,
  kpis,
}) => {
  const { page } = goals;
  await on(page, TODAY);
  await goals.put(EVERYTHING);
  await kpis.open();
  const weekly = page.getByRole("link", { name: "Weekly review · 3 things to look at" });
  await expect(weekly).toBeVisible();
  await goals.open();
  await weekly.click();
  await at(page, "Gross margin", "1 of 3");
  // Opened for a look, and back.
  await page.keyboard.press("o");
  await expect(page).toHaveURL(/#\/kpis\?open=c1$/);
  await page.getByRole("link", { name: "Back to the weekly review" }).click();
  await at(page, "Gross margin", "1 of 3");
  await page.keyboard.press("s");
  await at(page, "Response time", "2 of 3");
  await goals.open();
  await expect(
    page.getByRole("link", { name: "Weekly review · 2 things to look at" }),
  ).toBeVisible();
});

test("on paper there are the minutes alone, on one page", async ({ goals }) => {
  const { page } = goals;
  await review(goals, "week");
  for (const name of ["Gross margin", "Response time", "A calmer support"]) {
    await at(page, name);
    await page.keyboard.press("s");
  }
  await over(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 3 })).toHaveText(/^Weekly review/);
  await expect(page.getByText("skipped").first()).toBeVisible();
  for (const hidden of [
    page.getByRole("button"),
    page.getByRole("navigation"),
    page.getByRole("heading", { name: /Agenda|calendar/ }),
  ]) {
    await expect(hidden.filter({ visible: true })).toHaveCount(0);
  }
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type \/Page\b/g)).toHaveLength(1);
});

test("a review opens among 200 objectives and 50 KPIs", async ({ page }) => {
  const goals = new Goals(page);
  await on(page, TODAY);
  const objectives = Array.from({ length: 200 }, (_, at) => {
    const number = `${at + 1}`.padStart(4, "0");
    const numbers = [{ name: "One", checkIns: { "2026-10-20": "13" } }, { name: "Two" }];
    return stored(`a${number}`, `Objective ${number}`, numbers);
  });
  const kpis = Array.from({ length: 50 }, (_, at) => {
    const number = `${at + 1}`.padStart(4, "0");
    return storedKpi(`c${number}`, `KPI ${number}`, { ...WHOLE, readings: monthly(RISEN) });
  });
  await goals.put(Object.assign({}, ...objectives, ...kpis));
  await page.goto("#/goals");
  await page.locator(".goals").waitFor();
  await expect(page.getByRole("link", { name: /^Weekly review · \d+ things/ })).toBeVisible();
  await page.getByRole("link", { name: /^Weekly review/ }).click();
  await expect(page.locator(".review__step")).toBeVisible();
});

test("who is here outlives a reload, and no other tab writes over it", async ({ goals, beside }) => {
  const { page } = goals;
  const given = { ...WHOLE, cadence: "week", readings: { "2026-10-29": 40 } };
  await review(goals, "week", storedKpi("c1", "Response time", given));
  await at(page, "Response time", "1 of 1");
  await page.keyboard.type("41");
  await page.keyboard.press("Enter");
  await over(page);
  const who = page.getByLabel("Who is here");
  await who.fill("Ana");
  await who.press("Tab");
  await expect.poll(() => wrote(goals)).toContain("Ana");
  await who.fill("Ana, Bo");
  const other = await beside({ now: false });
  await on(other.page, TODAY);
  await other.page.goto("#/review/week");
  const others = other.page.getByLabel("Who is here");
  await others.fill("Cem");
  await others.press("Tab");
  await expect.poll(() => wrote(goals)).toContain("Cem");
  await expect(who).toHaveValue("Ana, Bo");
  // A reload leaves the field as Tab does.
  await page.reload();
  await expect(who).toHaveValue("Ana, Bo");
  await expect.poll(() => wrote(goals)).toContain("Ana, Bo");
});

/** Everything that is kept, as one text. */
async function wrote(goals) {
  return Object.values(await goals.kept()).join("\n");
}
