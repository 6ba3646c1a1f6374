// Several tabs at once, and clocks that disagree.

import {
  binned,
  canBeDeaf,
  day,
  deaf,
  expect,
  fieldsOf,
  Goals,
  record,
  seal,
  stored,
  test,
} from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

test("row 11: what two tabs write to different objectives is in both, without a reload", async ({
  goals,
  beside,
}) => {
  await goals.openWith({ ...stored("a1", "One"), ...stored("a2", "Two") });
  const other = await beside();
  await goals.checkIn("One", "15", "Number 1");
  await other.checkIn("Two", "25", "Number 1");
  await expect(other.card("One").getByText(/15 on/)).toBeVisible();
  await expect(goals.card("Two").getByText(/25 on/)).toBeVisible();
  await other.begin();
  await other.write("Three");
  await expect(goals.card("Three")).toBeVisible();
  await other.delete("Three");
  await expect(goals.card("Three")).toHaveCount(0);
  const records = await goals.records();
  expect(Object.values(records.One)).toContainEqual({ value: "15" });
  expect(Object.values(records.Two)).toContainEqual({ value: "25" });
});

test("row 11: another tab's change is seen within a quarter of a second", async ({
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  const other = await beside();
  const took = other.page.evaluate(
    () =>
      new Promise((done) => {
        new MutationObserver(() => {
          const way = document.querySelector(".key-result__way");
          if (/15 on/.test(way?.textContent)) done(Date.now());
        }).observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
  const wrote = goals.page.evaluate(
    () =>
      new Promise((done) => {
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (...given) {
          set.apply(this, given);
          if (/^waymark.1.objective/.test(given[0])) done(Date.now());
        };
      }),
  );
  await goals.checkIn(TITLE, "15");
  expect((await took) - (await wrote)).toBeLessThan(250);
});

test("row 12: what two tabs write to the same field at the same time is shown in both", async ({
  page,
  goals,
  beside,
}) => {
  await canBeDeaf(page);
  await goals.openWith(stored("a1", TITLE));
  const other = await beside();
  await deaf(page, true);
  await goals.edit(TITLE);
  await other.edit(TITLE);
  await other.title.fill("What the other says");
  await other.button("Save", other.form).click();
  await expect(other.saved).toBeVisible();
  await goals.title.fill("What this one says");
  await goals.button("Save", goals.form).click();
  for (const tab of [goals, other]) {
    const notice = tab.page.getByText(/Both were written at the same time/);
    await expect(notice).toBeVisible();
    await expect(tab.page.getByText("What the other says").first()).toBeVisible();
    await expect(tab.page.getByText("What this one says").first()).toBeVisible();
  }
  await deaf(page, false);
  await other.page.getByRole("button", { name: /^Keep “What/ }).click();
  for (const tab of [goals, other]) {
    await expect(tab.page.getByRole("button", { name: /^Keep/ })).toHaveCount(0);
    await expect(tab.titles).toHaveCount(1);
  }
  expect(await goals.titles.textContent()).toBe(await other.titles.textContent());
});

test("row 12: undoing a choice between two wordings brings the choice back", async ({ goals }) => {
  const text = JSON.stringify({
    ...record(fieldsOf("What is shown"), {}, "2.one"),
    others: { title: [["What stands beside", "1.two"]] },
  });
  await goals.openWith({ "waymark/1/objective/a1": seal(text) });
  await goals.button("Use “What stands beside”").click();
  await expect(goals.card("What stands beside")).toBeVisible();
  await expect(goals.button("Use “What stands beside”")).toHaveCount(0);
  await goals.undo.click();
  await expect(goals.card("What is shown")).toBeVisible();
  await expect(goals.page.getByText(/the other copy says “What stands beside”/)).toBeVisible();
});

test("row 12: an edit begun before another tab's does not silently take that away", async ({
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE));
  const other = await beside();
  await goals.edit(TITLE);
  await goals.title.fill("What this one says");
  await other.edit(TITLE);
  await other.title.fill("What the other says");
  await other.button("Save", other.form).click();
  await expect(other.card("What the other says")).toBeVisible();
  await expect(goals.page.getByRole("heading", { name: "What the other says" })).toBeVisible();
  await goals.button("Save", goals.form).click();
  await expect(goals.form).toHaveCount(0);
  await expect(goals.page.getByText("What this one says").first()).toBeVisible();
  await expect(goals.page.getByText("What the other says").first()).toBeVisible();
});

test("row 12: another tab's check-in leaves what is being typed here, and the focus", async ({
  page,
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  const other = await beside();
  const form = goals.checkInForm(TITLE);
  await goals.fillCheckIn(form, { "New value": "42", Note: "Half a thought" });
  await form.getByLabel("Note").focus();
  await other.checkIn(TITLE, "15");
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await expect(form.getByLabel("Note")).toHaveValue("Half a thought");
  await expect(form.getByLabel("New value")).toHaveValue("42");
  await expect(form.getByLabel("Note")).toBeFocused();
  expect(await page.evaluate(() => document.activeElement.tagName)).not.toBe("BODY");
});

test("row 12: undo does not overwrite what another tab changed since, and says so", async ({
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  const other = await beside();
  await goals.checkIn(TITLE, "15");
  await expect(other.card(TITLE).getByText(/15 on/)).toBeVisible();
  await other.checkIn(TITLE, "16");
  await expect(goals.card(TITLE).getByText(/16 on/)).toBeVisible();
  await goals.undo.click();
  await expect(goals.status).toHaveText(/Not undone: the check-in on .* has been changed again since/);
  await expect(goals.card(TITLE).getByText(/16 on/)).toBeVisible();
});

test("row 12: an objective deleted in another tab while it is edited here does not swallow what was typed", async ({
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE));
  const other = await beside();
  await goals.edit(TITLE);
  await goals.title.fill("Half a thought");
  await other.delete(TITLE);
  await expect(goals.page.getByText("This was deleted and is in the bin.")).toBeVisible();
  await expect(goals.title).toHaveValue("Half a thought");
});

test("row 13: what a newer version writes in another tab is only read from then on", async ({
  page,
  goals,
  beside,
}) => {
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await goals.edit(TITLE);
  await goals.title.fill("Half a thought");
  const other = await beside({ now: false });
  await other.page.goto("");
  const newer = seal(JSON.stringify({ ...record(fieldsOf("Newer")), schema: 2 }));
  await other.page.evaluate((text) => localStorage.setItem("waymark/1/objective/a1", text), newer);
  await expect(page.getByText(/A newer version of Waymark wrote this/).first()).toBeVisible();
  await goals.button("Save", goals.form).click();
  await expect(goals.status).toHaveText(/newer version/);
  await expect(goals.title).toHaveValue("Half a thought");
  expect((await goals.kept())["waymark/1/objective/a1"]).toBe(newer);
});

test("a copy of a tab undoes only what it did itself", async ({ page, goals, context }) => {
  await goals.open();
  await goals.write(TITLE);
  const name = () => sessionStorage.getItem("waymark-tab");
  const first = await page.evaluate(name);
  const [copy] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate(() => void window.open(location.href)),
  ]);
  const other = new Goals(copy);
  await other.arrived();
  await expect(other.card(TITLE)).toBeVisible();
  expect(await copy.evaluate(name)).not.toBe(first);
  expect(await page.evaluate(name)).toBe(first);
  await expect(other.undo).toBeHidden();
  await other.checkIn(TITLE, "15");
  await expect(goals.card(TITLE).getByText(/15 on/)).toBeVisible();
  await goals.undo.click();
  await expect(goals.card(TITLE)).toHaveCount(0);
  await goals.redo.click();
  await expect(goals.card(TITLE)).toBeVisible();
  await goals.unfold();
  await other.reload();
  await other.undo.click();
  await expect(goals.card(TITLE).getByText(/, no check-in yet/)).toBeVisible();
});

test("row 22: with the clock set back a year the newest is still the first, and the last said counts", async ({
  page,
  goals,
}) => {
  await goals.open();
  await goals.write("Before");
  await goals.checkIn("Before", "15");
  await page.clock.setFixedTime(new Date(Date.now() - 365 * 86_400_000));
  await goals.reload();
  await goals.begin();
  await goals.write("After");
  await expect(goals.titles).toHaveText(["After", "Before"]);
  // By this clock it has not begun: it is a line in the list, and edited where it is open.
  const open = async () => {
    const heading = goals.card("Before").getByRole("heading", { level: 3 });
    await heading.getByRole("link").click();
    await expect(heading).toBeFocused();
  };
  await open();
  await goals.edit("Before");
  await goals.field("Target").fill("20");
  await goals.button("Save", goals.form).click();
  await expect(goals.card("Before").getByText("Raise from 12 to 20, 15 on")).toBeVisible();
  await page.getByRole("link", { name: /All objectives$/ }).click();
  await goals.reload();
  await expect(goals.titles).toHaveText(["After", "Before"]);
  await open();
  await expect(goals.card("Before").getByText("Raise from 12 to 20, 15 on")).toBeVisible();
  await goals.undo.click();
  await expect(goals.card("Before").getByText("Raise from 12 to 18, 15 on")).toBeVisible();
});

test("what was deleted is gone for good after 30 days, and not before", async ({ page, goals }) => {
  await goals.put(binned("a1", "Old", [{}], day()));
  await page.clock.setFixedTime(new Date(`${day(29)}T12:00`));
  await goals.open();
  await goals.settings();
  await expect(goals.bin).toBeVisible();
  await page.clock.setFixedTime(new Date(`${day(30)}T12:00`));
  await goals.reload();
  await expect(goals.bin).toBeHidden();
  expect(JSON.stringify(await goals.kept())).not.toContain("Old");
});

for (const [timezoneId, at, civil] of [
  ["Pacific/Auckland", "2026-11-22T11:30:00Z", "2026-11-23"],
  ["America/Los_Angeles", "2026-11-23T07:30:00Z", "2026-11-22"],
  ["Asia/Kolkata", "2026-11-22T18:45:00Z", "2026-11-23"],
  ["Pacific/Kiritimati", "2026-12-31T10:15:00Z", "2027-01-01"],
  ["America/New_York", "2026-11-01T05:30:00Z", "2026-11-01"],
]) {
  test.describe(`in ${timezoneId}`, () => {
    test.use({ timezoneId });

    test(`row 23: a check-in is of the day that it is there, ${timezoneId}`, async ({ page, goals }) => {
      await page.clock.setFixedTime(new Date(at));
      const period = { first: "2026-10-01", last: "2027-03-31" };
      await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }], { period }));
      await goals.checkIn(TITLE, "15");
      expect(await goals.keptCheckIns(TITLE)).toEqual({ [civil]: { value: "15" } });
    });
  });
}

