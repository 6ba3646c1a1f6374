// What the goals page can look like: what is stored, and what a person does there.

import {
  binned,
  day,
  expect,
  fieldsOf,
  fileOf,
  record,
  seal,
  stored,
  storedMany,
} from "./goals.mjs";
import { linkTo } from "./grade.mjs";
import { unfoldAll } from "./journey.mjs";

const TITLE = "Make the trial the reason to buy";

const two = [
  {
    name: "Conversion",
    unit: "%",
    checkIns: { [day(-9)]: "13", [day(-2)]: { value: "15", confidence: 7, note: "New page" } },
  },
  { name: "The page is live", measure: "yes-no", start: null, target: null },
];

const long = "x".repeat(200);

/** Something of everything. */
const ALL = {
  ...stored("a2", TITLE, two),
  ...stored("a1", "Be the agency that new clients recommend"),
  ...binned("a0", "Deleted"),
};

/** A file of when there was one of them alone. */
const OLDER = fileOf({
  "objective/a1": record(fieldsOf("Be the agency that new clients recommend", [{ id: "a1k0" }])),
});

const RUNNING = { period: { first: day(-50), last: day(40) } };

/** Key results of every measure, with weeks of check-ins. */
const told = [
  {
    name: "Conversion",
    unit: "%",
    start: "12",
    target: "18",
    kind: "lag",
    checkIns: {
      [day(-45)]: { value: "12.5", confidence: 6 },
      [day(-30)]: { value: "16", confidence: 9, note: "The new page is out." },
      [day(-18)]: { value: "14.5", confidence: 3 },
      [day(-9)]: { value: "15", confidence: 5, note: "Calls on day three seem to help." },
    },
  },
  {
    name: "Time to the first reply",
    unit: "hours",
    start: "6",
    target: "2",
    kind: "lag",
    checkIns: {
      [day(-45)]: { value: "5.9", confidence: 4 },
      [day(-2)]: { value: "3.4", confidence: 8 },
    },
  },
  { name: "The page is live", measure: "yes-no", start: null, target: null, kind: "lag" },
  {
    name: "Satisfaction",
    measure: "hold",
    operator: "between",
    start: "65",
    target: "75",
    guardrail: true,
    checkIns: { [day(-20)]: "70", [day(-6)]: "80" },
  },
];

const around = {
  "action/x1/text": "Call everybody on the third day",
  "action/x1/place": "1",
  "action/x1/done": day(-12),
  "action/x2/text": "Rewrite the first e-mail",
  "action/x2/place": "2",
  "note/n1": { date: day(-25), text: "The competitor cut its price" },
  "note/n2": { date: day(-5), text: "A holiday" },
};

const taught = {
  learned: "The first call decides, not the page.",
  differently: "Begin with the calls, and with two people.",
};

/** Objectives of every kind: under way, over, closed, of each level. */
const LIFE = {
  ...stored("b1", "Move house without losing a weekend", [{ checkIns: { [day(-80)]: "90" } }], {
    period: { first: day(-120), last: day(-30) },
    closed: { on: day(-10), next: "retire" },
    ...taught,
  }),
  ...stored("b2", "Write every day", [{ checkIns: { [day(-160)]: "80" } }], {
    period: { first: day(-211), last: day(-121) },
    closed: { on: day(-120), next: "continue" },
    ...taught,
  }),
  ...stored("b3", "Keep what was promised to the team", [{ checkIns: { [day(-20)]: "60" } }], {
    period: { first: day(-95), last: day(-5) },
    commitment: "must",
    level: "team",
    owner: "Ada and Bob",
  }),
  ...stored("b4", "Be the agency that new clients recommend", [{ name: "Recommendations" }], {
    ...RUNNING,
    level: "company",
    owner: "",
  }),
  ...stored("b5", TITLE, told, { ...RUNNING, ...around }),
};

