//! A field with its label, and what is to be said of it.

use leptos::prelude::*;
use waymark_core::number::units::is_before;

use super::day::{DayInput, is_typing};

/// What stands under a field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Under {
    /// The text, empty for none.
    pub text: String,
    /// Whether it is a problem: that is shown once the field is left, and until
    /// it is mended.
    pub is_problem: bool,
}

/// Whether somebody is typing in one of the fields that belong together. What
/// they say of each other ("start and target are both 1") may be wrong halfway, so
/// no problem appears meanwhile.
#[derive(Clone, Copy)]
struct Typing(RwSignal<bool>);

/// Says that the fields made from here on, by the component that calls it, belong
/// together.
pub(crate) fn fields_belong_together() {
    provide_context(Typing(RwSignal::new(false)));
}

/// A field for a line of text, its label above and a note under it.
#[component]
pub fn Field(
    /// Tells it apart from all others of the page.
    id: String,
    /// What it is called.
    #[prop(into)]
    label: Signal<&'static str>,
    /// `text`, `date`, `decimal` or `numeric` (a keyboard of digits where there is one, with
    /// a separator and without), or `amount`: a number that may have a sign, a unit or a
    /// magnitude, for which the keyboards of digits of some phones have no key.
    #[prop(default = "text")]
    kind: &'static str,
    /// Its text.
    value: Signal<String>,
    /// Called with the text after every change of it.
    typed: Callback<String>,
    /// Called when it is left with another text than it had.
    #[prop(optional)]
    left: Option<Callback<()>>,
    /// What stands under it.
    #[prop(into)]
    under: Signal<Under>,
    /// What stands beside the number in it, as "hours" or "$"; empty for nothing.
    #[prop(optional)]
    unit: Option<Signal<String>>,
    /// Whether it is left out.
    #[prop(into, default = Signal::stored(false))]
    hidden: Signal<bool>,
    /// The id of what else describes it; empty for nothing.
    #[prop(optional)]
    also: String,
) -> AnyView {
    // What was there before anybody typed has been left.
    let was_left = RwSignal::new(true);
    let Typing(typing) = use_context().unwrap_or_else(|| Typing(RwSignal::new(false)));
    let day = (kind == "date").then(|| DayInput::new(value, typed));
    let is_typed = move || day.is_some_and(|day| day.is_typed.get());
    let shows_problem = Memo::new(move |shown: Option<&bool>| {
        let may_appear = was_left.get() && !typing.get() && !is_typed();
        under.with(|under| under.is_problem) && (may_appear || shown == Some(&true))
    });
    let note = Memo::new(move |shown: Option<&String>| {
        let text = under.with(|under| {
            if shows_problem.get() || !under.is_problem {
                under.text.clone()
            } else {
                String::new()
            }
        });
        // Of a year half typed nothing is said that was not said before.
        match is_typed() && shown.is_some_and(|shown| *shown != text) {
            true => String::new(),
            false => text,
        }
    });
    let (note_id, label_for) = ([&id, "-note"].concat(), id.clone());
    let described = match also.is_empty() {
        true => note_id.clone(),
        false => [note_id.clone(), also].join(" "),
    };
    let changed = Changed {
        was_left,
        typing,
        shows_problem,
    };
    let input = match day {
        Some(day) => day_input(id, described, day, changed, left),
        None => text_input(id, described, kind, (value, typed), changed, left),
    };
    let input = match unit {
        Some(unit) => with_unit(input, value, unit),
        None => input,
    };
    view! {
        <div class="field" hidden=hidden>
            <label for=label_for>{label}</label>
            {input}
            <p class="field__note" id=note_id data-problem=Signal::derive(move || shows_problem.get().then_some(""))>
                {note}
            </p>
        </div>
    }
    .into_any()
}

/// Whether what is wrong with a field may be said, as it is typed into.
#[derive(Clone, Copy)]
struct Changed {
    was_left: RwSignal<bool>,
    typing: RwSignal<bool>,
    shows_problem: Memo<bool>,
}

impl Changed {
    /// Whether it is marked as wrong.
    fn invalid(self) -> Signal<Option<&'static str>> {
        Signal::derive(move || self.shows_problem.get().then_some("true"))
    }

    /// Something was typed.
    fn begins(self) {
        if !self.shows_problem.get_untracked() && self.was_left.get_untracked() {
            self.was_left.set(false);
        }
        // All fields that belong together listen to that.
        if !self.typing.get_untracked() {
            self.typing.set(true);
        }
    }

    /// It was left; whether it is still there. A browser tells of it also as it takes the
    /// field away, when nothing of this is there any more.
    fn ends(self) -> bool {
        let is_there = self.was_left.try_set(true).is_none();
        if is_there {
            self.typing.set(false);
        }
        is_there
    }
}

