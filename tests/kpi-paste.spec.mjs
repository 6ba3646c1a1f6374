// Many readings of one KPI at once: two columns pasted on its page.

import { endedMonths, expect, storedKpi, test } from "./kpis.mjs";

const NAME = "Net promoter score";
const [LAST, BEFORE, FIRST] = endedMonths(3);

/** What the readings of a KPI say, by their fields, wherever they are kept. */
async function kept(goals) {
  const all = Object.entries(await goals.kept());
  const own = all.filter(([key]) => /^waymark\/1\/(kpi|readings)\/n1(\/|$)/.test(key));
  const said = ([, text]) =>
    Object.entries(JSON.parse(text.slice(9)).fields).map(([name, [value]]) => [name, value]);
  return Object.fromEntries(own.flatMap(said));
}

test("what is pasted is shown before it is kept, and is one action to undo", async ({
  goals,
  kpis,
  page,
}) => {
  await goals.put(storedKpi("n1", NAME, { readings: { [FIRST]: "40" } }));
  await page.goto("#/kpis?open=n1");
  await kpis.arrived();
  await page.getByRole("button", { name: "Paste readings" }).click();
  const paste = page.getByRole("region", { name: "Paste readings" });
  await expect(paste).toBeVisible();
  const lines = [`Month\tNPS`, `${FIRST}\t40`, `${BEFORE}\t41`, `${LAST}\tclosed`, "later\t3"];
  await paste.getByLabel("Paste two columns: date or month, and value").fill(lines.join("\n"));
  await expect(paste.getByRole("status")).toHaveText(
    "2 readings would be saved. 1 is here already. 1 line cannot be read.",
  );
  await expect(paste.getByRole("row")).toHaveCount(4);
  await paste.getByRole("button", { name: "Save 2 readings" }).click();
  await expect(kpis.status).toHaveText("Saved in this browser.");
  expect(await kept(goals)).toMatchObject({
    [`at/value/${BEFORE}`]: { value: "41" },
    [`at/value/${LAST}`]: { closed: true },
  });
  await goals.undo.click();
  await expect.poll(() => kept(goals)).toMatchObject({
    [`at/value/${FIRST}`]: { value: "40" },
    [`at/value/${BEFORE}`]: null,
    [`at/value/${LAST}`]: null,
  });
});

test("of two lines for one month the later one counts, and the earlier one says so", async ({
  goals,
  kpis,
  page,
}) => {
  await goals.put(storedKpi("n1", NAME));
  await page.goto("#/kpis?open=n1");
  await kpis.arrived();
  await page.getByRole("button", { name: "Paste readings" }).click();
  const paste = page.getByRole("region", { name: "Paste readings" });
  const lines = [`${LAST}\t40`, `${BEFORE}\t41`, `${LAST}\t42`];
  await paste.getByLabel("Paste two columns: date or month, and value").fill(lines.join("\n"));
  await expect(paste.getByRole("status")).toHaveText(
    "2 readings would be saved. 1 line is left out because another covers the same time.",
  );
  await expect(paste).toContainText(
    "40 is left out: line 3 has a later value for the same time",
  );
  await paste.getByRole("button", { name: "Save 2 readings" }).click();
  await expect(kpis.status).toHaveText("Saved in this browser.");
  expect(await kept(goals)).toMatchObject({
    [`at/value/${BEFORE}`]: { value: "41" },
    [`at/value/${LAST}`]: { value: "42" },
  });
});

test("a target beside the values is left out, and shares of a percentage are asked about", async ({
  goals,
  kpis,
  page,
}) => {
  await goals.put(storedKpi("n1", NAME, { unit: "%", readings: { [FIRST]: "12.5" } }));
  await page.goto("#/kpis?open=n1");
  await kpis.arrived();
  await page.getByRole("button", { name: "Paste readings" }).click();
  const paste = page.getByRole("region", { name: "Paste readings" });
  const lines = ["Month\tTarget\tActual", `${BEFORE}\t0.2\t0.13`, `${LAST}\t0.2\t0.145`];
  await paste.getByLabel("Paste two columns: date or month, and value").fill(lines.join("\n"));
  const asked = paste.getByRole("group", { name: "Read “0.13” as" });
  await expect(asked.getByRole("radio", { name: "13%", exact: true })).toBeChecked();
  const cells = paste.getByRole("cell");
  await expect(cells.filter({ hasText: "14.5%" })).toHaveCount(1);
  await asked.getByRole("radio", { name: "0.13%" }).check();
  await expect(cells.filter({ hasText: "0.145%" })).toHaveCount(1);
  await asked.getByRole("radio", { name: "13%", exact: true }).check();
  await paste.getByRole("button", { name: "Save 2 readings" }).click();
  await expect(kpis.status).toHaveText("Saved in this browser.");
  expect(await kept(goals)).toMatchObject({
    [`at/value/${BEFORE}`]: { value: "13" },
    [`at/value/${LAST}`]: { value: "14.5" },
  });
});

for (const [locale, values, saved] of [
  ["ar-EG", ["٧١٫٥", "١٬٢٣٤٫٥", "٢٥٠ ألف"], ["71.5", "1234.5", "250000"]],
  ["fa-IR", ["۷۱٫۵", "۱٬۲۳۴٫۵", "۲۵۰ هزار"], ["71.5", "1234.5", "250000"]],
  ["ja-JP", ["71.5", "1,234.5", "1.5万"], ["71.5", "1234.5", "15000"]],
]) {
  test.describe(`where the browser speaks ${locale}`, () => {
    test.use({ locale });

    test(`a table is read as its people write numbers (${locale})`, async ({ goals, kpis, page }) => {
      await goals.put(storedKpi("n1", NAME));
      await page.goto("#/kpis?open=n1");
      await kpis.arrived();
      await page.getByRole("button", { name: "Paste readings" }).click();
      const paste = page.getByRole("region", { name: "Paste readings" });
      const lines = [FIRST, BEFORE, LAST].map((day, at) => `${day}\t${values[at]}`);
      await paste.getByLabel("Paste two columns: date or month, and value").fill(lines.join("\n"));
      await paste.getByRole("button", { name: /^Save / }).click();
      await expect(kpis.status).toHaveText("Saved in this browser.");
      const all = await kept(goals);
      expect([FIRST, BEFORE, LAST].map((day) => all[`at/value/${day}`].value)).toEqual(saved);
    });
  });
}
