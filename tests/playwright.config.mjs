// Browser journeys through the built site. `cargo xtask test browser` runs them
// and names the browser.

import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { chromium } from "./browser.mjs";
import { passedBefore } from "./passed.mjs";

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./setup.mjs",
  reporter: [["list"], [fileURLToPath(new URL("passed.mjs", import.meta.url))]],
  testIgnore: passedBefore(),
  // Two cores are what the smallest machines have; a page takes about two.
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  fullyParallel: true,
  forbidOnly: true,
  // A journey that passes the second time has failed.
  retries: 0,
  // A state may take longer where a machine does other things besides. Nobody waits for it
  // but where it does not come.
  expect: { timeout: 15_000 },
  // A trace of each costs a fifth of the time; `--trace retain-on-failure` takes one.
  // Days are written as where one is; what tests quote is written as in Britain.
  // What a worker answers no journey can hold back or replace, and what it fetches none sees:
  // only offline.spec.mjs has one.
  use: { ...chromium, locale: "en-GB", screenshot: "only-on-failure", serviceWorkers: "block" },
});
