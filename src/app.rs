//! The app's shell: a header with the pages, the page one is on, a footer.

use leptos::either::EitherOf3;
use leptos::html;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use waymark_core::address::{Page, Route};
use waymark_text::snippet::LANGUAGES;
use waymark_text::{app as words, embed};
use web_sys::Element;

use crate::pages::LaterPage;
use crate::platform::panic;
use crate::state::navigation::Navigation;
use crate::views::empty::{EmptyPage, heading};
use crate::views::quiz::QuizPage;

/// Starts the app in place of what the page shows without it.
pub fn start() {
    panic::tell_the_page();
    okr_or_kpi::define(|language| {
        let known = LANGUAGES.contains(&language.as_str());
        known.then(|| {
            [
                &Navigation::folder(),
                "embed/okr-or-kpi.",
                &language,
                ".json",
            ]
            .concat()
        })
    });
    let Some(place) = document().get_element_by_id("app") else {
        return;
    };
    // Until the app is there, what is there stays: mounting might fail.
    let before = place.children();
    let before: Vec<_> = (0..before.length())
        .filter_map(|at| before.item(at))
        .collect();
    mount_to(place.unchecked_into(), App).forget();
    before.iter().for_each(Element::remove);
}

/// The whole page.
#[component]
fn App() -> impl IntoView {
    let navigation = Navigation::follow();
    let place = navigation.place();
    let page = Memo::new(move |_| place.with(|place| place.route.page()));
    let main = NodeRef::<html::Main>::new();
    let focus_main = move || {
        if let Some(main) = main.get_untracked() {
            // It cannot fail on an element that is in the document.
            let _ = main.focus();
        }
    };
    Effect::new(move |before: Option<(Page, String)>| {
        let title = place.with(|place| match &place.route {
            Route::Quiz(link) => words::quiz_page_title(&link.answers),
            route => words::page_title(heading(route)),
        });
        // A page may say more in it, which somebody who moves about there does not take away.
        if before.as_ref().is_none_or(|(_, before)| *before != title) {
            Navigation::set_title(&title);
        }
        // A new page is read from its beginning, by eye and by ear.
        let page = page.get();
        if before.is_some_and(|(before, _)| before != page) {
            // What gets the focus is brought into view, which leaves out the header.
            focus_main();
            Navigation::show_from_top();
        }
        (page, title)
    });
    let pages = [
        (words::QUIZ, Page::Quiz, Route::default()),
        (words::GRADE, Page::Grade, Route::Grade(String::new())),
        (words::GOALS, Page::Goals, Route::Goals(String::new())),
        (words::KPIS, Page::Kpis, Route::Kpis(String::new())),
    ];
    let links = pages.map(|(name, to, route)| {
        view! {
            <a href=route.to_string() aria-current=move || (page.get() == to).then_some("page")>
                {name}
            </a>
        }
    });

    view! {
        <a
            class="skip"
            href="#main"
            on:click=move |event| {
                // Not a place in the app: the fragment is the route.
                event.prevent_default();
                focus_main();
            }
        >
            {words::SKIP}
        </a>
        <header class="header">
            <a class="header__name" href="#/quiz">
                <span class="mark" aria-hidden="true"></span>
                {words::NAME}
            </a>
            <nav class="header__pages" aria-label=words::PAGES>
                {links.into_iter().collect_view()}
            </nav>
        </header>
        <main id="main" class="main" tabindex="-1" node_ref=main>
            {move || match page.get() {
                Page::Quiz => EitherOf3::A(view! { <QuizPage navigation /> }),
                Page::Unknown => EitherOf3::B(view! { <EmptyPage navigation /> }),
                page => EitherOf3::C(view! { <LaterPage navigation page /> }.into_any()),
            }}
        </main>
        <footer class="footer">
            <p>{words::PRIVACY}</p>
            <p class="footer__pages">
                <a href=Route::Guide(String::new()).to_string()>{words::GUIDE}</a>
                <a href=Route::Library(String::new()).to_string()>{words::LIBRARY}</a>
                <a href=Route::Embed.to_string()>{embed::LINK}</a>
            </p>
        </footer>
    }
}
