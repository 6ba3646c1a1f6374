//! What becomes of one key result, while somebody decides about it: in the form that closes
//! its objective, or by itself.

use leptos::prelude::*;
use waymark_core::kpi::draft::{At, Draft};
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::Objective;
use waymark_core::objective::draft::closing::settling::{Choice, Offer, TypedSettling};
use waymark_text::handoff::settle as words;
use waymark_text::kpi::form as kpi_form;
use waymark_text::kpi::unit::CADENCES;

use super::preview::line;
use crate::state::kept::Goals;
use crate::state::kpis::form::here;
use crate::ui::field::fields_belong_together;
use crate::views::kpi::form::band::ReadBack;
use crate::views::kpi::form::fields::Typing;

/// What becomes of one key result, while somebody decides about it.
#[derive(Clone, Copy)]
pub struct Part {
    goals: Goals,
    /// What is offered.
    offer: StoredValue<Offer>,
    /// How it began, with the ids of what it may begin.
    at_first: StoredValue<TypedSettling>,
    /// What is chosen; none as long as the usual stands.
    chosen: RwSignal<Option<Choice>>,
    /// The band, and of a new KPI its name and cadence.
    typing: Typing,
}

impl Part {
    /// One that goes on with what was left open of it. The ids of its fields begin so.
    pub(super) fn new(
        goals: Goals,
        offer: Offer,
        objective: &Objective,
        kept: Option<&TypedSettling>,
        prefix: String,
    ) -> Self {
        let new = || goals.new_kpi_id();
        let settled = TypedSettling::of(&offer, objective, &here(goals), new).or_kept(kept);
        let known = offer.kpi.as_ref().map(|(_, kpi)| kpi.clone());
        Self {
            goals,
            chosen: RwSignal::new(settled.chosen),
            typing: Typing::new(goals, settled.draft.clone(), known, prefix),
            at_first: StoredValue::new(settled),
            offer: StoredValue::new(offer),
        }
    }

    /// What is chosen and typed of it.
    pub(super) fn settled(self) -> TypedSettling {
        let (chosen, draft) = (self.chosen.get(), self.typing.draft.get());
        self.at_first.with_value(|it| it.with(chosen, draft))
    }

    /// The same with the choice that is shown, whatever is usual by the time it is done.
    pub(super) fn meant(self) -> TypedSettling {
        let settled = self.settled();
        let choice = self.with_offer(|offer| settled.choice(offer));
        settled.choosing(choice)
    }

    /// What is offered.
    pub(super) fn with_offer<T>(self, with: impl FnOnce(&Offer) -> T) -> T {
        self.offer.with_value(with)
    }

    /// What is chosen, or what is usual.
    pub(super) fn choice(self) -> Choice {
        let settled = self.settled();
        self.with_offer(|offer| settled.choice(offer))
    }

    /// Whether nothing is wrong with it; what is wrong is shown from now on.
    pub(super) fn is_right(self) -> bool {
        self.typing.tried.set(true);
        let settled = untrack(|| self.settled());
        self.with_offer(|offer| settled.problems(offer, &here(self.goals)).is_empty())
    }

    /// What it does, in a sentence.
    pub(in crate::views::objective) fn says(self) -> String {
        let settled = self.settled();
        self.with_offer(|offer| line(offer, &settled, &here(self.goals)))
    }

    /// The id of the whole of it.
    pub(super) fn id(self) -> String {
        self.typing.id("part")
    }

    /// The question, the choices, and what is typed where something begins.
    fn view(self) -> AnyView {
        let offer = self.offer.get_value();
        let typing = self.typing;
        let is_kpi = offer.kpi.is_some();
        let notation = self.goals.habits.notation;
        let unit = typing.unit();
        let asks = {
            let offer = offer.clone();
            move || match &offer.kpi {
                None => words::makes(offer.check_ins()),
                Some((_, kpi)) if offer.is_back() => {
                    let now = offer.level.now.unwrap_or(offer.level.range);
                    let says = match offer.level.is_out {
                        true => words::is_out_again,
                        false => words::is_back,
                    };
                    says(&kpi.name, now, &unit.get(), &notation)
                }
                // As it is typed by now, where that can be told.
                Some((_, kpi)) => {
                    let range = typing.band.with(|band| band.range);
                    let range = range.unwrap_or(offer.level.range);
                    let says = match offer.is_early() {
                        true => words::might_move,
                        false => words::moves,
                    };
                    says(&kpi.name, range, offer.level.from, &unit.get(), &notation)
                }
            }
        };
        let cadence = Memo::new(move |_| typing.draft.with(judged_in));
        let early = offer
            .is_early()
            .then_some((offer.level.ended, offer.level.is_out));
        let early = Memo::new(move |_| match early {
            None => String::new(),
            Some((_, true)) => words::fell_short(cadence.get()),
            Some((ended, false)) => words::early(ended, cadence.get()),
        });
        let name = offer.key_result.name.clone();
        let is_hold = Memo::new(move |_| self.choice() == Choice::Hold);
        view! {
            <fieldset class="handoff" id=self.id() tabindex="-1">
                <legend>
                    <bdi>{name}</bdi>
                </legend>
                <p>{asks}</p>
                <p class="quiet" hidden=move || early.with(String::is_empty)>
                    {early}
                </p>
                {self.choices(&offer)}
                <div class="kpi-form kpi-form__band" hidden=move || !is_hold.get()>
                    {(!is_kpi).then(|| self.of_new())}
                    {self.band(&offer)}
                    <ReadBack typing />
                    {self.chance(&offer)}
                    <p class="quiet" hidden=!is_kpi>
                        {words::EARLIER_STAY}
                    </p>
                </div>
            </fieldset>
        }
        .into_any()
    }

