// The playground under a thumb.

import { expect, test } from "./grade.mjs";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** Where a slider is, once it stands still in the middle of the screen. */
async function placeOf(slider) {
  await slider.evaluate((element) => element.scrollIntoView({ block: "center" }));
  return slider.boundingBox();
}

/** A thumb at a place from left to right, which does something at one from top to bottom. */
const thumb = (session, x) => (type, y) =>
  session.send("Input.dispatchTouchEvent", { type, touchPoints: y === undefined ? [] : [{ x, y }] });

const scrolled = (page) => page.evaluate(() => scrollY);

for (const share of [0.1, 0.5, 0.9]) {
  test(`scrolling with a thumb that comes down on a slider moves none, at ${share} of it`, async ({ page, grade }) => {
    await grade.open();
    const session = await page.context().newCDPSession(page);
    const address = page.url();
    const sliders = await page.getByRole("slider").all();
    expect(sliders.length).toBeGreaterThan(3);
    for (const slider of sliders.filter((_, place) => place < 4)) {
      const before = await slider.inputValue();
      const { x, y, width, height } = await placeOf(slider);
      const from = await scrolled(page);
      const touch = thumb(session, x + share * width);
      await touch("touchStart", y + height / 2);
      for (let up = 5; up <= 200; up += 15) await touch("touchMove", y + height / 2 - up);
      await touch("touchEnd");
      await expect.poll(() => scrolled(page)).toBeGreaterThan(from + 100);
      await expect(slider).toHaveValue(before);
    }
    await expect(grade.field("Now")).toHaveValue("15");
    expect(page.url()).toBe(address);
  });
}

test("a thumb that goes along a slider moves it, and a tap does", async ({ page, grade }) => {
  await grade.open();
  const session = await page.context().newCDPSession(page);
  const slider = page.getByRole("slider").first();
  const { x, y, width, height } = await placeOf(slider);
  const at = (share) => thumb(session, x + share * width);
  await at(0.5)("touchStart", y + height / 2);
  for (const share of [0.55, 0.6, 0.7, 0.8]) await at(share)("touchMove", y + height / 2);
  await at(0.8)("touchEnd");
  await expect(grade.field("Now")).not.toHaveValue("15");
  const dragged = await grade.field("Now").inputValue();
  const box = await placeOf(slider);
  await page.touchscreen.tap(box.x + 0.2 * box.width, box.y + box.height / 2);
  await expect(grade.field("Now")).not.toHaveValue(dragged);
  const tapped = Number(await grade.field("Now").inputValue());
  expect(tapped).toBeLessThan(Number(dragged));
});
