// From a trace of the main thread to what each digit cost.

import { byTime, partsOfThread } from "../lib/trace.mjs";

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
  const timed = partsOfThread(events, keydowns[0]);
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
