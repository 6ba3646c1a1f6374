//! Plans in tables: which rows are objectives, and what their cells mean.

use waymark_core::carry::plan::PeriodFrom;
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::Here;
use waymark_core::sketch::typed::Habits;
use waymark_text::kept::drafts as words;
use waymark_text::kept::periods::period_from;

use super::{day, here, ids, plan_here, plan_of, shown, shows, unused};

#[test]
fn a_flat_sheet_groups_by_the_objective_that_is_repeated() {
    shows(
        "Objective,Key Result,Owner,Start Value,Target Value,Current Value,Score,Quarter\n\
         Win the trial,Conversion,Alex,12%,18%,13.5%,0.25,Q4 2026\n\
         Win the trial,NPS,Alex,30,50,34,0.2,Q4 2026\n\
         Grow,Signups,Kim,\"1,000\",\"2,500\",\"1,200\",0.13,2027-Q1\n",
        &[
            "Win the trial [Q4, October to December 2026] @Alex",
            "- Conversion: raise from 12% to 18%, now 13.5%",
            "- NPS: raise from 30 to 50, now 34",
            "Grow [Q1, January to March 2027] @Kim",
            "- Signups: raise from 1,000 to 2,500, now 1,200 (Its value is of 27 November 2026, \
             outside the period: it is kept but does not count.)",
        ],
    );
    let plan = plan_of("Objective,Key result,Score,Colour\nA,b,0.3,red\n");
    assert_eq!(unused(&plan), ["Score", "Colour"]);
}

#[test]
fn empty_means_as_above() {
    shows(
        "Team OKRs Q1 2027,,,,\n,,,,\nObjective,Key result,Start,Target,Owner\n\
         Win,Conversion,12,18,Alex\n,NPS,30,50,Kim\n,Calls,0,20,\nGrow,Signups,0,10,Kim\n",
        &[
            "Win [Q1, January to March 2027]",
            "- Conversion: raise from 12 to 18 @Alex",
            "- NPS: raise from 30 to 50 @Kim",
            "- Calls: raise from 0 to 20",
            "Grow [Q1, January to March 2027] @Kim",
            "- Signups: raise from 0 to 10",
        ],
    );
}

#[test]
fn an_objective_may_stand_in_a_row_of_its_own() {
    shows(
        "Objective;Key result;Start;Target;Current;Period;Owner\n\
         Win;;;;;Q4 2026;Alex\n;Conversion;12,5;18;13;;\n;NPS;30;50;;;Kim\n\
         Grow;;;;;Q1 2027;Kim\n;Signups;0;10;;;\n",
        &[
            "Win [Q4, October to December 2026] @Alex",
            "- Conversion: raise from 12.5 to 18, now 13",
            "- NPS: raise from 30 to 50 @Kim",
            "Grow [Q1, January to March 2027] @Kim",
            "- Signups: raise from 0 to 10",
        ],
    );
}

#[test]
fn key_results_may_be_set_in_or_marked() {
    let expected = [
        "Win [Q4, October to December 2026]",
        "- Conversion: raise from 12 to 18",
        "- NPS: raise from 30 to 50",
        "Grow [Q4, October to December 2026]",
        "- Signups: raise from 0 to 10",
    ];
    for sign in ["  ", "- ", "• ", "→ ", "\t", "\u{a0}\u{a0}"] {
        let text = format!(
            "Goal,Start,Target,Quarter\nWin,,,Q4 2026\n{sign}Conversion,12,18,\n{sign}NPS,30,50,\n\
             Grow,,,Q4 2026\n{sign}Signups,0,10,\n"
        );
        shows(&text, &expected);
    }
    shows(
        "Name,Type,Start,Target\nWin,Objective,,\nConversion,Key Result,12,18\nGrow,Objective,,\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Conversion: raise from 12 to 18",
            "Grow [Q4, October to December 2026]",
        ],
    );
    shows(
        "Goal,Start,Target\nWin,,\nKR1: Conversion,12,18\nKR2: NPS,30,50\n",
        &[
            "Win [Q4, October to December 2026]",
            "- KR1: Conversion: raise from 12 to 18",
            "- KR2: NPS: raise from 30 to 50",
        ],
    );
}

