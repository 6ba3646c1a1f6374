//! What an open KPI asks somebody to decide.

use leptos::prelude::*;
use waymark_core::kpi::dismissed;
use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::proposal;
use waymark_core::kpi::watched::{acknowledged, rests};
use waymark_core::period::Period;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::handoff::restore;
use waymark_text::kpi::opened as words;
use waymark_text::kpi::{reading, unit};

use super::Open;
use super::acknowledge::Acknowledge;
use super::bases::Beginning;
use crate::state::page::move_focus;
use crate::views::kpi::serving::{offer_in_words, offered_for, refuse, to_restore};

/// Everything that is to be decided; nothing where nothing is.
#[component]
pub fn Asks(
    /// What is open.
    open: Open,
) -> AnyView {
    let doubted = Memo::new(move |_| doubted(open));
    let proposed = Memo::new(move |_| {
        let Open { kpi, standing, .. } = open;
        kpi.with(|kpi| standing.with(|standing| standing.proposed(kpi)))
    });
    let overdue = Memo::new(move |_| open.standing.with(|it| it.due.overdue));
    let is_out = Memo::new(move |_| open.standing.with(|it| it.status.is_out()));
    let rests = Memo::new(move |_| open.kpi.with(|kpi| kpi.rest.is_some()));
    let is_known = Memo::new(move |_| open.kpi.with(|kpi| kpi.acknowledged.is_some()));
    let is_empty = move || {
        !rests.get()
            && (!is_out.get() && !is_known.get())
            && proposed.get().is_none()
            && doubted.with(Option::is_none)
            && overdue.get().is_none()
    };
    view! {
        <section
            class="opened__part findings"
            aria-labelledby=open.named("to-do")
            hidden=move || open.fixed.get() || is_empty()
        >
            <h4 id=open.named("to-do") tabindex="-1">
                {words::TO_DO}
            </h4>
            <ul>
                {move || rests.get().then(|| view! { <Resume open /> })}
                {move || {
                    (!rests.get() && (is_out.get() || is_known.get()))
                        .then(|| view! { <Out open /> })
                }}
                {move || {
                    let doubted = doubted.get();
                    doubted.map(|(reading, doubt)| view! { <Doubted open reading doubt /> })
                }}
                {move || proposed.get().map(|from| view! { <Proposed open from /> })}
                {move || overdue.get().map(|days| view! { <Overdue open days /> })}
            </ul>
        </section>
    }
    .into_any()
}

/// The newest reading, where its value is far off and nobody said that it is right.
fn doubted(open: Open) -> Option<(Reading, Doubt)> {
    let calendar = open.goals.calendar();
    open.kpi.with(|kpi| {
        let newest = kpi.readings.last()?;
        let doubt = newest.doubt(kpi, calendar, open.goals.day())?;
        (!kpi.is_dismissed(&newest.is_right())).then(|| (newest.clone(), doubt))
    })
}

