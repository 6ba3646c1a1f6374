// Without a network: what one has been to works on, and what a first visit asks for stays as
// it was. The builds that meet at a deploy are in deploys.spec.mjs.

import { BUILT, lastingOf, serveBuilds, SWITCH_OFF } from "./deploys.mjs";
import { readFile } from "node:fs/promises";
import { day, expect, fieldsOf, fileOf, Goals, record, stored, test as base } from "./goals.mjs";
import { Grade } from "./grade.mjs";
import { endedMonths, storedKpi } from "./kpis.mjs";
import { Objective } from "./objective.mjs";
import { Quiz } from "./journey.mjs";

export const test = base.extend({
  site: async ({}, use) => {
    const site = await serveBuilds(BUILT);
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.url),
});

test.use({ serviceWorkers: "allow" });

/** Waits until the worker has all of a build and answers for the page. */
const kept = (page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");

const TITLE = "Make the trial the reason to buy";

test("after one visit to each page the network can go, and all of it works", async ({
  page,
  context,
  site,
  foreseen,
}) => {
  const quiz = new Quiz(page);
  const grade = new Grade(page);
  const goals = new Goals(page);
  const objective = new Objective(goals);
  await quiz.open();
  for (const name of ["Grade", "Goals", "KPIs"]) {
    await page.getByRole("link", { name, exact: true }).click();
    await expect(page.locator(".main .loading")).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  await kept(page);
  await site.stop();
  await context.setOffline(true);
  // A browser asks for the icon by itself.
  foreseen.push(/console: Failed to load resource: net::ERR_INTERNET_DISCONNECTED/);

  await quiz.open();
  await page.reload();
  await quiz.answer("abca");
  await expect(quiz.verdict).toContainText("OKR");

  await page.goto("#/grade");
  await page.reload();
  await grade.field("Now").fill("18");
  await expect(grade.field("Now")).toHaveValue("18");
  await expect(page.getByText("1.00").first()).toBeVisible();

  await page.goto("#/goals");
  await page.reload();
  await goals.arrived();
  await goals.write(TITLE);
  await goals.checkIn(TITLE, "15");
  const text = await goals.exported();
  expect(text).toContain(TITLE);
  await goals.bringIn(
    fileOf({ "objective/b1": record(fieldsOf("From a file", [{ id: "b1k0", checkIns: { [day()]: "7" } }])) }),
  );
  await expect(goals.card("From a file")).toBeVisible();
  await objective.open(TITLE);
  await objective.close();
  await expect(goals.saved).toBeVisible();
  await page.goto("#/review/week");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Weekly review" })).toBeVisible();
  await site.start();
});

test("the guide that needs no app opens without a network, with its style", async ({
  page,
  context,
  site,
  foreseen,
}) => {
  await new Quiz(page).open();
  await kept(page);
  await site.stop();
  await context.setOffline(true);
  foreseen.push(/console: Failed to load resource: net::ERR_INTERNET_DISCONNECTED/);
  for (const address of ["guide.html", "guide.html#grading"]) {
    await page.goto(address);
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "OKRs and KPIs, told apart" })).toBeVisible();
    const sheets = await page.evaluate(() => [...document.styleSheets].map((it) => it.cssRules.length > 0));
    expect(sheets).toEqual([true, true, true]);
  }
  await page.getByRole("link", { name: "Quiz", exact: true }).first().click();
  await expect(new Quiz(page).question(1)).toBeVisible();
  await site.start();
});

/** What a server does with the guide: it has none, leads elsewhere, or has that of another build. */
const GUIDES = {
  "is missing": { status: 404 },
  "stands elsewhere": { status: 308, location: "/guide" },
  "is of another build": { body: "<link rel=stylesheet href=waymark-0123456789abcdef.css>" },
};

