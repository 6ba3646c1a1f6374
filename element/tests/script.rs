//! The one function behind the element, asked anything at all.

use okr_or_kpi::quiz;
use proptest::prelude::*;

/// The state that a script ends in.
fn state(script: &str) -> &str {
    let fresh = quiz("\t");
    let number = fresh.trim().split('\t').next().unwrap_or_default();
    let mut records = script.split('\n').map(|record| record.split('\t'));
    let fields = records.find_map(|mut fields| (fields.next() == Some(number)).then_some(fields));
    fields
        .and_then(|mut fields| fields.next())
        .expect("a state")
}

/// What a person and a host can ask for, in any order, with any value.
fn request() -> impl Strategy<Value = (String, String)> {
    let action = prop::sample::select(vec![
        "answers", "given", "reset", "draw", "name", "typed", "option", "continue", "back", "flip",
        "end", "markdown", "link", "start", "written", "hand", "", "é",
    ]);
    let value = prop_oneof!["[abc]{0,5}", "[1-4][abc]", "yes|no", "!?[^\\p{Cc}]{0,220}"];
    (action.prop_map(str::to_owned), value)
}

proptest! {
    #[test]
    fn whatever_is_asked_for_gives_a_script_and_a_state_to_go_on_from(
        requests in prop::collection::vec(request(), 1..40),
        level in "[0-9]?",
        flags in "[0-7]?",
    ) {
        let entries = quiz("").split('\x1e').count();
        let mut now = String::new();
        for (action, value) in requests {
            let script = quiz(&[&now, &action, &value, &level, &flags].map(|s| s.as_str()).join("\t"));
            for record in script.split('\n').skip(1) {
                let template: usize = record.split('\t').next().unwrap_or_default()
                    .parse().expect("a number");
                prop_assert!(template < entries);
            }
            now = state(&script).to_owned();
        }
        // And what it is at can be drawn.
        let drawn = quiz(&[now.as_str(), "draw", "", "", ""].join("\t"));
        prop_assert!(drawn.lines().count() > 8, "{drawn}");
    }

    #[test]
    fn whatever_is_called_a_state_gives_a_quiz(input in "[^\\x00]{1,60}") {
        prop_assert!(quiz(&input).contains('\n'));
    }
}
