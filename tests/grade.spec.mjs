// What a result is worth: scores, verdicts, pace, and the way to more.

import { EXAMPLES, expect, LABELS, linkTo, test } from "./grade.mjs";

test("a fresh page opens with a Change first, and labels mean one thing each", async ({
  page,
  grade,
}) => {
  await grade.open();
  await expect(page.getByLabel("Measure", { exact: true }).first()).toHaveValue("change");
  await expect(page.getByLabel("Key result", { exact: true }).first()).not.toHaveValue("");
  const count = await grade.cards.count();
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
  await expect(grade.field("Measure")).toHaveRole("combobox");
  await expect(grade.of("Commitment")).toHaveRole("combobox");
  await expect(grade.field("Move")).toHaveRole("slider");
  await expect(grade.field("Move")).toHaveAttribute("aria-valuetext", /^15\s%$/);
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
  const each = Array(await grade.cards.count()).fill(LABELS.results);
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
  await expect(grade.button("1 is out of reach after a miss")).toBeDisabled();
  await expect(grade.button("0.6 is reached")).toBeDisabled();
  await grade.button("0.7 needs 1 more check inside").click();
  await expect(grade.field("Now")).toHaveValue("10 of 14");
  await grade.expectResults(["0.71", "0.71", "0"]);
});

test("a Yes/no is nothing until it is done", async ({ grade }) => {
  await grade.openEmpty();
  await grade.fill({ Measure: "Yes/no" });
  await grade.expectResults(["0.00", "0.00", "0"]);
  await expect(grade.field("Start")).toBeHidden();
  await expect(grade.field("Now")).toBeHidden();
  await grade.fill({ Done: true });
  await grade.expectResults(["1.00", "1.00", "1"]);
  await expect(grade.verdict).toContainText("fully reached: aim higher next time");
});

test("the cliff is two rows: the launch 0 and 0, its set-up 0.90 and 0", async ({ grade }) => {
  await grade.open();
  await grade.button("A launch at 90 %").click();
  await grade.expectResults(["0.00", "0.00", "0"]);
  await grade.expectResults(["0.90", "0.90", "0"], 2);
});

for (const [name, fraction, score, verdict] of [
  ["Trial conversion", "49/80", "0.61", "Google's aim, amber"],
  ["Agency onboarding", "127/180", "0.71", "success, green"],
]) {
  test(`the example ${name} is exactly ${fraction}`, async ({ page, grade }) => {
    await grade.open();
    await grade.button(name).click();
    await expect(grade.score).toHaveText(score);
    await expect(grade.verdict).toHaveText(`If it closed now: ${verdict}`);
    await expect(page.getByText(`= ${fraction} = ${score}`)).toBeVisible();
  });
}

test("binary stands beside spectrum, for a key result and for the objective", async ({
  page,
  grade,
}) => {
  await grade.open();
  await expect(page.getByText("0 of 4 reached, 0.00", { exact: true })).toBeVisible();
  await grade.fill({ Now: "18" });
  await grade.expectResults(["1.00", "1.00", "1"]);
  await expect(page.getByText("1 of 4 reached, 0.25", { exact: true })).toBeVisible();
});

test("the arithmetic is shown with the numbers in it", async ({ page, grade }) => {
  await grade.openEmpty();
  for (const [start, target, now, steps] of [
    ["12", "18", "15", "(15 - 12) / (18 - 12) = 0.50"],
    ["6", "2", "3", "(3 - 6) / (2 - 6) = 0.75"],
    ["-20", "40", "10", "(10 - (-20)) / (40 - (-20)) = 0.50"],
    ["12", "18", "19.2", "(19.2 - 12) / (18 - 12) = 1.20, held at 1"],
    ["12", "18", "11", "(11 - 12) / (18 - 12) = -0.17, held at 0"],
  ]) {
    await grade.fill({ Start: start, Target: target, Now: now });
    await expect(page.getByText(steps, { exact: true })).toBeVisible();
  }
});

test("weights count, and 2, 1, 1 on 1/2, 2/3, 2/5 give 31/60", async ({ page, grade }) => {
  await grade.open(linkTo("k=a&s=0&g=2&n=1&k=b&s=0&g=3&n=2&k=c&s=0&g=5&n=2"));
  await expect(grade.score).toHaveText("0.52");
  await expect(page.getByText("= 47/90 = 0.52")).toBeVisible();
  await grade.fill({ Weight: "2" });
  await expect(page.getByText("= 31/60 = 0.52")).toBeVisible();
  await grade.fill({ Weight: "0" });
  await expect(page.getByText("= 8/15 = 0.53")).toBeVisible();
  await grade.fill({ Weight: "0.5" });
  await expect(grade.score).toHaveText("0.53");
});

