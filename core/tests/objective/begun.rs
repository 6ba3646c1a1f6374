//! A KPI that begins with a new objective, from the metric of a quiz that is both.

use std::collections::BTreeSet;

use waymark_core::calendar::Calendar;
use waymark_core::kinds::KINDS;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{self, Kpi};
use waymark_core::metric::cadence::Cadence;
use waymark_core::number::understood::Notation;
use waymark_core::objective::draft::fields::changed;
use waymark_core::objective::draft::kept::Kept;
use waymark_core::objective::draft::{Days, Draft, Here};
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::Record;
use waymark_core::record::stamp::Writer;
use waymark_core::sketch::Measure;
use waymark_core::sketch::typed::Habits;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::wording::Check;

use super::{day, id};

fn here() -> Here {
    Here {
        habits: Habits {
            notation: Notation::PLAIN_ENGLISH,
            of: "of",
        },
        me: "me",
        today: day("2026-10-05"),
        calendar: Calendar::default(),
    }
}

/// A draft as the quiz begins it, filled in.
fn both() -> Draft {
    let mut draft = Draft::of_both("Trial conversion", id("a"), id("k"));
    "Make the trial the reason to buy".clone_into(&mut draft.title);
    let typed = &mut draft.rows[0].typed;
    "12".clone_into(&mut typed.start);
    "18".clone_into(&mut typed.target);
    "%".clone_into(&mut typed.unit);
    draft
}

#[test]
fn the_first_value_of_a_period_that_is_over_is_of_its_last_day() {
    let mut draft = both();
    draft.rows[0].more.begins = None;
    "15".clone_into(&mut draft.rows[0].typed.now);
    let mut first_on = |first: &str, last: &str| {
        let details = &mut draft.details;
        details.choose(Days::Typed, here().today, here().calendar);
        first.clone_into(&mut details.first);
        last.clone_into(&mut details.last);
        let meant = draft.check(&here()).expect("nothing is wrong");
        draft.with_first_values(&meant, &here()).key_results[0].check_ins[0].date
    };
    assert_eq!(first_on("2026-07-01", "2026-09-30"), day("2026-09-30"));
    assert_eq!(first_on("2026-10-01", "2026-12-31"), here().today);
    // One that has not begun has no day that counts yet.
    assert_eq!(first_on("2027-01-01", "2027-03-31"), here().today);
}

#[test]
fn saving_what_is_both_makes_objective_and_kpi_in_one_step_and_undo_takes_both() {
    let draft = both();
    let meant = draft.check(&here()).expect("nothing is wrong");
    let action = draft.begin(&meant, &id("o"), here().today);

    let kv = Memory::default();
    let mut store = Store::empty(KINDS, Writer::new(1), "tab");
    store.act(&kv, &action).expect("it is done");
    let objective = store.record(&KIND.of(id("o"))).map(Objective::read);
    let objective = objective.expect("the objective");
    assert_eq!(objective.key_results[0].kpi, Some(id("k")));
    let kpi = store.record(&kpi::KIND.of(id("k"))).map(Kpi::read);
    let kpi = kpi.expect("the KPI");
    assert_eq!(kpi.name, "Trial conversion");
    assert_eq!(kpi.definition().unit, "%");
    assert_eq!(kpi.definition().cadence, Unit::Week);
    assert_eq!(kpi.supports.objective, Some(id("o")));
    assert_eq!(kpi.made, Some(day("2026-10-05")));
    assert_eq!((kpi.bands.len(), kpi.readings.len()), (0, 0));

    let undo = Action::Undo {
        which: None,
        today: "2026-10-05".to_owned(),
    };
    store.act(&kv, &undo).expect("it is taken back");
    for of in [KIND.of(id("o")), kpi::KIND.of(id("k"))] {
        let is_there = store.glance(&of).is_some_and(|it| it.binned().is_none());
        assert!(!is_there, "{of:?} is still there");
    }
}

#[test]
fn a_kpi_that_begins_is_read_about_as_often_as_somebody_checks_in() {
    for (cadence, unit) in [
        (Cadence::Weekly, Unit::Week),
        (Cadence::Fortnightly, Unit::Month),
        (Cadence::Monthly, Unit::Month),
    ] {
        let mut draft = both();
        draft.details.cadence = cadence;
        let meant = draft.check(&here()).expect("nothing is wrong");
        let begun = draft.kpis_begun(&meant, &id("o"), here().today);
        assert_eq!(begun[0].1.definition().cadence, unit, "{cadence:?}");
    }
}

#[test]
fn nothing_is_watched_of_a_yes_or_no_or_where_somebody_said_no() {
    let mut launch = both();
    launch.rows[0].typed.measure = Measure::YesNo;
    let mut ordinary = both();
    ordinary.rows[0].more.begins = None;
    for draft in [launch, ordinary] {
        let meant = draft.check(&here()).expect("nothing is wrong");
        assert_eq!(meant.key_results[0].kpi, None);
        let action = draft.begin(&meant, &id("o"), here().today);
        assert!(matches!(action, Action::Create { .. }), "{action:?}");
    }
}

/// An objective's form in which work became an action and advice was dismissed.
fn advised() -> Draft {
    let mut draft = both();
    let mut work = draft.rows[0].clone();
    work.id = id("w");
    work.more.begins = None;
    "Hire 4 engineers".clone_into(&mut work.typed.name);
    draft.moved.push(work);
    draft.dismissed = BTreeSet::from([Check::Vanity.name("a"), Check::Task.name("w")]);
    draft
}

#[test]
fn what_is_work_is_saved_as_an_action_and_advice_stays_dismissed() {
    let draft = advised();
    let meant = draft.check(&here()).expect("nothing is wrong");
    let written = Objective::read(&Record::of(meant.fields()));
    let actions: Vec<&str> = written.actions.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(actions, ["Hire 4 engineers"]);
    assert_eq!(written.key_results.len(), 1);
    assert_eq!(written.dismissed, draft.dismissed);

    // What the form said at first is not written again.
    let known = Draft::known(&written, &here(), id("n"));
    assert_eq!(known.dismissed, draft.dismissed);
    let mut later = known.clone();
    later.dismissed.insert(Check::Weasel.name(""));
    let new = changed(&known.fields(&here()), &later.fields(&here()));
    let names: Vec<String> = new.iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(names, ["dismissed/as-worded/weasel/"]);
    // Behind the actions that are there.
    let behind = draft.actions(&written.actions);
    assert!(behind[0].place > written.actions[0].place);
}

#[test]
fn a_reload_keeps_what_was_moved_and_dismissed() {
    let draft = advised();
    let kept = Kept {
        draft: draft.clone(),
        ..Kept::default()
    };
    assert_eq!(Kept::read(&kept.write()).map(|it| it.draft), Some(draft));
}

#[test]
fn what_is_dismissed_goes_along_with_other_ids() {
    let mut ids = [id("x"), id("y")].into_iter();
    let other = advised().with_other_ids(|| ids.next().expect("one for each"));
    let dismissed = BTreeSet::from([Check::Vanity.name("x"), Check::Task.name("y")]);
    assert_eq!(other.dismissed, dismissed);
}

#[test]
fn a_reload_keeps_which_kpi_begins_and_which_row_asks_for_a_cause() {
    let mut draft = both();
    draft.rows[0].more.asks_for_cause = true;
    let kept = Kept {
        draft: draft.clone(),
        ..Kept::default()
    };
    assert_eq!(Kept::read(&kept.write()).map(|it| it.draft), Some(draft));
}
