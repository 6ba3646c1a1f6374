//! What the reviews say: their steps, and the minutes word for word.

#![cfg(feature = "store")]

use crate::given::{day, id};
use serde_json::{Value, json};
use time::Duration;
use waymark_core::calendar::Calendar;
use waymark_core::grading::measure::Bound;
use waymark_core::kpi::band::{Band, Range};
use waymark_core::kpi::definition::{AddsUp, Definition};
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::signal::Rule;
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::watched::{Acknowledged, Rest};
use waymark_core::kpi::{Kpi, Pillar};
use waymark_core::number::decimal::Decimal;
use waymark_core::number::understood::Notation;
use waymark_core::objective::Objective;
use waymark_core::objective::review::Brief;
use waymark_core::period::Period;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;
use waymark_core::review::agenda::{Agenda, Calm, Given, Matter, Watched, Well};
use waymark_core::review::calendar_file::Repeats;
use waymark_core::review::fit::Fit;
use waymark_core::review::kept::{Did, Done, Review};
use waymark_core::review::key::Key;
use waymark_core::review::{Rhythm, subject};
use waymark_text::en::kpi::noise::When;
use waymark_text::en::review::calendar_file::{description, event, repeats};
use waymark_text::en::review::minutes::{Known, Minutes, markdown, minutes};
use waymark_text::en::review::steps::{of_kpi, of_objective};
use waymark_text::en::review::{
    all_done, did, full_title, lead, name_of, next_from, nothing, progress, title, well,
};

const TODAY: &str = "2026-11-27";

fn when() -> When {
    When {
        calendar: Calendar::default(),
        today: day(TODAY),
    }
}

#[track_caller]
fn period(first: &str, last: &str) -> Period {
    Period::new(day(first), day(last)).expect("a period")
}

/// A monthly KPI that is to be at least 40%, with its values up to October.
fn kpi(name: &str, values: &str) -> Kpi {
    let mut at = day("2026-10-31");
    let mut readings = Vec::new();
    for value in values.split_whitespace().rev() {
        readings.push(Reading {
            day: at,
            value: Decimal::parse(value),
            note: String::new(),
        });
        at = at.replace_day(1).expect("a first day") - Duration::DAY;
    }
    readings.reverse();
    let forty = Decimal::parse("40").expect("a number");
    Kpi {
        name: name.to_owned(),
        made: readings.first().map(|it| it.day),
        readings,
        definitions: vec![Definition {
            cadence: Unit::Month,
            unit: "%".to_owned(),
            ..Definition::default()
        }],
        bands: vec![Band {
            id: id("b"),
            from: day("2026-01-01"),
            range: Range::one_sided(Bound::AtLeast(forty), None).ok(),
            per: None,
        }],
        ..Kpi::default()
    }
}

fn objective(title: &str, more: &[(&str, Value)]) -> Objective {
    let own = [
        ("title", json!(title)),
        (
            "period",
            json!({"first": "2026-07-01", "last": "2026-09-30"}),
        ),
        ("kr/k/name", json!("Trial conversion")),
        ("kr/k/start", json!("10")),
        ("kr/k/target", json!("20")),
        ("kr/k/unit", json!("%")),
    ];
    let fields = own.iter().chain(more);
    let fields = fields.map(|(name, value)| (Name::parse(name), value.clone()));
    Objective::read(&Record::of(fields))
}

/// What there is, and what was done.
#[derive(Default)]
struct World {
    kpis: Vec<(Id, Kpi)>,
    objectives: Vec<(Id, Objective)>,
    review: Review,
}

impl World {
    fn kpi(mut self, name: &str, kpi: Kpi) -> Self {
        self.kpis.push((id(name), kpi));
        self
    }

    fn objective(mut self, name: &str, objective: Objective) -> Self {
        self.objectives.push((id(name), objective));
        self
    }

    fn did(mut self, key: Key, all: &[Did], more: impl Fn(&mut Done)) -> Self {
        let today = day(TODAY);
        let mut done = Done::of(all[0], today);
        for it in &all[1..] {
            done = done.and(*it, today);
        }
        more(&mut done);
        self.review.begun = self.review.begun.or(Some(today));
        self.review.steps.insert(key, done);
        self
    }

