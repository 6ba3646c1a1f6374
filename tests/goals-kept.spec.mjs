// What was saved stays, whatever else happens on the page, in another tab, or by
// another page of the same site; and what is said of it is true. Rows are those of
// the fault matrix.

import {
  binned,
  canBeDeaf,
  day,
  deaf,
  expect,
  fieldsOf,
  fileOf,
  record,
  seal,
  stored,
  test,
  unseal,
} from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";
const OTHER = "Win back the trust of our customers";
const CONVERSION = { name: "Conversion" };
const KEY = "waymark/1/objective/a1";
const ASIDE = "waymark/quarantine/1/objective/a1";

/** A file as the page offers it once the app has stopped. */
const raw = (texts) =>
  JSON.stringify({
    waymark: "raw",
    version: 1,
    keys: Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, [text]])),
  });

/** An objective with check-ins of a year long gone, moved there. */
function withHistory(id, title, year = 2025, count = 20) {
  const at = (month) => `at/${id}k0/${year}-${String(month).padStart(2, "0")}-01`;
  const days = Array.from({ length: Math.min(count, 12) }, (_, month) => at(month + 1));
  const fields = Object.fromEntries(days.map((name, place) => [name, { value: `${place}` }]));
  return {
    ...stored(id, title, [{ name: "Conversion", checkIns: { [day()]: "15" } }]),
    [`waymark/1/checkins/${id}/${year}`]: seal(JSON.stringify(record(fields))),
  };
}

/** What is stored of objectives and their years, by key. */
const records = async (goals) => {
  const kept = Object.entries(await goals.kept());
  const texts = kept.filter(([key]) => /^waymark\/1\/(objective|checkins)/.test(key));
  return Object.fromEntries(texts.map(([key, text]) => [key, unseal(text)]));
};

test("row 27: a counter past counting in raw data is refused, and poisons no later change", async ({
  goals,
}) => {
  await goals.openWith({
    ...stored("a1", TITLE, [CONVERSION]),
    ...stored("a2", OTHER, [CONVERSION]),
  });
  const before = await goals.kept();
  const evil = record({ title: "From a colleague" }, {}, "4503599627370496.evil");
  await goals.choose(raw({ "waymark/1/objective/evil": seal(JSON.stringify(evil)) }));
  await expect(goals.refused).toHaveText(/counter of a change is larger.*Nothing was changed/);
  expect(await goals.kept()).toEqual(before);
  await goals.list();
  await goals.checkIn(TITLE, "15");
  await goals.checkIn(OTHER, "16");
  await goals.reload();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(goals.card(OTHER).getByText(/16 on/)).toBeVisible();
});

test("row 06: a record with such a counter is put aside, and others can be changed as before", async ({
  page,
  goals,
}) => {
  const evil = record({ title: "Evil" }, {}, "4503599627370496.evil");
  await goals.openWith({
    ...stored("a1", TITLE, [CONVERSION]),
    "waymark/1/objective/evil": seal(JSON.stringify(evil)),
  });
  await expect(page.getByText(/could not be read and was set aside/)).toHaveCount(1);
  await goals.checkIn(TITLE, "15");
  await goals.reload();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(page.getByText(/could not be read and was set aside/)).toHaveCount(1);
});

test("row 06: what is damaged in raw data is named, and the rest is brought in", async ({ goals }) => {
  const damaged = stored("a1", TITLE)[KEY].replace("trial", "triam");
  await goals.open();
  await goals.choose(raw({ [KEY]: damaged, ...stored("a2", OTHER) }));
  await expect(goals.preview).toContainText("1 part of this file cannot be read and is left out");
  await expect(goals.preview).toContainText("“Make the triam the reason to buy”");
  await expect(goals.preview).toContainText("This record is damaged.");
  await goals.button("Import", goals.preview).click();
  await expect(goals.saved).toBeVisible();
  await goals.list();
  await expect(goals.titles).toHaveText([OTHER]);
});

