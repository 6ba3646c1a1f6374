//! Whatever people do, in whichever order.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::lives::from_file::assert_from_file;
use crate::lives::history::{
    assert_counted_once, assert_not_shrunk, assert_same, assert_stands_once,
};
use crate::lives::life::{Life, Step, Was, begins_kpi, monthly};
use crate::lives::one_action::assert_is_one;
use crate::lives::world::Page;
use crate::store::faulty::say;

/// How often what happened.
type Counts = RefCell<BTreeMap<&'static str, u32>>;

fn step() -> impl Strategy<Value = Step> {
    let page = || 0..2_usize;
    let any = || 0..20_u8;
    prop_oneof![
        8 => (page(), 0..5_u8, 5..20_u8).prop_map(|(page, back, value)| Step::Read(page, back, value)),
        12 => (page(), any(), 0..40_u8, 22..36_u8, prop::option::of(0..11_u8))
            .prop_map(|(page, which, back, value, sure)| Step::CheckIn(page, which, back, value, sure)),
        3 => (page(), any(), 0..40_u8, 0..11_u8)
            .prop_map(|(page, which, back, sure)| Step::Sure(page, which, back, sure)),
        2 => page().prop_map(Step::Begin),
        4 => (page(), any()).prop_map(|(page, more)| Step::Serve(page, more)),
        1 => (page(), any()).prop_map(|(page, which)| Step::UseKpi(page, which)),
        3 => page().prop_map(Step::Restore),
        8 => (page(), any(), any()).prop_map(|(page, which, how)| Step::Close(page, which, how)),
        3 => (page(), any()).prop_map(|(page, which)| Step::Settle(page, which)),
        4 => page().prop_map(Step::Undo),
        2 => page().prop_map(Step::Redo),
        6 => (page(), any()).prop_map(|(page, most)| Step::Deliver(page, most)),
        2 => page().prop_map(Step::Export),
        3 => (page(), any()).prop_map(|(page, which)| Step::Merge(page, which)),
        1 => (page(), any()).prop_map(|(page, which)| Step::Back(page, which)),
        2 => (page(), any()).prop_map(|(page, which)| Step::Tidy(page, which)),
        1 => page().prop_map(Step::Reload),
        6 => (1..45_u8).prop_map(Step::Days),
    ]
}

/// Which page a step is of.
const fn page_of(step: &Step) -> Option<usize> {
    match step {
        Step::Read(page, ..)
        | Step::CheckIn(page, ..)
        | Step::Sure(page, ..)
        | Step::Begin(page)
        | Step::Serve(page, _)
        | Step::UseKpi(page, _)
        | Step::Restore(page)
        | Step::Close(page, ..)
        | Step::Settle(page, _)
        | Step::Undo(page)
        | Step::Redo(page)
        | Step::Deliver(page, _)
        | Step::Export(page)
        | Step::Merge(page, _)
        | Step::Back(page, _)
        | Step::Tidy(page, _)
        | Step::Reload(page) => Some(*page),
        Step::Days(_) => None,
    }
}

fn name(step: &Step) -> &'static str {
    match step {
        Step::Read(..) => "read",
        Step::CheckIn(..) => "check-in",
        Step::Sure(..) => "sure",
        Step::Begin(_) => "begin",
        Step::Serve(..) => "serve",
        Step::UseKpi(..) => "use a KPI",
        Step::Restore(_) => "restore",
        Step::Close(..) => "close",
        Step::Settle(..) => "settle",
        Step::Undo(_) => "undo",
        Step::Redo(_) => "redo",
        Step::Deliver(..) => "deliver",
        Step::Export(_) => "export",
        Step::Merge(..) => "merge",
        Step::Back(..) => "back",
        Step::Tidy(..) => "tidy",
        Step::Reload(_) => "reload",
        Step::Days(_) => "days",
    }
}

