//! What four answers mean: the verdict, its reasons, and what would turn it.

use super::{Answer, Answers, Lean, Question};

/// What the quiz advises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Set out to change it, for one period.
    Okr,
    /// Some of each; [`Outcome::both`] says which.
    Both,
    /// Keep watch over it, with no end.
    Kpi,
}

impl Verdict {
    /// From this total up, the verdict is OKR; from its negative down, KPI.
    pub const THRESHOLD: i8 = 2;

    /// The verdict for a total from -5 to +5.
    #[must_use]
    pub const fn of(total: i8) -> Self {
        if total >= Self::THRESHOLD {
            Self::Okr
        } else if total <= -Self::THRESHOLD {
            Self::Kpi
        } else {
            Self::Both
        }
    }

    /// The word that stands for it in events, form values and attributes:
    /// `okr`, `both` or `kpi`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Okr => "okr",
            Self::Both => "both",
            Self::Kpi => "kpi",
        }
    }
}

/// Which kind of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Both {
    /// A total of 0: a KPI now, a key result for one period (Rock, first
    /// hand-off: *KPI as Key Result*).
    Even,
    /// A total of +1: the same, leaning OKR.
    LeansOkr,
    /// A total of -1: watch it, and make it a key result only if it leaves its
    /// band (Rock, second hand-off: *KPI deviation triggers an OKR*).
    LeansKpi,
    /// Whatever the total, the aim is to keep it where it is. Such a metric is
    /// never nudged towards a key result: a goal for a standard already met is
    /// theatre (Rock, *Treating a KPI like an OKR*).
    Hold,
}

/// Why an answer pulls the way it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// An outcome the team does not have yet is what OKRs are for.
    /// (Rock, *When to Use OKRs vs KPIs*; Course blog, *When to Use OKRs*.)
    NewLevel,
    /// Winning back a lost level is a change with an end, on a number that is
    /// watched before and after. (Rock, *How OKRs and KPIs Work Together*: a KPI
    /// out of its band calls for an OKR that restores it.)
    Restore,
    /// A standard that already exists is maintained, and maintaining is a KPI's
    /// work. (Rock, *When to Use OKRs vs KPIs*; `AgencyAnalytics`, on
    /// maintaining a baseline.)
    Standard,
    /// One can commit to moving what one's own choices move.
    /// (Rock, second of its *two practical tests*.)
    OursToMove,
    /// Shared influence settles nothing: part of the number can be promised,
    /// part only watched. (Rock, on the dividing line between client-dependent
    /// and internal outcomes.)
    SharedControl,
    /// Promising to move what others decide is less honest than watching it.
    /// (Rock, second of its *two practical tests*.)
    OthersDecide,
    /// Attention that ends with the quarter or half is the rhythm of an OKR.
    /// (Rock, *Side-by-Side*, row *Time horizon*.)
    UntilThePeriodEnds,
    /// Close attention now and little later is a metric between two roles.
    /// (`AgencyAnalytics`: one metric is a KPI most of the year and a key result
    /// during one cycle.)
    UntilItSettles,
    /// What is looked at with no end runs continuously, as KPIs do.
    /// (Rock, *Side-by-Side*, row *Time horizon*; Course blog, review cadence.)
    NoEnd,
    /// "What do we change?" is a conversation about a change.
    /// (Rock, *Side-by-Side*, row *Purpose*; Fellow, on bold goals.)
    WhatToChange,
    /// "Why, and is that good enough?" comes before choosing either: the answer
    /// may be a change or a standard. (Rock Content: KPIs tell what is
    /// happening, and OKRs are made from what they tell.)
    WhyAndWhether,
    /// "Is it normal?" is a question about a band, and a KPI is a number with
    /// one. (Rock, *What Is a KPI?*)
    WithinItsBand,
}

/// A single change of answer that alters the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Flip {
    /// The question answered otherwise.
    pub question: Question,
    /// The other answer.
    pub answer: Answer,
    /// The verdict it would lead to.
    pub verdict: Verdict,
}

/// What four answers mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Outcome {
    answers: [Answer; 4],
}

impl Answers {
    /// What the answers mean, once there are four.
    #[must_use]
    pub fn outcome(&self) -> Option<Outcome> {
        match self.given {
            [Some(a), Some(b), Some(c), Some(d)] => Some(Outcome::new([a, b, c, d])),
            _ => None,
        }
    }
}

