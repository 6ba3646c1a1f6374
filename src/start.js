// Loads the app, and says so if it cannot be loaded or stops. Needs no WASM.

const [script, wasm] = document
  .querySelector('meta[name="waymark-app"]')
  .content.split(" ")
  .map((file) => new URL(file, document.baseURI));

/** Says over the page that the app has stopped, and what happened. */
function stopped(what) {
  const notice = document.getElementById("stopped");
  if (!notice.hidden) return;
  notice.querySelector("code").textContent = what;
  const [reload, save] = notice.querySelectorAll("button");
  reload.addEventListener("click", () => location.reload());
  offerData(notice, save);
  notice.hidden = false;
  // From now on nothing is written: src/platform/storage.js asks for it.
  document.documentElement.dataset.stopped = "";
}

/** Offers what is stored, as it is, in the shape that Waymark brings in again. */
function offerData(notice, save) {
  let stored = [];
  try {
    stored = Object.entries(localStorage).filter(([key]) => key.startsWith("waymark/"));
  } catch {
    // Then there is nothing.
  }
  save.hidden = stored.length === 0;
  save.addEventListener("click", () => {
    // In pieces, since a file's texts may only be so long.
    const pieces = (text) => (text.toWellFormed?.() ?? text).match(/[^]{1,4000}/gu) ?? [];
    const keys = Object.fromEntries(stored.map(([key, text]) => [key, pieces(text)]));
    const file = JSON.stringify({ waymark: "raw", version: 1, keys });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
    link.download = "waymark-raw.json";
    link.click();
    // Where no file arrives, the text itself.
    const text = notice.querySelector("textarea");
    text.value = file;
    text.hidden = false;
  });
}

// The app's panic hook, and whatever traps without a panic.
addEventListener("waymark-stopped", (event) => stopped(event.detail));
const trapped = (error) => {
  if (globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError) stopped(String(error));
};
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

try {
  if (!CSS.supports("color", "light-dark(#000, #fff)")) throw new Error("this browser is too old");
  const app = await import(script);
  await app.default({ module_or_path: wasm });
} catch (error) {
  // The style sheet now shows how to take the quiz by hand.
  document.documentElement.dataset.app = "failed";
  console.warn("Waymark could not be loaded:", error);
}
