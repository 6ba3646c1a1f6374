// Checks hosting/nginx.conf on an nginx that runs:
//
//   node tests/hosting/nginx.mjs
//
// It takes nginx (Debian: nginx-light), a built dist/ and a Chromium, which
// WAYMARK_CHROMIUM names unless Playwright has one of its own.

import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { check } from "./checks.mjs";

const SHIPPED = new URL("../../hosting/nginx.conf", import.meta.url);

/** The shipped file with the lines changed that are there to be changed. */
async function filledIn(port, root) {
  let text = await readFile(SHIPPED, "utf8");
  const lines = [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["root /srv/waymark;", `root ${root};`],
  ];
  for (const [from, to] of lines) {
    assert(text.includes(from), `hosting/nginx.conf has no line "${from}"`);
    text = text.replace(from, to);
  }
  return text;
}

await check("nginx", async ({ port, root, folder }) => {
  const own = path.join(folder, "nginx");
  await mkdir(own);
  await writeFile(path.join(own, "waymark.conf"), await filledIn(port, root));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  // One process, so that stopping it leaves nothing behind. What is served
  // without our types would show.
  await writeFile(
    path.join(own, "nginx.conf"),
    `daemon off;
    master_process off;
    pid ${own}/pid;
    events {}
    http {
      default_type application/octet-stream;
      access_log off;
      ${temporary.map((kind) => `${kind}_temp_path ${own}/${kind};`).join("\n")}
      include waymark.conf;
    }`,
  );
  return { program: "nginx", args: ["-p", own, "-c", `${own}/nginx.conf`, "-e", "stderr"] };
});
