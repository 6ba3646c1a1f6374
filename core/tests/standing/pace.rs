//! Whether it will get there: the rule of *Pace* in section 4, word for word.

use waymark_core::grading::pace::Outlook;
use waymark_core::objective::headline::{Forecast, Headline};
use waymark_core::objective::standing::{Stage, landing};
use waymark_core::period::write_date;

use super::{Written, objective, shown, shown_or_none};

/// What is said of where an objective is heading.
fn said(headline: &Headline) -> String {
    match headline {
        Headline::Ahead(first) => format!("starts {}", write_date(*first)),
        Headline::JustStarted { forecast_from, .. } => {
            format!("from {}", write_date(*forecast_from))
        }
        Headline::Unscored(why) => format!("{why:?}"),
        Headline::Closed(_) => "closed".into(),
        Headline::SoFar(_) => match headline.forecast().expect("it is open") {
            Forecast::NoPeriod => "no period".into(),
            Forecast::Stale(newest) => format!("stale since {}", write_date(*newest)),
            Forecast::Heading { pace, outlook } => format!("{} {outlook:?}", shown(pace)),
            Forecast::Over => "over".into(),
        },
    }
}

#[track_caller]
fn case(objective: &Written, today: &str, pace: &str) {
    assert_eq!(said(objective.standing(today).headline()), pace, "{today}");
}

/// The paces of the key results, one after the other.
#[track_caller]
fn of_each(objective: &Written, paces: &[&str]) {
    let standing = objective.standing("2026-09-01");
    let found = standing.paces.iter();
    let found: Vec<String> = found.map(|it| shown_or_none(it.as_ref())).collect();
    assert_eq!(found, paces);
}

#[test]
fn sixty_percent_with_half_the_period_gone_is_on_track() {
    // The 46th of 92 days.
    case(&objective(&["0 to 10: 08-15 6"]), "2026-08-15", "1 OnTrack");
    case(&objective(&["0 to 10: 08-15 5"]), "2026-08-15", "1 OnTrack");
    case(
        &objective(&["0 to 10: 08-15 4.9"]),
        "2026-08-15",
        "49/50 OnTrack",
    );
}

#[test]
fn the_first_day_is_gone_too() {
    #[track_caller]
    fn case(check_in: &str, pace: &str) {
        of_each(&objective(&[&format!("0 to 92: {check_in}")]), &[pace]);
    }
    // The 10th day of 92.
    case("07-10 1", "1/10");
    case("07-10 5", "1/2");
    case("07-31 1", "1/31");
    case("09-30 46", "1/2");
    case("09-30 92", "1");
}

#[test]
fn the_days_are_counted_to_the_newest_check_in_by_its_date() {
    // What was entered last does not matter, nor what day it is now.
    let fields = objective(&["0 to 92: 08-15 23, 07-31 31"]);
    for today in ["2026-08-15", "2026-08-16", "2026-09-30"] {
        case(&fields, today, "1/2 AtRisk");
    }
    let later = fields.with("at/k1/2026-09-30", serde_json::json!({"value": "23"}));
    case(&later, "2026-09-30", "1/4 OffTrack");
}

#[test]
fn each_key_result_has_its_own_newest_check_in() {
    let two = objective(&["0 to 92: 07-23 23", "0 to 92: 08-15 23"]);
    of_each(&two, &["1", "1/2"]);
    case(&two, "2026-09-01", "3/4 OnTrack");
}

#[test]
fn a_pace_is_from_0_to_1() {
    of_each(
        &objective(&["0 to 10: 07-20 30", "10 to 0: 07-20 12", "10 to 0: 07-20 0"]),
        &["1", "0", "1"],
    );
}

