// The goals page in the browser, slowed, and what Event Timing says of each thing
// that is done there.

import { storedKpis } from "../../tests/kpis.mjs";
import { monthly, RISEN, WHOLE } from "../../tests/review-states.mjs";
import { contextWith, slowed, VIEWPORT } from "../lib/browser.mjs";
import { BARE_FIELD } from "../lib/floors.mjs";
import { costsOfMarked, mark, traceOf } from "../lib/trace.mjs";
import { goals, onTheDay, TODAY } from "./seed.mjs";

/** Below this Event Timing tells of nothing; what is not told of counts as this. */
export const TOLD_FROM = 16;

/** After so long in milliseconds somebody does the next thing, or presses the next key. */
const PAUSE = 300;
const KEY_PAUSE = 150;

/**
 * A window that the viewport fits into with the browser's own bars: what is drawn
 * beyond its edge is never handed to the screen, and Event Timing of it goes on until
 * something else is.
 */
const WINDOW = { width: 1400, height: 1000 };

/** Fails where the page does not do what it should; time is no reason. */
export function must(holds, what) {
  if (!holds) throw new Error(`the page did not do as it should: ${what}`);
}

/** Runs in the page: keeps what Event Timing and the long tasks say. */
function observe() {
  globalThis.waymarkTimings = { events: [], tasks: [] };
  const { events, tasks } = globalThis.waymarkTimings;
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) {
      if (!it.interactionId) continue;
      events.push({
        id: it.interactionId,
        name: it.name,
        at: it.startTime,
        duration: it.duration,
        delay: it.processingStart - it.startTime,
        processing: it.processingEnd - it.processingStart,
      });
    }
  }).observe({ type: "event", durationThreshold: 16 });
  new PerformanceObserver((list) => {
    for (const it of list.getEntries()) tasks.push({ at: it.startTime, duration: it.duration });
  }).observe({ type: "longtask" });
}

/** What is stored with so many objectives: who has a thousand has KPIs as well. */
export function kept(count) {
  const kpis = count > 10 ? storedKpis(50, { ...WHOLE, readings: monthly(RISEN) }) : {};
  return { ...goals(count), ...kpis };
}

/** Opens the page with so many objectives, and waits until it has added up. */
export async function open(browser, server, count) {
  const context = await contextWith(browser, server, kept(count));
  const page = await context.newPage();
  const failures = [];
  page.on("pageerror", (error) => failures.push(error));
  await page.addInitScript(onTheDay, TODAY);
  await page.addInitScript(observe);
  await page.goto(`${server.url}#/goals`);
  await page.locator(".goal").first().waitFor();
  await page.locator(".overview__sum").waitFor({ timeout: 120_000 });
  must((await page.locator(".overview__wait").count()) === 0, "it is still adding up");
  const cdp = await slowedInWindow(page);
  await page.waitForTimeout(1500);
  return new Measured(page, count, cdp, async () => {
    await context.close();
    if (failures.length > 0) throw new Error("the page failed", { cause: failures[0] });
  });
}

async function slowedInWindow(page) {
  const cdp = await slowed(page);
  const { windowId } = await cdp.send("Browser.getWindowForTarget");
  await cdp.send("Browser.setWindowBounds", { windowId, bounds: WINDOW });
  return cdp;
}

/** A field and a button, and nothing else: what the browser takes itself. */
export async function alone(browser) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.setContent(BARE_FIELD);
  await page.evaluate(observe);
  return new Measured(page, 0, await slowedInWindow(page), () => context.close());
}

/** What was done in `act`, each with the thread's own milliseconds of each kind, all of it. */
export async function traced(browser, measured, act) {
  const note = measured.note.bind(measured);
  measured.note = async (kind, ...rest) => {
    await mark(measured.page, kind);
    await note(kind, ...rest);
    await mark(measured.page);
  };
  return costsOfMarked(await traceOf(browser, measured.page, act));
}

/** Brings an element's first line into view where no bar of the window's edges is over it. */
async function uncovered(locator) {
  await locator.scrollIntoViewIfNeeded();
  return locator.evaluate((element) => {
    const line = () => element.getClientRects()[0];
    const { x, y, width, height } = line();
    const hit = document.elementFromPoint(x + Math.min(width / 2, 60), y + height / 2);
    const behavior = "instant";
    if (!element.contains(hit)) element.scrollIntoView({ block: "center", behavior });
    return line().toJSON();
  });
}

