// What runs in the page before anything else does and notes what a person would
// notice. It looks only when the document changed, and only in a frame, so that
// it costs a slow contestant no more than a fast one.

/** Leaves the promise of what it saw in `waymarkBench`. Sent to the page as it stands. */
export function probe({ question, until }) {
  if (self !== top) return;
  const seen = { question: null, answer: null, done: null, shift: 0, longTasks: [] };
  const roots = [document];

  const flushes = [
    observe("layout-shift", ({ value }) => (seen.shift += value)),
    observe("longtask", ({ duration }) => seen.longTasks.push(duration)),
  ];

  function observe(type, note) {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
    observer.observe({ type, buffered: true });
    return () => observer.takeRecords().forEach(note);
  }

  const shown = new Promise((resolve, reject) => {
    let waiting = false;
    const changes = new MutationObserver(soon);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      roots.push(root);
      watch(root);
      return root;
    };
    watch(document);
    setTimeout(() => reject(new Error(`no ${until} within 30 s`)), 30_000);

    function watch(root) {
      changes.observe(root, { childList: true, characterData: true, subtree: true });
    }

    function soon() {
      if (!waiting) requestAnimationFrame(look);
      waiting = true;
    }

    function look() {
      waiting = false;
      if (until === "question") {
        const text = find(question);
        if (!text) return;
        if (isVisible(text)) seen.question ??= performance.now();
        if (seen.question && isAnswerable()) seen.answer = performance.now();
        // Styles may still be on their way, which changes no node.
        if (!seen.answer) return soon();
      } else if (until === "iframe" && !document.querySelector("iframe")) return;
      changes.disconnect();
      Element.prototype.attachShadow = attach;
      resolve();
    }
  });

  function find(words) {
    for (const root of roots) {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        if (texts.currentNode.data.includes(words)) return texts.currentNode;
      }
    }
  }

  function isVisible(text) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width, height, top, bottom } = range.getBoundingClientRect();
    const inView = width > 0 && height > 0 && top >= 0 && bottom <= innerHeight;
    return inView && text.parentElement.checkVisibility({ opacityProperty: true });
  }

  /** Whether a click in the middle of each of three answers would choose it. */
  function isAnswerable() {
    const radios = roots.flatMap((root) => [...root.querySelectorAll("input[type=radio]")]);
    return radios.length === 3 && radios.every(isHit);
  }

  function isHit(radio) {
    // Some draw their own circle and hide the real one within its label.
    const target = radio.closest("label") ?? radio;
    const { x, y, width, height } = target.getBoundingClientRect();
    const hit = radio.getRootNode().elementFromPoint(x + width / 2, y + height / 2);
    return !radio.disabled && target.contains(hit);
  }

  const loaded = new Promise((done) => addEventListener("load", done));
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const task = () => new Promise((done) => setTimeout(done));

  globalThis.waymarkBench = Promise.all([loaded, shown])
    .then(frame)
    .then(frame)
    // The second frame is painted before the next task.
    .then(task)
    .then(() => {
      flushes.forEach((flush) => flush());
      seen.done = performance.now();
      return seen;
    });
}
