//! The fields of a KPI: what is typed into each, and what there is to say of it.

use leptos::prelude::*;
use waymark_core::kpi::draft::band::ReadBand;
use waymark_core::kpi::draft::{At, Draft, Here, Problem, What};
use waymark_core::kpi::{Kpi, Supports};
use waymark_core::sketch::typed;
use waymark_text::goals::form as goals_form;
use waymark_text::grade::{problems as number_words, sentences};
use waymark_text::kpi::form as words;

use crate::state::filling::Filling;
use crate::state::kept::Goals;
use crate::state::kpis::form::here;
use crate::state::page::{after_frame, move_focus};
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under, is_pasted};
use crate::views::wording::worded_id;

/// What is typed of a KPI, with what there is to say of it.
#[derive(Clone, Copy)]
pub struct Typing {
    /// What is kept.
    pub(super) goals: Goals,
    /// What is typed.
    pub(crate) draft: RwSignal<Draft>,
    /// The KPI that it changes, as the form has seen it; none for a new one.
    pub(super) known: StoredValue<Option<Kpi>>,
    /// Whether somebody tried to save.
    pub(crate) tried: RwSignal<bool>,
    /// Whether the details are unfolded.
    pub(super) is_unfolded: RwSignal<bool>,
    /// Whether it is unfolded how far outside a band is still acceptable.
    pub(super) outer_is_unfolded: RwSignal<bool>,
    /// The band as it was understood.
    pub(crate) band: Memo<ReadBand>,
    /// Everything that is wrong.
    problems: Memo<Vec<Problem>>,
    /// Begins the ids of its fields.
    pub(super) prefix: StoredValue<String>,
    /// How things are written here.
    here: Here,
    /// What numbers came out of its name.
    filling: Filling<Draft>,
    /// Whether somebody is typing its name.
    pub(super) is_name_typed: RwSignal<bool>,
}

/// The same on the day that it is: midnight may have passed since the form was opened.
fn by_now(goals: Goals, here: Here) -> Here {
    let today = goals.day();
    Here { today, ..here }
}

/// A text of a draft.
type Text = fn(&mut Draft) -> &mut String;

impl Typing {
    /// What begins so. A KPI that it changes is as the form has seen it.
    pub(crate) fn new(goals: Goals, draft: Draft, known: Option<Kpi>, prefix: String) -> Self {
        let here = here(goals);
        let outer = [&draft.band.outer_low, &draft.band.outer_high];
        let has_outer = outer.iter().any(|text| !text.is_empty());
        let draft = RwSignal::new(draft);
        let known = StoredValue::new(known);
        let problems = Memo::new(move |_| {
            let here = by_now(goals, here);
            draft.with(|draft| {
                let mut problems = draft.problems(&here);
                let of_days = known.with_value(|known| {
                    let known = known.as_ref();
                    known.map(|known| draft.problems_of_days(known, &here))
                });
                problems.extend(of_days.unwrap_or_default());
                problems
            })
        });
        Self {
            goals,
            draft,
            known,
            tried: RwSignal::new(false),
            is_unfolded: RwSignal::new(false),
            outer_is_unfolded: RwSignal::new(has_outer),
            band: Memo::new(move |_| draft.with(|draft| draft.read_band(&here))),
            problems,
            prefix: StoredValue::new(prefix),
            here,
            filling: Filling::new(in_place_of),
            is_name_typed: RwSignal::new(false),
        }
    }

    /// How things are written here, today.
    pub(super) fn here(self) -> Here {
        by_now(self.goals, self.here)
    }

    /// The id of a part of it.
    pub(crate) fn id(self, part: &str) -> String {
        self.prefix
            .with_value(|prefix| [prefix, "-", part].concat())
    }

