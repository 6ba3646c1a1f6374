// What a key result is worth, and by which names everything is found.

import { expect, LABELS, test } from "./grade.mjs";

test("a fresh page opens with a Change first, and labels mean one thing each", async ({
  page,
  grade,
}) => {
  await grade.open();
  await expect(grade.measure("Change")).toBeChecked();
  await expect(page.getByLabel("Key result", { exact: true }).first()).not.toHaveValue("");
  const count = 4;
  await expect(grade.cards).toHaveCount(count);
  for (const label of LABELS.once) await expect(grade.of(label), label).toHaveCount(1);
  for (const label of LABELS.each) {
    await expect(page.getByLabel(label, { exact: true }), label).toHaveCount(count);
    for (let number = 1; number <= count; number++) {
      await expect(grade.field(label, number), label).toHaveCount(1);
    }
  }
  for (const [number, text] of [
    ["Start", "12"],
    ["Target", "18"],
    ["Now", "15"],
  ]) {
    await expect(page.getByLabel(number, { exact: true }).first()).toHaveValue(text);
  }
});

test("every field is what its label promises to a screen reader", async ({ page, grade }) => {
  await grade.open();
  await grade.unfold();
  await grade.unfoldPeriod();
  for (const label of ["Key result", "Start", "Target", "Now", "Unit", "Weight"]) {
    await expect(grade.field(label), label).toHaveRole("textbox");
  }
  await expect(grade.field("Measure")).toHaveRole("group");
  for (const name of ["Change", "Hold", "Yes/no"]) {
    await expect(grade.measure(name), name).toBeVisible();
  }
  await expect(grade.of("Commitment")).toHaveRole("combobox");
  await expect(grade.field("Move")).toHaveRole("slider");
  await expect(grade.field("Move")).toHaveAttribute("aria-valuetext", "15%");
  for (const label of ["First day", "Last day", "As of"]) {
    await expect(grade.of(label)).toHaveAttribute("type", "date");
    await expect(grade.of(label)).toBeVisible();
  }
  await expect(page.getByRole("list").first()).toBeVisible();
});

test("results are outputs that keep quiet while one types", async ({ page, grade }) => {
  await grade.open();
  const outputs = page.locator("output");
  const names = await outputs.evaluateAll((all) => all.map((each) => each.ariaLabel));
  await expect(grade.cards).toHaveCount(4);
  const each = Array(4).fill(LABELS.results);
  expect(names).toEqual([...each.flat(), ...LABELS.objective]);
  for (const output of await outputs.all()) {
    await expect(output).toHaveAttribute("aria-live", "off");
  }
});

test("a Change is worth its share of the way, exactly", async ({ grade }) => {
  await grade.openEmpty();
  for (const [start, target, now, raw, spectrum, binary, band] of [
    ["12", "18", "11", "-0.17", "0.00", "0", "red"],
    ["12", "18", "19.2", "1.20", "1.00", "1", "green"],
    ["12", "18", "15", "0.50", "0.50", "0", "amber"],
    ["6", "2", "3", "0.75", "0.75", "0", "green"],
    ["1000", "500", "800", "0.40", "0.40", "0", "amber"],
    ["200", "0", "100", "0.50", "0.50", "0", "amber"],
    ["10", "0", "7", "0.30", "0.30", "0", "red"],
    ["0", "10", "5.9", "0.59", "0.59", "0", "amber"],
    ["-20", "40", "10", "0.50", "0.50", "0", "amber"],
    ["20", "-40", "-10", "0.50", "0.50", "0", "amber"],
    ["1.2", "2.2", "1.9", "0.70", "0.70", "0", "green"],
    ["0", "100", "150", "1.50", "1.00", "1", "green"],
    ["0", "100", "-25", "-0.25", "0.00", "0", "red"],
    ["0", "1000", "-1", "0.00", "0.00", "0", "red"],
    ["6", "2", "2", "1.00", "1.00", "1", "green"],
    ["0", "1000", "399", "just under 0.40", "just under 0.40", "0", "red"],
    ["0", "1000", "599", "just under 0.60", "just under 0.60", "0", "amber"],
    ["0", "10000", "6999", "just under 0.70", "just under 0.70", "0", "amber"],
    ["0", "10000", "7004", "just over 0.70", "just over 0.70", "0", "green"],
    ["0", "1000", "804", "just over 0.80", "just over 0.80", "0", "green"],
    ["0", "1000", "996", "just under 1.00", "just under 1.00", "0", "green"],
    ["0", "1000", "1004", "just over 1.00", "1.00", "1", "green"],
  ]) {
    const what = `${start} to ${target} at ${now}`;
    await grade.fill({ Start: start, Target: target, Now: now });
    await grade.expectResults([raw, spectrum, binary], 1, what);
    await expect(grade.score, what).toHaveText(spectrum);
    await expect(grade.verdict, what).toContainText(band);
  }
});

