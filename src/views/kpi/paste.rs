//! Many readings of a KPI at once, pasted or from a file.

use leptos::prelude::*;
use waymark_core::carry::doubt::Scale;
use waymark_core::carry::paste::{self, Guess, Pasted, PastedRow, Switches};
use waymark_core::kpi::Kpi;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_core::table::column::{DateOrder, Mark};
use waymark_text::days;
use waymark_text::kept::{files, headings};
use waymark_text::kpi::{paste as words, unit};

use crate::state::kept::Goals;
use crate::state::kept::files::NotBrought;
use crate::state::kpis::showing::kpi;
use crate::state::page::move_focus;
use crate::ui::field::Under;
use crate::ui::lines::Lines;
use crate::ui::segments::Segments;
use crate::views::kept::not_brought::not_brought;

/// So many lines are shown; of more, how many.
const SHOWN: usize = 50;

/// What was pasted, and what would become of it.
#[derive(Clone, Copy)]
struct Pasting {
    goals: Goals,
    id: StoredValue<Id>,
    text: RwSignal<String>,
    mark: RwSignal<Option<Mark>>,
    order: RwSignal<Option<DateOrder>>,
    scale: RwSignal<Option<Scale>>,
    kpi: Memo<Kpi>,
    read: Memo<Pasted>,
}

impl Pasting {
    fn new(goals: Goals, id: Id) -> Self {
        let text = goals.typed(&kept_under(&id));
        let id = StoredValue::new(id);
        let (mark, order) = (RwSignal::new(None), RwSignal::new(None));
        let scale = RwSignal::new(None);
        let kpi = Memo::new(move |_| {
            id.with_value(|id| {
                goals.revision(&kpi(id));
                goals.kpi(id, true)
            })
        });
        let read = Memo::new(move |_| {
            let switches = Switches {
                mark: mark.get(),
                order: order.get(),
                scale: scale.get(),
            };
            let (reads, names) = (goals.reads(), headings::words(Goals::compared));
            text.with(|text| kpi.with(|kpi| paste::read(text, kpi, &reads, &names, switches)))
        });
        Self {
            goals,
            id,
            text,
            mark,
            order,
            scale,
            kpi,
            read,
        }
    }

    /// What saving it does; nothing where nothing would change.
    fn make(self) -> Option<Action> {
        let of = self.id.with_value(kpi);
        let known = self.goals.whole(&of).unwrap_or_default();
        let fields = self.read.with_untracked(|read| read.fields(&known));
        let kpi = untrack(|| self.kpi.get());
        (!fields.is_empty()).then(|| self.goals.recording(of, &kpi, None, fields))
    }

    /// A question with its two answers, where something could be either.
    fn either<T: Copy + PartialEq + Send + Sync + 'static>(
        self,
        what: &str,
        (label, options): (&'static str, &'static [(&'static str, &'static str)]),
        answers: [T; 2],
        chosen: RwSignal<Option<T>>,
        of: fn(&Pasted) -> Guess<T>,
    ) -> AnyView {
        let guess = move || self.read.with(of);
        let asks = Memo::new(move |_| guess().could_be_other);
        let id = self.id.with_value(|id| [id.as_str(), "-", what].concat());
        let place = Signal::derive(move || usize::from(guess().read == answers[1]));
        let choose = Callback::new(move |place: usize| chosen.set(answers.get(place).copied()));
        let question = move || {
            asks.get().then(|| {
                view! {
                    <p>{label}</p>
                    <Segments id=id.clone() label options chosen=place choose />
                }
            })
        };
        view! { {question} }.into_any()
    }

    fn say(self, text: String) {
        self.mark.set(None);
        self.order.set(None);
        self.scale.set(None);
        self.text.set(text);
    }
}

/// The name under which what is pasted for a KPI is kept for the tab.
pub(crate) fn kept_under(id: &Id) -> String {
    [id.as_str(), "-paste"].concat()
}

/// A field to paste two columns into, a button for a file, and what would be saved.
#[component]
pub fn Paste(
    /// What is kept.
    goals: Goals,
    /// The KPI.
    id: Id,
) -> AnyView {
    let named = ["paste-", id.as_str()].concat();
    let pasting = Pasting::new(goals, id);
    let refused = RwSignal::new(None::<NotBrought>);
    let chosen = Callback::new(move |read: Result<String, NotBrought>| match read {
        Ok(text) => {
            refused.set(None);
            pasting.say(text);
        }
        Err(why) => refused.set(Some(why)),
    });
    let typed = Callback::new(move |text| {
        refused.set(None);
        pasting.text.set(text);
    });
    let under = Signal::derive(move || match refused.get() {
        None => Under {
            text: words::HINT.to_owned(),
            is_problem: false,
        },
        Some(why) => Under {
            text: not_brought(&why),
            is_problem: true,
        },
    });
    let is_there = Memo::new(move |_| pasting.read.with(|read| !read.rows.is_empty()));
    view! {
        <section class="paste" aria-label=words::PASTE>
            <Lines id=named label=words::TEXT value=pasting.text.into() typed under />
            <label class="set file">
                {words::FILE}
                <input
                    type="file"
                    accept=".csv,.txt,.tsv,text/csv,text/plain"
                    on:change=move |event| Goals::chosen_text(event_target(&event), chosen)
                />
            </label>
            {move || is_there.get().then(|| view! { <Would pasting /> })}
        </section>
    }
    .into_any()
}

