// The quiz on SurveyJS, as its guide for plain JavaScript has it.

import { Model } from "survey-core";
import "survey-core/survey-core.css";
import "survey-js-ui";
import { BACK, CONTINUE, NOTHING_CHOSEN, outcome, QUESTIONS } from "./quiz.mjs";

const survey = new Model({
  title: "OKR or KPI?",
  showProgressBar: true,
  pageNextText: CONTINUE,
  completeText: CONTINUE,
  pagePrevText: BACK,
  pages: QUESTIONS.map(({ topic, text, answers }) => ({
    elements: [
      {
        type: "radiogroup",
        name: topic,
        title: text,
        isRequired: true,
        requiredErrorText: NOTHING_CHOSEN,
        choices: answers.map(([value, text]) => ({ value, text })),
      },
    ],
  })),
});

survey.onCompleting.add(({ data }) => {
  const { verdict, total, headline, advice, reasons } = outcome(
    QUESTIONS.map(({ topic }) => data[topic]),
  );
  const why = reasons.map(([topic, reason]) => `<li><b>${topic}</b> <span>${reason}</span></li>`);
  survey.completedHtml =
    `<h3><strong>${verdict}</strong> ${headline}</h3><p>${advice}</p>` +
    `<p>${total} on a scale from −5 (KPI) to +5 (OKR)</p><h4>Why</h4><ul>${why.join("")}</ul>`;
});

survey.render(document.getElementById("embed"));
