// Figures of many samples.

/** A number with so many digits after its point. */
export const rounded = (value, digits = 2) => Number(value.toFixed(digits));

/** The value that such a part of them is not above; null where there are none. */
export function at(values, part) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? null;
}

/** The middle one, of two the lower. */
export const median = (values) => at(values, 0.5);

/** Median, 98th percentile and most. */
export function spread(values, digits = 2) {
  const of = (part) => (values.length === 0 ? null : rounded(at(values, part), digits));
  return { median: of(0.5), p98: of(0.98), most: of(1) };
}

/** How many times the other it is; null where one of them is not known. */
export const ratio = (one, other) => (one && other ? rounded(one / other) : null);

/** How many times the median of the others theirs is. */
export const ratioOf = (ours, others) => ratio(median(ours), median(others));
