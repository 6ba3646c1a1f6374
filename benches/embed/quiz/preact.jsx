// The quiz as one would write it on Preact.

import { render } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { BACK, CONTINUE, NOTHING_CHOSEN, outcome, QUESTIONS } from "./quiz.mjs";
import "./preact.css";

function Quiz() {
  const [answers, setAnswers] = useState([]);
  const [step, setStep] = useState(0);
  const [refused, setRefused] = useState(false);
  const focused = useFocusOn(step, refused);

  function choose(letter) {
    setAnswers(Object.assign([...answers], { [step]: letter }));
    setRefused(false);
  }

  function go(event) {
    event.preventDefault();
    if (answers[step]) setStep(step + 1);
    setRefused(!answers[step]);
  }

  function back() {
    setRefused(false);
    setStep(step - 1);
  }

  return (
    <div class="quiz">
      <h2>OKR or KPI?</h2>
      {step < QUESTIONS.length ? (
        <Question
          step={step}
          chosen={answers[step]}
          {...{ refused, focused, choose, go, back }}
        />
      ) : (
        <Result answers={answers} focused={focused} back={back} />
      )}
    </div>
  );
}

function Question({ step, chosen, refused, focused, choose, go, back }) {
  const { text, answers } = QUESTIONS[step];
  return (
    <form noValidate onSubmit={go}>
      <p class="quiz-quiet">
        Question {step + 1} of {QUESTIONS.length}
      </p>
      <fieldset aria-describedby="quiz-error">
        <legend tabIndex={-1} ref={refused ? null : focused}>
          {text}
        </legend>
        <p id="quiz-error" class="quiz-error" tabIndex={-1} ref={refused ? focused : null}>
          {refused && NOTHING_CHOSEN}
        </p>
        {answers.map(([letter, words]) => (
          <label key={letter}>
            <input
              type="radio"
              name="quiz"
              checked={chosen === letter}
              onChange={() => choose(letter)}
            />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <div class="quiz-buttons">
        {step > 0 && (
          <button type="button" onClick={back}>
            {BACK}
          </button>
        )}
        <button class="quiz-primary">{CONTINUE}</button>
      </div>
    </form>
  );
}

function Result({ answers, focused, back }) {
  const { verdict, total, headline, advice, reasons } = outcome(answers);
  return (
    <div>
      <h3 tabIndex={-1} ref={focused}>
        <strong>{verdict}</strong> {headline}
      </h3>
      <p>{advice}</p>
      <p>{total} on a scale from −5 (KPI) to +5 (OKR)</p>
      <h4>Why</h4>
      <ul>
        {reasons.map(([topic, reason]) => (
          <li key={topic}>
            <b>{topic}</b> <span>{reason}</span>
          </li>
        ))}
      </ul>
      <button type="button" onClick={back}>
        {BACK}
      </button>
    </div>
  );
}

/** The focus follows the step and the error, but is not taken at the start. */
function useFocusOn(...causes) {
  const place = useRef(null);
  const first = useRef(true);
  useLayoutEffect(() => {
    if (!first.current) place.current?.focus();
    first.current = false;
  }, causes);
  return place;
}

render(<Quiz />, document.getElementById("embed"));
