// From samples to figures, and from figures to tables.

import { median, ratio, rounded } from "../lib/figures.mjs";
import { table } from "../lib/table.mjs";

const most = (all) => Math.max(...all);

/** All figures: opening lists of each size, and a check-in among few and many. */
export function record({ opening, floors, checkIns }) {
  const openings = [...opening].map(([size, { scripts, reads, looks }]) => [
    size,
    {
      script: rounded(median(scripts)),
      historiesRead: most(reads),
      firstLook: rounded(median(looks)),
    },
  ]);
  const checked = [...checkIns].map(([size, { keys, sizes, costs, floors }]) => [
    size,
    {
      keys: [Math.min(...keys), most(keys)],
      characters: { median: median(sizes), most: most(sizes) },
      script: { median: rounded(median(costs)), most: rounded(most(costs)) },
      parsed: rounded(median(floors), 4),
    },
  ]);
  const of = (size) => median(opening.get(size).scripts);
  const beyond = (size) => of(size) - of(0);
  return {
    opening: Object.fromEntries(openings),
    parsed: rounded(median(floors)),
    checkIn: Object.fromEntries(checked),
    ratio: ratio(median(checkIns.get(1000).costs), median(checkIns.get(10).costs)),
    growth: {
      whole: rounded(Math.log(of(1000) / of(10)) / Math.log(100)),
      "beyond an empty list, from 100": rounded(Math.log10(beyond(1000) / beyond(100))),
    },
  };
}

/** The tables under a line that says how they came about, each above what came to it. */
export function tables({ date, chromium, cpuSlowdown, opening, parsed, checkIn, ratio, growth }) {
  const ms = (value) => value.toFixed(1);
  const sizes = Object.keys(opening).map(Number);
  const among = (name, pick) => [name, ...[10, 1000].map((size) => `${pick(checkIn[size])}`)];
  const lists = (name, pick) => [name, ...sizes.map((size) => `${pick(opening[size])}`)];
  return [
    `${date}, Chromium ${chromium}, CPU slowed ${cpuSlowdown} times.`,
    "",
    table([
      ["a check-in among", "10 goals", "1,000 goals"],
      among("keys written, least and most", (it) => it.keys.join(" to ")),
      among("characters, median", (it) => it.characters.median),
      among("characters, most", (it) => it.characters.most),
      among("script, median, ms", (it) => ms(it.script.median)),
      among("JSON.parse of what is written, ms", (it) => it.parsed.toFixed(3)),
    ]),
    "",
    `Among 1,000 it costs ${ratio.toFixed(2)} times what it does among 10 (at most 1.2).`,
    "",
    table([
      ["opening the list, goals", ...sizes.map((size) => size.toLocaleString("en"))],
      lists("script, median, ms", (it) => ms(it.script)),
      lists("beyond an empty one, ms", (it) => ms(it.script - opening[0].script)),
      lists("of it the browser's first look at its storage, ms", (it) => ms(it.firstLook)),
      lists("histories read", (it) => it.historiesRead),
    ]),
    "",
    `JSON.parse of all texts of 1,000 takes ${ms(parsed)} ms. Growth from 10 to 1,000 as a power:`,
    `${growth.whole.toFixed(2)} in all, from 100 to 1,000 beyond an empty list`,
    `${growth["beyond an empty list, from 100"].toFixed(2)} (at most 1.1).`,
  ].join("\n");
}
