//! A row of the library: folded it says what it is, unfolded it is scored or judged.

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::address::kpis::{KpisPlace, Metric};
use waymark_core::calendar::Calendar;
use waymark_core::grading::objective::Total;
use waymark_core::grading::verdict::{Promise, Term};
use waymark_core::kpi::charted::process;
use waymark_core::kpi::sandbox::{self, Told};
use waymark_core::kpi::standing::Standing;
use waymark_core::objective::draft::smart::smart_fields;
use waymark_core::sketch::typed::{Habits, ReadKeyResult};
use waymark_core::sketch::{KeyResult, Measure, Sketch};
use waymark_core::wording::smart::smart;
use waymark_core::wording::{Check, Finding, Kind, Line, offered};
use waymark_text::grade;
use waymark_text::kpi::{noise, status};
use waymark_text::library::{Row, Shown, page as words, row as row_of};
use waymark_text::wording;

use crate::state::kept::today;
use crate::state::navigation::Navigation;
use crate::ui::fold::is_unfolded;
use crate::views::grade::look::key_result;
use crate::views::kpi::chart::small;

/// One of them.
#[component]
pub fn RowView(
    /// Which one.
    row: &'static Row,
    /// The one that the address names.
    open: Memo<Option<&'static str>>,
    /// Whether what is chosen leaves it in.
    is_shown: Memo<bool>,
    /// How things are written here.
    habits: StoredValue<Habits>,
    /// Where one is, and how one gets elsewhere.
    navigation: Navigation,
) -> AnyView {
    let is_unfolded_now = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() == Some(row.id) {
            is_unfolded_now.set(true);
        }
    });
    // What it holds is worked out when it is first looked at.
    let was_unfolded = Memo::new(move |before: Option<&bool>| {
        before.copied().unwrap_or_default() || is_unfolded_now.get()
    });
    let toggled = move |event: leptos::ev::Event| {
        let is_open = is_unfolded(event.as_ref());
        is_unfolded_now.set(is_open);
        // The address leads to what was unfolded last.
        let is_there = open.get_untracked() == Some(row.id);
        if is_open && !is_there {
            navigation.restate(Route::Library(row.id.to_owned()));
        }
    };
    view! {
        <li class="library__row" hidden=move || !is_shown.get()>
            <details
                prop:open=is_unfolded_now
                on:toggle=toggled
            >
                <summary id=row.id>
                    <b class="library__title">{title(row)}</b>
                    <span class="library__said quiet">
                        {words::sort(row)} " · " {words::field(row.field)} " · "
                        {words::source(row.source)}
                    </span>
                    {row.is_mistake().then(|| view! { <span class="library__mark">{words::MISTAKE}</span> })}
                </summary>
                {move || was_unfolded.get().then(|| habits.with_value(|habits| opened(row, habits)))}
            </details>
        </li>
    }
    .into_any()
}

/// What it is called.
fn title(row: &Row) -> String {
    match row.shown {
        Shown::Objective(text) => {
            let notation = waymark_core::number::understood::Notation::PLAIN_ENGLISH;
            Sketch::from_text(text, &notation)
                .map(|sketch| sketch.objective.title)
                .unwrap_or_default()
        }
        Shown::Kpis(name, _) => name.to_owned(),
    }
}

/// All of it.
fn opened(row: &'static Row, habits: &Habits) -> AnyView {
    let better = row_of(row.better);
    let lesson = (!row.lesson.is_empty()).then(|| {
        let before = row
            .is_mistake()
            .then(|| view! { <b>{words::WRONG} ": "</b> });
        view! { <p class="library__lesson">{before} {row.lesson}</p> }
    });
    let found = row.is_mistake().then(|| found(row, habits));
    let better = better.map(|better| {
        let route = Route::Library(better.id.to_owned());
        view! {
            <p>
                {words::BETTER} ": "
                <a href=route.to_string()>{title(better)}</a>
            </p>
        }
    });
    let shown = match row.shown {
        Shown::Objective(text) => objective(text, row.is_mistake(), habits),
        Shown::Kpis(name, kpis) => board(name, kpis, row.is_mistake(), habits),
    };
    view! { <div class="library__opened">{lesson} {found} {better} {shown}</div> }.into_any()
}

