//! Older copies: what stays, and what going back to one takes away.

use serde_json::{Value, json};
use waymark_core::kinds::KINDS;
use waymark_core::objective::KIND;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::import::{Becomes, Changed, Difference, Preview};
use waymark_core::store::key_value::Memory;
use waymark_text::en::kept::changes::Whose;
use waymark_text::en::kept::{back, changes};

use super::{id, is_sentence};

fn change(field: &str, before: Value, after: Value) -> Changed {
    Changed {
        field: field.into(),
        before,
        after,
        beside: None,
    }
}

/// A record that would become something; its title is its id.
fn of(name: &str, becomes: Becomes) -> Difference {
    Difference {
        of: KIND.of(id(name)),
        title: name.to_owned(),
        becomes,
        fields: Vec::new(),
        dated: Vec::new(),
        later: 0,
        in_bin: false,
    }
}

fn same(name: &str, later: usize) -> Difference {
    Difference {
        later,
        ..of(name, Becomes::Same)
    }
}

fn binned(name: &str, becomes: Becomes) -> Difference {
    Difference {
        in_bin: true,
        ..of(name, becomes)
    }
}

fn preview(differences: Vec<Difference>, only_here: &[&str]) -> Preview {
    let mut preview = Preview::default();
    preview.differences = differences;
    let only_here = only_here.iter();
    let only_here = only_here.map(|name| (KIND.of(id("x")), (*name).to_owned()));
    preview.only_here = only_here.collect();
    preview
}

#[track_caller]
fn case(differences: Vec<Difference>, only_here: &[&str], expected: &str) {
    let said = back::of_file(&preview(differences, only_here), 0);
    said.iter().for_each(|it| is_sentence(it));
    assert_eq!(said.join(" "), expected);
}

#[test]
fn an_older_copy_says_what_stays() {
    let older = "This is an older copy of what you have here: ";
    let stays = |said: &str| [older, said, " Nothing would change."].concat();
    case(
        vec![same("a", 1)],
        &[],
        &stays("your later change to “a” stays."),
    );
    case(
        vec![same("a", 2), same("b", 3), same("c", 0)],
        &[],
        &stays("your 5 later changes to “a” and “b” stay."),
    );
    case(
        ["a", "b", "c", "d", "e"].map(|it| same(it, 1)).into(),
        &[],
        &stays("your 5 later changes to “a”, “b”, “c” and 2 more stay."),
    );
    case(
        vec![same("a", 0)],
        &["y"],
        &stays("“y”, made since, stays."),
    );
    case(
        vec![same("a", 0)],
        &["y", ""],
        &stays("“y” and an objective without a title, made since, stay."),
    );
    case(
        vec![same("a", 2)],
        &["y"],
        &stays("your 2 later changes to “a” stay, and so does “y”, made since."),
    );
    case(
        vec![same("a", 1)],
        &["y", "z"],
        &stays("your later change to “a” stays, and so do “y” and “z”, made since."),
    );
}

#[test]
fn what_would_change_nothing_says_why() {
    case(
        vec![same("a", 0)],
        &[],
        "Everything in this file is here already. Nothing would change.",
    );
    case(
        vec![binned("a", Becomes::Same)],
        &[],
        "“a” is in the bin here: restore it from there. Nothing would change.",
    );
    case(
        vec![
            binned("a", Becomes::Same),
            binned("b", Becomes::Same),
            same("c", 0),
        ],
        &[],
        "“a” and “b” are in the bin here: restore them from there. Everything else in this file is \
         here already. Nothing would change.",
    );
    case(
        vec![of("a", Becomes::Gone)],
        &["y"],
        "“a” was deleted for good here, and stays deleted. Nothing would change.",
    );
    case(
        vec![of("a", Becomes::Gone), of("b", Becomes::Gone), same("c", 0)],
        &[],
        "“a” and “b” were deleted for good here, and stay deleted. Everything else in this file is \
         here already. Nothing would change.",
    );
    case(
        vec![
            same("a", 2),
            binned("b", Becomes::Same),
            of("c", Becomes::Gone),
        ],
        &[],
        "This is an older copy of what you have here: your 2 later changes to “a” stay. “b” is \
         in the bin here: restore it from there. “c” was deleted for good here, and stays deleted. \
         Everything else in this file is here already. Nothing would change.",
    );
    // What a newer version wrote is listed below.
    case(vec![of("a", Becomes::Newer)], &[], "Nothing would change.");
    // What was deleted there is no older copy.
    case(
        vec![same("a", 1), of("b", Becomes::GoneThere)],
        &["y"],
        "Your later change to “a” stays, and so does “y”, which is not in this copy. Everything else in \
         this file is here already. Nothing would change.",
    );
    case(
        Vec::new(),
        &["y"],
        "There is nothing in this file to import.",
    );
    let lost = back::of_file(&preview(vec![same("a", 0)], &[]), 1);
    assert_eq!(
        lost,
        ["Everything else in this file is here already. Nothing would change."]
    );
}

