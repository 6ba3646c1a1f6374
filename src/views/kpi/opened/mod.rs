//! A KPI that is open: what it asks somebody to decide, its whole chart, its readings, what
//! is usual for it, and what stands around it.

pub mod about;
pub mod acknowledge;
pub mod asks;
pub mod bands;
pub mod bases;
pub mod limits;
pub mod readings;
pub mod reason;
pub mod report;
pub mod unit_choice;
pub mod watching;

use leptos::prelude::*;
use waymark_core::kpi::charted::served;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::{KIND, Kpi};
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::store::action::Action;
use waymark_text::kpi::chart::{Charted, charted};
use waymark_text::kpi::noise::When;
use waymark_text::kpi::opened as words;
use waymark_text::kpi::paste as paste_words;

use self::about::About;
use self::asks::Asks;
use self::bands::Bands;
use self::limits::LimitsPart;
use self::readings::Readings;
use self::report::Report;
use self::watching::Watching;
use crate::state::kept::Goals;
use crate::state::kpis::life::Lived;
use crate::state::objectives::draft::is_kept;
use crate::state::page::after_frame;
use crate::views::kpi::chart::Chart;
use crate::views::kpi::life::LifeLine;
use crate::views::kpi::paste::{Paste, kept_under};
use crate::views::kpis::Shared;
use crate::views::metric::notes::Notes;

/// What the parts of an open KPI share.
#[derive(Clone, Copy)]
pub struct Open {
    /// What is kept.
    goals: Goals,
    /// The record that it shows.
    of: StoredValue<Subject>,
    /// The KPI, with every reading.
    kpi: Memo<Kpi>,
    /// How it stands by all of those.
    standing: Memo<Standing>,
    /// What it has been, and in which objectives.
    lived: Memo<Lived>,
    /// Whether it can only be read, since a newer version wrote it.
    fixed: Memo<bool>,
    /// The base that is being begun or moved.
    beginning: RwSignal<Option<bases::Beginning>>,
    /// The day of the reading that is to be corrected, once somebody pressed a button for it
    /// elsewhere.
    corrected: RwSignal<Option<time::Date>>,
    /// Whether somebody says that it is known to be out of band.
    acknowledging: RwSignal<bool>,
}

impl Open {
    pub(crate) fn new(shared: Shared, id: Id) -> Self {
        let goals = shared.goals;
        let of = StoredValue::new(KIND.of(id));
        let kpi = Memo::new(move |_| {
            of.with_value(|of| {
                goals.revision(of);
                goals.kpi(&of.id, true)
            })
        });
        Self {
            goals,
            of,
            kpi,
            standing: Memo::new(move |_| {
                let calendar = goals.calendar();
                kpi.with(|kpi| Standing::of(kpi, calendar, goals.day()))
            }),
            lived: Memo::new(move |_| kpi.with(|kpi| of.with_value(|of| goals.lived(&of.id, kpi)))),
            fixed: Memo::new(move |_| {
                of.with_value(|of| {
                    goals.revision(of);
                    goals.is_newer(of) || goals.is_binned(of)
                })
            }),
            beginning: RwSignal::new(None),
            corrected: RwSignal::new(None),
            acknowledging: RwSignal::new(false),
        }
    }

    /// The id of a part of it.
    fn named(self, part: &str) -> String {
        self.of
            .with_value(|of| [of.id.as_str(), "-", part].concat())
    }

    /// Its own calendar, and the day that it is.
    fn when(self) -> When {
        let calendar = self.goals.calendar();
        When {
            calendar: self.kpi.with(|kpi| kpi.calendar(calendar)),
            today: self.goals.day(),
        }
    }

    /// What it is measured in.
    fn unit(self) -> String {
        self.kpi.with(|kpi| kpi.definition().unit)
    }

