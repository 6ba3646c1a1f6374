//! The families of ways in which people write one thing: marks of lists, arrows, rough numbers,
//! labels, bounds. What could mean something else fills nothing.

use super::many_sentences::all;

/// Each of these before a sentence changes nothing.
#[test]
fn marks_of_a_list_before_a_sentence_say_nothing() {
    let marks = [
        "- ",
        "– ",
        "— ",
        "* ",
        "• ",
        "● ",
        "▪ ",
        "◦ ",
        "· ",
        "+ ",
        "> ",
        "# ",
        "## ",
        "[ ] ",
        "[x] ",
        "[X] ",
        "- [ ] ",
        "* [x] ",
        "☐ ",
        "☑ ",
        "✅ ",
        "✔️ ",
        "🎯 ",
        "👉🏽 ",
        "➡️ ",
        "→ ",
        "1. ",
        "1) ",
        "(1) ",
        "1: ",
        "1 - ",
        "1 – ",
        "12. ",
        "1.1 ",
        "1.1. ",
        "1.1) ",
        "1️⃣ ",
        "① ",
        "a) ",
        "(a) ",
        "a. ",
        "B) ",
        "ii) ",
        "iv. ",
        "KR1: ",
        "KR 1: ",
        "KR1 ",
        "KR 1 ",
        "KR1. ",
        "KR1) ",
        "KR1.1: ",
        "KR1.1 ",
        "KR 2 - ",
        "KR 2 – ",
        "KR-2: ",
        "KR-3: ",
        "(KR1) ",
        "(KR 1): ",
        "[KR 2] ",
        "[KR2] – ",
        "[KR-2]: ",
        "(Key Result 3) ",
        "[O1] ",
        "KR#2: ",
        "KR: ",
        "KR - ",
        "kr1: ",
        "O1: ",
        "O1 ",
        "O1.2 - ",
        "O: ",
        "Key Result 1: ",
        "Key result: ",
        "Objective 1: ",
        "**KR1:** ",
        "- **KR1.1** – ",
        "1. 🎯 ",
        "🎯 KR1: ",
    ];
    for mark in marks {
        let with = |sentence: &str| [mark, sentence].concat();
        all(&[
            (&with("Improve conversion from 12% to 18%"), "12 → 18 %"),
            (&with("Read 24 books"), "0 → 24 books"),
            (&with("Keep churn at 3% or lower"), "<= 3 %"),
            (&with("Launch the new website"), "done"),
        ]);
    }
    all(&[
        (
            "**Improve** conversion from **12%** to **18%**",
            "12 → 18 %",
        ),
        ("__Read 24 books__", "0 → 24 books"),
        ("`Improve conversion from 12% to 18%`", "12 → 18 %"),
        // What looks like a mark and is a number.
        ("24 books read", "0 → 24 books"),
        ("10 new customers", "0 → 10 customers"),
        ("12 → 18", "12 → 18"),
        ("12 - 18", "-"),
        ("1.1 million → 2 million users", "1100000 → 2000000 users"),
        ("4.1 → 4.6", "4.1 → 4.6"),
        ("4.5 GB → 3.5 GB", "4.5 → 3.5 GB"),
        ("≥ 95% of tickets", ">= 95 %"),
        ("> 95% of tickets", "> 95 %"),
        ("kr 50 → kr 80", "50 → 80 kr"),
    ]);
}

#[test]
fn an_arrow_is_one_however_it_is_drawn() {
    let arrows = [
        "→", "->", "-->", "--->", "–>", "—>", "=>", "==>", "~>", ">>", ">>>", "➡", "➡️", "➔", "➜",
        "➝", "➞", "⇒", "⟶", "⟹", "⇨", "↗", "↘", "↦",
    ];
    for arrow in arrows {
        all(&[
            (&format!("Conversion 12% {arrow} 18%"), "12 → 18 %"),
            (&format!("Conversion 12 % {arrow} 18 %"), "12 → 18 %"),
            (&format!("Weight 80 kg {arrow} 75 kg"), "80 → 75 kg"),
            (&format!("Conversion 12%{arrow}18%"), "12 → 18 %"),
            (
                &format!("Conversion 12% (Q1) {arrow} 18% (Q2)"),
                "12 → 18 %",
            ),
        ]);
    }
    all(&[
        ("Churn 12% < 18%", "-"),
        ("12% >= 18%", "-"),
        ("12% <- 18%", "-"),
        ("12% = 18%", "-"),
    ]);
}

