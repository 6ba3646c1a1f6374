// Links to pinned notes, as docs/format.md says that they are made.

import { deflateSync } from "node:zlib";
import { seal } from "./store.mjs";

/** A link to a note of these lines, in whichever page. */
export function linkTo(lines, { page = "", version = 1 } = {}) {
  const text = seal(["d\t2026-11-27", ...lines].join("\n"));
  return `${page}#/note?n=${version}.${deflateSync(text).toString("base64url")}`;
}
