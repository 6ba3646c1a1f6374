//! The third hand-off: a key result becomes a KPI, and brings its history along.

use proptest::prelude::*;
use time::Duration;
use waymark_core::handoff::fed::feed;
use waymark_core::handoff::graduate::{Graduation, graduate, usual_cadence};
use waymark_core::handoff::settle::level;
use waymark_core::handoff::twice::stands_twice;
use waymark_core::kinds::KINDS;
use waymark_core::kpi::reading::{Reading, Typed};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{self, Kpi};
use waymark_core::metric::cadence::Cadence;
use waymark_core::metric::dated::Dated;
use waymark_core::number::understood::Notation;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::key_result::{Indicator, KeyResult};
use waymark_core::objective::standing::Standing;
use waymark_core::objective::{KIND, Objective};
use waymark_core::period::write_date;
use waymark_core::record::stamp::Writer;
use waymark_core::sketch::Measure;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;

use super::{PLAIN, at_least, band, change, checked, day, hold, id, number, objective, quarter};

const TODAY: &str = "2026-10-05";

/// A browser with an objective in it.
struct Kept {
    kv: Memory,
    store: Store,
}

impl Kept {
    fn with(objective: &Objective) -> Self {
        let kv = Memory::default();
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(1),
            tab: "t",
            open_tabs: None,
            today: day(TODAY),
        };
        let store = Store::open(&kv, &visit).expect("a storage that can be read");
        let mut kept = Self { kv, store };
        kept.act(&Action::Create {
            of: KIND.of(id("o")),
            fields: objective.fields(),
            today: TODAY.to_owned(),
        });
        kept
    }

    #[track_caller]
    fn act(&mut self, action: &Action) {
        self.store.act(&self.kv, action).expect("it is done");
    }

    /// The KPI, unless it is in the bin.
    fn kpi(&mut self) -> Option<Kpi> {
        let of = kpi::KIND.of(id("kpi"));
        self.store.read_history(&self.kv, &of).expect("it is read");
        let kpi = Kpi::read(&self.store.with_history(&of)?);
        kpi.binned.is_none().then_some(kpi)
    }

    /// The objective as a page reads it.
    fn objective(&mut self, today: &str) -> Objective {
        let of = KIND.of(id("o"));
        self.store.read_history(&self.kv, &of).expect("it is read");
        let mut objective = Objective::read(&self.store.with_history(&of).expect("it is there"));
        let kpi = self.kpi();
        feed(&mut objective, &id("o"), PLAIN, day(today), |_| kpi.clone());
        objective
    }
}

/// What is shown of the values of an objective's first key result, and what it comes to.
fn shown(objective: &Objective, today: &str) -> (Vec<Dated>, Standing) {
    let values = objective.key_results[0].values().to_vec();
    (values, Standing::of(objective, day(today)))
}

fn hand_off(objective: &Objective, cadence: Unit, today: &str) -> Action {
    let how = Graduation {
        kpi: id("kpi"),
        band: band("b1", "2026-10-01", Some(at_least("18", "15"))),
        cadence,
    };
    let of = &objective.key_results[0];
    Action::Together(graduate(&id("o"), objective, of, how, day(today)))
}

fn undo() -> Action {
    Action::Undo {
        which: None,
        today: TODAY.to_owned(),
    }
}

const WEEKS: [(&str, &str); 5] = [
    ("2026-07-09", "13"),
    ("2026-08-11", "15"),
    ("2026-09-02", "17"),
    ("2026-09-23", "18.2"),
    ("2026-09-25", "18.4"),
];

fn reached() -> Objective {
    let mut key_result = KeyResult {
        owner: "Ada".to_owned(),
        indicator: Some(Indicator::Lead),
        ..checked(change("12", "18"), &WEEKS)
    };
    key_result.check_ins[1].confidence = Some(7);
    key_result.check_ins[1].note = "New form".to_owned();
    objective(key_result)
}

#[test]
fn the_check_ins_become_the_readings_and_stand_once() {
    let mut kept = Kept::with(&reached());
    kept.act(&hand_off(&reached(), Unit::Week, TODAY));
    let kpi = kept.kpi().expect("it is there");
    let readings: Vec<(String, String)> = kpi
        .readings
        .iter()
        .map(|it| (write_date(it.day), it.value.expect("a value").to_string()))
        .collect();
    let expected = WEEKS.map(|(on, value)| (on.to_owned(), value.to_owned()));
    assert_eq!(readings, expected);
    assert_eq!(kpi.readings[1].note, "New form");
    assert_eq!((&*kpi.name, &*kpi.definition().unit), ("Conversion", "%"));
    assert_eq!(kpi.definition().cadence, Unit::Week);
    assert_eq!(kpi.owner.as_deref(), Some("Ada"));
    assert_eq!(kpi.indicator, Some(Indicator::Lead));
    assert_eq!(kpi.supports.objective, Some(id("o")));
    assert_eq!(kpi.made, Some(day(TODAY)));
    let origin = kpi.origin.expect("it came from somewhere");
    assert_eq!((origin.objective, origin.key_result), (id("o"), id("k1")));
    // In the objective no value is left, only how sure somebody was.
    let record = kept
        .store
        .with_history(&KIND.of(id("o")))
        .expect("it is there");
    let own = Objective::read(&record);
    assert_eq!(own.key_results[0].check_ins, []);
    assert_eq!(own.key_results[0].sure.len(), 1);
    assert_eq!(own.key_results[0].kpi, Some(id("kpi")));
}

