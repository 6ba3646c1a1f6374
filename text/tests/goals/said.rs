//! What became of what somebody did, and how things stand.

use serde_json::{Value, json};
use waymark_core::kpi;
use waymark_core::number::understood::Notation;
use waymark_core::objective::KIND;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::store::action::Refusal;
use waymark_core::store::failure::Failure;
use waymark_core::store::import::{Becomes, Changed, Difference};
use waymark_core::store::key_value::Fault;
use waymark_core::store::slot::Deed;
use waymark_core::store::usage::{ROOM, Usage};
use waymark_text::en::goals;
use waymark_text::en::grade;
use waymark_text::en::kept;
use waymark_text::en::kept::changes::Whose;

use super::{day, id, is_plain, is_sentence, key_result, names};

const EN: Notation = Notation::PLAIN_ENGLISH;

/// A record that is spoken of.
fn a() -> Subject {
    KIND.of(id("a"))
}

#[test]
fn of_which_day_a_check_in_is_and_which_one_stays_the_latest() {
    let [today, later] = ["2026-11-17", "2026-12-18"].map(day);
    assert_eq!(goals::dated_on(today), "Will be dated 17 November 2026.");
    assert_eq!(
        goals::dated_before(today, later),
        "Will be dated 17 November 2026: the check-in of 18 December 2026 stays the latest."
    );
    assert_eq!(
        goals::stays_latest(later),
        "The check-in of 18 December 2026 stays the latest."
    );
    assert_eq!(
        goals::as_the_latest(today),
        "Dated like the latest check-in, though today is 17 November 2026."
    );
}

#[test]
fn a_failure_says_that_nothing_is_lost_and_what_to_do() {
    let case = |failure: Failure, named: &[&str]| {
        let said = kept::failure(&failure);
        names(&said, named);
        assert!(said.starts_with("Not saved: "), "{said}");
    };
    case(
        Failure::Fault(Fault::Full),
        &["full", "is still here", "Free some space"],
    );
    let refused = |words: &str| Failure::Fault(Fault::Refused(words.to_owned()));
    case(
        refused("denied"),
        &["(“denied”)", "is still here", "export"],
    );
    case(refused(""), &["for this site. ", "is still here", "export"]);
    let (needs, free) = (9_000, 400);
    case(
        Failure::NoRoom { needs, free },
        &["9 kB", "is free", "is still here", "Free some space"],
    );
    case(
        Failure::NotKept("waymark/1/objective/a".into()),
        &["is still here", "Try again"],
    );
    case(
        Failure::Newer("waymark/1/objective/a".into(), 2),
        &["newer version", "reload"],
    );
}

#[test]
fn what_is_kept_and_not_in_its_place_is_not_called_unsaved() {
    let full = Failure::Fault(Fault::Full);
    let unfinished = Failure::Unfinished(Box::new(full.clone()));
    for said in [kept::failure(&unfinished), kept::not_brought(&unfinished)] {
        names(&said, &["is full", "kept whole", "try again"]);
        assert!(!said.contains("Not saved") && !said.contains("Not imported"));
        is_sentence(&said);
    }
    let said = kept::not_brought(&full);
    names(&said, &["Not imported", "is full", "Nothing from the file"]);
    is_sentence(&said);
}

#[test]
fn a_refusal_says_why() {
    let case = |refusal: Refusal, named: &[&str]| names(&kept::refusal(&refusal), named);
    case(Refusal::NoSuch(a()), &["deleted for good"]);
    case(Refusal::Taken(a()), &["already exists"]);
    case(Refusal::Newer(a(), 2), &["newer version", "Reload"]);
    case(Refusal::Same, &["already says that"]);
    case(Refusal::NothingThere, &["nothing to undo"]);
    case(Refusal::CountedOut, &["numbers every change", "Export"]);
    for (field, named) in [
        ("title", "the title has been changed"),
        ("period", "the period has"),
        ("commitment", "the commitment has"),
        ("bin", "whether it is deleted has"),
        ("at/k/2026-10-01", "the check-in on 1 October 2026 has"),
        ("kr/k/name", "a key result’s name has"),
        ("kr/k/start", "a key result’s start has"),
        ("kr/k/target", "a key result’s target has"),
        ("kr/k/unit", "a key result’s unit has"),
        ("kr/k/measure", "how a key result is measured has"),
        ("kr/k/operator", "how a key result is measured has"),
        ("kr/k/gone", "whether a key result is removed has"),
        ("kr/k/place", "the order of key results has"),
        ("later", "“later” has"),
    ] {
        case(
            Refusal::ChangedSince(a(), field.into()),
            &["Not undone", named],
        );
    }
}