test("a Hold is worth the share of its checks inside the bound", async ({ grade }) => {
  await grade.openEmpty();
  await grade.fill({ Measure: "Hold" });
  for (const [keep, bound, now, spectrum, binary] of [
    ["at least", "7", "9 of 13", "0.69", "0"],
    ["at least", "7", "13 of 13", "1.00", "1"],
    ["at least", "4.5", "4.6; 4.4", "0.50", "0"],
    ["above", "4.5", "4.6; 4.5; 4.7", "0.67", "0"],
    ["at least", "4.5", "4.5", "1.00", "1"],
    ["above", "4.5", "4.5", "0.00", "0"],
    ["at most", "30", "30; 31; 29; 12", "0.75", "0"],
    ["below", "3", "3", "0.00", "0"],
  ]) {
    await grade.fill({ "Keep it": keep, Target: bound, Now: now });
    await grade.expectResults([spectrum, spectrum, binary], 1, `${keep} ${bound}: ${now}`);
  }
  await grade.fill({ "Keep it": "between", "Upper end": "75", "Lower end": "65" });
  for (const [now, spectrum, binary] of [
    ["65", "1.00", "1"],
    ["64.9; 75; 70; 75.1", "0.50", "0"],
  ]) {
    await grade.fill({ Now: now });
    await grade.expectResults([spectrum, spectrum, binary], 1, `between: ${now}`);
  }
});

test("9 of 13 checks need one more for 0.7, and 1 is out of reach", async ({ grade }) => {
  await grade.openEmpty();
  await grade.fill({ Measure: "Hold", Target: "7", Now: "9 of 13" });
  await expect(grade.button("For 1: no longer possible after a miss")).toBeDisabled();
  await expect(grade.button("For 0.6: reached")).toBeDisabled();
  await grade.button("For 0.7: one more check within the limit").click();
  await expect(grade.field("Now")).toHaveValue("10 of 14");
  await grade.expectResults(["0.71", "0.71", "0"]);
});

test("a Yes/no is nothing until it is done", async ({ grade }) => {
  await grade.openEmpty();
  await grade.fill({ Measure: "Yes/no" });
  // The quarter runs, so it is no "no" yet.
  await grade.expectResults(["–", "–", "–"]);
  for (const label of ["Start", "Target", "Now", "Move"]) {
    await expect(grade.field(label), label).toBeHidden();
  }
  await grade.fill({ Done: true });
  await grade.expectResults(["1.00", "1.00", "1"]);
  await expect(grade.verdict).toContainText("fully reached: aim higher next time");
});

test("the cliff is two rows: the launch 0 and 0, its set-up 0.90 and 0", async ({ grade }) => {
  await grade.open();
  await grade.button("A launch at 90%").click();
  await grade.expectResults(["0.00", "0.00", "0"]);
  await grade.expectResults(["0.90", "0.90", "0"], 2);
});

test("the arithmetic is shown with the numbers in it", async ({ page, grade }) => {
  await grade.openEmpty();
  for (const [start, target, now, steps] of [
    ["12", "18", "15", "(15 - 12) / (18 - 12) = 0.50"],
    ["6", "2", "3", "(3 - 6) / (2 - 6) = 0.75"],
    ["-20", "40", "10", "(10 - (-20)) / (40 - (-20)) = 0.50"],
    ["12", "18", "19.2", "(19.2 - 12) / (18 - 12) = 1.20, counted as 1"],
    ["12", "18", "11", "(11 - 12) / (18 - 12) = -0.17, counted as 0"],
  ]) {
    await grade.fill({ Start: start, Target: target, Now: now });
    await expect(page.getByText(steps, { exact: true })).toBeVisible();
  }
});

test("a button sets the value that 0.6, 0.7 and 1 need", async ({ page, grade }) => {
  await grade.open();
  for (const [needs, now, spectrum] of [
    ["For 0.6: 15.6% (0.6% to go)", "15.6", "0.60"],
    ["For 0.7: 16.2% (0.6% to go)", "16.2", "0.70"],
    ["For 1: 18% (1.8% to go)", "18", "1.00"],
  ]) {
    await grade.button(needs).click();
    await expect(grade.field("Now")).toHaveValue(now);
    await expect(grade.result("Spectrum")).toHaveText(spectrum);
  }
  await expect(grade.card().getByRole("button", { name: /reached$/ })).toHaveCount(3);
  await page.getByRole("button", { name: "Agency onboarding" }).click();
  await grade.card(2).getByRole("button", { name: /^For 0\.7: 3 \(exactly 2\.1, / }).click();
  await expect(grade.field("Now", 2)).toHaveValue("3");
});
