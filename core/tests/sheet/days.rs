//! Days as people and programs write them.

use serde_json::json;
use waymark_core::carry::doubt::{Choice, Choices, Meaning};
use waymark_core::carry::reads::Reads;
use waymark_core::carry::sheet::{Sheet, Why};
use waymark_core::table::column::{DateOrder, Mark};

use super::words::reads;
use super::{COLUMNS, HEADER, Page, day, has, values};

/// A page whose objective runs in a quarter.
fn page(period: &str) -> Page {
    let mut page = Page::usual();
    let (first, last) = period.split_once(' ').expect("two days");
    page.say("a", &[("period", json!({"first": first, "last": last}))]);
    page
}

const FOURTH: &str = "2026-10-01 2026-12-31";

fn text(cells: &[&str]) -> String {
    let rows = cells
        .iter()
        .zip(1..)
        .map(|(cell, at)| format!("Win,Conversion,\"{cell}\",{at},,"));
    let rows: Vec<String> = [HEADER.join(",")].into_iter().chain(rows).collect();
    rows.join("\n")
}

fn read_as(page: &mut Page, cells: &[&str], reads: &Reads<'_>, choices: &Choices) -> Sheet {
    page.sheet_as(&text(cells), &COLUMNS, reads, choices)
}

fn days(sheet: &Sheet) -> Vec<String> {
    values(sheet).into_iter().map(|(day, _)| day).collect()
}

#[test]
fn one_day_is_read_however_it_is_written() {
    for cell in [
        "2026-10-05",
        "2026-10-05 00:00:00",
        "2026-10-05T09:30:00Z",
        "2026-10-05T09:30:00.000+02:00",
        "2026-10-05 23:59",
        "2026/10/05",
        "2026.10.05",
        "20261005",
        "5.10.26",
        "05.10.2026",
        "05.10.2026 09:30",
        "5. 10. 2026",
        "2026. 10. 5.",
        "Oct 5, 2026",
        "October 5, 2026",
        "October 5th, 2026",
        "5th of October 2026",
        "5 Oct 2026",
        "5-Oct-26",
        "05-Oct-2026",
        "5. Oktober 2026",
        "5. Okt. 2026",
        "Mon 5 Oct 2026",
        "Monday, October 5, 2026",
        "Mo, 05.10.2026",
        "Montag, 5. Oktober 2026",
        "Oct 5, 2026, 9:30 AM",
        "５.１０.２０２６",
        "2026年10月5日",
        "٢٠٢٦-١٠-٠٥",
        "2026\u{2013}10\u{2013}05",
    ] {
        let mut page = page(FOURTH);
        let sheet = page.file(&text(&[cell]));
        has(&sheet, &[("2026-10-05", "1")]);
        assert_eq!(sheet.doubts, [], "{cell}");
    }
}

#[test]
fn a_spreadsheet_counts_days_where_all_numbers_can_be_such_days() {
    let mut page = page(FOURTH);
    let sheet = page.file(&text(&["46300", "46328", "46328.395833", "20261116"]));
    assert_eq!(
        days(&sheet),
        ["2026-10-05", "2026-11-02", "2026-11-02", "2026-11-16"]
    );
    // Beside days that are written out too.
    let sheet = page.file(&text(&["2026-10-05", "46328"]));
    assert_eq!(days(&sheet), ["2026-10-05", "2026-11-02"]);
    for cells in [
        &["46328", "12"][..],
        &["46328", "146328"],
        &["463", "46328"],
    ] {
        let sheet = page.file(&text(cells));
        assert_eq!(sheet.lines, [], "{cells:?}");
        assert_eq!(sheet.unusable.len(), 2, "{cells:?}");
    }
}

#[test]
fn what_is_no_day_is_never_another() {
    let mut page = page(FOURTH);
    for cell in [
        "31.11.2026",
        "11/31/2026",
        "2026-02-29",
        "2026-13-01",
        "10/05/0026",
        "10/05/0202",
        // Of this year or of another: nobody knows.
        "26-10-05",
        "26-11-25",
        "25-11-27",
        "26-10-12",
        "26-1-5",
        "05-13-26-1",
        "5-10-026",
        "soon",
        "20261005T09",
        "20261005T",
        "2026-10-05T",
        "2026-10-05T9",
        "2026-10-05T093",
        "2026-10-05 09:",
        "5.10.2026T09",
        "Oct 32, 2026",
        "1.2.3.2026",
        "20261301",
    ] {
        let sheet = page.file(&text(&[cell]));
        let why: Vec<_> = sheet.unusable.iter().map(|it| &it.why).collect();
        assert_eq!(why, [&Why::NoDate(cell.to_owned())], "{cell}");
        assert_eq!(sheet.lines, []);
    }
    let sheet = page.file(&text(&["2026-11-23"]));
    assert_eq!(sheet.unusable[0].why, Why::InTheFuture(day("2026-11-23")));
}