#[test]
fn score_and_history_are_what_they_were_and_it_is_taken_back_in_one_step() {
    let mut kept = Kept::with(&reached());
    let before = shown(&kept.objective(TODAY), TODAY);
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Month, TODAY));
    assert_eq!(shown(&kept.objective(TODAY), TODAY), before);
    kept.act(&undo());
    assert_eq!(kept.kpi(), None, "it is in the bin");
    assert_eq!(kept.objective(TODAY), own);
    kept.act(&Action::Redo {
        which: None,
        today: TODAY.to_owned(),
    });
    assert_eq!(shown(&kept.objective(TODAY), TODAY), before);
    assert_eq!(kept.kpi().map(|it| it.readings.len()), Some(WEEKS.len()));
}

#[test]
fn what_is_read_after_the_period_is_of_the_kpi_alone() {
    let mut kept = Kept::with(&reached());
    let before = shown(&kept.objective(TODAY), TODAY).1;
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Week, TODAY));
    let later = Reading {
        day: day("2026-10-08"),
        value: Some(number("9")),
        note: String::new(),
    };
    kept.act(&Action::CheckIn {
        of: kpi::KIND.of(id("kpi")),
        fields: vec![later.field(None)],
    });
    let today = "2026-10-20";
    let after = kept.objective(today);
    assert_eq!(after.key_results[0].values().len(), WEEKS.len() + 1);
    assert_eq!(Standing::of(&after, day(today)).total, before.total);
}

#[test]
fn without_a_period_nothing_counts_that_was_read_after_it_was_closed() {
    let endless = Objective {
        period: None,
        closing: Some(Closing::new(day(TODAY), Next::Retire)),
        ..reached()
    };
    let mut kept = Kept::with(&endless);
    let before = shown(&kept.objective(TODAY), TODAY);
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Week, TODAY));
    let later = Reading {
        day: day("2026-10-08"),
        value: Some(number("9")),
        note: String::new(),
    };
    kept.act(&Action::CheckIn {
        of: kpi::KIND.of(id("kpi")),
        fields: vec![later.field(None)],
    });
    let after = shown(&kept.objective("2026-10-20"), "2026-10-20");
    assert_eq!(after.0, before.0);
    assert_eq!(after.1.score(), before.1.score());
}

#[test]
fn a_closed_objective_keeps_the_score_it_has_when_it_is_handed_off() {
    let closed = Objective {
        closing: Some(Closing::new(day("2026-10-02"), Next::Retire)),
        ..objective(checked(change("12", "18"), &[("2026-09-25", "16.2")]))
    };
    let mut kept = Kept::with(&closed);
    kept.act(&hand_off(&closed, Unit::Week, TODAY));
    let own = kept.objective(TODAY);
    let closing = own.closing.expect("it is closed");
    assert_eq!(
        (closing.on, closing.score),
        (day("2026-10-02"), Some(number("0.7")))
    );
    // A reading is corrected afterwards.
    let corrected = Reading {
        day: day("2026-09-25"),
        value: Some(number("15.96")),
        note: String::new(),
    };
    kept.act(&Action::CheckIn {
        of: kpi::KIND.of(id("kpi")),
        fields: vec![corrected.field(None)],
    });
    let now = kept.objective(TODAY);
    let score = Standing::of(&now, day(TODAY))
        .score()
        .cloned()
        .expect("a score");
    assert_eq!(closing.was(&score), Some(number("0.7")));
}

#[test]
fn what_stayed_behind_since_it_was_not_read_still_counts() {
    let mut kept = Kept::with(&reached());
    let before = shown(&kept.objective(TODAY), TODAY);
    // As a list knows it: the newest alone.
    let mut glance = reached();
    glance.key_results[0].check_ins.drain(..3);
    kept.act(&hand_off(&glance, Unit::Week, TODAY));
    assert_eq!(shown(&kept.objective(TODAY), TODAY), before);
}

