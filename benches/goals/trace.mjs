// From a trace of the main thread to what each thing that was done cost it.

const KINDS = {
  style: ["UpdateLayoutTree"],
  layout: ["Layout"],
  paint: ["PrePaint", "Paint", "Layerize", "Commit", "UpdateLayer"],
  script: [
    "EventDispatch",
    "FunctionCall",
    "TimerFire",
    "FireAnimationFrame",
    "FireIdleCallback",
    "RunMicrotasks",
    "MinorGC",
    "MajorGC",
  ],
};
const KIND = new Map(
  Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind])),
);

const CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"];
const MARK = "waymark: ";

/** What was done in `act`, each with the thread's own milliseconds of each kind, all of it. */
export async function traced(browser, measured, act) {
  const mark = (name) => measured.page.evaluate((name) => performance.mark(name), MARK + name);
  const note = measured.note.bind(measured);
  measured.note = async (kind, ...rest) => {
    await mark(kind);
    await note(kind, ...rest);
    await mark("");
  };
  await browser.startTracing(measured.page, { categories: [...CATEGORIES, "blink.user_timing"] });
  await act();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  return costs(traceEvents);
}

function costs(events) {
  const byTime = (one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0);
  const marks = events.filter(({ name }) => name.startsWith(MARK)).sort(byTime);
  const { pid, tid } = marks[0];
  const own = events.filter((it) => it.pid === pid && it.tid === tid && it.ph === "X");
  const parts = selfTimes(own.sort(byTime));
  return marks.flatMap(({ name, ts }, place) => {
    const until = marks[place + 1]?.ts ?? Infinity;
    if (name === MARK) return [];
    const sum = { script: 0, style: 0, layout: 0, paint: 0 };
    for (const part of parts) {
      if (part.ts >= ts && part.ts < until && part.kind) sum[part.kind] += part.self;
    }
    const total = sum.script + sum.style + sum.layout + sum.paint;
    return [{ kind: name.slice(MARK.length), ...sum, total }];
  });
}

/** Each event's own time of the thread, without what is within it. */
function selfTimes(events) {
  const open = [];
  return events.map(({ name, ts, dur, tdur = dur }) => {
    while (open.length > 0 && open.at(-1).end <= ts) open.pop();
    const parent = open.at(-1);
    if (parent) parent.self -= tdur / 1000;
    const part = { ts, end: ts + dur, kind: KIND.get(name) ?? parent?.kind, self: tdur / 1000 };
    open.push(part);
    return part;
  });
}
