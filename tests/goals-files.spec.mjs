// Taking everything along, and bringing files in: ours, spreadsheets', and those
// that mean no good. Rows are those of the fault matrix.

import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { day, expect, fieldsOf, fileOf, record, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

const seed = (checkIns = {}) => stored("a1", TITLE, [{ id: "k0", name: "Conversion", checkIns }]);
const HEAD = "Objective,Key result,Date,Value,Confidence,Note";

/** A file with so many objectives, about so many characters each. */
function manyObjectives(count, size) {
  const notes = Math.ceil(size / 1_950);
  const each = (_, place) => {
    const checkIns = Object.fromEntries(
      Array.from({ length: notes }, (_, note) => [
        `2026-10-${String(note + 1).padStart(2, "0")}`,
        { value: `${note}`, note: "n".repeat(Math.floor(size / notes) - 100) },
      ]),
    );
    const keyResults = [{ id: `k${place}`, name: `Number ${place}`, checkIns }];
    return [`objective/m${place}`, record(fieldsOf(`Many ${place}`, keyResults))];
  };
  return fileOf(Object.fromEntries(Array.from({ length: count }, each)));
}

test("everything exported comes back in another browser, and a second time changes nothing", async ({
  goals,
  beside,
  browser,
}) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, { "New value": "15", Note: "With a note" });
  await goals.begin();
  await goals.write("Deleted");
  await goals.delete("Deleted");
  const text = await goals.exported();
  const records = await goals.records();
  const context = await browser.newContext({ baseURL: process.env.WAYMARK_URL });
  try {
    const fresh = await beside({ in: context });
    await fresh.choose(text);
    await expect(fresh.preview).toContainText("new, with 1 check-in");
    expect(await fresh.records()).toEqual({});
    await fresh.button("Import", fresh.preview).click();
    await expect(fresh.bin).toBeVisible();
    await fresh.list();
    await expect(fresh.card(TITLE)).toBeVisible();
    expect(await fresh.records()).toEqual(records);
    await fresh.choose(text);
    await expect(fresh.preview).toContainText("Everything in this file is here already");
    await expect(fresh.button("Import", fresh.preview)).toHaveCount(0);
  } finally {
    await context.close();
  }
});

test("row 02: a file that fails to be written halfway is there whole or not at all", async ({ page, goals }) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (this === window.localStorage && window.left !== undefined && window.left-- <= 0) {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      }
      set.call(this, key, text);
    };
  });
  await goals.openWith(seed());
  const before = await goals.kept();
  const bringIn = async (left) => {
    await goals.choose(manyObjectives(10, 500));
    await page.evaluate((left) => (window.left = left), left);
    await goals.button("Import", goals.preview).click();
  };
  // Ten are staged, and that they are; until then nothing of them is there.
  for (const left of [0, 1, 2, 3, 5, 8, 11]) {
    await bringIn(left);
    await expect(goals.notBroughtIn, `${left} writes`).toContainText("Nothing from the file is here");
    await page.evaluate(() => (window.left = undefined));
    await goals.list();
    await expect(goals.card("Many 0")).toHaveCount(0);
    await goals.reload();
    expect(await goals.kept(), `${left} writes, reloaded`).toEqual(before);
  }
  // From then on all of them will be, and that is said.
  await bringIn(13);
  await expect(goals.status).toContainText("The file is not entirely in place yet");
  await expect(goals.status).toContainText("It is kept whole");
  await page.evaluate(() => (window.left = undefined));
  await goals.reload();
  await expect.poll(async () => Object.keys(await goals.records()).length).toBe(11);
  await goals.undo.click();
  await goals.settings();
  await expect(goals.bin.getByRole("heading", { name: "Bin (10)" })).toBeVisible();
});

test("row 02: a file that could not be brought in is brought in by Try again", async ({
  page,
  goals,
}) => {
  await page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (this === window.localStorage && window.full) {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      }
      set.call(this, key, text);
    };
  });
  await goals.openWith(seed());
  await goals.choose(manyObjectives(3, 500));
  await page.evaluate(() => (window.full = true));
  await goals.button("Import", goals.preview).click();
  await expect(goals.notBroughtIn).toBeVisible();
  await page.evaluate(() => (window.full = false));
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
  await goals.list();
  await expect(goals.card("Many 2")).toBeVisible();
});

test("row 25: a file of 100 MB is refused at once and not read", async ({ page, goals }) => {
  const path = join(tmpdir(), `waymark-${process.pid}.json`);
  const file = await open(path, "w");
  await file.truncate(100_000_000);
  await file.close();
  try {
    await page.addInitScript(() => {
      window.reads = 0;
      for (const name of ["arrayBuffer", "text", "stream", "slice"]) {
        const read = Blob.prototype[name];
        Blob.prototype[name] = function (...given) {
          window.reads++;
          return read.apply(this, given);
        };
      }
    });
    await goals.openWith(seed());
    const before = await goals.kept();
    await goals.settings();
    await page.getByLabel("Import a file").setInputFiles(path);
    await expect(goals.refused).toContainText("larger than 64.0 MB");
    expect(await page.evaluate(() => window.reads)).toBe(0);
    expect(await goals.kept()).toEqual(before);
  } finally {
    await rm(path);
  }
});

