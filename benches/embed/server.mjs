// A static server that sends everything as brotli from memory, so that neither
// a disk nor a compressor is measured.

import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TYPES = {
  "": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
};

/** A file as it is served, with its sizes. */
function packed(bytes) {
  const brotli = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const gzip = gzipSync(bytes, { level: 9 }).length;
  return { brotli, sizes: { raw: bytes.length, gzip, brotli: brotli.length } };
}

/** Serves files by path on a free port. */
export async function serve(files) {
  const shelf = new Map();
  for (const [path, content] of files) shelf.set(path, packed(Buffer.from(content)));

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const file = shelf.get(pathname);
    if (!file) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": TYPES[extname(pathname)] ?? "application/octet-stream",
      "content-encoding": "br",
      "content-length": file.brotli.length,
      "cache-control": "no-store",
    });
    response.end(file.brotli);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    sizes(path) {
      if (!shelf.has(path)) throw new Error(`${path} was asked for and is not there`);
      return shelf.get(path).sizes;
    },
    stop: () => new Promise((done) => server.close(done)),
  };
}
