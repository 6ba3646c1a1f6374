//! What of a plan cannot be read: it is said, and kept as a note.

use waymark_core::carry::plan::{PeriodFrom, Plan};
use waymark_text::kept::drafts as words;
use waymark_text::kept::periods::period_from;

use super::{day, here, ids, plan_of, shown};

/// The notes of the first objective of a plan, as they are kept.
#[track_caller]
fn notes(plan: &Plan) -> Vec<String> {
    let objective = plan.all[0].objective(&here(), &mut ids()).expect("kept");
    objective.notes.into_iter().map(|it| it.text).collect()
}

#[test]
fn a_day_that_cannot_be_read_is_said_and_kept() {
    let quarter = ("2026-10-01", "2026-12-31");
    for (head, cells, days, said, kept) in [
        (
            "Due date",
            "31/11/2026",
            quarter,
            "“31/11/2026” is not a date (November has 30 days): this quarter instead.",
            "Due date: 31/11/2026",
        ),
        (
            "Due date",
            "soon",
            quarter,
            "“soon” is not a date: this quarter instead.",
            "Due date: soon",
        ),
        (
            "Start date",
            "asap",
            quarter,
            "“asap” is not a date: this quarter instead.",
            "Start date: asap",
        ),
        (
            "Quarter",
            "someday",
            quarter,
            "“someday” is not a period: this quarter instead.",
            "Quarter: someday",
        ),
        // The other one is read all the same.
        (
            "Start date,Due date",
            "asap,2027-02-12",
            ("2027-01-01", "2027-02-12"),
            "“asap” is not a date: kept as a note. Only the due date is given.",
            "Start date: asap",
        ),
        (
            "Start date,Due date",
            "2027-01-11,soon",
            ("2027-01-11", "2027-03-31"),
            "“soon” is not a date: kept as a note. Only the start date is given.",
            "Due date: soon",
        ),
        (
            "Quarter,Due date",
            "Q1 2027,soon",
            ("2027-01-01", "2027-03-31"),
            "“soon” is not a date: kept as a note.",
            "Due date: soon",
        ),
    ] {
        let text = format!("Objective,Key result,Start,Target,{head}\nWin,NPS,0,9,{cells}\n");
        let plan = plan_of(&text);
        let planned = &plan.all[0];
        let period = planned.days(&here()).expect("a period");
        let days = (day(days.0), day(days.1));
        assert_eq!((period.first(), period.last()), days, "{text}");
        assert_eq!(period_from(planned).as_deref(), Some(said), "{text}");
        assert_eq!(notes(&plan), [kept], "{text}");
    }
}

#[test]
fn what_says_that_there_is_no_day_is_none_that_cannot_be_read() {
    for cell in ["", "TBD", "n/a", "-"] {
        let plan = plan_of(&format!(
            "Objective,Key result,Start,Target,Current,Updated,Due date\nWin,NPS,0,9,3,{cell},{cell}\n"
        ));
        let planned = &plan.all[0];
        assert_eq!(planned.period, PeriodFrom::Usual, "{cell}");
        assert_eq!((&*planned.no_days, &*planned.rows[0].no_day), (&[][..], ""));
        assert_eq!(notes(&plan), [""; 0], "{cell}");
    }
}

#[test]
fn one_bad_day_of_several_rows_is_said_once_and_the_others_count() {
    let plan = plan_of(
        "Objective,Key result,Start,Target,Due date\nWin,NPS,0,9,soon\n,Calls,0,9,2027-02-12\n\
         ,Deals,0,9,soon\n",
    );
    assert_eq!(plan.all[0].no_days, ["soon"]);
    assert_eq!(
        period_from(&plan.all[0]).as_deref(),
        Some("“soon” is not a date: kept as a note. Only the due date is given.")
    );
    assert_eq!(notes(&plan), ["Due date: soon"]);
}

#[test]
fn a_month_is_its_days() {
    let days = |begins: &str, ends: &str| {
        let plan = plan_of(&format!(
            "Objective,Key result,Start,Target,Start date,Due date\nWin,NPS,0,9,{begins},{ends}\n"
        ));
        let period = plan.all[0].days(&here()).expect("a period");
        [period.first(), period.last()].map(|it| it.to_string())
    };
    assert_eq!(days("Oct 2026", "Feb 2027"), ["2026-10-01", "2027-02-28"]);
    assert_eq!(days("Q4 2026", "2027-03-15"), ["2026-10-01", "2027-03-15"]);
}

