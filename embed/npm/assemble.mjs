// Puts the npm package together from the assembled embed and the files beside this one.
//
//   node embed/npm/assemble.mjs target/embed/site dist/npm
//
// The package holds what is served, as it is: nobody who installs it builds anything.

import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const [site, folder] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, "../..");

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const entries = await readdir(site, { withFileTypes: true });
// The version's folder holds the same files once more.
const built = entries.filter((entry) => entry.isFile()).map((entry) => path.join(site, entry.name));
const beside = ["README.md", "react.d.ts"].map((file) => path.join(here, file));
const licences = ["LICENSE-APACHE", "LICENSE-MIT"].map((file) => path.join(root, file));
const sources = [...built, ...beside, ...licences];
for (const source of sources) await copyFile(source, path.join(folder, path.basename(source)));

const [version] = (await readFile(path.join(site, "version.txt"), "utf8")).split(" ");
const manifest = {
  name: "okr-or-kpi",
  version,
  description: "A quiz of four questions as a custom element: is this metric an OKR or a KPI?",
  keywords: ["okr", "kpi", "quiz", "metrics", "web-component", "custom-element", "wasm"],
  license: "MIT OR Apache-2.0",
  type: "module",
  exports: {
    ".": { types: "./okr-or-kpi.d.ts", default: "./okr-or-kpi.js" },
    "./react": { types: "./react.d.ts" },
    "./okr-or-kpi.wasm": "./okr-or-kpi.wasm",
    "./frame.html": "./frame.html",
    "./frame.js": "./frame.js",
    "./frame-page.js": "./frame-page.js",
    ...Object.fromEntries(
      sources
        .map((source) => `./${path.basename(source)}`)
        .filter((file) => file.endsWith(".json"))
        .map((file) => [file, file]),
    ),
    "./package.json": "./package.json",
  },
  // Registering the element is all the module does, so that no bundler may drop it.
  sideEffects: ["./okr-or-kpi.js", "./frame.js", "./frame-page.js"],
  files: sources.map((source) => path.basename(source)).sort(),
};
await writeFile(path.join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
