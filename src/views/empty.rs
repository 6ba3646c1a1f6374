//! The pages without content: those to come, and the one for an address that
//! leads nowhere. Each says what it is and leads to what there is.

use leptos::prelude::*;
use waymark_core::permalink::Permalink;
use waymark_text::en::app as words;

use crate::route::Route;

/// A heading, a sentence, the address if it leads nowhere, and a way on.
#[component]
pub fn EmptyPage(
    /// The route, which may change while the page stays.
    route: RwSignal<Route>,
) -> impl IntoView {
    let address = move || match route.get() {
        Route::Unknown(_) => route.get().to_string(),
        _ => String::new(),
    };
    let lead = move || match route.get() {
        Route::Grade => words::GRADE_SOON,
        Route::Goals => words::GOALS_SOON,
        _ => words::UNKNOWN_LEAD,
    };
    view! {
        <div>
            <h1>{move || route.with(heading)}</h1>
            <p class="lead">{lead}</p>
            <p>
                <code class="address">{address}</code>
            </p>
            <p>
                <a class="button" href=Route::Quiz(Permalink::default()).to_string()>
                    {words::TO_THE_QUIZ}
                </a>
            </p>
        </div>
    }
}

/// The heading of the page that a route leads to.
pub(crate) fn heading(route: &Route) -> &'static str {
    match route {
        Route::Quiz(_) => waymark_text::en::quiz::TITLE,
        Route::Grade => words::GRADE_TITLE,
        Route::Goals => words::GOALS_TITLE,
        Route::Unknown(_) => words::UNKNOWN_TITLE,
    }
}
