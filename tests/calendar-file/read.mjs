// Files for calendars, read by ical.js: what they say, and on which days they recur, worked
// out here once more from what was asked for.
//
//   cargo run -p waymark-core --features store --example calendar_files > files.json
//   node tests/calendar-file/read.mjs files.json

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import ICAL from "ical.js";

/** So many times each one recurs here: over years, leap days and year's ends. */
const TIMES = 40;

const files = JSON.parse(readFileSync(process.argv[2], "utf8"));
assert.ok(files.length > 100, `only ${files.length} files`);

const uids = new Map();
let folded = 0;
for (const asked of files) {
  const about = `${asked.rhythm} from ${asked.first}, ${asked.onDay ? "by day" : "by weekday"}`;
  lines(asked.file, about);
  const event = eventOf(asked.file);
  const component = event.component;
  const value = (name) => component.getFirstPropertyValue(name);

  const flat = (text) => text.trim().split(/\r\n|\n/).join("\n");
  assert.equal(event.summary, flat(asked.title), about);
  assert.equal(event.description, flat(asked.description), about);
  assert.equal(value("url"), asked.address, about);

  const stamp = value("dtstamp");
  assert.equal(stamp.zone, ICAL.Timezone.utcTimezone, about);
  assert.equal(stamp.toUnixTime(), asked.made, about);

  const start = event.startDate;
  assert.equal(start.isDate, asked.time === null, about);
  assert.equal(start.zone, ICAL.Timezone.localTimezone, `${about}: in a zone`);
  assert.equal(
    start.toString(),
    asked.time === null ? asked.starts : `${asked.starts}T${asked.time}`,
    about,
  );

  const recurring = event.iterator();
  const found = Array.from({ length: TIMES }, () => recurring.next().toString().slice(0, 10));
  assert.deepEqual(found, expected(asked), about);

  const alarm = component.getFirstSubcomponent("valarm");
  assert.equal(alarm !== null, asked.reminder !== null, about);
  if (alarm) {
    const before = alarm.getFirstPropertyValue("trigger").toSeconds();
    assert.equal(before, -60 * asked.reminder, about);
  }

  // A later file of the same review replaces the earlier one.
  const later = eventOf(asked.later);
  assert.equal(later.uid, event.uid, about);
  assert.ok(later.sequence > event.sequence, about);
  assert.equal(uids.get(asked.rhythm) ?? event.uid, event.uid, about);
  uids.set(asked.rhythm, event.uid);
}
assert.ok(folded > 100, `only ${folded} have a folded line`);
assert.equal(new Set(uids.values()).size, 3, "a name for each rhythm");

// What is expected is no more right than the rule it was worked out by: some days by hand.
byHand("month", "2027-01-31", true, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
byHand("quarter", "2026-11-30", true, ["2026-11-30", "2027-02-28", "2027-05-31", "2027-08-31"]);
byHand("month", "2027-01-29", true, ["2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"]);
byHand("month", "2027-02-28", true, ["2027-02-28", "2027-03-28", "2027-04-28", "2027-05-28"]);
byHand("month", "2026-11-30", false, ["2026-11-30", "2026-12-28", "2027-01-25", "2027-02-22"]);
byHand("quarter", "2026-12-07", false, ["2026-12-07", "2027-03-01", "2027-06-07", "2027-09-06"]);
byHand("week", "2026-12-31", false, ["2026-12-31", "2027-01-07", "2027-01-14", "2027-01-21"]);

console.log(`    ${files.length} files, ${files.length * TIMES} days`);

/** The one event of a file. */
function eventOf(file) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  const events = calendar.getAllSubcomponents("vevent");
  assert.equal(events.length, 1);
  return new ICAL.Event(events[0]);
}

/** Lines end as they have to, and none is too long. */
function lines(file, about) {
  assert.ok(file.endsWith("END:VCALENDAR\r\n"), about);
  const all = file.slice(0, -2).split("\r\n");
  folded += all.some((line) => line.startsWith(" ")) ? 1 : 0;
  for (const line of all) {
    assert.ok(!/[\r\n]/.test(line), `${about}: an end within a line`);
    assert.ok(Buffer.byteLength(line) <= 75, `${about}: ${Buffer.byteLength(line)} bytes`);
  }
}

/** The days on which it is to recur. */
function expected({ rhythm, first, onDay }) {
  const [year, month, day] = first.split("-").map(Number);
  return Array.from({ length: TIMES }, (_, count) => {
    if (rhythm === "week") {
      return written(year, month, day + 7 * count);
    }
    const later = month + count * (rhythm === "month" ? 1 : 3);
    const length = new Date(Date.UTC(year, later, 0)).getUTCDate();
    if (onDay) {
      // What not every month has is the last day of each.
      return written(year, later, day > 28 ? length : day);
    }
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    const begins = new Date(Date.UTC(year, later - 1, 1)).getUTCDay();
    const earliest = 1 + ((7 + weekday - begins) % 7);
    const fourth = earliest + 21;
    const last = fourth + 7 <= length ? fourth + 7 : fourth;
    const which = Math.ceil(day / 7);
    return written(year, later, which === 5 ? last : earliest + 7 * (which - 1));
  });
}

function written(year, month, day) {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

function byHand(rhythm, first, onDay, days) {
  const is = (it) => it.rhythm === rhythm && it.first === first && it.onDay === onDay;
  const recurring = eventOf(files.find(is).file).iterator();
  const found = days.map(() => recurring.next().toString().slice(0, 10));
  assert.deepEqual(found, days, `${rhythm} from ${first}`);
}
