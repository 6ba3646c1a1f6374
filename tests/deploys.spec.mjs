// Old and new at the same time, as a deploy brings them together: docs/offline.md has the list.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { anotherBuild, appOf, BUILT, removed, serveBuilds } from "./deploys.mjs";
import { Grade } from "./grade.mjs";
import { expect, Quiz, test as base } from "./journey.mjs";

const test = base.extend({
  next: [
    async ({}, use) => {
      const folder = await anotherBuild();
      await use(folder);
      await removed(folder);
    },
    { scope: "worker" },
  ],
  site: async ({}, use) => {
    const site = await serveBuilds(BUILT);
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

test.use({ serviceWorkers: "allow" });

/** Waits until the worker has all of a build and answers for the page. */
const kept = (page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");

/** Waits until a page is of the build in a folder. */
const isOf = async (page, folder) =>
  expect(page.locator(`meta[name="waymark-app"][content*="-${await appOf(folder)}."]`)).toBeAttached();

/** Has the browser look for a new worker, as it does by itself when a page is opened. */
const looks = (page) =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().then(() => {}, () => {}));

/** Which worker waits: none, or one. */
const waits = (page) =>
  page.evaluate(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return installing ? "comes" : waiting ? "waits" : "none";
  });

const notice = (page) => page.getByText("A new version of Waymark is ready.");

const reload = (page) => page.getByRole("button", { name: "Reload", exact: true });

/** A page, shown: the quiz's question, or the playground. */
async function goesTo(page, name) {
  await page.getByRole("link", { name, exact: true }).click();
  if (name === "Grade") return expect(new Grade(page).field("Now")).toHaveValue("15");
  await expect(page.locator(".main .loading")).toHaveCount(0);
  await expect(page.locator("#status")).toBeAttached();
}

test("a new version is told, comes when one presses, and leaves other tabs as they are", async ({
  page,
  context,
  site,
  next,
}) => {
  const quiz = new Quiz(page);
  await quiz.open();
  await kept(page);
  const other = await context.newPage();
  await new Quiz(other).open();
  await kept(other);
  // The old files are gone from the server, all of them.
  site.serves = [next];
  await quiz.answer("ab");
  await page.reload();
  // It is still the old one, whole.
  await expect(quiz.question(3)).toBeVisible();
  await isOf(page, BUILT);
  await expect(notice(page)).toBeVisible();
  await expect(notice(other)).toBeVisible();
  await expect(quiz.option(3, "a")).toBeVisible();
  await quiz.option(3, "a").check();
  await reload(page).click();
  await isOf(page, next);
  await expect(quiz.question(3)).toBeVisible();
  await expect(notice(page)).toBeHidden();
  // The other tab goes on as it was, in parts that it has not had before.
  await goesTo(other, "Grade");
  await goesTo(other, "KPIs");
  await isOf(other, BUILT);
  await goesTo(page, "KPIs");
  // Its cache stays as long as it is there, and goes then.
  const names = () => page.evaluate(() => caches.keys());
  await page.reload();
  await expect(page.locator("#status")).toBeAttached();
  await page.waitForFunction(() => globalThis.waymarkOffline);
  expect(await names()).toHaveLength(2);
  await reload(other).click();
  await isOf(other, next);
  await expect.poll(names).toHaveLength(1);
  expect((await names())[0]).toContain(await appOf(next));
});

test("nobody is told while typing, and nothing typed is lost", async ({ page, site, next }) => {
  const grade = new Grade(page);
  await page.goto("#/grade");
  await expect(grade.field("Now")).toHaveValue("15");
  await kept(page);
  await grade.field("Now").fill("16");
  site.serves = [next];
  await looks(page);
  await expect.poll(() => waits(page)).toBe("waits");
  await page.keyboard.type("5");
  await expect(grade.field("Now")).toHaveValue("165");
  await expect(notice(page)).toBeHidden();
  await expect(grade.field("Now")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.getByRole("heading", { level: 1 }).click();
  await expect(notice(page)).toBeVisible();
  await reload(page).click();
  await isOf(page, next);
  await expect(grade.field("Now")).toHaveValue("165");
});

/** What a server does halfway through: to which paths it answers how. */
const HALF = {
  "the page is still the old one": [/^\/$/, 200],
  "a part is still missing": [/^\/goals-/, 404],
  "a server gives a page for what is missing": [/^\/goals-/, 200],
  "the server gives in": [/^\/kpis-/, 500],
};

for (const [what, [path, status]] of Object.entries(HALF)) {
  test(`halfway through an upload, where ${what}, the old version stays whole`, async ({
    page,
    site,
    next,
    foreseen,
  }) => {
    foreseen.push(/console: Failed to (load resource|find a valid digest)/);
    const quiz = new Quiz(page);
    await quiz.open();
    await kept(page);
    const body = await readFile(join(BUILT, "index.html"), "utf8");
    site.serves = [next, BUILT];
    site.instead = (asked) => (path.test(asked) ? { status, body } : undefined);
    await looks(page);
    await expect.poll(() => waits(page)).toBe("none");
    await page.reload();
    await expect(quiz.question(1)).toBeVisible();
    await isOf(page, BUILT);
    await goesTo(page, "KPIs");
    expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
    // Once all is there it comes.
    site.instead = () => undefined;
    await looks(page);
    await expect(notice(page)).toBeVisible();
    await reload(page).click();
    await isOf(page, next);
    await expect(page.locator("#status")).toBeAttached();
  });
}

test("a first visit in the middle of a deploy keeps nothing, and the next one does", async ({
  page,
  site,
  next,
  foreseen,
}) => {
  foreseen.push(/console: /);
  // The page and its files are of the old build, the worker of the new.
  const body = await readFile(join(next, "sw.js"), "utf8");
  site.instead = (path) => (path === "/sw.js" ? { body, type: "text/javascript" } : undefined);
  const quiz = new Quiz(page);
  await quiz.open();
  await page.waitForFunction(() => globalThis.waymarkOffline);
  await page.evaluate(() => globalThis.waymarkOffline.settled());
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  site.instead = () => undefined;
  await page.reload();
  await expect(quiz.question(1)).toBeVisible();
  await kept(page);
});

test("a page loaded past the worker is the new one, whole, and says nothing wrong", async ({
  page,
  site,
  next,
}) => {
  const quiz = new Quiz(page);
  await quiz.open();
  await kept(page);
  site.serves = [next];
  const session = await page.context().newCDPSession(page);
  // As with Shift held down.
  await session.send("Page.reload", { ignoreCache: true });
  await isOf(page, next);
  await expect(quiz.question(1)).toBeVisible();
  await goesTo(page, "KPIs");
  // Loaded in this way, a browser looks for no new worker: it does with the next page.
  await looks(page);
  await expect(notice(page)).toBeVisible();
  await reload(page).click();
  await kept(page);
  await isOf(page, next);
  await goesTo(page, "Grade");
});

test("a page from before there was a worker goes on beside one of the new build", async ({
  page,
  context,
  site,
  next,
}) => {
  // It has none: the file was not there.
  site.instead = (path) => (path === "/sw.js" ? { status: 404 } : undefined);
  const old = await context.newPage();
  await new Quiz(old).open();
  await old.waitForFunction(() => globalThis.waymarkOffline);
  site.instead = () => undefined;
  // Its files stay for some days, as HOSTING.md asks.
  site.serves = [next, BUILT];
  await new Quiz(page).open();
  await kept(page);
  await isOf(page, next);
  await goesTo(old, "KPIs");
  await isOf(old, BUILT);
  // Where they do not, it says what to press.
  site.serves = [next];
  await old.getByRole("link", { name: "Grade", exact: true }).click();
  await expect(old.getByRole("alert")).toContainText("Waymark was updated.");
  await reload(old).last().click();
  await isOf(old, next);
});

test("a version that does not start is replaced by the next, without a press", async ({
  page,
  site,
  next,
  foreseen,
}) => {
  foreseen.push(/broken on purpose/);
  const broken = await anotherBuild("broken", (name, bytes) =>
    /^waymark-[0-9a-f]+\.js$/.test(name) ? "throw new Error('broken on purpose');" : bytes,
  );
  try {
    site.serves = [broken];
    await page.goto("");
    await expect(page.getByText("The app could not be loaded.")).toBeVisible();
    await kept(page);
    site.serves = [next];
    await page.reload();
    await expect(page.getByText("The app could not be loaded.")).toBeVisible();
    // The new one takes over as soon as it is there.
    await expect.poll(() => page.evaluate(() => caches.keys())).toHaveLength(2);
    await expect.poll(() => waits(page)).toBe("none");
    await page.getByRole("link", { name: "Reload the page" }).click();
    await expect(new Quiz(page).question(1)).toBeVisible();
    await isOf(page, next);
  } finally {
    await removed(broken);
  }
});

test("back to the version before is a new version like any other", async ({ page, site, next }) => {
  site.serves = [next];
  const quiz = new Quiz(page);
  await quiz.open();
  await kept(page);
  site.serves = [BUILT];
  await looks(page);
  await expect(notice(page)).toBeVisible();
  await reload(page).click();
  await isOf(page, BUILT);
  await goesTo(page, "Grade");
});
