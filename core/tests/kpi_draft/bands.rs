//! What a typed band means.

use waymark_core::grading::measure::Bound;
use waymark_core::kpi::band::Range;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::draft::band::TypedBand;
use waymark_core::kpi::draft::{Draft, What};
use waymark_core::kpi::unit::Unit;
use waymark_core::number::understood::Notation;
use waymark_core::sketch::Operator;

use super::{At, has_only, here, ids, number, one_sided, two_sided, with};

/// Where a band is good, and past what it is out of band.
#[track_caller]
fn means(band: TypedBand, good: Bound, edge: Bound) {
    let draft = with(band);
    let kpi = draft.check(&here(), &ids()).expect("no problem");
    let range = kpi.bands[0].range.expect("a range");
    assert_eq!((range.good(), range.edge()), (good, edge), "{draft:?}");
}

#[test]
fn each_operator_is_kept_with_target_and_threshold() {
    let [n30, n35, n40] = ["30", "35", "40"].map(number);
    let case = |operator, threshold, good, edge| {
        means(one_sided(operator, "35", ""), good, good);
        means(one_sided(operator, "35", "35"), good, good);
        means(one_sided(operator, "35", threshold), good, edge);
    };
    case(
        Operator::AtLeast,
        "30",
        Bound::AtLeast(n35),
        Bound::AtLeast(n30),
    );
    case(Operator::Above, "30", Bound::Above(n35), Bound::Above(n30));
    case(
        Operator::AtMost,
        "40",
        Bound::AtMost(n35),
        Bound::AtMost(n40),
    );
    case(Operator::Below, "40", Bound::Below(n35), Bound::Below(n40));
}

#[test]
fn a_band_with_two_ends_may_reach_further_on_either_side() {
    let [n60, n65, n75, n80] = ["60", "65", "75", "80"].map(number);
    let good = Bound::Between(n65, n75);
    let case = |outer, low, high| {
        means(
            two_sided(["65", "75"], outer),
            good,
            Bound::Between(low, high),
        );
    };
    case(["", ""], n65, n75);
    case(["60", ""], n60, n75);
    case(["", "80"], n65, n80);
    case(["60", "80"], n60, n80);
    case(["65", "75"], n65, n75);
    let one = number("5");
    means(
        two_sided(["5", "5"], ["", ""]),
        Bound::Between(one, one),
        Bound::Between(one, one),
    );
}

#[test]
fn ends_the_other_way_round_are_read_as_they_are_meant() {
    let [n60, n65, n75, n80] = ["60", "65", "75", "80"].map(number);
    let good = Bound::Between(n65, n75);
    means(two_sided(["75", "65"], ["", ""]), good, good);
    means(
        two_sided(["75", "65"], ["80", "60"]),
        good,
        Bound::Between(n60, n80),
    );
    let turned = with(two_sided(["75", "65"], ["", ""])).read_band(&here());
    assert!(turned.is_turned);
    assert!(
        !with(two_sided(["65", "75"], ["", ""]))
            .read_band(&here())
            .is_turned
    );
}

#[test]
fn a_threshold_on_the_good_side_of_the_target_is_a_problem() {
    let [n30, n35, n40] = ["30", "35", "40"].map(number);
    let case = |operator, typed: &str, threshold, good| {
        let draft = with(one_sided(operator, "35", typed));
        has_only(&draft, At::Threshold, What::WrongSide { good, threshold });
        assert_eq!(draft.read_band(&here()).range, None);
    };
    case(Operator::AtLeast, "40", n40, Bound::AtLeast(n35));
    case(Operator::Above, "40", n40, Bound::Above(n35));
    case(Operator::AtMost, "30", n30, Bound::AtMost(n35));
    case(Operator::Below, "30", n30, Bound::Below(n35));
}

