// The grading playground as a person finds it, by label, and links to it.

import { deflateSync, inflateSync } from "node:zlib";
import { expect, test as base, unfoldAll } from "./journey.mjs";

export { expect };

export const test = base.extend({
  grade: async ({ page }, use) => use(new Grade(page)),
});

/** The examples, in order: each one's button, and its objective. */
export const EXAMPLES = [
  ["Trial conversion", "Make the trial the reason to buy"],
  ["Agency onboarding", "Be the agency that new clients recommend after a month"],
  ["A launch at 90%", "Sell where our youngest customers are"],
  ["Weight loss", "Feel light again by the end of the year"],
  ["A falling metric", "A support desk nobody waits for"],
  ["A standard to hold", "Grow without losing what clients like about us"],
];

/** The address of what a text holds, as Waymark writes it into links. */
export function linkTo(text) {
  return `#/grade?g=1.${deflateSync(text).toString("base64url")}`;
}

/** A link to so many key results, each from 0 to 100 and at `now`. */
export function linkToMany(count, now = 50) {
  const each = (_, place) => `k=Number+${place + 1}&s=0&g=100&n=${now}`;
  return linkTo(Array.from({ length: count }, each).join("&"));
}

/** The labels that only these controls may bear, and how many a key result has. */
export const LABELS = {
  once: ["Objective", "Commitment", "First day", "Last day", "As of"],
  each: ["Key result", "Start", "Target", "Now", "Unit", "Weight", "Measure", "Move"],
  results: ["Spectrum", "Binary", "Raw"],
  objective: ["Objective score", "Verdict"],
};

/** Fields that are folded away until one asks for them. */
const FOLDED = ["Unit", "Weight", "Guardrail: not scored, must not break"];

/** The playground on a page. Key results are told by their numbers, from 1. */
export class Grade {
  constructor(page) {
    this.page = page;
    this.cards = page
      .getByRole("listitem")
      .filter({ has: page.getByLabel("Key result", { exact: true }) });
    // The same as the page has them: with a hundred, roles take seconds to look through.
    this.drawn = page.locator(".cards > .card");
  }

  /** Opens a page to type in: what a link brings is made one's own first. */
  async open(fragment = "#/grade") {
    await this.page.goto(fragment);
    if (/[?&]g=/.test(fragment)) await this.makeMine();
    await this.field("Key result").waitFor();
  }

  /** Makes what a link brought one's own; a damaged one brings nothing to make. */
  async makeMine() {
    const mine = this.button("Make it mine");
    await this.field("Key result").or(mine).first().waitFor();
    if (await mine.isVisible()) await mine.click();
    await expect(mine).toHaveCount(0);
  }

  /** Which measure a key result has. */
  measure(name, number = 1) {
    const measures = this.card(number).getByRole("group", { name: "Measure", exact: true });
    return measures.getByRole("radio", { name, exact: true });
  }

  /** Opens on a single key result with nothing in it. */
  async openEmpty() {
    await this.open();
    // What stood there goes with the next frame; typed into it, a number would go too.
    await this.cards.evaluateAll((cards) => cards.forEach((card) => (card.dataset.before = "")));
    await this.button("Start empty").click();
    await expect(this.page.locator("[data-before]")).toHaveCount(0);
    await expect(this.cards).toHaveCount(1);
    await expect(this.field("Now")).toHaveValue("");
  }

  card(number = 1) {
    return this.cards.nth(number - 1);
  }

  /** A field, choice, slider or box of a key result. */
  field(label, number = 1) {
    return this.card(number).getByLabel(label, { exact: true });
  }

  /** A result of a key result. */
  result(label, number = 1) {
    return this.card(number).getByRole("status", { name: label, exact: true });
  }

  /** Adds a key result, and waits until its name has the focus: that comes a frame later. */
  async addKeyResult(number) {
    const add = this.button("Add a key result");
    // What comes into sight with it may still find its height.
    await add.scrollIntoViewIfNeeded();
    await add.click();
    const added = this.drawn.nth(number - 1);
    await expect(added.getByLabel("Key result", { exact: true })).toBeFocused();
  }

  /** The same for a period. */
  async addPeriod(number) {
    await this.button("Add a period").click();
    await expect(this.of("Period").nth(number - 1)).toBeFocused();
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** A field of the objective. */
  of(label) {
    return this.page.getByLabel(label, { exact: true });
  }

  get score() {
    return this.page.getByRole("status", { name: "Objective score", exact: true });
  }

  get verdict() {
    return this.page.getByRole("status", { name: "Verdict", exact: true });
  }

  /** What is read out once nothing has changed for a while. */
  get spoken() {
    const output = this.page.getByRole("status").and(this.page.locator("output"));
    return this.page
      .getByRole("status")
      .filter({ hasText: /^(Objective score \S|Nothing to score|No verdict)/ })
      .filter({ hasNot: output });
  }

  /** Unfolds what is folded away of a key result. */
  async unfold(number = 1) {
    await this.#unfold(this.card(number).locator("details"));
  }

  /** Unfolds level and period. */
  async unfoldPeriod() {
    const period = this.page.getByRole("group").filter({ has: this.of("First day") });
    await this.#unfold(period.and(this.page.locator("details")));
  }

  async #unfold(details) {
    if (await details.evaluate((details) => !details.open)) {
      await details.locator("summary").click();
    }
    await expect(details).toHaveAttribute("open");
  }

  /** Fills a key result's fields: `{ Start: "12", Measure: "Hold", … }`. */
  async fill(values, number = 1) {
    for (const [label, value] of Object.entries(values)) {
      if (FOLDED.includes(label)) await this.unfold(number);
      if (label === "Measure") {
        await this.measure(value, number).check();
        continue;
      }
      const field = this.field(label, number);
      if (typeof value === "boolean") await field.setChecked(value);
      else if (label === "Keep it") await field.selectOption(value);
      else await field.fill(value);
    }
  }