test("with every weight at zero there is no score, and a word why", async ({ page, grade }) => {
  await grade.open(linkTo("k=a&s=0&g=2&n=1&k=b&s=0&g=3&n=2&w=0"));
  await expect(grade.score).toHaveText("0.50");
  await grade.fill({ Weight: "0" });
  await expect(page.getByText(/^All weights are 0/)).toBeVisible();
  await expect(grade.score).not.toHaveText(/\d/);
  await grade.fill({ Weight: "-1" });
  await grade.field("Weight").press("Tab");
  await expect(grade.card().getByText("A weight is 0 or more.")).toBeVisible();
});

test("a key result without a value is left out, and that is said", async ({ page, grade }) => {
  await grade.open(linkTo("k=a&s=0&g=2&n=1&k=b&s=0&g=4&n=3&k=c&s=0&g=5"));
  await expect(grade.score).toHaveText("0.63");
  await expect(page.getByText(/So far, 2 of 3 measured/)).toBeVisible();
  await expect(page.getByText(/Closed now, .* count 0: 0\.42/)).toBeVisible();
  await grade.expectResults(["–", "–", "–"], 3);
});

test("one key result with a problem leaves the objective without a verdict", async ({
  page,
  grade,
}) => {
  await grade.open();
  await grade.fill({ Now: "a lot" }, 2);
  await expect(page.getByText("No verdict while key result 2 has a problem.").first()).toBeVisible();
  await expect(grade.score).not.toHaveText(/\d/);
  await expect(grade.verdict).not.toContainText("aim");
  await grade.expectResults(["0.50", "0.50", "0"]);
  await grade.fill({ Now: "4.4" }, 2);
  await expect(grade.score).toHaveText("0.61");
});

for (const [now, score, stretch, must, band] of [
  ["39.9", "just under 0.40", "barely moved", "missed", "red"],
  ["40", "0.40", "short of the aim", "missed", "amber"],
  ["59.9", "just under 0.60", "short of the aim", "missed", "amber"],
  ["60", "0.60", "Google's aim", "missed", "amber"],
  ["69.9", "just under 0.70", "Google's aim", "missed", "amber"],
  ["70", "0.70", "Google's aim", "missed", "green"],
  ["70.1", "just over 0.70", "success", "missed", "green"],
  ["80", "0.80", "success", "missed", "green"],
  ["80.1", "just over 0.80", "beyond stretch", "missed", "green"],
  ["99.9", "just under 1.00", "beyond stretch", "missed", "green"],
  ["100", "1.00", "fully reached: aim higher next time", "kept", "green"],
]) {
  test(`${now} % of a stretch is “${stretch}”, of a must “${must}”`, async ({ page, grade }) => {
    await grade.open(linkTo(`k=a&s=0&g=100&n=${now}`));
    await expect(grade.score).toHaveText(score);
    await expect(grade.verdict).toHaveText(`If it closed now: ${stretch}, ${band}`);
    await expect(page.getByText(`As a must (committed): ${must}.`)).toBeVisible();
    await grade.of("Commitment").selectOption("Must (committed)");
    await expect(grade.verdict).toHaveText(`If it closed now: ${must}, ${band}`);
    await expect(page.getByText(`As a stretch (aspirational): ${stretch}.`)).toBeVisible();
    await expect(grade.score).toHaveText(score);
  });
}

test("a broken guardrail stands in the verdict and never changes the score", async ({
  page,
  grade,
}) => {
  await grade.open(linkTo("k=a&s=0&g=10&n=10&k=Refunds&m=h&b=lt&g=3&n=2"));
  await grade.fill({ "Guardrail: not scored, must not break": true }, 2);
  await expect(grade.score).toHaveText("1.00");
  await expect(grade.verdict).toContainText("fully reached");
  for (const [commitment, never] of [
    ["Stretch (aspirational)", "fully reached"],
    ["Must (committed)", "kept"],
  ]) {
    await grade.of("Commitment").selectOption(commitment);
    await grade.fill({ Now: "3.4" }, 2);
    await expect(grade.score).toHaveText("1.00");
    await expect(grade.verdict).toContainText("reached, guardrail broken");
    await expect(grade.verdict).not.toContainText(never);
    await expect(page.getByText("Guardrail broken: key result 2.")).toBeVisible();
    await grade.fill({ Now: "2" }, 2);
    await expect(grade.verdict).toContainText(never);
  }
  await grade.of("Commitment").selectOption("Stretch (aspirational)");
  await grade.fill({ Now: "6.5" });
  await grade.fill({ Now: "3" }, 2);
  await expect(grade.verdict).toContainText("Google's aim, guardrail broken");
});

