// Measures what Lighthouse says of the site's pages and of a page with the embed, on a phone
// and on a desktop, and writes down the medians.
//
//   node benches/lighthouse/run.mjs [times each]

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import desktop from "lighthouse/core/config/desktop-config.js";
import { hostPage, ours } from "../embed/contestants.mjs";
import { publish } from "../lib/publish.mjs";
import { serve } from "../lib/server.mjs";
import { problems, record, tables } from "./report.mjs";

const TIMES = Number(process.argv[2] ?? 5);

/** What is looked at: its address, and how the table calls it. */
const PAGES = [
  ["", "the quiz"],
  ["#/grade", "`#/grade`"],
  ["#/goals", "`#/goals`"],
  ["host", "a page with the embed"],
];

/** Nothing of ours is to be found by searching: its pages are of one address. */
const CATEGORIES = ["performance", "accessibility", "best-practices"];

/** Lighthouse's own settings for each: a slow phone on a slow network, a desktop on a good one. */
const DEVICES = { mobile: undefined, desktop };

/** Which browser it was. */
let chromium;

const element = await ours();
const server = await serve([["/host", hostPage(element)]]);
const samples = PAGES.flatMap(([path, name]) =>
  Object.keys(DEVICES).map((device) => ({ path, name, device, reports: [] })),
);
try {
  // In turn, so that whatever else the machine does hits all alike.
  for (let time = 0; time < TIMES; time += 1) {
    for (const sample of samples) {
      // What Lighthouse could not record says nothing of the page, and is asked for once more.
      const said = (await report(sample)) ?? (await report(sample));
      if (!said) throw new Error(`${sample.name}, ${sample.device} could not be recorded`);
      sample.reports.push(said);
    }
    process.stderr.write(".");
  }
  process.stderr.write("\n");
} finally {
  await server.stop();
}

const [{ lighthouseVersion }] = samples[0].reports;
const run = {
  date: new Date().toISOString().slice(0, 10),
  lighthouse: lighthouseVersion,
  chromium,
  times: TIMES,
  pages: samples.map(record),
};
console.log(`\n${tables(run)}\n`);
await publish("lighthouse", run, tables(run));
for (const problem of problems(run)) {
  console.error(problem);
  process.exitCode = 1;
}

/**
 * What Lighthouse says of one visit, in a browser that has seen nothing before; nothing where it
 * could not record it.
 */
async function report({ path, device }) {
  const browser = await launch({
    chromePath: process.env.WAYMARK_CHROMIUM,
    chromeFlags: ["--headless=new", "--no-sandbox"],
  });
  try {
    const version = await fetch(`http://127.0.0.1:${browser.port}/json/version`);
    chromium = (await version.json()).Browser.split("/")[1];
    const flags = { port: browser.port, onlyCategories: CATEGORIES, logLevel: "error" };
    const { lhr } = await lighthouse(server.url + path, flags, DEVICES[device]);
    if (!lhr.runtimeError) return lhr;
    console.error(`\n${lhr.runtimeError.message}`);
    return undefined;
  } finally {
    browser.kill();
  }
}
