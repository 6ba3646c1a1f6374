//! The families of lines that look like one thing and are another, and beside each those that
//! look alike and are not.

use super::tests::found;
use super::{Check, Kind, is_event};

/// Whether a check finds something in each line of a kind.
#[track_caller]
fn each(kind: Kind, check: Check, is_found: bool, lines: &[&str]) {
    let found = |line: &&&str| found(kind, line).contains(&check) != is_found;
    let wrong: Vec<_> = lines.iter().filter(found).collect();
    assert!(wrong.is_empty(), "{check:?} is not {is_found}: {wrong:#?}");
}

#[test]
fn an_event_is_held_as_work_and_a_level_as_a_standard() {
    let levels = [
        "Hold 3 months of runway",
        "Hold 6 months of cash reserves",
        "Hold 20 days of stock",
        "Hold at least 3 months of runway",
        "Hold 95% of SLAs",
        "Hold 90% of existing customers",
        "Hold $5,000 in reserve",
        "Hold the line on costs",
        "Hold prices",
        "Hold our market share",
        "Hold a 4.8 store rating",
        "Hold response time below 30 minutes",
    ];
    each(Kind::KeyResult, Check::Standard, true, &levels);
    each(Kind::KeyResult, Check::Task, false, &levels);
    let events = [
        "Hold 10 town halls",
        "Hold 3 workshops for parents",
        "Hold at least 3 workshops",
        "Hold 20 one-on-ones",
        "Hold 5 open days",
        "Hold the annual meeting",
        "Hold a workshop for parents",
        "Hold an evening for parents",
        "Hold weekly office hours",
    ];
    each(Kind::KeyResult, Check::Task, true, &events);
    each(Kind::KeyResult, Check::Standard, false, &events);
    // What that is nobody knows.
    each(Kind::KeyResult, Check::Task, false, &["Hold 200 shares"]);
    each(
        Kind::KeyResult,
        Check::Standard,
        false,
        &["Hold 200 shares"],
    );
    assert!(is_event("workshops") && is_event("town halls") && is_event("party"));
    assert!(!is_event("months") && !is_event("halls"));
}

#[test]
fn what_work_brings_is_an_outcome() {
    each(
        Kind::KeyResult,
        Check::Task,
        false,
        &[
            // A share, money, and what is weighed.
            "Take 20% of the market",
            "Make $10,000 in profit",
            "Produce 2 tonnes of tomatoes",
            "Produce 40 MWh of solar power",
            // Who and what is there afterwards.
            "Add 50 paying customers",
            "Create 10 new jobs in the region",
            "Build 30 homes",
            // What not everybody can, and what was never done before.
            "Do 50 push-ups in a row",
            "Swim 40 lengths without stopping",
            "Set a new record of 500 orders in one day",
            "Set a personal best",
            // What comes of those it is done for, and what becomes of a thing.
            "Train 3 apprentices who pass the exam",
            "Audit passed without findings",
            "Review cleared by the regulator",
            // The name of what is measured.
            "Design review turnaround from 5 days to 2 days",
            "Contact form replies from 20% to 40%",
            "Build success from 80 to 95",
            "Sign 5 enterprise contracts",
            "Win 3 awards",
        ],
    );
    each(
        Kind::KeyResult,
        Check::Task,
        true,
        &[
            "Take 3 courses",
            "Make 50 cold calls",
            "Give 4 talks",
            "Create four landing pages",
            "Add 3 payment methods",
            "Build 3 prototypes for customers",
            "Produce 6 podcasts",
            "Do 50 push-ups a day",
            "Set a date for the audit",
            "Set up a help desk",
            "Train 3 apprentices",
            "Interview 20 customers who stayed",
            "Audit all suppliers",
            "Test automated deployments",
            "Review closed contracts",
            "Design the review",
        ],
    );
}

