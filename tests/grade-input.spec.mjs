// Typing into the playground: what is understood, what is said beside a field,
// and what moves where.

import { expect, linkTo, linkToMany, test } from "./grade.mjs";

for (const [how, size] of [
  ["320 px", { width: 320, height: 640 }],
  ["a wide screen", { width: 1280, height: 800 }],
]) {
  test(`the first slider and Start empty are in view at once, ${how}`, async ({ page, grade }) => {
    await page.setViewportSize(size);
    await grade.open();
    await expect(grade.field("Move")).toBeInViewport({ ratio: 1 });
    await expect(grade.button("Start empty")).toBeInViewport({ ratio: 1 });
  });
}

test("the slider moves the spectrum, while binary snaps at the target", async ({ grade }) => {
  await grade.open();
  const slider = grade.field("Move");
  for (const [place, now, results] of [
    ["0", "12", ["0.00", "0.00", "0"]],
    ["70", "16.2", ["0.70", "0.70", "0"]],
    ["99", "17.94", ["0.99", "0.99", "0"]],
    ["100", "18", ["1.00", "1.00", "1"]],
    ["125", "19.5", ["1.25", "1.00", "1"]],
    ["-25", "10.5", ["-0.25", "0.00", "0"]],
  ]) {
    await slider.fill(place);
    await expect(grade.field("Now")).toHaveValue(now);
    await grade.expectResults(results, 1, place);
  }
});

test("the slider follows what is typed, and arrow keys move it", async ({ page, grade }) => {
  await grade.open();
  const slider = grade.field("Move");
  await grade.fill({ Now: "17.88" });
  await expect(slider).toHaveValue("98");
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await grade.expectResults(["0.99", "0.99", "0"]);
  await page.keyboard.press("ArrowRight");
  await grade.expectResults(["1.00", "1.00", "1"]);
  await page.keyboard.press("ArrowLeft");
  await grade.expectResults(["0.99", "0.99", "0"]);
  await page.keyboard.press("End");
  await grade.expectResults(["1.25", "1.00", "1"]);
  await page.keyboard.press("Home");
  await grade.expectResults(["-0.25", "0.00", "0"]);
  await expect(slider).toBeFocused();
});

test("the slider can be dragged past its target", async ({ page, grade }) => {
  await grade.open();
  const { x, y, width, height } = await grade.field("Move").boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await expect(grade.result("Binary")).toHaveText("0");
  await page.mouse.move(x + width - 1, y + height / 2, { steps: 5 });
  await grade.expectResults(["1.25", "1.00", "1"]);
  await page.mouse.up();
  await grade.expectResults(["1.25", "1.00", "1"]);
});

test("the slider of counted checks has a place for each, and a Yes/no has none", async ({
  grade,
}) => {
  await grade.open(linkTo("k=a&m=h&g=7&n='9 of 13&k=b&m=y"));
  await grade.field("Move").fill("13");
  await expect(grade.field("Now")).toHaveValue("13 of 13");
  await grade.expectResults(["1.00", "1.00", "1"]);
  await expect(grade.field("Move", 2)).toBeHidden();
  await grade.field("Done", 2).check();
  await grade.expectResults(["1.00", "1.00", "1"], 2);
});

test("a problem is told beside its field, once the field is left", async ({ page, grade }) => {
  await grade.openEmpty();
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(0);
  for (const [label, typed, says] of [
    ["Start", "abc", /“abc” is not a number/],
    ["Target", "1.2.3", /“1\.2\.3” has two decimal points/],
    ["Now", "1,20", /In “1,20”, the comma is out of place.* 1,234,567\.5/],
  ]) {
    const field = grade.field(label);
    await field.focus();
    for (const letter of typed) {
      await page.keyboard.type(letter);
      await expect(field).not.toHaveAttribute("aria-invalid");
      await expect(field).toHaveAccessibleDescription("");
    }
    await page.keyboard.press("Tab");
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(says);
    await expect(field).toHaveValue(typed);
  }
  await grade.fill({ Start: "12" });
  await expect(grade.field("Start")).not.toHaveAttribute("aria-invalid");
  await expect(grade.field("Target")).toHaveAttribute("aria-invalid", "true");
});

