// A playground in the browser: opened by its link, and digits typed into it.

import { chromium } from "../../tests/browser.mjs";
import { fragment, typedPlaces } from "./sketch.mjs";

export const CPU_SLOWDOWN = 4;

/** A laptop's, where key results and outcome are beside each other. */
export const VIEWPORT = { width: 1280, height: 800 };

/**
 * After so long in milliseconds nothing that a digit brought about is left to do: the
 * address is written after a second without another.
 */
export const SETTLED = 1600;

/** What somebody types into a field, one after the other: 2, 24, 247, 2471. */
const DIGITS = [..."2471"];

export const LAUNCH = chromium.launchOptions;

/** A field and nothing else: what a digit costs the browser itself. */
const ALONE = "<!doctype html><title>A field</title><label>Now <input id=now-1></label>";

/**
 * Opens so many key results in a window of their own, slowed as all that
 * follows. None is a field alone.
 */
export async function open(browser, { url }, count) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const failures = [];
  page.on("pageerror", (error) => failures.push(error));
  if (count === 0) {
    await page.setContent(ALONE);
  } else {
    await page.goto(url + fragment(count));
    // What a link brings is looked at first.
    await page.getByRole("button", { name: "Make it mine" }).click();
    await page.locator("input[id^=now-]").nth(count - 1).waitFor({ state: "attached" });
    await page.waitForTimeout(SETTLED);
  }
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  const close = async () => {
    await context.close();
    if (failures.length > 0) throw new Error("the page failed", { cause: failures[0] });
  };
  return { page, count, close };
}

/**
 * Types so many digits with a pause after each, four into one key result, then
 * four into the next: the first, the middle one, the last.
 */
export async function type({ page, count }, digits, pause) {
  for (let typed = 0; typed < digits; typed += DIGITS.length) {
    const places = typedPlaces(count);
    const place = places[(typed / DIGITS.length) % places.length];
    const field = page.locator("input[id^=now-]").nth(place);
    await field.evaluate((input) => {
      input.focus();
      input.select();
    });
    await page.waitForTimeout(SETTLED);
    for (const digit of DIGITS) {
      await page.keyboard.press(digit);
      await page.waitForTimeout(pause);
    }
    await page.waitForTimeout(SETTLED - pause);
    const value = await field.inputValue();
    if (value !== DIGITS.join("")) throw new Error(`typed, and there is ${value}`);
  }
}

/** The main thread's trace of such typing, where each digit is left alone. */
export async function trace(browser, playground, digits) {
  const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
  await browser.startTracing(playground.page, { categories });
  await type(playground, digits, SETTLED);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  return traceEvents;
}

/** What the browser says of such typing by somebody in a flow. */
export async function timings(playground, digits, pause) {
  const { page } = playground;
  await page.evaluate(() => {
    globalThis.waymarkEvents = [];
    const note = ({ name, duration, processingStart, processingEnd, startTime }) =>
      globalThis.waymarkEvents.push({
        name,
        duration,
        delay: processingStart - startTime,
        processing: processingEnd - processingStart,
      });
    globalThis.waymarkObserver = new PerformanceObserver((list) => list.getEntries().forEach(note));
    globalThis.waymarkObserver.observe({ type: "event", durationThreshold: 16 });
    globalThis.waymarkCounts = Object.fromEntries(performance.eventCounts);
  });
  await type(playground, digits, pause);
  return page.evaluate(() => {
    const counts = Object.fromEntries(performance.eventCounts);
    const since = (name) => counts[name] - (globalThis.waymarkCounts[name] ?? 0);
    globalThis.waymarkObserver.disconnect();
    return {
      keydown: since("keydown"),
      input: since("input"),
      events: globalThis.waymarkEvents,
    };
  });
}
