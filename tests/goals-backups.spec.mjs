// Backups: made by themselves, looked into, and gone back to.

import { binned, day, expect, Goals, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const OTHER = "Ship it";
const CONVERSION = { name: "Conversion", start: "12", target: "18" };

/** The backups there are, as they are stored: day and what stands on it. */
const there = (page) =>
  page.evaluate(async () => {
    const answer = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await answer(indexedDB.open("waymark"));
    const store = database.transaction("backups").objectStore("backups");
    const [keys, all] = await Promise.all([answer(store.getAllKeys()), answer(store.getAll())]);
    database.close();
    const rows = keys.map((key, at) => [key, all[at]]).filter(([key]) => key.startsWith("about/"));
    return Object.fromEntries(rows.map(([key, { about }]) => [key.slice(6), JSON.parse(about)]));
  });

/** Waits until there is a backup of a day with so many objectives. */
const isThere = (page, of, records) =>
  expect.poll(async () => (await there(page))[of]?.records, { timeout: 15_000 }).toBe(records);

const section = (page) =>
  page.locator("details").filter({ has: page.getByRole("heading", { level: 2, name: /^Backups/ }) });

/** Unfolds the list of them. */
async function unfold(page) {
  await new Goals(page).settings();
  await section(page).locator("summary").first().click();
  await expect(section(page)).toHaveAttribute("open");
}

/** Opens the page on a day, at noon. */
async function on(page, goals, when) {
  await page.clock.setFixedTime(new Date(`${when}T12:00`));
  await goals.open();
}

test("a backup is made by itself, looked into, and gone back to; one undo takes it back", async ({
  page,
  goals,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [CONVERSION]), ...stored("a2", OTHER) });
  await isThere(page, day(), 2);
  await goals.checkIn(TITLE, "15");
  await goals.begin();
  await goals.write("Made since");
  await goals.delete(OTHER);
  await goals.reload();
  await unfold(page);
  const line = section(page).getByRole("listitem").first();
  await expect(line).toContainText("2 objectives");
  await line.getByRole("button", { name: /^Look inside/ }).click();
  const opened = page.getByRole("region", { name: /^Backup from/ });
  await expect(opened.getByRole("heading", { name: /^Backup from/ })).toBeFocused();
  await opened.getByText("What it holds").click();
  await expect(opened.getByRole("listitem").filter({ hasText: OTHER }).first()).toBeVisible();
  await expect(opened).toContainText("Made since");
  await goals.button("Restore this backup", opened).click();
  await expect(section(page)).toContainText("Restored from the backup.");
  await expect(goals.saved).toBeVisible();
  await goals.list();
  await expect(goals.card(OTHER)).toBeVisible();
  await expect(goals.card("Made since")).toHaveCount(0);
  await expect(goals.card(TITLE).getByText(/15 on/)).toHaveCount(0);
  await goals.undo.click();
  await expect(goals.card("Made since")).toBeVisible();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(goals.card(OTHER)).toHaveCount(0);
});

test("row 42: where both stores are empty a backup is offered, and brings all of it back", async ({
  page,
  goals,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [CONVERSION]), ...stored("a2", OTHER) });
  await isThere(page, day(), 2);
  await goals.clearAll();
  await goals.reload();
  const offer = page.getByRole("alert").filter({ hasText: "Nothing is stored here" });
  await expect(offer).toContainText(/a backup from .* holds 2 objectives\./);
  await goals.button("Show the backups", offer).click();
  await expect(page.getByRole("heading", { name: /^Backups/ })).toBeFocused();
  await section(page).getByRole("button", { name: /^Look inside/ }).click();
  await goals.button("Restore this backup").click();
  await expect(section(page)).toContainText("Restored from the backup.");
  await goals.list();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.card(OTHER)).toBeVisible();
  await expect(offer).toHaveCount(0);
});

