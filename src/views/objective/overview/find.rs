//! The field that looks for a word in whatever is written of objectives.

use leptos::prelude::*;
use waymark_core::address::goals::When;
use waymark_core::record::id::Id;
use waymark_text::goals as words;
use waymark_text::goals::search as words_of_search;

use crate::views::objective::page::Shared;

/// With so many objectives there is something to look for.
const WORTH_FINDING: usize = 5;

/// The field, and how much it found.
#[component]
pub fn Find(
    /// What the page's parts share.
    shared: Shared,
    /// The objectives that are shown as cards.
    found: Memo<Vec<(Id, String)>>,
) -> AnyView {
    let Shared {
        goals, place, list, ..
    } = shared;
    let sought = Memo::new(move |_| shared.asked.with(|place| place.find.clone()));
    let is_few = Memo::new(move |_| {
        sought.with(String::is_empty) && goals.objectives().len() < WORTH_FINDING
    });
    // Those that are shown as a line come after the cards.
    let rows = Memo::new(move |_| {
        let is_search = list.with(|list| list.is_search());
        let groups = is_search.then(|| list.with(|list| goals.groups_at(list)));
        let groups = groups.into_iter().flatten();
        groups.flat_map(|group| group.ids).collect::<Vec<Id>>()
    });
    let said = move || {
        let (is_search, everywhere) =
            place.with(|place| (place.is_search(), place.when == When::Now));
        if !is_search {
            return String::new();
        }
        words_of_search::found(found.with(Vec::len) + rows.with(Vec::len), everywhere)
    };
    let first = move || {
        let is_search = place.with(|place| place.is_search());
        let card = found.with(|found| found.first().map(|(id, _)| id.clone()));
        let first = card.or_else(|| rows.with(|rows| rows.first().cloned()));
        first.filter(|_| is_search)
    };
    // Enter is often pressed before the list has followed: it opens the first of what is
    // found then.
    let is_wanted = RwSignal::new(false);
    Effect::new(move |_| {
        let is_shown = place.with(|place| sought.with(|sought| place.find == *sought));
        let is_known = goals.knows_all();
        if !is_wanted.get() || !is_shown || !is_known {
            return;
        }
        is_wanted.set(false);
        if let Some(first) = first() {
            shared
                .navigation
                .begin(shared.with(|place| place.open = Some(first)));
        }
    });
    let typed = move |text: String| {
        is_wanted.set(false);
        let place = shared.with(|place| place.find = text);
        shared.navigation.restate(place);
    };
    view! {
        <search class="find field" hidden=is_few>
            <label class="unseen" for="find">
                {words::FIND}
            </label>
            <input
                id="find"
                type="search"
                autocomplete="off"
                placeholder=words_of_search::EXAMPLE
                aria-describedby="find-note"
                aria-keyshortcuts=words_of_search::KEY
                prop:value=sought
                on:input=move |event| typed(event_target_value(&event))
                on:keydown=move |event| {
                    if event.key() == "Enter" && !sought.with_untracked(String::is_empty) {
                        is_wanted.set(true);
                    }
                }
            />
            <kbd class="quiet" aria-hidden="true">
                {move || {
                    if sought.with(String::is_empty) {
                        words_of_search::KEY
                    } else {
                        words_of_search::ENTER
                    }
                }}
            </kbd>
            <p id="find-note" class="quiet" role="status">
                {said}
                <span class="unseen" hidden=move || first().is_none()>
                    " "
                    {words_of_search::OPEN_FIRST}
                </span>
            </p>
        </search>
    }
    .into_any()
}
