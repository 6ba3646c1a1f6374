// What of the browser only the goals need, and what makes pictures: loaded with them, as
// one script.

import * as badge from "./badge.js";
import * as files from "./files.js";
import * as installed from "./installed.js";
import "./keys.js";
import * as mirror from "./mirror.js";
import * as offline from "./offline.js";
import * as picture from "./picture.js";
import * as storage from "./storage.js";
import * as tabs from "./tabs.js";

export * from "./storage.js";

const all = {
  ...badge,
  ...files,
  ...installed,
  ...mirror,
  ...offline,
  ...picture,
  ...tabs,
  alone: storage.alone,
  device,
  isShared,
  soon: storage.soon,
};

const WRITES = ["clear", "dropBackups", "exchange", "keepBackup", "noteCopied"];

/** Whether this browser takes part in anything with another device, or, if asked, may by its host. */
async function isShared(orMay) {
  // In a sandbox there are none, and to ask for them is an error that nobody could catch.
  if (self.origin === "null") return false;
  if (orMay && document.querySelector('meta[name="waymark-store"]')) return true;
  const all = await indexedDB.databases?.();
  return all?.some(({ name }) => name === "waymark-device") ?? false;
}

/** What has to do with another device comes when it is asked for. */
async function device(what, given) {
  return (await import("./folder.js")).device(what, given);
}

/** Whatever takes a while, by its name; nothing is written once the app has stopped. */
export async function ask(what, one, other) {
  if (WRITES.includes(what) && storage.is("stopped")) throw "the app has stopped";
  return all[what](one, other);
}
