// What of the browser only the goals need: loaded with them, as one script.

export * from "./files.js";
export * from "./mirror.js";
export * from "./tabs.js";
