//! An objective in the list: how it stands, its key results, and what can be done
//! with it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::grading::zone::Zone;
use waymark_core::objective::Objective;
use waymark_core::objective::finding::Finding;
use waymark_core::objective::standing::{Stage, Standing, due};
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::store::action::Action;
use waymark_text::goals::{self as words, open, standing as says};
use waymark_text::grade;

use super::Shared;
use super::conflicts::Conflicts;
use super::form::{Beginning, ObjectiveForm};
use super::history::History;
use super::next_check_in::NextCheckIn;
use super::opened::{Opened, Scale};
use super::standing::StandingLines;
use crate::state::goals::draft::is_kept;
use crate::state::goals::place::GoalsPlace;
use crate::state::goals::{Goals, objective as subject, today, today_written};

/// What the parts of a card share.
#[derive(Clone, Copy)]
pub struct Card {
    /// What is kept.
    pub(crate) goals: Goals,
    /// The objective's id.
    pub(crate) id: StoredValue<Id>,
    /// The objective as it is read.
    pub(crate) objective: Memo<Objective>,
    /// How it stands.
    pub(crate) standing: Memo<Standing>,
    /// Whether it can only be read: a newer version wrote it, or it is closed.
    pub(crate) fixed: Memo<bool>,
    /// How its form begins, while it is open.
    pub(crate) editing: RwSignal<Option<Beginning>>,
}

impl Card {
    /// The id of a part of it.
    pub(crate) fn named(self, part: &str) -> String {
        [self.id.get_value().as_str(), "-", part].concat()
    }

    /// The record that it shows.
    pub(crate) fn subject(self) -> Subject {
        self.id.with_value(subject)
    }

    /// What there is to say of how it is built.
    pub(crate) fn findings(self) -> Vec<Finding> {
        if self.fixed.get() {
            return Vec::new();
        }
        let id = self.id.get_value();
        self.objective
            .with(|objective| self.goals.findings(&id, objective))
    }

    /// Changes fields of its definition.
    pub(crate) fn edit(self, fields: Vec<(Name, Value)>) {
        self.goals.act_alone(self.change(fields));
    }

    /// What changes fields of its definition.
    pub(crate) fn change(self, fields: Vec<(Name, Value)>) -> Action {
        let of = self.subject();
        Action::Edit { of, fields }
    }
}