test("row 05: a notice that is out of date deletes nothing, and each says where its record is", async ({
  page,
  goals,
}) => {
  await goals.put({ ...stored("a1", TITLE), ...stored("a2", OTHER) });
  const backup = fileOf({ "objective/a1": record(fieldsOf(TITLE, [{ id: "a1k0" }])) });
  await page.evaluate((key) => localStorage.setItem(key, "rubbish"), KEY);
  await goals.fillUp();
  await goals.open();
  const notice = page.getByRole("listitem").filter({ hasText: "cannot be read" });
  await expect(notice).toContainText("It stays where it is, unchanged: waymark/1/objective/a1");
  const asked = page.getByRole("listitem").filter({ hasText: "could not be read" });
  await expect(asked).toHaveCount(0);
  await goals.makeRoom();
  await goals.bringIn(backup);
  await expect(goals.card(TITLE)).toBeVisible();
  // The notice goes along with what it is about.
  await expect(notice).toHaveCount(0);
  await expect(asked).toContainText(`was set aside, unchanged: ${ASIDE}`);
  await goals.button("Delete it", asked).click();
  await expect(asked.getByRole("alert")).toHaveText("This cannot be undone.");
  expect((await goals.kept())[ASIDE]).toBe("rubbish");
  await goals.button("Yes, delete it", asked).click();
  await expect(asked).toHaveCount(0);
  expect(Object.keys(await goals.kept())).not.toContain(ASIDE);
  await goals.reload();
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.card(OTHER)).toBeVisible();
});

test("row 05: what another tab has mended is not deleted by a notice from before", async ({
  page,
  goals,
}) => {
  await goals.put(stored("a2", OTHER));
  await page.evaluate((key) => localStorage.setItem(key, "rubbish"), KEY);
  await goals.fillUp();
  await goals.open();
  const notice = page.getByRole("listitem").filter({ hasText: "cannot be read" });
  await expect(notice).toBeVisible();
  // By the page itself, so that no event tells of it.
  const good = stored("a1", TITLE)[KEY];
  await goals.makeRoom();
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [KEY, good]);
  await goals.button("Delete it", notice).click();
  await goals.button("Yes, delete it", notice).click();
  await expect(goals.status).toHaveText("Nothing was deleted: this record can be read again.");
  await expect(notice).toHaveCount(0);
  expect((await goals.kept())[KEY]).toBe(good);
  await goals.reload();
  await expect(goals.card(TITLE)).toBeVisible();
});

test("row 05: a year damaged while the storage is full is one notice, before and after", async ({
  page,
  goals,
}) => {
  await goals.put({
    ...withHistory("a1", TITLE),
    "waymark/1/checkins/a1/2025": "rubbish",
  });
  await goals.fillUp();
  await goals.open();
  const notices = page.getByRole("listitem").filter({ hasText: /(cannot|could not) be read/ });
  const toggle = goals.button("Check-ins", goals.card(TITLE));
  for (let time = 0; time < 3; time++) {
    await toggle.click();
    await expect(notices).toHaveCount(1);
    await expect(notices).toContainText("stays where it is");
    await toggle.click();
  }
  await goals.makeRoom();
  await goals.reload();
  await toggle.click();
  await expect(notices).toHaveCount(1);
  await expect(notices).toContainText("waymark/quarantine/1/checkins/a1/2025");
});

test("row 21: everything that was there is put back after clearing, years that nobody opened too", async ({
  page,
  goals,
  beside,
}) => {
  await page.clock.install();
  await goals.openWith({ ...withHistory("a1", TITLE), ...withHistory("a2", OTHER, 2024) });
  // It has looked at everything by then, a little at a time.
  await page.clock.runFor(5_000);
  const before = await records(goals);
  const other = await beside({ now: false });
  await other.page.goto("");
  await other.page.evaluate(() => localStorage.clear());
  const offer = page.getByRole("alert").filter({ hasText: "was cleared while this page was open" });
  await goals.button("Put it back", offer).click();
  await expect(goals.status).toHaveText("Put back and saved in this browser.");
  expect(await records(goals)).toEqual(before);
  await expect(page.getByText(/could not be put back/)).toHaveCount(0);
});

