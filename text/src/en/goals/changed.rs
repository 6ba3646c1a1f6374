//! What was changed on the way, and where a straight line does not fit, in words.

use time::Date;
use waymark_core::grading::measure::{Bound, Change};
use waymark_core::grading::verdict::Commitment;
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::course::{Misfit, lost, misfit, peak};
use waymark_core::objective::earlier::{Course, Effect};
use waymark_core::objective::jump::{Jump, Moved};
use waymark_core::objective::key_result::KeyResult;
use waymark_core::objective::standing::{Stage, Standing};
use waymark_core::period::Period;
use waymark_core::plot::goal::Goal;
use waymark_core::plot::line::Was;

use super::key_result::{since, when_near};
use super::open::sentence;
use super::{standing, value};
use crate::en::days::near;
use crate::en::grade::{amount, change, score, within};

/// After what an objective is called, where it is promised to all of it or as a stretch.
const fn kind(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Aspirational => "aspirational",
        Commitment::Committed => "committed",
    }
}

/// What of an objective itself was changed: "Aspirational until 12 November, then
/// committed." Empty where nothing was.
#[must_use]
pub fn commitment(objective: &Objective, today: Date) -> String {
    let was = objective.commitments().into_iter();
    let was = was.map(|(was, until)| (kind(was).to_owned(), until));
    let now = kind(objective.commitment).to_owned();
    match one_after_another(was.collect(), &now, today) {
        Some(said) => sentence(&said),
        None => String::new(),
    }
}

/// What of a key result was changed: "Target 18% until 3 November, then 24%.", of a
/// standard with how its checks were judged.
fn courses(
    key_result: &KeyResult,
    period: Option<Period>,
    today: Date,
    notation: &Notation,
) -> Vec<String> {
    let courses = key_result.courses().into_iter();
    let said = courses.filter_map(|course| course_of(&course, key_result, today, notation));
    let said = said.map(|said| sentence(&said));
    let judged = judged(key_result, period, notation);
    let judged = judged.map(|judged| {
        let measured = key_result.judged(period);
        let sum = |of: fn(waymark_core::grading::measure::Checks) -> u32| {
            measured.iter().map(|it| of(it.checks)).sum::<u32>()
        };
        let (inside, all) = (sum(|it| it.inside()), sum(|it| it.all()));
        format!("{inside} of {all} checks inside: {judged}.")
    });
    said.chain(judged).collect()
}

/// By which bounds checks were judged, where those are several: "2 judged by at most 40, 2
/// by at most 30".
#[must_use]
pub fn judged(
    key_result: &KeyResult,
    period: Option<Period>,
    notation: &Notation,
) -> Option<String> {
    let all = key_result.judged(period);
    if all.len() < 2 {
        return None;
    }
    let each = all.iter().enumerate().map(|(at, it)| {
        let verb = if at == 0 { "judged by " } else { "by " };
        let by = within(it.by, &key_result.unit, notation);
        format!("{} {verb}{by}", it.checks.all())
    });
    Some(each.collect::<Vec<_>>().join(", "))
}

fn course_of(
    course: &Course,
    key_result: &KeyResult,
    today: Date,
    notation: &Notation,
) -> Option<String> {
    let unit = &key_result.unit;
    let number = |it: &Decimal| amount(*it, unit, notation);
    let bound = |it: &Bound| within(*it, unit, notation);
    let goal = |it: &Option<Goal>| goal_of(*it, unit, notation);
    match course {
        Course::Target(was, now) => {
            let said = one_after_another(each(was, number), &number(now), today)?;
            Some(["target ", &said].concat())
        }
        Course::Start(was, now) => {
            let said = one_after_another(each(was, number), &number(now), today)?;
            Some(["start ", &said].concat())
        }
        Course::Bound(was, now) => one_after_another(each(was, bound), &bound(now), today),
        Course::Goal(was, now) => one_after_another(each(was, goal), &goal(now), today),
    }
}

fn each<T>(was: &[(T, Date)], say: impl Fn(&T) -> String) -> Vec<(String, Date)> {
    was.iter().map(|(was, until)| (say(was), *until)).collect()
}

/// What something was after, in the middle of a sentence: "raise from 12 to 18", "keep at
/// least 30", "yes/no".
fn goal_of(goal: Option<Goal>, unit: &str, notation: &Notation) -> String {
    match goal {
        None => "yes/no".to_owned(),
        Some(Goal::Kept(bound)) => ["keep ", &within(bound, unit, notation)].concat(),
        Some(Goal::Way { start, target }) => match Change::new(start, target) {
            Ok(way) => {
                let said = change(&way, unit, notation);
                said[..1].to_lowercase() + &said[1..]
            }
            Err(_) => ["change from ", &amount(start, unit, notation)].concat(),
        },
    }
}

