// From samples to figures, and from figures to a table.

import { readFile, writeFile } from "node:fs/promises";
import { TOLD_FROM } from "./page.mjs";

const RESULTS = new URL("results.json", import.meta.url);
const README = new URL("README.md", import.meta.url);
const MARKS = ["<!-- figures -->", "<!-- /figures -->"];

/** What the 98th percentile of all interactions is held against, in milliseconds. */
export const TARGET = 40;

const round = (value) => Math.round(value * 10) / 10;
const at = (values, part) => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted.length === 0 ? null : round(sorted[Math.ceil(part * sorted.length) - 1]);
};
const spread = (values) => ({
  count: values.length,
  median: at(values, 0.5),
  p98: at(values, 0.98),
  most: at(values, 1),
});
const durations = (all) => all.map(({ duration }) => duration);
const ratio = (one, other) => (one && other ? Math.round((one / other) * 100) / 100 : null);

/** Figures of each count of objectives, and how they compare. */
export function summary(samples, controls) {
  const figures = {};
  for (const [count, { loads, traced }] of samples) {
    const all = loads.flat();
    const interactions = all.filter(({ isTravel }) => !isTravel);
    const kinds = {};
    for (const kind of new Set(all.map((it) => it.kind))) {
      const own = all.filter((it) => it.kind === kind);
      const told = own.filter((it) => it.told && !it.isTravel);
      const costs = traced.filter((it) => it.kind === kind);
      const middle = (list, part) => at(list.map((it) => it[part]), 0.5);
      kinds[kind] = {
        ...spread(durations(own)),
        told: told.length,
        delay: middle(told, "delay"),
        processing: middle(told, "processing"),
        longestTask: at(own.map(({ task }) => task), 1),
        thread: Object.fromEntries(
          ["script", "style", "layout", "paint", "total"].map((part) => [part, middle(costs, part)]),
        ),
      };
    }
    const ofLoads = loads.map((load) => spread(durations(load.filter((it) => !it.isTravel))));
    figures[count] = {
      all: spread(durations(interactions)),
      within: round((100 * interactions.filter((it) => it.duration <= TARGET).length) / interactions.length),
      p98OfLoads: ofLoads.map(({ p98 }) => p98),
      // Of two the larger.
      p98: ofLoads.map(({ p98 }) => p98).sort((one, other) => one - other)[loads.length >> 1],
      kinds,
    };
  }
  const [many, few] = [figures[1000], figures[10]];
  const ratios = { median: {}, thread: {} };
  for (const kind of Object.keys(many.kinds)) {
    ratios.median[kind] = ratio(many.kinds[kind].median, few.kinds[kind]?.median);
    const threads = [many, few].map((it) => it.kinds[kind]?.thread.total);
    ratios.thread[kind] = ratio(...threads);
  }
  // What there is with 10 as well.
  const both = ([{ loads }, own]) =>
    durations(loads.flat().filter((it) => !it.isTravel && own.kinds[it.kind]));
  const [ofMany, ofFew] = [1000, 10].map((count) => spread(both([samples.get(count), few])));
  ratios.all = { median: ratio(ofMany.median, ofFew.median), p98: ratio(ofMany.p98, ofFew.p98) };
  const control = Object.fromEntries(
    [...new Set(controls.map((it) => it.kind))].map((kind) => [
      kind,
      spread(durations(controls.filter((it) => it.kind === kind))),
    ]),
  );
  return { met: many.p98 <= TARGET, ratios, control, figures };
}

/** The tables under a line that says how they came about. */
export function table({ date, chromium, cpuSlowdown, loads, met, ratios, control, figures }) {
  const [many, few] = [figures[1000], figures[10]];
  const ms = (value) => (value === null || value === undefined ? "n/a" : value.toFixed(0));
  const times = (value) => (value === null ? "n/a" : value.toFixed(2));
  const row = ([kind, it]) => [
    kind,
    `${it.count}`,
    [it.median, it.p98, it.most].map(ms).join(" / "),
    few.kinds[kind] ? [few.kinds[kind].median, few.kinds[kind].p98].map(ms).join(" / ") : "n/a",
    times(ratios.median[kind]),
    `${ms(it.thread.script)} + ${ms(it.thread.style)} + ${ms(it.thread.layout)} + ${ms(it.thread.paint)}`,
    times(ratios.thread[kind]),
    ms(it.longestTask),
  ];
  const slowestFirst = Object.entries(many.kinds).sort(
    ([, one], [, other]) => other.median - one.median || other.most - one.most,
  );
  const head = [
    "milliseconds",
    "times",
    "1,000: median / p98 / most",
    "10: median / p98",
    "ratio",
    "thread: script + style + layout + paint",
    "ratio",
    "longest task",
  ];
  const last = [
    "**all of Event Timing**",
    `${many.all.count}`,
    `**${[many.all.median, many.all.p98, many.all.most].map(ms).join(" / ")}**`,
    [few.all.median, few.all.p98].map(ms).join(" / "),
    times(ratios.all.median),
    "",
    "",
    "",
  ];
  const lines = [head, ...slowestFirst.map(row), last];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const pad = (text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]));
  const written = lines.map((line) => `| ${line.map(pad).join(" | ")} |`);
  const rules = widths.map((width, i) => (i === 0 ? "" : ":").padStart(width, "-"));
  written.splice(1, 0, `| ${rules.join(" | ")} |`);
  const controls = Object.entries(control).map(
    ([kind, it]) => `${kind} ${[it.median, it.p98, it.most].map(ms).join(" / ")}`,
  );
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times; ${loads} times the page opened.`,
    "",
    `p98 of all interactions with 1,000 objectives: ${ms(many.p98)} ms (median of ${loads}:`,
    `${many.p98OfLoads.map(ms).join(", ")}); at most ${TARGET} ms is ${met ? "met" : "not met"}.`,
    `${many.within} of 100 interactions are within it, with 10 objectives ${few.within}.`,
    "",
    `1,000 objectives take ${times(ratios.all.median)} times what 10 take (median; p98`,
    `${times(ratios.all.p98)}), in all that both have. At the same time on an empty page, median / p98 /`,
    `most: ${controls.join(", ")}.`,
    "",
    ...written,
  ].join("\n");
}

/** Keeps the figures, and shows them in the README. */
export async function publish(run) {
  // A figure a line.
  const json = JSON.stringify({ ...run, toldFrom: TOLD_FROM }, null, 2);
  const flat = json.replace(/\{[^{}]*\}/g, (one) => one.replace(/\s+/g, " "));
  await writeFile(RESULTS, `${flat}\n`);
  const text = await readFile(README, "utf8");
  const [before, after] = [text.split(MARKS[0])[0], text.split(MARKS[1])[1]];
  await writeFile(README, `${before}${MARKS[0]}\n\n${table(run)}\n\n${MARKS[1]}${after}`);
}
