//! What a form changes of a KPI that is there: what nobody touched stays, what holds from a
//! day on is corrected or begun anew, and what that judges otherwise is told before.

use waymark_core::day::NoDay;
use waymark_core::grading::measure::{Bound, Side};
use waymark_core::kpi::band::{Band, Judged, Range};
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::draft::band::TypedBand;
use waymark_core::kpi::draft::change::{asks_from_when, bands_with, judged_otherwise};
use waymark_core::kpi::draft::{At, Draft, Way, What};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{Kpi, Supports};
use waymark_core::number::fraction::Fraction;
use waymark_core::record::Record;
use waymark_core::wording::Check;

use super::{band, day, here, id, ids, number, reading};

fn at_least(value: &str) -> Range {
    Range::one_sided(Bound::AtLeast(number(value)), None).expect("a range")
}

/// A KPI of two years ago with a band and readings.
fn known() -> Kpi {
    Kpi {
        name: "Margin".into(),
        source: "Ledger".into(),
        definitions: vec![Definition {
            unit: "%".into(),
            ..Definition::default()
        }],
        bands: vec![band("first", "2026-01-15", at_least("35"))],
        made: Some(day("2026-01-15")),
        readings: vec![
            reading("2026-07-31", "33"),
            reading("2026-08-31", "36"),
            reading("2026-09-30", "34"),
            reading("2026-10-31", "38"),
            // Of the month that is running.
            reading("2026-11-30", "20"),
        ],
        ..Kpi::default()
    }
}

/// The KPI once its form was saved with this edit, without its readings.
fn edited(known: &Kpi, edit: impl FnOnce(&mut Draft)) -> Kpi {
    let at_first = Draft::known(known, &here());
    let mut draft = at_first.clone();
    edit(&mut draft);
    let changes = draft.changes(&at_first, known, &here(), &ids());
    let mut fields = known.fields();
    for (name, value) in changes {
        fields.retain(|(known, _)| known.to_string() != name.to_string());
        fields.push((name, value));
    }
    Kpi::read(&Record::of(fields))
}

/// The days from which bands hold, and their targets.
fn holds(kpi: &Kpi) -> Vec<(String, Option<Bound>)> {
    let bands = kpi.bands.iter();
    bands
        .map(|band| (band.from.to_string(), band.range.map(Range::good)))
        .collect()
}

fn said(from: &str, target: &str) -> (String, Option<Bound>) {
    (from.to_owned(), Some(Bound::AtLeast(number(target))))
}

#[test]
fn what_nobody_touched_is_not_written() {
    let known = known();
    let at_first = Draft::known(&known, &here());
    assert_eq!(at_first.changes(&at_first, &known, &here(), &ids()), []);
    assert_eq!(at_first.problems(&here()), []);

    let mut draft = at_first.clone();
    draft.details.source = "Books".into();
    let changes = draft.changes(&at_first, &known, &here(), &ids());
    let names: Vec<String> = changes.iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(names, ["source"]);
}

#[test]
fn what_is_dismissed_in_the_form_is_all_that_is_written() {
    let known = Kpi {
        dismissed: ["right-3".to_owned()].into(),
        ..known()
    };
    let at_first = Draft::known(&known, &here());
    let mut draft = at_first.clone();
    draft.dismissed.insert(Check::Vanity.name(""));
    let changes = draft.changes(&at_first, &known, &here(), &ids());
    let names: Vec<String> = changes.iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(names, ["dismissed/as-worded/vanity/"]);

    let again = edited(&known, |draft| {
        draft.dismissed.insert(Check::Vanity.name(""));
    });
    let both = ["as-worded/vanity/".to_owned(), "right-3".to_owned()];
    assert_eq!(again.dismissed, both.into());
}

