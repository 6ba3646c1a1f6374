//! An objective in the list: how it stands, its key results, and what can be done
//! with it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::goals::{self as words, open};
use waymark_text::kept as kept_words;

use super::card::Card;
use super::form::Beginning;
use super::forms::{self, Written};
use super::opened::{Opened, Scale};
use super::page::Shared;
use super::rows::FoundIn;
use super::standing::StandingLines;
use super::summary::Summary;
use crate::state::kept::today_written;
use crate::state::page::{after_frame, move_focus};
use crate::views::kept::conflicts::Conflicts;
use crate::views::key_result::line::KeyResultLine;
use crate::views::metric::history::History;

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
    let card = Card::new(shared, id);
    card.lead(shared, edited);
    let Card {
        goals,
        id,
        objective,
        editing,
        ..
    } = card;
    let close = Callback::new(move |_| {
        editing.set(None);
        move_focus(card.named("edit"));
    });
    let is_open = Memo::new(move |_| card.is_open());
    let is_unfolded = Memo::new(move |_| card.is_unfolded());
    // Once it was looked at it stays, with what is typed there.
    let was_unfolded = Memo::new(move |was: Option<&bool>| was == Some(&true) || is_unfolded.get());
    let is_editing = Memo::new(move |_| editing.with(Option::is_some));
    let is_closed = move || objective.with(|it| it.closing.is_some());
    view! {
        <li
            class="goal"
            data-newer=move || card.newer.get().then_some("")
            data-closed=move || is_closed().then_some("")
            data-open=move || is_open.get().then_some("")
            hidden=move || card.open.get() == Some(false)
        >
            <Head shared card close />
            {move || (!is_open.get()).then(|| view! { <Summary card /> })}
            <FoundIn shared id=id.get_value() />
            <p class="notice" hidden=move || !card.newer.get()>
                {kept_words::NEWER}
            </p>
            <p class="notice" hidden=move || objective.with(|it| it.binned.is_none())>
                {kept_words::DELETED_ELSEWHERE}
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| goals.act_alone(Action::Restore { of: card.subject() })
                >
                    {kept_words::RESTORE}
                </button>
            </p>
            <Conflicts goals of=card.of revision=card.revision />
            {move || {
                is_editing
                    .get()
                    .then(|| {
                        let beginning = editing.get_untracked().unwrap_or_default();
                        forms::writing(Written {
                            goals,
                            id: Some(id.get_value()),
                            beginning,
                            close,
                            give_way: None,
                        })
                    })
            }}
            <div
                class="goal__rest"
                id=card.named("rest")
                hidden=move || is_editing.get() || !is_unfolded.get()
            >
                {move || was_unfolded.get().then(|| view! { <Rest shared card /> })}
            </div>
        </li>
    }
    .into_any()
}

/// What a summary leaves out: how it stands in sentences, its key results, and once it
/// is open everything else.
#[component]
fn Rest(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
) -> AnyView {
    let Card {
        goals,
        id,
        objective,
        ..
    } = card;
    let key_results = Memo::new(move |_| {
        objective.with(|objective| {
            let all = objective.key_results.iter();
            all.map(|it| it.id.clone()).collect::<Vec<_>>()
        })
    });
    let actions = Memo::new(move |_| objective.with(|it| open::actions(&it.actions)));
    let findings = Memo::new(move |_| card.findings().len());
    let is_open = Memo::new(move |_| card.is_open());
    // What is typed there stays when one goes back to the list for a moment.
    let was_open = Memo::new(move |was: Option<&bool>| was == Some(&true) || is_open.get());
    view! {
        <p class="goal__about quiet">{move || objective.with(|it| open::about(it, card.goals.calendar()))}</p>
        <StandingLines card />
        <p class="goal__findings" hidden=move || is_open.get() || findings.get() == 0>
            <a href=move || address(shared, card)>
                {move || open::findings(findings.get())}
            </a>
        </p>
        {move || is_open.get().then(|| view! { <Scale card /> })}
        <p hidden=move || is_open.get() || actions.with(String::is_empty)>
            <a class="goal__actions" href=move || address(shared, card)>
                {actions}
            </a>
        </p>
        <ul class="goal__key-results">
            <For each=move || key_results.get() key=Id::clone let:key_result>
                <KeyResultLine card key_result />
            </For>
        </ul>
        <div hidden=move || !is_open.get()>
            {move || was_open.get().then(|| view! { <Opened shared card /> })}
        </div>
        <History goals id objective opened=card.opened newer=card.fixed />
    }
    .into_any()
}

/// The title, and what can be done with the objective.
#[component]
fn Head(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
    /// Closes the form.
    close: Callback<Option<Id>>,
) -> AnyView {
    let (objective, editing) = (card.objective, card.editing);
    let edit = move |_| {
        if editing.with_untracked(Option::is_some) {
            close.run(None);
            return;
        }
        after_frame(move || {
            if editing.try_set(Some(Beginning::default())).is_none() {
                move_focus(card.named("title"));
            }
        });
    };
    let delete = move |_| {
        editing.set(None);
        card.goals.act_alone(Action::Bin {
            of: card.subject(),
            today: today_written(),
        });
        // The card is gone: on with the page.
        if untrack(|| card.is_open()) {
            shared.leave_for("status");
        }
        move_focus("status".to_owned());
    };
    view! {
        <div class="goal__head">
            <h3 id=card.named("heading") tabindex="-1">
                <a class="goal__title" href=move || address(shared, card)>
                    <bdi>{move || objective.with(|objective| objective.title.clone())}</bdi>
                </a>
            </h3>
            <div class="goal__tools" hidden=move || card.newer.get() || !card.is_unfolded()>
                <button
                    type="button"
                    class="link"
                    id=card.named("begin-closing")
                    hidden=move || {
                        let is_closed = objective.with(|it| it.closing.is_some());
                        !card.is_open() || is_closed || card.closing.get()
                    }
                    on:click=move |_| card.begin_closing()
                >
                    {open::CLOSE}
                </button>
                <button
                    type="button"
                    class="link"
                    id=card.named("edit")
                    aria-describedby=card.named("heading")
                    hidden=move || objective.with(|it| it.closing.is_some())
                    on:click=edit
                >
                    {words::EDIT}
                </button>
                <button
                    type="button"
                    class="link"
                    aria-describedby=card.named("heading")
                    on:click=delete
                >
                    {words::DELETE}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The address of the page with the objective open.
fn address(shared: Shared, card: Card) -> String {
    let place = GoalsPlace {
        open: Some(card.id.get_value()),
        ..shared.list.get()
    };
    place.route().to_string()
}
