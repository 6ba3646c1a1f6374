//! Which bands hold, and since when.

use leptos::prelude::*;
use waymark_core::kpi::band::Band;
use waymark_text::goals::open as open_words;
use waymark_text::kpi::opened as words;

use super::Open;
use crate::state::page::move_focus;

/// The bands, the newest first.
#[component]
pub fn Bands(
    /// What is open.
    open: Open,
) -> AnyView {
    let notation = open.goals.habits.notation;
    let all = Memo::new(move |_| {
        open.kpi.with(|kpi| {
            let bands = kpi.bands.iter().enumerate().rev();
            let said = bands.map(|(place, band)| {
                let (from, says) = words::band(band, place == 0, kpi.unit_on(band.from), &notation);
                (band.id.clone(), from, says)
            });
            said.collect::<Vec<_>>()
        })
    });
    view! {
        <section class="opened__part" aria-labelledby=open.named("bands")>
            <h4 id=open.named("bands") tabindex="-1">
                {words::BANDS}
            </h4>
            <p class="quiet" hidden=move || all.with(|all| !all.is_empty())>
                {words::NO_BAND}
            </p>
            <ul class="opened__list" hidden=move || all.with(Vec::is_empty)>
                <For each=move || all.get() key=Clone::clone let:said>
                    {
                        let (id, from, says) = said;
                        let unseen = from.clone();
                        let remove = move |_| {
                            open.edit(vec![Band::taken_away(&id)]);
                            move_focus(open.named("bands"));
                        };
                        view! {
                            <li>
                                <span>
                                    <b>{from}</b>
                                    ": "
                                    {says}
                                </span>
                                <button
                                    type="button"
                                    class="link"
                                    hidden=open.fixed
                                    on:click=remove
                                >
                                    {open_words::REMOVE}
                                    <span class="unseen">" " {unseen}</span>
                                </button>
                            </li>
                        }
                    }
                </For>
            </ul>
        </section>
    }
    .into_any()
}
