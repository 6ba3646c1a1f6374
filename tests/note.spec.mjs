// Pinned notes: made from what is chosen, and looked at by somebody else, whose own data stays
// out of it.

import { inflateSync } from "node:zlib";
import { axeFinds } from "./axe.mjs";
import { day, stored } from "./goals.mjs";
import { endedMonths, expect, storedKpi, test } from "./kpis.mjs";
import { watch } from "./journey.mjs";
import { linkTo } from "./note.mjs";

const TITLE = "Make the trial the reason to buy";

/** This quarter. */
function quarter() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const begins = now.getMonth() - (now.getMonth() % 3);
  const ends = new Date(now.getFullYear(), begins + 3, 0);
  const written = (month, on) => `${now.getFullYear()}-${two(month + 1)}-${two(on)}`;
  return { first: written(begins, 1), last: written(begins + 2, ends.getDate()) };
}

const LEARNED = "Mondays are long";

/** An objective of this quarter. */
function objective(id = "a1", title = TITLE) {
  const values = { name: "Trial to paid", start: "12", target: "18", unit: "%" };
  const checkIns = { [day(0)]: { value: "15", note: "after the fair" } };
  const more = { period: quarter(), learned: LEARNED };
  return stored(id, title, [{ ...values, checkIns }], more);
}

const BAND = { operator: "at-least", target: "35", threshold: "30" };

function kpi(id = "b1", name = "Gross margin") {
  const [newest, before] = endedMonths(2);
  const readings = { [before]: "37.125", [newest]: "28" };
  return storedKpi(id, name, { unit: "%", band: BAND, owner: "Ana", readings });
}

/** The fold on the page. */
const unfold = async (page) => {
  const fold = page.locator("details.pin");
  await fold.locator("summary").click();
  await fold.getByRole("button", { name: "Copy as Markdown" }).waitFor();
  return fold;
};

/** What is in the clipboard once a button was pressed. */
async function copied(page, fold, name) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await fold.getByRole("button", { name }).click();
  await expect(fold.getByText("Copied.")).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Everything that a browser keeps for a page. */
function kept(page) {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const rows = {};
    for (const { name, version } of databases) {
      const open = indexedDB.open(name, version);
      const database = await new Promise((done, failed) => {
        open.onsuccess = () => done(open.result);
        open.onerror = failed;
      });
      for (const store of database.objectStoreNames) {
        const asked = database.transaction(store).objectStore(store).getAll();
        rows[`${name}/${store}`] = await new Promise((done) => {
          asked.onsuccess = () => done(asked.result);
        });
      }
      database.close();
    }
    const registered = await navigator.serviceWorker.getRegistrations();
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      rows,
      caches: await caches.keys(),
      workers: registered.map(({ scope }) => scope),
      cookies: document.cookie,
    });
  });
}

const NOTHING = JSON.stringify({
  local: {},
  session: {},
  rows: {},
  caches: [],
  workers: [],
  cookies: "",
});

const OBJECTIVE = `o\tg\t${TITLE}\tQ4 2026\t0.70 so far, green.`;
const LINES = [
  OBJECTIVE,
  "r\ta\tTrial to paid\tRaise from 12% to 18%\t15%, 20 November 2026\t0.50",
  "r\t\tComplaints\tat most 3\tno check-in yet\t–",
  "k\tr\tGross margin\t28%\tOctober 2026\tout of band, too low: at least 30%\tThe usual ups and downs.\tmonthly · Ana",
];

/** The page that a link shows, once it shows one. */
const noteOf = async (page) => {
  const note = page.locator(".note-page");
  await note.locator(".note, [role=alert]").first().waitFor();
  return note;
};

/** Once offline.js had its turn, whatever it does. */
const settled = (page) => page.waitForFunction(() => globalThis.waymarkOffline);