test("equal start and target are told once the field is left: use Hold", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  const says = "Start and target are both 30: to keep a standard, use Hold.";
  await grade.fill({ Start: "30", Now: "30" });
  await grade.field("Target").focus();
  await page.keyboard.type("30");
  await expect(page.getByText(says)).toHaveCount(0);
  await page.keyboard.press("Tab");
  await expect(page.getByText(says)).toBeVisible();
  await expect(grade.field("Target")).toHaveAccessibleDescription(says);
  await grade.expectResults(["–", "–", "–"]);
});

test("on the way to another start, nobody is told that it equals the target", async ({
  page,
  grade,
}) => {
  await grade.open();
  await grade.field("Start").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("18");
  await expect(grade.score).not.toHaveText(/\d/);
  await expect(page.getByText(/Start and target are both/)).toHaveCount(0);
  await page.keyboard.type("0");
  await expect(grade.field("Start")).toHaveValue("180");
  await expect(grade.score).toHaveText(/\d/);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Tab");
  await expect(page.getByText(/Start and target are both 18/)).toBeVisible();
});

test("a falling target that was meant as a standard becomes one", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.fill({ Start: "35", Target: "30", Now: "31" });
  await expect(page.getByText("Lower from 35 to 30", { exact: true })).toBeVisible();
  await grade.expectResults(["0.80", "0.80", "0"]);
  await grade.unfold();
  await grade.button("I meant: keep it at or above 30").click();
  await expect(page.getByText("Keep at least 30", { exact: true })).toBeVisible();
  await expect(grade.measure("Hold")).toBeChecked();
  await grade.expectResults(["1.00", "1.00", "1"]);
  await grade.fill({ Measure: "Change", Start: "12", Target: "18" });
  await expect(page.getByText("Raise from 12 to 18", { exact: true })).toBeVisible();
  await expect(grade.button("I meant: keep it at or below 18")).toBeVisible();
});

test("amounts are understood as people write them", async ({ grade }) => {
  await grade.openEmpty();
  for (const [start, target, now, spectrum, target_says] of [
    ["12 %", "18%", "15 %", "0.50", ""],
    ["$0", "$250,000", "$150,000", "0.60", "read as 250,000"],
    ["0", "250k", "150k", "0.60", "read as 250,000"],
    ["0", "1.5M", "750k", "0.50", "read as 1,500,000"],
    ["0", "20 lakh", "5 lakh", "0.25", "read as 2,000,000"],
    ["4.1/5", "4.6/5", "4.4/5", "0.60", ""],
    ["0", "1.200", ".3", "0.25", "read as 1.2"],
    ["−5", "+5", "0", "0.50", ""],
  ]) {
    await grade.fill({ Start: start, Target: target, Now: now });
    await expect(grade.result("Spectrum"), target).toHaveText(spectrum);
    await expect(grade.field("Target")).toHaveAccessibleDescription(target_says);
    await expect(grade.field("Target")).toHaveValue(target);
  }
  await grade.fill({ Start: "$0", Target: "$250,000" });
  await expect(grade.card().getByText("Raise from $0 to $250,000")).toBeVisible();
});

