// What a page keeps of quizzes that come and go.

import { expect, open, test } from "./host.mjs";

/** In the page: puts a quiz there and takes it away, so many times. */
async function mount(count) {
  const main = document.querySelector("main");
  for (let mounted = 0; mounted < count; mounted++) {
    const quiz = document.createElement("okr-or-kpi");
    const ready = new Promise((done) => quiz.addEventListener("okr-or-kpi-ready", done));
    main.append(quiz);
    await ready;
    quiz.shadowRoot.querySelector("input[type=radio]").click();
    quiz.answers = "abca";
    quiz.remove();
  }
}

test("1,000 quizzes that come and go leave nothing behind", async ({ page, fetched }) => {
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      window.wasmBytes = () => made.instance.exports.memory.buffer.byteLength;
      return made;
    };
  });
  await open(page, "containers.html");
  const cdp = await page.context().newCDPSession(page);
  const weigh = async () => {
    // What the last quiz asked of the next frame holds on to it until then.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done())));
    await cdp.send("HeapProfiler.collectGarbage");
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
    const wasm = await page.evaluate(() => window.wasmBytes());
    return { usedSize, nodes, jsEventListeners, wasm };
  };
  await page.evaluate(mount, 10);
  const before = await weigh();
  await page.evaluate(mount, 990);
  const after = await weigh();

  expect(after.wasm).toBe(before.wasm);
  // A quiz is over 100 nodes: a single one that stays would show.
  expect(after.nodes).toBeLessThan(before.nodes + 50);
  expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners + 4);
  // The engine's own tables and compiled code grow with use, by far less than
  // 200 kB; 1,000 quizzes of a kilobyte each, the least one could be, are five times it.
  expect(after.usedSize).toBeLessThan(before.usedSize * 1.1 + 200_000);
  expect(fetched.length).toBe(2);
});
