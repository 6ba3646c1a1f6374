//! Everything that can be wrong with a KPI that is typed, each at its place; and what is
//! meant where nothing is.

use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::draft::band::TypedBand;
use waymark_core::kpi::draft::{At, Draft, What};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{Kpi, Pillar};
use waymark_core::number::understood;
use waymark_core::record::Record;
use waymark_core::sketch::Operator;

use super::{has_only, here, id, ids, number, one_sided, places, two_sided, with};

#[test]
fn a_name_is_all_that_is_needed() {
    let draft = Draft::of_metric(" Margin ");
    let kpi = draft.check(&here(), &ids()).expect("no problem");
    assert_eq!(kpi.name, "Margin");
    assert_eq!(kpi.made, Some(here().today));
    assert_eq!(kpi.definition().cadence, Unit::Month);
    assert_eq!(kpi.owner, None);
    assert_eq!(
        kpi.missing(),
        [Pillar::Objective, Pillar::Source, Pillar::Band]
    );
}

#[test]
fn texts_have_a_limit_and_only_the_name_has_to_be_there() {
    has_only(&Draft::default(), At::Name, What::Missing);
    has_only(&Draft::of_metric("  "), At::Name, What::Missing);
    let long = "é".repeat(201);
    let case = |at, set: fn(&mut Draft, String)| {
        let mut draft = Draft::of_metric("Margin");
        set(&mut draft, "é".repeat(200));
        assert_eq!(places(&draft), [], "{at:?}");
        set(&mut draft, long.clone());
        has_only(&draft, at, What::TooLong(201));
    };
    case(At::Name, |draft, text| draft.name = text);
    case(At::Unit, |draft, text| draft.number.unit = text);
    case(At::Measured, |draft, text| draft.number.measured = text);
    case(At::Source, |draft, text| draft.details.source = text);
    case(At::Owner, |draft, text| draft.details.owner = Some(text));
    case(At::Supports, |draft, text| {
        draft.details.supports.sentence = text;
    });
}

#[test]
fn each_number_says_where_it_cannot_be_read() {
    let what = || What::Number(understood::Problem::NotANumber);
    let bad = "many";
    has_only(
        &with(one_sided(Operator::AtLeast, bad, "")),
        At::Target,
        what(),
    );
    has_only(
        &with(one_sided(Operator::AtLeast, "35", bad)),
        At::Threshold,
        what(),
    );
    has_only(&with(two_sided([bad, "75"], ["", ""])), At::From, what());
    has_only(&with(two_sided(["65", bad], ["", ""])), At::To, what());
    has_only(
        &with(two_sided(["65", "75"], [bad, ""])),
        At::OuterFrom,
        what(),
    );
    has_only(
        &with(two_sided(["65", "75"], ["", bad])),
        At::OuterTo,
        what(),
    );
    let mut draft = Draft::of_metric("Margin");
    draft.details.lowest = bad.into();
    has_only(&draft, At::Lowest, what());
    draft.details.lowest = String::new();
    draft.details.highest = bad.into();
    has_only(&draft, At::Highest, what());
    let digits = What::Number(understood::Problem::TooManyDigits { digits: 29 });
    let long = "1".repeat(29);
    has_only(
        &with(one_sided(Operator::AtLeast, &long, "")),
        At::Target,
        digits,
    );
}

#[test]
fn the_highest_possible_value_is_above_the_lowest() {
    let possible = |lowest: &str, highest: &str| {
        let mut draft = with(one_sided(Operator::AtLeast, "500", ""));
        draft.details.lowest = lowest.into();
        draft.details.highest = highest.into();
        draft
    };
    has_only(
        &possible("100", "0"),
        At::Highest,
        What::NotAbove(number("100")),
    );
    has_only(
        &possible("7", "7"),
        At::Highest,
        What::NotAbove(number("7")),
    );
    assert_eq!(places(&possible("-1", "1000")), []);
}

#[test]
fn every_problem_is_told_at_once_in_the_order_of_the_form() {
    let mut draft = Draft {
        band: one_sided(Operator::AtLeast, "x", "y"),
        ..Draft::default()
    };
    draft.details.source = "s".repeat(300);
    draft.details.lowest = "z".into();
    assert_eq!(
        places(&draft),
        [At::Name, At::Target, At::Threshold, At::Source, At::Lowest]
    );
}

