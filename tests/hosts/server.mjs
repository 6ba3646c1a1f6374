// Serves the host pages of this folder and the embed they load, from one port
// under two names: 127.0.0.1 for the pages, and localhost, which to a browser
// is another site.
//
// What may go wrong with the embed has a folder of its own beside embed/, so
// that one page can be opened with each of them: plain.html?embed=missing.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const STRICT = "default-src 'none'; connect-src 'self'; style-src 'self'; script-src 'self'";

/** What a page is sent with besides its type. */
const HEADERS = {
  "strict.html": { "Content-Security-Policy": `${STRICT} 'wasm-unsafe-eval'` },
  "no-wasm.html": { "Content-Security-Policy": STRICT },
};

const TYPES = { html: "text/html", js: "text/javascript", css: "text/css" };

/** Serves on a free port; gives both addresses and a way to stop. */
export async function serveHosts() {
  const embed = sirv(here("../../dist/embed"), { dev: true });
  let letGo;
  let held;
  const hold = () => (held = new Promise((done) => (letGo = done)));
  hold();

  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://host");
    const [, folder, rest] = /^\/([^/]*)\/?(.*)$/.exec(pathname);
    // What browsers ask for unasked.
    if (folder === "favicon.ico") return response.writeHead(204).end();
    try {
      if (folder.startsWith("embed")) await sendEmbed(folder.slice(6), rest);
      else await sendPage(folder, searchParams.get("embed"));
    } catch {
      missing();
    }

    function missing() {
      response.statusCode = 404;
      response.end();
    }

    async function sendPage(name, mode) {
      if (name === "held.js") await held;
      const text = await readFile(here(name), "utf8");
      const [version, integrity] = (await readFile(here("../../dist/embed/version.txt"), "utf8"))
        .trim()
        .split(" ");
      const path = mode ? `/embed-${mode}/` : "/embed/";
      const filled = text
        .replaceAll("__OTHER_EMBED__", other + path)
        .replaceAll("__EMBED__", path)
        .replaceAll("__VERSION__", version)
        .replaceAll("__INTEGRITY__", integrity);
      const type = TYPES[name.split(".").pop()];
      response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, ...HEADERS[name] });
      response.end(filled);
    }

    async function sendEmbed(mode, file) {
      if (mode !== "no-cors") response.setHeader("Access-Control-Allow-Origin", "*");
      if (file.endsWith(".wasm") && mode) {
        if (mode === "slow") await held;
        if (mode === "missing") return missing();
        if (mode === "altered") {
          const bytes = await readFile(here("../../dist/embed/okr-or-kpi.wasm"));
          bytes[bytes.length >> 1] ^= 1;
          response.writeHead(200, { "Content-Type": "application/wasm" });
          return response.end(bytes);
        }
      }
      if (file.endsWith(".json") && mode === "missing") return missing();
      request.url = `/${file}`;
      embed(request, response, missing);
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));

  const { port } = server.address();
  const other = `http://localhost:${port}`;
  return {
    url: `http://127.0.0.1:${port}/`,
    other: `${other}/`,
    /** Sends the WASM and the script that were held back. */
    release() {
      letGo();
      hold();
    },
    stop() {
      letGo();
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