#[test]
fn what_says_when_a_number_is_so_or_that_it_is_a_rough_one_is_passed_over() {
    all(&[
        ("Improve conversion from 12% (Q1) to 18% (Q2)", "12 → 18 %"),
        ("12% (Q1) to 18% (Q2)", "12 → 18 %"),
        ("Conversion 12% (Q1 2026) to 18% (Q2 2026)", "12 → 18 %"),
        ("Improve conversion from ~12% to ~18%", "12 → 18 %"),
        ("Improve conversion ~12% to ~18%", "12 → 18 %"),
        ("Improve conversion from ≈ 12% to ≈ 18%", "12 → 18 %"),
        (
            "Improve conversion from about 12% to about 18%",
            "12 → 18 %",
        ),
        (
            "Improve conversion from roughly 12% to roughly 18%",
            "12 → 18 %",
        ),
        (
            "Improve conversion from approx. 12% to approx. 18%",
            "12 → 18 %",
        ),
        ("Improve conversion from ca. 12% to ca. 18%", "12 → 18 %"),
        ("Improve conversion from currently 12% to 18%", "12 → 18 %"),
        (
            "Improve conversion from a baseline of 12% to 18%",
            "12 → 18 %",
        ),
        (
            "Improve conversion from the current 12% to 18%",
            "12 → 18 %",
        ),
        ("Improve conversion from just 12% to 18%", "12 → 18 %"),
        ("Improve conversion from 12 % today to 18 %", "12 → 18 %"),
        ("from 12 % today to 18 %", "12 → 18 %"),
        ("Improve conversion from 12% now to 18% in Q4", "12 → 18 %"),
        (
            "Improve conversion from 12% in March to 18% in June",
            "12 → 18 %",
        ),
        (
            "Improve conversion from 12% in Q1 2026 to 18% in Q2 2026",
            "12 → 18 %",
        ),
        ("Improve conversion from 12% last year to 18%", "12 → 18 %"),
        ("Improve conversion from 12% to at least 18%", "12 → 18 %"),
        ("Reduce churn from 5% to at most 3%", "5 → 3 %"),
        ("Reduce churn from 5% to no more than 3%", "5 → 3 %"),
        // A bound on the other side of where it ends is none of that.
        ("Improve conversion from 12% to at most 18%", "-"),
        ("Improve LTV/CAC from 2x to 3x", "2 → 3 x"),
        ("Raise ROAS 2x → 3x", "2 → 3 x"),
        ("Grow 5x", "-"),
        ("Get 10x better", "-"),
        ("Reach 3x growth", "-"),
        (
            "Improve conversion from 12 per cent to 18 per cent",
            "12 → 18 %",
        ),
        (
            "Improve conversion from 12 percent to 18 percent",
            "12 → 18 %",
        ),
        ("Raise the rating from 4.1★ to 4.6★", "4.1 → 4.6 ★"),
        ("Raise the rating from 4.1 ⭐ to 4.6 ⭐", "4.1 → 4.6 ★"),
        (
            "Raise the rating from 4.1 stars to 4.6 stars",
            "4.1 → 4.6 stars",
        ),
        ("Raise the rating from 4.1/5 to 4.6/5", "4.1 → 4.6 /5"),
        (
            "Improve\u{a0}conversion from 12\u{a0}% to\u{a0}18\u{202f}%",
            "12 → 18 %",
        ),
        ("Improve conversion\nfrom 12% to 18%", "12 → 18 %"),
    ]);
}

