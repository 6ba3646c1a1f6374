//! SMART's five letters (Doran, 1981), as five answers with what is missing.
//!
//! The words say only a part of it. The rest stands in the fields: an owner, a period, a
//! start and a target.

use super::Check;

/// What the fields of a key result and of its objective say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields<'a> {
    /// Whether anything is typed as its name.
    pub is_named: bool,
    /// What is odd about how it is worded, without what was dismissed.
    pub worded: &'a [Check],
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
    /// It is work, or a launch: what comes of it.
    Result,
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
/// Of the words they say what the checks do. Work can be specific and counted, and have an
/// owner and a day: what it lacks is in the R, which asks what *results* can realistically
/// be achieved. Whether one is realistic nobody can tell from fields: what can be told is
/// whether there is one, whether there is a start to judge it by, and whether it is there
/// already.
#[must_use]
pub fn smart(fields: &Fields<'_>) -> [Option<Missing>; 5] {
    let is_any = |checks: &[Check]| fields.worded.iter().any(|it| checks.contains(it));
    let is_vague = is_any(&[
        Check::Weasel,
        Check::NothingCountable,
        Check::VagueObjective,
    ]);
    let specific = if !fields.is_named {
        Some(Missing::Name)
    } else if is_vague {
        Some(Missing::WhatChanges)
    } else {
        None
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
    let realistic = if is_any(&[Check::Launch, Check::Task]) {
        Some(Missing::Result)
    } else if !has_start {
        Some(Missing::Start)
    } else if fields.is_met {
        Some(Missing::Further)
    } else {
        None
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

    const WHOLE: Fields<'static> = Fields {
        is_named: true,
        worded: &[],
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
        let cases: [(Fields<'_>, usize, Missing); 13] = [
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
                    worded: &[Check::Weasel],
                    ..WHOLE
                },
                0,
                Missing::WhatChanges,
            ),
            (
                Fields {
                    worded: &[Check::Launch],
                    ..WHOLE
                },
                3,
                Missing::Result,
            ),
            (
                Fields {
                    measured: way(false, true),
                    worded: &[Check::Task],
                    ..WHOLE
                },
                3,
                Missing::Result,
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
    fn work_lacks_its_result_and_nothing_else() {
        let worded = &[Check::Task];
        let lacks = [None, None, None, Some(Missing::Result), None];
        assert_eq!(smart(&Fields { worded, ..WHOLE }), lacks);
    }

    #[test]
    fn each_of_several_oddities_costs_its_own_letter() {
        let worded = &[Check::Launch, Check::Weasel];
        let lacks = smart(&Fields { worded, ..WHOLE });
        assert_eq!(lacks[0], Some(Missing::WhatChanges));
        assert_eq!(lacks[3], Some(Missing::Result));
    }

    #[test]
    fn what_is_odd_and_no_work_costs_no_result() {
        let worded = &[Check::Standard, Check::Vanity];
        assert_eq!(smart(&Fields { worded, ..WHOLE }), [None; 5]);
    }
}
