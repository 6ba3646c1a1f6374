// A tab of an older build and one of this build on one origin, over one store. The older one
// is really built from an older commit (xtask/src/older.rs): unlike the second build that
// deploys.mjs makes, it has other rules of its own.

import { appOf, BUILT, serveBuilds } from "./deploys.mjs";
import { day, expect, stored, test as base, unseal } from "./goals.mjs";
import { endedMonths, Kpis, storedKpi } from "./kpis.mjs";

/** The folder of the older build's site. */
const OLDER = process.env.WAYMARK_OLDER_SITE;

const test = base.extend({
  site: async ({}, use) => {
    const site = await serveBuilds(OLDER);
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),

  /** A tab that was opened before the deploy, with these texts in the store; then one after. */
  bothOf: async ({ goals: older, beside, site }, use) => {
    await use(async (texts) => {
      await older.openWith(texts);
      // As HOSTING.md asks for: the files of the build before stay for a while.
      site.serves = [BUILT, OLDER];
      const newer = await beside();
      await isOf(older.page, OLDER);
      await isOf(newer.page, BUILT);
      return { older, newer };
    });
  },
});

test.skip(!OLDER, "there is no older build: cargo xtask test --all makes one");

const TITLE = "Make the trial the reason to buy";
const KEY = "waymark/1/objective/a1";

/** Members and fields that neither build knows, as a version after both may write them. */
const FORESIGHT = {
  outlook: { mood: "calm" },
  "kr/a1k0/mood": "calm",
  [`at/a1k0/${day(-7)}`]: { value: "13", mood: "calm" },
  period: { first: day(-40), last: day(50), mood: "calm" },
};

const objective = (more = {}) =>
  stored("a1", TITLE, [{ name: "Conversion", start: "12", target: "18" }], more);

/** Waits until a page is of the build in a folder. */
const isOf = async (page, folder) =>
  expect(page.locator(`meta[name="waymark-app"][content*="-${await appOf(folder)}."]`)).toBeAttached();

/** What a record says, as `{ field: value }`. */
async function saidOf(goals, key) {
  const { fields } = unseal((await goals.kept())[key]);
  return Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value]));
}

