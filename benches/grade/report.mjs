// From samples to figures, and from figures to a table.

import { median, ratio, ratioOf, spread } from "../lib/figures.mjs";
import { NOWHERE } from "../lib/floors.mjs";
import { table as written } from "../lib/table.mjs";
import { ALL, QUIZ } from "./arrival.mjs";

/**
 * What a digit is held against: how many times what a field alone takes, of script, style
 * and layout, among 100 key results and among 4; and in milliseconds until the frame and
 * afterwards.
 */
export const TARGETS = { among100: 2.5, among4: 2, event: 64, after: 60 };

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
  ["next", "of which in the next frame"],
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
  const against = (count, other) => ({
    digit: {
      median: ratio(figures[count].digit.total.median, figures[other].digit.total.median),
      p98: ratio(figures[count].digit.total.p98, figures[other].digit.total.p98),
    },
    keydown: { p98: ratio(figures[count].keydown.p98, figures[other].keydown.p98) },
    input: { p98: ratio(figures[count].input.p98, figures[other].input.p98) },
  });
  const ratios = {
    "100 to 4": against(100, 4),
    "100 to a field alone": against(100, 0),
    "4 to a field alone": against(4, 0),
  };
  const { digit, keydown, input } = figures[100];
  return {
    met: {
      among100: ratios["100 to a field alone"].digit.median <= TARGETS.among100,
      among4: ratios["4 to a field alone"].digit.median <= TARGETS.among4,
      event: Math.max(keydown.p98, input.p98) <= TARGETS.event,
      after: digit.after.median <= TARGETS.after,
    },
    ratios,
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
  const kilobytes = (size) => (size / 1000).toFixed(1);
  const alone = [100, 4].map((count) => ratios[`${count} to a field alone`].digit.median);
  const four = ratios["100 to 4"].digit.median;
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times; ${traced} digits traced and`,
    `${timed} timed of each.`,
    "",
    written(lines),
    "",
    `Of script, style and layout a digit among 100 key results takes ${alone[0]} times what it takes in`,
    `a field alone, among 4 ${alone[1]} times (medians); among 100 ${four} times what it takes among 4.`,
    `Targets: ${TARGETS.among100} and ${TARGETS.among4} times, ${TARGETS.event} ms until the frame (p98),`,
    `${TARGETS.after} ms afterwards (median). From nothing, the quiz is shown after ${arrival(QUIZ)} ms, an`,
    `empty page after ${arrival(NOWHERE)}, all of 100 key results after ${arrival(ALL)}. Beside the quiz 4 key`,
    `results may take ${AT_MOST[4]} times as long, 100 ${AT_MOST[100]}.`,
    "",
    `Beyond a first visit \`#/grade\` downloads ${kilobytes(bytes.total)} kB as brotli,`,
    `${kilobytes(bytes.toType)} of them before one can type, and a link ${kilobytes(bytes.toLook)} before it is shown.`,
  ].join("\n");
}
