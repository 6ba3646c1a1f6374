// The goals page by keyboard alone: the focus is always somewhere, and where one
// would look for it.

import { binned, expect, fieldsOf, focused, record, seal, stored, test } from "./goals.mjs";

const TITLE = "Make the trial the reason to buy";

test("an objective is written, edited, checked in on and deleted by keyboard alone", async ({
  page,
  goals,
}) => {
  await goals.open();
  const { keyboard } = page;
  await goals.title.focus();
  await keyboard.type(TITLE);
  await keyboard.press("Tab");
  await expect(goals.field("Name")).toBeFocused();
  await keyboard.type("Improve conversion from 12% to 18%");
  await keyboard.press("Tab");
  await expect(goals.field("Start")).toHaveValue("12");
  // Between the two stands now how to take the numbers back.
  await keyboard.press("Shift+Tab");
  await expect(goals.form.getByRole("button", { name: "Remove these numbers" })).toBeFocused();
  await keyboard.press("Shift+Tab");
  await expect(goals.field("Name")).toBeFocused();
  await keyboard.press("Enter");
  await expect(goals.card(TITLE)).toBeVisible();
  await expect(goals.button("New objective")).toBeFocused();
  const unfold = goals.card(TITLE).getByRole("button", { name: /^1 key result ?:/ });
  await unfold.focus();
  await keyboard.press("Enter");
  await expect(unfold).toHaveAttribute("aria-expanded", "true");
  await expect(unfold).toBeFocused();
  await goals.button("Edit", goals.card(TITLE)).focus();
  await keyboard.press("Enter");
  await expect(goals.title).toBeFocused();
  await keyboard.press("Escape");
  await expect(goals.form).toHaveCount(0);
  await expect(goals.button("Edit", goals.card(TITLE))).toBeFocused();
  const form = goals.card(TITLE).getByRole("form");
  await form.getByLabel("New value").focus();
  await keyboard.type("15");
  await keyboard.press("Enter");
  await expect(goals.card(TITLE).getByText(/15% on/)).toBeVisible();
  await expect(form.getByLabel("New value")).toBeFocused();
  await goals.button("Delete", goals.card(TITLE)).focus();
  await keyboard.press("Enter");
  await expect(goals.card(TITLE)).toHaveCount(0);
  await expect(goals.status).toBeFocused();
});

/** Each: what is stored, and the button that is pressed and may be gone then. */
const PRESSED = {
  "New objective": [{ ...stored("a1", TITLE) }, (goals) => goals.button("New objective")],
  "Cancel in the form": [{}, (goals) => goals.button("Cancel", goals.form)],
  "Remove a key result": [
    {},
    async (goals) => {
      await goals.addKeyResult(2);
      return goals.button("Remove Key result 2", goals.form);
    },
  ],
  "Check in": [
    stored("a1", TITLE, [{ name: "Conversion" }]),
    async (goals) => {
      await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": "15", Note: "A note" });
      return goals.button("Check in", goals.checkInForm(TITLE));
    },
  ],
  "the last Undo": [
    stored("a1", TITLE, [{ name: "Conversion" }]),
    async (goals) => {
      await goals.checkIn(TITLE, "15");
      return goals.undo;
    },
  ],
  "the last Redo": [
    stored("a1", TITLE, [{ name: "Conversion" }]),
    async (goals) => {
      await goals.checkIn(TITLE, "15");
      await goals.undo.click();
      await expect(goals.status).toBeFocused();
      return goals.redo;
    },
  ],
  "Correct, then Save": [
    stored("a1", TITLE, [{ name: "Conversion", checkIns: { "2026-10-10": "15" } }]),
    async (goals) => {
      const lines = await goals.history(TITLE);
      await lines.getByRole("button", { name: /^Correct/ }).click();
      await goals.fillCheckIn(lines.getByRole("form"), { "New value": "16" });
      return goals.button("Save", lines.getByRole("form"));
    },
  ],
  "Remove a check-in": [
    stored("a1", TITLE, [{ name: "Conversion", checkIns: { "2026-10-10": "15" } }]),
    async (goals) => (await goals.history(TITLE)).getByRole("button", { name: /^Remove/ }),
  ],
  Restore: [
    binned("a1", "Old"),
    async (goals) => {
      await goals.openBin();
      return goals.button("Restore");
    },
  ],
  "Yes, delete for good": [
    { ...binned("a1", "Old"), ...binned("a2", "Older") },
    async (goals) => {
      await goals.openBin();
      await goals.button("Delete for good").first().click();
      return goals.button("Yes, delete for good");
    },
  ],
  "Delete it, of a damaged record": [
    { "waymark/1/objective/a1": "damaged" },
    (goals) => goals.button("Delete it"),
  ],
  "Try again": [
    stored("a1", TITLE, [{ name: "Conversion" }]),
    async (goals) => {
      await goals.fillUp();
      await goals.fillCheckIn(goals.checkInForm(TITLE), { "New value": "15" });
      await goals.button("Check in", goals.checkInForm(TITLE)).click();
      await expect(goals.notSaved).toBeVisible();
      await goals.makeRoom();
      return goals.button("Try again");
    },
  ],
  "Keep “Shown”": [
    {
      "waymark/1/objective/a1": seal(
        JSON.stringify({
          ...record(fieldsOf("Shown"), {}, "2.one"),
          others: { title: [["Beside", "1.two"]] },
        }),
      ),
    },
    (goals) => goals.button("Keep “Shown”"),
  ],
  "Put it back": [
    stored("a1", TITLE),
    async (goals, beside) => {
      const other = await beside({ now: false });
      await other.page.goto("");
      await other.page.evaluate(() => localStorage.clear());
      return goals.button("Put it back");
    },
  ],
  "Leave it cleared": [
    stored("a1", TITLE),
    async (goals, beside) => {
      const other = await beside({ now: false });
      await other.page.goto("");
      await other.page.evaluate(() => localStorage.clear());
      return goals.button("Leave it cleared");
    },
  ],
  "the last Show more": [
    Object.assign({}, ...Array.from({ length: 65 }, (_, at) => stored(`b${at}`, `Number ${at}`))),
    async (goals) => {
      const more = goals.page.getByRole("button", { name: /^Show more/ });
      await more.click();
      await expect(more).toHaveText("Show more (5)");
      return more;
    },
  ],
};

for (const [what, [texts, find]] of Object.entries(PRESSED)) {
  test(`the focus is not lost by pressing ${what}`, async ({ page, goals, beside }) => {
    await goals.openWith(texts);
    const button = await find(goals, beside);
    const handle = await button.elementHandle();
    await button.focus();
    const before = await page.locator("main").innerHTML();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("main").innerHTML()).not.toBe(before);
    // Whatever the page shows after it, frame by frame, something has the focus.
    await page.evaluate(
      () =>
        new Promise((done) => {
          let frames = 20;
          const next = () => (frames-- ? requestAnimationFrame(next) : done());
          next();
        }),
    );
    const seen = await handle.evaluate((button) => button.isConnected && button.checkVisibility());
    expect(await focused(page), seen ? "it is there still" : "it is gone").not.toBe("body");
  });
}