#[test]
fn tomorrow_is_not_in_the_future_where_a_check_in_is_of_it_already() {
    let mut page = page(FOURTH);
    page.check_in("a", "at/k1/2026-11-23", json!({"value": "15"}));
    let cells = text(&["2026-11-23"]);
    has(&page.file(&cells), &[("2026-11-23", "1")]);
    let in_the_future = |sheet: &Sheet, on: &str| {
        let why: Vec<_> = sheet.unusable.iter().map(|it| it.why.clone()).collect();
        assert_eq!(why, [Why::InTheFuture(day(on))]);
    };
    // Of another key result it is, and so is a later day.
    let other = page.sheet(&["Win,Churn,2026-11-23,3,,"]);
    in_the_future(&other, "2026-11-23");
    in_the_future(&page.file(&text(&["2026-11-24"])), "2026-11-24");
}

#[test]
fn a_year_of_two_digits_stands_last_also_with_hyphens() {
    let mut page = page(FOURTH);
    for cell in [
        "5-10-26",
        "05-10-26",
        "05-10-26 09:30",
        "5/10/26",
        "05.10.26",
        "Mon 05-10-26",
    ] {
        let sheet = page.file(&text(&[cell]));
        has(&sheet, &[("2026-10-05", "1")]);
        assert_eq!(sheet.doubts, [], "{cell}");
    }
    // What has one meaning alone, in any order, also where the first part could be a year.
    for (cell, is) in [
        ("31-10-26", "2026-10-31"),
        ("28-11-25", "2025-11-28"),
        ("30-12-25", "2025-12-30"),
        ("27-11-25", "2025-11-27"),
        ("11-22-26", "2026-11-22"),
        ("25-11-25", "2025-11-25"),
    ] {
        let sheet = Page::usual().file(&text(&[cell]));
        has(&sheet, &[(is, "1")]);
    }
    // Where the column leaves it open it is asked, as of any other.
    let cells = ["02-03-26", "02-04-26"];
    let mut page = Page::usual();
    let sheet = page.file(&text(&cells));
    assert_eq!(days(&sheet), ["2026-03-02", "2026-04-02"]);
    let [doubt] = &sheet.doubts[..] else {
        panic!("{:?}", sheet.doubts)
    };
    let other = Choices::default().with(doubt.ways[1].0.clone());
    let sheet = read_as(&mut page, &cells, &reads(), &other);
    assert_eq!(days(&sheet), ["2026-02-03", "2026-02-04"]);
    // As every column, it tells by its other cells.
    let sheet = page.file(&text(&["02-03-26", "02-13-26"]));
    assert_eq!(days(&sheet), ["2026-02-03", "2026-02-13"]);
}

#[test]
fn a_month_with_its_accents_apart_is_the_same() {
    let mut page = page(FOURTH);
    for cell in [
        "5. M\u{e4}rz 2026",
        "5. Ma\u{308}rz 2026",
        "5 MA\u{308}RZ 2026",
        "5. ma\u{308}r 2026",
    ] {
        let sheet = page.file(&text(&[cell]));
        has(&sheet, &[("2026-03-05", "1")]);
    }
}

#[test]
fn a_time_as_calendars_write_it_is_behind_a_day() {
    let mut page = page(FOURTH);
    for cell in [
        "20261005T0930",
        "20261005T093000",
        "20261005T093000Z",
        "20261005T093000+0200",
        "2026-10-05T0930",
        "20261005t093000Z",
    ] {
        let sheet = page.file(&text(&[cell]));
        has(&sheet, &[("2026-10-05", "1")]);
    }
}

#[test]
fn the_order_is_that_of_the_cells_that_have_only_one() {
    let mut page = page(FOURTH);
    let sheet = page.file(&text(&["10/5/2026", "10/26/2026"]));
    has(&sheet, &[("2026-10-05", "1"), ("2026-10-26", "2")]);
    let sheet = page.file(&text(&["05/10/2026", "26/10/2026"]));
    has(&sheet, &[("2026-10-05", "1"), ("2026-10-26", "2")]);
    let sheet = page.file(&text(&["10-5-2026", "10-26-2026 08:00"]));
    has(&sheet, &[("2026-10-05", "1"), ("2026-10-26", "2")]);
    assert_eq!(sheet.doubts, []);
}

