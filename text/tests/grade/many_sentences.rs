//! Many sentences of each kind, and as many that look like one and are none: a wrong
//! number costs more than an empty field.

use waymark_core::sketch::{KeyResult, Measure, Operator};
use waymark_text::en::grade::sentences::key_result;

use super::typed::EN;

/// What a sentence fills: "12 → 18 %", "? → 18 %", ">= 50", "65..75 kg", "done"; "-" for
/// nothing.
fn fills(sentence: &str) -> String {
    let Some(found) = key_result(sentence, &KeyResult::default(), &EN) else {
        return "-".to_owned();
    };
    let KeyResult {
        start,
        target,
        unit,
        measure,
        operator,
        ..
    } = found;
    let said = match (measure, operator) {
        (Measure::YesNo, _) => "done".to_owned(),
        (Measure::Change, _) if start.is_empty() => ["? → ", &target].concat(),
        (Measure::Change, _) => [&start, " → ", &target].concat(),
        (Measure::Hold, Operator::Between) => [&start, "..", &target].concat(),
        (Measure::Hold, Operator::AtLeast) => [">= ", &target].concat(),
        (Measure::Hold, Operator::Above) => ["> ", &target].concat(),
        (Measure::Hold, Operator::AtMost) => ["<= ", &target].concat(),
        (Measure::Hold, Operator::Below) => ["< ", &target].concat(),
    };
    [&said, " ", &unit].concat().trim_end().to_owned()
}

