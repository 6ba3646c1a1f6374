//! Copies from before a hand-off, and from another device that had not heard of it.

use serde_json::{Value, json};
use time::Date;
use waymark_core::carry::{file, strays};
use waymark_core::handoff::graduate::{self, Graduation};
use waymark_core::handoff::settle;
use waymark_core::kinds::KINDS;
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::search::{Place as Found, Searchable, Sought};
use waymark_core::objective::{self, Objective};
use waymark_core::period::write_date;
use waymark_core::record::Record;
use waymark_core::record::stamp::Writer;
use waymark_core::store::action::Action;
use waymark_core::store::import::{Becomes, Preview};
use waymark_core::store::open::Visit;
use waymark_core::store::place::Place;

use crate::lives::history::{assert_counted_once, assert_stands_once, histories};
use crate::lives::world::{CALENDAR, Page, day, id, of_kpi, of_objective, undo};
use crate::store::faulty::World;

const TODAY: &str = "2026-04-05";

fn today() -> Date {
    day(TODAY)
}

fn records(text: &str) -> Vec<(Place, Record)> {
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(77),
        tab: "",
        open_tabs: None,
        today: today(),
    };
    file::read(text, &visit).expect("our own file").records
}

fn export(page: &mut Page) -> String {
    let text = file::write(&mut page.store, &page.kv, TODAY);
    text.expect("a storage that can be read")
}

fn create(page: &mut Page, of: waymark_core::record::kind::Subject, fields: &[(&str, Value)]) {
    let fields = fields.iter();
    let fields = fields.map(|(name, value)| ((*name).into(), value.clone()));
    let create = Action::Create {
        of,
        fields: fields.collect(),
        today: TODAY.to_owned(),
    };
    page.act(&create).expect("room");
}

fn check_in(page: &mut Page, on: &str, value: Value) {
    let fields = vec![(format!("at/k1/{on}").into(), value)];
    let of = of_objective(&id("o"));
    page.act(&Action::CheckIn { of, fields }).expect("room");
}

/// An objective of the first quarter whose key result came from 20 to 29.
fn with_objective() -> Page {
    let mut page = Page::open(&World::default(), 1, "t", today());
    let fields = [
        ("title", json!("More demos")),
        (
            "period",
            json!({"first": "2026-01-01", "last": "2026-03-31"}),
        ),
        ("kr/k1/name", json!("Demos a week")),
        ("kr/k1/start", json!("20")),
        ("kr/k1/target", json!("30")),
        ("at/k1/2026-02-04", json!({"value": "24", "confidence": 6})),
        (
            "at/k1/2026-03-04",
            json!({"value": "27", "note": "two off sick"}),
        ),
        ("at/k1/2026-03-27", json!({"value": "29"})),
    ];
    create(&mut page, of_objective(&id("o")), &fields);
    page
}

/// Closes it and makes a KPI of its key result.
fn graduate(page: &mut Page) {
    let of = id("o");
    let objective = page.shown(today()).objectives[&of].clone();
    let closing = Closing::new(today(), Next::Retire);
    let closed = Objective {
        closing: Some(closing),
        ..objective
    };
    let key_result = &closed.key_results[0];
    let level = settle::level(&closed, key_result, None, CALENDAR, today());
    let level = level.expect("it is offered");
    let how = Graduation {
        kpi: id("g"),
        band: level.band(id("b")),
        cadence: Unit::Week,
    };
    let mut steps = vec![Action::Edit {
        of: of_objective(&of),
        fields: vec![objective::closed(Some(closing))],
    }];
    steps.extend(graduate::graduate(&of, &closed, key_result, how, today()));
    page.act(&Action::Together(steps)).expect("room");
}

fn preview_of(page: &mut Page, text: &str) -> Preview {
    let records = strays::settle(&mut page.store, &page.kv, records(text), CALENDAR, today());
    let records = records.expect("a storage that can be read");
    let preview = page.store.preview(&page.kv, &records);
    preview.expect("a storage that can be read")
}

