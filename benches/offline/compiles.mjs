// What a browser compiles when a page is opened: the first time, from its own cache, and from
// the worker's. Counts what Chromium's trace says of WASM and of scripts.
//
//   WAYMARK_CHROMIUM=/usr/bin/chromium node benches/offline/compiles.mjs

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium as engine } from "@playwright/test";
import { chromium } from "../../tests/browser.mjs";
import { BUILT, serveBuilds } from "../../tests/deploys.mjs";

const CATEGORIES = ["v8", "v8.wasm", "v8.wasm.detailed", "disabled-by-default-v8.compile", "devtools.timeline"];

/** Of each kind of event how many there are, and of scripts how many came with compiled code. */
function told(trace) {
  const { traceEvents } = JSON.parse(trace);
  const counts = {};
  const count = (name) => (counts[name] = (counts[name] ?? 0) + 1);
  for (const { name, args, ph } of traceEvents) {
    if (!"XBIn".includes(ph)) continue;
    if (/^v8\.wasm\.\w*(Cache|compile|stream\w*Callback|deserial)/i.test(name)) count(name);
    if (/^v8\.compile(Module)?$/.test(name) && /\.js$/.test(args?.data?.url ?? args?.fileName ?? "")) {
      count(args.data?.consumedCacheSize ? "script from code cache" : "script compiled");
    }
  }
  return counts;
}

async function opened(browser, page, url) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.goto("about:blank");
  await page.goto(url);
  await page.locator("#status").waitFor({ state: "attached" });
  await page.waitForFunction(() => globalThis.waymarkOffline);
  return told((await browser.stopTracing()).toString());
}

for (const serviceWorkers of ["block", "allow"]) {
  const site = await serveBuilds(BUILT);
  const profile = await mkdtemp(join(tmpdir(), "waymark-compiles-"));
  const browser = await engine.launch({ ...chromium.launchOptions, args: [...chromium.launchOptions.args, `--disk-cache-dir=${profile}`] });
  const context = await browser.newContext({ serviceWorkers });
  const page = await context.newPage();
  for (const load of [1, 2, 3, 4]) {
    const counts = await opened(browser, page, `${site.url}#/goals`);
    if (load === 1 && serviceWorkers === "allow") {
      await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
    }
    console.log(`${serviceWorkers === "allow" ? "with the worker" : "without"}, load ${load}: ${JSON.stringify(counts)}`);
  }
  await browser.close();
  await site.stop();
  await rm(profile, { recursive: true, force: true });
}
