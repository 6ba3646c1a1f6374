// What lets note.html stand in a frame on anybody's page: it opens notes alone, and reaches
// nothing that is kept here. So whoever lays it under a page of theirs has nobody press anything
// but the note's own link. It runs before anything else does.

const NOTE = /^#\/note(\?|$)/;

/** Whether the address leads to a note; one that leads elsewhere leads to none. */
function isNote() {
  if (NOTE.test(location.hash)) return true;
  history.replaceState(null, "", "#/note");
  return false;
}

isNote();
for (const travel of ["popstate", "hashchange"]) {
  // The app is not told of where it is not to go.
  addEventListener(travel, (event) => isNote() || event.stopImmediatePropagation(), true);
}

/** What a browser gives where it keeps nothing for a page. */
const shut = {
  get() {
    throw new DOMException("A note keeps nothing and reads nothing.", "SecurityError");
  },
};
for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) {
  Object.defineProperty(globalThis, name, shut);
}
for (const name of ["serviceWorker", "storage", "locks"]) {
  Object.defineProperty(Navigator.prototype, name, shut);
}

// Where the frame lets no app run, the note can be looked at beside it.
addEventListener("DOMContentLoaded", () => {
  const link = document.querySelector("#app a");
  if (link) link.href = location.href;
});
