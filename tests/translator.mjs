// Translators as browsers have them, each in the way in which it changes a page. They
// say what stood there, into the same language: whoever looks for a role and a name finds
// it, and what is not what the page would say without them is not true.

/** The ways, each: how a translator changes what it has read. */
export const WAYS = {
  "a font for a text": "texts",
  "a font beside a text that then goes": "beside",
  "a text for a text": "mere",
  "a font for a sentence": "sentences",
  "a sentence anew, with fonts and copies in it": "anew",
  "the words of a sentence in another order": "turned",
};

/** Translates a page once, and with `live` whatever comes or changes as well. */
export async function translate(page, way, live = true) {
  await page.evaluate(translator, { way, live });
}

/** Has every page translated that is opened from now on, and all that comes. */
export async function translateAll(page, way) {
  await page.addInitScript(translator, { way, live: true });
}

/** What a page says. */
export async function said(page) {
  const text = await page.locator("#app").evaluate((app) => app.innerText);
  return text.replace(/\s+/g, " ").trim();
}

/** How many of its texts are a translator's. */
export function translated(page) {
  return page.evaluate(() => window.translated());
}

/** Runs in the page. */
function translator({ way, live }) {
  const INLINE = new Set(["B", "STRONG", "EM", "SPAN", "TIME", "CODE", "BDI", "FONT", "SMALL"]);
  const isText = (node) => node.nodeType === Node.TEXT_NODE;
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

  const made = new Set();
  window.translated = () => [...made].filter((it) => it.isConnected).length;
  const font = (text) => {
    const outer = document.createElement("font");
    outer.appendChild(document.createElement("font")).textContent = text;
    made.add(outer);
    return outer;
  };
  const mere = (text) => {
    const { parentNode, previousSibling } = text;
    text.replaceWith(text.data);
    made.add(previousSibling ? previousSibling.nextSibling : parentNode.firstChild);
  };
  const isDone = (text) =>
    !text.data.trim() ||
    made.has(text) ||
    !text.parentElement ||
    text.parentElement.closest("font, svg, textarea, style, script, [translate=no]");

  /** A sentence: an element of texts and of what stands within a line, and not of one text. */
  const isSentence = (element) =>
    isElement(element) &&
    !element.closest("font, svg, label, button, select, [aria-live], summary, a") &&
    !INLINE.has(element.nodeName) &&
    [...element.childNodes].some((node) => isText(node) && !isDone(node)) &&
    [...element.querySelectorAll("*")].every(
      (it) => INLINE.has(it.nodeName) && !it.id && !it.shadowRoot,
    );

  const whole = {
    sentences: (element) => element.replaceChildren(font(element.textContent)),
    anew: (element) => {
      const copies = [...element.childNodes].map((node) =>
        isText(node) && node.data ? font(node.data) : node.cloneNode(true),
      );
      element.replaceChildren(...copies);
    },
    turned: (element) => {
      const parts = [...element.childNodes].filter((node) => isElement(node) || isText(node));
      for (const part of parts) if (isText(part)) element.removeChild(part);
      for (const part of parts.toReversed()) {
        if (!isText(part)) element.append(part);
        else if (part.data) element.append(font(part.data));
      }
    },
  }[way];

  const each = {
    beside: (text) => {
      text.parentNode.insertBefore(font(text.data), text);
      text.remove();
    },
    mere,
  }[way] ?? ((text) => text.replaceWith(font(text.data)));

  const read = (root) => {
    if (!root.isConnected) return;
    if (whole && isElement(root)) {
      for (const element of [root, ...root.querySelectorAll("*")]) {
        if (element.isConnected && isSentence(element)) whole(element);
      }
    }
    const found = [];
    const texts = document.createNodeIterator(root, NodeFilter.SHOW_TEXT);
    for (let text; (text = texts.nextNode()); ) if (!isDone(text)) found.push(text);
    found.forEach(each);
  };

  const begin = () => {
    const app = document.getElementById("app");
    read(app);
    if (!live) return;
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (isText(target)) read(target);
        for (const node of addedNodes) read(node);
      }
    }).observe(app, { childList: true, subtree: true, characterData: true });
  };
  if (document.getElementById("app")) begin();
  else addEventListener("DOMContentLoaded", begin);
}
