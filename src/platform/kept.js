// Fetches what only the goals need, with them.

let script;

/** The script; another try each time it does not come. */
export function kept() {
  if (!script) {
    script = import(new URL("kept/kept.js", document.baseURI));
    // Whoever waits for it is told.
    script.catch(() => {
      script = undefined;
    });
  }
  return script;
}
