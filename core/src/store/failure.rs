//! Why something is not kept, or not done.

use super::action::Refusal;
use super::key_value::Fault;
use crate::record::kind::Subject;

/// Why something is not kept. What was stored before still is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The storage is full, or refuses.
    Fault(Fault),
    /// So many characters are needed for something larger, and only so many are free:
    /// nothing of it was begun.
    NoRoom {
        /// How many it takes.
        needs: usize,
        /// How many are free.
        free: usize,
    },
    /// What was read back is something else, or could not be read again.
    NotKept(String),
    /// A newer version of Waymark has written this key meanwhile.
    Newer(String, u64),
    /// Another tab has deleted the record for good meanwhile.
    Gone(Subject),
    /// All of it is kept in this tab's slot or staged, and some of it is in its
    /// records: it is completed by the next action of this tab, or by whoever opens
    /// the store next. Inside is why it is not yet.
    Unfinished(Box<Self>),
}

/// Why an action was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// It cannot be done.
    Refused(Refusal),
    /// It could not be kept.
    Failed(Failure),
}

impl Failure {
    /// Why, whether it is completed later or not.
    #[must_use]
    pub fn cause(&self) -> &Self {
        match self {
            Self::Unfinished(why) => why.cause(),
            why => why,
        }
    }

    /// Why, of something of which nothing is kept.
    pub(super) fn into_cause(self) -> Self {
        match self {
            Self::Unfinished(why) => why.into_cause(),
            why => why,
        }
    }

    /// Whether it is for want of room.
    #[must_use]
    pub fn is_full(&self) -> bool {
        matches!(self.cause(), Self::Fault(Fault::Full) | Self::NoRoom { .. })
    }

    /// The same of what stands in a slot whole, and is completed later.
    pub(super) fn unfinished(self) -> Self {
        match self {
            Self::Unfinished(_) => self,
            why => Self::Unfinished(Box::new(why)),
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Refusal> for NotDone {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Failure> for NotDone {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}
