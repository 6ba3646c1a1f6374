//! Taking everything along as a file, and bringing one in.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark_core::objective::draft::Draft;
use waymark_core::store::failure::NotDone;
use waymark_core::store::import::Preview;
use waymark_text::kept as words;
use waymark_text::kept::{backups, device, drafts as draft_words, files, lines, tables};

use super::back::BackPanel;
use super::drafts::DraftsPanel;
use super::preview::PreviewPanel;
use crate::state::kept::drafts::Drafts;
use crate::state::kept::files::{Copied, Incoming, NotBrought};
use crate::state::kept::looked;
use crate::state::kept::offline::{Installing, installing};
use crate::state::kept::table::{Progress, Steps};
use crate::state::kept::{Goals, today};
use crate::state::page::move_focus;

/// A file that was offered: its name and its text.
type Offered = (String, String);

/// What is shown of a file that was chosen.
#[derive(Clone)]
enum Looked {
    /// What it would change.
    Into(Incoming),
    /// What begins with it.
    Begins(Drafts),
    /// What going back to it would take away.
    Back(Arc<Copied>, Preview),
    /// Why neither is shown.
    Refused(NotBrought),
}

/// Saves everything, from wherever on the page.
pub(crate) fn export(goals: Goals) {
    let offered = offer_export(goals);
    goals.offered.set(Some(offered));
    move_focus("offered".to_owned());
}

fn offer_export(goals: Goals) -> Offered {
    let text = goals.export();
    goals.was_copied();
    let name = Goals::offer("waymark", "json", "application/json", &text);
    (name, text)
}

fn offer_table(goals: Goals) -> Offered {
    let text = tables::table(&goals.lines(), &goals.habits.notation);
    // Excel takes it for UTF-8 only with a byte-order mark before it.
    let text = ["\u{feff}", &text].concat();
    let name = Goals::offer("waymark-check-ins", "csv", "text/csv", &text);
    (name, text)
}

fn offer_readings(goals: Goals) -> Offered {
    let text = tables::readings_table(&goals.reading_lines(), &goals.habits.notation);
    let text = ["\u{feff}", &text].concat();
    let name = Goals::offer("waymark-readings", "csv", "text/csv", &text);
    (name, text)
}

/// A file that somebody chooses, and what came of it.
#[derive(Clone, Copy)]
struct Choosing {
    /// What is shown of it.
    shown: RwSignal<Option<Looked>>,
    /// What is said once it was done.
    said: RwSignal<&'static str>,
    /// The steps in which it is read.
    steps: Steps,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
}

impl Choosing {
    fn new(open: Callback<Draft>) -> Self {
        Self {
            shown: RwSignal::new(None),
            said: RwSignal::new(""),
            steps: Steps::new(),
            open,
        }
    }

    /// Shows nothing of what was shown before, since something else is being read.
    fn begin(self) {
        self.said.set("");
        self.shown.set(None);
    }

    /// Reads on no further, and says so.
    fn stop(self) {
        self.steps.stop();
        self.said.set(lines::STOPPED);
        move_focus("take-along".to_owned());
    }

    fn show(self, looked: Result<Looked, NotBrought>) {
        self.shown.set(Some(looked.unwrap_or_else(Looked::Refused)));
        move_focus("preview".to_owned());
    }

    /// Called with what came of reading a file.
    fn looked(self) -> Callback<Result<looked::Looked, NotBrought>> {
        Callback::new(move |looked: Result<looked::Looked, NotBrought>| {
            self.show(looked.map(|looked| match looked {
                looked::Looked::Changes(incoming) => Looked::Into(incoming),
                looked::Looked::Drafts(drafts) => Looked::Begins(drafts),
            }));
        })
    }

    /// Shows nothing of it any more, and says what was done with it.
    fn close(self, done: &'static str) {
        self.shown.set(None);
        self.said.set(done);
        move_focus("take-along".to_owned());
    }
}

