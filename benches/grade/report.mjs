// From samples to figures, and from figures to a table.

import { median, ratio, ratioOf, spread } from "../lib/figures.mjs";
import { NOWHERE } from "../lib/floors.mjs";
import { table as written } from "../lib/table.mjs";
import { ALL, QUIZ } from "./arrival.mjs";

/** What 100 key results are held against, in milliseconds. */
export const TARGETS = { digit: 16, event: 32 };

/** What coming there may take, in times of the quiz. */
const AT_MOST = { 4: 1.4, 100: 1.6 };

/** What is told of each digit, and how the table calls it. */
const PARTS = [
  ["total", "**script, style, layout**"],
  ["script", "script"],
  ["style", "style"],
  ["layout", "layout"],
  ["paint", "paint"],
  ["other", "other"],
  ["after", "afterwards"],
];

/** Below this the browser tells of no event. */
const TOLD_FROM = 16;

/** How many times a floor of the same run something is. */
export function ratios({ typed, shown }) {
  const part = (count, name) => median(typed.get(count).digits.map((digit) => digit[name]));
  const digit = (count) => ratio(part(count, "total"), part(0, "total"));
  const arrival = (one, other) => ratioOf(shown.get(one), shown.get(other));
  return {
    "a digit among 100 to a bare field": digit(100),
    "a digit among 4 to a bare field": digit(4),
    "what follows a digit among 100 to a bare field's digit": ratio(
      part(100, "after"),
      part(0, "total"),
    ),
    "the quiz to an empty page": arrival(QUIZ, NOWHERE),
    "4 key results to the quiz": arrival(4, QUIZ),
    "the first of 100 key results to the quiz": arrival(100, QUIZ),
    "all of 100 key results to the quiz": arrival(ALL, QUIZ),
  };
}

/** Figures of each count of key results, and how they compare. */
export function summary({ typed, shown, bytes }) {
  const figures = {};
  for (const [count, { digits, events }] of typed) {
    figures[count] = {
      digit: Object.fromEntries(PARTS.map(([part]) => [part, spread(digits.map((d) => d[part]))])),
      keydown: durations(events, "keydown"),
      input: durations(events, "input"),
    };
  }
  const against = (other) => ({
    digit: {
      median: ratio(figures[100].digit.total.median, figures[other].digit.total.median),
      p98: ratio(figures[100].digit.total.p98, figures[other].digit.total.p98),
    },
    keydown: { p98: ratio(figures[100].keydown.p98, figures[other].keydown.p98) },
    input: { p98: ratio(figures[100].input.p98, figures[other].input.p98) },
  });
  const { digit, keydown, input } = figures[100];
  return {
    met: {
      digitMedian: digit.total.median <= TARGETS.digit,
      digitP98: digit.total.p98 <= TARGETS.digit,
      event: Math.max(keydown.p98, input.p98) <= TARGETS.event,
    },
    ratios: { "100 to 4": against(4), "100 to a field alone": against(0) },
    figures,
    shown: Object.fromEntries([...shown].map(([where, times]) => [where, spread(times, 0)])),
    bytes,
  };
}

/** How long events took until the next frame; those not told of took less than 16 ms. */
function durations(rounds, name) {
  const told = rounds.flatMap(({ events }) => events.filter((event) => event.name === name));
  const all = rounds.reduce((sum, round) => sum + round[name], 0);
  const quick = Math.max(0, all - told.length);
  const values = [...told.map(({ duration }) => duration), ...Array(quick).fill(TOLD_FROM)];
  return { events: all, told: told.length, ...spread(values) };
}

/** The table under a line that says how it came about, and above what came to it. */
export function tables({ date, chromium, cpuSlowdown, traced, timed, ratios, figures, shown, bytes }) {
  const columns = [100, 4, 0];
  const both = ({ median, p98 }) => `${median.toFixed(1)} / ${p98.toFixed(1)}`;
  const row = (name, figure) => [name, ...columns.map((count) => figure(figures[count], count))];
  const arrival = (where) => shown[where].median.toFixed(0);
  const lines = [
    ["milliseconds, median / p98", "100 key results", "4 key results", "a field alone"],
    ...PARTS.map(([part, name]) => row(name, ({ digit }) => both(digit[part]))),
    row("**keydown to frame**", ({ keydown }) => both(keydown)),
    row("**input to frame**", ({ input }) => both(input)),
    row("shown from nothing, of 100 the first ten", (_, count) => (count === 0 ? "n/a" : arrival(count))),
  ];
  const four = ratios["100 to 4"];
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times; ${traced} digits traced and`,
    `${timed} timed of each.`,
    "",
    written(lines),
    "",
    `100 key results take ${four.digit.median} times what 4 take (median; p98 ${four.digit.p98}),`,
    `until the frame ${four.keydown.p98} times (p98 of keydown). Targets: ${TARGETS.digit} ms for`,
    `script, style and layout, ${TARGETS.event} ms until the frame. From nothing, the quiz is shown`,
    `after ${arrival(QUIZ)} ms, an empty page after ${arrival(NOWHERE)}, all of 100 key results after`,
    `${arrival(ALL)}. Beside the quiz 4 key results may take ${AT_MOST[4]} times as long, 100 ${AT_MOST[100]}.`,
    "",
    `Beyond a first visit \`#/grade\` downloads ${bytes.total.toLocaleString("en")} bytes as brotli.`,
  ].join("\n");
}
