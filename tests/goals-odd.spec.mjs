// Odd texts and numbers: script, other scripts, half letters, what is no number,
// and more changes than can be undone. Rows are those of the fault matrix.

import { expect, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

const PAYLOADS = [
  '<img src=x onerror="alert(1)">',
  "<script>alert(1)</script>",
  '"><svg onload=alert(1)>',
  "javascript:alert(1)",
  "<a href='javascript:alert(1)'>x</a>",
  "{{constructor.constructor('alert(1)')()}}",
  "<iframe srcdoc='<script>parent.alert(1)</script>'>",
  "&lt;b&gt;&amp;&#x3c;",
  "</title></textarea><style>*{display:none}</style>",
  "data:text/html,<script>alert(1)</script>",
];

test("row 28: script in any text is shown as text, wherever it comes from", async ({
  page,
  goals,
}) => {
  test.slow();
  page.on("dialog", () => expect("a dialog").toBe("none"));
  const texts = PAYLOADS.map((text, place) => {
    const checkIns = { "2026-10-10": { value: "15", note: text } };
    const keyResult = { id: `k${place}`, name: text, unit: text, checkIns };
    return stored(`a${place}`, text, [keyResult]);
  });
  await goals.openWith(Object.assign({}, ...texts));
  const shown = await goals.titles.allTextContents();
  expect(new Set(shown)).toEqual(new Set(PAYLOADS));
  await goals.unfold(PAYLOADS.length);
  for (const payload of PAYLOADS) {
    const lines = await goals.history(payload);
    await expect(lines.getByText(payload, { exact: true }).first()).toBeVisible();
  }
  const text = await goals.exported();
  await goals.clearAll();
  await goals.reload();
  await goals.choose(text);
  await expect(goals.preview).toContainText(PAYLOADS[0]);
  await goals.button("Import", goals.preview).click();
  await expect(goals.preview).toHaveCount(0);
  await goals.list();
  await expect(goals.titles).toHaveCount(PAYLOADS.length);
  for (const payload of PAYLOADS) {
    await goals.begin();
    await goals.fill(payload, [{ Name: payload, Start: "1", Target: "2", Unit: payload }]);
    await goals.button("Save", goals.form).click();
    await expect(goals.form).toHaveCount(0);
  }
  const made = ".main :is(img, script, iframe, svg[onload], a[href^='javascript'], a[href^='data'])";
  await expect(page.locator(made)).toHaveCount(0);
});

const ODD = {
  "right to left": "\u0627\u0644\u0647\u062f\u0641 \u0627\u0644\u0623\u0648\u0644",
  "an override": "abc\u202edef\u202c ghi",
  emoji: "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 \ud83c\uddf3\ud83c\uddff",
  "combining marks": "e\u0301\u0323 a\u030a \u0e17\u0e35\u0e48",
  "no width": "a\u200bb\u200d\ufeffc",
  NUL: "a\u0000b",
  "past the first plane": "\ud835\udd38\ud842\udfb7",
};

for (const [what, text] of Object.entries(ODD)) {
  test(`row 32: ${what} is kept letter for letter`, async ({ page, goals }) => {
    await goals.open();
    await goals.write(text, [{ Name: text, Start: "1", Target: "2", Unit: "%" }]);
    await goals.checkIn(text, { "New value": "1.5", Note: text }, text);
    await goals.reload();
    expect(await goals.titles.first().textContent()).toBe(text);
    expect(Object.values(await goals.keptCheckIns(text))).toEqual([{ value: "1.5", note: text }]);
    const exported = await goals.exported();
    await goals.clearAll();
    await goals.reload();
    await goals.bringIn(exported);
    expect(await goals.titles.first().textContent()).toBe(text);
  });
}

test("row 32: half a letter becomes one that can be kept", async ({ page, goals }) => {
  await goals.open();
  await goals.fill("x");
  await goals.title.evaluate((input) => {
    input.value = "half \ud83d a letter";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await goals.button("Save", goals.form).click();
  await expect(goals.card("half \ufffd a letter")).toBeVisible();
  await goals.reload();
  await expect(goals.card("half \ufffd a letter")).toBeVisible();
  await expect(page.getByText("could not be read")).toHaveCount(0);
});

test("row 32: what is sought is found however its accents are written", async ({ page, goals }) => {
  const texts = Array.from({ length: 25 }, (_, place) => stored(`b${place}`, `Other ${place}`));
  await goals.openWith(Object.assign(stored("a1", "Cafe\u0301 at noon"), ...texts));
  await page.getByLabel("Find an objective").fill("Caf\u00e9");
  await expect(goals.titles).toHaveText(["Cafe\u0301 at noon"]);
});

for (const text of ["NaN", "Infinity", "-Infinity", "1e308", "1e-400", "9".repeat(29), "0x10", "--1"]) {
  test(`row 33: ${text} is no number, and is not kept`, async ({ goals }) => {
    await goals.open();
    await goals.fill(TITLE, [{ Name: "Conversion", Start: text, Target: "18" }]);
    await goals.button("Save", goals.form).click();
    await expect(goals.field("Start")).toHaveAttribute("aria-invalid", "true");
    await expect(goals.field("Start")).toBeFocused();
    await expect(goals.field("Start")).toHaveValue(text);
    await goals.field("Start").fill("12");
    await goals.button("Save", goals.form).click();
    await expect(goals.card(TITLE)).toBeVisible();
    await goals.unfold();
    await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": text });
    await goals.button("Check in", goals.checkInForm(TITLE)).click();
    await expect(goals.checkInForm(TITLE).getByLabel("New value")).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    expect(await goals.keptCheckIns(TITLE)).toEqual({});
  });
}

test("row 33: minus nought is nought", async ({ goals }) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "-0");
  expect(Object.values(await goals.keptCheckIns(TITLE))).toEqual([{ value: "0" }]);
});

test("row 37: fifty changes are undone one by one, across reloads, and done again", async ({
  goals,
}) => {
  test.slow();
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  for (let number = 1; number <= 55; number++) await goals.checkIn(TITLE, `${number}`);
  const shows = (number) => goals.card(TITLE).getByText(new RegExp(`, ${number} on`));
  for (let number = 54; number >= 5; number--) {
    if (number === 30) await goals.reload();
    await goals.undo.click();
    await expect(shows(number)).toBeVisible();
  }
  await goals.reload();
  await goals.redo.click();
  await expect(shows(6)).toBeVisible();
});
