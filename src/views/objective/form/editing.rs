//! The form of an objective while it is open: what is typed, what it had seen, and
//! what becomes of it.

mod keeping;

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::objective::draft::check::title_problem;
use waymark_core::objective::draft::fields::{Fields, by_name, changed};
use waymark_core::objective::draft::{At, Details, Draft, DraftRow, Here, Problem, What};
use waymark_core::objective::revised::with_revisions;
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::goals::{self as words, form as words_of_form};

use super::Beginning;
use super::continuing::ToClose;
use super::row::Row;
use crate::state::kept::{Goals, objective, today};
use crate::state::objectives::draft::{Keeping, draft_id, forget, keep, kept};
use crate::state::page::{focus_first_problem, move_focus};
use crate::ui::field::Under;

/// The form of an objective while it is open.
#[derive(Clone, Copy)]
pub(super) struct Editing {
    pub(super) goals: Goals,
    /// Its title.
    pub(super) title: RwSignal<String>,
    /// What is said besides its key results.
    pub(super) details: RwSignal<Details>,
    /// Its key results.
    pub(super) rows: RwSignal<Vec<Row>>,
    /// What was typed as key results and is to be actions.
    pub(super) moved: RwSignal<Vec<DraftRow>>,
    /// What is not to be said of it again.
    pub(super) dismissed: RwSignal<BTreeSet<String>>,
    /// Whether somebody tried to save.
    pub(super) tried: RwSignal<bool>,
    /// Whether the details are unfolded.
    pub(super) is_unfolded: RwSignal<bool>,
    /// What was left open here before something else began: it can be gone back to.
    pub(super) earlier: RwSignal<Option<Draft>>,
    /// Where what it began with is from, if it is from elsewhere.
    pub(super) from: Option<&'static str>,
    /// Whether that cannot be begun again.
    is_once: bool,
    /// Called when the form is done with, with the objective if it was saved.
    close: Callback<Option<Id>>,
    /// The objective, none for a new one; that then has this id: saving twice is saving
    /// the same.
    pub(super) id: StoredValue<Option<Id>>,
    new_id: StoredValue<Id>,
    /// The objective that saving it closes.
    closes: StoredValue<Option<ToClose>>,
    being_saved: RwSignal<bool>,
    /// What this draft was saved as already, in a copy of this tab: whoever saves it again
    /// wants a second one.
    pub(super) already: RwSignal<Option<String>>,
    /// The names under which it and what was there before are kept.
    kept_as: StoredValue<String>,
    put_aside: StoredValue<String>,
    /// What it began with; none where it went on with what was left in it.
    untouched: StoredValue<Option<Draft>>,
    /// What it said at first, and the objective as it has seen it.
    pub(super) at_first: StoredValue<Fields>,
    seen: StoredValue<Option<Record>, LocalStorage>,
    /// Both as they are kept, once they were written.
    seen_text: StoredValue<Option<String>>,
    /// What keeps it while it is open.
    keeping: StoredValue<Option<Keeping>>,
    // Rows live as long as the form, not as long as the button that adds them.
    pub(super) owner: StoredValue<Option<Owner>>,
}

/// How things are written here, by somebody who means oneself where nobody else is
/// named.
pub(crate) fn here(goals: Goals) -> Here {
    Here {
        habits: goals.habits,
        me: words_of_form::ME,
        today: today(),
        calendar: goals.calendar(),
    }
}