/// That it is not watched, and the way back.
#[component]
fn Resume(
    /// What is open.
    open: Open,
) -> AnyView {
    // The card says since when, and why.
    let says = move || {
        open.kpi
            .with(|kpi| kpi.rest.as_ref().map(|it| words::resting(it.is_for_good)))
    };
    view! {
        <li>
            <p>{says}</p>
            <div class="form__buttons">
                <button
                    type="button"
                    class="set"
                    on:click=move |_| {
                        open.edit(vec![rests(None)]);
                        move_focus(open.named("heading"));
                    }
                >
                    {words::RESUME}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// For how long it has been out of band, and what is known of that.
#[component]
fn Out(
    /// What is open.
    open: Open,
) -> AnyView {
    let goals = open.goals;
    let id = StoredValue::new(open.of.with_value(|of| of.id.clone()));
    let offered = Memo::new(move |_| {
        open.kpi.with(|kpi| {
            let standing = &open.standing;
            id.with_value(|id| standing.with(|it| offered_for(goals, id, kpi, it)))
        })
    });
    let is_offered = Memo::new(move |_| offered.with(Option::is_some));
    let in_words = Memo::new(move |_| {
        let (restoring, streak) = offered.get()?;
        let when = open.when();
        open.kpi.with(|kpi| {
            let of = |it: &_| offer_in_words(goals, &restoring, &streak, (kpi, it), when);
            Some(open.standing.with(of))
        })
    });
    let says = open.says(move |_, standing| match &standing.streak {
        _ if !standing.status.is_out() => String::new(),
        _ if is_offered.get() => in_words.get().unwrap_or_default().0,
        Some(streak) => words::streak(streak, open.when()),
        None => words::out(standing, open.when()),
    });
    let draft = move || in_words.with(|it| it.as_ref().map(|(_, draft)| draft.clone()));
    let not_now = move |_| {
        if let Some((_, streak)) = offered.get_untracked() {
            id.with_value(|id| refuse(goals, id, &streak));
            move_focus(open.named("heading"));
        }
    };
    let known = Memo::new(move |_| open.kpi.with(|kpi| kpi.acknowledged.clone()));
    let known_says = move || known.with(|it| it.as_ref().map(|it| words::known(it, goals.day())));
    let is_out = Memo::new(move |_| open.standing.with(|it| it.status.is_out()));
    let asks = Memo::new(move |_| {
        let holds = known.with(|it| it.as_ref().is_some_and(|it| it.holds_on(goals.day())));
        is_out.get() && !holds
    });
    let acknowledging = open.acknowledging;
    view! {
        <li>
            <p hidden=move || says.with(String::is_empty)>{says}</p>
            <p dir="auto" hidden=move || known.with(Option::is_none)>
                {known_says}
            </p>
            <p class="quiet" hidden=move || !is_offered.get()>
                {draft}
            </p>
            <p class="quiet" hidden=move || known.with(Option::is_some) || !asks.get()>
                {move || if is_offered.get() { restore::OR_ACKNOWLEDGE } else { words::OUT_HINT }}
            </p>
            <div class="form__buttons">
                <a
                    class="set"
                    hidden=move || !is_offered.get()
                    href=id.with_value(|id| to_restore(goals, id))
                >
                    {restore::DRAFT}
                </a>
                <button
                    type="button"
                    class="set"
                    id=open.named("acknowledge")
                    hidden=move || !asks.get() || acknowledging.get()
                    on:click=move |_| {
                        acknowledging.set(true);
                        move_focus(open.named("known-cause"));
                    }
                >
                    {words::ACKNOWLEDGE}
                </button>
                <button
                    type="button"
                    class="link"
                    hidden=move || known.with(Option::is_none)
                    on:click=move |_| {
                        open.edit(vec![acknowledged(None)]);
                        move_focus(open.named("heading"));
                    }
                >
                    {words::NOT_KNOWN}
                </button>
                <button
                    type="button"
                    class="link"
                    hidden=move || !is_offered.get()
                    on:click=not_now
                >
                    {restore::NOT_NOW}
                </button>
            </div>
            <Acknowledge open />
        </li>
    }
    .into_any()
}

/// A reading that is far from all others.
#[component]
fn Doubted(
    /// What is open.
    open: Open,
    /// The reading.
    reading: Reading,
    /// What is odd about it.
    doubt: Doubt,
) -> AnyView {
    let notation = open.goals.habits.notation;
    let says = {
        let unit = untrack(|| open.unit());
        let of = open.kpi.with_untracked(|kpi| {
            let found = kpi.unit_of(reading.day, open.goals.calendar());
            found.map(|(unit, days)| words::named(unit, days, untrack(|| open.when())))
        });
        let of = of.map(|of| [&of, ": "].concat()).unwrap_or_default();
        of + &reading::doubt(&doubt, &unit, &notation)
    };
    let right = reading.is_right();
    let day = reading.day;
    view! {
        <li>
            <p>{says}</p>
            <div class="form__buttons">
                <button
                    type="button"
                    class="set"
                    on:click=move |_| open.corrected.set(Some(day))
                >
                    {goals_words::CORRECT}
                </button>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        open.edit(vec![dismissed(&right)]);
                        move_focus(open.named("heading"));
                    }
                >
                    {words::IT_IS_RIGHT}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// Where a new base is proposed.
#[component]
fn Proposed(
    /// What is open.
    open: Open,
    /// From which unit.
    from: Period,
) -> AnyView {
    let says = open.says(move |_, standing| words::proposal(standing, from, open.when()));
    view! {
        <li>
            <p>{says}</p>
            <div class="form__buttons">
                <button
                    type="button"
                    class="set"
                    on:click=move |_| open.beginning.set(Some(Beginning::Anew(Some(from))))
                >
                    {words::BEGIN_THERE}
                </button>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| {
                        open.edit(vec![dismissed(&proposal(from))]);
                        move_focus(open.named("heading"));
                    }
                >
                    {words::NOT_NOW}
                </button>
            </div>
        </li>
    }
    .into_any()
}

/// The unit whose reading is overdue.
#[component]
fn Overdue(
    /// What is open.
    open: Open,
    /// Its days.
    days: Period,
) -> AnyView {
    let cadence = Memo::new(move |_| open.kpi.with(|kpi| kpi.definition().cadence));
    let says = move || {
        let when = open.when();
        let name = unit::name(cadence.get(), days, when.calendar.first_month, when.today);
        words::overdue(&name.replace("week of", "the week of"))
    };
    let close = move |_| {
        let closed = Reading {
            day: cadence.get_untracked().day_of(days),
            value: None,
            note: String::new(),
        };
        open.goals.act_alone(Action::CheckIn {
            of: open.of.get_value(),
            fields: vec![closed.field(None)],
        });
        move_focus(open.named("heading"));
    };
    view! {
        <li>
            <p>{says}</p>
            <div class="form__buttons">
                <button type="button" class="set" on:click=close>
                    {words::MARK_CLOSED}
                </button>
            </div>
        </li>
    }
    .into_any()
}