test("where more than half is missing no backup is made, and the last one stays", async ({
  page,
  goals,
}) => {
  const all = Object.assign({}, ...["a1", "a2", "a3", "a4", "a5"].map((id) => stored(id, `Goal ${id}`)));
  await goals.openWith(all);
  await isThere(page, day(), 5);
  // Another program took four of them out of both stores.
  const lost = Object.keys(all).slice(1);
  await goals.leave();
  await goals.changeMirror(Object.fromEntries(lost.map((key) => [key, null])));
  await page.evaluate((lost) => lost.forEach((key) => localStorage.removeItem(key)), lost);
  await on(page, goals, day(1));
  await goals.begin();
  await goals.write("And one");
  const notice = page.getByRole("alert").filter({ hasText: "No backup was made today" });
  await expect(notice).toBeVisible({ timeout: 15_000 });
  expect(Object.keys(await there(page))).toEqual([day()]);
  await goals.button("Back up anyway", notice).click();
  await isThere(page, day(1), 2);
  await expect(notice).toHaveCount(0);
});

test("row 43: a damaged backup is said to be, and the others can be read", async ({
  page,
  goals,
}) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  await isThere(page, day(), 1);
  await goals.leave();
  await page.evaluate(async (before) => {
    const database = await new Promise((resolve) => {
      const request = indexedDB.open("waymark");
      request.onsuccess = () => resolve(request.result);
    });
    const transaction = database.transaction("backups", "readwrite");
    const store = transaction.objectStore("backups");
    const about = JSON.stringify({ records: 3, characters: 9, sum: "00000000", gone: {} });
    store.put({ about, bytes: 7 }, `about/${before[0]}`);
    store.put(new TextEncoder().encode("rubbish").buffer, before[0]);
    store.put("rubbish", `about/${before[1]}`);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
  }, [day(-1), day(-2)]);
  await goals.open();
  await unfold(page);
  const lines = section(page).getByRole("listitem");
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(2)).toContainText("damaged");
  for (const place of [1, 2]) {
    await lines.nth(place).getByRole("button").click();
    await expect(section(page).getByRole("alert")).toContainText("This backup is damaged");
  }
  await lines.first().getByRole("button").click();
  await expect(page.getByRole("region", { name: /^Backup from/ })).toContainText("Nothing would change.");
});

test("what is deleted for good is taken out of the backups where one asks for it", async ({
  page,
  goals,
}) => {
  await goals.openWith({ ...stored("a1", TITLE, [CONVERSION]), ...binned("a2", OTHER) });
  await isThere(page, day(), 2);
  await goals.openBin();
  await expect(goals.bin).toContainText("after 12 months");
  await goals.bin.getByLabel("Remove it from the backups too").check();
  await goals.button("Empty the bin").click();
  await goals.button("Yes, delete for good").click();
  await expect(page.getByText("is no longer in any backup")).toBeVisible();
  const about = (await there(page))[day()];
  expect(about.records).toBe(1);
  expect(Object.keys(about.gone)).toEqual(["objective/a2"]);
  await unfold(page);
  const line = section(page).getByRole("listitem").first();
  await line.getByRole("button", { name: /^Look inside/ }).click();
  const { bytes } = await goals.download(goals.button("Save it as a file"));
  expect(bytes.toString()).not.toContain(OTHER);
  expect(bytes.toString()).toContain(TITLE);
});

test("how much changed since the last export is said beside it", async ({ page, goals }) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  const section = page.locator("section").filter({
    has: page.getByRole("heading", { name: "Export and import" }),
  });
  await goals.settings();
  await goals.exported();
  await expect(section).toContainText("Nothing has changed since your last export");
  for (const [value, says] of [
    ["15", "1 change since your last export"],
    ["16", "2 changes since your last export"],
  ]) {
    await goals.list();
    await goals.checkIn(TITLE, value);
    await goals.settings();
    await expect(section).toContainText(says);
  }
});
