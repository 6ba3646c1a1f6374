//! Where the period of an objective of a plan is from.

use waymark_core::carry::plan::{PeriodFrom, Planned};

use super::drafts::cut;
use super::files::no_such_day;
use crate::en::goals::listed;

/// Where the period is from, if nobody said it as it is.
#[must_use]
pub fn period_from(planned: &Planned) -> Option<String> {
    let is_none = |cell: &String| {
        let why = no_such_day(cell).map_or_else(String::new, |why| format!(" ({why})"));
        format!("“{}” is not a date{why}", cut(cell))
    };
    let no_days: Vec<String> = planned.no_days.iter().map(is_none).collect();
    let from = match &planned.period {
        PeriodFrom::Said => None,
        PeriodFrom::Due => Some("Only the due date is given.".to_owned()),
        PeriodFrom::Begins => Some("Only the start date is given.".to_owned()),
        PeriodFrom::Title => Some("Period from the title above the table.".to_owned()),
        PeriodFrom::Usual if !no_days.is_empty() => {
            return Some(format!(
                "{}: this quarter instead.",
                listed(&no_days, "and")
            ));
        }
        PeriodFrom::Usual => Some("No period given: this quarter.".to_owned()),
        PeriodFrom::Unreadable(cell) => Some(format!(
            "“{}” is not a period: this quarter instead.",
            cut(cell)
        )),
    };
    let kept =
        (!no_days.is_empty()).then(|| format!("{}: kept as a note.", listed(&no_days, "and")));
    let said: Vec<String> = kept.into_iter().chain(from).collect();
    (!said.is_empty()).then(|| said.join(" "))
}
