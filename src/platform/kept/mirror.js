// The mirror: what `localStorage` keeps, once more in IndexedDB, of which the browser says
// when it is on disk. What stands where is decided in core/src/store/mirror.rs; its shape is
// in docs/format.md.

const NAME = "waymark";
const VERSION = 1;
const TEXTS = "texts";
const SUMS = "sums";
const BACKUPS = "backups";

let database;
// Whether it was made since the two stores were compared: then it holds nothing of before.
let isNew = false;

/** What a request gives. */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The database, opened if it is not; fails with "none", "newer", "blocked" or why not. */
function opened() {
  database ??= new Promise((resolve, reject) => {
    let request;
    try {
      request = indexedDB.open(NAME, VERSION);
    } catch {
      reject("none");
      return;
    }
    request.onupgradeneeded = () => {
      isNew = true;
      for (const name of [TEXTS, SUMS, BACKUPS]) request.result.createObjectStore(name);
    };
    let gaveUp = false;
    request.onblocked = () => {
      gaveUp = true;
      reject("blocked");
    };
    request.onerror = () => {
      reject(request.error?.name === "VersionError" ? "newer" : String(request.error?.message));
    };
    request.onsuccess = () => {
      const { result } = request;
      if (gaveUp) result.close();
      const over = () => {
        database = undefined;
      };
      // A newer version, or whoever deletes it, need not wait for this page.
      result.onversionchange = () => {
        result.close();
        over();
      };
      // The browser's data was cleared.
      result.onclose = over;
      resolve(result);
    };
  });
  database.catch(() => {
    database = undefined;
  });
  return database;
}

// While the page is opened.
opened().catch(() => {});

/** Runs one transaction, and is done once the browser says that it is on disk. */
async function transaction(stores, mode, run) {
  const whole = await opened();
  const one = whole.transaction(stores, mode, { durability: "strict" });
  const over = new Promise((resolve, reject) => {
    one.oncomplete = resolve;
    one.onabort = () => reject(String(one.error?.message ?? "aborted"));
  });
  // What it fails with is said by its end.
  over.catch(() => {});
  let result;
  try {
    result = await run(...stores.map((name) => one.objectStore(name)));
  } catch (error) {
    try {
      one.abort();
    } catch {
      // It is over.
    }
    throw String(error?.message ?? error);
  }
  await over;
  return result;
}

const sum = (text) => text.slice(0, 8);

/** The same text as in Rust: what no string there can hold reads as damaged. */
const row = (key, text) => [key, text === undefined ? null : asText(text)];

/** What is no text was put there by somebody else, and is as good as damaged. */
const asText = (value) => (typeof value === "string" ? value : `${JSON.stringify(value)}`);

/**
 * The rows, `[key, text]`, of which the two stores have different texts, as far as their
 * first eight letters tell, and those of `also`. Keys that begin with one of `but` are not
 * compared.
 */
export async function differing(but, also) {
  const ours = (key) => key.startsWith("waymark/") && !but.some((it) => key.startsWith(it));
  await opened();
  isNew = false;
  return transaction([TEXTS, SUMS], "readonly", async (texts, sums) => {
    const [keys, all] = await Promise.all([answer(sums.getAllKeys()), answer(sums.getAll())]);
    const theirs = new Map(keys.map((key, at) => [key, all[at]]));
    const different = new Set(also);
    for (const key of Object.keys(localStorage).filter(ours)) {
      const text = localStorage.getItem(key);
      if (text !== null && theirs.get(key) !== sum(text)) different.add(key);
      theirs.delete(key);
    }
    for (const key of theirs.keys()) if (ours(key)) different.add(key);
    const asked = [...different];
    const found = await Promise.all(asked.map((key) => answer(texts.get(key))));
    return asked.map((key, at) => row(key, found[at]));
  });
}

/**
 * One transaction: gets the rows of these keys, and does what `meet` puts beside them. Whether
 * they have to be compared again: it was cleared meanwhile.
 */
export async function exchange(keys, meet) {
  await transaction([TEXTS, SUMS], "readwrite", async (texts, sums) => {
    const found = await Promise.all(keys.map((key) => answer(texts.get(key))));
    const put = (key, text) => {
      texts.put(text, key);
      sums.put(sum(text), key);
    };
    const remove = (key) => {
      texts.delete(key);
      sums.delete(key);
    };
    const given = [keys.map((key, at) => row(key, found[at]))];
    meet(given);
    for (const [what, key, other] of given[1]) {
      if (what === "put") put(key, other);
      if (what === "remove") remove(key);
      if (what === "lift") {
        const text = localStorage.getItem(key);
        if (text === null) remove(key);
        else put(key, text);
      }
      if (what === "aside") {
        let free = other;
        // Also not over what the first store has put aside.
        while (localStorage.getItem(free) !== null || (await answer(texts.getKey(free)))) free += "~";
        put(free, asText(await answer(texts.get(key))));
        remove(key);
      }
    }
  });
  return isNew;
}

/** Forgets every text. Backups stay. */
export function clear() {
  return transaction([TEXTS, SUMS], "readwrite", (texts, sums) => {
    texts.clear();
    sums.clear();
  });
}

const through = (bytes, stream) =>
  new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();

// What stands on a backup is kept apart from it: to list them, none has to be read.
const ABOUT = "about/";

/** Every backup that there is, the oldest first: `[day, about, bytes]`. */
export function backups() {
  return transaction([BACKUPS], "readonly", async (store) => {
    const all = IDBKeyRange.bound(ABOUT, `${ABOUT}~`);
    const [keys, rows] = await Promise.all([answer(store.getAllKeys(all)), answer(store.getAll(all))]);
    return keys.map((key, at) => [
      key.slice(ABOUT.length),
      String(rows[at]?.about),
      Number(rows[at]?.bytes) || 0,
    ]);
  });
}

function drop(store, days) {
  for (const day of days) {
    store.delete(day);
    store.delete(ABOUT + day);
  }
}

/** Keeps a backup under a day, compressed, and lets others go. */
export async function keepBackup(day, [text, about, but]) {
  const file = await through(new TextEncoder().encode(text), new CompressionStream("gzip"));
  await transaction([BACKUPS], "readwrite", (store) => {
    store.put(file, day);
    store.put({ about, bytes: file.byteLength }, ABOUT + day);
    drop(store, but);
  });
}

/** Lets backups go. */
export function dropBackups(days) {
  return transaction([BACKUPS], "readwrite", (store) => drop(store, days));
}

/** The text of a backup. Fails where it is damaged. */
export async function backup(day) {
  const file = await transaction([BACKUPS], "readonly", (store) => answer(store.get(day)));
  const bytes = await through(file, new DecompressionStream("gzip"));
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

const COPIED = "copied";

/** What is known of the last copy that was taken along. */
export async function copied() {
  const found = await transaction([BACKUPS], "readonly", (store) => answer(store.get(COPIED)));
  return found?.about;
}

/** Notes that one was. */
export function noteCopied(about) {
  return transaction([BACKUPS], "readwrite", (store) => answer(store.put({ about }, COPIED)));
}
