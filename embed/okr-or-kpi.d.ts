/** Types of `<okr-or-kpi>`, a quiz: should a metric be run as an OKR or as a KPI? */

/** What the quiz advises. */
export type Verdict = "okr" | "kpi" | "both";

/** An answer by its letter: `a` leans OKR, `b` neither way, `c` KPI. */
export type Answer = "a" | "b" | "c";

/** Which way an answer leans: 1 towards OKR, -1 towards KPI. */
export type Lean = 1 | 0 | -1;

/** A single change of answer that would alter the verdict. */
export interface Flip {
  question: 1 | 2 | 3 | 4;
  answer: Answer;
  verdict: Verdict;
}

/** The result of four answers. */
export interface Result {
  verdict: Verdict;
  /** From -5, KPI, to 5, OKR. The first question counts twice. */
  total: number;
  leans: [Lean, Lean, Lean, Lean];
  /** Why each answer leans the way it does, in words. */
  reasons: [string, string, string, string];
  /** At least one. */
  flips: Flip[];
  /** Four letters. */
  answers: string;
  /** The metric's name, as set or typed. */
  metric: string | null;
}

/** The events, with their details. They bubble and are composed. */
export interface OkrOrKpiEventMap {
  /** The quiz is there in place of what stood inside the tag. */
  "okr-or-kpi-ready": CustomEvent<null>;
  /** A person marked their first answer. */
  "okr-or-kpi-start": CustomEvent<null>;
  /** A person went on from a question. */
  "okr-or-kpi-answer": CustomEvent<{ question: 1 | 2 | 3 | 4; answer: Answer; lean: Lean }>;
  /** A person answered the last question. */
  "okr-or-kpi-complete": CustomEvent<Result>;
  /** A person started again. */
  "okr-or-kpi-reset": CustomEvent<null>;
  /** A person goes on to the app at `url`; `preventDefault()` keeps them here. */
  "okr-or-kpi-handoff": CustomEvent<Result & { url: string }>;
  /** What stood inside the tag is shown again, and why. */
  "okr-or-kpi-error": CustomEvent<{ code: "wasm-blocked" | "load-failed" | "trapped" }>;
}

/** The attributes. Booleans are true when they are there. */
export interface OkrOrKpiAttributes {
  metric?: string;
  answers?: string;
  theme?: "auto" | "light" | "dark";
  "heading-level"?: 2 | 3 | 4 | 5 | 6 | "2" | "3" | "4" | "5" | "6";
  "app-url"?: string;
  "no-heading"?: boolean | "";
  "no-share"?: boolean | "";
  lang?: string;
  name?: string;
  disabled?: boolean;
  required?: boolean;
}

/** The element. */
export interface OkrOrKpiElement extends HTMLElement {
  /** The answers so far, as letters. Setting them tells nobody and takes no focus. */
  answers: string;
  /** The metric's name, as set or typed. */
  metric: string;
  /** In a form: what its value, `okr`, `kpi` or `both`, is sent as. */
  name: string;
  disabled: boolean;
  /** In a form: whether it can be sent before all four questions are answered. */
  required: boolean;
  /** The result, null until it is complete. */
  readonly value: Result | null;
  /** As any field has them. */
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;
  /** Starts a fresh quiz. Tells nobody. */
  reset(): void;
  /** Moves the focus to the question, or to the verdict. */
  focus(): void;
  addEventListener<K extends keyof OkrOrKpiEventMap>(
    type: K,
    listener: (this: OkrOrKpiElement, event: OkrOrKpiEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (this: OkrOrKpiElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "okr-or-kpi": OkrOrKpiElement;
  }
  interface HTMLElementEventMap extends OkrOrKpiEventMap {}
}