/** Opens one of them as one does in the list. */
async function openOne(goals, title = TITLE) {
  await goals.openWith(LIFE);
  await lookAt(goals, title);
}

async function lookAt(goals, title) {
  await goals.card(title).getByRole("link", { name: title, exact: true }).click();
  await goals.page.getByRole("link", { name: /All objectives$/ }).waitFor();
  await goals.card(title).getByRole("figure").first().waitFor();
}

/** Unfolds whatever of a part is folded. */
const unfold = (within) =>
  unfoldAll(within.locator("details:not([open]) > summary").filter({ visible: true }));

const draft = [
  "o=Grow&k=Conversion&s=12&g=18&n=15&u=%25",
  "k=Load&m=h&b=in&s=65&g=75&n=70;80;74",
  "k=Live&m=y&n=1",
].join("&");

/** What an objective's life looks like, from its draft to what it taught. */
const LIVES = {
  "a list with filters, what is due and closed periods": async (goals) => {
    await goals.openWith(LIFE);
    await goals.page.getByRole("region", { name: "At a glance" }).waitFor();
    await expect(goals.page.getByRole("list", { name: "Closed in the last two weeks" })).toBeVisible();
    await unfold(goals.page.locator(".goals"));
    await goals.page.getByRole("link", { name: "Year by year" }).waitFor();
  },
  "a list whose filters leave nothing": async (goals) => {
    await goals.put(LIFE);
    await goals.page.goto("#/goals?when=2020-01-01..2020-03-31&level=company");
    await goals.page.getByText(/^Nothing here matches/).waitFor();
  },
  "an open objective with everything": async (goals) => {
    await openOne(goals);
    await goals.history(TITLE);
    const card = goals.card(TITLE);
    for (const name of ["Conversion", "Time to the first reply", "Satisfaction"]) {
      await card.getByRole("button", { name: new RegExp(`^As a table\\W+${name}$`) }).click();
    }
    await expect(card.getByRole("table")).toHaveCount(3);
    await expect(card.getByRole("listitem").filter({ hasText: "Rewrite" })).toBeVisible();
  },
  "an open objective with things worth a look, one over": async (goals) => {
    await openOne(goals, "Keep what was promised to the team");
    await goals.page.getByRole("heading", { name: "Suggestions" }).waitFor();
    await goals.page.getByText(/^The period ended on/).waitFor();
  },
  "an open objective's fields with problems": async (goals) => {
    await openOne(goals);
    const card = goals.card(TITLE);
    await card.getByRole("button", { name: /^Add New action/ }).click();
    await card.getByRole("button", { name: /^Add What happened/ }).click();
    await expect(card.locator("[aria-invalid]")).toHaveCount(2);
  },
  "an objective being closed, with problems": async (goals) => {
    await openOne(goals);
    const card = goals.card(TITLE);
    await goals.button("Close this objective", card).click();
    const form = card.getByRole("form", { name: "Close this objective" });
    await form.waitFor();
    for (const box of await form.getByRole("checkbox").all()) await box.uncheck();
    await goals.button("Go on to the next objective", form).click();
    await form.getByText(/^Choose at least one/).waitFor();
    await form.getByLabel("What did you learn?").fill("n".repeat(2001));
    await form.getByLabel("What did you learn?").press("Tab");
    await expect(form.locator("[aria-invalid]")).toHaveCount(1);
  },
  "the draft of one that continues, still to be saved": async (goals) => {
    await openOne(goals);
    const card = goals.card(TITLE);
    await goals.button("Close this objective", card).click();
    await goals.button("Go on to the next objective", card).click();
    await goals.page.getByText(/^Saving this also closes/).waitFor();
    await unfold(goals.form);
    await expect(goals.button("Save and close the last one")).toBeVisible();
  },
  "the sheet for what is due, with problems": async (goals) => {
    await goals.openWith(LIFE);
    const sheet = goals.page.getByRole("form", { name: "Check in", exact: true });
    await sheet.getByRole("textbox").first().fill("lots");
    await sheet.getByRole("textbox").last().fill("1");
    await goals.button("Check in", sheet).click();
    await expect(sheet.locator("[aria-invalid]")).toHaveCount(1);
  },
  "a list with every card folded": async (goals) => {
    await goals.put(LIFE);
    await goals.page.goto("#/goals");
    await expect(goals.folded).toHaveCount(3);
  },
  "a closed objective": async (goals) => {
    await goals.put(LIFE);
    await goals.page.goto("#/goals?open=b1");
    await goals.page.getByText(taught.learned).filter({ visible: true }).waitFor();
    await goals.history("Move house without losing a weekend");
  },
  "the example": async (goals) => {
    await goals.page.goto("#/goals?example=1");
    await goals.page.getByRole("heading", { name: "An example to play with" }).waitFor();
    await expect(goals.titles).toHaveCount(1);
  },
  "the example, open": async (goals) => {
    await goals.page.goto("#/goals?example=1");
    await goals.titles.getByRole("link").click();
    await goals.page.getByRole("figure").first().waitFor();
  },
  "a form with everything unfolded, and lessons": async (goals) => {
    await goals.openWith(LIFE);
    await goals.begin();
    await unfold(goals.form);
    await goals.form.getByLabel("Period", { exact: true }).selectOption("Custom dates");
    await expect(goals.form.getByLabel("First day")).toBeVisible();
    await goals.field("Measure").selectOption("Hold");
    await goals.form.getByText(taught.learned).first().waitFor();
  },
  "a form with advice on its wording, and work that became an action": async (goals) => {
    await goals.open();
    await goals.title.fill("Improve web visibility");
    await goals.field("Name").fill(`Hire 4 engineers ${long.slice(50)}`);
    await goals.button("Move it to actions", goals.form).click();
    await goals.field("Name").fill("Maintain the satisfaction of our clients");
    const said = goals.form.getByRole("group", { name: "About the wording" });
    await expect(said).toHaveCount(2);
    await goals.form.getByText(/^SMART: /).click();
    await expect(goals.form.getByText("Time-related: yes.")).toBeVisible();
  },
  "a form with problems in what was unfolded": async (goals) => {
    await goals.openWith(LIFE);
    await goals.begin();
    await goals.fill("Grow");
    await unfold(goals.form);
    await goals.keyResult().getByLabel(/^Weight/).fill("lots");
    const owners = goals.form.getByLabel(/^Owner/);
    await expect(owners.first()).toBeVisible();
    for (const owner of await owners.all()) await owner.fill("n".repeat(201));
    await goals.form.getByLabel("Period", { exact: true }).selectOption("Custom dates");
    await goals.form.getByLabel("First day").fill(day(1));
    await goals.form.getByLabel("Last day").fill(day(-1));
    await goals.button("Save", goals.form).click();
    await expect(goals.form.locator("[aria-invalid]")).toHaveCount(4);
  },
  "a draft from the playground, with another begun before": async (goals) => {
    await goals.openWith(LIFE);
    await goals.begin();
    await goals.fill("Something begun");
    await goals.page.goto(linkTo(draft).replace("grade", "goals"));
    await expect(goals.title).toHaveValue("Grow");
    await goals.button("Go back to it").waitFor();
  },
};

