// Waymark without a network: has the worker registered that keeps it on this device, tells of
// a new version, and says which build this page is of. Comes when the first page is there and
// nothing is to be done.

/** None where there is none; in a sandbox even to ask for it is an error. */
const serviceWorker = (() => {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined;
  }
})();
const root = document.documentElement;
const folder = new URL(".", document.baseURI).href;
const [, build] = import.meta.url.match(/-([0-9a-f]+)\.js$/);

/** So long a page that stays open does not ask whether there is a new version, in milliseconds. */
const HOUR = 3_600_000;

/** What keeps Waymark here; of this folder, and not of one around it. */
async function registered() {
  const registration = await serviceWorker?.getRegistration();
  return registration?.scope === folder ? registration : undefined;
}

/** Has Waymark kept on this device. */
async function keep() {
  await serviceWorker.register(`${folder}sw.js`);
  const registration = await registered();
  if (registration) follow(registration);
}

/** Waits until what is being fetched is there, or does not come. */
async function settled() {
  const registration = await registered();
  const coming = registration?.installing ?? registration?.waiting;
  if (!coming || registration.active) return;
  await new Promise((done) => {
    coming.addEventListener("statechange", () => {
      if (/activated|redundant/.test(coming.state)) done();
    });
  });
}

/** Whether it is: "none" where it cannot be, "off", "coming" or "on". */
async function state() {
  if (!serviceWorker) return "none";
  const registration = await registered();
  if (!registration) return "off";
  return registration.active ? "on" : "coming";
}

let followed;

/** Tells of each version that comes from now on. */
function follow(registration) {
  if (followed) return;
  followed = registration;
  let asked = Date.now();
  const look = () => {
    if (!registration.waiting || !registration.active) return;
    // Without the app there is nothing to lose, and perhaps this is what mends it.
    if (root.dataset.app === "failed") registration.waiting.postMessage("take over");
    else tell();
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < HOUR) return;
    asked = Date.now();
    registration.update().catch(() => {});
  });
  registration.active?.postMessage(build);
}

/** Loads the page anew, in the newest version that is here. */
function reload() {
  const next = followed?.waiting ?? followed?.installing;
  if (!next) return location.reload();
  next.addEventListener("statechange", () => {
    if (/activated|redundant/.test(next.state)) location.reload();
  });
  const ask = () => next.postMessage("take over");
  ask();
  // Chromium does not look again by itself whether the worker before is done.
  setInterval(ask, 500);
}

let told = false;

/** Says that there is a new version, once nobody types. */
async function tell() {
  if (told) return;
  told = true;
  // How it looks comes with the other pages.
  await waymarkDressed().catch(() => {});
  const notice = document.querySelector("#fresh > .fresh");
  notice.querySelector("button").addEventListener("click", reload);
  const show = () => {
    if (types()) return;
    removeEventListener("focusout", later);
    notice.hidden = false;
  };
  // The focus is on its way to what comes next.
  const later = () => setTimeout(show);
  addEventListener("focusout", later);
  show();
}

/** Whether the focus is where one types, also within an element. */
function types() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at?.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=range])");
}

/** Whether the person saves data. */
const saves = () =>
  navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

globalThis.waymarkReload = reload;

if (serviceWorker) {
  serviceWorker.addEventListener("message", ({ data, ports: [port] }) => {
    if (data === "build") port.postMessage(build);
    // A page that was loaded past the worker is the newer one itself.
    if (data === "new" && serviceWorker.controller) tell();
  });
  // Where one has pressed the button, it is registered. A note that somebody sent leaves nothing
  // in a browser.
  const isNote = location.hash.startsWith("#/note");
  if (!isNote && (!saves() || (await registered()))) await keep().catch(() => {});
}
globalThis.waymarkOffline = { keep, settled, state };
dispatchEvent(new Event("waymark-offline"));
