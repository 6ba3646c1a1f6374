// The page that saves what is stored where the app cannot: alone, on whatever stands there.
// Rows are those of the fault matrix.

import { axeFinds } from "./axe.mjs";
import { expect, test as base } from "./journey.mjs";
import { NARROW, SIZES, sized, wide } from "./screens.mjs";
import { seal } from "./store.mjs";

const KEY = "waymark/1/objective/a1";
const OTHER = "waymark/1/objective/a2";
const TEXT = seal('{"schema":1,"fields":{"title":["Café, “quoted” \\\\ and 🌱","1.seed"]}}');
const DAMAGED = TEXT.replace("Café", "Cafe");

const test = base.extend({
  rescue: async ({ page, foreseen }, use) => {
    foreseen.push(/console: Failed to load resource: .* 404/);
    await page.route(/./, (route) =>
      /\/rescue\.html$/.test(route.request().url())
        ? route.continue()
        : route.fulfill({ status: 404, body: "" }),
    );
    await use(new Rescue(page));
  },
});

/** The page, as a person finds it. */
class Rescue {
  constructor(page) {
    this.page = page;
    this.status = page.getByRole("status");
    this.table = page.getByRole("table", { name: "What is stored here" });
    this.save = this.button("Save everything as one file");
    this.text = page.getByRole("textbox", { name: "What the file holds" });
    this.troubles = page.getByRole("main").locator("> ul").getByRole("listitem");
  }

  /** Opens it, and waits until it has looked. */
  async open() {
    await this.page.goto("rescue.html");
    await expect(this.status).toHaveText(/Found|nothing/i, { timeout: 20_000 });
  }

