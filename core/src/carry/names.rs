//! Finding what the cells of a table name: an objective, a key result, a KPI.

use std::collections::BTreeMap;

use time::Date;

use super::reads::Reads;
use super::sheet::{About, Why};
use crate::metric::dated::Dated;
use crate::metric::history::NewDay;
use crate::objective::key_result::KeyResult;
use crate::objective::{KIND, Objective};
use crate::period::Period;
use crate::record::kind::{Kind, Subject};
use crate::sketch::Measure;
use crate::store::Store;
use crate::store::failure::{Failure, NotDone};
use crate::store::key_value::Lookup;
use crate::table::heading::Fold;
use crate::table::when::{Days, When};

/// Whether a note in a cell is the one that is kept: cells are trimmed, and some programs take
/// the apostrophe before a text for a sign of their own and drop it.
#[must_use]
pub(super) fn is_note(cell: &str, kept: &str) -> bool {
    let kept = kept.trim();
    cell == kept || cell == kept.trim_start_matches('\'').trim_start()
}

/// A name as it is compared: in small letters, accents, white space, quotes and dashes all in
/// one form, since programs change them without asking; without an apostrophe before it,
/// which keeps a spreadsheet from taking it for a formula.
#[must_use]
pub fn compared(name: &str, fold: Fold) -> String {
    let folded = fold(name);
    let mut text = String::with_capacity(folded.len());
    for c in folded.chars() {
        match c {
            '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{60}' | '\u{b4}' => {
                text.push('\'');
            }
            '\u{201c}'..='\u{201f}' | '\u{ab}' | '\u{bb}' => text.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' => text.push('-'),
            '\u{2026}' => text.push_str("..."),
            // Seen by nobody.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_whitespace() || c.is_control() => {
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
    let text = text.trim_end();
    text.trim_start_matches('\'').trim_start().to_owned()
}

/// Folds each text once.
pub(super) struct Folded {
    known: BTreeMap<String, String>,
    fold: Fold,
}

impl Folded {
    pub(super) fn new(fold: Fold) -> Self {
        let known = BTreeMap::new();
        Self { known, fold }
    }

    pub(super) fn of(&mut self, text: &str) -> String {
        if let Some(known) = self.known.get(text) {
            return known.clone();
        }
        let folded = compared(text, self.fold);
        self.known.insert(text.to_owned(), folded.clone());
        folded
    }
}

/// Things of one kind by their names, as they are compared, and by their ids.
#[derive(Default)]
pub(super) struct Named {
    by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<String, usize>,
}

impl Named {
    pub(super) fn add(&mut self, at: usize, id: &str, name: String) {
        self.by_name.entry(name).or_default().push(at);
        self.by_id.insert(id.to_owned(), at);
    }

    /// Those that a cell names: what has its id, unless its name is another one's here;
    /// else those with its name, and of several the ones that are written just so.
    pub(super) fn found<'n>(
        &self,
        (id, cell, compared): (&str, &str, &str),
        name: impl Fn(usize) -> &'n str,
    ) -> Vec<usize> {
        let named = self.by_name.get(compared).map_or(&[][..], Vec::as_slice);
        if let Some(at) = self.by_id.get(id)
            && (named.contains(at) || named.is_empty() || compared.is_empty())
        {
            return vec![*at];
        }
        let just_so = named.iter().filter(|at| name(**at).trim() == cell.trim());
        let just_so: Vec<usize> = just_so.copied().collect();
        match just_so.is_empty() {
            true => named.to_vec(),
            false => just_so,
        }
    }
}

/// An objective that rows may be of.
pub(super) struct Goal {
    pub(super) of: Subject,
    pub(super) objective: Objective,
    key_results: Named,
}

/// The objectives that are not in the bin.
pub(super) struct Goals {
    pub(super) all: Vec<Goal>,
    named: Named,
}

/// An objective and a key result of it, by their places.
pub(super) type Place = (usize, usize);

/// What a row says of which key result it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowNames<'t> {
    pub(super) objective: &'t str,
    pub(super) key_result: &'t str,
    pub(super) objective_id: &'t str,
    pub(super) key_result_id: &'t str,
    pub(super) period: &'t str,
}

