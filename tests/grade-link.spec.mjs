// What restores the playground, what leaves it, and what it says by itself.

import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { EXAMPLES, expect, Grade, linkTo, linkToMany, test } from "./grade.mjs";
import { watch } from "./journey.mjs";

/** What is on the page, as far as a link should restore it. */
const OBJECTIVE = {
  Objective: "Quiet nights",
  Commitment: "committed",
  "First day": "2026-07-01",
  "Last day": "2026-09-30",
  "As of": "2026-08-15",
};
const STANDARD = {
  "Key result": "Nights without an alarm 🌙",
  Measure: "Hold",
  "Keep it": "at most",
  Target: "1.5",
  Now: "1.5; 2",
  Unit: "alarms",
  Weight: "0.5",
};
const BROKEN = { "Key result": "x & y = z #?", Start: "abc", Target: "4", Now: "20 lakh" };

test("the address follows typing, and a reload restores everything", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.unfoldPeriod();
  for (const [label, value] of Object.entries(OBJECTIVE)) {
    if (label === "Commitment") await grade.of(label).selectOption(value);
    else await grade.of(label).fill(value);
  }
  await grade.fill(STANDARD);
  await grade.addKeyResult(2);
  await grade.fill(BROKEN, 2);
  await grade.addPeriod(1);
  await page.getByLabel("Stretch score", { exact: true }).fill("0.8");
  await page.getByLabel("The number", { exact: true }).fill("40");
  await grade.expectHeld(/x=40/);

  await page.reload();
  await expect(grade.cards).toHaveCount(2);
  await grade.unfoldPeriod();
  for (const [label, value] of Object.entries(OBJECTIVE)) {
    await expect(grade.of(label)).toHaveValue(value);
  }
  const { Measure, ...fields } = { ...STANDARD, "Keep it": "at-most" };
  await expect(grade.measure(Measure)).toBeChecked();
  for (const [label, value] of Object.entries(fields)) {
    await expect(grade.field(label)).toHaveValue(value);
  }
  await grade.expectResults(["0.50", "0.50", "0"]);
  await expect(grade.field("Key result", 2)).toHaveValue(BROKEN["Key result"]);
  await expect(grade.field("Start", 2)).toHaveValue("abc");
  await expect(grade.field("Start", 2)).toHaveAccessibleDescription(/“abc” is not a number/);
  await expect(grade.field("Now", 2)).toHaveValue("2000000");
  await expect(page.getByLabel("Stretch score", { exact: true })).toHaveValue("0.8");
  await expect(page.getByLabel("The number", { exact: true })).toHaveValue("40");
});

test("a link keeps its numbers where they are written differently", async ({ browser, grade }) => {
  await grade.openEmpty();
  await grade.fill({ Start: "0", Target: "1,000.5", Now: "400.2", Unit: "kg" });
  await expect(grade.score).toHaveText("0.40");
  await grade.expectHeld(/n=400\.2/);
  const link = grade.page.url();
  const context = await browser.newContext({ locale: "de-DE" });
  try {
    const page = await context.newPage();
    const troubles = await watch(page, []);
    const there = new Grade(page);
    await there.open(link);
    await expect(there.field("Target")).toHaveValue("1000,5");
    await expect(there.field("Now")).toHaveValue("400,2");
    await expect(there.score).toHaveText("0.40");
    await there.fill({ Now: "1.000,5" });
    await expect(there.score).toHaveText("1.00");
    await there.expectHeld(/n=1000\.5/);
    await grade.open(there.page.url());
    await expect(grade.field("Now")).toHaveValue("1000.5");
    expect(troubles).toEqual([]);
  } finally {
    await context.close();
  }
});

test("typing adds no steps to the browser's Back", async ({ page, grade }) => {
  await page.goto("#/goals");
  await page.getByRole("link", { name: "Grade" }).click();
  await grade.fill({ Now: "16" });
  await grade.expectHeld(/n=16/);
  await grade.fill({ Now: "17" });
  await grade.expectHeld(/n=17/);
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Am I on track?");
  await page.goForward();
  await expect(grade.field("Now")).toHaveValue("17");
});

