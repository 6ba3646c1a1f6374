//! Habit trackers: what was checked, as a number that is counted.

use waymark_core::calendar::Calendar;
use waymark_core::carry::habits::{
    habit_bull, is_habit_bull, is_loop, is_loop_checks, is_wanted, loop_checks, loop_habits,
};
use waymark_core::carry::series::Series;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::Kpi;
use waymark_core::record::id::Id;
use waymark_core::table::RawTable;
use waymark_text::kept::drafts as words;

use super::{TODAY, day};

const HABITS: &str = "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,Target Value,Archived?\n\
    001,Meditate,YES_NO,Did you meditate this morning?,,3,7,#FF8F00,,,,false\n\
    002,\"Wake up, early\",YES_NO,,Before six,1,1,#00897B,,,,false\n\
    003,Run,NUMERICAL,How far?,,1,1,#5C6BC0,km,AT_LEAST,2.5,false\n\
    004,Coffee,NUMERICAL,,,1,1,#5C6BC0,cups,AT_MOST,2.0,true\n\
    005,Dentist,YES_NO,,,1,30,#5C6BC0,,,,false\n";

fn begun(series: &Series) -> Option<Kpi> {
    series.begun(
        words::LOOP,
        Calendar::default(),
        day(TODAY),
        Id::of_number(1),
    )
}

fn readings(series: &Series) -> Vec<String> {
    let kpi = begun(series);
    let readings = kpi.map_or_else(Vec::new, |it| it.readings);
    let said = readings.iter().map(|it| {
        let value = it.value.map_or("closed".to_owned(), |it| it.to_string());
        let note = match it.note.as_str() {
            "" => String::new(),
            note => format!(" “{note}”"),
        };
        format!("{} {value}{note}", it.day)
    });
    said.collect()
}

#[test]
fn a_folder_for_each_habit_says_what_was_checked() {
    let meditate = "Date,Value,Notes\n2026-11-26,YES_MANUAL,\n2026-11-17,YES_MANUAL,\n\
        2026-11-12,YES_AUTO,\n2026-11-11,YES_MANUAL,\"long, quiet\"\n2026-11-10,NO,tired\n2026-11-09,YES_MANUAL,\n\
        2026-10-30,YES_MANUAL,\n2026-10-28,NO,\n";
    let early =
        "Date,Value,Notes\n2026-11-13,SKIP,ill\n2026-11-06,YES_MANUAL,\n2026-11-02,UNKNOWN,\n";
    let run = "Date,Value,Notes\n2026-11-12,5250,\n2026-11-10,NO,\n2026-11-09,10000,\n";
    let files = [
        ("Habits.csv", HABITS),
        ("001 Meditate/Checkmarks.csv", meditate),
        ("001 Meditate/Scores.csv", "Date,Score\n2026-11-26,0.5\n"),
        ("002 Wake up early/Checkmarks.csv", early),
        ("003 Run/Checkmarks.csv", run),
        ("Checkmarks.csv", "Date,Meditate,Wake up, early,Run,\n"),
    ];
    assert!(is_loop(files.iter().map(|(name, _)| *name)));
    assert!(!is_wanted("001 Meditate/Scores.csv") && is_wanted("001 Meditate/Checkmarks.csv"));
    let habits = loop_habits(&files).expect("habits");
    assert_eq!(habits.unusable, []);
    let names: Vec<&str> = habits.all.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Meditate", "Wake up, early", "Run"]);
    // A week without a check between others came to nothing; the one that runs is not over.
    assert_eq!(
        readings(&habits.all[0]),
        [
            "2026-10-29 1",
            "2026-11-05 0",
            "2026-11-12 2 “tired · long, quiet”",
            "2026-11-19 1"
        ]
    );
    // A week that was skipped has no value on purpose.
    assert_eq!(
        readings(&habits.all[1]),
        ["2026-11-05 1", "2026-11-12 closed “ill”"]
    );
    assert_eq!(readings(&habits.all[2]), ["2026-11-12 15.25"]);
    let bands: Vec<_> = habits.all.iter().map(|it| it.band).collect();
    assert_eq!(bands[0], Some((Bound::AtLeast(3.into()), None)));
    assert_eq!(bands[1], Some((Bound::AtLeast(7.into()), None)));
    let run = bands[2].expect("a band");
    assert!(matches!(run.0, Bound::AtLeast(it) if it.to_string() == "17.5"));
    assert_eq!(habits.all[0].about, "Did you meditate this morning?");
    let kpi = begun(&habits.all[2]).expect("a KPI");
    assert_eq!(
        (kpi.definition().unit.as_str(), kpi.source.as_str()),
        ("km", "Loop Habit Tracker")
    );
    assert_eq!(kpi.bands.len(), 1);
}

