// What is odd about how an objective is worded in the playground: as one writes it, and
// never because of a number.

import { expect, linkTo, test } from "./grade.mjs";
import { heldBack } from "./journey.mjs";

const TASK = "Hire 4 engineers";

/** What is said about the wording of anything on the page. */
const said = (page) => page.getByRole("group", { name: "About the wording" });

/** How often the part of the app that says it was asked for. */
function asked(page) {
  const all = [];
  page.on("request", (request) => {
    if (/\/wording-[0-9a-f]+\.wasm$/.test(request.url())) all.push(request.url());
  });
  return all;
}

test("a task that is typed shows one line in its card, which describes its field", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  const name = grade.field("Key result");
  await name.pressSequentially("Hire 4 engi");
  await expect(said(page)).toHaveCount(1);
  await expect(grade.card().getByRole("group", { name: "About the wording" })).toContainText(
    "“Hire” is work. A key result is what comes of it.",
  );
  await expect(name).toHaveAccessibleDescription(/“Hire” is work/);
  const source = said(page).getByRole("link", { name: /in the guide$/ });
  await expect(source).toHaveAttribute("href", "#/guide/task");
  // There are no actions here that it could move to.
  await expect(grade.button("Move it to actions")).toHaveCount(0);
  await grade.button("Reword it").click();
  await expect(name).toBeFocused();

  // It is scored all the same.
  await grade.fill({ Start: "0", Target: "4", Now: "1" });
  await expect(grade.score).toHaveText("0.25");
  await expect(said(page)).toHaveCount(1);
});

test("who moves numbers and only looks asks for none of it", async ({ page, grade }) => {
  const requests = asked(page);
  await grade.open(linkTo(`o=Grow&k=${TASK.replaceAll(" ", "+")}&s=0&g=4&n=1`));
  await grade.fill({ Now: "2" });
  await expect(grade.score).toHaveText("0.50");
  await grade.field("Move").focus();
  await page.keyboard.press("ArrowRight");
  await expect(grade.score).not.toHaveText("0.50");
  await expect(said(page)).toHaveCount(0);
  expect(requests).toEqual([]);

  // A letter in the name, and it is there.
  await grade.field("Key result").press("End");
  await page.keyboard.press("!");
  await expect(said(page)).toHaveCount(1);
  expect(requests).toHaveLength(1);
});

test("where its part does not come nothing is said, and the next letter tries again", async ({
  page,
  grade,
  foreseen,
}) => {
  foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch)/);
  await grade.openEmpty();
  await page.route("**/wording-*.wasm", (route) => route.abort());
  const failed = page.waitForEvent("requestfailed", /wording-/);
  await grade.field("Key result").pressSequentially("Hire 4 engi");
  await failed;
  await expect(grade.field("Key result")).toHaveValue("Hire 4 engi");
  await expect(said(page)).toHaveCount(0);
  await page.unroute("**/wording-*.wasm");
  await expect(async () => {
    await grade.field("Key result").press("End");
    await page.keyboard.type("n");
    await expect(said(page)).toHaveCount(1, { timeout: 1000 });
  }).toPass();
});

test("what is dismissed stays so for the tab: edited, moved, taken away, after a reload", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  const name = grade.field("Key result");
  await name.fill(TASK);
  await grade.button("Leave it as it is").click();
  await expect(said(page)).toHaveCount(0);
  await expect(name).toBeFocused();
  await name.press("End");
  await name.pressSequentially(" by June ");
  await expect(name).toHaveValue(`${TASK} by June `);
  await expect(said(page)).toHaveCount(0);

  await grade.card().getByRole("button", { name: /^Remove/ }).click();
  await grade.button("Bring it back").click();
  await expect(name).toBeFocused();
  await name.press("End");
  await name.pressSequentially("or July ");
  await expect(name).toHaveValue(`${TASK} by June or July `);
  await expect(said(page)).toHaveCount(0);

  await grade.expectHeld(/July/);
  await page.reload();
  await expect(name).toHaveValue(`${TASK} by June or July `);
  await name.press("End");
  await name.pressSequentially("at last ");
  // Another one is advised on.
  await grade.addKeyResult(2);
  await grade.field("Key result", 2).fill("Launch the new website");
  await expect(said(page)).toHaveCount(1);
  await expect(said(page)).toContainText("makes it a yes or no");
});

test("what lacks a number waits until the card is left, and goes with the number", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  await grade.addKeyResult(2);
  const name = grade.field("Key result", 2);
  await name.pressSequentially("Be the place that our customers like most ");
  await expect(name).toHaveValue(/most $/);
  await name.press("Tab");
  await expect(name).not.toBeFocused();
  await expect(said(page)).toHaveCount(0);
  await grade.field("Key result").focus();
  await expect(said(page)).toContainText("Nothing in this can be counted yet.");
  await grade.button("Give it a start and a target").click();
  await expect(grade.field("Start", 2)).toBeFocused();
  await grade.field("Target", 2).fill("18");
  await expect(said(page)).toHaveCount(0);
});

