// Where what came out of a bench is kept.

import { readFile, writeFile } from "node:fs/promises";

const MARKS = ["<!-- figures -->", "<!-- /figures -->"];

/** Keeps a bench's figures in its `results.json`, and shows them in its README. */
export async function publish(bench, run, shown) {
  const file = (of) => new URL(`../${bench}/${of}`, import.meta.url);
  // A figure a line.
  const json = JSON.stringify(run, null, 2).replace(/\{[^{}]*\}|\[[^[\]{}]*\]/g, (one) =>
    one.replace(/\s+/g, " "),
  );
  await writeFile(file("results.json"), `${json}\n`);
  const readme = await readFile(file("README.md"), "utf8");
  const [before, after] = [readme.split(MARKS[0])[0], readme.split(MARKS[1])[1]];
  await writeFile(file("README.md"), `${before}${MARKS[0]}\n\n${shown}\n\n${MARKS[1]}${after}`);
}
