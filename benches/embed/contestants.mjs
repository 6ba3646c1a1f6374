// Who is measured, and the host page that all of them stand on.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { filesOf } from "../lib/server.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const OURS = here("../../dist/embed");
const TYPEFORM = here("node_modules/@typeform/embed/build");

/**
 * Everyone, in the order of the table, or nobody but ours and the empty page. `until` is what a
 * load waits for: the first `question`, a frame that a loader adds (`iframe`), or just the `page`.
 */
export async function contestants({ peers = true } = {}) {
  const all = peers ? [empty, ours, preact, surveyjs, typeform] : [empty, ours];
  return Promise.all(all.map((contestant) => contestant()));
}

/** An article with nothing in it. */
async function empty() {
  return { key: "empty", name: "empty page", until: "page", body: '<div id="embed"></div>' };
}

/** The element as anybody embeds it. */
export async function ours() {
  return {
    key: "ours",
    name: "<okr-or-kpi>",
    until: "question",
    head: '<script type="module" src="/embed/okr-or-kpi.js"></script>',
    body: '<okr-or-kpi id="embed"></okr-or-kpi>',
    files: await filesOf(OURS, "/embed/"),
  };
}

async function preact() {
  return {
    key: "preact",
    name: `Preact ${await version("preact")}`,
    until: "question",
    head: bundleTags("preact"),
    body: '<div id="embed"></div>',
    files: await bundle("quiz/preact.jsx", "/preact/quiz"),
  };
}

async function surveyjs() {
  return {
    key: "surveyjs",
    name: `SurveyJS ${await version("survey-core")}`,
    until: "question",
    room: "43em",
    head: bundleTags("surveyjs"),
    body: '<div id="embed"></div>',
    files: await bundle("quiz/survey.mjs", "/surveyjs/quiz"),
  };
}

async function typeform() {
  return {
    key: "typeform",
    name: `Typeform ${await version("@typeform/embed")}, loader alone`,
    until: "iframe",
    head: '<link rel="stylesheet" href="/typeform/widget.css">',
    // As in its guide, where the script follows the widget.
    body:
      '<div id="embed" data-tf-widget="moe6aa"></div>' +
      '<script src="/typeform/embed.js"></script>',
    files: new Map([
      ["/typeform/embed.js", await readFile(`${TYPEFORM}/embed.js`)],
      ["/typeform/widget.css", await readFile(`${TYPEFORM}/css/widget.css`)],
    ]),
  };
}

const bundleTags = (key) =>
  `<link rel="stylesheet" href="/${key}/quiz.css">` +
  `<script type="module" src="/${key}/quiz.js"></script>`;

/** What esbuild makes of an entry, as a site in production would have it. */
async function bundle(entry, path) {
  const { outputFiles } = await build({
    entryPoints: [here(entry)],
    outfile: "quiz.js",
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    legalComments: "none",
    define: { "process.env.NODE_ENV": '"production"' },
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
  });
  return new Map(
    outputFiles.map((file) => [path + (/\.\w+$/.exec(file.path)?.[0] ?? ""), file.contents]),
  );
}

async function version(name) {
  const manifest = await readFile(here(`node_modules/${name}/package.json`), "utf8");
  return JSON.parse(manifest).version;
}

const TEXT =
  "A number on a dashboard says little by itself. Somebody has to decide what it is for: to be " +
  "moved, for a while and on purpose, or to be watched, so that one notices when it strays.";

/**
 * An article with the embed in its middle. The room that a first question takes
 * is kept free for it, or none where it is `bare`.
 */
export function hostPage({ head = "", body, room = "36em" }, { bare = false } = {}) {
  const paragraphs = `<p>${TEXT}</p>`.repeat(3);
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>An article</title>
<link rel="icon" href="data:,">
<style>
body { font: 100%/1.5 sans-serif; max-width: 44em; margin: 1em auto; padding: 0 1em }
#embed { display: block; min-height: ${bare ? "0" : room} }
</style>
${head}
<h1>What is this number for?</h1>
${paragraphs}
${body}
${paragraphs}
<h2>What to read next</h2>
</html>
`;
}
