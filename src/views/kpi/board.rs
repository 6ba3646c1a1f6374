//! The board: every KPI, what asks for something first.

use leptos::prelude::*;
use waymark_core::address::kpis::{KpisPlace, Metric};
use waymark_core::kpi::draft::Draft;
use waymark_core::record::id::Id;
use waymark_text::kpi::{self as words, form as words_of_form, sandbox as example};

use super::super::kept::gradual::GradualList;
use super::super::kpis::Shared;
use super::card::KpiCard;
use super::form::{Beginning, KpiForm};
use crate::state::kept::Goals;
use crate::state::objectives::draft::is_kept;
use crate::state::page::{after_frame, move_focus};
use crate::views::pinned::making::PinnedNoteFold;

/// So many cards fit a screen.
const AT_FIRST: usize = 3;

/// The button that opens the form of a new one.
const NEW: &str = "new-kpi-button";

/// The first field of that form.
const FORM: &str = "new-kpi-name";

/// All of them.
#[component]
pub fn Board(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, place, .. } = shared;
    let there = Memo::new(move |_| goals.kpis());
    // As it was when the page was opened, or one came or went: nothing moves under a hand.
    let all = Memo::new(move |_| {
        there.track();
        untrack(|| goals.kpis_by_rank())
    });
    // One that is looked at stays, even if it was deleted in another tab.
    let wanted = Memo::new(move |_| {
        let mut wanted = all.get();
        let open = place.with(|place| place.open.clone());
        let open = open.filter(|id| goals.is_kpi(id) && !wanted.contains(id));
        wanted.extend(open);
        wanted
    });
    let drawn = GradualList::new(wanted, AT_FIRST);
    let is_open = Memo::new(move |_| place.with(|place| place.open.is_some()));
    let is_empty = Memo::new(move |_| there.with(Vec::is_empty));
    let is_missing = move || {
        let open = place.with(|place| place.open.clone());
        open.is_some_and(|id| !goals.is_kpi(&id))
    };
    view! {
        <section class="kpis" aria-labelledby="kpis">
            <h2 id="kpis" class="unseen">
                {words::KPIS}
            </h2>
            <p class="goals__back" hidden=move || !is_open.get()>
                <a href=move || all_of(shared)>"← " {words::ALL}</a>
            </p>
            <p class="notice" hidden=move || !is_missing()>
                {words::MISSING}
            </p>
            <div class="goals__none" hidden=move || is_open.get() || !is_empty.get()>
                <p>{words::NONE_YET}</p>
            </div>
            <New shared is_empty />
            <ul class="kpis__list">
                <For each=move || drawn.shown() key=Id::clone let:id>
                    <KpiCard shared id />
                </For>
            </ul>
            <div hidden=move || is_open.get() || is_empty.get()>
                {move || (!is_empty.get()).then(|| view! { <PinnedNoteFold goals /> })}
            </div>
        </section>
    }
    .into_any()
}

/// The address of the board that one came from.
fn all_of(shared: Shared) -> String {
    let place = KpisPlace {
        open: None,
        ..shared.place.get()
    };
    place.route().to_string()
}

/// The form of a new one, or the button that opens it.
#[component]
fn New(
    /// What the page's parts share.
    shared: Shared,
    /// Whether there is none yet.
    is_empty: Memo<bool>,
) -> AnyView {
    let Shared {
        goals,
        place,
        beginning,
        ..
    } = shared;
    // Nobody meets an empty form: it stands open where something was left in it alone.
    let is_open = is_kept(&goals.form_name("new-kpi"));
    let came = move || {
        let metric = beginning.get()?;
        beginning.set(None);
        Some(begun_with(&metric, goals))
    };
    let at_first = match untrack(came) {
        Some(beginning) => {
            move_focus(FORM.to_owned());
            Some(beginning)
        }
        None => is_open.then(Beginning::default),
    };
    let writing = RwSignal::new(at_first.map(|beginning| (0, beginning)));
    Effect::new(move |_| {
        let Some(beginning) = came() else { return };
        // The one that is open is closed first, which keeps what was typed there. What
        // another begins with is read once.
        writing.set(None);
        after_frame(move || {
            // One may be elsewhere by now.
            let _ = writing.try_set(Some((0, beginning)));
            move_focus(FORM.to_owned());
        });
    });
    let close = Callback::new(move |saved: Option<Id>| {
        writing.set(None);
        let heading = saved.map(|id| [id.as_str(), "-heading"].concat());
        move_focus(heading.unwrap_or_else(|| NEW.to_owned()));
    });
    let is_open = Memo::new(move |_| place.with(|it| it.open.is_some()));
    let playing = KpisPlace {
        example: true,
        ..KpisPlace::default()
    };
    let playing = playing.route().to_string();
    let is_writing = Memo::new(move |_| writing.with(Option::is_some));
    view! {
        <div
            class="kpis__head"
            data-empty=move || is_empty.get().then_some("")
            hidden=move || is_writing.get() || is_open.get()
        >
        <button
            type="button"
            class="button"
            id=NEW
            on:click=move |_| {
                writing.set(Some((0, Beginning::default())));
                move_focus(FORM.to_owned());
            }
        >
            {words::NEW}
        </button>
        <a
            class="button button--quiet"
            hidden=move || !is_empty.get() || goals.is_example()
            href=playing
        >
            {example::TRY}
        </a>
        </div>
        <div hidden=is_open>
            {move || {
                writing
                    .get()
                    .map(|(_, beginning)| view! { <KpiForm goals id=None beginning close /> })
            }}
        </div>
    }
    .into_any()
}

/// How the form of a new one begins with what the quiz or the playground hands over.
fn begun_with(metric: &Metric, goals: Goals) -> Beginning {
    let draft = match (&metric.bound, metric.unit.as_str()) {
        (None, "") => (Draft::of_metric(&metric.name), words_of_form::FROM_QUIZ),
        (bound, unit) => {
            let notation = &goals.habits.notation;
            let draft = Draft::of_hold(&metric.name, unit, *bound, notation);
            (draft, words_of_form::FROM_PLAYGROUND)
        }
    };
    Beginning { draft: Some(draft) }
}
