//! How an objective was closed, and what comes after it.

use time::Date;

use crate::record::Value;
use crate::record::shape::{Member, Members, Said, Shape, Words, member};

/// How an objective was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    /// The day on which somebody did.
    pub on: Date,
    /// What comes after it.
    pub next: Next,
}

/// What comes after a closed objective (Rock: continue, adjust or retire).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Next {
    /// It goes on in another period as it is.
    #[default]
    Continue,
    /// It goes on, written anew.
    Adjust,
    /// Nothing does.
    Retire,
}

/// What comes next as it is written.
const NEXTS: Words<Next> = Words(&[
    (Next::Continue, "continue"),
    (Next::Adjust, "adjust"),
    (Next::Retire, "retire"),
]);

const ON: &str = "on";
const NEXT: &str = "next";

/// What the field of a closing holds.
pub(super) const SHAPE: Shape = Shape::Members(&[
    Member {
        word: ON,
        shape: Shape::Day,
        is_needed: true,
    },
    Member {
        word: NEXT,
        shape: Shape::Word,
        is_needed: false,
    },
]);

impl Said for Closing {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            on: member(value, ON)?,
            next: NEXTS.read_or_usual(value.get(NEXT)),
        })
    }

    fn write(&self) -> Value {
        Members::default()
            .with(ON, Some(self.on))
            .with(NEXT, NEXTS.of(self.next))
            .write()
    }
}

impl Next {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Continue, Self::Adjust, Self::Retire];
}