#[test]
fn every_field_that_is_known_has_a_name() {
    let id = id("k");
    for row in KIND.rows() {
        let name = row.name(Some(&id));
        let said = kept::changes::field_name(&name, &Whose::unknown(&KIND));
        assert!(!said.contains('“'), "{name}: {said}");
        is_plain(&said);
    }
}

#[test]
fn a_deed_is_named_for_its_button() {
    for deed in [
        Deed::Create,
        Deed::Edit,
        Deed::CheckIn,
        Deed::RemoveCheckIn,
        Deed::Bin,
        Deed::Restore,
        Deed::Settle,
        Deed::Import,
        Deed::Together,
    ] {
        for kind in [Some(&KIND), Some(&kpi::KIND), None] {
            is_plain(kept::changes::deed(deed, kind, Some(&"title".into())));
            is_plain(kept::changes::deed(deed, kind, None));
        }
    }
}

#[test]
fn a_value_is_said_in_one_line_whatever_it_is() {
    let case = |value: Value, said: &str| assert_eq!(kept::values::field_value(&value), said);
    case(json!(null), "nothing");
    case(json!("Win"), "“Win”");
    case(json!(true), "yes");
    case(json!(false), "no");
    case(json!({"value": "15"}), "15");
    case(
        json!({"value": "15", "confidence": 7}),
        "15 (confidence 7 of 10)",
    );
    case(
        json!({"value": "15", "confidence": 7, "note": "n"}),
        "15 (confidence 7 of 10, “n”)",
    );
    case(json!({"value": "15", "note": "n", "later": 1}), "15 (“n”)");
    case(
        json!({"first": "2026-10-01", "last": "2026-12-31"}),
        "1 October 2026 to 31 December 2026",
    );
    // Of a field of later, as it is written.
    case(json!({"first": 1}), "{\"first\":1}");
    case(json!({"first": "2026-10-01"}), "{\"first\":\"2026-10-01\"}");
    case(json!({"value": 1}), "{\"value\":1}");
    case(json!([1]), "[1]");
}

/// An objective of which nobody knows more than its key results' names.
fn whose(key_result: &dyn Fn(&Id) -> String) -> Whose<'_> {
    Whose {
        key_result,
        ..Whose::unknown(&KIND)
    }
}

/// Where nobody knows a key result's name.
fn nameless(_: &Id) -> String {
    String::new()
}

/// A field that becomes something else.
fn change(field: &str, before: Value, after: Value) -> Changed {
    let field = field.into();
    let beside = None;
    Changed {
        field,
        before,
        after,
        beside,
    }
}

#[test]
fn a_change_is_said_with_before_and_after() {
    let case = |changed: Changed, said: &str| {
        assert_eq!(kept::changes::changed(&changed, &whose(&nameless)), said);
        is_plain(said);
    };
    case(
        change("title", json!("A"), json!("B")),
        "The title: “A” becomes “B”",
    );
    let at = "at/k/2026-10-01";
    case(
        change(at, json!(null), json!({"value": "1"})),
        "The check-in on 1 October 2026: adds 1",
    );
    // What differs can be seen.
    case(
        change(
            at,
            json!({"value": "1"}),
            json!({"value": "1", "confidence": 3}),
        ),
        "The check-in on 1 October 2026: 1 becomes 1 (confidence 3 of 10)",
    );
    let beside = Some(json!("C"));
    case(
        Changed {
            beside,
            ..change("title", json!("A"), json!("A"))
        },
        "The title stays “A”, and the file’s “C” is shown beside it for you to choose",
    );
}

#[test]
fn a_key_result_is_called_by_its_name() {
    let name_of = |id: &Id| match id.as_str() {
        "k" => "books read".to_owned(),
        _ => String::new(),
    };
    let case = |field: &str, before: Value, after: Value, said: &str| {
        let change = change(field, before, after);
        assert_eq!(kept::changes::changed(&change, &whose(&name_of)), said);
    };
    // As somebody wrote it.
    let at = "at/k/2026-10-07";
    case(
        at,
        json!({"value": "1"}),
        json!({"value": "2"}),
        "books read, 7 October 2026: 1 becomes 2",
    );
    case(
        at,
        json!({"value": "1"}),
        json!(null),
        "books read, 7 October 2026: removes 1",
    );
    case(
        "kr/k/target",
        json!("24"),
        json!("30"),
        "The target of “books read”: 24 becomes 30",
    );
    case(
        "kr/k/measure",
        json!("change"),
        json!("hold"),
        "How “books read” is measured: “change” becomes “hold”",
    );
    case(
        "kr/other/target",
        json!("24"),
        json!("30"),
        "A key result’s target: 24 becomes 30",
    );
}

