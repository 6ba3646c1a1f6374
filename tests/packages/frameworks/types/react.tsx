// What the types must let pass in JSX, and what not.

import type { OkrOrKpiElement } from "okr-or-kpi";
import type { OkrOrKpiProps } from "okr-or-kpi/react";
import { createRef } from "react";

const quiz = createRef<OkrOrKpiElement>();
const props: OkrOrKpiProps = { metric: "NPS", theme: "dark", "no-share": true };

export const passes = [
  <okr-or-kpi />,
  <okr-or-kpi {...props} ref={quiz} key="quiz" className="wide" style={{ minHeight: "35em" }} />,
  <okr-or-kpi answers="ab" heading-level={3} app-url="https://example.org/" lang="de" />,
  <okr-or-kpi no-heading name="kind" required disabled={false}>
    <p>Until it is there.</p>
  </okr-or-kpi>,
  <okr-or-kpi
    onokr-or-kpi-ready={() => quiz.current?.focus()}
    onokr-or-kpi-answer={({ detail }) => console.log(detail.question, detail.answer)}
    onokr-or-kpi-complete={({ detail, currentTarget }) => {
      console.log(detail.verdict, currentTarget.answers);
    }}
    onokr-or-kpi-handoff={(event) => event.preventDefault()}
    onokr-or-kpi-completeCapture={({ detail }) => console.log(detail.total)}
    onClick={(event) => console.log(event.clientX)}
  />,
];

export const fails = [
  // @ts-expect-error: there is no such theme.
  <okr-or-kpi theme="sepia" />,
  // @ts-expect-error: a page has one heading of level 1, and it is not this.
  <okr-or-kpi heading-level={1} />,
  // @ts-expect-error: there is no such field.
  <okr-or-kpi onokr-or-kpi-complete={({ detail }) => console.log(detail.score)} />,
  // @ts-expect-error: React would listen for an event named OkrOrKpiComplete.
  <okr-or-kpi onOkrOrKpiComplete={() => {}} />,
];