  /** Puts texts into `localStorage` and the mirror, a database where there is one, and opens it. */
  async openWith(main, mirror, version = 1) {
    await this.page.goto("rescue.html");
    await this.page.evaluate(fill, [main, mirror, version]);
    await this.open();
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** What the table says, row by row, its names first. */
  async rows() {
    const rows = await this.table.getByRole("row").all();
    const cells = (row) =>
      row.locator("th, td").evaluateAll((cells) => cells.map((cell) => cell.textContent));
    const [, ...said] = await Promise.all(rows.map(cells));
    return Object.fromEntries(said.map(([name, ...rest]) => [name, rest]));
  }

  /** The file that a button offers: its name and what stands in it, pieces put together. */
  async saved(button = this.save) {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    return { name: download.suggestedFilename(), text, ...read(text) };
  }

  databases() {
    return this.page.evaluate(async () => {
      const all = await (window.databases ?? (() => indexedDB.databases()))();
      return all.map(({ name, version }) => `${name} ${version}`);
    });
  }
}

/** Runs in the page. */
async function fill([main, mirror, version]) {
  for (const [key, text] of Object.entries(main)) localStorage.setItem(key, text);
  if (!mirror) return;
  const database = await new Promise((done, fail) => {
    const request = indexedDB.open("waymark", version);
    request.onupgradeneeded = () => {
      for (const name of ["backups", "sums", "texts"]) request.result.createObjectStore(name);
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  const transaction = database.transaction("texts", "readwrite");
  for (const [key, text] of Object.entries(mirror)) transaction.objectStore("texts").put(text, key);
  await new Promise((done) => (transaction.oncomplete = done));
  database.close();
}

/** A file of raw data: its texts, whose pieces are no longer than a file's texts may be. */
function read(text) {
  const { waymark, version, keys, mirror, ...more } = JSON.parse(text);
  expect({ waymark, version, more }).toEqual({ waymark: "raw", version: 1, more: {} });
  const whole = (pieces) => {
    for (const piece of pieces) expect([...piece].length).toBeLessThanOrEqual(4000);
    return pieces.join("");
  };
  const texts = (all) =>
    Object.fromEntries(Object.entries(all).map(([key, pieces]) => [key, whole(pieces)]));
  return { keys: texts(keys), mirror: texts(mirror) };
}

test("each record is listed once and saved once, though no other file is there", async ({
  page,
  rescue,
}) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const second = seal('{"schema":1,"fields":{}}');
  await rescue.openWith(
    { [KEY]: TEXT, [OTHER]: TEXT, "another-page": "not ours" },
    { [KEY]: TEXT, [OTHER]: second, "waymark/1/undo/t/0": second },
  );
  expect(await rescue.rows()).toEqual({
    [KEY]: ["85\u00a0B", "both", "intact"],
    [OTHER]: ["85\u00a0B, 33\u00a0B", "both", "different: main intact, second intact"],
    "waymark/1/undo/t/0": ["33\u00a0B", "second", "intact"],
  });
  await expect(rescue.status).toHaveText(
    "Found 3 records, 236\u00a0B. Different in the two copies: 1. The file will hold all of it.",
  );
  const { name, keys, mirror } = await rescue.saved();
  expect(keys).toEqual({ [KEY]: TEXT, [OTHER]: TEXT });
  expect(mirror).toEqual({ [OTHER]: second, "waymark/1/undo/t/0": second });
  expect(name).toMatch(/^waymark-raw-\d{4}-\d\d-\d\d\.json$/);
  await expect(rescue.status).toContainText(`Downloading ${name}.`);
  expect(new Set(asked)).toEqual(new Set(["/rescue.html"]));
  // Nothing was changed by any of it.
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({
    [KEY]: TEXT,
    [OTHER]: TEXT,
    "another-page": "not ours",
  });
  expect(await rescue.databases()).toEqual(["waymark 1"]);
});

for (const [timezoneId, day] of [
  ["Pacific/Kiritimati", "2026-11-27"],
  ["America/Los_Angeles", "2026-11-26"],
]) {
  test.describe(`in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test("the file has the day that it is there", async ({ page, rescue }) => {
      await page.clock.setFixedTime("2026-11-26T12:00:00Z");
      await rescue.openWith({ [KEY]: TEXT });
      expect((await rescue.saved()).name).toBe(`waymark-raw-${day}.json`);
    });
  });
}

test("row 06: a record of which one letter is changed is called damaged, and saved as it is", async ({
  rescue,
}) => {
  await rescue.openWith({ [KEY]: DAMAGED, [OTHER]: "" }, { [KEY]: TEXT, [OTHER]: "" });
  expect(await rescue.rows()).toMatchObject({
    [KEY]: [/./, "both", "different: main damaged, second intact"].map(expect.stringMatching),
    [OTHER]: ["0\u00a0B", "both", "damaged"],
  });
  await expect(rescue.status).toContainText("Damaged: 2. Different in the two copies: 1.");
  const { keys, mirror } = await rescue.saved();
  expect(keys).toEqual({ [KEY]: DAMAGED, [OTHER]: "" });
  expect(mirror).toEqual({ [KEY]: TEXT });
});

test("row 03: with the storage full to the byte everything can be saved", async ({ page, rescue }) => {
  await rescue.openWith({}, { "waymark/1/objective/large": seal("🌱x".repeat(1_500_000)) });
  await page.evaluate(() => {
    for (let size = 2 ** 20, place = 0; size >= 1; size /= 2) {
      try {
        for (;;) localStorage.setItem(`waymark/quarantine/${place++}`, "é".repeat(size));
      } catch {
        // Half of it may fit.
      }
    }
  });
  await rescue.open();
  const { keys, mirror } = await rescue.saved();
  expect(Object.values(keys).join("").length).toBeGreaterThan(5_000_000);
  expect(keys).toEqual(await page.evaluate(() => ({ ...localStorage })));
  expect(mirror["waymark/1/objective/large"]).toBe(seal("🌱x".repeat(1_500_000)));
});

test("row 32: half a character becomes one that a file can hold", async ({ page, rescue }) => {
  await rescue.openWith({}, {});
  // What carries texts to the page may not hold halves.
  await page.evaluate(() => {
    localStorage.setItem("waymark/1/\udc00", "half \ud83d a pair \udfff and 🌱 whole");
    localStorage.setItem("waymark/1/__proto__", "");
  });
  await rescue.open();
  expect(Object.keys(await rescue.rows())).toHaveLength(2);
  const { keys, text } = await rescue.saved();
  expect(text).not.toMatch(/\\ud[89a-f]/i);
  expect(Object.entries(keys)).toEqual([
    ["waymark/1/__proto__", ""],
    ["waymark/1/\ufffd", "half \ufffd a pair \ufffd and 🌱 whole"],
  ]);
});

test("what no version of today wrote is saved too", async ({ page, rescue }) => {
  await rescue.openWith({}, { [KEY]: TEXT, [OTHER]: { later: true } }, 7);
  expect(await rescue.rows()).toEqual({
    [KEY]: ["85\u00a0B", "second", "intact"],
    [OTHER]: ["14\u00a0B", "second", "damaged"],
  });
  expect((await rescue.saved()).mirror).toEqual({ [KEY]: TEXT, [OTHER]: '{"later":true}' });
  expect(await rescue.databases()).toEqual(["waymark 7"]);
  // It does not hold up a page that wants the database to itself.
  const upgraded = page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open("waymark", 8);
        request.onblocked = () => done("blocked");
        request.onsuccess = () => done("upgraded");
      }),
  );
  expect(await upgraded).toBe("upgraded");
});

test("a database without texts is named, and localStorage is saved", async ({ page, rescue }) => {
  await page.goto("rescue.html");
  await page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open("waymark", 1);
        request.onsuccess = () => done(request.result.close());
      }),
  );
  await rescue.openWith({ [KEY]: TEXT });
  await expect(rescue.troubles).toHaveText(/^The second copy could not be read \(NotFoundError: /);
  expect((await rescue.saved()).keys).toEqual({ [KEY]: TEXT });
});

for (const [what, breaks, says] of [
  [
    "there is no IndexedDB",
    () => Object.defineProperty(window, "indexedDB", { value: undefined }),
    /^The second copy could not be read \(TypeError: /,
  ],
  [
    "IndexedDB throws",
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Denied.", "SecurityError");
      };
      IDBFactory.prototype.databases = undefined;
    },
    "The second copy could not be read (SecurityError: Denied.).",
  ],
]) {
  test(`row 17: where ${what} that is said, and localStorage is saved`, async ({ page, rescue }) => {
    await page.addInitScript(breaks);
    await rescue.openWith({ [KEY]: TEXT });
    await expect(rescue.troubles).toHaveText(says);
    expect(await rescue.rows()).toEqual({ [KEY]: ["85\u00a0B", "main", "intact"] });
    expect((await rescue.saved()).keys).toEqual({ [KEY]: TEXT });
  });
}

test("row 17: where a database never answers that is said, and localStorage is saved", async ({
  page,
  rescue,
}) => {
  await page.clock.install();
  await page.goto("rescue.html");
  await page.evaluate(fill, [{ [KEY]: TEXT }, { [KEY]: TEXT }, 1]);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => (window.asked = {});
  });
  await page.goto("rescue.html");
  await page.waitForFunction(() => window.asked?.onsuccess);
  await page.clock.runFor(5_000);
  await expect(rescue.troubles).toHaveText(/^The second copy doesn't answer\. Close all other tabs/);
  expect((await rescue.saved()).keys).toEqual({ [KEY]: TEXT });
});

test("row 17: where localStorage throws that is said, and the mirror is saved", async ({
  page,
  rescue,
}) => {
  await page.goto("rescue.html");
  await page.evaluate(fill, [{}, { [KEY]: TEXT }, 1]);
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Denied.", "SecurityError");
      },
    });
  });
  await rescue.open();
  await expect(rescue.troubles).toHaveText(
    /^Your browser doesn't let this page read the main copy \(SecurityError: Denied\.\)/,
  );
  const { keys, mirror } = await rescue.saved();
  expect({ keys, mirror }).toEqual({ keys: {}, mirror: { [KEY]: TEXT } });
});

test("where nothing can be read it does not say that nothing is there", async ({ page, rescue }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "indexedDB"]) {
      Object.defineProperty(window, name, { value: null });
    }
  });
  await rescue.open();
  await expect(rescue.troubles).toHaveCount(2);
  await expect(rescue.status).toHaveText("Nothing else was found.");
  await expect(page.getByText("That doesn't have to mean")).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
});

for (const [where, before] of [
  ["where databases can be listed", () => {}],
  [
    "where they cannot",
    () => {
      const { databases } = IDBFactory.prototype;
      window.databases = () => databases.call(indexedDB);
      delete IDBFactory.prototype.databases;
    },
  ],
  [
    "where listing them fails",
    () => {
      const { databases } = IDBFactory.prototype;
      window.databases = () => databases.call(indexedDB);
      IDBFactory.prototype.databases = () => Promise.reject(new Error("not here"));
    },
  ],
]) {
  test(`with nothing stored it says what that may mean and makes no database, ${where}`, async ({
    page,
    rescue,
  }) => {
    await page.addInitScript(before);
    await rescue.open();
    await expect(rescue.status).toHaveText("There is nothing to save here.");
    for (const may of ["another browser", "more than one profile", "private", "another address"]) {
      await expect(page.getByRole("listitem").filter({ hasText: may })).toBeVisible();
    }
    await expect(page.getByText(new URL(page.url()).origin)).toBeVisible();
    await expect(rescue.troubles).toHaveCount(0);
    await expect(page.getByRole("button")).toHaveCount(0);
    expect(await rescue.databases()).toEqual([]);
  });
}

test("what is too large for one file is saved as two", async ({ page, rescue }) => {
  test.slow();
  await rescue.openWith({ [KEY]: TEXT }, { [OTHER]: TEXT });
  await page.evaluate(async () => {
    const { result: database } = await new Promise((done) => {
      indexedDB.open("waymark").onsuccess = (event) => done(event.target);
    });
    const transaction = database.transaction("texts", "readwrite");
    for (let place = 0; place < 17; place += 1) {
      transaction.objectStore("texts").put("x".repeat(4e6), `waymark/quarantine/${place}`);
    }
    await new Promise((done) => (transaction.oncomplete = done));
    database.close();
  });
  await rescue.open();
  await expect(rescue.troubles).toContainText("64 MB");
  await expect(rescue.save).toHaveCount(0);
  const main = await rescue.saved(rescue.button("Save the main copy"));
  expect([main.keys, main.mirror]).toEqual([{ [KEY]: TEXT }, {}]);
  const second = await rescue.saved(rescue.button("Save the second copy"));
  expect(second.name).not.toBe(main.name);
  expect(Object.keys(second.keys)).toEqual([]);
  expect(Object.keys(second.mirror)).toHaveLength(18);
  expect(second.text.length).toBeGreaterThan(64e6);
});

test("row 38: where the browser lets no file through the text itself is there", async ({
  page,
  rescue,
  foreseen,
}) => {
  foreseen.push(/console: Download is disallowed/);
  await rescue.openWith({ [KEY]: TEXT }, { [KEY]: DAMAGED });
  await page.route(/\/around\.html$/, (route) => {
    const frame = '<iframe sandbox="allow-scripts allow-same-origin" src="rescue.html"></iframe>';
    return route.fulfill({ contentType: "text/html", body: frame });
  });
  await page.goto("around.html");
  const inside = new Rescue(page.frameLocator("iframe"));
  await inside.save.click();
  await inside.page.getByText("No file? Copy the contents instead").click();
  await expect(inside.text).toHaveValue(/}$/);
  const { keys, mirror } = read(await inside.text.inputValue());
  expect({ keys, mirror }).toEqual({ keys: { [KEY]: TEXT }, mirror: { [KEY]: DAMAGED } });
});

test("it is used by keyboard alone", async ({ page, rescue }) => {
  await rescue.openWith({ [KEY]: TEXT });
  await page.keyboard.press("Tab");
  await expect(rescue.save).toBeFocused();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.keyboard.press("Enter"),
  ]);
  expect(download.suggestedFilename()).toContain("waymark-raw");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(rescue.text).toHaveValue(/}$/);
  await page.keyboard.press("Tab");
  await expect(rescue.text).toBeFocused();
  const selected = await rescue.text.evaluate((text) => text.selectionEnd - text.selectionStart);
  expect(selected).toBe((await rescue.text.inputValue()).length);
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("it says what it needs", async ({ page, rescue }) => {
    await page.goto("rescue.html");
    await expect(page.getByText("This page needs JavaScript")).toBeVisible();
    await expect(rescue.table).toBeHidden();
  });
});

test("its policy allows its own script and style and nothing else", async ({
  page,
  rescue,
  foreseen,
}) => {
  await rescue.open();
  const policy = await page
    .locator('meta[http-equiv="Content-Security-Policy"]')
    .getAttribute("content");
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/]{43}='; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'$/,
  );
  foreseen.push(/^policy: script-src/, /^console: /);
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return window.ran ?? false;
  });
  expect(ran).toBe(false);
});

test("what it says to choose in Waymark is there", async ({ page }) => {
  await page.goto("rescue.html");
  await page.getByRole("link", { name: "Goals in Waymark" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Data and settings");
  await expect(page.getByLabel("Import a file")).toBeVisible();
  // And from there one comes here.
  const link = page.getByRole("link", { name: "Save your data" });
  const [opened] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  await expect(opened.getByRole("heading", { level: 1 })).toHaveText("Save your data");
});

test.describe("on the narrowest screen", () => {
  test.use({ viewport: NARROW, reducedMotion: "reduce" });

  const name = `${KEY}/${"x".repeat(150)}`;
  for (const [state, main, mirror] of [
    ["with nothing", {}, undefined],
    ["with records", { [KEY]: TEXT, [name]: DAMAGED }, { [name]: TEXT }],
  ]) {
    test(`${state} it fits every screen, and axe finds nothing`, async ({ page, rescue }) => {
      await rescue.openWith(main, mirror);
      if (mirror) {
        await rescue.saved();
        await page.getByText("No file? Copy the contents instead").click();
        await expect(rescue.text).toHaveValue(/}$/);
      }
      for (const [screen, size] of Object.entries(SIZES)) {
        await sized(page, size);
        expect.soft(await wide(page), screen).toEqual({ sideways: false, outside: [] });
      }
      await sized(page, NARROW);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await axeFinds(page), colorScheme).toEqual([]);
      }
    });
  }
});
