// Serves the built site as `hosting/` has it: as brotli, with its headers. From memory, so
// that neither a disk nor a compressor is measured.

import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzipSync } from "node:zlib";
import { EMPTY_PAGE } from "./floors.mjs";

const SITE = fileURLToPath(new URL("../../dist", import.meta.url));

const TYPES = {
  "": "text/html; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/** Whose contents never change, as in hosting/nginx.conf. */
const FIXED = [/\/embed\/\d+\.\d+\.\d+[^/]*\//, /-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css|svg)$/];

/** HOSTING.md says why each is there. */
function headers(path) {
  const isFixed = FIXED.some((pattern) => pattern.test(path));
  const ofApp = {
    "content-security-policy": "frame-ancestors 'none'",
    "cross-origin-opener-policy": "same-origin",
  };
  return {
    "content-type": TYPES[extname(path)] ?? "application/octet-stream",
    "content-encoding": "br",
    vary: "accept-encoding",
    "cache-control": isFixed ? "public, max-age=31536000, immutable" : "no-cache",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    ...(path.includes("/embed/") ? { "access-control-allow-origin": "*" } : ofApp),
  };
}

/** A file as it is served, with its sizes. */
async function packed(path, bytes) {
  const brotli = await promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const etag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 16)}"`;
  return {
    brotli,
    headers: { ...headers(path), etag, "content-length": brotli.length },
    sizes: { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length },
  };
}

/** Every file of a folder under the path that it is served at; none where there is no folder. */
export async function filesOf(folder, path) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(async (entry) => {
    const file = `${entry.parentPath ?? entry.path}/${entry.name}`;
    return [path + file.slice(folder.length + 1), await readFile(file)];
  });
  return new Map(await Promise.all(files));
}

/**
 * Serves the site on a free port with an empty page at `/nothing`, and more files by path.
 * Gives the address, what a file weighs, and a way to stop it.
 */
export async function serve(more = []) {
  const all = new Map([...(await filesOf(SITE, "/")), ["/nothing", EMPTY_PAGE], ...more]);
  const shelf = new Map(
    await Promise.all(
      [...all].map(async ([path, content]) => [path, await packed(path, Buffer.from(content))]),
    ),
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = shelf.get(pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    if (!file) return response.writeHead(404).end();
    if (request.headers["if-none-match"] === file.headers.etag) {
      const { "content-length": _, ...same } = file.headers;
      return response.writeHead(304, same).end();
    }
    response.writeHead(200, file.headers).end(file.brotli);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    url: `${origin}/`,
    /** What a file weighs: raw, as gzip 9, as brotli 11, in bytes. */
    sizes(path) {
      if (!shelf.has(path)) throw new Error(`${path} was asked for and is not there`);
      return shelf.get(path).sizes;
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}
