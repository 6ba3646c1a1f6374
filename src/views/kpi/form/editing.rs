//! The form of a KPI while it is open: what is typed, what it had seen, and what becomes of
//! it.

use leptos::prelude::*;
use waymark_core::kpi::draft::change::{AsksFromWhen, asks_from_when};
use waymark_core::kpi::draft::kept::Kept;
use waymark_core::kpi::draft::{Draft, NewIds, Problem};
use waymark_core::kpi::{KIND, Kpi, Pillar};
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;

use super::Beginning;
use super::fields::Typing;
use crate::state::kept::{Goals, today_written};
use crate::state::kpis::form::{here, keep, kept};
use crate::state::kpis::showing::kpi;
use crate::state::objectives::draft::{
    draft_id, forget, forget_draft, keep_draft, put_aside, take_up,
};
use crate::state::page::{after_frame, focus_first_problem, move_focus};

/// What of a KPI a form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// All of it.
    Whole,
    /// What makes it a KPI: one of the pillars alone.
    Of(Pillar),
}

impl Part {
    const fn word(self) -> &'static str {
        match self {
            Self::Whole => "kpi",
            Self::Of(Pillar::Objective) => "kpi-supports",
            Self::Of(Pillar::Source) => "kpi-source",
            Self::Of(Pillar::Band) => "kpi-band",
            Self::Of(Pillar::Owner) => "kpi-owner",
        }
    }
}

/// The form of a KPI while it is open.
#[derive(Clone, Copy)]
pub struct Editing {
    goals: Goals,
    /// What is typed, and what there is to say of it.
    pub(super) typing: Typing,
    /// What of it is shown.
    pub(super) part: Part,
    /// What was left open here before something else began: it can be gone back to.
    pub(super) earlier: RwSignal<Option<Draft>>,
    /// Where what it began with is from, if it is from elsewhere.
    pub(super) from: Option<&'static str>,
    /// Of which changes it is asked from when they hold.
    pub(super) asks: Memo<AsksFromWhen>,
    /// Called when the form is done with, with the KPI if it was saved.
    close: Callback<Option<Id>>,
    /// The KPI, none for a new one.
    pub(super) id: StoredValue<Option<Id>>,
    new_id: StoredValue<Id>,
    /// The ids of a band and a definition that it begins: saving twice is saving the same.
    pub(super) ids: StoredValue<NewIds>,
    being_saved: RwSignal<bool>,
    /// What this draft was saved as already, in a copy of this tab: whoever saves it again
    /// wants a second one.
    pub(super) already: RwSignal<Option<String>>,
    /// The names under which it and what was there before are kept.
    kept_as: StoredValue<String>,
    earlier_as: StoredValue<String>,
    /// What it said at first, and the KPI as it has seen it.
    at_first: StoredValue<Draft>,
    seen: StoredValue<Option<Record>, LocalStorage>,
}

