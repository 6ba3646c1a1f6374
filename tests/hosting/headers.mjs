// Checks the `_headers` of HOSTING.md, read as Netlify and Cloudflare Pages say that they do: all
// rules that fit count, and of a header that two of them name both values are sent.
//
//   node tests/hosting/headers.mjs
//
// It takes a built dist/ and a Chromium. What such a host does by itself (types, gzip, ETags, and
// asking each time where no rule says otherwise) stands here in its place.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { check } from "./checks.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".ts": "text/plain",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The rules in HOSTING.md: of each pattern, its headers. */
async function rules() {
  const text = await readFile(new URL("../../HOSTING.md", import.meta.url), "utf8");
  const [, block] = text.match(/`_headers`[^\n]*\n\n```\n([^`]+)```/) ?? [];
  assert(block, "HOSTING.md has no `_headers`");
  const all = [];
  for (const line of block.trimEnd().split("\n")) {
    if (line.startsWith("/")) all.push([pattern(line), []]);
    else all.at(-1)[1].push(line.trim().split(/:\s+(.*)/, 2));
  }
  return all;
}

/** `*` is anything, `:name` is a step of the path. */
function pattern(rule) {
  const escaped = rule.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replace(/:\w+/g, "[^/]+")}$`);
}

async function serve(port, root) {
  const all = await rules();
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = path.join(root, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    const bytes = await readFile(file).catch(() => undefined);
    if (!bytes) return response.writeHead(404).end();
    const said = {};
    for (const [fits, set] of all) {
      if (!fits.test(pathname)) continue;
      for (const [name, value] of set) (said[name.toLowerCase()] ??= []).push(value);
    }
    const joined = Object.entries(said).map(([name, values]) => [name, values.join(", ")]);
    const sent = { "cache-control": "no-cache", ...Object.fromEntries(joined) };
    sent.etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`;
    if (request.headers["if-none-match"] === sent.etag) return response.writeHead(304, sent).end();
    sent["content-type"] = TYPES[path.extname(file)] ?? "application/octet-stream";
    sent.vary = "accept-encoding";
    const isZipped = bytes.length > 1024 && !file.endsWith(".png");
    if (isZipped) sent["content-encoding"] = "gzip";
    response.writeHead(200, sent).end(isZipped ? gzipSync(bytes) : bytes);
  };
  createServer(answer).listen(port, "127.0.0.1");
}

const [serves, port, root] = process.argv.slice(2);
if (serves === "serve") {
  await serve(Number(port), root);
} else {
  const program = process.execPath;
  const args = ({ port, root }) => [fileURLToPath(import.meta.url), "serve", `${port}`, root];
  // Such a file names paths from the root.
  await check("_headers", async (to) => ({ program, args: args(to) }), ["/"]);
}