#[test]
fn every_field_goes_out_to_the_form_and_back() {
    let mut known = Kpi {
        supports: Supports {
            sentence: "Stay in business".into(),
            ..Supports::default()
        },
        owner: Some("Ada".into()),
        dismissed: [Check::Vanity.name("")].into(),
        lowest: Some(number("-5.5")),
        highest: Some(number("1200")),
        ..known()
    };
    let outer = (Some(number("60")), Some(number("90")));
    let ranges = [
        at_least("35"),
        Range::one_sided(Bound::Below(number("30")), Some(number("45"))).expect("a range"),
        Range::two_sided((number("65"), number("75")), (None, None)).expect("a range"),
        Range::two_sided((number("65"), number("75")), outer).expect("a range"),
        Range::two_sided((number("65"), number("75")), (outer.0, None)).expect("a range"),
    ];
    for range in ranges {
        known.bands[0].range = Some(range);
        let draft = Draft::known(&known, &here());
        assert_eq!(draft.band(&here()), (Some(range), None), "{range:?}");
        let mut again = draft.check(&here(), &ids()).expect("no problem");
        (again.bands, again.made) = (known.bands.clone(), known.made);
        again.readings.clone_from(&known.readings);
        assert_eq!(again, known);
    }
}

#[test]
fn another_band_holds_from_its_day_and_the_first_one_still_reaches_back() {
    let change = |from: &str, target: &str| {
        edited(&known(), |draft| {
            draft.band.target = target.into();
            draft.band.from_day = from.into();
        })
    };
    // The form offers the first day of the month that is running.
    let offered = Draft::known(&known(), &here()).band;
    assert_eq!(
        (offered.from_day.as_str(), offered.way),
        ("2026-11-01", Way::ChangeFrom)
    );
    assert_eq!(
        holds(&change("2026-11-01", "40")),
        [said("2026-01-15", "35"), said("2026-11-01", "40")]
    );
    // A day on or before the one that the first was written on: that held before too.
    for from in ["2026-01-15", "2025-06-01"] {
        let changed = change(from, "40");
        let before = day(from).previous_day().expect("a day");
        assert_eq!(
            holds(&changed),
            [said(&before.to_string(), "35"), said(from, "40")]
        );
        let long_ago = changed.band_on(day("2020-01-01")).and_then(|it| it.range);
        assert_eq!(long_ago, Some(at_least("35")));
    }
}

#[test]
fn a_band_that_begins_on_that_very_day_is_replaced() {
    let mut known = known();
    known
        .bands
        .push(band("second", "2026-11-01", at_least("36")));
    let changed = edited(&known, |draft| {
        draft.band.target = "40".into();
        draft.band.from_day = "2026-11-01".into();
    });
    assert_eq!(
        holds(&changed),
        [said("2026-01-15", "35"), said("2026-11-01", "40")]
    );
}

#[test]
fn correcting_replaces_the_band_in_force_alone() {
    let mut known = known();
    known
        .bands
        .push(band("second", "2026-09-01", at_least("36")));
    known
        .bands
        .push(band("later", "2027-01-01", at_least("50")));
    let corrected = edited(&known, |draft| {
        assert_eq!(draft.band.target, "36");
        draft.band.target = "37".into();
        draft.band.way = Way::Correct;
        // What stands in a field that is not asked for is not read.
        draft.band.from_day = "no day".into();
    });
    assert_eq!(
        holds(&corrected),
        [
            said("2026-01-15", "35"),
            said("2026-09-01", "37"),
            said("2027-01-01", "50")
        ]
    );
}

#[test]
fn a_band_can_end_and_the_units_before_stay_judged() {
    let ended = edited(&known(), |draft| draft.band.operator = None);
    assert_eq!(
        holds(&ended),
        [said("2026-01-15", "35"), ("2026-11-01".to_owned(), None)]
    );
    let corrected = edited(&known(), |draft| {
        draft.band.operator = None;
        draft.band.way = Way::Correct;
    });
    assert_eq!(holds(&corrected), [("2026-01-15".to_owned(), None)]);
}

