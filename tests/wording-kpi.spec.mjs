// What is odd about how a KPI is called, in its form.

import { put } from "./journey.mjs";
import { Kpis, expect, storedKpi, test } from "./kpis.mjs";

const VANITY = "Instagram followers";

const form = (page) => page.getByRole("form", { name: /^(New KPI|Edit this KPI)$/ });
const field = (page) => form(page).getByLabel("KPI", { exact: true });
const said = (page) => form(page).getByRole("group", { name: "About the wording" });
const leave = (page) => said(page).getByRole("button", { name: "Leave it as it is" });

/** The form of a new one: where there is none yet, it stands open. */
async function begin(page) {
  await page.goto("#/kpis");
  const button = page.getByRole("button", { name: "New KPI", exact: true });
  await expect(button.or(form(page))).toBeVisible();
  if (await button.isVisible()) await button.click();
}

async function edit(page, name) {
  const card = new Kpis(page).card(name);
  await card.getByRole("heading", { level: 3 }).getByRole("link").click();
  await card.getByRole("button", { name: "Edit", exact: true }).click();
  await expect(field(page)).toBeVisible();
}

async function save(page) {
  await form(page).getByRole("button", { name: "Save", exact: true }).click();
  await expect(form(page)).toHaveCount(0);
  await expect(new Kpis(page).status).toContainText("Saved");
}

/** What is dismissed of the one KPI that is kept. */
const dismissed = (page) =>
  page.evaluate(() => {
    const key = Object.keys(localStorage).find((key) => /^waymark.1.kpi.[^/]+$/.test(key));
    const { fields } = JSON.parse(localStorage[key].slice(9));
    return Object.keys(fields).filter((name) => name.startsWith("dismissed/"));
  });

test("a vanity metric is asked about as it is typed, and blocks nothing", async ({ page }) => {
  await begin(page);
  await field(page).focus();
  await field(page).pressSequentially("Instagram follo");
  await expect(field(page)).toHaveValue("Instagram follo");
  await expect(said(page)).toHaveCount(0);
  await field(page).pressSequentially("wers ");
  await expect(said(page)).toContainText("can grow while nothing gets better");
  await expect(field(page)).toHaveAccessibleDescription(/can grow while nothing gets better/);
  await said(page).getByRole("button", { name: "Reword it" }).click();
  await expect(field(page)).toBeFocused();
  await save(page);
  expect(await dismissed(page)).toEqual([]);
});

test("what is dismissed is kept with the KPI: after a reload, and once it is saved", async ({
  page,
}) => {
  await begin(page);
  await field(page).fill(VANITY);
  await leave(page).click();
  await expect(said(page)).toHaveCount(0);
  await expect(field(page)).toBeFocused();

  await page.reload();
  await expect(field(page)).toHaveValue(VANITY);
  await expect(said(page)).toHaveCount(0);
  await save(page);
  expect(await dismissed(page)).toEqual(["dismissed/as-worded/vanity/"]);

  await page.reload();
  await edit(page, VANITY);
  await expect(field(page)).toHaveValue(VANITY);
  await expect(said(page)).toHaveCount(0);
});

test("one that is there can be dismissed too, and nothing else of it is written", async ({
  page,
}) => {
  await put(page, storedKpi("c1", VANITY, { "dismissed/right-1": true }));
  await page.goto("#/kpis");
  await edit(page, VANITY);
  await leave(page).click();
  await save(page);
  const names = await dismissed(page);
  expect(names.sort()).toEqual(["dismissed/as-worded/vanity/", "dismissed/right-1"]);
});

test("of a good name nothing is said", async ({ page }) => {
  await begin(page);
  for (const name of ["Followers who buy within 30 days", "Gross margin", "Client satisfaction"]) {
    await field(page).fill(name);
    await field(page).press("Tab");
    await expect(field(page)).not.toBeFocused();
    await expect(said(page)).toHaveCount(0);
  }
});

test("what advises comes with the first letter of a name, not with the form", async ({ page }) => {
  const requests = [];
  page.on("request", (request) => {
    if (/\/wording-[0-9a-f]+\.wasm$/.test(request.url())) requests.push(request.url());
  });
  await begin(page);
  await field(page).focus();
  expect(requests).toEqual([]);
  await field(page).pressSequentially("Page views ");
  await expect(said(page)).toHaveCount(1);
  expect(requests).toHaveLength(1);
});
