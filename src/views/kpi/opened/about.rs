//! What a KPI supports, where its readings come from, whose it is and since when.

use leptos::prelude::*;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::kpi::Kpi;
use waymark_text::kpi as kpi_words;
use waymark_text::kpi::opened as words;

use super::Open;
use crate::state::kept::objective;
use crate::state::kpis::life::Lived;

/// All of that, and since when it is a KPI.
#[component]
pub fn About(
    /// What is open.
    open: Open,
) -> AnyView {
    let kpi = open.kpi;
    // Said as a whole near its head then.
    let has_served = move || open.lived.with(Lived::has_served);
    let part = move |name: &'static str, said: fn(&Kpi) -> String| {
        let said = Memo::new(move |_| kpi.with(said));
        view! {
            <div>
                <dt>{name}</dt>
                <dd>
                    <bdi>{said}</bdi>
                </dd>
            </div>
        }
    };
    view! {
        <section class="opened__part opened__about" aria-labelledby=open.named("about")>
            <h4 id=open.named("about")>{words::ABOUT}</h4>
            <dl>
                <div>
                    <dt>{words::SUPPORTS}</dt>
                    <dd>
                        <Supports open />
                    </dd>
                </div>
                {part(words::MEASURED, |kpi| words::measured(&kpi.definition()).to_owned())}
                {part(
                    words::SOURCE,
                    |kpi| match kpi.source.trim() {
                        "" => words::NOT_SAID.to_owned(),
                        source => source.to_owned(),
                    },
                )}
                {part(
                    words::OWNER,
                    |kpi| match kpi.owner.as_deref().map(str::trim) {
                        None => kpi_words::ME.to_owned(),
                        Some("") => words::NOBODY.to_owned(),
                        Some(owner) => owner.to_owned(),
                    },
                )}
                {part(
                    words::INDICATOR,
                    |kpi| kpi.indicator.map_or(words::NOT_SAID, words::indicator).to_owned(),
                )}
            </dl>
            <p class="quiet" hidden=has_served>
                {move || kpi.with(words::provenance)}
            </p>
        </section>
    }
    .into_any()
}

/// What it supports: a sentence, or the way to an objective.
#[component]
fn Supports(
    /// What is open.
    open: Open,
) -> AnyView {
    let goals = open.goals;
    let supports = Memo::new(move |_| open.kpi.with(|kpi| kpi.supports.clone()));
    // Its title may change while this is open.
    let says = move || {
        let supports = supports.get();
        let Some(id) = supports.objective else {
            let sentence = match supports.sentence.trim() {
                "" => words::NOT_SAID.to_owned(),
                sentence => sentence.to_owned(),
            };
            return view! { <bdi>{sentence}</bdi> }.into_any();
        };
        if !goals.is_there(&id) {
            return words::NOT_HERE.into_any();
        }
        let of = objective(&id);
        let key_result = supports.key_result;
        let key_result = key_result.map(|key_result| goals.key_result_name(&of, &key_result));
        let key_result = key_result.filter(|name| !name.is_empty());
        let place = GoalsPlace {
            open: Some(id),
            example: goals.is_example(),
            ..GoalsPlace::default()
        };
        view! {
            {key_result
                .map(|name| {
                    view! {
                        <bdi>{name}</bdi>
                        ", "
                    }
                })}
            <a href=place.route().to_string()>
                <bdi>{goals.title(&of)}</bdi>
            </a>
        }
        .into_any()
    };
    says.into_any()
}