    /// Something worked out of it, as a text that is drawn again only where it differs.
    fn says(
        self,
        says: impl Fn(&Kpi, &Standing) -> String + Send + Sync + 'static,
    ) -> Memo<String> {
        Memo::new(move |_| {
            self.kpi
                .with(|kpi| self.standing.with(|standing| says(kpi, standing)))
        })
    }

    /// Its chart with everything that is said of it.
    pub(crate) fn charted(self) -> Charted {
        let notation = self.goals.habits.notation;
        let when = self.when();
        self.kpi.with(|kpi| {
            self.standing.with(|standing| {
                let served = self
                    .lived
                    .with(|it| served(kpi, standing, &it.life, &it.objectives, when.calendar));
                charted(kpi, standing, when, &notation).with_served(served)
            })
        })
    }

    /// Changes fields of its definition.
    fn edit(self, fields: Vec<(Name, Value)>) {
        self.goals.act_alone(self.change(fields));
    }

    /// What changes fields of its definition.
    fn change(self, fields: Vec<(Name, Value)>) -> Action {
        Action::Edit {
            of: self.of.get_value(),
            fields,
        }
    }
}

/// So many parts follow the first ones.
const PARTS: u8 = 2;

/// Everything there is to see of a KPI below its card's lines.
#[component]
pub fn Opened(
    /// What the page's parts share.
    shared: Shared,
    /// Which KPI.
    id: Id,
) -> AnyView {
    let open = Open::new(shared, id);
    let goals = open.goals;
    // When nobody waits.
    after_frame(move || {
        if let Some(of) = open.of.try_get_value() {
            goals.tidy(&of);
        }
    });
    // One part after the other, so that somebody can do something in between.
    let parts = RwSignal::new(0_u8);
    draw_on(parts);
    let from = move |part: u8| Memo::new(move |_| parts.get() >= part);
    let [first, second] = [1, PARTS].map(from);
    let charted = Memo::new(move |_| open.charted());
    let notes = Memo::new(move |_| open.kpi.with(|kpi| kpi.notes.clone()));
    view! {
        <div class="opened" aria-busy=move || (!second.get()).to_string()>
            <LifeLine goals kpi=open.kpi lived=open.lived />
            <Asks open />
            <Chart charted=Signal::from(charted) />
            <div class="opened__pair">
                <div class="opened__column">
                    {move || {
                        first
                            .get()
                            .then(|| {
                                view! {
                                    <Readings open />
                                    <Pasting open />
                                }
                            })
                    }}
                </div>
                <div class="opened__column">
                    {move || {
                        second
                            .get()
                            .then(|| {
                                view! {
                                    <LimitsPart open />
                                    <Notes
                                        goals
                                        of=open.of
                                        notes
                                        lead=words::NOTES_LEAD
                                        fixed=open.fixed
                                    />
                                    <Bands open />
                                    <About open />
                                    <Watching open />
                                    <Report open />
                                }
                            })
                    }}
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The way to bring in many readings at once, folded away.
#[component]
fn Pasting(
    /// What is open.
    open: Open,
) -> AnyView {
    let id = open.of.with_value(|of| of.id.clone());
    // What was pasted when the page was left is still there.
    let form = open.goals.form_name(&kept_under(&id));
    let is_shown = RwSignal::new(is_kept(&form));
    view! {
        <section class="opened__part" hidden=open.fixed>
            <button
                type="button"
                class="button button--quiet"
                aria-expanded=move || is_shown.get().to_string()
                on:click=move |_| is_shown.update(|it| *it = !*it)
            >
                {paste_words::PASTE}
            </button>
            {move || is_shown.get().then(|| view! { <Paste goals=open.goals id=id.clone() /> })}
        </section>
    }
    .into_any()
}

/// Shows the next part once the last one is drawn, until all of them are there.
fn draw_on(parts: RwSignal<u8>) {
    after_frame(move || {
        // One may be elsewhere by now.
        let there = parts.try_update(|parts| {
            *parts += 1;
            *parts
        });
        if there.is_some_and(|parts| parts < PARTS) {
            draw_on(parts);
        }
    });
}