impl Outcome {
    /// The outcome of four answers, in the order of [`Question::ALL`].
    #[must_use]
    pub const fn new(answers: [Answer; 4]) -> Self {
        Self { answers }
    }

    /// The answers it comes from.
    #[must_use]
    pub fn answers(&self) -> Answers {
        Answers {
            given: self.answers.map(Some),
        }
    }

    /// The answer to one question.
    #[must_use]
    pub const fn answer(&self, question: Question) -> Answer {
        self.answers[question.index()]
    }

    /// The outcome if one question had been answered otherwise.
    #[must_use]
    pub const fn with(mut self, question: Question, answer: Answer) -> Self {
        self.answers[question.index()] = answer;
        self
    }

    /// The weighted sum of the leans, from -5 (KPI) to +5 (OKR).
    #[must_use]
    pub fn total(&self) -> i8 {
        Question::ALL
            .into_iter()
            .map(|question| question.weight() * self.answer(question).lean().value())
            .sum()
    }

    /// The verdict, by the total.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict::of(self.total())
    }

    /// Which kind of both, when the verdict is [`Verdict::Both`].
    #[must_use]
    pub fn both(&self) -> Option<Both> {
        if self.verdict() != Verdict::Both {
            return None;
        }
        Some(match (self.answer(Question::Aim), self.total()) {
            (Answer::C, _) => Both::Hold,
            (_, 1) => Both::LeansOkr,
            (_, -1) => Both::LeansKpi,
            _ => Both::Even,
        })
    }

    /// Why the answer to a question pulls the way it does.
    #[must_use]
    pub const fn reason(&self, question: Question) -> Reason {
        use Answer::{A, B, C};
        match (question, self.answer(question)) {
            (Question::Aim, A) => Reason::NewLevel,
            (Question::Aim, B) => Reason::Restore,
            (Question::Aim, C) => Reason::Standard,
            (Question::Control, A) => Reason::OursToMove,
            (Question::Control, B) => Reason::SharedControl,
            (Question::Control, C) => Reason::OthersDecide,
            (Question::Rhythm, A) => Reason::UntilThePeriodEnds,
            (Question::Rhythm, B) => Reason::UntilItSettles,
            (Question::Rhythm, C) => Reason::NoEnd,
            (Question::Conversation, A) => Reason::WhatToChange,
            (Question::Conversation, B) => Reason::WhyAndWhether,
            (Question::Conversation, C) => Reason::WithinItsBand,
        }
    }

    /// What another answer to a question would alter; `None` if the verdict
    /// stays.
    #[must_use]
    pub fn flip(&self, question: Question, answer: Answer) -> Option<Flip> {
        let verdict = self.with(question, answer).verdict();
        (verdict != self.verdict()).then_some(Flip {
            question,
            answer,
            verdict,
        })
    }

    /// Every single change of answer that alters the verdict, by question and
    /// letter. There is always at least one.
    pub fn flips(self) -> impl Iterator<Item = Flip> {
        Question::ALL.into_iter().flat_map(move |question| {
            Answer::ALL
                .into_iter()
                .filter_map(move |answer| self.flip(question, answer))
        })
    }

    /// The question whose answer pulls against the verdict. Both has no side to
    /// pull against, and no OKR or KPI survives two such answers.
    #[must_use]
    pub fn disagreeing(&self) -> Option<Question> {
        let against = match self.verdict() {
            Verdict::Okr => Lean::Kpi,
            Verdict::Kpi => Lean::Okr,
            Verdict::Both => return None,
        };
        Question::ALL
            .into_iter()
            .find(|&question| self.answer(question).lean() == against)
    }
}

/// The closing question, "Could you stop tracking it in 90 days?" (Rock, first
/// of its *two practical tests*: a metric one can imagine retiring in 90 days
/// is a key result; KPIs persist.) It is shown beside the verdict and never
/// changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retirement {
    /// Yes, it could be retired: points to a key result.
    Could,
    /// No, it goes on: points to a KPI.
    GoesOn,
}

impl Retirement {
    /// The verdict it points to.
    #[must_use]
    pub const fn points_to(self) -> Verdict {
        match self {
            Self::Could => Verdict::Okr,
            Self::GoesOn => Verdict::Kpi,
        }
    }

    /// Whether it points away from a verdict. Both holds a key result and a
    /// KPI, so neither answer points away from it.
    #[must_use]
    pub fn disagrees_with(self, verdict: Verdict) -> bool {
        verdict != Verdict::Both && verdict != self.points_to()
    }
}
