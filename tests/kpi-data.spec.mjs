// KPIs going out and coming in: files, tables, the bin, undo, two tabs, the second store,
// backups.

import { day, endedMonths, expect, kpiFields, storedKpi, test } from "./kpis.mjs";

const NAME = "Net promoter score";
const [LAST, BEFORE, FIRST] = endedMonths(3);

/** A KPI with readings of the last three months: a value, a closed month, a value. */
function seeded(more = {}) {
  const readings = { [FIRST]: { value: "40", note: "=1+1" }, [BEFORE]: null, [LAST]: "41.5" };
  const band = { operator: "at-least", target: "35", threshold: "30" };
  return storedKpi("n1", NAME, { band, readings, unit: "%", ...more });
}

/** Opens the page about the data with these texts stored. */
async function withStored(goals, texts) {
  await goals.openWith(texts);
  await goals.settings();
}

/** What a fresh page reads of every field of a KPI. */
function saysOf(text) {
  const record = JSON.parse(text.slice(9));
  return Object.fromEntries(Object.entries(record.fields).map(([name, [value]]) => [name, value]));
}

/** What every key of a KPI says, readings of their years too. */
async function kept(goals, id = "n1") {
  const all = Object.entries(await goals.kept());
  const own = all.filter(([key]) => new RegExp(`^waymark/1/(kpi|readings)/${id}(/|$)`).test(key));
  return Object.assign({}, ...own.map(([, text]) => saysOf(text)));
}

const EXPECTED = () => kpiFields(NAME, {
  band: { operator: "at-least", target: "35", threshold: "30" },
  readings: { [FIRST]: { value: "40", note: "=1+1" }, [BEFORE]: null, [LAST]: "41.5" },
  unit: "%",
});

test("an export holds a KPI whole, and brings it back where everything was cleared", async ({
  goals,
  kpis,
  page,
}) => {
  await withStored(goals, seeded());
  const file = await goals.exported();
  await page.evaluate(() => localStorage.clear());
  await page.evaluate(() => new Promise((done) => {
    const gone = indexedDB.deleteDatabase("waymark");
    gone.onsuccess = gone.onblocked = () => done();
  }));
  await page.goto("about:blank");
  await goals.open();
  await goals.choose(file);
  await expect(goals.preview).toContainText(`${NAME}: new, with 3 readings`);
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  expect(await kept(goals)).toMatchObject(EXPECTED());
  await kpis.open();
  await expect(kpis.names).toHaveText([NAME]);
  // Once more it changes nothing.
  await goals.open();
  await goals.choose(file);
  await expect(goals.preview).toContainText("Everything in this file is here already.");
});

test("readings go out as a table and come back; a second import changes nothing", async ({
  goals,
}) => {
  await withStored(goals, { ...seeded(), ...storedKpi("n2", "Empty") });
  const { name, bytes } = await goals.download(goals.button("KPI readings as CSV"));
  expect(name).toBe(`waymark-readings-${day()}.csv`);
  const text = bytes.toString();
  const lines = text.replace("\ufeff", "").trim().split("\r\n");
  expect(lines[0]).toBe("KPI,Unit,Date,Reading,Note,KPI ID");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(new RegExp(`^${NAME},.*,${FIRST},40,'=1\\+1,\\w+$`));
  expect(lines[2]).toMatch(new RegExp(`^${NAME},.*,${BEFORE},closed,,\\w+$`));
  await goals.choose(text, "readings.csv");
  await expect(goals.preview).toContainText("3 readings in this table.");
  await expect(goals.preview).toContainText("Nothing would change.");
  await goals.button("Cancel", goals.preview).click();
  // Into another KPI, by its name; what cannot be read costs no other row.
  const other = ["KPI,Month,Reading", `empty,${LAST.slice(0, 7)},12`, "Unknown,2024-01,1"];
  await goals.choose(other.join("\n"), "other.csv");
  await expect(goals.preview).toContainText("1 reading in this table can be read.");
  await expect(goals.preview).toContainText("Line 3: No KPI is called “Unknown”.");
  await expect(goals.preview).toContainText("12 (new)");
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  expect((await kept(goals, "n2"))[`at/value/${LAST}`]).toEqual({ value: "12" });
  await goals.undo.click();
  await expect(goals.undo).toBeHidden();
  expect((await kept(goals, "n2"))[`at/value/${LAST}`]).toBeNull();
});

test("a table of neither, or of both, says what its columns should be", async ({ goals }) => {
  await withStored(goals, seeded());
  await goals.choose("Date,Value\n2026-09-30,1\n", "t.csv");
  await expect(goals.refused).toContainText("“KPI”, “Date” and “Reading”");
  await goals.choose("Objective,Key result,KPI,Date,Value\na,b,c,2026-09-30,1\n", "t.csv");
  await expect(goals.refused).toContainText("separate files");
});