#[test]
fn a_first_band_is_not_asked_about_and_reaches_back() {
    let known = Kpi {
        bands: Vec::new(),
        ..known()
    };
    let begun = edited(&known, |draft| {
        draft.band.target = "35".into();
        let asks = asks_from_when(draft, &known, &here());
        assert!(!asks.of_band);
    });
    assert_eq!(begun.bands[0].id, id("newband"));
    let long_ago = begun.band_on(day("2020-01-01")).and_then(|it| it.range);
    assert_eq!(long_ago, Some(at_least("35")));
}

#[test]
fn the_day_has_to_be_one_only_where_it_is_asked_for() {
    let known = known();
    let mut draft = Draft::known(&known, &here());
    draft.band.from_day = String::new();
    draft.number.from = String::new();
    assert_eq!(draft.problems_of_days(&known, &here()), []);
    draft.band.target = "40".into();
    draft.number.cadence = Unit::Week;
    let problems = draft.problems_of_days(&known, &here());
    let found: Vec<(At, What)> = problems.into_iter().map(|it| (it.at, it.what)).collect();
    assert_eq!(
        found,
        [At::BandDay, At::NumberDay].map(|at| (at, What::Day(NoDay::Empty)))
    );
    draft.band.way = Way::Correct;
    draft.number.way = Way::Correct;
    assert_eq!(draft.problems_of_days(&known, &here()), []);
}

#[test]
fn what_is_judged_otherwise_is_told_and_what_still_runs_is_not() {
    let known = known();
    let otherwise = |target: &str, way, from: &str| {
        let mut draft = Draft::known(&known, &here());
        draft.band = TypedBand {
            target: target.into(),
            way,
            from_day: from.into(),
            ..draft.band
        };
        let written = draft.bands(&known, &here(), &ids());
        let all = judged_otherwise(&known, &written, here().calendar, here().today);
        let judged = |it: Option<(Judged, Range)>| it.map(|(judged, _)| judged);
        let all = all.into_iter().map(|it| {
            (
                it.unit.last().to_string(),
                it.value,
                judged(it.before),
                judged(it.after),
            )
        });
        all.collect::<Vec<_>>()
    };
    let (good, out) = (Some(Judged::Good), Some(Judged::Out(Side::Below)));
    let row = |day: &str, value: &str, before, after| {
        (day.to_owned(), Fraction::from(number(value)), before, after)
    };
    assert_eq!(
        otherwise("37", Way::Correct, ""),
        [row("2026-08-31", "36", good, out)]
    );
    assert_eq!(
        otherwise("33.5", Way::Correct, ""),
        [row("2026-09-30", "34", out, good)]
    );
    assert_eq!(
        otherwise("30", Way::Correct, ""),
        [
            row("2026-09-30", "34", out, good),
            row("2026-07-31", "33", out, good)
        ]
    );
    // Each by the band in force on its last day.
    assert_eq!(
        otherwise("30", Way::ChangeFrom, "2026-09-30"),
        [row("2026-09-30", "34", out, good)]
    );
    assert_eq!(otherwise("30", Way::ChangeFrom, "2026-10-01"), []);
    // November, at 20, is not over.
    assert_eq!(otherwise("15", Way::ChangeFrom, "2026-11-01"), []);
}

#[test]
fn without_a_band_nothing_is_judged_and_that_is_told_too() {
    let known = known();
    let mut draft = Draft::known(&known, &here());
    draft.band.operator = None;
    draft.band.way = Way::Correct;
    let written = draft.bands(&known, &here(), &ids());
    let all = judged_otherwise(&known, &written, here().calendar, here().today);
    assert_eq!(all.len(), 4);
    assert!(
        all.iter()
            .all(|it| it.before.is_some() && it.after.is_none())
    );
}