/** In each place: numbers as they are written there, and those that are none there. */
const WRITTEN = {
  "en-US": {
    unclear: ["4,6", "20,00,000", "1,20"],
    like: "1,234,567.5",
  },
  "de-DE": {
    numbers: [
      [["4,1", "4,6", "4,4"], "0.60", /^$/],
      [["0", "250.000", "150.000"], "0.60", /^read as 250\.000$/],
    ],
    unclear: ["1.23.456"],
    like: "1.234.567,5",
  },
  "en-IN": {
    numbers: [[["0", "20,00,000", "5,00,000"], "0.25", /^read as 20,00,000$/]],
    unclear: ["20,0000"],
    like: "12,34,567.5",
  },
  "fr-FR": {
    numbers: [
      [["0", "1 200", "300"], "0.25", /^read as 1\s200$/],
      [["0", "1\u202f200,5", "300,125"], "0.25", /^read as 1\s200,5$/],
    ],
    unclear: ["1 20"],
    like: "1\\s234\\s567,5",
  },
  "de-CH": {
    numbers: [[["0", "1'200", "300"], "0.25", /^read as 1['’]200$/]],
  },
};

for (const [locale, { numbers = [], unclear = [], like }] of Object.entries(WRITTEN)) {
  test.describe(`where the browser speaks ${locale}`, () => {
    test.use({ locale });

    test(`a number is read as it is written in ${locale}, and what is unclear stays`, async ({
      grade,
    }) => {
      for (const [[start, target, now], spectrum, echo] of numbers) {
        await grade.openEmpty();
        await grade.fill({ Start: start, Target: target, Now: now });
        await expect(grade.result("Spectrum"), target).toHaveText(spectrum);
        await expect(grade.field("Target"), target).toHaveAccessibleDescription(echo);
      }
      for (const typed of unclear) {
        await grade.openEmpty();
        await grade.fill({ Target: typed });
        await grade.field("Target").press("Tab");
        const says = new RegExp(`In “${typed}”, the \\w+ is out of place.*like ${like}\\.$`);
        await expect(grade.field("Target"), typed).toHaveAccessibleDescription(says);
        await expect(grade.field("Target"), typed).toHaveValue(typed);
      }
    });
  });
}

test("a relative target is worked out when the field is left", async ({ page, grade }) => {
  await grade.openEmpty();
  for (const [start, typed, target] of [
    ["3,000", "+40 %", "4200"],
    ["3000", "-25%", "2250"],
    ["", "today 3,000, +40 %", "4200"],
  ]) {
    await grade.fill({ Start: start, Target: "" });
    await grade.field("Target").focus();
    await page.keyboard.type(typed);
    await expect(grade.field("Target")).toHaveValue(typed);
    await page.keyboard.press("Tab");
    await expect(grade.field("Target")).toHaveValue(target);
    await expect(grade.field("Start")).toHaveValue(/^3,?000$/);
  }
  await grade.fill({ Start: "", Target: "+40 %" });
  await grade.field("Target").press("Tab");
  await expect(grade.field("Target")).toHaveAccessibleDescription(/Enter the start first/);
  await expect(grade.field("Target")).toHaveValue("+40 %");
});

test("pasting a sentence fills the numbers, and Undo takes it back", async ({ page, grade }) => {
  for (const [sentence, start, target, unit] of [
    ["Improve conversion from 12% to 18%", "12", "18", "%"],
    ["Raise revenue from $1.5M to $2M", "1500000", "2000000", "$"],
    ["Cut replies from 6 to 2", "6", "2", ""],
  ]) {
    await grade.openEmpty();
    const name = grade.field("Key result");
    await grade.paste(name, sentence);
    await expect(grade.field("Start"), sentence).toHaveValue(start);
    await expect(grade.field("Target"), sentence).toHaveValue(target);
    await expect(grade.field("Unit"), sentence).toHaveValue(unit);
    await expect(page.getByText("Filled in from the name."), sentence).toBeVisible();
    await grade.button("Undo").click();
    for (const label of ["Start", "Target", "Unit"]) {
      await expect(grade.field(label), sentence).toHaveValue("");
    }
    await expect(name).toHaveValue(sentence);
    await expect(grade.button("Undo")).toBeHidden();
  }
});

test("typing a sentence fills empty fields once the name is left", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.field("Key result").focus();
  await page.keyboard.type("Improve conversion from 12% to 18%");
  await expect(grade.field("Target")).toHaveValue("");
  await page.keyboard.press("Tab");
  await expect(grade.field("Start")).toHaveValue("12");
  await expect(grade.field("Target")).toHaveValue("18");
});

for (const [sentence, start, target, unit, measure] of [
  ["Cut first response time from 9 hours to 3 hours", "9", "3", "hours", "Change"],
  ["Read 24 books", "0", "24", "books", "Change"],
  ["Save €5,000", "0", "5000", "€", "Change"],
  ["NPS ≥ 50", "", "50", "", "Hold"],
  ["Keep NPS at 50 or higher", "", "50", "", "Hold"],
  ["Launch the new website", "", "", "", "Yes/no"],
]) {
  test(`“${sentence}” fills a ${measure}, and Undo takes it back`, async ({ page, grade }) => {
    await grade.openEmpty();
    await grade.field("Key result").focus();
    await page.keyboard.type(sentence);
    await page.keyboard.press("Tab");
    await expect(page.getByText("Filled in from the name.")).toBeVisible();
    await expect(grade.measure(measure)).toBeChecked();
    await expect(grade.field("Start")).toHaveValue(start);
    await expect(grade.field("Target")).toHaveValue(target);
    await expect(grade.field("Unit")).toHaveValue(unit);
    await grade.button("Undo").click();
    await expect(grade.measure("Change")).toBeChecked();
    for (const label of ["Start", "Target", "Unit"]) {
      await expect(grade.field(label), label).toHaveValue("");
    }
    await expect(grade.field("Key result")).toHaveValue(sentence);
  });
}

test("a name that is worded anew is read anew, but never over what somebody typed", async ({ page, grade }) => {
  await grade.openEmpty();
  const says = async (name, measure, start, target, unit) => {
    await grade.field("Key result").press("Control+a");
    await page.keyboard.type(name);
    await page.keyboard.press("Tab");
    await expect(grade.measure(measure), name).toBeChecked();
    await expect(grade.field("Start"), name).toHaveValue(start);
    await expect(grade.field("Target"), name).toHaveValue(target);
    await expect(grade.field("Unit"), name).toHaveValue(unit);
  };
  await says("Launch the new web shop", "Yes/no", "", "", "");
  await says("Web shop orders a week from 40 to 90", "Change", "40", "90", "");
  await says("Average order from €12 to €18", "Change", "12", "18", "€");
  // The numbers were taken out of it.
  await says("Average order", "Change", "12", "18", "€");
  await grade.button("Undo").waitFor({ state: "hidden" });
  await grade.fill({ Target: "20" });
  await says("Average order from €12 to €16", "Change", "12", "20", "€");
  await expect(page.getByText("Filled in from the name.")).toBeHidden();
});

test("the unit stands beside each number that has none of its own", async ({ grade }) => {
  await grade.open(linkTo("k=Replies&s=9&g=3&n=5&u=hours&k=Revenue&s=0&g=250000&n=150000&u=$"));
  const beside = (label, number) =>
    grade.card(number).locator(".field__box").filter({ has: grade.page.getByLabel(label, { exact: true }) });
  for (const label of ["Start", "Target", "Now"]) {
    await expect(beside(label, 1), label).toContainText(/ hours$/);
    await expect(beside(label, 2), label).toHaveText("$");
  }
  await grade.fill({ Now: "5 %" });
  await expect(beside("Now", 1)).not.toContainText("hours");
  await grade.fill({ Now: "5" });
  await grade.fill({ Unit: "days", Now: "5" });
  await expect(beside("Now", 1)).toContainText(/ days$/);
});

test("a row whose numbers are missing says so once it is left", async ({ page, grade }) => {
  await grade.openEmpty();
  const says = page.getByText("Start and target are missing, so this one has no score yet.");
  await grade.field("Key result").focus();
  await page.keyboard.type("Be kind");
  await page.keyboard.press("Tab");
  await grade.field("Now").focus();
  await page.keyboard.type("5");
  await expect(grade.field("Now")).toHaveValue("5");
  await expect(says).toHaveCount(0);
  await grade.of("Objective").focus();
  await expect(says).toBeVisible();
  await grade.field("Start").fill("1");
  await expect(page.getByText("The target is missing, so this one has no score yet.")).toBeVisible();
  await grade.field("Target").fill("9");
  await expect(page.getByText(/(is|are) missing, so/)).toHaveCount(0);
  await expect(grade.score).toHaveText("0.50");
});

test("an untouched row says nothing when it is left", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.field("Now").focus();
  await grade.of("Objective").focus();
  await grade.field("Key result").focus();
  await page.keyboard.type("B");
  await expect(grade.field("Key result")).toHaveValue("B");
  await grade.of("Objective").focus();
  await expect(page.getByText(/^Start and target are missing/)).toBeVisible();
});

test("28 digits are exact, 29 are told and stay", async ({ grade }) => {
  await grade.openEmpty();
  await grade.fill({ Start: "0", Target: "1" + "0".repeat(27), Now: "7" + "0".repeat(26) });
  await grade.expectResults(["0.70", "0.70", "0"]);
  await grade.fill({ Now: "6" + "9".repeat(26) });
  await grade.expectResults(["just under 0.70", "just under 0.70", "0"]);
  const long = "12345678901234567890123456789";
  await grade.fill({ Now: long });
  await grade.field("Now").press("Tab");
  await expect(grade.field("Now")).toHaveAccessibleDescription(/29 digits: at most 28/);
  await expect(grade.field("Now")).toHaveValue(long);
});

test("a name of more than 200 characters is kept and explained", async ({ grade }) => {
  await grade.openEmpty();
  for (const field of [grade.of("Objective"), grade.field("Key result")]) {
    await field.fill("n".repeat(200));
    await field.press("Tab");
    await expect(field).not.toHaveAttribute("aria-invalid");
    await field.fill("n".repeat(201));
    await expect(field).not.toHaveAttribute("aria-invalid");
    await field.press("Tab");
    await expect(field).toHaveAccessibleDescription(/^201 characters: .* 200\.$/);
    await expect(field).toHaveValue("n".repeat(201));
  }
});

test("names are text, whatever stands in them", async ({ page, grade }) => {
  page.on("dialog", (dialog) => expect(dialog.message()).toBe("no dialog"));
  const name = "<img src=x onerror=alert(1)>";
  const coded = encodeURIComponent(name);
  await grade.open(linkTo(`o=${coded}&k=${coded}&s=0&g=9&n=1`));
  await expect(grade.of("Objective")).toHaveValue(name);
  await expect(grade.button(`${name}: from 1 to 6.3, so 7`)).toBeVisible();
  await expect(page.locator("main img:not(svg)")).toHaveCount(0);
});

const names = (grade) =>
  grade.cards
    .getByLabel("Key result", { exact: true })
    .evaluateAll((fields) => fields.map((field) => field.value));

test("a key result is added, taken away and brought back, with the focus on it", async ({
  page,
  grade,
}) => {
  await grade.open(linkTo("k=a&s=0&g=4&n=1&k=b&s=0&g=4&n=3"));
  await grade.addKeyResult(3);
  await page.keyboard.type("c");
  await grade.fill({ Start: "0", Target: "4", Now: "4" }, 3);
  await expect(grade.score).toHaveText("0.67");

  await grade.button("Remove b").click();
  await expect(grade.button("Bring it back")).toBeFocused();
  expect(await names(grade)).toEqual(["a", "c"]);
  await expect(grade.score).toHaveText("0.63");
  await page.keyboard.press("Enter");
  await expect(grade.field("Key result", 2)).toBeFocused();
  expect(await names(grade)).toEqual(["a", "b", "c"]);
  await expect(grade.field("Now", 2)).toHaveValue("3");
  await expect(grade.score).toHaveText("0.67");
  await expect(grade.button("Bring it back")).toBeHidden();
});

test("the last key result can go, and then there is nothing to score", async ({ page, grade }) => {
  await grade.openEmpty();
  await grade.card().getByRole("button", { name: /^Remove/ }).click();
  await expect(grade.cards).toHaveCount(0);
  await expect(page.getByText(/^No key results yet/).first()).toBeVisible();
  await expect(grade.button("Bring it back")).toBeFocused();
  await grade.addKeyResult(1);
});

test("key results move by buttons, and the focus stays on the button", async ({
  page,
  grade,
}) => {
  await grade.open(linkTo("k=a&s=0&g=4&n=1&k=b&k=c"));
  const down = grade.button("Down a");
  await down.click();
  await expect.poll(() => names(grade)).toEqual(["b", "a", "c"]);
  await expect(down).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => names(grade)).toEqual(["b", "c", "a"]);
  await expect(down).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(down).toBeFocused();
  expect(await names(grade)).toEqual(["b", "c", "a"]);
  await grade.button("Up a").click();
  await expect.poll(() => names(grade)).toEqual(["b", "a", "c"]);
  await expect(grade.button("Up a")).toBeFocused();
  await grade.expectResults(["0.25", "0.25", "0"], 2);
});

