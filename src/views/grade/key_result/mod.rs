//! A key result: what is typed of it, a slider to move it, and what it is worth.

mod worth;

use leptos::prelude::*;
use waymark_core::grading::objective::NoScore;
use waymark_core::sketch::{KeyResult, Measure};
use waymark_text::grade::no_score;
use waymark_text::grade::page as words;

use self::worth::{need, slider, worth};
use super::card::{Card, Explained};
use super::wording::Writing;
use crate::state::derived::Derived;
use crate::state::grade::{KeyResultRow, Playground};
use crate::state::page::{move_focus, when_left};
use crate::state::parts::Parts;
use crate::ui::choice::Tick;
use crate::ui::field::{Under, fields_belong_together};
use crate::views::key_result::fields::{Edit, KeyResultFields};
use crate::views::wording::part::{Advising, Reading};

/// A key result of the playground, with all that its card says.
#[derive(Clone, Copy)]
struct Shown {
    playground: Playground,
    row: KeyResultRow,
    card: Derived<Card>,
    /// What is shown of the card.
    parts: Parts,
    /// How it explains that, worked out when asked for.
    explained: Derived<Explained>,
    /// What is shown of that.
    later: Parts,
}

/// The id of a part of a card.
fn named(row: KeyResultRow, part: &str) -> String {
    [part, "-", &row.id.to_string()].concat()
}

impl Shown {
    fn of(playground: Playground, row: KeyResultRow) -> Self {
        let KeyResultRow { typed, read, .. } = row;
        let habits = playground.habits;
        let card = Derived::new(move || {
            let promise = playground.promise.with(|it| *it);
            typed.with(|typed| read.with(|read| Card::of(typed, read, promise, &habits)))
        });
        let explained = Derived::new(move || {
            typed.with(|typed| read.with(|read| Explained::of(typed, read, &habits)))
        });
        Self {
            playground,
            row,
            card,
            parts: Parts::at_once(move || card.track()),
            explained,
            later: Parts::after_frame(move || card.track()),
        }
    }

    /// A part of what its card says.
    fn part<T>(self, pick: fn(&Card) -> T) -> Signal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        self.parts.part(move || self.card.with_untracked(pick))
    }

    fn says(self, pick: fn(&Card) -> &str) -> Signal<String> {
        let card = self.card;
        self.parts
            .part(move || card.with_untracked(|card| pick(card).to_owned()))
    }

    fn under(self, pick: fn(&Card) -> &Under) -> Signal<Under> {
        let card = self.card;
        self.parts
            .part(move || card.with_untracked(|card| pick(card).clone()))
    }

    /// A part of how it explains that.
    fn explains<T>(self, pick: impl Fn(&Explained) -> T + Send + Sync + 'static) -> Signal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let explained = self.explained;
        self.later.part(move || explained.with_untracked(&pick))
    }

    /// What there is to say of the weight: all weights 0 is a problem of each of them.
    fn weight_under(self, fields: KeyResultFields) -> Signal<Under> {
        let is_typed = fields.when(|typed| !typed.weight.is_empty());
        let under = self.under(|card| &card.weight);
        Signal::derive(move || {
            if self.playground.weights_all_zero.get() && is_typed.get() {
                Under {
                    text: no_score(NoScore::WeightsAllZero),
                    is_problem: true,
                }
            } else {
                under.get()
            }
        })
    }

    fn fields(self) -> KeyResultFields {
        let Self {
            playground, row, ..
        } = self;
        let edit = Callback::new(move |edit: Edit| playground.edit_row(row, edit));
        let left = Callback::new(move |()| playground.write_address());
        let id = move |part: &str| named(row, part);
        let (habits, reading) = (playground.habits, Reading::Fetched);
        KeyResultFields::new(row.typed, row.read, habits, edit, left, reading, id)
    }

    /// Moves it among the others, by the keys that do so.
    fn shortcut(self, event: &leptos::ev::KeyboardEvent) {
        let down = match event.key().as_str() {
            "ArrowDown" => true,
            "ArrowUp" => false,
            _ => return,
        };
        // In a list of options the same keys do something else.
        if event.alt_key() && event_target::<web_sys::Element>(event).tag_name() != "SELECT" {
            event.prevent_default();
            let focused = event_target::<web_sys::Element>(event).id();
            // Not everything has one.
            let focused = if focused.is_empty() {
                named(self.row, "name")
            } else {
                focused
            };
            self.playground.shift(self.row.id, down, focused);
        }
    }
}

