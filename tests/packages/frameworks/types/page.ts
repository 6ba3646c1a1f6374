// What the types must let pass on a page, and what not.

import "okr-or-kpi";
import type { Answer, OkrOrKpiElement, Result, Verdict } from "okr-or-kpi";

const quiz: OkrOrKpiElement = document.createElement("okr-or-kpi");
const found: OkrOrKpiElement | null = document.querySelector("okr-or-kpi");
const value: Result | null = quiz.value;
const verdict: Verdict | undefined = value?.verdict;

quiz.answers = "ab";
quiz.metric = "NPS";
quiz.required = true;
quiz.reset();
quiz.focus();

quiz.addEventListener("okr-or-kpi-complete", function (event) {
  const verdict: Verdict = event.detail.verdict;
  const first: 1 | 0 | -1 = event.detail.leans[0];
  const answers: string = this.answers;
  console.log(verdict, first, answers, event.detail.flips[0]?.question);
});
// They bubble, so that a page listens anywhere.
document.body.addEventListener("okr-or-kpi-answer", ({ detail }) => {
  const answer: Answer = detail.answer;
  console.log(answer);
});
quiz.addEventListener("okr-or-kpi-error", ({ detail }) => console.log(detail.code));
quiz.addEventListener("okr-or-kpi-handoff", (event) => {
  console.log(event.detail.url, event.detail.verdict);
  event.preventDefault();
});
quiz.addEventListener("click", (event) => console.log(event.clientX));

// @ts-expect-error: it is read-only.
quiz.value = null;
// @ts-expect-error: a metric is a text.
quiz.metric = 3;
// @ts-expect-error: there is no such field.
quiz.addEventListener("okr-or-kpi-complete", (event) => event.detail.score);

export { found, verdict };