/// What would be saved, what cannot be read and why, and the button that saves.
#[component]
fn Would(
    /// What was pasted.
    pasting: Pasting,
) -> AnyView {
    let Pasting {
        goals, read, kpi, ..
    } = pasting;
    let changes = Memo::new(move |_| read.with(Pasted::changes));
    let summary = move || read.with(words::summary);
    let rows = move || {
        read.with(|read| {
            let rows = read.rows.iter().filter(|row| row.read.is_ok());
            let rows = rows.take(SHOWN).map(|row| row_view(pasting, row));
            rows.collect_view()
        })
    };
    let more = move || {
        let readable = read.with(|read| read.rows.iter().filter(|row| row.read.is_ok()).count());
        let more = readable.saturating_sub(SHOWN);
        (more > 0).then(|| view! { <p>{files::more(more)}</p> })
    };
    let unreadable = move || {
        read.with(|read| {
            let lines = read.rows.iter().filter_map(words::unreadable);
            let lines = lines.take(SHOWN).map(|line| view! { <li>{line}</li> });
            lines.collect::<Vec<_>>()
        })
    };
    let are_unreadable =
        Memo::new(move |_| read.with(|read| read.rows.iter().any(|row| row.read.is_err())));
    let make = Callback::new(move |()| pasting.make());
    let done = Callback::new(move |is_done| {
        if is_done {
            pasting.say(String::new());
            move_focus("status".to_owned());
        }
    });
    let is_readable = Memo::new(move |_| {
        let has = |read: &Pasted| read.rows.iter().any(|row| row.read.is_ok());
        kpi.track();
        read.with(has)
    });
    view! {
        <div class="preview">
            {switches(pasting)}
            <p role="status">{summary}</p>
            <div
                class="way__table scores"
                role="region"
                tabindex="0"
                aria-label=words::WOULD
                hidden=move || !is_readable.get()
            >
                <table>
                    <thead>
                        <tr>{words::COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {more}
            <div class="notice" hidden=move || !are_unreadable.get()>
                <ul>{unreadable}</ul>
            </div>
            <button
                type="button"
                class="button"
                hidden=move || changes.get() == 0
                on:click=move |_| goals.submit(make, done)
            >
                {move || words::save(changes.get())}
            </button>
        </div>
    }
    .into_any()
}

/// How what could be either is to be read.
fn switches(pasting: Pasting) -> AnyView {
    let Pasting {
        mark, order, scale, ..
    } = pasting;
    let marks = [Mark::Point, Mark::Comma];
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
    let scales = [Scale::AsWritten, Scale::Share];
    [
        pasting.either("mark", (words::MARK, &words::MARKS), marks, mark, |read| {
            read.mark
        }),
        pasting.either(
            "order",
            (words::ORDER, &words::ORDERS),
            orders,
            order,
            |read| read.order,
        ),
        pasting.either(
            "scale",
            (words::SCALE, &words::SCALES),
            scales,
            scale,
            |read| read.scale,
        ),
    ]
    .into_any()
}

/// One line that can be read: when, what stands there now, and what would.
fn row_view(pasting: Pasting, row: &PastedRow) -> Option<AnyView> {
    let would = row.read.as_ref().ok()?;
    let reads = pasting.goals.reads();
    let notation = pasting.goals.habits.notation;
    let (when, unit) = pasting.kpi.with_untracked(|kpi| {
        let calendar = kpi.calendar(reads.calendar);
        let when = kpi.unit_of(would.reading.day, reads.calendar);
        let when = when.map(|(unit, days)| unit::full(unit, days, calendar.first_month));
        (when, kpi.definition().unit)
    });
    let when = when.unwrap_or_else(|| days::date(would.reading.day));
    let said = |reading| words::cell(reading, &unit, &notation);
    let now = would
        .now
        .as_ref()
        .map_or_else(|| words::NOTHING.to_owned(), said);
    let then = words::then(would, &unit, &notation);
    let doubt = would.doubt.map(|doubt| {
        let doubt = words::doubt(&doubt, &unit, &notation);
        view! { <p class="notice">{doubt}</p> }
    });
    let [_, now_rule, then_rule] = words::COLUMNS;
    let row = view! {
        <tr>
            <th scope="row">{when}</th>
            // Beside the cells where there is no room for columns.
            <td data-rule=now_rule>{now}</td>
            <td data-rule=then_rule>{then} {doubt}</td>
        </tr>
    };
    Some(row.into_any())
}
