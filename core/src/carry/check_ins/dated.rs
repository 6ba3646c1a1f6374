//! Of which day each of the check-ins in a table is.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::{DatedRow, Reader, Row};
use crate::carry::cells;
use crate::carry::names::Goals;
use crate::carry::numbers::number;
use crate::carry::order::{Speaks, order};
use crate::carry::sheet::Why;
use crate::carry::wide::heads::{among, is_without_year, of_value};
use crate::day::near;
use crate::number::decimal::Decimal;
use crate::sketch::Measure;
use crate::table::column::Mark;
use crate::table::when::Days;
use crate::table::when::serial::are_serials;

impl<'a> Reader<'a> {
    /// The rows with their days, each of the objective in whose period that is.
    pub(super) fn dated(&mut self, rows: Vec<Row<'a>>, goals: &Goals) -> Vec<DatedRow<'a>> {
        let reads = self.reads;
        let dates = rows.iter().map(|row| row.date);
        let days = Days {
            words: reads.when,
            order: reads.usual.1,
            today: reads.today,
            serials: are_serials(dates),
        };
        let cells: Vec<(usize, &str)> = rows
            .iter()
            .map(|row| (self.table.rows[row.at].line, row.date))
            .collect();
        let speaks = |at: usize, day: Date| {
            let row: &Row<'_> = &rows[at];
            let numbers = [Mark::Point, Mark::Comma].map(|mark| number(row.value, mark));
            let answer =
                || cells::yes_or_no(row.value, reads).map(|it| Decimal::from(u32::from(it)));
            let mut speaks = Speaks {
                is_to_come: day > reads.today,
                ..Speaks::default()
            };
            for place in &*row.places {
                let known = goals.known(*place, day);
                speaks.is_known |= known.is_some_and(|it| {
                    let value = Some(it.value);
                    match goals.key_result(*place).1.measure {
                        Measure::YesNo => answer() == value,
                        _ => numbers.contains(&value),
                    }
                });
                if let Some(period) = goals.key_result(*place).0.objective.period {
                    let is_inside = speaks.is_inside == Some(true) || period.contains(day);
                    speaks.is_inside = Some(is_inside);
                }
            }
            speaks
        };
        let (order, doubt) = order(&cells, &days, speaks, self.choices);
        self.sheet.doubts.extend(doubt);
        let read = self.days_of(&rows, &days.by(order));
        let mut dated = Vec::with_capacity(rows.len());
        for row in rows {
            let day = read.get(row.date).copied().flatten();
            let place = match day {
                None => Err(Why::NoDate(row.date.to_owned())),
                Some(day) if near(day, reads.today).is_err() => {
                    Err(Why::NoDate(row.date.to_owned()))
                }
                Some(day) if goals.is_to_come(&row.places, day, reads.today) => {
                    Err(Why::InTheFuture(day))
                }
                Some(day) => match goals.of_day(&row.places, day) {
                    Some(place) => Ok((place, day)),
                    None => {
                        let (goal, _) = goals.key_result(row.places[0]);
                        Err(Why::SeveralObjectives(goal.objective.title.clone()))
                    }
                },
            };
            match place {
                Err(why) => self.whys[row.at] = Some(why),
                Ok((place, day)) => dated.push(DatedRow {
                    at: row.at,
                    place,
                    day,
                    value: row.value,
                }),
            }
        }
        dated
    }

    /// The days that cells name, each of them once: a week or month by the one that stands for
    /// it, as where it is the name of a column.
    fn days_of(&self, rows: &[Row<'a>], days: &Days<'_>) -> BTreeMap<&'a str, Option<Date>> {
        let cells: BTreeSet<&str> = rows.iter().map(|row| row.date).collect();
        let other = days.by(days.order.other());
        let are_short = cells.iter().any(|it| is_without_year(it, days));
        let day = |cell: &str| {
            // What is a day in the other order alone can be no other.
            let day = days.day(cell).or_else(|| other.day(cell));
            day.or_else(|| Some(of_value(among(cell, are_short, days)?, self.reads.today)))
        };
        let days = cells.into_iter().map(|cell| (cell, day(cell)));
        days.collect()
    }
}
