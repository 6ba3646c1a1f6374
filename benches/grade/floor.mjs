// Where the floor is: what a digit costs on a copy of the page that has no app, where a
// few lines write what is to be there with the digit; and what of the page around a field
// its layout costs. Beside a field alone, in the same run.
//
//   node benches/grade/floor.mjs [rounds]

import { launch, slowed, VIEWPORT } from "../lib/browser.mjs";
import { spread } from "../lib/figures.mjs";
import { serve } from "../lib/server.mjs";
import { traceOf } from "../lib/trace.mjs";
import { open } from "./playground.mjs";
import { keystrokes } from "./trace.mjs";

const ROUNDS = Number(process.argv[2] ?? 3);

/** Milliseconds after a digit. */
const PAUSE = 400;

/** What stays of the page, how many key results it has, and whether anything is written. */
const CASES = [
  ["a field alone", "input", 4],
  ["its card alone", ".card", 4],
  ["the list of 100", ".cards", 100],
  ["list and outcome", ".sheet", 100],
  ["the whole page", "body", 100],
  ["the whole page, written", "body", 100, true],
  ["the same with 4", "body", 4, true],
];

/** The page as it stands, without anything that runs. */
async function copyOf(browser, server, count) {
  const { page, close } = await open(browser, server, count);
  const html = await page.evaluate(() => {
    for (const input of document.querySelectorAll("input")) input.setAttribute("value", input.value);
    for (const gone of document.querySelectorAll("script, meta[http-equiv], link[rel*=preload]")) {
      gone.remove();
    }
    return `<!doctype html>${document.documentElement.outerHTML}`;
  });
  await close();
  return html;
}

/** Writes into the page what has to be there with a digit. */
function writeAlong(field) {
  const card = field.closest(".card");
  const text = (selector, within = document) => {
    const walker = document.createTreeWalker(within.querySelector(selector), NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && !walker.currentNode.data.trim());
    return walker.currentNode;
  };
  const unit = text(".field__unit u", field.parentElement);
  const worth = text(".worth output", card);
  const bar = card.querySelector(".bar span");
  const score = text(".result__score");
  const verdict = text(".result__verdict b");
  const mark = document.querySelector(".result__mark");
  let digits = 0;
  field.addEventListener("input", () => {
    digits++;
    const share = String(10 + ((digits * 37) % 89));
    unit.data = field.value;
    worth.data = score.data = `0.${share}`;
    bar.style.inlineSize = mark.style.insetInlineStart = `${share}%`;
    if (digits % 4 === 0) verdict.data = digits % 8 ? "success, green" : "in the target zone, amber";
  });
}

async function digits(browser, server, html, [, stays, , isWritten]) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  await page.route("**/copy.html", (route) =>
    route.fulfill({ contentType: "text/html", body: html }),
  );
  await page.goto(`${server.url}copy.html`);
  const field = page.locator("input[id^=now-]").first();
  await field.evaluate((field, stays) => {
    if (stays !== "body") document.body.replaceChildren(field.closest(stays));
    field.focus();
    field.select();
  }, stays);
  if (isWritten) await field.evaluate(writeAlong);
  await slowed(page);
  await page.waitForTimeout(2 * PAUSE);
  const events = await traceOf(browser, page, async () => {
    for (const digit of "247124712471") {
      await page.keyboard.press(digit);
      await page.waitForTimeout(PAUSE);
    }
  });
  await context.close();
  return keystrokes(events, PAUSE);
}

const server = await serve();
const browser = await launch();
const samples = new Map(CASES.map((each) => [each, []]));
try {
  const copies = { 100: await copyOf(browser, server, 100), 4: await copyOf(browser, server, 4) };
  for (let round = 0; round < ROUNDS; round++) {
    for (const each of CASES) {
      samples.get(each).push(...(await digits(browser, server, copies[each[2]], each)));
    }
  }
} finally {
  await browser.close();
  await server.stop();
}

const alone = spread(samples.get(CASES[0]).map(({ total }) => total)).median;
console.log("| milliseconds, median | all three | script | style | layout | times a field alone |");
console.log("| --- | --: | --: | --: | --: | --: |");
for (const [[name], digits] of samples) {
  const median = (part) => spread(digits.map((digit) => digit[part])).median;
  const parts = ["total", "script", "style", "layout"].map((part) => median(part).toFixed(1));
  console.log(`| ${[name, ...parts, (median("total") / alone).toFixed(2)].join(" | ")} |`);
}
