// Journeys on a server that runs by its recipe: `cargo xtask test --all` runs them.

import { defineConfig } from "@playwright/test";
import usual from "../playwright.config.mjs";

export default defineConfig({
  ...usual,
  testDir: ".",
  testMatch: "*.journey.mjs",
  globalSetup: undefined,
  outputDir: "../../test-results",
  // All of them look into one folder of one server.
  workers: 1,
});