#[test]
fn a_table_of_which_every_row_is_left_out_says_just_that() {
    for (rows, bad, said) in [
        (0, 2, "Nothing in this table can be imported."),
        (0, 0, "There is nothing in this table to import."),
        (
            2,
            0,
            "Everything in this file is here already. Nothing would change.",
        ),
        (
            2,
            1,
            "Everything else in this file is here already. Nothing would change.",
        ),
    ] {
        assert_eq!(back::of_table(rows, bad), said);
        is_sentence(said);
    }
}

#[test]
fn a_file_that_brings_something_says_what_stays_too() {
    let kv = Memory::default();
    let mut store = Store::empty(KINDS, Writer::new(1), "t");
    let create = Action::Create {
        of: KIND.of(id("a")),
        fields: vec![("title".into(), json!("a"))],
        today: "2026-11-22".to_owned(),
    };
    store.act(&kv, &create).expect("memory takes everything");
    let mut record = store
        .record(&KIND.of(id("a")))
        .expect("it is there")
        .clone();
    let edit = Action::Edit {
        of: KIND.of(id("a")),
        fields: vec![("title".into(), json!("b"))],
    };
    store.act(&kv, &edit).expect("memory takes everything");
    let mut other = Store::empty(KINDS, Writer::new(2), "t");
    let fields = vec![("owner".into(), json!("o"))];
    let more = other.as_written(&KIND.of(id("a")), fields);
    record.merge(&more.expect("there is a next one"));
    let records = [(KIND.of(id("a")).definition(), record)];
    let preview = store.preview(&kv, &records).expect("it can be read");
    assert!(!preview.is_empty());
    assert_eq!(
        back::of_file(&preview, 0),
        ["Your later change to “b” stays."]
    );
}

#[test]
fn what_going_back_takes_away_is_counted_and_named() {
    let dated = |before: Option<&str>, after: Option<&str>| {
        let value = |it: Option<&str>| it.map_or(Value::Null, |it| json!({"value": it}));
        change("at/k1/2026-10-01", value(before), value(after))
    };
    let changed = |fields: Vec<Changed>, dated: Vec<Changed>| Difference {
        fields,
        dated,
        ..of("a", Becomes::Changed)
    };
    #[track_caller]
    fn case(differences: Vec<Difference>, expected: &[&str]) {
        let said = back::taken_away(&preview(differences, &[]), true);
        said.iter().for_each(|it| is_sentence(it));
        assert_eq!(said, expected);
    }
    case(Vec::new(), &[]);
    case(
        vec![changed(Vec::new(), vec![dated(Some("1"), None); 3])],
        &["3 check-ins made since would be removed."],
    );
    let title = || change("title", json!("a"), json!("b"));
    case(
        vec![changed(
            vec![title()],
            vec![dated(Some("1"), Some("2")), dated(None, Some("2"))],
        )],
        &[
            "1 check-in would return to what it was.",
            "1 check-in would come back.",
            "1 field would return to what it was.",
        ],
    );
    case(
        vec![changed(
            vec![title(); 2],
            vec![dated(Some("1"), Some("2")); 2],
        )],
        &[
            "2 check-ins would return to what they were.",
            "2 fields would return to what they were.",
        ],
    );
    let bin = |before: Value, after: Value| changed(vec![change("bin", before, after)], Vec::new());
    case(
        vec![
            of("y", Becomes::Binned),
            bin(Value::Null, json!("2026-11-22")),
            Difference {
                title: "r".to_owned(),
                ..bin(json!("2026-11-22"), Value::Null)
            },
            of("n", Becomes::New),
            of("same", Becomes::Same),
        ],
        &[
            "“y”, made since, would move to the bin.",
            "“a” would move to the bin.",
            "“r” would come out of the bin.",
            "“n” would come back.",
        ],
    );
    // Of a copy that was changed too, nobody knows what was first.
    let other = preview(
        vec![
            of("y", Becomes::Binned),
            changed(Vec::new(), vec![dated(Some("1"), None)]),
        ],
        &[],
    );
    assert_eq!(
        back::taken_away(&other, false),
        [
            "1 check-in not in this copy would be removed.",
            "“y”, not in this copy, would move to the bin."
        ]
    );
    for said in [back::WENT_BACK, back::CAN_UNDO, back::NOTHING] {
        is_sentence(said);
    }
}

