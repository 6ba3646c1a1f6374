// The quiz as the peers show it: words as in text/src/en/quiz.rs, rules as in
// core/src/quiz.rs. Less than the element offers (no flips, no scale, no
// copying, no links), which is in the peers' favour.

export const NOTHING_CHOSEN = "Choose one of the three answers to continue.";
export const CONTINUE = "Continue";
export const BACK = "Back";

const LEANS = { a: 1, b: 0, c: -1 };

/** In the order asked; the answers in the order shown. */
export const QUESTIONS = [
  {
    topic: "Aim",
    text: "What are you trying to do with this metric?",
    weight: 2,
    answers: [
      ["a", "Move it to a new level"],
      ["b", "Bring it back to where it used to be"],
      ["c", "Keep it where it is"],
    ],
    reasons: {
      a: "You want to reach a new level, and OKRs are for making changes.",
      b:
        "Recovering a lost level is a change with an end, on a number you should keep " +
        "watching anyway.",
      c: "You have a standard and want to hold it, and that is what KPIs are for.",
    },
  },
  {
    topic: "Control",
    text: "How much is the metric in the team's direct control?",
    weight: 1,
    answers: [
      ["c", "Mostly not ours: clients, the market or other teams decide it"],
      ["b", "Shared: we influence it, so do others"],
      ["a", "Mostly ours: what we do moves it"],
    ],
    reasons: {
      a: "What you do moves it, so you can honestly commit to moving it within a period.",
      b: "Others move it too: you can promise part of it and only watch the rest.",
      c: "Others control it, so tracking it is more honest than promising to move it.",
    },
  },
  {
    topic: "Rhythm",
    text: "How often should the team look at it?",
    weight: 1,
    answers: [
      ["a", "Often, until the end of the quarter or half-year"],
      ["b", "Often for now, rarely once it settles"],
      ["c", "Regularly, indefinitely"],
    ],
    reasons: {
      a: "Watching closely until a deadline, then letting go, is the rhythm of an OKR.",
      b: "Watching closely now and less later suits a number that plays both roles.",
      c: "A number you check indefinitely keeps running, as KPIs do.",
    },
  },
  {
    topic: "Conversation",
    text: "What conversation should it drive?",
    weight: 1,
    answers: [
      ["c", "Is it still in its normal range?"],
      ["b", "Why is it where it is, and is that good enough?"],
      ["a", "What do we change to move it?"],
    ],
    reasons: {
      a: "Asking what to change is the conversation an objective is meant to start.",
      b: "Asking why comes before choosing: the answer may be a change or a standard.",
      c: "To ask whether it is normal you need a normal range, and a KPI is a number that has one.",
    },
  },
];

const VERDICTS = {
  OKR: [
    "Set out to move it",
    "Make it a key result under an objective, with a start, a target and a deadline. When the " +
      "period ends, score how far you got and let it go.",
  ],
  KPI: [
    "Keep watch over it",
    "Give it a source, a target, a normal range, one owner and a day on which you check it. It " +
      "runs indefinitely; act when it leaves its normal range.",
  ],
  Both: [
    "A KPI now, a key result for one period",
    "Keep it as a KPI and, for one period, make it a key result too. If the new level holds at " +
      "the end of the period, the KPI's normal range moves there.",
  ],
};

/** What four letters mean, in words. */
export function outcome(letters) {
  const sum = QUESTIONS.reduce((all, { weight }, i) => all + weight * LEANS[letters[i]], 0);
  const verdict = sum >= 2 ? "OKR" : sum <= -2 ? "KPI" : "Both";
  const [headline, advice] = VERDICTS[verdict];
  const total = sum > 0 ? `+${sum}` : `${sum}`.replace("-", "−");
  const reasons = QUESTIONS.map(({ topic, reasons }, i) => [topic, reasons[letters[i]]]);
  return { verdict, total, headline, advice, reasons };
}