test("row 25: a file of 5 MB with 1,000 objectives is brought in", async ({ page, goals }) => {
  test.slow();
  const text = manyObjectives(1_000, 4_700);
  expect(text.length).toBeGreaterThan(4_800_000);
  await goals.open();
  await goals.bringIn(text);
  await expect(goals.titles.first()).toHaveText("Many 999");
  await page.getByLabel("Find an objective").fill("Many 500");
  await expect(goals.card("Many 500")).toBeVisible();
  await goals.reload();
  await expect(goals.cards).toHaveCount(1);
  await expect(goals.card("Many 500")).toBeVisible();
  await page.getByLabel("Find an objective").fill("");
  await expect(goals.titles.first()).toHaveText("Many 999");
});

test("row 26: a file for which there is no room is refused with numbers", async ({
  page,
  goals,
}) => {
  await goals.openWith(seed());
  await page.evaluate(() => localStorage.setItem("filler/0", "x".repeat(5_000_000)));
  const before = await goals.kept();
  await goals.choose(manyObjectives(200, 2_000));
  await expect(goals.refused).toHaveText(/needs 50\d kB and 24\d kB is free\. Nothing was changed/);
  expect(await goals.kept()).toEqual(before);
});

const fields = fieldsOf("From a file", [{ id: "k0" }]);
const place = "objective/b1";
const deep = (levels) => "[".repeat(levels) + "]".repeat(levels);
const withText = (text) => fileOf({ [place]: record({ ...fields, title: text }) });

/** Each: what is wrong with a file, the file, and what is said of it. */
const REFUSED = [
  ["nothing", "", /nothing in this file/],
  ["no JSON", "{nonsense", /Line 1.*not JSON/],
  ["JSON that ends early", fileOf({ [place]: record(fields) }).slice(0, 150), /part of it is missing/],
  ["another program's JSON", '{"version":1,"goals":[]}', /not a file that Waymark exported/],
  ["a newer version", fileOf({}).replace('"version":1', '"version":2'), /newer version/],
  ["a record of a newer version", fileOf({ [place]: { ...record(fields), schema: 2 } }), /newer/],
  ["deep nesting", `{"waymark":"export","version":1,"x":${deep(100_000)}}`, /more than 64 lists/],
  ["a very long text", withText("x".repeat(1_000_000)), /1000000 characters|1,000,000 characters/],
  ["a title past its length", withText("x".repeat(201)), /more than 200 characters/],
  ["a member twice", '{"waymark":"export","version":1,"version":1,"records":{}}', /appears twice/],
  ["a kind that only a newer version knows", fileOf({ "initiative/x": record(fields) }), /newer version.*“initiative”/],
  ["half a yes", fileOf({ [place]: record({ ...fields, "kr/k0/measure": "yes-no", "at/k0/2026-10-05": { value: "0.5" } }) }), /“From a file”, “Number 1”, 5 October.*0\.5 is neither/],
  ["a path for a name", fileOf({ "objective/../../x": record(fields) }), /No record can have this name/],
  ["a record without fields", fileOf({ [place]: { schema: 1 } }), /does not have the right shape/],
  ["a number too large", `{"waymark":"export","version":1,"x":1e999}`, /number is too large/],
  ["NaN", '{"waymark":"export","version":1,"x":NaN}', /not JSON/],
  ["a lone surrogate", '{"waymark":"export","version":1,"x":"\\ud800"}', /not JSON|surrogate/],
  ["a value that is no number", fileOf({ [place]: record({ ...fields, "kr/k0/start": "1e5" }) }), /must be a number/],
  ["a day that is none", fileOf({ [place]: record({ ...fields, "at/k0/2026-02-30": { value: "1" } }) }), /must be a date/],
  ["a counter past counting", fileOf({ [place]: record(fields, {}, "4503599627370496.a") }), /counter/],
  ["a million members", `{"waymark":"export","version":1,"x":[${"0,".repeat(1_000_000)}0]}`, /more than 10000|more than 10,000/],
  ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe]), /cannot be read as text|neither a file/],
  ["a workbook", Buffer.from("PK\u0003\u0004 and so on"), /This is a workbook/],
];

test("row 27: a file that is no good is refused, says why, and changes nothing", async ({ goals }) => {
  await goals.openWith(seed());
  const before = await goals.kept();
  for (const [what, content, says] of REFUSED) {
    await test.step(what, async () => {
      // A good one first, so that what is said is said of this one.
      await goals.choose(fileOf({ [place]: record(fields) }));
      await expect(goals.button("Import"), `before a file with ${what}`).toBeVisible();
      await expect(goals.refused).toHaveCount(0);
      await goals.choose(content);
      await expect(goals.refused, `a file with ${what}`).toHaveText(says);
      await expect(goals.button("Import"), `a file with ${what}`).toHaveCount(0);
      expect(await goals.kept(), `a file with ${what}`).toEqual(before);
    });
  }
});