#[test]
fn what_is_acceptable_lies_around_what_is_good() {
    let [n65, n75] = ["65", "75"].map(number);
    let case = |outer, at, end| {
        has_only(
            &with(two_sided(["65", "75"], outer)),
            at,
            What::NotAround(end),
        );
    };
    case(["66", ""], At::OuterFrom, n65);
    case(["66", "80"], At::OuterFrom, n65);
    case(["", "74"], At::OuterTo, n75);
    let both = with(two_sided(["65", "75"], ["66", "74"]));
    assert_eq!(super::places(&both), [At::OuterFrom, At::OuterTo]);
}

#[test]
fn a_band_inside_of_which_no_possible_value_is_is_a_problem() {
    let [n0, n100] = ["0", "100"].map(number);
    let possible = |band: TypedBand| {
        let mut draft = with(band);
        draft.details.lowest = "0".into();
        draft.details.highest = "100".into();
        draft
    };
    let never = |band: TypedBand, at, possible_values| {
        has_only(&possible(band), at, What::Impossible(possible_values));
    };
    let (most, least) = (Bound::AtMost(n100), Bound::AtLeast(n0));
    never(one_sided(Operator::AtLeast, "100.1", ""), At::Target, most);
    never(one_sided(Operator::Above, "100", ""), At::Target, most);
    never(one_sided(Operator::AtMost, "-0.1", ""), At::Target, least);
    never(one_sided(Operator::Below, "0", ""), At::Target, least);
    never(two_sided(["101", "110"], ["", ""]), At::To, most);
    never(two_sided(["-9", "-1"], ["", ""]), At::To, least);

    let ever = |band: TypedBand| assert_eq!(super::places(&possible(band)), []);
    ever(one_sided(Operator::AtLeast, "100", ""));
    ever(one_sided(Operator::Above, "99.9", ""));
    ever(one_sided(Operator::AtMost, "0", ""));
    ever(one_sided(Operator::Below, "0.1", ""));
    ever(two_sided(["100", "110"], ["", ""]));
    ever(two_sided(["-9", "0"], ["", ""]));
    // A threshold past it only says that everything possible is acceptable.
    ever(one_sided(Operator::AtLeast, "35", "-1"));
    // Where nobody said what is possible, more than 100% may be.
    assert_eq!(
        super::places(&with(one_sided(Operator::Above, "100%", ""))),
        []
    );
}

#[test]
fn without_numbers_there_is_no_band_and_that_is_no_problem() {
    for operator in Operator::ALL {
        let draft = with(TypedBand {
            operator: Some(operator),
            ..TypedBand::default()
        });
        let kpi = draft.check(&here(), &ids()).expect("no problem");
        assert_eq!(kpi.bands, [], "{operator:?}");
    }
    // What stands in the fields of another operator is not meant.
    let none = TypedBand {
        operator: None,
        ..one_sided(Operator::AtLeast, "no number", "35")
    };
    let kpi = with(none).check(&here(), &ids()).expect("no problem");
    assert_eq!(kpi.bands, []);
    let other = TypedBand {
        operator: Some(Operator::AtLeast),
        ..two_sided(["65", "75"], ["66", ""])
    };
    let kpi = with(other).check(&here(), &ids()).expect("no problem");
    assert_eq!(kpi.bands, []);
}

#[test]
fn half_a_band_says_what_it_lacks() {
    has_only(
        &with(one_sided(Operator::AtMost, " ", "40")),
        At::Target,
        What::Missing,
    );
    has_only(
        &with(two_sided(["65", ""], ["", ""])),
        At::To,
        What::Missing,
    );
    has_only(
        &with(two_sided(["", "75"], ["", ""])),
        At::From,
        What::Missing,
    );
    let only_outer = with(two_sided(["", ""], ["60", ""]));
    assert_eq!(super::places(&only_outer), [At::From, At::To]);
}