    fn minutes(&self, rhythm: Rhythm) -> Minutes {
        let When { calendar, today } = when();
        let standing = |kpi: &Kpi| Standing::of(kpi, calendar, today);
        let standings: Vec<Standing> = self.kpis.iter().map(|(_, it)| standing(it)).collect();
        let kpis = self.kpis.iter().zip(&standings);
        let kpis: Vec<Watched<'_>> = kpis
            .map(|((id, kpi), standing)| Watched {
                id,
                kpi,
                standing,
                lost: &[],
                is_running: false,
            })
            .collect();
        let briefs = self
            .objectives
            .iter()
            .map(|(_, it)| Brief::of(it, calendar, today));
        let briefs: Vec<Brief> = briefs.collect();
        let ids = self.objectives.iter().map(|(id, _)| id);
        let objectives: Vec<(&Id, &Brief)> = ids.zip(&briefs).collect();
        let agenda = Agenda::of(
            rhythm,
            &Given {
                calendar,
                today,
                kpis: &kpis,
                objectives: &objectives,
                to_ask: &[],
                hand_offs: &[],
            },
        );
        let kpi = |of: &Id| {
            let (_, kpi) = self.kpis.iter().find(|(id, _)| id == of)?;
            Some((kpi.clone(), standing(kpi)))
        };
        let objective = |of: &Id| {
            let (_, it) = self.objectives.iter().find(|(id, _)| id == of)?;
            Some(it.clone())
        };
        let known = Known {
            kpi: &kpi,
            objective: &objective,
        };
        minutes(
            &agenda,
            &self.review,
            known,
            when(),
            &Notation::PLAIN_ENGLISH,
        )
    }

    #[track_caller]
    fn says(&self, rhythm: Rhythm, expected: &str) {
        assert_eq!(markdown(&self.minutes(rhythm)), expected);
    }
}

fn nothing_more(_: &mut Done) {}

#[test]
fn a_week_in_minutes_word_for_word() {
    let mut slow = kpi("Response time", "45 38 36");
    slow.owner = Some("Anna".to_owned());
    slow.acknowledged = Some(Acknowledged {
        on: day(TODAY),
        cause: "two people left.".to_owned(),
        again: day("2027-01-04"),
    });
    let mut world = World::default()
        .kpi("nps", kpi("NPS", "41 44 42"))
        .kpi("slow", slow)
        .objective(
            "trial",
            objective(
                "Make the trial the reason to buy",
                &[
                    (
                        "period",
                        json!({"first": "2026-10-01", "last": "2026-12-31"}),
                    ),
                    ("at/k/2026-11-27", json!({"value": "15"})),
                ],
            ),
        )
        .did(Key::Kpi(id("nps")), &[Did::Recorded], |done| {
            done.reading = Some(day("2026-10-31"));
            done.note = "The survey went out late.\nAsk again.".to_owned();
        })
        .did(Key::Kpi(id("slow")), &[Did::Acknowledged], nothing_more)
        .did(Key::CheckIn(id("trial")), &[Did::Recorded], nothing_more);
    world.review.finished = Some(day(TODAY));
    world.review.who = "Anna and Ben".to_owned();
    world.says(
        Rhythm::Week,
        "# Weekly review, week of 23 November 2026\n\
         \n\
         Held on 27 November 2026. Present: Anna and Ben.\n\
         \n\
         ## Recorded\n\
         \n\
         - **NPS**: October 2026: 42%, good: at least 40%\n  \
           - Note: The survey went out late. Ask again.\n\
         - **Make the trial the reason to buy**: Trial conversion 15%\n\
         \n\
         ## Decided\n\
         \n\
         - **Response time**: out of band for a known reason: two people left. To look at again \
         on 4 January 2027. Owner: Anna\n\
         \n\
         ## Running well\n\
         \n\
         - 1 KPI in band, 1 objective on track and 1 key result moved since last week.\n\
         \n\
         ## Known\n\
         \n\
         - 1 KPI out of band for a known reason.\n\
         \n\
         ## Next\n\
         \n\
         - The next weekly review opens on 30 November 2026.\n",
    );
}

