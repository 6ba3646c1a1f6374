// Checks hosting/Caddyfile on a Caddy that runs:
//
//   node tests/hosting/caddy.mjs
//
// It takes Caddy (Debian: caddy) and what nginx.mjs takes.

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { check } from "./checks.mjs";

const SHIPPED = fileURLToPath(new URL("../../hosting/Caddyfile", import.meta.url));

await check("Caddy", async ({ port, root, folder }) => {
  const config = path.join(folder, "Caddyfile");
  // Without a grace period it waits for connections that a browser keeps.
  await writeFile(config, `{\n  admin off\n  grace_period 100ms\n}\nimport ${SHIPPED}\n`);
  return {
    program: "caddy",
    args: ["run", "--adapter", "caddyfile", "--config", config],
    env: {
      WAYMARK_SITE: `http://127.0.0.1:${port}`,
      WAYMARK_ROOT: root,
      // Where it keeps what it keeps.
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
    },
  };
});