#[test]
fn what_says_the_same_beside_it_is_nothing_to_see() {
    let beside = |it: &str| Changed {
        beside: Some(json!(it)),
        ..change("title", json!("A"), json!("A"))
    };
    assert!(kept::changes::is_seen(&beside("B")));
    assert!(!kept::changes::is_seen(&beside("A")));
}

#[test]
fn each_further_copy_says_what_it_has_and_has_a_button() {
    let target = "kr/k/target".into();
    let of = |at, value: &Value| {
        let name_of = |_: &Id| "Books read".to_owned();
        let whose = whose(&name_of);
        let says = kept::conflicts::further(at, &target, value, &whose);
        is_sentence(&says);
        (
            says,
            kept::conflicts::use_further(at, &target, value, &whose),
        )
    };
    let said = |says: &str, button: &str| (says.to_owned(), button.to_owned());
    assert_eq!(of(0, &json!("24")), said("A third copy says 24.", "Use 24"));
    assert_eq!(
        of(1, &json!(null)),
        said("A fourth copy has nothing.", "Use the fourth")
    );
    assert_eq!(
        of(5, &json!("30")),
        said("A further copy says 30.", "Use 30")
    );
}

#[test]
fn a_choice_says_what_is_here_and_what_the_other_copy_says() {
    let name_of = |_: &Id| "Books read".to_owned();
    #[track_caller]
    fn case(
        field: &str,
        values: [Value; 2],
        name_of: &dyn Fn(&Id) -> String,
        said: &str,
        buttons: [&str; 2],
    ) {
        let [shown, other] = values;
        let today = day("2026-11-26");
        let choice = kept::conflicts::choice(&field.into(), &shown, &other, &whose(name_of), today);
        assert_eq!(choice, said);
        is_sentence(said);
        assert_eq!(
            kept::conflicts::buttons(&field.into(), &shown, &other, &Whose::unknown(&KIND)),
            buttons
        );
    }
    let value = |it: &str| json!({"value": it});
    case(
        "at/k/2026-10-07",
        [value("8.2"), value("7.9")],
        &name_of,
        "Books read, 7 October: you have 8.2 here, the other copy says 7.9.",
        ["Keep 8.2", "Use 7.9"],
    );
    // Of another year, and of a key result that nobody named.
    case(
        "at/k/2025-10-07",
        [value("8.2"), value("7.9")],
        &nameless,
        "The check-in on 7 October 2025: you have 8.2 here, the other copy says 7.9.",
        ["Keep 8.2", "Use 7.9"],
    );
    // What differs is not the number.
    case(
        "at/k/2026-10-07",
        [json!({"value": "8", "confidence": 3}), value("8")],
        &name_of,
        "Books read, 7 October: you have 8 (confidence 3 of 10) here, the other copy says 8.",
        ["Keep what is shown", "Use the other"],
    );
    case(
        "at/k/2026-10-07",
        [json!(null), value("8")],
        &name_of,
        "Books read, 7 October: you have nothing here, the other copy says 8.",
        ["Keep what is shown", "Use the other"],
    );
    case(
        "kr/k/target",
        [json!("24"), json!(null)],
        &name_of,
        "The target of “Books read”: you have 24 here, the other copy has nothing.",
        ["Keep what is shown", "Use the other"],
    );
    case(
        "title",
        [json!("Read more"), json!("Read more than anybody in town")],
        &name_of,
        "The title: you have “Read more” here, the other copy says “Read more than anybody in \
         town”.",
        ["Keep what is shown", "Use the other"],
    );
    case(
        "title",
        [json!("Read more"), json!("Read on")],
        &name_of,
        "The title: you have “Read more” here, the other copy says “Read on”.",
        ["Keep “Read more”", "Use “Read on”"],
    );
    is_sentence(&kept::conflicts::across(&[&KIND, &KIND]));
    let heading = kept::conflicts::heading;
    assert_eq!(heading(1, false), "1 entry has two versions");
    assert_eq!(heading(2, false), "2 entries have two versions");
    assert_eq!(heading(1, true), "1 entry has several versions");
    assert_eq!(heading(3, true), "3 entries have several versions");
    assert_eq!(kept::conflicts::named("Win"), "Two versions: Win");
    assert_eq!(kept::conflicts::named(""), "Two versions");
}