test("row 21: what could not be put back is named with its years, and stays to be read", async ({
  page,
  goals,
  beside,
}) => {
  await page.clock.install();
  await goals.put({ ...withHistory("a1", TITLE), ...withHistory("a2", OTHER, 2024) });
  // Cleared before it has looked at anything.
  await page.clock.pauseAt(Date.now() + 60_000);
  // With its cards folded: nothing unfolds while the clock stands.
  await page.goto("#/goals");
  await expect(goals.cards).toHaveCount(2);
  const other = await beside({ now: false });
  await other.page.goto("");
  await other.page.evaluate(() => localStorage.clear());
  const offer = page.getByRole("alert").filter({ hasText: "was cleared while this page was open" });
  await goals.button("Put it back", offer).click();
  await expect(goals.status).toHaveText("Put back and saved in this browser.");
  const lost = page.getByRole("listitem").filter({ hasText: "could not be put back" });
  await expect(lost).toHaveCount(2);
  await expect(lost.filter({ hasText: TITLE })).toContainText("the check-ins from 2025");
  await expect(lost.filter({ hasText: OTHER })).toContainText("the check-ins from 2024");
});

test("row 21: keys taken away one by one are noticed, and put back", async ({
  page,
  goals,
  beside,
}) => {
  await goals.openWith({
    ...stored("a1", TITLE, [CONVERSION]),
    ...stored("a2", OTHER, [CONVERSION]),
  });
  const before = await records(goals);
  const other = await beside({ now: false });
  await other.page.goto("");
  await other.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
  });
  const offer = page.getByRole("alert").filter({ hasText: "was cleared while this page was open" });
  await expect(offer).toBeVisible();
  // What is done meanwhile is saved, and only that.
  await goals.checkIn(TITLE, "15");
  await expect(goals.status).toContainText("What was cleared is on this page only");
  // The page does not go with the only copy unasked.
  const asked = page.waitForEvent("dialog");
  const closed = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await closed;
  await goals.button("Put it back", offer).click();
  await expect(goals.status).toHaveText("Put back and saved in this browser.");
  await expect(offer).toHaveCount(0);
  expect(Object.keys(await records(goals))).toEqual(Object.keys(before));
  await goals.reload();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(goals.card(OTHER)).toBeVisible();
});

test("row 21: where a part was taken away, leaving it so shows what is left", async ({
  page,
  goals,
  beside,
}) => {
  await goals.openWith({ ...stored("a1", TITLE), ...stored("a2", OTHER) });
  const other = await beside({ now: false });
  await other.page.goto("");
  await other.page.evaluate((key) => localStorage.removeItem(key), KEY);
  const offer = page.getByRole("alert").filter({ hasText: "was cleared while this page was open" });
  await goals.button("Leave it cleared", offer).click();
  await expect(offer).toHaveCount(0);
  await expect(goals.titles).toHaveText([OTHER]);
  await goals.reload();
  await expect(goals.titles).toHaveText([OTHER]);
});

test("row 21: what was taken away unheard is noticed soon after the next change", async ({
  page,
  goals,
}) => {
  await goals.openWith({
    ...stored("a1", TITLE, [CONVERSION]),
    ...stored("a2", OTHER, [CONVERSION]),
  });
  // By the page itself: no event tells of it.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
  });
  await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": "15" });
  await goals.button("Check in", goals.checkInForm(TITLE)).click();
  const offer = page.getByRole("alert").filter({ hasText: "was cleared while this page was open" });
  await expect(offer).toBeVisible();
  await goals.button("Put it back", offer).click();
  await expect(goals.status).toHaveText("Put back and saved in this browser.");
  await goals.reload();
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(goals.card(OTHER)).toBeVisible();
});

for (const all of [true, false]) {
  const press = all ? "Empty the bin" : "Delete for good";
  test(`row 12: “${press}” leaves what another tab has restored, and says so`, async ({
    page,
    goals,
    beside,
  }) => {
    await canBeDeaf(page);
    await goals.openWith({ ...binned("a1", TITLE, [CONVERSION]), ...stored("a2", OTHER) });
    await goals.openBin();
    await goals.button(press, goals.bin).click();
    await deaf(page, true);
    const other = await beside();
    await other.openBin();
    await other.button("Restore").click();
    await expect(other.saved).toBeVisible();
    await other.list();
    await other.checkIn(TITLE, "42");
    // It has heard nothing of that.
    await goals.button("Yes, delete for good", goals.bin).click();
    await expect(goals.status).toHaveText(
      "1 objective was not deleted: another tab has taken it out of the bin.",
    );
    await goals.list();
    await expect(goals.card(TITLE).getByText(/42 on/)).toBeVisible();
    await other.reload();
    await expect(other.card(TITLE).getByText(/42 on/)).toBeVisible();
  });
}