#[test]
fn a_number_may_be_called_what_it_is() {
    all(&[
        ("baseline 12%, target 18%", "12 → 18 %"),
        ("Conversion (baseline: 12, target: 18)", "12 → 18"),
        ("(baseline: 12, target: 18)", "12 → 18"),
        ("Conversion: baseline 12%, target 18%", "12 → 18 %"),
        ("Conversion – baseline = 12% / target = 18%", "12 → 18 %"),
        ("Conversion: target 18%, baseline 12%", "12 → 18 %"),
        ("Conversion target: 18% (baseline: 12%)", "12 → 18 %"),
        ("NPS, currently 40, goal 60", "40 → 60"),
        ("currently 40, goal 60", "40 → 60"),
        ("NPS currently at 40 with a goal of 60", "40 → 60"),
        ("NPS: 40 today, 60 is the goal", "-"),
        ("NPS: current value: 40; target value: 60", "40 → 60"),
        ("NPS 40 (baseline) to 60 (target)", "40 → 60"),
        ("NPS 40 (today), target 60", "40 → 60"),
        ("NPS: start 40, target 60", "40 → 60"),
        ("NPS: now 40, aiming for 60", "40 → 60"),
        ("Today 12%, target 18%", "12 → 18 %"),
        ("Today's 12% → 18%", "12 → 18 %"),
        ("Baseline 10, current 12, target 18", "10 → 18"),
        ("Goal: 60", "? → 60"),
        ("NPS (target: 60)", "? → 60"),
        ("Target = 60 points", "? → 60 points"),
        // Two of one kind, other units, the same number, half of it, kept.
        ("Target 18%, stretch target 20%, baseline 12%", "-"),
        ("Baseline 12 hours, target 18%", "-"),
        ("Baseline 12, target 12", "-"),
        ("Baseline 12%", "-"),
        ("Currently 40", "-"),
        ("Currently 40 of 60", "-"),
        ("Keep it: baseline 12%, target 18%", "-"),
        ("Revenue: baseline $1.2, target $2M", "-"),
    ]);
}

#[test]
fn a_bound_is_never_where_something_starts() {
    all(&[
        // A limit is to be kept wherever it stands.
        ("at most 2 bugs a week", "<= 2 bugs"),
        ("At most 2 bugs per week", "<= 2 bugs"),
        ("No more than 3 incidents", "<= 3 incidents"),
        ("Not more than 3 incidents", "<= 3 incidents"),
        ("Max. 5 incidents per month", "<= 5 incidents"),
        ("max 5 incidents", "<= 5 incidents"),
        ("Maximum 5 incidents", "<= 5 incidents"),
        ("A maximum of 5 incidents", "<= 5 incidents"),
        ("Maximum of 5 incidents", "<= 5 incidents"),
        ("Max. 5", "<= 5"),
        ("No more than 3", "<= 3"),
        ("≤ 5", "<= 5"),
        ("<= 5 bugs", "<= 5 bugs"),
        ("=< 5 bugs", "<= 5 bugs"),
        ("Up to 10 open tickets", "<= 10 tickets"),
        ("5 incidents max", "<= 5 incidents"),
        ("5 incidents at most", "<= 5 incidents"),
        ("5 incidents or fewer per week", "<= 5 incidents"),
        ("Answer in max. 4 hours", "<= 4 hours"),
        ("Ship at most 2 regressions", "<= 2 regressions"),
        ("Have no more than 3 outages", "<= 3 outages"),
        ("Not above 30 tickets", "<= 30 tickets"),
        ("Not exceeding 30 tickets", "<= 30 tickets"),
        ("Under 200 ms", "< 200 ms"),
        ("under 200 ms", "< 200 ms"),
        ("Response time under 200 ms", "< 200 ms"),
        ("Response time below 4 hours", "< 4 hours"),
        ("Less than 2 hours response time", "< 2 hours"),
        ("Response time: less than 2 hours", "< 2 hours"),
        ("Costs below $3,000", "< 3000 $"),
        ("Fewer than 5 bugs", "< 5 bugs"),
        ("Less than 5% churn", "< 5 %"),
        ("< 5% churn", "< 5 %"),
        ("Churn <5%", "< 5 %"),
        ("Keep churn <5%", "< 5 %"),
        ("Keep churn < 5%", "< 5 %"),
        ("Keep NPS >50", "> 50"),
        ("Keep churn max. 5%", "<= 5 %"),
        ("Keep churn to a maximum of 5%", "<= 5 %"),
        ("Keep churn at 5% max", "<= 5 %"),
        ("Keep churn not above 5%", "<= 5 %"),
        ("Keep up to 10 tickets open", "<= 10 tickets"),
        ("Keep a minimum of 4 people on call", ">= 4 people"),
        ("Keep min. 4 people on call", ">= 4 people"),
        ("Keep stock no lower than 40", ">= 40"),
        // So much of something at least: a share or a rate, or what has a name.
        ("≥ 95% of tickets answered in time", ">= 95 %"),
        ("≥95% of tickets answered within 24 hours", ">= 95 %"),
        (
            "At least 95% of tickets answered within 24 hours",
            ">= 95 %",
        ),
        ("At least 40 calls a week", ">= 40 calls"),
        ("More than 95% of builds green", "> 95 %"),
        ("NPS at least 50", ">= 50"),
        ("NPS of at least 50", ">= 50"),
        ("NPS min. 50", ">= 50"),
        ("NPS: minimum 50", ">= 50"),
        ("NPS > 50", "> 50"),
        ("NPS >50", "> 50"),
        // Where it is to end.
        ("Reduce bugs to at most 5", "? → 5"),
        ("Reduce churn to <3%", "? → 3 %"),
        ("Get churn <3%", "? → 3 %"),
        ("Raise NPS to min. 50", "? → 50"),
        ("Increase coverage to at least 80%", "? → 80 %"),
        ("Grow MRR to over $50k", "? → 50000 $"),
        ("Read a minimum of 24 books", "0 → 24 books"),
        ("Publish at least 12 articles", "0 → 12 articles"),
        ("Publish more than 12 articles", "0 → 12 articles"),
        ("≥ 30", ">= 30"),
        ("≥ 30 demos", ">= 30 demos"),
        ("Under 2 s", "< 2 s"),
        ("under 2 s", "< 2 s"),
        ("Page load under 2 s", "< 2 s"),
        ("Page load under 2s", "< 2 s"),
        ("No fewer than 30 calls a week", ">= 30 calls"),
        ("NPS no lower than 40", ">= 40"),
        ("Raise NPS from 20 up to 40", "20 → 40"),
        ("Raise NPS up to 40", "? → 40"),
        // Nobody knows what of, or whether it is counted or kept.
        ("At least 30 demos", "-"),
        ("No fewer than 30 demos", "-"),
        ("At least 40", "-"),
        ("Minimum 4", "-"),
        ("Up to 10", "-"),
        ("Under 30", "-"),
        ("At least 3 workshops", "-"),
        ("Minimum 4 workshops", "-"),
        ("Customers under 30 years", "-"),
        ("Kids under 12", "-"),
        ("Respond in at least 3 languages", "-"),
    ]);
}

