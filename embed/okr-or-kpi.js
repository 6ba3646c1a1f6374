// The module a page loads: registers <okr-or-kpi> at once and fetches its WASM,
// which lies beside it, when the first one is on the page.
//
// "imports", "sheet", "words" and the checksum are put in by `cargo xtask build`.
import imports from "imports";
import sheet from "sheet";
import words from "words";
import { define } from "../element/src/element.js";

/** What was built with this file. Anything else is not run. */
const integrity = WASM_INTEGRITY;

/**
 * The quiz, a function from text to text.
 *
 * In place of what wasm-bindgen generates, which can do more and would be half
 * as large again as the element's class (0.4 kB): the one function is given the
 * place and length of a text in the module's memory, and gives the same for each
 * part of what it says.
 */
async function load() {
  // Spelt out for bundlers, which carry along what they can read.
  const wasm = new URL("./okr-or-kpi.wasm", import.meta.url);
  // For caches that do not ask: another build is another address.
  wasm.search = integrity;
  // Nothing that a page added to every object's prototype is an option here.
  const response = await fetch(wasm, { __proto__: null, integrity });
  let said, place;
  let room = 0;
  const put = (at, length) => {
    said += new TextDecoder().decode(new Uint8Array(memory.buffer, at, length));
  };
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), imports(put));
  const { memory, quiz, __wbindgen_malloc: take } = instance.exports;
  return (text) => {
    const input = new TextEncoder().encode(text);
    // Nothing is given back there: one place is used again until a text is too long for it.
    if (input.length > room) place = take((room = 2 * input.length), 1);
    new Uint8Array(memory.buffer).set(input, place);
    said = "";
    quiz(place, input.length);
    return said;
  };
}

define(load, sheet, (language) => Object.hasOwn(words, language) && words[language]());
