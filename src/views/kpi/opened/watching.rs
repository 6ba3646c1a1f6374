//! Pausing and retiring a KPI.

use leptos::prelude::*;
use waymark_core::kpi::watched::{Rest, rests};
use waymark_text::kpi::opened as words;

use super::Open;
use super::reason::{Reason, ReasonForm};
use crate::state::kept::today;
use crate::state::page::move_focus;

/// How a KPI stops being watched: each as it is kept of the form, with its button and the
/// name of its reason, since why it is paused says nothing of why it is retired.
const WAYS: [(&str, &str, &str); 2] = [
    ("pause", words::PAUSE, "pause-why"),
    ("retire", words::RETIRE, "retire-why"),
];

/// The place of the way that is for good.
const FOR_GOOD: usize = 1;

/// The buttons, and the form with the reason.
#[component]
pub fn Watching(
    /// What is open.
    open: Open,
) -> AnyView {
    let reasons = WAYS.map(|(.., name)| Reason::new(open, name));
    // Which of the two, kept for the tab with the reason.
    let way = open.goals.typed(&open.named("rest"));
    let chosen = Memo::new(move |_| way.with(|way| WAYS.iter().position(|(it, ..)| it == way)));
    let is_hidden = move || open.fixed.get() || open.kpi.with(|kpi| kpi.rest.is_some());
    let make = Callback::new(move |()| {
        let chosen = chosen.get_untracked()?;
        let (why, is_for_good) = (reasons[chosen], chosen == FOR_GOOD);
        why.tried.set(true);
        let rest = why
            .text
            .with_untracked(|text| Rest::check(text, is_for_good, today()));
        match rest {
            Ok(rest) => Some(open.change(vec![rests(Some(&rest))])),
            Err(_) => {
                move_focus(open.named(WAYS[chosen].2));
                None
            }
        }
    });
    let close = Callback::new(move |()| {
        let begun = chosen.get_untracked().map(|it| WAYS[it].0);
        reasons.into_iter().for_each(Reason::clear);
        way.set(String::new());
        // Done, the button is gone; given up, it is there again.
        let button = begun.filter(|_| open.kpi.with_untracked(|kpi| kpi.rest.is_none()));
        move_focus(open.named(button.unwrap_or("heading")));
    });
    view! {
        <section
            class="opened__part"
            aria-labelledby=open.named("watching")
            hidden=is_hidden
        >
            <h4 id=open.named("watching")>{words::WATCHING}</h4>
            <p class="quiet">{words::WATCHING_LEAD}</p>
            <div class="form__buttons" hidden=move || chosen.get().is_some()>
                {WAYS
                    .map(|(kept, name, field)| {
                        view! {
                            <button
                                type="button"
                                class="set"
                                id=open.named(kept)
                                aria-describedby=open.named("heading")
                                on:click=move |_| {
                                    way.set(kept.to_owned());
                                    move_focus(open.named(field));
                                }
                            >
                                {name}
                            </button>
                        }
                    })}
            </div>
            {move || {
                chosen
                    .get()
                    .map(|it| {
                        let (_, label, name) = WAYS[it];
                        view! {
                            <ReasonForm
                                open
                                reason=reasons[it]
                                name
                                label
                                hint=""
                                button=label
                                make
                                close
                            />
                        }
                    })
            }}
        </section>
    }
    .into_any()
}
