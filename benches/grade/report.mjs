// From samples to figures, and from figures to a table.

import { readFile, writeFile } from "node:fs/promises";

const RESULTS = new URL("results.json", import.meta.url);
const README = new URL("README.md", import.meta.url);
const MARKS = ["<!-- figures -->", "<!-- /figures -->"];

/**
 * What a digit is held against: how many times what a field alone takes, of script, style
 * and layout, among 100 key results and among 4; and in milliseconds until the frame and
 * afterwards.
 */
export const TARGETS = { among100: 2.5, among4: 2, event: 64, after: 60 };

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

/** Figures of each count of key results, and how they compare. */
export function summary(samples, spread) {
  const figures = {};
  for (const [count, { digits, events, shown }] of samples) {
    figures[count] = {
      digit: Object.fromEntries(PARTS.map(([part]) => [part, spread(digits.map((d) => d[part]))])),
      keydown: durations(events, "keydown", spread),
      input: durations(events, "input", spread),
      ...(shown.length > 0 && { shown: spread(shown) }),
    };
  }
  const times = (one, other) => Math.round((one / other) * 100) / 100;
  const against = (count, other) => ({
    digit: {
      median: times(figures[count].digit.total.median, figures[other].digit.total.median),
      p98: times(figures[count].digit.total.p98, figures[other].digit.total.p98),
    },
    keydown: { p98: times(figures[count].keydown.p98, figures[other].keydown.p98) },
    input: { p98: times(figures[count].input.p98, figures[other].input.p98) },
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
  };
}

/** How long events took until the next frame; those not told of took less than 16 ms. */
function durations(rounds, name, spread) {
  const told = rounds.flatMap(({ events }) => events.filter((event) => event.name === name));
  const all = rounds.reduce((sum, round) => sum + round[name], 0);
  const quick = Math.max(0, all - told.length);
  const values = [...told.map(({ duration }) => duration), ...Array(quick).fill(TOLD_FROM)];
  return { events: all, told: told.length, ...spread(values) };
}

/** The table under a line that says how it came about, and above what came to it. */
export function table({ date, chromium, cpuSlowdown, traced, timed, ratios, figures, bytes }) {
  const columns = [100, 4, 0];
  const both = ({ median, p98 }) => `${median.toFixed(1)} / ${p98.toFixed(1)}`;
  const row = (name, figure) => [name, ...columns.map((count) => figure(figures[count]))];
  const lines = [
    ["milliseconds, median / p98", "100 key results", "4 key results", "a field alone"],
    ...PARTS.map(([part, name]) => row(name, ({ digit }) => both(digit[part]))),
    row("**keydown to frame**", ({ keydown }) => both(keydown)),
    row("**input to frame**", ({ input }) => both(input)),
    row("shown from nothing, median", ({ shown }) => shown?.median.toFixed(0) ?? "n/a"),
  ];
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  const pad = (text, i) => (i === 0 ? text.padEnd(widths[i]) : text.padStart(widths[i]));
  const written = lines.map((line) => `| ${line.map(pad).join(" | ")} |`);
  const rules = widths.map((width, i) => (i === 0 ? "" : ":").padStart(width, "-"));
  written.splice(1, 0, `| ${rules.join(" | ")} |`);
  const alone = [100, 4].map((count) => ratios[`${count} to a field alone`].digit.median);
  const four = ratios["100 to 4"].digit.median;
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times; ${traced} digits traced and`,
    `${timed} timed of each.\n\n${written.join("\n")}\n\n`,
    `Of script, style and layout a digit among 100 key results takes ${alone[0]} times what it takes in`,
    `a field alone, among 4 ${alone[1]} times (medians); among 100 ${four} times what it takes among 4.`,
    `Targets: ${TARGETS.among100} and ${TARGETS.among4} times, ${TARGETS.event} ms until the frame (p98),`,
    `${TARGETS.after} ms afterwards (median).\n`,
    `\nBeyond a first visit \`#/grade\` downloads ${bytes.total.toLocaleString("en")} bytes as brotli.`,
  ]
    .join(" ")
    .replaceAll("\n ", "\n");
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
  await writeFile(README, `${before}${MARKS[0]}\n\n${table(run)}\n\n${MARKS[1]}${after}`);
}
