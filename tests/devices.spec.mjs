// Several devices, a folder that a drive keeps in step, and files carried over by hand.

import { readFile } from "node:fs/promises";
import { Devices } from "./devices.mjs";
import { Drive } from "./drive.mjs";
import { expect, seal, stored, test as base } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const KEY = "waymark/1/objective/a1";

const test = base.extend({
  drive: async ({ context }, use) => {
    const drive = new Drive();
    await drive.seenBy(context);
    await use(drive);
    drive.end();
  },

  devices: async ({ goals }, use) => use(new Devices(goals)),

  /** Another device, which sees the same folder. */
  another: async ({ browser, drive, beside }, use) => {
    const contexts = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: process.env.WAYMARK_URL, locale: "en-GB" });
      contexts.push(context);
      await drive.seenBy(context);
      return new Devices(await beside({ in: context }));
    });
    for (const context of contexts) await context.close();
  },
});

test("what one device changes the other has, and sees when it was there", async ({
  goals,
  drive,
  devices,
  another,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.connect("Laptop");
  await expect.poll(() => drive.names.length).toBeGreaterThan(0);
  const phone = await another();
  await phone.connect("Phone");
  await phone.titleIs(TITLE);
  await expect(phone.others).toHaveText(/Laptop: seen today/);
  await phone.rename(TITLE, "From the phone");
  await phone.sync(() => expect.poll(() => drive.names.some((it) => drive.read(it).includes("From the phone"))).toBe(true));
  await devices.sync(() => devices.titleIs("From the phone"));
  await expect(devices.others).toHaveText(/Phone: seen today/);
  await devices.button("Forget Phone").click();
  await expect(devices.others).toHaveCount(0);
  // What came is no step of this tab.
  await expect(goals.undo).toHaveCount(0);
  await goals.list();
  await expect(goals.card("From the phone")).toBeVisible();
});

test("what comes from another device takes the place of the form that stood open", async ({
  drive,
  devices,
  another,
}) => {
  const phone = await another();
  await phone.connect();
  await phone.goals.list();
  await expect(phone.goals.form).toBeVisible();
  await devices.goals.openWith(stored("a1", TITLE));
  await devices.connect();
  await expect.poll(() => drive.names.some((it) => drive.read(it).includes(TITLE))).toBe(true);
  // As when somebody comes back to the page: it looks into the folder.
  await phone.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(phone.goals.card(TITLE)).toBeVisible();
  await expect(phone.goals.form).toHaveCount(0);
});

test("row 44: what both changed stands side by side", async ({ goals, drive, devices, another }) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.connect();
  const phone = await another();
  await phone.connect();
  await phone.titleIs(TITLE);
  drive.fails = { list: "NotFoundError" };
  await devices.rename(TITLE, "From here");
  await phone.rename(TITLE, "From there");
  drive.fails = {};
  await phone.sync(() => expect(phone.alert).toHaveCount(0));
  await expect.poll(() => drive.names.some((it) => drive.read(it).includes("From there"))).toBe(true);
  const others = async () => {
    const text = await devices.page.evaluate((key) => localStorage.getItem(key), KEY);
    return JSON.parse(text.slice(9)).others?.title?.length;
  };
  await devices.sync(() => expect.poll(others).toBe(1));
  await expect(goals.status).toContainText("Another tab or device changed the same thing");
  await goals.list();
  await expect(goals.page.getByText("From here").first()).toBeVisible();
  await expect(goals.page.getByText("From there").first()).toBeVisible();
});

/** What a drive does to the newer of a device's two files: what is left, and what is said. */
const FAULTS = {
  "is empty": [(drive, name) => drive.put(name, ""), /: not downloaded yet/],
  "is half there": [(drive, name, text) => drive.put(name, text.slice(0, 200)), /: not complete/],
  "is gone": [() => {}, undefined],
  "is a placeholder": [(drive, name) => drive.put(`.${name}.icloud`, "bplist"), /: not downloaded yet/],
  "is a conflict copy": [
    (drive, name, text) => drive.put(name.replace(".json", " (Ann's conflicted copy 2026-11-26).json"), text),
    undefined,
    "Later",
  ],
  "was renamed": [(drive, _, text) => drive.put("kept by somebody.json", text), undefined, "Later"],
};

for (const [what, [happens, says, later = TITLE]] of Object.entries(FAULTS)) {
  test(`row 44: where a file of another device ${what}, what is whole counts`, async ({
    goals,
    drive,
    devices,
    another,
  }) => {
    await goals.openWith(stored("a1", TITLE));
    await devices.connect();
    const old = drive.read(drive.names[0]);
    await devices.rename(TITLE, "Later");
    const newest = () => drive.names.find((it) => drive.read(it).includes('"Later"'));
    await devices.sync(() => expect.poll(newest).toBeDefined());
    await goals.leave();
    // The other of its two files is of before.
    const name = newest();
    const text = drive.read(name);
    for (const other of drive.names.filter((it) => it !== name)) drive.remove(other);
    drive.put(name.replace(/[ab](?=\.json$)/, (it) => (it === "a" ? "b" : "a")), old);
    drive.remove(name);
    happens(drive, name, text);
    const phone = await another();
    await phone.connect();
    await phone.titleIs(later);
    const said = phone.section.locator(".devices__troubles");
    if (says) await expect(said).toHaveText(says);
    else await expect(said).toHaveText("");
    await expect(phone.others).toHaveCount(1);
  });
}

