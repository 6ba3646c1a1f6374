// The trials of each kind: what is done, and what has to be there afterwards.

import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { pause, within } from "./browsers.mjs";
import { day, DELETED, fileOf, IMPORTED, TO_CHECK_IN, TO_DELETE } from "./seed.mjs";

const LONGEST = 150_000;
/** Who waits for so many seconds lets others work meanwhile; who does not is on time. */
const WAITS_OUTSIDE = 8;

const valueOf = (record, field) => record?.fields[field]?.[0];
const recordOf = (records, title) =>
  Object.values(records).find((record) => valueOf(record, "title") === title);

/** Whether a new objective is there with all that was typed. */
function isWhole(record) {
  const says = Object.entries(record.fields).map(([name, [value]]) => [name.split("/").at(-1), value]);
  const { name, start, target } = Object.fromEntries(says);
  return name === "Trials" && start === "12" && target === "18";
}

/** How many of the objectives of the file are there as the file says. */
function broughtIn(records) {
  const isThere = ([place, { fields }]) =>
    Object.entries(fields).every(([name, [value]]) =>
      isDeepStrictEqual(valueOf(records[place], name), value),
    );
  return Object.entries(IMPORTED).filter(isThere).length;
}

const ofImport = (records, acknowledged) => {
  const there = broughtIn(records);
  const count = Object.keys(IMPORTED).length;
  const some = Object.keys(records).some((place) => place in IMPORTED);
  if (there === count) return ["kept"];
  if (some) return ["half", `${there} of ${count}`];
  return [acknowledged ? "lost" : "nothing"];
};

/**
 * Of each kind: `does` it in a page, and `judge`s by what the page exports afterwards:
 * kept, lost, half or resurrected. `isDuring` says that it is not waited for.
 */
export const KINDS = {
  objective: {
    does: (page, name) => page.run("create", name, "Trials", "12", "18"),
    judge: ({ records, name }) => {
      const record = recordOf(records, name);
      if (!record) return ["lost"];
      return isWhole(record) ? ["kept"] : ["half", "not all of its fields"];
    },
  },
  edit: {
    does: async (page, name) => {
      await page.run("create", `${name} at first`, "Trials", "12", "18");
      return page.run("edit", `${name} at first`, name);
    },
    judge: ({ records, name }) => {
      const record = recordOf(records, name);
      if (record && isWhole(record)) return ["kept"];
      if (recordOf(records, `${name} at first`)) return ["half", "its title is the first one"];
      return record ? ["half", "not all of its fields"] : ["lost"];
    },
  },
  "check-in": {
    does: (page) => page.run("checkIn", TO_CHECK_IN.title, TO_CHECK_IN.keyResult, "34.5"),
    changes: TO_CHECK_IN.title,
    judge: ({ records }) => {
      const fields = Object.values(records).flatMap(({ fields }) => Object.entries(fields));
      const isIt = ([name, [value]]) =>
        name === `at/before0001k/${day()}` && value?.value === "34.5";
      return [fields.some(isIt) ? "kept" : "lost"];
    },
  },
  import: {
    before: (page) => page.run("choose", fileOf(IMPORTED), "waymark.json"),
    does: (page) => page.run("bringIn"),
    judge: ({ records }) => ofImport(records, true),
  },
  "during an import": {
    isDuring: true,
    before: (page) => page.run("choose", fileOf(IMPORTED), "waymark.json"),
    does: (page) => page.run("bringIn"),
    judge: ({ records, acknowledged }) => ofImport(records, acknowledged),
  },
  "delete for good": {
    does: (page) => page.run("deleteForGood", TO_DELETE),
    changes: TO_DELETE,
    judge: ({ binLines, records, standsIn }) => {
      const isBack = binLines.some((line) => line.includes(TO_DELETE));
      if (isBack || recordOf(records, TO_DELETE)) return ["resurrected"];
      return standsIn.length === 0 ? ["kept"] : ["half", `its text is left: ${standsIn[0]}`];
    },
  },
};

