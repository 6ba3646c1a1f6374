// The journeys of a spec that passed today need not run again where nothing differs that they
// can see: a mended line in a README, or in one spec, is no reason to drive a thousand pages.
//
// WAYMARK_PASSED names the folder that remembers them; without it all of them run. It belongs
// to whoever runs the whole of them: a part of a spec that passed does not stand for it.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const TESTS = join(ROOT, "tests");
const FOLDER = process.env.WAYMARK_PASSED;

/** What all journeys can see: the site, what they share, and what they read besides. */
const SEEN = ["dist", "tests", "hosting", "core/tests/cases", "package-lock.json"];

/** What stands there and belongs to other tests. */
const UNSEEN = /\/node_modules\/|\/dist\/npm\//;

/** What else tells one run from another. */
const SETTINGS = [
  "WAYMARK_ALL",
  "WAYMARK_CHROMIUM_WHOLE",
  "WAYMARK_OLDER_SITE",
  "WAYMARK_SEED",
  "WAYMARK_YEARS",
];

const isSpec = (file) => file.endsWith(".spec.mjs");

/** The files at a path from the root, in one order everywhere. */
function filesAt(path) {
  const at = join(ROOT, path);
  if (statSync(at).isFile()) return [at];
  const found = readdirSync(at, { recursive: true }).map((name) => join(at, name));
  return found.filter((file) => !UNSEEN.test(file) && statSync(file).isFile()).sort();
}

function add(digest, file) {
  const bytes = readFileSync(file);
  digest.update(`${relative(ROOT, file)} ${bytes.length}\n`).update(bytes);
}

/** Begins every name: journeys ask what day it is. */
const today = () => new Date().toISOString().slice(0, 10);

/** The names of what is remembered of the specs, by their files. */
function names() {
  const shared = createHash("sha256");
  const browser = execFileSync(process.env.WAYMARK_CHROMIUM, ["--version"], { encoding: "utf8" });
  shared.update([process.version, browser, ...SETTINGS.map((it) => process.env[it])].join("\n"));
  for (const file of SEEN.flatMap(filesAt)) if (!isSpec(file)) add(shared, file);
  const specs = filesAt("tests").filter(isSpec);
  const named = specs.map((spec) => {
    const digest = shared.copy();
    add(digest, spec);
    return [spec, `${today()}-${digest.digest("hex")}`];
  });
  return new Map(named);
}

/** The specs that need not run. Workers are told what to run. */
export function passedBefore() {
  if (!FOLDER || process.env.TEST_WORKER_INDEX) return [];
  const passed = [...names()].filter(([, name]) => existsSync(join(FOLDER, name)));
  if (passed.length > 0) {
    console.log(`Specs that passed today on the same site and are not run again: ${passed.length}.`);
  }
  return passed.map(([spec]) => spec);
}

/** Remembers the specs that passed as a whole, and forgets those of other days. */
export default class Passed {
  onBegin(_, suite) {
    this.suite = suite;
    // What is changed while they run is none of what passed.
    this.names = FOLDER ? names() : new Map();
  }

  onEnd() {
    if (!FOLDER) return;
    mkdirSync(FOLDER, { recursive: true });
    const passed = new Map();
    for (const test of this.suite.allTests()) {
      const { file } = test.location;
      passed.set(file, passed.get(file) !== false && hasPassed(test));
    }
    const current = names();
    for (const [file, all] of passed) {
      const name = this.names.get(file);
      if (all && name === current.get(file)) writeFileSync(join(FOLDER, name), relative(TESTS, file));
    }
    for (const name of readdirSync(FOLDER)) {
      if (!name.startsWith(today())) rmSync(join(FOLDER, name));
    }
  }

  printsToStdio() {
    return false;
  }
}

/** Whether it ran and went as it is to go. */
const hasPassed = ({ results, expectedStatus }) =>
  results.length > 0 && results.every(({ status }) => status === "skipped" || status === expectedStatus);