#[test]
fn three_digits_behind_a_mark_fill_nothing_where_they_may_be_a_group() {
    all(&[
        ("Raise MRR from 40.000 € to 60.000 €", "-"),
        ("Raise MRR from 40,000 € to 60,000 €", "40000 → 60000 €"),
        ("Raise MRR from $1.250M to $2M", "1250000 → 2000000 $"),
        ("Keep uptime above 99.995%", "> 99.995 %"),
        ("Cut the error from 0.125 to 0.100", "0.125 → 0.1"),
        ("Raise the rating from 4.25 to 4.75", "4.25 → 4.75"),
        ("Save 5.000 €", "-"),
    ]);
}

#[test]
fn neighbours_of_those_are_no_worse() {
    all(&[
        ("Improve the score from 62 to ≥ 90", "62 → 90"),
        ("Improve the score from 62 to 90+", "62 → 90"),
        ("Lower the error rate from 2% to under 0.5%", "-"),
        ("Increase NPS +10 (40 → 50)", "40 → 50"),
        ("NPS: 40→50 (+10)", "40 → 50"),
        ("Reduce the backlog by 50% (from 200 to 100)", "200 → 100"),
        ("Sign-ups: 300/week → 500/week", "300 → 500"),
        ("20,00,000 → 30,00,000", "-"),
        ("1,5 → 2,25", "-"),
        ("Build time: 45m → 15m", "-"),
        ("Build time: 1h 30m → 45m", "-"),
        ("Gross margin at 60%+", ">= 60 %"),
        ("Keep burn rate <$50k", "< 50000 $"),
        ("Maintain churn at max 2%", "<= 2 %"),
        ("Avoid more than 2 outages", "<= 2 outages"),
        ("Meetings ≤10h/week", "<= 10 h"),
        ("Raise at least $2M", "0 → 2000000 $"),
        ("Raise over $2M", "0 → 2000000 $"),
        ("No bugs over 30 days", "-"),
        ("Over 20 books read", "-"),
        ("Age 18 to 25", "-"),
        ("iOS 15 -> iOS 17", "-"),
        ("9:00 → 17:00", "-"),
        ("#1 in the app store", "-"),
        ("-10% churn", "-"),
        ("+ 10% revenue", "-"),
        ("NPS: 40", "-"),
    ]);
}