/// One objective.
#[component]
pub fn ObjectiveCard(
    /// What the page's parts share.
    shared: Shared,
    /// Which one.
    id: Id,
    /// Those whose forms are open.
    edited: RwSignal<BTreeSet<Id>>,
) -> AnyView {
    let Shared { goals, place, .. } = shared;
    let id = StoredValue::new(id);
    let named = move |part: &str| [id.get_value().as_str(), "-", part].concat();
    let opened = RwSignal::new(false);
    // Whether it is the one that is open, and whether another one is.
    let open = Memo::new(move |_| {
        place.with(|place| {
            place
                .open
                .as_ref()
                .map(|open| id.with_value(|id| id == open))
        })
    });
    let is_open = Memo::new(move |_| open.get() == Some(true));
    let revision = Memo::new(move |_| goals.revision(&id.get_value()));
    let objective = Memo::new(move |_| {
        revision.get();
        goals.objective(&id.get_value(), opened.get() || is_open.get())
    });
    let standing = Memo::new(move |_| objective.with(|it| Standing::of(it, today())));
    let newer = Memo::new(move |_| {
        revision.get();
        goals.is_newer(&id.get_value())
    });
    let binned = Memo::new(move |_| objective.with(|objective| objective.binned.is_some()));
    let closed = Memo::new(move |_| objective.with(|objective| objective.closing.is_some()));
    let fixed = Memo::new(move |_| newer.get() || closed.get());
    let kept = goals.form_name(&id.get_value().to_string());
    let editing = RwSignal::new(is_kept(&kept).then(Beginning::default));
    let card = Card {
        goals,
        id,
        objective,
        standing,
        fixed,
        editing,
    };
    // Whichever way the form was opened, its card stays.
    Effect::new(move |_| {
        let is_edited = editing.with(Option::is_some);
        let id = id.get_value();
        let changes = edited.with_untracked(|edited| edited.contains(&id)) != is_edited;
        if changes {
            edited.update(|edited| {
                if is_edited {
                    edited.insert(id);
                } else {
                    edited.remove(&id);
                }
            });
        }
    });
    // One comes to it from its top, and back to it in the list.
    Effect::new(move |before: Option<bool>| {
        let is_open = is_open.get();
        if before.unwrap_or(false) != is_open {
            if is_open {
                Goals::focus(named("heading"));
                goals.tidy(&id.get_value());
            } else {
                Goals::focus(shared.after_leaving(named("heading")));
            }
        }
        is_open
    });
    let close = Callback::new(move |_| {
        editing.set(None);
        Goals::focus(named("edit"));
    });
    let here = move || {
        let open = Some(id.get_value());
        let place = GoalsPlace {
            open,
            ..place.get()
        };
        place.route().to_string()
    };
    let delete = move |_| {
        editing.set(None);
        goals.act_alone(Action::Bin {
            of: card.subject(),
            today: today_written(),
        });
        // The card is gone: on with the page.
        if is_open.get_untracked() {
            shared.leave_for("status");
        }
        Goals::focus("status".to_owned());
    };
    let key_results = Memo::new(move |_| {
        objective.with(|objective| {
            let all = objective.key_results.iter();
            all.map(|it| it.id.clone()).collect::<Vec<_>>()
        })
    });
    let findings = Memo::new(move |_| card.findings().len());
    // What is typed there stays when one goes back to the list for a moment.
    let was_open = Memo::new(move |was: Option<&bool>| was == Some(&true) || is_open.get());
    let is_editing = Memo::new(move |_| editing.with(Option::is_some));
    view! {
        <li
            class="goal"
            data-newer=move || newer.get().then_some("")
            data-closed=move || closed.get().then_some("")
            data-open=move || is_open.get().then_some("")
            hidden=move || open.get() == Some(false)
        >
            <div class="goal__head">
                <h3 id=named("heading") tabindex="-1">
                    <a class="goal__title" href=here>
                        <bdi>{move || objective.with(|objective| objective.title.clone())}</bdi>
                    </a>
                </h3>
                <div class="goal__tools" hidden=move || newer.get()>
                    <button
                        type="button"
                        class="link"
                        id=named("edit")
                        aria-describedby=named("heading")
                        hidden=closed
                        on:click=move |_| {
                            if is_editing.get_untracked() {
                                close.run(None);
                                return;
                            }
                            Goals::after_frame(move || {
                                if editing.try_set(Some(Beginning::default())).is_none() {
                                    Goals::focus(named("title"));
                                }
                            });
                        }
                    >
                        {words::EDIT}
                    </button>
                    <button
                        type="button"
                        class="link"
                        aria-describedby=named("heading")
                        on:click=delete
                    >
                        {words::DELETE}
                    </button>
                </div>
            </div>
            <p class="goal__period quiet">{move || objective.with(open::about)}</p>
            <StandingLines card />
            <p class="goal__findings" hidden=move || is_open.get() || findings.get() == 0>
                <a href=here>{move || open::findings(findings.get())}</a>
            </p>
            <p class="notice" hidden=move || !newer.get()>
                {words::NEWER}
            </p>
            <p class="notice" hidden=move || !binned.get()>
                {words::DELETED_ELSEWHERE}
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| goals.act_alone(Action::Restore { of: card.subject() })
                >
                    {words::RESTORE}
                </button>
            </p>
            <Conflicts goals id revision />
            {move || {
                is_editing
                    .get()
                    .then(|| {
                        let beginning = editing.get_untracked().unwrap_or_default();
                        view! { <ObjectiveForm goals id=Some(id.get_value()) beginning close /> }
                    })
            }}
            <div class="goal__rest" hidden=is_editing>
                {move || is_open.get().then(|| view! { <Scale card /> })}
                <ul class="goal__key-results">
                    <For each=move || key_results.get() key=Id::clone let:key_result>
                        <KeyResultLine card key_result />
                    </For>
                </ul>
                <div hidden=move || !is_open.get()>
                    {move || was_open.get().then(|| view! { <Opened shared card /> })}
                </div>
                <History goals id objective opened newer=fixed />
            </div>
        </li>
    }
    .into_any()
}