#[test]
fn it_is_read_as_often_as_somebody_checked_in() {
    assert_eq!(usual_cadence(Cadence::Weekly), Unit::Week);
    assert_eq!(usual_cadence(Cadence::Fortnightly), Unit::Month);
    assert_eq!(usual_cadence(Cadence::Monthly), Unit::Month);
}

#[test]
fn a_correction_of_the_week_stands_for_it_though_the_check_in_was_of_its_friday() {
    let mut kept = Kept::with(&reached());
    kept.act(&hand_off(&reached(), Unit::Week, TODAY));
    let corrects = |kept: &mut Kept, on: &str, value: &str| {
        let kpi = kept.kpi().expect("it is there");
        let typed = Typed {
            value: value.to_owned(),
            day: on.to_owned(),
            ..Typed::default()
        };
        let read = typed.check(&Notation::PLAIN_ENGLISH, &kpi, PLAIN, day(TODAY));
        let reading = read.expect("it is a reading");
        kept.act(&Action::CheckIn {
            of: kpi::KIND.of(id("kpi")),
            fields: vec![reading.field(None)],
        });
        let kpi = kept.kpi().expect("it is there");
        let standing = kpi::standing::Standing::of(&kpi, PLAIN, day(TODAY));
        let week = kpi.unit_of(day(on), PLAIN).expect("a week").1;
        let tally = standing.tallies.iter().find(|it| it.unit == week);
        let value = tally
            .and_then(|it| it.value()?.to_decimal())
            .expect("a value");
        (write_date(reading.day), value.to_string())
    };
    let told = |on: &str, value: &str| (on.to_owned(), value.to_owned());
    // The week of 21 September, whichever of its days is named.
    for (on, value) in [
        ("2026-09-24", "17.7"),
        ("2026-09-21", "17.8"),
        ("2026-09-23", "17.9"),
    ] {
        assert_eq!(corrects(&mut kept, on, value), told("2026-09-25", value));
    }
    // The check-in of a Tuesday is corrected by the reading of the week, on its Thursday.
    assert_eq!(
        corrects(&mut kept, "2026-08-11", "14"),
        told("2026-08-13", "14")
    );
    // A week that has none begins with its Thursday.
    assert_eq!(
        corrects(&mut kept, "2026-09-14", "18"),
        told("2026-09-17", "18")
    );
}

#[test]
fn a_reading_in_a_list_is_corrected_where_it_stands() {
    let mut kept = Kept::with(&reached());
    kept.act(&hand_off(&reached(), Unit::Week, TODAY));
    let kpi = kept.kpi().expect("it is there");
    let corrected = |known: &str, on: &str| {
        let typed = Typed {
            value: "1".to_owned(),
            day: on.to_owned(),
            ..Typed::default()
        };
        let notation = Notation::PLAIN_ENGLISH;
        let read = typed.corrects(day(known), &notation, &kpi, PLAIN, day(TODAY));
        write_date(read.expect("it is a reading").day)
    };
    assert_eq!(corrected("2026-09-23", "2026-09-23"), "2026-09-23");
    assert_eq!(corrected("2026-09-25", "2026-09-25"), "2026-09-25");
    // Moved to another week.
    assert_eq!(corrected("2026-09-25", "2026-09-15"), "2026-09-17");
}

#[test]
fn a_band_that_a_level_fills_in_is_the_one_that_is_offered() {
    let own = reached();
    let level = level(&own, &own.key_results[0], None, PLAIN, day(TODAY)).expect("it is offered");
    assert_eq!(
        level.band(id("b1")),
        band("b1", "2026-10-01", Some(at_least("18", "17")))
    );
    assert_eq!(level.ended, 1, "both of September's last were of one week");
}

