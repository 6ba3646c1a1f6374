// Where KPIs and OKRs meet, and something is deleted, exported or brought in: nothing is lost,
// and no value stands twice.

import { day, expect, fileOf, fieldsOf, record, stored } from "./goals.mjs";
import { endedMonths, storedKpi, test } from "./kpis.mjs";

const NAME = "Net promoter score";
const TITLE = "Customers who come back";
const [LAST, BEFORE] = endedMonths(2);
const OTHER = "Answer faster";

/** A KPI with readings of the last two months, and an objective whose key result it is. */
function linked({ kpi = {}, objective = {} } = {}) {
  const readings = { [BEFORE]: "40", [LAST]: "41.5" };
  const named = [
    { id: "r1", name: "Promoters", kpi: "n1" },
    { id: "r2", name: "Hours to answer", start: "9", target: "3" },
  ];
  return {
    ...storedKpi("n1", NAME, { readings, unit: "%", ...kpi }),
    ...stored("o1", TITLE, named, objective),
  };
}

/** What every key of a record says, its years too. */
async function says(goals, place) {
  const all = Object.entries(await goals.kept());
  const own = all.filter(([key]) => key.startsWith(`waymark/1/${place}`));
  const fields = own.map(([, text]) => JSON.parse(text.slice(9)).fields);
  const said = ([name, [value]]) => [name, value];
  return Object.fromEntries(fields.flatMap((it) => Object.entries(it)).map(said));
}

test("a KPI that a key result is retires where one deletes it, says why, and is watched again by Undo", async ({
  goals,
  kpis,
  page,
}) => {
  await goals.put(linked());
  await page.goto("#/kpis?open=n1");
  await kpis.arrived();
  const card = kpis.card(NAME);
  await goals.button("Delete", card).click();
  await expect(kpis.status).toHaveText(
    `Retired, not deleted: it is the key result “Promoters” of “${TITLE}”, which needs its readings.`,
  );
  await expect(card).toBeVisible();
  expect((await says(goals, "kpi/n1")).rest).toMatchObject({ since: day(), "for-good": true });
  await expect(goals.undo).toHaveText("Undo: pause or retirement");
  await goals.undo.click();
  await expect(goals.saved).toBeVisible();
  const after = await says(goals, "kpi/n1");
  expect(after.rest).toBeNull();
  expect(after.bin ?? null).toBeNull();
});

