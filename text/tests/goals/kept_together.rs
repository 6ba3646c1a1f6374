//! What is said where KPIs and key results hang together: in the bin, and where what they
//! write was changed.

use serde_json::{Value, json};
use waymark_core::objective::KIND;
use waymark_core::record::kind::Subject;
use waymark_core::store::import::Changed;
use waymark_core::store::slot::Deed;
use waymark_core::{kpi, objective};
use waymark_text::en::kept::changes::{self, Whose};
use waymark_text::en::kept::{conflicts, linked};

use super::{day, is_sentence};

fn whose(kind: &'static waymark_core::record::kind::Kind) -> Whose<'static> {
    let title: &dyn Fn(&Subject) -> String = &|of| match of.id.as_str() {
        "n1" => "NPS".to_owned(),
        "o1" => "Happier customers".to_owned(),
        _ => String::new(),
    };
    Whose {
        title,
        key_result: &|_| "Promoters".to_owned(),
        ..Whose::unknown(kind)
    }
}

#[track_caller]
fn of_objective(field: &str, before: Value, after: Value, said: &str) {
    let changed = Changed {
        field: field.into(),
        before,
        after,
        beside: None,
    };
    assert_eq!(changes::changed(&changed, &whose(&KIND)), said);
}

#[test]
fn what_hand_offs_write_is_said_in_words() {
    let none = || Value::Null;
    let kpi_of = "Which KPI “Promoters” is";
    of_objective(
        "kr/k/kpi",
        none(),
        json!("n1"),
        &format!("{kpi_of}: adds “NPS”"),
    );
    of_objective(
        "kr/k/kpi",
        json!("n1"),
        none(),
        &format!("{kpi_of}: removes “NPS”"),
    );
    of_objective(
        "kr/k/kpi",
        none(),
        json!("gone"),
        &format!("{kpi_of}: adds a KPI that is not here"),
    );
    of_objective(
        "kr/k/ask",
        none(),
        json!("2027-04-04"),
        "When to ask about “Promoters” again: adds 4 April 2027",
    );
    of_objective(
        "kr/k/left",
        none(),
        json!(true),
        "Whether “Promoters” is left as it is: adds yes",
    );
    of_objective(
        "at/k/2026-11-20",
        none(),
        json!({"confidence": 7, "note": "a new form"}),
        "Promoters, 20 November 2026: adds confidence 7 of 10, “a new form”",
    );
    of_objective(
        "at/k/2026-11-20",
        json!({"value": "15", "confidence": 7}),
        json!({"confidence": 7}),
        "Promoters, 20 November 2026: 15 (confidence 7 of 10) becomes confidence 7 of 10",
    );
    of_objective(
        "closed",
        none(),
        json!({"on": "2027-01-04", "next": "retire", "score": "0.7"}),
        "Whether it is closed: adds closed on 4 January 2027 with a score of 0.7",
    );
    of_objective(
        "revised/r",
        none(),
        json!({"on": "2026-11-03", "key-result": "k", "what": "target", "from": "18"}),
        "What was changed on the way: adds the target was 18 until 3 November 2026",
    );
    of_objective(
        "continues",
        none(),
        json!("o1"),
        "What it continues: adds “Happier customers”",
    );
    let origin = Changed {
        field: "origin".into(),
        before: none(),
        after: json!({"objective": "o1", "key-result": "k", "on": "2027-01-04"}),
        beside: None,
    };
    let said = changes::changed(&origin, &whose(&kpi::KIND));
    assert!(
        said.ends_with(": adds a key result of “Happier customers”, on 4 January 2027"),
        "{said}"
    );
}

#[test]
fn a_button_names_no_id() {
    let field = "kr/k/kpi".into();
    let whose = whose(&KIND);
    let (one, other) = (json!("n1"), json!("n2"));
    let buttons = conflicts::buttons(&field, &one, &other, &whose);
    assert_eq!(buttons[0], "Keep “NPS”");
    let said = conflicts::choice(&field, &one, &other, &whose, day("2027-01-04"));
    assert_eq!(
        said,
        "Which KPI “Promoters” is: you have “NPS” here, the other copy says a KPI that is not \
         here."
    );
}

#[test]
fn a_hand_off_is_called_one_where_it_is_taken_back() {
    let field = "kr/k/kpi".into();
    let closed = "closed".into();
    let deed = |kind, field| changes::deed(Deed::Together, kind, Some(field));
    assert_eq!(deed(None, &field), "hand-off");
    assert_eq!(deed(Some(&objective::KIND), &field), "hand-off");
    assert_eq!(deed(None, &closed), "close");
}

#[test]
fn the_bin_says_what_belongs_together() {
    let all = [
        linked::is_in("Promoters", "Happier customers", false),
        linked::is_in("Promoters", "Happier customers", true),
        linked::is_in("", "", false),
        linked::came_from("Promoters", "Happier customers"),
        linked::has("Promoters", "NPS"),
        linked::has("NPS", "NPS"),
        linked::has("", ""),
        linked::retired_instead("Promoters", "Happier customers"),
        linked::needed(&[&kpi::KIND]),
        linked::needed(&[&kpi::KIND; 2]),
    ];
    for said in &all {
        is_sentence(said);
        assert!(!said.contains("“”"), "{said}");
    }
    assert_eq!(
        all[0],
        "It is the key result “Promoters” of “Happier customers”, so it is not deleted for good for \
         as long as that objective exists."
    );
    assert_eq!(all[5], "It includes the KPI “NPS” as a key result.");
    assert!(all[8].starts_with("1 KPI was not deleted: it is a key result of"));
    assert!(all[9].starts_with("2 KPIs were not deleted: they are key results of"));
}
