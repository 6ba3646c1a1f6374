//! Texts as version 1 stored them. They say what they say for ever: such a file is
//! never changed, whatever becomes of the shape.

use std::path::Path;

use serde_json::{Value, json};
use time::Month;
use waymark_core::calendar::FirstDay;
use waymark_core::carry::file;
use waymark_core::grading::measure::Bound;
use waymark_core::kinds::KINDS;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{self, Kpi};
use waymark_core::number::decimal::Decimal;
use waymark_core::objective::key_result::Indicator;
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::stamp::Writer;
use waymark_core::record::{Record, frame};
use waymark_core::settings::{self, Settings};
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::{KeyValue, Lookup, Memory};
use waymark_core::store::open::Visit;

fn frozen(name: &str) -> String {
    let path = Path::new("tests/records/v1").join(name);
    let text = std::fs::read_to_string(&path);
    let text = text.unwrap_or_else(|why| panic!("{}: {why}", path.display()));
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

fn visit(tab: &str) -> Visit<'_> {
    Visit {
        kinds: KINDS,
        writer: Writer::new(5_000),
        tab,
        open_tabs: None,
        today: waymark_core::period::parse_date("2026-11-22").expect("a day"),
    }
}

fn opened(texts: &[(&str, &str)], tab: &str) -> (Memory, Store) {
    let memory = Memory::default();
    for (key, name) in texts {
        memory
            .set(key, &frozen(name))
            .expect("memory takes everything");
    }
    let store = Store::open(&memory, &visit(tab)).expect("memory gives everything");
    assert_eq!(store.troubles(), []);
    (memory, store)
}

fn id(name: &str) -> Subject {
    KIND.of(Id::parse(name).expect("an id"))
}

#[track_caller]
fn says(record: &Record, fields: &[(&str, Value)]) {
    assert_eq!(record.fields.len(), fields.len());
    for (name, value) in fields {
        assert_eq!(
            record.fields.get(*name).map(|it| it.value()),
            Some(value),
            "{name}"
        );
    }
}

#[test]
fn row_08_every_record_of_version_1_is_read_and_written_the_same() {
    for name in [
        "objective.json",
        "others.json",
        "check-ins.json",
        "year.json",
        "unknown.json",
        "gone.json",
        "settings.json",
        "kpi.json",
        "readings.json",
        "linked.json",
        "graduated.json",
    ] {
        let text = frozen(name);
        assert_eq!(
            Record::read(&text).map(|record| record.write()),
            Ok(text),
            "{name}"
        );
    }
}

#[test]
fn row_08_an_objective_of_version_1_says_what_it_says() {
    let key = "waymark/1/objective/m9k2";
    let (_, store) = opened(&[(key, "objective.json")], "t");
    says(
        store.record(&id("m9k2")).expect("it is there"),
        &[
            ("title", json!("Win back „trust“ 🎯")),
            ("commitment", json!("must")),
            (
                "period",
                json!({"first": "2026-10-01", "last": "2026-12-31"}),
            ),
            ("kr/k1/name", json!("Net promoter score")),
            ("kr/k1/start", json!("30")),
            ("kr/k1/target", json!("60.5")),
            ("bin", Value::Null),
        ],
    );
    let (_, store) = opened(&[(key, "others.json")], "t");
    let record = store.record(&id("m9k2")).expect("it is there");
    says(record, &[("title", json!("Newer"))]);
    let others: Vec<_> = record.fields["title"]
        .others()
        .iter()
        .map(|it| it.value.clone())
        .collect();
    assert_eq!(others, [json!("Beside"), json!(null)]);
}

#[test]
fn row_08_settings_of_version_1_say_what_they_say() {
    let (_, store) = opened(&[("waymark/1/settings/1", "settings.json")], "t");
    let record = store.record(&settings::subject()).expect("it is there");
    says(
        record,
        &[("week", json!("sunday")), ("year", json!("april"))],
    );
    let read = Settings::read(record);
    assert_eq!(read.first_day, Some(FirstDay::Sunday));
    assert_eq!(read.first_month, Month::April);
}

