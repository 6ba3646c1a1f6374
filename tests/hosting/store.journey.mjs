// The store of a team on an Apache that runs by hosting/apache.conf, with a login before it, as
// two people's browsers see it.

import { mkdtemp, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Devices } from "../devices.mjs";
import { expect, seal, stored, test as base, unseal } from "../goals.mjs";
import { ANN, configured } from "./apache-config.mjs";
import { freePort, start } from "./checks.mjs";
import { Gate } from "./gate.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const NAMED = '<meta name="waymark-store" content="store/">';
const TITLE = "Make the trial the reason to buy";

const US = "ours";

const test = base.extend({
  apache: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), "waymark-store-"));
      const root = path.join(folder, "root");
      await cp(DIST, root, { recursive: true });
      const page = path.join(root, "index.html");
      const html = await readFile(page, "utf8");
      // All that a host does to have it.
      await writeFile(page, html.replace("<title>", `${NAMED}<title>`));
      await writeFile(path.join(root, "sw.js"), "\n// With a store.\n", { flag: "a" });
      const port = await freePort();
      const { store, ...command } = await configured({ port, root, folder });
      const server = await start(command, port);
      await use({ port, store });
      await server.stop();
      await rm(folder, { recursive: true });
    },
    { scope: "worker" },
  ],

  /** What stands before it. */
  gate: async ({ apache }, use) => {
    for (const name of await readdir(apache.store)) {
      await rm(path.join(apache.store, name), { recursive: true });
    }
    const gate = new Gate();
    await gate.stand(apache.port);
    process.env.WAYMARK_URL = gate.url;
    await use(gate);
    await gate.stop();
  },

  baseURL: async ({ gate }, use) => use(gate.url),
  httpCredentials: ANN,
  // By which the gate tells the browsers apart.
  userAgent: US,

  foreseen: async ({}, use) => use([/^console: Failed to load resource/]),

  devices: async ({ goals }, use) => use(new Devices(goals)),

  /** Another person's browser. */
  another: async ({ browser, baseURL, beside }, use) => {
    const contexts = [];
    await use(async (more = {}) => {
      const usual = { baseURL, locale: "en-GB", serviceWorkers: "block", httpCredentials: ANN, userAgent: "theirs" };
      const context = await browser.newContext({ ...usual, ...more });
      contexts.push(context);
      return new Devices(await beside({ in: context }));
    });
    for (const context of contexts) await context.close();
  },

  /** The files in the store, each whole: their texts by their names. */
  files: async ({ apache }, use) =>
    use(async () => {
      const names = (await readdir(apache.store)).filter((name) => !name.startsWith("."));
      const read = async (name) => {
        const text = await readFile(path.join(apache.store, name), "utf8");
        unseal(text);
        return [name, text];
      };
      return Object.fromEntries(await Promise.all(names.map(read)));
    }),
});

/** Whether a text stands in one of the files. */
const has = async (files, text) => Object.values(await files()).some((it) => it.includes(text));

/** Goes through the store once, and waits until a title is there. */
const share = (devices, files, title) =>
  devices.sync(() => expect.poll(() => has(files, title)).toBe(true));