/// A key result with everything that can be done to it.
#[component]
pub fn KeyResultCard(
    /// The playground that it is part of.
    playground: Playground,
    /// Which one.
    row: KeyResultRow,
    /// What advises on its name.
    advising: Advising,
) -> AnyView {
    let typed = row.typed;
    fields_belong_together();
    let shown = Shown::of(playground, row);
    let fields = shown.fields();
    // What was there before anybody typed has been left.
    let was_left = RwSignal::new(typed.with_untracked(|typed| *typed != KeyResult::default()));
    let writing = Writing::new(advising);
    let left = move |_| {
        writing.leaves(["#", &named(row, "card")].concat());
        // A browser tells of it also as it takes the fields away.
        if was_left.try_get_untracked() == Some(false) {
            when_left(["#", &named(row, "card")].concat(), was_left);
        }
    };
    view! {
        <li
            class="card"
            id=named(row, "card")
            data-measure=fields.part(|typed| words::MEASURES[typed.measure as usize].0)
            data-between=fields.part(|typed| typed.is_between().then_some(""))
            on:keydown=move |event| shown.shortcut(&event)
            on:focusout=left
        >
            <div
                class="card__head"
                on:input=move |_| writing.goes_on(!fields.is_name_typed.get_untracked())
            >
                {fields.name(words::KEY_RESULT, shown.under(|card| &card.name), fields.worded_id())}
                {tools(shown, fields)}
            </div>
            {writing.of_key_result(playground, row, fields)}
            {fields.filled("card__filled", words::UNFILL, Callback::new(move_focus))}
            {fields.measures()}
            <div class="card__values">
                {fields.operator()}
                {fields.start(shown.under(|card| &card.start))}
                {fields.target(shown.under(|card| &card.target))}
                {fields
                    .now(
                        words::NOW,
                        shown.under(|card| &card.now),
                        fields.when(|typed| typed.measure == Measure::YesNo),
                    )}
                <Tick
                    label=words::DONE
                    ticked=fields.when(|typed| typed.done)
                    tick=Callback::new(move |done| {
                        playground.edit_row(row, |typed| typed.done = done);
                    })
                    hidden=fields.when(|typed| typed.measure != Measure::YesNo)
                />
            </div>
            {fields.missing(move || was_left.get())}
            <p
                class="card__hint quiet"
                hidden=fields.when(|typed| typed.measure != Measure::Hold)
            >
                {words::NOW_HINT}
            </p>
            {slider(shown)}
            <ul class="sets needs" hidden=shown.explains(|it| !it.has_needs())>
                {[0, 1, 2].map(|which| need(shown, which)).collect_view()}
            </ul>
            {worth(shown)}
            <p class="card__steps">
                <span class="steps">{shown.explains(|it| it.steps.clone())}</span>
                // Here alone: a browser looks at all within what has another zone.
                <span class="zone" data-zone=shown.part(|card| card.zone)>
                    {shown.part(|card| card.stands)}
                </span>
            </p>
            <p class="card__reads quiet" hidden=shown.part(|card| card.reads.is_empty())>
                {shown.says(|card| &card.reads)}
            </p>
            {more(shown, fields)}
        </li>
    }
    .into_any()
}

/// What is seldom said of it, folded away: also that its target is a bound to keep.
fn more(shown: Shown, fields: KeyResultFields) -> AnyView {
    let Shown { row, card, .. } = shown;
    let never = Signal::stored(false);
    let otherwise = move |_| {
        fields.mean_otherwise(card.with_untracked(|card| card.falls));
        move_focus(named(row, "now"));
    };
    view! {
        <details class="more">
            <summary class="quiet">{words::MORE}</summary>
            <div class="more__fields">
                {fields.unit(Signal::stored(Under::default()), never)}
                {fields.weight(words::WEIGHT, shown.weight_under(fields), never)}
            </div>
            {fields.guardrail()}
            <button
                type="button"
                class="link"
                hidden=shown.explains(|it| it.meant.is_empty())
                on:click=otherwise
            >
                {shown.explains(|it| it.meant.clone())}
            </button>
        </details>
    }
    .into_any()
}

/// The buttons that move it and take it away.
fn tools(shown: Shown, fields: KeyResultFields) -> AnyView {
    let Shown {
        playground, row, ..
    } = shown;
    let id = row.id;
    let called = fields.part(|typed| typed.name.clone());
    let tools = [
        ("up", "↑", words::UP, Some(false)),
        ("down", "↓", words::DOWN, Some(true)),
        ("remove", "×", words::REMOVE, None),
    ]
    .map(|(part, sign, name, down)| {
        let button = named(row, part);
        let focus = button.clone();
        let press = move |_| match down {
            Some(down) => playground.shift(id, down, focus.clone()),
            None => playground.remove(id),
        };
        view! {
            <button type="button" class="tool" id=button title=name on:click=press>
                <span aria-hidden="true">{sign}</span>
                <span class="unseen">
                    {Signal::derive(move || called.with(|called| [name, " ", called].concat()))}
                </span>
            </button>
        }
    });
    view! { <div class="card__tools">{tools.into_iter().collect_view()}</div> }.into_any()
}
