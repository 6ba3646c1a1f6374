// Writing a KPI, changing its band, and what makes it one: as a person does it.

import { Kpis, day, endedMonths, expect, storedKpi, test } from "./kpis.mjs";
import { stored } from "./goals.mjs";
import { put } from "./journey.mjs";

const NAME = "Gross margin";

/** The form of a KPI, or of a part of it, by its labels. */
class Form {
  constructor(page, name = /^(New KPI|Edit this KPI)$/) {
    this.page = page;
    this.form = page.getByRole("form", { name });
  }

  field(label) {
    return this.form.getByLabel(label, { exact: true });
  }

  button(name) {
    return this.form.getByRole("button", { name, exact: true });
  }

  /** The text of a note under a field. */
  async note(label) {
    // What else describes it comes behind.
    const ids = await this.field(label).getAttribute("aria-describedby");
    return this.page.locator(`[id="${ids.split(" ")[0]}"]`);
  }

  /** Opens the form of a new one; where there is none yet, it stands open. */
  async begin() {
    const button = this.page.getByRole("button", { name: "New KPI", exact: true });
    await expect(button.or(this.form)).toBeVisible();
    if (await button.isVisible()) await button.click();
    else await this.field("KPI").focus();
    await expect(this.field("KPI")).toBeFocused();
  }

  async edit(card) {
    await card.getByRole("heading", { level: 3 }).getByRole("link").click();
    await card.getByRole("button", { name: "Edit", exact: true }).click();
    await expect(this.field("KPI")).toBeVisible();
  }

  /** Leaves the field that has the focus. */
  async leave() {
    await this.page.keyboard.press("Tab");
  }

  async save() {
    await this.button("Save").click();
    await expect(this.form).toHaveCount(0);
    await expect(new Kpis(this.page).status).toContainText("Saved");
  }
}

/** The fields of the KPIs that are kept, by their names. */
async function kept(page) {
  const all = await page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => /^waymark.1.kpi.[^/]+$/.test(key))
      .map(([, text]) => JSON.parse(text.slice(9)).fields),
  );
  const fields = all.map((fields) =>
    Object.fromEntries(Object.entries(fields).map(([name, [value]]) => [name, value])),
  );
  return Object.fromEntries(fields.map((it) => [it.title, it]));
}

