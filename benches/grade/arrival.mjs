// What coming to the playground takes from a cold cache.

import { brotliCompressSync, constants } from "node:zlib";
import { CPU_SLOWDOWN, VIEWPORT } from "./playground.mjs";
import { fragment } from "./sketch.mjs";

/** The files that `#/grade` asks for and the quiz does not, as brotli 11. */
export async function bytesBeyondFirstVisit(browser, server) {
  const quiz = await asked(browser, server.url, "okr-or-kpi legend");
  const grade = await asked(browser, `${server.url}#/grade`, ".card");
  const beyond = [...grade].filter((url) => !quiz.has(url));
  const files = {};
  for (const url of beyond) {
    const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    };
    // Without the checksum in its name, which says nothing.
    const name = new URL(url).pathname.slice(1).replace(/-[0-9a-f]{16}/, "");
    files[name] = brotliCompressSync(bytes, { params }).length;
  }
  const total = Object.values(files).reduce((sum, size) => sum + size, 0);
  return { total, files };
}

async function asked(browser, url, shown) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const urls = new Set();
  page.on("request", (request) => urls.add(request.url()));
  await page.goto(url);
  await page.locator(shown).first().waitFor();
  await page.waitForLoadState("networkidle");
  await context.close();
  return urls;
}

/** So many key results are drawn with the page, and the others after it. */
const AT_FIRST = 10;

/**
 * Milliseconds from the start of the navigation until the key results are drawn, of more than
 * ten the first, and until all of them are. With none it is the quiz.
 */
export async function timesToShow(browser, server, count) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
  await page.addInitScript((counts) => {
    const isThere = (cards) =>
      cards === 0
        ? document.querySelector("okr-or-kpi")?.shadowRoot?.querySelector("legend")
        : document.querySelectorAll(".card").length >= cards;
    const drawn = (cards) =>
      new Promise((shown) => {
        const look = () => {
          if (!isThere(cards)) return requestAnimationFrame(look);
          // In the frame after the one that they are drawn in.
          requestAnimationFrame(() => requestAnimationFrame(() => shown(performance.now())));
        };
        look();
      });
    globalThis.waymarkShown = Promise.all(counts.map(drawn));
  }, [Math.min(count, AT_FIRST), count]);
  const address = count === 0 ? "" : fragment(count);
  await page.goto(server.url + address, { waitUntil: "commit" });
  const [shown, all] = await page.evaluate(() => globalThis.waymarkShown);
  await context.close();
  return { shown, all };
}

/** The same without what comes after the first ten. */
export async function timeToShow(browser, server, count) {
  return (await timesToShow(browser, server, count)).shown;
}
