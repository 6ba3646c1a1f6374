// A number on the icon of the installed app.

import { choose, isChosen } from "./storage.js";

/** What somebody chooses who wants one. */
const WANTED = "badge";

/** How many there are, as far as that is known. */
let known = 0;

/** Whether it runs as an app, on a system that has such numbers. */
function has() {
  const isApp = navigator.standalone || matchMedia("(display-mode: standalone)").matches;
  return isApp && "setAppBadge" in navigator;
}

/** "on" or "off"; "none" where there are none. */
export async function badge() {
  if (!has()) return "none";
  return isChosen(WANTED) ? "on" : "off";
}

/** Has one shown from now on, or no more; whether the system allows it. */
export async function wantBadge(isIt) {
  if (!isIt) {
    choose(WANTED, false);
    await navigator.clearAppBadge();
    return true;
  }
  // iOS counts it among what an app may notify of, and asks.
  if (navigator.standalone && (await Notification.requestPermission()) !== "granted") return false;
  if (!choose(WANTED, true)) return false;
  await showBadge(known);
  return true;
}

/** Shows a number where somebody wants that; nothing for none. */
export async function showBadge(count) {
  known = count;
  if (has() && isChosen(WANTED)) await (count ? navigator.setAppBadge(count) : navigator.clearAppBadge());
}
