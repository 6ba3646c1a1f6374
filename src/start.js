// Loads the app, and says so if it cannot be loaded or stops. Needs no WASM.

const root = document.documentElement;
const files = document.querySelector('meta[name="waymark-app"]').content;
const [script, wasm, translated, ...sheets] = files
  .split(" ")
  .slice(0, 5)
  .map((file) => new URL(file, document.baseURI));

/** Has a file of WASM compiled. Some static servers know no type for it, which streaming needs. */
async function compiled(url) {
  const found = await fetch(url);
  return found.headers.get("content-type") === "application/wasm"
    ? WebAssembly.compileStreaming(found)
    : WebAssembly.compile(await found.arrayBuffer());
}

/** The address of a file of the same build as the app's script. */
const named = (name, ending) => script.href.replace(/[^/]*(-[^/]*)js$/, `${name}$1${ending}`);

const parts = {};

/** A part of the app by its name; another try each time it does not come. */
globalThis.waymarkPart = (name) => {
  parts[name] ??= compiled(named(name, "wasm"));
  parts[name].catch(() => delete parts[name]);
  return parts[name];
};

const dressed = {};

/** A sheet of style; another try each time it does not come. */
function dress(sheet) {
  dressed[sheet] ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = sheet;
    link.onload = done;
    link.onerror = (event) => {
      delete dressed[sheet];
      link.remove();
      failed(event);
    };
    document.head.append(link);
  });
  return dressed[sheet];
}

/** The style of the page that one is at: the playground has the first sheet, others both. */
globalThis.waymarkDressed = () => {
  const needed = location.hash.startsWith("#/grade") ? sheets.slice(0, 1) : sheets;
  const all = Promise.all(needed.map(dress));
  all.catch(() => {});
  return all;
};

/** Whether the site is of another build by now than this page, so that its files are gone. */
globalThis.waymarkUpdated = async () => {
  const answer = await fetch(document.baseURI, { cache: "no-cache" });
  const page = await answer.text();
  return answer.ok && page.includes("waymark-app") && !page.includes(files);
};

/**
 * How a page begins that one comes to, at the same place as in the page itself. Goals and KPIs
 * say what they are for, but where one has some already: those come first.
 */
function beginning(page) {
  let kept = location.hash !== `#/${page}`;
  try {
    kept ||= localStorage.length;
  } catch {}
  return (page === "grade" || !kept) && document.getElementById(`begin-${page}`);
}

/** Loads the page anew; offline.js knows of a version that waits for it. */
globalThis.waymarkReload = () => location.reload();

/** Says over the page that the app has stopped, and what happened. */
function stopped(what) {
  const notice = document.getElementById("stopped");
  if (!notice.hidden) return;
  notice.querySelector("code").textContent = what;
  notice.querySelector("button").addEventListener("click", () => waymarkReload());
  notice.hidden = false;
  // From now on nothing is written: src/platform/kept/ asks for it.
  root.dataset.stopped = "";
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

// Whether to install it is asked where one presses for it, and never over the page.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.waymarkInstall = event;
});

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
  const module = compiled(wasm);
  const app = import(script);
  // Nothing of the quiz's page changes by itself.
  const isQuiz = /^(#\/quiz.*)?$/.test(location.hash);
  // What stands there until the app does is the quiz, which nobody has asked for elsewhere.
  if (!isQuiz) root.dataset.app = "coming";
  const [, page] = location.hash.match(/^#\/(\w+)/) ?? [];
  const known = beginning(page);
  if (known) place.querySelector(".coming").replaceWith(known.content);
  const following = isQuiz ? undefined : keepTrue(place, true);
  // What the page needs besides is asked for now. The app would do so once it runs.
  // What one has begun in the playground is to be changed, which its stamp in the history says
  // (src/platform/history.rs), and another's link to be looked at.
  const begins = /^#\/grade($|\?g=0)/.test(location.hash) || (page === "grade" && history.state % 1000);
  const needed = [page, ...(begins ? ["editor"] : [])].flatMap((it) => {
    const [, shared] = files.match(` ${it}=(\\w+)`) ?? [];
    return shared ? [it, ...shared] : [];
  });
  const early = [];
  if (needed.length) {
    // Where there are no workers, as in a sandbox, the app asks by itself.
    try {
      if (page !== "embed") new Worker(named("intl", "js"));
    } catch {}
    early.push(waymarkDressed(), ...needed.map(waymarkPart));
    if (/goals|kpis|review/.test(page)) early.push(import(named("kept", "js")));
  }
  const [{ initSync }, ready] = await Promise.all([app, module, following]);
  // Where the rest comes at once as well, the page is drawn once, and not empty first. One that
  // has begun can wait longer, but not for whoever goes elsewhere.
  if (needed.length) {
    const moment = new Promise((over) => {
      setTimeout(over, known ? 9_000 : 250);
      addEventListener("hashchange", over, { once: true });
    });
    await Promise.race([Promise.allSettled(early), moment]);
  }
  initSync({ module: ready });
  delete root.dataset.app;
  if (isQuiz) keepTrue(place, false);
} catch (error) {
  // The style sheet now shows how to take the quiz by hand.
  root.dataset.app = "failed";
  console.warn("Waymark could not be loaded:", error);
}

// Once the page is there and nothing is to be done. While serving there are no parts, and
// nothing is kept.
const later = () => (globalThis.requestIdleCallback ?? setTimeout)(() => {
  import(named("offline", "js")).catch(() => {});
});
if (files.includes("=")) {
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
}
