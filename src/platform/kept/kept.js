// What of the browser only the goals need: loaded with them, as one script.

import * as files from "./files.js";
import * as mirror from "./mirror.js";
import * as storage from "./storage.js";
import * as tabs from "./tabs.js";

export * from "./storage.js";

const all = { ...files, ...mirror, ...tabs, alone: storage.alone };

/** Whatever takes a while, by its name. */
export async function ask(what, one, other) {
  return all[what](one, other);
}