/** Nothing of what is kept is wrong for either, and both stores have the same of it. */
async function areWell(...tabs) {
  for (const { page } of tabs) {
    await expect(page.locator("#stopped")).toBeHidden();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
  const records = (texts) => {
    const ours = Object.entries(texts).filter(([key]) => /^waymark\/(1|quarantine)\//.test(key));
    return Object.fromEntries(ours);
  };
  const kept = records(await tabs[0].kept());
  expect(Object.keys(kept).filter((key) => key.includes("quarantine"))).toEqual([]);
  for (const text of Object.values(kept)) unseal(text);
  for (const tab of tabs) await expect.poll(async () => records(await tab.mirrored())).toEqual(kept);
}

test("what one of them writes, deletes and takes back, the other has", async ({ bothOf }) => {
  const { older, newer } = await bothOf({ ...objective(), ...stored("a2", "Ship it") });
  await older.checkIn(TITLE, "15");
  await expect(newer.card(TITLE).getByText(/15 on/)).toBeVisible();
  await newer.checkIn(TITLE, { "New value": "16", Note: "From the newer" });
  await expect(older.card(TITLE).getByText(/16 on/)).toBeVisible();
  await older.undo.click();
  // What the newer has written over it stays, and that is said.
  await expect(older.status).toContainText("has been changed again since");

  await older.edit(TITLE);
  await older.title.fill("From the older");
  await older.button("Save", older.form).click();
  await expect(newer.card("From the older")).toBeVisible();
  await newer.edit("From the older");
  await newer.field("Target").fill("20");
  await newer.button("Save", newer.form).click();
  await expect(older.card("From the older").getByText(/from 12 to 20/)).toBeVisible();

  for (const [one, other] of [
    [older, newer],
    [newer, older],
  ]) {
    await one.unfold();
    await one.delete("Ship it");
    await expect(other.card("Ship it")).toHaveCount(0);
    await one.undo.click();
    await expect(other.card("Ship it")).toBeVisible();
    await expect(one.saved).toBeVisible();
  }
  for (const [one, other, title] of [
    [older, newer, "Begun by the older"],
    [newer, older, "Begun by the newer"],
  ]) {
    await one.begin();
    await one.write(title);
    await expect(other.card(title)).toBeVisible();
    await other.unfold();
    await other.checkIn(title, "17");
    await expect(one.card(title).getByText(/17 on/)).toBeVisible();
  }
  await areWell(older, newer);
  const said = await saidOf(newer, KEY);
  expect(said).toMatchObject({
    title: "From the older",
    "kr/a1k0/target": "20",
    [`at/a1k0/${day()}`]: { value: "16", note: "From the newer" },
  });
  // Read anew, each shows what both have written.
  for (const goals of [older, newer]) {
    await goals.reload();
    for (const title of ["From the older", "Ship it", "Begun by the older", "Begun by the newer"]) {
      await expect(goals.card(title)).toBeVisible();
    }
    await expect(goals.cards).toHaveCount(4);
  }
  await areWell(older, newer);
});

test("what a version after them writes goes through the hands of both", async ({ bothOf }) => {
  const { older, newer } = await bothOf(objective(FORESIGHT));
  for (const [goals, title, value] of [
    [older, "From the older", "14"],
    [newer, "From the newer", "15"],
  ]) {
    await goals.edit((await saidOf(goals, KEY)).title);
    await goals.title.fill(title);
    await goals.button("Save", goals.form).click();
    await expect(goals.card(title)).toBeVisible();
    await expect(goals.saved).toBeVisible();
    // A check-in that is corrected keeps what else was said of it.
    const lines = await goals.history(title);
    await lines.filter({ hasText: /1[34]/ }).getByRole("button", { name: /^Correct/ }).click();
    const form = lines.getByRole("form");
    await goals.fillCheckIn(form, { "New value": value });
    await goals.button("Save", form).click();
    await expect(form).toHaveCount(0);
    await expect(goals.saved).toBeVisible();
    expect(await saidOf(goals, KEY)).toMatchObject({
      ...FORESIGHT,
      title,
      [`at/a1k0/${day(-7)}`]: { value, mood: "calm" },
    });
  }
  await older.delete("From the newer");
  await expect(newer.card("From the newer")).toHaveCount(0);
  await older.undo.click();
  await expect(newer.card("From the newer")).toBeVisible();
  expect(await saidOf(newer, KEY)).toMatchObject({ outlook: { mood: "calm" }, "kr/a1k0/mood": "calm" });
  expect(await older.exported()).toContain('"outlook"');
  expect(await newer.exported()).toContain('"outlook"');
  await areWell(older, newer);
});

test("what both write of one thing at the same time stands side by side", async ({ bothOf }) => {
  const { older, newer } = await bothOf(objective());
  for (const [first, then, says] of [
    [older, newer, ["What the older says", "What the newer says"]],
    [newer, older, ["Said by the newer", "Said by the older"]],
  ]) {
    const { title } = await saidOf(first, KEY);
    await first.edit(title);
    await then.edit(title);
    await first.title.fill(says[0]);
    await then.title.fill(says[1]);
    await first.button("Save", first.form).click();
    await expect(first.form).toHaveCount(0);
    await expect(then.titles.filter({ hasText: says[0] })).toBeAttached();
    await then.button("Save", then.form).click();
    for (const { page } of [first, then]) {
      await expect(page.getByText(/Both were written at the same time/)).toBeVisible();
      for (const said of says) await expect(page.getByText(said).first()).toBeVisible();
    }
    await first.page.getByRole("button", { name: /^Keep “/ }).click();
    for (const tab of [first, then]) {
      await expect(tab.page.getByRole("button", { name: /^Keep/ })).toHaveCount(0);
      await expect(tab.titles).toHaveCount(1);
    }
    expect(await first.titles.textContent()).toBe(await then.titles.textContent());
  }
  await areWell(older, newer);
});

test("the readings of a KPI are of both", async ({ bothOf }) => {
  const [last, before] = endedMonths(2);
  const band = { operator: "at-least", target: "12" };
  const { older, newer } = await bothOf({
    ...objective(),
    ...storedKpi("c1", "Trial to paid", { unit: "%", band, mood: "calm", readings: { [before]: "13" } }),
  });
  for (const { page } of [older, newer]) {
    const kpis = new Kpis(page);
    await page.getByRole("link", { name: "KPIs", exact: true }).click();
    await kpis.arrived();
  }
  const shows = ({ page }) => new Kpis(page).card("Trial to paid").locator(".kpi__value");
  for (const [one, other, value] of [
    [older, newer, "14"],
    [newer, older, "15"],
  ]) {
    const card = new Kpis(one.page).card("Trial to paid");
    await card.getByLabel("New reading").fill(value);
    await card.getByLabel("Day").fill(last);
    await card.getByRole("button", { name: "Record" }).click();
    for (const tab of [one, other]) await expect(shows(tab)).toContainText(`${value}%`);
    await expect(one.saved).toBeVisible();
  }
  await newer.undo.click();
  await expect(shows(older)).toContainText("14%");
  await expect(newer.saved).toBeVisible();
  await areWell(older, newer);
  const said = await saidOf(newer, "waymark/1/kpi/c1");
  expect(said).toMatchObject({ mood: "calm", [`at/value/${last}`]: { value: "14" } });
});

test("what was done before a deploy can be taken back after it, and the other way round", async ({
  goals,
  site,
}) => {
  await goals.openWith(objective());
  await isOf(goals.page, OLDER);
  for (const [folder, value] of [
    [BUILT, "15"],
    [OLDER, "16"],
  ]) {
    await goals.checkIn(TITLE, value);
    site.serves = [folder];
    await goals.reload();
    await isOf(goals.page, folder);
    await expect(goals.card(TITLE).getByText(new RegExp(`${value} on`))).toBeVisible();
    await goals.undo.click();
    await expect(goals.card(TITLE).getByText(/, no check-in yet/)).toBeVisible();
    await expect(goals.saved).toBeVisible();
    await areWell(goals);
  }
});

test.describe("with a worker", () => {
  test.use({ serviceWorkers: "allow" });

  const kept = (page) =>
    expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");

  test("a tab of before goes on beside one that was reloaded, and then comes along", async ({
    goals: older,
    beside,
    site,
  }) => {
    const told = (page) => page.getByText("A new version of Waymark is ready.");
    const reload = (goals) => goals.button("Reload").click();
    await older.openWith(objective());
    await kept(older.page);
    site.serves = [BUILT];
    const newer = await beside();
    // It came from what is kept; the newer one waits.
    await isOf(newer.page, OLDER);
    await expect(told(newer.page)).toBeVisible();
    await reload(newer);
    await isOf(newer.page, BUILT);
    await newer.arrived();
    await newer.checkIn(TITLE, "15");
    await expect(older.card(TITLE).getByText(/15 on/)).toBeVisible();
    await isOf(older.page, OLDER);
    // In a part that it has not had before, of which the server has nothing any more.
    await older.page.getByRole("link", { name: "Grade", exact: true }).click();
    await expect(older.page.getByLabel("Now", { exact: true }).first()).toHaveValue("15");
    await older.page.getByRole("link", { name: "Goals", exact: true }).click();
    await older.arrived();
    await older.edit(TITLE);
    await older.title.fill("From the older");
    await older.button("Save", older.form).click();
    await expect(newer.card("From the older")).toBeVisible();
    await expect(older.saved).toBeVisible();
    await areWell(older, newer);
    await expect(told(older.page)).toBeVisible();
    await reload(older);
    await isOf(older.page, BUILT);
    await older.arrived();
    await expect(older.card("From the older").getByText(/15 on/)).toBeVisible();
    await older.undo.click();
    await expect(newer.card(TITLE)).toBeVisible();
    await expect(older.saved).toBeVisible();
    await areWell(older, newer);
  });
});
