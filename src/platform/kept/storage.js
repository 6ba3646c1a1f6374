// What the store asks of the browser besides `localStorage` itself.

const OURS = "waymark/";

/** Whether texts can be kept here at all: tried with one. Nothing here throws. */
function canKeep() {
  const key = `${OURS}probe`;
  try {
    const storage = window.localStorage;
    storage.setItem(key, key);
    storage.removeItem(key);
    return true;
  } catch (error) {
    // A full storage can still be read.
    return isFull(error) && window.localStorage.length > 0;
  }
}

/** Whether an error says that the storage is full. */
function isFull(error) {
  return error?.name === "QuotaExceededError" || error?.name === "NS_ERROR_DOM_QUOTA_REACHED";
}

/** Every key. */
export function keys() {
  return Object.keys(window.localStorage);
}

/** Copies a text as it is, whatever it holds, and says whether the copy equals it. */
export function copyAsItIs(from, to) {
  const text = window.localStorage.getItem(from);
  if (text === null) return false;
  window.localStorage.setItem(to, text);
  return window.localStorage.getItem(to) === text;
}

/** Whether the app has stopped: then nothing more is written. */
function hasStopped() {
  return document.documentElement.dataset.stopped !== undefined;
}

/** Whether weeks begin on a day where the browser is from: 1 is Monday, 7 Sunday. */
function isFirstDay(day) {
  const { locale } = new Intl.DateTimeFormat().resolvedOptions();
  const of = new Intl.Locale(locale);
  // A method by now, a property in older browsers, and in some neither.
  const week = of.getWeekInfo?.() ?? of.weekInfo;
  return week?.firstDay === day;
}

/** Whether it is about midnight, when today is soon another day or just was. */
function isNight() {
  return (new Date().getHours() + 2) % 24 < 6;
}

/**
 * Whether something is so: that it is `kept`, that it has `stopped`, that an error says `full`, that a
 * day is the `firstDay` of weeks, that it is `night`.
 */
export function is(what, of) {
  const known = {
    kept: canKeep,
    full: isFull,
    stopped: hasStopped,
    firstDay: isFirstDay,
    night: isNight,
  };
  return known[what](of);
}

/** Runs something alone among the tabs of this browser, or after so long anyway. */
export async function alone(limit, run) {
  if (!navigator.locks) return run();
  const give = new AbortController();
  const timer = setTimeout(() => give.abort(), limit);
  let ran = false;
  const once = () => {
    clearTimeout(timer);
    ran = true;
    run();
  };
  try {
    await navigator.locks.request(OURS, { signal: give.signal }, once);
  } catch {
    // Nobody gave it in time, or the browser gives none here.
    if (!ran) once();
  }
}

/** A random whole number, below 2^53. */
export function randomNumber() {
  const [high, low] = crypto.getRandomValues(new Uint32Array(2));
  return (high & 0x1fffff) * 0x100000000 + low;
}

/** A name for something new, so that those made later come later in order. */
export function newName() {
  const time = Math.max(0, Date.now()).toString(36).padStart(9, "0");
  return time + (randomNumber() % 36 ** 4).toString(36).padStart(4, "0");
}

/**
 * Calls back with what other tabs write, and when this page is seen again after it
 * may have heard nothing. `leaving` is called when it may be the last moment.
 */
export function listen(written, seenAgain, leaving, mayLeave) {
  addEventListener("storage", (event) => {
    if (isLocal(event)) written(event.key ?? undefined, event.newValue ?? undefined);
  });
  addEventListener("pageshow", (event) => event.persisted && seenAgain());
  document.addEventListener("resume", seenAgain);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") seenAgain();
    else leaving();
  });
  addEventListener("pagehide", leaving);
  addEventListener("beforeunload", (event) => {
    leaving();
    if (!mayLeave()) event.preventDefault();
  });
}

/** Whether an event tells of `localStorage`, not of what a session keeps. */
function isLocal(event) {
  try {
    return event.storageArea === window.localStorage;
  } catch {
    return false;
  }
}

/** So long in milliseconds what is typed may wait for a moment in which nobody does. */
const QUIET = 300;

let waiting;

function now() {
  const keep = waiting;
  waiting = undefined;
  keep?.();
}

// A field that is left tells of it here, and so does the window when the browser itself is
// pressed, as to copy the tab.
addEventListener("blur", now, true);
addEventListener("pagehide", now);
addEventListener("beforeunload", now);
document.addEventListener("visibilitychange", now);

/**
 * Calls back in a moment when nothing is to be done, or at once as a field or the page is
 * left. What is called once more before that is the same.
 */
export function soon(keep) {
  if (waiting) return;
  waiting = keep;
  const idle = () => globalThis.requestIdleCallback?.(now, { timeout: QUIET }) ?? now();
  setTimeout(idle, QUIET);
}

/** Keeps a text, or none, for as long as this tab is open, as far as the browser lets it. */
export function note(name, text) {
  try {
    const key = `${OURS}draft/${name}`;
    if (text === undefined) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, text);
  } catch {
    // It stays on the screen.
  }
}

/** That text, if there is one. */
export function noted(name) {
  try {
    return window.sessionStorage.getItem(`${OURS}draft/${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps that something is wanted on this device, which is no part of the goals, or no more; whether it could. */
export function choose(name, isIt) {
  const key = `waymark-${name}`;
  try {
    if (isIt) window.localStorage.setItem(key, "");
    else window.localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is wanted. */
export function isChosen(name) {
  try {
    return window.localStorage.getItem(`waymark-${name}`) !== null;
  } catch {
    return false;
  }
}