#[test]
fn it_is_too_early_to_tell_until_a_tenth_is_gone() {
    let quarter = objective(&["0 to 10: 07-01 5"]);
    case(&quarter, "2026-06-30", "starts 2026-07-01");
    case(&quarter, "2026-07-01", "from 2026-07-10");
    case(&quarter, "2026-07-09", "from 2026-07-10");
    // By then it is told by check-ins that are not too early themselves.
    case(&quarter, "2026-07-10", "stale since 2026-07-01");
    case(&quarter, "2026-09-30", "stale since 2026-07-01");
    let newer = objective(&["0 to 10: 07-01 5, 07-10 5"]);
    case(&newer, "2026-07-09", "from 2026-07-10");
    case(&newer, "2026-07-10", "1 OnTrack");
    // Of ten days the first is enough.
    let ten = objective(&["0 to 10: 07-01 1"]).in_days("2026-07-01", "2026-07-10");
    case(&ten, "2026-07-01", "1 OnTrack");
    let eleven = ten.in_days("2026-07-01", "2026-07-11");
    case(&eleven, "2026-07-01", "from 2026-07-02");
}

#[test]
fn after_the_last_day_the_period_is_over() {
    let quarter = objective(&["0 to 10: 08-15 6"]);
    case(&quarter, "2026-09-30", "1 OnTrack");
    case(&quarter, "2026-10-01", "over");
    case(&quarter, "2030-01-01", "over");
}

#[test]
fn nothing_is_told_of_what_has_no_period_or_is_closed() {
    let quarter = objective(&["0 to 10: 08-15 6"]);
    case(&quarter.clone().without_period(), "2026-08-15", "no period");
    of_each(&quarter.clone().without_period(), &["none"]);
    for today in ["2026-07-01", "2026-08-15", "2026-10-01"] {
        case(&quarter.clone().closed(), today, "closed");
    }
}

#[test]
fn a_stretch_is_on_track_from_6_tenths_and_a_must_at_1() {
    #[track_caller]
    fn case(value: &str, stretch: Outlook, must: Outlook) {
        let stretch_one = objective(&[&format!("0 to 100: 09-30 {value}")]);
        let must_one = stretch_one.clone().committed();
        for (objective, outlook) in [(stretch_one, stretch), (must_one, must)] {
            let found = objective.standing("2026-09-30").outlook();
            assert_eq!(found, Some(outlook), "{value}");
        }
    }
    use Outlook::{AtRisk, OffTrack, OnTrack};
    case("100", OnTrack, OnTrack);
    case("99.99", OnTrack, AtRisk);
    case("70", OnTrack, AtRisk);
    case("69.99", OnTrack, OffTrack);
    case("60", OnTrack, OffTrack);
    case("59.99", AtRisk, OffTrack);
    case("40", AtRisk, OffTrack);
    case("39.99", OffTrack, OffTrack);
}

#[test]
fn a_standard_has_its_share_and_a_yes_no_none_until_it_is_done() {
    of_each(
        &objective(&[
            "at-least 30: 07-10 30, 07-17 29, 07-24 31",
            "yes-no",
            "yes-no: 07-20 0",
            "yes-no: 07-20 1",
            "yes-no: 07-20 1, 07-21 0",
            "guardrail at-least 30: 07-10 30",
        ]),
        &["2/3", "none", "none", "1", "none", "none"],
    );
}

#[test]
fn what_the_days_say_nothing_about_has_a_pace_from_its_first_day() {
    // Nobody is asked again for what is done: it would never have one.
    let done = objective(&["yes-no: 07-01 1", "at-most 5: 07-02 5", "0 to 10: 07-03 5"]);
    of_each(&done, &["1", "1", "1"]);
    case(&done, "2026-07-09", "from 2026-07-10");
    case(&done, "2026-07-10", "stale since 2026-07-03");
    case(&objective(&["yes-no: 07-01 1"]), "2026-07-10", "1 OnTrack");
    let weightless = ["yes-no: 07-01 1", "0 × 0 to 10: 07-03 5"];
    case(&objective(&weightless), "2026-09-10", "1 OnTrack");
}

