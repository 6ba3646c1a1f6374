// What every journey through a host page starts from.

import { expect, Quiz, test as journey } from "../journey.mjs";
import { serveHosts } from "./server.mjs";

export { axeFinds } from "../axe.mjs";
export { expect };

export const FALLBACK = "Do you want to change the number";

export const test = journey.extend({
  host: [
    async ({}, use) => {
      const host = await serveHosts();
      await use(host);
      await host.stop();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ host }, use) => use(host.url),

  /** The pages' own origin is where requests may go. */
  foreseen: async ({ host }, use) => use([new RegExp(`^request elsewhere: ${host.url}`)]),

  /** What the page was told by events, in order: [type, detail, id of the target]. */
  told: async ({ page }, use) => {
    await page.addInitScript(() => {
      const told = [];
      Object.defineProperty(window, "told", { value: told });
      for (const type of ["ready", "start", "answer", "complete", "reset", "handoff", "error"]) {
        addEventListener(`okr-or-kpi-${type}`, ({ detail, target }) => {
          told.push([type, structuredClone(detail), target.id]);
        });
      }
    });
    await use(() => page.evaluate(() => window.told));
  },

  /** The paths of the embed's files that were requested so far. */
  fetched: async ({ page }, use) => {
    const fetched = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith("/embed")) fetched.push(pathname);
    });
    await use(fetched);
  },
});

/** What the events of one quiz, taken from its first question, come to. */
export const ALL_TOLD = [
  ...["ready", "start", "answer", "answer", "answer", "answer"],
  "complete",
];

export const types = (told) => told.map(([type]) => type);

/** The quiz in part of a page: a frame, or one of several elements. */
export function quizIn(part, element = part.locator("okr-or-kpi")) {
  const quiz = new Quiz(part);
  quiz.element = element;
  return quiz;
}

/** Opens a host page and waits for its first quiz. */
export async function open(page, path) {
  await page.goto(path);
  await page.locator("okr-or-kpi legend, okr-or-kpi .verdict").first().waitFor();
}