fn bring_in(page: &mut Page, text: &str) {
    let preview = preview_of(page, text);
    let brought = page.store.bring_in(&page.kv, &preview, TODAY);
    brought.expect("there is room");
    assert!(preview_of(page, text).is_empty(), "twice changes nothing");
}

fn values(page: &mut Page) -> Vec<(String, String)> {
    let shown = page.shown(today());
    let values = shown.objectives[&id("o")].key_results[0].values();
    let said = values
        .iter()
        .map(|it| (write_date(it.date), it.value.to_string()));
    said.collect()
}

fn expected(all: &[(&str, &str)]) -> Vec<(String, String)> {
    let own = all
        .iter()
        .map(|(on, value)| ((*on).to_owned(), (*value).to_owned()));
    own.collect()
}

const THREE: [(&str, &str); 3] = [
    ("2026-02-04", "24"),
    ("2026-03-04", "27"),
    ("2026-03-27", "29"),
];

#[test]
fn a_copy_from_before_a_key_result_became_a_kpi_brings_none_of_its_check_ins_back() {
    let mut page = with_objective();
    let copy = export(&mut page);
    graduate(&mut page);
    assert_eq!(values(&mut page), expected(&THREE));
    let preview = preview_of(&mut page, &copy);
    assert!(preview.is_empty());
    assert!(preview.later() > 0, "it says what is newer here");
    assert_stands_once(&page.shown(today()), "after it");
}

#[test]
fn back_to_how_it_was_before_brings_check_ins_and_link_back_as_one_action() {
    let mut page = with_objective();
    let before = page.says();
    let copy = export(&mut page);
    graduate(&mut page);
    let graduated = page.shown(today());
    let none = std::collections::BTreeSet::new();
    let preview = page
        .store
        .preview_back(&page.kv, &records(&copy), &none, TODAY)
        .expect("a storage that can be read");
    page.store
        .bring_in(&page.kv, &preview, TODAY)
        .expect("there is room");
    assert_eq!(values(&mut page), expected(&THREE));
    let shown = page.shown(today());
    assert_eq!(shown.objectives[&id("o")].key_results[0].kpi, None);
    assert!(shown.kpis.is_empty(), "the KPI is in the bin");
    assert_stands_once(&shown, "back");
    let now = page.says().into_iter();
    let now = now.filter(|((of, _), _)| *of != of_kpi(&id("g")));
    assert_eq!(now.collect::<std::collections::BTreeMap<_, _>>(), before);
    // And in one step there again.
    page.act(&undo(today())).expect("the way back");
    assert_eq!(page.shown(today()), graduated);
}

