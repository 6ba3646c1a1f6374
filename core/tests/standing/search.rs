//! Finding an objective by a word in whatever is written of it.

use proptest::prelude::*;
use serde_json::json;
use waymark_core::objective::Objective;
use waymark_core::objective::search::{Place, Searchable, Sought, texts};

use super::objective;

fn small(text: &str) -> String {
    text.to_lowercase().replace('é', "e")
}

fn written() -> Objective {
    objective(&["0 to 10", "0 to 5"])
        .with("title", json!("Have a calmer year"))
        .with("kr/k1/name", json!("Day rate"))
        .with("kr/k2/name", json!("Books read"))
        .with("action/a1/text", json!("Ask Renée"))
        .with(
            "note/n1",
            json!({"date": "2026-08-01", "text": "A new rate card"}),
        )
        .with(
            "at/k2/2026-08-15",
            json!({"value": "1", "note": "On the train"}),
        )
        .with("learned", json!("Say no\nearlier"))
        .with("differently", json!("Ask twice"))
        .read()
}

/// Where a search leads: the place and the text, "title" where it is the title alone.
fn found(sought: &str) -> String {
    let objective = written();
    let searchable = Searchable::of(&objective, small);
    let sought = Sought::of(&small(sought));
    if !sought.is_in(&searchable) {
        return "nowhere".to_owned();
    }
    match sought.hit(&searchable, &objective) {
        None => "title".to_owned(),
        Some(hit) => format!("{:?}: {}", hit.place, hit.text),
    }
}

#[test]
fn a_word_is_found_wherever_it_is_written() {
    assert_eq!(found("calmer"), "title");
    assert_eq!(found("DAY RATE"), "KeyResult: Day rate");
    assert_eq!(found("renee"), "Action: Ask Renée");
    assert_eq!(found("rate card"), "Note: A new rate card");
    assert_eq!(found("train"), "CheckIn: On the train");
    assert_eq!(found("earlier"), "Learned: Say no\nearlier");
    assert_eq!(found("twice"), "Differently: Ask twice");
    assert_eq!(found("nothing such"), "nowhere");
}

#[test]
fn all_words_are_needed_and_may_stand_in_several_places() {
    assert_eq!(found("calmer books"), "KeyResult: Books read");
    assert_eq!(found("calmer such"), "nowhere");
    // Where most of them are.
    assert_eq!(found("new rate"), "Note: A new rate card");
    // Across two texts there is no word.
    assert_eq!(found("ratebooks"), "nowhere");
    assert_eq!(found("  year   calmer "), "title");
}

#[test]
fn nothing_looked_for_is_everywhere() {
    assert!(Sought::of("  ").is_nothing());
    assert_eq!(found(""), "title");
    let alone = Searchable::of_title("of a newer version".to_owned());
    assert!(Sought::of("newer").is_in(&alone));
    assert!(!Sought::of("older").is_in(&alone));
}

#[test]
fn of_a_long_text_the_words_around_are_shown() {
    let long = format!("{} needle {}", "before ".repeat(40), "after ".repeat(40));
    let objective = Objective {
        learned: long,
        ..Objective::default()
    };
    let searchable = Searchable::of(&objective, small);
    let hit = Sought::of("needle").hit(&searchable, &objective);
    let hit = hit.expect("it is there");
    assert_eq!((hit.place, hit.cut), (Place::Learned, [true, true]));
    assert!(hit.text.contains("needle"), "{}", hit.text);
    assert!(hit.text.chars().count() <= 90);
    let mut ends = hit.text.split_whitespace();
    assert!(ends.all(|it| ["before", "needle", "after"].contains(&it)));
}

proptest! {
    #[test]
    fn what_is_written_is_found_and_shown(
        text in "[a-zà-ÿ漢 \n]{0,300}",
        at in 0_usize..300,
    ) {
        let objective = Objective { learned: text.clone(), ..Objective::default() };
        let searchable = Searchable::of(&objective, str::to_lowercase);
        let words: Vec<&str> = text.split_whitespace().collect();
        let word = words.get(at % words.len().max(1)).copied().unwrap_or_default();
        let sought = Sought::of(&word.to_lowercase());
        prop_assert!(sought.is_in(&searchable));
        let hit = sought.hit(&searchable, &objective);
        prop_assert_eq!(hit.is_none(), word.is_empty());
        if let Some(hit) = hit {
            prop_assert!(text.contains(&hit.text));
            prop_assert!(!hit.text.is_empty());
            prop_assert!(word.chars().count() > 50 || hit.text.to_lowercase().contains(word));
        }
    }

    #[test]
    fn every_line_is_a_text(text in "[a-z\n]{0,20}") {
        let objective = Objective {
            learned: text,
            ..written()
        };
        let searchable = Searchable::of(&objective, small);
        let sought = Sought::of("twice");
        let hit = sought.hit(&searchable, &objective);
        prop_assert_eq!(hit.map(|it| it.place), Some(Place::Differently));
        prop_assert!(texts(&objective).count() >= 7);
    }
}
