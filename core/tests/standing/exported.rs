//! What a page says of an objective is what the exported file says of it.

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::sample::select;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use time::{Date, Duration};
use waymark_core::calendar::Calendar;
use waymark_core::carry::file;
use waymark_core::metric::dated::Dated;
use waymark_core::metric::history::Moved;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::Objective;
use waymark_core::objective::course::peak;
use waymark_core::objective::due::due;
use waymark_core::objective::headline::{Forecast, Headline};
use waymark_core::objective::standing::{Standing, landing, moved};
use waymark_core::period::write_date;
use waymark_core::record::Record;

use super::scratch::{self, Said};
use super::steps::{IDS, Pages, Step, id, open, steps};
use super::{day, shown, shown_or_none};

/// How many times two objectives are made, exported and compared: 1,000 objectives.
const TIMES: u32 = 500;

/// The days on which it happens: around leap days and a new year, and on others.
const TODAYS: [&str; 5] = [
    "2026-11-22",
    "2028-03-01",
    "2027-01-02",
    "2026-08-15",
    "2100-03-03",
];

/// So many days later the same pages are looked at again.
const LATER: [i64; 3] = [0, 4, 40];

/// What has to come up.
const ALL: [&str; 44] = [
    "stage Ahead",
    "stage Running",
    "stage Over",
    "stage Closed",
    "far NoKeyResults",
    "far NotGradable",
    "far GuardrailsAlone",
    "far WeightsAllZero",
    "far NothingMeasured",
    "far some",
    "closed some",
    "score some",
    "score none",
    "binary some",
    "broken […]",
    "verdict BarelyMoved",
    "verdict BarelyMoved,",
    "verdict ShortOfTheAim",
    "verdict GooglesAim",
    "verdict Success",
    "verdict BeyondStretch",
    "verdict FullyReached",
    "verdict Reached,",
    "verdict Kept",
    "verdict Missed",
    "headline Ahead",
    "headline JustStarted",
    "headline Unscored",
    "headline Closed",
    "headline Heading",
    "headline Stale",
    "headline Over",
    "headline NoPeriod",
    "zone Red",
    "zone Amber",
    "zone Green",
    "zone none",
    "pace some",
    "landing some",
    "peak some",
    "due never",
    "due some",
    "moved some",
    "moved none",
];

/// What a page says of an objective, by its names.
fn page_says(record: &Record, today: Date) -> Said {
    let objective = Objective::read(record);
    let standing = Standing::of(&objective, today);
    let total = &standing.total;
    let mut said = Said::new();
    let mut say = |what: &str, it: String| drop(said.insert(what.to_owned(), it));
    let of_score = |it: fn(&waymark_core::grading::objective::Score) -> &Fraction| {
        let score = total.score.as_ref();
        score.map_or_else(|why| format!("{why:?}"), |score| shown(it(score)))
    };
    say("stage", format!("{:?}", standing.stage));
    say("so far", of_score(|it| &it.spectrum));
    say("if closed", of_score(|it| &it.if_closed));
    say("score", shown_or_none(standing.score()));
    say("binary", shown_or_none(standing.binary().as_ref()));
    let [scored, measured, reached] = [total.scored, total.measured, total.reached];
    say(
        "counts",
        format!("{scored} scored, {measured} measured, {reached} reached"),
    );
    say("broken", format!("{:?}", total.broken));
    let verdict = standing.verdict().map(|it| {
        let broken = if it.guardrail_broken { ", broken" } else { "" };
        format!("{:?}{broken}", it.finding)
    });
    say("verdict", verdict.unwrap_or("none".into()));
    say("newest", standing.newest.map_or("none".into(), write_date));
    let zone = standing.zone();
    say("zone", zone.map_or("none".into(), |it| format!("{it:?}")));
    let headline = match standing.headline() {
        Headline::Ahead(first) => format!("Ahead {}", write_date(*first)),
        Headline::JustStarted {
            days_left,
            forecast_from,
        } => format!("JustStarted {days_left} {}", write_date(*forecast_from)),
        Headline::Unscored(why) => format!("Unscored {why:?}"),
        Headline::Closed(_) => "Closed".into(),
        headline => match headline.forecast().expect("it is open") {
            Forecast::Heading { pace, outlook } => format!("Heading {} {outlook:?}", shown(pace)),
            Forecast::Stale(newest) => format!("Stale {}", write_date(*newest)),
            other => format!("{other:?}"),
        },
    };
    say("headline", headline);
    for (it, pace) in objective.key_results.iter().zip(&standing.paces) {
        let mut say = |what: &str, value: String| say(&format!("{} {what}", it.id), value);
        say("pace", shown_or_none(pace.as_ref()));
        let landing = objective.period.and_then(|period| landing(it, period));
        say("landing", shown_or_none(landing.as_ref()));
        let peak = peak(it, objective.period).map(check_in);
        say("peak", peak.unwrap_or("none".into()));
        let due = due(&objective, it, Calendar::default(), today);
        let due = due.map(|due| {
            let newest = due.newest.map_or("never".into(), write_date);
            [
                newest,
                if due.is_missed { " missed" } else { "" }.to_owned(),
            ]
            .concat()
        });
        say("due", due.unwrap_or("none".into()));
        let moved = moved(&objective, it, today).map(|Moved { from, to }| {
            let both = from.iter().chain([&to]).map(check_in);
            both.collect::<Vec<_>>().join(" → ")
        });
        say("moved", moved.unwrap_or("none".into()));
    }
    said
}

