// The second store: what is said to be saved stands there too, and comes back from there.

import { binned, day, expect, record, seal, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const OTHER = "Ship it";
const KEY = "waymark/1/objective/a1";
const CONVERSION = { name: "Conversion", start: "12", target: "18" };

/** Holds every write of the second store back until `letGo()`. */
function holdBack() {
  const held = [];
  let holds = true;
  window.letGo = () => {
    holds = false;
    for (const tell of held.splice(0)) tell();
  };
  const { set } = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
  Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
    set(tell) {
      const late = (event) => {
        if (holds && this.mode === "readwrite") held.push(() => tell(event));
        else tell(event);
      };
      set.call(this, late);
    },
  });
}

/** Lets the database open only once `letOpen()` is called. */
function openLate() {
  const { open } = IDBFactory.prototype;
  const { set } = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
  let letOpen;
  const opened = new Promise((resolve) => (letOpen = resolve));
  window.letOpen = letOpen;
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given);
    Object.defineProperty(request, "onsuccess", {
      set: (tell) => set.call(request, (event) => opened.then(() => tell(event))),
    });
    return request;
  };
}

const mirroredIs = (goals, expected) => expect.poll(() => goals.mirrored()).toEqual(expected);

test("row 39: what the first store lost is there again from the second, and can be taken back", async ({
  goals,
  page,
}) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  const before = await goals.kept();
  await goals.leave();
  await page.evaluate(() => localStorage.clear());
  await goals.open();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  expect(await goals.kept()).toEqual(before);
  await goals.undo.click();
  await expect(goals.card(TITLE).getByText(/15 on/)).toHaveCount(0);
});

test("row 42: half of the first store lost is whole again, and nothing is said to be wrong", async ({
  goals,
  page,
}) => {
  await goals.openWith({ ...stored("a1", TITLE), ...stored("a2", OTHER, [CONVERSION]) });
  await goals.checkIn(OTHER, "15");
  const before = await goals.kept();
  await mirroredIs(goals, before);
  await goals.leave();
  await page.evaluate((key) => localStorage.removeItem(key), KEY);
  await goals.open();
  await expect(goals.cards).toHaveCount(2);
  await expect(page.getByRole("alert")).toHaveCount(0);
  expect(await goals.kept()).toEqual(before);
});

test("row 42: a second store that was lost is filled again from the first", async ({ goals }) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  await mirroredIs(goals, await goals.kept());
  await goals.leave();
  await goals.changeMirror({ [KEY]: null });
  await goals.open();
  await mirroredIs(goals, await goals.kept());
});

test("row 41: what only the second store has of a record is taken over, of both sides", async ({
  goals,
  page,
}) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  const [, old] = Object.entries(await goals.kept())[0];
  await goals.checkIn(TITLE, "15");
  await goals.leave();
  // The first store is as it was before the check-in, and somebody has edited it there.
  await page.evaluate(
    ([key, text]) => {
      localStorage.clear();
      localStorage.setItem(key, text);
    },
    [KEY, old],
  );
  await goals.open();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await mirroredIs(goals, await goals.kept());
});

test("row 06: where one store has a record damaged and the other whole, the whole one stands", async ({
  goals,
  page,
}) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  const before = await goals.kept();
  await mirroredIs(goals, before);
  const damaged = before[KEY].replace("Make", "Bake");
  await goals.leave();
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, damaged]);
  await goals.open();
  await expect(goals.card(TITLE)).toBeVisible();
  const aside = "waymark/quarantine/1/objective/a1";
  await expect.poll(() => goals.kept()).toEqual({ ...before, [aside]: damaged });
  await mirroredIs(goals, await goals.kept());
  // The other way round.
  await goals.leave();
  await goals.changeMirror({ [KEY]: `00000000${damaged.slice(8)}` });
  await goals.open();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect.poll(async () => (await goals.mirrored())[KEY]).toBe(before[KEY]);
  await expect
    .poll(async () => (await goals.mirrored())[`${aside}~`])
    .toBe(`00000000${damaged.slice(8)}`);
});

test("row 06: check-ins of a year that was damaged are read from the second store", async ({
  goals,
  page,
}) => {
  const year = "waymark/1/checkins/a1/2025";
  const texts = {
    ...stored("a1", TITLE, [CONVERSION]),
    [year]: seal(JSON.stringify(record({ "at/a1k0/2025-03-05": { value: "13" } }))),
  };
  await goals.openWith(texts);
  await mirroredIs(goals, texts);
  const damaged = texts[year].replace("13", "31");
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [year, damaged]);
  const lines = await goals.history(TITLE);
  await expect(lines.filter({ hasText: "13" })).toHaveCount(1);
  await expect.poll(() => goals.kept()).toEqual({
    ...texts,
    "waymark/quarantine/1/checkins/a1/2025": damaged,
  });
});

test("“Saved” is said once the second store has it, and before that where it is", async ({
  goals,
  page,
}) => {
  await page.addInitScript(holdBack);
  await goals.open();
  await goals.fill(TITLE);
  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.status).toHaveText("Saving…");
  await expect(goals.status).toContainText("Kept only in this tab’s storage so far");
  await page.evaluate(() => window.letGo());
  await expect(goals.saved).toBeVisible();
  await mirroredIs(goals, await goals.kept());
});

