//! What a key result is worth: the slider that moves it, its scores, and what one takes.

use leptos::prelude::*;
use waymark_core::plot::pixels;
use waymark_text::grade::page as words;

use super::{Shown, named};
use crate::state::derived::Derived;
use crate::ui::slider::Slider;
use crate::views::grade::card::AIMS;

/// The slider that moves its latest value.
pub(super) fn slider(shown: Shown) -> AnyView {
    let Shown {
        playground,
        row,
        card,
        ..
    } = shown;
    // While it is dragged its range stays: one that shrank with the value would
    // run away from under the pointer.
    let dragged = RwSignal::new(false);
    let slider = shown.part(|card| card.slider);
    let range = Memo::new(move |before: Option<&Option<(i32, i32)>>| {
        let now = slider.get().map(|slider| (slider.least, slider.most));
        match before {
            Some(Some(before)) if dragged.get() && now.is_some() => Some(*before),
            _ => now,
        }
    });
    let moved = Callback::new(move |place| {
        let Some(slider) = card.with_untracked(|card| card.slider) else {
            return;
        };
        let unit = row.read.with_untracked(|read| read.unit.clone());
        dragged.set(true);
        playground.edit_row(row, |typed| {
            *typed = slider.moved(typed, &unit, place, &playground.habits.notation);
        });
    });
    // Where the scores are that it may be moved to.
    let places = Derived::new(move || {
        let (slider, range) = (slider.get(), range.get());
        AIMS.map(|(tenths, _)| {
            let (least, most) = range?;
            let place = slider?.place_of(tenths as i32)?;
            let share = (place - f64::from(least)) / f64::from(most - least) * 100.0;
            Some([&pixels(share), "%"].concat())
        })
    });
    let ticks = [0, 1, 2].map(|which| {
        let is_none = Signal::derive(move || places.with(|places| places[which].is_none()));
        let at = move || places.with(|places| places[which].clone().unwrap_or_default());
        let at = Signal::derive(at);
        view! { <i hidden=is_none style:inset-inline-start=at></i> }
    });
    view! {
        <div class="slider" hidden=shown.part(|card| card.slider.is_none())>
            <label for=named(row, "move")>{words::MOVE}</label>
            <div class="slider__track">
            <span class="slider__ticks" aria-hidden="true">{ticks.into_iter().collect_view()}</span>
            <Slider
                id=named(row, "move")
                least=Signal::derive(move || range.get().map(|(least, _)| least))
                most=Signal::derive(move || range.get().map(|(_, most)| most))
                at=shown.part(|card| card.slider.map(|slider| slider.at))
                says=shown.later.part(move || card.with_untracked(|card| card.value.clone()))
                moved
                let_go=Callback::new(move |()| {
                    let _ = dragged.try_set(false);
                })
            />
            </div>
        </div>
    }
    .into_any()
}

/// What it is worth: spectrum and binary, and raw where it differs.
pub(super) fn worth(shown: Shown) -> AnyView {
    let card = shown.card;
    let parts = shown.parts;
    let outputs = [
        (words::SPECTRUM, 0_usize),
        (words::BINARY, 1),
        (words::RAW, 2),
    ]
    .map(|([label, meaning], which)| {
        let has_bar = which < 2;
        let grade = parts.part(move || card.with_untracked(|card| card.grade[which].clone()));
        let is_none = parts.part(move || card.with_untracked(|card| card.grade[which].is_empty()));
        let width =
            move || parts.part(move || card.with_untracked(|card| card.widths[which].clone()));
        view! {
            <div
                class="worth"
                title=meaning
                hidden=is_none
            >
                <span class="quiet">{label}</span>
                <output aria-label=label aria-live="off">
                    {grade}
                </output>
                {has_bar
                    .then(|| {
                        view! {
                            <span class="bar" aria-hidden="true">
                                <span style:inline-size=width()></span>
                            </span>
                        }
                    })}
            </div>
        }
    });
    view! { <div class="card__worth">{outputs.into_iter().collect_view()}</div> }.into_any()
}

/// What a score needs, and the button that sets it.
pub(super) fn need(shown: Shown, which: usize) -> AnyView {
    let Shown {
        playground, row, ..
    } = shown;
    let settable = shown.explains(move |it| it.needs[which].1.clone());
    let grant = move |_| {
        // What stands on the button, though more may have been typed since.
        let need = settable.get_untracked();
        let granted = need.and_then(|need| {
            row.typed.with_untracked(|typed| {
                row.read
                    .with_untracked(|read| typed.granted(&need, read, &playground.habits))
            })
        });
        if let Some(granted) = granted {
            playground.edit_row(row, |typed| *typed = granted);
        }
    };
    let is_set = Signal::derive(move || settable.with(Option::is_none).then_some("true"));
    let part = move |part: usize| shown.explains(move |it| it.needs[which].0[part].clone());
    let is_none = shown.explains(move |it| it.needs[which].0[1].is_empty());
    view! {
        <li>
            <button
                type="button"
                class="set"
                aria-disabled=is_set
                hidden=is_none
                on:click=grant
            >
                <span class="unseen">{part(0)}</span>
                {part(1)}
                <span class="unseen">{part(2)}</span>
            </button>
        </li>
    }
    .into_any()
}