#[test]
fn a_status_stands_beside_what_it_is_of() {
    let recorded = |kpi: Kpi, on: &str| {
        let world = World::default().kpi("it", kpi);
        let world = world.did(Key::Kpi(id("it")), &[Did::Recorded], |done| {
            done.reading = Some(day(on));
        });
        let minutes = world.minutes(Rhythm::Week);
        minutes.sections[0].lines[0].said.clone()
    };
    // A running total: what came of it is what is judged.
    let mut total = kpi("Revenue", "45 87 130");
    total.definitions[0].total = Some(Unit::Year);
    assert_eq!(
        recorded(total, "2026-10-31"),
        "October 2026: 130% in total, 43% of it new, good: at least 40%"
    );
    // Weeks that are summed by months.
    let mut sums = kpi("Leads", "");
    sums.definitions[0].cadence = Unit::Week;
    sums.definitions[0].adds_up = Some(AddsUp::Sum);
    sums.bands[0].per = Some(Unit::Month);
    for (on, value) in [
        ("01", "12"),
        ("08", "11"),
        ("15", "10"),
        ("22", "9"),
        ("29", "8"),
    ] {
        sums.readings.push(Reading {
            day: day(&["2026-10-", on].concat()),
            value: Decimal::parse(value),
            note: String::new(),
        });
    }
    assert_eq!(
        recorded(sums, "2026-10-29"),
        "Week of 26 October 2026: 8%; October 2026: 50%, good: at least 40%"
    );
}

#[test]
fn a_month_in_minutes_word_for_word() {
    let mut moved = kpi("Margin", "45 44 46");
    let thirty_eight = Decimal::parse("38").expect("a number");
    moved.bands.push(Band {
        id: id("c"),
        from: day("2026-12-01"),
        range: Range::one_sided(Bound::AtLeast(thirty_eight), None).ok(),
        per: None,
    });
    let mut old = kpi("Fax orders", "45 44 46");
    old.rest = Some(Rest {
        on: day(TODAY),
        is_for_good: true,
        reason: "nobody faxes".to_owned(),
    });
    let mut world = World::default()
        .kpi("margin", moved)
        .kpi("fax", old)
        .did(Key::Kpi(id("margin")), &[Did::BandMoved], nothing_more)
        .did(Key::Kpi(id("fax")), &[Did::Retired], nothing_more)
        .did(Key::AtOnce, &[Did::Seen], |done| {
            done.note = "Drop one in January.".to_owned();
        });
    world.review.begun = Some(day("2026-11-26"));
    world.review.finished = Some(day(TODAY));
    world.says(
        Rhythm::Month,
        "# Monthly review, October 2026\n\
         \n\
         Held from 26 November to 27 November 2026.\n\
         \n\
         ## Decided\n\
         \n\
         - **Fax orders**: retired: nobody faxes\n\
         - **Margin**: band moved to at least 38%, from 1 December 2026\n\
         \n\
         ## Noted\n\
         \n\
         - **Focus**: Note: Drop one in January.\n\
         \n\
         ## Running well\n\
         \n\
         - 1 KPI in band.\n\
         \n\
         ## Next\n\
         \n\
         - The next monthly review opens on 1 December 2026.\n",
    );
}

#[test]
fn a_quarter_in_minutes_word_for_word() {
    let won = objective(
        "Make the trial the reason to buy",
        &[
            ("at/k/2026-09-29", json!({"value": "17"})),
            ("closed", json!({"on": "2026-11-27", "next": "retire"})),
            ("learned", json!("Talking to people beats guessing.")),
            ("differently", json!("Start with five calls")),
        ],
    );
    let next = objective(
        "Get the response time back to normal",
        &[(
            "period",
            json!({"first": "2026-10-01", "last": "2026-12-31"}),
        )],
    );
    let world = World::default()
        .kpi("made", kpi("Trial conversion", "41 44 42"))
        .objective("won", won)
        .objective("next", next)
        .did(Key::Close(id("won")), &[Did::Closed], nothing_more)
        .did(
            Key::HandOff(id("won"), id("k")),
            &[Did::Graduated],
            |done| {
                done.made = Some(id("made"));
            },
        )
        .did(Key::Kpi(id("gone")), &[Did::Restoring], |done| {
            done.made = Some(id("next"));
        })
        .did(Key::Aim, &[Did::Seen], nothing_more);
    world.says(
        Rhythm::Quarter,
        "# Quarterly review, Q3, July to September 2026\n\
         \n\
         Begun on 27 November 2026, not finished yet.\n\
         \n\
         ## Closed and planned\n\
         \n\
         - **Make the trial the reason to buy**: closed on 27 November 2026 and retired: 0.70, \
         green: in the target zone. Learned: Talking to people beats guessing. Differently next time: \
         Start with five calls\n\
         \n\
         ## Handed off\n\
         \n\
         - **Trial conversion (Make the trial the reason to buy)**: made the KPI “Trial \
         conversion”\n\
         - **A KPI that is no longer here**: objective “Get the response time back to normal” set \
         up to restore it\n\
         \n\
         ## Still open\n\
         \n\
         - **Plan**\n\
         \n\
         ## Running well\n\
         \n\
         - 1 KPI in band.\n",
    );
}

