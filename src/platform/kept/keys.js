// Single keys, where nobody types: each presses what says in aria-keyshortcuts that it is
// its key. A field, or the first one of a part of the page, is gone to.
//
// A part with `data-keys` has keys of its own, for as long as the focus is within it: Enter
// on its heading is one of them, a number that is typed there goes into its field, and
// Escape leads from a field back to the heading.

const TYPED_INTO = "input, select, textarea, [contenteditable]";
const HEADING = ":is(h2, h3)[tabindex]";

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, isComposing, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing || !target.closest) return;
  const part = target.closest("[data-keys]");
  if (target.closest(TYPED_INTO)) {
    if (key === "Escape") part?.querySelector(HEADING)?.focus();
    return;
  }
  if (key.length > 1 && !(key === "Enter" && part && target.matches(HEADING))) return;
  if (part && /^[-+.,\p{Nd}]$/u.test(key)) {
    part.querySelector('input[data-amount]')?.focus();
    return;
  }
  const named = `[aria-keyshortcuts="${CSS.escape(key.toLowerCase())}"]`;
  const found = part?.querySelector(named) ?? document.querySelector(named);
  if (!found?.checkVisibility()) return;
  const own = found.closest("[data-keys]");
  if (own && own !== part) return;
  const field = found.matches("input") ? found : found.querySelector("input");
  if (field) field.focus();
  else found.click();
  event.preventDefault();
});
