//! Sentences that say what others say in other words: they fill the same.

use super::many_sentences::all;

#[test]
fn what_is_held_is_counted_only_where_it_is_an_event() {
    all(&[
        ("Hold 3 months of runway", "-"),
        ("Hold 6 months of cash reserves", "-"),
        ("Hold 20 days of stock", "-"),
        ("Hold $5,000 in reserve", "-"),
        ("Hold 95% of SLAs", "-"),
        ("Hold 90% of existing customers", "-"),
        ("Hold 200 shares", "-"),
        ("Hold the line on costs", "-"),
        ("Hold at least 3 months of runway", ">= 3 months"),
        ("Hold no less than 3 months of runway", ">= 3 months"),
        ("Hold at least 95% of customers", ">= 95 %"),
        ("Hold NPS above 50", "> 50"),
        ("Hold 12 workshops", "0 → 12 workshops"),
        ("Hold 20 one-on-ones", "0 → 20 one-on-ones"),
        ("Hold 6 board meetings", "0 → 6 meetings"),
        // Nobody counts halls, or days.
        ("Hold 10 town halls", "0 → 10 town halls"),
        ("Hold 5 open days", "0 → 5 open days"),
        ("Host 4 open houses", "0 → 4 open houses"),
        (
            "Increase town halls from 2 town halls to 6 town halls",
            "2 → 6 town halls",
        ),
        // It may keep or count them.
        ("Hold at least 3 workshops", "-"),
        ("Hold no fewer than 3 workshops", "-"),
    ]);
}

#[test]
fn a_share_is_filled_where_another_says_what_it_was() {
    all(&[
        ("Get 30% of trials to convert (today 12%)", "12 → 30 %"),
        ("Get 30% of trials to convert, up from 12%", "12 → 30 %"),
        ("Deliver 98% of orders on time (was 93% in Q2)", "93 → 98 %"),
        (
            "Answer 90% of calls within 30 seconds (now 74%)",
            "74 → 90 %",
        ),
        (
            "Answer at least 90% of calls within 30 seconds (now 74%)",
            "74 → 90 %",
        ),
        (
            "90% of calls answered within 30 seconds, up from 74%",
            "74 → 90 %",
        ),
        (
            "Resolve 80% of tickets at first contact (baseline: 65%)",
            "65 → 80 %",
        ),
        ("Save 20% of my salary (today 12%)", "12 → 20 %"),
        // A step, a standard, two aims, the same number, other units.
        ("Cut 30% of costs (today 12%)", "-"),
        ("Grow by 30% (today 12%)", "-"),
        ("Keep 95% of customers (today 93%)", "-"),
        ("Hold 95% of SLAs (now 93%)", "-"),
        ("Get 30% of trials to convert (goal 40%)", "-"),
        ("Get 30% of trials to convert (today 30%)", "-"),
        ("Get 30% of trials to convert (today 12)", "-"),
    ]);
}

#[test]
fn zero_is_a_number_as_a_word() {
    all(&[
        ("Reduce credit card debt from $4,200 to zero", "4200 → 0 $"),
        ("Reduce bugs from 20 to zero", "20 → 0"),
        ("Reduce bugs from 20 bugs to zero bugs", "20 → 0 bugs"),
        ("Open bugs: 20 → zero", "20 → 0"),
        ("Grow from zero to 10k followers", "0 → 10000 followers"),
        ("Go from zero to hero", "-"),
        ("Reach zero waste", "-"),
        ("Move 3 teams to zero-trust access", "-"),
    ]);
}

#[test]
fn the_name_of_a_number_with_two_values_behind_a_colon_is_a_change() {
    all(&[
        ("Conversion rate: 2.1% to 3.5%", "2.1 → 3.5 %"),
        ("Trial conversion: 12% to 18%", "12 → 18 %"),
        ("Rating: 4.1/5 to 4.6/5", "4.1 → 4.6 /5"),
        ("NPS: 42 to 60", "42 → 60"),
        ("MRR: $20k to $35k", "20000 → 35000 $"),
        ("MRR 20k→35k", "20000 → 35000"),
        ("MRR: 20k → 35k", "20000 → 35000"),
        ("Users 2M→3M", "2000000 → 3000000"),
        // These may be ranges, and steps.
        ("Utilisation: 65 to 75%", "-"),
        ("Utilisation: 65% to 75%", "-"),
        ("Target range of the rate: 65% to 75%", "-"),
        ("Budget: $500 to $800", "-"),
        ("Age: 18 to 25", "-"),
        ("Publish: 3 to 5 articles", "-"),
    ]);
}

#[test]
fn a_verb_may_begin_the_name_of_a_number() {
    all(&[
        ("Test coverage ≥80%", ">= 80 %"),
        ("Test coverage ≥ 80%", ">= 80 %"),
        ("Test coverage above 80%", "> 80 %"),
        ("Test coverage of at least 80%", ">= 80 %"),
        ("Open rate ≥ 30%", ">= 30 %"),
        ("Win rate above 25%", "> 25 %"),
        ("Build time under 5 minutes", "< 5 minutes"),
        ("Review score of at least 4.5/5", ">= 4.5 /5"),
        // Here it asks for something.
        ("Raise capital above $2M", "? → 2000000 $"),
        ("Raise coverage above 80%", "? → 80 %"),
        ("Read at least 24 books", "0 → 24 books"),
        ("Test the coverage above 80%", "-"),
    ]);
}

#[test]
fn a_percentage_of_where_it_starts_is_worked_out_in_either_order() {
    all(&[
        ("Grow from 3,000 by 40%", "3000 → 4200"),
        ("Grow by 40% from 3,000", "3000 → 4200"),
        ("Increase price from $49 by 10%", "49 → 53.9 $"),
        ("Reduce spend from $500 by 20%", "500 → 400 $"),
        // By a tenth of it, or by 10 points?
        ("Raise conversion from 12% by 10%", "-"),
        ("Raise conversion by 10% from 12%", "-"),
    ]);
}

#[test]
fn what_a_thing_costs_and_how_far_it_is_are_told_apart_from_the_number() {
    all(&[
        ("Sell 1,000 units at $49", "0 → 1000 units"),
        ("Sell 1,000 units at $49 each", "0 → 1000 units"),
        ("Sell 200 tickets for €25", "0 → 200 tickets"),
        ("Sell 1,000 units at $49/month", "-"),
        ("Sell 1,000 units each month at $49", "-"),
        ("Lose 10 lbs: 180 → 170", "180 → 170 lbs"),
        ("Lose 10 lbs: 180 lbs → 170 lbs", "180 → 170 lbs"),
        ("Read 10 books (5 → 15)", "5 → 15 books"),
        // No such way, and hours.
        ("Lose 10 lbs: 180 → 175", "-"),
        ("Lose 10 lbs: 180 kg → 170 kg", "-"),
        ("Run 2 sessions from 9 to 11", "-"),
    ]);
}
