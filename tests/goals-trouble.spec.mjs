// Where the browser keeps nothing more, loses something, or never kept anything.
// Rows are those of the fault matrix.

import { binned, countWrites, expect, Goals, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

/** What is stored of Waymark's. */
async function ours(goals) {
  const kept = Object.entries(await goals.kept());
  return Object.fromEntries(kept.filter(([key]) => key.startsWith("waymark/")));
}

/** Makes every `setItem` go wrong from when `window.wrong` is set, in one of several ways. */
function goWrong(page) {
  return page.addInitScript(() => {
    const set = Storage.prototype.setItem;
    let count = 0;
    Storage.prototype.setItem = function (key, text) {
      const wrong = this === window.localStorage ? window.wrong : undefined;
      if (wrong === "dropped") return;
      if (wrong === "full" || (wrong?.after !== undefined && count++ >= wrong.after)) {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      }
      set.call(this, key, text);
    };
  });
}

test("row 01: full to the byte, a form keeps what was typed and is kept once there is room", async ({
  page,
  goals,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.fillUp();
  const before = await goals.kept();
  await goals.edit(TITLE);
  await goals.title.fill("A longer title than the one before it");
  await goals.button("Save", goals.form).click();
  await expect(goals.notSaved).toBeVisible();
  await expect(goals.title).toHaveValue("A longer title than the one before it");
  await expect(goals.saved).toHaveCount(0);
  expect(await goals.kept()).toEqual(before);
  await goals.button("Free space").click();
  await expect(page.getByRole("heading", { name: "Storage" })).toBeFocused();
  await expect(page.getByText(/free\.$/)).toBeVisible();
  await goals.makeRoom();
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
  await expect(goals.card("A longer title than the one before it")).toBeVisible();
  await expect(goals.form).toHaveCount(0);
  expect(await goals.records()).toHaveProperty(["A longer title than the one before it"]);
});

test("row 01: full to the byte, a check-in keeps what was typed, and emptying the bin makes room", async ({
  page,
  goals,
}) => {
  await goals.openWith({
    ...stored("a1", TITLE, [{ name: "Conversion" }]),
    ...binned("a2", "Old", [{ name: "n".repeat(5000) }]),
  });
  await goals.fillUp();
  const form = goals.checkInForm(TITLE);
  await goals.fillCheckIn(form, { "New value": "15", Note: "A note" });
  await goals.button("Check in", form).click();
  await expect(goals.notSaved).toBeVisible();
  await expect(form.getByLabel("New value")).toHaveValue("15");
  await expect(form.getByLabel("Note")).toHaveValue("A note");
  await goals.openBin();
  await goals.button("Empty the bin").click();
  await goals.button("Yes, delete for good").click();
  await expect(goals.bin).toBeHidden();
  // What was not saved is not forgotten by what was done since.
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  expect(Object.values(await goals.keptCheckIns(TITLE))).toEqual([{ value: "15", note: "A note" }]);
  await expect(page.getByText("Old", { exact: true })).toHaveCount(0);
});

test("row 01: what was typed after it was not saved is what Try again saves", async ({ goals }) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.fillUp();
  await goals.edit(TITLE);
  await goals.title.fill("The first wording, which is longer than before");
  await goals.button("Save", goals.form).click();
  await expect(goals.notSaved).toBeVisible();
  await goals.title.fill("The second wording, which is the one meant");
  await goals.makeRoom();
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
  await expect(goals.card("The second wording, which is the one meant")).toBeVisible();
  await expect(goals.form).toHaveCount(0);
  expect(Object.keys(await goals.records())).toEqual([
    "The second wording, which is the one meant",
  ]);
});

test("row 01: what is not saved is not left behind without a question", async ({ page, goals }) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.fillUp();
  await goals.edit(TITLE);
  await goals.title.fill("A longer title than the one before it");
  await goals.button("Save", goals.form).click();
  await expect(goals.notSaved).toBeVisible();
  const asked = page.waitForEvent("dialog");
  const closed = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await closed;
  await expect(goals.title).toHaveValue("A longer title than the one before it");
});

test("row 01: what could not be saved can be exported", async ({ goals }) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.fillUp();
  await goals.edit(TITLE);
  await goals.title.fill("A longer title than the one before it");
  await goals.button("Save", goals.form).click();
  await expect(goals.notSaved).toBeVisible();
  const { bytes } = await goals.download(goals.button("Export now"));
  expect(bytes.toString()).toContain(TITLE);
});

test("row 03: what others on the site keep is named and never deleted", async ({ page, goals }) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.fillUp();
  const others = async () =>
    Object.fromEntries(Object.entries(await goals.kept()).filter(([key]) => /^filler/.test(key)));
  const before = await others();
  await goals.reload();
  await goals.settings();
  await goals.button("Storage used").click();
  await expect(page.getByText(/^other pages on this site \(“filler…”\): 5\.\d MB$/)).toBeVisible();
  await goals.list();
  await goals.button("Delete", goals.card(TITLE)).click();
  await expect(goals.notSaved).toBeVisible();
  await goals.button("Try again").click();
  await expect(goals.notSaved).toBeVisible();
  expect(await others()).toEqual(before);
});