/** Files in a folder of the browser's own: of another device, and half of one. */
const SHARED = {
  "waymark-other1-a.json": seal(
    `{"waymark":"device","version":1,"device":"other1","name":"Phone ${"x".repeat(30)}","number":1,` +
      `"mark":"m","day":"${day(-3)}","records":{}}`,
  ),
  [`waymark-${"y".repeat(60)}-b.json`]: '00000000 {"waymark":"device","ver',
};

async function shared(goals) {
  const { page } = goals;
  await goals.openWith(ALL);
  await goals.settings();
  await page.evaluate(async (files) => {
    const folder = await navigator.storage.getDirectory();
    window.showDirectoryPicker = async () => folder;
    for (const [name, text] of Object.entries(files)) {
      const file = await folder.getFileHandle(name, { create: true });
      const to = await file.createWritable();
      await to.write(text);
      await to.close();
    }
  }, SHARED);
  await goals.button("Set it up").click();
  await goals.button("Choose a folder").click();
  await page.getByText(/: seen 3 days ago/).waitFor();
  await page.getByText(/: not complete/).waitFor();
}

export const STATES = {
  ...LIVES,
  "the data with another device": shared,
  "the goals page with nothing in it": (goals) => goals.open(),
  "the goals page with objectives": async (goals) => {
    await goals.openWith(ALL);
    await expect(goals.cards).toHaveCount(2);
  },
  "the page about the data": async (goals) => {
    await goals.openWith(ALL);
    await goals.openBin();
    await goals.button("Delete for good").click();
    await goals.page.getByText("This cannot be undone.").waitFor();
    await goals.button("Storage used").click();
    await goals.page.getByText(/free\.$/).waitFor();
  },
  "the goals page with many objectives": async (goals) => {
    await goals.openWith(storedMany(35));
    await expect(goals.cards).toHaveCount(30);
    await expect(goals.button("Show more (5)")).toBeVisible();
  },
  "the goals page where nothing is found": async (goals) => {
    await goals.openWith(storedMany(25));
    await goals.page.getByLabel("Find an objective").fill("no such");
    await expect(goals.cards).toHaveCount(0);
  },
  "an objective's form with problems": async (goals) => {
    await goals.open();
    await goals.field("Start").fill("lots");
    await goals.title.fill("n".repeat(201));
    await goals.title.press("Tab");
    await goals.button("Save", goals.form).click();
    await expect(goals.form.locator("[aria-invalid]").first()).toBeVisible();
  },
  "an objective being edited": async (goals) => {
    await goals.openWith(ALL);
    await goals.edit(TITLE);
  },
  "an objective with its check-ins, one being corrected": async (goals) => {
    await goals.openWith(ALL);
    const lines = await goals.history(TITLE);
    await lines.getByRole("button", { name: /^Correct/ }).first().click();
    await lines.getByRole("form").first().waitFor();
  },
  "a check-in with problems": async (goals) => {
    await goals.openWith(ALL);
    const form = goals.checkInForm(TITLE);
    await goals.fillCheckIn(form, { Day: day(1), "Confidence, 0 to 10": "11" });
    await goals.button("Check in", form).click();
    await expect(form.locator("[aria-invalid]").first()).toBeVisible();
  },
  "a preview of a file": async (goals) => {
    await goals.openWith(ALL);
    const changed = record({ ...fieldsOf("Changed", two), "kr/k0/target": "20" }, {}, "9.file");
    const records = { "objective/a2": changed, "objective/b1": record(fieldsOf("New")) };
    await goals.choose(fileOf(records));
    await goals.preview.waitFor();
  },
  "a preview of a table with rows left out": async (goals) => {
    await goals.openWith(ALL);
    const rows = [`${TITLE},Conversion,2026-10-03,"1,200",,`, "No,Such,2026-10-03,1,,"];
    await goals.choose(["Objective,Key result,Date,Value,Confidence,Note", ...rows].join("\n"));
    await goals.preview.waitFor();
  },
  "a preview of a table with a switch": async (goals) => {
    await goals.openWith(ALL);
    const rows = ["04/05/2026", "06/07/2026"].map((day, at) => `${TITLE},Conversion,${day},1${at}`);
    await goals.choose(["Objective,Key result,Date,Value", ...rows].join("\n"));
    await goals.preview.getByRole("radio").first().waitFor();
  },
  "drafts of a plan, with a switch and one that cannot be kept": async (goals) => {
    await goals.openWith(ALL);
    const rows = ['Grow,Signups,"1,000","2,500"', `${TITLE},Conversion,12,18`, "Win,Calls,many,40"];
    await goals.choose(["Objective,Key result,Start,Target", ...rows].join("\n"), "plan.csv");
    const drafts = goals.page.getByRole("region", { name: "New from this file" });
    await drafts.getByRole("radio").first().waitFor();
    await drafts.getByRole("checkbox", { name: "Win" }).waitFor();
  },
  "a card whose target moved on the way": async (goals) => {
    const of = { id: "k1", name: "Trial", start: "12", target: "24" };
    const checkIns = { [day(-20)]: "15", [day(-2)]: "15" };
    const moved = { on: day(-10), "key-result": "k1", what: "target", from: "18" };
    await goals.openWith(
      stored("c1", TITLE, [{ ...of, checkIns }], {
        period: { first: day(-60), last: day(30) },
        "revised/r1": moved,
      }),
    );
    await goals.page.getByText(/before the target moved on/).waitFor();
  },
  "a preview of an older copy": async (goals) => {
    await goals.openWith(ALL);
    await goals.choose(OLDER);
    await goals.preview.waitFor();
  },
  "what going back to a file takes away": async (goals) => {
    await goals.openWith(ALL);
    await goals.choose(OLDER);
    const back = "Back to how it was in this file";
    await goals.button(back, goals.preview).click();
    await goals.page.getByRole("region", { name: back }).waitFor();
  },
  "a file that is refused": async (goals) => {
    await goals.openWith(ALL);
    await goals.choose(fileOf({ [`objective/${long}`]: record(fieldsOf(long)) }));
    await goals.refused.waitFor();
  },
  "a file that was offered and cannot be copied": async (goals) => {
    await goals.page.addInitScript(() => delete Navigator.prototype.clipboard);
    await goals.openWith(ALL);
    await goals.settings();
    await goals.exported();
    await goals.page.getByRole("button", { name: /copy/i }).click();
    await goals.page.getByRole("textbox", { name: /does not let the page copy/ }).waitFor();
  },
  "a pinned note to be made": async (goals) => {
    await goals.openWith(ALL);
    await goals.page.locator("details.pin > summary").click();
    await goals.page.getByRole("link", { name: "Open the page" }).waitFor();
  },
  "a storage that is full": async (goals) => {
    await goals.openWith(ALL);
    await goals.fillUp();
    await goals.button("Delete", goals.card(TITLE)).click();
    await expect(goals.notSaved).toBeVisible();
  },
  "a storage that is blocked": async (goals) => {
    await goals.page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => null });
    });
    await goals.open();
    await goals.page.getByText(/keeps nothing for this page/).waitFor();
  },
  "a storage that was cleared": async (goals, context) => {
    await goals.openWith(ALL);
    const other = await context.newPage();
    await other.goto(process.env.WAYMARK_URL);
    await other.evaluate(() => localStorage.clear());
    await other.close();
    await goals.button("Put it back").waitFor();
  },
  "records that are damaged, newer and disputed": async (goals) => {
    const disputed = { ...record(fieldsOf("Shown"), {}, "2.one") };
    disputed.others = { title: [["Beside", "1.two"]] };
    await goals.openWith({
      [`waymark/1/objective/${"d".repeat(24)}`]: "damaged",
      "waymark/1/objective/a1": seal(JSON.stringify({ ...record(fieldsOf("Newer")), schema: 2 })),
      "waymark/1/objective/a2": seal(JSON.stringify(disputed)),
    });
    await goals.button("Use “Beside”").waitFor();
  },
  "an objective whose names have no spaces": async (goals) => {
    const checkIns = { [day(-1)]: { value: "9999999999999999999999999999", note: long } };
    const keyResult = { name: long, unit: long, target: "9999999999999999999999999999", checkIns };
    await goals.openWith(stored("a1", long, [keyResult]));
    await goals.history(long);
  },
};
