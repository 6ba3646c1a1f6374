// From samples to figures, and from figures to a table.

import { readFile, writeFile } from "node:fs/promises";

const RESULTS = new URL("results.json", import.meta.url);
const README = new URL("README.md", import.meta.url);
const MARKS = ["<!-- figures -->", "<!-- /figures -->"];

const count = (value) => value.toFixed(Number.isInteger(value) ? 0 : 1);
const milliseconds = (value) => value.toFixed(value < 10 ? 1 : 0);
const score = (value) => (value === 0 ? "0" : value.toFixed(3));

/** Columns of the two tables: heading, figure of a row, how it is written. */
const COST = [
  ["brotli 11, B", ({ bytes }) => bytes.brotli, (bytes) => bytes.toLocaleString("en")],
  ["gzip 9, B", ({ bytes }) => bytes.gzip, (bytes) => bytes.toLocaleString("en")],
  ["requests", ({ requests }) => requests.median, count],
  ["elsewhere", ({ elsewhere }) => elsewhere.median, count],
  ["main thread, ms", ({ tasks }) => tasks.median, milliseconds],
  ["long tasks", ({ longTasks }) => longTasks.median, count],
];
const EXPERIENCE = [
  ["question, ms", ({ question }) => question?.median, milliseconds],
  ["answer, ms", ({ answer }) => answer?.median, milliseconds],
  ["slow network: question, ms", ({ slowQuestion }) => slowQuestion?.median, milliseconds],
  ["shift", ({ shift }) => shift.median, score],
  ["no room kept: shift", ({ bareShift }) => bareShift.median, score],
];

/** The figures of one contestant. */
export function row({ key, name }, { fast, slow, bare }, empty, sizes) {
  const figures = (loads, figure) => spread(loads.map(figure));
  const all = [...fast, ...slow];
  const files = [...new Set(all.flatMap(({ own }) => own))].sort();
  return {
    key,
    name,
    files,
    bytes: total(files.map(sizes)),
    requests: figures(all, ({ own, elsewhere }) => own.length + elsewhere.length),
    elsewhere: figures(all, ({ elsewhere }) => elsewhere.length),
    // Against the empty page of the same round: what the machine did besides
    // was then about the same.
    tasks: figures(fast, ({ tasks }, i) => tasks - empty.fast[i].tasks),
    longTasks: figures(fast, ({ longTasks }) => longTasks.length),
    longestTask: figures(fast, ({ longTasks }) => Math.max(0, ...longTasks)),
    question: figures(fast, ({ question }) => question),
    answer: figures(fast, ({ answer }) => answer),
    slowQuestion: figures(slow, ({ question }) => question),
    shift: figures(all, ({ shift }) => shift),
    bareShift: figures(bare, ({ shift }) => shift),
  };
}

function total(sizes) {
  const sum = (kind) => sizes.reduce((all, file) => all + file[kind], 0);
  return { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
}

/** Where the values lie; null where there are none. */
function spread(values) {
  if (values.includes(null)) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => {
    const place = part * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
    return rounded(below + (above - below) * (place % 1));
  };
  return { median: at(0.5), quarter: at(0.25), threeQuarters: at(0.75), least: at(0), most: at(1) };
}

const rounded = (value) => Math.round(value * 10_000) / 10_000;

/** Both tables under a line that says how they came about. */
export function tables({ date, chromium, loads, cpuSlowdown, contestants }) {
  const how = `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times`;
  return [
    `${how}: medians of ${loads} loads; in brackets, how many times ours.`,
    table(COST, contestants),
    table(EXPERIENCE, contestants),
  ].join("\n\n");
}

function table(columns, contestants) {
  const ours = contestants.find(({ key }) => key === "ours");
  const cells = [
    ["", ...columns.map(([heading]) => heading)],
    ...contestants.map((one) => [
      one.name.replace(/<.*>/, "`$&`"),
      ...columns.map(([, figure, write]) =>
        cell(figure(one), one.key !== "empty" && ours && figure(ours), write),
      ),
    ]),
  ];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((line) => line[i].length)));
  const pad = (text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]));
  const lines = cells.map((line) => `| ${line.map(pad).join(" | ")} |`);
  const rules = widths.map((width, i) => (i === 0 ? "" : ":").padStart(width, "-"));
  lines.splice(1, 0, `| ${rules.join(" | ")} |`);
  return lines.join("\n");
}

function cell(value, ours, write) {
  if (value === undefined) return "n/a";
  return write(value) + (ours ? ` (${(value / ours).toFixed(2)})` : "");
}

/** What ours must not do, whatever the others do. */
export function problems(rows) {
  const ours = rows.find(({ key }) => key === "ours");
  if (!ours) return [];
  const blocked = ours.longestTask.quarter;
  const broken = [
    [ours.requests.most > 2, `makes ${ours.requests.most} requests, and 2 must do`],
    [ours.elsewhere.most > 0, "asks another origin for something"],
    [ours.shift.most > 0, `moves what stands around it by ${ours.shift.most}`],
    // The lower quartile: another program that has the CPU for a moment makes
    // long tasks of short ones, even on the empty page, and never the reverse.
    [blocked > 0, `blocks the page for ${blocked} ms at once, in three of four loads`],
  ];
  return broken.filter(([is]) => is).map(([, what]) => `${ours.name} ${what}.`);
}

/** Keeps the figures, and shows them in the README. */
export async function publish(run) {
  // A figure a line.
  const json = JSON.stringify(run, null, 2).replace(/\{[^{}]*\}/g, (one) =>
    one.replace(/\s+/g, " "),
  );
  await writeFile(RESULTS, `${json}\n`);
  const text = await readFile(README, "utf8");
  const [before, after] = [text.split(MARKS[0])[0], text.split(MARKS[1])[1]];
  await writeFile(README, `${before}${MARKS[0]}\n\n${tables(run)}\n\n${MARKS[1]}${after}`);
}