#[test]
fn where_nothing_happened_the_minutes_say_nothing_of_it() {
    let world = World::default();
    let minutes = world.minutes(Rhythm::Week);
    assert!(minutes.sections.is_empty());
    world.says(Rhythm::Week, "# Weekly review, week of 23 November 2026\n");
}

#[test]
fn what_people_typed_is_text_in_markdown() {
    let mut odd = kpi("*NPS* | <b>", "41 44 42");
    odd.owner = Some("# me".to_owned());
    let world =
        World::default()
            .kpi("odd", odd)
            .did(Key::Kpi(id("odd")), &[Did::BandLeft], |done| {
                done.note = "- [x](http://x) `y`".to_owned();
            });
    let said = markdown(&world.minutes(Rhythm::Week));
    let line = said
        .lines()
        .find(|it| it.starts_with("- **"))
        .expect("a line");
    assert_eq!(
        line,
        r"- **\*NPS\* \| \<b>**: band left as it is. Owner: # me"
    );
    assert!(
        said.contains(r"  - Note: \- \[x\](http://x) \`y\`"),
        "{said}"
    );
}

#[track_caller]
fn is_sentence(text: &str) {
    assert_eq!(text, text.trim());
    assert!(text.ends_with(['.', '?']), "{text:?}");
    for odd in ["  ", "..", " .", " ,", "{", "}", "::", "“”", "()", "None"] {
        assert!(!text.contains(odd), "{odd:?} in {text:?}");
    }
    let ends = text.match_indices(['.', '?']).map(|(at, _)| at);
    for at in ends {
        let next = text[at + 1..].trim_start_matches(')').chars().nth(1);
        let begins = |it: char| it.is_uppercase() || it.is_ascii_digit() || it == '“';
        let is_decimal = text[at + 1..].starts_with(|it: char| it.is_ascii_digit());
        assert!(next.is_none_or(begins) || is_decimal, "{text:?}");
    }
    assert!(text.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit()));
}

