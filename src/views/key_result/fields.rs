//! The fields of a key result: the same in the playground and among the goals, which
//! put them where they want.

use leptos::prelude::*;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure, Operator};
use waymark_text::grade::{page as words, problems};

use crate::state::filling::Filling;
use crate::state::parts::Parts;
use crate::ui::choice::{Choice, Tick};
use crate::ui::field::{Field, Under, is_pasted};
use crate::ui::segments::Segments;
use crate::views::wording::part::{Read, Reading};

/// A change of what is typed.
pub(crate) type Edit = Box<dyn FnOnce(&mut KeyResult)>;

/// What is typed of a key result, and what is done with it.
#[derive(Clone, Copy)]
pub(crate) struct KeyResultFields {
    /// As typed.
    pub(crate) typed: RwSignal<KeyResult>,
    /// As understood.
    pub(crate) read: Memo<ReadKeyResult>,
    /// How things are written here.
    pub(crate) habits: Habits,
    /// Changes what is typed.
    pub(crate) edit: Callback<Edit>,
    /// Called when a field is left with another text than it had.
    pub(crate) left: Callback<()>,
    /// The id of a field, by its part.
    pub(crate) id: StoredValue<Named>,
    /// Its name, which a number does not change.
    pub(super) name_text: Signal<String>,
    /// What is shown of it.
    parts: Parts,
    /// What numbers came out of its name.
    filling: Filling<KeyResult>,
    /// Who takes them from it.
    reading: Reading,
    /// Whether somebody is typing its name.
    pub(crate) is_name_typed: RwSignal<bool>,
}

/// The id of a field, by its part.
pub(crate) type Named = Box<dyn Fn(&str) -> String + Send + Sync>;

/// The text of a field.
type Text = fn(&mut KeyResult) -> &mut String;

impl KeyResultFields {
    /// Those of what is typed, read and changed so.
    pub(crate) fn new(
        typed: RwSignal<KeyResult>,
        read: Memo<ReadKeyResult>,
        habits: Habits,
        edit: Callback<Edit>,
        left: Callback<()>,
        reading: Reading,
        id: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Self {
        let parts = Parts::at_once(move || {
            typed.track();
            read.track();
        });
        Self {
            typed,
            read,
            habits,
            edit,
            left,
            id: StoredValue::new(Box::new(id)),
            name_text: parts.part(move || typed.with_untracked(|typed| typed.name.clone())),
            parts,
            filling: Filling::new(in_place_of),
            reading,
            is_name_typed: RwSignal::new(false),
        }
    }

    pub(super) fn id(self, part: &str) -> String {
        self.id.with_value(|id| id(part))
    }

    fn edit(self, edit: impl FnOnce(&mut KeyResult) + 'static) {
        self.edit.run(Box::new(edit));
    }

    /// Whether what is typed is so.
    pub(crate) fn when(self, asked: fn(&KeyResult) -> bool) -> Signal<bool> {
        self.part(asked)
    }

    /// A part of what is typed.
    pub(crate) fn part<T>(self, pick: fn(&KeyResult) -> T) -> Signal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        self.parts.part(move || self.typed.with_untracked(pick))
    }

    fn text(self, pick: fn(&KeyResult) -> &String) -> Signal<String> {
        let typed = self.typed;
        self.parts
            .part(move || typed.with_untracked(|typed| pick(typed).clone()))
    }