pub(super) fn not_binned(store: &Store, kind: &'static Kind) -> Vec<Subject> {
    let list = store.list_of(kind);
    let list = list.filter(|(_, glance)| glance.binned().is_none());
    list.map(|(id, _)| kind.of(id.clone())).collect()
}

impl Goals {
    pub(super) fn of(store: &Store, folded: &mut Folded) -> Self {
        let mut goals = Self {
            all: Vec::new(),
            named: Named::default(),
        };
        for of in not_binned(store, &KIND) {
            let Some(record) = store.record(&of) else {
                continue;
            };
            let objective = Objective::read(record);
            let mut key_results = Named::default();
            for (at, it) in objective.key_results.iter().enumerate() {
                key_results.add(at, it.id.as_str(), folded.of(&it.name));
            }
            let at = goals.all.len();
            goals
                .named
                .add(at, of.id.as_str(), folded.of(&objective.title));
            goals.all.push(Goal {
                of,
                objective,
                key_results,
            });
        }
        goals
    }

    pub(super) fn key_result(&self, (goal, key_result): Place) -> (&Goal, &KeyResult) {
        let goal = &self.all[goal];
        (goal, &goal.objective.key_results[key_result])
    }

    /// What rows of a key result are about.
    pub(super) fn about(&self, place: Place) -> About {
        let (goal, key_result) = self.key_result(place);
        About {
            of: goal.of.clone(),
            title: goal.objective.title.clone(),
            period: goal.objective.period,
            key_result: Some((key_result.id.clone(), key_result.name.clone())),
            unit: key_result.unit.clone(),
            is_yes_no: key_result.measure == Measure::YesNo,
            cadence: None,
        }
    }

    /// The key results that a row may be of: several where objectives have one title.
    ///
    /// # Errors
    ///
    /// That there is none, or that one objective has several of that name.
    pub(super) fn named(&self, row: RowNames<'_>, folded: &mut Folded) -> Result<Vec<Place>, Why> {
        let title = folded.of(row.objective);
        let said = (row.objective_id, row.objective, &*title);
        let name = |at: usize| &*self.all[at].objective.title;
        let goals = self.named.found(said, name);
        if goals.is_empty() {
            return Err(Why::NoObjective(row.objective.to_owned()));
        }
        let compared = folded.of(row.key_result);
        let said = (row.key_result_id, row.key_result, &*compared);
        let mut places = Vec::new();
        let mut has_several = false;
        for at in goals {
            let goal = &self.all[at];
            let name = |at: usize| &*goal.objective.key_results[at].name;
            match goal.key_results.found(said, name)[..] {
                [] => {}
                [key_result] => places.push((at, key_result)),
                _ => has_several = true,
            }
        }
        match places.is_empty() {
            true if has_several => Err(Why::SeveralKeyResults(row.key_result.to_owned())),
            true => Err(Why::NoKeyResult(row.key_result.to_owned())),
            false => Ok(places),
        }
    }

    /// Reads the check-ins of these objectives.
    pub(super) fn learn_histories(
        &mut self,
        store: &mut Store,
        kv: &dyn Lookup,
        places: &[Place],
    ) -> Result<(), NotDone> {
        let mut known = vec![false; self.all.len()];
        for (at, _) in places {
            if std::mem::replace(&mut known[*at], true) {
                continue;
            }
            let goal = &mut self.all[*at];
            store.read_history(kv, &goal.of).map_err(Failure::from)?;
            let whole = store.with_history(&goal.of).unwrap_or_default();
            // By their ids: others may have written since the key results were counted.
            for mut whole in Objective::read(&whole).key_results {
                let mut known = goal.objective.key_results.iter_mut();
                if let Some(known) = known.find(|it| it.id == whole.id) {
                    std::mem::swap(known, &mut whole);
                }
            }
        }
        Ok(())
    }

    /// What is known of a day.
    pub(super) fn known(&self, place: Place, day: Date) -> Option<&Dated> {
        let (_, key_result) = self.key_result(place);
        let known = &key_result.check_ins;
        let at = known.binary_search_by(|it| it.date.cmp(&day));
        at.ok().and_then(|at| known.get(at))
    }