for (const [what, answer] of Object.entries(GUIDES)) {
  test(`where the guide ${what}, everything else is kept`, async ({ page, site, foreseen }) => {
    foreseen.push(/console: Failed to load resource: .*404/);
    site.instead = (path) => (/^\/guide(\.html)?$/.test(path) ? answer : undefined);
    await new Quiz(page).open();
    await kept(page);
    const names = () =>
      page.evaluate(async () => {
        const [name] = await caches.keys();
        const all = await (await caches.open(name)).keys();
        return all.map(({ url }) => url.slice(document.baseURI.replace(/[^/]*$/, "").length));
      });
    expect((await names()).sort()).toEqual(["", ...(await lastingOf(BUILT))].sort());
    // Of the guide the server is asked.
    site.instead = () => undefined;
    site.asked.length = 0;
    await page.goto("guide.html");
    await expect(page.getByRole("heading", { level: 1, name: "OKRs and KPIs, told apart" })).toBeVisible();
    expect(site.asked).toContain("/guide.html");
  });
}

test("a first visit asks for what it did, and then for every file once", async ({ page, site }) => {
  await new Quiz(page).open();
  await kept(page);
  const lasting = await lastingOf(BUILT);
  const times = (name) => site.asked.filter((path) => path === `/${name}`).length;
  // What the page has asked for already comes from the browser's own cache.
  expect(lasting.filter((name) => times(name) !== 1)).toEqual([]);
  const first = ["/", "/start-", "/waymark-", "/icon-"];
  const others = site.asked.findIndex((path) => !first.some((it) => path === it || (it !== "/" && path.startsWith(it))));
  expect(site.asked[others]).toMatch(/^\/(offline-[^/]+\.js|manifest\.webmanifest)$/);
  expect(site.asked.indexOf("/sw.js")).toBeGreaterThan(others);
});

test("where the person saves data nothing is fetched unasked, and a button asks", async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  const goals = new Goals(page);
  await goals.open();
  await goals.settings();
  const button = goals.button("Keep Waymark on this device for offline use");
  await expect(button).toBeVisible();
  expect(site.asked).not.toContain("/sw.js");
  await button.click();
  await expect(page.getByText("Waymark also opens on this device without a connection.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Storage" })).toBeFocused();
  await expect(button).toBeHidden();
  await kept(page);
  // From then on it is so, and said so.
  await page.reload();
  await expect(page.getByText("Waymark also opens on this device without a connection.")).toBeVisible();
});

test("where it cannot be kept that is said, and the button tries again", async ({
  page,
  site,
  foreseen,
}) => {
  foreseen.push(/console: /);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "connection", { value: { saveData: true } });
  });
  const goals = new Goals(page);
  await goals.open();
  await goals.settings();
  site.instead = (path) => (path === "/sw.js" ? { status: 404 } : undefined);
  const button = goals.button("Keep Waymark on this device for offline use");
  await button.click();
  await expect(page.getByText("That did not work")).toBeVisible();
  site.instead = () => undefined;
  await button.click();
  await expect(page.getByText("Waymark also opens on this device without a connection.")).toBeVisible();
});

test("what is not of the app passes the worker by", async ({ page, site, foreseen }) => {
  foreseen.push(/console: Failed to load resource: .*404/);
  await new Quiz(page).open();
  await kept(page);
  site.asked.length = 0;
  const got = await page.evaluate(async () => {
    const paths = ["rescue.html", "embed/okr-or-kpi.js", "store/list.json", "", "sub/a-0123456789abcdef.js"];
    const asked = paths.map(async (path) => (await fetch(path, { cache: "no-store" })).status);
    return Promise.all(asked);
  });
  expect(got).toEqual([200, 200, 404, 200, 404]);
  const sorted = ["/", "/embed/okr-or-kpi.js", "/rescue.html", "/store/list.json", "/sub/a-0123456789abcdef.js"];
  expect([...site.asked].sort()).toEqual(sorted);
  // And as pages one goes to.
  await page.goto("rescue.html");
  await page.goto("embed/frame.html");
  expect(site.asked).toContain("/embed/frame.html");
  expect(site.asked.filter((path) => path === "/rescue.html")).toHaveLength(2);
});

test("a site in a folder and one around it keep apart", async ({ page, site, foreseen }) => {
  foreseen.push(/console: Failed to load resource: .*404/);
  await new Quiz(page).open();
  await kept(page);
  // The worker of the one around it is responsible in there, too, and leaves it alone.
  await page.goto(`${site.url}sub/`);
  await page.goto(`${site.url}sub/index.html?x`);
  expect(site.asked).toContain("/sub/");
  expect(site.asked).toContain("/sub/index.html");
  expect(await page.evaluate(() => caches.keys())).toEqual([expect.stringContaining(`waymark ${site.url} `)]);
});

