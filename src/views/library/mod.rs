//! The library: every example of the five articles, to look at, to try and to use.

pub mod row;

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_text::library::{Row, Shown, page as words, row, rows};
use waymark_text::{app, grade};

use self::row::RowView;
use crate::state::habits::habits;
use crate::state::navigation::Navigation;
use crate::state::page::lead_to;
use crate::ui::choice::Choice;
use crate::ui::segments::Segments;

/// What is shown of all rows.
#[derive(Clone, Copy)]
struct Filter {
    /// By its place among [`words::KINDS`].
    kind: RwSignal<usize>,
    /// By its place among [`words::FIELD_OPTIONS`].
    field: RwSignal<usize>,
    /// By its place among [`words::FROM_OPTIONS`].
    from: RwSignal<usize>,
}

impl Filter {
    fn new() -> Self {
        Self {
            kind: RwSignal::new(0),
            field: RwSignal::new(0),
            from: RwSignal::new(0),
        }
    }

    fn shows(self, row: &Row) -> bool {
        let is_of_kind = match self.kind.get() {
            0 => true,
            1 => matches!(row.shown, Shown::Objective(_)),
            2 => matches!(row.shown, Shown::Kpis(..)),
            _ => row.is_mistake(),
        };
        let is_at = |chosen: RwSignal<usize>, place: Option<usize>| {
            chosen.get() == 0 || place.map(|place| place + 1) == Some(chosen.get())
        };
        let field = words::FIELDS.iter().position(|it| *it == row.field);
        let from = words::SOURCES.iter().position(|it| *it == row.source);
        is_of_kind && is_at(self.field, field) && is_at(self.from, from)
    }

    fn clear(self) {
        for chosen in [self.kind, self.field, self.from] {
            chosen.set(0);
        }
    }
}

/// The whole page.
#[component]
pub fn LibraryPage(
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    let habits = StoredValue::new(habits(grade::MAGNITUDES, grade::OF));
    let filter = Filter::new();
    let place = navigation.place();
    let open = Memo::new(move |_| match place.get().route {
        Route::Library(id) => row(&id).map(|row| row.id),
        _ => None,
    });
    // What a link leads to is shown, whatever was chosen before.
    Effect::new(move |_| {
        if let Some(id) = open.get() {
            if !row(id).is_some_and(|row| untrack(|| filter.shows(row))) {
                filter.clear();
            }
            lead_to(id.to_owned());
        }
    });
    let count = Memo::new(move |_| rows().filter(|row| filter.shows(row)).count());
    let none = move || count.get() == 0;
    let said = move || match count.get() {
        0 => words::NONE.to_owned(),
        count => words::shown(count, rows().count()),
    };
    let each = rows().map(|row| {
        let is_shown = Memo::new(move |_| filter.shows(row));
        view! { <RowView row open is_shown habits navigation /> }
    });
    view! {
        <div class="library">
            <h1>{app::LIBRARY_TITLE}</h1>
            <p class="lead">{words::LEAD}</p>
            <Filters filter />
            <p class=move || if none() { "notice" } else { "quiet" } role="status">
                {said}
            </p>
            <ul class="library__rows">{each.collect_view()}</ul>
            <p class="quiet">{words::MADE_UP}</p>
        </div>
    }
    .into_any()
}

/// What chooses among them.
#[component]
fn Filters(
    /// What is chosen.
    filter: Filter,
) -> AnyView {
    view! {
        <div class="library__filters">
            <Segments
                id="library-kind".to_owned()
                label=words::FILTERS
                options=&words::KIND_OPTIONS
                chosen=filter.kind.into()
                choose=Callback::new(move |place| filter.kind.set(place))
            />
            <Choice
                id="library-field".to_owned()
                label=words::FIELD
                options=&words::FIELD_OPTIONS
                chosen=filter.field.into()
                choose=Callback::new(move |place| filter.field.set(place))
            />
            <Choice
                id="library-from".to_owned()
                label=words::FROM
                options=&words::FROM_OPTIONS
                chosen=filter.from.into()
                choose=Callback::new(move |place| filter.from.set(place))
            />
        </div>
    }
    .into_any()
}
