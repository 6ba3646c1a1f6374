//! The third hand-off: a key result becomes a KPI, and brings its history along.

mod any;
mod twice;

use waymark_core::handoff::fed::feed;
use waymark_core::handoff::graduate::{Graduation, graduate, usual_cadence};
use waymark_core::handoff::settle::level;
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
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;

use super::{PLAIN, at_least, band, change, checked, day, id, number, objective};

pub(super) const TODAY: &str = "2026-10-05";

/// A browser with an objective in it.
pub(super) struct Kept {
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
pub(super) fn shown(objective: &Objective, today: &str) -> (Vec<Dated>, Standing) {
    let values = objective.key_results[0].values().to_vec();
    (values, Standing::of(objective, day(today)))
}

pub(super) fn hand_off(objective: &Objective, cadence: Unit, today: &str) -> Action {
    let how = Graduation {
        kpi: id("kpi"),
        band: band("b1", "2026-10-01", Some(at_least("18", "15"))),
        cadence,
    };
    let of = &objective.key_results[0];
    Action::Together(graduate(&id("o"), objective, of, how, day(today)))
}

pub(super) fn undo() -> Action {
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

pub(super) fn reached() -> Objective {
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
