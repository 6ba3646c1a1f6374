//! What earlier objectives taught.

use leptos::prelude::*;
use waymark_text::goals::form as words_of_form;

use super::continuing::ToClose;
use crate::state::kept::Goals;

/// What was written when they were closed, for who writes the next.
#[component]
pub fn Lessons(
    /// What is kept.
    goals: Goals,
    /// The objective that is closed with it: what was just written of that comes first.
    to_close: Memo<Option<ToClose>>,
) -> AnyView {
    /// So many objectives back.
    const SHOWN: usize = 3;
    let lessons = Memo::new(move |_| {
        let new = to_close.with(|it| it.as_ref().and_then(ToClose::lessons));
        let earlier = goals.lessons(SHOWN);
        new.into_iter()
            .chain(earlier)
            .take(SHOWN)
            .collect::<Vec<_>>()
    });
    view! {
        <aside
            class="lessons"
            aria-label=words_of_form::LESSONS
            hidden=move || lessons.with(Vec::is_empty)
        >
            <h4>{words_of_form::LESSONS}</h4>
            <ul>
                {move || {
                    lessons
                        .get()
                        .into_iter()
                        .map(|(title, [learned, differently])| {
                            view! {
                                <li>
                                    <p class="lessons__of"><bdi>{title}</bdi></p>
                                    <p dir="auto" hidden=learned.is_empty()>
                                        <b>{words_of_form::LEARNED} ": "</b> {learned.clone()}
                                    </p>
                                    <p dir="auto" hidden=differently.is_empty()>
                                        <b>{words_of_form::DIFFERENTLY} ": "</b>
                                        {differently.clone()}
                                    </p>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </aside>
    }
    .into_any()
}