test("what appears does not move away what is being pressed", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.field("Key result").pressSequentially("Be the place that our customers like most ");
  const add = grade.button("Add a key result");
  await add.hover();
  await page.mouse.down();
  const note = page.getByText(/^Start and target are missing/);
  // Longer than a frame: what is said once the card is left may not come yet.
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await expect(note).toBeHidden();
  await expect(said(page)).toHaveCount(0);
  await page.mouse.up();
  await expect(grade.cards).toHaveCount(2);
  await expect(said(page)).toHaveCount(1);
});

test("a standard leads to the form of a KPI with its name, and back to what was typed", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  await grade.field("Key result").fill("Maintain the satisfaction of our clients");
  await said(page).getByRole("link", { name: "Make it a KPI" }).click();
  const form = page.getByRole("form", { name: "New KPI" });
  await expect(form.getByLabel("KPI", { exact: true })).toHaveValue(
    "Maintain the satisfaction of our clients",
  );
  await page.goBack();
  await expect(grade.field("Key result")).toHaveValue("Maintain the satisfaction of our clients");
});

test("a number in the title asks for a key result, vague words for better ones", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  const title = grade.of("Objective");
  await title.fill("Grow the newsletter to 5,000 readers");
  await expect(said(page)).toHaveCount(1);
  await expect(title).toHaveAccessibleDescription(/is what a key result is for/);
  await grade.button("Add a key result for it").click();
  await expect(grade.field("Key result")).toBeFocused();
  await expect(grade.field("Key result")).toHaveValue("Grow the newsletter to 5,000 readers");
  await expect(grade.field("Target")).toHaveValue("5000");
  await grade.field("Key result").fill("Share of readers who open it");
  await grade.button("Add a key result for it").click();
  await expect(grade.field("Key result", 2)).toBeFocused();
  await expect(grade.field("Key result")).toHaveValue("Share of readers who open it");
  await title.fill("Improve web visibility");
  await expect(said(page)).toContainText("would fit almost any objective");
  await grade.button("Reword it").click();
  await expect(title).toBeFocused();
});

test("nothing is said of the examples as somebody goes on writing them", async ({ page, grade }) => {
  const requests = asked(page);
  await grade.open();
  const count = await grade.cards.count();
  for (let number = 1; number <= count; number += 1) {
    const name = grade.field("Key result", number);
    await name.press("End");
    await name.pressSequentially(" ");
    await expect(name).toHaveValue(/ $/);
  }
  await grade.of("Objective").press("End");
  await page.keyboard.press("Space");
  await expect.poll(() => requests.length).toBe(1);
  await grade.field("Now").fill("15");
  await expect(said(page)).toHaveCount(0);
});

test("with the keyboard alone it is reached, read and dismissed", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.field("Key result").focus();
  await page.keyboard.type("Hire 4 engineers ");
  await expect(said(page)).toHaveCount(1);
  const dismiss = grade.button("Leave it as it is");
  for (let presses = 0; presses < 10; presses += 1) {
    await page.keyboard.press("Tab");
    if (await dismiss.evaluate((it) => it === document.activeElement)) break;
  }
  await expect(dismiss).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveCount(0);
  await expect(grade.field("Key result")).toBeFocused();
});

test("a name that is left before what reads it has come is read once it is there", async ({
  page,
  grade,
}) => {
  const letCome = await heldBack(page, "wording");
  await grade.openEmpty();
  await grade.fill({ "Key result": "Improve conversion from 12% to 18%" });
  await grade.field("Key result").press("Tab");
  await grade.fill({ Now: "15" });
  await expect(grade.field("Start")).toHaveValue("");
  letCome();
  await expect(grade.field("Start")).toHaveValue("12");
  await expect(grade.field("Target")).toHaveValue("18");
  await expect(grade.field("Now")).toHaveValue("15");
});

test("what comes once its key result is gone fills nothing and stops nothing", async ({
  page,
  grade,
}) => {
  const letCome = await heldBack(page, "wording");
  await grade.openEmpty();
  await grade.fill({ "Key result": "Improve conversion from 12% to 18%", Target: "twice" });
  await grade.field("Target").press("Tab");
  await grade.card().getByRole("button", { name: /^Remove/ }).click();
  await expect(grade.card()).toHaveCount(0);
  const came = page.waitForResponse(/wording-[0-9a-f]+\.wasm$/);
  letCome();
  await (await came).finished();
  await grade.button("Add a key result").click();
  await grade.fill({ Start: "0", Target: "4", Now: "1" });
  await expect(grade.score).toHaveText("0.25");
  await expect(grade.field("Key result")).toHaveValue("");
});
