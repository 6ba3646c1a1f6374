// What people type who write from right to left, on a page from left to right.

import { day, expect, stored, test } from "./goals.mjs";

test.use({ locale: "ar-EG" });

/** Where a text begins on the screen, from the left, within an element. */
const leftOf = (within, text) =>
  within.evaluate((element, text) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(text);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + text.length);
      return range.getBoundingClientRect().left;
    }
    return undefined;
  }, text);

test("where a key result is to go stands before where it is", async ({ goals, page }) => {
  const book = { name: "Books", start: "0", target: "24", checkIns: { [day(-1)]: "15" } };
  await goals.openWith(stored("a1", "Grow", [book]));
  const way = page.locator(".key-result__way").first();
  await expect(way).toContainText("٢٤, ١٥");
  expect(await leftOf(way, "٠")).toBeLessThan(await leftOf(way, "٢٤"));
  expect(await leftOf(way, "٢٤")).toBeLessThan(await leftOf(way, "١٥"));
});

test("a title is written from the side on which it begins, a number as ever", async ({ goals }) => {
  await goals.open();
  const side = (field) => field.evaluate((it) => getComputedStyle(it).direction);
  await goals.title.fill("زيادة المبيعات في App Store بنسبة 20% (Q4).");
  expect(await side(goals.title)).toBe("rtl");
  await goals.title.fill("Sell more (زيادة المبيعات)");
  expect(await side(goals.title)).toBe("ltr");
  const target = goals.field("Target");
  await target.fill("٢٤");
  expect(await side(target)).toBe("ltr");
});
