//! What stands around an objective's key results, folded away in its form: every
//! field of it has a sensible default.

use leptos::prelude::*;
use waymark_core::grading::verdict::Commitment;
use waymark_core::objective::{Cadence, LONGEST_NAME};
use waymark_core::sketch::Level;
use waymark_text::goals::form as words;
use waymark_text::grade::page;

use crate::state::goals::draft::{Around, Days};
use crate::ui::choice::Choice;
use crate::ui::field::{Field, Under};
use crate::ui::fold::is_unfolded;

const COMMITMENTS: [Commitment; 2] = [Commitment::Aspirational, Commitment::Committed];

/// Whether any of it cannot be saved as it is.
pub(crate) fn has_problem(around: &Around) -> bool {
    let owner = around.owner.as_ref();
    let mut texts = owner.into_iter().chain([&around.supports, &around.needs]);
    texts.any(|text| text.chars().count() > LONGEST_NAME)
        || (around.days == Days::Typed && around.period().is_none())
}

/// Level, commitment, period, owner and the rest, with what they say in the fold's
/// summary.
#[component]
pub fn AroundFields(
    /// What is typed.
    around: RwSignal<Around>,
    /// Begins the ids of its fields.
    prefix: String,
    /// Whether it is unfolded.
    is_open: RwSignal<bool>,
) -> AnyView {
    let id = move |part: &str| [&prefix, "-", part].concat();
    let text = move |pick: fn(&Around) -> &String| {
        Signal::derive(move || around.with(|around| pick(around).clone()))
    };
    let set = move |pick: fn(&mut Around) -> &mut String| {
        Callback::new(move |text: String| around.update(|around| *pick(around) = text))
    };
    let length = move |pick: fn(&Around) -> &String| {
        Signal::derive(move || {
            let length = around.with(|around| pick(around).chars().count());
            Under {
                text: words::too_long(length),
                is_problem: length > LONGEST_NAME,
            }
        })
    };
    let is_typed = Memo::new(move |_| around.with(|around| around.days == Days::Typed));
    let days_under = Signal::derive(move || Under {
        text: around.with(|around| match around.days {
            Days::Typed => String::new(),
            _ => words::days(around.period()),
        }),
        is_problem: false,
    });
    let last_under = Signal::derive(move || {
        around.with(|around| {
            let none = around.days == Days::Typed && around.period().is_none();
            Under {
                text: if none {
                    words::no_days(&around.first, &around.last)
                } else {
                    String::new()
                },
                is_problem: none,
            }
        })
    });
    let choose = move |set: fn(&mut Around, usize)| {
        Callback::new(move |place: usize| around.update(|around| set(around, place)))
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
                        around
                            .with(|around| {
                                words::around(
                                    around.level,
                                    around.commitment,
                                    around.period(),
                                    around.owner.as_deref(),
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
                    chosen=Signal::derive(move || around.with(|around| around.days as usize))
                    choose=Callback::new(move |place: usize| {
                        around
                            .update(|around| {
                                // Who wants other days begins with those that there are.
                                let period = around.period();
                                let days = Days::ALL[place];
                                if days == Days::Typed && period.is_some() {
                                    around.set_period(period);
                                }
                                around.days = days;
                            });
                    })
                    under=days_under
                />
                <Field
                    id=id("first")
                    label=page::FIRST_DAY
                    kind="date"
                    value=text(|around| &around.first)
                    typed=set(|around| &mut around.first)
                    under=Signal::stored(Under::default())
                    hidden=Signal::derive(move || !is_typed.get())
                />
                <Field
                    id=id("last")
                    label=page::LAST_DAY
                    kind="date"
                    value=text(|around| &around.last)
                    typed=set(|around| &mut around.last)
                    under=last_under
                    hidden=Signal::derive(move || !is_typed.get())
                />
                <Choice
                    id=id("commitment")
                    label=words::COMMITMENT
                    options=&page::COMMITMENTS
                    chosen=Signal::derive(move || {
                        around.with(|around| around.commitment as usize)
                    })
                    choose=choose(|around, place| around.commitment = COMMITMENTS[place])
                    under=Signal::derive(move || Under {
                        text: words::commitment(around.with(|around| around.commitment)).to_owned(),
                        is_problem: false,
                    })
                />
                <Choice
                    id=id("level")
                    label=page::LEVEL
                    options=&page::LEVELS
                    chosen=Signal::derive(move || around.with(|around| around.level as usize))
                    choose=choose(|around, place| around.level = Level::ALL[place])
                />
                <Choice
                    id=id("rhythm")
                    label=words::RHYTHM
                    options=&words::CADENCES
                    chosen=Signal::derive(move || around.with(|around| around.cadence as usize))
                    choose=choose(|around, place| around.cadence = Cadence::ALL[place])
                />
                <Field
                    id=id("owner")
                    label=words::OWNER
                    value=Signal::derive(move || {
                        let owner = around.with(|around| around.owner.clone());
                        owner.unwrap_or_else(|| words::ME.to_owned())
                    })
                    typed=Callback::new(move |text| {
                        around.update(|around| around.owner = Some(text));
                    })
                    under=Signal::derive(move || {
                        let owner = around.with(|around| around.owner.clone());
                        let length = owner.unwrap_or_default().chars().count();
                        Under {
                            text: words::too_long(length),
                            is_problem: length > LONGEST_NAME,
                        }
                    })
                />
                <Field
                    id=id("supports")
                    label=words::SUPPORTS
                    value=text(|around| &around.supports)
                    typed=set(|around| &mut around.supports)
                    under=length(|around| &around.supports)
                />
                <Field
                    id=id("needs")
                    label=words::NEEDS
                    value=text(|around| &around.needs)
                    typed=set(|around| &mut around.needs)
                    under=length(|around| &around.needs)
                />
            </div>
        </details>
    }
    .into_any()
}
