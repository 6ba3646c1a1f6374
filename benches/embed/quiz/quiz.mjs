// The quiz as the peers show it: words as in text/src/en/quiz.rs, rules as in
// core/src/quiz.rs. Less than the element offers (no flips, no scale, no
// copying, no links), which is in the peers' favour.

export const NOTHING_CHOSEN = "Choose one of the three answers to go on.";
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
      a: "You want a level you have not had yet, and changing things is what OKRs are for.",
      b:
        "Winning back a lost level is a change with an end, on a number worth watching before " +
        "and after.",
      c: "You have a standard and want to hold it, and holding is what KPIs are for.",
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
      b: "Others move it too: part of it you can promise, part of it you can only watch.",
      c: "Others decide it, so watching it is more honest than promising to move it.",
    },
  },
  {
    topic: "Rhythm",
    text: "How often should the team look at it?",
    weight: 1,
    answers: [
      ["a", "Often, until the quarter or half ends"],
      ["b", "Often for now, rarely once it settles"],
      ["c", "Regularly, with no end"],
    ],
    reasons: {
      a: "Looking hard until a last day, then letting go, is the rhythm of an OKR.",
      b: "Looking hard now and little later fits a number between two roles.",
      c: "A number you look at with no end runs on, as KPIs do.",
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
      a: "Asking what to change is the conversation an objective is there to start.",
      b: "Asking why comes before choosing: the answer may be a change, or a standard.",
      c: "Asking whether it is normal needs a normal range, and a KPI is a number with one.",
    },
  },
];

const VERDICTS = {
  OKR: [
    "Set out to move it",
    "Make it a key result under an objective, with a start, a target and a last day. When the " +
      "period ends, score how far you got and let it go.",
  ],
  KPI: [
    "Keep watch over it",
    "Give it a source, a target, a normal range (its band), one owner, and a day on which you " +
      "look at it. It runs with no end, and leaving its band is what calls for action.",
  ],
  Both: [
    "A KPI now, a key result for one period",
    "Keep it as a KPI, and for one period make it a key result as well. If the new level holds " +
      "when the period ends, the KPI's band moves there.",
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