/** What the page says of what is there, once it is open. */
async function look(page, url) {
  await page.open(`${url}#/goals`);
  await page.run("arrived");
  return lookAgain(page);
}

async function lookAgain(page) {
  return {
    records: await page.run("exported"),
    unreadable: await page.run("unreadable"),
    binLines: await page.run("binLines"),
    standsIn: await page.run("standsIn", DELETED),
  };
}

/** Opens what is in a profile, and gives what is there. */
export async function lookInto(engine, profile) {
  const page = await engine.start(profile);
  try {
    return await within(LONGEST, "looking", look(page, engine.url));
  } finally {
    await page.kill();
  }
}

/** What was there before and is not about this, unchanged. */
function isRestKept(before, after, changes) {
  for (const [place, record] of Object.entries(before)) {
    const isOther = valueOf(record, "title") !== changes;
    if (isOther && !isDeepStrictEqual(after[place], record)) return false;
  }
  return true;
}

/**
 * One trial in a profile: does it, ends the browser after a while, opens it again, and
 * judges. `gate` lets few at once start and work, since that takes the machine.
 */
export async function trial(engine, profile, plan, before, gate) {
  const kind = KINDS[plan.kind];
  const name = `Killed ${plan.number}`;
  let page;
  let opened;
  let acknowledged = false;
  let took = null;
  try {
    await gate(async () => {
      page = await within(LONGEST, "starting", engine.start(profile));
      await within(LONGEST, "opening", page.open(`${engine.url}#/goals`));
      opened = Date.now();
      await within(LONGEST, "arriving", page.run("arrived"));
      if (kind.before) await within(LONGEST, "preparing", kind.before(page));
      if (plan.open < WAITS_OUTSIDE) await act();
    });
    if (plan.open >= WAITS_OUTSIDE) {
      await pause(plan.open * 1000 - (Date.now() - opened));
      await gate(act);
    }
    if (!kind.isDuring) {
      await pause(plan.delay * 1000 - (Date.now() - plan.savedAt));
      await page[plan.end === "closed" ? "close" : "kill"]();
    }
  } catch (error) {
    await page?.kill();
    throw error;
  }
  return gate(async () => {
    const again = await within(LONGEST, "starting", engine.start(profile));
    try {
      const first = judge(await within(LONGEST, "looking", look(again, engine.url)));
      // What the page does a little later counts, and is told of.
      const isLate = first[0] !== "kept";
      if (isLate) await pause(3000);
      const [outcome, note] = isLate ? judge(await lookAgain(again)) : first;
      const { kind, delay, open, end } = plan;
      const openFor = (plan.deedAt - opened) / 1000;
      const told = { kind, delay, open, end, openFor, took, acknowledged, outcome };
      if (note !== undefined) told.note = note;
      if (outcome !== first[0]) told.atFirst = first[0];
      return told;
    } finally {
      await again.kill();
    }
  });

  async function act() {
    await pause(plan.open * 1000 - (Date.now() - opened));
    plan.deedAt = Date.now();
    if (kind.isDuring) {
      const done = kind.does(page, name).then(
        (told) => {
          acknowledged = told.saved;
          took = told.took;
        },
        () => {},
      );
      await pause(plan.delay * 1000);
      await page.kill();
      await Promise.race([done, pause(1000)]);
      return;
    }
    const told = await within(LONGEST, "doing", kind.does(page, name));
    plan.savedAt = Date.now();
    acknowledged = told.saved;
    took = told.took;
    assert.equal(acknowledged, true);
  }

  function judge(found) {
    const [outcome, note] = kind.judge({ ...found, name, acknowledged });
    if (found.unreadable > 0) return ["half", `${found.unreadable} records unreadable`];
    if (!isRestKept(before, found.records, kind.changes)) return ["half", "what was there before changed"];
    return [outcome, note];
  }
}
