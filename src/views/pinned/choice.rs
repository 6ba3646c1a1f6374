//! What is to be in a note: objectives and KPIs to tick.

use std::collections::BTreeSet;

use leptos::prelude::*;
use waymark_core::record::id::Id;
use waymark_text::pinned as words;

/// Things of one kind to choose from.
#[derive(Clone, Copy)]
pub struct Choice {
    /// All there are, by their names, in the order in which they stand in a note.
    pub(crate) all: Memo<Vec<(Id, String)>>,
    /// Which of them are chosen.
    pub(crate) chosen: RwSignal<BTreeSet<Id>>,
}

impl Choice {
    /// So many are listed: a note has no room for more.
    pub(super) const LISTED: usize = 50;

    /// A choice that begins with some of them.
    pub(crate) fn new(all: Memo<Vec<(Id, String)>>, at_first: BTreeSet<Id>) -> Self {
        Self {
            all,
            chosen: RwSignal::new(at_first),
        }
    }

    /// Those that can be ticked.
    fn listed(self) -> Vec<(Id, String)> {
        self.all
            .with(|all| all.iter().take(Self::LISTED).cloned().collect())
    }

    /// What is chosen, in the order of the list: nothing that is gone.
    pub(crate) fn taken(self) -> Vec<Id> {
        let listed = self.listed().into_iter().map(|(id, _)| id);
        self.chosen
            .with(|chosen| listed.filter(|id| chosen.contains(id)).collect())
    }
}

/// The ticks.
#[component]
pub fn Ticks(
    /// The choice.
    choice: Choice,
    /// What is chosen from.
    label: &'static str,
    /// Where there is nothing.
    none: &'static str,
) -> AnyView {
    let count = Memo::new(move |_| choice.all.with(Vec::len));
    let tick = move |(id, name): (Id, String)| {
        let this = id.clone();
        let is_chosen = move || choice.chosen.with(|chosen| chosen.contains(&this));
        view! {
            <li>
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=is_chosen
                        on:change=move |event| {
                            let is_ticked = event_target_checked(&event);
                            choice
                                .chosen
                                .update(|chosen| {
                                    if is_ticked {
                                        chosen.insert(id.clone());
                                    } else {
                                        chosen.remove(&id);
                                    }
                                });
                        }
                    />
                    <bdi>{name}</bdi>
                </label>
            </li>
        }
    };
    view! {
        <fieldset class="pin__choice">
            <legend>{label}</legend>
            <ul>
                <For each=move || choice.listed() key=Clone::clone children=tick />
            </ul>
            <p class="quiet" hidden=move || count.get() != 0>
                {none}
            </p>
            <p class="quiet" hidden=move || count.get() <= Choice::LISTED>
                {move || words::first_of(Choice::LISTED, count.get())}
            </p>
        </fieldset>
    }
    .into_any()
}