impl Editing {
    /// One that begins so, or goes on with what was left in it.
    pub(super) fn new(
        goals: Goals,
        id: Option<Id>,
        beginning: Beginning,
        close: Callback<Option<Id>>,
    ) -> Self {
        let here = here(goals);
        let name = goals.form_name(&prefix(id.as_ref()));
        let put_aside = [&name, "-earlier"].concat();
        let left_in = |form: &str| {
            let mut left = kept(form)?;
            left.draft.details.keep_days(here.today, here.calendar);
            Some(left)
        };
        let left = left_in(&name);
        // What was left open here before something else began is put aside: nothing of
        // it is lost.
        if let (Some(left), Some((draft, _))) = (&left, &beginning.draft)
            && !left.draft.is_empty()
            && left.draft != *draft
        {
            keep(&put_aside, left);
        }
        let earlier = left_in(&put_aside);
        let from = beginning.draft.as_ref().map(|(_, from)| *from);
        let goes_on = left.is_some() && from.is_none();
        let draft = match (beginning.draft, &left) {
            (Some((draft, _)), _) => draft,
            (None, Some(left)) => left.draft.clone(),
            (None, None) => match &id {
                Some(id) => {
                    let known = untrack(|| goals.objective(id, false));
                    Draft::known(&known, &here, Goals::new_id())
                }
                None => Draft::empty(Goals::new_id()),
            },
        };
        let was_kept = left.is_some();
        let left = left.filter(|_| id.is_some());
        let (at_first, seen) = match left {
            Some(left) => (left.at_first, left.seen),
            None => (draft.fields(&here), None),
        };
        let seen = seen.or_else(|| goals.definition(&objective(id.as_ref()?)));
        let Draft {
            title,
            details,
            rows,
            moved,
            dismissed,
        } = draft;
        let rows = rows.into_iter().map(|row| Row::new(row, goals.habits));
        let new_id = draft_id(&name).unwrap_or_else(|| goals.new_objective_id());
        let editing = Self {
            goals,
            title: RwSignal::new(title),
            details: RwSignal::new(details),
            rows: RwSignal::new(rows.collect()),
            moved: RwSignal::new(moved),
            dismissed: RwSignal::new(dismissed),
            tried: RwSignal::new(false),
            is_unfolded: RwSignal::new(false),
            earlier: RwSignal::new(earlier.map(|kept| kept.draft)),
            from,
            is_once: beginning.is_once,
            close,
            id: StoredValue::new(id),
            new_id: StoredValue::new(new_id),
            already: RwSignal::new(None),
            closes: StoredValue::new(None),
            being_saved: RwSignal::new(false),
            kept_as: StoredValue::new(name),
            put_aside: StoredValue::new(put_aside),
            untouched: StoredValue::new(None),
            at_first: StoredValue::new(at_first),
            seen: StoredValue::new_local(seen),
            seen_text: StoredValue::new(None),
            keeping: StoredValue::new(None),
            owner: StoredValue::new(Owner::current()),
        };
        // One that is asked for is new: the form did not say it at first.
        if let Some(indicator) = beginning.another {
            let mut row = DraftRow::empty(Goals::new_id());
            row.more.indicator = indicator;
            editing.add(row);
        }
        if !goes_on {
            editing
                .untouched
                .set_value(Some(untrack(|| editing.draft())));
        }
        editing.keeps(was_kept || from.is_some());
        editing
    }

    /// Whether the objective is a new one.
    pub(super) fn is_new(self) -> bool {
        self.id.with_value(Option::is_none)
    }

    /// Begins the ids of its fields.
    pub(super) fn prefix(self) -> String {
        self.id.with_value(|id| prefix(id.as_ref()))
    }

    /// The id of a part of it.
    pub(super) fn named(self, part: &str) -> String {
        [&self.prefix(), "-", part].concat()
    }

    /// What it says now.
    pub(super) fn draft(self) -> Draft {
        Draft {
            title: self.title.get(),
            details: self.details.get(),
            rows: self.rows.with(|rows| rows.iter().map(Row::draft).collect()),
            moved: self.moved.get(),
            dismissed: self.dismissed.get(),
        }
    }

    fn show(self, draft: Draft) {
        let Some(owner) = self.owner.get_value() else {
            return;
        };
        self.title.set(draft.title);
        self.details.set(draft.details);
        self.moved.set(draft.moved);
        self.dismissed.set(draft.dismissed);
        self.rows.set(owner.with(|| {
            let rows = draft.rows.into_iter();
            rows.map(|row| Row::new(row, self.goals.habits)).collect()
        }));
    }

    /// The objective, none for a new one.
    pub(super) fn objective(self) -> Option<Id> {
        self.id.get_value()
    }

    /// The objective whose place this one takes among those that a KPI serves: itself, of a
    /// new one the one that saving it closes.
    pub(super) fn in_place_of(self) -> Option<Id> {
        let closes = || {
            let before = self.details.with_untracked(|it| it.continues.clone());
            let closes = untrack(|| ToClose::of(self.goals, before.as_ref()));
            before.filter(|_| closes.is_some())
        };
        self.objective().or_else(closes)
    }

