// One load of a host page in a browser that has seen nothing before.

import { metric, slowed } from "../lib/browser.mjs";
import { probe } from "./probe.mjs";
import { CONTINUE, NOTHING_CHOSEN, outcome, QUESTIONS } from "./quiz/quiz.mjs";

/** So tall that what follows the embed is in view, where its shifts count. */
export const VIEWPORT = { width: 1280, height: 1200 };

/** A phone with a poor connection, as Lighthouse has it, in bytes a second. */
const SLOW_NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/**
 * Loads a contestant's page, with room kept free for it or `bare`, over the
 * machine's own network or a slow one; tells what was seen and asked for.
 */
export async function load(browser, { origin }, { key, name, until }, { bare, slow } = {}) {
  const page = bare ? `${key}-bare` : key;
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const tab = await context.newPage();
    // Another page first, so that starting a process is nobody's expense.
    await tab.goto(`${origin}/empty`);
    await tab.evaluate(() => new Promise(requestIdleCallback).then(() => {}));
    const cdp = await slowed(tab);
    if (slow) await cdp.send("Network.emulateNetworkConditions", SLOW_NETWORK);
    const requests = [];
    tab.on("request", (request) => requests.push(new URL(request.url())));
    await cdp.send("Performance.enable");
    await tab.addInitScript(probe, { question: QUESTIONS[0].text, until });
    await tab.goto(`${origin}/${page}`, { waitUntil: "commit" });
    const seen = await ask(cdp, "waymarkBench");
    const tasks = await metric(cdp, "TaskDuration");
    return { ...seen, tasks, ...sorted(requests, origin, page) };
  } catch (cause) {
    throw new Error(`${name} was not measured`, { cause });
  } finally {
    await context.close();
  }
}

/** The value of a promise in the page, without scripts of Playwright's own. */
async function ask(cdp, expression) {
  const { result, exceptionDetails } = await cdp.send("Runtime.evaluate", {
    expression,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(result.description ?? exceptionDetails.text);
  return result.value;
}

function sorted(requests, origin, page) {
  const asked = requests.filter(({ protocol }) => protocol.startsWith("http"));
  const own = asked.filter((url) => url.origin === origin).map((url) => url.pathname);
  const elsewhere = asked.filter((url) => url.origin !== origin).map((url) => url.href);
  return { own: own.filter((path) => path !== `/${page}`), elsewhere };
}

/** Answers the quiz as a person does, to see that all give the same. */
export async function rehearse(browser, { origin }, { key }) {
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(10_000);
  const button = page.getByRole("button", { name: CONTINUE, exact: true });
  const letters = ["a", "b", "c", "a"];
  try {
    await page.goto(`${origin}/${key}`);
    await button.click();
    await page.getByText(NOTHING_CHOSEN).waitFor();
    for (const [i, { text, answers }] of QUESTIONS.entries()) {
      await page.getByText(text).first().waitFor();
      const name = answers.find(([letter]) => letter === letters[i])[1];
      // Not all radio buttons are where they seem to be.
      await page.getByRole("radio", { name, exact: true }).dispatchEvent("click");
      await button.click();
    }
    const { verdict, reasons } = outcome(letters);
    await page.getByText(verdict, { exact: true }).first().waitFor();
    for (const [, reason] of reasons) await page.getByText(reason).waitFor();
  } finally {
    await page.close();
  }
}
