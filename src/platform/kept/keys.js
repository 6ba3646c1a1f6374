// Single keys, where nobody types: each presses what says in aria-keyshortcuts that it is
// its key. A field, or the first one of a part of the page, is gone to.

const TYPED_INTO = "input, select, textarea, [contenteditable]";

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, altKey, isComposing, target } = event;
  if (ctrlKey || metaKey || altKey || isComposing || key.length > 1) return;
  if (target.closest?.(TYPED_INTO)) return;
  const named = `[aria-keyshortcuts="${CSS.escape(key.toLowerCase())}"]`;
  const found = document.querySelector(named);
  if (!found?.checkVisibility()) return;
  const field = found.matches("input") ? found : found.querySelector("input");
  if (field) field.focus();
  else found.click();
  event.preventDefault();
});
