// The npm package as others use it: packed, installed into projects, built and
// driven in Chromium.
//
//   node tests/packages/journey.mjs dist/npm [--all]
//
// A page without a bundler, and Vite; with --all also React, Vue and the types.
// It is all done in copies under target/packages/, and nothing is downloaded:
// the projects' own packages are installed before, with `npm ci` in their folders.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { access, cp, mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import sirv from "sirv";
import { chromium as used } from "../browser.mjs";
import { Quiz, expect, watch } from "../journey.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const copies = path.join(here, "../../target/packages");
const windows = process.platform === "win32";

/** Under a path, so that nothing may count on the root. */
const BASE = "/some/path/";

function npm(folder, ...given) {
  const options = { cwd: folder, encoding: "utf8", shell: windows, stdio: "pipe" };
  return execFileSync(windows ? "npm.cmd" : "npm", given, options);
}

/** Packs the package; gives the archive's place. */
function pack(folder) {
  const report = npm(folder, "pack", "--json", "--ignore-scripts", "--pack-destination", copies);
  const [{ filename }] = Object.values(JSON.parse(report));
  return path.join(copies, filename);
}

/** A copy of a project with the package installed from its archive; gives its place. */
async function install(name, archive) {
  const from = path.join(here, name);
  const to = path.join(copies, name);
  await access(path.join(from, "node_modules")).catch(() => {
    throw new Error(`tests/packages/${name} lacks its packages: npm ci, in there`);
  });
  await cp(from, to, { recursive: true, verbatimSymlinks: true });
  // Whatever NODE_ENV says: the projects' own packages are for development.
  const options = ["--no-save", "--no-audit", "--offline", "--ignore-scripts", "--include=dev"];
  npm(to, "install", ...options, archive);
  return to;
}

/** Everything that the package names is in it. */
async function checkNames(folder) {
  const { exports, files } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
  const named = Object.values(exports).flatMap((target) =>
    typeof target === "string" ? [target] : Object.values(target),
  );
  for (const file of [...named, ...files]) await access(path.join(folder, file));
}

/** Importing it where there is no browser, as a page rendered on a server does. */
function importOnServer(folder) {
  const script = 'await import("okr-or-kpi");';
  execFileSync(process.execPath, ["--input-type=module", "--eval", script], { cwd: folder });
}

const viteIn = (project) => path.join(project, "node_modules/vite");