test("what is chosen goes out as a link that an empty browser shows, and stays empty", async ({
  page,
  goals,
  browser,
  baseURL,
  foreseen,
}) => {
  await goals.openWith({ ...objective(), ...objective("a2", "Another one"), ...kpi() });
  const fold = await unfold(page);
  const preview = fold.getByRole("region", { name: "Preview" });
  await expect(preview.getByRole("heading", { name: TITLE })).toBeVisible();
  await expect(preview.getByText("28%", { exact: true })).toBeVisible();
  await fold.getByRole("checkbox", { name: "Another one" }).uncheck();
  await expect(preview.getByRole("heading", { name: "Another one" })).toHaveCount(0);

  const link = await copied(page, fold, "Copy link");
  expect(link).toContain(`${baseURL}#/note?n=1.`);
  // One in which the app would be kept, were it the app.
  const context = await browser.newContext({ serviceWorkers: "allow" });
  const theirs = await context.newPage();
  const troubles = await watch(theirs, foreseen, baseURL);
  await theirs.goto(link);
  const note = await noteOf(theirs);
  await expect(note.getByRole("heading", { level: 1 })).toHaveText("Pinned note");
  await expect(note.getByText(/^As of /)).toBeVisible();
  await expect(note.getByRole("heading", { name: TITLE })).toBeVisible();
  const [result, board] = [note.getByRole("listitem").first(), note.getByRole("listitem").last()];
  await expect(result).toContainText(/Trial to paid.*12% to 18%.*15%.*Score 0\.50/s);
  await expect(board).toContainText(/Gross margin.*monthly · Ana.*28%.*out of band, too low/s);
  await expect(note).not.toContainText("Another one");
  // No more than is shown is in the link.
  const [, letters] = link.split("n=1.");
  const inside = inflateSync(Buffer.from(letters, "base64url")).toString();
  for (const hidden of [LEARNED, "after the fair", "37.125"]) {
    expect(inside).not.toContain(hidden);
  }
  await settled(theirs);
  expect(await kept(theirs)).toBe(NOTHING);
  expect(troubles).toEqual([]);
  await context.close();
});

test("a note shows nothing of the reader's own, reads none of it and leaves it as it is", async ({
  page,
  goals,
}) => {
  await goals.openWith({ ...objective("a7", "My own objective"), ...kpi("b7", "My own KPI") });
  await expect(goals.card("My own objective")).toBeVisible();
  await settled(page);
  // Elsewhere on the origin, so that nothing of the app runs meanwhile.
  await page.goto("rescue.html");
  const before = await kept(page);
  await page.addInitScript(() => {
    globalThis.asked = [];
    const watched = [
      [Storage.prototype, ["getItem", "setItem", "removeItem", "clear", "key"]],
      [IDBFactory.prototype, ["open", "deleteDatabase"]],
      [CacheStorage.prototype, ["open", "match", "delete"]],
    ];
    for (const [of, names] of watched) {
      for (const name of names) {
        const real = of[name];
        of[name] = function (...given) {
          globalThis.asked.push(`${name} ${given[0]}`);
          return real.apply(this, given);
        };
      }
    }
  });
  await page.goto(linkTo(LINES));
  const note = await noteOf(page);
  await expect(note.getByRole("heading", { name: TITLE })).toBeVisible();
  await expect(page.locator("body")).not.toContainText("My own");
  // Nothing on the page leads to it.
  for (const role of ["link", "button"]) {
    const all = page.getByRole(role);
    await expect(all).toHaveCount(role === "link" ? 1 : 0);
  }
  await settled(page);
  expect(await page.evaluate(() => globalThis.asked)).toEqual([]);
  expect(await kept(page)).toBe(before);
});

