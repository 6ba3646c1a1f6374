//! What Google Analytics exports.

use waymark_core::carry::analytics::{Export, is_export, read};
use waymark_core::kpi::unit::Unit;
use waymark_text::kept::drafts as words;
use waymark_text::kept::plan_words::ANALYTICS;

fn export(text: &str) -> Export {
    assert!(is_export(text), "{text}");
    read(text, &ANALYTICS).expect("an export")
}

fn said(export: &Export) -> Vec<String> {
    let all = export.all.iter().map(|it| {
        let values = it.values.iter().map(|it| {
            let value = it.value.map_or_else(String::new, |it| it.to_string());
            format!("{} {value}", it.day)
        });
        let values: Vec<String> = values.collect();
        format!("{}{}: {}", it.name, it.unit, values.join(", "))
    });
    let left_out = export.left_out.iter().map(words::not_taken);
    all.chain(left_out).collect()
}

const ABOUT: &str = "# ----------------------------------------\n# Traffic\n# Account: Acme\n# Property: acme.example\n\
    # ----------------------------------------\n#\n# All Users\n# Start date: 20260501\n# End date: 20260531\n";

#[test]
fn a_table_without_days_is_of_all_of_them() {
    let text = format!(
        "{ABOUT}Session primary channel group (Default Channel Group),Sessions,Engagement rate,Key events\n\
         Organic Search,1200,0.6321,31\nDirect,800,0.5512,12\n"
    );
    let export = export(&text);
    assert_eq!(
        said(&export),
        [
            "Sessions: 2026-05-31 2000",
            "Key events: 2026-05-31 43",
            "Line 10: “Engagement rate” has several rows and is no count, so they cannot be added up.",
        ]
    );
    assert_eq!(export.all[0].grain, Unit::Month);
}

#[test]
fn the_sum_that_the_file_says_is_the_sum() {
    let text = format!(
        "{ABOUT}Country,Active users,Bounce rate\n,1500,62.5%\nGermany,900,60%\nFrance,700,66%\n"
    )
    .replace("\n,1500", "\nGrand total,1500");
    assert_eq!(
        said(&export(&text)),
        [
            "Active users: 2026-05-31 1500",
            "Bounce rate%: 2026-05-31 62.5"
        ]
    );
}

#[test]
fn days_are_read_and_counted_from_the_first() {
    let text = format!("{ABOUT}Nth day,Active users,New users\n0000,12,3\n0001,15,4\n0030,9,1\n");
    assert_eq!(
        said(&export(&text)),
        [
            "Active users: 2026-05-01 12, 2026-05-02 15, 2026-05-31 9",
            "New users: 2026-05-01 3, 2026-05-02 4, 2026-05-31 1",
        ]
    );
    let text = format!("{ABOUT}Date,Sessions\n20260501,10\n20260503,12\n2026-13-01,5\n");
    assert_eq!(
        said(&export(&text.replace("2026-13-01,5\n", ""))),
        ["Sessions: 2026-05-01 10, 2026-05-03 12"]
    );
    let text = format!("{ABOUT}Nth week,Sessions\n0000,70\n0001,84\n");
    // The first of May is a Friday: its week's Thursday was the day before.
    assert_eq!(
        said(&export(&text)),
        ["Sessions: 2026-04-30 70, 2026-05-07 84"]
    );
    let text = format!("{ABOUT}Nth month,Sessions\n0000,70\n0001,84\n");
    assert_eq!(
        said(&export(&text)),
        ["Sessions: 2026-05-31 70, 2026-06-30 84"]
    );
    let text = format!("{ABOUT}Year month,Sessions\n202604,70\n202605,84\n");
    assert_eq!(
        said(&export(&text)),
        ["Sessions: 2026-04-30 70, 2026-05-31 84"]
    );
}

#[test]
fn several_rows_of_a_day_are_added_up_where_they_are_counts() {
    let text = format!(
        "{ABOUT}Date,Channel,Sessions,Average engagement time\n20260501,Organic,10,31.5\n20260501,Direct,5,20\n20260502,Direct,7,21\n"
    );
    assert_eq!(
        said(&export(&text)),
        [
            "Sessions: 2026-05-01 15, 2026-05-02 7",
            "Line 10: “Average engagement time” has several rows and is no count, so they cannot be added up.",
        ]
    );
}

#[test]
fn several_tables_are_read_each_with_its_days() {
    let text = format!(
        "{ABOUT}Nth day,Active users\n0000,12\n0001,15\n\n# ---\n# Start date: 20260401\n# End date: 20260430\n\
         Country,Active users,Sessions\nGermany,900,1000\nFrance,700,800\n\nPage,Views\n/,99\n"
    );
    assert_eq!(
        said(&export(&text)),
        [
            "Active users: 2026-05-01 12, 2026-05-02 15",
            "Sessions: 2026-04-30 1800",
            "Views: 2026-04-30 99",
            "Line 17: “Active users” stands in a table above already.",
        ]
    );
}

#[test]
fn what_cannot_be_read_is_said() {
    let text = format!("{ABOUT}Nth day,Sessions\n0000,12\n0001,many\n0002,14\nlast,15\n");
    assert_eq!(
        said(&export(&text)),
        [
            "Sessions: 2026-05-01 12, 2026-05-03 14",
            "Line 12: “many” of “Sessions” is not a number.",
            "Line 14: “last” is not a date.",
        ]
    );
    let text = format!("{ABOUT}Country,City\nGermany,Berlin\n");
    assert_eq!(
        said(&export(&text)),
        ["Line 10: This table has no numbers."]
    );
}

#[test]
fn other_tables_are_none() {
    for text in [
        "Date,Sessions\n20260501,3\n",
        "# my notes\nObjective,Key result\n",
        "",
        "#\n",
    ] {
        assert!(!is_export(text), "{text}");
    }
}

#[test]
fn many_rows_take_time_in_proportion() {
    let mut text = ABOUT.to_owned() + "Date,Page,Views\n";
    for number in 0..20_000 {
        text.push_str(&format!("202605{:02},/page/{number},1\n", number % 28 + 1));
    }
    let export = export(&text);
    assert_eq!(export.all[0].values.len(), 28);
}
