// What somebody does on the goals page, done from within it, so that every browser can
// be driven the same way. Everything is found by its role and its words, and what was
// done counts once the status says so.

globalThis.waymarkDrive ??= (() => {
  /** The words by which things are found. */
  const WORDS = {
    saved: "Saved in this browser.",
    notUndone: /^Not undone/,
    unreadable: /could not be read|cannot be read/,
    ready: "Storage",
    objective: "Objective",
    newObjective: "New objective",
    edited: "Edit the objective",
    keyResult: "Key result 1",
    name: "Name",
    start: "Start",
    target: "Target",
    save: "Save",
    edit: "Edit",
    cancel: "Cancel",
    delete: "Delete",
    bin: /^Bin/,
    restore: "Restore",
    deleteForGood: "Delete for good",
    sure: "Yes, delete for good",
    checkIn: "Check in",
    more: "Day, confidence, note",
    value: "New value",
    day: "Day",
    undo: /^Undo/,
    showMore: /^Show more/,
    file: "Import a file",
    preview: "What this file would change",
    bringIn: "Bring it in",
    export: "Export everything",
  };

  const LONG = 60_000;
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const words = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const says = (text, wanted) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted);
  const shows = (element) => element.getClientRects().length > 0;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function named(element) {
    const ids = element.getAttribute("aria-labelledby");
    if (!ids) return element.getAttribute("aria-label") ?? words(element);
    const parts = ids.split(" ").map((id) => document.getElementById(id));
    return parts.map((part) => (part ? words(part) : "")).join(" ");
  }

  /** What something gives once it gives anything. */
  async function until(what, look, time = LONG) {
    for (const from = performance.now(); ; await pause(20)) {
      const found = look();
      if (found) return found;
      if (performance.now() - from > time) {
        const status = document.getElementById("status");
        throw new Error(`${what}: not there; the status says “${status ? words(status) : "?"}”`);
      }
    }
  }

  const button = (name, within) =>
    all("button", within).find((it) => shows(it) && says(words(it), name));
  const press = async (name, within) =>
    (await until(`the button ${name}`, () => button(name, within))).click();

  function field(label, within) {
    const its = all("label", within).find((it) => says(words(it), label));
    return its && (its.control ?? its.querySelector("input, textarea, select"));
  }

  /** Types a text into a field. */
  async function fill(label, text, within) {
    const its = await until(`the field ${label}`, () => field(label, within));
    const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(its), "value");
    its.focus();
    set.call(its, text);
    its.dispatchEvent(new Event("input", { bubbles: true }));
    its.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const form = (name) => all("form").find((it) => shows(it) && says(named(it), name));
  const heading = (name) => all("h1, h2, h3").find((it) => says(words(it), name));

  /** The card of an objective, by how its title begins. */
  const cardNow = (title) =>
    all("li").find((it) => {
      const heading = it.querySelector("h3");
      return heading && shows(heading) && words(heading).startsWith(title);
    });

  /** The same, showing more of the list where it is not among the first. */
  async function card(title) {
    let asked = performance.now();
    return until(
      `the objective ${title}`,
      () => {
        const found = cardNow(title);
        const more = button(WORDS.showMore);
        // What is asked for is drawn bit by bit.
        if (!found && more && performance.now() - asked > 500) {
          asked = performance.now();
          more.click();
        }
        return found;
      },
      5_000,
    );
  }

  /**
   * Does something and waits until the status has come to say that it is saved: until
   * then it may have said the same of what was done before.
   */
  async function acknowledged(act) {
    const status = document.getElementById("status");
    const told = [];
    const from = performance.now();
    let observer;
    const saved = new Promise((done) => {
      observer = new MutationObserver(() => {
        told.push(words(status));
        if (told.at(-1) === WORDS.saved) done(true);
        if (says(told.at(-1), WORDS.notUndone)) done(false);
      });
      observer.observe(status, { childList: true, characterData: true, subtree: true });
    });
    try {
      act();
      const done = await Promise.race([saved, pause(LONG).then(() => null)]);
      if (done === null) throw new Error(`not acknowledged; it said “${told.join("”, “")}”`);
      return { saved: done, took: performance.now() - from, told };
    } finally {
      observer.disconnect();
    }
  }

  const binned = (title) =>
    all("li").find((it) => words(it).startsWith(title) && button(WORDS.restore, it));

  async function openBin() {
    const summary = await until("the bin", () =>
      all("summary").find((it) => shows(it) && says(words(it), WORDS.bin)),
    );
    if (!summary.parentElement.open) summary.click();
  }

  async function inBin(title) {
    await openBin();
    return until(`${title} in the bin`, () => binned(title), 5_000);
  }

  /** Fills the form of an objective that is open, and gives it. */
  async function begin(name, title) {
    const its = await until(`the form ${name}`, () => form(name));
    await until("its field", () => field(WORDS.objective, its));
    await fill(WORDS.objective, title, its);
    return its;
  }

  const does = {
    /** Waits until the page is there; gives whether the browser shows it. */
    async arrived() {
      await until("the page", () => {
        const ready = heading(WORDS.ready);
        return ready && shows(ready) && document.getElementById("status");
      });
      return document.visibilityState;
    },

    async create(title, keyResult, start, target) {
      if (!form(WORDS.newObjective)) await press(WORDS.newObjective);
      const its = await begin(WORDS.newObjective, title);
      const group = () => all("fieldset, [role=group]", its).find(
        (it) => says(named(it), WORDS.keyResult) || words(it).startsWith(WORDS.keyResult),
      );
      const row = await until("its key result", group);
      await fill(WORDS.name, keyResult, row);
      await fill(WORDS.start, start, row);
      await fill(WORDS.target, target, row);
      const done = await acknowledged(() => button(WORDS.save, its).click());
      await until("the form to close", () => !its.isConnected);
      return done;
    },

    /** Gives an objective another title, after thinking about it for a while. */
    async edit(before, title, thinking = 0) {
      await press(WORDS.edit, await card(before));
      const its = await begin(WORDS.edited, title);
      await pause(thinking);
      const done = await acknowledged(() => button(WORDS.save, its).click());
      await until("the form to close", () => !its.isConnected);
      return done;
    },

    /** Checks in, of another day where one is given. */
    async checkIn(title, keyResult, value, day) {
      const own = await card(title);
      const find = () =>
        all("form", own).find(
          (it) => shows(it) && named(it).startsWith(`${WORDS.checkIn} ${keyResult} `),
        );
      let its = await until("its form", find);
      if (day) {
        await press(WORDS.more, its);
        its = await until("its day", () => {
          const now = find();
          const days = now && field(WORDS.day, now);
          return days && shows(days) && now;
        });
        await fill(WORDS.day, day, its);
      }
      // What was typed and never sent is kept, also its day: this one is of today.
      const kept = day ? null : field(WORDS.day, its);
      if (kept?.value) await fill(WORDS.day, new Date().toLocaleDateString("sv"), its);
      await fill(WORDS.value, value, its);
      return acknowledged(() => button(WORDS.checkIn, its).click());
    },

    async bin(title) {
      const its = button(WORDS.delete, await card(title));
      return acknowledged(() => its.click());
    },

    async restore(title) {
      const its = button(WORDS.restore, await inBin(title));
      return acknowledged(() => its.click());
    },

    async deleteForGood(title) {
      const its = await inBin(title);
      await press(WORDS.deleteForGood, its);
      const sure = await until("to be asked once more", () => button(WORDS.sure, its));
      return acknowledged(() => sure.click());
    },

    /** What Undo would take back. */
    async undoable() {
      const its = button(WORDS.undo);
      return its ? words(its) : null;
    },

    async undo() {
      const its = button(WORDS.undo);
      return acknowledged(() => its.click());
    },

    /** Leaves a form that is open. */
    async leave() {
      const its = form(WORDS.edited) ?? form(WORDS.newObjective);
      if (its) button(WORDS.cancel, its)?.click();
    },

    /** Chooses a file, and waits until it says what that would change. */
    async choose(text, name) {
      const files = new DataTransfer();
      files.items.add(new File([text], name, { type: "application/json" }));
      const its = await until("the field for a file", () => field(WORDS.file));
      its.files = files.files;
      its.dispatchEvent(new Event("change", { bubbles: true }));
      await until("the preview", () => heading(WORDS.preview) && button(WORDS.bringIn));
    },

    async bringIn() {
      return acknowledged(() => button(WORDS.bringIn).click());
    },

    /** What the page exports: the records by their places. */
    async exported() {
      const create = URL.createObjectURL;
      const { click } = HTMLAnchorElement.prototype;
      let file = null;
      try {
        URL.createObjectURL = (blob) => create.call(URL, (file = blob));
        HTMLAnchorElement.prototype.click = () => {};
        await press(WORDS.export);
        await until("the export", () => file);
      } finally {
        URL.createObjectURL = create;
        HTMLAnchorElement.prototype.click = click;
      }
      return JSON.parse(await file.text()).records;
    },

    /** How many notices there are of records that could not be read. */
    async unreadable() {
      return all("li").filter((it) => shows(it) && says(words(it), WORDS.unreadable)).length;
    },

    /** What the bin holds, a line each. */
    async binLines() {
      const its = all("li").filter((it) => button(WORDS.restore, it) && !it.querySelector("h3"));
      return its.map(words);
    },

    /** In which stores of the site a text still stands. */
    async standsIn(text) {
      const found = [];
      for (const [key, value] of Object.entries(localStorage)) {
        if (`${key} ${value}`.includes(text)) found.push(`localStorage ${key}`);
      }
      for (const { name } of (await indexedDB.databases?.()) ?? []) {
        const database = await new Promise((done, failed) => {
          const asked = indexedDB.open(name);
          asked.onsuccess = () => done(asked.result);
          asked.onerror = () => failed(asked.error);
        });
        for (const store of database.objectStoreNames) {
          const rows = await new Promise((done, failed) => {
            const asked = database.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => done(asked.result);
            asked.onerror = () => failed(asked.error);
          });
          const decoder = new TextDecoder();
          const read = (_, value) =>
            value instanceof ArrayBuffer || ArrayBuffer.isView(value)
              ? decoder.decode(value)
              : value instanceof Map
                ? [...value]
                : value;
          if (JSON.stringify(rows, read).includes(text)) found.push(`IndexedDB ${name} ${store}`);
        }
        database.close();
      }
      return found;
    },
  };
  return does;
})();
