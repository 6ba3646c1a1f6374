// One objective as a person finds it: open, written, closed; and by keyboard alone.

import { expect, test as base } from "./goals.mjs";

export { canBeDeaf, countWrites, deaf, expect, stored } from "./goals.mjs";

export const test = base.extend({
  objective: async ({ goals }, use) => use(new Objective(goals)),
});

/** A text as one that is sought, whatever signs are in it. */
export const exactly = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Sets the day that it is, at noon; what waits goes on as ever. */
export async function on(page, day) {
  await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
}

/** A day so many days after another. */
export function later(day, days) {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** A day as it is shown: 5 October 2026. */
export function shown(day) {
  const options = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", options);
}

/** An objective that is open, and the forms around it. */
export class Objective {
  constructor(goals) {
    this.goals = goals;
    this.page = goals.page;
  }

  /** Opens an objective as one does in the list. */
  async open(title) {
    await this.link(title).click();
    await this.arrived();
  }

  link(title) {
    return this.goals.card(title).getByRole("link", { name: title, exact: true });
  }

  async arrived() {
    await expect(this.page).toHaveURL(/[?&]open=/);
    await expect(this.back).toBeVisible();
    await this.page.locator('.opened[aria-busy="false"]').filter({ visible: true }).waitFor();
  }

  get back() {
    return this.page.getByRole("link", { name: /All objectives$/ });
  }

  /** A part of what is open: "Actions", "Suggestions", "Outside events". */
  part(name) {
    return this.page.getByRole("region", { name, exact: true }).filter({ visible: true });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true }).filter({ visible: true });
  }

  /** A field, box or list of the form that is open. */
  field(label) {
    return this.page.getByLabel(label, { exact: true }).filter({ visible: true });
  }

  /** Writes a line into a field that adds it: "New action", "What happened". */
  async add(label, text) {
    await this.field(label).fill(text);
    await this.field(label).press("Enter");
    await expect(this.field(label)).toHaveValue("");
    await expect(this.field(label)).toBeFocused();
  }

  /** The form that closes an objective. */
  get closing() {
    return this.page.getByRole("form", { name: "Close this objective", exact: true });
  }

  async begin() {
    await this.button("Close this objective").click();
    await expect(this.field("What did you learn?")).toBeFocused();
  }

  /** Closes what is open: `next` begins as the choice does, "Retire". */
  async close(said) {
    await this.begin();
    await this.finish(said);
  }

  /** The same, where its form is open already. What continues leads to the next one,
   * and nothing is closed before that is saved. */
  async finish({ learned = "", differently = "", next = "Retire" } = {}) {
    await this.field("What did you learn?").fill(learned);
    await this.field("What would you do differently?").fill(differently);
    await this.closing.getByRole("radio", { name: new RegExp(`^${next}`) }).check();
    const continues = next !== "Retire";
    await this.button(continues ? "Go on to the next objective" : "Close with this score").click();
    await expect(this.closing).toHaveCount(0);
    if (continues) await expect(this.goals.title).toBeFocused();
  }

  /** Saves the one that continues, which closes the one before. */
  async saveNext() {
    await this.button("Save and close the last one").click();
    await expect(this.goals.form).toHaveCount(0);
  }

  /** What an objective's verdict says, wherever it stands. */
  verdict(title) {
    return this.goals.card(title).locator(".goal__verdict");
  }

  pace(title) {
    return this.goals.card(title).locator(".goal__pace");
  }

  /** The button that unfolds the check-ins behind a key result's drawing. */
  tableOf(keyResult) {
    return this.page.getByRole("button", { name: new RegExp(`^As a table\\W*${exactly(keyResult)}$`) });
  }

  /** A finding, by how it begins. */
  finding(text) {
    return this.part("Suggestions").getByRole("listitem").filter({ hasText: text });
  }

  /** What unfolds the rest of the form's objective, and of one of its key results. */
  async unfold(number) {
    const { form } = this.goals;
    const within = number ? this.goals.keyResult(number) : form;
    const name = number ? "Weight, owner, guardrail" : "Period, commitment, check-ins, owner";
    const fold = within.locator("details").filter({ hasText: name }).last();
    if (!(await fold.evaluate((it) => it.open))) await fold.locator("> summary").click();
    await expect(fold).toHaveAttribute("open");
    const forTeams = fold.locator("details");
    for (const more of number ? [] : await forTeams.all()) {
      if (!(await more.evaluate((it) => it.open))) await more.locator("> summary").click();
    }
  }

  /** A region of the page's top: "At a glance". */
  get glance() {
    return this.page.getByRole("region", { name: "At a glance", exact: true });
  }
}

/** The keyboard, and nothing else: what has the focus, and how one gets to another. */
export class Keys {
  constructor(page) {
    this.page = page;
    this.press = (key) => page.keyboard.press(key);
    this.type = (text) => page.keyboard.type(text);
  }

  /** The page was loaded: for once nothing has the focus. */
  arrived() {
    this.fresh = true;
  }

  /** Fails where nothing has the focus once what was done is shown. */
  async somewhere(after) {
    const lost = () => this.page.evaluate(() => document.activeElement === document.body);
    await expect.poll(lost, { message: `the focus is lost by ${after}` }).toBe(false);
  }

  /** Tabs to an element, forwards or backwards; each step has the focus somewhere. */
  async to(wanted, most = 150) {
    await expect(wanted).toBeVisible();
    if (!this.fresh) await this.somewhere(`what was done before ${wanted}`);
    this.fresh = false;
    const element = await wanted.elementHandle();
    for (let step = 0; step < most; step++) {
      const way = await element.evaluate((wanted) => {
        const { activeElement: active, body } = document;
        if (active === wanted) return "";
        if (active === body) return "Tab";
        const place = active.compareDocumentPosition(wanted);
        return place & Node.DOCUMENT_POSITION_PRECEDING ? "Shift+Tab" : "Tab";
      });
      if (!way) return;
      await this.press(way);
      const lost = await this.page.evaluate(() => document.activeElement === document.body);
      expect(lost, `step ${step + 1} to ${wanted} is on something`).toBe(false);
    }
    throw new Error(`${wanted} is not reached within ${most} steps`);
  }

  /** Goes to a button or a link and presses it. */
  async enter(wanted) {
    await this.to(wanted);
    await this.press("Enter");
  }

  /** Types into a field over what is there. */
  async write(wanted, text) {
    await this.to(wanted);
    await this.press("ControlOrMeta+a");
    await this.type(text);
    await expect(wanted).toHaveValue(text);
  }

  /** Pastes into a field what somebody copied elsewhere. */
  async paste(wanted, text) {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await this.to(wanted);
    await this.press("ControlOrMeta+v");
  }
}
