// What a first visit downloads: every byte that the browser asks for on the
// empty route with a cold cache, compressed as good static hosts do. And what
// an embedded quiz does, and the page that saves what is stored.
//
//   node tests/sizes.mjs "how the site was built" 12000 "how the embed was built"

import { readdir, readFile } from "node:fs/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { chromium as engine } from "@playwright/test";
import { chromium } from "./browser.mjs";
import { serve } from "./server.mjs";

/** In kilobytes (1,000 bytes) after brotli: 83.4 without what works without a network. */
const BUDGET = 84;

/** In bytes after brotli: what keeps the app on a device, with the checksums of its files. */
const WORKER_BUDGET = 2000;

/** In bytes after brotli: the page that saves what is stored without the app. */
const RESCUE_BUDGET = 4000;

const [mode, embedBudget, embedMode] = process.argv.slice(2);

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length;

const server = await serve();
const browser = await engine.launch(chromium.launchOptions);
// What comes once the page is there and idle is no part of a first load, and measured below.
const page = await browser.newPage({ serviceWorkers: "block" });
const responses = new Map();
page.on("response", (response) => responses.set(response.url(), response));
await page.goto(server.url);
await page.locator("okr-or-kpi legend").waitFor();
// The browser asks for the icon by itself, or not at all: it counts.
const icon = await page.locator('link[rel="icon"]').evaluate((link) => link.href);

const files = [];
const isLater = (url) => /\/(offline-[^/]+\.js|manifest\.webmanifest)$/.test(url);
for (const url of new Set([...responses.keys(), icon].filter((url) => !isLater(url)))) {
  const bytes = Buffer.from(await (await fetch(url)).arrayBuffer());
  files.push({
    name: new URL(url).pathname.slice(1) || "index.html",
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotli(bytes),
  });
}
await browser.close();
await server.stop();

files.sort((a, b) => b.brotli - a.brotli);
const total = (kind) => files.reduce((sum, file) => sum + file[kind], 0);
const all = { name: "first load", raw: total("raw"), gzip: total("gzip"), brotli: total("brotli") };
const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
console.log(`\n${"kB".padEnd(56)}      raw   gzip 9 brotli 11`);
for (const { name, ...sizes } of [...files, all]) {
  console.log(name.padEnd(56) + Object.values(sizes).map(kilobytes).join(""));
}
console.log(`\nBuilt with: ${mode ?? "not said"}. Budget: ${BUDGET} kB after brotli.`);
if (all.brotli > BUDGET * 1000) {
  console.error(`The first load is ${((all.brotli - BUDGET * 1000) / 1000).toFixed(1)} kB over.`);
  process.exitCode = 1;
}

// Script, WASM, sheet and English words, all of it.
const embedded = await Promise.all(
  ["okr-or-kpi.js", "okr-or-kpi.wasm"].map((file) =>
    readFile(new URL(`../dist/embed/${file}`, import.meta.url)),
  ),
);
const embed = embedded.reduce((sum, bytes) => sum + brotli(bytes), 0);
console.log(`\nThe embed: ${embed} bytes after brotli, of ${embedBudget} with ${embedMode}.`);
if (embed > Number(embedBudget)) {
  console.error(`The embed is ${embed - embedBudget} bytes over.`);
  process.exitCode = 1;
}

const rescue = brotli(await readFile(new URL("../dist/rescue.html", import.meta.url)));
console.log(`\nThe rescue page: ${rescue} bytes after brotli, of ${RESCUE_BUDGET}.`);
if (rescue > RESCUE_BUDGET) {
  console.error(`The rescue page is ${rescue - RESCUE_BUDGET} bytes over.`);
  process.exitCode = 1;
}

const dist = new URL("../dist/", import.meta.url);
const worker = brotli(await readFile(new URL("sw.js", dist)));
const registering = (await readdir(dist)).find((name) => name.startsWith("offline-"));
const registers = brotli(await readFile(new URL(registering, dist)));
console.log(`\nThe worker: ${worker} bytes after brotli, of ${WORKER_BUDGET}; what registers it: ${registers}.`);
if (worker > WORKER_BUDGET) {
  console.error(`The worker is ${worker - WORKER_BUDGET} bytes over.`);
  process.exitCode = 1;
}
