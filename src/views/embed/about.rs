//! What people ask before they put something on their website.

use leptos::prelude::*;
use waymark_text::embed_help as words;
use waymark_text::snippet::{Way, counting};

use super::code::Code;
use crate::state::navigation::Navigation;
use crate::ui::choice::Choice;

/// The line that each way to count has, by its name.
const COUNTERS: &[(&str, &str)] = &[
    (words::COUNTERS[0].0, words::COUNTERS[0].0),
    (words::COUNTERS[1].0, words::COUNTERS[1].0),
    (words::COUNTERS[2].0, words::COUNTERS[2].0),
];

/// How to count results, where the page is told of them.
#[component]
pub fn Count(
    /// How the quiz is embedded.
    way: RwSignal<Way>,
) -> impl IntoView {
    let chosen = RwSignal::new(0);
    let code = Memo::new(move |_| counting(words::COUNTERS[chosen.get()].1));
    view! {
        <section class="embed-page__count" hidden=move || way.get().is_a_link()>
            <div>
                <h2>{words::COUNT}</h2>
                <p>{words::COUNT_LEAD}</p>
                <Choice
                    id="counter".to_owned()
                    label=words::COUNT_WITH
                    options=COUNTERS
                    chosen=chosen.into()
                    choose=Callback::new(move |place| chosen.set(place))
                />
            </div>
            <div>
                <Code
                    name=words::COUNT_CODE
                    code
                    copy=words::COPY_COUNT
                    rank="button button--quiet"
                />
                <p class="field__note">{words::COUNT_HINT}</p>
            </div>
        </section>
    }
}

/// Price, licence, maker, what is stored and who is contacted.
#[component]
pub fn Asked() -> impl IntoView {
    // Where this page comes from, for who did not look at the address.
    let folder = Navigation::folder();
    let host = folder.split('/').nth(2).unwrap_or_default();
    let answers = words::ANSWERS.map(|(question, answer)| {
        view! {
            <div>
                <dt>{question}</dt>
                <dd>{answer.replace("{}", host)}</dd>
            </div>
        }
    });
    view! {
        <section class="embed-page__asked">
            <h2>{words::ASKED}</h2>
            <dl>{answers.into_iter().collect_view()}</dl>
        </section>
    }
}
