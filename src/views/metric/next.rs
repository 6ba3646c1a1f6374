//! The way to the next check-in, beside each key result.

use leptos::prelude::*;
use waymark_core::metric::dated::{Days, Typed};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::period::write_date;
use waymark_core::record::id::Id;
use waymark_core::sketch::Measure;
use waymark_core::store::action::Action;
use waymark_text::goals as words;

use super::form::{CheckInForm, kept_under, named_by};
use crate::state::kept::{Goals, objective, today};
use crate::state::objectives::draft::{keep_dated, kept_dated};
use crate::state::page::{after_frame, move_focus};
use crate::ui::field::Under;

/// The short field while something is typed into it.
#[derive(Clone, Copy)]
struct Short {
    goals: Goals,
    /// The objective.
    id: StoredValue<Id>,
    /// The key result.
    own: StoredValue<Id>,
    /// The name under which what is typed is kept.
    kept: StoredValue<String>,
    input: NodeRef<leptos::html::Input>,
    /// What is said of it.
    under: RwSignal<Under>,
    /// What is typed where more is to be said than a value.
    with_more: RwSignal<Option<Typed>>,
}

impl Short {
    fn new(goals: Goals, id: StoredValue<Id>, own: Id) -> Self {
        let kept = kept_under(goals, &own);
        let before = kept_dated(&kept);
        Self {
            goals,
            id,
            own: StoredValue::new(own),
            kept: StoredValue::new(kept),
            input: NodeRef::new(),
            under: RwSignal::new(Under::default()),
            with_more: RwSignal::new(before.says_more().then_some(before)),
        }
    }

    fn named(self, part: &str) -> String {
        self.own.with_value(|own| [own.as_str(), part].concat())
    }

    fn before(self) -> Typed {
        self.kept.with_value(|kept| kept_dated(kept))
    }

    fn now(self) -> Typed {
        let typed = self.input.get_untracked().map(|input| input.value());
        Typed {
            value: typed.unwrap_or_default(),
            ..Typed::default()
        }
    }

    fn keep(self, typed: &Typed) {
        self.kept.with_value(|kept| keep_dated(kept, typed));
    }

    /// Keeps what is typed. What could be understood otherwise is said before it is
    /// saved.
    fn typed(self) {
        let now = self.now();
        self.keep(&now);
        let text = words::said_as_read(&now, &self.goals.habits.notation);
        if self.under.with_untracked(|under| under.text != text) {
            let is_problem = false;
            self.under.set(Under { text, is_problem });
        }
    }

    /// What saving it does; nothing where something is wrong with it, which is shown.
    fn make(self) -> Option<Action> {
        let notation = self.goals.habits.notation;
        let id = self.id.get_value();
        let typed = Typed {
            day: write_date(self.goals.check_in_day(&id)),
            ..self.now()
        };
        let days = Days {
            today: today(),
            known: None,
        };
        let check_in = match typed.check(&notation, &days) {
            Ok(check_in) => check_in,
            Err(problems) => {
                let problem = problems.first();
                let text = problem.map(|it| words::dated_problem(it, &typed.value, &notation));
                self.under.set(Under {
                    text: text.unwrap_or_default(),
                    is_problem: true,
                });
                move_focus(self.named("-value"));
                return None;
            }
        };
        self.under.set(Under::default());
        let of = objective(&id);
        let field = check_in.name(self.own.get_value());
        let known = self.goals.field(&of, &field);
        let fields = vec![(field, check_in.adds_to(known.as_ref()))];
        Some(Action::CheckIn { of, fields })
    }

    fn done(self, is_done: bool) {
        if let Some(input) = self.input.get_untracked().filter(|_| is_done) {
            input.set_value("");
            self.keep(&self.now());
        }
    }

    /// Says more: what is typed comes along.
    fn more(self) {
        after_frame(move || {
            // One may be elsewhere by now.
            if self.with_more.try_get_untracked() == Some(None) {
                self.with_more.set(Some(self.now()));
                move_focus(self.named("-value"));
            }
        });
    }

    /// Says no more than a value.
    fn less(self) {
        self.keep(&Typed::default());
        after_frame(move || {
            // One may be elsewhere by now.
            if self.with_more.try_set(None).is_none() {
                move_focus(self.named("-value"));
            }
        });
    }
}

/// A field for the next value with its button, and a way to say more. There are as
/// many on a page as key results, so it is no more than that until somebody wants
/// more.
#[component]
pub fn NextCheckIn(
    /// What is kept.
    goals: Goals,
    /// The objective's id.
    id: StoredValue<Id>,
    /// The key result.
    key_result: Memo<Option<KeyResult>>,
) -> AnyView {
    let this =
        key_result.with_untracked(|it| Some((it.as_ref()?.id.clone(), it.as_ref()?.measure)));
    let Some((own, measure)) = this else {
        return ().into_any();
    };
    let short = Short::new(goals, id, own);
    let less = Callback::new(move |()| short.less());
    // Yes or no is chosen, not typed: the whole form is small enough.
    let is_yes_no = measure == Measure::YesNo;
    let shown = move || match short.with_more.get() {
        Some(typed) => {
            let close = Some(less);
            view! { <CheckInForm goals id key_result date=None typed close /> }.into_any()
        }
        None if is_yes_no => {
            let typed = short.before();
            view! { <CheckInForm goals id key_result date=None typed close=None /> }.into_any()
        }
        None => short_form(short),
    };
    shown.into_any()
}

fn short_form(short: Short) -> AnyView {
    let Short {
        goals, id, under, ..
    } = short;
    let usual = goals.check_in_day(&id.get_value());
    let last_day = (usual != today()).then(|| words::of_last_day(usual));
    let make = Callback::new(move |()| short.make());
    let done = Callback::new(move |is_done| short.done(is_done));
    let is_problem = move || under.with(|under| under.is_problem);
    view! {
        <form
            class="check-in"
            aria-labelledby=short.own.with_value(|own| named_by(own, &id.get_value()))
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
        >
            <div class="check-in__now">
                <div class="field">
                    <label for=short.named("-value")>{words::VALUE}</label>
                    <input
                        id=short.named("-value")
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-describedby=short.named("-value-note")
                        aria-invalid=move || is_problem().then_some("true")
                        value=short.before().value
                        on:input=move |_| short.typed()
                        node_ref=short.input
                    />
                </div>
                <button
                    type="submit"
                    class="button button--quiet"
                    id=short.named("-check-in")
                >
                    {words::CHECK_IN}
                </button>
            </div>
            <p
                class="field__note"
                id=short.named("-value-note")
                data-problem=move || is_problem().then_some("")
            >
                {move || under.with(|under| under.text.clone())}
            </p>
            <p class="field__note">{last_day}</p>
            <button type="button" class="link quiet" on:click=move |_| short.more()>
                {words::DETAILS}
            </button>
        </form>
    }
    .into_any()
}