/// "18% until 3 November, 20% until 10 November, then 24%"; none of nothing.
fn one_after_another(was: Vec<(String, Date)>, now: &str, today: Date) -> Option<String> {
    if was.is_empty() {
        return None;
    }
    let was = was.into_iter();
    let was = was.map(|(was, until)| [&was, " until ", &near(until, today)].concat());
    Some([&was.collect::<Vec<_>>().join(", "), ", then ", now].concat())
}

/// A score that a change made another one: "0.50 before the target moved on 12 November,
/// 0.25 since."
#[must_use]
pub fn jump(jump: &Jump, today: Date) -> String {
    let what = match jump.what {
        Moved::Target => "target moved",
        Moved::Start => "start moved",
        Moved::Measure => "measure changed",
        Moved::Several => "goal changed",
    };
    let since = if jump.stands { "since" } else { "right after" };
    let [before, after] = [&jump.before, &jump.after].map(score);
    let on = near(jump.on, today);
    sentence(&format!(
        "{before} before the {what} on {on}, {after} {since}"
    ))
}

/// What stands at the days on which what a drawing shows was after was changed: "target was
/// 18%", in their order.
#[must_use]
pub fn marks(earlier: &[Was], goal: Goal, unit: &str, notation: &Notation) -> Vec<String> {
    let after = earlier.iter().skip(1).map(|it| it.goal);
    let after = after.chain([Some(goal)]);
    let marks = earlier.iter().zip(after).map(|(was, after)| {
        let number = |it| amount(it, unit, notation);
        match (was.goal, after) {
            (Some(Goal::Kept(bound)), _) => ["was ", &within(bound, unit, notation)].concat(),
            (
                Some(Goal::Way { start, target }),
                Some(Goal::Way {
                    start: from,
                    target: to,
                }),
            ) => match (start == from, target == to) {
                (false, true) => ["start was ", &number(start)].concat(),
                (true, _) => ["target was ", &number(target)].concat(),
                (false, false) => ["was ", &number(start), " to ", &number(target)].concat(),
            },
            (Some(Goal::Way { start, target }), _) => {
                ["was ", &number(start), " to ", &number(target)].concat()
            }
            (None, _) => "was yes/no".to_owned(),
        }
    });
    marks.collect()
}

/// How a key result has gone, where that is no straight line or a peak was lost.
fn gone(
    key_result: &KeyResult,
    period: Option<Period>,
    stage: Stage,
    notation: &Notation,
) -> Vec<String> {
    let newest = key_result.counting(period).next_back();
    let running = period.filter(|_| stage == Stage::Running);
    let misfit = running.and_then(|period| misfit(key_result, period));
    let lost = lost(key_result, period).zip(newest).map(|(peak, latest)| {
        let is_closed = stage == Stage::Closed;
        standing::peak(peak, latest, key_result, notation, is_closed)
    });
    match (misfit, lost, newest) {
        (Some(Misfit::FellBack), Some(lost), _) => vec![does_not_fit(&lost)],
        (Some(it), lost, Some(_)) => {
            let lost = lost.map(|lost| sentence(&lost));
            let said = misfit_of(&it, key_result, period, notation);
            lost.into_iter().chain([said]).collect()
        }
        (_, lost, _) => lost.into_iter().map(|lost| sentence(&lost)).collect(),
    }
}

/// What there is to say of a key result besides where it stands: what of it was changed,
/// what that did to its score, and how it has gone. One sentence each.
#[must_use]
pub fn of_key_result(
    key_result: &KeyResult,
    period: Option<Period>,
    standing: &Standing,
    today: Date,
    notation: &Notation,
) -> Vec<String> {
    let mut said = changes(key_result, period, standing, today, notation);
    said.extend(gone(key_result, period, standing.stage, notation));
    said
}

/// The same with an earlier peak of any height, as there is room for it beside a drawing.
#[must_use]
pub fn all_of_key_result(
    key_result: &KeyResult,
    period: Option<Period>,
    standing: &Standing,
    today: Date,
    notation: &Notation,
) -> Vec<String> {
    let mut said = changes(key_result, period, standing, today, notation);
    said.extend(whole_course(key_result, period, standing.stage, notation));
    said
}

fn changes(
    key_result: &KeyResult,
    period: Option<Period>,
    standing: &Standing,
    today: Date,
    notation: &Notation,
) -> Vec<String> {
    let mut said = courses(key_result, period, today, notation);
    // Of a single one it is what is said of the objective.
    let jump = key_result
        .jump(period)
        .filter(|_| standing.total.scored > 1);
    said.extend(jump.map(|it| self::jump(&it, today)));
    said
}

fn whole_course(
    key_result: &KeyResult,
    period: Option<Period>,
    stage: Stage,
    notation: &Notation,
) -> Vec<String> {
    let mut said = Vec::new();
    let newest = key_result.counting(period).next_back();
    if lost(key_result, period).is_none()
        && let Some((peak, latest)) = peak(key_result, period).zip(newest)
    {
        let is_closed = stage == Stage::Closed;
        let text = standing::peak(peak, latest, key_result, notation, is_closed);
        said.push(sentence(&text));
    }
    said.extend(gone(key_result, period, stage, notation));
    said
}