test("row 23: a page left open past midnight checks in on the new day", async ({ page, goals }) => {
  await page.clock.setFixedTime(new Date("2026-11-22T23:50:00"));
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion" }]));
  await page.clock.setFixedTime(new Date("2026-11-23T00:10:00"));
  await goals.checkIn(TITLE, "15");
  expect(await goals.keptCheckIns(TITLE)).toEqual({ "2026-11-23": { value: "15" } });
});

test("row 23: after a flight west a check-in of what is still tomorrow can be corrected", async ({
  goals,
}) => {
  const checkIns = { [day(1)]: "15" };
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", checkIns }]));
  const lines = await goals.history(TITLE);
  await lines.getByRole("button", { name: /^Correct/ }).click();
  await goals.fillCheckIn(lines.getByRole("form"), { "New value": "16" });
  await goals.button("Save", lines.getByRole("form")).click();
  await expect(goals.saved).toBeVisible();
  expect(await goals.keptCheckIns(TITLE)).toEqual({ [day(1)]: { value: "16" } });
});

test("what is typed into a check-in stays while its history is opened", async ({ goals }) => {
  const days = Array.from({ length: 20 }, (_, place) => [day(-place - 1), `${place + 1}`]);
  await goals.openWith(stored("a1", TITLE, [{ name: "Conversion", checkIns: Object.fromEntries(days) }]));
  await goals.history(TITLE);
  await goals.reload();
  const form = goals.checkInForm(TITLE);
  await goals.fillCheckIn(form, { "New value": "42", Note: "Half a thought" });
  const lines = await goals.history(TITLE);
  await expect(lines).toHaveCount(20);
  await expect(form.getByLabel("New value")).toHaveValue("42");
  await expect(form.getByLabel("Note")).toHaveValue("Half a thought");
});