#[test]
fn each_thing_that_a_kpi_asks_is_said_in_a_sentence() {
    let october = period("2026-10-01", "2026-10-31");
    let august = period("2026-08-01", "2026-08-31");
    let mut out = kpi("Response time", "45 38 36");
    let said = |kpi: &Kpi, matter: &Matter| {
        let standing = Standing::of(kpi, Calendar::default(), day(TODAY));
        let said = of_kpi(matter, kpi, &standing, when(), &Notation::PLAIN_ENGLISH);
        is_sentence(&said);
        said
    };
    let case = |matter: Matter, expected: &str| assert_eq!(said(&out, &matter), expected);
    case(
        Matter::Out { calls: true },
        "Out of band for 2 months in a row: too low since September. That is long enough to make \
         it an objective: get it back to normal.",
    );
    case(
        Matter::Lacks {
            unit: october,
            is_overdue: true,
        },
        "The reading for October 2026 is overdue.",
    );
    case(
        Matter::Lacks {
            unit: october,
            is_overdue: false,
        },
        "The reading for October 2026 is due.",
    );
    let signal = |rule| Matter::Signal {
        rule,
        first: august,
        last: october,
        is_newest: false,
    };
    case(
        signal(Rule::Beyond),
        "October 2026 was unlike the others: look for what happened.",
    );
    case(
        signal(Rule::Run),
        "From August 2026 to October 2026 every value was on the same side of the centre. Find \
         out what changed.",
    );
    said(&out, &signal(Rule::Near));
    said(&out, &Matter::Base(august));
    case(
        Matter::Pillars(vec![Pillar::Source, Pillar::Owner]),
        "It lacks a source and an owner: until it has that, it is a metric and not a KPI.",
    );
    case(
        Matter::Unread,
        "There was no reading in the whole quarter. Is it still needed?",
    );
    case(
        Matter::Paused(day("2026-06-01")),
        "It has been paused since 1 June 2026. Resume it, or retire it?",
    );
    let room = Fit::Room {
        up_to: Decimal::parse("38.04").map(Into::into),
    };
    case(
        Matter::Band(room),
        "The band is met with plenty of room: even 38.04% would be met by the way things run. Is \
         it too easy?",
    );
    case(
        Matter::Band(Fit::Room { up_to: None }),
        "The band is met with plenty of room on both sides. Is it too wide?",
    );
    // The day to look again has come.
    out.acknowledged = Some(Acknowledged {
        on: day("2026-10-02"),
        cause: "two people left".to_owned(),
        again: day("2026-11-20"),
    });
    assert_eq!(
        said(&out, &Matter::Out { calls: false }),
        "Out of band for 2 months in a row: too low since September. You wanted to look again on \
         20 November 2026. The cause was: two people left."
    );
}

#[test]
fn how_a_band_fits_is_said_with_what_to_do_about_it() {
    let steady = "40 42 39 41 43 40 38 41 42 40 39 41";
    let mut kpi = kpi("NPS", steady);
    let standing = Standing::of(&kpi, Calendar::default(), day(TODAY));
    let fit = Fit::of(&kpi, &standing).expect("by chance");
    let said = of_kpi(
        &Matter::Band(fit),
        &kpi,
        &standing,
        when(),
        &Notation::PLAIN_ENGLISH,
    );
    is_sentence(&said);
    assert!(said.contains("3 of the last 12 were out"), "{said}");
    assert!(
        said.ends_with("Or does the band ask for too much?"),
        "{said}"
    );
    let fifty = Decimal::parse("50").expect("a number");
    kpi.bands[0].range = Range::one_sided(Bound::AtLeast(fifty), None).ok();
    let standing = Standing::of(&kpi, Calendar::default(), day(TODAY));
    let fit = Fit::of(&kpi, &standing).expect("never");
    let said = of_kpi(
        &Matter::Band(fit),
        &kpi,
        &standing,
        when(),
        &Notation::PLAIN_ENGLISH,
    );
    is_sentence(&said);
    assert_eq!(
        said,
        "The band cannot be met without a change: this is what an OKR is for. Set up an \
         objective, or move the band to a level it can reach."
    );
}

#[test]
fn each_thing_that_is_asked_of_objectives_is_said_in_a_sentence() {
    let q4 = period("2026-10-01", "2026-12-31");
    let case = |matter: Matter, expected: &str| {
        let said = of_objective(&matter, Some(q4), Calendar::default());
        is_sentence(&said);
        assert_eq!(said, expected);
    };
    case(
        Matter::ToClose { is_over: true },
        "Its period is over. Score it, write what you learned, and say what comes next.",
    );
    case(
        Matter::ToClose { is_over: false },
        "It ends on 31 December 2026. Check in once more, or close it now.",
    );
    case(
        Matter::Again,
        "It was reached, and you wanted to look again. Does the new level hold?",
    );
    case(
        Matter::NoLessons,
        "It is closed, and nothing says what you learned or would do differently.",
    );
    case(
        Matter::HandOff,
        "Should this result stay? A KPI can guard it, so that it does not drift back.",
    );
    case(
        Matter::NotContinued,
        "You wanted it to go on, but no objective follows it yet.",
    );
    case(
        Matter::Aim {
            is_too_low: true,
            hit_rate: Some((2, 3)),
        },
        "Your last two periods both came in above 0.7: aim higher next time. Musts kept so far: 2 \
         of 3.",
    );
    case(
        Matter::Aim {
            is_too_low: false,
            hit_rate: None,
        },
        "A score around 0.7 means that the aim was right: high, and not out of reach.",
    );
    case(
        Matter::TooMany {
            objectives: Some(5),
            kpis: None,
        },
        "5 objectives run at once; 2 to 4 is typical. Watch everything and you end up watching \
         nothing (Rock): close, pause or retire what matters least.",
    );
    case(
        Matter::Plan {
            next: q4,
            has_begun: false,
            objectives: 0,
        },
        "Nothing is planned for Q4, October to December 2026 yet. 2 to 4 is typical (Rock).",
    );
    let of_q4 = |has_begun, objectives| Matter::Plan {
        next: q4,
        has_begun,
        objectives,
    };
    case(
        of_q4(false, 1),
        "1 objective is planned for Q4, October to December 2026. 2 to 4 is typical (Rock).",
    );
    // A late review is made while it runs.
    case(
        of_q4(true, 0),
        "No objective runs in Q4, October to December 2026 yet. 2 to 4 is typical (Rock).",
    );
    case(
        of_q4(true, 1),
        "1 objective runs in Q4, October to December 2026. 2 to 4 is typical (Rock).",
    );
    case(
        of_q4(true, 3),
        "3 objectives run in Q4, October to December 2026. 2 to 4 is typical (Rock).",
    );
}