#[test]
fn a_value_whose_day_cannot_be_read_is_of_today_and_says_so() {
    let plan = plan_of(
        "Objective,Key result,Start,Target,Current,Last updated\nWin,NPS,30,50,31,last week\n\
         ,Calls,0,9,,last week\n,Deals,0,9,4,Oct 2026\n,Visits,0,9,5,Nov 2026\n",
    );
    assert_eq!(
        shown(&plan, &here())[1..],
        [
            "- NPS: raise from 30 to 50, now 31 (Assumed: “last week” is not a date: today’s instead.)",
            "- Calls: raise from 0 to 9",
            "- Deals: raise from 0 to 9, now 4",
            "- Visits: raise from 0 to 9, now 5",
        ]
    );
    let objective = plan.all[0].objective(&here(), &mut ids()).expect("kept");
    let check_ins = objective.key_results.iter();
    let check_ins = check_ins.flat_map(|it| &it.check_ins);
    let said: Vec<String> = check_ins
        .map(|it| format!("{} {} {}", it.date, it.value, it.note))
        .collect();
    assert_eq!(
        said,
        [
            "2026-11-27 31 Last updated: last week",
            "2026-10-31 4 ",
            // The month has not ended.
            "2026-11-27 5 ",
        ]
    );
}

#[test]
fn of_a_period_that_is_over_it_is_the_last_day_instead() {
    let plan = plan_of(
        "Objective,Key result,Start,Target,Current,Updated,Quarter\nWin,NPS,30,50,31,soon,Q3 2026\n",
    );
    assert_eq!(
        words::guesses(&plan.all[0].rows[0]).as_deref(),
        Some("Assumed: “soon” is not a date; dated 30 September 2026, the last day of the period.")
    );
}

#[test]
fn progress_may_be_so_many_of_so_many() {
    for (cell, now) in [
        ("3/10", "30"),
        ("3 / 10", "30"),
        ("3 of 10", "30"),
        ("1/3", "33.33"),
        ("30%", "30"),
        ("30", "30"),
        ("done", "100"),
        ("10/10", "100"),
    ] {
        let plan = plan_of(&format!(
            "Objective,Key result,Progress\nWin,Ship it,{cell}\n"
        ));
        let typed = &plan.all[0].draft.rows[0].typed;
        assert_eq!((&*typed.now, &*typed.target), (now, "100"), "{cell}");
        assert_eq!(plan.all[0].rows[0].notes, [""; 0], "{cell}");
    }
    let plan = plan_of("Objective,Key result,Start,Target,Progress\nWin,NPS,30,50,3/10\n");
    assert_eq!(plan.all[0].draft.rows[0].typed.now, "36");
}

#[test]
fn progress_that_cannot_be_read_is_a_note() {
    for cell in ["half", "3/0", "nearly there", "5 km"] {
        let plan = plan_of(&format!(
            "Objective,Key result,Start,Target,Progress\nWin,NPS,30,50,{cell}\n"
        ));
        assert_eq!(plan.all[0].draft.rows[0].typed.now, "", "{cell}");
        assert_eq!(notes(&plan), [format!("NPS: Progress: {cell}")]);
    }
    let plan = plan_of("Objective,Key result,Start,Target,Progress\nWin,NPS,30,50,n/a\n");
    assert_eq!(notes(&plan), [""; 0]);
}

#[test]
fn a_row_that_is_there_already_says_whether_its_numbers_are_the_same() {
    let said = |first: &str, second: &str| {
        let plan = plan_of(&format!(
            "Objective,Key result,Start,Target,Current,Note,Owner\nA,{first}\nA,{second}\n"
        ));
        assert_eq!(plan.all[0].draft.rows.len(), 1);
        let left_out: Vec<String> = plan.left_out.iter().map(words::left_out).collect();
        (plan.passed_over, left_out.join(" "))
    };
    // By case, white space or how its numbers are written it differs in nothing.
    for same in ["x,0,10,3,,", "X,0,10,3,,", " x ,0.0,10,3.0,,"] {
        assert_eq!(said("x,0,10,3,,", same), (1, String::new()), "{same}");
    }
    let numbers = "Line 3: The objective has “X” in line 2 already, with other numbers.";
    for other in ["X,0,10,4,,", "X,1,10,3,,", "X,0,10,,,"] {
        assert_eq!(
            said("x,0,10,3,,", other),
            (0, numbers.to_owned()),
            "{other}"
        );
    }
    let words = "Line 3: The objective has “X” in line 2 already, with the same numbers.";
    for other in ["X,0,10,3,late,", "X,0,10,3,,Kim"] {
        assert_eq!(said("x,0,10,3,,", other), (0, words.to_owned()), "{other}");
    }
}