    /// A part of what is typed as it was understood.
    pub(super) fn read_part<T>(
        self,
        look: impl Fn(&KeyResult, &ReadKeyResult) -> T + Send + Sync + 'static,
    ) -> Signal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let Self { typed, read, .. } = self;
        self.parts.part(move || {
            typed.with_untracked(|typed| read.with_untracked(|read| look(typed, read)))
        })
    }

    fn set(self, pick: Text) -> Callback<String> {
        Callback::new(move |text: String| self.edit(move |typed| *pick(typed) = text))
    }

    /// What there is to say of a number, as it was understood.
    pub(crate) fn said_of(
        self,
        of: fn(&ReadKeyResult) -> &waymark_core::sketch::typed::Field,
        pick: fn(&KeyResult) -> &String,
    ) -> Signal<Under> {
        let notation = self.habits.notation;
        self.read_part(move |typed, read| {
            let (field, start) = (of(read), read.start.value);
            Under {
                text: problems::under(field, pick(typed), start, &notation),
                is_problem: field.problem.is_some(),
            }
        })
    }

    /// What a key result lacks to be scored, once it was left and nothing else says so.
    pub(crate) fn missing(
        self,
        may_say: impl Fn() -> bool + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let missing = self.read_part(|typed, read| read.missing(typed));
        let missing = move || may_say().then(|| missing.get()).flatten();
        view! {
            <p class="field__note" role="status" data-problem=Signal::derive(move || missing().map(|_| ""))>
                {Signal::derive(move || missing().map_or("", problems::missing))}
            </p>
        }
        .into_any()
    }

    /// Fills the numbers from a name such as "Improve conversion from 12% to 18%", where there
    /// are none yet, or only those of the name before.
    /// Once from each name: whoever took them out again does not want them.
    pub(crate) fn fill(self) {
        if self.filling.takes_name() {
            self.fill_where_open();
        }
    }

    /// The same whether or not the name is new.
    pub(super) fn fill_where_open(self) {
        self.fill_over(|typed| typed.start.is_empty() && typed.target.is_empty());
    }

    /// Fills them in place of what there is, which can be gone back to, where those that are
    /// there may give way.
    fn fill_over(self, may_give_way: fn(&KeyResult) -> bool) {
        let name = self.typed.with_untracked(|typed| typed.name.clone());
        self.once_read(move |read, typed| {
            // Another name is read on its own.
            let filled = read.filter(|_| typed.name == name).and_then(|read| {
                let before = self.filling.base(typed, may_give_way)?;
                let filled = read(&before.name, &before, &self.habits.notation)?;
                Some((before, filled))
            });
            if let Some((before, filled)) = filled {
                self.filling.filled(before, filled.clone());
                self.edit(move |typed| *typed = filled);
            }
        });
    }

    /// Does something with who reads sentences and with what is typed then, unless the fields
    /// are gone by then: what is typed may outlive them.
    fn once_read(self, then: impl FnOnce(Option<Read>, KeyResult) + 'static) {
        self.reading.then(move |read| {
            let are_here = self.is_name_typed.try_get_untracked().is_some();
            if let Some(typed) = self.typed.try_get_untracked().filter(|_| are_here) {
                then(read, typed);
            }
        });
    }

    /// Gives it a name as a whole, with the numbers that it says.
    pub(crate) fn say(self, name: String) {
        self.filling.name_changed(true);
        self.types_name(false);
        self.edit(move |typed| typed.name = name);
        self.fill_over(|_| true);
    }

    /// The name, from which numbers are taken; what has this id describes it too.
    pub(crate) fn name(self, label: &'static str, under: Signal<Under>, also: String) -> AnyView {
        let typed = Callback::new(move |name: String| {
            let pasted = self
                .typed
                .with_untracked(|typed| is_pasted(&typed.name, &name));
            if pasted {
                return self.say(name);
            }
            self.filling.name_changed(false);
            self.types_name(true);
            self.edit(move |typed| typed.name = name);
        });
        let left = Callback::new(move |()| {
            self.types_name(false);
            self.fill();
        });
        let (id, value) = (self.id("name"), self.name_text);
        view! { <Field id label value typed left under also /> }.into_any()
    }

    fn types_name(self, is_typed: bool) {
        if self.is_name_typed.get_untracked() != is_typed {
            self.is_name_typed.set(is_typed);
        }
    }

    /// That its name was read, and the way back, which is called so.
    pub(crate) fn filled(
        self,
        class: &'static str,
        unfill_label: &'static str,
        focus: Callback<String>,
    ) -> AnyView {
        let unfill = move |_| {
            let typed = self.typed.get_untracked();
            if let Some(before) = self.filling.go_back(&typed) {
                self.edit(move |typed| *typed = before);
                focus.run(self.id("name"));
            }
        };
        view! {
            <p class=class hidden=Signal::derive(move || !self.filling.can_go_back())>
                {words::FILLED}
                " "
                <button type="button" class="link" on:click=unfill>
                    {unfill_label}
                </button>
            </p>
        }
        .into_any()
    }

    /// How it is measured.
    pub(crate) fn measure(self) -> AnyView {
        let chosen = self.part(|typed| typed.measure as usize);
        let choose = Callback::new(move |place: usize| {
            self.edit(move |typed| typed.measure = Measure::ALL[place]);
        });
        let (id, options) = (self.id("measure"), &words::MEASURES);
        view! { <Choice id label=words::MEASURE options chosen choose /> }.into_any()
    }

    /// The same with all measures in view.
    pub(crate) fn measures(self) -> AnyView {
        let chosen = self.part(|typed| typed.measure as usize);
        let choose = Callback::new(move |place: usize| {
            self.edit(move |typed| typed.measure = Measure::ALL[place]);
        });
        let (id, options) = (self.id("measure"), &words::MEASURES);
        view! { <Segments id label=words::MEASURE options chosen choose /> }.into_any()
    }

    /// The unit beside a number that has none of its own.
    fn beside(
        self,
        of: fn(&ReadKeyResult) -> &waymark_core::sketch::typed::Field,
        pick: fn(&KeyResult) -> &String,
    ) -> Signal<String> {
        self.read_part(move |typed, read| {
            let field = of(read);
            let is_empty = pick(typed).trim().is_empty();
            if field.unit.is_empty() && (field.value.is_some() || is_empty) {
                read.unit.clone()
            } else {
                String::new()
            }
        })
    }

    /// The operator of a bound to hold.
    pub(crate) fn operator(self) -> AnyView {
        let chosen = self.part(|typed| typed.operator as usize);
        let choose = Callback::new(move |place: usize| {
            self.edit(move |typed| typed.operator = Operator::ALL[place]);
        });
        let hidden = self.when(|typed| typed.measure != Measure::Hold);
        let (id, options) = (self.id("operator"), &words::OPERATORS);
        view! { <Choice id label=words::KEEP options chosen choose hidden /> }.into_any()
    }

    fn end(self, usual: &'static str, of_range: &'static str) -> Signal<&'static str> {
        let typed = self.typed;
        self.parts.part(move || {
            if typed.with_untracked(KeyResult::is_between) {
                of_range
            } else {
                usual
            }
        })
    }

    /// Where it starts; the lower end of a range to hold.
    pub(crate) fn start(self, under: Signal<Under>) -> AnyView {
        let label = self.end(words::START, words::ENDS[0]);
        let hidden = self.when(|typed| !(typed.measure == Measure::Change || typed.is_between()));
        let (id, value) = (self.id("start"), self.text(|typed| &typed.start));
        let (typed, left) = (self.set(|typed| &mut typed.start), self.left);
        let unit = self.beside(|read| &read.start, |typed| &typed.start);
        view! { <Field id label kind="amount" value typed left under unit hidden /> }.into_any()
    }

    /// Where it is to end, or the bound to hold. "+40 %" and "today 3,000, +40 %" are
    /// worked out when the field is left.
    pub(crate) fn target(self, under: Signal<Under>) -> AnyView {
        let left = Callback::new(move |()| {
            let target = self.typed.with_untracked(|typed| typed.target.clone());
            // Nobody has to be fetched to read that.
            let is_number = |it: char| {
                it.is_ascii_digit() || it.is_whitespace() || matches!(it, '.' | ',' | '\'' | '’')
            };
            if target.chars().all(is_number) {
                return self.target_left(None);
            }
            self.once_read(move |read, typed| {
                if typed.target == target {
                    let read = read.filter(|_| typed.measure == Measure::Change);
                    self.target_left(
                        read.and_then(|read| read(&target, &typed, &self.habits.notation)),
                    );
                }
            });
        });
        let label = self.end(words::TARGET, words::ENDS[1]);
        let hidden = self.when(|typed| typed.measure == Measure::YesNo);
        let (id, value) = (self.id("target"), self.text(|typed| &typed.target));
        let typed = self.set(|typed| &mut typed.target);
        let unit = self.beside(|read| &read.target, |typed| &typed.target);
        view! { <Field id label kind="amount" value typed left under unit hidden /> }.into_any()
    }

    /// The target's field was left, in which a whole key result may stand.
    fn target_left(self, worked_out: Option<KeyResult>) {
        let notation = self.habits.notation;
        let relative = self
            .read
            .with_untracked(|read| read.target.relative.and(read.target.value));
        match (worked_out, relative) {
            (Some(worked_out), _) => self.edit(move |typed| *typed = worked_out),
            (None, Some(value)) => {
                self.edit(move |typed| typed.target = notation.write_plain(value));
            }
            (None, None) => self.left.run(()),
        }
    }

    /// What it is measured in.
    pub(crate) fn unit(self, under: Signal<Under>, hidden: Signal<bool>) -> AnyView {
        let (id, value) = (self.id("unit"), self.text(|typed| &typed.unit));
        let (typed, left) = (self.set(|typed| &mut typed.unit), self.left);
        view! { <Field id label=words::UNIT value typed left under hidden /> }.into_any()
    }

    /// The latest value.
    pub(crate) fn now(
        self,
        label: &'static str,
        under: Signal<Under>,
        hidden: Signal<bool>,
    ) -> AnyView {
        let (id, value) = (self.id("now"), self.text(|typed| &typed.now));
        let (typed, left) = (self.set(|typed| &mut typed.now), self.left);
        let unit = self.beside(|read| &read.now, |typed| &typed.now);
        view! { <Field id label kind="amount" value typed left under unit hidden /> }.into_any()
    }

    /// How much it counts.
    pub(crate) fn weight(
        self,
        label: &'static str,
        under: Signal<Under>,
        hidden: Signal<bool>,
    ) -> AnyView {
        let (id, value) = (self.id("weight"), self.text(|typed| &typed.weight));
        let (typed, left) = (self.set(|typed| &mut typed.weight), self.left);
        view! { <Field id label kind="decimal" value typed left under hidden /> }.into_any()
    }

    /// Whether a standard is a guardrail.
    pub(crate) fn guardrail(self) -> AnyView {
        let ticked = self.when(|typed| typed.guardrail);
        let tick = Callback::new(move |guardrail| {
            self.edit(move |typed| typed.guardrail = guardrail);
        });
        let hidden = self.when(|typed| typed.measure != Measure::Hold);
        view! { <Tick label=words::GUARDRAIL ticked tick hidden /> }.into_any()
    }

    /// Makes it the standard that may have been meant by a change.
    pub(crate) fn mean_otherwise(self, falls: bool) {
        self.edit(move |typed| *typed = typed.as_standard(falls));
    }
}

/// What another key result is but for what no name says: the name, and what is known now.
fn in_place_of(typed: &KeyResult, other: &KeyResult) -> KeyResult {
    KeyResult {
        name: typed.name.clone(),
        now: typed.now.clone(),
        weight: typed.weight.clone(),
        ..other.clone()
    }
}
