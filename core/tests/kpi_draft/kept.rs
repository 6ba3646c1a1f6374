//! A form that was left open is there again after a reload, as it was.

use proptest::prelude::*;
use waymark_core::kpi::Supports;
use waymark_core::kpi::definition::AddsUp;
use waymark_core::kpi::draft::band::TypedBand;
use waymark_core::kpi::draft::kept::Kept;
use waymark_core::kpi::draft::{Details, Draft, TypedNumber, Way};
use waymark_core::kpi::unit::Unit;
use waymark_core::objective::key_result::Indicator;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::sketch::Operator;

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,12}"
}

/// What a field of days can hold.
fn day() -> impl Strategy<Value = String> {
    "|[?]|2026-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])"
}

fn one_of<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(all.to_vec())
}

fn band() -> impl Strategy<Value = TypedBand> {
    let texts = [(); 6].map(|()| text());
    let operator = prop::option::of(one_of(&Operator::ALL));
    let per = prop::option::of(one_of(&Unit::BANDS));
    (
        texts,
        day(),
        operator,
        per,
        one_of(&Way::ALL),
        any::<bool>(),
    )
        .prop_map(|(texts, from_day, operator, per, way, is_needed)| {
            let [target, threshold, low, high, outer_low, outer_high] = texts;
            TypedBand {
                operator,
                target,
                threshold,
                low,
                high,
                outer_low,
                outer_high,
                per,
                way,
                from_day,
                is_needed,
            }
        })
}

fn typed_number() -> impl Strategy<Value = TypedNumber> {
    let cadence = one_of(&Unit::CADENCES);
    let adds_up = prop::option::of(one_of(&AddsUp::ALL));
    let total = prop::option::of(one_of(&Unit::TOTALS));
    let texts = ([(); 2].map(|()| text()), day());
    (cadence, adds_up, total, texts, one_of(&Way::ALL)).prop_map(
        |(cadence, adds_up, total, ([unit, measured], from), way)| TypedNumber {
            cadence,
            adds_up,
            total,
            unit,
            measured,
            way,
            from,
        },
    )
}

fn details() -> impl Strategy<Value = Details> {
    let id = || prop::option::of("[a-z0-9]{1,8}".prop_map(|it| Id::parse(&it).expect("an id")));
    let texts = [(); 4].map(|()| text());
    let owner = prop::option::of(text());
    let indicator = prop::option::of(one_of(&Indicator::ALL));
    (texts, id(), id(), owner, indicator).prop_map(
        |([sentence, source, lowest, highest], objective, key_result, owner, indicator)| Details {
            supports: Supports {
                sentence,
                objective,
                key_result,
            },
            source,
            owner,
            indicator,
            lowest,
            highest,
        },
    )
}

fn draft() -> impl Strategy<Value = Draft> {
    let dismissed = prop::collection::btree_set(text(), 0..3);
    let parts = (text(), band(), typed_number(), details(), dismissed);
    parts.prop_map(|(name, band, number, details, dismissed)| Draft {
        dismissed,
        name,
        band,
        number,
        details,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_read_back_as_it_was(draft in draft(), at_first in draft(), is_there: bool) {
        let seen = is_there.then(|| Record::of(Draft::of_metric("x").fields(&super::here())
            .into_iter()
            .map(|(name, value)| (waymark_core::record::name::Name::parse(&name), value))));
        let kept = Kept { draft, at_first, seen };
        prop_assert_eq!(Kept::read(&kept.write()), Some(kept));
    }

    #[test]
    fn any_other_text_is_none(text in "\\PC{0,40}") {
        prop_assert_eq!(Kept::read(&text), None);
    }
}
