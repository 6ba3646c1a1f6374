//! What deciding about key results does, in a sentence each.

use leptos::prelude::*;
use waymark_core::kpi::draft::Here;
use waymark_core::objective::draft::closing::settling::{Choice, Offer, TypedSettling};
use waymark_text::handoff::settle as words;

/// What becomes of one key result by what is chosen and typed; empty where something is
/// wrong with that, which is said beside it.
pub(in crate::views::objective) fn line(
    offer: &Offer,
    settled: &TypedSettling,
    here: &Here,
) -> String {
    let name = &offer.key_result.name;
    match settled.choice(offer) {
        Choice::AskAgain => return words::will_ask(name, offer.asks_on(here.today)),
        Choice::Leave => return words::will_leave(name),
        Choice::Hold => {}
    }
    if !settled.problems(offer, here).is_empty() {
        return String::new();
    }
    let Some((range, _)) = settled.band(here) else {
        return String::new();
    };
    let (from, unit) = (offer.level.from, &settled.draft.unit(here));
    let notation = &here.habits.notation;
    match &offer.kpi {
        Some((_, kpi)) => words::will_move(&kpi.name, range, from, unit, notation),
        None => {
            let name = settled.draft.name.trim();
            words::will_make(name, range, from, offer.check_ins(), unit, notation)
        }
    }
}

/// All that is going to happen, a line each; nothing where there is none.
#[component]
pub fn Preview(
    /// The lines.
    lines: Memo<Vec<String>>,
) -> AnyView {
    view! {
        <div class="notice" hidden=move || lines.with(Vec::is_empty)>
            <b>{words::PREVIEW}</b>
            <ul class="handoff__lines">
                {move || {
                    let all = lines.get().into_iter();
                    all.map(|line| view! { <li dir="auto">{line}</li> }).collect_view()
                }}
            </ul>
        </div>
    }
    .into_any()
}