#[test]
fn else_it_is_what_the_period_and_today_leave() {
    let october = ["2026-10-05", "2026-10-12", "2026-11-02", "2026-11-09"];
    // As an Excel of the United States writes them, and one of Britain.
    for cells in [
        ["10/5/2026", "10/12/2026", "11/2/2026", "11/9/2026"],
        ["5/10/2026", "12/10/2026", "2/11/2026", "9/11/2026"],
        ["10/5/26", "10/12/26", "11/2/26", "11/9/26"],
        ["10-05-2026", "10-12-2026", "11-02-2026", "11-09-2026"],
        [
            "10/05/2026 0:00",
            "10/12/2026 0:00",
            "11/02/2026 0:00",
            "11/09/2026 0:00",
        ],
    ] {
        for order in [DateOrder::DayFirst, DateOrder::MonthFirst] {
            let usual = Reads {
                usual: (Mark::Point, order),
                ..reads()
            };
            let sheet = read_as(&mut page(FOURTH), &cells, &usual, &Choices::default());
            assert_eq!(days(&sheet), october, "{cells:?}");
            assert_eq!((&sheet.unusable[..], &sheet.doubts[..]), (&[][..], &[][..]));
        }
    }
    // Without a future among them: in the third quarter only one is inside.
    let sheet = page("2026-07-01 2026-09-30").file(&text(&["7/6/2026", "8/3/2026"]));
    assert_eq!(days(&sheet), ["2026-07-06", "2026-08-03"]);
    assert_eq!(sheet.doubts, []);
}

#[test]
fn check_ins_that_are_there_tell_it_too() {
    let mut page = Page::usual();
    page.check_in("a", "at/k1/2026-03-02", json!({"value": "1"}));
    for cells in [["3/2/2026", "3/9/2026"], ["03/02/2026", "04/05/2026"]] {
        let sheet = page.file(&text(&cells));
        assert_eq!(days(&sheet)[0], "2026-03-02");
        assert_eq!(sheet.doubts, []);
    }
    // With another value of that day nothing is known.
    let mut page = Page::usual();
    page.check_in("a", "at/k1/2026-03-02", json!({"value": "7"}));
    assert_eq!(page.file(&text(&["3/2/2026"])).doubts.len(), 1);
}

#[test]
fn every_week_on_one_day_tells_it() {
    let mut page = Page::usual();
    let sheet = page.file(&text(&["3/2/2026", "3/9/2026", "4/6/2026", "5/4/2026"]));
    assert_eq!(
        days(&sheet),
        ["2026-03-02", "2026-03-09", "2026-04-06", "2026-05-04"]
    );
    assert_eq!(sheet.doubts, []);
}

#[test]
fn where_nothing_tells_it_is_as_usual_and_somebody_is_asked() {
    let mut page = Page::usual();
    let cells = ["2/3/2026", "2/4/2026"];
    let [march, february] = [["2026-03-02", "2026-04-02"], ["2026-02-03", "2026-02-04"]];
    let sheet = page.file(&text(&cells));
    assert_eq!(days(&sheet), march);
    let [doubt] = &sheet.doubts[..] else {
        panic!("{:?}", sheet.doubts)
    };
    assert_eq!(
        (doubt.line, &*doubt.example, doubt.taken, doubt.rows),
        (2, "2/3/2026", 0, 2)
    );
    let [first, second] = &doubt.ways;
    assert_eq!(first.0, Choice::Order(DateOrder::DayFirst));
    assert_eq!(first.1, Meaning::Day(Some(day("2026-03-02"))));
    assert_eq!(second.1, Meaning::Day(Some(day("2026-02-03"))));
    let american = Reads {
        usual: (Mark::Point, DateOrder::MonthFirst),
        ..reads()
    };
    let sheet = read_as(&mut page, &cells, &american, &Choices::default());
    assert_eq!(
        (days(&sheet), sheet.doubts[0].taken),
        (february.map(str::to_owned).to_vec(), 1)
    );
    // A person's word counts, in both directions, and is still asked.
    let choices = Choices::default().with(second.0.clone());
    let sheet = read_as(&mut page, &cells, &reads(), &choices);
    assert_eq!(
        (days(&sheet), sheet.doubts[0].taken),
        (february.map(str::to_owned).to_vec(), 1)
    );
    let choices = choices.with(first.0.clone());
    let sheet = read_as(&mut page, &cells, &american, &choices);
    assert_eq!(
        (days(&sheet), sheet.doubts[0].taken),
        (march.map(str::to_owned).to_vec(), 0)
    );
}

#[test]
fn what_can_be_one_day_alone_is_that_in_any_order() {
    let mut page = Page::usual();
    let sheet = page.file(&text(&["13/07/2026", "07/14/2026", "02/03/2026"]));
    has(
        &sheet,
        &[
            ("2026-07-13", "1"),
            ("2026-07-14", "2"),
            ("2026-03-02", "3"),
        ],
    );
    assert_eq!(sheet.doubts.len(), 1);
}
