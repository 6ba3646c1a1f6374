// Puts the embed together from the compiled quiz and the files beside this one.
//
//   node embed/assemble.mjs target/embed/okr-or-kpi.wasm 0.2.0 target/embed/site
//
// The version's folder holds the same files as the one above it: those move with
// releases, these never change, which is why they alone have an integrity value.

import { createHash } from "node:crypto";
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { minify } from "terser";

const [wasm, version, folder] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const translations = path.join(here, "../text/translations");
const languages = (await readdir(translations)).map((file) => path.basename(file, ".json"));

const integrity = (bytes, algorithm) =>
  `${algorithm}-${createHash(algorithm).update(bytes).digest("base64")}`;

async function minified(file, loader) {
  const { code } = await transform(await readFile(file, "utf8"), { loader, minify: true });
  return code;
}

/** A sheet whose own properties have one letter each; what is drawn sets `--_n`. */
function lettered(css) {
  const names = new Set(css.match(/--_\w+/g));
  const letters = [..."abcdefghijklmopqrstuvwxyz"];
  if (names.size > letters.length + 1) throw new Error("more properties than letters");
  const named = new Map([...names].map((name) => [name, name === "--_n" ? name : `--_${letters.shift()}`]));
  return css.replace(/--_\w+/g, (name) => named.get(name));
}

/** The style sheet as a string to be imported. */
const sheet = {
  name: "sheet",
  setup({ onResolve, onLoad }) {
    const file = path.join(here, "../element/src/element.css");
    onResolve({ filter: /^sheet$/ }, () => ({ path: file, namespace: "sheet" }));
    onLoad({ filter: /./, namespace: "sheet" }, async () => ({
      contents: lettered(await minified(file, "css")).trim(),
      loader: "text",
    }));
  },
};

/** What the module imports, under the names that it was given: the taker of what is said. */
const imports = {
  name: "imports",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^imports$/ }, () => ({ path: "imports", namespace: "imports" }));
    onLoad({ filter: /./, namespace: "imports" }, async () => {
      const wanted = WebAssembly.Module.imports(new WebAssembly.Module(await readFile(wasm)));
      const [{ module, name }] = wanted;
      if (wanted.length > 1) {
        throw new Error(`the embed imports more than it should: ${JSON.stringify(wanted)}`);
      }
      return { contents: `export default (${name}) => ({ "${module}": { ${name} } });` };
    });
  },
};

/** Where each translation lies, spelt out: bundlers carry along what they can read. */
const words = {
  name: "words",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^words$/ }, () => ({ path: "words", namespace: "words" }));
    onLoad({ filter: /./, namespace: "words" }, () => {
      const entries = languages.map(
        (language) =>
          `${language}: () => new URL("./okr-or-kpi.${language}.json", import.meta.url),`,
      );
      return { contents: `export default { ${entries.join(" ")} };` };
    });
  },
};

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

await build({
  entryPoints: [path.join(here, "okr-or-kpi.js")],
  outfile: path.join(folder, "okr-or-kpi.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  logLevel: "warning",
  plugins: [imports, sheet, words],
  define: {
    WASM_INTEGRITY: JSON.stringify(integrity(await readFile(wasm), "sha256")),
  },
});
// 50 bytes less after brotli than esbuild alone.
const bundle = path.join(folder, "okr-or-kpi.js");
const packed = await minify(await readFile(bundle, "utf8"), {
  module: true,
  ecma: 2020,
  compress: { passes: 3, unsafe_arrows: true },
});
await writeFile(bundle, packed.code);
await copyFile(wasm, path.join(folder, "okr-or-kpi.wasm"));
for (const language of languages) {
  const words = JSON.parse(await readFile(path.join(translations, `${language}.json`), "utf8"));
  await writeFile(path.join(folder, `okr-or-kpi.${language}.json`), JSON.stringify(words));
}
for (const script of ["frame.js", "frame-page.js"]) {
  await writeFile(path.join(folder, script), await minified(path.join(here, script), "js"));
}
for (const file of ["frame.html", "okr-or-kpi.d.ts"]) {
  await copyFile(path.join(here, file), path.join(folder, file));
}

const script = await readFile(path.join(folder, "okr-or-kpi.js"));
// For who writes the snippet: the version and what its script must be.
await writeFile(path.join(folder, "version.txt"), `${version} ${integrity(script, "sha384")}\n`);
const files = await readdir(folder);
await mkdir(path.join(folder, version));
for (const file of files) await cp(path.join(folder, file), path.join(folder, version, file));
