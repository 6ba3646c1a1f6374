//! The step that one is at: what it is about, what is asked, and the way on.

use leptos::prelude::*;
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::review::agenda::{Item, Matter};
use waymark_core::review::kept::Did;
use waymark_core::review::key::Key;
use waymark_text::goals::long_note;
use waymark_text::review::{self as words, page, steps};

use super::kpi::KpiStep;
use super::objective::ObjectiveStep;
use super::whole::{Whole, WholeStep};
use crate::state::navigation::Navigation;
use crate::state::page::move_focus;
use crate::state::review::Reviewing;
use crate::ui::field::Under;
use crate::ui::lines::Lines;

/// The id of the field of a note.
const NOTE: &str = "review-note";

/// The id of what can be done about a step.
pub(super) const ACT: &str = "review-act";

/// The step that one is at, made anew for each.
#[component]
pub fn StepCard(
    /// The review.
    reviewing: Reviewing,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    (move || {
        let key = reviewing.at.get()?;
        let item = untrack(|| reviewing.item(&key));
        let (_, item) = item?;
        Some(view! { <OneStep reviewing navigation item /> })
    })
    .into_any()
}

/// One step.
#[component]
fn OneStep(
    /// The review.
    reviewing: Reviewing,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
    /// The step.
    item: Item,
) -> AnyView {
    let Item { key, matters, .. } = item;
    let name = reviewing.name(&key);
    let heading = Reviewing::heading(Some(&key));
    let own = StoredValue::new(key.clone());
    let asks_number = matters
        .iter()
        .any(|it| matches!(it, Matter::Lacks { .. } | Matter::Due(_)));
    let is_kpi = key.kpi().is_some();
    // Elsewhere what can be done has the key itself.
    let acts = is_kpi && matters.iter().any(|it| !matches!(it, Matter::Lacks { .. }));
    let at = move || {
        let place = own.with_value(|key| reviewing.item(key).map(|(place, _)| place));
        let (of, _) = reviewing.progress();
        place.map(|place| page::at(place, of))
    };
    let done = Memo::new(move |_| {
        let item = own.with_value(|key| reviewing.item(key));
        item.and_then(|(_, item)| item.done)
    });
    let did = move || done.with(|it| it.as_ref().map(|it| words::all_done(&it.did)));
    let body = match &key {
        Key::Kpi(id) => {
            let id = id.clone();
            view! { <KpiStep reviewing navigation id matters asks_number /> }.into_any()
        }
        Key::Aim => view! { <WholeStep reviewing whole=Whole::Aim matters /> }.into_any(),
        Key::AtOnce => view! { <WholeStep reviewing whole=Whole::AtOnce matters /> }.into_any(),
        Key::Plan => view! { <WholeStep reviewing whole=Whole::Plan matters /> }.into_any(),
        _ => {
            let key = key.clone();
            view! { <ObjectiveStep reviewing navigation key matters /> }.into_any()
        }
    };
    view! {
        <section
            class="review__step"
            data-keys=""
            data-kpi=is_kpi.then_some("")
            aria-labelledby=heading.clone()
        >
            <h2 class="review__at quiet">
                {steps::kind(&key)}
                " · "
                {at}
            </h2>
            <h3 id=heading.clone() tabindex="-1">
                <bdi>{name}</bdi>
            </h3>
            <p class="quiet" hidden=move || done.with(Option::is_none)>
                {did}
            </p>
            {body}
            <p class="review__keys quiet" hidden=!asks_number>
                {page::KEYS_NUMBER}
            </p>
            <Ways reviewing acts />
        </section>
    }
    .into_any()
}

/// The note, and the buttons that go on.
#[component]
fn Ways(
    /// The review.
    reviewing: Reviewing,
    /// Whether there is something to decide above them.
    acts: bool,
) -> AnyView {
    let note = reviewing.note;
    let shows_note = RwSignal::new(note.with_untracked(|note| !note.is_empty()));
    let under = Signal::derive(move || {
        let length = note.with(|note| note.trim().chars().count());
        match length > LONGEST_NOTE {
            true => Under {
                text: long_note(length),
                is_problem: true,
            },
            false => Under::default(),
        }
    });
    let pass = move |did: Did| {
        if under.with_untracked(|under| under.is_problem) {
            move_focus(NOTE.to_owned());
        } else {
            reviewing.pass(did);
        }
    };
    view! {
        <div hidden=move || !shows_note.get()>
            <Lines
                id=NOTE.to_owned()
                label=words::NOTE
                value=note.into()
                typed=Callback::new(move |text| reviewing.types(text))
                under
            />
        </div>
        <div class="form__buttons">
            <button
                type="button"
                class="button"
                aria-keyshortcuts="enter"
                on:click=move |_| pass(Did::Seen)
            >
                {words::NEXT}
                <KeyHint key="↵" />
            </button>
            <button
                type="button"
                class="button button--quiet"
                aria-keyshortcuts="s"
                on:click=move |_| pass(Did::Skipped)
            >
                {words::SKIP}
                <KeyHint key="S" />
            </button>
            <button
                type="button"
                class="button button--quiet"
                aria-keyshortcuts="n"
                aria-expanded=move || shows_note.get().to_string()
                on:click=move |_| {
                    shows_note.set(true);
                    move_focus(NOTE.to_owned());
                }
            >
                {page::NOTE}
                <KeyHint key="N" />
            </button>
            <button
                type="button"
                class="button button--quiet"
                aria-keyshortcuts="a"
                hidden=!acts
                on:click=move |_| move_focus(ACT.to_owned())
            >
                {page::ACT}
                <KeyHint key="A" />
            </button>
        </div>
    }
    .into_any()
}

/// The key of a button.
#[component]
pub fn KeyHint(
    /// As it stands on the keyboard.
    key: &'static str,
) -> AnyView {
    view! {
        " "
        <kbd aria-hidden="true">{key}</kbd>
    }
    .into_any()
}