/** What a list of a record says, each without its name. */
function listed(fields, list) {
  const all = Object.entries(fields).filter(([name]) => name.startsWith(`${list}/`));
  // What was taken away says nothing any more.
  const there = all.map(([, value]) => value).filter((value) => value !== null);
  return there.sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** A year of months of a margin, and its band. */
function margin(given = {}) {
  const values = [38, 36, 34, 37, 33, 36, 39, 35, 37, 36, 34, 38];
  const readings = Object.fromEntries(endedMonths(12).map((on, at) => [on, `${values[at]}`]));
  const band = { operator: "at-least", target: "35" };
  return storedKpi("a1", NAME, { unit: "%", band, readings, ...given });
}

test("a KPI is written with a name alone, and says what it lacks", async ({ page, kpis }) => {
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  await form.field("KPI").fill("Support backlog");
  await form.save();
  const card = kpis.card("Support backlog");
  await expect(card).toContainText("A metric, not a KPI yet");
  await expect(card).toContainText("Still missing: a goal it supports, a source and a band.");
  const { "Support backlog": fields } = await kept(page);
  expect(fields.made).toBe(day());
  expect(listed(fields, "band")).toEqual([]);
});

test("a name fills the band, which is read back, and can be taken out again", async ({
  page,
  kpis,
}) => {
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  const says = (name, text) =>
    test.step(name, async () => {
      await form.field("Band").selectOption("at least");
      for (const label of ["Target", "Threshold"]) await form.field(label).fill("");
      await form.field("KPI").fill("");
      await form.field("KPI").pressSequentially(name);
      await form.leave();
      await expect(form.form).toContainText(text);
      await form.button("Remove these numbers").click();
      await expect(form.field("KPI")).toBeFocused();
      await expect(form.form).toContainText("Enter the number that is normal");
    });
  await says(
    "Response time under 30 minutes",
    /Normal is below 30\sminutes; at 30\sminutes or above, find out why\./,
  );
  await says("NPS ≥ 50", "Normal is at least 50; below 50, find out why.");
  await says(
    "Utilisation between 65 and 75%",
    "Normal is between 65% and 75%; below or above, find out why.",
  );
});

test("each operator is said, kept, and there again when it is edited", async ({ page, kpis }) => {
  await kpis.open();
  const form = new Form(page);
  const cases = [
    ["at least", { Target: "35", Threshold: "30" }, "below 30, find out why"],
    ["above", { Target: "35", Threshold: "30" }, "at 30 or below, find out why"],
    ["at most", { Target: "35", Threshold: "40" }, "above 40, find out why"],
    ["below", { Target: "35", Threshold: "40" }, "at 40 or above, find out why"],
    ["between", { From: "65", To: "75" }, "below or above, find out why"],
  ];
  for (const [operator, fields, says] of cases) {
    await form.begin();
    await form.field("KPI").fill(`A number ${operator}`);
    await form.field("Band").selectOption(operator);
    for (const [label, value] of Object.entries(fields)) await form.field(label).fill(value);
    await expect(form.form).toContainText(says);
    await form.save();
  }
  for (const [operator, fields] of cases) {
    await form.edit(kpis.card(`A number ${operator}`));
    await expect(form.field("Band")).toHaveValue(operator.replace(" ", "-"));
    for (const [label, value] of Object.entries(fields)) {
      await expect(form.field(label)).toHaveValue(value);
    }
    await form.button("Cancel").click();
    await kpis.open();
  }
});

test("what is wrong stands at its field once that is left, and nothing is kept", async ({
  page,
  kpis,
}) => {
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  await form.field("KPI").fill(NAME);
  await form.field("Target").fill("35");
  await form.field("Threshold").fill("40");
  await expect(await form.note("Threshold")).not.toContainText("Stricter");
  await form.leave();
  await expect(await form.note("Threshold")).toContainText(
    "Stricter than the target, at least 35. Enter 35 or less.",
  );
  await form.button("Save").click();
  await expect(form.field("Threshold")).toBeFocused();
  expect(await kept(page)).toEqual({});
  // In a fold it is seen as well.
  await form.field("Threshold").fill("30");
  await form.form.getByText("Source, goal, owner and more").click();
  await form.field("Lowest possible value").fill("50");
  await form.field("Highest possible value").fill("40");
  await form.form.getByText("Source, goal, owner and more").click();
  await form.button("Save").click();
  await expect(form.field("Highest possible value")).toBeFocused();
  await form.field("Highest possible value").fill("");
  await form.field("Lowest possible value").fill("");
  await form.save();
  const { [NAME]: fields } = await kept(page);
  const [band] = listed(fields, "band");
  expect(band).toMatchObject({ operator: "at-least", target: "35", threshold: "30" });
});

test("a sum says of which unit its band is, and a running total is one", async ({ page, kpis }) => {
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  await form.field("KPI").fill("Revenue");
  await form.field("Target").fill("$45,000");
  await form.field("Cadence").selectOption("Weekly");
  await form.form.getByText("Source, goal, owner and more").click();
  await expect(form.field("Adds up")).toHaveValue("mean");
  await form.field("What you enter").selectOption("month");
  await expect(form.field("Adds up")).toHaveValue("sum");
  await form.field("Band is for each").selectOption("month");
  await expect(form.form).toContainText("Normal is at least $45,000 a month");
  await form.save();
  const { Revenue: fields } = await kept(page);
  expect(fields).toMatchObject({ cadence: "week", total: "month", unit: "$" });
  expect(listed(fields, "band")[0]).toMatchObject({ target: "45000", per: "month" });
});

test("the four pillars go along while one types, and lead to their fields", async ({
  page,
  kpis,
}) => {
  await put(page, stored("o1", "Make the trial the reason to buy", [{ name: "Conversion" }]));
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  await form.field("KPI").fill(NAME);
  const pillars = form.form.getByRole("region", { name: "What makes it a KPI" });
  await expect(pillars).toContainText("A metric, not a KPI yet");
  await pillars.getByRole("button", { name: "A target and a band" }).click();
  await expect(form.field("Target")).toBeFocused();
  await page.keyboard.type("35%");
  await expect(pillars.getByRole("button")).toHaveCount(2);
  await pillars.getByRole("button", { name: "A source for its readings" }).click();
  await expect(form.field("Source")).toBeFocused();
  await page.keyboard.type("Ledger");
  await pillars.getByRole("button", { name: "A goal it supports" }).click();
  await expect(form.field("Supports")).toBeFocused();
  await form.field("Supports which goal").selectOption("– Conversion");
  await expect(pillars).toContainText("All four: this is a KPI.");
  await form.save();
  await expect(kpis.card(NAME)).not.toContainText("A metric, not a KPI yet");
  const { [NAME]: fields } = await kept(page);
  expect(fields).toMatchObject({ objective: "o1", "key-result": "o1k0", source: "Ledger" });
});

test("a metric is mended in place, pillar by pillar", async ({ page, kpis }) => {
  await put(page, storedKpi("a1", NAME, { owner: "" }));
  await kpis.open();
  const card = kpis.card(NAME);
  const mend = async (pillar, label, fill) => {
    await card.getByRole("button", { name: `Add ${pillar}`, exact: true }).click();
    const form = new Form(page, label);
    await fill(form);
    await form.save();
  };
  await mend("a goal it supports", "Supports", (form) => form.field("Supports").fill("Solvency"));
  await expect(card).toContainText("Still missing: a source, a band and an owner.");
  await mend("a source", "Source", (form) => form.field("Source").fill("Ledger"));
  await mend("a band", "Band", async (form) => {
    await form.field("Band").selectOption("above");
    await form.field("Target").fill("35%");
  });
  await mend("an owner", "Owner", (form) => form.field("Owner").fill("Ada"));
  await expect(card).not.toContainText("A metric, not a KPI yet");
  const { [NAME]: fields } = await kept(page);
  expect(fields).toMatchObject({ supports: "Solvency", source: "Ledger", owner: "Ada", unit: "%" });
});

test.describe("the band of a KPI that is there", () => {
  test.beforeEach(async ({ page, kpis }) => {
    await put(page, margin());
    await kpis.open();
  });

  test("is changed from a day, and what was before stays judged as it was", async ({
    page,
    kpis,
  }) => {
    const form = new Form(page);
    await form.edit(kpis.card(NAME));
    await expect(form.form).toContainText("The usual ups and downs so far lie between");
    await form.field("Target").fill("37");
    const first = `${day().slice(0, 8)}01`;
    await expect(form.field("Band holds since")).toHaveValue(first);
    await expect(form.form).toContainText("No reading so far is judged differently.");
    // From the last ended month on it is.
    const [last] = endedMonths(1);
    await form.field("Band holds since").fill(last);
    await expect(form.form).toContainText("No reading so far is judged differently.");
    await form.field("Target").fill("39");
    const table = form.form.getByRole("table", { name: "Judged differently" });
    await expect(table.getByRole("row")).toHaveCount(2);
    await expect(table.getByRole("row").last()).toContainText(
      /38%\s*good: at least 35%\s*out of band, too low: at least 39%/,
    );
    await form.save();
    const bands = listed((await kept(page))[NAME], "band");
    expect(bands.map(({ from, target }) => [from, target])).toEqual([
      ["2024-01-01", "35"],
      [last, "39"],
    ]);
    await page.getByRole("button", { name: /^Undo/ }).click();
    await expect.poll(async () => listed((await kept(page))[NAME], "band")).toHaveLength(1);
  });

  test("is corrected, with every month that this judges otherwise", async ({ page, kpis }) => {
    const form = new Form(page);
    await form.edit(kpis.card(NAME));
    await form.field("Target").fill("37");
    await form.form.getByRole("radio", { name: "Correct" }).check();
    await expect(form.field("Band holds since")).toBeHidden();
    await expect(form.form).toContainText("4 readings are judged differently.");
    const table = form.form.getByRole("table", { name: "Judged differently" });
    await expect(table.getByRole("row")).toHaveCount(5);
    await form.save();
    const bands = listed((await kept(page))[NAME], "band");
    expect(bands).toMatchObject([{ from: "2024-01-01", target: "37" }]);
  });

  test("goes along with another cadence from a day, and begins nothing where nothing changed", async ({
    page,
    kpis,
  }) => {
    const form = new Form(page);
    await form.edit(kpis.card(NAME));
    await expect(form.form.getByRole("radio")).toHaveCount(0);
    await form.field("Cadence").selectOption("Weekly");
    await expect(form.field("Changed since")).toHaveValue(`${day().slice(0, 8)}01`);
    // Another band holds from the same day, unless somebody says otherwise.
    const holds = form.field("Band holds since");
    await form.field("Target").fill("37");
    await expect(holds).toHaveValue(`${day().slice(0, 8)}01`);
    await form.field("Changed since").fill("2025-06-01");
    await expect(holds).toHaveValue("2025-06-01");
    await holds.fill("2025-07-01");
    await form.field("Changed since").fill("2025-08-01");
    await expect(holds).toHaveValue("2025-07-01");
    await form.field("Target").fill("35");
    await form.field("Changed since").fill(`${day().slice(0, 8)}01`);
    await expect(holds).toHaveCount(0);
    await form.save();
    const fields = (await kept(page))[NAME];
    expect(listed(fields, "definition")).toMatchObject([{ cadence: "week", unit: "%" }]);
    expect(fields.cadence ?? null).toBe(null);
    expect(listed(fields, "band")).toHaveLength(1);
  });
});

test("a reload takes nothing away, and after Cancel a form begins anew", async ({ page, kpis }) => {
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  await form.field("KPI").fill(NAME);
  await form.field("Band").selectOption("between");
  await form.field("From").fill("65");
  await page.reload();
  await kpis.arrived();
  await form.begin();
  await expect(form.field("KPI")).toHaveValue(NAME);
  await expect(form.field("Band")).toHaveValue("between");
  await expect(form.field("From")).toHaveValue("65");
  await form.button("Cancel").click();
  await expect(form.form).toHaveCount(0);
  await form.begin();
  await expect(form.field("KPI")).toHaveValue("");
});

test("what another tab writes meanwhile to other fields stays", async ({ page, kpis, beside }) => {
  await put(page, margin());
  await kpis.open();
  const form = new Form(page);
  await form.edit(kpis.card(NAME));
  const { page: otherPage } = await beside({ now: false });
  const others = new Kpis(otherPage);
  await others.open();
  const other = new Form(otherPage);
  await other.edit(others.card(NAME));
  await other.form.getByText("Source, goal, owner and more").click();
  await other.field("Source").fill("Ledger");
  await other.save();
  await form.field("KPI").fill("Margin");
  await form.save();
  const { Margin: fields } = await kept(page);
  expect(fields.source).toBe("Ledger");
});

test("by keyboard alone, one is written with its band", async ({ page, kpis }) => {
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  await page.keyboard.type("Errors a day");
  await page.keyboard.press("Tab");
  await expect(form.field("Band")).toBeFocused();
  await page.keyboard.type("at m");
  await page.keyboard.press("Tab");
  await page.keyboard.type("20");
  await page.keyboard.press("Tab");
  await page.keyboard.type("25");
  await expect(form.form).toContainText("acceptable is at most 25; above 25, find out why.");
  await page.keyboard.press("Enter");
  await expect(kpis.card("Errors a day")).toBeVisible();
  await expect(kpis.card("Errors a day").getByRole("heading", { level: 3 })).toBeFocused();
});

test("the band follows a name that is worded anew, but never over what somebody typed", async ({
  page,
  kpis,
}) => {
  await kpis.open();
  const form = new Form(page);
  await form.begin();
  await form.field("KPI").pressSequentially("Response time under 30 minutes");
  await form.leave();
  await expect(form.field("Target")).toHaveValue("30");
  await form.field("KPI").fill("");
  await form.field("KPI").pressSequentially("Response time under 45 minutes");
  await form.leave();
  await expect(form.field("Target")).toHaveValue("45");
  await form.button("Remove these numbers").click();
  await expect(form.field("Target")).toHaveValue("");
  await form.field("KPI").fill("");
  await form.field("KPI").pressSequentially("Response time under 20 minutes");
  await form.leave();
  await expect(form.field("Target")).toHaveValue("20");
  await form.field("Target").fill("25");
  await form.field("KPI").fill("");
  await form.field("KPI").pressSequentially("Response time under 15 minutes");
  await form.leave();
  await expect(form.field("KPI")).not.toBeFocused();
  await expect(form.field("Target")).toHaveValue("25");
});
