//! What each step of a review says: what it is about, and what is asked.

use waymark_core::calendar::Calendar;
use waymark_core::kpi::signal::Rule;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::{Kpi, Pillar};
use waymark_core::number::understood::Notation;
use waymark_core::period::Period;
use waymark_core::review::agenda::Matter;
use waymark_core::review::fit::Fit;
use waymark_core::review::key::Key;

use crate::en::days::{date, period};
use crate::en::goals::check_in;
use crate::en::goals::listed;
use crate::en::kpi::form::lacks;
use crate::en::kpi::noise::{When, outlook, signal};
use crate::en::kpi::opened::{known, named, out, proposal, streak, within};
use crate::en::kpi::status::value;
use crate::en::kpi::unit::in_sentence;
use crate::en::sentence::capital;

/// The buttons that leave a band as it is.
pub const LEAVE_BAND: &str = "Leave the band as it is";
/// The link to where a band is moved.
pub const MOVE_BAND: &str = "Move the band";
/// The link to the KPI.
pub const OPEN_KPI: &str = "Open the KPI";
/// The link to the objective.
pub const OPEN_OBJECTIVE: &str = "Open the objective";
/// The link to where it is closed.
pub const CLOSE_IT: &str = "Close it";
/// The link to where what was learned is written.
pub const WRITE_LESSONS: &str = "Write what you learned";
/// The link to a hand-off.
pub const HAND_OFF: &str = "See the hand-off";
/// The link to the objective that goes on from one.
pub const CONTINUE: &str = "Continue it";
/// The link to a new objective.
pub const NEW_OBJECTIVE: &str = "New objective";

/// What kind of step it is, in a word or two over its name.
#[must_use]
pub const fn kind(key: &Key) -> &'static str {
    match key {
        Key::Kpi(_) => "KPI",
        Key::CheckIn(_) => "Check-in",
        Key::AskAgain(..) => "Does it hold?",
        Key::Close(_) => "Close",
        Key::Learn(_) => "Lessons",
        Key::HandOff(..) => "Hand-off",
        Key::GoOn(_) => "What next",
        Key::Aim => "Ambition",
        Key::AtOnce => "Focus",
        Key::Plan => "Plan",
    }
}

/// The name of a step that is about nothing in particular; that of any other one is its
/// KPI's, its key result's or its objective's.
#[must_use]
pub const fn heading(key: &Key) -> Option<&'static str> {
    match key {
        Key::Aim => Some("How high do you aim?"),
        Key::AtOnce => Some("Is it too much at once?"),
        // The quarter after the one that is reviewed may run already: below it is named.
        Key::Plan => Some("What comes next?"),
        _ => None,
    }
}

/// What is asked of a KPI.
#[must_use]
pub fn of_kpi(
    matter: &Matter,
    kpi: &Kpi,
    standing: &Standing,
    when: When,
    notation: &Notation,
) -> String {
    let unit = standing.judged_in;
    match matter {
        Matter::Out { calls } => {
            let lasts = standing.streak.as_ref().filter(|it| it.count > 1);
            let lasts = lasts.map_or_else(|| out(standing, when), |it| streak(it, when));
            let again = kpi.acknowledged.as_ref();
            let again = again.map_or_else(String::new, |it| [" ", &known(it, when.today)].concat());
            let calls = match calls {
                true => " That is long enough to make it an objective: get it back to normal.",
                false => "",
            };
            [&lasts, &again, calls].concat()
        }
        Matter::Lacks {
            unit: days,
            is_overdue,
        } => {
            let cadence = kpi.definition().cadence;
            let days = in_sentence(cadence, *days, when.calendar);
            match is_overdue {
                true => format!("The reading for {days} is overdue."),
                false => format!("The reading for {days} is due."),
            }
        }
        Matter::Signal {
            is_newest: true, ..
        } => signal(standing, when),
        Matter::Signal {
            rule, first, last, ..
        } => {
            let [from, to] = [first, last].map(|it| within(unit, *it, when));
            match rule {
                Rule::Beyond => format!(
                    "{} was unlike the others: look for what happened.",
                    the(&named(unit, *last, when))
                ),
                Rule::Run => format!(
                    "From {from} to {to} every value was on the same side of the centre. Find out \
                     what changed."
                ),
                Rule::Near => format!(
                    "Between {from} and {to} several values were far from the centre. Find out \
                     what changed."
                ),
            }
        }
        Matter::Base(from) => proposal(standing, *from, when),
        Matter::Band(fit) => band(fit, kpi, standing, when, notation),
        Matter::Pillars(pillars) => missing(pillars),
        Matter::Unread => {
            "There was no reading in the whole quarter. Is it still needed?".to_owned()
        }
        Matter::Paused(since) => format!(
            "It has been paused since {}. Resume it, or retire it?",
            date(*since)
        ),
        _ => String::new(),
    }
}

