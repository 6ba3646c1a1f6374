// What a browser works out anew of how a page looks, counted in elements: of a long page it is
// to be what changes, or each key and press costs as much as the page is long.

import { Goals, storedMany } from "./goals.mjs";
import { Grade, linkToMany } from "./grade.mjs";
import { expect, test } from "./journey.mjs";

/** The most elements whose style was worked out at once while something was done, of how many. */
async function restyled(page, act) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  await act();
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  const counts = traceEvents
    .filter(({ name }) => name === "UpdateLayoutTree")
    .map(({ args }) => args.elementCount ?? 0);
  const all = await page.locator("*").count();
  return { most: Math.max(...counts), times: counts.length, all };
}

test("a card that unfolds, and a check-in, leave the style of the others alone", async ({
  page,
}) => {
  const goals = new Goals(page);
  await goals.openWith(storedMany(60));
  // The first ones stand unfolded.
  const card = page.locator(".goal").nth(8);
  const field = card.locator("form.check-in input").first();
  const unfolding = await restyled(page, async () => {
    await card.locator(".goal__unfold").click();
    await expect(field).toBeVisible();
  });
  expect(unfolding.times).toBeGreaterThan(0);
  expect(unfolding.most).toBeLessThan(unfolding.all / 4);
  const checkingIn = await restyled(page, async () => {
    await field.fill("15");
    await field.press("Enter");
    await expect(page.locator("#status")).toContainText("Saved in this browser.");
  });
  expect(checkingIn.times).toBeGreaterThan(0);
  expect(checkingIn.most).toBeLessThan(checkingIn.all / 4);
});

test("a digit in the playground leaves the style of the other key results alone", async ({
  page,
}) => {
  const grade = new Grade(page);
  // It brings the objective to its aim, so that the ways there go.
  await grade.open(linkToMany(12, 69));
  const ways = page.getByRole("heading", { name: "Smallest step to 0.70" });
  await expect(ways).toBeVisible();
  const digit = await restyled(page, async () => {
    await grade.field("Now", 3).fill("99");
    await expect(grade.result("Spectrum", 3)).toHaveText("0.99");
    await expect(ways).toBeHidden();
  });
  expect(digit.times).toBeGreaterThan(0);
  expect(digit.most).toBeLessThan(digit.all / 4);
});
