// Waymark as an app of its own: installing it, and what a system hands over to it.

/**
 * How it is here: "offered" where the browser would install it, "ios" in a browser there,
 * "ios-app" where it was installed there, else "none".
 */
export async function installed() {
  // Only browsers there say so at all.
  if (navigator.standalone !== undefined) return navigator.standalone ? "ios-app" : "ios";
  return globalThis.waymarkInstall ? "offered" : "none";
}

/** Has the browser ask whether to install it; whether the person did. */
export async function install() {
  const offer = globalThis.waymarkInstall;
  // It asks once.
  globalThis.waymarkInstall = undefined;
  await offer.prompt();
  const { outcome } = await offer.userChoice;
  return outcome === "accepted";
}

/** The bytes of the file that a system shared with it or opened in it; waits where there is none. */
export async function handed(most) {
  const file = (await shared()) ?? (await opened());
  if (file.size > most) throw "large";
  return new Uint8Array(await file.arrayBuffer());
}

/** What was shared: the worker keeps it until it is asked for. */
async function shared() {
  const folder = new URL(".", document.baseURI).href;
  const cache = `waymark-shared ${folder}`;
  // Private windows of some browsers have no caches.
  const found = await globalThis.caches?.match(`${folder}share`, { cacheName: cache }).catch(() => {});
  if (!found) return undefined;
  await caches.delete(cache);
  return found.blob();
}

/** What was opened with it. */
function opened() {
  return new Promise((done, failed) => {
    globalThis.launchQueue?.setConsumer(({ files: [file] }) => file?.getFile().then(done, failed));
  });
}
