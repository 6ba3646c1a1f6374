// What is said of what one did, at the foot of the window; and the page about the data.

import { binned, day, expect, fieldsOf, fileOf, focused, record, stored, test } from "./goals.mjs";
import { NARROW } from "./screens.mjs";

const TITLE = "Make the trial the reason to buy";
const CONVERSION = { name: "Conversion" };

const file = fileOf({ "objective/b1": record(fieldsOf("From a file", [{ id: "b1k0" }])) });

/** Where it is said what was done. */
const toast = (page) => page.locator(".status");

for (const [what, size] of [
  ["1280 px", { width: 1280, height: 720 }],
  ["320 px", NARROW],
]) {
  test(`what was done is said at the foot of the window and moves nothing, ${what}`, async ({
    page,
    goals,
  }) => {
    await page.setViewportSize(size);
    // What stands above is the same once this is in: it was in today already.
    const known = { ...CONVERSION, checkIns: { [day()]: "14" } };
    await goals.openWith(stored("a1", TITLE, [known]));
    const form = goals.checkInForm(TITLE);
    await form.getByLabel("New value").fill("15");
    const heading = page.getByRole("heading", { level: 1 });
    const before = await heading.boundingBox();
    await page.keyboard.press("Enter");
    await expect(goals.saved).toBeVisible();
    await expect(form.getByLabel("New value")).toBeFocused();
    expect(await heading.boundingBox()).toEqual(before);
    const box = await toast(page).boundingBox();
    expect(box.y).toBeGreaterThan(size.height - 120);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height);
    expect(box.x + box.width).toBeLessThanOrEqual(size.width);
  });
}

/** A first of six key results has a check-in, on the narrowest screen. */
async function checkedIn(goals) {
  await goals.page.setViewportSize(NARROW);
  const keyResults = Array.from({ length: 6 }, (_, at) => ({ name: `Number ${at}` }));
  await goals.openWith(stored("a1", TITLE, keyResults));
  await goals.checkIn(TITLE, "15", "Number 0");
}

test("at the next press it goes to the end of the page, and covers nothing there", async ({
  page,
  goals,
}) => {
  await checkedIn(goals);
  await expect(toast(page)).not.toHaveAttribute("data-quiet");
  await page.getByRole("heading", { level: 1 }).click();
  await expect(toast(page)).toHaveAttribute("data-quiet");
  // It was said once, and stays for who looks for it.
  await expect(goals.status).toContainText("Saved");
  const ends = async () => {
    const [own, footer] = await Promise.all(
      [toast(page), page.getByRole("contentinfo")].map((it) => it.boundingBox()),
    );
    return [own.y - (footer.y + footer.height), own.x, own.x + own.width];
  };
  const [below, from, to] = await ends();
  expect(below).toBeGreaterThanOrEqual(0);
  expect(from).toBeGreaterThanOrEqual(0);
  expect(to).toBeLessThanOrEqual(NARROW.width);
  await goals.button(/^Undo/, toast(page)).click();
  await expect(toast(page)).not.toHaveAttribute("data-quiet");
});

test("what has the focus is never under what is said, nor is the end of the page", async ({
  page,
  goals,
}) => {
  await checkedIn(goals);
  const top = async () => (await toast(page).boundingBox()).y;
  for (let at = 0; at < 20; at++) {
    await page.keyboard.press("Tab");
    const { tag, bottom } = await page.evaluate(() => {
      const element = document.activeElement;
      return { tag: element.tagName, bottom: element.getBoundingClientRect().bottom };
    });
    if (tag === "INPUT") expect(bottom).toBeLessThanOrEqual(await top());
  }
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const last = await page.getByRole("contentinfo").getByRole("link").last().boundingBox();
  expect(last.y + last.height).toBeLessThanOrEqual(await top());
});

test("with nothing to say there is nothing to see, and what is not saved is at the head", async ({
  page,
  goals,
}) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  expect(await toast(page).evaluate((it) => getComputedStyle(it).clipPath)).not.toBe("none");
  await goals.fillUp();
  await goals.button("Delete", goals.card(TITLE)).click();
  await expect(goals.notSaved).toBeVisible();
  const { y } = await toast(page).boundingBox();
  expect(y).toBeLessThan((await goals.card(TITLE).boundingBox()).y);
  await goals.makeRoom();
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
});

