// What an objective comes to: weights, verdicts, guardrails, pace, and the way
// to more.

import { EXAMPLES, expect, linkTo, test } from "./grade.mjs";

for (const [name, fraction, score, verdict] of [
  ["Trial conversion", "49/80", "0.61", "in the target zone, amber"],
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
  await expect(page.getByText(/^All weights are 0/).last()).toBeVisible();
  await expect(grade.score).not.toHaveText(/\d/);
  await grade.fill({ Weight: "-1" });
  await grade.field("Weight").press("Tab");
  await expect(grade.card().getByText("A weight has to be 0 or more.")).toBeVisible();
});

test("a key result without a value is left out, and that is said", async ({ page, grade }) => {
  await grade.open(linkTo("k=a&s=0&g=2&n=1&k=b&s=0&g=4&n=3&k=c&s=0&g=5"));
  await expect(grade.score).toHaveText("0.63");
  await expect(page.getByText(/2 of 3 measured so far/)).toBeVisible();
  await expect(page.getByText(/If you closed it now, the missing one would count as 0: 0\.42/)).toBeVisible();
  await grade.expectResults(["–", "–", "–"], 3);
});

test("one key result with a problem leaves the objective without a verdict", async ({
  page,
  grade,
}) => {
  await grade.open();
  await grade.fill({ Now: "a lot" }, 2);
  await expect(page.getByText("No verdict while key result 2 has a problem.")).not.toHaveCount(0);
  await expect(grade.score).not.toHaveText(/\d/);
  await expect(grade.verdict).not.toContainText("aim");
  await grade.expectResults(["0.50", "0.50", "0"]);
  await grade.fill({ Now: "4.4" }, 2);
  await expect(grade.score).toHaveText("0.61");
});

test("each band of a stretch and of a must begins and ends where it should", async ({
  page,
  grade,
}) => {
  for (const [now, score, stretch, must, band] of [
    ["39.9", "just under 0.40", "barely moved", "missed", "red"],
    ["40", "0.40", "below the target zone", "missed", "amber"],
    ["59.9", "just under 0.60", "below the target zone", "missed", "amber"],
    ["60", "0.60", "in the target zone", "missed", "amber"],
    ["69.9", "just under 0.70", "in the target zone", "missed", "amber"],
    ["70", "0.70", "in the target zone", "missed", "green"],
    ["70.1", "just over 0.70", "success", "missed", "green"],
    ["80", "0.80", "success", "missed", "green"],
    ["80.1", "just over 0.80", "beyond stretch", "missed", "green"],
    ["99.9", "just under 1.00", "beyond stretch", "missed", "green"],
    ["100", "1.00", "fully reached: aim higher next time", "kept", "green"],
  ]) {
    await test.step(`${now} % of a stretch is “${stretch}”, of a must “${must}”`, async () => {
      const what = `${now} %`;
      await grade.open(linkTo(`k=a&s=0&g=100&n=${now}`));
      await expect(grade.score, what).toHaveText(score);
      await expect(grade.verdict, what).toHaveText(`If it closed now: ${stretch}, ${band}`);
      const other = page.getByText(`If this were a must (committed): ${must}.`);
      await expect(other, what).toBeVisible();
      await grade.of("Commitment").selectOption("Must (committed)");
      const colour = must === "kept" ? "green" : "red";
      await expect(grade.verdict, what).toHaveText(`If it closed now: ${must}, ${colour}`);
      const one = page.getByText(`If this were a stretch (aspirational): ${stretch}.`);
      await expect(one, what).toBeVisible();
      await expect(grade.score, what).toHaveText(score);
    });
  }
});

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
    await expect(page.getByText("Guardrail broken: “Refunds”.")).toBeVisible();
    await grade.fill({ Now: "2" }, 2);
    await expect(grade.verdict).toContainText(never);
  }
  await grade.of("Commitment").selectOption("Stretch (aspirational)");
  await grade.fill({ Now: "6.5" });
  await grade.fill({ Now: "3" }, 2);
  await expect(grade.verdict).toContainText("in the target zone, guardrail broken");
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
    ["2026-07-01", "60", "aspirational", /too early for a forecast\. The first one comes on 10 July/i],
    ["2026-07-09", "60", "aspirational", /too early for a forecast\. The first one comes on 10 July/i],
    ["2026-07-10", "60", "aspirational", /on track: about 1\.00 at this pace/i],
    ["2026-08-15", "60", "aspirational", /on track: .*1\.00.*50% of the period/i],
    ["2026-08-15", "30", "aspirational", /on track: .*0\.60/i],
    ["2026-08-15", "29.9", "aspirational", /at risk: .*just under 0\.60/i],
    ["2026-08-15", "20", "aspirational", /at risk: .*0\.40/i],
    ["2026-08-15", "19", "aspirational", /off track: .*0\.38/i],
    ["2026-08-15", "60", "committed", /on track: .*1\.00/i],
    ["2026-08-15", "49", "committed", /at risk: .*0\.98/i],
    ["2026-08-15", "35", "committed", /at risk: .*0\.70/i],
    ["2026-08-15", "34", "committed", /off track: .*0\.68/i],
    ["2026-09-30", "60", "aspirational", /on track: .*0\.60/i],
    ["2026-10-01", "60", "aspirational", /the period is over/i],
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
  await expect(page.getByText(/at risk: about 0\.50/i)).toBeVisible();
  await grade.fill({ Done: true }, 2);
  await expect(page.getByText(/on track: about 0\.75/i)).toBeVisible();
});