test("a file that a system shares with the app is shown as one that was chosen, once", async ({
  page,
}) => {
  const goals = new Goals(page);
  await goals.open();
  await kept(page);
  const text = fileOf({ "objective/b1": record(fieldsOf("From a phone", [{ id: "b1k0" }])) });
  // As a system sends it: its own form may not, by the page's policy.
  const led = await page.evaluate(async (text) => {
    const body = new FormData();
    body.append("file", new File([text], "waymark.json", { type: "application/json" }));
    const answer = await fetch("share", { method: "POST", body, redirect: "manual" });
    return answer.type;
  }, text);
  expect(led).toBe("opaqueredirect");
  await page.goto("#/goals?settings=1");
  await expect(goals.preview).toContainText("From a phone");
  await goals.button("Import", goals.preview).click();
  await expect(goals.preview).toHaveCount(0);
  await goals.list();
  await expect(goals.card("From a phone")).toBeVisible();
  await goals.settings();
  await expect(page.getByRole("heading", { name: "Export and import" })).toBeVisible();
  await expect(goals.preview).toHaveCount(0);
  expect(await page.evaluate(() => caches.has(`waymark-shared ${document.baseURI.replace(/#.*/, "")}`))).toBe(false);
});

test("a file that is opened with the app is shown as one that was chosen", async ({ page }) => {
  const text = fileOf({ "objective/b1": record(fieldsOf("From a disk", [{ id: "b1k0" }])) });
  await page.addInitScript((text) => {
    const file = new File([text], "waymark.json");
    const setConsumer = (consume) => consume({ files: [{ getFile: async () => file }] });
    Object.defineProperty(window, "launchQueue", { value: { setConsumer } });
  }, text);
  const goals = new Goals(page);
  await page.goto("#/goals?settings=1");
  await expect(goals.preview).toContainText("From a disk");
});

test("where the browser would install it a button asks, and nothing else does", async ({ page }) => {
  const goals = new Goals(page);
  await goals.open();
  const prevented = await page.evaluate(() => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = async () => {};
    event.userChoice = Promise.resolve({ outcome: "accepted" });
    dispatchEvent(event);
    return event.defaultPrevented;
  });
  expect(prevented).toBe(true);
  await expect(page.getByText("Install", { exact: false })).toHaveCount(0);
  await goals.settings();
  await goals.button("Install Waymark").click();
  await expect(page.getByText("Installed. You find it among your apps.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Waymark as an app" })).toBeFocused();
  await expect(goals.button("Install Waymark")).toBeHidden();
});

for (const [standalone, says] of [
  [false, "On this device an installed app does not see what Safari keeps"],
  [true, "Used Waymark in Safari before?"],
]) {
  test(`on iOS, ${standalone ? "installed" : "in the browser"}, it says what comes along`, async ({
    page,
  }) => {
    await page.addInitScript((standalone) => {
      Object.defineProperty(navigator, "standalone", { value: standalone });
    }, standalone);
    const goals = new Goals(page);
    await goals.open();
    if (!standalone) await goals.settings();
    await expect(page.getByText(says)).toBeVisible();
    if (standalone) await expect(page.getByLabel("Import a file")).toBeAttached();
  });
}