test("what one does with the data is one link away, and so is the way back", async ({
  page,
  goals,
}) => {
  await goals.openWith({ ...stored("a1", TITLE), ...binned("a2", "Old") });
  for (const name of ["Export and import", "Storage", /^Backups/, /^Bin/]) {
    await expect(page.getByRole("heading", { level: 2, name })).toHaveCount(0);
  }
  await goals.settings();
  for (const name of ["Export and import", "Storage", /^Backups/, "Bin (1)"]) {
    await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  }
  await expect(goals.cards).toHaveCount(0);
  await page.reload();
  await expect(goals.settingsHeading).toBeVisible();
  await expect(goals.bin).toBeVisible();
  await goals.list();
  await expect(goals.card(TITLE)).toBeVisible();
  await page.goBack();
  await expect(goals.settingsHeading).toBeVisible();
});

test("who comes with a file and has no goals yet imports it where one is", async ({
  page,
  goals,
}) => {
  await goals.open();
  await expect(goals.form).toBeVisible();
  await page
    .getByLabel("Import a file")
    .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await goals.button("Import", goals.preview).click();
  await expect(goals.card("From a file")).toBeVisible();
  await expect(goals.form).toHaveCount(0);
  const said = page.getByText("Imported. Undo reverses all of it.");
  await expect(said).toBeFocused();
  await expect(said).toBeInViewport();
  await expect(page.getByLabel("Import a file")).toBeHidden();
});

test("what was begun before a file was imported stays", async ({ page, goals }) => {
  await goals.open();
  await goals.title.fill("Half a thought");
  await page
    .getByLabel("Import a file")
    .setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await goals.button("Import", goals.preview).click();
  await expect(goals.card("From a file")).toBeVisible();
  await expect(goals.title).toHaveValue("Half a thought");
});

test("after importing beside other goals that is said there, with the way to them", async ({
  page,
  goals,
}) => {
  await goals.openWith(stored("a1", TITLE));
  await goals.choose(file);
  await goals.button("Import", goals.preview).click();
  await expect(page.getByText("Imported. Undo reverses all of it.")).toBeVisible();
  await page.getByRole("link", { name: "Back to your goals", exact: true }).click();
  await expect(goals.card("From a file")).toBeVisible();
  await expect(goals.form).toHaveCount(0);
});

test("a preview tells two objectives of one title apart by their periods", async ({ goals }) => {
  await goals.openWith(stored("a1", TITLE, [CONVERSION]));
  const period = { first: "2027-01-01", last: "2027-03-31" };
  const next = { ...fieldsOf(TITLE, [{ id: "b1k0" }]), period };
  const changed = record({ "kr/a1k0/target": "30" }, {}, "9.file");
  await goals.choose(fileOf({ "objective/a1": changed, "objective/b1": record(next) }));
  const each = goals.preview.getByRole("listitem");
  await expect(each.filter({ hasText: "new, with" })).toContainText(
    `${TITLE}, Q1, January to March 2027: new`,
  );
  await expect(each.filter({ hasText: "changes 1 field" })).toContainText(
    `${TITLE}, Q4, October to December 2026: changes 1 field`,
  );
  await expect(goals.preview).toContainText("The target of “Conversion”: 100 becomes 30");
});

test("where there is no room the bin is beside the goals, also while one tries again", async ({
  page,
  goals,
}) => {
  await goals.openWith({
    ...stored("a1", TITLE, [CONVERSION]),
    ...binned("a2", "Old", [CONVERSION], day(-1)),
  });
  await expect(goals.bin).toHaveCount(0);
  await goals.fillUp();
  await goals.button("Delete", goals.card(TITLE)).click();
  await expect(goals.notSaved).toBeVisible();
  await goals.bin.locator("summary").click();
  await goals.button("Try again").click();
  await expect(goals.notSaved).toBeVisible();
  await expect(goals.bin).toHaveAttribute("open");
  expect(await focused(page)).not.toBe("body");
  await goals.makeRoom();
  await goals.button("Try again").click();
  await expect(goals.saved).toBeVisible();
  await expect(goals.bin).toHaveCount(0);
});
