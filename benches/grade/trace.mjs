// From a trace of the main thread to what each digit cost.

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

/** What is shown a frame later is there so many milliseconds after its timer has begun. */
const NEXT_FRAME = 200;

/**
 * For each digit the milliseconds of each kind: up to the first timer, that is
 * until the page shows what the digit brought about, and `after` that all of it,
 * of which `next` is the frame that follows. `within` so many milliseconds nothing else
 * is done.
 */
export function keystrokes(events, within) {
  const isKeydown = ({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown";
  const keydowns = events.filter(isKeydown).sort(byTime);
  const { pid, tid } = keydowns[0];
  const own = events.filter((event) => event.pid === pid && event.tid === tid);
  const complete = own.filter(({ ph }) => ph === "X").sort(byTime);
  const timed = selfTimes(complete);
  return keydowns.map(({ ts }) => {
    // The task that the keydown is in began before it.
    const parts = timed.filter((part) => part.root >= ts - 20_000 && part.ts < ts + within * 1000);
    const own = parts.filter((part) => part.end > ts);
    const timer = own.find(({ name }) => name === "TimerFire")?.root ?? Infinity;
    const sum = { script: 0, style: 0, layout: 0, paint: 0, other: 0, next: 0, after: 0 };
    for (const { root, kind, self } of own) {
      sum[root < timer ? kind : "after"] += self;
      if (root >= timer && root < timer + NEXT_FRAME * 1000) sum.next += self;
    }
    return { ...sum, total: sum.script + sum.style + sum.layout };
  });
}

/** Milliseconds of scripts on the main thread of the page that ran most of them. */
export function scriptTime(events) {
  const threads = new Map();
  for (const event of events.filter(({ ph }) => ph === "X")) {
    const thread = `${event.pid} ${event.tid}`;
    if (!threads.has(thread)) threads.set(thread, []);
    threads.get(thread).push(event);
  }
  const times = [...threads.values()].map((own) => {
    const scripts = selfTimes(own.sort(byTime)).filter(({ kind }) => kind === "script");
    return scripts.reduce((sum, { self }) => sum + self, 0);
  });
  return Math.max(...times);
}

const byTime = (one, other) => one.ts - other.ts || other.dur - one.dur;

/** Each event's own time of the thread, without what is within it. */
function selfTimes(events) {
  const open = [];
  const parts = [];
  for (const { name, ts, dur, tdur = dur } of events) {
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
    parts.push(part);
  }
  return parts;
}

/** Median and 98th percentile: the value that so many are not above. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part) => Math.round(sorted[Math.ceil(part * sorted.length) - 1] * 100) / 100;
  return { median: at(0.5), p98: at(0.98), most: at(1) };
}
