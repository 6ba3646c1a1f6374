// What the page about the data asks of src/offline.js, which comes once the first page is there.

/** That script, as soon as it has looked; while serving it never comes. */
function script() {
  const known = globalThis.waymarkOffline;
  if (known) return known;
  return new Promise((done) => {
    addEventListener("waymark-offline", () => done(globalThis.waymarkOffline), { once: true });
  });
}

/** How it stands with keeping the app on this device: "none", "off", "coming" or "on". */
export async function offlineState() {
  return (await script()).state();
}

/** Waits until what is being fetched is there, or does not come. */
export async function offlineSettled() {
  return (await script()).settled();
}

/** Has it kept. */
export async function keepOffline() {
  return (await script()).keep();
}