test("on the board it begins with the KPIs, and is copied as Markdown that names cannot break", async ({
  page,
  kpis,
  goals,
}) => {
  await goals.put({ ...objective("a1", "# A | *title*"), ...kpi("b1", "<b>Margin</b> | [x](y)") });
  await kpis.open();
  const fold = await unfold(page);
  const text = await copied(page, fold, "Copy as Markdown");
  expect(text).toMatch(/^# Pinned note\n\nAs of .*\. A snapshot: it does not change\.\n/);
  expect(text).toContain("\n## \\# A \\| \\*title\\*\n");
  expect(text).toMatch(/\n\| Trial to paid \| .*12% to 18% \| 15%, .* \| 0\.50 \|\n/);
  expect(text).toMatch(/\n\| \\<b>Margin\\<\/b> \\\| \\\[x\\\]\(y\) \| 28% \(.*\) \| out of band/);

  // Nothing chosen is no note.
  for (const box of await fold.getByRole("checkbox").all()) await box.uncheck();
  await expect(fold.getByText("Choose an objective or a KPI.")).toBeVisible();
  await expect(fold.getByRole("button")).toHaveCount(0);
});

test("the preview follows what changes, and what is too much for a link says so", async ({
  page,
  kpis,
  goals,
}) => {
  // Nothing repeats, so little of it is compressed away.
  let state = 7;
  const letter = () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCodePoint(0x4e00 + (state % 20_000));
  };
  const each = Array.from({ length: 20 }, (_, at) =>
    storedKpi(`c${at}`, Array.from({ length: 180 }, letter).join(""), { unit: "%", band: BAND }),
  );
  const names = Object.assign({}, ...each);
  await goals.put(names);
  await kpis.open();
  const fold = await unfold(page);
  await expect(fold.getByRole("button", { name: "Copy link" })).toBeVisible();
  for (const box of await fold.getByRole("checkbox").all()) await box.check();
  await expect(fold.getByText(/^Too long for a link: it would have \d+ characters/)).toBeVisible();
  await expect(fold.getByRole("button", { name: "Copy link" })).toHaveCount(0);
  await expect(fold.getByRole("button", { name: "Copy as Markdown" })).toBeVisible();
  for (const box of (await fold.getByRole("checkbox").all()).slice(6)) await box.uncheck();
  await expect(fold.getByRole("button", { name: "Copy link" })).toBeVisible();
});

for (const [what, link, says] of [
  ["no note", "#/note", /^There is no note in this link\./],
  ["a cut note", linkTo(LINES).slice(0, -20), /^This link is damaged: part of it was lost/],
  ["another text", linkTo(["x\ty"]), /^This link is damaged/],
  ["letters of no kind", "#/note?n=1.%00%ff", /^This link is damaged/],
  ["a newer version", linkTo(LINES, { version: 2 }), /^A newer version of Waymark made this link\./],
  ["too much", `#/note?n=1.${"A".repeat(9000)}`, /^This link is too long to be a note's/],
]) {
  test(`a link with ${what} says so`, async ({ page }) => {
    await page.goto(link);
    const note = await noteOf(page);
    await expect(note.getByRole("alert")).toHaveText(says);
    expect(await axeFinds(page)).toEqual([]);
  });
}

test("a link with a sentence's full stop behind it works, and so does the next one", async ({
  page,
}) => {
  await page.goto(`${linkTo(LINES)}.`);
  const note = await noteOf(page);
  await expect(note.getByRole("heading", { name: TITLE })).toBeVisible();
  await page.goto(linkTo(["o\t\tThe next one\tQ1\tNothing yet."]));
  await expect(note.getByRole("heading", { level: 2 }).first()).toHaveText("The next one");
  await page.goBack();
  await expect(note.getByRole("heading", { level: 2 }).first()).toHaveText(TITLE);
});

test("somebody's markup and turned letters are text in a note", async ({ page }) => {
  const name = "<img src=x onerror=alert(1)>\u202egnp.exe";
  await page.goto(linkTo([`o\t\t${name}\tQ4\t`, `r\t\t${name}\t${name}\t1\t2`]));
  const note = await noteOf(page);
  await expect(note.getByRole("heading", { level: 2 })).toHaveText(name.replace("\u202e", ""));
  await expect(note.locator("img")).toHaveCount(0);
});

/** A page without a policy that frames an address. It is of the same origin, where a frame
    would share all that is kept. */
async function framed(page, address) {
  await page.goto("embed/okr-or-kpi.js");
  await page.setContent(`<title>A wiki</title><iframe title="n" width="320" height="600" src="${address}"></iframe>`);
  return page.frameLocator("iframe");
}

test("in a frame on another page it shows the note, and nothing else of Waymark opens there", async ({
  page,
  baseURL,
}) => {
  const address = linkTo(LINES, { page: `${baseURL}note.html` });
  const inside = await framed(page, address);
  await expect(inside.getByRole("heading", { name: TITLE })).toBeVisible();
  const [, frame] = page.frames();
  const fits = () =>
    frame.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  expect(await fits()).toBe(true);
  expect(await axeFinds(frame)).toEqual([]);
  for (const scheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme: scheme });
    expect(await axeFinds(frame, { colorsAlone: true })).toEqual([]);
  }

  // The page around it leads it elsewhere.
  for (const elsewhere of ["#/goals", "#/kpis?open=b1", "#/goals?settings=1", "#main"]) {
    await page.locator("iframe").evaluate((it, to) => {
      it.src = it.src.replace(/#.*/, to);
    }, elsewhere);
    await expect.poll(() => frame.evaluate(() => location.hash)).toBe("#/note");
    await expect(inside.locator(".goals-page, .quiz-page")).toHaveCount(0);
  }
  await page.locator("iframe").evaluate((it, to) => {
    it.src = to;
  }, address);
  await expect(inside.getByRole("heading", { name: TITLE })).toBeVisible();
});

