// Numbers as people of each place type them, in the browser's own notation of that place:
// the table is the one that the rules are tested with.

import { readFileSync } from "node:fs";
import { expect, linkTo, test } from "./grade.mjs";
import { Goals, stored, unseal } from "./goals.mjs";
import { Kpis, storedKpi } from "./kpis.mjs";

const unescaped = (text) =>
  text.replace(/\\u\{([0-9a-f]+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));

const table = readFileSync(new URL("../core/tests/cases/world.txt", import.meta.url), "utf8");
const rows = table
  .split("\n")
  .filter((row) => row && !row.startsWith("#"))
  .map((row) => row.split("|").map((column) => column.trim()));
const places = new Map(rows.map(([locale]) => [locale, rows.filter((row) => row[0] === locale)]));

/** What the message of a problem says, by the word that the table has for it. */
function says(problem) {
  const [, kind, piece] = /^(\w+) ?(.*)$/.exec(problem);
  const names = { ",": "comma", ".": "point", "’": "apostrophe", "": "space" };
  return {
    NotANumber: / is not a number\.$/,
    Stray: `is not a number: “${piece}” is in the way.`,
    TwoNumbers: "looks like two numbers",
    TwoPoints: "has two decimal",
    Misplaced: `the ${names[piece]} is out of place`,
    Ambiguous: / could be .+ or .+: enter it one of these ways\./,
  }[kind];
}

for (const [locale, typed] of places) {
  test.describe(`where the browser speaks ${locale}`, () => {
    test.use({ locale });

    test(`what people type there is read, or refused with its reason (${locale})`, async ({
      grade,
    }) => {
      await grade.openEmpty();
      await grade.fill({ Start: "0", Target: "1" });
      const now = grade.field("Now");
      for (const [, text, value, , echo] of typed) {
        const what = `${text} in ${locale}`;
        await now.fill(unescaped(text));
        await now.press("Tab");
        if (/^-?\d/.test(value)) {
          await expect(now, what).not.toHaveAttribute("aria-invalid");
          await expect(now, what).toHaveAccessibleDescription(echo ? /^read as / : "");
          // From 0 to 1, the score is all there is to show.
          const shown = Number(value) >= 0 && Number(value) <= 1 ? "Spectrum" : "Raw";
          const raw = (await grade.result(shown).textContent()).replaceAll(/[^\d.-]/g, "");
          expect(Number(raw), what).toBe(Number(Number(value).toFixed(2)));
        } else {
          await expect(now, what).toHaveAttribute("aria-invalid", "true");
          await expect(now, what).toHaveAccessibleDescription(new RegExp(says(value)));
        }
        await expect(now, what).toHaveValue(unescaped(text));
      }
    });
  });
}

test("the unit that stands beside a number is that of all, and another one is refused", async ({
  grade,
}) => {
  await grade.openEmpty();
  await grade.fill({ Start: "0", Target: "20 kr", Now: "5 SEK" });
  await expect(grade.result("Spectrum")).toHaveText("0.25");
  await grade.fill({ Now: "5 €" });
  await grade.field("Now").press("Tab");
  await expect(grade.field("Now")).toHaveAccessibleDescription(
    "“€” is no unit of this key result: it is in kr.",
  );
  await grade.open(linkTo("k=Revenue&s=0&g=20&n=5&u=k€"));
  await grade.fill({ Now: "10 k€" });
  await expect(grade.result("Spectrum")).toHaveText("0.50");
});

test("while a Japanese keyboard composes a number, no problem flashes", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.fill({ Start: "0", Target: "25" });
  const now = grade.field("Now");
  await now.focus();
  const client = await page.context().newCDPSession(page);
  for (const text of ["ー", "ー１", "ー１２", "ー１２。", "ー１２。５"]) {
    const [selectionStart, selectionEnd] = [text.length, text.length];
    await client.send("Input.imeSetComposition", { text, selectionStart, selectionEnd });
    await expect(now).toHaveValue(text);
    await expect(now).not.toHaveAttribute("aria-invalid");
    await expect(now).toHaveAccessibleDescription("");
  }
  await client.send("Input.insertText", { text: "ー１２。５" });
  await page.keyboard.press("Tab");
  await expect(now).not.toHaveAttribute("aria-invalid");
  await expect(grade.result("Raw")).toHaveText("-0.50");
});

