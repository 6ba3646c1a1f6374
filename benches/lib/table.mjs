// Tables as they are read in a README and in a terminal.

/**
 * A table in Markdown whose columns stand under each other: the heading, then the rows, all of
 * texts. The first `left` columns are set to the left.
 */
export function table([heading, ...rows], left = 1) {
  const widths = heading.map((_, i) => Math.max(3, ...[heading, ...rows].map((row) => row[i].length)));
  const pad = (text, i) => (i < left ? text.padEnd(widths[i]) : text.padStart(widths[i]));
  const line = (row) => `| ${row.map(pad).join(" | ")} |`;
  const rule = widths.map((width, i) => (i < left ? "" : ":").padStart(width, "-"));
  return [line(heading), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}
