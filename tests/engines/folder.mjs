// The folder of several devices, over one of the browser's own: what is asked of a handle, in a
// browser that offers nobody to choose a folder.

import assert from "node:assert/strict";
import { seal } from "../store.mjs";

/** In each page: what a person would choose, and would have allowed. */
const chosen = () => {
  window.showDirectoryPicker = () => navigator.storage.getDirectory();
  const { prototype } = FileSystemHandle;
  prototype.queryPermission ??= async () => "granted";
};

/** Waits in a page until a button of that name is there, and presses it. */
const press = (name) =>
  new Promise((done) => {
    const look = () => {
      const all = [...document.querySelectorAll("button, a")];
      const found = all.find((it) => it.textContent.trim() === name && it.checkVisibility());
      if (!found) return requestAnimationFrame(look);
      found.click();
      done(true);
    };
    look();
  });

/** Waits in a page until the part about other devices says something. */
const says = (text) =>
  new Promise((done) => {
    const look = () => {
      if (document.querySelector(".devices")?.textContent.includes(text)) done(true);
      else requestAnimationFrame(look);
    };
    look();
  });

/** The names and texts of what is in the folder. */
const files = async () => {
  const all = [];
  for await (const [name, file] of (await navigator.storage.getDirectory()).entries()) {
    all.push([name, await (await file.getFile()).text()]);
  }
  return all;
};

const put = async (name, text) => {
  const folder = await navigator.storage.getDirectory();
  const to = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await to.write(text);
  await to.close();
};

/** It is written, read back, kept over a reload, and what another device wrote is merged. */
export async function folder(browser, url) {
  await browser.begin();
  await browser.prepare(chosen);
  await browser.open(`${url}#/goals`);
  await browser.run(press, "Data and settings");
  await browser.run(press, "Set it up");
  await browser.run(press, "Choose a folder");
  await browser.run(says, "This device’s file there is from today.");
  const [[name, text]] = await browser.run(files);
  assert.match(name, /^waymark-[0-9a-z]+-[ab]\.json$/);
  assert.equal(seal(text.slice(9)), text);
  const other = text.slice(9).replace(/"device":"[0-9a-z]+"/, '"device":"other1"');
  const named = other.replace(/"name":"[^"]*"/, '"name":"Phone"');
  await browser.run(put, "waymark-other1-a.json", seal(named));
  await browser.reload();
  await browser.run(says, "Phone: seen today");
  await browser.run(says, "This device’s file there is from today.");
  assert.deepEqual(browser.errors, []);
}
