//! The fields of one key result in the form of an objective.

use leptos::prelude::*;
use waymark_core::grading::measure::Direction;
use waymark_core::number::units::is_comparable;
use waymark_core::objective::draft::check::key_result_problems;
use waymark_core::objective::draft::kept;
use waymark_core::objective::draft::more::More;
use waymark_core::objective::draft::{At, DraftRow, Part, Problem, What};
use waymark_core::objective::earlier::effect;
use waymark_core::objective::key_result::{Indicator, KeyResult};
use waymark_core::record::id::Id;
use waymark_core::record::kind::LONGEST_NAME;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{self, Measure};
use waymark_text::goals::{
    self as words, changed, form as words_of_form, key_result as words_of_key_result,
};
use waymark_text::grade::{bound, change, meant, problems, sentences};
use waymark_text::handoff::restore;

use super::kpi::{self, AsKpi, Begins, KpiSays, Ordinary};
use super::smart::{OfWhole, smart_fold};
use crate::state::kept::Goals;
use crate::state::page::{move_focus, when_left};
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under, fields_belong_together};
use crate::ui::fold::is_unfolded;
use crate::views::key_result::fields::{Edit, KeyResultFields};
use crate::views::wording::part::Reading;
use crate::views::wording::{Advice, Wording};

/// A key result in the form.
#[derive(Clone)]
pub struct Row {
    /// Its id.
    pub(crate) id: Id,
    /// What is typed of it, as fields.
    pub(crate) fields: KeyResultFields,
    /// Whose it is, and when it tells.
    pub(crate) more: RwSignal<More>,
    /// Everything that is wrong with it: once for all that is said of it.
    problems: Memo<Vec<Problem>>,
    /// As it is kept: written when it is to be kept and has changed.
    pub(super) text: Memo<String>,
}

impl Row {
    /// One that shows a draft.
    pub(crate) fn new(draft: DraftRow, habits: Habits) -> Self {
        let typed = RwSignal::new(draft.typed);
        // A letter of the name changes no number.
        let counting = Memo::new(move |_| typed.with(without_name));
        let read = Memo::new(move |_| counting.with(|typed| ReadKeyResult::of(typed, &habits)));
        let more = RwSignal::new(draft.more);
        let id = draft.id.clone();
        let problems = Memo::new(move |_| {
            let own = more.with(|more| more.problem(&id));
            let of = |typed: &_| read.with(|read| key_result_problems(&id, typed, read));
            let mut problems = typed.with(of);
            problems.extend(own);
            problems
        });
        let id = draft.id.clone();
        let text = Memo::new(move |_| {
            let (typed, more) = (typed.get(), more.get());
            let id = id.clone();
            kept::row(&DraftRow { id, typed, more })
        });
        let edit = Callback::new(move |edit: Edit| typed.update(edit));
        let left = Callback::new(|()| ());
        let reading = Reading::Here(sentences::key_result);
        let id = str::to_owned;
        let fields = KeyResultFields::new(typed, read, habits, edit, left, reading, id);
        Self {
            id: draft.id,
            fields,
            more,
            problems,
            text,
        }
    }

    /// What it says now.
    pub(crate) fn draft(&self) -> DraftRow {
        DraftRow {
            id: self.id.clone(),
            typed: self.fields.typed.get(),
            more: self.more.get(),
        }
    }

    /// What is wrong with a part of it.
    fn problem(&self, part: Part) -> Option<What> {
        self.problems.with(|problems| {
            let mut all = problems.iter();
            let found = all.find(|it| matches!(&it.at, At::Of(_, at) if *at == part));
            found.map(|it| it.what.clone())
        })
    }
}

/// What is typed but for a name that is none too long: what it counts does not go by that.
fn without_name(typed: &sketch::KeyResult) -> sketch::KeyResult {
    let is_short = typed.name.chars().count() <= LONGEST_NAME;
    let name = if is_short { "" } else { &typed.name };
    sketch::KeyResult {
        name: name.to_owned(),
        ..typed.clone()
    }
}

