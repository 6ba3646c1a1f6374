//! What the week shows: what moved, and what a list has to know for that.

use waymark_core::metric::dated::Dated;
use waymark_core::metric::history::Moved;
use waymark_core::objective::standing::{moved, needed_by_lists};
use waymark_core::period::write_date;

use super::{day, objective};

#[test]
fn what_moved_is_the_latest_value_beside_that_of_a_week_ago() {
    #[track_caller]
    fn case(check_ins: &str, today: &str, expected: Option<(&str, &str)>) {
        let fields = objective(&[&format!("0 to 10: {check_ins}")]);
        let read = fields.read();
        let found = moved(&read, &read.key_results[0], day(today));
        let on = |it: &Dated| format!("{} {}", &write_date(it.date)[5..], it.value);
        let found =
            found.map(|Moved { from, to }| (from.as_ref().map_or("none".to_owned(), on), on(&to)));
        let found = found.as_ref();
        let found = found.map(|(from, to)| (from.as_str(), to.as_str()));
        assert_eq!(found, expected, "{check_ins} on {today}");
    }
    let two = "08-01 1, 08-10 3";
    let moved = Some(("08-01 1", "08-10 3"));
    case(two, "2026-08-10", moved);
    case(two, "2026-08-16", moved);
    // By then it was there a week ago.
    case(two, "2026-08-17", None);
    case("08-01 1, 08-10 1", "2026-08-10", None);
    // What came between is passed over; a week ago counts as before.
    case("08-01 1, 08-05 2, 08-10 3", "2026-08-10", moved);
    case(
        "08-01 1, 08-03 2, 08-10 3",
        "2026-08-10",
        Some(("08-03 2", "08-10 3")),
    );
    case("08-01 1, 08-09 2, 08-10 1", "2026-08-10", None);
    // The first of all is news while it is new.
    case("08-10 3", "2026-08-16", Some(("none", "08-10 3")));
    case("08-10 3", "2026-08-17", None);
    case("", "2026-08-17", None);
    // Inside of the period.
    case("06-29 1, 07-02 3", "2026-07-06", Some(("none", "07-02 3")));
    case(
        "09-20 1, 09-29 3, 10-02 5",
        "2026-10-02",
        Some(("09-20 1", "09-29 3")),
    );
}

#[test]
fn a_list_needs_of_a_change_its_last_week_what_was_before_and_how_it_has_gone() {
    #[track_caller]
    fn case(line: &str, days: &[&str]) {
        let read = objective(&[line]).read();
        let mut found = needed_by_lists(&read.key_results[0], read.period);
        found.sort();
        found.dedup();
        let found: Vec<String> = found.into_iter().map(write_date).collect();
        let found: Vec<&str> = found.iter().map(|it| &it[5..]).collect();
        assert_eq!(found, days, "{line}");
    }
    let days = "07-01 1, 07-02 1, 08-02 1, 08-03 1, 08-09 1, 08-10 1";
    let week = ["08-02", "08-03", "08-09", "08-10"];
    case(&format!("yes-no: {days}"), &week);
    // Since when nothing moved, and what was before; what lately is measured from.
    case(
        &format!("0 to 10: {days}"),
        &["07-01", "07-02", "08-02", "08-03", "08-09", "08-10"],
    );
    case(
        "0 to 10: 07-01 0, 07-02 1, 07-09 1, 08-03 1, 08-10 1",
        &["07-01", "07-02", "07-09", "08-03", "08-10"],
    );
    case(
        "0 to 10: 07-01 0, 07-05 1, 07-11 1, 07-14 2, 08-01 3, 08-02 4, 08-10 5",
        &["07-14", "08-02", "08-10"],
    );
    // And where it was furthest.
    case(
        "0 to 10: 07-02 9, 07-03 8, 07-14 2, 07-15 2, 08-02 4, 08-10 5",
        &["07-02", "07-15", "08-02", "08-10"],
    );
    let all = ["07-01", "07-02", "08-02", "08-03", "08-09", "08-10"];
    case(&format!("at-least 1: {days}"), &all);
    // And the newest of all, also where it does not count.
    case(
        "0 to 10: 06-01 1, 08-10 1, 10-01 1, 10-05 1",
        &["08-10", "10-05"],
    );
    case("0 to 10: 10-01 1, 10-05 1", &["10-05"]);
    case("at-least 1: 06-01 1, 08-10 1, 10-05 1", &["08-10", "10-05"]);
    case("0 to 10", &[]);
}