#[test]
fn paces_are_averaged_with_the_weights_over_those_that_have_one() {
    // 1/2 and 1/4, with the 46th of 92 days gone.
    let half = "0 to 92: 08-15 23";
    let quarter = "0 to 92: 08-15 11.5";
    case(&objective(&[half, quarter]), "2026-08-15", "3/8 OffTrack");
    let weighed = ["3 × 0 to 92: 08-15 23", quarter];
    case(&objective(&weighed), "2026-08-15", "7/16 AtRisk");
    let nothing = ["0 × 0 to 92: 08-15 23", quarter];
    case(&objective(&nothing), "2026-08-15", "1/4 OffTrack");
    let unmeasured = [half, "5 × 0 to 92", "5 × yes-no", "5 × at-least 3"];
    case(&objective(&unmeasured), "2026-08-15", "1/2 AtRisk");
    let guarded = [half, "5 × guardrail at-least 3: 08-15 2"];
    case(&objective(&guarded), "2026-08-15", "1/2 AtRisk");
    case(
        &objective(&["0 × 0 to 92: 08-15 23"]),
        "2026-08-15",
        "WeightsAllZero",
    );
    case(&objective(&["0 to 92"]), "2026-08-15", "NothingMeasured");
    case(&objective(&[]), "2026-08-15", "NoKeyResults");
}

#[test]
fn what_was_checked_in_before_a_tenth_counts_as_if_it_were_of_that_day() {
    // Forecast and score are of the same key results: 4.6 of 92 on the third day are on
    // the tenth 1/20 of 92 with 10/92 gone.
    let both = objective(&["0 to 92: 07-03 4.6", "0 to 92: 08-15 23"]);
    of_each(&both, &["23/50", "1/2"]);
    case(&both, "2026-08-15", "12/25 AtRisk");
}

#[test]
fn a_guardrail_is_no_news_of_the_score() {
    let guarded = ["0 to 92: 07-03 23", "guardrail at-least 5: 08-15 6"];
    case(&objective(&guarded), "2026-08-20", "stale since 2026-07-03");
    let weightless = ["0 to 92: 07-03 23", "0 × 0 to 92: 08-15 23"];
    case(
        &objective(&weightless),
        "2026-08-20",
        "stale since 2026-07-03",
    );
}

#[test]
fn check_ins_outside_the_period_say_nothing_about_its_pace() {
    let fields = objective(&["0 to 92: 06-30 92, 08-15 23, 10-01 92"]);
    of_each(&fields, &["1/2"]);
    of_each(&objective(&["0 to 92: 06-30 92, 10-01 92"]), &["none"]);
}

#[test]
fn where_it_lands_is_the_straight_line_to_the_last_day() {
    #[track_caller]
    fn case(line: &str, lands: &str) {
        let fields = objective(&[line]);
        let found = landing(&fields.read().key_results[0], fields.period());
        assert_eq!(shown_or_none(found.as_ref()), lands);
    }
    // Half of the days are gone on 15 August.
    case("12 to 18: 08-15 14", "16");
    case("12 to 18: 08-15 18", "24");
    case("12 to 18: 08-15 11", "10");
    case("10 to 0: 08-15 7.5", "5");
    case("12 to 18: 09-30 14", "14");
    case("12 to 18: 07-10 12.5", "83/5");
    case("12 to 18: 07-10 17, 08-15 14, 10-01 30", "16");
    for none in [
        "12 to 18",
        "12 to 12: 08-15 12",
        "12 to 18: 07-09 14",
        "12 to 18: 06-30 14",
        "at-least 3: 08-15 3",
        "yes-no: 08-15 1",
    ] {
        case(none, "none");
    }
}

#[test]
fn an_objective_is_ahead_then_runs_is_over_and_is_closed() {
    let quarter = objective(&["0 to 10"]);
    let stage = |objective: &Written, today: &str| objective.standing(today).stage;
    assert_eq!(stage(&quarter, "2026-06-30"), Stage::Ahead);
    assert_eq!(stage(&quarter, "2026-07-01"), Stage::Running);
    assert_eq!(stage(&quarter, "2026-09-30"), Stage::Running);
    assert_eq!(stage(&quarter, "2026-10-01"), Stage::Over);
    let open = quarter.clone().without_period();
    for today in ["2026-06-30", "2026-08-15", "2030-01-01"] {
        assert_eq!(stage(&open, today), Stage::Running);
        assert_eq!(stage(&quarter.clone().closed(), today), Stage::Closed);
        assert_eq!(stage(&open.clone().closed(), today), Stage::Closed);
    }
}
