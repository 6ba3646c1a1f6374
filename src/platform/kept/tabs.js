// Which tab this is, and which others there are.

import { randomNumber } from "./storage.js";

const OURS = "waymark/";
const NAME = "waymark-tab";

let tab;

/**
 * The name of this tab, which no other open page has: after a reload the same, in a
 * copy of the tab another.
 */
export function tabName() {
  tab ??= claim();
  return tab;
}

async function claim() {
  const fresh = () => randomNumber().toString(36);
  if (!navigator.locks) return fresh();
  let kept = null;
  try {
    kept = sessionStorage.getItem(NAME);
  } catch {
    // No session either.
  }
  let name = /^[a-z0-9]{1,16}$/.test(kept ?? "") ? kept : fresh();
  // The page that is being left may hold its name a moment longer.
  if (!(await hold(name, 300))) {
    name = fresh();
    await hold(name, 300);
  }
  try {
    sessionStorage.setItem(NAME, name);
  } catch {
    // Then undoing ends with this page.
  }
  return name;
}

/** Holds a name for as long as the page is open; whether it could be had. */
function hold(name, limit) {
  return new Promise((resolve) => {
    const give = new AbortController();
    const timer = setTimeout(() => give.abort(), limit);
    navigator.locks
      .request(`${OURS}tab/${name}`, { signal: give.signal }, () => {
        clearTimeout(timer);
        resolve(true);
        return new Promise(() => {});
      })
      .catch(() => resolve(false));
  });
}

/** The names of the tabs that are open, a line each; nothing where no one can tell. */
export async function openTabs() {
  try {
    const { held, pending } = await navigator.locks.query();
    const names = [...held, ...pending].map((lock) => lock.name);
    const tabs = names.filter((name) => name.startsWith(`${OURS}tab/`));
    return tabs.map((name) => name.slice(OURS.length + 4)).join("\n");
  } catch {
    return undefined;
  }
}