fn misfit_of(
    misfit: &Misfit,
    key_result: &KeyResult,
    period: Option<Period>,
    notation: &Notation,
) -> String {
    let Some(newest) = key_result.counting(period).next_back() else {
        return String::new();
    };
    let now = value(newest.value, key_result, notation);
    let from = |verb: &str, base| {
        let when = since(key_result, base, newest.date);
        let then = value(base.value, key_result, notation);
        does_not_fit(&format!("{verb} since {when}, from {then} to {now}"))
    };
    match misfit {
        Misfit::FellBack => String::new(),
        Misfit::Flat(base) => {
            let [first, last] = [base, newest].map(|it| since(key_result, it, newest.date));
            let weeks = (newest.date - base.date).whole_weeks();
            let long = match weeks {
                _ if key_result.fed.is_some() => String::new(),
                ..2 => String::new(),
                weeks => format!(" for {weeks} weeks"),
            };
            does_not_fit(&format!("flat at {now}{long}, from {first} to {last}"))
        }
        Misfit::NoFurther(base) => {
            let when = when_near(key_result, base, newest.date);
            does_not_fit(&format!("no further than {when}, at {now}"))
        }
        Misfit::Back(base) => from("falling back", base),
        Misfit::Slower(base) => from("slower", base),
        Misfit::Faster(base) => from("faster", base),
    }
}

fn does_not_fit(what: &str) -> String {
    sentence(&[what, ": a straight line does not fit"].concat())
}

/// A word on how an objective has gone that its forecast does not know: "flat lately", "1
/// fell back". None where a straight line fits.
#[must_use]
pub fn lately(standing: &Standing) -> Option<String> {
    let all = || standing.misfits.iter().flatten();
    let are = |of: fn(&Misfit) -> bool| all().filter(|it| of(it)).count();
    let (many, word) = [
        (
            are(|it| matches!(it, Misfit::FellBack | Misfit::Back(_))),
            "fell back",
        ),
        (
            are(|it| matches!(it, Misfit::Flat(_) | Misfit::NoFurther(_))),
            "flat lately",
        ),
        (are(|it| matches!(it, Misfit::Slower(_))), "slower lately"),
        (are(|it| matches!(it, Misfit::Faster(_))), "faster lately"),
    ]
    .into_iter()
    .find(|(many, _)| *many > 0)?;
    Some(match standing.total.scored {
        ..2 => word.to_owned(),
        _ => format!("{many} {word}"),
    })
}

/// What a forecast is made along: "at this pace", or where that does not fit "along a
/// straight line that does not fit 1 of 3 key results".
#[must_use]
pub fn along(standing: &Standing) -> String {
    let misfits = standing.misfits.iter().flatten().count();
    match (misfits, standing.total.scored) {
        (0, _) => "at this pace".to_owned(),
        (_, ..2) => "along a straight line that does not fit".to_owned(),
        (many, of) => format!("along a straight line that does not fit {many} of {of} key results"),
    }
}

/// What an objective in the list says of all that, beside its word: a peak that was lost, and
/// a score that jumped.
#[must_use]
pub fn in_short(
    objective: &Objective,
    standing: &Standing,
    today: Date,
    notation: &Notation,
) -> Vec<String> {
    if matches!(standing.stage, Stage::Ahead | Stage::Closed) || standing.score().is_none() {
        return Vec::new();
    }
    let period = objective.period;
    let peaks = objective.scored().filter_map(|it| {
        let peak = lost(it, period)?;
        let latest = it.counting(period).next_back()?;
        let said = standing::peak(peak, latest, it, notation, false);
        Some(match standing.total.scored {
            ..2 => sentence(&said),
            _ => format!("“{}” {said}.", it.name),
        })
    });
    // The first one: the others are said where it is unfolded.
    let jump = objective.jump().map(|it| jump(&it, today));
    peaks.take(1).chain(jump).collect()
}

/// What saving a change does to what was checked in before: "3 earlier check-ins keep being
/// judged by at most 40."
#[must_use]
pub fn effect(effect: &Effect, unit: &str, notation: &Notation) -> String {
    match effect {
        Effect::Kept(count, by) => {
            let day = match count {
                1 => "the limit of its day",
                _ => "the limit of their day",
            };
            let by = by.map_or_else(|| day.to_owned(), |by| within(by, unit, notation));
            match count {
                1 => format!("1 earlier check-in keeps being judged by {by}."),
                many => format!("{many} earlier check-ins keep being judged by {by}."),
            }
        }
        Effect::Jumps(from, to) => format!(
            "This changes the score from {} to {}. The change is shown with today’s date.",
            score(from),
            score(to)
        ),
        Effect::Dated => DATED.to_owned(),
    }
}

/// What saving a change of what is promised as a whole does.
pub const DATED: &str = "The change is shown with today’s date.";