impl Editing {
    /// One that begins so, or goes on with what was left in it.
    pub(super) fn new(
        goals: Goals,
        id: Option<Id>,
        part: Part,
        beginning: Beginning,
        close: Callback<Option<Id>>,
    ) -> Self {
        let here = here(goals);
        let prefix = prefix(id.as_ref(), part);
        let name = goals.form_name(&prefix);
        let earlier_as = [&name, "-earlier"].concat();
        take_up(&name);
        let left = kept(&name);
        // What was left open here before something else began is put aside: nothing of it
        // is lost.
        if let (Some(left), Some((draft, _))) = (&left, &beginning.draft)
            && !left.draft.is_empty()
            && left.draft != *draft
        {
            keep(&earlier_as, left);
        }
        let earlier = kept(&earlier_as);
        let (begins, from) = beginning.draft.unzip();
        let known = id.as_ref().map(|id| untrack(|| goals.kpi(id, true)));
        let is_kept = left.is_some();
        let left = left.filter(|_| begins.is_none());
        let begun = match (begins, &known) {
            (Some(draft), _) => draft,
            (None, Some(known)) => Draft::known(known, &here),
            (None, None) => Draft::default(),
        };
        let (draft, at_first, seen) = match left {
            Some(left) => (left.draft, left.at_first, left.seen),
            None => (begun.clone(), begun, None),
        };
        let seen = seen.or_else(|| goals.definition(&kpi(id.as_ref()?)));
        // What changes is told from how the form has seen it; what is judged, by the
        // readings of now.
        let known = seen.as_ref().filter(|_| id.is_some()).map(|seen| Kpi {
            readings: known.map(|it| it.readings).unwrap_or_default(),
            ..Kpi::read(seen)
        });
        let goes_on = is_kept && from.is_none();
        let typing = Typing::new(goals, draft, known, prefix);
        if from.is_some() {
            // Nobody typed its name here, and it may say what is normal all the same.
            typing.read_name();
        }
        let at_first = match id.is_none() && !goes_on {
            true => typing.draft.get_untracked(),
            false => at_first,
        };
        let asks = Memo::new(move |_| {
            typing.known.with_value(|known| {
                let asks = |known| {
                    typing
                        .draft
                        .with(|draft| asks_from_when(draft, known, &here))
                };
                known.as_ref().map(asks).unwrap_or_default()
            })
        });
        let new_id = draft_id(&name).unwrap_or_else(|| goals.new_kpi_id());
        let editing = Self {
            goals,
            typing,
            part,
            earlier: RwSignal::new(earlier.map(|kept| kept.draft)),
            from,
            asks,
            close,
            id: StoredValue::new(id),
            new_id: StoredValue::new(new_id),
            already: RwSignal::new(None),
            ids: StoredValue::new(NewIds {
                band: Goals::new_id(),
                definition: Goals::new_id(),
            }),
            being_saved: RwSignal::new(false),
            kept_as: StoredValue::new(name),
            earlier_as: StoredValue::new(earlier_as),
            at_first: StoredValue::new(at_first),
            seen: StoredValue::new_local(seen),
        };
        editing.keeps(is_kept || from.is_some());
        editing
    }

    /// Keeps what is typed, so that a reload takes nothing away; what nobody touched only
    /// if it is not the usual beginning.
    fn keeps(self, untouched_too: bool) {
        let written = move |draft: Draft| {
            let is_nothing = self.is_new() && draft.is_empty();
            let kept = (!is_nothing).then(|| Kept {
                draft,
                at_first: self.at_first.get_value(),
                seen: self.seen.get_value(),
            });
            kept.map(|kept| kept.write())
        };
        let keeping = keep_draft(
            self.kept_as,
            self.is_new().then_some(self.new_id),
            !untouched_too,
            move || self.typing.draft.get(),
            written,
        );
        keeping.after(move || self.typing.draft.track());
    }

    /// Whether the KPI is a new one.
    pub(super) fn is_new(self) -> bool {
        self.id.with_value(Option::is_none)
    }

    /// Goes back to what was left open or given up before; what there is now can be gone
    /// back to as well.
    pub(super) fn back_to_earlier(self) {
        let Some(draft) = self.earlier.get_untracked() else {
            return;
        };
        let left = self.earlier_as.with_value(|name| kept(name));
        let now = self.typing.draft.get_untracked();
        if now.is_empty() || (!self.is_new() && self.is_untouched(&now)) {
            self.earlier_as.with_value(|name| forget(name));
            self.earlier.set(None);
        } else {
            self.keep_earlier(now.clone());
            self.earlier.set(Some(now));
        }
        // What was changed in it is told from what it had seen.
        if let Some(left) = left {
            if let Some(seen) = left.seen.as_ref().filter(|_| !self.is_new()) {
                self.typing.known.update_value(|known| {
                    let readings = known.take().map(|it| it.readings).unwrap_or_default();
                    *known = Some(Kpi {
                        readings,
                        ..Kpi::read(seen)
                    });
                });
            }
            self.at_first.set_value(left.at_first);
            self.seen.set_value(left.seen);
        }
        self.typing.draft.set(draft);
        move_focus(self.typing.id("name"));
    }