test("guardrails alone have no score, and that is said", async ({ page, grade }) => {
  await grade.open(linkTo("k=Refunds&m=h&b=lt&g=3&n=2&r=1"));
  await expect(page.getByText(/^Guardrails alone have no score/).first()).toBeVisible();
  await expect(grade.score).not.toHaveText(/\d/);
});

test("today is in the quarter that the page opens with", async ({ page, grade }) => {
  await page.clock.setFixedTime(new Date("2026-08-15T12:00:00"));
  await grade.open();
  await grade.unfoldPeriod();
  await expect(grade.of("First day")).toHaveValue("2026-07-01");
  await expect(grade.of("Last day")).toHaveValue("2026-09-30");
  await expect(grade.of("As of")).toHaveValue("2026-08-15");
});

test("the pace says where it is heading, by the days that are gone", async ({ page, grade }) => {
  await grade.open(linkTo("k=a&s=0&g=100&n=60&f=2026-07-01&t=2026-09-30&a=2026-07-01"));
  await grade.unfoldPeriod();
  for (const [day, now, commitment, says] of [
    ["2026-07-01", "60", "aspirational", /too early to tell: from 10 July/i],
    ["2026-07-09", "60", "aspirational", /too early to tell: from 10 July/i],
    ["2026-07-10", "60", "aspirational", /on track: .*1\.00.* straight line/i],
    ["2026-08-15", "60", "aspirational", /on track: .*1\.00.*50\s% of the period/i],
    ["2026-08-15", "30", "aspirational", /on track: .*0\.60/i],
    ["2026-08-15", "29.9", "aspirational", /at risk: .*just under 0\.60/i],
    ["2026-08-15", "20", "aspirational", /at risk: .*0\.40/i],
    ["2026-08-15", "19", "aspirational", /off track: .*0\.38/i],
    ["2026-08-15", "60", "committed", /on track: .*1\.00/i],
    ["2026-08-15", "49", "committed", /at risk: .*0\.98/i],
    ["2026-08-15", "35", "committed", /at risk: .*0\.70/i],
    ["2026-08-15", "34", "committed", /off track: .*0\.68/i],
    ["2026-09-30", "60", "aspirational", /on track: .*0\.60/i],
    ["2026-10-01", "60", "aspirational", /period over/i],
  ]) {
    await grade.fill({ Now: now });
    await grade.of("Commitment").selectOption(commitment);
    await grade.of("As of").fill(day);
    await expect(page.getByText(says), `${day}, ${now}, ${commitment}`).toBeVisible();
  }
});

test("a Hold's pace is its share, and a Yes/no has none until it is done", async ({
  page,
  grade,
}) => {
  const half = "f=2026-07-01&t=2026-09-30&a=2026-08-15";
  await grade.open(linkTo(`${half}&k=a&m=h&g=7&n='1 of 2&k=b&m=y`));
  await expect(page.getByText(/at risk: heading for 0\.50/i)).toBeVisible();
  await grade.fill({ Done: true }, 2);
  await expect(page.getByText(/on track: heading for 0\.75/i)).toBeVisible();
});

test("a last day before the first is told beside it", async ({ page, grade }) => {
  await grade.open();
  await grade.unfoldPeriod();
  await grade.of("First day").fill("2026-07-01");
  await grade.of("Last day").fill("2026-06-30");
  await grade.of("Last day").press("Tab");
  await expect(grade.of("Last day")).toHaveAccessibleDescription(/before the first/);
  await expect(page.getByText(/straight line/)).toBeHidden();
});

test("a button sets the value that 0.6, 0.7 and 1 need", async ({ page, grade }) => {
  await grade.open();
  for (const [needs, now, spectrum] of [
    [/^0\.6 needs 15\.6\s%/, "15.6", "0.60"],
    [/^0\.7 needs 16\.2\s%: 0\.6 to go/, "16.2", "0.70"],
    [/^1 needs 18\s%: 1\.8 to go/, "18", "1.00"],
  ]) {
    await grade.card().getByRole("button", { name: needs }).click();
    await expect(grade.field("Now")).toHaveValue(now);
    await expect(grade.result("Spectrum")).toHaveText(spectrum);
  }
  await expect(grade.card().getByRole("button", { name: /reached$/ })).toHaveCount(3);
  await page.getByRole("button", { name: "Agency onboarding" }).click();
  await grade.card(2).getByRole("button", { name: /0\.7 needs 2\.1: .*so 3$/ }).click();
  await expect(grade.field("Now", 2)).toHaveValue("3");
});

