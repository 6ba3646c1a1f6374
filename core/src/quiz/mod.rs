//! The quiz: should a metric be run as an OKR, as a KPI, or as both?
//!
//! Four questions (Rock), three answers each. Every answer leans towards OKR,
//! towards KPI, or neither way; the weighted sum of the leans is the total, and
//! the total decides the verdict. [`Answers`] are those given so far, an
//! [`Outcome`] is what four of them mean.

pub mod outcome;

use alloc::string::String;

/// One of the four questions, in the order in which they are asked (Rock).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    /// What are you trying to do with this metric?
    Aim,
    /// How much is the metric in the team's direct control?
    Control,
    /// How often should the team look at it?
    Rhythm,
    /// What conversation should it drive?
    Conversation,
}

impl Question {
    /// All four, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Aim, Self::Control, Self::Rhythm, Self::Conversation];

    /// Its place in the quiz, from 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.index() as u8 + 1
    }

    /// How many times its lean counts: the first question twice, since "drive
    /// change or monitor performance" is the decision rule and the other three
    /// are its tests (Rock, *When to Use OKRs vs KPIs*).
    #[must_use]
    pub const fn weight(self) -> i8 {
        match self {
            Self::Aim => 2,
            Self::Control | Self::Rhythm | Self::Conversation => 1,
        }
    }

    /// Its three answers in the order in which they are shown: reversed for
    /// questions 2 and 4, so that the first one does not always lean OKR.
    #[must_use]
    pub const fn shown_answers(self) -> [Answer; 3] {
        match self {
            Self::Aim | Self::Rhythm => [Answer::A, Answer::B, Answer::C],
            Self::Control | Self::Conversation => [Answer::C, Answer::B, Answer::A],
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Aim => 0,
            Self::Control => 1,
            Self::Rhythm => 2,
            Self::Conversation => 3,
        }
    }
}

/// The direction in which an answer pulls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lean {
    /// Towards an OKR.
    Okr,
    /// Neither way.
    Neither,
    /// Towards a KPI.
    Kpi,
}

impl Lean {
    /// What it adds to the total before weighting: +1, 0 or -1.
    #[must_use]
    pub const fn value(self) -> i8 {
        match self {
            Self::Okr => 1,
            Self::Neither => 0,
            Self::Kpi => -1,
        }
    }
}

/// An answer, named by the letter that stands for it in links. The letter fixes
/// the lean for every question; where the answer stands on screen does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// `a`, leans OKR.
    A,
    /// `b`, leans neither way.
    B,
    /// `c`, leans KPI.
    C,
}

impl Answer {
    /// All three, by letter.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// Which way it pulls.
    #[must_use]
    pub const fn lean(self) -> Lean {
        match self {
            Self::A => Lean::Okr,
            Self::B => Lean::Neither,
            Self::C => Lean::Kpi,
        }
    }

    /// Its letter: `a`, `b` or `c`.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
            Self::C => "c",
        }
    }

    /// The answer with this letter, in ASCII, if there is one.
    #[must_use]
    pub const fn from_letter(letter: u8) -> Option<Self> {
        match letter {
            b'a' => Some(Self::A),
            b'b' => Some(Self::B),
            b'c' => Some(Self::C),
            _ => None,
        }
    }
}

/// The answers given so far: to the first so many questions, in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers {
    // Filled from the front; what follows an empty place is empty.
    pub(crate) given: [Option<Answer>; 4],
}

impl Answers {
    /// Reads up to four of the letters `a`, `b`, `c`; `None` for anything else.
    #[must_use]
    pub fn parse(letters: &str) -> Option<Self> {
        let mut given = [None; 4];
        for (place, letter) in letters.bytes().enumerate() {
            *given.get_mut(place)? = Some(Answer::from_letter(letter)?);
        }
        Some(Self { given })
    }

    /// The answers in order.
    pub fn iter(&self) -> impl Iterator<Item = Answer> {
        self.given.into_iter().flatten()
    }

    /// How many there are, from 0 to 4.
    #[must_use]
    pub fn count(&self) -> usize {
        let open = self.given.iter().position(Option::is_none);
        open.unwrap_or(self.given.len())
    }

    /// The first question without an answer; `None` when all four have one.
    #[must_use]
    pub fn next_question(&self) -> Option<Question> {
        Question::ALL.get(self.count()).copied()
    }

    /// The letters in order: `abca` for four answers.
    #[must_use]
    pub fn letters(&self) -> String {
        self.iter().map(Answer::letter).collect()
    }
}
