// All ratios in some minutes, beside the last that were recorded. Nothing is written down.
//
//   node benches/quick.mjs [benches]

import { BENCHES, quick } from "./lib/bench.mjs";

const named = process.argv.slice(2);
const names = named.length === 0 ? BENCHES : named;
const benches = await Promise.all(names.map((name) => import(`./${name}/run.mjs`)));
await quick(benches.map((it) => it.default));
