//! Every check-in of an objective, to be corrected or taken away.

use leptos::prelude::*;
use time::Date;
use waymark_core::metric::dated::Dated;
use waymark_core::objective::Objective;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::store::action::Action;
use waymark_text::days::date as date_of;
use waymark_text::goals as words;

use super::check_in::corrected_under;
use super::form::CheckInForm;
use super::of_kpi::ReadingsOf;
use crate::state::kept::{Goals, objective as subject};
use crate::state::objectives::draft::{is_kept, kept_dated};
use crate::state::page::{after_frame, move_focus};

/// Folded away until somebody opens it: only then it is read.
#[component]
pub fn History(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The objective, with every check-in once this is open.
    objective: Memo<Objective>,
    /// Whether it is open.
    opened: RwSignal<bool>,
    /// Whether it can only be read.
    newer: Memo<bool>,
) -> AnyView {
    let toggle = move |_| {
        after_frame(move || {
            let is_open = opened.try_update(|opened| {
                *opened = !*opened;
                *opened
            });
            if is_open == Some(true) {
                goals.tidy(&subject(&id.get_value()));
            }
        });
    };
    let key_results = Memo::new(move |_| {
        objective.with(|objective| {
            let all = objective.key_results.iter();
            all.map(|it| it.id.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <div class="history">
            <button
                type="button"
                class="link quiet"
                aria-expanded=move || opened.get().to_string()
                aria-describedby=[id.get_value().as_str(), "-heading"].concat()
                on:click=toggle
            >
                {words::HISTORY}
            </button>
            {move || {
                opened
                    .get()
                    .then(|| {
                        view! {
                            <For each=move || key_results.get() key=Id::clone let:key_result>
                                <OfKeyResult goals id objective key_result newer />
                            </For>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// The check-ins on one key result, the newest first; of one that is a KPI the readings.
#[component]
fn OfKeyResult(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The objective.
    objective: Memo<Objective>,
    /// Which of its key results.
    key_result: Id,
    /// Whether it can only be read.
    newer: Memo<bool>,
) -> AnyView {
    let name = key_result.clone();
    let this = Memo::new(move |_| {
        objective.with(|objective| objective.key_result(name.as_str()).cloned())
    });
    let all = Memo::new(move |_| {
        this.with(|it| {
            // What its KPI says stands with the readings.
            let all = it.iter().flat_map(|it| it.check_ins.iter().rev());
            all.cloned().collect::<Vec<_>>()
        })
    });
    let kpi = Memo::new(move |_| {
        this.with(|it| {
            let it = it.as_ref()?;
            it.fed.as_ref()?;
            it.kpi.clone()
        })
    });
    let key = |check_in: &Dated| {
        (
            check_in.date,
            check_in.value,
            check_in.note.clone(),
            check_in.confidence,
        )
    };
    let readings = key_result.clone();
    let heading = [key_result.as_str(), "-readings"].concat();
    let key_result = StoredValue::new(key_result);
    view! {
        <section class="history__of">
            <h4 id=heading tabindex="-1">
                <bdi>{move || this.with(|it| it.as_ref().map(|it| it.name.clone()))}</bdi>
            </h4>
            {move || {
                let kpi = kpi.get()?;
                let own = readings.clone();
                let period = objective.with(|it| it.period);
                Some(view! { <ReadingsOf goals id this own kpi period fixed=newer /> })
            }}
            <p class="quiet" hidden=move || kpi.with(Option::is_some)>
                {move || words::check_ins(all.with(Vec::len))}
            </p>
            <ul>
                <For each=move || all.get() key=key let:check_in>
                    <OneCheckIn goals id this key_result check_in newer />
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// A check-in with what can be done about it.
#[component]
fn OneCheckIn(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The key result.
    this: Memo<Option<KeyResult>>,
    /// Its id.
    key_result: StoredValue<Id>,
    /// The check-in.
    check_in: Dated,
    /// Whether it can only be read.
    newer: Memo<bool>,
) -> AnyView {
    let notation = goals.habits.notation;
    let date: Date = check_in.date;
    let kept = key_result.with_value(|id| corrected_under(goals, id, date));
    let kept = StoredValue::new(kept);
    let correcting = RwSignal::new(kept.with_value(|kept| is_kept(kept)));
    let day = date_of(date);
    let button =
        key_result.with_value(|id| [id.as_str(), "-", &day.replace(' ', "-"), "-correct"].concat());
    let focus = button.clone();
    let close = Callback::new(move |()| {
        correcting.set(false);
        move_focus(focus.clone());
    });
    let remove = move |_| {
        let field = Name::At(key_result.get_value(), date);
        goals.act_alone(Action::CheckIn {
            of: subject(&id.get_value()),
            fields: vec![(field, Value::Null)],
        });
        move_focus("status".to_owned());
    };
    let value = this.with_untracked(|it| {
        it.as_ref()
            .map(|it| words::value(check_in.value, it, &notation))
    });
    let confidence = check_in.confidence.map(words::confidence);
    let note = (!check_in.note.is_empty()).then(|| check_in.note.clone());
    view! {
        <li>
            <p class="history__row">
                <span>
                    <b>{value}</b>
                    ", "
                    {day.clone()}
                    {confidence.map(|confidence| [", ", &confidence].concat())}
                </span>
                " "
                <span class="history__tools" hidden=move || newer.get()>
                    <button
                        type="button"
                        class="link"
                        id=button
                        on:click=move |_| correcting.set(true)
                    >
                        {words::CORRECT}
                        <span class="unseen">" " {day.clone()}</span>
                    </button>
                    " "
                    <button type="button" class="link" on:click=remove>
                        {words::REMOVE}
                        <span class="unseen">" " {day}</span>
                    </button>
                </span>
            </p>
            {note.map(|note| view! { <p class="history__note" dir="auto">{note}</p> })}
            {move || {
                correcting
                    .get()
                    .then(|| {
                        let typed = kept.with_value(|kept| is_kept(kept).then(|| kept_dated(kept)));
                        view! {
                            <CheckInForm
                                goals
                                id
                                key_result=this
                                date=Some(date)
                                typed
                                close=Some(close)
                            />
                        }
                    })
            }}
        </li>
    }
    .into_any()
}