#[test]
fn what_is_meant_is_what_stands_in_the_record() {
    let mut draft = Draft {
        band: one_sided(Operator::AtLeast, "45,000", "40000"),
        ..Draft::of_metric("Revenue")
    };
    draft.band.per = Some(Unit::Quarter);
    draft.number.cadence = Unit::Month;
    draft.number.adds_up = Some(AddsUp::Sum);
    draft.number.total = Some(Unit::Year);
    draft.number.unit = "$".into();
    draft.number.measured = " net of refunds ".into();
    draft.details.supports.objective = Some(id("o1"));
    draft.details.supports.key_result = Some(id("k1"));
    draft.details.source = "Ledger".into();
    draft.details.owner = Some(" Ada ".into());
    draft.details.lowest = "0".into();
    let kpi = draft.check(&here(), &ids()).expect("no problem");
    assert_eq!(kpi.owner.as_deref(), Some("Ada"));
    assert_eq!(kpi.definition().measured, "net of refunds");
    assert_eq!(kpi.missing(), []);
    assert_eq!(Kpi::read(&Record::of(kpi.fields())), kpi);
    assert_eq!(draft.missing(&here(), &ids()), []);
}

#[test]
fn a_quarterly_one_has_the_quarters_of_the_day_on_which_it_was_written() {
    let quarters = |cadence| {
        let mut draft = Draft::of_metric("Margin");
        draft.number.cadence = cadence;
        draft.check(&here(), &ids()).expect("no problem").quarters
    };
    assert_eq!(quarters(Unit::Quarter), Some(here().calendar.first_month));
    assert_eq!(quarters(Unit::Month), None);
}

#[test]
fn oneself_is_nobody_else_and_nobody_is_no_owner() {
    let owner = |owner: Option<&str>| {
        let mut draft = Draft::of_metric("Margin");
        draft.details.owner = owner.map(str::to_owned);
        let kpi = draft.check(&here(), &ids()).expect("no problem");
        let lacks = kpi.missing().contains(&Pillar::Owner);
        (kpi.owner, lacks)
    };
    assert_eq!(owner(None), (None, false));
    assert_eq!(owner(Some(" Me ")), (None, false));
    assert_eq!(owner(Some("")), (Some(String::new()), true));
    assert_eq!(owner(Some("Ada")), (Some("Ada".to_owned()), false));
}

#[test]
fn how_readings_add_up_goes_with_the_cadence_until_somebody_chooses() {
    let mut number = Draft::default().number;
    let mut case = |cadence, way| {
        number.read_every(cadence);
        assert_eq!(number.way_of_adding(), way, "{cadence:?}");
    };
    case(Unit::Week, AddsUp::Mean);
    case(Unit::Month, AddsUp::Last);
    case(Unit::Day, AddsUp::Mean);
    number.add_up(AddsUp::Mean);
    assert_eq!(number.adds_up, None);
    number.add_up(AddsUp::Sum);
    number.read_every(Unit::Month);
    assert_eq!(number.way_of_adding(), AddsUp::Sum);
    number.add_up(AddsUp::Last);
    number.count_anew_each(Some(Unit::Year));
    assert_eq!(number.way_of_adding(), AddsUp::Sum);
    number.count_anew_each(None);
    assert_eq!(number.way_of_adding(), AddsUp::Last);
}

#[test]
fn nothing_typed_is_empty_and_anything_is_not() {
    assert!(Draft::default().is_empty());
    let mut cadence = Draft::default();
    cadence.number.cadence = Unit::Week;
    assert!(cadence.is_empty());
    let is_empty = |band: TypedBand| {
        Draft {
            band,
            ..Draft::default()
        }
        .is_empty()
    };
    assert!(!is_empty(one_sided(Operator::AtLeast, "", "3")));
    assert!(!is_empty(two_sided(["", ""], ["", "3"])));
    assert!(!Draft::of_metric("Margin").is_empty());
    let mut supports = Draft::default();
    supports.details.supports.objective = Some(id("o1"));
    assert!(!supports.is_empty());
}