test("the bin holds a KPI for 30 days, and takes it out again", async ({ goals, kpis, page }) => {
  await withStored(goals, { ...seeded({ bin: day(-1) }) });
  await goals.openBin();
  await expect(goals.bin).toContainText(NAME);
  await goals.button("Restore", goals.bin).click();
  await expect(goals.saved).toBeVisible();
  await expect(page.getByRole("button", { name: "Undo: restore" })).toBeVisible();
  await kpis.open();
  await expect(kpis.names).toHaveText([NAME]);
  await page.getByRole("button", { name: "Undo: restore" }).click();
  await expect(kpis.names).toHaveCount(0);
});

test("a KPI in the bin that one comes to by its link can only be read, and comes out of it there", async ({
  goals,
  kpis,
  page,
}) => {
  await goals.openWith(seeded({ bin: day(-1) }));
  await page.goto("#/kpis?open=n1");
  const card = kpis.card(NAME);
  const says = card.getByText("This was deleted and is in the bin.");
  await expect(says).toBeVisible();
  for (const name of ["Edit", "Delete", "Paste readings"]) {
    await expect(card.getByRole("button", { name })).toHaveCount(0);
  }
  await expect(card.getByRole("textbox").filter({ visible: true })).toHaveCount(0);
  await card.getByRole("button", { name: "Restore" }).click();
  await expect(goals.saved).toBeVisible();
  await expect(says).toBeHidden();
  await expect(card.getByRole("button", { name: "Edit" })).toBeVisible();
});

test("two tabs record different months of one KPI at once, and both stand", async ({
  goals,
  beside,
}) => {
  await goals.openWith(storedKpi("n1", NAME));
  const other = await beside();
  const rows = (on, value) => `KPI,Month,Reading\n${NAME},${on.slice(0, 7)},${value}\n`;
  // Each looks at its table before either brings it in.
  await goals.choose(rows(LAST, 41), "one.csv");
  await other.choose(rows(BEFORE, 40), "other.csv");
  await expect(goals.preview).toContainText("41 (new)");
  await expect(other.preview).toContainText("40 (new)");
  await Promise.all([
    goals.button("Import", goals.preview).click(),
    other.button("Import", other.preview).click(),
  ]);
  for (const tab of [goals, other]) await expect(tab.saved).toBeVisible();
  const both = { [`at/value/${LAST}`]: { value: "41" }, [`at/value/${BEFORE}`]: { value: "40" } };
  await expect.poll(() => kept(goals)).toMatchObject(both);
  await expect.poll(() => kept(other)).toMatchObject(both);
});

test("of one month recorded in two tabs at once both are shown, named by the month", async ({
  goals,
  beside,
  page,
}) => {
  await goals.openWith({ ...storedKpi("n1", NAME), ...storedKpi("n2", "Another") });
  const other = await beside();
  const rows = (value) =>
    ["KPI,Month,Reading", ...[NAME, "Another"].map((it) => `${it},${LAST.slice(0, 7)},${value}`)];
  await goals.choose(rows(41).join("\n"), "one.csv");
  await other.choose(rows(40).join("\n"), "other.csv");
  await expect(goals.preview).toContainText("41 (new)");
  await expect(other.preview).toContainText("40 (new)");
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  await other.button("Import", other.preview).click();
  await expect(other.status).toContainText(/Saved|changed the same/);
  await goals.list();
  const notice = page.getByText("2 KPIs have entries in two versions", { exact: false });
  await expect(notice).toBeVisible();
  await page.getByRole("button", { name: "Keep what is shown for all" }).click();
  await expect(notice).toHaveCount(0);
});

test("a reading survives that the browser loses what it had not written to its disk", async ({
  goals,
  page,
}) => {
  await goals.openWith(storedKpi("n1", NAME));
  await goals.choose(`KPI,Month,Reading\n${NAME},${LAST.slice(0, 7)},41\n`, "t.csv");
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  const before = await kept(goals);
  expect(before[`at/value/${LAST}`]).toEqual({ value: "41" });
  // What is lost with the browser: localStorage, never the second store.
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await goals.open();
  await expect.poll(() => kept(goals)).toMatchObject(before);
});

test("a backup counts KPIs, and brings them back", async ({ goals, kpis, page }) => {
  await page.clock.install();
  await goals.openWith({ ...seeded(), ...storedKpi("n2", "Another") });
  await goals.choose(`KPI,Month,Reading\nAnother,${LAST.slice(0, 7)},41\n`, "t.csv");
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  await page.clock.runFor(6_000);
  const backups = page.locator("details").filter({
    has: page.getByRole("heading", { level: 2, name: /^Backups/ }),
  });
  await expect(backups.getByRole("heading")).toHaveText("Backups (1)");
  await backups.locator("summary").click();
  await expect(backups.getByRole("listitem")).toContainText("2 KPIs");
  await kpis.open();
  await expect(kpis.names).toHaveText(["Another", NAME]);
});