#[test]
fn an_exact_yes_or_no_is_countable() {
    let exact = [
        "Pass the B2 exam",
        "Pass the hygiene audit with the new kitchen",
        "Get SOC 2 certified",
        "Get the ISO 27001 certificate",
        "Achieve ISO 27001",
        "Obtain the organic label for the bakery",
        "Earn a pilot licence",
        "Be certified in Q4",
        "Certified by 31 December",
        "Board approves the strategy",
        "Plan approved by the board",
        "Patent granted in the US",
        "Audit passed without findings",
        "Fill all open positions",
        "Answer every support email the same day",
        "Reply to every review",
        "Close all critical bugs",
        "Ensure every ticket is answered within a day",
    ];
    each(Kind::KeyResult, Check::NothingCountable, false, &exact);
    let open = [
        "Be ready for SOC 2",
        "Be compliant with ISO 27001",
        "Pass on what we know",
        "Delight every customer",
        "Make every customer happy",
        "Review all contracts by Q3",
        "Get the tax return ready",
        "Get better at chess",
        "Achieve harmony in the team",
        "The team knows our strategy",
    ];
    each(Kind::KeyResult, Check::NothingCountable, true, &open);
}

#[test]
fn a_comparison_without_a_number_counts_nothing() {
    let compares = [
        "Better team morale",
        "Stronger pipeline",
        "Faster deployments",
        "Happier customers",
        "Smoother handovers between shifts",
        "Lead the industry in uptime",
        "Dominate our category in reach",
    ];
    each(Kind::KeyResult, Check::NothingCountable, true, &compares);
    each(
        Kind::KeyResult,
        Check::Weasel,
        true,
        &["Better retention of new hires"],
    );
    let counts = [
        "Better retention of new hires: 80%",
        "Faster response times",
        "Lower churn",
        "Higher revenue per seat",
        "Happier customers: NPS from 40 to 60",
        "Lead time to production",
    ];
    each(Kind::KeyResult, Check::NothingCountable, false, &counts);
    each(Kind::KeyResult, Check::Weasel, false, &counts);
}

#[test]
fn what_is_to_be_ensured_of_all_is_a_standard() {
    let standards = [
        "Ensure all invoices are paid within 30 days",
        "Ensure that every ticket is answered in 4 hours",
        "Ensure uptime of 99.9%",
        "Ensure 95% of orders leave the same day",
        "Make sure nobody waits longer than 5 minutes",
        "Guarantee delivery within 2 days",
    ];
    each(Kind::KeyResult, Check::Standard, true, &standards);
    let others = [
        "Ensure the new site launches",
        "Ensure quality",
        "Ensure 3 more people are hired",
        "Make sure the team knows our strategy",
    ];
    each(Kind::KeyResult, Check::Standard, false, &others);
}

#[test]
fn a_verb_that_is_a_noun_there_is_not_empty() {
    let full = [
        "Support that people rave about",
        "Support that feels human",
        "Support our users love",
        "Support nobody has to wait for",
        "Support desk that never sleeps",
        "Quality that customers notice",
        "Drive home the message that we are the safest",
        "Drive across Europe in our own van",
        "Advance to the second division",
        "Raise a family of guide dogs",
        "Get the best out of our data",
        "Be the best-rated dentist in town",
        "Be a leader people want to follow",
        "Spend less on moving parcels than on packing them",
        "Grow without losing what clients like about us",
        "Increase revenue where our youngest customers are",
    ];
    each(Kind::Objective, Check::VagueObjective, false, &full);
    let empty = [
        "Support the sales team",
        "Support our colleagues",
        "Drive digital transformation",
        "Advance our mission",
        "Raise awareness",
        "Quality and efficiency",
        "Delight our customers",
        "Wow our guests",
        "Be the best",
        "Build the best team in Europe",
        "Be the market leader",
        "Become a leader in river cruises",
        "Reduce costs",
        "Increase our revenue",
        "Cut operating costs",
        "Grow market share",
    ];
    each(Kind::Objective, Check::VagueObjective, true, &empty);
}

#[test]
fn visits_of_a_site_are_vanity_as_traffic_too() {
    let vanity = [
        "Traffic from 50k to 90k visits",
        "Website traffic from 50k to 90k",
        "Increase website visits to 8,000",
    ];
    each(Kind::KeyResult, Check::Vanity, true, &vanity);
    let others = [
        "Home visits by nurses from 40 to 60",
        "Organic traffic that converts: 4%",
        "Traffic accidents from 12 to 6",
    ];
    each(Kind::KeyResult, Check::Vanity, false, &others);
}