test("what is not done yet has no score while its period runs, and is a no after it", async ({
  page,
  grade,
}) => {
  const half = "f=2026-07-01&t=2026-09-30&a=2026-08-15";
  await grade.open(linkTo(`${half}&k=a&s=0&g=100&n=60&k=b&m=y`));
  await expect(grade.score).toHaveText("0.60");
  await expect(page.getByText("Not done yet, so it has no score while the period runs.")).toBeVisible();
  await grade.unfoldPeriod();
  await grade.of("As of").fill("2026-10-01");
  await expect(grade.score).toHaveText("0.30");
  await grade.expectResults(["0.00", "0.00", "0"], 2);
  await grade.of("As of").fill("2026-08-15");
  await expect(grade.score).toHaveText("0.60");
  await grade.fill({ Done: true }, 2);
  await expect(grade.score).toHaveText("0.80");
});

test("a must is neither kept nor missed while its period runs", async ({ page, grade }) => {
  const half = "f=2026-07-01&t=2026-09-30&a=2026-08-15";
  await grade.open(linkTo(`c=c&${half}&k=a&s=0&g=100&n=80`));
  // Nor has its key result a colour.
  const colour = grade.card().locator(".zone");
  await expect(grade.verdict).toHaveText("not there yet");
  await expect(grade.score).toHaveText("0.80");
  await expect(colour).toHaveText("");
  await grade.fill({ Now: "100" });
  await expect(grade.verdict).toHaveText("If it closed now: kept, green");
  await expect(colour).toHaveText("green");
  await grade.fill({ Now: "80" });
  await grade.unfoldPeriod();
  await grade.of("As of").fill("2026-10-01");
  await expect(grade.verdict).toHaveText("missed, red");
  await expect(colour).toHaveText("red");
  await expect(page.getByText("The period is over: this is the final score.")).toBeVisible();
});

test("a last day before the first is told beside it", async ({ page, grade }) => {
  await grade.open();
  await grade.unfoldPeriod();
  await grade.of("First day").fill("2026-07-01");
  await grade.of("Last day").fill("2026-06-30");
  await grade.of("Last day").press("Tab");
  await expect(grade.of("Last day")).toHaveAccessibleDescription(/before the first/);
  await expect(page.getByText(/at this pace/)).toBeHidden();
});

test("the cheapest way for one key result alone to bring the objective to 0.70", async ({
  page,
  grade,
}) => {
  await grade.open();
  const ways = page.getByRole("heading", { name: "Smallest step to 0.70" });
  await expect(ways).toBeVisible();
  const way = page.getByRole("button", { name: /: from / });
  await expect(way.first()).toHaveText(/^Trials that become customers: from 15% to 17\.1%$/);
  await way.first().click();
  await expect(grade.field("Now")).toHaveValue("17.1");
  await expect(grade.score).toHaveText("0.70");
  await expect(grade.verdict).toContainText("in the target zone, green");
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
  await expect(page.getByText("No single key result can bring it to 0.70.")).toBeVisible();
});

test("one number is a good stretch, a broken must and a KPI out of band", async ({
  page,
  grade,
}) => {
  await grade.open();
  const number = page.getByLabel("The number", { exact: true });
  const bound = page.getByLabel("Must be at least", { exact: true });
  const readings = page.locator(".tolerances");
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
  await grade.addPeriod(1);
  await fill(1, { Period: "Q1", "Stretch score": "0.95", "Musts kept": "2", of: "3" });
  await expect(says).toBeHidden();
  await grade.addPeriod(2);
  await fill(2, { Period: "Q2", "Stretch score": "0.7", "Musts kept": "4", of: "4" });
  await expect(page.getByText("Musts kept: 6 of 7.")).toBeVisible();
  await expect(says).toBeHidden();
  await fill(2, { "Stretch score": "71 %" });
  await expect(says).toBeVisible();
  await grade.addPeriod(3);
  await fill(3, { Period: "Q3", "Stretch score": "0.4" });
  await expect(says).toBeHidden();
  await page.getByRole("button", { name: "Remove Q3" }).click();
  await expect(says).toBeVisible();
  await expect(add).toBeFocused();
  await fill(1, { "Stretch score": "1.2" });
  await page.getByLabel("Stretch score", { exact: true }).first().press("Tab");
  await expect(page.getByText("A score is between 0 and 1.")).toBeVisible();
});

test("each example comes in one click and has a verdict", async ({ page, grade }) => {
  await grade.open();
  // The first is what the page opens on: it comes last.
  for (const [name, title] of [...EXAMPLES.slice(1), EXAMPLES[0]]) {
    await grade.button(name).click();
    await expect(grade.of("Objective"), name).toHaveValue(title);
    await expect(grade.score, name).toHaveText(/\d\.\d\d$/);
    const verdict = page.getByText(/^(So far|If it closed now): /).first();
    await expect(verdict, name).toBeVisible();
  }
});
