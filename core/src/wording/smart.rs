//! SMART's five letters (Doran, 1981), as five answers with what is missing.
//!
//! The words say only a part of it. The rest stands in the fields: an owner, a period, a
//! start and a target.

use super::Check;

/// What the fields of a key result and of its objective say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields {
    /// Whether anything is typed as its name.
    pub is_named: bool,
    /// What is odd about how it is worded, if something is.
    pub worded: Option<Check>,
    /// How it is measured, and what of that is there.
    pub measured: Measured,
    /// How many people own it.
    pub owners: usize,
    /// Whether it is there already at its start.
    pub is_met: bool,
    /// Whether it has a last day.
    pub has_period: bool,
}

/// How a key result is measured, and what of that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Done or not.
    YesOrNo,
    /// A bound to hold, and whether it is there.
    Bound(bool),
    /// From a start to a target, and whether each is there.
    Way {
        /// Whether the start is.
        start: bool,
        /// Whether the target is.
        target: bool,
    },
}

/// What a letter lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It has no name.
    Name,
    /// It could mean anything: what is to be different.
    WhatChanges,
    /// A start and a target.
    StartAndTarget,
    /// A target, or the bound to hold.
    Target,
    /// Somebody who answers for it.
    Owner,
    /// One of several, who answers for it.
    OneOwner,
    /// A start to hold the target against.
    Start,
    /// A target that is not reached yet.
    Further,
    /// A last day.
    Period,
}

/// What the letters lack, in their order: specific, measurable, assignable, realistic,
/// time-related. None where nothing is missing that can be known.
///
/// Whether something is realistic nobody can tell from fields: what can be told is
/// whether there is a start to judge it by, and whether it is there already.
#[must_use]
pub const fn smart(fields: &Fields) -> [Option<Missing>; 5] {
    let specific = match fields.worded {
        _ if !fields.is_named => Some(Missing::Name),
        Some(Check::Weasel | Check::NothingCountable | Check::VagueObjective) => {
            Some(Missing::WhatChanges)
        }
        _ => None,
    };
    let (measurable, has_start) = match fields.measured {
        Measured::YesOrNo | Measured::Bound(true) => (None, true),
        Measured::Bound(false)
        | Measured::Way {
            start: true,
            target: false,
        } => (Some(Missing::Target), true),
        Measured::Way {
            start: true,
            target: true,
        } => (None, true),
        Measured::Way {
            start: false,
            target: true,
        } => (Some(Missing::Start), false),
        Measured::Way {
            start: false,
            target: false,
        } => (Some(Missing::StartAndTarget), false),
    };
    let assignable = match fields.owners {
        0 => Some(Missing::Owner),
        1 => None,
        _ => Some(Missing::OneOwner),
    };
    let realistic = match (has_start, fields.is_met) {
        (false, _) => Some(Missing::Start),
        (true, true) => Some(Missing::Further),
        (true, false) => None,
    };
    let time_related = if fields.has_period {
        None
    } else {
        Some(Missing::Period)
    };
    [specific, measurable, assignable, realistic, time_related]
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Fields = Fields {
        is_named: true,
        worded: None,
        measured: Measured::Way {
            start: true,
            target: true,
        },
        owners: 1,
        is_met: false,
        has_period: true,
    };

    #[test]
    fn nothing_is_missing_of_what_has_everything() {
        assert_eq!(smart(&WHOLE), [None; 5]);
    }

    #[test]
    fn each_letter_says_what_it_lacks() {
        let way = |start, target| Measured::Way { start, target };
        let cases: [(Fields, usize, Missing); 11] = [
            (
                Fields {
                    is_named: false,
                    ..WHOLE
                },
                0,
                Missing::Name,
            ),
            (
                Fields {
                    worded: Some(Check::Weasel),
                    ..WHOLE
                },
                0,
                Missing::WhatChanges,
            ),
            (
                Fields {
                    measured: way(true, false),
                    ..WHOLE
                },
                1,
                Missing::Target,
            ),
            (
                Fields {
                    measured: way(false, true),
                    ..WHOLE
                },
                1,
                Missing::Start,
            ),
            (
                Fields {
                    measured: way(false, false),
                    ..WHOLE
                },
                1,
                Missing::StartAndTarget,
            ),
            (
                Fields {
                    measured: Measured::Bound(false),
                    ..WHOLE
                },
                1,
                Missing::Target,
            ),
            (Fields { owners: 0, ..WHOLE }, 2, Missing::Owner),
            (Fields { owners: 3, ..WHOLE }, 2, Missing::OneOwner),
            (
                Fields {
                    measured: way(false, true),
                    ..WHOLE
                },
                3,
                Missing::Start,
            ),
            (
                Fields {
                    is_met: true,
                    ..WHOLE
                },
                3,
                Missing::Further,
            ),
            (
                Fields {
                    has_period: false,
                    ..WHOLE
                },
                4,
                Missing::Period,
            ),
        ];
        for (fields, letter, missing) in cases {
            assert_eq!(smart(&fields)[letter], Some(missing), "{fields:?}");
        }
    }

    #[test]
    fn a_yes_or_no_and_a_bound_need_no_start() {
        for measured in [Measured::YesOrNo, Measured::Bound(true)] {
            assert_eq!(smart(&Fields { measured, ..WHOLE }), [None; 5]);
        }
    }

    #[test]
    fn a_task_may_be_specific() {
        let task = Fields {
            worded: Some(Check::Task),
            ..WHOLE
        };
        assert_eq!(smart(&task), [None; 5]);
    }
}
