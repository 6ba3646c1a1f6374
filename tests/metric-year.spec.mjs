// One metric for a year, by keyboard alone: watched as a KPI, out of band, brought back by an
// objective, watched again with a new band, a key result once more, and retired. Each value
// is typed once, and the reviews on the way write down what was done.

import { expect, Kpis } from "./kpis.mjs";
import { Keys, on, test } from "./objective.mjs";

const NAME = "Trial conversion";
const RESTORING = `Get ${NAME} back to normal`;
const CAUSE = "Call 100 trials in their first week";
const HIGHER = "Make the trial the reason to buy";

/** What is known of it before the year begins, as somebody has it in a sheet. */
const BEFORE = "Month\tConversion\n2025-09\t13%\n2025-10\t12.6%\n2025-11\t13.2%\n2025-12\t12.8%";

/** Its value of each month, by the day that carries it. */
const VALUES = {
  "2025-09-30": "13",
  "2025-10-31": "12.6",
  "2025-11-30": "13.2",
  "2025-12-31": "12.8",
  "2026-01-31": "13.1",
  "2026-02-28": "12.7",
  "2026-03-31": "10.4",
  "2026-04-30": "10.1",
  "2026-05-31": "11.2",
  "2026-06-30": "13.6",
  "2026-07-31": "13.8",
  "2026-08-31": "14",
  "2026-09-30": "13.9",
  "2026-10-31": "14.6",
  "2026-11-30": "15.3",
  "2026-12-31": "16.2",
};

const WEEKLY = `# Weekly review, week of 4 May 2026

Held on 4 May 2026.

## Recorded

- **${RESTORING}**: ${CAUSE} 20\u00a0trials

## Noted

- **${NAME}**: Note: The new signup page asks for a card

## Next

- The next weekly review opens on 11 May 2026.
`;

const MONTHLY = `# Monthly review, July 2026

## Running well

- 1 KPI in band.
`;

const QUARTERLY = `# Quarterly review, Q3, July to September 2026

Held on 30 September 2026.

## Noted

- **Plan**: Note: Take the trial further

## Running well

- 1 KPI in band.

## Next

- The next quarterly review opens on 18 December 2026.
`;

const LIFE =
  "KPI since September 2025, key result in Q2 Apr–Jun 2026 (reached 13.6%), KPI again with a " +
  "band from 13% (acceptable from 11.55%), key result in Q4 Oct–Dec 2026 (reached 16.2%), KPI " +
  "again with the same band, retired in January 2027.";

/** What is on the pages, and the keys with which one gets there. */
class Year {
  constructor({ page, goals, objective }) {
    Object.assign(this, { page, goals, objective });
    this.keys = new Keys(page);
    this.kpis = new Kpis(page);
    this.card = this.kpis.card(NAME);
  }

  /** Opens a page on a day. */
  async at(day, place) {
    await on(this.page, day);
    await this.page.goto("about:blank");
    await this.page.goto(place);
    await this.page.locator("#status").waitFor({ state: "attached" });
    this.keys.arrived();
  }

  button(name, within = this.page) {
    return within.getByRole("button", { name, exact: true });
  }

  /** Opens the board on a day. */
  async board(day) {
    await this.at(day, "#/kpis");
    await this.kpis.arrived();
  }

  /** Records the reading of the month that is asked for, on the board. One that is far from all
      others is asked about first. */
  async record(day, month, isFar = false) {
    await this.board(day);
    await this.keys.to(this.card.getByLabel("New reading"));
    const value = VALUES[month];
    await this.keys.type(value);
    await this.keys.press("Enter");
    const name = new Date(`${month}T12:00:00Z`).toLocaleDateString("en-GB", { month: "long" });
    if (isFar) {
      const anyway = this.card.getByRole("button", { name: "Record anyway" });
      await expect(this.card).toContainText(`${value}%? The others lie between`);
      await expect(anyway).toBeFocused();
      await this.keys.press("Enter");
    }
    await expect(this.card.locator(".kpi__value")).toContainText(`${value}% ${name}`);
    await expect(this.kpis.status).toHaveText("Saved in this browser.");
    await this.keys.somewhere("recording");
  }

