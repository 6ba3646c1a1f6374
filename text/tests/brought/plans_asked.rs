//! What a plan in a table leaves open, and how it is asked.

use waymark_core::carry::doubt::Choices;
use waymark_core::number::understood::Notation;
use waymark_text::kept::lines;

use super::{here, plan_by, plan_of, shown};

/// Asked for the other way of the only thing in doubt, the plan is read so.
#[track_caller]
fn asks(text: &str, question: &str, taken: usize, by: [&[&str]; 2]) {
    let notation = Notation::PLAIN_ENGLISH;
    let plan = plan_of(text);
    let [doubt] = &plan.doubts[..] else {
        panic!("one doubt: {:?}", plan.doubts);
    };
    assert_eq!(lines::question(doubt), question);
    assert_eq!(doubt.taken, taken);
    for at in [0, 1] {
        let choices = Choices::default().with(doubt.ways[at].0.clone());
        let plan = plan_by(text, &here(), &choices);
        assert_eq!(
            shown(&plan, &here()),
            by[at],
            "{}",
            lines::answers(doubt, &notation)[at]
        );
        // It is still asked, with the answer that was given.
        let taken: Vec<usize> = plan.doubts.iter().map(|it| it.taken).collect();
        assert_eq!(taken, [at]);
    }
}

#[test]
fn numbers_that_may_be_groups_or_fractions_are_asked_about() {
    asks(
        "Objective,Key result,Start,Target,Quarter\n\
         Grow,Signups,\"1,000\",\"2,500\",Q1 2027\n",
        "“1,000” in line 2 is:",
        0,
        [
            &[
                "Grow [Q1, January to March 2027]",
                "- Signups: raise from 1,000 to 2,500",
            ],
            &[
                "Grow [Q1, January to March 2027]",
                "- Signups: raise from 1 to 2.5",
            ],
        ],
    );
}

#[test]
fn a_day_that_may_be_a_month_is_asked_about() {
    asks(
        "Objective,Key result,Start,Target,Due date\nGrow,Signups,0,10,03/06/2027\n",
        "“03/06/2027” in line 2 is:",
        1,
        [
            &[
                "Grow [1 April to 3 June 2027]",
                "- Signups: raise from 0 to 10",
            ],
            &[
                "Grow [1 January to 6 March 2027]",
                "- Signups: raise from 0 to 10",
            ],
        ],
    );
}

#[test]
fn what_can_be_read_in_one_way_is_not_asked_about() {
    for text in [
        "Objective,Key result,Start,Target\nGrow,Signups,1.5,2.5\n",
        "Objective;Key result;Start;Target\nGrow;Signups;1,5;2,5\n",
        "Objective,Key result,Start,Target\nGrow,Signups,\"1,000\",\"12,500.5\"\n",
        "Objective,Key result,Start,Target,Due date\nGrow,Signups,0,10,25/06/2027\n",
        "Objective,Key result,Start,Target,Due date\nGrow,Signups,0,10,06/06/2027\n",
        "Objective,Key result,Start,Target,Due date\nGrow,Signups,0,10,2027-06-03\n",
    ] {
        assert_eq!(plan_of(text).doubts, [], "{text}");
    }
}
