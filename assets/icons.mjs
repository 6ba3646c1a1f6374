// Draws the icons that an installed app has from icon.svg:
//
//   node assets/icons.mjs
//
// `WAYMARK_CHROMIUM` names a Chromium, unless Playwright has one of its own.

import { readFile } from "node:fs/promises";
import { chromium as engine } from "@playwright/test";
import { chromium } from "../tests/browser.mjs";

const here = (name) => new URL(name, import.meta.url);
const svg = await readFile(here("icon.svg"), "utf8");
// A system cuts a shape of its own out of it: the ground goes to the edges, and the mark, at
// 70 %, stays within the circle that every shape leaves.
const mark = 'transform="translate(16 16) scale(.7) translate(-16 -16)"';
const maskable = svg.replace(' rx="8"', "").replace("<path ", `<path ${mark} `);

const browser = await engine.launch(chromium.launchOptions);
for (const [name, size, drawing] of [
  ["any-192", 192, svg],
  ["any-512", 512, svg],
  ["maskable-512", 512, maskable],
]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${drawing}`);
  const path = here(`icons/${name}.png`).pathname;
  await page.screenshot({ path, omitBackground: true });
  await page.close();
}
await browser.close();
