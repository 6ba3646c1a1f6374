// A thousand objectives, or ten of the same kind, as they are stored.

import { record } from "../../tests/store.mjs";

/** The day on which all of it takes place, wherever and whenever it is measured. */
export const TODAY = [2026, 11, 18];

/** Weeks in which there was a check-in. */
const WEEKS = 7;

/** Of ten objectives so many are of this quarter; the others were closed in earlier ones. */
const CURRENT = 8;

const EARLIER = [
  { first: "2026-01-01", last: "2026-03-31" },
  { first: "2026-04-01", last: "2026-06-30" },
  { first: "2026-07-01", last: "2026-09-30" },
];
const LEVELS = [null, "team", "company", null, "team"];

const written = (date) => date.toISOString().slice(0, 10);
const daysBefore = (day, days) => written(new Date(Date.parse(day) - days * 86_400_000));

/** What is measured: a way down or up, a standard to hold, something to have done. */
function keyResult(number, place) {
  const kind = (number + place) % 7;
  const name = `Number ${place} of objective ${number}`;
  if (place === 4) return { name: `${name} is live`, measure: "yes-no" };
  if (kind === 0) {
    return { name, measure: "hold", operator: "at-least", target: "90", unit: "%" };
  }
  const [start, target] = kind % 2 === 0 ? [80, 20 + place] : [10 + place, 60 + (number % 40)];
  return { name, measure: "change", start: `${start}`, target: `${target}`, unit: "%" };
}

/** A value on the way, further each week. */
function valueOf({ measure, start, target }, week) {
  if (measure === "yes-no") return week < WEEKS - 1 ? "0" : "1";
  if (measure === "hold") return `${88 + week}`;
  const share = (week + 1) / (WEEKS + 5);
  return (Number(start) + (Number(target) - Number(start)) * share).toFixed(1);
}

/** The keys and texts of so many objectives. */
export function goals(count) {
  const stored = {};
  const today = written(new Date(Date.UTC(TODAY[0], TODAY[1] - 1, TODAY[2])));
  for (let number = 1; number <= count; number += 1) {
    const id = `seed${String(number).padStart(6, "0")}`;
    const isCurrent = number % 10 < CURRENT;
    const period = isCurrent
      ? { first: "2026-10-01", last: "2026-12-31" }
      : EARLIER[number % EARLIER.length];
    const fields = { title: `Objective ${number}: be the team that others ask`, period };
    if (number % 4 === 0) fields.commitment = "must";
    const level = LEVELS[number % LEVELS.length];
    if (level) fields.level = level;
    for (const place of [1, 2]) {
      fields[`action/${id}a${place}/text`] = `Talk to ${place + 2} customers of it`;
      fields[`action/${id}a${place}/place`] = `${place}`;
    }
    fields[`note/${id}n`] = { date: daysBefore(period.last, 60), text: "A new price" };
    if (!isCurrent) {
      fields.closed = { on: period.last, next: "retire" };
      fields.learned = "Fewer, and sooner";
    }
    // Closed ones were checked in on until they were; the others until these days.
    const latest = isCurrent ? daysBefore(today, number % 9) : period.last;
    const older = {};
    for (let place = 1; place <= 3 + (number % 2); place += 1) {
      const key = `${id}k${place}`;
      const all = keyResult(number, place);
      for (const [name, value] of Object.entries(all)) fields[`kr/${key}/${name}`] = value;
      fields[`kr/${key}/place`] = `${place}`;
      for (let week = 0; week < WEEKS; week += 1) {
        const day = daysBefore(latest, 7 * (WEEKS - 1 - week));
        // What lists need stays with the definition.
        const listed = all.measure === "hold" || week >= WEEKS - 3;
        const value = { value: valueOf(all, week), confidence: (number + place + week) % 11 };
        (listed ? fields : older)[`at/${key}/${day}`] = value;
      }
    }
    stored[`waymark/1/objective/${id}`] = record(fields);
    for (const year of new Set(Object.keys(older).map((name) => name.split("/")[2].slice(0, 4)))) {
      const of = Object.entries(older).filter(([name]) => name.split("/")[2].startsWith(year));
      stored[`waymark/1/checkins/${id}/${year}`] = record(Object.fromEntries(of));
    }
  }
  return stored;
}

/** Lets a page believe that it is that day. */
export function onTheDay([year, month, day]) {
  const shift = new Date(year, month - 1, day, 12).getTime() - Date.now();
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...given) {
      super(...(given.length === 0 ? [Real.now() + shift] : given));
    }
    static now() {
      return Real.now() + shift;
    }
  };
}
