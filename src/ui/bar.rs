//! A bar: how far something is, and where it should be by now.

use leptos::prelude::*;

/// A bar, filled from its beginning, with a tick where one would be on a straight line.
#[component]
pub fn Bar(
    /// How much of it is filled, from 0 to 1; none draws it empty.
    filled: Option<f64>,
    /// The zone of what it shows, as `data-zone` has it. Without one it has the hue of
    /// what it belongs to. Its word or shape stands beside it: a colour says nothing alone.
    #[prop(optional_no_strip)]
    zone: Option<&'static str>,
    /// Where the tick stands, from 0 to 1; none leaves it out.
    #[prop(optional_no_strip)]
    expected: Option<f64>,
    /// What it says to who does not see it. Empty where the same is said beside it.
    #[prop(into, optional)]
    label: String,
) -> AnyView {
    let says = (!label.is_empty()).then_some(label);
    view! {
        <span
            class="bar"
            role=says.is_some().then_some("img")
            aria-hidden=says.is_none().then_some("true")
            aria-label=says
            data-zone=zone
        >
            <span style:inline-size=percent(filled.unwrap_or_default())></span>
            {expected
                .map(|expected| {
                    view! {
                        <span class="bar__expected" style:inset-inline-start=percent(expected)></span>
                    }
                })}
        </span>
    }
    .into_any()
}

/// A share as CSS has it, to tenths: `61.9%`.
fn percent(share: f64) -> String {
    let tenths = (share.clamp(0.0, 1.0) * 1000.0).round() / 10.0;
    [&tenths.to_string(), "%"].concat()
}
