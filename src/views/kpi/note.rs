//! What a reading can say besides its value: a note, and that there is none.

use leptos::prelude::*;
use waymark_text::goals as goals_words;
use waymark_text::kpi::record as words;

use super::record::Typing;
use crate::ui::field::Under;
use crate::ui::lines::Lines;

/// A note, and that there is no reading.
#[component]
pub fn More(
    /// What is typed.
    typing: Typing,
) -> AnyView {
    let Typing { card, more, .. } = typing;
    let note = Signal::derive(move || more.with(|it| it.note.clone()));
    view! {
        <div class="kpi__record-more">
            <Lines
                id=card.named("new-note")
                label=goals_words::NOTE
                value=note
                typed=Callback::new(move |text| more.update(|it| it.note = text))
                under=Signal::derive(move || {
                    let length = more.with(|it| it.note.chars().count());
                    let problem = words::note_problem(length);
                    Under {
                        is_problem: problem.is_some(),
                        text: problem.unwrap_or_default(),
                    }
                })
            />
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || more.with(|it| it.is_closed)
                    on:change=move |event| {
                        more.update(|it| it.is_closed = event_target_checked(&event));
                        typing.typed();
                    }
                />
                {words::CLOSED}
            </label>
        </div>
    }
    .into_any()
}
