//! The readings of a key result that is a KPI, and how sure somebody was of it.

use leptos::prelude::*;
use waymark_core::kpi::KIND;
use waymark_core::kpi::standing::Standing;
use waymark_core::metric::dated::Sure;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::Period;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::goals::{self as goals_words, key_result as words};
use waymark_text::kpi::opened;

use super::readings::{KpiHistory, List, OneReading, key};
use crate::state::kept::{Goals, objective as subject};
use crate::state::page::move_focus;

/// The readings within the objective's period, the newest first, each to be corrected.
#[component]
pub fn ReadingsOf(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The key result.
    this: Memo<Option<KeyResult>>,
    /// Its id.
    own: Id,
    /// The KPI that it is.
    kpi: Id,
    /// The objective's period.
    period: Option<Period>,
    /// Whether nothing can be changed.
    fixed: Memo<bool>,
) -> AnyView {
    let of = StoredValue::new(KIND.of(kpi));
    let kpi = Memo::new(move |_| {
        of.with_value(|of| {
            goals.revision(of);
            goals.kpi(&of.id, true)
        })
    });
    let history = KpiHistory {
        goals,
        of,
        kpi,
        standing: Memo::new(move |_| {
            let calendar = goals.calendar();
            kpi.with(|kpi| Standing::of(kpi, calendar, goals.day()))
        }),
        fixed: Memo::new(move |_| fixed.get() || kpi.with(|kpi| kpi.binned.is_some())),
        corrected: RwSignal::new(None),
        begins: StoredValue::new(own.to_string()),
    };
    let list = List::of(history);
    let all = Memo::new(move |_| {
        let calendar = goals.calendar();
        let mut all = kpi.with(|kpi| kpi.history(calendar, goals.day()));
        all.retain(|it| period.is_none_or(|period| period.contains(it.reading.day)));
        all
    });
    let sure = Memo::new(move |_| {
        this.with(|it| {
            let all = it.iter().flat_map(|it| it.sure.iter().rev());
            all.cloned().collect::<Vec<_>>()
        })
    });
    let own = StoredValue::new(own);
    view! {
        <p class="quiet">
            {move || match all.with(Vec::len) {
                0 => opened::NONE.to_owned(),
                many => opened::readings(many),
            }}
        </p>
        <div role="status" class="quiet">
            {list.said}
        </div>
        <ul>
            <For each=move || all.get() key=key let:entry>
                <OneReading list entry />
            </For>
        </ul>
        <ul>
            <For each=move || sure.get() key=|it| (it.date, it.confidence) let:sure>
                <OneSure goals id own sure fixed />
            </For>
        </ul>
    }
    .into_any()
}

/// How sure somebody was on a day, to be taken away.
#[component]
fn OneSure(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The key result's id.
    own: StoredValue<Id>,
    /// How sure.
    sure: Sure,
    /// Whether nothing can be changed.
    fixed: Memo<bool>,
) -> AnyView {
    let said = words::sure(&sure);
    let name = sure.name(own.get_value());
    let remove = move |_| {
        goals.act_alone(Action::CheckIn {
            of: subject(&id.get_value()),
            fields: vec![(name.clone(), Value::Null)],
        });
        move_focus(own.with_value(|own| [own.as_str(), "-readings"].concat()));
    };
    let note = (!sure.note.is_empty()).then(|| sure.note.clone());
    view! {
        <li>
            <p>
                {said.clone()} " "
                <button type="button" class="link" hidden=fixed on:click=remove>
                    {goals_words::REMOVE}
                    <span class="unseen">" " {said}</span>
                </button>
            </p>
            {note.map(|note| view! { <p class="history__note" dir="auto">{note}</p> })}
        </li>
    }
    .into_any()
}