  /** Opens the KPI as one does on the board. */
  async open() {
    await this.keys.enter(this.card.getByRole("link", { name: NAME, exact: true }));
    await this.page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
  }

  /** Saves the form of an objective that is open. */
  async save() {
    const { form } = this.goals;
    await this.keys.enter(this.button("Save", form));
    await expect(form).toHaveCount(0);
    await expect(this.goals.saved).toBeVisible();
  }

  /** What is decided about the metric when its objective is closed. */
  get settling() {
    return this.page.getByRole("group", { name: NAME, exact: true }).filter({ visible: true });
  }

  /** Chooses one of several, which arrows do. */
  async choose(within, name) {
    const wanted = within.getByRole("radio", { name });
    const group = await wanted.getAttribute("name");
    await this.keys.to(within.locator(`[name="${group}"]:checked`));
    for (let step = 0; step < 5 && !(await wanted.isChecked()); step++) {
      await this.keys.press("ArrowDown");
    }
    await expect(wanted).toBeChecked();
    await expect(wanted).toBeFocused();
  }

  /** Opens a review on a day. */
  async review(day, which) {
    await this.at(day, `#/review/${which}`);
    await this.page.locator(".review__step, .minutes").first().waitFor();
  }

  /** Waits until one is at a step of a review: its heading has the focus, and so its keys work. */
  async step(name, place) {
    const heading = this.page.locator(".review__step").getByRole("heading", { level: 3 }).first();
    await expect(heading).toHaveText(name);
    await expect(heading).toBeFocused();
    await expect(this.page.locator(".review__at")).toHaveText(new RegExp(`${place}$`));
    this.keys.fresh = false;
  }

  /** Writes a note for the minutes at the step that one is at. */
  async note(said) {
    await this.keys.press("n");
    await expect(this.page.getByLabel("Note for the minutes")).toBeFocused();
    await this.keys.type(said);
    await this.keys.press("Escape");
  }

  /** Waits for the end of a review, which has the focus. */
  async over(heading) {
    await expect(this.page.getByRole("heading", { level: 2, name: heading })).toBeFocused();
    this.keys.fresh = false;
  }

  /** What it has been, as the line is seen. */
  life() {
    return this.card.locator(".life").evaluate((line) => {
      const copy = line.cloneNode(true);
      for (const unseen of copy.querySelectorAll(".unseen")) unseen.remove();
      return copy.textContent;
    });
  }

  /** The records of an export of everything, by their places. */
  async exported() {
    await this.keys.enter(this.page.getByRole("link", { name: "Data and settings" }));
    await expect(this.goals.settingsHeading).toBeVisible();
    // From another page one arrives at the beginning of this one.
    await expect(this.page.getByRole("main")).toBeFocused();
    return JSON.parse(await this.saved(this.button("Export everything"))).records;
  }

  /** The minutes, saved as Markdown. */
  minutes() {
    return this.saved(this.button("Save as Markdown"));
  }

  /** The text of the file that a button saves. */
  async saved(button) {
    await this.keys.to(button);
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.keys.press("Enter"),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }
}

