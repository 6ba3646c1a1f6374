//! The objective to play with, in words.

use time::Date;
use waymark_core::calendar::Calendar;
use waymark_core::grading::pace::Outlook;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::KIND;
use waymark_core::objective::course::peak;
use waymark_core::objective::due::due;
use waymark_core::objective::standing::Standing;
use waymark_core::sandbox::objective;
use waymark_text::en::goals::sandbox::{EXAMPLE, SOURCE, TRY};

use super::{day, is_plain, is_sentence};

#[test]
fn it_is_the_article_s_and_a_good_stretch() {
    let today = day("2026-09-24");
    let objective = objective(&EXAMPLE, today);
    let standing = Standing::of(&objective, today);
    // The articles' arithmetic: 12 to 18 at 15; 4.1 to 4.6 at 4.4; 6 to 2 at 3; 0 to
    // 250,000 at 150,000.
    assert_eq!(standing.score(), Some(&Fraction::of(6125, 10_000)));
    assert_eq!(standing.outlook(), Some(Outlook::OnTrack));
    assert!(standing.verdict().is_some());
}

#[test]
fn there_is_something_to_see_in_it() {
    let today = day("2026-09-24");
    let objective = objective(&EXAMPLE, today);
    let all = || objective.key_results.iter();
    for key_result in all() {
        assert_eq!(key_result.check_ins.len(), 11, "{}", key_result.name);
        let due = due(&objective, key_result, Calendar::default(), today);
        assert!(due.is_some_and(|it| !it.is_missed));
        assert!(key_result.unit.chars().count() > 0);
    }
    let peaks = all().filter(|it| peak(it, objective.period).is_some());
    assert_eq!(peaks.count(), 1);
    // Confidence dips after what happened outside, and recovers.
    let sure: Vec<u8> = objective.key_results[0]
        .check_ins
        .iter()
        .filter_map(|it| it.confidence)
        .collect();
    let least = sure.iter().min().expect("confidences");
    assert!(*least + 3 <= sure[0] && *least + 3 <= sure[sure.len() - 1]);
    // A sum never falls.
    let revenue = &objective.key_results[3].check_ins;
    assert!(revenue.is_sorted_by_key(|it| it.value));
    let ticks: Vec<bool> = objective
        .actions
        .iter()
        .map(|it| it.done.is_some())
        .collect();
    assert_eq!(ticks, [true, false]);
    assert_eq!(objective.notes.len(), 1);
}

#[test]
fn it_can_be_kept_on_any_day() {
    let ends = ["1970-01-01", "9998-12-31"].map(|text| day(text).to_julian_day());
    // Each day of the week, of the month and of a leap year is met.
    for day in (ends[0]..=ends[1]).step_by(10_007) {
        let today = Date::from_julian_day(day).expect("a day");
        let objective = objective(&EXAMPLE, today);
        for (field, value) in objective.fields() {
            let field = field.to_string();
            assert_eq!(KIND.accepts(&field, &value), Ok(()), "{field} on {today}");
        }
        let period = objective.period.expect("a period");
        for check_in in objective.key_results.iter().flat_map(|it| &it.check_ins) {
            assert!(period.contains(check_in.date) && check_in.date < today);
        }
        let standing = Standing::of(&objective, today);
        let score = standing.score();
        assert_eq!(score, Some(&Fraction::of(49, 80)), "on {today}");
    }
}

#[test]
fn its_words_are_ours() {
    is_plain(TRY);
    is_sentence(SOURCE);
    is_plain(EXAMPLE.title);
    for told in EXAMPLE.key_results {
        is_plain(told.name);
        for week in told.weeks.iter().filter(|week| !week.2.is_empty()) {
            is_sentence(week.2);
        }
    }
}
