//! Whether the day or the month is first in a table.

use std::collections::BTreeSet;

use time::{Date, Weekday};

use super::doubt::{Choice, Choices, Doubt, Meaning, Whose};
use crate::sorted::sorted;
use crate::table::column::{DateOrder, Told};
use crate::table::when::{Days, order_of};

/// What speaks for or against a day that a cell could be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Speaks {
    /// It is still to come.
    pub(super) is_to_come: bool,
    /// There is a value of this day already, and it is the same.
    pub(super) is_known: bool,
    /// It is in the period of what the row is about; none where that has no period.
    pub(super) is_inside: Option<bool>,
}

/// All that speaks for one order.
#[derive(Default)]
struct Sum {
    to_come: usize,
    known: usize,
    outside: usize,
    weekday: Option<Weekday>,
    differs: bool,
    days: usize,
}

impl Sum {
    fn add(&mut self, day: Date, speaks: Speaks) {
        self.to_come += usize::from(speaks.is_to_come);
        self.known += usize::from(speaks.is_known);
        self.outside += usize::from(speaks.is_inside == Some(false));
        self.days += 1;
        let first = *self.weekday.get_or_insert(day.weekday());
        self.differs |= first != day.weekday();
    }

    /// Whether all of the days are of one weekday, and enough to tell.
    fn is_weekly(&self) -> bool {
        self.days >= 3 && !self.differs
    }
}

const BOTH: [DateOrder; 2] = [DateOrder::DayFirst, DateOrder::MonthFirst];

/// In which order the days of a table are written: as no cell can mean otherwise; else as
/// fits what is known; else as usual, which somebody is asked about.
///
/// `cells` are lines with the cells that are dates, `days` how they are read, and `speaks`
/// says of the place of a cell and a day what is known of it.
pub(super) fn order(
    cells: &[(usize, &str)],
    days: &Days<'_>,
    speaks: impl Fn(usize, Date) -> Speaks,
    choices: &Choices,
) -> (DateOrder, Option<Doubt>) {
    // Many rows are of one day, and mostly it is the one above.
    let above = [None].into_iter().chain(cells.iter().map(|it| Some(it.1)));
    let changes = cells.iter().map(|it| it.1).zip(above);
    let changes = changes.filter(|(cell, above)| Some(*cell) != *above);
    let distinct: BTreeSet<&str> = sorted(changes.map(|(cell, _)| cell));
    let told = order_of(distinct.into_iter(), days);
    match told {
        Told::Clear(order) => return (order, None),
        Told::Either => return (days.order, None),
        Told::Ambiguous | Told::Mixed => {}
    }
    let [mut first, mut second] = [Sum::default(), Sum::default()];
    let mut example = None;
    let mut rows = 0;
    for (at, (line, cell)) in cells.iter().enumerate() {
        let by = BOTH.map(|order| days.by(order).day(cell));
        let [Some(one), Some(other)] = by else {
            continue;
        };
        if one == other {
            continue;
        }
        first.add(one, speaks(at, one));
        second.add(other, speaks(at, other));
        example.get_or_insert((*line, *cell, by));
        rows += 1;
    }
    // That a day cannot be weighs most, then that it is known, then where it should be.
    let by_what = [
        (first.to_come, second.to_come),
        (second.known, first.known),
        (first.outside, second.outside),
        (
            usize::from(second.is_weekly()),
            usize::from(first.is_weekly()),
        ),
    ];
    let told =
        by_what
            .into_iter()
            .find_map(|(against, against_other)| match (against, against_other) {
                (0, 1..) => Some(DateOrder::DayFirst),
                (1.., 0) => Some(DateOrder::MonthFirst),
                _ => None,
            });
    if let Some(order) = told {
        return (order, None);
    }
    let order = choices.order().unwrap_or(days.order);
    let doubt = example.map(|(line, cell, by)| Doubt {
        whose: Whose::All,
        called: (String::new(), String::new()),
        unit: String::new(),
        line,
        example: cell.trim().to_owned(),
        ways: [0, 1].map(|at| (Choice::Order(BOTH[at]), Meaning::Day(by[at]))),
        taken: usize::from(order == DateOrder::MonthFirst),
        rows,
    });
    (order, doubt)
}