#[test]
fn row_08_check_ins_of_version_1_are_there_with_their_years() {
    let texts = [
        ("waymark/1/objective/m9k2", "check-ins.json"),
        ("waymark/1/checkins/m9k2/2025", "year.json"),
    ];
    let (memory, mut store) = opened(&texts, "t");
    store
        .read_history(&memory, &id("m9k2"))
        .expect("memory gives everything");
    says(
        &store.with_history(&id("m9k2")).expect("it is there"),
        &[
            ("title", json!("A")),
            (
                "at/k1/2025-12-30",
                json!({"confidence": 7, "note": "line\n\"quoted\"", "value": "-12.50"}),
            ),
            ("at/k1/2025-12-31", Value::Null),
            ("at/k1/2026-01-02", json!({"value": "13"})),
        ],
    );
}

#[test]
fn row_08_key_results_that_are_kpis_of_version_1_say_what_they_say() {
    let texts = [
        ("waymark/1/objective/m9k2", "linked.json"),
        ("waymark/1/kpi/u3", "graduated.json"),
    ];
    let (_, store) = opened(&texts, "t");
    let day = |text| waymark_core::period::parse_date(text).expect("a day");
    let named = |text| Id::parse(text).expect("an id");
    let number = |text| Decimal::parse(text).expect("a number");
    let objective = Objective::read(store.record(&id("m9k2")).expect("it is there"));
    let closing = objective.closing.expect("it is closed");
    assert_eq!(closing.score, Some(number("0.7")));
    let [one, two, three] = &*objective.key_results else {
        panic!("{:?}", objective.key_results);
    };
    assert_eq!(
        (&one.kpi, one.ask),
        (&Some(named("u2")), Some(day("2027-04-04")))
    );
    let [sure] = &*one.sure else {
        panic!("{:?}", one.sure);
    };
    assert_eq!((sure.date, sure.confidence), (day("2026-11-20"), Some(7)));
    assert_eq!(sure.note, "a new form");
    assert_eq!(one.check_ins, []);
    assert_eq!((&two.kpi, two.check_ins.len()), (&Some(named("u3")), 0));
    assert_eq!((&three.kpi, three.is_left), (&None, true));
    assert_eq!(three.check_ins[0].value, number("9"));
    let of = kpi::KIND.of(named("u3"));
    let kpi = Kpi::read(store.record(&of).expect("it is there"));
    let origin = kpi.origin.expect("it was a key result");
    assert_eq!(
        (origin.objective, origin.key_result, origin.on),
        (named("m9k2"), named("k2"), day("2027-01-04"))
    );
    let readings = kpi.readings.iter().map(|it| (it.day, it.value));
    let expected = [
        (day("2026-11-20"), Some(number("84"))),
        (day("2026-12-18"), Some(number("91"))),
    ];
    assert_eq!(readings.collect::<Vec<_>>(), expected);
    // It is there as long as its objective is.
    assert_eq!(store.naming(&Memory::default(), &of), Ok(vec![id("m9k2")]));
}

