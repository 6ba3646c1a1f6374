// What is stored is damaged, newer, hostile or odd; or the browser keeps nothing.
// Rows are those of the fault matrix.

import { expect, fieldsOf, Goals, record, seal, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const KEY = "waymark/1/objective/a1";

/** A text as numbers: what carries it to the page may not hold half a letter. */
function unitsOf(text) {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
}

for (const [what, text] of [
  ["no JSON", "no JSON at all"],
  ["JSON without a checksum", JSON.stringify(record(fieldsOf(TITLE)))],
  ["a right checksum over no record", seal('{"schema":1,"fields":[]}')],
  ["a wrong checksum", `00000000 ${JSON.stringify(record(fieldsOf(TITLE)))}`],
  ["nothing", ""],
  ["lone surrogates", "half \ud83d a pair \udfff"],
]) {
  test(`row 05: a record that is ${what} is put aside as it was, and the rest loads`, async ({
    page,
    goals,
  }) => {
    await goals.put(stored("a2", "Another"));
    await page.evaluate(([key, units]) => {
      localStorage.setItem(key, String.fromCharCode(...units));
    }, [KEY, unitsOf(text)]);
    await goals.open();
    await expect(goals.card("Another")).toBeVisible();
    const notice = page.getByRole("listitem").filter({ hasText: "could not be read" });
    await expect(notice).toHaveCount(1);
    const { bytes } = await goals.download(goals.button("Save it as a file", notice));
    // What UTF-8 cannot say is in UTF-16.
    const whole = text.isWellFormed();
    expect(bytes).toEqual(whole ? Buffer.from(text) : Buffer.from(`\ufeff${text}`, "utf16le"));
    const asides = () =>
      page.evaluate(() => {
        const keys = Object.keys(localStorage).filter((key) => key.includes("quarantine"));
        const units = (text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
        return keys.map((key) => units(localStorage.getItem(key)));
      });
    expect(await page.evaluate((key) => localStorage.getItem(key), KEY)).toBeNull();
    expect(await asides()).toEqual([unitsOf(text)]);
    await goals.reload();
    await expect(notice).toHaveCount(1);
    await goals.button("Delete it", notice).click();
    // It may be the only copy: that is asked.
    expect(await asides()).toEqual([unitsOf(text)]);
    await goals.button("Yes, delete it", notice).click();
    await expect(notice).toHaveCount(0);
    expect(await asides()).toEqual([]);
    await goals.reload();
    await expect(notice).toHaveCount(0);
    await expect(goals.card("Another")).toBeVisible();
  });
}

test("row 06: a letter changed anywhere in a record is noticed, and no other record suffers", async ({
  page,
  goals,
}) => {
  const good = stored("a1", TITLE)[KEY];
  const damaged = Array.from({ length: 8 }, (_, place) => {
    const at = Math.floor((place * good.length) / 8) + 1;
    const other = good[at] === "0" ? "1" : "0";
    return [`waymark/1/objective/d${place}`, good.slice(0, at) + other + good.slice(at + 1)];
  });
  await goals.openWith({ ...stored("a1", TITLE), ...Object.fromEntries(damaged) });
  await expect(goals.titles).toHaveText([TITLE]);
  const notices = page.getByRole("listitem").filter({ hasText: "could not be read" });
  await expect(notices).toHaveCount(damaged.length);
});

test("row 09: what a newer version wrote is read only, and no byte of it changes", async ({
  page,
  goals,
}) => {
  const newer = seal(JSON.stringify({ ...record(fieldsOf("Newer")), schema: 2, more: [1] }));
  const texts = { [KEY]: newer, "waymark/2/objective/a1": "whatever it is" };
  await goals.openWith({ ...texts, ...stored("a2", TITLE, [{ name: "Conversion" }]) });
  const card = goals.card("Newer");
  await expect(card.getByText(/A newer version of Waymark wrote this/)).toBeVisible();
  await expect(card.getByRole("button", { name: /^(Edit|Delete|Check in)$/ })).toHaveCount(0);
  await goals.button("Check-ins", card).click();
  await goals.checkIn(TITLE, "15");
  await goals.delete(TITLE);
  await goals.undo.click();
  await goals.exported();
  await page.getByRole("link", { name: "Quiz", exact: true }).click();
  await page.getByRole("link", { name: "Goals" }).click();
  await goals.arrived();
  await goals.reload();
  expect(await goals.kept()).toMatchObject(texts);
});

test("row 10: members and fields that are not known survive an edit and a check-in", async ({
  goals,
}) => {
  const checkIns = { "2026-10-10": { value: "15", mood: "good" } };
  const odd = { "kr/k0/colour": "teal", weather: { sun: [1, 2] }, commitment: "someday" };
  const fields = { ...fieldsOf(TITLE, [{ id: "k0", name: "Conversion", checkIns }]), ...odd };
  const extra = { plugin: { of: "another" } };
  await goals.openWith({ [KEY]: seal(JSON.stringify(record(fields, extra))) });
  await goals.edit(TITLE);
  await goals.title.fill("Changed");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Changed")).toBeVisible();
  const lines = await goals.history("Changed");
  await lines.getByRole("button", { name: /^Correct/ }).click();
  await goals.fillCheckIn(lines.getByRole("form"), { "New value": "16" });
  await goals.button("Save", lines.getByRole("form")).click();
  await expect.poll(() => goals.keptCheckIns("Changed")).toEqual({
    "2026-10-10": { value: "16", mood: "good" },
  });
  expect((await goals.records()).Changed).toMatchObject(odd);
  expect((await goals.kept())[KEY]).toContain('"plugin":{"of":"another"}');
  expect(await goals.exported()).toContain('"plugin":{"of":"another"}');
});

const BLOCKED = {
  "throws when asked for": () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  },
  "is null": () => Object.defineProperty(window, "localStorage", { get: () => null }),
  "takes nothing": () => {
    Storage.prototype.setItem = () => {
      throw new DOMException("No.", "QuotaExceededError");
    };
  },
};

for (const [what, block] of Object.entries(BLOCKED)) {
  test(`row 17: where the storage ${what} the page works in memory and says so once`, async ({
    page,
    goals,
    quiz,
  }) => {
    await page.addInitScript(block);
    await goals.open();
    const notice = page.getByRole("alert").filter({ hasText: "keeps nothing for this page" });
    await expect(notice).toHaveCount(1);
    await goals.fill(TITLE);
    await goals.button("Save", goals.form).click();
    await expect(goals.status).toHaveText("Kept on this page only, until you close it.");
    await goals.unfold();
    await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": "15" });
    await goals.button("Check in", goals.checkInForm(TITLE)).click();
    await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
    await goals.undo.click();
    await expect(goals.card(TITLE).getByText(/, no check-in yet/)).toBeVisible();
    await expect(goals.saved).toHaveCount(0);
    expect(await goals.exported()).toContain(TITLE);
    await page.getByRole("link", { name: "Grade" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("What score");
    await page.getByRole("link", { name: "Quiz", exact: true }).click();
    await quiz.answer("abca");
    await expect(quiz.verdict).toBeVisible();
    await page.getByRole("link", { name: "Goals" }).click();
    await expect(goals.card(TITLE)).toBeVisible();
  });
}

/** Opens the app in an iframe with a sandbox, on a page of another origin's making. */
async function inSandbox(page, sandbox) {
  // Modules of an opaque origin need to be allowed.
  await page.route("**/*", async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "access-control-allow-origin": "*" };
    await route.fulfill({ response, headers });
  });
  await page.route("**/host.html", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><link rel="icon" href="data:,"><iframe title="App" width="800" height="900" sandbox="${sandbox}" src="./#/goals"></iframe>`,
    }),
  );
  await page.goto("host.html");
  return page.frameLocator("iframe");
}

test("rows 17 and 38: in a sandbox everything works in memory, and can be copied by hand", async ({
  page,
  foreseen,
}) => {
  foreseen.push(/console: .*(sandbox|Permissions policy|permissions policy|clipboard)/i);
  const goals = new Goals(await inSandbox(page, "allow-scripts allow-forms"));
  await goals.arrived();
  await expect(goals.page.getByText(/keeps nothing for this page/)).toBeVisible();
  await goals.fill(TITLE);
  await goals.button("Save", goals.form).click();
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.settings();
  await goals.button("Export everything").click();
  await expect(goals.page.getByText(/Downloading waymark-.*\.json\. No file\?/)).toBeVisible();
  await goals.page.getByRole("button", { name: /copy/i }).click();
  const text = goals.page.getByRole("textbox", { name: /does not let the page copy/ });
  await expect(text).toHaveValue(/Make the trial the reason to buy/);
  await text.focus();
  expect(
    await text.evaluate((area) => area.selectionEnd - area.selectionStart === area.value.length),
  ).toBe(true);
});

test("row 38: where copying is denied the text itself is there", async ({ page, goals }) => {
  await page.addInitScript(() => {
    if (navigator.clipboard) {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("No", "NotAllowedError"));
    }
    document.execCommand = () => false;
  });
  await goals.openWith(stored("a1", TITLE));
  await goals.settings();
  await goals.exported();
  await page.getByRole("button", { name: /copy/i }).click();
  const text = page.getByRole("textbox", { name: /does not let the page copy/ });
  await expect(text).toHaveValue(/Make the trial the reason to buy/);
});