test("an example loads in one click, and Back brings back what was typed", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  await grade.of("Objective").fill("My own");
  await grade.fill({ Start: "1", Target: "5", Now: "2" });
  let before = "My own";
  for (const [name, title] of EXAMPLES) {
    await grade.button(name).click();
    await expect(grade.of("Objective")).toHaveValue(title);
    await expect(page.getByText(/^Example loaded\. Press Back/)).toBeVisible();
    await page.goBack();
    await expect(grade.of("Objective")).toHaveValue(before);
    await page.goForward();
    await expect(grade.of("Objective")).toHaveValue(title);
    before = title;
  }
  for (const _ of EXAMPLES) await page.goBack();
  await expect(grade.of("Objective")).toHaveValue("My own");
  await expect(grade.field("Now")).toHaveValue("2");
  await expect(grade.score).toHaveText("0.25");
});

test("what was typed last is kept even when an example is loaded at once", async ({
  page,
  grade,
}) => {
  await grade.open();
  await grade.field("Now").fill("13.5");
  await grade.button("Weight loss").click();
  await expect(grade.of("Objective")).toHaveValue(EXAMPLES[3][1]);
  await page.goBack();
  await expect(grade.field("Now")).toHaveValue("13.5");
});

test("leaving for another page and coming back keeps what was typed", async ({ page, grade }) => {
  await grade.open();
  await grade.fill({ Now: "16" });
  await page.getByRole("link", { name: "Goals" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Am I on track?");
  await page.goBack();
  await expect(grade.field("Now")).toHaveValue("16");
});

test("a link with a letter changed on its way is never another objective", async ({
  page,
  grade,
}) => {
  const link = linkTo("o=Mine&k=Trials&s=12&g=18&n=15&k=Rating&s=4.1&g=4.6&n=4.4");
  const start = link.indexOf("1.") + 4;
  for (let at = start; at < link.length; at += 7) {
    const letter = link[at] === "A" ? "B" : "A";
    await page.goto("#/quiz");
    await page.goto(link.slice(0, at) + letter + link.slice(at + 1));
    await expect(page.getByText(/^This link is damaged/), `letter ${at}`).toBeVisible();
    await expect(grade.of("Objective")).toHaveValue(EXAMPLES[0][1]);
  }
});

test("who leaves while an example is loading is not stopped and not brought back", async ({
  page,
  grade,
}) => {
  await grade.open();
  await grade.button("Weight loss").evaluate((button) => {
    button.click();
    location.hash = "#/quiz";
  });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("OKR or KPI?");
  await page.getByRole("link", { name: "Grade" }).click();
  await expect(grade.of("Objective")).toHaveValue(EXAMPLES[0][1]);
});

test("a damaged link opens the example and says so", async ({ page, grade }) => {
  for (const [what, fragment] of [
    ["cut short", linkTo("o=Mine&k=a&s=0&g=10&n=7").slice(0, -6)],
    ["of letters that mean nothing", "#/grade?g=1.%%%"],
    ["of a version that is not known", linkTo("o=Mine").replace("g=1.", "g=7.")],
    ["without a version", "#/grade?g=abc"],
    ["that unfolds into other text", linkTo("nothing of ours")],
    ["that would unfold beyond 256 kB", linkTo(`o=${"a".repeat(300_000)}`)],
    ["that would unfold into gigabytes", linkTo(`o=${"a".repeat(30_000_000)}`)],
  ]) {
    await test.step(`a link ${what}`, async () => {
      await page.goto("about:blank");
      await grade.open(fragment);
      await expect(grade.of("Objective"), what).toHaveValue(EXAMPLES[0][1]);
      const says = page.getByText(/^This link is damaged/);
      await expect(says.filter({ hasText: "or made by a version" }), what).toBeVisible();
      await grade.fill({ Now: "16" });
      await expect(says, what).toHaveCount(0);
      // The address follows at once.
      await page.keyboard.press("Tab");
      await grade.expectHeld(/n=16/);
    });
  }
});

test("a link of more key results than there may be shows the first 100", async ({ grade }) => {
  await grade.open(linkToMany(150));
  await expect(grade.cards).toHaveCount(100);
  await expect(grade.field("Key result", 100)).toHaveValue("Number 100");
});

test("what is too much for a link is said, and its file restores it", async ({ page, grade }) => {
  // Names that no compression shortens: 58 of them just fit.
  const part = (text) => createHash("sha256").update(text).digest("base64url");
  const name = (number) => [1, 2, 3].map((third) => part(`${number} ${third}`)).join("");
  const each = (_, place) => `k=${place < 58 ? name(place + 1) : ""}&s=0&g=100&n=50`;
  await grade.open(linkTo(Array.from({ length: 64 }, each).join("&")));
  const tooMuch = page.getByRole("status").filter({ hasText: /^This is too much for a link/ });
  await grade.fill({ Now: "77" }, 64);
  await grade.expectHeld(/n=77/);
  await expect(tooMuch).toHaveCount(0);
  for (let number = 59; number <= 64; number++) {
    await grade.field("Key result", number).fill(name(number));
  }
  await expect(tooMuch).toHaveCount(1);

  const saved = page.waitForEvent("download");
  await grade.button("Save as a file").click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/\.txt$/);

  await grade.open();
  await page.getByLabel("Open a file").setInputFiles(await file.path());
  await expect(grade.cards).toHaveCount(64);
  await expect(grade.field("Key result", 60)).toHaveValue(name(60));
  await expect(grade.field("Now", 64)).toHaveValue("77");
});

test("a file of a few key results restores them, in an entry of its own", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  await grade.fill({ "Key result": "Mine", Start: "0", Target: "10", Now: "3" });
  const saved = page.waitForEvent("download");
  await grade.button("Save as a file").click();
  const path = await (await saved).path();
  await grade.fill({ "Key result": "Another" });
  await page.getByLabel("Open a file").setInputFiles(path);
  await expect(grade.field("Key result")).toHaveValue("Mine");
  await expect(page.getByText(/^File opened\. Press Back/)).toBeVisible();
  await expect(grade.score).toHaveText("0.30");
  await page.goBack();
  await expect(grade.field("Key result")).toHaveValue("Another");
  // The same file once more, which a browser tells nobody of by itself.
  await page.getByLabel("Open a file").setInputFiles(path);
  await expect(grade.field("Key result")).toHaveValue("Mine");
});

