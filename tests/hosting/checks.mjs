// What HOSTING.md asks of a server, checked on one that runs: each file's
// headers, then the app and the embed in a browser.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromium as found } from "../browser.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
/** Where the site stands on the server. Any path must do. */
const BASES = ["/", "/some/deeper/path/"];

const FIXED = "public, max-age=31536000, immutable";
const TYPES = {
  ".css": /^text\/css\b/,
  ".html": /^text\/html\b/,
  ".js": /^(text|application)\/javascript\b/,
  ".json": /^application\/json\b/,
  ".png": /^image\/png$/,
  ".svg": /^image\/svg\+xml\b/,
  ".ts": /^text\/plain\b/,
  ".txt": /^text\/plain\b/,
  ".wasm": /^application\/wasm$/,
  ".webmanifest": /^application\/manifest\+json\b/,
};

/**
 * Runs a server on a copy of dist/ and checks it. `command` gives what to run,
 * from a free port, the folder to serve and one for its own files. `bases` are
 * the paths under which the site is to stand.
 */
export async function check(name, command, bases = BASES) {
  const began = Date.now();
  // An end by signal would leave the server running.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const folder = await mkdtemp(path.join(tmpdir(), "waymark-hosting-"));
  let server;
  try {
    const root = path.join(folder, "root");
    for (const base of bases) await cp(DIST, path.join(root, base), { recursive: true });
    const port = await freePort();
    server = await start(await command({ port, root, folder }), port);
    const origin = `http://127.0.0.1:${port}`;
    const files = await filesBelow(DIST);
    for (const base of bases) await checkFiles(origin + base, files);
    await checkAddresses(origin, bases);
    await checkInBrowser(origin, bases);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${name}: ${files.length} files under ${bases.join(" and ")}, ${seconds} s`);
  } catch (error) {
    console.error(`${name}: ${error.message}`);
    if (error.code !== "ERR_ASSERTION") console.error(error.stack);
    process.exitCode = 1;
  } finally {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts a server and waits until it answers. */
export async function start({ program, args, env }, port) {
  // Where servers are installed is on the path of root alone.
  const PATH = `${process.env.PATH}:/usr/local/sbin:/usr/sbin`;
  const child = spawn(program, args, { env: { ...process.env, PATH, ...env } });
  const kill = () => child.kill();
  process.once("exit", kill);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  let ended;
  const end = new Promise((done) => {
    child.once("error", (error) => done((ended = error.message)));
    child.once("exit", (code, signal) => done((ended = `it ended with ${code ?? signal}`)));
  });
  const stop = async () => {
    kill();
    await end;
    process.off("exit", kill);
  };
  for (let attempt = 0; attempt < 100 && !ended; attempt += 1) {
    const answers = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (answers) return { stop };
    await pause(100);
  }
  const why = ended ?? "it does not answer";
  if (!ended) await stop();
  assert.fail(`${program} did not start: ${why}\n${said}`);
}

/** A port on which nothing answers. */
export async function freePort() {
  const server = createServer();
  const { port } = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

/** Lets a server listen on some port, and gives which. */
export async function listening(server) {
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server.address();
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.path, entry.name)))
    .map((file) => file.replaceAll(path.sep, "/"));
}

/** Asks as a page elsewhere does, one in a sandbox. */
function ask(url, headers = {}) {
  const asked = { origin: "null", "accept-encoding": "gzip", ...headers };
  return fetch(url, { headers: asked, redirect: "manual" });
}

const LASTING =
  /^([a-z]|devices|embed|folder|goals|grade|guide|icon|kept|kpis|library|note|offline|pages|result|review|shared_store|start|translated|waymark|wording)-[^/]+$/;

/** What the header of a file says of what it may do: the worker obeys it in what it fetches. */
const policyOf = (file) => {
  if (file === "sw.js") return "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";
  // Anybody may frame it.
  return file === "note.html" ? null : "frame-ancestors 'none'";
};

/** Told apart here by the names there are, not by the patterns under test. */
const isFixed = (file) =>
  /^embed\/\d/.test(file) || LASTING.test(file);

async function checkFiles(base, files) {
  for (const some of [isFixed, (file) => !isFixed(file), (file) => file.endsWith(".wasm")]) {
    assert(files.some(some), "dist/ is not what this test knows: cargo xtask build");
  }
  for (const file of files) await checkFile(base + file, file);
  await checkFile(base, "index.html");
}

async function checkFile(url, file) {
  const response = await ask(url);
  const header = (name) => response.headers.get(name);
  const same = (name, wanted) => {
    assert(header(name) === wanted, `${url}: ${name} is ${header(name)}, not ${wanted}`);
  };
  assert(response.status === 200, `${url}: status ${response.status}`);
  const embed = file.startsWith("embed/");

  const type = TYPES[path.extname(file)];
  assert(type, `${url}: this test knows no type for it`);
  assert.match(header("content-type"), type, `${url}: content-type ${header("content-type")}`);
  same("cache-control", isFixed(file) ? FIXED : "no-cache");
  same("access-control-allow-origin", embed ? "*" : null);
  // What no browser shows as a page may do without, and nothing in embed/ may have it.
  const isShown = /(\.html|^sw\.js)$/.test(file);
  const ofApp = (name, value) => {
    if (embed) same(name, null);
    else if (isShown || header(name)) same(name, value);
  };
  ofApp("content-security-policy", policyOf(file));
  same("x-frame-options", null);
  if (file !== "sw.js") ofApp("cross-origin-opener-policy", "same-origin");
  same("x-content-type-options", "nosniff");
  same("referrer-policy", "no-referrer");
  assert.match(header("permissions-policy") ?? "", /camera=\(\)/, `${url}: permissions-policy`);
  assert.doesNotMatch(header("permissions-policy"), /clipboard/, `${url}: permissions-policy`);

  const wanted = await readFile(path.join(DIST, file));
  // A picture is compressed as it is.
  if (wanted.length > 1024 && !file.endsWith(".png")) {
    same("content-encoding", "gzip");
    assert.match(header("vary") ?? "", /accept-encoding/i, `${url}: vary ${header("vary")}`);
  }
  const body = Buffer.from(await response.arrayBuffer());
  assert(body.equals(wanted), `${url}: not what is in dist/`);

  assert(header("etag"), `${url}: no etag`);
  const again = await ask(url, { "if-none-match": header("etag") });
  assert(again.status === 304, `${url}: status ${again.status} though nothing changed`);
  const kept = ["cache-control", "access-control-allow-origin"];
  for (const name of kept) {
    const value = again.headers.get(name);
    assert(value === header(name), `${url}: ${name} of a 304 is ${value}, not ${header(name)}`);
  }
}

async function checkAddresses(origin, bases) {
  const missing = ["no.html", "waymark-0123456789abcdef.js", "embed/99.0.0/okr-or-kpi.js"];
  for (const base of bases) {
    for (const file of missing) {
      const response = await ask(origin + base + file);
      assert(response.status === 404, `${base}${file}: status ${response.status}`);
      const cache = response.headers.get("cache-control");
      assert(!cache?.includes("immutable"), `${base}${file}: a 404 to be kept for ever`);
    }
  }
  // Relative addresses need the slash.
  const [, deeper] = bases;
  if (!deeper) return;
  const bare = await ask(origin + deeper.slice(0, -1));
  assert([301, 302, 307, 308].includes(bare.status), `without its slash: status ${bare.status}`);
  const to = bare.headers.get("location");
  const arrives = new URL(to, origin + deeper).href === origin + deeper;
  assert(arrives, `without its slash: sent to ${to}`);
}

async function checkInBrowser(origin, bases) {
  const version = await readFile(path.join(DIST, "embed/version.txt"), "utf8");
  const [number, integrity] = version.trim().split(" ");
  const pages = createServer((request, response) => {
    const base = origin + bases.at(-1);
    const script = {
      "/moving": `src="${base}embed/okr-or-kpi.js"`,
      "/fixed": `src="${base}embed/${number}/okr-or-kpi.js" integrity="${integrity}" crossorigin`,
    }[request.url];
    const frame = `<iframe sandbox="allow-scripts" src="${base}embed/frame.html"></iframe>`;
    response.setHeader("content-type", "text/html; charset=utf-8");
    // No icon, so that nobody misses one.
    response.end(`<!doctype html><title>Elsewhere</title><link rel="icon" href="data:,">
      ${script ? `<script type="module" ${script}></script><okr-or-kpi></okr-or-kpi>` : frame}`);
  });
  const { port } = await listening(pages);
  const elsewhere = `http://localhost:${port}`;
  let browser;
  try {
    browser = await chromium.launch(found.launchOptions);
    for (const base of bases) {
      await showsQuestion(browser, origin + base);
      await looksAtWhatIsStored(browser, `${origin}${base}rescue.html`);
      await isKept(browser, origin + base);
    }
    await showsQuestion(browser, `${elsewhere}/moving`);
    await showsQuestion(browser, `${elsewhere}/fixed`);
    await showsQuestion(browser, `${elsewhere}/framed`, (page) => page.frameLocator("iframe"));
  } finally {
    await browser?.close();
    pages.closeAllConnections();
    await new Promise((done) => pages.close(done));
  }
}

/** Whether a page, or what is in it, shows the quiz, and complains of nothing. */
function showsQuestion(browser, url, inside = (page) => page) {
  const question = (page) => inside(page).getByRole("radio", { name: "Move it to a new level" });
  return shows(browser, url, question, "no question");
}

/** Whether the worker fetches all of a build under the headers that there are. */
async function isKept(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  const answers = () => navigator.serviceWorker.controller?.state === "activated";
  const kept = await page.waitForFunction(answers, null, { timeout: 15_000 }).then(
    () => true,
    () => false,
  );
  assert(kept, `${url}: it is not kept on the device`);
  await page.close();
}

/** Whether the page that saves what is stored runs its script, and complains of nothing. */
function looksAtWhatIsStored(browser, url) {
  const nothing = (page) => page.getByText("There is nothing to save here.");
  return shows(browser, url, nothing, "its script did not run");
}

async function shows(browser, url, find, otherwise) {
  const page = await browser.newPage();
  const troubles = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(String(error)));
  page.on("requestfailed", (request) => troubles.push(`no answer: ${request.url()}`));
  await page.goto(url);
  const shown = await find(page).waitFor({ timeout: 15_000 }).then(
    () => true,
    () => false,
  );
  assert(shown, `${url}: ${otherwise}. ${troubles.join("; ")}`);
  assert(troubles.length === 0, `${url}: ${troubles.join("; ")}`);
  await page.close();
}