/** Builds with the project's own Vite, which may warn of nothing; gives the place. */
function build(project, folder = project) {
  const program = path.join(viteIn(project), "bin/vite.js");
  // What is small would be inlined, which takes `connect-src data:`.
  const options = ["--base", BASE, "--assetsInlineLimit", "0", "--logLevel", "warn"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, "build", ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.deepEqual({ status, said: stdout + stderr }, { status: 0, said: "" });
  return path.join(folder, "dist");
}

/** The server that `vite` alone starts, with nothing optimized yet. */
async function develop(project, more) {
  await rm(path.join(project, "node_modules/.vite"), { recursive: true, force: true });
  const script = path.join(viteIn(project), "dist/node/index.js");
  const { createServer } = await import(pathToFileURL(script));
  const server = await createServer({
    root: project,
    base: BASE,
    logLevel: "warn",
    server: { host: "127.0.0.1", port: 0 },
    ...more,
  });
  await server.listen();
  return { url: server.resolvedUrls.local[0], stop: () => server.close() };
}

/** A plain static server, with the one header that frames without an origin need. */
async function serve(folder) {
  const files = sirv(folder, {
    dev: true,
    setHeaders: (response) => response.setHeader("Access-Control-Allow-Origin", "*"),
  });
  const server = createServer((request, response) => {
    request.url = request.url.replace(BASE, "/");
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}${BASE}`,
    stop: () => new Promise((done) => server.close(done)),
  };
}

const browser = await chromium.launch(used.launchOptions);

/** Opens a page that fails on any trouble, works on it and closes it. */
async function visit(server, address, work) {
  process.env.WAYMARK_URL = server.url;
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  const troubles = await watch(page, []);
  try {
    await page.goto(new URL(address, server.url).href);
    await work(page);
    assert.deepEqual(troubles, []);
  } catch (error) {
    // What a wait that came to nothing does not say.
    console.error([`at ${page.url()}`, ...troubles].join("\n"));
    throw error;
  } finally {
    await page.close();
    await server.stop();
  }
}

/** Answers the four questions and sees the result arrive where the page listens. */
async function answer(page, within = page) {
  const quiz = new Quiz(within);
  await quiz.answer("abca");
  await expect(quiz.verdict).toBeVisible();
  const output = page.locator("output");
  await expect(output).not.toBeEmpty();
  const { reasons, flips, ...rest } = JSON.parse(await output.textContent());
  assert.deepEqual(rest, {
    verdict: "okr",
    total: 2,
    leans: [1, 0, -1, 1],
    answers: "abca",
    metric: "NPS",
  });
  assert.equal(reasons.length, 4);
  assert.ok(flips.length > 0);
  return quiz;
}

/** Answers, and has the page start again through the element's method. */
async function answerAgain(page) {
  const quiz = await answer(page);
  await expect(quiz.element.getByRole("heading", { level: 3 })).toHaveCount(1);
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(quiz.question(1)).toBeVisible();
  await expect(page.locator("output")).toBeEmpty();
  assert.equal(await quiz.value(), null);
  await answer(page);
}

/** Another language is one more of the files that a bundler must carry along. */
async function speakGerman(page) {
  const file = /okr-or-kpi\.de[^/]*\.json$/;
  const arrived = page.waitForResponse((response) => file.test(response.url()));
  await page.locator("okr-or-kpi").evaluate((quiz) => quiz.setAttribute("lang", "de"));
  assert.equal((await arrived).status(), 200);
}

async function timed(name, work) {
  const started = performance.now();
  await work();
  console.log(`    ${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

const [folder] = process.argv.slice(2);
const all = process.argv.includes("--all");

try {
  await rm(copies, { recursive: true, force: true });
  await mkdir(copies, { recursive: true });
  const archive = pack(folder);
  let vite;

  await timed("packed and installed", async () => {
    vite = await install("vite", archive);
    await checkNames(path.join(vite, "node_modules/okr-or-kpi"));
    importOnServer(vite);
  });

  const bare = path.join(copies, "bare");
  await cp(path.join(here, "bare"), bare, { recursive: true });
  await cp(path.join(vite, "node_modules/okr-or-kpi"), path.join(bare, "okr-or-kpi"), {
    recursive: true,
  });
  await timed("a page without a bundler", async () => {
    await visit(await serve(bare), "", answer);
  });
  await timed("an iframe", async () => {
    await visit(await serve(bare), "framed.html", async (page) => {
      const frame = page.frameLocator("iframe");
      const height = (element) => element.clientHeight;
      await expect(frame.locator("legend")).toBeVisible();
      await expect.poll(() => page.locator("iframe").evaluate(height)).toBeGreaterThan(300);
      await answer(page, frame);
    });
  });

  await timed("Vite, built", async () => {
    await visit(await serve(build(vite)), "", async (page) => {
      await answer(page);
      await speakGerman(page);
    });
  });
  for (const exclude of [[], ["okr-or-kpi"]]) {
    await timed(`Vite's own server, ${exclude.length ? "excluded" : "optimized"}`, async () => {
      const server = await develop(vite, { optimizeDeps: { exclude } });
      await visit(server, "", async (page) => {
        await answer(page);
        await speakGerman(page);
      });
    });
  }

  if (all) {
    const frameworks = await install("frameworks", archive);
    await timed("types", async () => {
      const compiler = path.join(frameworks, "node_modules/typescript/bin/tsc");
      execFileSync(process.execPath, [compiler, "-p", frameworks], { stdio: "inherit" });
    });
    for (const name of ["react", "vue"]) {
      await timed(name, async () => {
        const built = build(frameworks, path.join(frameworks, name));
        await visit(await serve(built), "", answerAgain);
      });
    }
  }
} finally {
  await browser.close();
}