#[test]
fn numbers_are_read_from_names_and_operators() {
    shows(
        "Objective,Key result,Target,Current\n\
         Win,Improve conversion from 12% to 18%,,13%\n\
         Win,Read 24 books,,10\n\
         Win,Launch the new website,,FALSE\n\
         Win,Sign the contract,Yes,x\n\
         Win,NPS,≥ 50,52\n\
         Win,Churn,at most 3%,2.5%\n\
         Win,Keep uptime,99.9%,99.95%\n\
         Win,Books,24,\n\
         Win,Response time,3 h,9 h\n\
         Win,Open tickets,5,12\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Improve conversion from 12% to 18%: raise from 12% to 18%, now 13% (Assumed: numbers from its name.)",
            "- Read 24 books: raise from 0\u{a0}books to 24\u{a0}books, now 10\u{a0}books (Assumed: numbers from its name.)",
            "- Launch the new website: yes/no, not done yet",
            "- Sign the contract: yes/no, done",
            "- NPS: keep at least 50, now 52",
            "- Churn: keep at most 3%, now 2.5%",
            "- Keep uptime: keep at least 99.9%, now 99.95% (Assumed: on which side of the target it is to stay.)",
            "- Books: raise from 0 to 24 (Assumed: no start given: 0.)",
            "- Response time: lower from 9\u{a0}h to 3\u{a0}h, now 9\u{a0}h (Assumed: no start given: its current value.)",
            "- Open tickets: lower from 12 to 5, now 12 (Assumed: no start given: its current value.)",
        ],
    );
}

#[test]
fn progress_alone_is_a_way_from_nothing_to_all() {
    shows(
        "Objective,Key result,Progress\nWin,Onboarding,62.5%\nWin,Docs,0%\nWin,Blog,100%\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Onboarding: raise from 0% to 100%, now 62.5% (Assumed: only its progress is known: 0 to 100%.)",
            "- Docs: raise from 0% to 100%, now 0% (Assumed: only its progress is known: 0 to 100%.)",
            "- Blog: raise from 0% to 100%, now 100% (Assumed: only its progress is known: 0 to 100%.)",
        ],
    );
    // Shares of 1, as cells with a percent format are exported.
    shows(
        "Objective,Key result,Completion\nWin,Onboarding,0.625\nWin,Docs,1\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Onboarding: raise from 0% to 100%, now 62.5% (Assumed: only its progress is known: 0 to 100%; shares of 1 read as percentages.)",
            "- Docs: raise from 0% to 100%, now 100% (Assumed: only its progress is known: 0 to 100%; shares of 1 read as percentages.)",
        ],
    );
    shows(
        "Objective,Key result,Start,Target,Progress\nWin,Signups,100,300,25%\n",
        &[
            "Win [Q4, October to December 2026]",
            "- Signups: raise from 100 to 300, now 150 (Assumed: current value worked out from its progress.)",
        ],
    );
}

#[test]
fn words_for_how_it_stands_become_notes_and_never_a_score() {
    let plan = plan_of(
        "Objective,Key result,Start,Target,Current,Status,Confidence,Notes\n\
         Win,Conversion,12,18,13,On track,7/10,Looks good\n\
         Win,NPS,30,50,,Done,High,\n",
    );
    let objective = plan.all[0].objective(&here(), &mut ids()).expect("kept");
    let first = &objective.key_results[0].check_ins[0];
    assert_eq!(first.date, day(super::TODAY));
    assert_eq!(first.value.to_string(), "13");
    assert_eq!(first.confidence, Some(7));
    assert_eq!(first.note, "Status: On track · Looks good");
    assert!(objective.key_results[1].check_ins.is_empty());
    assert_eq!(objective.notes.len(), 1);
    assert_eq!(
        objective.notes[0].text,
        "NPS: Confidence: High · Status: Done"
    );
}