#[test]
fn a_band_that_is_there_is_not_taken_away_by_emptying_it() {
    let needed = |band: TypedBand| TypedBand {
        is_needed: true,
        ..band
    };
    has_only(
        &with(needed(one_sided(Operator::AtLeast, "", ""))),
        At::Target,
        What::Missing,
    );
    let ends = with(needed(two_sided(["", ""], ["", ""])));
    assert_eq!(super::places(&ends), [At::From, At::To]);
    let none = TypedBand {
        operator: None,
        ..needed(TypedBand::default())
    };
    assert_eq!(super::places(&with(none)), []);
}

#[test]
fn a_unit_beside_a_number_is_the_unit_unless_another_is_said() {
    let unit = |band: TypedBand, said: &str| {
        let mut draft = with(band);
        draft.number.unit = said.into();
        draft.definition(&here()).unit
    };
    assert_eq!(unit(one_sided(Operator::AtLeast, "35%", ""), ""), "%");
    assert_eq!(unit(one_sided(Operator::AtLeast, "35", "30%"), ""), "%");
    assert_eq!(unit(two_sided(["$65", "75"], ["", ""]), ""), "$");
    assert_eq!(
        unit(one_sided(Operator::AtLeast, "35%", ""), " points "),
        "points"
    );
}

#[test]
fn a_sum_can_be_judged_by_a_longer_unit_than_that_of_a_reading() {
    let per = |cadence, adds_up, per| {
        let mut draft = with(one_sided(Operator::AtLeast, "45,000", ""));
        draft.number.cadence = cadence;
        draft.number.adds_up = adds_up;
        draft.band.per = per;
        let kpi = draft.check(&here(), &ids()).expect("no problem");
        kpi.bands[0].per
    };
    let sum = Some(AddsUp::Sum);
    assert_eq!(per(Unit::Week, sum, Some(Unit::Month)), Some(Unit::Month));
    assert_eq!(per(Unit::Week, sum, Some(Unit::Week)), None);
    assert_eq!(per(Unit::Week, sum, None), None);
    // Nothing is summed up to less than it is read in, and a mean is not summed.
    assert_eq!(per(Unit::Quarter, sum, Some(Unit::Month)), None);
    assert_eq!(per(Unit::Week, Some(AddsUp::Mean), Some(Unit::Month)), None);
    assert_eq!(per(Unit::Week, None, Some(Unit::Month)), None);
}

#[test]
fn a_standard_kept_elsewhere_is_a_band_here() {
    let notation = &Notation::PLAIN_ENGLISH;
    let [n65, n75] = ["65", "72.5"].map(number);
    for bound in [
        Bound::AtLeast(n75),
        Bound::Above(n75),
        Bound::AtMost(n75),
        Bound::Below(n75),
        Bound::Between(n65, n75),
    ] {
        let draft = Draft::of_hold("Utilisation", "%", Some(bound), notation);
        let kpi = draft.check(&here(), &ids()).expect("no problem");
        assert_eq!(kpi.bands[0].range.map(Range::good), Some(bound));
        assert_eq!(
            (kpi.name.as_str(), kpi.definitions[0].unit.as_str()),
            ("Utilisation", "%")
        );
    }
    let bare = Draft::of_hold("Utilisation", "", None, notation);
    assert_eq!(bare, Draft::of_metric("Utilisation"));
}

#[test]
fn a_bound_from_a_name_leaves_what_was_chosen() {
    let mut draft = with(TypedBand {
        per: Some(Unit::Month),
        ..one_sided(Operator::AtLeast, "1", "0")
    });
    draft.number.unit = "h".into();
    let bound = Bound::Below(number("30"));
    let filled = draft.with_bound(bound, "minutes", &Notation::PLAIN_ENGLISH);
    assert_eq!(filled.number.unit, "minutes");
    assert_eq!(filled.band.per, Some(Unit::Month));
    assert_eq!(
        filled.read_band(&here()).range.map(Range::edge),
        Some(bound)
    );
    let unitless = draft.with_bound(bound, "", &Notation::PLAIN_ENGLISH);
    assert_eq!(unitless.number.unit, "h");
}
