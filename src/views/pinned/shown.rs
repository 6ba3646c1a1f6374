//! What stands in a note, on the page that a link shows and in the preview.

use leptos::prelude::*;
use waymark_core::grading::zone::Zone;
use waymark_core::pinned::{NotedKpi, NotedObjective, NotedResult, PinnedNote, Said};
use waymark_text::grade;
use waymark_text::kpi::status;
use waymark_text::pinned as words;

/// A note without its day; in the preview it stands in a page with headings of its own.
pub(super) fn shown_note(note: &PinnedNote, is_preview: bool) -> AnyView {
    let objectives = note.objectives().iter().map(|it| objective(it, is_preview));
    let kpis = note.kpis().iter().map(kpi).collect_view();
    let has_kpis = !note.kpis().is_empty();
    view! {
        <div class="note">
            {objectives.collect_view()}
            {has_kpis
                .then(|| {
                    view! {
                        <section class="note__part" data-kpi="">
                            {heading(words::KPIS.to_owned(), is_preview)}
                            <ul class="note__lines">{kpis}</ul>
                        </section>
                    }
                })}
        </div>
    }
    .into_any()
}

fn heading(text: String, is_preview: bool) -> AnyView {
    let text = view! { <bdi>{text}</bdi> };
    match is_preview {
        true => view! { <h3 class="note__heading">{text}</h3> }.into_any(),
        false => view! { <h2 class="note__heading">{text}</h2> }.into_any(),
    }
}

fn objective(it: &NotedObjective, is_preview: bool) -> impl IntoView + use<> {
    let key_results = it.key_results.iter().map(key_result).collect_view();
    let is_listed = !it.key_results.is_empty();
    view! {
        <section class="note__part">
            {heading(it.title.as_str().to_owned(), is_preview)}
            <p class="quiet">{said(&it.about)}</p>
            <p class="zone" data-zone=it.zone.map(grade::zone) hidden=it.says.is_empty()>
                {said(&it.says)}
            </p>
            {is_listed.then(|| view! { <ul class="note__lines">{key_results}</ul> })}
        </section>
    }
}

fn key_result(it: &NotedResult) -> impl IntoView + use<> {
    view! {
        <li class="note__line">
            <p>
                <b>{said(&it.name)}</b>
                " "
                <span class="quiet">{said(&it.goal)}</span>
            </p>
            <p class="note__now">{said(&it.now)}</p>
            <p class="note__score">
                <span class="unseen">{words::SCORE} " "</span>
                {said(&it.score)}
                {it.zone.map(in_zone)}
            </p>
        </li>
    }
}

/// The zone in a word, with its shape.
fn in_zone(zone: Zone) -> impl IntoView {
    view! {
        " "
        <span class="zone quiet" data-zone=grade::zone(zone)>
            {grade::zone(zone)}
        </span>
    }
}

fn kpi(it: &NotedKpi) -> impl IntoView + use<> {
    view! {
        <li class="note__line">
            <p>
                <b>{said(&it.name)}</b>
                " "
                <span class="quiet">{words::READ} " " {said(&it.about)}</span>
            </p>
            <p class="note__now">
                <b>{said(&it.value)}</b>
                " "
                <span class="quiet">{said(&it.when)}</span>
            </p>
            <p class="note__score">
                <span class="unseen">{status::STATUS} " "</span>
                <span class="zone" data-zone=it.zone.map(grade::zone)>
                    {said(&it.status)}
                </span>
            </p>
            <p class="note__says quiet">{said(&it.says)}</p>
        </li>
    }
}

/// A text, which may be in whichever direction.
fn said(it: &Said) -> impl IntoView + use<> {
    let text = it.as_str().to_owned();
    view! { <bdi>{text}</bdi> }
}
