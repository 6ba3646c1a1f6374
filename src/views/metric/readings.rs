//! The readings of a KPI, each to be corrected or taken away, wherever they are listed.

use leptos::prelude::*;
use time::Date;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::history::{Came, Entry};
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::record::Value;
use waymark_core::record::kind::Subject;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::noise::When;
use waymark_text::kpi::opened as words;

use super::correct::{CorrectForm, field, kept_under};
use crate::state::kept::Goals;
use crate::state::objectives::draft::is_kept;
use crate::state::page::move_focus;

/// A KPI of which readings are listed.
#[derive(Clone, Copy)]
pub struct KpiHistory {
    /// What is kept.
    pub(crate) goals: Goals,
    /// Its record.
    pub(crate) of: StoredValue<Subject>,
    /// The KPI, with every reading.
    pub(crate) kpi: Memo<Kpi>,
    /// How it stands by all of those.
    pub(crate) standing: Memo<Standing>,
    /// Whether it can only be read.
    pub(crate) fixed: Memo<bool>,
    /// The day of the reading that is to be corrected, once somebody pressed a button for it
    /// elsewhere.
    pub(crate) corrected: RwSignal<Option<Date>>,
    /// Begins the ids of what is shown of it: it may be listed in two places.
    pub(crate) begins: StoredValue<String>,
}

impl KpiHistory {
    /// The id of a part of it.
    pub(super) fn named(self, part: &str) -> String {
        self.begins
            .with_value(|begins| [begins, "-", part].concat())
    }

    /// Its own calendar, and the day that it is.
    pub(super) fn when(self) -> When {
        let calendar = self.goals.calendar();
        When {
            calendar: self.kpi.with(|kpi| kpi.calendar(calendar)),
            today: self.goals.day(),
        }
    }

    /// What a reading is measured in, which was perhaps something else than now.
    fn unit_of(self, entry: &Entry) -> String {
        let day = entry
            .unit
            .map_or(entry.reading.day, |(_, days)| days.last());
        self.kpi.with(|kpi| kpi.unit_on(day).to_owned())
    }

    /// What it is measured in.
    pub(super) fn unit(self) -> String {
        self.kpi.with(|kpi| kpi.definition().unit)
    }
}

/// What the list of readings shares.
#[derive(Clone, Copy)]
pub struct List {
    /// The KPI.
    pub(super) history: KpiHistory,
    /// What is said once a reading was changed that limits rest on.
    pub(crate) said: RwSignal<&'static str>,
}

impl List {
    /// The list of a KPI's readings.
    pub(crate) fn of(history: KpiHistory) -> Self {
        Self {
            history,
            said: RwSignal::new(""),
        }
    }

    /// Says so where limits rest on the readings of these days: before they are changed.
    pub(super) fn tells(self, days: &[Date]) -> bool {
        self.history
            .standing
            .with_untracked(|standing| days.iter().any(|day| standing.locked_on(*day)))
    }

    /// Says that limits were worked out anew, or nothing.
    pub(super) fn says(self, is_so: bool) {
        self.said
            .set(if is_so { words::WORKED_OUT_ANEW } else { "" });
    }
}

/// Everything of a reading that is shown.
pub(crate) fn key(entry: &Entry) -> (Date, Option<Date>, String, String, bool) {
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
pub(crate) fn correct_button(of: KpiHistory, day: Date) -> String {
    of.named(&["correct-", &waymark_core::period::write_date(day)].concat())
}

/// A reading with what can be done about it.
#[component]
pub fn OneReading(
    /// What its list shares.
    list: List,
    /// The reading.
    entry: Entry,
) -> AnyView {
    let history = list.history;
    let notation = history.goals.habits.notation;
    let day = entry.reading.day;
    let correcting = RwSignal::new(is_kept(&kept_under(history, day)));
    // Somebody pressed a button for it elsewhere.
    Effect::new(move |_| {
        if history.corrected.get() == Some(day) {
            history.corrected.set(None);
            correcting.set(true);
            move_focus(history.named(&field(day, "value")));
        }
    });
    let unit = words::unit_of(&entry, untrack(|| history.when()));
    let value = words::reading(&entry, &untrack(|| history.unit_of(&entry)), &notation);
    let runs = entry
        .runs
        .then(|| view! { <span class="quiet">" " {words::SO_FAR}</span> });
    let note = entry.reading.note.clone();
    let note = (!note.is_empty()).then(|| view! { <p class="history__note" dir="auto">{note}</p> });
    let remove = move |_| {
        list.says(list.tells(&[day]));
        history.goals.act_alone(Action::CheckIn {
            of: history.of.get_value(),
            fields: vec![(Reading::name(day), Value::Null)],
        });
        move_focus(history.named("readings"));
    };
    let correct = move |_| {
        correcting.update(|it| *it = !*it);
        move_focus(history.named(&field(day, "value")));
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
                <span class="opened__tools" hidden=history.fixed>
                    <button
                        type="button"
                        class="link"
                        id=correct_button(history, day)
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
                        let reading = entry.reading.clone();
                        view! { <CorrectForm list reading name correcting /> }
                    })
            }}
        </li>
    }
    .into_any()
}
