//! What the playground is changed with: its objective, its key results, and what they come to.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::grading::verdict::Commitment;
use waymark_core::sketch::periods::ReadPeriod;
use waymark_core::sketch::typed::Problem;
use waymark_core::sketch::{KeyResult, Level, MOST_KEY_RESULTS, Objective, Sketch};
use waymark_text::grade::examples::EXAMPLES;
use waymark_text::grade::{page, problems};

use super::gradual::GradualRows;
use super::key_result::KeyResultCard;
use super::outcome::OutcomePanel;
use super::wording::Writing;
use super::{appendix, begun};
use crate::platform::part::{NotLoaded, Part, of_part};
use crate::state::grade::{Loaded, Notice, Playground};
use crate::state::page::after_frame;
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under, fields_belong_together, is_pasted};
use crate::views::later::shown;
use crate::views::wording::part::Advising;
use crate::views::wording::worded_id;

const COMMITMENTS: [Commitment; 2] = [Commitment::Aspirational, Commitment::Committed];
const LEVELS: [Level; 3] = [Level::Individual, Level::Team, Level::Company];

/// The id of the objective's field.
pub(super) const TITLE: &str = "objective";

/// Shows the editor of a playground.
type Show = fn(Playground) -> AnyView;

static PART: Part<Show> = Part::new(|| Box::pin(async { of_part!(editor) }));

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(editor, fallible))]
fn editor() -> Result<Show, NotLoaded> {
    Ok(|playground| view! { <Editor playground /> }.into_any())
}

/// The editor, as soon as it is there.
pub(super) fn editing(playground: Playground) -> AnyView {
    shown(&PART, move |show| show(playground))
}

/// Fetches it before somebody needs it. Where it does not come, showing it tries again.
pub(super) fn fetch_ahead() {
    spawn_local(async { _ = PART.load().await });
}

/// All that can be typed and moved, and what comes of it.
#[component]
fn Editor(
    /// The playground.
    playground: Playground,
) -> AnyView {
    let examples = EXAMPLES.iter().map(|each| {
        let open = move |_| playground.open(begun(each, playground), Loaded::Example);
        view! {
            <button type="button" class="chip" on:click=open>
                {each.name}
            </button>
        }
    });
    let empty = move |_| {
        let one = Sketch {
            key_results: vec![KeyResult::default()],
            ..Sketch::default()
        };
        playground.open(Playground::dated(one, true), Loaded::Empty);
    };
    let rows = playground.rows;
    let drawn = GradualRows::new(playground);
    let advising = Advising::new();
    // Nobody waits for what is out of sight to read the score.
    let has_shown = RwSignal::new(false);
    after_frame(move || _ = has_shown.try_set(true));
    // On a small screen the key results come first.
    let wide = Playground::has_room();
    view! {
            <div class="examples">
                <button type="button" class="button button--quiet" on:click=empty>
                    {page::START_EMPTY}
                </button>
                <details open=wide>
                    <summary>{page::EXAMPLES}</summary>
                    <div class="chips">{examples.collect_view()}</div>
                </details>
            </div>
            <p class="notice" role="status">
                {Signal::derive(move || notice(playground.notice.get()))}
            </p>
            <ObjectiveFields playground advising />
            // A browser notes what stands in each field of a form that it completes, a
            // thousand of them whenever the address changes. The address holds that.
            <form
                class="sheet"
                autocomplete="off"
                // There is nowhere to send it to.
                on:submit=|event| event.prevent_default()
            >
                <div class="sheet__typed">
                    <h2 class="unseen">{page::KEY_RESULTS}</h2>
                    <ol class="cards">
                        <For each=move || drawn.shown() key=|row| row.id let:row>
                            <KeyResultCard playground row advising />
                        </For>
                    </ol>
                    <div class="sheet__add">
                        <button
                            type="button"
                            class="button button--quiet"
                            hidden=Signal::derive(move || rows.with(Vec::len) >= MOST_KEY_RESULTS)
                            on:click=move |_| playground.add()
                        >
                            {page::ADD}
                        </button>
                        <span hidden=Signal::derive(move || rows.with(Vec::len) < MOST_KEY_RESULTS)>
                            {page::NO_MORE}
                        </span>
                        <button
                            type="button"
                            class="link"
                            id="bring-back"
                            hidden=Signal::derive(move || playground.removed.with(Option::is_none))
                            on:click=move |_| playground.bring_back()
                        >
                            {page::BRING_BACK}
                        </button>
                    </div>
                </div>
                <OutcomePanel playground />
            </form>
            {move || {
                has_shown
                    .get()
                    .then(|| appendix::below(playground))
            }}
    }
    .into_any()
}

