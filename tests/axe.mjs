// axe, with every rule that is about accessibility.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const RULES = [
  ...["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
  ...["best-practice", "experimental"],
];

/** Those of them that look at colours. */
const COLOR_RULES = ["color-contrast", "link-in-text-block"];

/** What a frame need not have, since the page around it has it. */
const AROUND = ["landmark-one-main", "page-has-heading-one", "region"];

/**
 * What axe finds in a page or in a frame, within a selector: by all rules, or by those
 * that look at colours alone.
 */
export async function axeFinds(frame, { within = "html", colorsAlone = false } = {}) {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe);
  const { violations, passes, incomplete } = await frame.evaluate(
    ([within, runOnly, without]) => {
      const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
      return window.axe.run(within, { runOnly, rules, iframes: false });
    },
    [
      within,
      colorsAlone ? { type: "rule", values: COLOR_RULES } : { type: "tag", values: RULES },
      frame.parentFrame?.() ? AROUND : [],
    ],
  );
  // It has looked at something.
  if (colorsAlone) expect([...passes, ...violations, ...incomplete]).not.toEqual([]);
  else expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map((node) => `${node.target.flat().join(" ")}: ${node.failureSummary}`),
  }));
}