    /// What there is to say of the title.
    pub(super) fn title_under(self) -> Under {
        let problem = self.title.with(|title| title_problem(title));
        match problem.map(|it| it.what) {
            Some(What::Missing) if self.tried.get() => Under {
                text: words::NO_TITLE.to_owned(),
                is_problem: true,
            },
            Some(What::Missing) => Under {
                text: words::TITLE_HINT.to_owned(),
                is_problem: false,
            },
            Some(What::TooLong(length)) => Under {
                text: words_of_form::too_long(length),
                is_problem: true,
            },
            _ => Under::default(),
        }
    }

    /// Saves it, and once that is kept is done with.
    pub(super) fn save(self) {
        let make = Callback::new(move |()| self.make());
        let done = Callback::new(move |is_done: bool| {
            self.being_saved.set(false);
            if !is_done {
                return;
            }
            let saved = self.id.get_value();
            let saved = saved.unwrap_or_else(|| self.new_id.get_value());
            self.forget();
            if !self.is_new() {
                self.put_aside.with_value(|name| forget(name));
            }
            if let Some(closed) = self.closes.get_value() {
                closed.done(self.goals);
            }
            // Another period may need other check-ins in the list.
            self.goals.tidy(&objective(&saved));
            self.close.run(Some(saved));
        });
        self.goals.submit(make, done);
    }

    /// What saving it does; nothing where something is wrong with it, which is shown.
    fn make(self) -> Option<Action> {
        if self.being_saved.get_untracked() {
            return None;
        }
        self.without_empty_rows();
        self.tried.set(true);
        let here = here(self.goals);
        let draft = untrack(|| self.draft());
        let meant = match draft.check(&here) {
            Ok(meant) => meant,
            Err(problems) => {
                self.show_problems(&problems);
                return None;
            }
        };
        let draft = match self.is_saved_already() {
            Some(title) if self.already.with_untracked(Option::is_none) => {
                self.already.set(Some(title));
                return None;
            }
            Some(_) => {
                self.new_id.set_value(self.goals.new_objective_id());
                draft.with_other_ids(Goals::new_id)
            }
            None => draft,
        };
        let mut meant = draft.check(&here).unwrap_or(meant);
        self.being_saved.set(true);
        Some(match self.id.get_value() {
            None => self.begin(&draft, draft.with_first_values(&meant, &here)),
            Some(id) => {
                let known = untrack(|| self.goals.objective(&id, false));
                meant.actions = draft.actions(&known.actions);
                let now = by_name(meant.fields());
                let fields = self.at_first.with_value(|at_first| changed(at_first, &now));
                let seen = self.seen.get_value().unwrap_or_default();
                Action::EditFrom {
                    of: KIND.of(id),
                    fields: with_revisions(&seen, fields, today(), Goals::new_id),
                    seen: Box::new(seen),
                }
            }
        })
    }

    /// The title under which this draft was saved already, in a copy of this tab.
    fn is_saved_already(self) -> Option<String> {
        let new = self.new_id.get_value();
        let is_there = self.is_new() && untrack(|| self.goals.is_there(&new));
        is_there.then(|| untrack(|| self.goals.objective(&new, false)).title)
    }

    /// Begins a new one, with the KPIs that begin with it. What it continues is closed with it, and hands on the actions that
    /// are not done yet.
    fn begin(self, draft: &Draft, mut new: Objective) -> Action {
        let before = new.continues.clone();
        if let Some(before) = before
            .as_ref()
            .filter(|id| untrack(|| self.goals.is_there(id)))
        {
            let before = untrack(|| self.goals.objective(before, false));
            new = new.with_open_actions(&before, Goals::new_id);
        }
        let closes = untrack(|| ToClose::of(self.goals, before.as_ref()));
        if let Some(closes) = &closes {
            closes.link(&mut new);
        }
        let begin = draft.begin(&new, &self.new_id.get_value(), today());
        self.closes.set_value(closes.clone());
        match closes {
            Some(closes) => closes.with(self.goals, begin),
            None => begin,
        }
    }

    /// Moves to the first problem. One in a fold has to be seen.
    fn show_problems(self, problems: &[Problem]) {
        self.is_unfolded
            .set(problems.iter().any(Problem::is_of_details));
        if problems.iter().any(|it| it.at == At::Count) {
            move_focus(self.named("count"));
        } else {
            focus_first_problem(&self.prefix());
        }
    }
}

fn prefix(id: Option<&Id>) -> String {
    id.map_or_else(|| "new".to_owned(), Id::to_string)
}
