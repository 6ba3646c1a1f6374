//! What the app adds to the result of a quiz: what to do next, and a picture to share.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::address::Route;
use waymark_core::permalink::Permalink;
use waymark_core::quiz::outcome::{Both, Verdict};
use waymark_text::picture;
use waymark_text::{guide, result as words};

use crate::platform::picture::share_picture;
use crate::state::navigation::Navigation;
use crate::views::piece::Piece;

/// Goes into the slots of the quiz's element.
#[component]
pub fn ResultExtras(
    /// Where one is: at a result.
    navigation: Navigation,
) -> impl IntoView {
    let said = RwSignal::new("");
    let Route::Quiz(link) = navigation.place().get_untracked().route else {
        return ().into_any();
    };
    let steps = next_steps(&link);
    let piece = link.answers.outcome().map(|it| match it.verdict() {
        Verdict::Okr => guide::OKR,
        Verdict::Kpi => guide::KPI,
        Verdict::Both => guide::BOTH,
    });
    let share = move |_| {
        let svg = picture::picture(&link);
        said.set("");
        spawn_local(async move {
            let saved = share_picture(picture::FILE, &svg, picture::SIZE.0).await;
            // One may be elsewhere by now.
            let _ = said.try_set(match saved {
                Some(true) => words::PICTURE_SAVED,
                Some(false) => "",
                None => words::NO_PICTURE,
            });
        });
    };
    view! {
        <div slot="next">
            {steps}
            {piece.map(|words| view! { <Piece words /> })}
        </div>
        <button slot="actions" type="button" class="button button--quiet" on:click=share>
            {words::PICTURE}
        </button>
        <span slot="actions" role="status">
            {said}
        </span>
    }
    .into_any()
}

/// What to do next, under the advice: a change is an objective to write, a number to watch
/// a KPI to set up. What is both is set up as both at once, or as one of them; where it leans
/// towards a KPI it is watched first, and what is to stay where it is is only watched.
fn next_steps(link: &Permalink) -> Vec<impl IntoView + use<>> {
    let Some(outcome) = link.answers.outcome() else {
        return Vec::new();
    };
    let objective = |(name, lead)| (Route::goal_of(&link.metric), name, lead);
    let both = |(name, lead)| (both_of(&link.metric), name, lead);
    let watch = (
        Route::kpi_of(&link.metric),
        words::SET_UP,
        words::SET_UP_LEAD,
    );
    let steps = match (outcome.verdict(), outcome.both()) {
        (Verdict::Okr, _) => vec![objective(words::WRITE_OBJECTIVE)],
        (Verdict::Kpi, _) | (_, Some(Both::Hold)) => vec![watch],
        (_, Some(Both::LeansKpi)) => vec![watch, both(words::IF_IT_LEAVES)],
        _ => vec![
            both(words::SET_UP_BOTH),
            watch,
            objective(words::FOR_ONE_PERIOD),
        ],
    };
    let ranks = ["button"].into_iter();
    ranks
        .chain(std::iter::repeat("button button--quiet"))
        .zip(steps)
        .map(|(rank, (to, name, lead))| {
            view! {
                <p class="quiz-page__next">
                    <a class=rank href=to.to_string()>
                        {name}
                    </a>
                    <span>{lead}</span>
                </p>
            }
        })
        .collect()
}

/// A new objective with the metric of a quiz as a key result that is a KPI too.
fn both_of(metric: &str) -> Route {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("both", metric);
    Route::Goals(query.finish())
}