test("the page for frames reaches nothing that is kept, wherever it is led", async ({
  page,
  goals,
}) => {
  await goals.openWith({ ...objective("a7", "My own objective") });
  await expect(goals.card("My own objective")).toBeVisible();
  for (const hash of ["#/goals", "#/note", ""]) {
    await page.goto("about:blank");
    await page.goto(`note.html${hash}`);
    const note = await noteOf(page);
    await expect(note.getByRole("alert")).toHaveText(/^There is no note in this link/);
    await expect(page).toHaveURL(/note\.html#\/note$/);
    const reached = await page.evaluate(() =>
      [
        () => localStorage,
        () => sessionStorage,
        () => indexedDB,
        () => caches,
        () => navigator.serviceWorker,
        () => navigator.storage,
      ].map((ask) => {
        try {
          return String(ask());
        } catch ({ name }) {
          return name;
        }
      }),
    );
    expect(new Set(reached)).toEqual(new Set(["SecurityError"]));
  }
});

test("the code for an iframe shows the note on the page that has it", async ({ page, goals }) => {
  await goals.openWith({ ...objective(), ...kpi() });
  const fold = await unfold(page);
  const code = await copied(page, fold, "Copy HTML for an iframe");
  await page.goto("embed/okr-or-kpi.js");
  await page.setContent(code);
  const inside = page.frameLocator('iframe[title="Pinned note"]');
  await expect(inside.getByRole("heading", { name: TITLE })).toBeVisible();
});

test("a note prints on one page, in print's colours", async ({ page }) => {
  const lines = [OBJECTIVE, ...Array(5).fill(LINES[1]), ...Array(6).fill(LINES[3])];
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(linkTo(lines));
  await noteOf(page);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test("where no app can run, the page for frames offers the note beside it", async ({
  page,
  foreseen,
}) => {
  foreseen.push(/console: Failed to load resource/);
  await page.route("**/*.wasm", (route) => route.abort());
  const address = linkTo(LINES, { page: "note.html" });
  await page.goto(address);
  const link = page.getByRole("link", { name: "Open it in a tab of its own" });
  await expect(link).toBeVisible();
  expect(await link.evaluate((it) => it.href.endsWith(location.hash) && it.href)).toContain("#/note?n=1.");
});
