// Keeps this build of Waymark on the device, so that it opens without a network. The build
// fills in what stands in capitals; docs/offline.md says which old meets which new.

/** The files with lasting names, in the order in which the checksum goes through them. */
const files = FILES;

/** The checksum of all that is in them. */
const checksum = "SUM";

/** The build of the app, as its script, its WASM and its parts are named. */
const build = "BUILD";

const { scope } = registration;

/** How the caches of this folder are called. Others on this origin have other folders. */
const OURS = `waymark ${scope} `;
const own = `${OURS}${build} LIST`;

/** The guide, which needs neither scripts nor the app. */
const GUIDE = "guide.html";

/** What never changes under its name, of whichever build, and lies beside the page. */
const LASTING = /^\w+-[0-9a-f]{12,16}(_bg)?\.(js|wasm|css|svg)$/;

/** Fetches all of it and keeps it, or fails and leaves nothing behind. */
async function install() {
  const had = await caches.match(scope, { cacheName: own });
  try {
    const cache = await caches.open(own);
    const page = await current(scope, /^(start|waymark)-/);
    const all = await Promise.all(files.map((name) => add(cache, name)));
    const bytes = await new Blob(all).arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    if (btoa(String.fromCharCode(...digest)) !== checksum) throw Error("not what was built");
    // A server that has no such page, or leads elsewhere from there, keeps none from the rest.
    await current(scope + GUIDE, /\.css$/).then((guide) => cache.put(scope + GUIDE, guide), () => {});
    // Last: where it is, all is.
    await cache.put(scope, page);
  } catch (error) {
    if (!had) await caches.delete(own);
    throw error;
  }
}

/** A page as the server has it now, if it names those of the files. */
async function current(url, wanted) {
  const page = await whole(new Request(url, { cache: "reload" }));
  // Halfway through an upload it may still be, or already be, of another build.
  const text = await page.clone().text();
  const named = files.filter((name) => wanted.test(name));
  if (!named.every((name) => text.includes(name))) throw Error("another build");
  return page;
}

/** Keeps a file, and gives what is in it: what is kept of it already, where that is. */
async function add(cache, name) {
  const url = scope + name;
  const answer = (await caches.match(url, { ignoreVary: true })) ?? (await whole(new Request(url)));
  await cache.put(url, answer.clone());
  return answer.blob();
}

/** What is there under an address: a page to log in at, or one for whatever is missing, is not. */
async function whole(request) {
  const answer = await fetch(request);
  if (!answer.ok || answer.redirected) throw Error(request.url);
  return answer;
}

/** Takes away the caches of builds of which no page is open. A page that does not say keeps all. */
async function sweep() {
  const all = await caches.keys();
  const old = all.filter((name) => name.startsWith(OURS) && name !== own);
  const isBusy = () => registration.installing || registration.waiting;
  if (!old.length || isBusy()) return;
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const builds = await Promise.all(pages.filter(({ url }) => isPage(url)).map(ask));
  if (isBusy() || builds.includes(undefined)) return;
  const gone = old.filter((name) => !builds.some((it) => name.includes(` ${it} `)));
  await Promise.all(gone.map((name) => caches.delete(name)));
}

/** Which build a page is of; nothing where it does not say, as while it sleeps. */
function ask(page) {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    setTimeout(done, 3000);
    page.postMessage("build", [port2]);
  });
}

/** Keeps a file that a system shares with the app, and leads to where it is brought in. */
async function take(request) {
  const file = (await request.formData()).get("file");
  const cache = await caches.open(`waymark-shared ${scope}`);
  if (file) await cache.put(`${scope}share`, new Response(file));
  return Response.redirect(`${scope}#/goals?settings=1`, 303);
}

/** What an address names in this folder. */
const nameOf = (url) => (url.startsWith(scope) ? url.slice(scope.length).replace(/[?#].*/, "") : "/");

const isPage = (url) => ["", "index.html"].includes(nameOf(url));

addEventListener("install", (event) => event.waitUntil(install()));

// The page that had this installed may use it too: what it asks for is of its own build.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  // Somebody has pressed the button.
  if (event.data === "take over") return skipWaiting();
  if (event.data !== build) event.source.postMessage("new");
  event.waitUntil(sweep());
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { method, mode, url } = request;
  if (method === "POST" && nameOf(url) === "share") event.respondWith(take(request));
  if (method !== "GET") return;
  const kept = (key, from) =>
    event.respondWith(caches.match(key, from).then((found) => found ?? fetch(request)));
  if (mode === "navigate") {
    if (isPage(url)) kept(scope, { cacheName: own });
    if (nameOf(url) === GUIDE) kept(scope + GUIDE, { cacheName: own });
  } else if (LASTING.test(nameOf(url))) kept(request, { ignoreVary: true });
});
