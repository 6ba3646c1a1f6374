// Journeys through the built site in Firefox and in WebKit, with what Debian
// packages of them. Playwright drives neither: it brings patched browsers along.
//
//   node tests/engines/journey.mjs firefox <program>
//   node tests/engines/journey.mjs webkit

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { BUILT, serveBuilds } from "../deploys.mjs";
import { serveHosts } from "../hosts/server.mjs";
import { serve } from "../server.mjs";
import { folder } from "./folder.mjs";
import * as keyboard from "./keyboard.mjs";
import { shows } from "./shows.mjs";

/** Firefox, through WebDriver BiDi. */
async function firefox(executablePath) {
  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const errors = [];
  let page;
  const begin = async () => {
    await page?.close();
    page = await browser.newPage();
    page.on("pageerror", (error) => errors.push(String(error)));
  };
  await begin();
  return {
    errors,
    // In a page that was gone through by keys before, Enter is sometimes pressed in vain.
    begin,
    // Runs in each page from its beginning on.
    prepare: (script) => page.evaluateOnNewDocument(script),
    open: (url) => page.goto(url),
    reload: () => page.reload(),
    press: async (key) => {
      const [name, shift] = key.split("+").toReversed();
      if (shift) await page.keyboard.down(shift);
      await page.keyboard.press(name);
      if (shift) await page.keyboard.up(shift);
    },
    run: (script, ...values) => page.evaluate(script, ...values),
    close: () => browser.close(),
  };
}

/** WebKitGTK, through plain WebDriver on a display of its own. */
async function webkit() {
  const port = await freePort();
  const driver = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], {
    env: { ...process.env, WEBKIT_DISABLE_DMABUF_RENDERER: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
    stdio: "ignore",
    detached: true,
  });
  const ask = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      body: body && JSON.stringify(body),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const program = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
  const { sessionId } = await answering(() =>
    ask("POST", "/session", {
      capabilities: {
        alwaysMatch: { "webkitgtk:browserOptions": { binary: program, args: ["--automation"] } },
      },
    }),
  );
  const session = `/session/${sessionId}`;
  return {
    errors: [],
    begin: () => ask("POST", `${session}/url`, { url: "about:blank" }),
    open: (url) => ask("POST", `${session}/url`, { url }),
    reload: () => ask("POST", `${session}/refresh`, {}),
    press: (key) => ask("POST", `${session}/actions`, { actions: [pressed(key)] }),
    run: (script, ...args) =>
      ask("POST", `${session}/execute/async`, {
        script: `const values = [...arguments]; const done = values.pop();
          Promise.resolve((${script})(...values)).then(done);`,
        args,
      }),
    close: async () => {
      await ask("DELETE", session);
      process.kill(-driver.pid);
      await once(driver, "exit");
    },
  };
}

/** What a key is called over there. */
const KEYS = {
  Tab: "\ue004",
  Enter: "\ue006",
  Backspace: "\ue003",
  End: "\ue010",
  ArrowLeft: "\ue012",
  ArrowDown: "\ue015",
};