  /** Expects a key result's three numbers. Raw is there only where it differs. */
  async expectResults([raw, spectrum, binary], number = 1, what = "") {
    if (raw === spectrum) await expect(this.result("Raw", number), what).toHaveCount(0);
    else await expect(this.result("Raw", number), what).toHaveText(raw);
    await expect(this.result("Spectrum", number), what).toHaveText(spectrum);
    await expect(this.result("Binary", number), what).toHaveText(binary);
  }

  /** What the address holds, unfolded; empty if it holds nothing that can be. */
  held() {
    const letters = new URL(this.page.url()).hash.match(/[?&]g=1\.([\w-]*)$/)?.[1];
    try {
      return inflateSync(Buffer.from(letters ?? "", "base64url")).toString();
    } catch {
      return "";
    }
  }

  /** Waits until the address holds something. */
  async expectHeld(pattern) {
    await expect.poll(() => this.held()).toMatch(pattern);
  }

  /** Puts a text on the clipboard and pastes it into a field. */
  async paste(field, text) {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), text);
    await field.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+v");
  }
}

const half = "f=2026-07-01&t=2026-09-30&a=2026-08-15";
const periods = "p=Q1&z=0.75&h=3&i=4&p=Q2&z=0.82&h=4&i=4";
const long = "x".repeat(200);

/** What the playground can look like: where it is, and what a person does there. */
export const STATES = {
  "the playground": ["#/grade", async () => {}],
  "the playground begun empty": ["#/grade", (grade) => grade.button("Start empty").click()],
  "the playground with problems shown": [
    linkTo("k=a&s=30&g=30&n='lots&w=-1&k=b&s=0&g=1"),
    async (grade) => {
      await grade.makeMine();
      await grade.field("Start", 2).fill("1,2000");
      await grade.field("Start", 2).press("Tab");
      await grade.unfold();
      await grade.of("Objective").fill("n".repeat(201));
      await grade.of("Objective").press("Tab");
    },
  ],
  "the playground with everything unfolded": [
    "#/grade",
    async (grade) => {
      await unfoldAll(grade.page.locator("details:not([open]) > summary"));
    },
  ],
  "the playground after a paste": [
    "#/grade",
    async (grade) => {
      await grade.field("Key result").fill("Improve conversion from 12% to 18%");
      await grade.button("Undo").waitFor();
    },
  ],
  "a standard with a broken guardrail": [
    linkTo(`o=Grow&${half}&k=a&m=h&b=in&s=65&g=75&n=70;80;74&k=b&m=h&b=lt&g=3&n=3.4&u=%25&r=1`),
    async (grade) => {
      await grade.makeMine();
      await grade.unfold();
      await grade.unfold(2);
    },
  ],
  "a yes/no as a must": [
    linkTo(`c=c&${half}&k=The+shop+is+open&m=y&d=1`),
    (grade) => grade.makeMine(),
  ],
  "an objective without a score": [linkTo("o=Grow&k=a&s=0&g=9"), (grade) => grade.makeMine()],
  "a shared objective": [
    linkTo(`o=Grow&${half}&l=t&k=a&s=0&g=9&n=12&k=b&m=y&k=c&m=h&g=7&n='9 of 13&${periods}`),
    (grade) => grade.button("Make it mine").waitFor(),
  ],
  "a key result that lacks its numbers": [
    linkTo("o=Grow&k=Be+kind&n=5"),
    async (grade) => {
      await grade.makeMine();
      await grade.page.getByText(/^Start and target are missing/).waitFor();
    },
  ],
  "an objective and key results that are advised on": [
    linkTo("o=Grow&k=a&s=0&g=9&n=4&k=b"),
    async (grade) => {
      await grade.makeMine();
      await grade.of("Objective").fill("Grow the newsletter to 5,000 readers");
      await grade.field("Key result").fill("Hire 4 engineers");
      await grade.field("Key result", 2).fill("Maintain the satisfaction of our clients");
      const said = grade.page.getByRole("group", { name: "About the wording" });
      await expect(said).toHaveCount(3);
    },
  ],
  "a key result taken away": [
    "#/grade",
    async (grade) => {
      await grade.card().getByRole("button", { name: /^Remove/ }).click();
      await grade.button("Bring it back").waitFor();
    },
  ],
  "periods side by side": [
    linkTo(`o=Grow&k=a&s=0&g=9&n=4&${periods}`),
    async (grade) => {
      await grade.makeMine();
      await grade.addPeriod(3);
      await grade.of("Musts kept").last().fill("many");
      await grade.of("Musts kept").last().press("Tab");
    },
  ],
  "the playground of a damaged link": ["#/grade?g=1.nonsense", async () => {}],
  "names that have no spaces": [
    linkTo(`o=${long}&k=${long}&s=0&g=9999999999999999999999999999&n=1&u=${long}&p=${long}&z=0.5`),
    async (grade) => {
      await grade.makeMine();
      await grade.unfold();
    },
  ],
  "a shared objective of names that have no spaces": [
    linkTo(`o=${long}&k=${long}&s=0&g=9999999999999999999999999999&n=1&u=${long}&p=${long}&z=0.5`),
    (grade) => grade.button("Make it mine").waitFor(),
  ],
  "a table to copy by hand": [
    "#/grade",
    async (grade) => {
      await grade.page.evaluate(() => delete Navigator.prototype.clipboard);
      await grade.button("Copy as Markdown").click();
      await grade.page.getByRole("textbox", { name: /did not allow copying/ }).waitFor();
    },
  ],
};