/// Buttons, what came of them, and what a chosen file would change.
#[component]
pub fn TakeAlong(
    /// What is kept.
    goals: Goals,
    /// Where the goals are.
    home: Signal<String>,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    let choosing = Choosing::new(open);
    let Choosing { shown, said, .. } = choosing;
    let offered = goals.offered;
    let offer = move |make: fn(Goals) -> Offered| {
        move |_| {
            said.set("");
            shown.set(None);
            offered.set(Some(make(goals)));
        }
    };
    let since = move || {
        let copy = goals.backups.with(|backups| backups.copy);
        copy.map(|it| backups::since_copy(it.day, it.changes))
    };
    // A system may have opened a file with the app, or shared one with it.
    let begin = Callback::new(move |()| {
        offered.set(None);
        choosing.begin();
    });
    goals.look_into_handed(choosing.steps, begin, choosing.looked());
    view! {
        <section class="take-along">
            <h2 id="take-along" tabindex="-1">{words::TAKE_ALONG}</h2>
            <p>{words::TAKE_ALONG_LEAD}</p>
            <p hidden=move || since().is_none()>{since}</p>
            <div class="take-along__buttons">
                <button type="button" class="button" on:click=offer(offer_export)>
                    {words::EXPORT}
                </button>
                <button type="button" class="button button--quiet" on:click=offer(offer_table)>
                    {words::EXPORT_CSV}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    hidden=move || goals.kpis().is_empty()
                    on:click=offer(offer_readings)
                >
                    {words::EXPORT_READINGS}
                </button>
                <ChooseFile goals choosing />
            </div>
            <p class="take-along__said" hidden=move || said.get().is_empty()>
                <span role="status">{said}</span>
                " "
                <a href=home>{words::TO_GOALS}</a>
            </p>
            <Offer goals />
            <Chosen goals choosing />
        </section>
    }
    .into_any()
}

/// The way in for somebody who comes with a file, where there are no goals yet. What
/// was said of it stays.
#[component]
pub fn BringIn(
    /// What is kept.
    goals: Goals,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    let choosing = Choosing::new(open);
    let Choosing { shown, said, .. } = choosing;
    let is_ios_app = RwSignal::new(false);
    spawn_local(async move {
        let _ = is_ios_app.try_set(installing().await == Installing::IosApp);
    });
    let is_needless = Memo::new(move |_| {
        let is_used = shown.with(Option::is_some) || !said.get().is_empty();
        !is_used && !goals.is_empty()
    });
    view! {
        <section class="bring-in" hidden=is_needless>
            <p id="take-along" tabindex="-1" role="status">
                {move || match said.get() {
                    "" if is_ios_app.get() => device::EMPTY_APP,
                    "" => words::HAVE_A_FILE,
                    said => said,
                }}
            </p>
            <div hidden=move || !goals.is_empty()>
                <ChooseFile goals choosing class="set file" />
            </div>
            <Chosen goals choosing />
        </section>
    }
    .into_any()
}

/// The button that chooses a file.
#[component]
fn ChooseFile(
    /// What is kept.
    goals: Goals,
    /// What becomes of it.
    choosing: Choosing,
    /// What it looks like.
    #[prop(default = "button button--quiet file")]
    class: &'static str,
) -> AnyView {
    let chosen = choosing.looked();
    view! {
        <label class=class>
            {words::IMPORT}
            <input
                type="file"
                // Any kind: a phone does not know what a table is, and would offer none.
                on:change=move |event| {
                    goals.offered.set(None);
                    choosing.begin();
                    goals.look_into(event_target(&event), choosing.steps, chosen);
                }
            />
        </label>
    }
    .into_any()
}

/// What a chosen file would change, or why that is not shown.
#[component]
fn Chosen(
    /// What is kept.
    goals: Goals,
    /// The file, and what becomes of it.
    choosing: Choosing,
) -> AnyView {
    let look_back = Callback::new(move |copied: Arc<Copied>| {
        let looked = goals.look_back(&copied);
        choosing.show(looked.map(|preview| Looked::Back(copied, preview)));
    });
    let close = Callback::new(move |done| {
        choosing.steps.stop();
        choosing.close(done);
    });
    let refuse = Callback::new(move |why| choosing.show(Err(why)));
    let steps = choosing.steps;
    let shown = move || {
        choosing.shown.get().map(|looked| match looked {
            Looked::Into(incoming) => view! {
                <PreviewPanel goals incoming steps look_back refuse close />
            }
            .into_any(),
            Looked::Begins(drafts) => {
                let open = choosing.open;
                view! { <DraftsPanel goals drafts open close /> }.into_any()
            }
            Looked::Back(copied, preview) => {
                view! { <BackPanel goals preview is_older=copied.is_older close /> }.into_any()
            }
            Looked::Refused(why) => view! {
                <p class="notice" role="alert" id="preview" tabindex="-1">
                    {not_brought(&why)}
                </p>
                {matches!(why, NotBrought::Columns(_)).then(|| view! { <Sample goals /> })}
            }
            .into_any(),
        })
    };
    view! {
        <Reading choosing />
        {shown}
    }
    .into_any()
}

