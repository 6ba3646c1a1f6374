//! Pausing and retiring a KPI.

use leptos::prelude::*;
use waymark_core::kpi::watched::{Rest, rests};
use waymark_text::kpi::opened as words;

use super::Open;
use super::reason::{Reason, ReasonForm};
use crate::state::kept::today;
use crate::state::page::move_focus;

/// How a KPI stops being watched: each as it is kept of the form, with its button.
const WAYS: [(&str, &str); 2] = [("pause", words::PAUSE), ("retire", words::RETIRE)];

/// The place of the way that is for good.
const FOR_GOOD: usize = 1;

/// The buttons, and the form with the reason.
#[component]
pub fn Watching(
    /// What is open.
    open: Open,
) -> AnyView {
    let why = Reason::new(open, "rest-why");
    // Which of the two, kept for the tab with the reason.
    let way = open.goals.typed(&open.named("rest"));
    let chosen = Memo::new(move |_| way.with(|way| WAYS.iter().position(|(it, _)| it == way)));
    let is_hidden = move || open.fixed.get() || open.kpi.with(|kpi| kpi.rest.is_some());
    let make = Callback::new(move |()| {
        why.tried.set(true);
        let is_for_good = chosen.get_untracked() == Some(FOR_GOOD);
        let rest = why
            .text
            .with_untracked(|text| Rest::check(text, is_for_good, today()));
        match rest {
            Ok(rest) => Some(open.change(vec![rests(Some(&rest))])),
            Err(_) => {
                move_focus(open.named("rest-why"));
                None
            }
        }
    });
    let close = Callback::new(move |()| {
        let begun = chosen.get_untracked().map(|it| WAYS[it].0);
        why.clear();
        way.set(String::new());
        // Done, the button is gone; given up, it is there again.
        let button = begun.filter(|_| open.kpi.with_untracked(|kpi| kpi.rest.is_none()));
        move_focus(open.named(button.unwrap_or("heading")));
    });
    let label = Signal::derive(move || chosen.get().map_or("", |it| WAYS[it].1));
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
                    .map(|(kept, name)| {
                        view! {
                            <button
                                type="button"
                                class="set"
                                id=open.named(kept)
                                aria-describedby=open.named("heading")
                                on:click=move |_| {
                                    way.set(kept.to_owned());
                                    move_focus(open.named("rest-why"));
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
                    .is_some()
                    .then(|| {
                        view! {
                            <ReasonForm
                                open
                                reason=why
                                name="rest-why"
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
