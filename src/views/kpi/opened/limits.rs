//! What is usual for a KPI, what that rests on, and where it begins anew.

use leptos::prelude::*;
use waymark_core::kpi::Kpi;
use waymark_core::kpi::base::Base;
use waymark_core::kpi::based_on_median;
use waymark_core::kpi::bases::{Begun, Judging};
use waymark_core::kpi::charted::process;
use waymark_core::kpi::standing::possible;
use waymark_core::number::fraction::Fraction;
use waymark_text::goals::open as open_words;
use waymark_text::kpi::{opened as words, usual};

use super::Open;
use super::bases::{BaseForms, Beginning};
use crate::state::page::move_focus;

/// The limits in a sentence, how they rest, and the bases.
#[component]
pub fn LimitsPart(
    /// What is open.
    open: Open,
) -> AnyView {
    let notation = open.goals.habits.notation;
    let says = open.says(move |kpi, standing| {
        let Some(judging) = standing.in_force(kpi) else {
            return usual::nothing_usual(standing.judged_in);
        };
        let (lowest, highest) = possible(kpi, &standing.tallies);
        let limits = judging.base.limits.as_ref();
        // As they are written in the chart.
        let process = process(kpi, standing, open.goals.day());
        let drawn = process.bases.last().and_then(|it| it.limits.as_ref());
        let written = |limit: &Fraction| {
            let rounded = drawn.and_then(|it| process.rounded_limit(limit, it));
            rounded.map_or_else(|| limit.clone(), Fraction::from)
        };
        let lower = limits.and_then(|it| it.drawn_lower(lowest.as_ref()));
        let upper = limits.and_then(|it| it.drawn_upper(highest.as_ref()));
        let (lower, upper) = (lower.map(written), upper.map(written));
        let unit = kpi.definition().unit;
        usual::limits(
            &judging,
            (lower.as_ref(), upper.as_ref()),
            standing.judged_in,
            &unit,
            open.when(),
            &notation,
        )
    });
    view! {
        <section class="opened__part" aria-labelledby=open.named("limits")>
            <h4 id=open.named("limits") tabindex="-1">
                {words::LIMITS}
            </h4>
            <p>{says}</p>
            <Median open />
            <Bases open />
            <Tools open />
            <BaseForms open />
        </section>
    }
    .into_any()
}

/// Whether the limits rest on the median, and the way there and back.
#[component]
fn Median(
    /// What is open.
    open: Open,
) -> AnyView {
    let is_offered = Memo::new(move |_| open.standing.with(|it| it.noise.current.offers_median));
    let is_chosen = Memo::new(move |_| open.kpi.with(|kpi| kpi.with_median));
    let is_shown = move || is_chosen.get() || is_offered.get();
    let set = move |_| {
        let is_median = !is_chosen.get_untracked();
        open.edit(vec![based_on_median(is_median)]);
        move_focus(open.named("median"));
    };
    (move || {
        is_shown().then(|| {
            view! {
                <p class="quiet">
                    {move || match is_chosen.get() {
                        true => words::IS_MEDIAN,
                        false => words::OFFERS_MEDIAN,
                    }}
                </p>
                <button
                    type="button"
                    class="set"
                    id=open.named("median")
                    hidden=open.fixed
                    on:click=set
                >
                    {move || match is_chosen.get() {
                        true => words::USE_MEAN,
                        false => words::USE_MEDIAN,
                    }}
                </button>
            }
        })
    })
    .into_any()
}

/// What can be done with bases, while nothing is.
#[component]
fn Tools(
    /// What is open.
    open: Open,
) -> AnyView {
    let can_begin = Memo::new(move |_| open.standing.with(|it| !it.can_begin().is_empty()));
    let can_move = Memo::new(move |_| {
        open.kpi
            .with(|kpi| open.standing.with(|it| !it.first_can_move(kpi).is_empty()))
    });
    let is_hidden = move || open.fixed.get() || open.beginning.get().is_some();
    view! {
        <div class="form__buttons" hidden=is_hidden>
            <button
                type="button"
                class="set"
                hidden=move || !can_begin.get()
                on:click=move |_| open.beginning.set(Some(Beginning::Anew(None)))
            >
                {words::BEGIN_BASE}
            </button>
            <button
                type="button"
                class="link"
                hidden=move || !can_move.get()
                on:click=move |_| open.beginning.set(Some(Beginning::First))
            >
                {words::MOVE_FIRST}
            </button>
        </div>
    }
    .into_any()
}

/// The bases with why each was begun, where there are several.
#[component]
fn Bases(
    /// What is open.
    open: Open,
) -> AnyView {
    let all = Memo::new(move |_| {
        open.kpi
            .with(|kpi| open.standing.with(|standing| standing.bases(kpi)))
    });
    let is_shown = move || all.with(|all| all.len() > 1);
    let key = |it: &Judging| (it.first.first(), it.kept.clone(), reason_of(&it.begun));
    view! {
        <ul class="opened__list" aria-label=words::BASES hidden=move || !is_shown()>
            <For each=move || all.get() key=key let:judging>
                <OneBase open judging />
            </For>
        </ul>
    }
    .into_any()
}

/// Tells two bases apart that begin with the same unit.
fn reason_of(begun: &Begun) -> String {
    match begun {
        Begun::First | Begun::Definition => String::new(),
        Begun::Anew(reason) => reason.clone(),
    }
}

/// A base, and how it is taken away.
#[component]
fn OneBase(
    /// What is open.
    open: Open,
    /// The base.
    judging: Judging,
) -> AnyView {
    let when = untrack(|| open.when());
    let judged_in = |kpi: &Kpi| kpi.judged_of(judging.first, when.calendar);
    let unit = open.kpi.with_untracked(judged_in);
    let (from, why) = words::base(&judging, unit, when);
    let is_anew = matches!(judging.begun, Begun::Anew(_));
    let unseen = from.clone();
    let remove = move |_| {
        let kept = judging.kept.iter();
        open.edit(kept.map(Base::taken_away).collect());
        move_focus(open.named("limits"));
    };
    view! {
        <li>
            <span>
                <b>{from}</b>
                ": "
                <bdi>{why}</bdi>
            </span>
            <button
                type="button"
                class="link"
                hidden=move || !is_anew || open.fixed.get()
                on:click=remove
            >
                {open_words::REMOVE}
                <span class="unseen">" " {unseen}</span>
            </button>
        </li>
    }
    .into_any()
}