/// A key result: its way, its latest value, its score, and the field for the next.
#[component]
fn KeyResultLine(
    /// The card of its objective.
    card: Card,
    /// Which of its key results.
    key_result: Id,
) -> AnyView {
    let Card {
        goals,
        id,
        objective,
        fixed,
        ..
    } = card;
    let notation = goals.habits.notation;
    let name = key_result.clone();
    let key_result = Memo::new(move |_| {
        objective.with(|objective| objective.key_result(name.as_str()).cloned())
    });
    let zone = move || {
        let period = objective.with(|objective| objective.period);
        key_result.with(|it| {
            let it = it.as_ref().filter(|it| !it.is_guardrail)?;
            let score = it.measured(period)?.grade()?.score;
            Some(grade::zone(Zone::of(&score)))
        })
    };
    // What is typed stays when the key result changes meanwhile. Before its first day
    // there is nothing to count.
    let may_change = Memo::new(move |_| {
        let is_ahead = card.standing.with(|it| it.stage == Stage::Ahead);
        !fixed.get() && !is_ahead && key_result.with(Option::is_some)
    });
    let said = move || {
        key_result.with(|it| {
            let it = it.as_ref()?;
            let period = objective.with(|objective| objective.period);
            let due = objective.with(|objective| due(objective, it, today()));
            let measured = it.measured(period);
            let score = measured.filter(|_| !it.is_guardrail);
            let score = score.and_then(|it| Some(it.grade()?.score));
            // What it is worth as a picture: how far the bar goes, in which zone.
            let far = score.map(|score| {
                let share = (score.to_pixels() * 100.0).round().to_string();
                ([&share, "%"].concat(), grade::zone(Zone::of(&score)))
            });
            let incomplete = !fixed.get() && it.measured(None).is_none();
            let fill_in = move |_| {
                card.editing.set(Some(Beginning::default()));
                Goals::focus(card.named("title"));
            };
            Some(view! {
                <div class="key-result__says">
                    <h4 class="key-result__name" id=[it.id.as_str(), "-called"].concat()>
                        <bdi>{it.name.clone()}</bdi>
                    </h4>
                    <p class="key-result__way quiet">
                        {words::way(it, &notation)} ", " {words::latest(it, period, &notation)}
                    </p>
                    {incomplete
                        .then(|| {
                            view! {
                                <p>
                                    <button type="button" class="link" on:click=fill_in>
                                        {open::FILL_IN}
                                    </button>
                                </p>
                            }
                        })}
                    {due
                        .map(|due| {
                            view! { <p class="key-result__due">{says::due(&due, today())}</p> }
                        })}
                </div>
                <p class="key-result__worth">
                    <span class="unseen">{words::SCORE} " "</span>
                    {if it.is_guardrail {
                        words::guardrail(it, period)
                    } else {
                        words::worth(it, period)
                    }}
                </p>
                {far
                    .map(|(share, zone)| {
                        view! {
                            <p class="key-result__bar">
                                <span class="bar" aria-hidden="true">
                                    <span style:inline-size=share></span>
                                </span>
                                <span class="zone quiet">{zone}</span>
                            </p>
                        }
                    })}
            })
        })
    };
    view! {
        <li class="key-result" data-zone=zone>
            {said}
            {move || may_change.get().then(|| view! { <NextCheckIn goals id key_result /> })}
        </li>
    }
    .into_any()
}
