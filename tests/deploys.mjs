// Two builds of the site and a server on which one comes after the other, as by a deploy.
// The second is made of the first: every file of the app has another name and other bytes.

import { createHash } from "node:crypto";
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sirv from "sirv";
import { isBlank } from "./server.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The build that is tested. */
export const BUILT = join(ROOT, "dist");

/** What ends a worker, to be served in place of sw.js. */
export const SWITCH_OFF = join(ROOT, "hosting/sw.js");

/** A name that is served for ever, directly in the folder of the page. */
const LASTING = /^[\w]+-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css|svg)$/;

/** The names that last in a build. */
export async function lastingOf(folder) {
  return (await readdir(folder)).filter((name) => LASTING.test(name));
}

/** The checksum by which the files of a build's app are called. */
export async function appOf(folder) {
  const name = (await readdir(folder)).find((name) => /^waymark-[0-9a-f]+\.js$/.test(name));
  return name.slice("waymark-".length, -".js".length);
}

/** Another build in a folder of its own; `change` gives a file other bytes by its name. */
export async function anotherBuild(label = "next", change = (_, bytes) => bytes) {
  const folder = await mkdtemp(join(tmpdir(), `waymark-${label}-`));
  await cp(BUILT, folder, { recursive: true });
  const app = await appOf(folder);
  const start = (await readdir(folder)).find((name) => /^start-/.test(name)).slice(6, -3);
  const other = (sum) => createHash("sha256").update(sum + label).digest("hex").slice(0, 16);
  const named = (text) => text.replaceAll(app, other(app)).replaceAll(start, other(start));
  for (const old of await readdir(folder)) {
    if (!LASTING.test(old) && !/^((index|guide)\.html|sw\.js)$/.test(old)) continue;
    const name = named(old);
    await rename(join(folder, old), join(folder, name));
    if (old === "sw.js") continue;
    const bytes = await readFile(join(folder, name));
    const isText = !name.endsWith(".wasm");
    let changed = isText ? Buffer.from(named(bytes.toString())) : Buffer.concat([bytes, section(label)]);
    if (name.endsWith(".js")) changed = Buffer.concat([changed, Buffer.from(`\n//${label}`)]);
    if (name === "index.html") {
      const mark = `<meta name="test-build" content="${label}">\n<title>`;
      changed = Buffer.from(changed.toString().replace("<title>", mark));
    }
    await writeFile(join(folder, name), await change(name, changed));
  }
  await listed(folder, named);
  return folder;
}

/** A section of a WASM file that says something and means nothing. */
function section(label) {
  const name = Buffer.from(label);
  return Buffer.from([0, name.length + 1, name.length, ...name]);
}

/** Gives the worker the checksum of what is in its folder now. */
async function listed(folder, named) {
  const path = join(folder, "sw.js");
  const text = named(await readFile(path, "utf8"));
  const [list] = text.match(/\["[^\]]+"\]/);
  const [checksum] = text.match(/[\w+/]{43}=/);
  const hash = createHash("sha256");
  for (const name of JSON.parse(list)) hash.update(await readFile(join(folder, name)));
  await writeFile(path, text.replace(checksum, hash.digest("base64")));
}

/** Takes a build away again. */
export const removed = (folder) => rm(folder, { recursive: true, force: true });

/**
 * Serves builds with the headers that HOSTING.md asks for. What `serves` names are their
 * folders: a file comes from the first that has it. `instead` gives the answer to a path
 * in another way. What was asked for is in `asked`.
 */
export async function serveBuilds(...folders) {
  const site = { asked: [], instead: () => undefined, serves: folders };
  const handlers = new Map();
  const handler = (folder) => {
    if (!handlers.has(folder)) {
      const setHeaders = (response, path) => {
        const lasts = LASTING.test(path.slice(1));
        response.setHeader("Cache-Control", lasts ? "public, max-age=31536000, immutable" : "no-cache");
        // As hosting/ has it for a worker: what this fetches obeys it.
        if (path === "/sw.js") {
          response.setHeader("Content-Security-Policy", "default-src 'none'; connect-src 'self'");
        }
      };
      handlers.set(folder, sirv(folder, { dev: true, etag: true, setHeaders }));
    }
    return handlers.get(folder);
  };
  const answer = (request, response) => {
    if (isBlank(request, response)) return;
    const { pathname } = new URL(request.url, "http://localhost");
    site.asked.push(pathname);
    const instead = site.instead(pathname);
    if (instead) {
      const { status = 200, type = "text/html", body = "", location } = instead;
      const leads = location && { location };
      response.writeHead(status, { "content-type": type, "cache-control": "no-cache", ...leads });
      response.end(body);
      return;
    }
    const missing = () => {
      response.statusCode = 404;
      response.end();
    };
    const all = [...site.serves].reverse();
    all.reduce((next, folder) => () => handler(folder)(request, response, next), missing)();
  };
  let server;
  const listen = async (port) => {
    server = createServer(answer);
    await new Promise((done) => server.listen(port, "127.0.0.1", done));
    return server.address().port;
  };
  const port = await listen(0);
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  return Object.assign(site, { url: `http://127.0.0.1:${port}/`, start: () => listen(port), stop });
}
