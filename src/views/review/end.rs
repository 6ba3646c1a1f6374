//! The end of a review: what came of it, to take along.

use leptos::prelude::*;
use waymark_core::record::kind::LONGEST_NAME;
use waymark_core::review::agenda::Agenda;
use waymark_text::goals::form::too_long;
use waymark_text::review::minutes::{Line, Minutes, NOTE, Section, markdown};
use waymark_text::review::{self as words, page};

use super::next::NextOne;
use super::steps::Steps;
use crate::state::kept::Goals;
use crate::state::objectives::draft::{forget, is_kept, keep_text, kept_text};
use crate::state::review::{Reviewing, STEP};
use crate::ui::field::{Field, Under};
use crate::views::share::{Copied, Copying};

/// What came of it, its steps, and the file for a calendar.
#[component]
pub fn End(
    /// The review.
    reviewing: Reviewing,
) -> AnyView {
    let is_empty = Memo::new(move |_| reviewing.items.with(Vec::is_empty));
    let open = move || {
        let (of, done) = reviewing.progress();
        of - done
    };
    view! {
        <MinutesPart reviewing is_empty />
        <Who reviewing />
        <p hidden=move || open() == 0>
            <button type="button" class="button" on:click=move |_| reviewing.go_on()>
                {move || page::more(open())}
            </button>
        </p>
        <div hidden=is_empty>
            <Steps reviewing />
        </div>
        <NextOne reviewing />
    }
    .into_any()
}

/// Who took part, once something was done.
#[component]
fn Who(
    /// The review.
    reviewing: Reviewing,
) -> AnyView {
    let kept = Memo::new(move |_| reviewing.review.with(|it| it.who.clone()));
    // What is typed and not taken yet: nothing that another tab writes stands in its place,
    // and it outlives a reload.
    let name = reviewing.who_kept_under();
    let begun = RwSignal::new(is_kept(&name).then(|| kept_text(&name)));
    let typed = Signal::derive(move || begun.get().unwrap_or_else(|| kept.get()));
    let name = StoredValue::new(name);
    let has_begun = move || reviewing.review.with(|it| it.begun.is_some());
    let under = Signal::derive(move || {
        let length = typed.with(|typed| typed.trim().chars().count());
        let is_problem = length > LONGEST_NAME;
        let text = match is_problem {
            true => too_long(length),
            false => words::WHO_HINT.to_owned(),
        };
        Under { text, is_problem }
    });
    let left = Callback::new(move |()| {
        if !under.with_untracked(|under| under.is_problem) {
            let who = typed.get_untracked();
            let (name, sent) = (name.get_value(), who.clone());
            let done = Callback::new(move |is_done: bool| {
                // Somebody may have typed on meanwhile, and the page may be gone.
                let now = begun.try_get_untracked().flatten();
                if is_done && now.is_none_or(|now| now == sent) {
                    forget(&name);
                    begun.try_set(None);
                }
            });
            reviewing.take_part(&who, done);
        }
    });
    // A reload left the field: what stood there is taken, as if somebody had.
    if begun.with_untracked(Option::is_some) {
        left.run(());
    }
    view! {
        <div class="minutes__who" hidden=move || !has_begun()>
            <Field
                id="review-who".to_owned()
                label=words::WHO
                value=typed
                typed=Callback::new(move |text: String| {
                    name.with_value(|name| keep_text(name, &text));
                    begun.set(Some(text));
                })
                left
                under
            />
        </div>
    }
    .into_any()
}

/// The minutes, with the ways to take them along.
#[component]
fn MinutesPart(
    /// The review.
    reviewing: Reviewing,
    /// Whether it asked nothing.
    is_empty: Memo<bool>,
) -> AnyView {
    let minutes = Memo::new(move |_| {
        reviewing.review.track();
        untrack(|| reviewing.minutes())
    });
    let well = reviewing.agenda.with_value(|agenda| agenda.well);
    let well = [words::well(well), words::explained(well)].join(" ");
    let heading = move || match is_empty.get() {
        true => page::NOTHING,
        false => page::END,
    };
    let calm = reviewing.agenda.with_value(Agenda::calm);
    let nothing = move || {
        is_empty
            .get()
            .then(|| words::nothing(reviewing.rhythm, calm))
    };
    let shown = move || minutes.with(shown);
    let has_any = move || minutes.with(|it| !it.sections.is_empty());
    view! {
        <section class="minutes" aria-labelledby=STEP>
            <h2 id=STEP tabindex="-1">
                {heading}
            </h2>
            <p hidden=move || !is_empty.get()>{nothing} " " {well}</p>
            <div hidden=move || !has_any()>
                {shown}
                <Take reviewing minutes />
            </div>
        </section>
    }
    .into_any()
}

/// The minutes as they are read.
fn shown(minutes: &Minutes) -> AnyView {
    let line = |Line { about, said, note }: &Line| {
        let colon = (!about.is_empty() && !said.is_empty()).then_some(": ");
        let note = (!note.is_empty()).then(|| {
            view! {
                <span class="quiet" dir="auto">
                    " "
                    {NOTE}
                    " "
                    {note.clone()}
                </span>
            }
        });
        view! {
            <li>
                <b>
                    <bdi>{about.clone()}</bdi>
                </b>
                {colon}
                {said.clone()}
                {note}
            </li>
        }
    };
    let section = |Section { heading, lines }: &Section| {
        view! {
            <h4>{*heading}</h4>
            <ul>{lines.iter().map(line).collect_view()}</ul>
        }
    };
    view! {
        <h3>{minutes.title.clone()}</h3>
        <p class="quiet">{minutes.lead.clone()}</p>
        {minutes.sections.iter().map(section).collect_view()}
    }
    .into_any()
}

/// The ways to take the minutes along.
#[component]
fn Take(
    /// The review.
    reviewing: Reviewing,
    /// What they say.
    minutes: Memo<Minutes>,
) -> AnyView {
    let copying = Copying::new();
    let copy = move |_| copying.copy(minutes.with_untracked(markdown));
    let save = move |_| {
        let name = ["waymark-", reviewing.rhythm.word(), "-review"].concat();
        Goals::offer(
            &name,
            "md",
            "text/markdown",
            &minutes.with_untracked(markdown),
        );
    };
    view! {
        <div class="form__buttons">
            <button type="button" class="button" on:click=copy>
                {words::COPY}
            </button>
            <button type="button" class="button button--quiet" on:click=save>
                {words::SAVE}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| Goals::print()>
                {words::PRINT}
            </button>
        </div>
        <Copied copying label=page::BY_HAND />
    }
    .into_any()
}
