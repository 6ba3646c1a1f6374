// The store of a team: the same files as in a folder, over WebDAV, beside the page that the host
// serves. Loaded only where the host names one and somebody joined it: see folder.js.

/** So long an answer may take, the body with it: meanwhile other tabs wait. */
const PATIENCE = 60_000;

/** Its address; empty where the host names none any more. */
let address;

/** The version of each file that was read or written last, by its name: kept beside the device. */
let known = {};

/** The version of each file as it was listed last. */
let listed = new Map();

/** Why something is not done, by what the server answers. */
const WHY = {
  401: "SignedOut",
  403: "NotAllowedError",
  404: "NotFoundError",
  405: "NoStore",
  409: "NotFoundError",
  410: "NotFoundError",
  412: "Stale",
  413: "TooLarge",
  423: "NoModificationAllowedError",
  501: "NoStore",
  507: "QuotaExceededError",
};

/**
 * Asks the server and gives what it answers, with its body. Nothing is kept on the way, and where
 * it leads elsewhere, or a page comes in place of a file, somebody has to sign in first.
 */
async function ask(method, name, headers, body) {
  if (!address) throw "NotFoundError";
  let answer;
  let bytes;
  try {
    answer = await fetch(address + encodeURIComponent(name), {
      method,
      headers,
      body,
      cache: "no-store",
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    bytes = await answer.arrayBuffer();
  } catch {
    throw "Unreachable";
  }
  const { status, type } = answer;
  const isPage = /html/i.test(answer.headers.get("content-type"));
  if (type === "opaqueredirect" || (isPage && answer.ok && method !== "PUT")) throw "SignedOut";
  if (status >= 400) throw WHY[status] ?? "ServerFails";
  const text = new TextDecoder().decode(bytes);
  return { status, text, size: bytes.byteLength, version: answer.headers.get("etag") };
}

/**
 * A version without what servers add on the way: that it is weak, as Apache says for a second
 * after a file was written, and how it was compressed.
 */
const bare = (version) => version?.replace(/^W\//, "").replace(/[-;:](gzip|br|zstd|deflate)"$/, '"');

/** A version as a number, 0 where there is none. */
function numberOf(version) {
  if (!version) return 0;
  let [high, low] = [1, 1];
  for (const letter of bare(version)) {
    const code = letter.charCodeAt();
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low + code, 0x2c1b3c6d) ^ (low >>> 15);
  }
  return (high >>> 12) * 2 ** 32 + (low >>> 0) + 1;
}

/** What a file's name is, of where the server says that it is: it may see itself elsewhere. */
function nameOf(href) {
  try {
    return decodeURIComponent(new URL(href, address).pathname.split("/").pop());
  } catch {
    return "";
  }
}

/** What is asked of each file. */
const ASKED =
  '<propfind xmlns="DAV:"><prop><getcontentlength/><getetag/><resourcetype/></prop></propfind>';

/** Reads one file, unless it is of the version that was `read` before. */
async function readOne([name, read]) {
  const version = bare(known[name]);
  const isKnown = version && numberOf(version) === read;
  // Compressed it has another name, by which alone Apache knows it again.
  const headers = isKnown ? { "If-None-Match": `${version}, ${version.slice(0, -1)}-gzip"` } : {};
  try {
    const answer = await ask("GET", name, headers);
    if (answer.status === 304) return undefined;
    known[name] = answer.version;
    return [name, answer.size, numberOf(answer.version), answer.text];
  } catch (why) {
    // Gone since it was listed: that means nothing.
    if (why === "NotFoundError") return undefined;
    throw why;
  }
}

export const store = {
  /** Takes up where it is, and the versions that were known. */
  begin(at, versions) {
    address = at;
    known = versions ?? {};
  },

  /** The versions that are known. */
  versions: () => known,

  /** Names, sizes and versions. */
  async list() {
    const headers = { Depth: "1", "Content-Type": "application/xml" };
    const { status, text } = await ask("PROPFIND", "", headers, ASKED);
    const answer = status === 207 && new DOMParser().parseFromString(text, "text/xml");
    if (answer?.documentElement?.localName !== "multistatus") throw "NoStore";
    const of = (element, name) => element.getElementsByTagNameNS("DAV:", name)[0];
    const says = (element, name) => of(element, name)?.textContent.trim();
    listed = new Map();
    const all = [];
    for (const entry of answer.getElementsByTagNameNS("DAV:", "response")) {
      const name = nameOf(says(entry, "href"));
      if (of(entry, "collection") || !/waymark/i.test(name)) continue;
      const version = says(entry, "getetag");
      listed.set(name, version);
      // Where its size is not said, it is still to be read.
      all.push([name, Number(says(entry, "getcontentlength") ?? 1), numberOf(version)]);
    }
    for (const name of Object.keys(known)) if (!listed.has(name)) delete known[name];
    return all;
  },

  /** Those of some files that are not as they were read, with their texts. */
  async read(files) {
    const all = await Promise.all(files.map(readOne));
    return all.filter(Boolean);
  },

  /** Writes a file, if it is as it was listed, and reads it back. */
  async write([name, text]) {
    const headers = { "Content-Type": "application/json" };
    if (listed.has(name)) {
      const version = listed.get(name) || known[name];
      // Nothing is written over what may be somebody else's.
      if (!version) throw "NoStore";
      // What is weak no If-Match may match; WebDAV's own header may ask for it.
      if (version.startsWith("W/")) headers.If = `([${version}])`;
      else headers["If-Match"] = bare(version);
    } else headers["If-None-Match"] = "*";
    await ask("PUT", name, headers, text);
    const back = await ask("GET", name);
    known[name] = back.version;
    return [back.text === text, back.size, numberOf(back.version)];
  },
};
