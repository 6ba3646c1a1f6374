// A folder on disk that a drive keeps in step, more or less, as several browsers see it through
// a handle that stands in for one that a person has chosen.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export class Drive {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "waymark-drive-"));
    /** The name of the error with which each of these ends: list, get, open, put. */
    this.fails = {};
    /** Whether what is written is emptied. */
    this.empties = false;
    /** What the browser says of the permission. */
    this.permission = "granted";
    /** How often it was asked for. */
    this.asked = 0;
    this.time = 1_000;
  }

  get names() {
    return readdirSync(this.folder).sort();
  }

  read(name) {
    return readFileSync(join(this.folder, name), "utf8");
  }

  /** Puts a file there as a drive does, each time later than before. */
  put(name, text) {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    this.time += 1;
    utimesSync(path, this.time, this.time);
  }

  remove(name) {
    rmSync(join(this.folder, name));
  }

  end() {
    rmSync(this.folder, { recursive: true });
  }

  /** Does what a page asks of the folder. */
  answer(what, name, text) {
    if (this.fails[what]) return { fails: this.fails[what] };
    switch (what) {
      case "permission":
        return { is: this.permission };
      case "ask":
        this.asked += 1;
        this.permission = "granted";
        return { is: this.permission };
      case "list":
        return { is: this.names };
      case "get":
        if (!this.names.includes(name)) return { fails: "NotFoundError" };
        return { is: [this.read(name), statSync(join(this.folder, name)).mtimeMs] };
      case "put":
        this.put(name, this.empties ? "" : text);
    }
    return {};
  }

  /** Lets a browser see it. */
  async seenBy(context) {
    await context.exposeFunction("drive", (...given) => this.answer(...given));
    await context.addInitScript(standIn);
  }
}

/** In the page: what the person chooses is the drive. */
function standIn() {
  const ask = async (...given) => {
    const { fails, is } = await window.drive(...given);
    if (fails) throw new DOMException(fails, fails);
    return is;
  };
  const file = (name) => ({
    kind: "file",
    name,
    async getFile() {
      const [text, lastModified] = await ask("get", name);
      return new File([text], name, { lastModified });
    },
    async createWritable() {
      await ask("open", name);
      let written = "";
      return {
        write: async (text) => {
          written += text;
        },
        close: () => ask("put", name, written),
        abort: async () => {},
      };
    },
  });
  const folder = {
    kind: "directory",
    queryPermission: () => ask("permission"),
    requestPermission: () => ask("ask"),
    async *entries() {
      for (const name of await ask("list")) yield [name, file(name)];
    },
    getFileHandle: async (name) => file(name),
  };
  window.showDirectoryPicker = async () => folder;
  // A real handle can be kept in a database; of this one a mark is.
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (value, ...key) {
    return put.call(this, value === folder ? { standIn: true } : value, ...key);
  };
  const { get } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "result");
  Object.defineProperty(IDBRequest.prototype, "result", {
    get() {
      const result = get.call(this);
      return result?.standIn ? folder : result;
    },
  });
}