/// Lives one life in so many pages.
fn live(steps: &[Step], pages: usize, cuts: bool, counts: &Counts) {
    let count = |what| *counts.borrow_mut().entry(what).or_default() += 1;
    let mut life = Life::begin(pages);
    for (at, step) in steps.iter().enumerate() {
        let what = format!("step {at}, {step:?}");
        let page = page_of(step).unwrap_or(0) % pages;
        let before = life.pages[page].shown(life.today);
        let texts = life.world.texts();
        let (was, action) = life.take(step);
        let today = life.today;
        let after = life.pages[page].shown(today);
        if was != Was::Nothing {
            count(name(step));
        }
        match was {
            Was::Nothing if matches!(step, Step::Days(_)) => {}
            Was::Nothing => assert_eq!(before, after, "{what}"),
            Was::Adds => assert_not_shrunk(&before, &after, &what),
            Was::HandsOff => {
                assert_same(&before, &after, &what);
                for (id, objective) in &before.objectives {
                    for key_result in &objective.key_results {
                        let now = after.objectives[id].key_result(key_result.id.as_str());
                        let now = now.expect("it is there");
                        // One that is said to be a KPI reads from that.
                        if key_result.kpi == now.kpi || !key_result.check_ins.is_empty() {
                            let [was, is] = [key_result, now].map(|it| it.score(objective.period));
                            assert_eq!(was, is, "{what}: the score of {}", key_result.id);
                        }
                    }
                }
            }
            Was::Turns => {}
        }
        assert_counted_once(&after, today, &what);
        if pages == 1 {
            assert_stands_once(&after, &what);
        }
        if was == Was::HandsOff
            && let Some(action) = &action
        {
            if begins_kpi(action) {
                count("graduate");
            }
            assert_from_file(&mut life.pages[page], &monthly(), today, &what);
            if cuts {
                let tab = format!("t{page}");
                count("cut");
                assert!(assert_is_one(&texts, action, &tab, today) > 1, "{what}");
            }
        }
    }
    // Once all have heard of everything, all show the same.
    for page in 0..pages {
        life.pages[page].deliver(usize::MAX);
    }
    let today = life.today;
    for page in 0..pages {
        life.pages[page].deliver(usize::MAX);
        assert_from_file(&mut life.pages[page], &monthly(), today, "in the end");
    }
    let shown: Vec<_> = life.pages.iter_mut().map(|it| it.shown(today)).collect();
    let stored = Page::open(&life.world, 600, "fresh", today).shown(today);
    for shown in shown {
        assert_eq!(shown, stored, "in the end");
    }
}

/// What makes a KPI of a key result, which few lives come to of themselves.
fn graduating() -> Vec<Step> {
    let month = |value| [Step::CheckIn(0, 0, 0, value, None), Step::Days(28)];
    let mut steps = vec![Step::Begin(0)];
    steps.extend([24, 29, 31].into_iter().flat_map(month));
    steps.push(Step::Close(0, 0, 0));
    steps
}

fn lives(pages: usize, cuts: bool, usual: u32, expected: &[&str]) {
    let counts = Counts::default();
    let cases = std::env::var("WAYMARK_LIVES").ok();
    let cases = cases.map_or(usual, |it| it.parse().expect("a number"));
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 3_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new(config);
    live(&graduating(), pages, cuts, &counts);
    let steps = prop::collection::vec(step(), 1..60);
    let run = runner.run(&steps, |steps| {
        live(&steps, pages, cuts, &counts);
        Ok::<(), TestCaseError>(())
    });
    if let Err(why) = run {
        panic!("{why}");
    }
    let counts = counts.into_inner();
    say(&format!("{cases} lives in {pages} tabs: {counts:?}"));
    for what in expected {
        assert!(counts.contains_key(what), "{what} never happened");
    }
}

const HAND_OFFS: [&str; 6] = [
    "serve",
    "restore",
    "close",
    "settle",
    "graduate",
    "use a KPI",
];

#[test]
fn in_one_tab_no_value_stands_twice_and_none_is_lost() {
    lives(1, false, 150, &HAND_OFFS);
}

#[test]
fn row_12_in_two_tabs_that_hear_of_each_other_late_no_value_counts_twice() {
    lives(
        2,
        false,
        150,
        &["serve", "graduate", "deliver", "merge", "undo"],
    );
}

#[test]
fn row_02_and_15_a_hand_off_is_whole_wherever_it_is_cut_and_one_step_back() {
    lives(1, true, 25, &["cut", "graduate"]);
}
