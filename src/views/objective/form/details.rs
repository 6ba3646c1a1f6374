//! What stands around an objective's key results, folded away in its form: every
//! field of it has a sensible default.

use leptos::prelude::*;
use waymark_core::grading::verdict::Commitment;
use waymark_core::metric::cadence::Cadence;
use waymark_core::objective::draft::{At, Days, Details, What};
use waymark_core::sketch::Level;
use waymark_text::goals::form as words;
use waymark_text::grade::page;

use super::editing::here;
use crate::state::kept::Goals;
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under};
use crate::ui::fold::is_unfolded;

const COMMITMENTS: [Commitment; 2] = [Commitment::Aspirational, Commitment::Committed];

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
    let id = move |part: &str| [&prefix, "-", part].concat();
    let text = move |pick: fn(&Details) -> &String| {
        Signal::derive(move || details.with(|details| pick(details).clone()))
    };
    let set = move |pick: fn(&mut Details) -> &mut String| {
        Callback::new(move |text: String| details.update(|details| *pick(details) = text))
    };
    let here = here(goals);
    let today = here.today;
    let problem = move |at: At| {
        let all = details.with(|details| details.problems(&here));
        let found = all.into_iter().find(|it| it.at == at);
        found.map(|it| it.what)
    };
    let long = move |at: fn() -> At| {
        Signal::derive(move || match problem(at()) {
            Some(What::TooLong(length)) => Under {
                text: words::too_long(length),
                is_problem: true,
            },
            _ => Under::default(),
        })
    };
    let is_typed = Memo::new(move |_| details.with(|details| details.days == Days::Typed));
    let days_under = Signal::derive(move || Under {
        text: details.with(|details| match details.days {
            Days::Typed => String::new(),
            _ => words::days(details.period(today)),
        }),
        is_problem: false,
    });
    let last_under = Signal::derive(move || match problem(At::Days) {
        Some(_) => Under {
            text: details.with(|it| words::no_days(&it.first, &it.last)),
            is_problem: true,
        },
        None => Under::default(),
    });
    let choose = move |set: fn(&mut Details, usize)| {
        Callback::new(move |place: usize| details.update(|details| set(details, place)))
    };
    view! {
        <details
            class="form__more"
            prop:open=is_open
            on:toggle=move |event| is_open.set(is_unfolded(&event))
        >
            <summary>
                {words::MORE}
                <span class="form__says">
                    {move || {
                        details
                            .with(|details| {
                                words::details(
                                    details.level,
                                    details.commitment,
                                    details.period(today),
                                    details.owner.as_deref(),
                                )
                            })
                    }}
                </span>
            </summary>
            <div class="form__aside">
                <Choice
                    id=id("days")
                    label=words::DAYS
                    options=&words::PERIODS
                    chosen=Signal::derive(move || details.with(|details| details.days as usize))
                    choose=Callback::new(move |place: usize| {
                        details
                            .update(|details| {
                                // Who wants other days begins with those that there are.
                                let period = details.period(today);
                                let days = Days::ALL[place];
                                if days == Days::Typed && period.is_some() {
                                    details.set_period(period, today);
                                }
                                details.days = days;
                            });
                    })
                    under=days_under
                />
                <Field
                    id=id("first")
                    label=page::FIRST_DAY
                    kind="date"
                    value=text(|details| &details.first)
                    typed=set(|details| &mut details.first)
                    under=Signal::stored(Under::default())
                    hidden=Signal::derive(move || !is_typed.get())
                />
                <Field
                    id=id("last")
                    label=page::LAST_DAY
                    kind="date"
                    value=text(|details| &details.last)
                    typed=set(|details| &mut details.last)
                    under=last_under
                    hidden=Signal::derive(move || !is_typed.get())
                />
                <Choice
                    id=id("commitment")
                    label=words::COMMITMENT
                    options=&page::COMMITMENTS
                    chosen=Signal::derive(move || {
                        details.with(|details| details.commitment as usize)
                    })
                    choose=choose(|details, place| details.commitment = COMMITMENTS[place])
                    under=Signal::derive(move || Under {
                        text: words::commitment(details.with(|details| details.commitment)).to_owned(),
                        is_problem: false,
                    })
                />
                <Choice
                    id=id("level")
                    label=page::LEVEL
                    options=&page::LEVELS
                    chosen=Signal::derive(move || details.with(|details| details.level as usize))
                    choose=choose(|details, place| details.level = Level::ALL[place])
                />
                <Choice
                    id=id("rhythm")
                    label=words::RHYTHM
                    options=&words::CADENCES
                    chosen=Signal::derive(move || details.with(|details| details.cadence as usize))
                    choose=choose(|details, place| details.cadence = Cadence::ALL[place])
                />
                <Field
                    id=id("owner")
                    label=words::OWNER
                    value=Signal::derive(move || {
                        let owner = details.with(|details| details.owner.clone());
                        owner.unwrap_or_else(|| words::ME.to_owned())
                    })
                    typed=Callback::new(move |text| {
                        details.update(|details| details.owner = Some(text));
                    })
                    under=long(|| At::Owner)
                />
                <Field
                    id=id("supports")
                    label=words::SUPPORTS
                    value=text(|details| &details.supports)
                    typed=set(|details| &mut details.supports)
                    under=long(|| At::Supports)
                />
                <Field
                    id=id("needs")
                    label=words::NEEDS
                    value=text(|details| &details.needs)
                    typed=set(|details| &mut details.needs)
                    under=long(|| At::Needs)
                />
            </div>
        </details>
    }
    .into_any()
}
