// Years of two devices at random, through a folder that lags, tears and doubles: in the end both
// say the same, and nothing that was said to be saved is lost. core/tests/share/random.rs does it
// without a browser, ten thousand times.
//
// WAYMARK_YEARS so many years instead of two short ones, from WAYMARK_SEED on.

import { Devices } from "./devices.mjs";
import { expect, test as base } from "./goals.mjs";
import { Year } from "./years.mjs";

const test = base.extend({
  /** Two devices and their year, by a number from which all of it follows. */
  year: async ({ browser, beside }, use, testInfo) => {
    const contexts = [];
    for (let at = 0; at < 2; at += 1) {
      contexts.push(await browser.newContext({ baseURL: process.env.WAYMARK_URL, locale: "en-GB" }));
    }
    let year;
    await use((seed) => {
      year = new Year(seed, contexts, beside);
      return year;
    });
    if (testInfo.status !== testInfo.expectedStatus) console.log(year.log.join("\n"));
    year.end();
    for (const context of contexts) await context.close();
  },
});

const { WAYMARK_YEARS: years, WAYMARK_SEED: first = "1" } = process.env;
/** So many visits of each device. */
const VISITS = years ? 12 : 3;

for (let seed = Number(first); seed < Number(first) + Number(years ?? 2); seed += 1) {
  test(`row 44: two devices end equal after year ${seed}, and nothing saved is lost`, async ({ year }) => {
    test.setTimeout(VISITS * 30_000);
    const lived = year(seed);
    await lived.live(VISITS);
    const [one, other] = lived.lives;
    const record = await one.record();
    expect(await other.record(), "both keep the same").toEqual(record);
    expect(lived.ledger.lost(record), "what was said to be saved").toEqual([]);
    const shown = ({ goals }) => goals.cards.allInnerTexts();
    // A page that stood open for days draws the new one in its own time.
    await expect(async () => {
      expect(await shown(other), "both show the same").toEqual(await shown(one));
    }).toPass({ timeout: 15_000 });
    for (const life of lived.lives) {
      await life.goals.settings();
      await expect(new Devices(life.goals).others, "none takes another one for itself").toHaveCount(1);
    }
  });
}
