//! What a file would change, before anything is written.

use std::sync::Arc;

use leptos::prelude::*;
use waymark_core::objective::{KIND, Objective};
use waymark_core::period::Period;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::record::shape::Said;
use waymark_core::settings;
use waymark_core::store::import::{Becomes, Difference, Preview};
use waymark_text::days;
use waymark_text::goals as words;
use waymark_text::kept as kept_words;
use waymark_text::kept::{back, changes, files};

use crate::state::kept::Goals;
use crate::state::kept::files::{Copied, Incoming};

/// So many records, fields and rows are named; of more, how many.
const NAMED: usize = 50;

/// What would change, and the button that does it.
#[component]
pub fn PreviewPanel(
    /// What is kept.
    goals: Goals,
    /// The file, compared.
    incoming: Incoming,
    /// Called to show what going back to it would take away.
    look_back: Callback<Arc<Copied>>,
    /// Called with what to say when it was brought in, or with nothing where it is not to
    /// be.
    close: Callback<&'static str>,
) -> AnyView {
    let Incoming {
        preview,
        left_out,
        rows,
        unusable,
        doubts,
        copied,
    } = incoming;
    let lost = left_out.len();
    let lost_items = left_out
        .iter()
        .take(NAMED)
        .map(|it| view! { <li>{files::left_out(it)}</li> })
        .collect_view();
    let nothing = preview.is_empty();
    let bad = unusable.len();
    let said = match rows {
        None => back::of_file(&preview, lost),
        Some((_, rows)) if nothing => vec![back::of_table(rows, bad).to_owned()],
        Some(_) => Vec::new(),
    };
    let said = said.into_iter().map(|it| view! { <p>{it}</p> });
    let same = preview.differences.iter();
    let same = same.filter(|it| it.becomes == Becomes::Same && !it.in_bin && !it.of.kind.is_single);
    let same: Vec<_> = same.map(|it| it.of.kind).collect();
    let listed = differences(goals, &preview);
    let bad_rows = unusable
        .iter()
        .take(NAMED)
        .map(|row| view! { <li>{files::unusable(row)}</li> })
        .collect_view();
    let doubts = doubts
        .iter()
        .map(|it| view! { <p class="notice">{files::doubt(it)}</p> })
        .collect_view();
    let preview = StoredValue::new(preview);
    let bring_in = move |_| {
        goals.bring_in(
            preview.get_value(),
            Callback::new(move |done| {
                if done {
                    close.run(kept_words::BROUGHT_IN);
                }
            }),
        );
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <h3 id="preview" tabindex="-1">{kept_words::PREVIEW}</h3>
            {rows.map(|(kind, rows)| view! { <p>{files::rows(kind, rows, bad)}</p> })}
            {doubts}
            {(lost > 0)
                .then(|| {
                    view! {
                        <div class="notice">
                            <p>{files::lost(lost)}</p>
                            <ul>{lost_items}</ul>
                        </div>
                    }
                })}
            {said.collect_view()}
            {listed}
            {(!same.is_empty() && !nothing).then(|| view! { <p>{files::same(&same)}</p> })}
            {(bad > 0)
                .then(|| {
                    view! {
                        <div class="notice">
                            <p>{files::unusable_rows(bad)}</p>
                            <ul>{bad_rows}</ul>
                        </div>
                    }
                })}
            <div class="form__buttons">
                {(!nothing)
                    .then(|| {
                        view! {
                            <button type="button" class="button" on:click=bring_in>
                                {kept_words::BRING_IN}
                            </button>
                        }
                    })}
                {copied
                    .map(|copied| {
                        view! {
                            <button
                                type="button"
                                class="button button--quiet"
                                on:click=move |_| look_back.run(copied.clone())
                            >
                                {back::BACK}
                            </button>
                        }
                    })}
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| close.run("")
                >
                    {words::CANCEL}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// What would become of each record, one by one; not of those that stay as they are, and
/// where nothing would change not of those that were deleted for good, which is said.
pub(super) fn differences(goals: Goals, preview: &Preview) -> AnyView {
    let is_listed = |it: &&Difference| match it.becomes {
        Becomes::Same => false,
        Becomes::Gone => !preview.is_empty(),
        _ => true,
    };
    let all = preview.differences.iter().filter(is_listed);
    let more = all.clone().count().saturating_sub(NAMED);
    let listed = all.take(NAMED).cloned();
    let titles = preview.differences.iter();
    let titles = titles.map(|it| (it.of.clone(), it.title.clone()));
    let titles: StoredValue<Vec<(Subject, String)>> = StoredValue::new(titles.collect());
    let listed = listed.map(|it| view! { <OneDifference goals difference=it titles /> });
    view! {
        <ul class="preview__list">{listed.collect_view()}</ul>
        {(more > 0).then(|| view! { <p>{files::more(more)}</p> })}
    }
    .into_any()
}

/// What would become of one record.
#[component]
fn OneDifference(
    /// What is kept.
    goals: Goals,
    /// What would.
    difference: Difference,
    /// The titles that records would have.
    titles: StoredValue<Vec<(Subject, String)>>,
) -> AnyView {
    let text = changes::difference(&difference);
    // Two may have the same title, a quarter apart.
    let period = period_of(goals, &difference).map(|it| days::period(it, goals.calendar()));
    let title = changes::title(&difference);
    let name_of = |id: &Id| {
        let named = difference.fields.iter().find(
            |it| matches!(&it.field, Name::Of(list, of, word) if list == "kr" && of == id && word == "name"),
        );
        let name = named.and_then(|it| it.after.as_str()).map(str::to_owned);
        name.unwrap_or_else(|| goals.key_result_name(&difference.of, id))
    };
    let is_told = match difference.becomes {
        Becomes::Changed => true,
        Becomes::New => *difference.of.kind == settings::KIND,
        _ => false,
    };
    let unit = |day| goals.unit_name(&difference.of, day);
    // Of what the file brings its own, which may not be here yet.
    let title_of = |of: &Subject| {
        let brought = titles.with_value(|titles| {
            let mut all = titles.iter();
            all.find(|(it, _)| it == of).map(|(_, title)| title.clone())
        });
        brought.unwrap_or_else(|| goals.title(of))
    };
    let whose = changes::Whose {
        kind: difference.of.kind,
        key_result: &name_of,
        unit: &unit,
        title: &title_of,
    };
    let fields = is_told.then(|| {
        let fields = difference.fields.iter().chain(&difference.dated);
        let fields = fields
            .filter(|it| changes::is_seen(it))
            .take(NAMED)
            .map(|it| changes::changed(it, &whose));
        let fields = fields.map(|field| view! { <li>{field}</li> });
        fields.collect_view()
    });
    view! {
        <li>
            <p>
                <b>
                    <bdi>{title}</bdi>
                </b>
                {period.map(|period| [", ", &period].concat())}
                ": "
                {text}
            </p>
            {fields.map(|fields| view! { <ul class="quiet">{fields}</ul> })}
        </li>
    }
    .into_any()
}

/// The period that an objective would have.
fn period_of(goals: Goals, difference: &Difference) -> Option<Period> {
    if *difference.of.kind != KIND {
        return None;
    }
    let changed = difference.fields.iter();
    let mut changed = changed.filter(|it| it.field == Name::own("period"));
    match changed.next().map(|it| it.after.clone()) {
        None | Some(Value::Null) => Objective::read(&goals.definition(&difference.of)?).period,
        Some(period) => Period::read(&period),
    }
}
