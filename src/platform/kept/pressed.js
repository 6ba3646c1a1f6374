// Whether something is being pressed, so that what takes long waits until it is let go: the
// browser tells of that only between two tasks.

/** So long in milliseconds a press is waited for at most: a key may be held, or go up elsewhere. */
const AT_MOST = 250;

const down = new Set();
let since = -Infinity;

function press({ code = "pointer", repeat }) {
  if (repeat) return;
  down.add(code);
  since = performance.now();
}

function letGo({ code = "pointer" }) {
  down.delete(code);
  if (down.size > 0) return;
  // Until what came of it is shown.
  const then = since;
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (since === then) since = -Infinity;
    }),
  );
}

addEventListener("keydown", press, true);
addEventListener("pointerdown", press, true);
for (const up of ["keyup", "pointerup", "pointercancel"]) addEventListener(up, letGo, true);
addEventListener("blur", ({ target }) => target === window && down.clear(), true);

/** Whether something is pressed, or was let go and that is not shown yet. */
export const isPressed = () => performance.now() - since < AT_MOST;