test("the whole year of one metric by keyboard alone", async ({ page, goals, objective }) => {
  test.setTimeout(120_000);
  const year = new Year({ page, goals, objective });
  const { keys, kpis, card } = year;

  // January: it is watched, with a band, and what is known of it already is pasted.
  await year.board("2026-01-05");
  const form = page.getByRole("form", { name: "New KPI" });
  const field = (label) => form.getByLabel(label, { exact: true });
  await keys.enter(year.button("New KPI"));
  await expect(field("KPI")).toBeFocused();
  await keys.type(NAME);
  await keys.write(field("Target"), "12%");
  await expect(form).toContainText("at least 12%");
  await keys.enter(form.locator("summary").filter({ hasText: "Source, goal, owner and more" }));
  await keys.write(field("Supports"), "More customers");
  await keys.write(field("Source"), "The shop");
  await keys.enter(year.button("Save", form));
  await expect(form).toHaveCount(0);
  await expect(card).toBeVisible();
  await year.open();
  await keys.enter(year.button("Paste readings"));
  const paste = page.getByRole("region", { name: "Paste readings" });
  await keys.paste(paste.getByLabel("Paste two columns: date or month, and value"), BEFORE);
  await keys.enter(paste.getByRole("button", { name: "Save 4 readings" }));
  await expect(kpis.status).toHaveText("Saved in this browser.");

  // In band in January and February, out of it in March and April.
  await year.record("2026-02-02", "2026-01-31");
  await year.record("2026-03-02", "2026-02-28");
  await expect(card).toContainText("good: at least 12%");
  await year.record("2026-04-02", "2026-03-31", true);
  await expect(card).toContainText("out of band, too low: at least 12%");
  const offer = card.getByRole("link", { name: "Draft an objective that restores it" });
  await expect(offer).toHaveCount(0);
  await year.record("2026-05-02", "2026-04-30");
  // The board offers what brings it back: a draft with two prompts, of which one is left empty.
  await expect(card).toContainText(
    "Out of band for 2 months in a row: too low since March. It has run differently since March: find the cause first.",
  );
  await expect(card).toContainText(
    "The draft takes it from 10.1% up to 12%. Nothing is kept until you save it.",
  );
  await keys.enter(offer);
  await expect(goals.title).toHaveValue(RESTORING);
  await expect(goals.field("Start")).toHaveValue("10.1");
  await expect(goals.field("Target")).toHaveValue("12");
  for (const number of [2, 3]) {
    await expect(goals.keyResult(number)).toContainText("What would move it?");
  }
  await expect(goals.form).toContainText("Q2, April to June 2026");
  await keys.write(goals.field("Target"), "13");
  await keys.write(goals.field("Name", 2), CAUSE);
  await year.save();
  const fields = Object.entries((await goals.records())[RESTORING]);
  const names = fields.filter(([name, said]) => /^kr\/.*\/name$/.test(name) && said !== null);
  expect(names.map(([, said]) => said).sort()).toEqual([CAUSE, NAME]);
  await year.board("2026-05-02");
  await expect(card).toContainText(`Being restored by ${RESTORING} until 30 June`);
  await expect(offer).toHaveCount(0);

  // The weekly review: what is out of band is looked at, and the cause is checked in on.
  await year.review("2026-05-04", "week");
  await year.step(NAME, "1 of 2");
  await year.note("The new signup page asks for a card");
  await year.step(NAME, "1 of 2");
  await keys.press("Enter");
  await year.step(RESTORING, "2 of 2");
  await keys.type("20");
  await keys.press("Enter");
  await year.over("That was it");
  expect(await year.minutes()).toBe(WEEKLY);

  // Reached in June: its quarter is over, and its band moves.
  await year.record("2026-06-02", "2026-05-31");
  await year.record("2026-07-01", "2026-06-30");
  await expect(card).toContainText(`Key result of ${RESTORING} until 30 June, still to be closed`);
  await keys.enter(card.getByRole("link", { name: RESTORING }));
  await objective.arrived();
  await keys.to(goals.checkInForm(RESTORING, CAUSE).getByLabel("New value", { exact: true }));
  await keys.type("80");
  await keys.press("Enter");
  await expect(objective.verdict(RESTORING)).toHaveText(/^0\.90 so far/);
  await keys.enter(objective.button("Close this objective"));
  await expect(objective.field("What did you learn?")).toBeFocused();
  await keys.type("A call in the first week is what keeps them");
  const ask = year.settling.getByRole("radio", { name: "Ask again on 1 October 2026" });
  await expect(ask).toBeChecked();
  await year.choose(year.settling, "Move the band from 1 July 2026");
  await expect(objective.closing).toContainText(
    `Moves the band of ${NAME} to at least 13% from 1 July 2026. Earlier readings stay judged by the band of their time.`,
  );
  await year.choose(objective.closing, /^Retire/);
  await keys.enter(objective.button("Close with this score"));
  await expect(objective.closing).toHaveCount(0);
  await expect(objective.part("What happens to these numbers next?")).toContainText(
    `${NAME}: KPI again from 1 July 2026: band at least 13%.`,
  );
  await keys.somewhere("closing");

  // It is a KPI with a new band, and the reviews find it well.
  await year.record("2026-08-01", "2026-07-31");
  await expect(card).toContainText("good: at least 13%");
  await expect(card).not.toContainText("Key result of");
  await year.review("2026-08-03", "month");
  await year.over("Nothing to decide");
  expect(await year.minutes()).toBe(MONTHLY);
  await year.record("2026-09-01", "2026-08-31");
  await year.review("2026-09-30", "quarter");
  await year.step("How high do you aim?", "1 of 2");
  await expect(page.locator(".review__step")).toContainText("0.90");
  await keys.press("Enter");
  await year.step("What comes next?", "2 of 2");
  await expect(page.locator(".review__step")).toContainText("A call in the first week");
  await year.note("Take the trial further");
  await year.step("What comes next?", "2 of 2");
  await keys.press("Enter");
  await year.over("That was it");
  expect(await year.minutes()).toBe(QUARTERLY);

  // It is a key result once more, and a check-in on the objective is its reading.
  await year.record("2026-10-01", "2026-09-30");
  await year.open();
  await keys.enter(card.getByRole("link", { name: "Use as a key result" }));
  await expect(goals.field("Start")).toHaveValue("13.9");
  await expect(goals.form).toContainText("Q4, October to December 2026");
  await keys.write(goals.title, HIGHER);
  await keys.write(goals.field("Target"), "16");
  await year.save();
  for (const [day, month, score] of [
    ["2026-11-02", "2026-10-31", "0.33"],
    ["2026-12-01", "2026-11-30", "0.67"],
    ["2027-01-02", "2026-12-31", "1.00"],
  ]) {
    await year.at(day, "#/goals");
    await goals.arrived();
    await keys.to(goals.checkInForm(HIGHER, NAME).getByLabel("New value", { exact: true }));
    await keys.type(VALUES[month]);
    await keys.press("Enter");
    await expect(goals.saved).toBeVisible();
    await expect(objective.verdict(HIGHER)).toContainText(`${score} so far`);
    await keys.somewhere("checking in");
  }

  // January: it is closed, and its band stays; then nobody watches it any more.
  await year.at("2027-01-04", "#/goals");
  await goals.arrived();
  await keys.enter(objective.link(HIGHER));
  await objective.arrived();
  await keys.enter(objective.button("Close this objective"));
  await expect(objective.field("What did you learn?")).toBeFocused();
  await year.choose(year.settling, "Leave the band as it is");
  await year.choose(objective.closing, /^Retire/);
  await keys.enter(objective.button("Close with this score"));
  await expect(objective.closing).toHaveCount(0);
  await expect(objective.verdict(HIGHER)).toHaveText(/^1\.00, green/);
  await year.board("2027-01-05");
  await year.open();
  await keys.enter(year.button("Retire", card));
  await expect(card.getByLabel("Why")).toBeFocused();
  await keys.type("Plans begin free now");
  await keys.enter(year.button("Retire", card.getByRole("form", { name: /^Retire/ })));
  await expect(card).toContainText("Retired since 5 January 2027: Plans begin free now");
  await keys.somewhere("retiring");

  // All of its life stands in a line, and each value once in what one takes along.
  expect(await year.life()).toBe(LIFE);
  const records = Object.entries(await year.exported());
  const typed = ([place, { fields }]) =>
    Object.entries(fields)
      .filter(([name, [said]]) => name.startsWith("at/") && said !== null)
      .map(([name, [said]]) => [place.split("/")[0], name.split("/").at(-1), said]);
  const all = records.flatMap(typed);
  const of = (kinds) => all.filter(([kind]) => kinds.includes(kind)).map(([, ...rest]) => rest);
  const readings = Object.entries(VALUES).map(([day, value]) => [day, { value }]);
  const byDay = ([one], [other]) => (one < other ? -1 : 1);
  expect(of(["kpi", "readings"]).sort(byDay)).toEqual(readings);
  // Of the objectives there is the cause alone, which is no KPI.
  expect(of(["objective"]).sort(byDay)).toEqual([
    ["2026-05-04", { value: "20" }],
    ["2026-06-30", { value: "80" }],
  ]);
  expect(all).toHaveLength(readings.length + 2);
});
