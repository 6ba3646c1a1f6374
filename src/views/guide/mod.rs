//! The guide: what OKRs and KPIs are, with links to where the product does what it says.
//!
//! Its text is HTML, `guide.html` beside this file. The app shows it as it stands, and
//! `cargo xtask build` makes a page of it that needs no scripts. A section or a mistake has an
//! id for its address; links lead to places in the app. Every number, name and claim in it is
//! from one of the sources at its end.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_text::{app, guide as words};

use crate::state::navigation::Navigation;
use crate::state::page::lead_to;

/// All of it.
const TEXT: &str = include_str!("guide.html");

/// The whole page.
#[component]
pub fn GuidePage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    let place = navigation.place();
    Effect::new(move |_| {
        if let Route::Guide(section) = place.get().route {
            go_to(section);
        }
    });
    // A link to where one is already changes no address.
    let again = move |event: leptos::ev::MouseEvent| {
        let link = event_target::<web_sys::Element>(&event).closest("a");
        let leads = link.ok().flatten().and_then(|it| it.get_attribute("href"));
        let here = place.get_untracked().route;
        if let (Some(leads), Route::Guide(section)) = (leads, &here)
            && leads == here.to_string()
        {
            go_to(section.clone());
        }
    };
    view! {
        <div class="guide">
            <h1>{app::GUIDE_TITLE}</h1>
            <p class="lead">{words::LEAD}</p>
            <div class="guide__text" inner_html=TEXT on:click=again></div>
        </div>
    }
    .into_any()
}

/// Brings a section into view, for the eye and the ear.
fn go_to(section: String) {
    if !section.is_empty() {
        lead_to(section);
    }
}