#[test]
fn another_number_holds_from_its_day_and_what_was_before_stays() {
    let known = known();
    let changed = edited(&known, |draft| {
        draft.number.cadence = Unit::Week;
        assert_eq!(draft.number.from, "2026-11-01");
        let asks = asks_from_when(draft, &known, &here());
        assert!(asks.of_number);
    });
    let all: Vec<_> = changed
        .definitions
        .iter()
        .map(|it| (it.day(), it.cadence))
        .collect();
    assert_eq!(
        all,
        [(None, Unit::Month), (Some(day("2026-11-01")), Unit::Week)]
    );
    assert_eq!(changed.definition().unit, "%");

    // Once more from the same day: that one is another.
    let again = edited(&changed, |draft| {
        draft.number.cadence = Unit::Day;
        draft.number.from = "2026-11-01".into();
    });
    let all: Vec<_> = again
        .definitions
        .iter()
        .map(|it| (it.day(), it.cadence))
        .collect();
    assert_eq!(
        all,
        [(None, Unit::Month), (Some(day("2026-11-01")), Unit::Day)]
    );

    let corrected = edited(&changed, |draft| {
        draft.number.adds_up = Some(AddsUp::Sum);
        draft.number.way = Way::Correct;
    });
    let all: Vec<_> = corrected
        .definitions
        .iter()
        .map(|it| (it.day(), it.way()))
        .collect();
    assert_eq!(
        all,
        [(None, AddsUp::Last), (Some(day("2026-11-01")), AddsUp::Sum)]
    );
}

#[test]
fn what_does_not_make_it_another_number_is_not_asked_about() {
    let asks = |known: &Kpi, edit: fn(&mut Draft)| {
        let mut draft = Draft::known(known, &here());
        edit(&mut draft);
        asks_from_when(&draft, known, &here()).of_number
    };
    let known = known();
    assert!(asks(&known, |draft| draft.number.unit = "points".into()));
    assert!(asks(&known, |draft| draft.number.total = Some(Unit::Year)));
    assert!(asks(&known, |draft| draft.number.adds_up = Some(AddsUp::Sum)));
    assert!(!asks(&known, |draft| draft.number.measured = "otherwise".into()));
    // The usual way, said.
    assert!(!asks(&known, |draft| draft.number.adds_up = Some(AddsUp::Last)));
    let without_readings = Kpi {
        readings: Vec::new(),
        ..known.clone()
    };
    assert!(!asks(&without_readings, |draft| draft.number.cadence = Unit::Week));
    let without_unit = Kpi {
        definitions: vec![Definition::default()],
        ..known
    };
    assert!(!asks(&without_unit, |draft| draft.number.unit = "%".into()));
    let measured = edited(&without_unit, |draft| draft.number.unit = "%".into());
    assert_eq!(
        (
            measured.definitions.len(),
            measured.definition().unit.as_str()
        ),
        (1, "%")
    );
}

#[test]
fn one_that_becomes_quarterly_has_the_quarters_of_that_day() {
    let quarterly = edited(&known(), |draft| draft.number.cadence = Unit::Quarter);
    assert_eq!(quarterly.quarters, Some(here().calendar.first_month));
    let own = Kpi {
        quarters: Some(time::Month::May),
        ..known()
    };
    let stays = edited(&own, |draft| draft.number.cadence = Unit::Quarter);
    assert_eq!(stays.quarters, Some(time::Month::May));
}

#[test]
fn bands_with_others_written_over_stand_in_the_order_of_their_days() {
    let [one, two, three] = [
        band("one", "2026-01-01", at_least("1")),
        band("two", "2026-02-01", at_least("2")),
        band("three", "2025-06-01", at_least("3")),
    ];
    let moved = Band {
        from: day("2026-03-01"),
        ..one.clone()
    };
    let all = bands_with(&[one, two.clone()], &[three.clone(), moved.clone()]);
    assert_eq!(all, [three, two, moved]);
}
