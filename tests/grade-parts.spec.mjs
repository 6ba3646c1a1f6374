// What the playground consists of comes one after the other: what shows a link, what changes
// it, and what stands below.

import { expect, linkTo, test } from "./grade.mjs";
import { heldBack } from "./journey.mjs";

const EDITOR = "**/editor-*.wasm";
const APPENDIX = "**/appendix-*.wasm";

const GROW = linkTo("o=Grow&k=Teams&s=0&g=4&n=1");

test("a link is looked at before what changes it is there", async ({ page, grade }) => {
  const go = await heldBack(page, "editor");
  const asked = page.waitForRequest(EDITOR);
  await page.goto(GROW);
  await expect(grade.score).toHaveText("0.25");
  await expect(page.getByRole("heading", { name: "Grow", exact: true })).toBeVisible();
  // Nobody has to press for it to be on its way.
  await asked;
  await grade.button("Make it mine").click();
  await expect(page.getByText("Loading…")).toBeVisible();
  go();
  await expect(grade.field("Now")).toHaveValue("1");
  await expect(grade.score).toHaveText("0.25");
});

test("where what changes it does not come that is said, and Try again fetches it", async ({
  page,
  grade,
  foreseen,
}) => {
  foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch)/);
  await page.route(EDITOR, (route) => route.abort());
  await page.goto(GROW);
  await grade.button("Make it mine").click();
  await expect(page.getByRole("alert")).toContainText("This part of the page could not be loaded.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await page.unroute(EDITOR);
  await grade.button("Try again").click();
  await expect(grade.field("Now")).toHaveValue("1");
  await grade.fill({ Now: "2" });
  await expect(grade.score).toHaveText("0.50");
});

test("what stands below comes while somebody types, who keeps the focus and the text", async ({
  page,
  grade,
}) => {
  const go = await heldBack(page, "appendix");
  await grade.open();
  await expect(grade.button("Copy link")).toHaveCount(0);
  const now = grade.field("Now");
  await now.fill("17");
  await expect(grade.result("Spectrum")).toHaveText("0.83");
  const before = await now.boundingBox();
  go();
  await expect(grade.button("Copy link")).toBeVisible();
  await expect(now).toBeFocused();
  await expect(now).toHaveValue("17");
  expect(await now.boundingBox()).toEqual(before);
  await page.keyboard.type(".7");
  await expect(grade.result("Spectrum")).toHaveText("0.95");
});

test("where what stands below does not come, all else works, and Try again fetches it", async ({
  page,
  grade,
  foreseen,
}) => {
  foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch)/);
  await page.route(APPENDIX, (route) => route.abort());
  await grade.open();
  await expect(page.getByRole("alert")).toContainText("This part of the page could not be loaded.");
  await grade.fill({ Now: "17.7" });
  await expect(grade.result("Spectrum")).toHaveText("0.95");
  await page.unroute(APPENDIX);
  await grade.button("Try again").click();
  await expect(grade.button("Copy link")).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await expect(grade.field("Now")).toHaveValue("17.7");
});