/** A key pressed, some with Shift held down. */
function pressed(key) {
  const [name, shift] = key.split("+").toReversed();
  const value = KEYS[name] ?? name;
  const press = [
    { type: "keyDown", value },
    { type: "keyUp", value },
  ];
  const held = { value: "\ue008" };
  const all = [{ type: "keyDown", ...held }, ...press, { type: "keyUp", ...held }];
  return { type: "key", id: "keys", actions: shift ? all : press };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** What a server answers once it listens. */
async function answering(request) {
  for (const started = Date.now(); ; ) {
    try {
      return await request();
    } catch (error) {
      if (error.cause?.code !== "ECONNREFUSED" || Date.now() - started > 30_000) throw error;
    }
  }
}

/** Marks an answer and goes on. */
const answer = (letter) => {
  const root = document.querySelector("okr-or-kpi").shadowRoot;
  root.querySelector(`input[value="${letter}"]`).click();
  root.querySelector("button.primary").click();
};

const marked = () =>
  document.querySelector("okr-or-kpi").shadowRoot.querySelector("input:checked")?.value ?? null;

async function journey(browser, url) {
  await browser.open(url);
  await browser.run(shows, "What are you trying to do");
  for (const letter of "abca") await browser.run(answer, letter);
  await browser.run(shows, "OKR");
  const value = await browser.run(() => document.querySelector("okr-or-kpi").value);
  assert.equal(value.verdict, "okr");
  assert.equal(value.answers, "abca");
  assert.equal(await browser.run(() => location.hash), "#/quiz?q=1.abca");

  await browser.run(() => history.back());
  await browser.run(shows, "What conversation should it drive?");
  assert.equal(await browser.run(marked), "a");
  await browser.reload();
  await browser.run(shows, "What conversation should it drive?");

  const looks = await browser.run(() => {
    const root = document.querySelector("okr-or-kpi").shadowRoot;
    const radio = root.querySelector("input[type=radio]");
    const box = radio.parentElement.getBoundingClientRect();
    const hit = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return { hit: hit === radio, sideways: document.documentElement.scrollWidth > innerWidth };
  });
  assert.deepEqual(looks, { hit: true, sideways: false });
  assert.deepEqual(browser.errors, []);
}

/** The element on a page of somebody else's, then in a form of theirs. */
async function embedded(browser, url) {
  await browser.open(`${url}plain.html`);
  await browser.run(shows, "What are you trying to do");
  await browser.run(() => {
    window.told = [];
    for (const type of ["start", "answer", "complete"]) {
      addEventListener(`okr-or-kpi-${type}`, ({ detail }) => window.told.push([type, detail]));
    }
  });
  for (const letter of "cabc") await browser.run(answer, letter);
  await browser.run(shows, "KPI");
  const told = await browser.run(() => window.told);
  assert.deepEqual(
    told.map(([type]) => type),
    ["start", "answer", "answer", "answer", "answer", "complete"],
  );
  assert.equal(told[5][1].verdict, "kpi");
  const fallback = () => document.querySelector("okr-or-kpi p").getBoundingClientRect().height;
  assert.equal(await browser.run(fallback), 0);

  await browser.open(`${url}form.html`);
  await browser.run(shows, "What are you trying to do");
  const sent = () => [...new FormData(document.querySelector("form")).values()];
  assert.deepEqual((await browser.run(sent)).includes("okr"), false);
  for (const letter of "aaaa") await browser.run(answer, letter);
  await browser.run(shows, "OKR");
  assert.deepEqual((await browser.run(sent)).includes("okr"), true);
  await browser.run(() => document.querySelector("form").reset());
  await browser.run(shows, "What are you trying to do");
  assert.deepEqual(browser.errors, []);
}

/** Once the server is gone: the quiz, and a page that nobody has been to. */
async function withoutNetwork(browser) {
  const site = await serveBuilds(BUILT);
  await browser.begin();
  await browser.open(site.url);
  await browser.run(shows, "What are you trying to do");
  await browser.run(kept);
  await site.stop();
  await browser.reload();
  await browser.run(shows, "What are you trying to do");
  for (const letter of "abca") await browser.run(answer, letter);
  await browser.run(shows, "OKR");
  await browser.run(() => {
    location.hash = "#/goals";
  });
  await browser.run(there);
  await browser.reload();
  await browser.run(there);
  assert.deepEqual(browser.errors, []);
}

/** Waits in a page until the worker answers for it. */
const kept = () =>
  new Promise((done) => {
    const look = () => {
      if (navigator.serviceWorker.controller?.state === "activated") done(true);
      else requestAnimationFrame(look);
    };
    look();
  });

/** Waits in a page until it shows the goals. */
const there = () =>
  new Promise((done) => {
    const look = () => {
      if (document.querySelector(".goals-page #status")) done(true);
      else requestAnimationFrame(look);
    };
    look();
  });

const [engine, program] = process.argv.slice(2);
const server = await serve();
const hosts = await serveHosts();
const browser = await { firefox, webkit }[engine](program);
try {
  await journey(browser, server.url);
  console.log(`${engine}: the quiz, its history and a reload work`);
  await embedded(browser, hosts.url);
  console.log(`${engine}: the embed works on a page and in a form`);
  if (engine === "firefox") {
    await withoutNetwork(browser);
    console.log(`${engine}: without a network the quiz and the goals work`);
    await folder(browser, server.url);
    console.log(`${engine}: a folder of the browser's is written, read back and kept`);
  }
  await browser.begin();
  for (const [name, journey] of Object.entries(keyboard)) {
    await journey(browser, name === "hosted" ? hosts.url : server.url);
    assert.deepEqual(browser.errors, []);
    console.log(`${engine}: ${name} by keyboard alone, the focus never lost`);
  }
} finally {
  await browser.close();
  await server.stop();
  await hosts.stop();
}