test("two browsers have one set of goals, and a reload reads only what changed", async ({
  goals,
  gate,
  files,
  devices,
  another,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  const ours = Object.keys(await files());
  const device = (name) => name.replace(/-[ab]\.json$/, "");
  const isTheirs = ({ method, name }) => method === "GET" && device(name) !== device(ours[0]);
  const bob = await another();
  await bob.join();
  await bob.titleIs(TITLE);
  // Bob's two files are written in turn: the third is the first once more.
  for (const [from, to] of [[TITLE, "One"], ["One", "Two"]]) {
    await bob.rename(from, to);
    await share(bob, files, to);
    await devices.sync(() => devices.titleIs(to));
  }
  await devices.look(() => gate.looks(US));
  await bob.rename("Two", "Three");
  await share(bob, files, "Three");
  await goals.list();
  await goals.reload();
  await devices.titleIs("Three");
  await devices.look(() => gate.looks(US));
  const reads = gate.by(US).filter(isTheirs);
  const seen = new Set();
  for (const { name, sent } of reads) {
    expect(Boolean(sent["if-none-match"]), name).toBe(seen.has(name));
    seen.add(name);
  }
  expect(seen.size).toBe(2);
  expect(reads.length).toBeGreaterThan(2);
  const versions = reads.map(({ name, version }) => `${name} ${version}`);
  expect(new Set(versions).size).toBe(versions.length);
  await expect(devices.others).toHaveCount(1);
  await expect(devices.alert).toHaveCount(0);
});

test("where the list says nothing of versions, Apache answers that a file is not modified", async ({
  goals,
  gate,
  devices,
  another,
}) => {
  gate.changed = (text) => text.replace(/<(\w+):getetag>[^<]*<\/\1:getetag>/g, "");
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  const bob = await another();
  await bob.join();
  await bob.titleIs(TITLE);
  await devices.sync(() => expect(devices.others).toHaveCount(1));
  await bob.sync(() => expect(bob.others).toHaveCount(1));
  await expect(bob.alert).toHaveCount(0);
  gate.asked = [];
  await devices.sync(() => expect.poll(() => gate.asked.map(({ status }) => status)).toContain(304));
  await expect(devices.alert).toHaveCount(0);
});

test("a connection that breaks while a file is read leaves nothing half done", async ({
  goals,
  gate,
  files,
  devices,
  another,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  const bob = await another();
  await bob.join();
  await bob.titleIs(TITLE);
  await bob.rename(TITLE, "From Bob");
  await share(bob, files, "From Bob");
  gate.breaks = ({ method }) => method === "GET";
  await devices.sync(() => expect(devices.alert).toContainText("The store cannot be reached"));
  await devices.titleIs(TITLE);
  gate.breaks = () => false;
  await devices.sync(() => devices.titleIs("From Bob"));
  await expect(devices.alert).toHaveCount(0);
});

test("a connection that breaks while a file is written leaves the one before", async ({
  goals,
  gate,
  files,
  devices,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  const before = await files();
  await devices.rename(TITLE, "Later");
  gate.breaks = ({ method }) => method === "PUT";
  await devices.sync(() => expect(devices.alert).toContainText("The store cannot be reached"));
  expect(await files()).toEqual(before);
  gate.breaks = () => false;
  await share(devices, files, "Later");
  await expect(devices.alert).toHaveCount(0);
});

test("a page to sign in at, answered with 200, is never taken for a file", async ({
  goals,
  gate,
  files,
  devices,
  another,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  const bob = await another();
  await bob.join();
  await bob.titleIs(TITLE);
  const page = { status: 200, headers: { "content-type": "text/html" }, body: "<h1>Sign in</h1>" };
  const signedOut = (methods, answer = page) => {
    gate.instead = ({ method, sent }) =>
      sent["user-agent"] === US && methods.includes(method) ? answer : undefined;
  };
  const isSaid = () => expect(devices.alert).toContainText("You are not signed in to the store");
  signedOut(["PROPFIND", "GET", "PUT"]);
  await devices.sync(isSaid);
  await bob.rename(TITLE, "From Bob");
  await share(bob, files, "From Bob");
  await devices.rename(TITLE, "From here");
  const before = await files();
  for (const methods of [["PROPFIND"], ["GET"], ["GET", "PUT"]]) {
    signedOut(methods);
    await devices.look(() => gate.looks(US));
    await isSaid();
    await expect(devices.troubles).toHaveText("");
    await devices.titleIs("From here");
  }
  // Nor where a gate sends one elsewhere.
  signedOut(["PROPFIND"], { status: 302, headers: { location: "/login?next=%2Fstore%2F" } });
  await devices.look(() => gate.looks(US));
  await isSaid();
  expect(await files()).toEqual(before);
  gate.instead = () => undefined;
  await share(devices, files, "From here");
  await expect(devices.alert).toHaveCount(0);
  expect(await has(files, "From Bob")).toBe(true);
});

test("a write that is stale is refused by Apache, what made it so is merged, and then it is written", async ({
  goals,
  gate,
  apache,
  files,
  devices,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  await devices.rename(TITLE, "Later");
  await share(devices, files, '"Later"');
  await devices.rename("Later", "Later still");
  const statuses = [];
  gate.meanwhile = async (note) => {
    if (note.method !== "PUT" || statuses.length) return;
    statuses.push(note);
    // A copy of this browser's profile, which takes itself for the same device.
    const text = (await files())[note.name].slice(9).replace(/"mark":"[^"]*"/, '"mark":"twin"');
    const fields = '"learned":["Theirs","9.other"],"title":';
    const twin = text.replace(/"number":\d+/, '"number":99').replace('"title":', fields);
    await writeFile(path.join(apache.store, note.name), seal(twin));
  };
  await share(devices, files, "Later still");
  expect(statuses.map(({ status }) => status)).toEqual([412]);
  await expect.poll(async () => (await devices.fields()).learned?.[0]).toBe("Theirs");
  await expect(devices.alert).toHaveCount(0);
  expect(await has(files, "Theirs"), "nothing of the other is written over").toBe(true);
});

test("who is not signed in is told so, and led to where one does and back", async ({
  another,
}) => {
  const bob = await another({ httpCredentials: undefined });
  await bob.goals.settings();
  await bob.button("Share everything here and join").click();
  await expect(bob.alert).toContainText("You are not signed in to the store");
  const { page } = bob;
  await page.context().setHTTPCredentials(ANN);
  await bob.section.getByRole("link", { name: "Sign in" }).click();
  await expect(bob.goals.settingsHeading).toBeVisible();
  await expect(bob.joined).toBeVisible();
  await expect(bob.alert).toHaveCount(0);
});

test("the worker that keeps the app on a device passes the store by", async ({
  gate,
  files,
  another,
}) => {
  const bob = await another({ serviceWorkers: "allow" });
  const { page } = bob;
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await bob.join();
  await bob.goals.list();
  await bob.goals.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  gate.asked = [];
  await bob.sync(() => expect.poll(() => gate.asked.length).toBeGreaterThan(0));
  expect(Object.keys(await files()).length).toBeGreaterThan(0);
  const kept = await page.evaluate(async () => {
    const all = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    return all.flat().map(({ url }) => url);
  });
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.filter((url) => url.includes("/store/"))).toEqual([]);
});

test("nothing but the files of devices can be put there, and nothing of it is a page", async ({
  gate,
  request,
}) => {
  const put = (name) => request.put(`${gate.url}store/${name}`, { data: "<script>1</script>" });
  for (const name of ["evil.html", "evil.js", "waymark-a-a.html", "waymark-A-a.json", "a/waymark-a-a.json"]) {
    expect((await put(name)).status(), name).toBe(403);
  }
  expect((await put("waymark-x1-a.json")).status()).toBe(201);
  const there = await request.get(`${gate.url}store/waymark-x1-a.json`);
  const { "content-type": type, "content-security-policy": policy, ...others } = there.headers();
  expect(type).toBe("application/json");
  expect(policy).toContain("sandbox");
  expect(others["x-content-type-options"]).toBe("nosniff");
  expect((await request.delete(`${gate.url}store/waymark-x1-a.json`)).status()).toBe(403);
});
