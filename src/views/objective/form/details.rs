//! What stands around an objective's key results, folded away in its form: every
//! field of it has a sensible default.

use leptos::prelude::*;
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::cadence::Cadence;
use waymark_core::objective::draft::{At, Days, Details, Here, What};
use waymark_core::period::Period;
use waymark_core::sketch::Level;
use waymark_text::goals::form as words;
use waymark_text::grade::page;

use super::editing::here;
use crate::state::kept::{Goals, today};
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under};
use crate::ui::fold::is_unfolded;

const COMMITMENTS: [Commitment; 2] = [Commitment::Aspirational, Commitment::Committed];

/// What is typed besides the key results, and what there is to say of it.
#[derive(Clone, Copy)]
struct Typing {
    details: RwSignal<Details>,
    goals: Goals,
    here: Here,
    prefix: StoredValue<String>,
}

impl Typing {
    fn id(self, part: &str) -> String {
        self.prefix
            .with_value(|prefix| [prefix, "-", part].concat())
    }

    fn here(self) -> Here {
        // Midnight may have passed since it was opened.
        let today = self.goals.day();
        Here { today, ..self.here }
    }

    fn problem(self, at: &At) -> Option<What> {
        let all = self.details.with(|details| details.problems(&self.here()));
        let found = all.into_iter().find(|it| it.at == *at);
        found.map(|it| it.what)
    }

    fn period(self) -> Option<Period> {
        let calendar = self.here.calendar;
        self.details
            .with(|details| details.period(self.goals.day(), calendar))
    }

    /// A line of text.
    fn text(
        self,
        part: &str,
        label: &'static str,
        at: At,
        said: fn(&Details) -> &String,
        set: fn(&mut Details, String),
    ) -> AnyView {
        let details = self.details;
        let value = Signal::derive(move || details.with(|details| said(details).clone()));
        let typed = Callback::new(move |text| details.update(|details| set(details, text)));
        let (id, under) = (self.id(part), self.long(at));
        view! { <Field id label value typed under /> }.into_any()
    }

    /// What there is to say of a text that is too long.
    fn long(self, at: At) -> Signal<Under> {
        Signal::derive(move || match self.problem(&at) {
            Some(What::TooLong(length)) => Under {
                text: words::too_long(length),
                is_problem: true,
            },
            _ => Under::default(),
        })
    }

    /// One of a few.
    fn choice(
        self,
        part: &str,
        label: &'static str,
        options: &'static [(&'static str, &'static str)],
        chosen: fn(&Details) -> usize,
        set: fn(&mut Details, usize),
        said: Option<fn(&Details) -> &'static str>,
    ) -> AnyView {
        let (id, details) = (self.id(part), self.details);
        let chosen = Signal::derive(move || details.with(chosen));
        let choose = Callback::new(move |place: usize| details.update(|it| set(it, place)));
        let Some(said) = said else {
            return view! { <Choice id label options chosen choose /> }.into_any();
        };
        let under = Signal::derive(move || Under {
            text: details.with(said).to_owned(),
            is_problem: false,
        });
        view! { <Choice id label options chosen choose under /> }.into_any()
    }

    /// Which days it has.
    fn days(self) -> AnyView {
        let details = self.details;
        let is_typed = move || details.with(|details| details.days == Days::Typed);
        let under = Signal::derive(move || Under {
            text: if is_typed() {
                String::new()
            } else {
                words::days(self.period(), self.here.calendar)
            },
            is_problem: false,
        });
        let chosen = Signal::derive(move || details.with(|details| details.days as usize));
        let choose = Callback::new(move |place: usize| {
            details.update(|details| details.choose(Days::ALL[place], today(), self.here.calendar));
        });
        let under_day = move |at: At| {
            Signal::derive(move || match self.problem(&at) {
                Some(what) => Under {
                    text: words::no_days(&what),
                    is_problem: true,
                },
                None => Under::default(),
            })
        };
        let hidden = Signal::derive(move || !is_typed());
        view! {
            <Choice
                id=self.id("days")
                label=words::DAYS
                options=&words::PERIODS
                chosen
                choose
                under
            />
            <Field
                id=self.id("first")
                label=page::FIRST_DAY
                kind="date"
                value=Signal::derive(move || details.with(|details| details.first.clone()))
                typed=Callback::new(move |text| details.update(|details| details.first = text))
                under=under_day(At::FirstDay)
                hidden
            />
            <Field
                id=self.id("last")
                label=page::LAST_DAY
                kind="date"
                value=Signal::derive(move || details.with(|details| details.last.clone()))
                typed=Callback::new(move |text| details.update(|details| details.last = text))
                under=under_day(At::LastDay)
                hidden
            />
        }
        .into_any()
    }