/// The field of a line of text.
fn text_input(
    id: String,
    described: String,
    kind: &'static str,
    (value, typed): (Signal<String>, Callback<String>),
    changed: Changed,
    left: Option<Callback<()>>,
) -> AnyView {
    let is_amount = kind == "amount";
    let input = NodeRef::<leptos::html::Input>::new();
    let begins = value.get_untracked();
    // What is typed stands in it already: written once more it would cost as much as all that
    // is worked out of it.
    let shows = StoredValue::new(begins.clone());
    Effect::new(move |_| {
        value.with(|value| {
            if shows.with_value(|shows| shows == value) {
                return;
            }
            shows.set_value(value.clone());
            if let Some(input) = input.get_untracked() {
                input.set_value(value);
            }
        });
    });
    view! {
        <input
            id=id
            type="text"
            dir=(kind == "text").then_some("auto")
            inputmode=if is_amount { "text" } else { kind }
            autocapitalize=is_amount.then_some("off")
            autocomplete="off"
            data-amount=is_amount.then_some("")
            aria-describedby=described
            aria-invalid=changed.invalid()
            node_ref=input
            prop:value=begins
            on:input=move |event| {
                changed.begins();
                let text = event_target_value(&event);
                shows.set_value(text.clone());
                typed.run(text);
            }
            on:blur=move |_| _ = changed.ends()
            on:change=move |_| {
                if changed.ends()
                    && let Some(left) = left
                {
                    left.run(());
                }
            }
        />
    }
    .into_any()
}

/// The field of a day.
fn day_input(
    id: String,
    described: String,
    day: DayInput,
    changed: Changed,
    left: Option<Callback<()>>,
) -> AnyView {
    // Enter saves a form without leaving the field.
    let settle = move || {
        if changed.ends() {
            day.settle();
        }
    };
    view! {
        <input
            id=id
            type="date"
            inputmode="none"
            autocomplete="off"
            aria-describedby=described
            aria-invalid=changed.invalid()
            node_ref=day.node
            on:keydown=move |event| match event.key() == "Enter" {
                true => settle(),
                false if is_typing(&event) => day.is_typed.set(true),
                false => {}
            }
            // A calendar that is opened over it chooses a day as a whole.
            on:click=move |_| day.is_typed.set(false)
            on:input=move |_| {
                changed.begins();
                day.tell();
            }
            on:blur=move |_| settle()
            on:change=move |_| {
                // It is told of each day on the way, too.
                if day.is_typed.try_get_untracked() == Some(false) && changed.ends()
                    && let Some(left) = left
                {
                    left.run(());
                }
            }
        />
    }
    .into_any()
}

/// A field and the unit right behind what stands in it, or before it where it is a
/// currency. What is longer than the field hides the unit, never the other way round.
fn with_unit(input: AnyView, value: Signal<String>, unit: Signal<String>) -> AnyView {
    let leads = move || unit.with(|unit| is_before(unit));
    // "US$" takes more room than "$".
    let room = move || {
        let is_sign = unit.with(|unit| unit.chars().nth(1).is_none());
        leads().then_some(if is_sign { "" } else { "letters" })
    };
    let behind = move || if leads() { String::new() } else { value.get() };
    let unit = move || {
        let unit = unit.get();
        // "4.6/5" and "12%" are written without a space.
        let space = unit.starts_with(char::is_alphabetic).then_some(" ");
        [space.unwrap_or_default(), &unit].concat()
    };
    view! {
        <div class="field__box" data-leads=Signal::derive(room)>
            {input}
            <span class="field__unit" aria-hidden="true">
                <u>{Signal::derive(behind)}</u>
                {Signal::derive(unit)}
            </span>
        </div>
    }
    .into_any()
}

/// Keeps the focus in a field while a button of its form is pressed: leaving it may
/// show a problem under it, and the button would move away from under the pointer.
pub(crate) fn keep_focus(event: &web_sys::MouseEvent) {
    let pressed: web_sys::Element = event_target(event);
    if let Ok(Some(_)) = pressed.closest("button") {
        event.prevent_default();
    }
}

/// So many characters more at once were pasted, not typed or completed: "from 12
/// to 18" has more.
const PASTED: usize = 12;

/// Whether a change of a text was pasted into it.
pub(crate) fn is_pasted(before: &str, after: &str) -> bool {
    inserted(before, after) >= PASTED
}

/// How many characters of a text are new in one place.
fn inserted(before: &str, after: &str) -> usize {
    let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
        one.zip(other)
            .take_while(|(one, other)| one == other)
            .count()
    };
    let head = same(&mut before.chars(), &mut after.chars());
    let tail = same(&mut before.chars().rev(), &mut after.chars().rev());
    let shorter = before.chars().count().min(after.chars().count());
    after.chars().count() - (head + tail).min(shorter)
}

/// What stands under a field that has to be filled: nothing while it is empty and
/// nobody has tried to add.
pub(crate) fn once_tried(
    text: RwSignal<String>,
    tried: RwSignal<bool>,
    problem: impl Fn() -> String + Send + Sync + 'static,
) -> Signal<Under> {
    Signal::derive(move || {
        if text.with(|text| text.trim().is_empty()) && !tried.get() {
            return Under::default();
        }
        let text = problem();
        let is_problem = !text.is_empty();
        Under { text, is_problem }
    })
}