#[test]
fn confidence_is_read_as_people_say_it() {
    let read = |cell: &str| {
        let text =
            format!("Objective,Key result,Start,Target,Current,Confidence\nA,b,0,9,3,{cell}\n");
        plan_of(&text).all[0].rows[0].confidence
    };
    let cases = [
        ("7", Some(7)),
        ("7/10", Some(7)),
        ("70%", Some(7)),
        ("0.7", Some(7)),
        ("4/5", Some(8)),
        ("high", Some(8)),
        ("Medium", Some(5)),
        ("Low", Some(2)),
        ("10", Some(10)),
        ("11", None),
        ("soon", None),
    ];
    for (cell, expected) in cases {
        assert_eq!(read(cell), expected, "{cell}");
    }
}

#[test]
fn days_of_values_and_of_periods_are_read() {
    let plan = plan_of(
        "Objective,Key result,Start,Target,Current,As of,Start date,Due date\n\
         Win,Conversion,12,18,13,2026-11-02,2026-10-05,2026-12-18\n\
         Win,NPS,30,50,31,2027-01-02,2026-10-12,2026-12-20\n",
    );
    let planned = &plan.all[0];
    assert_eq!(planned.period, PeriodFrom::Said);
    let objective = planned.objective(&here(), &mut ids()).expect("kept");
    let period = objective.period.expect("a period");
    assert_eq!(
        (period.first(), period.last()),
        (day("2026-10-05"), day("2026-12-20"))
    );
    assert_eq!(
        objective.key_results[0].check_ins[0].date,
        day("2026-11-02")
    );
    // One that is still to come is of today, and that is said.
    assert_eq!(
        objective.key_results[1].check_ins[0].date,
        day(super::TODAY)
    );
    assert_eq!(
        words::guesses(&planned.rows[1]).as_deref(),
        Some("Assumed: its date is still to come: today’s instead.")
    );
    let due = plan_of("Goal,Start,Target,Due\nWin,0,9,12/18/2026\n");
    assert_eq!(due.all[0].period, PeriodFrom::Due);
}

#[test]
fn the_same_key_result_on_several_days_is_one_with_its_values() {
    let plan = plan_of(
        "Objective,Key result,Start,Target,Date,Value\n\
         Win,Conversion,12,18,2026-10-12,13\nWin,Conversion,12,18,2026-10-05,12.5\n\
         Win,Conversion,12,18,2026-10-19,14\n",
    );
    let objective = plan.all[0].objective(&here(), &mut ids()).expect("kept");
    let values = objective.key_results[0].check_ins.iter();
    let values: Vec<String> = values
        .map(|it| format!("{} {}", it.date, it.value))
        .collect();
    assert_eq!(
        values,
        ["2026-10-05 12.5", "2026-10-12 13", "2026-10-19 14"]
    );
}

#[test]
fn rows_that_cannot_be_used_cost_no_other() {
    let plan = plan_of(
        "Objective,Key result,Start,Target\n,,5,6\nWin,Conversion,12,18\nWin,Conversion,12,18\n\
         Win,Conversion,13,18\nAverage,,12.5,18\nWin,NPS,thirty,50\n",
    );
    let left_out: Vec<String> = plan.left_out.iter().map(words::left_out).collect();
    assert_eq!(
        left_out,
        [
            "Line 2: It names neither an objective nor a key result.",
            "Line 5: The objective has “Conversion” in line 3 already, with other numbers.",
        ]
    );
    assert_eq!(plan.passed_over, 2);
    assert_eq!(
        shown(&plan, &here())[1..],
        [
            "- Conversion: raise from 12 to 18",
            "- NPS: from “thirty” to 50",
        ]
    );
    // What no number can be made of stands beside, and is not lost.
    let problems = plan.all[0].draft.check(&here()).expect_err("a problem");
    assert_eq!(problems.len(), 1);
    let said = words::problem(&problems[0], &plan.all[0].draft, &Notation::PLAIN_ENGLISH);
    assert!(said.starts_with("NPS, start: “thirty”"), "{said}");
}