#[test]
fn row_08_a_kpi_of_version_1_says_what_it_says() {
    let texts = [
        ("waymark/1/kpi/u1", "kpi.json"),
        ("waymark/1/readings/u1/2025", "readings.json"),
    ];
    let (memory, mut store) = opened(&texts, "t");
    let of = kpi::KIND.of(Id::parse("u1").expect("an id"));
    store
        .read_history(&memory, &of)
        .expect("memory gives everything");
    let kpi = Kpi::read(&store.with_history(&of).expect("it is there"));
    let day = |text| waymark_core::period::parse_date(text).expect("a day");
    let number = |text| Decimal::parse(text).expect("a number");
    assert_eq!(kpi.name, "Utilisation");
    assert_eq!(kpi.owner.as_deref(), Some("Ana"));
    assert_eq!(
        kpi.supports.sentence,
        "Keep everybody busy and nobody tired"
    );
    assert_eq!(kpi.supports.objective, Id::parse("m9k2"));
    assert_eq!(kpi.supports.key_result, Id::parse("k1"));
    assert_eq!(kpi.source, "Timesheets");
    assert_eq!(kpi.indicator, Some(Indicator::Lead));
    assert_eq!(
        kpi.lowest.zip(kpi.highest),
        Some((number("0"), number("100")))
    );
    assert_eq!(kpi.quarters, Some(Month::February));
    assert!(kpi.with_median);
    assert_eq!(kpi.made, Some(day("2026-01-15")));
    let [first, later] = &*kpi.definitions else {
        panic!("{:?}", kpi.definitions);
    };
    assert_eq!((first.cadence, first.way()), (Unit::Week, AddsUp::Mean));
    assert_eq!((first.total, &*first.unit), (Some(Unit::Quarter), "%"));
    assert_eq!(first.measured, "billed hours / all hours");
    assert_eq!(later.day(), Some(day("2026-06-01")));
    assert_eq!((later.cadence, later.way()), (Unit::Month, AddsUp::Last));
    let [between, at_least, none] = &*kpi.bands else {
        panic!("{:?}", kpi.bands);
    };
    let range = between.range.expect("a range");
    assert_eq!(range.good(), Bound::Between(number("65"), number("75")));
    assert_eq!(range.edge(), Bound::Between(number("60"), number("80")));
    let range = at_least.range.expect("a range");
    assert_eq!(range.good(), Bound::AtLeast(number("65")));
    assert_eq!(range.edge(), Bound::AtLeast(number("60")));
    assert_eq!(at_least.per, Some(Unit::Month));
    assert_eq!((none.range, none.from), (None, day("2026-10-01")));
    assert_eq!(kpi.bases[0].from, day("2026-06-30"));
    assert_eq!(kpi.bases[0].reason, "a new team");
    let known = kpi.acknowledged.as_ref().expect("it is known");
    assert_eq!(
        (known.on, known.again),
        (day("2026-10-03"), day("2026-11-03"))
    );
    let rest = kpi.rest.as_ref().expect("it rests");
    assert_eq!((rest.on, rest.is_for_good), (day("2026-11-01"), true));
    assert_eq!(kpi.notes[0].text, "A competitor closed");
    assert!(kpi.is_dismissed("restart-2026-06-30"));
    let readings: Vec<_> = kpi.readings.iter().map(|it| (it.day, it.value)).collect();
    assert_eq!(
        readings,
        [
            (day("2025-01-02"), Some(number("-12.50"))),
            (day("2025-01-09"), None),
            (day("2026-10-31"), Some(number("71.5"))),
        ]
    );
    assert_eq!(kpi.readings[1].note, "moved house");
}

#[test]
fn row_08_a_slot_of_version_1_is_completed_and_taken_back() {
    let key = "waymark/1/objective/m9k2";
    let texts = [
        (key, "objective.json"),
        ("waymark/1/undo/t1/3", "slot.json"),
    ];
    let (memory, mut store) = opened(&texts, "t1");
    let title = |store: &Store| {
        store
            .record(&id("m9k2"))
            .and_then(|it| it.text("title"))
            .map(str::to_owned)
    };
    assert_eq!(title(&store).as_deref(), Some("Edited"));
    let undo = Action::Undo {
        which: None,
        today: "2026-11-22".into(),
    };
    store.act(&memory, &undo).expect("memory takes everything");
    assert_eq!(title(&store).as_deref(), Some("Win back „trust“ 🎯"));
}

#[test]
fn row_08_an_import_of_version_1_that_was_under_way_is_carried_out() {
    let texts = [
        ("waymark/1/intent/t1", "intent.json"),
        ("waymark/1/staged/t1/0", "staged.json"),
    ];
    let (memory, store) = opened(&texts, "t2");
    assert_eq!(
        store.record(&id("z1")).and_then(|it| it.text("title")),
        Some("Brought in")
    );
    let keys = memory.keys().expect("memory gives everything");
    assert_eq!(keys, ["waymark/1/objective/z1", "waymark/1/undo/t2/0"]);
}

#[test]
fn row_08_a_file_of_version_1_is_read() {
    let contents = file::read(&frozen("export.json"), &visit("file"));
    let records = contents.expect("our own file").records;
    let of = |place: &str| {
        let found = records.iter().find(|(it, _)| it.to_string() == place);
        &found.expect("it is in it").1
    };
    assert_eq!(records.len(), 2);
    says(
        of("objective/m9k2"),
        &[
            ("title", json!("A")),
            ("at/k1/2026-01-02", json!({"value": "13"})),
        ],
    );
    says(
        of("checkins/m9k2/2025"),
        &[("at/k1/2025-12-30", json!({"value": "-12.50"}))],
    );
}

#[test]
fn row_06_a_frozen_text_is_in_its_frame() {
    assert!(frame::open(&frozen("objective.json")).is_some());
}