/// What is odd about how something of a mistake is worded, what the form would show first.
fn asked(kind: Kind, text: &str, typed: Option<(&KeyResult, &ReadKeyResult)>) -> Vec<Finding> {
    let line = Line {
        kind,
        text,
        has_number: typed.is_some_and(|(_, it)| it.start.value.or(it.target.value).is_some()),
        is_held: typed.is_some_and(|(typed, _)| typed.measure == Measure::Hold),
    };
    let is_yes_no = typed.is_some_and(|(typed, _)| typed.measure == Measure::YesNo);
    offered(line, |check| is_yes_no && check == Check::NothingCountable)
}

/// SMART's five answers about each key result of a mistake, folded, as its form has them: one
/// owner and a period are taken for granted there, and are here.
fn smart_of(row: &Row, habits: &Habits) -> Option<AnyView> {
    let Shown::Objective(text) = row.shown else {
        return None;
    };
    let sketch = Sketch::from_text(text, &habits.notation).unwrap_or_default();
    let fold = |typed: KeyResult| {
        let read = ReadKeyResult::of(&typed, habits);
        let found = asked(Kind::KeyResult, &typed.name, Some((&typed, &read)));
        let worded: Vec<Check> = found.iter().map(|it| it.check).collect();
        let lacks = smart(&smart_fields(&typed, &read, &worded, None, true));
        let count = lacks.iter().filter(|it| it.is_none()).count();
        let letters = wording::SMART.iter().zip(lacks).map(|((_, word), lacks)| {
            view! {
                <li data-missing=lacks.map(|_| "")>
                    <b>{*word}</b> ": " {lacks.map_or(wording::SMART_MET, wording::missing)}
                </li>
            }
        });
        view! {
            <details class="form__more">
                <summary>{wording::smart(count)} ": " <bdi>{typed.name}</bdi></summary>
                <ul class="smart">{letters.collect_view()}</ul>
            </details>
        }
    };
    Some(
        sketch
            .key_results
            .into_iter()
            .map(fold)
            .collect_view()
            .into_any(),
    )
}

/// What the checks of wording find in a mistake, each with the words that set it off.
fn found(row: &Row, habits: &Habits) -> AnyView {
    let said = |kind, text: &str, typed: Option<(&KeyResult, &ReadKeyResult)>| {
        asked(kind, text, typed)
            .first()
            .map(|it| wording::what(it, text))
    };
    let all: Vec<String> = match row.shown {
        Shown::Objective(text) => {
            let sketch = Sketch::from_text(text, &habits.notation).unwrap_or_default();
            let title = said(Kind::Objective, &sketch.objective.title, None);
            let key_results = sketch.key_results.iter().map(|typed| {
                let read = ReadKeyResult::of(typed, habits);
                said(Kind::KeyResult, &typed.name, Some((typed, &read)))
            });
            title.into_iter().chain(key_results.flatten()).collect()
        }
        Shown::Kpis(_, kpis) => {
            let said = kpis.iter().map(|told| said(Kind::Kpi, told.name, None));
            said.flatten().collect()
        }
    };
    let all = all.into_iter().map(|what| view! { <li>{what}</li> });
    let list = (all.len() > 0).then(|| {
        view! { <ul class="library__found">{all.collect_view()}</ul> }
    });
    view! { {list} {smart_of(row, habits)} }.into_any()
}