#[test]
fn what_another_device_checked_in_meanwhile_is_a_reading_of_the_kpi() {
    let mut page = with_objective();
    let copy = export(&mut page);
    // Elsewhere somebody goes on without knowing of it.
    let mut elsewhere = Page::open(&World::default(), 9, "far", today());
    bring_in(&mut elsewhere, &copy);
    let sure = json!({"value": "31", "confidence": 9, "note": "a fair"});
    check_in(&mut elsewhere, "2026-03-30", sure);
    // The same as here, and something else than here.
    check_in(&mut elsewhere, "2026-03-29", json!({"value": "30"}));
    check_in(
        &mut elsewhere,
        "2026-03-27",
        json!({"value": "29", "note": "by phone"}),
    );
    let copy = export(&mut elsewhere);
    graduate(&mut page);
    let reading = Action::CheckIn {
        of: of_kpi(&id("g")),
        fields: vec![("at/value/2026-03-29".into(), json!({"value": "28"}))],
    };
    page.act(&reading).expect("room");
    let preview = preview_of(&mut page, &copy);
    let kpi = preview
        .differences
        .iter()
        .find(|it| it.of == of_kpi(&id("g")));
    let kpi = kpi.expect("the preview names the KPI");
    assert_eq!(kpi.becomes, Becomes::Changed);
    let dated: Vec<String> = kpi.dated.iter().map(|it| it.field.to_string()).collect();
    assert_eq!(dated, ["at/value/2026-03-30"]);
    bring_in(&mut page, &copy);
    let mut all = THREE.to_vec();
    // What stands here stays.
    all.extend([("2026-03-29", "28"), ("2026-03-30", "31")]);
    assert_eq!(values(&mut page), expected(&all));
    let shown = page.shown(today());
    let key_result = &shown.objectives[&id("o")].key_results[0];
    let left: Vec<Date> = key_result.check_ins.iter().map(|it| it.date).collect();
    assert_eq!(
        left,
        [day("2026-03-29")],
        "it counts for nothing, and is not lost"
    );
    let sure = key_result
        .sure
        .iter()
        .find(|it| it.date == day("2026-03-30"));
    assert_eq!(sure.and_then(|it| it.confidence), Some(9));
    let note = key_result
        .sure
        .iter()
        .find(|it| it.date == day("2026-03-27"));
    assert_eq!(
        note.map(|it| it.note.as_str()),
        Some("by phone"),
        "it says more"
    );
    assert_counted_once(&shown, today(), "merged");
    // All of it is taken back in one step.
    page.act(&undo(today())).expect("the way back");
    let mut before = THREE.to_vec();
    before.push(("2026-03-29", "28"));
    assert_eq!(values(&mut page), expected(&before));
}

/// A KPI that is read each month is a key result that somebody checked in on before.
#[test]
fn of_a_month_that_the_kpi_was_read_of_no_check_in_counts_beside_it() {
    let mut page = with_objective();
    let readings = [
        ("title", json!("Demos")),
        ("at/value/2026-01-31", json!({"value": "21"})),
        ("at/value/2026-03-31", json!({"value": "26"})),
    ];
    create(&mut page, of_kpi(&id("k")), &readings);
    let edit = Action::Edit {
        of: of_objective(&id("o")),
        fields: vec![("kr/k1/kpi".into(), json!("k"))],
    };
    page.act(&edit).expect("room");
    let of_february = [
        ("2026-01-31", "21"),
        ("2026-02-04", "24"),
        ("2026-03-31", "26"),
    ];
    assert_eq!(values(&mut page), expected(&of_february));
    check_in(&mut page, "2026-04-02", json!({"value": "40"}));
    assert_eq!(
        values(&mut page),
        expected(&of_february),
        "April still runs"
    );
    let shown = page.shown(today());
    assert_counted_once(&shown, today(), "used");
    assert_eq!(histories(&shown).len(), 1, "it is one metric");
}

#[test]
fn what_was_noted_of_a_reading_or_without_a_value_is_found_with_the_objective() {
    let mut page = with_objective();
    graduate(&mut page);
    let note = |text: &str| json!({"confidence": 5, "note": text});
    check_in(&mut page, "2026-03-10", note("the fair is off"));
    let of = of_kpi(&id("g"));
    let before = json!({"value": "19", "note": "snowed in"});
    let fields = vec![("at/value/2025-12-04".into(), before)];
    page.act(&Action::CheckIn { of, fields }).expect("room");
    let objective = page.shown(today()).objectives[&id("o")].clone();
    let found = |word: &str| {
        let searchable = Searchable::of(&objective, str::to_lowercase);
        let sought = Sought::of(word);
        let hit = sought.hit(&searchable, &objective);
        hit.map(|hit| (hit.place, hit.text))
    };
    let of_check_in = |text: &str| Some((Found::CheckIn, text.to_owned()));
    assert_eq!(found("sick"), of_check_in("two off sick"));
    assert_eq!(found("fair"), of_check_in("the fair is off"));
    assert_eq!(
        found("snowed"),
        None,
        "that was before it was of this objective"
    );
}