fn check_in(it: &Dated) -> String {
    let confidence = it.confidence.map(u64::from);
    let value = shown(&Fraction::from(it.value));
    let note = it.note.len();
    format!("{} {value} {confidence:?} {note}", write_date(it.date))
}

/// What there was of everything, so that nothing is left out unseen.
type Counts = RefCell<BTreeMap<String, u32>>;

fn count(counts: &Counts, said: &Said) {
    let mut counts = counts.borrow_mut();
    for (what, it) in said {
        let what = what.rsplit(' ').next().unwrap_or_default();
        let it = match it.split(' ').next().unwrap_or_default() {
            it if it.starts_with(|it: char| it.is_ascii_digit() || it == '-') => "some",
            it if it.starts_with('[') && it != "[]" => "[…]",
            it => it.split('(').next().unwrap_or_default(),
        };
        *counts.entry(format!("{what} {it}")).or_default() += 1;
    }
}

/// Who says it.
#[derive(Clone, Copy)]
enum Where {
    /// A page that has read the objective's history.
    Opened,
    /// A list, which has read definitions only: on the page that tidied up, and on
    /// one that is opened after that.
    Listed,
}

fn compare(place: Where, today: Date, steps: &[(usize, Step)], counts: &Counts) {
    let mut pages = Pages::on(today);
    for (tab, step) in steps {
        pages.take(*tab, step);
    }
    pages.reload(0);
    for name in IDS {
        pages.tidy(0, &id(name), true);
    }
    let fresh = open(&pages.kv, 1_000, 2, today);
    let Pages { kv, pages, .. } = &mut pages;
    let page = &mut pages[0];
    let file = file::write(page, kv, &write_date(today));
    let file = file.expect("memory gives everything");
    for name in IDS {
        let opened = page.with_history(&id(name)).expect("it is there");
        let listed = [page.record(&id(name)), fresh.record(&id(name))];
        let [listed, fresh] = listed.map(|it| it.expect("it is there"));
        for later in LATER {
            let today = today + Duration::days(later);
            let said = scratch::said(&file, name, &write_date(today));
            count(counts, &said);
            match place {
                Where::Opened => assert_eq!(page_says(&opened, today), said, "{today}"),
                Where::Listed => {
                    let of_list = |record| page_says(record, today);
                    assert_eq!(of_list(listed), said, "on the same page, {today}");
                    assert_eq!(of_list(fresh), said, "on another page, {today}");
                }
            }
        }
    }
}

/// Compares 1,000 objectives, and says how often what came up.
fn compare_all(place: Where) -> BTreeMap<String, u32> {
    let counts = Counts::default();
    let config = Config {
        cases: TIMES,
        failure_persistence: None,
        max_shrink_iters: 3_000,
        ..Config::default()
    };
    // The same ones each time: that everything came up is looked at as well.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let strategy = (select(TODAYS.to_vec()), steps(8..32));
    let result = runner.run(&strategy, |(today, steps)| {
        compare(place, day(today), &steps, &counts);
        Ok(())
    });
    if let Err(why) = result {
        panic!("{why}");
    }
    counts.into_inner()
}

#[test]
fn an_opened_objective_says_what_its_exported_file_comes_to() {
    let counts = compare_all(Where::Opened);
    for (what, many) in &counts {
        println!("{many:>6} {what}");
    }
    // All of it came up.
    let rare = |what: &&&str| counts.get(**what).is_none_or(|many| *many < 5);
    let rare: Vec<_> = ALL.iter().filter(rare).collect();
    assert!(rare.is_empty(), "{rare:?}");
}

#[test]
fn a_list_says_what_the_exported_file_comes_to() {
    compare_all(Where::Listed);
}
