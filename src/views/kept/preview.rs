//! What a file would change, before anything is written.

use std::collections::BTreeSet;
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
use waymark_core::sorted::sorted;
use waymark_core::store::import::{Becomes, Difference, Preview};
use waymark_text::days;
use waymark_text::goals as words;
use waymark_text::kept as kept_words;
use waymark_text::kept::{back, changes, files};

use super::rows::{self, Doubts, RowsShown};
use crate::state::kept::Goals;
use crate::state::kept::files::{Copied, Incoming, NotBrought};
use crate::state::kept::table::{Rows, Steps};

/// So many records, fields and parts are named; of more, how many.
const NAMED: usize = 50;

/// What would change, and the button that does it.
#[component]
pub fn PreviewPanel(
    /// What is kept.
    goals: Goals,
    /// The file, compared.
    incoming: Incoming,
    /// The steps in which it is read again, where somebody chooses how.
    steps: Steps,
    /// Called to show what going back to it would take away.
    look_back: Callback<Arc<Copied>>,
    /// Called with why it cannot be brought in after all.
    refuse: Callback<NotBrought>,
    /// Called with what to say when it was brought in, or with nothing where it is not to
    /// be.
    close: Callback<&'static str>,
) -> AnyView {
    let copied = incoming.copied.clone();
    let is_table = incoming.rows.is_some();
    let incoming = RwSignal::new(incoming);
    let read_again = Callback::new(move |read: Result<Incoming, NotBrought>| match read {
        Ok(read) => incoming.set(read),
        Err(why) => refuse.run(why),
    });
    let choose = Callback::new(move |choice| {
        let rows = incoming.with_untracked(|it| it.rows.clone());
        if let Some(rows) = rows {
            goals.read_again(&rows, choice, steps, read_again);
        }
    });
    let doubts = Memo::new(move |_| {
        incoming.with(|it| {
            let rows = it.rows.as_ref();
            rows.map_or_else(Vec::new, |rows| rows.sheet.doubts.clone())
        })
    });
    let most = rows::at_first();
    let listed = move || incoming.with(|it| what_changes(goals, it, most));
    let nothing = move || incoming.with(|it| it.preview.is_empty());
    let bring_in = move |_| {
        goals.bring_in(
            incoming.with_untracked(|it| it.preview.clone()),
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
            <p role="status" hidden=!is_table>
                {move || incoming.with(|it| it.rows.as_ref().map(how_many))}
            </p>
            {is_table.then(|| view! { <Doubts goals doubts choose /> })}
            {listed}
            <div class="form__buttons">
                <button
                    type="button"
                    class="button"
                    hidden=nothing
                    disabled=move || steps.at().is_some()
                    on:click=bring_in
                >
                    {kept_words::BRING_IN}
                </button>
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

/// How many rows of a table can be brought in.
fn how_many(rows: &Rows) -> String {
    files::rows(rows.kind, rows.sheet.count(), rows.sheet.left_out())
}

/// What a file would change, and what of it is left out.
fn what_changes(goals: Goals, incoming: &Incoming, most: RwSignal<usize>) -> AnyView {
    let Incoming {
        preview,
        left_out,
        rows,
        ..
    } = incoming;
    let nothing = preview.is_empty();
    if let Some(rows) = rows {
        let (count, bad) = (rows.sheet.count(), rows.sheet.left_out());
        let said = nothing.then(|| view! { <p>{back::of_table(count, bad)}</p> });
        // A value of a key result that is a KPI is written there: no row names that.
        let named: BTreeSet<&Subject> = sorted(rows.sheet.lines.iter().map(|it| &it.about.of));
        let elsewhere = preview.differences.iter();
        let elsewhere = elsewhere
            .filter(|it| it.becomes == Becomes::Changed && !named.contains(&it.of))
            .cloned();
        let elsewhere: Vec<Difference> = elsewhere.collect();
        let elsewhere = (!elsewhere.is_empty()).then(|| one_by_one(goals, preview, elsewhere));
        let rows = rows.clone();
        return view! {
            {said}
            <RowsShown goals rows most />
            {elsewhere}
        }
        .into_any();
    }
    let lost = left_out.len();
    let lost_items = left_out
        .iter()
        .take(NAMED)
        .map(|it| view! { <li>{files::left_out(it)}</li> })
        .collect_view();
    let said = back::of_file(preview, lost);
    let said = said.into_iter().map(|it| view! { <p>{it}</p> });
    let same = preview.differences.iter();
    let same = same.filter(|it| it.becomes == Becomes::Same && !it.in_bin && !it.of.kind.is_single);
    let same: Vec<_> = same.map(|it| it.of.kind).collect();
    view! {
        {(lost > 0)
            .then(|| {
                view! {
                    <div class="notice">
                        <p>{files::lost(lost)}</p>
                        <ul>{lost_items}</ul>
                        {(lost > NAMED).then(|| view! { <p>{files::more(lost - NAMED)}</p> })}
                    </div>
                }
            })}
        {said.collect_view()}
        {differences(goals, preview)}
        {(!same.is_empty() && !nothing).then(|| view! { <p>{files::same(&same)}</p> })}
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
    one_by_one(goals, preview, all.cloned().collect())
}

/// The same of some of them.
fn one_by_one(goals: Goals, preview: &Preview, all: Vec<Difference>) -> AnyView {
    let more = all.len().saturating_sub(NAMED);
    let listed = all.into_iter().take(NAMED);
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
