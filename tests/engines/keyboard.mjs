// The quiz, the playground, the goals and the board of KPIs by keyboard alone. What is
// looked at is where the focus is: who cannot see the page, or uses no mouse, is where it
// is, and would begin at the top of the page again wherever it is lost.

import assert from "node:assert/strict";
import { LEGENDS, shows } from "./shows.mjs";

/** What has the focus, through all shadow roots and frames of the same site, as it is called. */
const focused = () => {
  let element = document.activeElement;
  for (;;) {
    const inner = element?.shadowRoot?.activeElement ?? element?.contentDocument?.activeElement;
    if (!inner) break;
    element = inner;
  }
  if (!element || element.localName === "body") return "nothing";
  const named = element.getAttribute("aria-labelledby");
  const name =
    element.getAttribute("aria-label") ??
    (named && document.getElementById(named)?.textContent) ??
    element.labels?.[0]?.textContent ??
    element.textContent;
  return `${element.localName} ${name.replace(/\s+/g, " ").trim()}`;
};

/** The value of the field that has the focus. */
const value = () => {
  let element = document.activeElement;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element.value;
};

const beginning = (text) => new RegExp(`^${text.replace(/[?]/g, "\\$&")}`);

/** A page and its keys. */
class Keys {
  constructor(browser) {
    this.browser = browser;
  }

  /** Waits until something in the page is as it should be, and says what it was instead. */
  async until(look, expected, what = expected) {
    for (const started = Date.now(); ; ) {
      const found = await this.browser.run(look);
      if (expected instanceof RegExp ? expected.test(found) : found === expected) return;
      if (Date.now() - started > 15_000) assert.fail(`${what}: ${found} instead of ${expected}`);
    }
  }

  /** Waits until the focus is there. */
  async at(name, what) {
    await this.until(focused, name, what);
  }

  async press(...keys) {
    for (const key of keys) await this.browser.press(key);
  }

  async type(text) {
    await this.press(...text);
  }

  /** Goes on with Tab until something of that name has the focus, which is never lost. */
  async to(name, key = "Tab") {
    const passed = [];
    for (let presses = 0; presses < 80; presses++) {
      await this.press(key);
      const found = await this.browser.run(focused);
      if (name.test(found)) return;
      passed.push(found);
    }
    assert.fail(`${name} is not reached by ${key}: ${passed.join(", ")}`);
  }

  /** Replaces what stands in the field that has the focus. */
  async fill(text) {
    await this.press("End");
    const { length } = await this.browser.run(value);
    await this.press(...Array(length).fill("Backspace"));
    await this.type(text);
  }

  /** Opens a page, the focus nowhere yet. */
  async open(url) {
    await this.browser.begin();
    await this.browser.open(url);
  }
}

/** Answers all questions from the first on, its first field having the focus or not. */
async function answerAll(keys) {
  await keys.to(/^input Name of the metric/);
  await keys.type("Churn");
  await keys.press("Tab");
  await keys.press(" ", "Enter");
  for (const question of LEGENDS.slice(1)) {
    await keys.at(beginning(`legend ${question}`), "at the next question");
    await keys.press("Tab", " ", "Enter");
  }
  await keys.at(/^h\d .*OKR/, "at the verdict");
  await keys.to(/^button Back/);
  await keys.press("Enter");
  await keys.at(beginning(`legend ${LEGENDS[3]}`), "back at the last question");
}

/** The quiz as the site has it. */
export async function quiz(browser, url) {
  const keys = new Keys(browser);
  // Where one is in the quiz stays with the tab.
  await keys.open(`${url}rescue.html`);
  await browser.run(() => sessionStorage.clear());
  await keys.open(url);
  await browser.run(shows, LEGENDS[0]);
  await keys.press("Tab");
  await keys.at(/^a Skip to content/);
  await keys.press("Enter");
  await answerAll(keys);
  await keys.to(/^a Grade/, "Shift+Tab");
  await keys.press("Enter");
  await keys.at(/^main/, "on another page");
}

/** The quiz on a page of somebody else's, and in a frame there. */
export async function hosted(browser, url) {
  const keys = new Keys(browser);
  await keys.open(`${url}plain.html`);
  await browser.run(shows, LEGENDS[0]);
  await answerAll(keys);
}

/** The playground: numbers, a slider, another example, a key result more and less. */
export async function playground(browser, url) {
  const keys = new Keys(browser);
  await keys.open(`${url}#/grade`);
  const score = () =>
    document.querySelector('output[aria-label="Objective score"]')?.textContent ?? "none";
  const scores = (expected) => keys.until(score, expected, "the score");
  await scores(/0\.61/);
  await keys.to(/^input Now/);
  await keys.fill("18");
  await scores(/0\.74/);
  await keys.at(/^input Now/, "while typing");
  await keys.to(/^input Move/);
  await keys.press("ArrowLeft");
  await keys.at(/^input Move/, "while a slider moves");
  await keys.to(/^button Add a key result/);
  await keys.press("Enter");
  await keys.at(/^(input|textarea) Key result/, "at the new key result");
  await keys.to(/^button ×Remove/);
  await keys.press("Enter");
  await keys.at(/^button Bring it back/, "after one was removed");
}

/** An objective is written, checked in on, corrected by undo, and deleted. */
export async function goals(browser, url) {
  const keys = new Keys(browser);
  await keys.open(`${url}#/goals`);
  await keys.to(/^(input|textarea) Objective/);
  await keys.type("Win the trial");
  await keys.to(/^input Name|^textarea Name/);
  await keys.type("Conversion");
  await keys.to(/^input Start/);
  await keys.type("12");
  await keys.to(/^input Target/);
  await keys.type("18");
  await keys.press("Enter");
  await keys.at(/^button New objective/, "after it was saved");
  await keys.to(/^button 1 key result/);
  await keys.press("Enter");
  await keys.to(/^input New value/);
  await keys.type("15");
  await keys.press("Enter");
  await keys.until(() => document.querySelector("main").innerText, /15 on /, "the check-in");
  await keys.at(/^input New value/, "after the check-in");
  await keys.to(/^button Delete/, "Shift+Tab");
  await keys.press("Enter");
  await keys.at(/^\w+ .*(Saved|Deleted)/, "after it was deleted");
}

/** A KPI is written and gets a reading. */
export async function kpis(browser, url) {
  const keys = new Keys(browser);
  await keys.open(`${url}#/kpis`);
  await keys.to(/^button New KPI|^(input|textarea) KPI$/);
  if (/^button/.test(await browser.run(focused))) await keys.press("Enter");
  await keys.at(/^(input|textarea) KPI/, "at the form");
  await keys.type("Churn");
  await keys.press("Enter");
  await keys.until(() => document.querySelector("article h3")?.innerText ?? "none", /Churn/, "saved");
  await keys.at(/^h3 Churn/, "at what was saved");
  await keys.to(/^input New reading/);
  await keys.type("4");
  await keys.press("Enter");
  await keys.until(() => document.querySelector("article").innerText, /\b4\b/, "the reading");
  await keys.at(/^input New reading/, "after the reading");
}