test("row 27: __proto__ and constructor are names like any other", async ({ page, goals }) => {
  await goals.openWith(seed());
  const text = fileOf({ [place]: record(fields) }).replace(
    '"schema":1',
    '"schema":1,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}',
  );
  await goals.bringIn(text);
  await expect(goals.card("From a file")).toBeVisible();
  expect(await page.evaluate(() => ({}).polluted)).toBeUndefined();
  expect(await goals.exported()).toContain('"__proto__":{"polluted":true}');
});

test("row 29: formulas leave as text, numbers as numbers, and both come back", async ({ goals }) => {
  const names = ["=1+1", "+SUM(A1)", "-2", "@cmd", "'quoted", 'with "quotes", commas; and more'];
  const checkIns = { [day(-1)]: { value: "-12.5", note: '=HYPERLINK("http://x","y")' } };
  const keyResults = names.map((name, number) => ({ id: `k${number}`, name, checkIns }));
  await goals.openWith(stored("a1", "=cmd|' /C calc'!A0", keyResults));
  await goals.settings();
  const { name, bytes } = await goals.download(goals.button("Check-ins as CSV"));
  expect(name).toBe(`waymark-check-ins-${day()}.csv`);
  const text = bytes.toString();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  for (const line of text.slice(1).trim().split("\r\n").slice(1)) {
    for (const cell of line.match(/(?<=^|,)("([^"]|"")*"|[^,]*)/g) ?? []) {
      const value = cell.replace(/^"|"$/g, "");
      if (!/^-?\d+(\.\d+)?$/.test(value)) expect(value).not.toMatch(/^[=+\-@\t\r]/);
    }
  }
  expect(text).toContain(",-12.5,");
  const before = await goals.kept();
  await goals.choose(bytes, "check-ins.csv");
  await expect(goals.preview).toContainText(`${names.length} check-ins in this table.`);
  await expect(goals.preview).toContainText("Everything in this file is here already");
  expect(await goals.kept()).toEqual(before);
});

const rows = (separator, value, note = "Fine") =>
  [HEAD.replaceAll(",", separator), [TITLE, "Conversion", "2026-10-03", value, "7", note].join(separator)].join("\r\n");

for (const [what, content] of [
  ["UTF-8 with a mark", `\ufeff${rows(",", "15.5")}`],
  ["UTF-16 with a mark", Buffer.from(`\ufeff${rows("\t", "15.5")}`, "utf16le")],
  ["semicolons and decimal commas", rows(";", "15,5")],
  ["a quoted line break", rows(",", "15.5", '"Two\r\nlines"')],
  ["Windows-1252", Buffer.from(rows(";", "15,5", "Caf\u00e9"), "latin1")],
]) {
  test(`row 30: a spreadsheet's CSV in ${what} is shown, then brought in`, async ({ goals }) => {
    await goals.openWith(seed());
    await goals.choose(content, "excel.csv");
    await expect(goals.preview).toContainText("1 check-in in this table.");
    await expect(goals.preview).toContainText(/Conversion\s*3 October( 2026)?: 15\.5 \(new\)/);
    expect(await goals.keptCheckIns(TITLE)).toEqual({});
    await goals.button("Import", goals.preview).click();
    await expect(goals.saved).toBeVisible();
    const { value, confidence } = (await goals.keptCheckIns(TITLE))["2026-10-03"];
    expect([value, confidence]).toEqual(["15.5", 7]);
  });
}

test("row 30: rows that cannot be brought in are named with their lines, the others come in", async ({
  goals,
}) => {
  await goals.openWith(seed());
  const bad = [
    ["Another", "Conversion", "2026-10-03", "1"],
    [TITLE, "Another", "2026-10-03", "1"],
    [TITLE, "Conversion", "2026-02-30", "1"],
    [TITLE, "Conversion", day(2), "1"],
    [TITLE, "Conversion", "2026-10-04", "many"],
  ].map((row) => [...row, "", ""].join(","));
  const good = [TITLE, "Conversion", "2026-10-05", "16", "", ""].join(",");
  await goals.choose([HEAD, ...bad, good].join("\n"), "some.csv");
  await expect(goals.preview).toContainText("5 rows are left out");
  for (const line of [2, 3, 4, 5, 6]) await expect(goals.preview).toContainText(`Line ${line}:`);
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  expect(Object.keys(await goals.keptCheckIns(TITLE))).toEqual(["2026-10-05"]);
});

test("row 37: an import is undone whole, and done again", async ({ goals }) => {
  await goals.openWith(seed({ [day(-1)]: "13" }));
  await goals.bringIn(manyObjectives(5, 500));
  await expect(goals.card("Many 4")).toBeVisible();
  await goals.reload();
  await expect(goals.undo).toHaveText("Undo: import");
  await goals.undo.click();
  await expect(goals.titles).toHaveText([TITLE]);
  await goals.redo.click();
  await expect(goals.titles).toHaveCount(6);
});