#[test]
fn a_review_is_called_by_its_rhythm_and_its_days() {
    let calendar = Calendar::default();
    let cases = [
        (
            Rhythm::Week,
            "Weekly review, week of 23 November 2026",
            None,
        ),
        (Rhythm::Month, "Monthly review, October 2026", None),
        (
            Rhythm::Quarter,
            "Quarterly review, Q3, July to September 2026",
            Some("Quarterly review, July to September 2026"),
        ),
    ];
    for (rhythm, full, short) in cases {
        let unit = rhythm.unit(calendar, day(TODAY));
        assert_eq!(full_title(rhythm, unit, calendar), full);
        assert_eq!(name_of(&subject(rhythm, unit).id), short.unwrap_or(full));
        is_sentence(lead(rhythm));
        for calm in [Calm::Empty, Calm::InBand, Calm::NothingDue] {
            is_sentence(nothing(rhythm, calm));
        }
        is_sentence(&next_from(rhythm, rhythm.next(unit, calendar)));
        assert!(event(rhythm).ends_with(&title(rhythm).to_lowercase()));
        is_sentence(description(rhythm));
    }
    assert_eq!(name_of(&id("1")), "A review");
}

#[test]
fn what_was_done_and_how_far_one_is() {
    assert_eq!(progress(3, 7), "3 of 7 done");
    assert_eq!(progress(7, 7), "All gone through");
    assert_eq!(progress(0, 0), "Nothing to do");
    assert_eq!(
        all_done(&[Did::Recorded, Did::Noted, Did::Acknowledged]),
        "Recorded, event noted and acknowledged"
    );
    assert_eq!(all_done(&[]), "Done");
    assert_eq!(did(Did::Graduated), "made a KPI");
    assert_eq!(well(Well::default()), "");
    let said = well(Well {
        in_band: 5,
        known: 0,
        on_track: 1,
        moved: 2,
    });
    assert_eq!(
        said,
        "5 KPIs in band, 1 objective on track and 2 key results moved since last week."
    );
}

#[test]
fn when_it_recurs_is_said_as_people_say_it() {
    let case = |rhythm, how, first: &str, said: &str| {
        assert_eq!(repeats(rhythm, how, day(first)), said);
    };
    let (weekday, number) = (Repeats::OnWeekday, Repeats::OnDay);
    case(Rhythm::Week, weekday, "2026-11-30", "every Monday");
    case(
        Rhythm::Month,
        weekday,
        "2026-12-07",
        "every month on the first Monday",
    );
    case(
        Rhythm::Month,
        weekday,
        "2026-11-30",
        "every month on the last Monday",
    );
    case(
        Rhythm::Month,
        number,
        "2026-12-03",
        "every month on the 3rd",
    );
    case(
        Rhythm::Month,
        number,
        "2026-12-12",
        "every month on the 12th",
    );
    case(
        Rhythm::Quarter,
        number,
        "2026-12-29",
        "every three months on the last day",
    );
}