/** A page on which each thing that is done is noted with how long it took. */
export class Measured {
  constructor(page, count, cdp, close) {
    Object.assign(this, { page, count, cdp, close, done: [] });
  }

  /** Clicks in the middle of an element that can be seen. */
  async click(kind, locator) {
    const { x, y, width, height } = await this.settled(locator.first());
    await this.page.mouse.move(x + Math.min(width / 2, 60), y + height / 2);
    await this.page.waitForTimeout(100);
    // A finger or a button is down for a while.
    const click = () =>
      this.page.mouse.click(x + Math.min(width / 2, 60), y + height / 2, { delay: 60 });
    await this.note(kind, click, PAUSE);
  }

  /** Where an element's first line stands once nothing around it is being drawn any more. */
  async settled(locator) {
    for (let before = null, times = 0; times < 100; times += 1) {
      const box = await uncovered(locator);
      if (before && before.x === box.x && before.y === box.y) return box;
      before = box;
      await this.page.waitForTimeout(200);
    }
    return must(false, "what is to be clicked stands still");
  }

  /** Presses a key where the focus is. */
  async press(kind, key, pause = KEY_PAUSE) {
    await this.note(kind, () => this.page.keyboard.press(key, { delay: 30 }), pause);
  }

  /** Types a text letter by letter, and nothing before it has the focus. */
  async type(kind, locator, text) {
    await locator.focus();
    await this.page.waitForTimeout(KEY_PAUSE);
    for (const letter of text) await this.press(kind, letter);
    must((await locator.inputValue()).endsWith(text), `${kind}: typed ${text}`);
  }

  /** Chooses with the arrows, as a list that is not unfolded lets one. */
  async choose(kind, locator, key) {
    await locator.focus();
    await this.page.waitForTimeout(KEY_PAUSE);
    const before = await locator.inputValue();
    await this.press(kind, key, PAUSE);
    must((await locator.inputValue()) !== before, `${kind}: ${key} chose nothing else`);
  }

  /** Goes back as the browser's button does, which Event Timing does not tell of. */
  async back(kind) {
    const duration = await this.page.evaluate(
      () =>
        new Promise((done) => {
          const gone = (event) =>
            requestAnimationFrame(() =>
              setTimeout(() => done(performance.now() - event.timeStamp)),
            );
          addEventListener("popstate", gone, { once: true, capture: true });
          history.back();
        }),
    );
    this.done.push({ kind, duration, told: true, isTravel: true, task: 0 });
    await this.page.waitForTimeout(PAUSE);
  }

  async note(kind, act, pause) {
    const from = await this.page.evaluate(() => performance.now());
    await act();
    await this.page.waitForTimeout(pause);
    this.done.push({ kind, from });
  }

  /** Whether an element is or becomes visible. */
  async shows(locator, what) {
    await locator.first().waitFor({ timeout: 15_000 }).catch(() => must(false, what));
  }

  async gone(locator, what) {
    const state = "hidden";
    await locator.first().waitFor({ state, timeout: 15_000 }).catch(() => must(false, what));
  }

  /** Everything that was done, each with its longest event and the longest task. */
  async timings() {
    // What is not told of yet.
    await this.page.waitForTimeout(1000);
    const { events, tasks } = await this.page.evaluate(() => globalThis.waymarkTimings);
    const all = this.done;
    const noted = all.filter(({ isTravel }) => !isTravel);
    return all.map((it) => {
      if (it.isTravel) return it;
      const until = noted[noted.indexOf(it) + 1]?.from ?? Infinity;
      const within = ({ at }) => at >= it.from && at < until;
      const own = events.filter(within).sort((a, b) => b.duration - a.duration);
      const task = Math.max(0, ...tasks.filter(within).map(({ duration }) => duration));
      if (own.length === 0) return { kind: it.kind, duration: TOLD_FROM, told: false, task };
      const { duration, delay, processing } = own[0];
      return { kind: it.kind, duration, delay, processing, told: true, task };
    });
  }
}