/// An objective with its score, and what to do with it.
fn objective(text: &'static str, is_mistake: bool, habits: &Habits) -> AnyView {
    let sketch = Sketch::from_text(text, &habits.notation).unwrap_or_default();
    let read: Vec<ReadKeyResult> = sketch
        .key_results
        .iter()
        .map(|typed| ReadKeyResult::of(typed, habits))
        .collect();
    let counted: Vec<_> = read.iter().map(|read| read.counted.clone()).collect();
    let total = Total::of(&counted);
    let promise = Promise {
        commitment: sketch.objective.commitment,
        term: Term::Unknown,
    };
    let (score, said, zone) = match &total.score {
        Ok(score) => {
            let is_broken = !total.broken.is_empty();
            let zone = promise.zone(&score.spectrum, is_broken);
            (
                grade::score(&score.spectrum),
                grade::verdict(&promise.verdict(&score.spectrum, is_broken)),
                zone.map_or("", grade::zone),
            )
        }
        Err(why) => (grade::NONE.to_owned(), grade::no_score(*why), ""),
    };
    let cards = sketch.key_results.iter().zip(&read);
    let cards = cards.map(|(typed, read)| key_result(typed, read, promise, habits));
    let letters = ["0.", text].concat();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("g", &letters)
        .finish();
    let to_use = (!is_mistake).then(|| {
        view! {
            <a class="button" href=Route::Goals(query).to_string()>
                {words::USE}
            </a>
        }
    });
    let rank = if is_mistake {
        "button"
    } else {
        "button button--quiet"
    };
    view! {
        <p class="library__score">
            {words::SCORE} " " <b>{score}</b> " "
            <span class="zone" data-zone=zone>{said}</span>
            <span class="quiet">" · " {grade::commitment(promise.commitment)}</span>
        </p>
        <ol class="cards">{cards.collect_view()}</ol>
        <p class="library__do">
            {to_use}
            <a class=rank href=Route::Grade(letters).to_string()>
                {words::GRADE}
            </a>
        </p>
    }
    .into_any()
}

/// KPIs as they would stand on a board.
fn board(name: &'static str, kpis: &'static [Told], is_mistake: bool, habits: &Habits) -> AnyView {
    let rows = kpis.iter().map(|told| line(told, is_mistake, habits));
    let [kpi, latest, stands] = words::COLUMNS;
    view! {
        <div class="library__board" role="region" tabindex="0" aria-label=name>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{kpi}</th>
                        <th scope="col">{latest}</th>
                        <th scope="col">{stands}</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One KPI of a board.
fn line(told: &'static Told, is_mistake: bool, habits: &Habits) -> AnyView {
    let (calendar, today) = (Calendar::default(), today());
    let kpi = sandbox::kpi(told, calendar, today);
    let standing = Standing::of(&kpi, calendar, today);
    let notation = &habits.notation;
    let latest = standing.latest.as_ref();
    let value = latest.map_or_else(String::new, |latest| {
        status::value(&latest.value, told.unit, notation)
    });
    let signal = noise::signal(&standing, noise::When { calendar, today });
    let charted = process(&kpi, &standing, today);
    let bound = kpi.bands.last().and_then(|band| band.range);
    let place = KpisPlace::of_metric(Metric {
        name: told.name.to_owned(),
        unit: told.unit.to_owned(),
        bound: bound.map(|range| range.good()),
    });
    let to_use = (!is_mistake).then(|| {
        view! {
            <a class="link" href=place.route().to_string()>
                {words::USE_KPI}
                <span class="unseen">" " {told.name}</span>
            </a>
        }
    });
    view! {
        <tr>
            <th scope="row">
                {told.name}
                <span class="quiet">{told.measured}</span>
            </th>
            <td>
                <b>{value}</b>
                {small(&charted)}
            </td>
            <td>
                <span class="zone" data-zone=status::zone(&standing.status)>
                    {status::status(&standing, told.unit, notation)}
                </span>
                <span class="quiet">{signal}</span>
            </td>
            <td>{to_use}</td>
        </tr>
    }
    .into_any()
}
