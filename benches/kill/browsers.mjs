// The three browsers as somebody has them: a process group of its own for each, with a
// profile that stays. Nothing here is a driver's own browser, which may keep its data
// in memory or be closed by what drives it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { chromium as cdp } from "playwright-core";
import { chromium as settings } from "../../tests/browser.mjs";
import { serve } from "../../tests/server.mjs";

const DRIVE = readFileSync(new URL("drive.js", import.meta.url), "utf8");
const MINIBROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const TO_START = 60_000;

export const pause = (time) => new Promise((done) => setTimeout(done, time));

/** What becomes of something, or an error after a while. */
export function within(time, what, promise) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${what}: not within ${time / 1000} s`)), time);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

function onPath(...programs) {
  const folders = process.env.PATH.split(delimiter);
  const paths = programs.flatMap((program) => folders.map((folder) => join(folder, program)));
  return paths.find((path) => existsSync(path));
}

/** What runs in groups of its own is not ended with this. */
const running = new Set();
process.on("exit", () => running.forEach((processes) => processes.killGroup()));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** A browser's processes: all of them carry the profile's folder in what they were given. */
class Processes {
  constructor(profile, program, args, env = {}) {
    this.profile = profile;
    this.child = spawn(program, args, {
      detached: true,
      env: { ...process.env, ...env, WAYMARK_PROFILE: profile },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.said = "";
    this.child.stderr.on("data", (text) => (this.said += text));
    this.child.on("error", (error) => (this.said += error));
    running.add(this);
  }

  killGroup() {
    try {
      process.kill(-this.child.pid, "SIGKILL");
    } catch {
      // It is gone already.
    }
  }

  /** What becomes of it once it runs; nothing is left of it where that fails. */
  async running(begin) {
    try {
      return await begin();
    } catch (error) {
      await this.kill();
      throw error;
    }
  }

  /** What the program says on its way that fits. */
  async saying(pattern) {
    for (const from = Date.now(); Date.now() - from < TO_START; await pause(20)) {
      const found = pattern.exec(this.said);
      if (found) return found;
      if (this.child.exitCode !== null) break;
    }
    throw new Error(`the browser did not start: ${this.said.slice(-500)}`);
  }

  /** Those that are left, by what the system knows of each. */
  left() {
    const carries = (id) => {
      try {
        const given = ["cmdline", "environ"].map((name) => readFileSync(`/proc/${id}/${name}`));
        // What is dead and not yet waited for has neither.
        return given.some((text) => `${text}`.includes(this.profile));
      } catch {
        return false;
      }
    };
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && carries(name));
  }

  /** All at once, as a crash of the machine's session or of the browser would. */
  async kill() {
    this.killGroup();
    for (const from = Date.now(); this.left().length > 0; await pause(10)) {
      // One that has left the group is no less of the browser.
      for (const id of this.left()) {
        try {
          process.kill(Number(id), "SIGKILL");
        } catch {
          // Gone meanwhile.
        }
      }
      if (Date.now() - from > 20_000) throw new Error("the browser cannot be killed");
    }
    running.delete(this);
  }

  async gone() {
    for (const from = Date.now(); this.left().length > 0; await pause(50)) {
      if (Date.now() - from > 30_000) throw new Error("the browser does not close");
    }
    running.delete(this);
  }
}

/** A whole Chromium, through the port for developers. */
const chromium = {
  async setUp() {
    const program =
      process.env.WAYMARK_CHROMIUM_WHOLE ?? onPath("chromium", "google-chrome", "chromium-browser");
    if (!program) return { skipped: "there is no whole Chromium: set WAYMARK_CHROMIUM_WHOLE" };
    const server = await serve();
    return { url: server.url, stop: server.stop, start };

    async function start(profile) {
      for (const name of ["SingletonLock", "SingletonSocket", "SingletonCookie"]) {
        rmSync(join(profile, name), { force: true });
      }
      const own = ["--headless=new", `--user-data-dir=${profile}`, "--remote-debugging-port=0"];
      const args = [...settings.launchOptions.args, ...own, "about:blank"];
      const processes = new Processes(profile, program, args);
      return processes.running(() => driven(processes));
    }

    async function driven(processes) {
      const [, address] = await processes.saying(/DevTools listening on (ws:\S+)/);
      const browser = await cdp.connectOverCDP(address);
      const [context] = browser.contexts();
      const commands = await browser.newBrowserCDPSession();
      return {
        // The one that it begins with may still be replaced.
        ...tab(await context.newPage()),
        version: browser.version(),
        /** Another page in a window of its own: what is not in front draws nothing. */
        beside: async () => {
          const [page] = await Promise.all([
            context.waitForEvent("page"),
            commands.send("Target.createTarget", { url: "about:blank", newWindow: true }),
          ]);
          return tab(page);
        },
        kill: () => processes.kill(),
        close: async () => {
          commands.send("Browser.close").catch(() => {});
          await processes.gone();
        },
      };
    }
  },
};

/** A page of Chromium, and what failed in it. */
function tab(page) {
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  return {
    errors,
    open: async (url) => {
      await page.goto(url);
      await page.evaluate(DRIVE);
    },
    reload: async () => {
      await page.reload();
      await page.evaluate(DRIVE);
    },
    run: (name, ...args) =>
      page.evaluate(([name, args]) => globalThis.waymarkDrive[name](...args), [name, args]),
  };
}

const FIREFOX_SETTINGS = {
  "app.update.auto": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.sessionstore.resume_from_crash": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "toolkit.startup.max_resumed_crashes": -1,
};

/** Firefox, through WebDriver BiDi. */
const firefox = {
  async setUp() {
    const program = onPath("firefox-esr", "firefox");
    if (!program) return { skipped: "there is no Firefox: `cargo xtask test --all` gets it" };
    let puppeteer;
    try {
      const engines = new URL("../../tests/engines/journey.mjs", import.meta.url);
      puppeteer = createRequire(engines)("puppeteer-core");
      puppeteer = puppeteer.default ?? puppeteer;
    } catch {
      return { skipped: "what drives it is missing: `npm ci` in tests/engines" };
    }
    const server = await serve();
    return { url: server.url, stop: server.stop, start };

    async function start(profile) {
      mkdirSync(profile, { recursive: true });
      const lines = Object.entries(FIREFOX_SETTINGS).map(
        ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`,
      );
      writeFileSync(join(profile, "user.js"), lines.join(""));
      for (const name of ["lock", ".parentlock"]) rmSync(join(profile, name), { force: true });
      const args = ["--headless", "--no-remote", "--profile", profile];
      const processes = new Processes(profile, program, [...args, "--remote-debugging-port=0"]);
      return processes.running(() => driven(processes));
    }

    async function driven(processes) {
      const [, address] = await processes.saying(/WebDriver BiDi listening on (\S+)/);
      const browser = await puppeteer.connect({
        browserWSEndpoint: `${address}/session`,
        protocol: "webDriverBiDi",
        protocolTimeout: 240_000,
      });
      const page = (await browser.pages())[0] ?? (await browser.newPage());
      return {
        open: async (url) => {
          await page.goto(url);
          await page.evaluate(DRIVE);
        },
        run: (name, ...args) =>
          page.evaluate((name, args) => globalThis.waymarkDrive[name](...args), name, args),
        version: await browser.version(),
        kill: () => processes.kill(),
        close: async () => {
          browser.close().catch(() => {});
          await processes.gone();
        },
      };
    }
  },
};

