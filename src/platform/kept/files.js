// Files, and whether the browser keeps what is here for good.

/** Offers the text under a key as a file, as it is: also what no Rust string can hold. */
export function saveAsItIs(key, name) {
  const text = window.localStorage.getItem(key) ?? "";
  const marked = `\ufeff${text}`;
  const units = Uint16Array.from(marked, (_, at) => marked.charCodeAt(at));
  const whole = text.isWellFormed?.() ?? true;
  const link = document.createElement("a");
  // What UTF-8 cannot say is saved as it is in memory, UTF-16.
  link.href = URL.createObjectURL(new Blob([whole ? text : units]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The bytes of the file chosen in a field, which is left empty. Fails with "large" or "unreadable". */
export async function chosenBytes(field, most) {
  const file = field.files[0];
  field.value = "";
  if (!file) throw "none";
  // Before anything of it is read.
  if (file.size > most) throw "large";
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw "unreadable";
  }
}

/** Whether the browser says that it keeps what is here for good; undefined if it does not say. */
export async function isKeptForGood() {
  return navigator.storage?.persisted?.();
}

/** Asks it to. */
export async function keepForGood() {
  return navigator.storage?.persist?.();
}

/** The seconds since 1970 began, in UTC. */
export async function moment() {
  return Math.floor(Date.now() / 1000);
}

/** Deflated bytes, unpacked. Fails past `most` bytes: a few can unfold into gigabytes. */
export async function inflated(bytes, most) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const parts = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
    size += value.length;
    if (size > most) {
      reader.cancel();
      throw "large";
    }
    parts.push(value);
  }
}
