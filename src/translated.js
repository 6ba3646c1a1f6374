// Keeps a page true that a browser translates. A translator puts an element of its own,
// a <font>, in place of a text, or of a whole sentence with all that stands in it. The
// app goes on writing into what stood there, which by then is no part of the page. So
// what was replaced is put back beside its translation, without its words; and as soon
// as the app changes any of it the translation goes, and the words are the app's again,
// for the translator to take anew.
//
// Safari puts mere texts in place of texts. They are told by who made them: the app's
// come from `createTextNode` as this page has it, which no translator calls. In the same
// way what the app takes away itself is told from what was taken from it.
//
// start.js loads this before the app has shown a page, but for the quiz's: there when
// something changes for the first time, since until then nothing can have become untrue.
// It has kept the changes of meanwhile.

/** The texts that the app has made, and what it has taken away. */
const own = new WeakSet();
const gone = new WeakSet();
/** Of an element: how its children were, what they said, and what stands there instead. */
const translations = new WeakMap();
/** Of which translation a node is a part. */
const parts = new WeakMap();

const isText = (node) => node.nodeType === Node.TEXT_NODE;
const isFont = (node) => node.nodeName === "FONT";

/** The children as they were before the changes, but for what a translator had put there. */
function before(parent, changes, put) {
  const nodes = [...parent.childNodes];
  for (const { addedNodes, removedNodes, previousSibling } of changes.toReversed()) {
    nodes.splice(nodes.indexOf(previousSibling) + 1, addedNodes.length, ...removedNodes);
  }
  return nodes.filter((node) => !isFont(node) && !put.includes(node));
}

/** Whether the app took a node away, and not a translator that put something in its place. */
function isTakenByApp(node, changes, put) {
  if (node.parentNode || !gone.has(node)) return false;
  const taken = changes.findLast(({ removedNodes }) => [...removedNodes].includes(node));
  const isInPlace = ({ addedNodes, previousSibling, nextSibling }) => {
    const nodes = [...addedNodes];
    const isBeside = nodes.includes(taken.previousSibling) || nodes.includes(taken.nextSibling);
    const isThere = previousSibling === taken.previousSibling && nextSibling === taken.nextSibling;
    return nodes.some((it) => put.includes(it)) && (isBeside || isThere);
  };
  return !taken || !changes.some(isInPlace);
}

/** The children as the app has them after the changes. */
function after(nodes, changes, put) {
  const all = [...nodes];
  for (const { addedNodes, previousSibling, nextSibling } of changes) {
    const came = [...addedNodes].filter((node) => !put.includes(node) && !all.includes(node));
    const next = all.indexOf(nextSibling);
    all.splice(next < 0 ? all.indexOf(previousSibling) + 1 || all.length : next, 0, ...came);
  }
  return all.filter((node) => !isTakenByApp(node, changes, put));
}

/** Puts back what has left the page, but for its words. */
function silence(translation) {
  const { parent, nodes, said } = translation;
  let next = null;
  for (const node of nodes.toReversed()) {
    const isGone = !node.parentNode;
    if (isGone || isText(node)) parts.set(node, translation);
    if (isGone) {
      const texts = document.createNodeIterator(node, NodeFilter.SHOW_TEXT);
      for (let text; (text = texts.nextNode()); text.data = "") {
        if (!said.has(text)) said.set(text, text.data);
      }
      if (node.hidden === false) {
        node.hidden = true;
        said.set(node);
      }
      parent.insertBefore(node, next);
    }
    if (node.parentNode === parent) next = node;
  }
}

/** Takes a translation away. */
function restore({ parent, nodes, said, put }) {
  translations.delete(parent);
  for (const node of put) node.remove();
  for (const [node, data] of said) {
    if (!isText(node)) node.hidden = false;
    // What said nothing was empty before, or the app has emptied it.
    else if (data) node.data = data;
  }
  let next;
  for (const node of nodes.toReversed()) {
    parts.delete(node);
    if (node.parentNode !== parent) continue;
    // A translator may have changed the order. And a text is to be new to it.
    if (next && node.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_PRECEDING) {
      parent.insertBefore(node, next);
    } else if (isText(node)) node.replaceWith(node);
    next = node;
  }
}

/** The changes that a translator made, of those among an element's children. */
function madeByTranslator(changes, put) {
  const isTextForText = changes.some(({ removedNodes }) => [...removedNodes].some(isText));
  const isForeign = (node) => isFont(node) || (isTextForText && isText(node) && !own.has(node));
  return changes.filter(
    ({ addedNodes, removedNodes }) =>
      [...addedNodes].some(isForeign) || [...removedNodes].some((node) => put.includes(node)),
  );
}

/** Looks at what has changed among an element's children; gives what is no longer true. */
function check(parent, changes, written) {
  const known = translations.get(parent);
  const earlier = known?.put ?? [];
  const theirs = madeByTranslator(changes, earlier);
  if (!theirs.length) return known;
  const nodes = before(parent, changes, earlier);
  const put = theirs
    .flatMap(({ addedNodes }) => [...addedNodes])
    .filter((node) => !nodes.some((before) => node.contains(before)));
  // It has taken its translation away itself.
  if (!put.length) return known;
  const all = after(nodes, changes, [...earlier, ...put]);
  const translation = known ?? { parent, nodes: all, said: new Map(), put };
  translations.set(parent, translation);
  // The app may have changed something since the translator read.
  const isSame = known?.nodes.length === all.length && all.every((it) => known.nodes.includes(it));
  const isWritten = written.some((text) => all.some((node) => node.contains(text)));
  if (known) known.put = [...earlier, ...put];
  if (!isSame) translation.nodes = all;
  silence(translation);
  return isWritten || (known && !isSame) ? translation : undefined;
}

/** Looks through what has changed in the page, whoever did it. */
function look(records, observer) {
  const written = [];
  const changed = new Map();
  const untrue = new Set();
  for (const record of records) {
    const { target, type } = record;
    const isWritten = type === "characterData";
    if (isWritten) written.push(target);
    else if (changed.has(target)) changed.get(target).push(record);
    else changed.set(target, [record]);
    for (let node = target; node; node = node.parentNode) {
      const translation = parts.get(node);
      if (isWritten) translation?.said.set(target, target.data);
      untrue.add(translation);
    }
  }
  for (const [parent, changes] of changed) untrue.add(check(parent, changes, written));
  untrue.delete(undefined);
  untrue.forEach(restore);
  for (const { addedNodes } of records) {
    for (const node of addedNodes) if (node.parentNode) gone.delete(node);
  }
  // What was done here is nobody's doing.
  observer.takeRecords();
}

/**
 * Looks after the app's page from now on.
 *
 * @param app the element that all of it is in
 * @param seen what has changed in it meanwhile
 * @param until what has observed it meanwhile
 */
export function follow(app, seen, until) {
  const texts = document.createNodeIterator(app, NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode()); ) own.add(text);
  const create = document.createTextNode;
  document.createTextNode = (data) => {
    const text = create.call(document, data);
    own.add(text);
    return text;
  };
  for (const { prototype } of [CharacterData, Element]) {
    const { remove } = prototype;
    prototype.remove = function () {
      gone.add(this);
      remove.call(this);
    };
  }
  const changes = [...seen, ...until.takeRecords()];
  until.disconnect();
  const observer = new MutationObserver(look);
  observer.observe(app, { childList: true, subtree: true, characterData: true });
  look(changes, observer);
}