    /// Whether it says what it began with.
    fn is_untouched(self, now: &Draft) -> bool {
        self.at_first.with_value(|first| first == now)
    }

    /// Puts aside what it says, with what it had seen.
    fn keep_earlier(self, draft: Draft) {
        let left = Kept {
            draft,
            at_first: self.at_first.get_value(),
            seen: self.seen.get_value(),
        };
        self.earlier_as.with_value(|name| keep(name, &left));
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
                self.earlier_as.with_value(|name| forget(name));
            }
            // Another band or cadence may need other readings in the list.
            self.goals.tidy(&kpi(&saved));
            self.close.run(Some(saved));
        });
        self.goals.submit(make, done);
    }

    /// What saving it does; nothing where something is wrong with it, which is shown.
    fn make(self) -> Option<Action> {
        if self.being_saved.get_untracked() {
            return None;
        }
        self.typing.fill_from_name();
        self.typing.tried.set(true);
        let here = here(self.goals);
        let draft = self.typing.draft.get_untracked();
        if let Some(name) = self.is_saved_already() {
            if self.already.with_untracked(Option::is_none) {
                self.already.set(Some(name));
                return None;
            }
            self.new_id.set_value(self.goals.new_kpi_id());
        }
        let ids = self.ids.get_value();
        let action = match self.id.get_value() {
            None => match draft.check(&here, &ids) {
                Ok(new) => Action::Create {
                    of: KIND.of(self.new_id.get_value()),
                    fields: new.fields(),
                    today: today_written(),
                },
                Err(problems) => return self.show_problems(&problems),
            },
            Some(id) => {
                let known = self.typing.known.get_value().unwrap_or_default();
                let mut problems = draft.problems(&here);
                problems.extend(draft.problems_of_days(&known, &here));
                if !problems.is_empty() {
                    return self.show_problems(&problems);
                }
                let at_first = self.at_first.get_value();
                Action::EditFrom {
                    of: KIND.of(id),
                    fields: draft.changes(&at_first, &known, &here, &ids),
                    seen: Box::new(self.seen.get_value().unwrap_or_default()),
                }
            }
        };
        self.being_saved.set(true);
        Some(action)
    }

    /// The name under which this draft was saved already, in a copy of this tab.
    fn is_saved_already(self) -> Option<String> {
        let new = self.new_id.get_value();
        let is_there = self.is_new() && untrack(|| self.goals.has_kpi(&new));
        is_there.then(|| untrack(|| self.goals.kpi(&new, false)).name)
    }

    /// Forgets what is kept of it, and that it had an id.
    fn forget(self) {
        self.kept_as.with_value(|name| forget_draft(name));
    }

    /// Moves to the first problem. One in a fold has to be seen.
    fn show_problems(self, problems: &[Problem]) -> Option<Action> {
        self.typing.unfold(problems);
        self.typing
            .prefix
            .with_value(|prefix| focus_first_problem(prefix));
        None
    }

    /// Gives it up. What was typed can be gone back to when the form is opened again; a part
    /// alone goes on with it.
    pub(super) fn cancel(self) {
        self.goals.give_up();
        let now = self.typing.draft.get_untracked();
        match self.part {
            _ if now.is_empty() || self.is_untouched(&now) => {}
            Part::Whole => self.keep_earlier(now),
            Part::Of(_) => self.kept_as.with_value(|name| put_aside(name)),
        }
        self.forget();
        after_frame(move || {
            // Another press may have closed it already.
            let _ = self.close.try_run(None);
        });
    }
}

fn prefix(id: Option<&Id>, part: Part) -> String {
    let of = id.map_or("new", Id::as_str);
    [of, "-", part.word()].concat()
}
