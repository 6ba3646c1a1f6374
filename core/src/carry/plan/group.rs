//! An objective while its rows come.

use std::collections::BTreeMap;

use time::Date;

use super::layout::Rows;
use super::{PeriodFrom, Planned, Reads};
use crate::carry::term::{term, term_in};
use crate::number::decimal::Decimal;
use crate::objective::draft::Draft;
use crate::period::{Period, Span};
use crate::sketch::KeyResult;
use crate::table::heading::Heading;

/// An objective while its rows come.
pub(super) struct Group {
    pub(super) planned: Planned,
    pub(super) term: String,
    pub(super) days: [Option<Date>; 2],
    pub(super) owner: String,
    pub(super) has_own_owner: bool,
    pub(super) owners: Vec<String>,
    /// The key results by their names, each with what was typed of it first.
    pub(super) names: BTreeMap<String, (usize, KeyResult)>,
}
impl Group {
    pub(super) fn new(line: usize, title: String) -> Self {
        let draft = Draft {
            title,
            ..Draft::default()
        };
        Self {
            planned: Planned {
                line,
                draft,
                period: PeriodFrom::default(),
                no_days: Vec::new(),
                rows: Vec::new(),
                notes: Vec::new(),
            },
            term: String::new(),
            days: [None; 2],
            owner: String::new(),
            has_own_owner: false,
            owners: Vec::new(),
            names: BTreeMap::new(),
        }
    }

    pub(super) fn fits(&self, term: &str) -> bool {
        self.term.is_empty() || self.term == term
    }

    /// Another value of a key result: the newest is the current one.
    pub(super) fn dated(&mut self, at: usize, day: Date, value: Decimal, reads: &Reads<'_>) {
        let (row, draft) = (&mut self.planned.rows[at], &mut self.planned.draft.rows[at]);
        let notation = &reads.here.habits.notation;
        if row.day.is_some_and(|known| known > day) {
            row.others.push((day, value));
            return;
        }
        let before = notation.read(&draft.typed.now).ok().flatten();
        if let (Some(known), Some(before)) = (row.day, before) {
            row.others.push((known, before.value));
        }
        row.day = Some(day);
        draft.typed.now = notation.write_plain(value);
    }
}

impl Rows<'_> {
    /// An objective once all of its rows are there.
    pub(super) fn finished(&self, group: Group) -> Planned {
        let reads = self.reads;
        let (calendar, today) = (reads.here.calendar, reads.here.today);
        let terms = &reads.words.terms;
        let mut planned = group.planned;
        let [first, last] = group.days;
        let quarter = |day| calendar.span_of(day, Span::Quarter);
        let said = term(&group.term, self.cells.order, terms, calendar, today);
        let (period, from) = match (said, first, last) {
            (Some(said), ..) => (said, PeriodFrom::Said),
            (None, Some(first), Some(last)) if first <= last => (
                Period::new(first, last).unwrap_or_else(|| quarter(today)),
                PeriodFrom::Said,
            ),
            (None, _, Some(last)) => {
                let begins = quarter(last).first();
                let period = Period::new(begins, last);
                (period.unwrap_or_else(|| quarter(last)), PeriodFrom::Due)
            }
            (None, ..) if !group.term.is_empty() => {
                planned
                    .notes
                    .extend(self.note(Heading::Period, &group.term));
                (quarter(today), PeriodFrom::Unreadable(group.term.clone()))
            }
            (None, Some(first), _) => {
                let ends = quarter(first).last();
                let period = Period::new(first, ends);
                (period.unwrap_or_else(|| quarter(first)), PeriodFrom::Begins)
            }
            _ => match term_in(&self.above, terms, calendar, today) {
                Some(period) => (period, PeriodFrom::Title),
                None => (quarter(today), PeriodFrom::Usual),
            },
        };
        planned.period = from;
        let details = &mut planned.draft.details;
        details.set_period(Some(period), today, calendar);
        // One name with every row is that of all of it.
        let mut owners = group.owners.iter();
        let first = owners.next().cloned().unwrap_or_default();
        let is_one = owners.all(|it| *it == first || it.is_empty());
        let owner = match (group.has_own_owner, is_one) {
            (true, _) => group.owner,
            (false, true) => first,
            (false, false) => String::new(),
        };
        for row in &mut planned.draft.rows {
            if row.more.owner == owner {
                row.more.owner.clear();
            }
        }
        details.owner = Some(owner).filter(|it| !it.is_empty());
        planned.date_values(period, reads.here);
        planned
    }
}
