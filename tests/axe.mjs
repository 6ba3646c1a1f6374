// axe, with every rule that is about accessibility.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect } from "@playwright/test";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const RULES = [
  ...["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
  ...["best-practice", "experimental"],
];

/** What a frame need not have, since the page around it has it. */
const AROUND = ["landmark-one-main", "page-has-heading-one", "region"];

/** What axe finds in a page or in a frame, within a selector. */
export async function axeFinds(frame, within = "html") {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe);
  const { violations, passes } = await frame.evaluate(
    ([within, values, without]) => {
      const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
      const runOnly = { type: "tag", values };
      return window.axe.run(within, { runOnly, rules, iframes: false });
    },
    [within, RULES, frame.parentFrame?.() ? AROUND : []],
  );
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map((node) => `${node.target.flat().join(" ")}: ${node.failureSummary}`),
  }));
}
