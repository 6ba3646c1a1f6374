// Translators as browsers have them, each in the way in which it changes a page. What
// they say is what stood there, behind a mark that is no letter and no space: whoever
// looks for a role and a name finds it still, and whoever looks at the text can tell
// what is translated.

/** What a translated text begins with. */
export const MARK = "\u200b";

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
export async function translate(page, way = "texts", live = true) {
  await page.evaluate(translator, { way, live, mark: MARK });
}

/** The same from the moment at which there is a page. */
export async function translateAll(page, way = "texts") {
  await page.addInitScript(translator, { way, live: true, mark: MARK });
}

/** What a page says, in any language. */
export async function said(page) {
  const text = await page.locator("#app").evaluate((app) => app.innerText);
  return text.replaceAll(MARK, "").replace(/\s+/g, " ").trim();
}

/** How many texts of the page are translated. */
export function translated(page) {
  return page.locator("#app").evaluate((app, mark) => app.innerText.split(mark).length - 1, MARK);
}

/** Runs in the page. */
function translator({ way, live, mark }) {
  const INLINE = new Set(["B", "STRONG", "EM", "SPAN", "TIME", "CODE", "BDI", "FONT", "SMALL"]);
  const isText = (node) => node.nodeType === Node.TEXT_NODE;
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;

  const font = (text) => {
    const outer = document.createElement("font");
    outer.appendChild(document.createElement("font")).textContent = mark + text;
    return outer;
  };
  const isDone = (text) =>
    !text.data.trim() ||
    text.data.startsWith(mark) ||
    !text.parentElement ||
    text.parentElement.closest("font, svg, textarea, style, script");

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
    sentences: (element) => {
      const said = font(element.textContent);
      element.replaceChildren(said);
    },
    anew: (element) => {
      const copies = [...element.childNodes].map((node) =>
        isText(node) && node.data ? font(node.data) : node.cloneNode(true),
      );
      element.replaceChildren(...copies);
    },
    turned: (element) => {
      const parts = [...element.childNodes].filter((node) => isElement(node) || isText(node));
      for (const part of parts) if (isText(part)) part.remove();
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
    mere: (text) => text.replaceWith(mark + text.data),
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
