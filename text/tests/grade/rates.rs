//! How often in a while, or per how many: a rate does not start at 0, and two of different ones
//! are no change.

use super::many_sentences::all;

#[test]
fn two_different_rates_fill_nothing() {
    all(&[
        ("Increase deploys from 1/week to 5/day", "-"),
        ("Increase deploys from 1 per week to 5 per day", "-"),
        ("Increase deploys from 1 a week to 5 a day", "-"),
        ("Increase deploys to 5/day from 1/week", "-"),
        ("Deploys: 1/week → 5/day", "-"),
        ("Deploys: 1 per week → 5 per day", "-"),
        ("Reduce incidents from 4/month to 2/quarter", "-"),
        ("Reduce incidents from 4 per month to 2 per quarter", "-"),
        ("Reduce incidents from 4 each month to 2 every quarter", "-"),
        (
            "Reduce incidents from 4 incidents a month to 2 incidents a quarter",
            "-",
        ),
        ("Raise pay from $20 an hour to $30 a day", "-"),
        ("Raise output from 10 units/day to 20 units/week", "-"),
        ("Raise retention from 80%/month to 90%/year", "-"),
        ("Baseline 1/week, target 5/day", "-"),
        ("Keep deploys between 1 a week and 5 a day", "-"),
    ]);
}

#[test]
fn a_change_of_one_rate_is_filled_however_it_is_written() {
    all(&[
        ("Increase deploys from 1/week to 5/week", "1 → 5"),
        ("Increase deploys from 1/wk to 5/week", "1 → 5"),
        ("Increase deploys from 1 per week to 5 a week", "1 → 5"),
        ("Increase deploys from 1 weekly to 5 a week", "1 → 5"),
        ("Increase deploys from 1 a week to 5 each week", "1 → 5"),
        ("Increase deploys from 1 a week to 5", "1 → 5"),
        ("Increase deploys from 1 to 5/week", "1 → 5"),
        ("Deploys: 1/week → 5/week", "1 → 5"),
        ("Deploys: 1 per week → 5 per week", "1 → 5"),
        ("Increase deploys to 5/week from 1/week", "1 → 5"),
        ("Increase order value from $3/order to $5/order", "3 → 5 $"),
        (
            "Increase order value from $3 per order to $5 per order",
            "3 → 5 $",
        ),
        ("Raise pay from $20/hour to $25/hour", "20 → 25 $"),
        (
            "Raise output from 10 units/day to 20 units/day",
            "10 → 20 units",
        ),
        (
            "Cut errors from 3 per active user to 1 per active user",
            "3 → 1",
        ),
        ("Baseline 1 per week, target 5 per week", "1 → 5"),
        // A speed is a unit of its own.
        ("Raise the speed from 30 km/h to 40 km/h", "30 → 40 km/h"),
        // What stands between two things is no rate.
        ("Conversion – baseline = 12% / target = 18%", "12 → 18 %"),
    ]);
}

#[test]
fn a_rate_does_not_start_at_0() {
    all(&[
        ("Earn $2k/month from freelancing", "-"),
        ("Earn $2k/mo from freelancing", "-"),
        ("Earn $2k a month from freelancing", "-"),
        ("Earn $2k monthly", "-"),
        ("Earn $2k p.m. from freelancing", "-"),
        ("Earn $50 an hour", "-"),
        ("Save €300/month", "-"),
        ("Save 300 €/month", "-"),
        ("Save €300 per month", "-"),
        ("Pay off $500/month", "-"),
        ("Read 2 books/month", "-"),
        ("Hire 2 engineers/quarter", "-"),
        ("Write 500 words/day", "-"),
        ("Run 30 km/week", "-"),
        ("Sell 100 units/day", "-"),
        ("Reach 50 customers/month", "-"),
        // Where it is to end is said all the same, and what is kept.
        ("Grow MRR to $20k/month", "? → 20000 $"),
        ("Keep costs under $500/month", "< 500 $"),
        ("Error rate below 0.5% every week", "< 0.5 %"),
        ("At least 40 calls/week", ">= 40 calls"),
        // No span of time.
        ("Open a second office", "done"),
        ("Sign a term sheet", "done"),
        ("Save €300", "0 → 300 €"),
    ]);
}