    /// The three choices.
    fn choices(self, offer: &Offer) -> AnyView {
        let is_kpi = offer.kpi.is_some();
        let from = offer.level.from;
        let name = self.typing.id("choice");
        let all = Choice::ALL.map(|this| {
            let says = move || match this {
                Choice::Hold if is_kpi => words::move_from(from),
                Choice::Hold => words::MAKE.to_owned(),
                Choice::AskAgain => {
                    words::ask_on(self.with_offer(|offer| offer.asks_on(self.goals.day())))
                }
                Choice::Leave if is_kpi => words::LEAVE_BAND.to_owned(),
                Choice::Leave => words::LEAVE.to_owned(),
            };
            view! {
                <label class="tick">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=move || self.choice() == this
                        on:change=move |_| self.chosen.set(Some(this))
                    />
                    {says}
                </label>
            }
        });
        all.into_iter().collect_view().into_any()
    }

    /// What a new KPI is called, and how often it is read.
    fn of_new(self) -> AnyView {
        let typing = self.typing;
        view! {
            <div class="form__values">
                {typing.line((At::Name, "name"), words::NAME, |draft| &mut draft.name, "")}
                {typing
                    .choice(
                        "cadence",
                        kpi_form::CADENCE,
                        &CADENCES,
                        |draft| {
                            let mut all = Unit::CADENCES.iter();
                            let found = all.position(|it| *it == draft.number.cadence);
                            found.unwrap_or_default()
                        },
                        |draft, place| draft.number.read_every(Unit::CADENCES[place]),
                        |_| String::new(),
                    )}
            </div>
        }
        .into_any()
    }

    /// The ends of the band: target and threshold, or both ends of one that has two.
    fn band(self, offer: &Offer) -> AnyView {
        type Text = fn(&mut Draft) -> &mut String;
        const ONE: [(At, &str, &str, Text); 2] = [
            (At::Target, "target", kpi_form::TARGET, |draft| {
                &mut draft.band.target
            }),
            (At::Threshold, "threshold", kpi_form::THRESHOLD, |draft| {
                &mut draft.band.threshold
            }),
        ];
        const TWO: [(At, &str, &str, Text); 4] = [
            (At::From, "from", kpi_form::FROM, |draft| {
                &mut draft.band.low
            }),
            (At::To, "to", kpi_form::TO, |draft| &mut draft.band.high),
            (At::OuterFrom, "outer-from", kpi_form::OUTER_FROM, |draft| {
                &mut draft.band.outer_low
            }),
            (At::OuterTo, "outer-to", kpi_form::OUTER_TO, |draft| {
                &mut draft.band.outer_high
            }),
        ];
        let typing = self.typing;
        let fields = match offer.level.range.better() {
            Some(_) => &ONE[..],
            None => &TWO[..],
        };
        let fields = fields.iter().map(|(at, part, label, text)| {
            let (at, shown) = (*at, Signal::stored(false));
            let read = move || {
                let field = typing.band.with(|band| band.field(at).cloned());
                field.unwrap_or_default()
            };
            typing.number((at, part), label, *text, read, shown)
        });
        view! { <div class="form__values">{fields.collect_view()}</div> }.into_any()
    }

    /// Whether chance alone would break the band that is filled in; of another one that is
    /// not said.
    fn chance(self, offer: &Offer) -> AnyView {
        let (range, chance) = (offer.level.range, offer.level.chance);
        let says = Memo::new(move |_| {
            let is_it = self.typing.band.with(|band| band.range == Some(range));
            let unit = self.typing.draft.with(judged_in);
            let answer = chance.filter(|_| is_it);
            answer.map_or_else(String::new, |it| words::chance(it, unit))
        });
        view! {
            <p class="quiet" hidden=move || says.with(String::is_empty)>
                {says}
            </p>
        }
        .into_any()
    }
}

/// What becomes of one key result: the question, the choices, and what is typed where
/// something begins.
#[component]
pub fn PartFields(
    /// Of which one.
    part: Part,
) -> AnyView {
    fields_belong_together();
    part.view()
}

/// The unit whose value a band judges.
fn judged_in(draft: &Draft) -> Unit {
    draft.per().unwrap_or(draft.number.cadence)
}
