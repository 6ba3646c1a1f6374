// The browser that is measured in: slowed, and in contexts that have seen nothing before.

import { chromium } from "playwright-core";
import { chromium as ours } from "../../tests/browser.mjs";

/** So many times slower than the machine. */
export const CPU_SLOWDOWN = 4;

/** A laptop's. */
export const VIEWPORT = { width: 1280, height: 800 };

/** Other origins do not answer. Intercepting them instead would delay every request. */
const TO_ITSELF = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1";

/** Starts it. */
export const launch = () =>
  chromium.launch({
    ...ours.launchOptions,
    args: [...ours.launchOptions.args, TO_ITSELF],
  });

/** By what the quiz's first question is known to be there. */
export const QUESTION = "okr-or-kpi >>> input[type=radio]";

/** Slows a page from now on, and gives its session of the protocol. */
export async function slowed(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  return cdp;
}

/** A context in which these keys and texts are stored. */
export async function contextWith(browser, { url }, texts) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  // A page of the site without the app: nothing reads what is being put there.
  await page.goto(`${url}nothing`);
  await page.evaluate((texts) => {
    for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  }, texts);
  await page.close();
  return context;
}

/** What Chromium says of a page whose `Performance` is enabled, in milliseconds. */
export async function metric(cdp, wanted) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === wanted).value * 1000;
}

/** Once what was changed is on the screen. */
export const drawn = (page) =>
  page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));

/**
 * Milliseconds from the start of the navigation until so many elements are drawn, in a context
 * that is closed then: a new one unless given. `host >>> inner` is within the host's shadow.
 */
export async function arrival(browser, url, shown, least = 1, given) {
  const context = given ?? (await browser.newContext({ viewport: VIEWPORT }));
  const page = await context.newPage();
  await slowed(page);
  await page.addInitScript(
    ([shown, least]) => {
      globalThis.waymarkShown = new Promise((done) => {
        const [outer, inner] = shown.split(" >>> ");
        const all = () => {
          const shadow = inner && document.querySelector(outer)?.shadowRoot;
          return inner ? (shadow?.querySelectorAll(inner) ?? []) : document.querySelectorAll(outer);
        };
        const look = () => {
          if (all().length < least) return requestAnimationFrame(look);
          // In the frame after the one that they are drawn in.
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
        };
        look();
      });
    },
    [shown, least],
  );
  await page.goto(url, { waitUntil: "commit" });
  const took = await page.evaluate(() => globalThis.waymarkShown);
  await context.close();
  return took;
}

/** The same for a page that has nothing on it. */
export const arrivalAtNothing = (browser, { url }) => arrival(browser, `${url}nothing`, "p");