/// What there is to say above everything else.
const fn notice(notice: Notice) -> &'static str {
    match notice {
        // That is told where the file was chosen.
        Notice::Nothing | Notice::NotOurs => "",
        Notice::Loaded(what) => page::LOADED[what as usize],
        Notice::Damaged => page::DAMAGED,
        Notice::TooLong => page::TOO_LONG_FOR_A_LINK,
    }
}

/// The objective: its title and commitment, and folded its level and period.
#[component]
fn ObjectiveFields(
    /// The playground whose objective it is.
    playground: Playground,
    /// What advises on its title.
    advising: Advising,
) -> AnyView {
    fields_belong_together();
    let objective = playground.objective;
    let text = move |pick: fn(&Objective) -> &String| {
        Signal::derive(move || objective.with(|objective| pick(objective).clone()))
    };
    let under = move |pick: fn(&ReadPeriod) -> &Option<Problem>| {
        Signal::derive(move || {
            playground.period.with(|read| match pick(read) {
                Some(problem) => Under {
                    text: problems::problem(problem, "", &playground.habits.notation),
                    is_problem: true,
                },
                None => Under::default(),
            })
        })
    };
    let set = move |field| playground.setter(objective, field);
    let date = move |id: &str,
                     label: &'static str,
                     pick: fn(&Objective) -> &String,
                     field: fn(&mut Objective) -> &mut String,
                     problem: fn(&ReadPeriod) -> &Option<Problem>| {
        view! {
            <Field
                id=id.to_owned()
                label=label
                kind="date"
                value=text(pick)
                typed=set(field)
                under=under(problem)
            />
        }
    };
    let writing = Writing::new(advising);
    let title = Callback::new(move |title: String| {
        let is_whole = objective.with_untracked(|it| is_pasted(&it.title, &title));
        writing.goes_on(is_whole);
        playground.edit(objective, |objective| objective.title = title);
    });
    // Where there is no room it is folded away too, and its name says what it holds.
    let wide = Playground::has_room();
    let commitment = move || {
        view! {
            <Choice
                id="commitment".to_owned()
                label=page::COMMITMENT
                options=&page::COMMITMENTS
                chosen=Signal::derive(move || {
                    objective.with(|objective| objective.commitment as usize)
                })
                choose=Callback::new(move |place: usize| {
                    playground.edit(objective, |objective| {
                        objective.commitment = COMMITMENTS[place];
                    });
                })
            />
        }
    };
    view! {
        <div class="objective" on:focusout=move |_| writing.leaves(["#", TITLE].concat())>
            <Field
                id=TITLE.to_owned()
                label=page::OBJECTIVE
                value=text(|objective| &objective.title)
                typed=title
                under=under(|read| &read.title)
                also=worded_id(TITLE)
            />
            {writing.of_title(playground)}
            {wide.then(commitment)}
            <details class="more">
                <summary class="quiet">
                    <span class="unseen">{page::PERIOD} ": "</span>
                    {Signal::derive(move || {
 objective.with(if wide { page::when } else { page::when_short })
 })}
                </summary>
                <div class="more__fields">
                    {(!wide).then(commitment)}
                    <Choice
                        id="level".to_owned()
                        label=page::LEVEL
                        options=&page::LEVELS
                        chosen=Signal::derive(move || {
                            objective.with(|objective| objective.level as usize)
                        })
                        choose=Callback::new(move |place: usize| {
                            playground.edit(objective, |objective| objective.level = LEVELS[place]);
                        })
                    />
                    {date(
                        "first-day",
                        page::FIRST_DAY,
                        |objective| &objective.first,
                        |objective| &mut objective.first,
                        |read| &read.first,
                    )}
                    {date(
                        "last-day",
                        page::LAST_DAY,
                        |objective| &objective.last,
                        |objective| &mut objective.last,
                        |read| &read.last,
                    )}
                    {date(
                        "as-of",
                        page::AS_OF,
                        |objective| &objective.as_of,
                        |objective| &mut objective.as_of,
                        |read| &read.as_of,
                    )}
                </div>
            </details>
        </div>
    }
    .into_any()
}
