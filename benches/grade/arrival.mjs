// What coming to the playground takes from a cold cache.

import { arrival, arrivalAtNothing, QUESTION, VIEWPORT } from "../lib/browser.mjs";
import { NOWHERE } from "../lib/floors.mjs";
import { fragment } from "./sketch.mjs";

/** Beside which coming to the playground stands. */
export const QUIZ = "the quiz";

/** All of a hundred key results, not only those that are drawn with the page. */
export const ALL = "all of 100";

/** So many key results are drawn with the page at least, others may be after it. */
const AT_FIRST = 10;

/**
 * What `#/grade` downloads and the quiz does not, as brotli 11: its files, all of them together,
 * those without which nobody can type, and those without which nothing of a link is shown.
 */
export async function bytesBeyondFirstVisit(browser, server) {
  const quiz = await asked(browser, server.url, "okr-or-kpi legend");
  const grade = await asked(browser, `${server.url}#/grade`, ".card");
  const files = {};
  for (const url of [...grade.urls].filter((url) => !quiz.urls.has(url))) {
    const { pathname } = new URL(url);
    // Without the checksum in its name, which says nothing.
    const name = pathname.slice(1).replace(/-[0-9a-f]{16}/, "");
    files[name] = server.sizes(pathname).brotli;
  }
  const sum = (names) => names.reduce((sum, name) => sum + files[name], 0);
  const names = Object.keys(files);
  const without = (parts) => {
    const wanted = parts.flatMap((part) => [part, ...grade.needed[part]]);
    return sum(names.filter((name) => !name.endsWith(".wasm") || wanted.includes(name.split(".")[0])));
  };
  return {
    total: sum(names),
    toType: without(["grade", "editor"]),
    toLook: without(["grade"]),
    files,
  };
}

/** The files that a page asks for, and which each part of the site needs, as it says. */
async function asked(browser, url, shown) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  const urls = new Set();
  page.on("request", (request) => urls.add(request.url()));
  await page.goto(url);
  await page.locator(shown).first().waitFor();
  await page.waitForLoadState("networkidle");
  const said = await page.locator('meta[name="waymark-app"]').getAttribute("content");
  await context.close();
  const parts = [...said.matchAll(/ (\w+)=(\w*)/g)];
  return { urls, needed: Object.fromEntries(parts.map(([, part, files]) => [part, files])) };
}

/**
 * Milliseconds from the start of the navigation until so many key results are drawn, of many
 * the first ten, or the quiz's first question, or an empty page.
 */
export async function timeToShow(browser, server, where) {
  if (where === NOWHERE) return arrivalAtNothing(browser, server);
  if (where === QUIZ) return arrival(browser, server.url, QUESTION);
  if (where === ALL) return arrival(browser, server.url + fragment(100), ".card", 100);
  return arrival(browser, server.url + fragment(where), ".card", Math.min(where, AT_FIRST));
}