test("the cheapest way for one key result alone to bring the objective to 0.70", async ({
  page,
  grade,
}) => {
  await grade.open();
  const ways = page.getByRole("heading", { name: "Cheapest way to 0.70" });
  await expect(ways).toBeVisible();
  const way = page.getByRole("button", { name: /: from / });
  await expect(way.first()).toHaveText(/^Trials that become customers: from 15\s% to 17\.1\s%$/);
  await way.first().click();
  await expect(grade.field("Now")).toHaveValue("17.1");
  await expect(grade.score).toHaveText("0.70");
  await expect(grade.verdict).toContainText("Google's aim, green");
  await expect(ways).toBeHidden();
});

test("every key result that alone could bring the objective to 0.70 is a way", async ({
  page,
  grade,
}) => {
  const five = [62, 63, 64, 65, 66].map((now) => `k=At+${now}&s=0&g=100&n=${now}`);
  await grade.open(linkTo(five.join("&")));
  await expect(page.getByRole("button", { name: /^At \d+: from / })).toHaveText(
    [62, 63, 64, 65, 66].map((now) => new RegExp(`^At ${now}: from ${now} to ${now + 30}$`)),
  );
});

test("where no key result alone is enough, that is said", async ({ page, grade }) => {
  await grade.open(linkTo("k=a&s=0&g=10&n=0&k=b&s=0&g=10&n=0&k=c&s=0&g=10&n=0"));
  await expect(page.getByText("No key result alone gets it to 0.70.")).toBeVisible();
});

test("one number is a good stretch, a broken must and a KPI out of band", async ({
  page,
  grade,
}) => {
  await grade.open();
  const number = page.getByLabel("The number", { exact: true });
  const bound = page.getByLabel("Must be at least", { exact: true });
  const readings = page
    .getByRole("region", { name: "One number, three tolerances" })
    .or(page.locator(".tolerances"));
  const expectReadings = async (stretch, must, kpi) => {
    for (const [title, verdict] of [
      ["A stretch", stretch],
      ["A must", must],
      ["A KPI", kpi],
    ]) {
      const heading = page.getByRole("heading", { level: 3, name: new RegExp(`^${title}`) });
      const reading = readings.locator("div").filter({ has: heading }).last();
      await expect(reading.getByText(verdict, { exact: true })).toBeVisible();
    }
  };
  await expect(number).toHaveValue("72");
  await expectReadings("success", "missed", "out of band");
  await bound.fill("70");
  await expectReadings("success", "missed", "inside its band");
  await number.fill("100");
  await expectReadings("fully reached: aim higher next time", "kept", "inside its band");
  await number.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(number).toHaveValue("1");
  await expectReadings("barely moved", "missed", "out of band");
  await bound.fill("");
  await expectReadings("barely moved", "missed", "no band, no status");
});

test("two closed periods above 0.7 say to aim higher next, one never does", async ({
  page,
  grade,
}) => {
  await grade.open();
  const says = page.getByText("Success both times: aim higher next.");
  const fill = async (number, values) => {
    for (const [label, value] of Object.entries(values)) {
      await page.getByLabel(label, { exact: true }).nth(number - 1).fill(value);
    }
  };
  const add = grade.button("Add a period");
  await add.click();
  await expect(page.getByLabel("Period", { exact: true })).toBeFocused();
  await fill(1, { Period: "Q1", "Stretch score": "0.95", "Musts kept": "2", of: "3" });
  await expect(says).toBeHidden();
  await add.click();
  await fill(2, { Period: "Q2", "Stretch score": "0.7", "Musts kept": "4", of: "4" });
  await expect(page.getByText("Musts kept: 6 of 7.")).toBeVisible();
  await expect(says).toBeHidden();
  await fill(2, { "Stretch score": "71 %" });
  await expect(says).toBeVisible();
  await add.click();
  await fill(3, { Period: "Q3", "Stretch score": "0.4" });
  await expect(says).toBeHidden();
  await page.getByRole("button", { name: "Remove Q3" }).click();
  await expect(says).toBeVisible();
  await expect(add).toBeFocused();
  await fill(1, { "Stretch score": "1.2" });
  await page.getByLabel("Stretch score", { exact: true }).first().press("Tab");
  await expect(page.getByText("A score is from 0 to 1.")).toBeVisible();
});

for (const [name, title] of EXAMPLES) {
  test(`the example ${name} comes in one click and has a verdict`, async ({ page, grade }) => {
    await grade.open();
    await grade.button(name).click();
    await expect(grade.of("Objective")).toHaveValue(title);
    await expect(grade.score).toHaveText(/\d\.\d\d$/);
    await expect(page.getByText(/^(So far|If it closed now): /).first()).toBeVisible();
  });
}
