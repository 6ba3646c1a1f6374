// From samples to figures, and from figures to a table.

import { at, median, ratio, ratioOf, rounded, spread as spreadOf } from "../lib/figures.mjs";
import { NOWHERE } from "../lib/floors.mjs";
import { table as written } from "../lib/table.mjs";

/** What the 98th percentile of all interactions is held against, in milliseconds. */
export const TARGET = 40;

const round = (value) => rounded(value, 1);
const middleOf = (values) => (values.length === 0 ? null : round(median(values)));
const spread = (values) => ({ count: values.length, ...spreadOf(values, 1) });
const durations = (all) => all.map(({ duration }) => duration);

/** How many times a floor of the same run something is: keys and clicks on a page alone. */
export function ratios({ goals, alone, arrivals }) {
  const { loads, traced } = goals.get(1000);
  const interactions = loads.flat().filter(({ isTravel }) => !isTravel);
  const thread = (costs, kind) =>
    median(costs.filter((it) => it.kind === kind).map(({ total }) => total));
  const to = (kind, floor) => ratio(thread(traced, kind), thread(alone.traced, floor));
  const arrival = (one, other) => ratioOf(arrivals.get(one), arrivals.get(other));
  return {
    "p98 of all interactions among 1,000 to the median of a bare field and button": ratio(
      at(durations(interactions), 0.98),
      // Of so few the 98th percentile would be whatever the machine did once.
      median(durations(alone.timed)),
    ),
    "a digit of a check-in among 1,000 to a bare field": to("a digit of a check-in", "a key"),
    "a check-in among 1,000 to a key in a bare field": to("Enter: check in", "a key"),
    "opening an objective among 1,000 to a bare button": to("open an objective", "a click"),
    "choosing a period among 1,000 to a key in a bare field": to("the period", "a key"),
    "an empty list to an empty page": arrival(0, NOWHERE),
    "a list of 1,000 to an empty list": arrival(1000, 0),
  };
}

/** Figures of each count of objectives, and how they compare. */
export function summary({ goals: samples, alone, arrivals }) {
  const controls = alone.timed;
  const figures = {};
  for (const [count, { loads, traced }] of samples) {
    const all = loads.flat();
    const interactions = all.filter(({ isTravel }) => !isTravel);
    const kinds = {};
    for (const kind of new Set(all.map((it) => it.kind))) {
      const own = all.filter((it) => it.kind === kind);
      const told = own.filter((it) => it.told && !it.isTravel);
      const costs = traced.filter((it) => it.kind === kind);
      const middle = (list, part) => middleOf(list.map((it) => it[part]));
      kinds[kind] = {
        ...spread(durations(own)),
        told: told.length,
        delay: middle(told, "delay"),
        processing: middle(told, "processing"),
        longestTask: round(Math.max(...own.map(({ task }) => task))),
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
  const compared = { median: {}, thread: {} };
  for (const kind of Object.keys(many.kinds)) {
    compared.median[kind] = ratio(many.kinds[kind].median, few.kinds[kind]?.median);
    const threads = [many, few].map((it) => it.kinds[kind]?.thread.total);
    compared.thread[kind] = ratio(...threads);
  }
  // What there is with 10 as well.
  const both = ([{ loads }, own]) =>
    durations(loads.flat().filter((it) => !it.isTravel && own.kinds[it.kind]));
  const [ofMany, ofFew] = [1000, 10].map((count) => spread(both([samples.get(count), few])));
  compared.all = { median: ratio(ofMany.median, ofFew.median), p98: ratio(ofMany.p98, ofFew.p98) };
  const control = Object.fromEntries(
    [...new Set(controls.map((it) => it.kind))].map((kind) => [
      kind,
      spread(durations(controls.filter((it) => it.kind === kind))),
    ]),
  );
  const shown = Object.fromEntries([...arrivals].map(([where, it]) => [where, spreadOf(it, 0)]));
  return { met: many.p98 <= TARGET, ratios: compared, control, shown, figures };
}

/** The tables under a line that says how they came about. */
export function tables({ date, chromium, cpuSlowdown, loads, met, ratios, control, shown, figures }) {
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
    `From nothing, the list of 1,000 is shown after ${ms(shown[1000].median)} ms, an empty one after`,
    `${ms(shown[0].median)} and an empty page after ${ms(shown[NOWHERE].median)}.`,
    "",
    written([head, ...slowestFirst.map(row), last]),
  ].join("\n");
}
