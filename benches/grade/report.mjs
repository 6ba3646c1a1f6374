// From samples to figures, and from figures to a table.

import { readFile, writeFile } from "node:fs/promises";

const RESULTS = new URL("results.json", import.meta.url);
const README = new URL("README.md", import.meta.url);
const MARKS = ["<!-- figures -->", "<!-- /figures -->"];

/** What 100 key results are held against, in milliseconds. */
export const TARGETS = { digit: 16, event: 32 };

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
  const against = (other) => ({
    digit: {
      median: times(figures[100].digit.total.median, figures[other].digit.total.median),
      p98: times(figures[100].digit.total.p98, figures[other].digit.total.p98),
    },
    keydown: { p98: times(figures[100].keydown.p98, figures[other].keydown.p98) },
    input: { p98: times(figures[100].input.p98, figures[other].input.p98) },
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
  const four = ratios["100 to 4"];
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times; ${traced} digits traced and`,
    `${timed} timed of each.\n\n${written.join("\n")}\n\n`,
    `100 key results take ${four.digit.median} times what 4 take (median; p98 ${four.digit.p98}),`,
    `until the frame ${four.keydown.p98} times (p98 of keydown). Targets: ${TARGETS.digit} ms for`,
    `script, style and layout, ${TARGETS.event} ms until the frame.\n`,
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