test("row 40: where there is no second store it is said once, and nothing is said to be saved for good", async ({
  goals,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "indexedDB", { get: () => undefined });
  });
  await goals.open();
  const notice = page.getByText("gets only one here");
  await expect(notice).toBeVisible();
  await goals.fill(TITLE);
  await goals.button("Save", goals.form).click();
  await expect(goals.status).toHaveText("Kept in this browser’s storage.");
  await goals.button("Got it").click();
  await expect(notice).toBeHidden();
  await expect(goals.status).toBeFocused();
  await goals.reload();
  await expect(goals.card(TITLE)).toBeVisible();
});

test("row 41: what a newer version keeps there is left alone, and that is said", async ({
  goals,
  page,
}) => {
  await goals.leave();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("waymark", 7);
        request.onupgradeneeded = () => request.result.createObjectStore("other");
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
  );
  await goals.open();
  await expect(page.getByText("A newer version of Waymark has been used here")).toBeVisible();
  await goals.fill(TITLE);
  await goals.button("Save", goals.form).click();
  await expect(goals.status).toHaveText("Kept in this browser’s storage.");
});

test("row 40: a second store that fails is tried again, and told all of it", async ({
  goals,
  page,
}) => {
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, ...rest) {
      if (window.fails && mode === "readwrite") throw new Error("broken on purpose");
      return transaction.call(this, names, mode, ...rest);
    };
  });
  await goals.open();
  await page.evaluate(() => (window.fails = true));
  await goals.fill(TITLE);
  await goals.button("Save", goals.form).click();
  await expect(page.getByText("is not working right now (“broken on purpose”)")).toBeVisible();
  await expect(goals.status).toHaveText("Kept in this browser’s storage.");
  await page.evaluate(() => (window.fails = false));
  await expect(page.getByText("is not working right now")).toBeHidden({ timeout: 10_000 });
  await mirroredIs(goals, await goals.kept());
});

test("nothing is planned before it is known what the second store has", async ({ goals, page }) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  const [, old] = Object.entries(await goals.kept())[0];
  for (const value of ["13", "14", "15"]) await goals.checkIn(TITLE, value);
  await goals.leave();
  await page.evaluate(
    ([key, text]) => {
      localStorage.clear();
      localStorage.setItem(key, text);
    },
    [KEY, old],
  );
  await page.addInitScript(openLate);
  await goals.open();
  const form = goals.checkInForm(TITLE);
  await goals.fillCheckIn(form, { "New value": "16" });
  await goals.button("Check in", form).click();
  await expect(goals.status).toHaveText("Saving…");
  expect((await goals.kept())[KEY]).toBe(old);
  await page.evaluate(() => window.letOpen());
  await expect(goals.saved).toBeVisible();
  await expect(goals.card(TITLE).getByText(/16 on/)).toBeVisible();
  await expect(page.getByText(/Choose at the objective/)).toHaveCount(0);
});

test("row 39: what was restored from the bin and lost is not deleted for good while one waits", async ({
  goals,
  page,
}) => {
  const old = binned("a1", TITLE, [CONVERSION], day(-40));
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  const [, restored] = Object.entries(await goals.kept())[0];
  await mirroredIs(goals, await goals.kept());
  await goals.leave();
  // Newer than what the first store has on its disk: stamped later.
  const later = restored.slice(9).replace('"fields":{', '"fields":{"bin":[null,"2.later","1.seed"],');
  await goals.changeMirror({ [KEY]: seal(later) });
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), Object.entries(old)[0]);
  await page.addInitScript(openLate);
  await goals.open();
  // The person looks elsewhere and comes back.
  await page.evaluate(() => document.dispatchEvent(new Event("resume")));
  await page.evaluate(([key, text]) => {
    const event = { key, newValue: text, storageArea: localStorage };
    dispatchEvent(new StorageEvent("storage", event));
  }, Object.entries(old)[0]);
  await page.evaluate(() => window.letOpen());
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.settings();
  await expect(goals.bin).toBeHidden();
  expect(JSON.stringify(await goals.kept())).toContain(TITLE);
});

test("“Saved” is not said of what is still to be written", async ({ goals, page }) => {
  await page.addInitScript(holdBack);
  await page.addInitScript(() => {
    const { request } = LockManager.prototype;
    LockManager.prototype.request = function (name, ...rest) {
      if (name !== "waymark/" || !window.busy) return request.call(this, name, ...rest);
      const run = rest.pop();
      return window.busy.then(() => request.call(this, name, ...rest, run));
    };
  });
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  const form = goals.checkInForm(TITLE);
  await goals.fillCheckIn(form, { "New value": "15" });
  await goals.button("Check in", form).click();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(goals.status).toHaveText("Saving…");
  // Another tab is at it, while the next is asked for.
  await page.evaluate(() => {
    window.busy = new Promise((resolve) => (window.done = resolve));
  });
  await goals.fillCheckIn(form, { "New value": "16" });
  await goals.button("Check in", form).click();
  await page.evaluate(() => window.letGo());
  await mirroredIs(goals, await goals.kept());
  await expect(goals.status).toHaveText("Saving…");
  await page.evaluate(() => window.done());
  await expect(goals.saved).toBeVisible();
  await expect(goals.card(TITLE).getByText(/16 on/)).toBeVisible();
});

