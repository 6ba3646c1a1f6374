//! Waymark's rules: what a person's answers and numbers mean.
//!
//! Nothing here knows a browser, a clock, a random number or a word of any
//! language; what a caller needs of those comes in as an argument, and what a
//! rule finds goes out as a value for `waymark-text` to put into a sentence.
//!
//! # Sources
//!
//! The rules rest on five published articles and name the one they rest on:
//!
//! - **Rock**, *OKR vs KPI: Differences and When to Use Each*: the four
//!   questions, "drive change or monitor", the three hand-offs, the mistakes.
//! - **`AgencyAnalytics`**, *OKR vs KPI: What's the difference and why do they
//!   matter?* (11 January 2026): grading, the four pillars, review rhythms.
//! - **Rock Content**, *OKRs vs KPIs*: KPIs as the check on what OKRs want.
//! - **An Indian digital-marketing course's blog**, *OKRs vs KPIs*: when to
//!   use which, tasks against outcomes. Cited as **Course blog**.
//! - **Fellow**, *OKR vs KPI: What's the Difference? (with Examples)*: bold
//!   goals against realistic ones from a process already in place.

// What the embed takes of this does without the standard library: see `embed`.
#![cfg_attr(not(any(test, feature = "grading")), no_std)]

extern crate alloc;

#[cfg(feature = "store")]
pub mod address;
pub mod attempt;
#[cfg(feature = "grading")]
pub mod calendar;
#[cfg(feature = "store")]
pub mod carry;
#[cfg(feature = "grading")]
pub mod day;
#[cfg(feature = "grading")]
pub mod grading;
#[cfg(feature = "store")]
pub mod handoff;
#[cfg(feature = "store")]
pub mod kinds;
#[cfg(feature = "store")]
pub mod kpi;
#[cfg(feature = "grading")]
pub mod list_mark;
#[cfg(feature = "store")]
pub mod metric;
pub mod name;
#[cfg(feature = "grading")]
pub mod number;
#[cfg(feature = "store")]
pub mod objective;
#[cfg(feature = "grading")]
pub mod period;
pub mod permalink;
#[cfg(feature = "store")]
pub mod pieces;
#[cfg(feature = "store")]
pub mod pinned;
#[cfg(feature = "grading")]
pub mod plot;
pub mod quiz;
#[cfg(feature = "store")]
pub mod record;
#[cfg(feature = "store")]
pub mod review;
#[cfg(feature = "store")]
pub mod sandbox;
#[cfg(feature = "store")]
pub mod settings;
#[cfg(feature = "store")]
pub mod share;
#[cfg(feature = "grading")]
pub mod sketch;
#[cfg(feature = "store")]
pub mod sorted;
#[cfg(feature = "store")]
pub mod store;
#[cfg(feature = "store")]
pub mod table;
#[cfg(feature = "grading")]
pub mod wording;
