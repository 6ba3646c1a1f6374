//! An objective or a key result in a review: its numbers that are due, its end, what it
//! taught, and what becomes of it.

use leptos::prelude::*;
use time::Date;
use waymark_core::address::Route;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::objective::draft::closing::ClosingDraft;
use waymark_core::objective::{KIND, lessons};
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::review::agenda::Matter;
use waymark_core::review::kept::Did;
use waymark_core::review::key::Key;
use waymark_core::store::action::Action;
use waymark_text::goals::{long_note, open as open_words};
use waymark_text::review::{page, steps};

use super::step::{ACT, KeyHint};
use crate::state::kept::objective as subject;
use crate::state::navigation::Navigation;
use crate::state::objectives::draft::{is_kept, keep_closing, take_up};
use crate::state::page::move_focus;
use crate::state::review::Reviewing;
use crate::ui::field::Under;
use crate::ui::lines::Lines;
use crate::views::metric::within::Within;
use crate::views::objective::actions::Actions;
use crate::views::objective::card::Card;
use crate::views::objective::check_in::{CheckInSheet, Sheet};
use crate::views::objective::closing::table::ScoreTable;
use crate::views::objective::form::continuing::closing_form;
use crate::views::objective::page::Shared;

/// What is asked of an objective, or of a key result of one.
#[component]
pub fn ObjectiveStep(
    /// The review.
    reviewing: Reviewing,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
    /// What the step is about.
    key: Key,
    /// What there is to it.
    matters: Vec<Matter>,
) -> AnyView {
    let goals = reviewing.goals;
    let Some(id) = key.objective().cloned() else {
        return ().into_any();
    };
    let place = GoalsPlace {
        open: Some(id.clone()),
        ..GoalsPlace::default()
    };
    let asked = place.clone();
    let asked = Memo::new(move |_| asked.clone());
    let shared = Shared::new(goals, navigation, asked, asked);
    let card = Card::new(shared, id.clone());
    let period = card.objective.with_untracked(|it| it.period);
    let says = matters.into_iter().map(|it| {
        let calendar = untrack(|| goals.calendar());
        steps::of_objective(&it, period, calendar)
    });
    // The sheet says itself how many are due.
    let says: Vec<String> = says
        .filter(|text| !text.is_empty() && !matches!(key, Key::CheckIn(_)))
        .collect();
    // Of a key result: whose it is.
    let title = card.objective.with_untracked(|it| it.title.clone());
    let title = key.key_result().is_some().then_some(title);
    let to = place.route().to_string();
    let way = |to: String, name: &'static str| view! { <Way to name /> }.into_any();
    let body = match key {
        Key::CheckIn(_) => view! { <Numbers reviewing shared card id=id.clone() /> }.into_any(),
        Key::Learn(_) => view! { <Lessons reviewing card /> }.into_any(),
        Key::Close(_) => view! {
            <ScoreTable card />
            <CloseWay card to />
        }
        .into_any(),
        Key::HandOff(_, own) | Key::AskAgain(_, own) => {
            let to = Route::Goals(["open=", id.as_str(), "&handoff=", own.as_str()].concat());
            way(to.to_string(), steps::HAND_OFF)
        }
        _ => way(to, steps::CONTINUE),
    };
    view! {
        <p class="quiet" hidden=title.is_none()>
            <bdi>{title.clone()}</bdi>
        </p>
        {says.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}
        {body}
    }
    .into_any()
}

/// The way to another page, where something is done with a step.
#[component]
pub fn Way(
    /// The address.
    to: String,
    /// What there is.
    name: &'static str,
) -> AnyView {
    view! {
        <p>
            <a
                class="button button--quiet"
                href=to
                aria-keyshortcuts="a"
            >
                {name}
                <KeyHint key="A" />
            </a>
        </p>
    }
    .into_any()
}

/// The latest day of the check-ins that an action writes.
fn newest_day(action: &Action) -> Option<Date> {
    match action {
        Action::CheckIn { of, fields } if *of.kind == KIND => {
            let days = fields.iter().map(|(name, _)| match name {
                Name::At(_, day) => Some(*day),
                _ => None,
            });
            days.max().flatten()
        }
        Action::Together(all) => all.iter().filter_map(newest_day).max(),
        _ => None,
    }
}

