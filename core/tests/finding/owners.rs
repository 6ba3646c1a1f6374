//! Who owns an objective and its key results.

use serde_json::json;
use waymark_core::objective::finding::Finding;
use waymark_core::objective::key_result::Indicator;

use super::{Written, names};

#[test]
fn only_who_took_the_name_away_has_no_owner() {
    for blank in ["", " ", "\t\n"] {
        let written = Written::with(3).and("owner", json!(blank));
        assert_eq!(written.findings(), [Finding::NoOwner], "{blank:?}");
        let (after, _) = written.repaired(&[]);
        assert_eq!((after.findings(), after.read().owner), (vec![], None));
    }
}

#[test]
fn an_owner_is_one_name() {
    let case = |owner: &str, expected: &[&str]| {
        let found = Written::with(3).owned(owner).findings();
        let found = match &found[..] {
            [] => vec![],
            [
                Finding::SharedOwner {
                    key_result: None,
                    names,
                },
            ] => names.clone(),
            other => panic!("{owner}: {other:?}"),
        };
        assert_eq!(found, expected, "{owner}");
    };
    for two in [
        "Anna and Ben",
        "Anna AND Ben",
        "Anna, Ben",
        "Anna,Ben",
        "Anna & Ben",
        "Anna&Ben",
        "Anna/Ben",
        "Anna / Ben",
        "Anna + Ben",
        "Anna; Ben",
        "Anna und Ben",
        "Anna et Ben",
        "Anna, and Ben",
        " Anna  and  Ben, ",
    ] {
        case(two, &["Anna", "Ben"]);
    }
    case("Anna, Ben and Carla Roy", &["Anna", "Ben", "Carla Roy"]);
    case("anna / Örn", &["anna", "Örn"]);
    case("Sales & Marketing", &["Sales", "Marketing"]);
    case("me and Anna", &["me", "Anna"]);
    for one in [
        "Anna",
        "Anna Maria von Ort",
        "Team A&B",
        "R&D",
        "QA/QC",
        "n/a",
        "Andy Sand",
        "Anna,",
        "and Anna",
        "&",
        "Anna, Anna",
        "O'Neil-Band",
        "Anna (she/her)",
        "https://team/anna",
    ] {
        case(one, &[]);
    }
}

#[test]
fn a_shared_owner_becomes_the_first_of_them() {
    let (after, _) = Written::with(3).owned("Anna and Ben").repaired(&[]);
    assert_eq!(after.findings(), []);
    assert_eq!(after.read().owner.as_deref(), Some("Anna"));
}

#[test]
fn a_key_results_owner_is_one_name_as_well() {
    let written = Written::with(3)
        .and("kr/k2/owner", json!("Anna + Ben"))
        .and("kr/k2/kind", json!("lead"));
    assert_eq!(names(&written.findings()), ["shared-owner/k2"]);
    let (after, _) = written.repaired(&[]);
    assert_eq!(after.findings(), []);
    let read = after.read();
    let key_result = read.key_result("k2").expect("it is still there");
    assert_eq!(
        (key_result.owner.as_str(), key_result.indicator),
        ("Anna", Some(Indicator::Lead))
    );
}