test("key results move by Alt and arrows, and the focus stays in the field", async ({
  page,
  grade,
}) => {
  await grade.open(linkTo("k=a&s=0&g=4&n=1&k=b&k=c"));
  const now = grade.field("Now");
  await now.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => names(grade)).toEqual(["b", "a", "c"]);
  await expect(grade.field("Now", 2)).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Alt+ArrowDown");
  await expect.poll(() => names(grade)).toEqual(["b", "c", "a"]);
  await expect(grade.field("Now", 3)).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(() => names(grade)).toEqual(["b", "a", "c"]);
  await expect(grade.field("Now", 2)).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type("5");
  await expect(grade.field("Now", 2)).toHaveValue("15");
});

test("a button that has done its work leaves the focus at the key result", async ({
  page,
  grade,
}) => {
  await grade.openEmpty();
  const inCard = grade.card().locator(":focus");
  await grade.paste(grade.field("Key result"), "Improve conversion from 12% to 18%");
  await grade.button("Undo").focus();
  await page.keyboard.press("Enter");
  await expect(grade.field("Start")).toHaveValue("");
  await expect(inCard).toHaveCount(1);
  await expect(grade.field("Key result")).toBeFocused();

  await grade.fill({ Start: "35", Target: "30", Now: "31" });
  await grade.unfold();
  await grade.button("I meant: keep it at or above 30").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Keep at least 30", { exact: true })).toBeVisible();
  await expect(inCard).toHaveCount(1);
});

