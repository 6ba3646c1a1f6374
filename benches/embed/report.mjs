// From samples to figures, and from figures to a table.

import { ratioOf, rounded } from "../lib/figures.mjs";
import { table } from "../lib/table.mjs";

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

/** How many times what an empty page of the same run takes a page with ours takes. */
export function ratios({ samples }) {
  const [ours, empty] = ["ours", "empty"].map((key) => samples.get(key).fast);
  const to = (figure) => ratioOf(ours.map(figure), empty.map(figure));
  return {
    "a page with the embed to an empty page": to(({ done }) => done),
    "its main thread to an empty page's": to(({ tasks }) => tasks),
  };
}

/** The figures of all that were there, in the order of the table. */
export function record({ present, samples }, server) {
  const empty = samples.get("empty");
  return present.map((contestant) =>
    row(contestant, samples.get(contestant.key), empty, server.sizes),
  );
}

/** The figures of one contestant. */
function row({ key, name }, { fast, slow, bare }, empty, sizes) {
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
    return rounded(below + (above - below) * (place % 1), 4);
  };
  return { median: at(0.5), quarter: at(0.25), threeQuarters: at(0.75), least: at(0), most: at(1) };
}

/** Both tables under a line that says how they came about. */
export function tables({ date, chromium, loads, cpuSlowdown, contestants }) {
  const how = `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times`;
  return [
    `${how}: medians of ${loads} loads; in brackets, how many times ours.`,
    compared(COST, contestants),
    compared(EXPERIENCE, contestants),
  ].join("\n\n");
}

function compared(columns, contestants) {
  const ours = contestants.find(({ key }) => key === "ours");
  return table([
    ["", ...columns.map(([heading]) => heading)],
    ...contestants.map((one) => [
      one.name.replace(/<.*>/, "`$&`"),
      ...columns.map(([, figure, write]) =>
        cell(figure(one), one.key !== "empty" && ours && figure(ours), write),
      ),
    ]),
  ]);
}

function cell(value, ours, write) {
  if (value === undefined) return "n/a";
  return write(value) + (ours ? ` (${(value / ours).toFixed(2)})` : "");
}

/** What ours must not do, whatever the others do. */
export function problems({ contestants }) {
  const ours = contestants.find(({ key }) => key === "ours");
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