/** Why nothing is written or read: what the folder does, and what is said. */
const TROUBLES = {
  "is gone": [{ fails: { list: "NotFoundError" } }, "The folder is not where it was."],
  "is locked": [{ fails: { open: "NoModificationAllowedError" } }, "Another program is using a file"],
  "changes while it is written": [{ fails: { put: "InvalidStateError" } }, "Another program is using a file"],
  "empties what is written": [{ empties: true }, "could not be read back"],
  "has no room": [{ fails: { put: "QuotaExceededError" } }, "There is not enough space"],
};

for (const [what, [fault, says]] of Object.entries(TROUBLES)) {
  test(`row 44: a folder that ${what} is said to, and used again`, async ({ goals, drive, devices }) => {
    await goals.openWith(stored("a1", TITLE));
    await devices.connect();
    Object.assign(drive, fault);
    await devices.rename(TITLE, "Later");
    await devices.sync(() => expect(devices.alert).toContainText(says));
    Object.assign(drive, { fails: {}, empties: false });
    await devices.sync(() => expect(devices.alert).toHaveCount(0));
    await expect.poll(() => drive.names.filter((it) => drive.read(it).includes("Later")).length).toBeGreaterThan(0);
  });
}

test("the folder is reconnected by one button, and never asked for unasked", async ({
  goals,
  page,
  drive,
  devices,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.connect();
  drive.permission = "prompt";
  await goals.reload();
  await expect(devices.status).toHaveText("Your browser wants you to allow the folder again.");
  expect(drive.asked).toBe(0);
  await devices.button("Reconnect the folder").press("Enter");
  await expect(devices.connected).toBeVisible();
  expect(drive.asked).toBe(1);
  await devices.button("Stop using this folder").press("Enter");
  await expect(devices.button("Choose a folder")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Another device" })).toBeFocused();
  expect(drive.names.length, "what is there stays").toBeGreaterThan(0);
});

test("what a newer version wrote is left alone, and that is said", async ({ goals, drive, devices }) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.connect();
  const [name] = drive.names;
  const text = drive.read(name).slice(9).replace('"version":1', '"version":2').replace(TITLE, "Newer");
  drive.put("waymark-newer-a.json", seal(text));
  const said = devices.section.locator(".devices__troubles");
  await devices.sync(() => expect(said).toContainText("from a newer version of Waymark"));
  await devices.titleIs(TITLE);
});

test("the page of the goals looks into the folder by itself", async ({ goals, drive, devices, another }) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.connect();
  const phone = await another();
  await phone.connect();
  await devices.rename(TITLE, "Meanwhile");
  await devices.sync(() => expect.poll(() => drive.names.some((it) => drive.read(it).includes("Meanwhile"))).toBe(true));
  await phone.goals.list();
  await phone.goals.reload();
  await expect(phone.goals.card("Meanwhile")).toBeVisible();
});

test("a file is carried over by hand, merged, and taken back by Undo", async ({
  goals,
  page,
  devices,
  another,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.setUp("Laptop");
  const download = page.waitForEvent("download");
  await devices.button("Save for my other device").click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^waymark-device-[0-9a-z]+-\d{4}-\d\d-\d\d\.json$/);
  const buffer = await readFile(await file.path());
  const open = (on, name, buffer) =>
    on.section
      .getByLabel("Open from my other device")
      .setInputFiles({ name, mimeType: "application/json", buffer });
  const says = (on, text) => expect(on.section.getByRole("status").filter({ hasText: text })).toBeVisible();
  await open(devices, "own.json", buffer);
  await says(devices, "This device wrote that file itself");
  const phone = await another();
  await phone.setUp("Phone");
  await open(phone, "half.json", buffer.subarray(0, 200));
  await says(phone, "This file is not complete.");
  await open(phone, "other.json", Buffer.from("{}"));
  await says(phone, "This is not a file that");
  // A share sheet takes no JSON.
  await open(phone, "waymark.json.txt", buffer);
  await says(phone, "Merged.");
  await phone.titleIs(TITLE);
  await expect(phone.others).toHaveText(/Laptop: seen today/);
  await open(phone, "again.json", buffer);
  await says(phone, "Everything in this file is already here.");
  await phone.goals.list();
  await expect(phone.goals.card(TITLE)).toBeVisible();
  await phone.goals.undo.click();
  await expect(phone.goals.card(TITLE)).toHaveCount(0);
});

test("a browser without folders says so, and carries files by hand", async ({ goals, page, devices }) => {
  await page.addInitScript(() => delete window.showDirectoryPicker);
  await goals.open();
  await devices.setUp();
  await expect(devices.status).toContainText("This browser cannot open a folder.");
  await expect(devices.button("Choose a folder")).toBeHidden();
  await expect(devices.button("Save for my other device")).toBeVisible();
});

test("a real folder of the browser is written, read back and kept over a reload", async ({
  goals,
  page,
  devices,
}) => {
  await page.addInitScript(() => {
    window.showDirectoryPicker = () => navigator.storage.getDirectory();
  });
  await goals.openWith(stored("a1", TITLE));
  await devices.connect("Laptop");
  const written = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const [name, file] of folder.entries()) return [name, await (await file.getFile()).text()];
  });
  expect(written[0]).toMatch(/^waymark-[0-9a-z]+-[ab]\.json$/);
  expect(seal(written[1].slice(9))).toBe(written[1]);
  const other = written[1].slice(9).replace(/"device":"[0-9a-z]+"/, '"device":"other1"');
  const changed = other.replace("Laptop", "Phone").replace(TITLE, "From the phone").replace('1.seed"', '9.other"');
  await page.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const file = await folder.getFileHandle("waymark-other1-a.json", { create: true });
    const to = await file.createWritable();
    await to.write(text);
    await to.close();
  }, seal(changed));
  await goals.reload();
  await expect(devices.others).toHaveText(/Phone: seen today/);
  await expect(devices.connected).toBeVisible();
});
