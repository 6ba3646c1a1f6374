//! Beginning a base anew, and moving the first one.

use leptos::prelude::*;
use waymark_core::kpi::reason;
use waymark_core::period::{Period, write_date};
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::opened as words;

use super::Open;
use super::reason::{Reason, ReasonForm};
use super::unit_choice::UnitChoice;
use crate::state::kept::Goals;
use crate::state::page::move_focus;

/// What is being done with bases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// A base is begun, from a unit if somebody named one.
    Anew(Option<Period>),
    /// The first base is moved.
    First,
}

impl Beginning {
    /// As it is kept of the form.
    const fn written(self) -> &'static str {
        match self {
            Self::Anew(_) => "anew",
            Self::First => "first",
        }
    }

    fn read(kept: &str) -> Option<Self> {
        let all = [Self::Anew(None), Self::First];
        all.into_iter().find(|it| it.written() == kept)
    }
}

/// What is typed, kept for the tab until it is done or given up.
#[derive(Clone, Copy)]
struct Typed {
    open: Open,
    /// What is being done.
    what: RwSignal<String>,
    /// The first day of the unit from which.
    from: RwSignal<String>,
    why: Reason,
}

impl Typed {
    fn new(open: Open) -> Self {
        let typed = |name| open.goals.typed(&open.named(name));
        Self {
            open,
            what: typed("base"),
            from: typed("base-from-day"),
            why: Reason::new(open, "base-why"),
        }
    }

    /// Follows what is begun from elsewhere on the page; what was being typed before a
    /// reload is open again.
    fn follows(self) {
        let Self {
            open, what, from, ..
        } = self;
        let kept = what.with_untracked(|what| Beginning::read(what));
        if open.beginning.get_untracked().is_none() {
            open.beginning.set(kept);
        }
        Effect::new(move |before: Option<()>| {
            let Some(beginning) = open.beginning.get() else {
                return;
            };
            what.set(beginning.written().to_owned());
            let named = match beginning {
                Beginning::Anew(Some(unit)) => Some(unit),
                _ if from.with_untracked(|from| !from.is_empty()) => None,
                Beginning::Anew(None) => open.standing.with_untracked(|standing| {
                    // Also where its proposal was refused.
                    let proposed = standing.noise.restart.and_then(|at| standing.unit_at(at));
                    proposed.or_else(|| standing.can_begin().first().copied())
                }),
                Beginning::First => None,
            };
            if let Some(unit) = named {
                from.set(write_date(unit.first()));
            }
            if before.is_some() || kept.is_none() {
                move_focus(open.named(match beginning {
                    Beginning::Anew(Some(_)) => "base-why",
                    _ => "base-from",
                }));
            }
        });
    }

    /// The unit that is chosen, of those that there are.
    fn unit(self, units: Memo<Vec<Period>>) -> Option<Period> {
        let from = self.from.get_untracked();
        units.with_untracked(|units| {
            let mut all = units.iter();
            all.find(|it| write_date(it.first()) == from).copied()
        })
    }

    /// What begins a base.
    fn begin(self, units: Memo<Vec<Period>>) -> Option<Action> {
        let Self { open, why, .. } = self;
        why.tried.set(true);
        let unit = self.unit(units)?;
        let base = open.standing.with_untracked(|standing| {
            let from = standing.base_day(unit);
            let base = why
                .text
                .with_untracked(|text| reason::base(Goals::new_id(), from, text));
            base.map(|base| {
                open.kpi
                    .with_untracked(|kpi| standing.begins(kpi, &base, Goals::new_id()))
            })
        });
        match base {
            Ok(fields) => Some(open.change(fields)),
            Err(_) => {
                move_focus(open.named("base-why"));
                None
            }
        }
    }

    /// What moves the first base.
    fn move_first(self, units: Memo<Vec<Period>>) -> Option<Action> {
        let open = self.open;
        let unit = self.unit(units)?;
        let field = open.standing.with_untracked(|standing| {
            open.kpi
                .with_untracked(|kpi| standing.moves_first(kpi, unit, Goals::new_id()))
        });
        Some(open.change(vec![field]))
    }

    fn clear(self) {
        self.why.clear();
        self.from.set(String::new());
        self.what.set(String::new());
        self.open.beginning.set(None);
        move_focus(self.open.named("limits"));
    }
}

/// The form of what is being done with bases, while something is.
#[component]
pub fn BaseForms(
    /// What is open.
    open: Open,
) -> AnyView {
    let typed = Typed::new(open);
    typed.follows();
    let what = Memo::new(move |_| open.beginning.get().map(Beginning::written));
    (move || {
        let written = what.get()?;
        Some(match Beginning::read(written)? {
            Beginning::Anew(_) => view! { <Anew typed /> }.into_any(),
            Beginning::First => view! { <MoveFirst typed /> }.into_any(),
        })
    })
    .into_any()
}

/// The form that begins a base.
#[component]
fn Anew(
    /// What is typed.
    typed: Typed,
) -> AnyView {
    let open = typed.open;
    let units = Memo::new(move |_| open.standing.with(|standing| standing.can_begin()));
    let make = Callback::new(move |()| typed.begin(units));
    let close = Callback::new(move |()| typed.clear());
    view! {
        <ReasonForm
            open
            reason=typed.why
            name="base-why"
            label=words::BEGIN_BASE
            hint=words::BEGIN_BASE_HINT
            button=words::BEGIN_BASE
            make
            close
        >
            <UnitChoice open name="base-from" units chosen=typed.from />
        </ReasonForm>
    }
    .into_any()
}

/// The form that moves the first base.
#[component]
fn MoveFirst(
    /// What is typed.
    typed: Typed,
) -> AnyView {
    let open = typed.open;
    let goals = open.goals;
    let units = Memo::new(move |_| {
        open.kpi
            .with(|kpi| open.standing.with(|standing| standing.first_can_move(kpi)))
    });
    let make = Callback::new(move |()| typed.move_first(units));
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            typed.clear();
        }
    });
    view! {
        <form
            class="opened__form"
            aria-label=words::MOVE_FIRST
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <p class="quiet">{words::MOVE_FIRST_HINT}</p>
            <UnitChoice open name="base-from" units chosen=typed.from />
            <div class="form__buttons">
                <button type="submit" class="button button--quiet">
                    {words::MOVE_FIRST}
                </button>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        goals.give_up();
                        typed.clear();
                    }
                >
                    {goals_words::CANCEL}
                </button>
            </div>
        </form>
    }
    .into_any()
}
