//! What the rules promise, each in a module by its subject.
//!
//! All are one program: with 35 of them, as with 17 of the words, what they share was
//! compiled and linked again for each.

mod address;
mod attempt;
mod bases;
mod board;
mod calendar;
mod day;
mod finding;
mod given;
mod grading;
mod handoff;
mod json;
mod kpi;
mod kpi_draft;
mod kpi_sandbox;
mod limits;
mod lives;
mod number;
mod number_exact;
mod objective;
mod period;
mod permalink;
mod pinned;
mod plot;
mod quiz;
mod readings;
mod record;
mod review;
mod sandbox;
mod settings;
mod share;
mod sheet;
mod sketch;
mod sorted;
mod standing;
mod store;
mod table;
mod year_begins;
