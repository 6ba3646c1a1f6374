// A plain static server for the built site: no rewrites, and of headers only the
// one without which no other origin can use the embed.
// The same files also stand under a longer path, since any path must do.

import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import sirv from "sirv";

export const SUB_PATH = "/some/deeper/path/";

/** Answers for a page of the site's origin that is none of the site's; whether it was asked for. */
export function isBlank(request, response) {
  if (request.url !== "/blank") return false;
  response.setHeader("Content-Type", "text/html");
  response.end("<!doctype html><link rel=icon href=data:,><title>Blank</title>");
  return true;
}

const files = sirv(fileURLToPath(new URL("../dist", import.meta.url)), {
  dev: true,
  setHeaders: (response, pathname) => {
    if (pathname.startsWith("/embed/")) response.setHeader("Access-Control-Allow-Origin", "*");
  },
});

/** Serves dist/ on a free port; gives its address and a way to stop it. */
export async function serve() {
  const server = createServer((request, response) => {
    if (request.url.startsWith(SUB_PATH)) request.url = request.url.slice(SUB_PATH.length - 1);
    if (isBlank(request, response)) return;
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => new Promise((done) => server.close(done)),
  };
}
