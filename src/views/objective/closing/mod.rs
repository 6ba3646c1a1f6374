//! Closing an objective: every key result scored under both rules, what it taught,
//! and what comes next.

pub mod form;
pub mod table;

use leptos::prelude::*;
use waymark_core::objective::standing::Stage;
use waymark_core::objective::{Objective, closed};
use waymark_core::period::Period;
use waymark_text::goals::{form as words_of_form, open as words};

use self::form::CloseForm;
use crate::state::objectives::draft::is_kept;
use crate::state::page::{after_frame, move_focus};
use crate::views::objective::card::Card;
use crate::views::objective::form::continuing::closing_form;
use crate::views::objective::page::Shared;

/// The way to close an objective; once it is closed, what it taught and the way to
/// open it again.
#[component]
pub fn Closing(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
) -> AnyView {
    let stage = Memo::new(move |_| card.standing.with(|standing| standing.stage));
    let is_newer = Memo::new(move |_| card.fixed.get() && stage.get() != Stage::Closed);
    // What was being written when the page was left is still there.
    let form = closing_form(card.goals, &card.id.get_value());
    let begun = RwSignal::new(is_kept(&form));
    // What goes on was saved, and closed this one with it.
    Effect::new(move |_| {
        if stage.get() == Stage::Closed && !is_kept(&form) {
            begun.set(false);
        }
    });
    let over = move || {
        let last = card.objective.with(|it| it.period.map(Period::last));
        last.filter(|_| stage.get() == Stage::Over)
            .map(words::is_over)
    };
    view! {
        <section class="opened__part closing" aria-labelledby=card.named("close")>
            <h4 id=card.named("close") class="unseen">{words::CLOSING}</h4>
            {move || match (stage.get(), is_newer.get(), begun.get()) {
                // What is being written stays, whatever another tab does meanwhile.
                (_, _, true) => view! { <CloseForm shared card begun /> }.into_any(),
                (_, true, _) => ().into_any(),
                (Stage::Closed, ..) => view! { <Closed card /> }.into_any(),
                _ => {
                    view! {
                        <p>{over}</p>
                        <button
                            type="button"
                            id=card.named("begin-closing")
                            class="button button--quiet"
                            on:click=move |_| after_frame(move || {
                                if begun.try_set(true).is_none() {
                                    move_focus(card.named("learned"));
                                }
                            })
                        >
                            {words::CLOSE}
                        </button>
                    }
                        .into_any()
                }
            }}
        </section>
    }
    .into_any()
}

/// What a closed objective taught.
#[component]
fn Closed(
    /// The card.
    card: Card,
) -> AnyView {
    let objective = card.objective;
    let text = move |pick: fn(&Objective) -> &String| {
        Memo::new(move |_| objective.with(|objective| pick(objective).clone()))
    };
    let learned = text(|it| &it.learned);
    let differently = text(|it| &it.differently);
    view! {
        <dl class="closing__lessons">
            <div hidden=move || learned.with(String::is_empty)>
                <dt class="quiet">{words_of_form::LEARNED}</dt>
                <dd dir="auto">{learned}</dd>
            </div>
            <div hidden=move || differently.with(String::is_empty)>
                <dt class="quiet">{words_of_form::DIFFERENTLY}</dt>
                <dd dir="auto">{differently}</dd>
            </div>
        </dl>
        <button
            type="button"
            class="button button--quiet"
            on:click=move |_| {
                card.edit(vec![closed(None)]);
                move_focus(card.named("heading"));
            }
        >
            {words::REOPEN}
        </button>
    }
    .into_any()
}
