// The store of a team, which the host names: joining it, what servers do, and leaving it.
// What Apache does is in tests/hosting/store.mjs.

import { Dav } from "./dav.mjs";
import { Devices } from "./devices.mjs";
import { expect, seal, stored, test as base } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

const test = base.extend({
  store: async ({ context, foreseen }, use) => {
    // What a server refuses the browser says in its console.
    foreseen.push(/^console: Failed to load resource/);
    const store = new Dav();
    await store.seenBy(context);
    await use(store);
  },

  devices: async ({ goals }, use) => use(new Devices(goals)),

  /** Another person's browser. */
  another: async ({ browser, store, beside }, use) => {
    const contexts = [];
    await use(async () => {
      const context = await browser.newContext({ baseURL: process.env.WAYMARK_URL, locale: "en-GB" });
      contexts.push(context);
      await store.seenBy(context);
      return new Devices(await beside({ in: context }));
    });
    for (const context of contexts) await context.close();
  },
});

test("nothing goes to the store before somebody joins it, and nothing after they leave", async ({
  goals,
  page,
  store,
  devices,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.settings();
  await expect(devices.section).toContainText("everyone who signs in to it can read");
  await expect(devices.section).toContainText("From then on you all have one set of goals");
  expect(store.asked).toEqual([]);
  await devices.join();
  await expect(page.getByRole("heading", { name: "Another device" })).toBeFocused();
  await expect(devices.section).toContainText("Nothing in the store is secret");
  expect(store.has(TITLE)).toBe(true);
  await devices.button("Leave the store").press("Enter");
  await expect(devices.button("Share everything here and join")).toBeVisible();
  const asked = store.asked.length;
  await goals.list();
  await goals.reload();
  await expect(goals.card(TITLE)).toBeVisible();
  expect(store.asked.length).toBe(asked);
  expect(store.has(TITLE), "what is there stays").toBe(true);
});

test("two people have one set of goals, and a reload reads only what changed", async ({
  goals,
  context,
  store,
  devices,
  another,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  const ann = await another();
  await ann.join();
  await ann.titleIs(TITLE);
  await ann.rename(TITLE, "From Ann");
  await ann.sync(() => expect.poll(() => store.has("From Ann")).toBe(true));
  await devices.sync(() => devices.titleIs("From Ann"));
  await expect(devices.others).toHaveCount(1);
  const ours = () => store.looks(context);
  await devices.look(ours);
  const looks = ours();
  await goals.list();
  await goals.reload();
  await expect.poll(ours).toBeGreaterThan(looks);
  await devices.look(ours);
  expect(store.sentTwice(context)).toEqual([]);
});

/** Why nothing is read or written: what the server answers, and what is said. */
const ANSWERS = {
  "asks who it is": [{ all: 401 }, "You are not signed in to the store."],
  "answers with a page to sign in at": [
    { all: { status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" } },
    "You are not signed in to the store.",
  ],
  "answers so only where something is read": [
    { GET: { status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" } },
    "You are not signed in to the store.",
  ],
  "answers so where something is written": [
    {
      GET: { status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" },
      PUT: { status: 200, contentType: "text/html", body: "<h1>Sign in</h1>" },
    },
    "You are not signed in to the store.",
  ],
  "does not let one in": [{ all: 403 }, "The store does not let you read or write."],
  "has no such folder": [{ all: 404 }, "There is no store at the address"],
  "knows no WebDAV": [{ all: 405 }, "is not a store that Waymark can use"],
  "answers with a file in place of a list": [
    { PROPFIND: { status: 200, contentType: "text/plain", body: "hello" } },
    "is not a store that Waymark can use",
  ],
  "lost the folder": [{ PUT: 409 }, "There is no store at the address"],
  "takes no large file": [{ PUT: 413 }, "does not accept a file as large"],
  "holds a lock": [{ PUT: 423 }, "is locked"],
  "has no room": [{ PUT: 507 }, "There is not enough space, here or in the store"],
  "has a fault": [{ PROPFIND: 500 }, "The store reports a fault."],
  "has one at the gate": [{ all: 502 }, "The store reports a fault."],
  "breaks off": [{ all: "cut" }, "The store cannot be reached"],
  "breaks off while something is written": [{ PUT: "cut" }, "The store cannot be reached"],
};

for (const [what, [instead, says]] of Object.entries(ANSWERS)) {
  test(`row 45: a store that ${what} is said to, and used again`, async ({ goals, store, devices }) => {
    await goals.openWith(stored("a1", TITLE));
    await devices.join();
    await devices.rename(TITLE, "Later");
    await devices.goals.settings();
    await expect(devices.joined).toBeVisible();
    // Whatever is to be read then.
    const [name] = store.names;
    store.put("waymark-other1-a.json", theirs(store.read(name)));
    store.put("holiday.json", "{}");
    Object.assign(store, { instead });
    await devices.rename("Later", "Later still");
    await devices.sync(() => expect(devices.alert).toContainText(says));
    await devices.titleIs("Later still");
    store.instead = {};
    await devices.sync(() => expect(devices.alert).toHaveCount(0));
    await expect.poll(() => store.has("Later still")).toBe(true);
    await expect(devices.others).toHaveCount(1);
  });
}

/** The file of another device with the same records. */
function theirs(text, change = (it) => it) {
  const other = text.slice(9).replace(/"device":"[0-9a-z]+"/, '"device":"other1"');
  return seal(change(other.replace(/"mark":"[^"]*"/, '"mark":"theirs"')));
}

test("row 45: a page in place of a file is never taken for one, and leads to where one signs in", async ({
  goals,
  page,
  store,
  devices,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  store.put("waymark-other1-a.json", theirs(store.read(store.names[0]), (it) => it.replace(TITLE, "Theirs").replace('1.seed"', '9.other"')));
  store.instead = { GET: { status: 200, contentType: "text/html; charset=utf-8", body: "<p>Who are you?</p>" } };
  await devices.sync(() => expect(devices.alert).toContainText("You are not signed in"));
  await expect(devices.troubles).toHaveText("");
  const link = devices.section.getByRole("link", { name: "Sign in" });
  await expect(link).toHaveAttribute("href", new URL("store/", page.url()).href);
  store.instead = {};
  await devices.sync(() => devices.titleIs("Theirs"));
  await expect(link).toHaveCount(0);
});

/** How servers write versions: in the list, and with the file. */
const VERSIONS = {
  "weak versions": [(it) => `W/"${it}"`],
  "versions that say how a file was compressed": [(it) => `"${it}"`, (it) => `"${it}-gzip"`],
  "no versions in its list": [() => "", (it) => `"${it}"`],
};

for (const [what, [written, writtenWith]] of Object.entries(VERSIONS)) {
  test(`row 45: a store with ${what} is written and read, and a known file is not sent again`, async ({
    goals,
    context,
    store,
    devices,
    another,
  }) => {
    Object.assign(store, { written, writtenWith });
    await goals.openWith(stored("a1", TITLE));
    await devices.join();
    const ann = await another();
    await ann.join();
    await ann.titleIs(TITLE);
    await ann.rename(TITLE, "From Ann");
    await ann.sync(() => expect.poll(() => store.has("From Ann")).toBe(true));
    await devices.sync(() => devices.titleIs("From Ann"));
    await expect(devices.alert).toHaveCount(0);
    await devices.look(() => store.looks(context));
    await expect(devices.alert).toHaveCount(0);
    expect(store.sentTwice(context)).toEqual([]);
  });
}

test("row 45: what somebody wrote over this device’s file meanwhile is merged first, never written over", async ({
  goals,
  store,
  devices,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await devices.join();
  await devices.rename(TITLE, "Later");
  await devices.sync(() => expect.poll(() => store.has('"Later"')).toBe(true));
  await devices.rename("Later", "Later still");
  let is = false;
  store.meanwhile = (name) => {
    if (is || !store.files.has(name)) return;
    is = true;
    // A copy of this browser's profile, which takes itself for the same device.
    const other = store.read(store.names[0]).slice(9).replace(/"mark":"[^"]*"/, '"mark":"twin"');
    const fields = '"learned":["Theirs","9.other"],"title":';
    store.put(name, seal(other.replace(/"number":\d+/, '"number":99').replace('"title":', fields)));
  };
  await devices.sync(() => expect.poll(() => is).toBe(true));
  await expect.poll(async () => (await devices.fields())?.learned?.[0]).toBe("Theirs");
  await expect.poll(() => store.has("Later still")).toBe(true);
  await expect(devices.alert).toHaveCount(0);
});

test("a host that names a store elsewhere has none", async ({ goals, page, context, devices }) => {
  await context.route(
    (url) => /^\/(index\.html)?$/.test(url.pathname),
    async (route) => {
      const response = await route.fetch();
      const named = '<meta name="waymark-store" content="https://elsewhere.example/store/">';
      await route.fulfill({ response, body: (await response.text()).replace("<title>", `${named}<title>`) });
    },
  );
  await goals.open();
  await goals.settings();
  await expect(devices.button("Choose a folder")).toBeVisible();
  await expect(page.getByText("This site’s shared store")).toBeHidden();
});