test("row 40: a second store that fails when it is first asked is asked again", async ({
  goals,
  page,
}) => {
  await page.addInitScript(() => {
    window.fails = true;
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (...given) {
      if (window.fails) throw new Error("broken on purpose");
      return transaction.apply(this, given);
    };
  });
  await goals.open();
  await expect(page.getByText("is not working right now")).toBeVisible();
  await goals.fill(TITLE);
  await goals.button("Save", goals.form).click();
  await expect(goals.status).toHaveText("Kept in this browser’s storage.");
  await page.evaluate(() => (window.fails = false));
  await expect(page.getByText("is not working right now")).toBeHidden({ timeout: 10_000 });
  await mirroredIs(goals, await goals.kept());
});

test("row 40: a second store that is slow is not waited for, and taken in when it comes", async ({
  goals,
  page,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [CONVERSION]), ...stored("a2", OTHER) });
  await mirroredIs(goals, await goals.kept());
  await goals.leave();
  await page.evaluate(() => localStorage.removeItem("waymark/1/objective/a2"));
  await page.addInitScript(openLate);
  await goals.open();
  const notice = page.getByText("has not answered yet");
  await expect(notice).toBeVisible();
  await goals.checkInForm(TITLE).getByLabel("New value", { exact: true }).fill("16");
  await goals.button("Check in", goals.checkInForm(TITLE)).click();
  await expect(goals.status).toContainText("Kept only in this tab’s storage so far");
  await page.evaluate(() => window.letOpen());
  await expect(goals.saved).toBeVisible();
  await expect(notice).toBeHidden();
  await expect(goals.card(OTHER)).toBeVisible();
  await mirroredIs(goals, await goals.kept());
});

test("what is deleted for good is in neither store, and nothing brings it back", async ({
  goals,
  page,
}) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  const before = await goals.kept();
  await goals.delete(TITLE);
  await goals.openBin();
  await goals.button("Empty the bin").click();
  await goals.button("Yes, delete for good").click();
  await expect(goals.saved).toBeVisible();
  for (const texts of [await goals.kept(), await goals.mirrored()]) {
    expect(JSON.stringify(texts)).not.toContain(TITLE);
  }
  await goals.leave();
  await page.evaluate((texts) => {
    for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text);
  }, before);
  await goals.open();
  await expect.poll(async () => JSON.stringify(await goals.kept())).not.toContain(TITLE);
  await expect.poll(async () => JSON.stringify(await goals.mirrored())).not.toContain(TITLE);
  await expect(goals.card(TITLE)).toHaveCount(0);
});

test("row 42: the second store cleared while the page is open is filled again with the next change", async ({
  goals,
  page,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [CONVERSION]), ...stored("a2", OTHER) });
  await mirroredIs(goals, await goals.kept());
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.deleteDatabase("waymark");
        request.onsuccess = resolve;
        request.onerror = reject;
        request.onblocked = () => reject(new Error("the page does not let go of it"));
      }),
  );
  await goals.checkIn(TITLE, "15");
  await mirroredIs(goals, await goals.kept());
});

test("row 21: what is left empty is forgotten by the second store too", async ({
  goals,
  page,
  beside,
}) => {
  await goals.open();
  await goals.write(TITLE);
  const other = await beside({ now: false });
  await other.leave();
  await other.page.evaluate(() => localStorage.clear());
  await goals.button("Leave it cleared").click();
  await expect(goals.card(TITLE)).toHaveCount(0);
  await expect.poll(() => goals.mirrored()).toEqual({});
  await goals.reload();
  await expect(goals.card(TITLE)).toHaveCount(0);
});

test("row 11: two tabs at once are both in the second store", async ({ goals, beside }) => {
  await goals.openWith({ ...stored("a1", TITLE, [CONVERSION]), ...stored("a2", OTHER, [CONVERSION]) });
  const other = await beside();
  await Promise.all([goals.checkIn(TITLE, "15"), other.checkIn(OTHER, "16")]);
  await Promise.all([goals.checkIn(OTHER, "17"), other.checkIn(TITLE, "14")]);
  await mirroredIs(goals, await goals.kept());
});

test("row 01: what the second store has and the first has no room for is not lost", async ({
  goals,
  page,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [CONVERSION]), ...stored("a2", OTHER) });
  await mirroredIs(goals, await goals.kept());
  await goals.leave();
  await page.evaluate(() => localStorage.removeItem("waymark/1/objective/a2"));
  await goals.fillUp();
  await goals.open();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(page.getByText("does not fit in this browser’s main storage")).toBeVisible();
  await goals.makeRoom();
  await goals.reload();
  await expect(goals.card(OTHER)).toBeVisible();
});