test("a way that was taken leaves the focus on the page, not at its top", async ({
  page,
  grade,
}) => {
  await grade.open();
  await page.getByRole("button", { name: /: from / }).first().focus();
  await page.keyboard.press("Enter");
  await expect(grade.score).toHaveText("0.70");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

test("100 key results are as many as there can be", async ({ page, grade }) => {
  await grade.open(linkToMany(99));
  await expect(grade.drawn).toHaveCount(99);
  await grade.addKeyResult(100);
  await expect(grade.button("Add a key result")).toBeHidden();
  await expect(page.getByText("100 key results is the maximum.")).toBeVisible();
});

test("typing in one of 100 key results leaves the others alone", async ({ page, grade }) => {
  await grade.open(linkToMany(100));
  await expect(grade.score).toHaveText("0.50");
  await expect(grade.drawn).toHaveCount(100);
  await page.evaluate(() => {
    window.touched = new Set();
    const place = (node) => {
      const card = (node.closest ? node : node.parentElement)?.closest("ol > li");
      return card && [...card.parentElement.children].indexOf(card) + 1;
    };
    new MutationObserver((changes) => {
      for (const { target } of changes) window.touched.add(place(target));
    }).observe(document.querySelector("ol"), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  await grade.field("Now", 50).focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("100");
  await expect(grade.result("Spectrum", 50)).toHaveText("1.00");
  await expect(grade.score).toHaveText("0.51");
  expect(await page.evaluate(() => [...window.touched])).toEqual([50]);
});
