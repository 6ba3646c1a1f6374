//! What the example prints: its own function, and the digits of the books.

#[path = "../../examples/natural_limits/report.rs"]
mod report;

use super::written::STEADY;

fn of(arguments: &[&str], typed: &str) -> Result<String, String> {
    let arguments: Vec<String> = arguments.iter().map(|&it| it.to_owned()).collect();
    report::of(&arguments, typed)
}

fn lines(text: &str) -> String {
    text.replace(' ', "\n")
}

#[track_caller]
fn refused(arguments: &[&str], typed: &str, expected: &str) {
    assert_eq!(of(arguments, typed), Err(expected.to_owned()), "{typed:?}");
}

#[test]
fn limits_and_signals_are_printed_with_tabs_between() {
    let typed =
        lines("5045 4350 4350 3975 4290 4430 4485 4285 3980 3925 3645 3760 3300 3685 3463 5200");
    let expected = "centre\t4135.500000\n\
                    mean range\t355.933333\n\
                    lower\t3188.717333\n\
                    upper\t5082.282667\n\
                    range limit\t1163.190133\n\
                    signal\tbeyond\t16\n";
    assert_eq!(of(&[], &typed).as_deref(), Ok(expected));
}

#[test]
fn positions_have_one_space_between() {
    let typed = lines(&format!("{STEADY} 13 13 9 16 11 11 11 11 11 11 11 11"));
    let printed = of(&["--base", "12"], &typed).expect("a report");
    let signals: Vec<&str> = printed.lines().skip(5).collect();
    assert_eq!(
        signals,
        [
            "signal\tbeyond\t16",
            "signal\trun\t16 17 18 19 20 21 22 23 24",
            "signal\tnear\t13 14 16",
        ]
    );
}

#[test]
fn the_base_is_the_first_numbers() {
    let limits = |arguments: &[&str], typed: &str| {
        let printed = of(arguments, &lines(typed)).expect("a report");
        printed.lines().take(5).collect::<Vec<_>>().join("\n")
    };
    let longer = format!("{STEADY} 40 -3");
    assert_eq!(limits(&["--base", "12"], &longer), limits(&[], STEADY));
    assert_eq!(limits(&["--base=12"], &longer), limits(&[], STEADY));
    assert_eq!(limits(&["--base", "14"], &longer), limits(&[], &longer));
    assert_ne!(limits(&[], &longer), limits(&[], STEADY));
    assert!(of(&["--base", "2"], "1\n1\n2").is_ok_and(|it| it.ends_with("signal\tbeyond\t3\n")));
}

#[test]
fn numbers_are_rounded_to_six_decimals_halves_away_from_zero() {
    let centre = |typed: &str| {
        let printed = of(&[], &lines(typed)).expect("a report");
        let first = printed.lines().next().expect("a line");
        first.strip_prefix("centre\t").expect("centre").to_owned()
    };
    assert_eq!(centre("0.000001 0"), "0.000001");
    assert_eq!(centre("-0.000001 0"), "-0.000001");
    assert_eq!(centre("0.000000999 0"), "0.000000");
    assert_eq!(centre("-0.000000999 0"), "0.000000");
    assert_eq!(centre("1 1 0"), "0.666667");
    assert_eq!(centre("-12.5 -12.5"), "-12.500000");
    let large = "9999999999999999999999999999";
    assert_eq!(
        centre(&format!("{large} {large}")),
        format!("{large}.000000")
    );
}

#[test]
fn blank_lines_signs_and_ends_of_lines_are_passed_over() {
    let plain = of(&[], "1\n-2\n3.5\n");
    assert!(plain.is_ok());
    assert_eq!(of(&[], "\n +1\r\n\n  \t\n-2 \r\n3.50"), plain);
}

#[test]
fn what_is_no_number_is_refused_with_its_line() {
    refused(&[], "1\n\ntwo\n3", "line 3: \"two\" is not a number");
    refused(
        &[],
        "1\n1e5",
        "line 2: \"1e5\" has an exponent, write it out",
    );
    refused(&[], "1\n1,5", "line 2: \"1,5\" is not a number");
    refused(&[], "1 2", "line 1: \"1 2\" is not a number");
    refused(&[], "+-1\n2", "line 1: \"+-1\" is not a number");
    refused(&[], "e\n2", "line 1: \"e\" is not a number");
    let long = "1.2345678901234567890123456789";
    let expected = format!("line 2: \"{long}\" has more than 28 digits");
    refused(&[], &format!("1\n{long}"), &expected);
}

#[test]
fn too_few_numbers_and_other_arguments_are_refused() {
    refused(&[], "", "natural limits take 2 numbers or more, not 0");
    refused(&[], "1\n", "natural limits take 2 numbers or more, not 1");
    refused(
        &["--base", "4"],
        "1\n2\n3",
        "a base of 4 numbers, but there are 3",
    );
    for given in ["1", "0", "-2", "2.5", "all", ""] {
        let expected = format!("--base takes a whole number from 2 on, not \"{given}\"");
        refused(&["--base", given], "1\n2\n3", &expected);
    }
    let usage = "usage: natural_limits [--base N] < numbers, one a line";
    refused(&["--base"], "1\n2", usage);
    refused(&["file"], "1\n2", usage);
    refused(&["--base", "2", "3"], "1\n2", usage);
}
