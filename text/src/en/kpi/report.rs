//! A KPI with everything about it, to take along.

use waymark_core::kpi::Kpi;
use waymark_core::kpi::history::Entry;
use waymark_core::kpi::standing::Standing;
use waymark_core::number::understood::Notation;

use super::chart::Charted;
use super::noise::{self, When};
use super::{ME, crossed, opened, rests, status, unit};
use crate::en::days::date;
use crate::en::report::{Block, Column, Level, Line, list, sentences};
use crate::en::sentence::capital;

/// The fold with the ways to share it.
pub const REPORT: &str = "Share this KPI";

/// How wide the drawing of a report is, in pixels.
const WIDE: f64 = 800.0;

/// What a report is of.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The KPI, with every reading.
    pub kpi: &'a Kpi,
    /// How it stands.
    pub standing: &'a Standing,
    /// Its chart.
    pub charted: &'a Charted,
    /// What it has been, as [`handoff::life`](crate::en::handoff::life) tells it.
    pub life: &'a str,
    /// What it supports, empty for nothing.
    pub supports: &'a str,
    /// Where the person is.
    pub when: When,
    /// How numbers are written here.
    pub notation: &'a Notation,
}

/// The report: to be written as Markdown or as a page.
#[must_use]
pub fn report(told: Told<'_>) -> Vec<Block> {
    let Told { kpi, charted, .. } = told;
    let name = Line::typed(&kpi.name);
    let name = match name.is_empty() {
        true => Line::ours("KPI"),
        false => name,
    };
    let as_of = ["KPI, as of ", &date(told.when.today)].concat();
    let mut blocks = vec![
        Block::Heading(Level::Report, name),
        Block::Text(Line::ours(as_of).and(".")),
    ];
    let said = stands(told).into_iter().filter(|it| !it.is_empty());
    blocks.extend(said.map(Block::Text));
    blocks.extend(list(None, facts(told)));
    if !charted.process.points.is_empty() {
        blocks.push(Block::Heading(Level::Section, Line::ours("Chart")));
        blocks.push(Block::Drawing(charted.draw(WIDE)));
        blocks.push(Block::Text(Line::ours(charted.summary())));
    }
    blocks.extend(list(Some(opened::BANDS), bands(told)));
    let events = charted.events().into_iter();
    let events = events.map(|(number, text)| {
        let number = [&number.to_string(), ": "].concat();
        Line::ours(number).with(Line::typed(text))
    });
    blocks.extend(list(Some(super::chart::EVENTS), events.collect()));
    blocks.extend(units(told));
    blocks.extend(readings(told));
    blocks
}

/// How it stands, whether anything happens, and what it has been.
fn stands(told: Told<'_>) -> Vec<Line> {
    let Told {
        kpi,
        standing,
        when,
        notation,
        ..
    } = told;
    let latest = standing.latest.as_ref();
    let of = latest.map_or(kpi.unit(), |it| kpi.unit_on(it.unit.last()));
    let latest = latest.map(|latest| {
        let value = status::latest(latest, of, notation);
        let name = unit::full(standing.judged_in, latest.unit, when.calendar.first_month);
        [&value, " (", &name, ")"].concat()
    });
    let is = status::status(standing, of, notation);
    let since = crossed(kpi, standing, when);
    let since = Some(since.trim_end_matches('.').to_owned()).filter(|it| !it.is_empty());
    let said = sentences([
        latest.map(Line::typed),
        Some(Line::ours(capital(&is))),
        since.map(|it| Line::typed(["Out of band ", &it].concat())),
    ]);
    vec![
        Line::strong("Status:").and(" ").with(said),
        Line::ours(noise::signal(standing, when)),
        Line::ours(noise::outlook(standing, when)),
        Line::typed(told.life),
        kpi.rest.as_ref().map_or_else(Line::default, |rest| {
            Line::typed(rests(rest).trim_end_matches('.')).and(".")
        }),
    ]
}

/// What it supports, how it is measured, where from, and whose it is.
fn facts(told: Told<'_>) -> Vec<Line> {
    let Told { kpi, .. } = told;
    let definition = kpi.definition();
    let or = |text: &str| match text.trim() {
        "" => Line::ours(opened::NOT_SAID),
        text => Line::typed(text),
    };
    let owner = match kpi.owner.as_deref().map(str::trim) {
        None => Line::ours(ME),
        Some("") => Line::ours(opened::NOBODY),
        Some(owner) => Line::typed(owner),
    };
    let indicator = kpi.indicator.map_or(opened::NOT_SAID, opened::indicator);
    let fact = |name: &str, said: Line| Line::ours([name, ": "].concat()).with(said);
    vec![
        fact(opened::SUPPORTS, or(told.supports)),
        fact(opened::MEASURED, or(&definition.measured)),
        fact(opened::SOURCE, or(&kpi.source)),
        fact("Read", Line::ours(unit::cadence(definition.cadence))),
        fact(opened::OWNER, owner),
        fact(opened::INDICATOR, Line::ours(indicator)),
    ]
}

/// Its bands, the newest first.
fn bands(told: Told<'_>) -> Vec<Line> {
    let bands = told.kpi.bands.iter().enumerate().rev();
    let said = bands.map(|(place, band)| {
        let (from, says) =
            opened::band(band, place == 0, told.kpi.unit_on(band.from), told.notation);
        Line::ours([&from, ": "].concat()).with(Line::typed(says))
    });
    said.collect()
}

/// What each unit came to, the newest first: the table behind the chart.
fn units(told: Told<'_>) -> Vec<Block> {
    let rows = told.charted.rows().into_iter();
    let rows = rows.map(|row| {
        let unit = Line::ours(row.unit.clone());
        let cells = row.cells().into_iter().map(Line::typed);
        [unit].into_iter().chain(cells).collect()
    });
    let columns = told.charted.columns().into_iter();
    let columns = columns.map(|name| Column {
        name,
        is_number: false,
    });
    let heading = capital(&[told.charted.one.as_str(), " by ", &told.charted.one].concat());
    tabled(&heading, columns.collect(), rows.collect())
}

/// Its readings as they were typed, the newest first: where the units do not say the same.
fn readings(told: Told<'_>) -> Vec<Block> {
    let Told { kpi, standing, .. } = told;
    let all = kpi.history(told.when.calendar, told.when.today);
    let has_notes = all.iter().any(|it| !it.reading.note.is_empty());
    let is_total = kpi.definitions.iter().any(|it| it.total.is_some());
    let others = kpi
        .definitions
        .iter()
        .any(|it| it.cadence != standing.judged_in);
    if !has_notes && !is_total && !others {
        return Vec::new();
    }
    let row = |entry: &Entry| {
        let of = kpi.unit_on(entry.reading.day);
        let mut cells = vec![
            Line::ours(opened::unit_of(entry, told.when)),
            Line::typed(opened::reading(entry, of, told.notation)),
        ];
        if has_notes {
            cells.push(Line::typed(&entry.reading.note));
        }
        cells
    };
    let names = ["Unit", "Reading", "Note"].into_iter();
    let columns = names
        .take(if has_notes { 3 } else { 2 })
        .map(|name| Column {
            name: name.to_owned(),
            is_number: false,
        });
    tabled(
        opened::READINGS,
        columns.collect(),
        all.iter().map(row).collect(),
    )
}

fn tabled(heading: &str, columns: Vec<Column>, rows: Vec<Vec<Line>>) -> Vec<Block> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(Level::Section, Line::ours(heading)),
        Block::Table(columns, rows),
    ]
}