    /// Who answers for it: oneself where nobody is named.
    fn owner(self) -> AnyView {
        let details = self.details;
        let value = Signal::derive(move || {
            let owner = details.with(|details| details.owner.clone());
            owner.unwrap_or_else(|| words::ME.to_owned())
        });
        let typed = Callback::new(move |text| details.update(|it| it.owner = Some(text)));
        let (id, under) = (self.id("owner"), self.long(At::Owner));
        view! { <Field id label=words::OWNER value typed under /> }.into_any()
    }
}

/// Level, commitment, period, owner and the rest, with what they say in the fold's
/// summary.
#[component]
pub fn DetailsFields(
    /// What is kept.
    goals: Goals,
    /// What is typed.
    details: RwSignal<Details>,
    /// Begins the ids of its fields.
    prefix: String,
    /// Whether it is unfolded.
    is_open: RwSignal<bool>,
) -> AnyView {
    let typing = Typing {
        details,
        goals,
        here: here(goals),
        prefix: StoredValue::new(prefix),
    };
    let says = move || {
        let period = typing.period();
        details.with(|details| {
            let owner = details.owner.as_deref();
            words::details(
                details.level,
                details.commitment,
                period,
                owner,
                typing.here.calendar,
            )
        })
    };
    // What is said there is seen, and so is what is wrong with it.
    let for_teams = RwSignal::new(false);
    Effect::new(move |_| {
        let says = details.with(|details| {
            let texts = [&details.supports, &details.needs];
            details.level != Level::Individual || texts.iter().any(|text| !text.is_empty())
        });
        if says {
            for_teams.set(true);
        }
    });
    view! {
        <details
            class="form__more"
            prop:open=is_open
            on:toggle=move |event| is_open.set(is_unfolded(&event))
        >
            <summary>{words::MORE} <span class="form__says">{says}</span></summary>
            <div class="form__aside">
                {typing.days()}
                {typing
                    .choice(
                        "commitment",
                        words::COMMITMENT,
                        &page::COMMITMENTS,
                        |details| details.commitment as usize,
                        |details, place| details.commitment = COMMITMENTS[place],
                        Some(|details| words::commitment(details.commitment)),
                    )}
                {typing
                    .choice(
                        "rhythm",
                        words::RHYTHM,
                        &words::CADENCES,
                        |details| details.cadence as usize,
                        |details, place| details.cadence = Cadence::ALL[place],
                        None,
                    )}
                {typing.owner()}
            </div>
            <details
                class="form__more"
                prop:open=for_teams
                on:toggle=move |event| for_teams.set(is_unfolded(&event))
            >
                <summary>{words::FOR_TEAMS}</summary>
                <div class="form__aside">
                {typing
                    .choice(
                        "level",
                        page::LEVEL,
                        &page::LEVELS,
                        |details| details.level as usize,
                        |details, place| details.level = Level::ALL[place],
                        None,
                    )}
                {typing
                    .text(
                        "supports",
                        words::SUPPORTS,
                        At::Supports,
                        |details| &details.supports,
                        |details, text| details.supports = text,
                    )}
                {typing
                    .text(
                        "needs",
                        words::NEEDS,
                        At::Needs,
                        |details| &details.needs,
                        |details, text| details.needs = text,
                    )}
                </div>
            </details>
        </details>
    }
    .into_any()
}