/**
 * WebKitGTK in its small browser. Driven by WebDriver that keeps its data in memory; so
 * nothing drives it from outside: the page it gets has a script more, which asks what
 * to do next.
 */
const webkit = {
  async setUp() {
    if (!existsSync(MINIBROWSER)) {
      return { skipped: "there is no WebKitGTK: `cargo xtask test --all` gets it" };
    }
    const xvfb = onPath("Xvfb");
    if (!xvfb) return { skipped: "there is no Xvfb: `cargo xtask test --all` gets it" };
    const display = spawn(xvfb, ["-displayfd", "3", "-screen", "0", "1280x1024x24"], {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    const [number] = await within(TO_START, "a display", once(display.stdio[3], "data"));
    const version = await versionOf(MINIBROWSER, `${number}`.trim());
    const desk = await Desk.open();
    const stop = async () => {
      await desk.stop();
      display.kill();
    };
    return { url: desk.url, stop, start };

    async function start(profile) {
      const id = `${(started += 1)}`;
      const folder = (name) => {
        mkdirSync(join(profile, name), { recursive: true });
        return join(profile, name);
      };
      const env = {
        DISPLAY: `:${number}`.trim(),
        HOME: folder("home"),
        XDG_CACHE_HOME: folder("cache"),
        XDG_CONFIG_HOME: folder("config"),
        XDG_DATA_HOME: folder("data"),
        LIBGL_ALWAYS_SOFTWARE: "1",
        WEBKIT_DISABLE_DMABUF_RENDERER: "1",
      };
      let processes;
      return {
        open: async (url) => {
          const { origin, hash } = new URL(url);
          processes = new Processes(profile, MINIBROWSER, [`${origin}/?drive=${id}${hash}`], env);
        },
        run: (name, ...args) => desk.ask(id, name, args),
        version,
        kill: async () => {
          desk.forget(id);
          await processes?.kill();
        },
        // It has no other way to be closed from outside.
        close: async () => {
          process.kill(processes.child.pid, "SIGTERM");
          await processes.gone();
          desk.forget(id);
        },
      };
    }
  },
};

let started = 0;

async function versionOf(program, display) {
  const child = spawn(program, ["--version"], { env: { ...process.env, DISPLAY: `:${display}` } });
  const [text] = await once(child.stdout, "data");
  return `${text}`.trim();
}

/** Serves the site with the script that asks, and what it asks for. */
class Desk {
  static async open() {
    const desk = new Desk();
    desk.site = await serve();
    desk.pages = new Map();
    desk.server = createServer((request, response) => desk.answer(request, response));
    await new Promise((done) => desk.server.listen(0, "127.0.0.1", done));
    desk.url = `http://127.0.0.1:${desk.server.address().port}/`;
    return desk;
  }

  page(id) {
    if (!this.pages.has(id)) this.pages.set(id, { queue: [], waits: null, asked: new Map() });
    return this.pages.get(id);
  }

  /** Has something done in a page, and gives what came of it. */
  ask(id, name, args) {
    const page = this.page(id);
    const number = (this.number = (this.number ?? 0) + 1);
    return new Promise((done, failed) => {
      page.asked.set(number, { done, failed });
      page.queue.push({ number, name, args });
      this.hand(page);
    });
  }

  hand(page) {
    if (!page.waits || page.queue.length === 0) return;
    page.waits.end(JSON.stringify(page.queue.shift()));
    page.waits = null;
  }

  forget(id) {
    for (const { failed } of this.page(id).asked.values()) failed(new Error("the browser is gone"));
    this.pages.delete(id);
  }

  async answer(request, response) {
    const { pathname, searchParams } = new URL(request.url, this.url);
    if (pathname === "/drive/next") {
      const page = this.page(searchParams.get("drive"));
      page.waits = response;
      response.setHeader("Cache-Control", "no-store");
      this.hand(page);
      return;
    }
    if (pathname === "/drive/told") {
      let text = "";
      for await (const part of request) text += part;
      const { number, value, error } = JSON.parse(text);
      const { done, failed } = this.page(searchParams.get("drive")).asked.get(number) ?? {};
      if (error) failed?.(new Error(error));
      else done?.(value);
      response.end();
      return;
    }
    if (pathname === "/drive/drive.js") {
      response.setHeader("Content-Type", "text/javascript");
      response.end(`${DRIVE}\n(${asking})();`);
      return;
    }
    const found = await fetch(new URL(pathname, this.site.url));
    let body = Buffer.from(await found.arrayBuffer());
    if (pathname === "/") {
      body = `${body}`.replace("</head>", '<script src="/drive/drive.js" defer></script></head>');
    }
    response.statusCode = found.status;
    const type = found.headers.get("Content-Type");
    if (type) response.setHeader("Content-Type", type);
    response.end(body);
  }

  async stop() {
    this.server.closeAllConnections();
    this.server.close();
    await this.site.stop();
  }
}

/** Runs in the page: does what it is told, one after the other. */
async function asking() {
  const mine = new URLSearchParams(location.search).get("drive");
  for (;;) {
    const next = await fetch(`/drive/next?drive=${mine}`);
    const { number, name, args } = await next.json();
    const told = { number };
    try {
      told.value = await globalThis.waymarkDrive[name](...args);
    } catch (error) {
      told.error = String(error);
    }
    await fetch(`/drive/told?drive=${mine}`, { method: "POST", body: JSON.stringify(told) });
  }
}

export const browsers = { chromium, firefox, webkit };