/// How far the reading of a large file is, and the button that stops it.
#[component]
fn Reading(
    /// The file, and what becomes of it.
    choosing: Choosing,
) -> AnyView {
    let steps = choosing.steps;
    let at = Memo::new(move |_| steps.at());
    let is_there = Memo::new(move |_| at.get().is_some());
    let said = move || {
        at.get().map(|at| match at {
            Progress::Reading(size) => lines::reading(size),
            Progress::Understanding(rows) => lines::understanding(rows),
            Progress::Comparing(rows) => lines::comparing(rows),
        })
    };
    let done = move || match at.get() {
        None | Some(Progress::Reading(_)) => "1",
        Some(Progress::Understanding(_)) => "2",
        Some(Progress::Comparing(_)) => "3",
    };
    view! {
        <div class="reading-file">
            <p role="status">{said}</p>
            {move || {
                is_there
                    .get()
                    .then(|| {
                        view! {
                            <progress max="4" value=done aria-label=lines::PROGRESS></progress>
                            <button
                                type="button"
                                class="button button--quiet"
                                on:click=move |_| choosing.stop()
                            >
                                {lines::STOP}
                            </button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// The button that saves a table whose columns are understood, where those of a file are not.
#[component]
fn Sample(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let save = move |_| {
        let text = tables::sample(&goals.habits.notation, today());
        let text = ["\u{feff}", &text].concat();
        Goals::offer("waymark-sample", "csv", "text/csv", &text);
    };
    view! {
        <button type="button" class="set" on:click=save>
            {lines::SAMPLE}
        </button>
    }
    .into_any()
}

/// The file that was offered last, if any was.
#[component]
pub fn Offer(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let offered = goals.offered;
    // It is of where one was.
    on_cleanup(move || offered.set(None));
    (move || {
        offered
            .get()
            .map(|(name, text)| view! { <ByHand name text /> })
    })
    .into_any()
}

/// A file that was offered, to be copied where none has arrived: a page cannot know.
#[component]
fn ByHand(
    /// Its name.
    name: String,
    /// Its text.
    text: String,
) -> AnyView {
    let text = StoredValue::new(text);
    let copied = RwSignal::new(None::<bool>);
    let copy = move |_| {
        spawn_local(async move {
            let text = text.get_value();
            let _ = copied.try_set(Some(Goals::copy(&text).await));
        });
    };
    view! {
        <div class="notice" id="offered" tabindex="-1">
            <p role="status">
                {move || match copied.get() {
                    None => words::offered(&name),
                    Some(true) => words::COPIED.to_owned(),
                    Some(false) => words::NOT_COPIED.to_owned(),
                }}
            </p>
            <button type="button" class="set" on:click=copy>
                {words::COPY}
            </button>
            {move || {
                (copied.get() == Some(false))
                    .then(|| {
                        view! {
                            <textarea
                                class="to-copy"
                                readonly
                                rows="6"
                                aria-label=words::NOT_COPIED
                                prop:value=text.get_value()
                                on:focus=move |event| {
                                    event_target::<web_sys::Element>(&event)
                                        .unchecked_into::<web_sys::HtmlTextAreaElement>()
                                        .select();
                                }
                            ></textarea>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Why a file is not brought in, as a sentence.
pub(crate) fn not_brought(why: &NotBrought) -> String {
    match why {
        NotBrought::TooLarge(most) => files::too_large(*most),
        NotBrought::Unreadable => files::UNREADABLE.to_owned(),
        NotBrought::Undecodable(why) => files::undecodable(why),
        NotBrought::File(problem) => files::problem(problem),
        NotBrought::Table(problem) => files::table_problem(problem),
        NotBrought::Zip(why) => draft_words::not_unpacked(*why),
        NotBrought::UnknownZip => draft_words::UNKNOWN_ZIP.to_owned(),
        NotBrought::InArchive(file, problem) => {
            draft_words::in_archive(file, &files::table_problem(problem))
        }
        NotBrought::Columns(why) => files::columns(why),
        NotBrought::NoRoom(needs, free) => files::no_room(*needs, *free),
        NotBrought::Fault(fault) => files::fault(fault),
        NotBrought::NotDone(why) => match &**why {
            NotDone::Refused(refusal) => words::refusal(refusal),
            NotDone::Failed(failure) => words::failure(failure),
        },
    }
}
