//! Every reading of an open KPI, to be corrected or taken away.

use leptos::prelude::*;
use waymark_core::kpi::history::{Came, Entry};
use waymark_core::kpi::reading::Reading;
use waymark_core::record::Value;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::opened as words;

use super::Open;
use super::correct::{CorrectForm, kept_under};
use crate::state::kept::today;
use crate::state::objectives::draft::is_kept;
use crate::state::page::move_focus;

/// So many are shown at first.
const AT_FIRST: usize = 12;

/// So many more on demand.
const MORE: usize = 60;

/// What the list of readings shares.
#[derive(Clone, Copy)]
pub struct List {
    /// What is open.
    pub(super) open: Open,
    /// What is said once a reading was changed that limits rest on.
    said: RwSignal<&'static str>,
}

impl List {
    /// Says so where limits rest on the readings of these days: before they are changed.
    pub(super) fn tells(self, days: &[time::Date]) -> bool {
        self.open
            .standing
            .with_untracked(|standing| days.iter().any(|day| standing.locked_on(*day)))
    }

    /// Says that limits were worked out anew, or nothing.
    pub(super) fn says(self, is_so: bool) {
        self.said
            .set(if is_so { words::WORKED_OUT_ANEW } else { "" });
    }
}

/// The list, the newest first.
#[component]
pub fn Readings(
    /// What is open.
    open: Open,
) -> AnyView {
    let list = List {
        open,
        said: RwSignal::new(""),
    };
    let shown = RwSignal::new(AT_FIRST);
    let all = Memo::new(move |_| {
        let calendar = open.goals.calendar();
        open.kpi.with(|kpi| kpi.history(calendar, today()))
    });
    let count = Memo::new(move |_| all.with(Vec::len));
    let some = move || {
        let shown = shown.get();
        all.with(|all| all.iter().take(shown).cloned().collect::<Vec<_>>())
    };
    let left = move || count.get().saturating_sub(shown.get());
    let more = move |_| {
        let next = shown.get_untracked();
        shown.set(next + MORE);
        // The button may be gone: on with the first that came.
        let day = all.with_untracked(|all| all.get(next).map(|it| it.reading.day));
        if let Some(day) = day {
            move_focus(correct_button(open, day));
        }
    };
    view! {
        <section class="opened__part" aria-labelledby=open.named("readings")>
            <h4 id=open.named("readings") tabindex="-1">
                {words::READINGS}
            </h4>
            <p class="quiet">
                {move || match count.get() {
                    0 => words::NONE.to_owned(),
                    many => words::readings(many),
                }}
            </p>
            <div role="status" class="quiet">
                {list.said}
            </div>
            <ul class="history__of">
                <For each=some key=key let:entry>
                    <OneReading list entry />
                </For>
            </ul>
            <button type="button" class="set" hidden=move || left() == 0 on:click=more>
                {move || goals_words::show_more(left())}
            </button>
        </section>
    }
    .into_any()
}

/// Everything of a reading that is shown.
fn key(entry: &Entry) -> (time::Date, Option<time::Date>, String, String, bool) {
    let Entry {
        reading,
        unit,
        runs,
        came,
    } = entry;
    let first = unit.map(|(_, days)| days.first());
    let value = reading.value.map(|it| it.to_string()).unwrap_or_default();
    let came = match came {
        Came::Since(came) => {
            let (numerator, denominator) = came.parts();
            [&numerator, "/", &denominator].concat()
        }
        Came::Spread(units) => units.to_string(),
        Came::AsTyped | Came::Unknown => String::new(),
    };
    let text = [&value, " ", &came].concat();
    (reading.day, first, text, reading.note.clone(), *runs)
}

/// The id of the button that corrects the reading of a day.
pub(super) fn correct_button(open: Open, day: time::Date) -> String {
    open.named(&["correct-", &waymark_core::period::write_date(day)].concat())
}

/// A reading with what can be done about it.
#[component]
fn OneReading(
    /// What its list shares.
    list: List,
    /// The reading.
    entry: Entry,
) -> AnyView {
    let open = list.open;
    let notation = open.goals.habits.notation;
    let day = entry.reading.day;
    let correcting = RwSignal::new(is_kept(&kept_under(open, day)));
    // Somebody pressed a button for it elsewhere.
    Effect::new(move |_| {
        if open.corrected.get() == Some(day) {
            open.corrected.set(None);
            correcting.set(true);
            move_focus(open.named(&super::correct::field(day, "value")));
        }
    });
    let unit = words::unit_of(&entry, untrack(|| open.when()));
    let value = words::reading(&entry, &untrack(|| open.unit()), &notation);
    let runs = entry
        .runs
        .then(|| view! { <span class="quiet">" " {words::SO_FAR}</span> });
    let note = entry.reading.note.clone();
    let note = (!note.is_empty()).then(|| view! { <p class="history__note" dir="auto">{note}</p> });
    let remove = move |_| {
        list.says(list.tells(&[day]));
        open.goals.act_alone(Action::CheckIn {
            of: open.of.get_value(),
            fields: vec![(Reading::name(day), Value::Null)],
        });
        move_focus(open.named("readings"));
    };
    let correct = move |_| {
        correcting.update(|it| *it = !*it);
        move_focus(open.named(&super::correct::field(day, "value")));
    };
    let name = StoredValue::new(unit.clone());
    view! {
        <li>
            <p class="opened__reading">
                <span>
                    <b>{unit.clone()}</b>
                    " "
                    <bdi>{value}</bdi>
                    {runs}
                </span>
                <span class="opened__tools" hidden=open.fixed>
                    <button
                        type="button"
                        class="link"
                        id=correct_button(open, day)
                        aria-expanded=move || correcting.get().to_string()
                        on:click=correct
                    >
                        {goals_words::CORRECT}
                        <span class="unseen">" " {unit.clone()}</span>
                    </button>
                    <button type="button" class="link" on:click=remove>
                        {goals_words::DELETE}
                        <span class="unseen">" " {unit}</span>
                    </button>
                </span>
            </p>
            {note}
            {move || {
                correcting
                    .get()
                    .then(|| {
                        let reading = StoredValue::new(entry.reading.clone());
                        view! { <CorrectForm list reading name correcting /> }
                    })
            }}
        </li>
    }
    .into_any()
}
