// Letters of twice the size on a screen of 320 px, as somebody sets them in the browser: a
// word that there is room for is never broken.

import { chromium } from "./browser.mjs";
import { day, stored } from "./goals.mjs";
import { arrived } from "./journey.mjs";
import { expect, storedKpi, test } from "./kpis.mjs";
import { linkTo } from "./note.mjs";
import { brokenWords, NARROW } from "./screens.mjs";

const { launchOptions } = chromium;
const args = [...launchOptions.args, "--blink-settings=defaultFontSize=32"];

test.use({ viewport: NARROW, launchOptions: { ...launchOptions, args } });

/** Half of the screen, beside edges and buttons. */
const MOST = 150;

const GUARDRAIL = { measure: "hold", operator: "at-most", start: null, target: "90", guardrail: true };
const KEPT = {
  ...stored("a1", "Make the trial the reason to buy", [
    { name: "Conversion", unit: "%", checkIns: { [day(-9)]: "13" } },
    { name: "Retention does not fall", ...GUARDRAIL },
  ]),
  ...storedKpi("c1", "Gross margin", {
    unit: "%",
    band: { operator: "at-least", target: "35" },
    readings: { "2026-09-30": "36" },
  }),
};

const NOTE = linkTo([
  "o\tg\tMake the trial pay\tQ4 2026\t0.70 so far, green.",
  "r\ta\tTrial to paid\tRaise from 12% to 18%\t15%, 20 November 2026\t0.50",
  "r\t\tComplaints\tat most 3\tno check-in yet\tguardrail not measured yet",
]);

for (const [what, fragment] of Object.entries({
  "the quiz": "",
  "a result": "#/quiz?q=1.abca&m=NPS",
  "the library": "#/library",
  "a note": NOTE,
  "the objectives": "#/goals",
  "an open objective": "#/goals?open=a1",
  "the KPIs": "#/kpis",
})) {
  test(`words stay whole: ${what}`, async ({ page, goals }) => {
    await goals.put(KEPT);
    await page.goto(fragment || "./");
    await arrived(page);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px");
    if (/goals/.test(fragment)) await goals.arrived();
    if (/open/.test(fragment)) await page.getByRole("figure").first().waitFor();
    if (/kpis/.test(fragment)) await page.getByRole("article", { name: "Gross margin" }).waitFor();
    expect(await brokenWords(page, MOST)).toEqual([]);
  });
}
