// What nothing of ours can be faster than, to be measured in the same run: a field alone for
// keys, a page alone for arrivals, the browser's own parser for what is stored or read.

import { slowed } from "./browser.mjs";

/** Where nothing but its address is to be had. */
export const EMPTY_PAGE = "<!doctype html><html lang=en><title>Empty</title><p>Empty</p></html>";

/** What it is called where others stand beside it. */
export const NOWHERE = "an empty page";

/** A field and a button and nothing else. */
export const BARE_FIELD =
  "<!doctype html><title>Alone</title><label>Now <input id=now-1></label><button>Press</button>";

/** As long as the parser is timed at least, in milliseconds: clocks of pages are coarse. */
const TIMED = 40;

/**
 * The milliseconds that the page's `JSON.parse` takes for these texts, once through. A text
 * as it is stored may have its checksum before it.
 */
export function parseTime(page, texts) {
  const written = texts.map((text) => text.replace(/^[0-9a-f]{8} /, ""));
  return page.evaluate(
    ([texts, least]) => {
      const through = () => texts.forEach((text) => JSON.parse(text));
      // The first time through is of nobody's interest.
      through();
      const begun = performance.now();
      let times = 0;
      do {
        through();
        times += 1;
      } while (performance.now() - begun < least);
      return (performance.now() - begun) / times;
    },
    [written, TIMED],
  );
}

/** The same in a slowed page of its own, whose clock runs. */
export async function parseTimeBeside(browser, texts) {
  const page = await browser.newPage();
  await slowed(page);
  const took = await parseTime(page, texts);
  await page.close();
  return took;
}
