// Screens, and what does not fit into them.

import { expect } from "./journey.mjs";

/** The narrowest one. */
export const NARROW = { width: 320, height: 640 };

export const SIZES = {
  "320 px": NARROW,
  // What that is to a page.
  "1280 px at 400 %": { width: 320, height: 180, deviceScaleFactor: 4 },
  "1280 px": { width: 1280, height: 720 },
};

/** Makes the window as large, and waits until it is. */
export async function sized(page, { deviceScaleFactor = 1, ...size }) {
  await page.setViewportSize(size);
  if (deviceScaleFactor !== 1) {
    const client = await page.context().newCDPSession(page);
    const metrics = { ...size, deviceScaleFactor, mobile: false };
    await client.send("Emulation.setDeviceMetricsOverride", metrics);
  }
  const is = () => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]);
  await expect.poll(is).toEqual([size.width, size.height, deviceScaleFactor]);
}

/** Whether a page scrolls sideways, and what of it lies outside. */
export function wide(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const root = document.querySelector("okr-or-kpi")?.shadowRoot;
    const outside = [...document.querySelectorAll("main *"), ...(root?.querySelectorAll("*") ?? [])]
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > clientWidth + 1 || left < -1;
      })
      .map((element) => element.outerHTML.slice(0, 80));
    return { sideways: scrollWidth > clientWidth, outside };
  });
}

/** Words of the page's text that are broken over lines though they are at most so wide. */
export function brokenWords(page, most) {
  return page.evaluate((most) => {
    const found = [];
    const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const { parentElement: around } = text;
      if (around.closest("pre, code, svg, .unseen") || !around.checkVisibility()) continue;
      for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const pieces = [...range.getClientRects()].filter((it) => it.width > 0);
        const wide = pieces.reduce((sum, it) => sum + it.width, 0);
        const tops = pieces.map((it) => it.top);
        const isBroken = Math.max(...tops) - Math.min(...tops) > 4;
        if (wide <= most && isBroken) found.push(`${word} in ${around.outerHTML.slice(0, 60)}`);
      }
    }
    return found;
  }, most);
}