test("row 12: what another tab has deleted for good is not said to be saved", async ({
  page,
  goals,
  beside,
}) => {
  await canBeDeaf(page);
  await goals.openWith(binned("a1", TITLE, [CONVERSION]));
  await goals.openBin();
  await deaf(page, true);
  const other = await beside();
  await other.openBin();
  await other.button("Empty the bin").click();
  await other.button("Yes, delete for good").click();
  await expect(other.bin).toBeHidden();
  await goals.button("Restore").click();
  await expect(goals.status).toContainText("This objective is no longer here: it was deleted for good");
  await expect(goals.saved).toHaveCount(0);
  expect(Object.keys(await records(goals))).toEqual([KEY]);
  await expect(goals.bin).toBeHidden();
});

test("row 01: what could not be saved is not hidden by what succeeds after it", async ({
  page,
  goals,
}) => {
  await goals.openWith({
    ...stored("a1", TITLE, [CONVERSION]),
    ...binned("a2", "Old", [CONVERSION]),
    ...binned("a3", "Older", [CONVERSION]),
  });
  await goals.openBin();
  await goals.fillUp();
  const inBin = goals.bin.getByRole("listitem");
  await goals.button("Restore", inBin.filter({ hasText: /^Old,/ })).click();
  await expect(goals.notSaved).toBeVisible();
  // As the page advises: that is done, and the other still waits.
  const older = inBin.filter({ hasText: "Older" });
  await goals.button("Delete for good", older).click();
  await goals.button("Yes, delete for good", older).click();
  await expect(older).toHaveCount(0);
  await expect(goals.notSaved).toBeVisible();
  await goals.makeRoom();
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
  await goals.list();
  await expect(goals.card("Old")).toBeVisible();
});

test("row 37: an undo that is tried again takes back nothing that was done since", async ({
  page,
  goals,
}) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  await goals.checkIn(TITLE, "15");
  await goals.fillUp();
  await goals.undo.click();
  await expect(goals.notSaved).toBeVisible();
  await goals.makeRoom();
  const before = await goals.keptCheckIns(TITLE);
  await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": "16" });
  await goals.button("Check in", goals.checkInForm(TITLE)).click();
  await expect(goals.card(TITLE).getByText(/16 on/)).toBeVisible();
  expect(before).not.toEqual(await goals.keptCheckIns(TITLE));
  await goals.button("Try again").click();
  await expect(goals.status).toHaveText("There is nothing to undo.");
  await expect(goals.card(TITLE).getByText(/16 on/)).toBeVisible();
  await goals.reload();
  await expect(goals.card(TITLE).getByText(/16 on/)).toBeVisible();
});

test("a new objective is in sight after it was saved, however many are due", async ({ goals }) => {
  const due = Array.from({ length: 40 }, (_, place) =>
    stored(`a${String(place).padStart(4, "0")}`, `Due ${place}`, [CONVERSION]),
  );
  await goals.openWith(Object.assign({}, ...due));
  await goals.begin();
  await goals.write("Written just now");
  await expect(goals.titles.first()).toHaveText("Written just now");
});