for (const [what, buffer] of [
  ["none of ours", Buffer.from("Dear diary")],
  ["larger than 256 kB", Buffer.from(`waymark-grade 1\no=${"a".repeat(300_000)}`)],
  ["no text at all", Buffer.from([0, 255, 254, 128])],
]) {
  test(`a file that is ${what} changes nothing and is told`, async ({ page, grade }) => {
    await grade.open();
    await grade.fill({ Now: "16" });
    const file = { name: "file.txt", mimeType: "text/plain", buffer };
    await page.getByLabel("Open a file").setInputFiles(file);
    // Said once, in whichever place it shows.
    const refused = page.getByText(/^That file was not saved from this page/);
    await expect(refused.first()).toBeVisible();
    await expect(refused.and(page.getByRole("status"))).toHaveCount(1);
    await expect(grade.field("Now")).toHaveValue("16");
  });
}

test("the link is copied and restores the page", async ({ context, page, grade }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await grade.open();
  await grade.fill({ Now: "17.7" });
  await grade.button("Copy link").click();
  await expect(page.getByText("Copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  await page.goto("about:blank");
  await grade.open(link.slice(link.indexOf("#")));
  await expect(grade.field("Now")).toHaveValue("17.7");
});

const SHARED = "o=Quiet+nights&l=t&f=2026-07-01&t=2026-09-30&a=2026-08-15&k=Trials&s=12&g=18&n=15&u=%25&k=Open&m=y";

test("whoever gets a link looks at it first, and can make it their own", async ({ page, grade }) => {
  await page.goto(linkTo(SHARED));
  const mine = grade.button("Make it mine");
  await expect(mine).toBeVisible();
  await expect(page.getByText(/^You opened a shared link\./)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Quiet nights" })).toBeVisible();
  await expect(page.getByText(/1 July to 30 September 2026 · as of 15 August · Team/)).toBeVisible();
  await expect(page.getByText("Raise from 12% to 18%, now 15%")).toBeVisible();
  // Of the one that has a value: what is not done may still be.
  await expect(grade.score).toHaveText("0.50");
  for (const role of ["textbox", "slider", "checkbox", "combobox", "radio"]) {
    await expect(page.getByRole("main").getByRole(role), role).toHaveCount(0);
  }
  await expect(page.getByRole("main").getByRole("button")).toHaveText(["Make it mine"]);

  const link = page.url();
  await page.reload();
  await expect(mine).toBeVisible();
  expect(page.url()).toBe(link);
  await mine.click();
  await expect(grade.of("Objective")).toBeFocused();
  await grade.fill({ Now: "18" });
  await expect(grade.score).toHaveText("1.00");
  await grade.expectHeld(/n=18/);

  // What is one's own stays so, and what was sent is as it was.
  await page.reload();
  await expect(grade.field("Now")).toHaveValue("18");
  await page.goBack();
  await expect(mine).toBeVisible();
  await expect(page.getByText("Raise from 12% to 18%, now 15%")).toBeVisible();
  await page.goForward();
  await expect(grade.field("Now")).toHaveValue("18");
});

test("a link takes nothing away of what was typed before it", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.of("Objective").fill("My own");
  await grade.fill({ Start: "1", Target: "5", Now: "2" });
  await page.goto(linkTo(SHARED));
  await grade.button("Make it mine").click();
  await expect(grade.of("Objective")).toHaveValue("Quiet nights");
  await page.goBack();
  await expect(grade.button("Make it mine")).toBeVisible();
  await page.goBack();
  await expect(grade.of("Objective")).toHaveValue("My own");
  await expect(grade.score).toHaveText("0.25");
  await page.reload();
  await expect(grade.of("Objective")).toHaveValue("My own");
});

test("a shared objective prints on one page, with its title and date", async ({ page, grade }) => {
  await page.goto(linkTo(SHARED));
  await grade.button("Make it mine").waitFor();
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Quiet nights" })).toBeVisible();
  await expect(page.getByText(/as of 15 August/)).toBeVisible();
  await expect(grade.button("Make it mine")).toBeHidden();
});

test("that it was copied is said beside the button that was pressed", async ({
  context,
  page,
  grade,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await grade.open();
  const copied = page.getByText("Copied.");
  for (const name of ["Copy link", "Copy as CSV"]) {
    await grade.button(name).click();
    await expect(copied).toHaveCount(1);
    const button = await grade.button(name).boundingBox();
    await expect
      .poll(async () => {
        const said = await copied.boundingBox();
        return said && said.x - button.x - button.width < 32 && Math.abs(said.y - button.y) < 32;
      })
      .toBe(true);
  }
});

test("tables are copied as Markdown and as CSV", async ({ context, page, grade }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const copied = async (name) => {
    await page.evaluate(() => navigator.clipboard.writeText(""));
    await grade.button(name).click();
    await expect(page.getByText("Copied.")).toBeVisible();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
    return page.evaluate(() => navigator.clipboard.readText());
  };
  const names = ["a | b", '=HYPERLINK("http://x")', "c, d"].map(encodeURIComponent);
  const [one, two, three] = names;
  await grade.open(
    linkTo(`o=Title&k=${one}&s=12&g=18&n=15&u=%25&k=${two}&s=0&g=1000&n=-1000&k=${three}&m=y&d=1`),
  );
  const markdown = await copied("Copy as Markdown");
  expect(markdown).toContain("## Title\n");
  expect(markdown).toContain(
    "| a \\| b | Raise from 12% to 18% | 15 | % | 1 | 0.50 | 0.50 | 0 |",
  );
  expect(markdown).toContain("| c, d | Yes/no | done |");
  expect(markdown).toMatch(/\*\*Objective score:\*\* 0\.50, amber\./);

  const csv = await copied("Copy as CSV");
  const lines = csv.split("\r\n");
  expect(lines[0]).toBe("Key result,Aim,Now,Unit,Weight,Raw,Spectrum,Binary");
  expect(lines[1]).toMatch(/^a \| b,Raise from .*,15,%,1,0\.50,0\.50,0$/);
  // Never a formula to a spreadsheet; a negative number is still one.
  expect(lines[2]).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",.*,-1000,,1,-1\.00,0\.00,0$/);
  expect(lines[3]).toMatch(/^"c, d",Yes\/no,done,/);
});

test("what the browser will not copy is shown to be copied by hand", async ({ page, grade }) => {
  await page.addInitScript(() => delete Navigator.prototype.clipboard);
  await grade.open();
  await expect(page.getByLabel(/did not allow copying/)).toBeHidden();
  await grade.button("Copy as CSV").click();
  await expect(page.getByLabel(/did not allow copying/)).toBeVisible();
  await expect(page.getByLabel(/did not allow copying/)).toHaveValue(/^Key result,Aim/);
});

test("the scale is saved as a drawing and as a picture", async ({ page, grade }) => {
  await grade.open();
  const save = async (name) => {
    const saved = page.waitForEvent("download");
    await grade.button(name).click();
    const file = await saved;
    return [file.suggestedFilename(), await readFile(await file.path())];
  };
  const [drawingName, drawing] = await save("Save the chart as SVG");
  expect(drawingName).toMatch(/\.svg$/);
  const svg = await page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
    return { name: root.localName, title: root.querySelector("title").textContent };
  }, drawing.toString());
  expect(svg.name).toBe("svg");
  expect(svg.title).toMatch(/^0\.61, amber\..*in the target zone/);

  const [pictureName, picture] = await save("Save the chart as PNG");
  expect(pictureName).toMatch(/\.png$/);
  expect(picture.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  expect(picture.readUInt32BE(16)).toBeGreaterThanOrEqual(1000);
  expect(picture.readUInt32BE(20)).toBeGreaterThan(100);
  // Not a blank sheet: paper, ink and the three bands.
  const colours = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]));
    const drawn = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    drawn.drawImage(bitmap, 0, 0);
    const { data } = drawn.getImageData(0, 0, bitmap.width, bitmap.height);
    return new Set(new Uint32Array(data.buffer)).size;
  }, [...picture]);
  expect(colours).toBeGreaterThan(5);
});