    /// Something of what is typed.
    pub(super) fn get<T: PartialEq + Send + Sync + 'static>(self, get: fn(&Draft) -> T) -> Memo<T> {
        Memo::new(move |_| self.draft.with(get))
    }

    /// What it is measured in.
    pub(crate) fn unit(self) -> Memo<String> {
        Memo::new(move |_| self.draft.with(|draft| draft.unit(&self.here)))
    }

    fn text(self, text: Text) -> Signal<String> {
        // The same place is read as is written, of a draft that is nobody's.
        let read = move |draft: &Draft| text(&mut draft.clone()).clone();
        Signal::derive(move || self.draft.with(read))
    }

    fn set(self, text: Text) -> Callback<String> {
        Callback::new(move |typed: String| self.draft.update(|draft| *text(draft) = typed))
    }

    /// What is wrong with a part of it, as a sentence.
    fn problem(self, at: At, typed: &str) -> Option<Under> {
        let what = self.problems.with(|all| {
            let found = all.iter().find(|it| it.at == at);
            found.map(|it| it.what.clone())
        })?;
        // What is empty is not wrong before somebody saves.
        if what == What::Missing && !self.tried.get() {
            return None;
        }
        let unit = self.draft.with(|draft| draft.unit(&self.here));
        let notation = &self.here.habits.notation;
        Some(Under {
            text: words::problem(at, &what, typed, &unit, notation),
            is_problem: true,
        })
    }

    /// What there is to say under a text: what is wrong with it, or a hint while it is
    /// empty.
    fn under(self, at: At, text: Text, hint: &'static str) -> Signal<Under> {
        let value = self.text(text);
        Signal::derive(move || {
            let typed = value.get();
            let hint = || Under {
                text: if typed.is_empty() { hint } else { "" }.to_owned(),
                is_problem: false,
            };
            self.problem(at, &typed).unwrap_or_else(hint)
        })
    }

    /// A line of text.
    pub(crate) fn line(
        self,
        (at, part): (At, &str),
        label: &'static str,
        text: Text,
        hint: &'static str,
    ) -> AnyView {
        let (id, value, typed) = (self.id(part), self.text(text), self.set(text));
        let under = self.under(at, text, hint);
        view! { <Field id label value typed under /> }.into_any()
    }

    /// A number, with the unit beside it where it has none of its own.
    pub(crate) fn number(
        self,
        (at, part): (At, &str),
        label: &'static str,
        text: Text,
        read: impl Fn() -> typed::Field + Copy + Send + Sync + 'static,
        hidden: Signal<bool>,
    ) -> AnyView {
        let (id, value, typed) = (self.id(part), self.text(text), self.set(text));
        let notation = self.here.habits.notation;
        let hint = if at == At::Threshold {
            words::THRESHOLD_HINT
        } else {
            ""
        };
        let under = Signal::derive(move || {
            let typed = value.get();
            let echo = || {
                let field = read();
                let is_empty = typed.trim().is_empty();
                let text = match is_empty {
                    true => hint.to_owned(),
                    false => number_words::under(&field, &typed, None, &notation),
                };
                let is_problem = false;
                Under { text, is_problem }
            };
            self.problem(at, &typed).unwrap_or_else(echo)
        });
        let of_draft = self.unit();
        let unit = Signal::derive(move || {
            let field = read();
            let has_room = field.value.is_some() || value.with(String::is_empty);
            match field.unit.is_empty() && has_room {
                true => of_draft.get(),
                false => String::new(),
            }
        });
        view! { <Field id label kind="amount" value typed under unit hidden /> }.into_any()
    }

    /// A day.
    pub(super) fn day(
        self,
        (at, part): (At, &str),
        label: &'static str,
        text: Text,
        hidden: Signal<bool>,
    ) -> AnyView {
        let (id, value, typed) = (self.id(part), self.text(text), self.set(text));
        let under = self.under(at, text, "");
        view! { <Field id label kind="date" value typed under hidden /> }.into_any()
    }

    /// One of a few.
    pub(crate) fn choice(
        self,
        part: &str,
        label: &'static str,
        options: &'static [(&'static str, &'static str)],
        chosen: fn(&Draft) -> usize,
        choose: fn(&mut Draft, usize),
        said: impl Fn(&Draft) -> String + Send + Sync + 'static,
    ) -> AnyView {
        let (id, draft) = (self.id(part), self.draft);
        let chosen = Signal::derive(move || draft.with(chosen));
        let choose = Callback::new(move |place: usize| draft.update(|it| choose(it, place)));
        let under = Signal::derive(move || Under {
            text: draft.with(&said),
            is_problem: false,
        });
        view! { <Choice id label options chosen choose under /> }.into_any()
    }

    /// The name, from which a band is taken.
    pub(super) fn name(self) -> AnyView {
        let draft = self.draft;
        let typed = Callback::new(move |name: String| {
            let pasted = draft.with_untracked(|draft| is_pasted(&draft.name, &name));
            self.filling.name_changed(false);
            self.types_name(!pasted);
            draft.update(|draft| draft.name = name);
            if pasted {
                self.fill_from_name();
            }
        });
        let left = Callback::new(move |()| {
            self.types_name(false);
            self.fill_from_name();
        });
        let (id, value) = (self.id("name"), self.text(|draft| &mut draft.name));
        let also = worded_id(&id);
        let under = self.under(At::Name, |draft| &mut draft.name, words::NAME_HINT);
        view! { <Field id label=words::NAME value typed left under also /> }.into_any()
    }

    fn types_name(self, is_typed: bool) {
        if self.is_name_typed.get_untracked() != is_typed {
            self.is_name_typed.set(is_typed);
        }
    }

    /// Fills the band from a name such as "Response time under 30 minutes", where there is
    /// none yet, or only that of the name before. Once from each name: whoever took it out
    /// again does not want it.
    pub(super) fn fill_from_name(self) {
        if !self.filling.takes_name() {
            return;
        }
        let is_open = |draft: &Draft| draft.band.operator.is_some() && draft.band.is_empty();
        let Some(base) = self.filling.base(self.draft.get_untracked(), is_open) else {
            return;
        };
        let notation = &self.here.habits.notation;
        if let Some((bound, unit)) = sentences::bound(&base.name, notation) {
            let filled = base.with_bound(bound, &unit, notation);
            self.filling.filled(base, filled.clone());
            self.draft.set(filled);
        }
    }

    /// The same of a name that is there already.
    pub(super) fn read_name(self) {
        self.filling.name_changed(false);
        self.fill_from_name();
    }

    /// That its name was read, and the way back.
    pub(super) fn filled(self) -> AnyView {
        let unfill = move |_| {
            if let Some(before) = self.filling.go_back(&self.draft.get_untracked()) {
                self.draft.set(before);
                move_focus(self.id("name"));
            }
        };
        view! {
            <p class="quiet" hidden=move || !self.filling.can_go_back()>
                {words::FILLED}
                " "
                <button type="button" class="link" on:click=unfill>
                    {words::UNFILL}
                </button>
            </p>
        }
        .into_any()
    }

    /// Who answers for it: oneself where nobody is named.
    pub(super) fn owner(self) -> AnyView {
        let value = Signal::derive(move || {
            let owner = self.draft.with(|draft| draft.details.owner.clone());
            owner.unwrap_or_else(|| goals_form::ME.to_owned())
        });
        let typed = Callback::new(move |text| {
            self.draft.update(|draft| draft.details.owner = Some(text));
        });
        let under = Signal::derive(move || {
            let problem = value.with(|owner| self.problem(At::Owner, owner));
            problem.unwrap_or_default()
        });
        let id = self.id("owner");
        view! { <Field id label=words::OWNER value typed under /> }.into_any()
    }

    /// What it supports, chosen or said.
    pub(super) fn support(self, supports: Supports) {
        self.draft.update(|draft| {
            let sentence = std::mem::take(&mut draft.details.supports.sentence);
            draft.details.supports = Supports {
                sentence,
                ..supports
            };
        });
    }

    /// Unfolds what one of these problems is in.
    pub(super) fn unfold(self, problems: &[Problem]) {
        if problems.iter().any(|it| it.at.is_of_details()) {
            self.is_unfolded.set(true);
        }
        let outer = [At::OuterFrom, At::OuterTo];
        if problems.iter().any(|it| outer.contains(&it.at)) {
            self.outer_is_unfolded.set(true);
        }
    }

    /// Moves to a field, which may be folded away.
    pub(super) fn go_to(self, part: &'static str, is_folded: bool) {
        if is_folded {
            self.is_unfolded.set(true);
        }
        after_frame(move || move_focus(self.id(part)));
    }
}

/// What is typed, with the band and the unit of another: no name says the rest.
fn in_place_of(typed: &Draft, other: &Draft) -> Draft {
    let mut draft = typed.clone();
    draft.band = other.band.clone();
    draft.number.unit.clone_from(&other.number.unit);
    draft
}