#[test]
fn what_has_two_versions_is_not_counted_among_what_changes() {
    let stays = |beside: Option<Value>| Changed {
        beside,
        ..change("title", json!("A"), json!("A"))
    };
    let two = stays(Some(json!("B")));
    let changes = change("title", json!("A"), json!("B"));
    // It says what the file says, and what was here stands beside it.
    let both = Changed {
        beside: Some(json!("A")),
        ..changes.clone()
    };
    let said = |fields: &[&Changed], dated: &[&Changed]| {
        let [fields, dated] =
            [fields, dated].map(|all| all.iter().map(|it| (*it).clone()).collect());
        kept::changes::difference(&Difference {
            of: a(),
            title: "Win".to_owned(),
            becomes: Becomes::Changed,
            fields,
            dated,
            later: 0,
            in_bin: false,
        })
    };
    for (fields, dated, expected) in [
        (&[][..], &[&two][..], "1 check-in has two versions"),
        (&[], &[&two, &two], "2 check-ins have two versions"),
        (&[&two], &[], "1 field has two versions"),
        (&[&two], &[&two], "1 field and 1 check-in have two versions"),
        (
            &[&changes],
            &[&two],
            "changes 1 field; 1 check-in has two versions",
        ),
        (
            &[],
            &[&changes, &two],
            "changes 1 check-in; 1 check-in has two versions",
        ),
        (&[], &[&both], "changes 1 check-in"),
        // What was written once more is nothing that anybody sees.
        (
            &[&stays(None)],
            &[&stays(Some(json!("A")))],
            "nothing you can see changes",
        ),
    ] {
        assert_eq!(said(fields, dated), expected);
        is_plain(expected);
    }
}

#[test]
fn what_a_file_would_change_is_counted() {
    #[track_caller]
    fn case(becomes: Becomes, fields: usize, check_ins: usize, said: &str) {
        let change = change("title", json!("A"), json!("B"));
        let difference = Difference {
            of: a(),
            title: "Win".to_owned(),
            becomes,
            fields: vec![change.clone(); fields],
            dated: vec![change; check_ins],
            later: 0,
            in_bin: false,
        };
        assert_eq!(kept::changes::difference(&difference), said);
        is_plain(said);
    }
    case(Becomes::New, 3, 0, "new, with no check-ins yet");
    case(Becomes::New, 3, 1, "new, with 1 check-in");
    case(Becomes::New, 3, 2, "new, with 2 check-ins");
    case(Becomes::Changed, 1, 0, "changes 1 field");
    case(Becomes::Changed, 2, 0, "changes 2 fields");
    case(Becomes::Changed, 0, 1, "changes 1 check-in");
    case(Becomes::Changed, 2, 3, "changes 2 fields and 3 check-ins");
    // The same was written once more.
    case(Becomes::Changed, 0, 0, "nothing you can see changes");
    case(Becomes::Same, 0, 0, "is here already");
    case(
        Becomes::Gone,
        1,
        1,
        "was deleted for good here, and stays deleted",
    );
    let there = "was deleted for good where this file comes from. It stays here, unchanged";
    case(Becomes::GoneThere, 1, 1, there);
    case(
        Becomes::Newer,
        1,
        1,
        "was changed here by a newer version, and stays unchanged",
    );
    case(Becomes::Binned, 1, 0, "moves to the bin");
}

#[test]
fn how_a_key_result_stands_is_said_in_its_own_unit() {
    #[track_caller]
    fn case(fields: &[(&str, &str)], value: Option<&str>, said: [&str; 3]) {
        let value = value.map(|value| ("at/k/2026-10-01".to_owned(), json!({"value": value})));
        let fields = fields
            .iter()
            .map(|(name, value)| (["kr/k/", name].concat(), json!(value)));
        let all: Vec<_> = fields.chain(value).collect();
        let all: Vec<_> = all
            .iter()
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        let found = key_result(&all);
        let latest = goals::latest(&found, None, &EN);
        assert_eq!(
            [
                goals::way(&found, &EN),
                latest,
                grade::score_or_none(found.score(None).as_ref())
            ],
            said
        );
    }
    let change = [("start", "1200"), ("target", "1800"), ("unit", "€")];
    case(
        &change,
        None,
        ["Raise from €1,200 to €1,800", "no check-in yet", "–"],
    );
    case(
        &change,
        Some("1500"),
        [
            "Raise from €1,200 to €1,800",
            "€1,500 on 1 October 2026",
            "0.50",
        ],
    );
    let hold = [("measure", "hold"), ("operator", "below"), ("target", "3")];
    case(
        &hold,
        Some("2"),
        ["Keep below 3", "2 on 1 October 2026", "1.00"],
    );
    let done = [("measure", "yes-no")];
    case(
        &done,
        Some("1"),
        ["Yes/no", "done on 1 October 2026", "1.00"],
    );
    case(
        &done,
        Some("0"),
        ["Yes/no", "not done on 1 October 2026", grade::NONE],
    );
    case(
        &[("start", "1")],
        None,
        ["Start or target is missing", "no check-in yet", "–"],
    );
    case(
        &[("measure", "hold")],
        None,
        ["Start or target is missing", "no check-in yet", "–"],
    );
    let same = [("start", "30"), ("target", "30")];
    case(
        &same,
        None,
        ["Start and target are both 30", "no check-in yet", "–"],
    );
}

