// From a trace of the browser to what the main thread did.

/** What an event of the trace is counted as; what is not here, as what it is in. */
const KINDS = {
  script: [
    "EventDispatch",
    "FunctionCall",
    "TimerFire",
    "FireAnimationFrame",
    "FireIdleCallback",
    "RunMicrotasks",
    "EvaluateScript",
    "ParseHTML",
    "MinorGC",
    "MajorGC",
  ],
  style: ["UpdateLayoutTree"],
  layout: ["Layout"],
  paint: ["PrePaint", "Paint", "Layerize", "Commit", "UpdateLayer"],
  other: ["RunTask"],
};
const KIND = new Map(
  Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind])),
);

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];

/** Goes before what is noted in a trace, which others may do as well. */
const MARK = "waymark: ";

/** The events of the trace while something is done on a page. */
export async function traceOf(browser, page, act) {
  await browser.startTracing(page, { categories: [...CATEGORIES, "blink.user_timing"] });
  await act();
  return JSON.parse(await browser.stopTracing()).traceEvents;
}

/** Says in the trace that from now on this is done; nothing named is nothing. */
export const mark = (page, name = "") =>
  page.evaluate((name) => performance.mark(name), MARK + name);

/** What was marked, each with the thread's own milliseconds of each kind until the next mark. */
export function costsOfMarked(events) {
  const marks = events.filter(({ name }) => name.startsWith(MARK)).sort(byTime);
  const parts = partsOfThread(events, marks[0]);
  return marks.flatMap(({ name, ts }, place) => {
    const until = marks[place + 1]?.ts ?? Infinity;
    if (name === MARK) return [];
    const sum = { script: 0, style: 0, layout: 0, paint: 0, other: 0 };
    for (const part of parts) if (part.ts >= ts && part.ts < until) sum[part.kind] += part.self;
    const { other: _, ...own } = sum;
    const total = own.script + own.style + own.layout + own.paint;
    return [{ kind: name.slice(MARK.length), ...own, total }];
  });
}

/** Milliseconds of scripts on the main thread of the page that ran most of them. */
export function scriptTime(events) {
  const threads = new Map(events.map((event) => [`${event.pid} ${event.tid}`, event]));
  const times = [...threads.values()].map((thread) => {
    const scripts = partsOfThread(events, thread).filter(({ kind }) => kind === "script");
    return scripts.reduce((sum, { self }) => sum + self, 0);
  });
  return Math.max(...times);
}

/** In the order in which they began, the longer of two before what is in it. */
export const byTime = (one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0);

/**
 * Each event of a thread with its kind and its own milliseconds of the thread, without what is
 * within it; `root` is when the outermost event around it began.
 */
export function partsOfThread(events, { pid, tid }) {
  const own = events.filter((it) => it.pid === pid && it.tid === tid && it.ph === "X");
  const open = [];
  return own.sort(byTime).map(({ name, ts, dur, tdur = dur }) => {
    while (open.length > 0 && open.at(-1).end <= ts) open.pop();
    const parent = open.at(-1);
    if (parent) parent.self -= tdur / 1000;
    const part = {
      name,
      ts,
      end: ts + dur,
      root: parent ? parent.root : ts,
      kind: KIND.get(name) ?? parent?.kind ?? "other",
      self: tdur / 1000,
    };
    open.push(part);
    return part;
  });
}