/// A key result of some measure with check-ins on different days of the quarter, and of the
/// weeks around it.
fn any_key_result() -> impl Strategy<Value = KeyResult> {
    let check_in = (
        0..110_i64,
        -30..300_i32,
        prop::option::of(0..=10_u8),
        "[a-z]{0,3}",
    );
    let measure = prop::sample::select(&[Measure::Change, Measure::Hold][..]);
    (prop::collection::vec(check_in, 0..20), measure).prop_map(|(check_ins, measure)| {
        let of = match measure {
            Measure::Hold => hold(waymark_core::sketch::Operator::AtLeast, "", "12"),
            _ => change("2", "20"),
        };
        let mut all: Vec<Dated> = Vec::new();
        for (on, value, confidence, note) in check_ins {
            let date = day("2026-06-20").saturating_add(Duration::days(on));
            if all.iter().all(|it| it.date != date) {
                let value = waymark_core::number::decimal::Decimal::new(value.into(), 1);
                all.push(Dated {
                    date,
                    value: value.expect("a few digits"),
                    confidence,
                    note,
                });
            }
        }
        all.sort_by_key(|it| it.date);
        KeyResult {
            check_ins: all,
            ..of
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]

    /// Whatever was checked in, nothing of it is lost, nothing stands twice, and score,
    /// verdict and every value are what they were; also once it is taken back.
    #[test]
    fn a_hand_off_changes_no_value_and_no_score(
        key_result in any_key_result(),
        cadence in prop::sample::select(&Unit::CADENCES[..]),
        has_period: bool,
        is_closed: bool,
    ) {
        // After every day that there is.
        let today = "2026-10-20";
        let before = Objective {
            period: has_period.then(quarter),
            closing: is_closed.then(|| Closing::new(day(today), Next::Retire)),
            ..objective(key_result.clone())
        };
        let mut kept = Kept::with(&before);
        let was = shown(&kept.objective(today), today);
        kept.act(&hand_off(&before, cadence, today));
        prop_assert_eq!(&shown(&kept.objective(today), today).0, &was.0);
        prop_assert_eq!(&shown(&kept.objective(today), today).1.total, &was.1.total);
        prop_assert_eq!(shown(&kept.objective(today), today).1.verdict(), was.1.verdict());
        let kpi = kept.kpi().expect("it is there");
        prop_assert_eq!(kpi.readings.len(), key_result.check_ins.len());
        let record = kept.store.with_history(&KIND.of(id("o"))).expect("it is there");
        prop_assert!(Objective::read(&record).key_results[0].check_ins.is_empty());
        kept.act(&undo());
        prop_assert_eq!(shown(&kept.objective(today), today), was);
    }
}

/// Whether the KPI in the bin would stand beside what its key result has by now.
fn would_stand_twice(kept: &mut Kept) -> bool {
    let mut whole = |of| {
        kept.store.read_history(&kept.kv, &of).expect("it is read");
        kept.store.with_history(&of)
    };
    let kpi = Kpi::read(&whole(kpi::KIND.of(id("kpi"))).expect("it is there"));
    let own = Objective::read(&whole(KIND.of(id("o"))).expect("it is there"));
    let key_result = &own.key_results[0];
    let since = key_result.kpi.clone();
    let since = since.and_then(|it| Some(Kpi::read(&whole(kpi::KIND.of(it))?)));
    stands_twice(&id("kpi"), &kpi, key_result, since.as_ref())
}

#[test]
fn a_kpi_whose_hand_off_was_taken_back_stands_nowhere_else() {
    let mut kept = Kept::with(&reached());
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Week, TODAY));
    assert!(!would_stand_twice(&mut kept));
    kept.act(&undo());
    assert_eq!(kept.kpi(), None);
    assert!(would_stand_twice(&mut kept));
    // Also after more check-ins, and where some of the old ones were corrected.
    let more = |on: &str, value: &str| {
        let it = Dated::plain(day(on), number(value));
        (it.name(id("k1")), it.said())
    };
    kept.act(&Action::CheckIn {
        of: KIND.of(id("o")),
        fields: vec![
            more("2026-09-25", "18.5"),
            more("2026-09-28", "18"),
            more("2026-09-29", "19"),
        ],
    });
    assert!(would_stand_twice(&mut kept));
    // Handed over again, to another KPI, it would be beside that one.
    let own = kept.objective(TODAY);
    let again = Graduation {
        kpi: id("kpi2"),
        band: band("b1", "2026-10-01", Some(at_least("18", "15"))),
        cadence: Unit::Week,
    };
    let again = graduate(&id("o"), &own, &own.key_results[0], again, day(TODAY));
    kept.act(&Action::Together(again));
    assert!(would_stand_twice(&mut kept));
}

#[test]
fn a_kpi_that_nothing_stands_beside_may_come_back() {
    // Without check-ins there is nothing to stand twice.
    let mut kept = Kept::with(&objective(change("12", "18")));
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Week, TODAY));
    kept.act(&undo());
    assert!(!would_stand_twice(&mut kept));
    // Deleted while its key result names it, its readings are nowhere else.
    let mut kept = Kept::with(&reached());
    let own = kept.objective(TODAY);
    kept.act(&hand_off(&own, Unit::Month, TODAY));
    kept.act(&Action::Bin {
        of: kpi::KIND.of(id("kpi")),
        today: TODAY.to_owned(),
    });
    assert!(!would_stand_twice(&mut kept));
    // And so are those of a key result that has other values by now.
    let other = checked(
        change("12", "18"),
        &[("2026-07-09", "12.5"), ("2026-07-10", "13")],
    );
    let readings = reached().key_results[0].check_ins.clone();
    let kpi = Kpi {
        readings: readings
            .iter()
            .map(|it| Reading {
                day: it.date,
                value: Some(it.value),
                note: String::new(),
            })
            .collect(),
        ..Kpi::default()
    };
    assert!(!stands_twice(&id("kpi"), &kpi, &other, None));
}
