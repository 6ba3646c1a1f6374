//! Saying that it is known why a KPI is out of band.

use leptos::prelude::*;
use waymark_core::kpi::reason::{again, in_a_month};
use waymark_core::kpi::watched::{Acknowledged, acknowledged};
use waymark_core::period::write_date;
use waymark_text::kpi::opened as words;

use super::Open;
use super::reason::{Reason, ReasonForm};
use crate::state::kept::today;
use crate::state::page::move_focus;
use crate::ui::field::{Field, Under};

/// The form, while it is open.
#[component]
pub fn Acknowledge(
    /// What is open.
    open: Open,
) -> AnyView {
    let cause = Reason::new(open, "known-cause");
    let typed = open.goals.typed(&open.named("known-again"));
    if cause.is_begun() || typed.with_untracked(|it| !it.is_empty()) {
        open.acknowledging.set(true);
    }
    // Who says nothing looks again in a month.
    let day = Signal::derive(move || match typed.get() {
        day if day.is_empty() => write_date(in_a_month(open.goals.day())),
        day => day,
    });
    let under = Signal::derive(move || {
        let problem = day.with(|day| again(day, open.goals.day()).err());
        Under {
            text: words::no_day(problem),
            is_problem: problem.is_some(),
        }
    });
    let make = Callback::new(move |()| {
        cause.tried.set(true);
        let checked = cause
            .text
            .with_untracked(|text| day.with_untracked(|on| Acknowledged::check(text, on, today())));
        match checked {
            Ok(known) => Some(open.change(vec![acknowledged(Some(&known))])),
            Err((why, _)) => {
                let wrong = if why.is_some() {
                    "known-cause"
                } else {
                    "known-again"
                };
                move_focus(open.named(wrong));
                None
            }
        }
    });
    let close = Callback::new(move |()| {
        cause.clear();
        typed.set(String::new());
        open.acknowledging.set(false);
        // Given up, the button is there again.
        let is_known = open.kpi.with_untracked(|kpi| kpi.acknowledged.is_some());
        move_focus(open.named(if is_known { "to-do" } else { "acknowledge" }));
    });
    (move || {
        open.acknowledging.get().then(|| {
            view! {
                <ReasonForm
                    open
                    reason=cause
                    name="known-cause"
                    label=words::ACKNOWLEDGING
                    field=words::CAUSE
                    hint=words::ACKNOWLEDGING_HINT
                    button=words::ACKNOWLEDGE
                    make
                    close
                >
                    <Field
                        id=open.named("known-again")
                        label=words::LOOK_AGAIN
                        kind="date"
                        value=day
                        typed=Callback::new(move |text| typed.set(text))
                        under
                    />
                </ReasonForm>
            }
        })
    })
    .into_any()
}