test("each example prints on one page, without what only a screen can use", async ({
  page,
  grade,
}) => {
  await grade.open();
  // The first is what the page opens on: it comes last.
  for (const [name, title] of [...EXAMPLES.slice(1), EXAMPLES[0]]) {
    await grade.button(name).click();
    await expect(grade.of("Objective"), name).toHaveValue(title);
    await expect(page.getByText(/^Example loaded\. Press Back/), name).toBeVisible();
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), name).toHaveLength(1);
    await page.emulateMedia({ media: "print" });
    await expect(grade.score, name).toBeVisible();
    await expect(grade.verdict, name).toBeVisible();
    await expect(grade.result("Spectrum"), name).toBeVisible();
    await expect(page.getByRole("navigation"), name).toBeHidden();
    await expect(page.getByText(/ · as of /), name).toBeVisible();
    await expect(grade.field("Move"), name).toBeHidden();
    await expect(grade.card().getByRole("group", { name: "Measure" }), name).toBeHidden();
    await expect(grade.button("Copy link"), name).toBeHidden();
    await expect(grade.button("Add a key result"), name).toBeHidden();
    await page.emulateMedia({ media: null });
    await expect(page.getByRole("navigation"), name).toBeVisible();
  }
});

test("printing is a button too", async ({ page, grade }) => {
  await page.addInitScript(() => {
    window.print = () => (window.printed = true);
  });
  await grade.open();
  await grade.button("Print").click();
  await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
});

