// The way back: in place of sw.js this ends the worker that keeps Waymark on a device, and
// takes away what that kept. Goals are kept elsewhere and stay. Pages that are open go on.

addEventListener("install", () => {
  skipWaiting();
  // Chromium does not look again by itself whether the worker before is done.
  setTimeout(skipWaiting, 500);
});

addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const { scope } = registration;
  const isOurs = (name) => name.startsWith(`waymark ${scope} `) || name === `waymark-shared ${scope}`;
  const ours = (await caches.keys()).filter(isOurs);
  await Promise.all(ours.map((name) => caches.delete(name)));
  await registration.unregister();
}
