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