test("row 26: near the limit an import is refused with numbers or brought in whole", async ({
  page,
  goals,
}) => {
  // Changes to what is here: how to take them back is longer than they are.
  const keyResults = (name) =>
    Array.from({ length: 100 }, (_, place) => ({ id: `k${place}`, name: `${name} ${place}` }));
  const here = record(fieldsOf(TITLE, keyResults("Here, with a name that is not short")));
  const file = fileOf({
    "objective/a1": record(fieldsOf(TITLE, keyResults("There")), {}, "7.there"),
  });
  await goals.openWith({ [KEY]: seal(JSON.stringify(here)) });
  await goals.choose(file);
  await expect(goals.preview).toBeVisible();
  await goals.button("Cancel", goals.preview).click();
  for (const [room, fits] of [
    [10_000, false],
    [30_000, false],
    [45_000, false],
    [60_000, false],
    [75_000, false],
    [90_000, false],
    [120_000, true],
  ]) {
    await page.evaluate((room) => {
      localStorage.removeItem("filler/0");
      const used = Object.entries(localStorage).reduce(
        (sum, [key, text]) => sum + key.length + text.length,
        0,
      );
      localStorage.setItem("filler/0", "x".repeat(5_242_880 - used - room - "filler/0".length));
    }, room);
    const before = await goals.kept();
    await goals.choose(file);
    if (!fits) {
      await expect(goals.refused, `${room} characters are free`).toHaveText(/needs \d+ kB and \d+ kB is free\. Nothing was changed/);
      expect(await goals.kept()).toEqual(before);
    } else {
      await goals.button("Import", goals.preview).click();
      await expect(goals.saved).toBeVisible();
      await page.evaluate(() => localStorage.removeItem("filler/0"));
      await goals.undo.click();
      await expect(goals.redo).toBeVisible();
    }
  }
});

test("whatever is written or taken away is while no other tab may write", async ({
  page,
  goals,
}) => {
  await page.addInitScript(() => {
    window.outside = [];
    window.inside = 0;
    let alone = false;
    const request = LockManager.prototype.request;
    LockManager.prototype.request = function (name, ...rest) {
      if (name !== "waymark/") return request.call(this, name, ...rest);
      const run = rest.pop();
      return request.call(this, name, ...rest, (lock) => {
        alone = lock !== null;
        try {
          return run(lock);
        } finally {
          alone = false;
        }
      });
    };
    for (const name of ["setItem", "removeItem", "clear"]) {
      const change = Storage.prototype[name];
      Storage.prototype[name] = function (...given) {
        if (this === window.localStorage) {
          if (alone) window.inside++;
          else window.outside.push([name, given[0]]);
        }
        return change.apply(this, given);
      };
    }
  });
  const year = withHistory("a1", TITLE);
  await goals.put({
    ...year,
    ...binned("a2", "Old", [CONVERSION]),
    ...stored("a3", OTHER, [CONVERSION]),
    "waymark/1/objective/a4": "rubbish",
    "waymark/1/checkins/a1/2024": "rubbish too",
  });
  // What the test itself puts there is none of the page's.
  await page.reload();
  await goals.open();
  const aside = page.getByRole("listitem").filter({ hasText: "could not be read" });
  await goals.history(TITLE);
  await expect(aside).toHaveCount(2);
  await goals.button("Delete it", aside.first()).click();
  await goals.button("Yes, delete it", aside.first()).click();
  await expect(aside).toHaveCount(1);
  await goals.begin();
  await goals.write("New");
  await goals.checkIn(OTHER, "15");
  await goals.edit(OTHER);
  await goals.title.fill("Changed");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Changed")).toBeVisible();
  await goals.undo.click();
  await expect(goals.card(OTHER)).toBeVisible();
  await goals.redo.click();
  await expect(goals.card("Changed")).toBeVisible();
  await goals.delete("New");
  await goals.openBin();
  const inBin = goals.bin.getByRole("listitem");
  await goals.button("Restore", inBin.filter({ hasText: "New" })).click();
  await expect(inBin.filter({ hasText: "New" })).toHaveCount(0);
  await goals.button("Empty the bin").click();
  await goals.button("Yes, delete for good").click();
  await expect(goals.bin).toBeHidden();
  await goals.bringIn(fileOf({ "objective/b1": record(fieldsOf("Brought in", [{ id: "b1k0" }])) }));
  await expect(goals.card("Brought in")).toBeVisible();
  const [key, text] = Object.entries(year)[0];
  // Another page takes something away, or writes over what this one wrote.
  await page.evaluate(
    ([key, text]) => {
      const event = { key, newValue: text, storageArea: localStorage };
      dispatchEvent(new StorageEvent("storage", event));
      dispatchEvent(new StorageEvent("storage", { key: null, storageArea: localStorage }));
    },
    [key, text],
  );
  await goals.button("Put it back").click();
  await expect(goals.status).toHaveText("Put back and saved in this browser.");
  expect(await page.evaluate(() => window.outside)).toEqual([]);
  expect(await page.evaluate(() => window.inside)).toBeGreaterThan(30);
});