#[test]
fn past_a_limit_it_is_said_and_nothing_is_lost() {
    let mut text = "Objective,Key result,Start,Target\n".to_owned();
    for number in 0..101 {
        text.push_str(&format!("Win,Number {number},0,{}\n", number + 1));
    }
    let plan = plan_of(&text);
    assert_eq!(plan.all[0].draft.rows.len(), 101);
    let said = |plan: &waymark_core::carry::plan::Plan| -> Vec<String> {
        let draft = &plan.all[0].draft;
        let problems = draft.check(&here()).expect_err("a problem");
        let problems = problems.iter();
        problems
            .map(|it| words::problem(it, draft, &Notation::PLAIN_ENGLISH))
            .collect()
    };
    assert_eq!(said(&plan), ["Key results: 101, at most 100 are possible."]);
    let long = "o".repeat(201);
    let plan = plan_of(&format!(
        "Objective,Key result,Start,Target\n{long},b,0,1\n"
    ));
    assert_eq!(
        said(&plan),
        ["Title: 201 characters, at most 200 are possible."]
    );
    assert_eq!(plan.all[0].draft.title, long);
    let note = "n".repeat(4_100);
    let text = format!("Objective,Key result,Start,Target,Current,Notes\nA,b,0,9,1,{note}\n");
    let kept = plan_of(&text).all[0]
        .objective(&here(), &mut ids())
        .expect("kept");
    let lengths: Vec<usize> = kept
        .notes
        .iter()
        .map(|it| it.text.chars().count())
        .collect();
    assert_eq!(lengths, [2_000, 2_000, 103]);
}

#[test]
fn numbers_are_written_back_as_here() {
    let german = Here {
        habits: Habits {
            notation: Notation {
                decimal: ',',
                group: Some('.'),
                ..Notation::PLAIN_ENGLISH
            },
            of: "von",
        },
        ..here()
    };
    let plan = plan_here(
        "Ziel,Schlüsselergebnis,Startwert,Zielwert,Aktuell\nA,b,12.5,18.25,13.1\n",
        &german,
    );
    let typed = &plan.all[0].draft.rows[0].typed;
    assert_eq!(
        [&*typed.start, &*typed.target, &*typed.now],
        ["12,5", "18,25", "13,1"]
    );
    assert!(plan.all[0].draft.check(&german).is_ok());
}

#[test]
fn an_unreadable_period_is_said() {
    let plan = plan_of("Objective,Key result,Start,Target,Quarter\nA,b,0,9,someday\n");
    assert_eq!(
        period_from(&plan.all[0]).as_deref(),
        Some("“someday” is not a period: this quarter instead.")
    );
    let plan = plan_of("Objective,Key result,Start,Target\nA,b,0,9\n");
    assert_eq!(
        period_from(&plan.all[0]).as_deref(),
        Some("No period given: this quarter.")
    );
}

#[test]
fn the_same_title_in_two_periods_is_two_objectives() {
    shows(
        "Objective,Key result,Start,Target,Quarter\nWin,NPS,30,50,Q4 2026\nWin,NPS,50,60,Q1 2027\n",
        &[
            "Win [Q4, October to December 2026]",
            "- NPS: raise from 30 to 50",
            "Win [Q1, January to March 2027]",
            "- NPS: raise from 50 to 60",
        ],
    );
}

#[test]
fn many_rows_take_time_in_proportion() {
    let mut text = "Objective,Key result,Start,Target,Quarter\n".to_owned();
    for number in 0..20_000 {
        text.push_str(&format!(
            "Goal {},Number {number},0,5,Q4 2026\n",
            number / 4
        ));
    }
    let plan = plan_of(&text);
    assert_eq!(plan.all.len(), 5_000);
    assert!(plan.all.iter().all(|it| it.draft.rows.len() == 4));
}
