// A playground in the browser: opened by its link, and digits typed into it.

import { slowed, VIEWPORT } from "../lib/browser.mjs";
import { BARE_FIELD } from "../lib/floors.mjs";
import { traceOf } from "../lib/trace.mjs";
import { fragment, typedPlaces } from "./sketch.mjs";

/**
 * After so long in milliseconds nothing that a digit brought about is left to do but the
 * address, which is written three seconds after the last of them.
 */
export const SETTLED = 1600;

/** What somebody types into a field, one after the other: 2, 24, 247, 2471. */
const DIGITS = [..."2471"];

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
    await page.setContent(BARE_FIELD);
  } else {
    await page.goto(url + fragment(count));
    // What a link opens is only looked at until one wants a copy.
    await page.getByRole("button", { name: "Make it mine", exact: true }).click();
    await page.locator("input[id^=now-]").nth(count - 1).waitFor({ state: "attached" });
    await page.waitForTimeout(SETTLED);
  }
  await slowed(page);
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
export const trace = (browser, playground, digits) =>
  traceOf(browser, playground.page, () => type(playground, digits, SETTLED));

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
