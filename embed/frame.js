// For pages that show the quiz in an iframe marked with `data-okr-or-kpi`: gives
// the frame its height, and fires at it the events that the element would fire.
//
// What it believes is what comes from a marked frame's own window, from the
// origin that the frame was given, with the id that this script told it, and in
// the shape of one of the messages below. Anything else is passed over.
(() => {
  const SOURCE = "okr-or-kpi";
  const MARK = "data-okr-or-kpi";
  /** Higher than any quiz is, at any width and type size that can be read. */
  const HIGHEST = 20_000;

  const isOne = (...of) => (value) => of.includes(value);
  const isText = (value) => typeof value === "string";
  const isWhole = (from, to) => (value) => Number.isInteger(value) && value >= from && value <= to;
  const isList = (length, check) => (value) =>
    Array.isArray(value) && value.length === length && value.every(check);
  const isVerdict = isOne("okr", "kpi", "both");
  const isFlip = (value) => has(FLIP, value) && Object.keys(value).length === 3;
  const FLIP = { question: isWhole(1, 4), answer: isOne("a", "b", "c"), verdict: isVerdict };

  const RESULT = {
    verdict: isVerdict,
    total: isWhole(-5, 5),
    leans: isList(4, isWhole(-1, 1)),
    reasons: isList(4, isText),
    flips: (value) => Array.isArray(value) && value.length <= 8 && value.every(isFlip),
    answers: (value) => isText(value) && /^[abc]{4}$/.test(value),
    metric: (value) => value === null || isText(value),
  };

  /** The detail of each event: its fields, or null for none. */
  const DETAILS = {
    ready: null,
    start: null,
    reset: null,
    answer: { question: isWhole(1, 4), answer: isOne("a", "b", "c"), lean: isWhole(-1, 1) },
    complete: RESULT,
    handoff: { ...RESULT, url: (value) => isText(value) && /^https?:\/\//i.test(value) },
    error: { code: isOne("wasm-blocked", "load-failed", "trapped") },
  };

  /** A detail with the fields it may have and no other; undefined if one is wrong. */
  function checked(fields, detail) {
    if (fields === null) return detail === null ? null : undefined;
    if (!has(fields, detail)) return undefined;
    return Object.fromEntries(Object.keys(fields).map((key) => [key, detail[key]]));
  }

  function has(fields, value) {
    if (typeof value !== "object" || value === null) return false;
    return Object.entries(fields).every(([key, check]) => check(value[key]));
  }

  function originOf(frame) {
    // A sandbox takes the origin away, unless it says otherwise.
    if (frame.sandbox.length && !frame.sandbox.contains("allow-same-origin")) return "null";
    const base = document.baseURI;
    return URL.canParse(frame.src, base) ? new URL(frame.src, base).origin : "null";
  }

  /** Which of ready and error a frame said last: it says so at every greeting. */
  const standing = new WeakMap();

  const all = () => [...document.querySelectorAll(`iframe[${MARK}]`)];

  /** Tells a frame its id, once it has one. The mark holds it. */
  function greet(frame) {
    const embedId = frame.getAttribute(MARK) || name();
    frame.setAttribute(MARK, embedId);
    const origin = originOf(frame);
    const to = origin === "null" ? "*" : origin;
    frame.contentWindow?.postMessage({ source: SOURCE, v: 1, type: "hello", embedId }, to);
  }

  function name() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  // The second of two such scripts finds the frames marked and stays quiet.
  const GUARD = Symbol.for("okr-or-kpi frames");
  if (document[GUARD]) return;
  Object.defineProperty(document, GUARD, { value: true });

  addEventListener("message", ({ source, origin, data }) => {
    if (typeof data !== "object" || data?.source !== SOURCE || data.v !== 1) return;
    const frame = all().find((frame) => frame.contentWindow === source);
    if (!frame || origin !== originOf(frame)) return;
    if (data.type === "hello") {
      standing.delete(frame);
      greet(frame);
      return;
    }
    if (!frame.getAttribute(MARK) || data.embedId !== frame.getAttribute(MARK)) return;
    if (data.type === "resize") {
      if (isWhole(1, HIGHEST)(data.height)) frame.style.height = `${data.height}px`;
    } else if (Object.hasOwn(DETAILS, data.type)) {
      const detail = checked(DETAILS[data.type], data.detail);
      if (detail === undefined) return;
      if (data.type === "ready" || data.type === "error") {
        if (standing.get(frame) === data.type) return;
        standing.set(frame, data.type);
      }
      frame.dispatchEvent(new CustomEvent(`okr-or-kpi-${data.type}`, { bubbles: true, detail }));
    }
  });

  const greetAll = () => all().forEach(greet);
  greetAll();
  addEventListener("DOMContentLoaded", greetAll);
})();
