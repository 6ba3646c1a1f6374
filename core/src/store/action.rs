//! What somebody does, and why it cannot be done.

use crate::record::kind::Subject;
use crate::record::name::Name;
use crate::record::stamp::Stamp;
use crate::record::{Record, Value};

/// What somebody does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Writes a record under a new id.
    Create {
        /// Which.
        of: Subject,
        /// Its fields.
        fields: Vec<(Name, Value)>,
        /// The day that it is, as it is written.
        today: String,
    },
    /// Changes fields of a record's definition.
    Edit {
        /// Which.
        of: Subject,
        /// The fields with their new values, null to take one away. Those that
        /// say the same already are left alone.
        fields: Vec<(Name, Value)>,
    },
    /// Changes fields in a form that was opened a while ago.
    EditFrom {
        /// Of which record.
        of: Subject,
        /// The fields with their new values.
        fields: Vec<(Name, Value)>,
        /// The definition as the form has seen it: what was written elsewhere since
        /// then stays beside.
        seen: Box<Record>,
    },
    /// Writes or corrects dated values, or takes some away by null.
    CheckIn {
        /// Of which record.
        of: Subject,
        /// The values by the names of their fields.
        fields: Vec<(Name, Value)>,
    },
    /// Puts a record into the bin.
    Bin {
        /// Which.
        of: Subject,
        /// The day that it is, as it is written.
        today: String,
    },
    /// Takes it out of the bin.
    Restore {
        /// Which.
        of: Subject,
    },
    /// Chooses between what was written to a field at the same time.
    Settle {
        /// Of which record.
        of: Subject,
        /// The field.
        field: Name,
        /// What it shall say.
        value: Value,
    },
    /// Several of these in one: all of it is done, or nothing, and it is taken back in
    /// one step.
    Together(Vec<Self>),
    /// Takes back the last action of this tab.
    Undo {
        /// Which one that was when it was asked for, by the `id` of its slot: by the
        /// time it is done, another may be the last. Any if none is named.
        which: Option<Stamp>,
        /// The day that it is, as it is written.
        today: String,
    },
    /// Does again what was taken back last.
    Redo {
        /// Which one that was when it was asked for, as of [`Self::Undo`].
        which: Option<Stamp>,
        /// The day that it is, as it is written.
        today: String,
    },
}

impl Action {
    /// The records that it is about, as far as it says so itself: what undoing is
    /// about, only the store knows.
    #[must_use]
    pub fn subjects(&self) -> Vec<&Subject> {
        match self {
            Self::Create { of, .. }
            | Self::Edit { of, .. }
            | Self::EditFrom { of, .. }
            | Self::CheckIn { of, .. }
            | Self::Bin { of, .. }
            | Self::Restore { of }
            | Self::Settle { of, .. } => vec![of],
            Self::Together(steps) => steps.iter().flat_map(Self::subjects).collect(),
            Self::Undo { .. } | Self::Redo { .. } => Vec::new(),
        }
    }

    /// The years of dated values that it is about.
    pub(super) fn years(&self) -> Vec<(Subject, i32)> {
        match self {
            Self::CheckIn { of, fields } => {
                let years = fields.iter().filter_map(|(name, _)| match name {
                    Name::At(_, day) => Some(day.year()),
                    _ => None,
                });
                years.map(|year| (of.clone(), year)).collect()
            }
            Self::Together(steps) => steps.iter().flat_map(Self::years).collect(),
            _ => Vec::new(),
        }
    }
}

/// Why an action cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such record, or not any more.
    NoSuch(Subject),
    /// There is one with this id already.
    Taken(Subject),
    /// A newer version of Waymark wrote it, in the shape with this number.
    Newer(Subject, u64),
    /// Nothing would be different.
    Same,
    /// There is nothing to take back, or to do again.
    NothingThere,
    /// Somebody changed this field since; to take back would overwrite that.
    ChangedSince(Subject, Name),
    /// Changes are counted, and something that is kept here has counted as far as
    /// there are numbers: none can come after it.
    CountedOut,
}
