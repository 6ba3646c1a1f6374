//! That the day has come on which somebody wanted to be asked what becomes of a key result.

use leptos::prelude::*;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::record::id::Id;
use waymark_text::handoff::settle as words;

use crate::views::objective::page::Shared;

/// The link to where that is decided, for an objective in the list.
#[component]
pub fn ToDecide(
    /// What the page's parts share.
    shared: Shared,
    /// The objective.
    id: Id,
) -> AnyView {
    let Shared { goals, list, .. } = shared;
    let id = StoredValue::new(id);
    let to_ask = Memo::new(move |_| {
        let brief = id.with_value(|id| goals.brief(id));
        brief.map(|it| it.to_ask).unwrap_or_default()
    });
    (move || {
        let to_ask = to_ask.get();
        let (first, _) = to_ask.first()?;
        let place = GoalsPlace {
            open: Some(id.get_value()),
            handoff: Some(first.clone()),
            ..list.get()
        };
        let names: Vec<String> = to_ask.iter().map(|(_, name)| name.clone()).collect();
        Some(view! {
            <p>
                <a href=place.route().to_string()>{words::to_decide(&names)}</a>
            </p>
        })
    })
    .into_any()
}
