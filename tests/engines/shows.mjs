// What the pages of the quiz show, asked in a page by whatever drives it.

/** Of each question, its legend. */
export const LEGENDS = [
  "What are you trying to do with this metric?",
  "How much is the metric in the team's direct control?",
  "How often should the team look at it?",
  "What conversation should it drive?",
];

/** Waits in the page until the quiz shows a legend or verdict with this text. */
export const shows = (text) =>
  new Promise((done) => {
    const look = () => {
      const root = document.querySelector("okr-or-kpi")?.shadowRoot;
      if (root?.getElementById("step")?.textContent.includes(text)) done(true);
      else requestAnimationFrame(look);
    };
    look();
  });
