// Another device: the folder that a drive keeps in step, what this device remembers of it, and
// files that are carried over by hand. Loaded only where one is used: see kept.js. What any of
// it means is decided in core/src/share/.

const NAME = "waymark-device";
const KEPT = "kept";

/** What a request gives. */
function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Runs one transaction of a database of its own, so that the goals' needs no new shape. */
async function kept(mode, run) {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(KEPT);
  const database = await answer(request);
  try {
    const whole = database.transaction(KEPT, mode, { durability: "strict" });
    const over = new Promise((resolve, reject) => {
      whole.oncomplete = resolve;
      whole.onabort = () => reject(whole.error);
    });
    over.catch(() => {});
    const result = await run(whole.objectStore(KEPT));
    await over;
    return result;
  } finally {
    database.close();
  }
}

const get = (key) => kept("readonly", (store) => answer(store.get(key)));
const put = (key, value) => kept("readwrite", (store) => answer(store.put(value, key)));

const ACCESS = { mode: "readwrite" };

/** Kept in place of a folder where the person joined the store that the host names. */
const JOINED = "store";

/** What stands for the store where its script does not come. */
const NOT_HERE = {
  store: {
    begin() {},
    versions: () => get("versions"),
    async list() {
      throw "Unreachable";
    },
  },
};

let folder;
let store;
let letGo;

/** How it stands with the folder: "never", "none", "granted", "prompt" or "denied", or "store". */
async function standing() {
  folder = await get("folder");
  store = undefined;
  if (folder === JOINED) {
    ({ store } = await import("./shared_store.js").catch(() => NOT_HERE));
    store.begin(named(), await get("versions"));
    return JOINED;
  }
  if (folder) return folder.queryPermission(ACCESS);
  return window.showDirectoryPicker ? "none" : "never";
}

/** Holds what tabs of this browser share; fails with "busy" where another one does. */
function hold(waits) {
  if (!navigator.locks) return undefined;
  return new Promise((resolve, reject) => {
    navigator.locks.request("waymark/device", { ifAvailable: !waits }, (lock) => {
      if (!lock) return reject("busy");
      resolve();
      return new Promise((over) => {
        letGo = over;
      });
    });
  });
}

const IS_PHONE = matchMedia("(pointer: coarse)").matches;

/** The address of the store that the host names; empty for one elsewhere, which the policy forbids. */
function named() {
  const name = document.querySelector('meta[name="waymark-store"]')?.content;
  const url = name && new URL(name.replace(/\/?$/, "/"), document.baseURI);
  return url?.origin === location.origin ? url.href : "";
}

const can = {
  /**
   * Begins: what is remembered, how it stands with the folder, whether this is a phone, and
   * which store the host names.
   */
  async begin(waits) {
    await hold(waits);
    try {
      return [(await get("own")) ?? "", await standing(), IS_PHONE, named()];
    } catch (error) {
      letGo?.();
      throw error;
    }
  },

  async end() {
    letGo?.();
  },

  async keep(text) {
    await put("own", text);
    // After it: a version says nothing of what was not taken in.
    if (store) await put("versions", await store.versions());
  },

  join: () => put("folder", JOINED),

  /** Lets the person choose the folder, or say once more that it may be used. */
  async choose(again) {
    if (again) await (await get("folder")).requestPermission(ACCESS);
    else await put("folder", await showDirectoryPicker({ id: "waymark", ...ACCESS }));
  },

  leave: () => kept("readwrite", (store) => answer(store.delete("folder"))),

  /** Names, sizes and times; a file that the drive does not give has no bytes. */
  async list() {
    const all = [];
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind !== "file" || !/waymark|\.json$/i.test(name)) continue;
      const file = await entry.getFile().catch(() => undefined);
      all.push([name, file?.size ?? 0, file?.lastModified ?? 0]);
    }
    return all;
  },

  /** The same of some files, with their texts, or nothing where one cannot be read. */
  async read(files) {
    const all = [];
    for (const [name] of files) {
      try {
        const file = await (await folder.getFileHandle(name)).getFile();
        const head = await file.slice(0, 40).text();
        // What is somebody else's need not be read to its end.
        const isOurs = /waymark/i.test(name + head);
        all.push([name, file.size, file.lastModified, isOurs ? await file.text() : head]);
      } catch {
        all.push([name, 0, 0, undefined]);
      }
    }
    return all;
  },

  /** Writes a file and reads it back: whether it is the same, with its size and time. */
  async write([name, text]) {
    const file = await folder.getFileHandle(name, { create: true });
    const to = await file.createWritable();
    try {
      await to.write(text);
      await to.close();
    } catch (error) {
      await to.abort?.().catch(() => {});
      throw error;
    }
    const back = await (await folder.getFileHandle(name)).getFile();
    return [(await back.text()) === text, back.size, back.lastModified];
  },

  /** Hands a file on: to the share sheet of a phone, or as a download. */
  async share([name, text]) {
    // Share sheets take no JSON.
    const shared = new File([text], `${name}.txt`, { type: "text/plain" });
    if (IS_PHONE && navigator.canShare?.({ files: [shared] })) {
      try {
        return await navigator.share({ files: [shared] });
      } catch (error) {
        if (error.name === "AbortError") return undefined;
      }
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `${name}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  },

  /** Calls back each minute in which the page is seen, and when it is left or seen again. */
  async watch(look) {
    setInterval(() => document.hidden || look(), 60_000);
    document.addEventListener("visibilitychange", () => look());
  },
};

/** Does one of these, or the store's of that name; fails with the name of what the browser says. */
export async function device(what, given) {
  try {
    return await ((["list", "read", "write"].includes(what) && store) || can)[what](given);
  } catch (error) {
    throw error?.name ?? error;
  }
}
