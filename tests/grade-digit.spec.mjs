// What a digit brings about at once, and what follows.

import { expect, linkTo, test } from "./grade.mjs";

/** An objective that a digit brings below its aim. */
const NEARLY = linkTo("o=Nearly&k=One&s=0&g=100&n=75&k=Two&s=0&g=100&n=71");

test("the score is there with the digit, and what explains it a frame later", async ({
  page,
  grade,
}) => {
  await page.clock.install();
  await grade.open(NEARLY);
  await expect(grade.score).toHaveText("0.73");
  await page.clock.pauseAt(Date.now() + 60_000);
  const ways = page.getByRole("heading", { name: "Smallest step to 0.70" });
  const arithmetic = page.getByText(/^\(0\.75 \+ 0\.71\) \/ 2/);
  await expect(arithmetic).toBeVisible();
  await grade.field("Now").fill("65");
  await expect(grade.score).toHaveText("0.68");
  await expect(grade.verdict).toContainText("in the target zone, amber");
  await expect(grade.result("Spectrum")).toHaveText("0.65");
  await expect(ways).toBeHidden();
  await expect(arithmetic).toBeVisible();
  await page.clock.runFor(200);
  await expect(ways).toBeVisible();
  await expect(arithmetic).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^One: from 65 to 69/ })).toBeVisible();
});

test("a way that is taken is the one that its button says", async ({ page, grade }) => {
  await page.clock.install();
  await grade.open(NEARLY);
  await grade.fill({ Now: "65" });
  const way = page.getByRole("button", { name: "One: from 65 to 69" });
  await expect(way).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  await grade.fill({ Now: "60" });
  await expect(grade.score).toHaveText(/0\.66|0\.65/);
  await way.click();
  await expect(grade.field("Now")).toHaveValue("69");
  await expect(grade.score).toHaveText("0.70");
});

for (const leave of ["blur", "visibilitychange"]) {
  test(`the address holds what was typed once the page is left (${leave})`, async ({
    page,
    grade,
  }) => {
    await page.clock.install();
    await grade.open(NEARLY);
    await page.clock.pauseAt(Date.now() + 60_000);
    await grade.field("Now").press("End");
    await grade.field("Now").pressSequentially("9");
    await expect(grade.field("Now")).toHaveValue("759");
    await expect(grade.score).toHaveText("0.86");
    await grade.expectHeld(/n=75(&|$)/);
    await page.evaluate((name) => document.dispatchEvent(new Event(name, { bubbles: true })), leave);
    await grade.expectHeld(/n=759/);
  });
}
