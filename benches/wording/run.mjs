// Measures what a key costs in the form of an objective among 1,000 objectives, with all
// checks of its wording on, beside a key in a field alone, and writes down what came out.
//
//   node benches/wording/run.mjs [times opened] | --quick

import { alone, must, open, traced } from "../goals/page.mjs";
import { main } from "../lib/bench.mjs";
import { median, ratio, rounded, spread } from "../lib/figures.mjs";
import { table } from "../lib/table.mjs";

/** What the script of a key is held against, in milliseconds: one frame. */
const MOST = 16;

const OBJECTIVES = 1000;

/** What sets a check off, lets go of it and sets off another, as it goes on. */
const TITLE = "Improve our web visibility by 20% and the best";

/** Every key result has a name; the last one is what is typed. */
const NAMES = [
  "Maintain the satisfaction of our clients at the level of last year",
  "Launch the new website",
  "Reach many more followers on Instagram",
  "Be the place that our customers like most",
  "Hire four engineers to maintain the innovative website",
];

const TITLE_LETTER = "a letter of the title";
const NAME_LETTER = "a letter of a key result's name";
const DIGIT = "a digit of its target";
const KEYS = [TITLE_LETTER, NAME_LETTER, DIGIT];
const BARE = "a key";

const bench = {
  name: "wording",
  settings: { times: 3 },
  quick: { times: 1 },
  measure,
  ratios,
  record,
  tables,
};
export default bench;

async function measure({ browser, server, settings: { times } }) {
  const keys = [];
  for (let time = 0; time < times; time += 1) {
    const measured = await open(browser, server, OBJECTIVES);
    const form = await begun(measured);
    keys.push(...(await traced(browser, measured, () => written(measured, form))));
    await measured.close();
    const field = await alone(browser);
    keys.push(...(await traced(browser, field, () => pressed(field))));
    await field.close();
    process.stderr.write(".");
  }
  return keys;
}

/** The form of a new objective, with five key results and SMART of the last unfolded. */
async function begun({ page }) {
  await page.getByRole("button", { name: "New objective", exact: true }).click();
  const form = page.getByRole("form", { name: "New objective" });
  const names = form.getByLabel("Name", { exact: true });
  await names.first().waitFor();
  for (const [at, name] of NAMES.entries()) {
    if (at > 0) {
      await form.getByRole("button", { name: "Add a key result", exact: true }).click();
      await names.nth(at).waitFor();
    }
    await names.nth(at).fill(name);
    await page.keyboard.press("Tab");
  }
  await form.locator("summary").filter({ hasText: /^SMART: / }).last().click();
  const advice = form.getByRole("group", { name: "About the wording" });
  await advice.nth(NAMES.length - 1).waitFor();
  must((await advice.count()) === NAMES.length, "each name is advised on");
  await idle(page);
  return form;
}

/** Once nothing is left to do. */
const idle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(() => done(), { timeout: 30_000 })));

async function written(measured, form) {
  const title = form.getByLabel("Objective", { exact: true });
  await measured.type(TITLE_LETTER, title, TITLE);
  const name = form.getByLabel("Name", { exact: true }).last();
  await name.fill("");
  const advice = form.getByRole("group", { name: "About the wording" });
  await advice.nth(NAMES.length).waitFor({ state: "detached" });
  await idle(measured.page);
  await measured.type(NAME_LETTER, name, NAMES.at(-1));
  // Of the title too.
  await advice.nth(NAMES.length).waitFor();
  must((await advice.count()) === NAMES.length + 1, "all of them are advised on");
  const target = form.getByLabel("Target", { exact: true }).last();
  await measured.type(DIGIT, target, "24712471");
  await form.getByText(/^SMART: [34] of 5/).last().waitFor();
}

async function pressed(measured) {
  const field = measured.page.locator("input");
  await measured.type(BARE, field, "247124712471");
}

const of = (keys, kind) => keys.filter((it) => it.kind === kind);
const parts = (keys, part) => keys.map((it) => it[part]);

function ratios(keys) {
  const floor = median(parts(of(keys, BARE), "total"));
  const all = KEYS.map((kind) => [
    `${kind} among 1,000 to a bare field`,
    ratio(median(parts(of(keys, kind), "total")), floor),
  ]);
  return Object.fromEntries(all);
}

function record(keys, { times }) {
  const figures = [BARE, ...KEYS].map((kind) => {
    const own = of(keys, kind);
    const middle = (part) => rounded(median(parts(own, part)), 1);
    const [style, layout, paint, total] = ["style", "layout", "paint", "total"].map(middle);
    const script = spread(parts(own, "script"), 1);
    return [kind, { count: own.length, script, style, layout, paint, total }];
  });
  const worst = Math.max(...figures.map(([, { script }]) => script.p98));
  return { times, most: MOST, met: worst <= MOST, figures: Object.fromEntries(figures) };
}

function tables({ date, chromium, cpuSlowdown, times, most, met, figures }) {
  const heading = [
    "milliseconds of the thread",
    "keys",
    "script: median / p98 / most",
    "style + layout + paint",
    "all of it",
    "to a bare field",
  ];
  const rows = Object.entries(figures).map(([kind, it]) => [
    kind,
    String(it.count),
    [it.script.median, it.script.p98, it.script.most].map((one) => one.toFixed(1)).join(" / "),
    [it.style, it.layout, it.paint].map((one) => one.toFixed(1)).join(" + "),
    it.total.toFixed(1),
    kind === BARE ? "1" : ratio(it.total, figures[BARE].total).toFixed(2),
  ]);
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times; ${times} times the page opened.`,
    "",
    table([heading, ...rows]),
    "",
    `That 98 of 100 keys take at most ${most} ms of script is ${met ? "met" : "not met"}.`,
  ].join("\n");
}

await main(import.meta.url, bench);
