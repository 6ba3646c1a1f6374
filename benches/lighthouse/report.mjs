// From Lighthouse's reports to figures, and from figures to tables.

import { median, rounded } from "../lib/figures.mjs";
import { table } from "../lib/table.mjs";

/** What the score for speed is made of, how a table calls it, and how it is written. */
const METRICS = {
  "first-contentful-paint": ["first paint, s", seconds],
  "largest-contentful-paint": ["largest paint, s", seconds],
  "speed-index": ["speed index, s", seconds],
  "total-blocking-time": ["blocked, ms", (value) => value.toFixed(0)],
  "cumulative-layout-shift": ["shift", (value) => (value === 0 ? "0" : value.toFixed(3))],
};

/** These must be whole, whatever the machine does besides. */
const WHOLE = ["accessibility", "best-practices"];

function seconds(milliseconds) {
  return (milliseconds / 1000).toFixed(1);
}

/** The medians of one page on one device, and what keeps its scores from 100. */
export function record({ name, device, reports }) {
  const scores = Object.keys(reports[0].categories).map((category) => {
    const all = reports.map(({ categories }) => categories[category].score * 100);
    return [category, { median: Math.round(median(all)), least: Math.round(Math.min(...all)) }];
  });
  const metrics = Object.keys(METRICS).map((id) => [
    id,
    rounded(median(reports.map(({ audits }) => audits[id].numericValue)), 3),
  ]);
  const transferred = reports.map(({ audits }) => audits["total-byte-weight"].numericValue);
  return {
    name,
    device,
    scores: Object.fromEntries(scores),
    metrics: Object.fromEntries(metrics),
    transferred: median(transferred),
    costs: costs(reports),
  };
}

/** The audits that cost points, each with how many of its category's 100, by the median. */
function costs(reports) {
  const { categories } = reports[0];
  const all = Object.entries(categories).flatMap(([category, { auditRefs }]) => {
    const weights = auditRefs.reduce((sum, { weight }) => sum + weight, 0);
    return auditRefs.flatMap(({ id, weight }) => {
      const scores = reports.map(({ audits }) => audits[id].score).filter((it) => it !== null);
      const lost = scores.length > 0 ? (100 * weight * (1 - median(scores))) / weights : 0;
      return lost >= 0.5 ? [{ category, audit: id, points: rounded(lost, 1) }] : [];
    });
  });
  return all.sort((one, other) => other.points - one.points);
}

/** The tables under a line that says how they came about. */
export function tables({ date, lighthouse, chromium, times, pages }) {
  const score = ({ median, least }) => (median === least ? `${median}` : `${median} (${least})`);
  const heading = ["", "speed", "accessibility", "best practices"];
  const scores = pages.map(({ name, device, scores: of }) => [
    `${name}, ${device}`,
    ...["performance", "accessibility", "best-practices"].map((it) => score(of[it])),
  ]);
  const metrics = pages.map(({ name, device, metrics: of, transferred }) => [
    `${name}, ${device}`,
    ...Object.entries(METRICS).map(([id, [, write]]) => write(of[id])),
    (transferred / 1000).toFixed(0),
  ]);
  const names = Object.values(METRICS).map(([name]) => name);
  const lost = pages
    .filter((page) => page.costs.length > 0)
    .map(({ name, device, costs }) => {
      const each = costs.map(({ audit, points }) => `${audit} ${points}`);
      return `- ${name}, ${device}: ${each.join(", ")}`;
    });
  return [
    `${date}, Lighthouse ${lighthouse}, Chromium ${chromium}: medians of ${times}, in brackets the least.`,
    "",
    table([heading, ...scores]),
    "",
    table([["", ...names, "kB"], ...metrics]),
    "",
    lost.length === 0 ? "Nothing costs points." : `What costs points, and how many of 100:\n`,
    ...lost,
  ].join("\n");
}

/** What must not be. */
export function problems({ pages }) {
  return pages.flatMap(({ name, device, scores, costs }) =>
    WHOLE.filter((category) => scores[category].least < 100).map((category) => {
      const found = costs.filter((it) => it.category === category).map(({ audit }) => audit);
      return `${name}, ${device}: ${category} is ${scores[category].least}: ${found.join(", ")}`;
    }),
  );
}
