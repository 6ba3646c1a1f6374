// Measures how long somebody waits for the preview of a table of 20,000 rows, and the longest
// that the page cannot answer meanwhile, beside the browser's JSON.parse of the same rows.
//
//   node benches/table/run.mjs [times each] | --quick

import { stored } from "../../tests/goals.mjs";
import { storedKpi } from "../../tests/kpis.mjs";
import { main, rounds } from "../lib/bench.mjs";
import { contextWith, slowed } from "../lib/browser.mjs";
import { median, ratio, rounded } from "../lib/figures.mjs";
import { parseTimeBeside } from "../lib/floors.mjs";
import { table } from "../lib/table.mjs";

/** What the wait is held against, in milliseconds. */
const MOST = 2_000;

const ROWS = 20_000;
const OBJECTIVES = 200;
const KPIS = 20;
const TODAY = "2026-11-27";

const number = (at) => `${at + 1}`.padStart(4, "0");

/** The day so many before today. */
const before = (days) => new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10);

/** A check-in, of many objectives day by day. With notes they would not fit localStorage. */
const checkIn = (at) => {
  const sure = at % 8 === 0 ? "7" : "";
  return [`Objective ${number(at % OBJECTIVES)}`, "Conversion", before(Math.floor(at / OBJECTIVES)), `${at}.5`, sure];
};

/** A reading, of few KPIs for years. */
const reading = (at) => [`KPI ${number(at % KPIS)}`, before(1 + Math.floor(at / KPIS)), `${at}.5`];

const all = (row) => Array.from({ length: ROWS }, (_, at) => row(at));
const KINDS = {
  [`check-ins of ${OBJECTIVES} objectives`]: () => [
    ["Objective", "Key result", "Date", "Value", "Confidence"],
    ...all(checkIn),
  ],
  [`readings of ${KPIS} KPIs`]: () => [["KPI", "Date", "Value"], ...all(reading)],
};

const bench = {
  name: "table",
  settings: { times: 5 },
  quick: { times: 1 },
  measure,
  ratios: (samples) =>
    Object.fromEntries(
      Object.entries(samples).map(([kind, taken]) => [
        `previewing ${kind} to JSON.parse of the same rows`,
        median(taken.map(({ took, floor }) => ratio(took, floor))),
      ]),
    ),
  record,
  tables,
};
export default bench;

async function measure({ browser, server, settings: { times } }) {
  const texts = kept();
  const samples = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, []]));
  await rounds(times, Object.keys(KINDS), async (kind) => {
    samples[kind].push(await previewed(browser, server, texts, KINDS[kind]()));
  });
  return samples;
}

function kept() {
  const goals = Array.from({ length: OBJECTIVES }, (_, at) =>
    stored(`a${number(at)}`, `Objective ${number(at)}`, [{ name: "Conversion" }]),
  );
  const kpis = Array.from({ length: KPIS }, (_, at) =>
    storedKpi(`c${number(at)}`, `KPI ${number(at)}`, { cadence: "day" }),
  );
  return Object.assign({}, ...goals, ...kpis);
}

/** Chooses a table of these rows: the milliseconds until its preview, and of the longest task. */
async function previewed(browser, server, texts, rows) {
  const context = await contextWith(browser, server, texts);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${TODAY}T10:00:00`));
  await page.goto(`${server.url}#/goals`);
  await page.getByText("Data and settings").click();
  const field = page.getByLabel("Import a file");
  await slowed(page);
  await page.evaluate(watch);
  const buffer = Buffer.from(rows.map((row) => row.join(",")).join("\n"));
  await field.setInputFiles({ name: "table.csv", mimeType: "text/csv", buffer });
  await page.waitForFunction(() => globalThis.seen.done !== undefined);
  const said = await page.locator("#preview").evaluate((it) => it.parentElement.innerText);
  if (!said.includes(`\n${ROWS} `)) throw new Error(`not all of the rows were understood: ${said}`);
  const sample = await page.evaluate(() => {
    const { begun, done, tasks } = globalThis.seen;
    return { took: done - begun, longest: Math.max(0, ...tasks) };
  });
  await context.close();
  return { ...sample, floor: await parseTimeBeside(browser, [JSON.stringify(rows)]) };
}

/** Notes in a page when a file is chosen, when its preview is drawn, and what is long meanwhile. */
function watch() {
  const seen = { tasks: [] };
  globalThis.seen = seen;
  const begin = () => {
    seen.begun = performance.now();
    new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) seen.tasks.push(duration);
    }).observe({ type: "longtask" });
  };
  document.addEventListener("change", begin, { capture: true, once: true });
  new MutationObserver((_, observer) => {
    if (!document.getElementById("preview")) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (seen.done = performance.now())));
  }).observe(document.body, { childList: true, subtree: true });
}

function record(samples, { times }) {
  const figures = Object.entries(samples).map(([kind, taken]) => {
    const of = (what) => taken.map((it) => it[what]);
    return [
      kind,
      {
        took: rounded(median(of("took"))),
        most: rounded(Math.max(...of("took"))),
        longest: rounded(median(of("longest"))),
        floor: rounded(median(of("floor"))),
      },
    ];
  });
  return { times, rows: ROWS, figures: Object.fromEntries(figures) };
}

function tables({ date, chromium, cpuSlowdown, times, figures }) {
  const heading = [
    `${ROWS.toLocaleString("en")} rows`,
    "until the preview, median / most (ms)",
    "longest task (ms)",
    "JSON.parse (ms)",
  ];
  const rows = Object.entries(figures).map(([kind, it]) => [
    kind,
    `${it.took.toFixed(0)} / ${it.most.toFixed(0)}`,
    it.longest.toFixed(0),
    it.floor.toFixed(1),
  ]);
  const worst = Math.max(...Object.values(figures).map(({ took }) => took));
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times, ${times} times each.`,
    "",
    table([heading, ...rows]),
    "",
    `At most ${MOST} ms is ${worst <= MOST ? "met" : "not met"}.`,
  ].join("\n");
}

await main(import.meta.url, bench);