test("as an app, its icon shows how much there is to look at where somebody wants that", async ({
  page,
  context,
}) => {
  const choice = page.getByLabel("Show on the app’s icon");
  const shown = () => page.evaluate(() => window.shown);
  // Where it runs in a tab nothing is offered.
  const goals = new Goals(page);
  const band = { operator: "at-least", target: "12" };
  const readings = Object.fromEntries(endedMonths(3).map((on, at) => [on, ["12", "13", "9"][at]]));
  await goals.openWith({
    ...stored("a1", "Make the trial the reason to buy"),
    ...storedKpi("c1", "Trial to paid", { unit: "%", band, readings }),
  });
  await goals.settings();
  await expect(choice).toBeHidden();
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "standalone", { value: true });
    window.shown = [];
    const { setAppBadge, clearAppBadge } = Navigator.prototype;
    Navigator.prototype.setAppBadge = function (count) {
      window.shown.push(count);
      return setAppBadge.call(this, count);
    };
    Navigator.prototype.clearAppBadge = function () {
      window.shown.push(0);
      return clearAppBadge.call(this);
    };
  });
  await page.reload();
  // The system does not allow it: it says so, and nothing is shown.
  await choice.click();
  await expect(page.getByText("Your device does not allow it")).toBeVisible();
  await expect(choice).not.toBeChecked();
  await context.grantPermissions(["notifications"]);
  await choice.check();
  await expect(page.getByText("Your device does not allow it")).toBeHidden();
  await goals.list();
  const week = page.getByRole("link", { name: "Weekly review · 1 thing to look at" });
  await expect(week).toBeVisible();
  await expect.poll(async () => (await shown()).at(-1)).toBe(1);
  await page.reload();
  await expect(week).toBeVisible();
  await expect.poll(shown).toEqual([1]);
  await goals.settings();
  await choice.uncheck();
  await expect.poll(shown).toEqual([1, 0]);
  await page.reload();
  await expect(choice).toBeVisible();
  await expect(choice).not.toBeChecked();
});

test("the manifest is whole, and what it names is there", async ({ page, site }) => {
  await new Quiz(page).open();
  const got = await page.evaluate(async () => {
    const link = document.querySelector('link[rel="manifest"]').href;
    const manifest = await (await fetch(link)).json();
    const size = async ({ src, sizes }) => {
      const image = await createImageBitmap(await (await fetch(new URL(src, link))).blob());
      return sizes === `${image.width}x${image.height}`;
    };
    const { start_url, scope, shortcuts, display, icons } = manifest;
    const at = (url) => new URL(url, link).href;
    return {
      display,
      start: at(start_url),
      scope: at(scope),
      purposes: icons.map(({ sizes, purpose }) => `${purpose} ${sizes}`),
      sizes: await Promise.all(icons.map(size)),
      shortcuts: shortcuts.map(({ url }) => at(url)),
    };
  });
  expect(got).toEqual({
    display: "standalone",
    start: `${site.url}#/goals`,
    scope: site.url,
    purposes: ["any 192x192", "any 512x512", "maskable 512x512"],
    sizes: [true, true, true],
    shortcuts: [`${site.url}#/goals`, `${site.url}#/kpis?m=`],
  });
  // Each leads to what it says.
  await page.goto("#/kpis?m=");
  await expect(page.getByRole("form", { name: /New KPI/ })).toBeVisible();
});

test("a worker in whose place the switch stands ends, and takes its cache away", async ({
  page,
  site,
}) => {
  const quiz = new Quiz(page);
  await quiz.open();
  await kept(page);
  await page.evaluate(() => localStorage.setItem("waymark/1/objective/a1", "a goal"));
  await page.evaluate(() => caches.open("somebody else's"));
  const body = await readFile(SWITCH_OFF, "utf8");
  site.instead = (path) => (path === "/sw.js" ? { body, type: "text/javascript" } : undefined);
  await quiz.answer("ab");
  await page.reload();
  await expect(quiz.question(3)).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, await caches.keys()]))
    .toEqual([0, ["somebody else's"]]);
  site.asked.length = 0;
  await page.reload();
  await expect(quiz.question(3)).toBeVisible();
  expect(site.asked).toContain("/");
  expect(await page.evaluate(() => localStorage.getItem("waymark/1/objective/a1"))).toBe("a goal");
});

test("where its cache was cleared the page comes from the network", async ({ page, site }) => {
  const quiz = new Quiz(page);
  await quiz.open();
  await kept(page);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  site.asked.length = 0;
  await page.reload();
  await expect(quiz.question(1)).toBeVisible();
  expect(site.asked).toContain("/");
  await page.getByRole("link", { name: "Grade", exact: true }).click();
  await expect(new Grade(page).field("Now")).toHaveValue("15");
});