#[test]
fn a_size_is_taken_in_at_a_glance() {
    #[track_caller]
    fn case(size: usize, said: &str) {
        let usage = Usage {
            goals: size,
            ..Usage::default()
        };
        assert_eq!(
            kept::parts(&usage),
            [format!("goals, KPIs and settings: {said}")]
        );
    }
    case(1, "under 1 kB");
    case(999, "under 1 kB");
    case(1_000, "1 kB");
    case(1_499, "1 kB");
    case(1_500, "2 kB");
    case(999_499, "999 kB");
    case(999_500, "1.0 MB");
    case(1_049_999, "1.0 MB");
    case(1_050_000, "1.1 MB");
    case(1_999_999, "2.0 MB");
    case(5_242_880, "5.2 MB");
    case(16_000_000, "16.0 MB");
}

#[test]
fn the_room_is_said_as_used_and_free() {
    let case = |undo: usize, said: &str| {
        let usage = Usage {
            undo,
            ..Usage::default()
        };
        assert_eq!(kept::room(&usage), said);
        is_sentence(said);
    };
    case(0, "Nothing used, 5.2 MB free.");
    case(500, "Under 1 kB used, 5.2 MB free.");
    case(2_000_000, "2.0 MB used, 3.2 MB free.");
    case(ROOM, "5.2 MB used, nothing free.");
    case(ROOM + 9_000_000, "14.2 MB used, nothing free.");
}

#[test]
fn what_takes_up_room_is_listed_with_the_largest_first() {
    let usage = Usage {
        goals: 2_000,
        undo: 3_000,
        bin: 1_000,
        unreadable: 10,
        others: [("filler".to_owned(), 2_500_000)].into(),
        ..Usage::default()
    };
    let expected = [
        "other pages on this site (“filler…”): 2.5 MB",
        "undo history: 3 kB",
        "goals, KPIs and settings: 2 kB",
        "the bin: 1 kB",
        "records that could not be read: under 1 kB",
    ];
    assert_eq!(kept::parts(&usage), expected);
    assert!(kept::parts(&Usage::default()).is_empty());
}

#[test]
fn one_and_many_are_told_apart() {
    assert_eq!(
        [0, 1, 2].map(goals::check_ins),
        ["No check-ins yet", "1 check-in", "2 check-ins"]
    );
    assert_eq!(kept::binned("2026-10-01"), "deleted on 1 October 2026");
    assert_eq!(kept::binned("once"), "deleted on once");
}

#[test]
fn what_is_said_in_trouble_is_in_sentences() {
    for said in [
        kept::NOTHING_KEPT,
        kept::CLEARED,
        kept::WAS_PUT_BACK,
        kept::NEWER,
        kept::UNFINISHED,
        kept::MAY_BE_CLEARED,
        kept::NOT_KEPT,
        kept::KEPT_IN_PAGE,
        kept::HOW_TO_FREE,
        kept::DISPUTED,
        kept::NOT_COPIED,
        kept::SAVED_ALONE,
        kept::READABLE,
        kept::BROUGHT_IN,
    ] {
        is_sentence(said);
    }
    names(
        &kept::unreadable("waymark/quarantine/1/x"),
        &["waymark/quarantine/1/x", "was set aside"],
    );
    // What stays where it is is not said to have been set aside.
    let stays = kept::unreadable("waymark/1/objective/a");
    names(&stays, &["waymark/1/objective/a", "stays where it is"]);
    assert!(!stays.contains("was set aside"), "{stays}");
    names(
        &kept::not_put_back("Win", &KIND, &[2024, 2025]),
        &["2024 and 2025", "“Win”", "export"],
    );
    names(
        &kept::not_put_back("Win", &KIND, &[]),
        &["“Win”", "newer version"],
    );
    names(&kept::linked::not_in_bin(&[&KIND]), &["1 objective was"]);
    names(
        &kept::linked::not_in_bin(&[&KIND; 3]),
        &["3 objectives were"],
    );
    names(&kept::offered("waymark.json"), &["waymark.json"]);
    names(&goals::long_note(2_345), &["2345", "2,000"]);
}