test("one that nothing names is deleted as ever", async ({ goals, kpis, page }) => {
  await goals.put(linked({ objective: { "kr/r1/kpi": null } }));
  await page.goto("#/kpis?open=n1");
  await kpis.arrived();
  await goals.button("Delete", kpis.card(NAME)).click();
  await expect(goals.undo).toHaveText("Undo: delete");
  await expect(kpis.names).toHaveCount(0);
  await expect(page).toHaveURL(/#\/kpis$/);
});

test("the bin keeps a KPI for as long as an objective needs it, says so, and lets both go", async ({
  goals,
}) => {
  // Long over the thirty days.
  await goals.openWith(linked({ kpi: { bin: day(-45) } }));
  await goals.openBin();
  const binned = goals.bin.getByRole("listitem").filter({ hasText: `${NAME}, deleted` });
  await expect(binned).toContainText(
    `It is the key result “Promoters” of “${TITLE}”, so it is not deleted for good for as long as that objective exists.`,
  );
  await goals.button("Delete for good", binned).click();
  await goals.button("Yes, delete for good", binned).click();
  await expect(goals.status).toContainText("1 KPI was not deleted");
  await expect(binned).toBeVisible();
  expect((await says(goals, "kpi/n1"))[`at/value/${LAST}`]).toEqual({ value: "41.5" });
  // Once the objective is in the bin too, both go in one.
  await goals.list();
  await goals.delete(TITLE);
  await goals.openBin();
  await expect(binned).toContainText("That objective is in the bin too");
  const objective = goals.bin.getByRole("listitem").filter({ hasText: `${TITLE}, deleted` });
  await expect(objective).toContainText(`Its key result “Promoters” is the KPI “${NAME}”.`);
  await goals.button("Empty the bin", goals.bin).click();
  await goals.button("Yes, delete for good", goals.bin).last().click();
  await expect(goals.bin).toBeHidden();
  expect(Object.keys(await says(goals, "kpi/n1")).sort()).toEqual(["bin", "gone"]);
});

test("a KPI comes out of the bin with its readings, and the objective reads them again", async ({
  goals,
}) => {
  await goals.openWith(linked({ kpi: { bin: day(-45) } }));
  await goals.openBin();
  await goals.button("Restore", goals.bin).click();
  await expect(goals.saved).toBeVisible();
  await expect(goals.bin).toBeHidden();
  const kept = await says(goals, "kpi/n1");
  expect([kept.bin, kept[`at/value/${BEFORE}`]]).toEqual([null, { value: "40" }]);
});

test("the table of check-ins says where the values are, and a value in one becomes a reading", async ({
  goals,
}) => {
  const checkIns = { "at/r1/2026-10-05": { confidence: 7 }, "at/r2/2026-10-05": { value: "8" } };
  const readings = { [BEFORE]: "40" };
  await goals.openWith(linked({ kpi: { readings }, objective: checkIns }));
  await goals.settings();
  const { bytes } = await goals.download(goals.button("Check-ins as CSV"));
  const text = bytes.toString();
  const [, ...rows] = text.replace("\ufeff", "").trim().split("\r\n");
  // What stands behind tells those of one name apart.
  const said = rows.map((row) => row.replace(/,[^,]*,\w+,\w+$/, ""));
  expect(said).toEqual([
    `${TITLE},Promoters,,,,"This is the KPI “${NAME}”: its values are its readings, which export under KPI readings as CSV."`,
    `${TITLE},Promoters,2026-10-05,,7,`,
    `${TITLE},Hours to answer,2026-10-05,8,,`,
  ]);
  await goals.choose(text, "check-ins.csv");
  await expect(goals.preview).toContainText("Nothing would change.");
  await goals.button("Cancel", goals.preview).click();
  // One of a month that was not read, and one that says something else.
  const head = "Objective,Key result,Date,Value";
  const both = [`${TITLE},Promoters,${LAST},44`, `${TITLE},Promoters,${BEFORE},39`];
  await goals.choose([head, ...both].join("\n"), "more.csv");
  await expect(goals.preview).toContainText(`${NAME}: changes 1 reading`);
  await expect(goals.preview).toContainText("adds 44");
  await expect(goals.preview).toContainText(
    `Line 3: The key result is the KPI “${NAME}”, which has the reading 40 for the same time: correct it there.`,
  );
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  const kpi = await says(goals, "kpi/n1");
  expect([kpi[`at/value/${BEFORE}`], kpi[`at/value/${LAST}`]]).toEqual([{ value: "40" }, { value: "44" }]);
  const objective = await says(goals, "objective/o1");
  expect(objective[`at/r1/${LAST}`] ?? null).toBeNull();
});

test("what another device checked in before it heard of a hand-off is a reading, and a second import changes nothing", async ({
  goals,
}) => {
  const origin = { objective: "o2", "key-result": "r9", on: day(-1) };
  const fields = { ...fieldsOf(OTHER, [{ id: "r9", name: "Hours", start: "9", target: "3" }]) };
  const here = storedKpi("g1", "Hours", { readings: { "2026-10-05": "8" }, cadence: "week", origin }, "3.here");
  await goals.openWith({ ...here, ...stored("o2", OTHER, [{ id: "r9", name: "Hours", start: "9", target: "3", kpi: "g1" }]) });
  const checkIns = { "at/r9/2026-10-05": { value: "8" }, "at/r9/2026-10-12": { value: "6", confidence: 8, note: "a rota" } };
  const there = fileOf({ "objective/o2": record({ ...fields, ...checkIns }, {}, "2.there") });
  await goals.choose(there);
  await expect(goals.preview).toContainText("Hours: changes 1 reading");
  await expect(goals.preview).toContainText("adds 6 (“a rota”)");
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  expect((await says(goals, "kpi/g1"))["at/value/2026-10-12"]).toEqual({ value: "6", note: "a rota" });
  const objective = await says(goals, "objective/o2");
  expect([objective["at/r9/2026-10-05"], objective["at/r9/2026-10-12"]]).toEqual([null, { confidence: 8 }]);
  await goals.choose(there);
  await expect(goals.preview).toContainText("Nothing would change.");
  await goals.button("Cancel", goals.preview).click();
  await goals.undo.click();
  await expect(goals.undo).toBeHidden();
  expect((await says(goals, "kpi/g1"))["at/value/2026-10-12"]).toBeNull();
});