#[test]
fn the_table_of_all_habits_ends_its_lines_in_a_comma() {
    let all = "Date,Meditate,Coffee,Dentist,\n2026-11-22,YES_MANUAL,3000,UNKNOWN,\n\
        2026-11-21,NO,-1,UNKNOWN,\n2026-11-20,YES_AUTO,0,YES_MANUAL,\n2026-11-12,YES_MANUAL,1500,NO,\n\
        2026-11-02,UNKNOWN,NO,NO,\n";
    let habits = loop_habits(&[("Checkmarks.csv", all), ("Habits.csv", HABITS)]).expect("habits");
    let names: Vec<&str> = habits.all.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Meditate", "Coffee", "Dentist"]);
    assert_eq!(readings(&habits.all[0]), ["2026-11-12 1", "2026-11-19 1"]);
    // Thousandths: 1.5 cups and 3 cups.
    assert_eq!(readings(&habits.all[1]), ["2026-11-12 1.5", "2026-11-19 3"]);
    assert_eq!(readings(&habits.all[2]), ["2026-11-19 1"]);
    assert_eq!(habits.all[1].band, Some((Bound::AtMost(14.into()), None)));
    // Less than once a week is nothing for a week.
    assert_eq!(habits.all[2].band, None);
}

#[test]
fn older_versions_wrote_numbers() {
    let list =
        "Position,Name,Question,Description,NumRepetitions,Interval,Color\n001,Read,,,2,7,#fff\n";
    let checks = "Date,Value\n2026-11-20,2\n2026-11-19,1\n2026-11-18,0\n2026-11-17,2\n";
    let habits =
        loop_habits(&[("Habits.csv", list), ("001 Read/Checkmarks.csv", checks)]).expect("habits");
    assert_eq!(readings(&habits.all[0]), ["2026-11-19 2"]);
    assert_eq!(habits.all[0].band, Some((Bound::AtLeast(2.into()), None)));
}

#[test]
fn rows_that_cannot_be_read_are_said_and_cost_no_other() {
    let checks = "Date,Value,Notes\n2026-11-20,MAYBE,\n20.11.2026,NO,\n2026-11-19,YES_MANUAL,\n,,\n2026-11-18,-7,\n";
    let habits = loop_habits(&[("007 Nap/Checkmarks.csv", checks)]).expect("habits");
    assert_eq!(habits.all[0].name, "Nap");
    let said: Vec<String> = habits.unusable.iter().map(words::unread_check).collect();
    assert_eq!(
        said,
        [
            "007 Nap/Checkmarks.csv, line 2: “MAYBE” cannot be read.",
            "007 Nap/Checkmarks.csv, line 3: “20.11.2026” cannot be read.",
            "007 Nap/Checkmarks.csv, line 6: “-7” cannot be read.",
        ]
    );
    assert_eq!(readings(&habits.all[0]), ["2026-11-19 1"]);
}

#[test]
fn an_empty_archive_has_no_habits() {
    let habits = loop_habits(&[("Habits.csv", HABITS)]).expect("habits");
    assert!(habits.all.is_empty());
    let habits = loop_habits(&[("001 A/Checkmarks.csv", "Date,Value,Notes\n")]).expect("habits");
    assert_eq!(readings(&habits.all[0]), [""; 0]);
}

#[test]
fn habit_bull_has_a_row_for_each_check() {
    let text = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n\
        Run,Every second day,Sport,2026-11-10,1,fast\nRun,Every second day,Sport,2026-11-12,1,\n\
        Read,,Mind,2026-11-12,30,\nRun,,Sport,2026-11-13,0,\nRun,,Sport,soon,1,\n";
    let table = RawTable::read(text).expect("a table");
    assert!(is_habit_bull(&table.rows));
    let habits = habit_bull(&table.rows);
    assert_eq!(readings(&habits.all[0]), ["2026-11-12 2 “fast”"]);
    assert_eq!(readings(&habits.all[1]), ["2026-11-12 30"]);
    let said: Vec<String> = habits.unusable.iter().map(words::unread_check).collect();
    assert_eq!(said, ["Line 6: “soon” cannot be read."]);
}

#[test]
fn the_table_of_all_habits_is_known_without_its_archive() {
    let rows = |text: &str| RawTable::read(text).expect("a table").rows;
    let text = "Date,Meditate,Run,\n2026-11-12,2,-1,\n2026-11-11,0,2,\n2026-11-10,2,3,\n\
        2026-11-09,1,0,\n2026-11-08,2,2,\n";
    assert!(is_loop_checks(&rows(text)));
    let of_table = loop_checks(&rows(text));
    let of_archive = loop_habits(&[("Checkmarks.csv", text)]).expect("habits");
    assert_eq!(of_table, of_archive);
    assert_eq!(readings(&of_table.all[0]), ["2026-11-05 1", "2026-11-12 2"]);
    assert_eq!(readings(&of_table.all[1]), ["2026-11-05 1", "2026-11-12 1"]);
    for other in [
        // Yes and no every day.
        "Date,Meditate,\n2026-11-12,1,\n2026-11-11,0,\n",
        // No comma at the end, or something behind it.
        "Date,Meditate\n2026-11-12,2\n2026-11-11,0\n",
        "Date,Meditate,Note\n2026-11-12,2,\n2026-11-11,0,\n",
        // The oldest day first, or days between.
        "Date,Mood,\n2026-11-11,2,\n2026-11-12,0,\n",
        "Date,Mood,\n2026-11-12,2,\n2026-11-05,0,\n",
        // A number of something.
        "Date,Calls,\n2026-11-12,2,\n2026-11-11,4,\n",
        "Date,Calls,\n2026-11-12,2,\n2026-11-11,,\n",
        "Day,Calls,\n2026-11-12,2,\n2026-11-11,0,\n",
        "Date,,\n2026-11-12,2,\n",
        "Date,Meditate,\n",
    ] {
        assert!(!is_loop_checks(&rows(other)), "{other}");
    }
}
