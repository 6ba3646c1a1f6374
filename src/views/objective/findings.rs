//! What could be built better about an objective.

use leptos::prelude::*;
use waymark_core::objective::dismissed;
use waymark_core::objective::draft::Draft;
use waymark_core::objective::finding::Finding;
use waymark_core::objective::finding::repair::Repair;
use waymark_core::record::id::Id;
use waymark_text::goals::{findings, form as words_of_form, open as words};

use super::form::Beginning;
use crate::state::kept::{Goals, today};
use crate::state::page::move_focus;
use crate::views::objective::card::Card;
use crate::views::objective::page::Shared;

/// What could be built better, each with its reason and a repair.
#[component]
pub fn Findings(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
) -> AnyView {
    let found = Memo::new(move |_| card.findings());
    view! {
        <section
            class="opened__part findings"
            aria-labelledby=card.named("findings")
            hidden=move || found.with(Vec::is_empty)
        >
            <h4 id=card.named("findings") tabindex="-1">{words::FINDINGS}</h4>
            <ul>
                {move || {
                    found
                        .get()
                        .into_iter()
                        .map(|finding| view! { <OneFinding shared card finding /> })
                        .collect_view()
                }}
            </ul>
        </section>
    }
    .into_any()
}

/// A finding: what, why, and what to press.
#[component]
fn OneFinding(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
    /// What was found.
    finding: Finding,
) -> AnyView {
    let calendar = card.goals.calendar();
    let repair = card
        .objective
        .with_untracked(|objective| Repair::of(&finding, objective, today(), calendar));
    let notation = card.goals.habits.notation;
    let label = findings::repair(&repair, calendar, &notation);
    let (what, why) = (findings::what(&finding, &notation), findings::why(&finding));
    let name = finding.name();
    let after = move || move_focus(card.named("heading"));
    // What somebody looks at first has a place of its own.
    let leads = match &repair {
        Repair::HandOff(of) => Some(handing_off(card, &of.id)),
        _ => None,
    };
    let mend = move |_| match &repair {
        Repair::AddKeyResult(kind) => card.editing.set(Some(Beginning {
            another: Some(*kind),
            ..Beginning::default()
        })),
        Repair::Draft(period) => {
            let title = card
                .objective
                .with_untracked(|objective| objective.title.clone());
            let mut draft = Draft::empty(Goals::new_id());
            draft.details.set_period(Some(*period), today(), calendar);
            draft.details.supports = title;
            shared.write_instead(Beginning {
                draft: Some((draft, words_of_form::FROM_LARGER)),
                ..Beginning::default()
            });
        }
        other => {
            let new: Id = Goals::new_id();
            let fields = card
                .objective
                .with_untracked(|objective| other.fields(objective, &new));
            card.edit(fields.unwrap_or_default());
            after();
        }
    };
    view! {
        <li>
            <h5>{what}</h5>
            <p class="quiet">{why}</p>
            <div class="form__buttons">
                {match leads {
                    Some(href) => view! { <a class="set" href=href>{label}</a> }.into_any(),
                    None => {
                        view! {
                            <button type="button" class="set" on:click=mend>
                                {label}
                            </button>
                        }
                            .into_any()
                    }
                }}
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        card.edit(vec![dismissed(&name)]);
                        after();
                    }
                >
                    {findings::DISMISS}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Where a key result is handed off.
fn handing_off(card: Card, key_result: &Id) -> String {
    let example = match card.goals.is_example() {
        true => "example=1&",
        false => "",
    };
    let of = card.subject();
    let (of, result) = (of.id.as_str(), key_result.as_str());
    ["#/goals?", example, "open=", of, "&handoff=", result].concat()
}
