//! The page for an address that leads nowhere.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_text::{app as words, embed, grade, quiz};

use crate::state::navigation::Navigation;

/// A heading, a sentence, the address if it leads nowhere, and a way on.
#[component]
pub fn EmptyPage(
    /// Where one is, which may change while the page stays.
    navigation: Navigation,
) -> impl IntoView {
    let route = move || navigation.place().get().route;
    view! {
        <div>
            <h1>{move || heading(&route())}</h1>
            <p class="lead">{words::UNKNOWN_LEAD}</p>
            <p class="address">{move || route().to_string()}</p>
            <a class="button" href=Route::default().to_string()>
                {words::TO_THE_QUIZ}
            </a>
        </div>
    }
}

/// The heading of the page that a route leads to.
pub(crate) fn heading(route: &Route) -> &'static str {
    match route {
        Route::Quiz(_) => quiz::TITLE,
        Route::Grade(_) => grade::page::TITLE,
        Route::Goals(_) => words::GOALS_TITLE,
        Route::Kpis(_) => words::KPIS_TITLE,
        Route::Review(rhythm, _) => words::REVIEW_TITLES[*rhythm as usize],
        Route::Guide(_) => words::GUIDE_TITLE,
        Route::Library(_) => words::LIBRARY_TITLE,
        Route::Note(_) => words::NOTE_TITLE,
        Route::Embed => embed::TITLE,
        Route::Unknown(_) => words::UNKNOWN_TITLE,
    }
}
