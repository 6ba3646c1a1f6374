//! Closing an objective: every key result scored under both rules, what it taught,
//! and what comes next.

pub mod form;
mod nexts;
pub mod table;

use leptos::prelude::*;
use waymark_core::handoff::settle::NotOffered;
use waymark_core::objective::closed;
use waymark_core::objective::standing::Stage;
use waymark_core::period::Period;
use waymark_text::goals::open as words;

use crate::state::objectives::draft::is_kept;
use crate::state::page::move_focus;
use crate::views::objective::card::Card;
use crate::views::objective::form::continuing::closing_form;
use crate::views::objective::forms;
use crate::views::objective::handoff::panel::HandOffs;
use crate::views::objective::page::Shared;

/// The form that closes an objective, which a button in its head opens; once it is
/// closed, the way to open it again.
#[component]
pub fn Closing(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
) -> AnyView {
    let stage = Memo::new(move |_| card.standing.with(|standing| standing.stage));
    let is_newer = Memo::new(move |_| card.fixed.get() && stage.get() != Stage::Closed);
    let begun = card.closing;
    let form = closing_form(card.goals, &card.id.get_value());
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
        <HandOffs shared card />
        <section class="opened__part closing" aria-labelledby=card.named("close")>
            <h4 id=card.named("close") class="unseen">{words::CLOSING}</h4>
            {move || match (stage.get(), is_newer.get(), begun.get()) {
                // What is being written stays, whatever another tab does meanwhile.
                (_, _, true) => forms::closing(shared, card, begun),
                (_, true, _) => ().into_any(),
                (Stage::Closed, ..) => view! { <Closed card /> }.into_any(),
                _ => view! { <p>{over}</p> }.into_any(),
            }}
        </section>
    }
    .into_any()
}

/// The way to open a closed objective again.
#[component]
fn Closed(
    /// The card.
    card: Card,
) -> AnyView {
    // What closing made of a KPI may be in use since.
    let leaves_kpis = Memo::new(move |_| {
        card.objective.with(|objective| {
            let mut all = objective.key_results.iter();
            all.any(|it| {
                let offered = card.goals.offered(objective, it, false);
                matches!(
                    offered,
                    Err(NotOffered::Graduated(_) | NotOffered::Moved(_))
                )
            })
        })
    });
    let described = card.named("reopening");
    view! {
        <button
            type="button"
            class="button button--quiet"
            aria-describedby=described.clone()
            on:click=move |_| {
                card.edit(vec![closed(None)]);
                move_focus(card.named("heading"));
            }
        >
            {words::REOPEN}
        </button>
        <p id=described class="quiet" hidden=move || !leaves_kpis.get()>
            {words::LEAVES_KPIS}
        </p>
    }
    .into_any()
}
