//! The chart of a KPI: whole where it is opened, in small on its card.

use leptos::html::Div;
use leptos::prelude::*;
use waymark_core::plot::process::Process;
use waymark_core::plot::process::marks::sample;
use waymark_core::plot::process::spark::{SIZE, spark};
use waymark_text::kpi::chart::{Charted, EVENTS, LEGEND, Row, TABLE};

use crate::state::drawn::width_of;
use crate::state::page::after_frame;

/// The whole chart: drawn, with what its marks are, in words, and as a table behind a
/// button.
#[component]
pub fn Chart(
    /// What is drawn and said. Empty without a unit.
    #[prop(into)]
    charted: Signal<Charted>,
) -> AnyView {
    let is_shown = RwSignal::new(false);
    let has_any = Memo::new(move |_| charted.with(|it| !it.process.points.is_empty()));
    view! {
        <figure class="chart" hidden=move || !has_any.get()>
            <Drawing charted />
            <ul class="chart__legend quiet" aria-label=LEGEND>
                {move || charted.with(Charted::legend).into_iter().map(|(of, words)| view! {
                    <li>
                        <span inner_html=sample(of)></span>
                        {words}
                    </li>
                }).collect_view()}
            </ul>
            <Events charted />
            <figcaption class="quiet">{move || charted.with(Charted::summary)}</figcaption>
            <button
                type="button"
                class="link quiet"
                aria-expanded=move || is_shown.get().to_string()
                on:click=move |_| after_frame(move || {
                    is_shown.try_update(|is_shown| *is_shown = !*is_shown);
                })
            >
                {TABLE}
                <span class="unseen">" " {move || charted.with(|it| it.kpi.clone())}</span>
            </button>
            {move || is_shown.get().then(|| view! { <Table charted /> })}
        </figure>
    }
    .into_any()
}

/// The drawing, as wide as there is room.
#[component]
fn Drawing(
    /// What is drawn.
    charted: Signal<Charted>,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    let wide = width_of(place, move || charted.track());
    let drawn = move || match wide.get() {
        0.0 => String::new(),
        wide => charted.with(|it| it.draw(wide)),
    };
    view! { <div class="chart__drawing" node_ref=place inner_html=drawn></div> }.into_any()
}

/// The outside events, with the numbers that they have in the drawing.
#[component]
fn Events(
    /// What is drawn.
    charted: Signal<Charted>,
) -> AnyView {
    let events = Memo::new(move |_| charted.with(Charted::events));
    let item = |(number, text): (usize, String)| {
        view! {
            <li>
                <span class="chart__number">{number}</span>
                {text}
            </li>
        }
    };
    view! {
        <ul
            class="chart__legend quiet"
            aria-label=EVENTS
            hidden=move || events.with(Vec::is_empty)
        >
            {move || events.get().into_iter().map(item).collect_view()}
        </ul>
    }
    .into_any()
}

/// The units behind a drawing, the newest first.
#[component]
fn Table(
    /// What is drawn.
    charted: Signal<Charted>,
) -> AnyView {
    let row = |row: Row| {
        view! {
            <tr>
                <th scope="row">{row.unit.clone()}</th>
                {row.cells().into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
            </tr>
        }
    };
    let head = move || {
        let columns = charted.with(Charted::columns);
        let head = columns
            .into_iter()
            .map(|name| view! { <th scope="col">{name}</th> });
        head.collect_view()
    };
    view! {
        <div
            class="way__table"
            role="region"
            tabindex="0"
            aria-label=move || charted.with(Charted::table_label)
        >
            <table>
                <thead>
                    <tr>{head}</tr>
                </thead>
                <tbody>
                    {move || charted.with(Charted::rows).into_iter().map(row).collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The newest units in small, on a card: beside words that say the same.
pub(crate) fn small(process: &Process) -> impl IntoView + use<> {
    let drawn = spark(process, SIZE, None);
    view! { <span class="spark" inner_html=drawn></span> }
}