for (const [wrong, says] of [
  ["full", /Not saved: this browser’s storage for this site is full/],
  ["dropped", /Not saved: what was written could not be read back/],
]) {
  test(`row 01: “Saved” is never said of what is ${wrong}`, async ({ page, goals }) => {
    await goWrong(page);
    await page.addInitScript(() => {
      window.said = [];
      new MutationObserver(() => {
        const text = document.getElementById("status")?.textContent;
        if (text && text !== window.said.at(-1)) window.said.push(text);
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
    await page.evaluate((wrong) => (window.wrong = wrong), wrong);
    const before = await goals.kept();
    await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": "15" });
    await goals.button("Check in", goals.checkInForm(TITLE)).click();
    await expect(goals.status).toHaveText(says);
    await expect(goals.checkInForm(TITLE).getByLabel("New value")).toHaveValue("15");
    expect(await page.evaluate(() => window.said.filter((it) => /^Saved/.test(it)))).toEqual([]);
    expect(await goals.kept()).toEqual(before);
    await page.evaluate(() => (window.wrong = undefined));
    await goals.button("Try again").click();
    await expect(goals.saved).toBeVisible();
    expect(Object.values(await goals.keptCheckIns(TITLE))).toEqual([{ value: "15" }]);
  });
}

test("row 14: a frozen page reads again what others wrote before it shows or writes", async ({
  page,
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  const client = await page.context().newCDPSession(page);
  const other = await beside();
  await client.send("Page.setWebLifecycleState", { state: "frozen" });
  await other.checkIn(TITLE, "15");
  await client.send("Page.setWebLifecycleState", { state: "active" });
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await goals.edit(TITLE);
  await goals.title.fill("Changed after it was frozen");
  await goals.button("Save", goals.form).click();
  await expect(goals.saved).toBeVisible();
  expect(Object.values(await goals.keptCheckIns("Changed after it was frozen"))).toEqual([
    { value: "15" },
  ]);
});

test("row 14: coming back by the browser's Back shows what others wrote meanwhile", async ({
  page,
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await page.goto("about:blank");
  const other = await beside();
  await other.checkIn(TITLE, "15");
  await page.goBack();
  await goals.arrived();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
});

for (let round = 1; round <= 5; round++) {
  test(`row 15: a page that crashes right after “Saved” has lost nothing, ${round}`, async ({
    page,
    goals,
    beside,
  }) => {
    await goals.open();
    await goals.write(TITLE);
    await goals.checkIn(TITLE, `${12 + round}`);
    const client = await page.context().newCDPSession(page);
    const crashed = page.waitForEvent("crash");
    client.send("Page.crash").catch(() => {});
    await crashed;
    const other = await beside();
    await expect(other.card(TITLE).getByText(new RegExp(`${12 + round} on`))).toBeVisible();
    await expect(other.undo).toBeHidden();
  });
}

test("row 21: data cleared while the page is open is offered, and put back", async ({
  page,
  goals,
  beside,
}) => {
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  const before = await goals.records();
  const other = await beside({ now: false });
  await other.page.goto("");
  await other.page.evaluate(() => localStorage.clear());
  const offer = page.getByRole("alert").filter({ hasText: "was cleared while this page was open" });
  await expect(offer).toBeVisible();
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.button("Put it back", offer).click();
  await expect(goals.saved).toBeVisible();
  await expect(offer).toHaveCount(0);
  expect(await goals.records()).toEqual(before);
});

test("row 21: data cleared while the page is open stays cleared if so wished", async ({
  page,
  goals,
  beside,
}) => {
  await page.clock.install();
  await goals.open();
  await goals.write(TITLE);
  const other = await beside({ now: false });
  await other.page.goto("");
  await other.page.evaluate(() => localStorage.clear());
  const offer = page.getByRole("alert").filter({ hasText: "was cleared while this page was open" });
  await expect(offer).toBeVisible();
  // What is looked at again a second after a change is not put back unasked.
  await page.clock.runFor(5_000);
  expect(await ours(goals)).toEqual({});
  await goals.button("Leave it cleared", offer).click();
  await expect(offer).toHaveCount(0);
  await expect(goals.card(TITLE)).toHaveCount(0);
  await expect(goals.undo).toBeHidden();
  await page.clock.runFor(5_000);
  expect(await ours(goals)).toEqual({});
});

test("row 34: once the app has stopped nothing is written, and what is stored can be taken along", async ({
  page,
  goals,
  beside,
  browser,
}) => {
  await countWrites(page);
  await goals.open();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  await page.evaluate(() => {
    dispatchEvent(new CustomEvent("waymark-stopped", { detail: "broken on purpose" }));
    window.writes.length = 0;
  });
  const before = await goals.kept();
  await goals.button("Delete", goals.card(TITLE)).dispatchEvent("click");
  await goals.undo.dispatchEvent("click");
  await expect(goals.notSaved).toBeAttached();
  const other = await beside();
  await other.checkIn(TITLE, "16");
  expect(await page.evaluate(() => window.writes)).toEqual([]);
  // What another tab writes may be seen late.
  await expect.poll(() => goals.kept()).not.toEqual(before);
  // What was typed here stays here meanwhile.
  const link = page.getByRole("alert").getByRole("link", { name: "Save your data" });
  const [rescue] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  const { bytes } = await new Goals(rescue).download(
    rescue.getByRole("button", { name: "Save everything as one file" }),
  );
  const context = await browser.newContext({ baseURL: process.env.WAYMARK_URL });
  try {
    const fresh = await beside({ in: context });
    await fresh.bringIn(bytes);
    await expect(fresh.card(TITLE).getByText(/1[56] on/)).toBeVisible();
  } finally {
    await context.close();
  }
});