test("the outcome is read out half a second after the last change, once", async ({
  page,
  grade,
}) => {
  await page.clock.install();
  await grade.open();
  await page.clock.runFor(1000);
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1000));
  const before = "Objective score 0.61, amber. If it closed now: in the target zone.";
  const spoken = () => grade.spoken.textContent();
  expect(await spoken()).toBe(before);
  await grade.field("Now").focus();
  await page.keyboard.press("ControlOrMeta+a");
  for (const digit of "17.7") {
    await page.keyboard.type(digit);
    await page.clock.runFor(490);
    expect(await spoken()).toBe(before);
  }
  await expect(grade.result("Spectrum")).toHaveText("0.95");
  expect(await spoken()).toBe(before);
  await page.clock.runFor(20);
  await expect(grade.spoken).toHaveText(/^Objective score 0\.73, green\. .*success\.$/);
  await expect(grade.spoken).toHaveCount(1);
});

for (const [what, file] of [
  ["part", "**/grade-*.wasm"],
  ["style", "**/grade-*.css"],
]) {
  test(`a page whose ${what} does not come says so, and Try again fetches it`, async ({
    page,
    grade,
    foreseen,
  }) => {
    foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch)/);
    await page.route(file, (route) => route.abort());
    await page.goto("#/grade");
    await expect(page.getByRole("alert")).toContainText("This page could not be loaded.");
    await expect(page.getByRole("navigation").getByRole("link", { name: "Quiz" })).toBeVisible();
    await grade.button("Try again").click();
    await expect(page.getByText("This page could not be loaded.")).toBeVisible();
    await page.unroute(file);
    await grade.button("Try again").click();
    await expect(grade.field("Now")).toHaveValue("15");
    await expect(page.getByText("This page could not be loaded.")).toHaveCount(0);
  });
}

