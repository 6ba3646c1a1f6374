//! What fields can hold that comes from outside.

use serde_json::{Value, json};
use waymark_core::metric::dated::LONGEST_NOTE;
use waymark_core::objective::KIND;
use waymark_core::record::kind::LONGEST_NAME;
use waymark_core::record::shape::Unfit;

fn accepts(field: &str, value: &Value) -> Result<(), Unfit> {
    KIND.accepts(field, value)
}

#[test]
fn a_field_accepts_what_belongs_there_and_says_why_not() {
    let case = |field: &str, value: Value, verdict: Result<(), Unfit>| {
        assert_eq!(accepts(field, &value), verdict, "{field}: {value}");
    };
    let long = |most: usize| (json!("é".repeat(most)), json!("é".repeat(most + 1)));
    for field in ["title", "kr/k/name", "kr/k/unit"] {
        let (fits, too_long) = long(LONGEST_NAME);
        case(field, fits, Ok(()));
        case(field, too_long, Err(Unfit::TooLong(200)));
        case(field, json!(""), Ok(()));
        case(field, json!(1), Err(Unfit::NotText));
        case(field, json!({}), Err(Unfit::NotText));
    }
    for field in ["kr/k/start", "kr/k/target", "kr/k/place"] {
        case(field, json!("-12.50"), Ok(()));
        for value in [
            json!(1),
            json!(""),
            json!("1,5"),
            json!("1e5"),
            json!("9".repeat(29)),
        ] {
            case(field, value, Err(Unfit::NotANumber));
        }
    }
    case("bin", json!("2026-10-01"), Ok(()));
    for value in [
        json!("2026-02-30"),
        json!("2026-10-01T00:00"),
        json!(1),
        json!(true),
    ] {
        case("bin", value, Err(Unfit::NotADate));
    }
    let period = |first: &str, last: &str| json!({"first": first, "last": last});
    case("period", period("2026-10-01", "2026-10-01"), Ok(()));
    case(
        "period",
        period("2026-10-02", "2026-10-01"),
        Err(Unfit::NotOfThisShape),
    );
    case(
        "period",
        period("2026-10-00", "2026-10-01"),
        Err(Unfit::NotADate),
    );
    for value in [json!("2026"), json!([]), json!({"first": "2026-10-01"})] {
        case("period", value, Err(Unfit::NotOfThisShape));
    }
}

#[test]
fn a_check_in_is_accepted_member_by_member() {
    let case = |value: Value, verdict: Result<(), Unfit>| {
        assert_eq!(accepts("at/k/2026-10-01", &value), verdict, "{value}");
    };
    case(json!({"value": "1", "later": [1]}), Ok(()));
    case(json!({"value": "1", "confidence": 0, "note": ""}), Ok(()));
    case(json!({"value": "1", "confidence": 10}), Ok(()));
    for confidence in [json!(11), json!(-1), json!(7.5), json!("7"), json!(null)] {
        let value = json!({"value": "1", "confidence": confidence});
        case(value, Err(Unfit::NotUpTo(10)));
    }
    case(
        json!({"value": "1", "note": "é".repeat(LONGEST_NOTE)}),
        Ok(()),
    );
    let note = "é".repeat(LONGEST_NOTE + 1);
    case(
        json!({"value": "1", "note": note}),
        Err(Unfit::TooLong(2_000)),
    );
    case(json!({"value": "1", "note": 1}), Err(Unfit::NotText));
    case(json!({"value": 1}), Err(Unfit::NotANumber));
    case(json!({}), Err(Unfit::NotANumber));
    case(json!("1"), Err(Unfit::NotOfThisShape));
    for field in ["at/k", "at/", "at/k/", "at/k/2026-02-30", "at/k/today"] {
        let verdict = accepts(field, &json!({"value": "1"}));
        assert_eq!(verdict, Err(Unfit::NotADate), "{field}");
    }
}

#[test]
fn what_is_not_known_here_or_was_taken_away_is_accepted() {
    let odd = [
        json!("x".repeat(9_999)),
        json!(1),
        json!({}),
        json!([[]]),
        json!(true),
    ];
    for field in [
        "later",
        "commitment",
        "gone",
        "name",
        "unit",
        "start",
        "place",
        "kr/k/later",
        "kr/k/title",
        "kr/k/period",
        "kr/k/bin",
        "kr/k",
        "kr/k/later/name",
        "",
    ] {
        for value in &odd {
            assert_eq!(accepts(field, value), Ok(()), "{field}: {value}");
        }
    }
    for field in [
        "title",
        "period",
        "bin",
        "kr/k/start",
        "kr/k/name",
        "at/k/2026-10-01",
        "at/k",
    ] {
        assert_eq!(accepts(field, &Value::Null), Ok(()), "{field}");
    }
}