/// A key result in the form of its objective.
#[component]
pub fn KeyResultForm(
    /// What is kept.
    goals: Goals,
    /// The key result.
    row: Row,
    /// Begins the ids of the form's fields.
    prefix: String,
    /// Which one it is, from 1.
    number: Signal<usize>,
    /// Whether somebody tried to save.
    tried: RwSignal<bool>,
    /// Whether it is the only one.
    alone: Signal<bool>,
    /// What the form knows of it where it is a KPI.
    as_kpi: AsKpi,
    /// What becomes of advice about its name.
    advice: Advice,
    /// What its objective says of all of its key results.
    whole: Memo<OfWhole>,
    /// Takes it away.
    remove: Callback<()>,
) -> AnyView {
    let fields = row.fields;
    let typed = fields.typed;
    let named = [prefix, row.id.to_string()].join("-");
    fields_belong_together();
    let of_fields = named.clone();
    fields
        .id
        .set_value(Box::new(move |part| [&of_fields, "-", part].concat()));
    let this = StoredValue::new(row);
    let more = this.with_value(|row| row.more);
    let wording = Wording::new(&fields.asked(fields.is_name_typed.into(), advice));
    let named_kpi = Memo::new(move |_| more.with(|more| more.kpi.clone()));
    let is_kpi = move || named_kpi.with(Option::is_some);
    let is_number = Memo::new(move |_| {
        let is_kpi = more.with(More::is_kpi);
        is_kpi && typed.with(|typed| typed.measure != Measure::YesNo)
    });
    let of_measure = [&named, "-measure"].concat();
    let was_kpi = as_kpi.was;
    let does = what_it_does(goals, this, as_kpi.objective.clone());
    // What was there before anybody typed has been left.
    let was_left = RwSignal::new(typed.with_untracked(|it| !it.name.trim().is_empty()));
    let says_missing = move || was_left.get() && !is_kpi() && !wording.is_odd();
    let whole_id = [&named, "-all"].concat();
    let leave = leaving(&whole_id, was_left);
    let name_under = name_under(this, number, tried);
    // The first value comes from the playground; it is a check-in of today.
    let has_now = typed.with_untracked(|typed| !typed.now.trim().is_empty());
    let is_yes_no = |typed: &sketch::KeyResult| typed.measure == Measure::YesNo;
    // A KPI says what it is measured in, but of one whose measure changed since.
    let is_measured_otherwise = untrack(|| {
        let kpi = named_kpi.get().filter(|kpi| goals.is_kpi(kpi));
        kpi.is_some_and(|kpi| {
            let known = goals.known_kpi(&kpi);
            typed.with(|typed| !is_comparable(known.kpi.unit(), &typed.unit))
        })
    });
    let takes_unit = move || !is_kpi() || is_measured_otherwise;
    view! {
        <fieldset class="form__key-result" id=whole_id on:focusout=move |_| leave()>
            <legend>{move || words::key_result(number.get())}</legend>
            {move || match named_kpi.get() {
                None => {
                    let to_kpi = fields.to_kpi(goals.is_example());
                    view! {
                        {fields.name(words::NAME, name_under, fields.worded_id())}
                        {fields.worded(wording, to_kpi)}
                    }
                        .into_any()
                }
                Some(kpi) => view! { <KpiSays goals kpi typed as_kpi=as_kpi.clone() /> }.into_any(),
            }}
            {fields.filled("quiet", words_of_form::UNFILL, Callback::new(move_focus))}
            <div class="form__values">
                {move || {
                    match is_number.get() {
                        true => kpi::measure(fields, of_measure.clone()),
                        false => fields.measure(),
                    }
                }}
                {fields.operator()}
                {fields.start(fields.said_of(|read| &read.start, |typed| &typed.start))}
                {fields.target(fields.said_of(|read| &read.target, |typed| &typed.target))}
                {fields
                    .unit(
                        long(this, Part::Unit),
                        Signal::derive(move || !takes_unit() || typed.with(is_yes_no)),
                    )}
                {fields
                    .now(
                        words_of_form::NOW,
                        fields.said_of(|read| &read.now, |typed| &typed.now),
                        Signal::derive(move || !has_now || is_kpi() || typed.with(is_yes_no)),
                    )}
            </div>
            {fields.missing(says_missing)}
            <Begins row=this />
            <p class="quiet" hidden=move || does.with(String::is_empty)>
                {does}
            </p>
            <div class="form__foot">
                {way(fields, named_kpi, &named)}
                <MoreFields row=this named=named.clone() number tried />
                {smart_fold(fields, wording, more, whole, number)}
                <Ordinary row=this named number was_kpi />
                <button
                    type="button"
                    class="button button--quiet"
                    hidden=alone
                    on:click=move |_| remove.run(())
                >
                    {words::REMOVE}
                    <span class="unseen">
                        " " {move || words::key_result(number.get())}
                    </span>
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// What there is to say of its name.
fn name_under(
    row: StoredValue<Row>,
    number: Signal<usize>,
    tried: RwSignal<bool>,
) -> Signal<Under> {
    let (fields, more) = row.with_value(|row| (row.fields, row.more));
    let asks_for_cause = move || more.with(|more| more.asks_for_cause);
    let problem = move || row.with_value(|row| row.problem(Part::Name));
    Signal::derive(move || match problem() {
        Some(What::Missing) if tried.get() => Under {
            text: words::NO_NAME.to_owned(),
            is_problem: true,
        },
        Some(What::Missing) if asks_for_cause() => Under {
            text: restore::CAUSE_HINT.to_owned(),
            is_problem: false,
        },
        Some(What::Missing) if number.get() == 1 => Under {
            text: words::NAME_HINT.to_owned(),
            is_problem: false,
        },
        Some(What::Typed(problem)) => Under {
            text: problems::problem(&problem, "", &fields.habits.notation),
            is_problem: true,
        },
        _ => Under::default(),
    })
}

/// Called as the focus goes elsewhere, perhaps out of the element of this id, which is then
/// left.
fn leaving(id: &str, was_left: RwSignal<bool>) -> impl Fn() + use<> {
    // An id may begin with a digit.
    let selector = ["[id='", id, "']"].concat();
    move || {
        // A browser tells of it also as it takes the fields away.
        if was_left.try_get_untracked() == Some(false) {
            when_left(selector.clone(), was_left);
        }
    }
}

/// What saving it does to what was checked in before, where that was promised otherwise;
/// else nothing.
fn what_it_does(goals: Goals, row: StoredValue<Row>, objective: Option<Id>) -> Memo<String> {
    let (id, fields) = row.with_value(|row| (row.id.clone(), row.fields));
    let before = objective.map(|of| untrack(|| goals.objective(&of, false)));
    Memo::new(move |_| {
        let Some(before) = &before else {
            return String::new();
        };
        let typed = fields.typed.get();
        fields.read.with(|read| {
            let now = KeyResult::typed(id.clone(), &typed, read);
            let is_whole = now.measured(None).is_some();
            let effect = is_whole
                .then(|| effect(before, &now, goals.day()))
                .flatten();
            effect.map_or_else(String::new, |it| {
                changed::effect(&it, &now.unit, &fields.habits.notation)
            })
        })
    })
}

/// What there is to say of a part that is too long.
fn long(row: StoredValue<Row>, part: Part) -> Signal<Under> {
    Signal::derive(move || match row.with_value(|row| row.problem(part)) {
        Some(What::TooLong(length)) => Under {
            text: words_of_form::too_long(length),
            is_problem: true,
        },
        _ => Under::default(),
    })
}

/// How it reads, and what may have been meant otherwise: of a KPI its band says that.
fn way(fields: KeyResultFields, kpi: Memo<Option<Id>>, named: &str) -> AnyView {
    let KeyResultFields { read, habits, .. } = fields;
    let way = Memo::new(move |_| {
        read.with(|read| {
            let unit = &read.unit;
            let change = read.change.map(|way| change(&way, unit, &habits.notation));
            let bound = || read.bound.map(|kept| bound(kept, unit, &habits.notation));
            change.or_else(bound).unwrap_or_default()
        })
    });
    let meant_otherwise = Memo::new(move |_| {
        read.with(|read| {
            let way = read.change.as_ref().filter(|_| kpi.with(Option::is_none));
            way.map(|way| meant(way, &read.unit, &habits.notation))
        })
    });
    let focus = [named, "-measure"].concat();
    let mean_otherwise = move |_| {
        let falls = read.with_untracked(|read| {
            let way = read.change.as_ref();
            way.is_some_and(|way| way.direction() == Direction::Lower)
        });
        fields.mean_otherwise(falls);
        move_focus(focus.clone());
    };
    view! {
        <p class="quiet" hidden=move || way.with(String::is_empty)>
            <span>{way}</span>
            " "
            <button
                type="button"
                class="link"
                hidden=move || meant_otherwise.with(Option::is_none)
                on:click=mean_otherwise
            >
                {meant_otherwise}
            </button>
        </p>
    }
    .into_any()
}

/// What is seldom said of a key result, folded away.
#[component]
fn MoreFields(
    /// The key result.
    row: StoredValue<Row>,
    /// Begins the ids of its fields.
    named: String,
    /// Which one it is, from 1.
    number: Signal<usize>,
    /// Whether somebody tried to save.
    tried: RwSignal<bool>,
) -> AnyView {
    let (fields, more) = row.with_value(|row| (row.fields, row.more));
    // A problem in the fold has to be seen.
    let is_open = RwSignal::new(false);
    Effect::new(move |_| {
        let folded = || {
            let mut parts = [Part::Weight, Part::Owner].into_iter();
            parts.any(|part| row.with_value(|row| row.problem(part)).is_some())
        };
        if tried.get() && untrack(folded) {
            is_open.set(true);
        }
    });
    let chosen = Signal::derive(move || {
        let indicator = more.with(|more| more.indicator);
        indicator.map_or(0, |it| 1 + it as usize)
    });
    let choose = Callback::new(move |place: usize| {
        let indicator = place.checked_sub(1).and_then(|at| Indicator::ALL.get(at));
        more.update(|more| more.indicator = indicator.copied());
    });
    view! {
        <details
            class="form__more"
            prop:open=is_open
            on:toggle=move |event| is_open.set(is_unfolded(&event))
        >
            <summary>
                {words_of_form::MORE_OF_KEY_RESULT}
                <span class="unseen">", " {move || words::key_result(number.get())}</span>
            </summary>
            <div class="form__aside">
                {fields
                    .weight(
                        words_of_key_result::WEIGHT,
                        fields.said_of(|read| &read.weight, |typed| &typed.weight),
                        fields.when(sketch::KeyResult::is_guardrail),
                    )}
                <Field
                    id=[&named, "-owner"].concat()
                    label=words_of_key_result::OWNER
                    value=Signal::derive(move || more.with(|more| more.owner.clone()))
                    typed=Callback::new(move |text| more.update(|more| more.owner = text))
                    under=long(row, Part::Owner)
                />
                <Choice
                    id=[&named, "-kind"].concat()
                    label=words_of_key_result::INDICATOR
                    options=&words_of_key_result::INDICATORS
                    chosen
                    choose
                />
                {fields.guardrail()}
            </div>
        </details>
    }
    .into_any()
}
