// An Apache that runs by the shipped recipe, as whoever starts it: for tests/hosting/apache.mjs
// and store.mjs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const SHIPPED = new URL("../../hosting/apache.conf", import.meta.url);

/** Where Debian has its modules. */
const MODULES = "/usr/lib/apache2/modules";

/** What Debian has on by itself, and what the recipe says to switch on. */
const LOADED = ["mpm_event", "authn_core", "authn_file", "authz_core", "authz_user", "auth_basic"];
const ALSO = ["dir", "alias", "mime", "filter"];

/** Root gives itself up for this user, as Debian's does. */
const isRoot = process.getuid() === 0;
const USER = "www-data";

/** The one who may sign in. */
export const ANN = { username: "ann", password: "a secret of Ann’s" };

/** The shipped file with the lines changed that are there to be changed. */
function filledIn(text, port, names) {
  const lines = [["<VirtualHost *:80>", `<VirtualHost 127.0.0.1:${port}>`]];
  for (const [name, value] of Object.entries(names)) {
    const [line] = text.match(new RegExp(`^Define WAYMARK_${name} .*$`, "m")) ?? [];
    assert(line, `hosting/apache.conf names no ${name}`);
    lines.push([line, `Define WAYMARK_${name} ${value}`]);
  }
  for (const [from, to] of lines) {
    assert(text.includes(from), `hosting/apache.conf has no line "${from}"`);
    text = text.replace(from, to);
  }
  return text;
}

/** What to run for it on a port, given the folder to serve and one for its own files. */
export async function configured({ port, root, folder }) {
  const own = path.join(folder, "apache");
  const [store, locks] = [path.join(own, "store"), path.join(own, "locks")];
  for (const made of [own, store, locks]) await mkdir(made, { recursive: true });
  const users = path.join(own, "users");
  execFileSync("htpasswd", ["-cbB", users, ANN.username, ANN.password], { stdio: "ignore" });
  const text = await readFile(SHIPPED, "utf8");
  const [, line] = text.match(/a2enmod ([a-z_ ]+) &&/) ?? [];
  assert(line, "hosting/apache.conf does not say what to switch on");
  const names = { ROOT: root, STORE: store, USERS: users, LOCKS: path.join(locks, "dav") };
  await writeFile(path.join(own, "waymark.conf"), filledIn(text, port, names));
  if (isRoot) {
    for (const open of [folder, own]) await chmod(open, 0o755);
    execFileSync("chown", [USER, store, locks, users]);
  }
  const loads = [...LOADED, ...ALSO, ...line.split(" ")].map(
    (name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`,
  );
  await writeFile(
    path.join(own, "apache.conf"),
    `${loads.join("\n")}
    ServerRoot ${own}
    ServerName localhost
    PidFile ${own}/pid
    DefaultRuntimeDir ${own}
    ${isRoot ? `User ${USER}\nGroup ${USER}` : ""}
    Listen 127.0.0.1:${port}
    ErrorLog ${own}/error.log
    LogLevel crit
    TypesConfig /dev/null
    Include ${own}/waymark.conf`,
  );
  const args = ["-f", path.join(own, "apache.conf"), "-DFOREGROUND"];
  return { program: "apache2", args, store };
}