    /// Of several key results of one name those whose objective has the period that a cell
    /// says; all of them where none has, or the cell is no period.
    pub(super) fn in_period(
        &self,
        places: Vec<Place>,
        cell: &str,
        reads: &Reads<'_>,
    ) -> Vec<Place> {
        if places.len() < 2 || cell.is_empty() {
            return places;
        }
        let is_said = |at: &Place| {
            let period = self.all[at.0].objective.period;
            period.is_some_and(|it| is_period(it, cell, reads))
        };
        let said: Vec<Place> = places.iter().copied().filter(is_said).collect();
        match said.is_empty() {
            true => places,
            false => said,
        }
    }

    /// Whether an objective of one of these titles has a key result without a name.
    pub(super) fn has_nameless(&self, objective: &str, folded: &mut Folded) -> bool {
        let title = folded.of(objective);
        let goals = self.named.by_name.get(&title).into_iter().flatten();
        let mut goals = goals.map(|at| &self.all[*at]);
        goals.any(|it| it.key_results.by_name.contains_key(""))
    }

    /// Whether there is an objective of this title.
    pub(super) fn has(&self, compared: &str) -> bool {
        self.named.by_name.contains_key(compared)
    }

    /// Whether a day is still to come for each of these key results: a value of one may be of
    /// tomorrow already.
    pub(super) fn is_to_come(&self, places: &[Place], day: Date, today: Date) -> bool {
        let reaches = |place: &Place| {
            let (goal, key_result) = self.key_result(*place);
            let dates = key_result.check_ins.iter().map(|it| it.date);
            day <= NewDay::of(dates, goal.objective.period, today).last
        };
        day > today && !places.iter().any(reaches)
    }

    /// Of several key results of one name the one that a day is of: in whose period it is,
    /// or else the one whose period ended last before it, or begins soon after.
    pub(super) fn of_day(&self, places: &[Place], day: Date) -> Option<Place> {
        let [one, ..] = places else { return None };
        if places.len() == 1 {
            return Some(*one);
        }
        let period = |place: &Place| self.all[place.0].objective.period;
        let inside = |it: &Period| it.contains(day);
        let mut within = places
            .iter()
            .filter(|it| period(it).is_some_and(|it| inside(&it)));
        if let Some(place) = within.next() {
            return within.next().is_none().then_some(*place);
        }
        // One that has no period could be of any day.
        if places.iter().any(|it| period(it).is_none()) {
            return None;
        }
        let days = |one: Date, other: Date| one.to_julian_day() - other.to_julian_day();
        let ended = places.iter().filter_map(|place| {
            let after = days(day, period(place)?.last());
            (1..=SOON).contains(&after).then_some((after, *place))
        });
        let begins = places.iter().filter_map(|place| {
            let before = days(period(place)?.first(), day);
            (1..=SOON).contains(&before).then_some((before, *place))
        });
        let nearest = |all: &mut dyn Iterator<Item = (i32, Place)>| {
            let mut nearest: Option<(i32, Place)> = None;
            let mut is_only = true;
            for (days, place) in all {
                match nearest {
                    Some((known, _)) if known < days => {}
                    Some((known, _)) if known == days => is_only = false,
                    _ => (nearest, is_only) = (Some((days, place)), true),
                }
            }
            nearest.filter(|_| is_only).map(|(_, place)| place)
        };
        let mut ended = ended.peekable();
        match ended.peek() {
            Some(_) => nearest(&mut ended),
            None => nearest(&mut { begins }),
        }
    }
}

/// So many days after a period, or before it, a check-in may still be of it.
const SOON: i32 = 45;

/// Whether a cell says a period: its first and its last day, or the quarter or month that it
/// is.
fn is_period(period: Period, cell: &str, reads: &Reads<'_>) -> bool {
    let days = Days {
        words: reads.when,
        order: reads.usual.1,
        today: reads.today,
        serials: false,
    };
    let calendar = reads.calendar;
    match days.when(cell) {
        Some(When::Quarter(day)) => period == calendar.quarter_of(day),
        Some(When::Month(day)) => period.last() == day,
        _ => {
            let mut parts = cell.split([' ', '/', '–']).filter_map(|it| days.day(it));
            let ends = (parts.next(), parts.next());
            ends == (Some(period.first()), Some(period.last()))
        }
    }
}
