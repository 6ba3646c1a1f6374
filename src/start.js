// Loads the app, and says so if it cannot be loaded or stops. Needs no WASM.

const files = document.querySelector('meta[name="waymark-app"]').content;
const [script, wasm, translated] = files.split(" ").map((file) => new URL(file, document.baseURI));

/** Whether the site is of another build by now than this page, so that its files are gone. */
globalThis.waymarkUpdated = async () => {
  const answer = await fetch(document.baseURI, { cache: "no-cache" });
  const page = await answer.text();
  return answer.ok && page.includes("waymark-app") && !page.includes(files);
};

/** Says over the page that the app has stopped, and what happened. */
function stopped(what) {
  const notice = document.getElementById("stopped");
  if (!notice.hidden) return;
  notice.querySelector("code").textContent = what;
  notice.querySelector("button").addEventListener("click", () => location.reload());
  notice.hidden = false;
  // From now on nothing is written: src/platform/kept/ asks for it.
  document.documentElement.dataset.stopped = "";
  // Of another build are the parts too that a server gives for those of this one.
  waymarkUpdated().then((isUpdated) => {
    if (isUpdated) notice.querySelector("h2").textContent = "Waymark was updated";
  }, () => {});
}

// The app's panic hook, and whatever traps without a panic.
addEventListener("waymark-stopped", (event) => stopped(event.detail));
const trapped = (error) => {
  if (globalThis.WebAssembly && error instanceof WebAssembly.RuntimeError) stopped(String(error));
};
addEventListener("error", (event) => trapped(event.error));
addEventListener("unhandledrejection", (event) => trapped(event.reason));

// On the quiz's own page a key answers while nothing has the focus, too.
addEventListener("keydown", (event) => {
  if (event.target !== document.body) return;
  document.querySelector(".quiz-page > okr-or-kpi")?.handleEvent?.(event);
});

/** Has what a browser translates kept true: at once, or once anything changes. */
function keepTrue(app, isAtOnce) {
  const seen = [];
  let coming;
  const come = () => {
    coming ??= import(translated).then(
      ({ follow }) => follow(app, seen, observer),
      () => observer.disconnect(),
    );
    return coming;
  };
  const observer = new MutationObserver((changes) => {
    seen.push(...changes);
    come();
  });
  observer.observe(app, { childList: true, subtree: true, characterData: true });
  return isAtOnce ? come() : undefined;
}

try {
  if (!CSS.supports("color", "light-dark(#000, #fff)")) throw new Error("this browser is too old");
  const place = document.getElementById("app");
  // Nothing of the quiz's page changes by itself.
  const isQuiz = /^(#\/quiz.*)?$/.test(location.hash);
  const following = isQuiz ? undefined : keepTrue(place, true);
  const app = await import(script);
  await following;
  await app.default({ module_or_path: wasm });
  if (isQuiz) keepTrue(place, false);
} catch (error) {
  // The style sheet now shows how to take the quiz by hand.
  document.documentElement.dataset.app = "failed";
  console.warn("Waymark could not be loaded:", error);
}
