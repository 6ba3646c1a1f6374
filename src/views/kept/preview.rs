//! What a file would change, before anything is written.

use leptos::prelude::*;
use waymark_core::store::import::{Becomes, Difference};
use waymark_text::goals as words;
use waymark_text::kept as kept_words;
use waymark_text::kept::{changes, files};

use crate::state::kept::Goals;
use crate::state::kept::files::Incoming;

/// So many objectives, fields and rows are named; of more, how many.
const NAMED: usize = 50;

/// What would change, and the button that does it.
#[component]
pub fn PreviewPanel(
    /// What is kept.
    goals: Goals,
    /// The file, compared.
    incoming: Incoming,
    /// Called when it was brought in, or is not to be.
    close: Callback<bool>,
) -> AnyView {
    let Incoming {
        preview,
        left_out,
        rows,
        unusable,
        guessed,
    } = incoming;
    let lost = left_out.len();
    let lost_items = left_out
        .iter()
        .take(NAMED)
        .map(|it| view! { <li>{files::left_out(it)}</li> })
        .collect_view();
    let nothing = preview.is_empty();
    let changes = preview
        .differences
        .iter()
        .filter(|it| it.becomes != Becomes::Same);
    let same = preview.differences.len() - changes.clone().count();
    let all: Vec<_> = changes.cloned().collect();
    let more = all.len().saturating_sub(NAMED);
    let listed = all
        .into_iter()
        .take(NAMED)
        .map(|it| view! { <OneDifference difference=it /> });
    let bad = unusable.len();
    let bad_rows = unusable
        .iter()
        .take(NAMED)
        .map(|row| view! { <li>{files::unusable(row)}</li> })
        .collect_view();
    let guesses = files::guessed(guessed);
    let preview = StoredValue::new(preview);
    let bring_in = move |_| {
        goals.bring_in(
            preview.get_value(),
            Callback::new(move |done| {
                if done {
                    close.run(true);
                }
            }),
        );
    };
    view! {
        <section class="preview" aria-labelledby="preview">
            <h3 id="preview" tabindex="-1">{kept_words::PREVIEW}</h3>
            {rows.map(|rows| view! { <p>{files::rows(rows, bad)}</p> })}
            {guesses.map(|guesses| view! { <p class="notice">{guesses}</p> })}
            {(lost > 0)
                .then(|| {
                    view! {
                        <div class="notice">
                            <p>{files::lost(lost)}</p>
                            <ul>{lost_items}</ul>
                        </div>
                    }
                })}
            {nothing.then(|| view! { <p>{files::nothing_new(lost + bad)}</p> })}
            <ul class="preview__list">{listed.collect_view()}</ul>
            {(more > 0).then(|| view! { <p>{files::more(more)}</p> })}
            {(same > 0 && !nothing).then(|| view! { <p>{files::same(same)}</p> })}
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
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| close.run(false)
                >
                    {words::CANCEL}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// What would become of one objective.
#[component]
fn OneDifference(
    /// What would.
    difference: Difference,
) -> AnyView {
    let text = changes::difference(&difference);
    let fields = (difference.becomes == Becomes::Changed).then(|| {
        let fields = difference.fields.iter().chain(&difference.dated);
        let fields = fields.take(NAMED).map(changes::changed);
        fields
            .map(|field| view! { <li>{field}</li> })
            .collect_view()
    });
    view! {
        <li>
            <p>
                <b>
                    <bdi>{difference.title}</bdi>
                </b>
                ": "
                {text}
            </p>
            {fields.map(|fields| view! { <ul class="quiet">{fields}</ul> })}
        </li>
    }
    .into_any()
}
