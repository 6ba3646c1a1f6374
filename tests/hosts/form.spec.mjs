// The quiz as one field of somebody's form.

import { axeFinds, expect, open, test } from "./host.mjs";

/** What the form would send: its fields but for the team's. */
const sent = (page) =>
  page.evaluate(() => {
    const data = [...new FormData(document.forms[0])];
    return data.filter(([name]) => name !== "team");
  });

const submit = (page) => page.getByRole("button", { name: "Propose" }).click();

for (const [letters, verdict] of [
  ["aaaa", "okr"],
  ["bbbb", "both"],
  ["cccc", "kpi"],
]) {
  test(`the form sends ${verdict}, under the element's name`, async ({ page, quiz }) => {
    await open(page, "form.html");
    expect(await sent(page)).toEqual([]);
    await quiz.answer(letters);
    expect(await sent(page)).toEqual([["run-as", verdict]]);
    await submit(page);
    await expect(page).toHaveURL(new RegExp(`/sent.html\\?team=Growth&run-as=${verdict}$`));
  });
}

test("a required quiz holds the form up until it is complete, and says why", async ({
  page,
  quiz,
}) => {
  await page.addInitScript(() => {
    const attach = HTMLElement.prototype.attachInternals;
    HTMLElement.prototype.attachInternals = function attachInternals() {
      const internals = attach.call(this);
      window.says = () => internals.validationMessage;
      return internals;
    };
    window.invalid = 0;
    addEventListener("invalid", () => window.invalid++, true);
  });
  await open(page, "form.html");
  const says = () => page.evaluate(() => window.says());
  const valid = () => page.evaluate(() => document.forms[0].checkValidity());
  for (const [number, letter] of [..."abca"].entries()) {
    await submit(page);
    await expect(page).toHaveURL(/form\.html$/);
    await expect(quiz.element.locator("legend")).toBeFocused();
    expect(await says()).toMatch(/\w+ .*question/i);
    expect(await quiz.element.evaluate((element) => element.matches(":invalid"))).toBe(true);
    await quiz.answer(letter, number + 1);
  }
  expect(await page.evaluate(() => window.invalid)).toBe(4);
  expect(await valid()).toBe(true);
  expect(await says()).toBe("");

  await quiz.button("Start again").click();
  expect(await valid()).toBe(false);
  await quiz.element.evaluate((element) => (element.required = false));
  expect(await valid()).toBe(true);
  await submit(page);
  await expect(page).toHaveURL(/sent\.html\?team=Growth$/);
});

test("Enter inside the quiz never sends the form", async ({ page, quiz, told }) => {
  await open(page, "form.html");
  await page.evaluate(() => {
    document.querySelector("okr-or-kpi").required = false;
    window.submits = 0;
    document.forms[0].addEventListener("submit", (event) => {
      window.submits++;
      event.preventDefault();
    });
  });
  await quiz.name.fill("Churn");
  await quiz.name.press("Enter");
  await expect(page.getByText("Choose one of the three answers")).toBeFocused();
  await page.keyboard.press("Enter");
  for (const [place, letter] of [..."abca"].entries()) {
    await quiz.option(place + 1, letter).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
  }
  await expect(quiz.verdict).toBeFocused();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Yes", exact: true }).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await quiz.element.locator("summary").press("Enter");
  const flip = quiz.element.locator("[aria-pressed]").first();
  await flip.press("Enter");
  await expect(flip).toHaveAttribute("aria-pressed", "true");
  await quiz.button("Back").press("Enter");
  await expect(quiz.question(4)).toBeVisible();
  expect(await page.evaluate(() => window.submits)).toBe(0);
  expect((await told()).filter(([type]) => type === "complete").length).toBe(1);
  // The form's own field still sends it.
  await page.getByLabel("Team").press("Enter");
  expect(await page.evaluate(() => window.submits)).toBe(1);
});

test("emptying the form gives a fresh quiz, or the answers it was written with", async ({
  page,
  quiz,
  told,
}) => {
  await open(page, "form.html");
  await quiz.name.fill("Churn");
  await quiz.answer("abca");
  await page.getByRole("button", { name: "Empty the form" }).click();
  await expect(quiz.question(1)).toBeVisible();
  await expect(quiz.name).toHaveValue("");
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  expect(await sent(page)).toEqual([]);
  expect((await told()).some(([type]) => type === "reset")).toBe(false);

  await quiz.element.evaluate((element) => (element.answers = "abca"));
  await quiz.button("Start again").click();
  await quiz.answer("c");
  await page.getByRole("button", { name: "Empty the form" }).click();
  await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
  expect(await sent(page)).toEqual([["run-as", "okr"]]);
});

