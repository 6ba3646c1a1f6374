// What the playground asks of the browser. Each function takes and gives text.

/**
 * How numbers are written here: decimal and group separators, sizes of groups, zero, the
 * locale. And what a date begins with, "month" or something else.
 */
export function notation() {
  const format = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1 });
  const parts = format.formatToParts(1234567890.5);
  const find = (type) => parts.find((part) => part.type === type)?.value ?? "";
  const groups = parts.filter((part) => part.type === "integer").map((part) => part.value);
  const [last, before] = groups.reverse();
  const date = new Intl.DateTimeFormat(undefined, { month: "long", day: "numeric" });
  const [first] = date.formatToParts();
  const { locale } = format.resolvedOptions();
  return [
    find("decimal"),
    find("group"),
    last.length,
    before?.length ?? 3,
    [...last].pop(),
    locale,
    first.type,
  ].join("\n");
}

/** The day that it is here: 2026-07-10. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A text, compressed with a checksum, in the letters that an address may hold. */
export async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replace(/[+/=]/g, (letter) => ({ "+": "-", "/": "_" })[letter] ?? "");
}

/** The text again. Fails for what is damaged, and past `most` bytes. */
export async function unpack(letters, most) {
  const binary = atob(letters.replace(/[-_]/g, (letter) => ({ "-": "+", _: "/" })[letter]));
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  // Bit by bit: a few bytes can unfold into gigabytes.
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > most) {
      reader.cancel();
      throw new RangeError("too large");
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** Offers a file for saving. */
function offer(name, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // A browser may still be reading it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Saves a text as a file. */
export function save(name, type, text) {
  offer(name, new Blob([text], { type }));
}

/** The text of the file chosen in a field, which is left empty. Fails past `most` bytes. */
export async function chosen(field, most) {
  const file = field.files[0];
  field.value = "";
  if (!file || file.size > most) throw new RangeError("none, or too large");
  return file.text();
}

/** A text in small letters, with every accent behind its letter. */
export function folded(text) {
  return text.toLowerCase().normalize("NFD");
}

/** Whether the site is of another build by now: start.js. */
export const updated = () => globalThis.waymarkUpdated();

let sheet;

/** The style of the pages besides the quiz; another try each time it does not come. */
export function dressed() {
  sheet ??= new Promise((done, failed) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = document.querySelector('meta[name="waymark-app"]').content.split(" ")[3];
    link.onload = done;
    link.onerror = () => {
      sheet = undefined;
      link.remove();
      failed(new TypeError("no style sheet"));
    };
    document.head.append(link);
  });
  return sheet;
}

/** Loads the page anew. */
export function reload() {
  location.reload();
}

/** Opens the dialog for printing. */
export function print() {
  window.print();
}