pub(super) fn all(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(sentence, expected)| (sentence, fills(sentence), expected))
        .filter(|(_, found, expected)| found != **expected)
        .map(|(sentence, found, expected)| format!("{sentence:?}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn from_one_value_to_another() {
    all(&[
        ("Improve conversion from 12% to 18%", "12 → 18 %"),
        (
            "Cut first response time from 9 hours to 3 hours",
            "9 → 3 hours",
        ),
        ("Cut first response time from 9h to 3h", "9 → 3 h"),
        ("Cut first response time from 9 to 3 hours", "9 → 3 hours"),
        ("Cut first response time from 9 hours to 3", "9 → 3 hours"),
        ("from 9h to 3h", "9 → 3 h"),
        ("Reduce build time from 45min to 10min", "45 → 10 min"),
        (
            "Reduce build time from 45 minutes to 10 minutes",
            "45 → 10 minutes",
        ),
        ("Lower p95 latency from 800 ms to 300 ms", "800 → 300 ms"),
        ("Lower p95 latency from 800ms to 300ms", "800 → 300 ms"),
        ("Get page load from 5s to 2s", "5 → 2 s"),
        ("Grow followers from 1,200 to 5,000", "1200 → 5000"),
        ("Grow followers from 800 to 1.2k", "800 → 1200"),
        ("Grow followers from 100 to 1k", "100 → 1000"),
        ("Grow followers from 0 to 10k", "0 → 10000"),
        ("Grow followers from 1,200 to 12k", "1200 → 12000"),
        (
            "Grow the list from 1.2k to 5k subscribers",
            "1200 → 5000 subscribers",
        ),
        ("Grow ARR from $1.2M to $2M", "1200000 → 2000000 $"),
        (
            "Grow ARR from 1.2 million to 2 million",
            "1200000 → 2000000",
        ),
        (
            "Grow ARR from EUR 50,000 to EUR 80,000",
            "50000 → 80000 EUR",
        ),
        ("Raise the average order from €40 to €55", "40 → 55 €"),
        ("Grow MRR from R$5,000 to R$8,000", "5000 → 8000 R$"),
        ("Grow MRR from US$5k to US$8k", "5000 → 8000 US$"),
        ("Raise the average order from A$ 40 to A$ 55", "40 → 55 A$"),
        (
            "Raise the average order from 400 kr to 550 kr",
            "400 → 550 kr",
        ),
        (
            "Raise the average order from kr 400 to kr 550",
            "400 → 550 kr",
        ),
        ("Raise the average order from 40 zł to 55 zł", "40 → 55 zł"),
        ("Lower rent from 12,000 Kč to 10,000 Kč", "12000 → 10000 Kč"),
        ("Grow MRR from BRL 5,000 to BRL 8,000", "5000 → 8000 BRL"),
        ("Grow MRR from 5,000 MXN to 8,000 MXN", "5000 → 8000 MXN"),
        ("Grow MRR from ZAR 5,000 to ZAR 8,000", "5000 → 8000 ZAR"),
        ("Grow MRR from RM 5,000 to RM 8,000", "5000 → 8000 RM"),
        (
            "Grow revenue from ₩5,000,000 to ₩8,000,000",
            "5000000 → 8000000 ₩",
        ),
        ("Raise NPS from 42 to 60 by Q3 2026", "42 → 60"),
        ("Raise NPS from 42 to 60 in 2026", "42 → 60"),
        ("Raise NPS from 42 to 60 by 30 June", "42 → 60"),
        ("Raise NPS from 42 to 60 by 30 June 2026", "42 → 60"),
        ("Raise NPS from 42 to 60 by December 31", "42 → 60"),
        ("Raise NPS from 42 to 60 within 6 months", "42 → 60"),
        ("Raise NPS from 42 points to 60 points", "42 → 60 points"),
        ("Raise NPS 42 to 60", "42 → 60"),
        ("Raise NPS to 60 from 42", "42 → 60"),
        ("Reach an NPS of 60, up from 42", "42 → 60"),
        ("Reach an NPS of 60 (currently 42)", "42 → 60"),
        ("Increase sign-ups to 500 (from 300)", "300 → 500"),
        ("NPS from 42 to 60", "42 → 60"),
        ("Satisfaction 4.1/5 → 4.6/5", "4.1 → 4.6 /5"),
        ("Weight 80 kg → 75 kg", "80 → 75 kg"),
        ("Lose weight: from 80 kg to 75 kg", "80 → 75 kg"),
        ("Lose weight: from 80kg to 75kg", "80 → 75 kg"),
        (
            "Lower rent from 1,200 euros to 1,000 euros",
            "1200 → 1000 euros",
        ),
        (
            "Move from position 8 to position 3 on the results page",
            "8 → 3",
        ),
        ("Double sign-ups from 300", "300 → 600"),
        ("Halve complaints from 40", "40 → 20"),
        ("Bring churn down from 5 percent to 3 percent", "5 → 3 %"),
        ("Bring churn down from 5.2% to under 3%", "-"),
        ("Improve Conversion From 12% To 18%", "12 → 18 %"),
        ("KR1: Improve conversion from 12% to 18%", "12 → 18 %"),
        ("2. Improve conversion from 12% to 18%", "12 → 18 %"),
        ("- Improve conversion from 12% to 18%", "12 → 18 %"),
        ("Extend the runway from 9 to 18 months", "9 → 18 months"),
        ("Cut open tickets from 1,000 to 500", "1000 → 500"),
        (
            "Increase weekly calls from 3 calls a week to 10",
            "3 → 10 calls",
        ),
        ("Reduce bugs from 20 to 0", "20 → 0"),
        ("Raise the temperature from -5 °C to 4 °C", "-5 → 4 °C"),
        ("We will raise NPS from 42 to 60", "42 → 60"),
        (
            "Increase seats from 1950 to 2050 customers",
            "1950 → 2050 customers",
        ),
        ("Take the team from 4 to 9 people", "4 → 9 people"),
    ]);
}

#[test]
fn what_is_counted_from_nothing() {
    all(&[
        ("Read 24 books", "0 → 24 books"),
        ("Read 24 books.", "0 → 24 books"),
        ("Read 24 books in 2026", "0 → 24 books"),
        ("Read 24 books by 31 December 2026", "0 → 24 books"),
        ("Read 24 books within 12 months", "0 → 24 books"),
        ("Read at least 24 books", "0 → 24 books"),
        ("Read 24 Books This Year", "0 → 24 Books"),
        ("I will read 24 books", "0 → 24 books"),
        ("read 24 books", "0 → 24 books"),
        ("KR 2: Read 24 books", "0 → 24 books"),
        ("24 books read", "0 → 24 books"),
        ("Save €5,000", "0 → 5000 €"),
        ("Save 5,000 €", "0 → 5000 €"),
        ("Save $5k", "0 → 5000 $"),
        ("Save up $5,000 for the trip", "0 → 5000 $"),
        ("Save EUR 5,000", "0 → 5000 EUR"),
        ("Save 5,000 euros", "0 → 5000 euros"),
        ("Save R$5,000", "0 → 5000 R$"),
        ("Save 5,000 kr", "0 → 5000 kr"),
        ("Save 5,000 kronor", "0 → 5000 kronor"),
        ("Save kr 5,000", "0 → 5000 kr"),
        ("Save CZK 5,000", "0 → 5000 CZK"),
        ("Save 5,000 yen", "0 → 5000 yen"),
        ("Set aside $1,000", "0 → 1000 $"),
        ("Pay off $12,500", "0 → 12500 $"),
        ("Raise $2M in seed funding", "0 → 2000000 $"),
        ("Earn $1,499.50 from the side project", "0 → 1499.5 $"),
        ("Publish 12 articles", "0 → 12 articles"),
        ("Publish 12 blog posts about climbing", "0 → 12 posts"),
        ("Publish 12 articles on Windows 11", "0 → 12 articles"),
        ("12 articles published", "0 → 12 articles"),
        ("Run 10 customer interviews", "0 → 10 interviews"),
        ("Conduct 20 user interviews by Q2", "0 → 20 interviews"),
        ("Win 10 new customers", "0 → 10 customers"),
        ("10 new customers", "0 → 10 customers"),
        ("Get 10 new customers", "0 → 10 customers"),
        ("Win 50+ customers", "0 → 50 customers"),
        ("Sign 3 enterprise deals", "0 → 3 deals"),
        ("Sign up 15 partners", "0 → 15 partners"),
        ("Hire 5 engineers", "0 → 5 engineers"),
        ("Hire 3 people for the support team", "0 → 3 people"),
        ("Close 20 deals", "0 → 20 deals"),
        ("Ship 4 releases", "0 → 4 releases"),
        ("Host 6 workshops", "0 → 6 workshops"),
        ("Hold 12 workshops", "0 → 12 workshops"),
        ("Plant 1,000 trees", "0 → 1000 trees"),
        ("Walk 500 km", "0 → 500 km"),
        ("Run 42.2 km", "0 → 42.2 km"),
        ("Lose 5kg", "0 → 5 kg"),
        ("Lose 10 pounds", "0 → 10 pounds"),
        ("Write 50,000 words", "0 → 50000 words"),
        ("Learn 1,000 words of Spanish", "0 → 1000 words"),
        ("Complete 3 courses", "0 → 3 courses"),
        ("Send 500 emails", "0 → 500 emails"),
        ("Fix 50 bugs before March", "0 → 50 bugs"),
        ("Save 100 hours", "0 → 100 hours"),
        ("Open 2 stores", "0 → 2 stores"),
        ("Interview 20 customers", "0 → 20 customers"),
        ("Visit 12 museums over 12 months", "0 → 12 museums"),
        (
            "We will onboard 15 partners this quarter",
            "0 → 15 partners",
        ),
    ]);
}

#[test]
fn what_is_to_be_kept() {
    all(&[
        ("NPS ≥ 50", ">= 50"),
        ("NPS >= 50", ">= 50"),
        ("Churn ≤ 3%", "<= 3 %"),
        ("Churn <= 3%", "<= 3 %"),
        ("Churn < 3%", "< 3 %"),
        ("Uptime > 99.9%", "> 99.9 %"),
        ("p95 latency < 200 ms", "< 200 ms"),
        ("Keep NPS ≥ 50", ">= 50"),
        ("Keep NPS at 50 or higher", ">= 50"),
        ("Keep NPS at 50 or above", ">= 50"),
        ("Keep NPS at 50+", ">= 50"),
        ("NPS of 50 or higher", ">= 50"),
        ("Keep churn at 3% or lower", "<= 3 %"),
        ("Keep churn at 3% or below", "<= 3 %"),
        ("Keep response time at 4 hours or less", "<= 4 hours"),
        ("Keep response time under 4 hours", "< 4 hours"),
        ("Keep response time under 4h", "< 4 h"),
        ("Keep satisfaction above 4.5", "> 4.5"),
        ("Keep satisfaction at 4.5/5 or higher", ">= 4.5 /5"),
        ("Keep at least 6 months of runway", ">= 6 months"),
        ("Keep runway over 6 months", "> 6 months"),
        ("Keep no more than 20 tickets open", "<= 20 tickets"),
        ("Keep no fewer than 3 people on call", ">= 3 people"),
        ("Maintain 99.9% uptime", ">= 99.9 %"),
        ("Maintain uptime above 99.9%", "> 99.9 %"),
        ("Ensure uptime of at least 99.9%", ">= 99.9 %"),
        ("Stay below 75 kg", "< 75 kg"),
        ("Stay under $3,000 in costs", "< 3000 $"),
        ("Limit spending to $500", "<= 500 $"),
        ("Cap costs at €2,000", "<= 2000 €"),
        ("Never exceed 5% churn", "<= 5 %"),
        ("Never go above 30 open tickets", "<= 30 tickets"),
        ("Never drop below 95%", ">= 95 %"),
        ("Do not let churn go over 3%", "<= 3 %"),
        ("Don't fall below 50", ">= 50"),
        ("Keep churn from rising above 3%", "<= 3 %"),
        ("Keep uptime from dropping below 99%", ">= 99 %"),
        ("Prevent uptime from falling below 99%", ">= 99 %"),
        ("Keep weight between 65 and 75 kg", "65..75 kg"),
        ("Keep weight at 65 to 75 kg", "65..75 kg"),
        ("Keep weight at 65-75 kg", "65..75 kg"),
        ("Keep weight at 65–75 kg", "65..75 kg"),
        ("Keep it between 20% and 30%", "20..30 %"),
        ("Churn below 3%", "< 3 %"),
        ("Error rate under 1%", "< 1 %"),
        ("Maintain a margin of 35% or more", ">= 35 %"),
        ("Keep a minimum of 3 months of reserves", ">= 3 months"),
        ("Remain at or below 30 days", "<= 30 days"),
        ("Keep weekly hours at 40 or fewer", "<= 40"),
    ]);
}

#[test]
fn what_is_done_or_not() {
    all(&[
        ("Launch the new website", "done"),
        ("Launch the new website.", "done"),
        ("Launch the new website by Q3", "done"),
        ("Launch the new website by 30 June 2026", "done"),
        ("Launch the new website in 2026", "done"),
        ("Launch the new website this quarter", "done"),
        ("Launch new website", "done"),
        ("Launch website", "done"),
        ("Launch our podcast", "done"),
        ("Launch a referral program", "done"),
        ("We launch the new website", "done"),
        ("Ship the mobile app", "done"),
        ("Ship dark mode", "done"),
        ("Release the beta", "done"),
        ("Release a public API", "done"),
        ("Deploy the new billing system", "done"),
        ("Publish the annual report", "done"),
        ("Publish my first book", "done"),
        ("Finish my thesis", "done"),
        ("Finish the marathon", "done"),
        ("Complete the course", "done"),
        ("Complete the migration", "done"),
        ("Open a second office", "done"),
        ("Open the shop before summer", "done"),
        ("Migrate the database", "done"),
        ("Hire a designer", "done"),
        ("Hire a head of sales", "done"),
        ("Sign the lease", "done"),
        ("Sign a partnership with a bank", "done"),
        ("Write the handbook", "done"),
        ("Pass the driving test", "done"),
        ("Obtain the licence", "done"),
        ("Buy a flat", "done"),
        ("File the tax return", "done"),
        ("Submit the grant application", "done"),
        ("Renew the contract", "done"),
        ("Register the trademark", "done"),
        ("Introduce a new pricing page", "done"),
        ("Implement the new process", "done"),
        ("Found a company", "done"),
        ("Roll out the new CRM", "done"),
        ("Set up a home office", "done"),
        ("Sell the old car", "done"),
        ("Get a driving licence", "done"),
    ]);
}

#[test]
fn where_it_starts_is_not_said() {
    all(&[
        ("Improve conversion to 18%", "? → 18 %"),
        ("Raise NPS to 60", "? → 60"),
        ("Reduce churn to 3%", "? → 3 %"),
        ("Reduce churn below 3%", "? → 3 %"),
        ("Cut response time to under 4 hours", "? → 4 hours"),
        ("Cut response time to 4h", "? → 4 h"),
        ("Reach 10,000 followers", "? → 10000 followers"),
        ("Reach at least 30 people", "? → 30 people"),
        ("Reach NPS 50", "? → 50"),
        ("Reach an NPS of 50", "? → 50"),
        ("Hit $1M in revenue", "? → 1000000 $"),
        ("Achieve a 95% pass rate", "? → 95 %"),
        ("Get NPS above 50", "? → 50"),
        ("Get 4.5 stars", "? → 4.5 stars"),
        ("Get to 500 customers", "? → 500 customers"),
        ("Grow the team to 50 people by 2026", "? → 50 people"),
        ("Grow MRR to $80k", "? → 80000 $"),
        ("Get 100 customers", "? → 100 customers"),
        ("Increase posts to 5 a week", "? → 5"),
    ]);
}

#[test]
fn what_only_looks_like_one_fills_nothing() {
    let cases = [
        // Days, quarters, years.
        "Launch by 30 June",
        "Launch on 2026-07-10",
        "Finish by 31/12",
        "Deliver in Q3 2026",
        "Win Q3 and Q4",
        "Plan for 2026",
        "Grow revenue from 2025 to 2026",
        "Grow in 2026",
        "Raise prices in 2026",
        "Prepare the 2026 budget",
        "Reach 2026",
        "Meet on May 5",
        "Publish 2026",
        "From 1990 to 1995",
        // Hours and ages.
        "Meet from 9:30 to 10:30",
        "Open from 9 to 5",
        "Work from 9 to 5",
        "Quit my 9 to 5",
        "Be available from 9 am to 5 pm",
        "Office open from 10 to 4",
        "Survey people aged from 18 to 25",
        "Offer 24/7 support",
        "Keep support 24/7",
        "Run 24/7",
        // Names.
        "Install Windows 11",
        "Upgrade from Windows 10 to Windows 11",
        "Upgrade Postgres from 14 to 16",
        "Migrate from Python 2 to Python 3",
        "Update Node from 18 to 20",
        "Visit Area 51",
        "Watch Formula 1",
        "Get certified for ISO 27001",
        "Launch version 2.0",
        "Launch 2.0",
        "Release 3.1",
        "Ship v2",
        "Win 10",
        "Rank in the top 10",
        "Reach the top 10",
        "Stay in the top 10",
        "Win the top 10",
        "Complete phase 2",
        "Finish chapter 7",
        "Read Catch-22",
        "Drive Route 66",
        "Launch GPT-4 support",
        "Support 5G",
        "Record in 4K",
        "Record 4K videos",
        "Release the iPhone 15 app",
        "Move to 11 Downing Street",
        "Be number 1",
        "Play 90s music",
        "Build 3d models",
        // Rates, whose start is not known.
        "Post 5 times a week",
        "Read 2 books a month",
        "Publish 3 articles per week",
        "Write 500 words daily",
        "Run 3 workshops each quarter",
        "Meditate 10 minutes a day",
        "Save $100 a month",
        // Ranges that are no change.
        "Publish 3 to 5 articles",
        "Publish between 3 and 5 articles",
        "Win 5-10 customers",
        "Add 3–5 features",
        "Sell 10 or 20 licenses",
        "Improve conversion from 12% to 18–20%",
        "Improve conversion from 12% to 18-20%",
        "Increase conversion by 5 to 10%",
        "Increase revenue by $200k to $1.2M",
        "Cut costs by about $5k to $20k",
        // Whose magnitude that is.
        "Grow revenue from $1.2 to $2 million",
        "Grow revenue from $1.2 to $2M",
        "Grow followers from 5 to 10k",
        "Raise traffic from 12 to 20 k visits",
        "Raise ARR from 1.5 to 3 million",
        // Several quantities, and units that differ.
        "Read 24 books and 12 papers",
        "2 posts on 3 channels",
        "Cut the wait from 90 minutes to 1 hour",
        "Cut the wait from 2 days to 6 hours",
        "Move from $5 to €4",
        "Run 10 km in 50 minutes",
        "Run a marathon in under 4 hours",
        "Run 5k",
        "Run a 5k in under 25 minutes",
        // Shares and steps of what is not said.
        "Increase traffic by 40%",
        "Increase NPS by 10",
        "Increase NPS by 10 points",
        "Save 20% of my salary",
        "Cut costs by $5,000",
        "Grow 5x",
        "Grow users from 5m to 10m",
        "Cut build time from 30m to 15m",
        "Jump 5 m",
        // Standards without a side.
        "Keep 30",
        "Keep NPS at 50",
        "Keep churn at 3%",
        "Hold at least 3 workshops",
        "Keep the 30-day streak",
        "Keep Windows 11",
        "Customers over 65",
        "Kids under 12",
        "People over 65 use the app",
        // No numbers, and nothing to tick.
        "Improve the onboarding",
        "Launch faster",
        "Release more often",
        "Ship features",
        "Launch campaigns",
        "Publish the newsletter weekly",
        "Build a culture of trust",
        "Finish the year strong",
        "Be happy",
        "Get better at chess",
        "12",
        "12 apples",
        "+40 %",
        "Raise 3 children",
        "Get rid of 20 servers",
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|sentence| (sentence, fills(sentence)))
        .filter(|(_, found)| found != "-")
        .map(|(sentence, found)| format!("{sentence:?}: {found}"))
        .collect();
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_word_of_hours_or_ages_in_a_name_hides_no_change() {
    all(&[
        ("Open rate from 20% to 35%", "20 → 35 %"),
        ("Email open rate from 20% to 35%", "20 → 35 %"),
        ("Open rate from 12 to 20", "12 → 20"),
        ("Open positions from 12 to 4", "12 → 4"),
        ("Open tickets from 20 to 10", "20 → 10"),
        ("Meeting no-shows from 20% to 5%", "20 → 5 %"),
        ("Meetings without an agenda from 60% to 10%", "60 → 10 %"),
        ("Meetings from 60 to 40", "60 → 40"),
        ("Working capital from $2M to $1M", "2000000 → 1000000 $"),
        ("Readers who subscribe from 5% to 10%", "5 → 10 %"),
        ("Readers from 1,200 to 5,000", "1200 → 5000"),
        ("Meeting length from 60 min to 30 min", "60 → 30 min"),
        ("Meeting no-shows between 5% and 10%", "5..10 %"),
        ("Open from 8 to 18", "-"),
        ("Open from 9 to 5", "-"),
        ("Open from 8h to 18h", "-"),
        ("Open from 0900 to 1730", "-"),
        ("Open Saturdays from 9 to 5", "-"),
        ("Open the shops from 9 to 5", "-"),
        ("Opening hours from 9 to 5", "-"),
        ("Working hours from 9 to 17", "-"),
        ("Meeting with the team from 10 to 11", "-"),
        ("Meetings from 9 to 11", "-"),
        ("Meet customers from 9 to 11", "-"),
        ("Children from 8 to 12", "-"),
        ("Readers aged from 20 to 60", "-"),
    ]);
}

#[test]
fn a_change_of_which_one_end_cannot_be_read_fills_nothing() {
    all(&[
        ("Reduce onboarding from 2h30 to 1h", "-"),
        ("Reduce onboarding from 2h to 1h30", "-"),
        ("Reduce onboarding to 1h from 2h30", "-"),
        ("Onboarding: 2h30 → 1h", "-"),
        ("Onboarding: 2h → 1h30", "-"),
        ("Onboarding 2h30→1h", "-"),
        ("Get Q1 revenue from $1,2M to $2M", "-"),
        ("Get Q1 revenue from $1.2M to $2,5M", "-"),
        ("Grow revenue to $2M from $1,2M", "-"),
        ("Reduce onboarding from 1:30 to 1 hour", "-"),
        ("Grow users from 5m to 6 million", "-"),
        ("Reduce onboarding from 2 hours to 1 hour 30 minutes", "-"),
        ("Reduce onboarding from 2h to 1h 30m", "-"),
        ("Onboarding time: 1h 30 min → 45 min", "-"),
        // What is no end of it is passed over.
        ("Raise 30-day retention from 20% to 30%", "20 → 30 %"),
        ("Get Q1 revenue from $1.2M to $2M", "1200000 → 2000000 $"),
        ("Raise NPS to 60 from Q1 on", "? → 60"),
        ("Raise NPS from 42 to 60 by 10:30", "42 → 60"),
        ("Reduce p95 latency from 800 ms to 300 ms", "800 → 300 ms"),
    ]);
}

#[test]
fn a_measure_that_was_chosen_stays() {
    let chosen = |measure| KeyResult {
        measure,
        ..KeyResult::default()
    };
    let fills = |sentence, measure| key_result(sentence, &chosen(measure), &EN).is_some();
    assert!(!fills("Read 24 books", Measure::YesNo));
    assert!(!fills("Launch the new website", Measure::Hold));
    assert!(fills("Keep NPS at 50 or higher", Measure::Hold));
    assert!(fills("Keep NPS at 50 or higher", Measure::Change));
}