/// The numbers that are due, and the work that moves them.
#[component]
fn Numbers(
    /// The review.
    reviewing: Reviewing,
    /// What the parts of an objective share.
    shared: Shared,
    /// The card.
    card: Card,
    /// The objective.
    id: Id,
) -> AnyView {
    let goals = reviewing.goals;
    let within = Within {
        with: Callback::new(move |(action, _)| {
            let day = newest_day(&action);
            reviewing.with(action, Did::Recorded, |done| done.reading = day)
        }),
        done: Callback::new(move |()| reviewing.kept_here()),
    };
    let ids = Memo::new(move |_| vec![id.clone()]);
    let sheet = Sheet::new(goals, ids, None, Some(within));
    let shows = RwSignal::new(false);
    view! {
        <CheckInSheet shared sheet />
        <button
            type="button"
            class="link"
            aria-keyshortcuts="a"
            aria-expanded=move || shows.get().to_string()
            on:click=move |_| {
                shows.set(true);
                move_focus(card.named("action"));
            }
        >
            {open_words::NEW_ACTION}
            <KeyHint key="A" />
        </button>
        <div id=ACT hidden=move || !shows.get()>
            {move || shows.get().then(|| view! { <Actions card /> })}
        </div>
    }
    .into_any()
}

/// The way to the form that closes it, which stands open there.
#[component]
fn CloseWay(
    /// The card.
    card: Card,
    /// The address of the objective.
    to: String,
) -> AnyView {
    let begin = move |_| {
        let form = closing_form(card.goals, &card.id.get_value());
        take_up(&form);
        if !is_kept(&form) {
            let seen = card.goals.definition(&card.subject()).unwrap_or_default();
            let draft = card
                .objective
                .with_untracked(|known| ClosingDraft::of(known, seen));
            keep_closing(&form, &draft);
        }
    };
    view! {
        <p>
            <a class="button button--quiet" href=to aria-keyshortcuts="a" on:click=begin>
                {steps::CLOSE_IT}
                <KeyHint key="A" />
            </a>
        </p>
    }
    .into_any()
}

/// What a closed objective taught, where nobody wrote it.
#[component]
fn Lessons(
    /// The review.
    reviewing: Reviewing,
    /// The card.
    card: Card,
) -> AnyView {
    let goals = reviewing.goals;
    let typed = ["review-learned", "review-differently"].map(|name| goals.typed(&card.named(name)));
    let [learned, differently] = typed;
    let under = move |text: RwSignal<String>| {
        Signal::derive(move || {
            let length = text.with(|text| text.trim().chars().count());
            match length > LONGEST_NOTE {
                true => Under {
                    text: long_note(length),
                    is_problem: true,
                },
                false => Under::default(),
            }
        })
    };
    let unders = typed.map(under);
    let make = Callback::new(move |()| {
        if unders
            .iter()
            .any(|it| it.with_untracked(|it| it.is_problem))
        {
            return None;
        }
        let fields = lessons(&learned.get_untracked(), &differently.get_untracked());
        let action = Action::Edit {
            of: subject(&card.id.get_value()),
            fields: fields.into(),
        };
        Some(reviewing.with(action, Did::Learned, |_| ()))
    });
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            learned.set(String::new());
            differently.set(String::new());
            reviewing.kept_here();
        }
    });
    let [of_learned, of_differently] = unders;
    view! {
        <form
            class="form"
            aria-label=steps::WRITE_LESSONS
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                let is_empty = |it: RwSignal<String>| it.with_untracked(|it| it.trim().is_empty());
                if is_empty(learned) && is_empty(differently) {
                    move_focus(card.named("review-learned"));
                } else {
                    goals.submit(make, done);
                }
            }
        >
            <Lines
                id=card.named("review-learned")
                label=open_words::LEARNED
                value=learned.into()
                typed=Callback::new(move |text| learned.set(text))
                under=of_learned
            />
            <Lines
                id=card.named("review-differently")
                label=open_words::DIFFERENTLY
                value=differently.into()
                typed=Callback::new(move |text| differently.set(text))
                under=of_differently
            />
            <div class="form__buttons">
                <button type="submit" class="button button--quiet">
                    {page::SAVE}
                </button>
            </div>
        </form>
    }
    .into_any()
}