#[test]
fn what_goes_into_the_bin_and_comes_out_is_said_so() {
    let bin = |before, after| {
        let whose = Whose::unknown(&KIND);
        changes::changed(&change("bin", before, after), &whose)
    };
    assert_eq!(bin(Value::Null, json!("2026-11-22")), "Moves to the bin");
    assert_eq!(
        bin(json!("2026-11-22"), Value::Null),
        "Comes out of the bin"
    );
    let stays = Difference {
        fields: vec![change("title", json!("a"), json!("b"))],
        ..binned("a", Becomes::Changed)
    };
    assert_eq!(
        changes::difference(&stays),
        "changes 1 field. It stays in the bin here"
    );
}

#[test]
fn of_what_both_sides_changed_it_is_said_what_stays_beside() {
    let id = id("k");
    let whose = Whose {
        key_result: &|it| match *it == id {
            true => "Conversion".to_owned(),
            false => String::new(),
        },
        ..Whose::unknown(&KIND)
    };
    let case = |field: &str, [before, after, beside]: [&Value; 3], said: &str| {
        let changed = Changed {
            field: field.into(),
            before: before.clone(),
            after: after.clone(),
            beside: Some(beside.clone()),
        };
        assert_eq!(changes::changed(&changed, &whose), said);
    };
    let [a, b, c] = ["A", "B", "C"].map(|it| json!(it));
    case(
        "title",
        [&a, &b, &a],
        "The title: “A” becomes “B”, and your “A” is shown beside it for you to choose",
    );
    case(
        "title",
        [&a, &a, &b],
        "The title stays “A”, and the file’s “B” is shown beside it for you to choose",
    );
    case(
        "title",
        [&a, &b, &c],
        "The title: “A” becomes “B”, and “C” is shown beside it for you to choose",
    );
    let [fifteen, seventeen] = ["15", "17"].map(|it| json!({"value": it}));
    case(
        "at/k/2026-11-26",
        [&fifteen, &seventeen, &fifteen],
        "Conversion, 26 November 2026: 15 becomes 17, and your 15 is shown beside it for you to \
         choose",
    );
    let [twenty, more] = ["20", "24"].map(|it| json!(it));
    case(
        "kr/k/target",
        [&twenty, &more, &twenty],
        "The target of “Conversion”: 20 becomes 24, and your 20 is shown beside it for you to choose",
    );
    case(
        "kr/k/target",
        [&Value::Null, &more, &Value::Null],
        "The target of “Conversion”: adds 24, and that there was none is shown beside it for you to \
         choose",
    );
    case(
        "kr/k/target",
        [&twenty, &Value::Null, &twenty],
        "The target of “Conversion”: removes 20, and your 20 is shown beside it for you to choose",
    );
}