/// What is asked about how its band fits.
fn band(fit: &Fit, kpi: &Kpi, standing: &Standing, when: When, notation: &Notation) -> String {
    match fit {
        Fit::Never => [
            &outlook(standing, when),
            " Set up an objective, or move the band to a level it can reach.",
        ]
        .concat(),
        Fit::ByChance { .. } => [
            &outlook(standing, when),
            " Or does the band ask for too much?",
        ]
        .concat(),
        Fit::Room { up_to: None } => {
            "The band is met with plenty of room on both sides. Is it too wide?".to_owned()
        }
        Fit::Room { up_to: Some(up_to) } => {
            let up_to = value(up_to, &kpi.definition().unit, notation);
            format!(
                "The band is met with plenty of room: even {up_to} would be met by the way things \
                 run. Is it too easy?"
            )
        }
    }
}

/// What a KPI lacks.
fn missing(pillars: &[Pillar]) -> String {
    let pillars: Vec<String> = pillars.iter().map(|it| lacks(*it).to_owned()).collect();
    format!(
        "It lacks {}: until it has that, it is a metric and not a KPI.",
        listed(&pillars, "and")
    )
}

/// What is asked of an objective, a key result of one, or of all of them. Of a KPI nothing.
#[must_use]
pub fn of_objective(matter: &Matter, last_day: Option<Period>, calendar: Calendar) -> String {
    match matter {
        Matter::Due(count) => check_in::due_and_late(count),
        Matter::Again => {
            "It was reached, and you wanted to look again. Does the new level hold?".to_owned()
        }
        Matter::ToClose { is_over: true } => {
            "Its period is over. Score it, write what you learned, and say what comes next."
                .to_owned()
        }
        Matter::ToClose { is_over: false } => {
            let ends = last_day.map_or_else(String::new, |it| [" on ", &date(it.last())].concat());
            format!("It ends{ends}. Check in once more, or close it now.")
        }
        Matter::NoLessons => {
            "It is closed, and nothing says what you learned or would do differently.".to_owned()
        }
        Matter::HandOff => {
            "Should this result stay? A KPI can guard it, so that it does not drift back."
                .to_owned()
        }
        Matter::NotContinued => {
            "You wanted it to go on, but no objective follows it yet.".to_owned()
        }
        Matter::Aim {
            is_too_low,
            hit_rate,
        } => aim(*is_too_low, *hit_rate),
        Matter::TooMany { objectives, kpis } => too_many(*objectives, *kpis),
        Matter::Plan {
            next,
            has_begun,
            objectives,
        } => {
            let next = period(*next, calendar);
            let said = match (has_begun, objectives) {
                (false, 0) => format!("Nothing is planned for {next} yet."),
                (false, 1) => format!("1 objective is planned for {next}."),
                (false, many) => format!("{many} objectives are planned for {next}."),
                (true, 0) => format!("No objective runs in {next} yet."),
                (true, 1) => format!("1 objective runs in {next}."),
                (true, many) => format!("{many} objectives run in {next}."),
            };
            [&said, " 2 to 4 is typical (Rock)."].concat()
        }
        _ => String::new(),
    }
}

fn aim(is_too_low: bool, hit_rate: Option<(u32, u32)>) -> String {
    let first = match is_too_low {
        true => "Your last two periods both came in above 0.7: aim higher next time.",
        false => "A score around 0.7 means that the aim was right: high, and not out of reach.",
    };
    let kept = hit_rate.map_or_else(String::new, |(kept, all)| {
        format!(" Musts kept so far: {kept} of {all}.")
    });
    [first, &kept].concat()
}

fn too_many(objectives: Option<usize>, kpis: Option<usize>) -> String {
    let parts = [
        objectives.map(|it| format!("{it} objectives run at once; 2 to 4 is typical.")),
        kpis.map(|it| format!("{it} KPIs are watched; 5 to 7 is typical.")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!(
        "{} Watch everything and you end up watching nothing (Rock): close, pause or retire what \
         matters least.",
        parts.join(" ")
    )
}

/// "The week of …" where a sentence begins.
fn the(name: &str) -> String {
    match name.strip_prefix("Week") {
        Some(rest) => ["The week", rest].concat(),
        None => capital(name),
    }
}