/** The dated values that are stored, of whatever a name begins with. */
async function values(goals, of) {
  const records = /^waymark\/1\/(objective|checkins|kpi|readings)\//;
  const kept = Object.entries(await goals.kept()).filter(([key]) => records.test(key));
  const texts = kept.map(([, text]) => text);
  const fields = texts.flatMap((text) => Object.entries(unseal(text).fields));
  const dated = fields.filter(([name]) => name.startsWith(of));
  return dated.map(([, [said]]) => said?.value);
}

const REVENUE = { id: "k", name: "Revenue", start: "0", target: "2000", unit: "kr" };

for (const [locale, read, refused] of [
  ["sv-SE", [["1 200,50 kr", "1200.5"], ["4.6", "4.6"], ["‒8", "-8"]], "12 €"],
  ["ja-JP", [["１，２００", "1200"], ["ー５", "-5"], ["1.5万", "15000"]], "5件"],
]) {
  test.describe(`where the browser speaks ${locale}, kept`, () => {
    test.use({ locale });

    test(`a check-in is read as it is written there (${locale})`, async ({ page }) => {
      const goals = new Goals(page);
      await goals.openWith(stored("a1", "Grow", [REVENUE]));
      const form = page.getByRole("form", { name: /^Check in Revenue/ });
      const value = form.getByLabel("New value", { exact: true });
      await value.fill(refused);
      await value.press("Enter");
      await expect(value).toHaveAccessibleDescription(/is no unit of this key result: it is in kr\.$/);
      for (const [typed, kept] of read) {
        await value.fill(typed);
        await value.press("Enter");
        await expect(value).toHaveValue("");
        await expect.poll(() => values(goals, "at/k/"), typed).toEqual([kept]);
      }
    });

    test(`a reading of a KPI is read as it is written there (${locale})`, async ({ page }) => {
      const goals = new Goals(page);
      const definition = { unit: "kr", cadence: "monthly" };
      await goals.openWith(storedKpi("c1", "Revenue", { definition }));
      const kpis = new Kpis(page);
      await kpis.open();
      const value = kpis.card("Revenue").getByRole("textbox").first();
      for (const [typed, kept] of read) {
        await value.fill(typed);
        await value.press("Enter");
        await expect(value).toHaveValue("");
        await expect.poll(() => values(goals, "at/value/"), typed).toContain(kept);
      }
    });
  });
}

test("each field that a value below zero can stand in has a keyboard with a minus", async ({
  page,
  grade,
}) => {
  /** The labels of the fields with a keyboard of this kind. */
  const fields = (mode) =>
    page
      .locator(`input[inputmode="${mode}"]`)
      .evaluateAll((all) => all.map((it) => it.labels[0]?.textContent.trim()));
  await grade.openEmpty();
  await grade.unfold();
  await expect
    .poll(() => fields("text"))
    .toEqual(expect.arrayContaining(["Start", "Target", "Now"]));
  for (const mode of ["decimal", "numeric"]) {
    for (const label of ["Start", "Target", "Now"]) {
      expect(await fields(mode)).not.toContain(label);
    }
  }
  await expect.poll(() => fields("decimal")).toContain("Weight");

  const goals = new Goals(page);
  await goals.openWith({
    ...stored("a1", "Grow", [REVENUE]),
    ...storedKpi("c1", "Revenue", {}),
  });
  await page.getByRole("button", { name: /^Day, confidence/ }).first().click();
  await expect.poll(() => fields("numeric")).toEqual(["Confidence, 0 to 10"]);
  expect(await fields("decimal")).toEqual([]);
  await new Kpis(page).open();
  await expect(page.locator("input[data-amount]").first()).toHaveAttribute("inputmode", "text");
  expect(await fields("decimal")).toEqual([]);
  expect(await fields("numeric")).toEqual([]);
});