test("a disabled fieldset or attribute disables the quiz, and the form goes without it", async ({
  page,
  quiz,
}) => {
  await open(page, "form.html");
  await quiz.answer("aa");
  for (const selector of ["fieldset", "okr-or-kpi"]) {
    const setDisabled = (on) =>
      page.locator(selector).first().evaluate((element, on) => (element.disabled = on), on);
    await setDisabled(true);
    for (const letter of "abc") await expect(quiz.option(3, letter)).toBeDisabled();
    await expect(quiz.button("Continue")).toBeDisabled();
    await expect(quiz.button("Back")).toBeDisabled();
    expect(await page.evaluate(() => document.forms[0].checkValidity())).toBe(true);
    // What is drawn while it is disabled is disabled too.
    await quiz.element.evaluate((element) => (element.answers = "aaaa"));
    await expect(quiz.button("Start again")).toBeDisabled();
    expect(await sent(page)).toEqual([]);
    await quiz.element.evaluate((element) => (element.answers = "aa"));
    await expect(quiz.option(3, "a")).toBeDisabled();
    await setDisabled(false);
    await expect(quiz.option(3, "a")).toBeEnabled();
  }
  // Setting fewer answers steps back and keeps the rest.
  await expect(quiz.option(3, "a")).toBeChecked();
  await quiz.button("Continue").click();
  await quiz.button("Continue").click();
  expect(await sent(page)).toEqual([["run-as", "okr"]]);
});

for (const [answers, at] of [
  ["abca", "at the result"],
  ["ab", "at a question"],
]) {
  test(`coming back to the page finds the quiz as it was left, ${at}`, async ({ page, quiz }) => {
    await open(page, "form.html");
    await page.getByLabel("Team").fill("Design");
    await quiz.answer(answers);
    if (answers.length === 4) await submit(page);
    else await page.goto("sent.html");
    await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
    await page.goBack();
    await expect(page.getByLabel("Team")).toHaveValue("Design");
    if (answers.length === 4) await expect(quiz.verdict.locator("strong")).toHaveText("OKR");
    else await expect(quiz.question(3)).toBeVisible();
    expect(await quiz.element.evaluate((element) => element.answers)).toBe(answers);
    expect(await sent(page)).toEqual(answers.length === 4 ? [["run-as", "okr"]] : []);
  });
}

test("what is set before the module is there holds", async ({ page, quiz, told }) => {
  await open(page, "early.html");
  await expect(quiz.question(4)).toBeVisible();
  const own = await quiz.element.evaluate((element) => Object.keys(element));
  expect(own).toEqual([]);
  expect(await page.evaluate(() => document.forms[0].checkValidity())).toBe(false);
  await quiz.answer("a", 4);
  await expect(quiz.verdict).toContainText("NPS");
  expect(await sent(page)).toEqual([["run-as", "okr"]]);
  expect((await told()).map(([type]) => type)).toEqual(["ready", "start", "answer", "complete"]);
});

test("axe finds nothing in a form that was refused", async ({ page }) => {
  await open(page, "form.html");
  await submit(page);
  expect(await axeFinds(page)).toEqual([]);
});

test("it has what every field has for those who walk a form's elements", async ({ page, quiz }) => {
  await open(page, "form.html");
  const said = () =>
    page.evaluate(() => {
      const field = document.forms[0].elements["run-as"];
      const { form, labels, validity, validationMessage, willValidate } = field;
      return {
        form: form === document.forms[0],
        labels: labels.length,
        missing: validity.valueMissing,
        valid: validity.valid,
        says: validationMessage !== "",
        willValidate,
        checked: field.checkValidity(),
      };
    });
  const before = { form: true, labels: 0, missing: true, valid: false, says: true, willValidate: true, checked: false };
  expect(await said()).toEqual(before);
  expect(await quiz.element.evaluate((element) => element.reportValidity())).toBe(false);
  await expect(quiz.element.locator("legend")).toBeFocused();
  await page.evaluate(() => {
    const label = document.forms[0].appendChild(document.createElement("label"));
    const field = document.forms[0].elements["run-as"];
    field.id = "kind";
    label.htmlFor = "kind";
  });
  await quiz.answer("abca");
  const after = { form: true, labels: 1, missing: false, valid: true, says: false, willValidate: true, checked: true };
  expect(await said()).toEqual(after);
  expect(await quiz.element.evaluate((element) => element.reportValidity())).toBe(true);
  await page.evaluate(() => {
    document.querySelector("fieldset").disabled = true;
  });
  expect((await said()).willValidate).toBe(false);
});

test.describe("hidden and required", () => {
  // The browser's own word for it, which helps nobody.
  const own = /^console: An invalid form control with name='run-as' is not focusable/;
  test.use({
    foreseen: async ({ host }, use) => use([new RegExp(`^request elsewhere: ${host.url}`), own]),
  });

  for (const [how, hide] of [
    ["not displayed", (fieldset) => void (fieldset.style.display = "none")],
    ["invisible", (fieldset) => void (fieldset.style.visibility = "hidden")],
  ]) {
    test(`where a required quiz is ${how}, the author is told what to do`, async ({ page }) => {
      const warnings = [];
      page.on("console", (message) => {
        if (message.type() === "warning") warnings.push(message.text());
      });
      await open(page, "form.html");
      const fieldset = page.getByRole("group", { name: "Run as" });
      const handle = await fieldset.elementHandle();
      await handle.evaluate(hide);
      await submit(page);
      await expect.poll(() => warnings.filter((text) => /disable its fieldset/.test(text)).length).toBe(1);
      await expect(page).toHaveURL(/form\.html$/);
      await handle.evaluate((element) => void (element.disabled = true));
      await submit(page);
      await expect(page).toHaveURL(/sent\.html\?team=Growth$/);
    });
  }
});