test("a page of a version that is gone asks for a reload, which goes on where one was", async ({
  page,
  grade,
  foreseen,
}) => {
  foreseen.push(/console: (Failed to load resource|TypeError: Failed to fetch|CompileError)/);
  // The site is of another build by now: its page names other files, and this one's are gone.
  await page.goto("");
  const { pathname } = new URL(page.url());
  let isNew = true;
  await page.route((url) => url.pathname === pathname, async (route) => {
    if (!isNew) return route.fallback();
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/(name="waymark-app" content=")[^"]*/, "$1other.js other.wasm");
    return route.fulfill({ response: answer, body });
  });
  await page.route("**/grade-*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
  await page.goto("#/grade");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("Waymark was updated.");
  await expect(grade.button("Try again")).toHaveCount(0);
  isNew = false;
  await page.unroute("**/grade-*.wasm");
  await grade.button("Reload").click();
  await expect(grade.field("Now")).toHaveValue("15");
  await expect(page).toHaveURL(/#\/grade/);
});

test("a page that does not come for long says so, and is shown when it comes after all", async ({
  page,
  grade,
}) => {
  await page.clock.install();
  let go;
  const held = new Promise((done) => (go = done));
  await page.route("**/grade-*.wasm", async (route) => {
    await held;
    await route.fallback();
  });
  await page.goto("#/grade");
  await expect(page.getByText("Loading…")).toBeVisible();
  await page.clock.runFor(21_000);
  await expect(page.getByRole("alert")).toContainText("This page could not be loaded.");
  go();
  await expect(grade.field("Now")).toHaveValue("15");
});
