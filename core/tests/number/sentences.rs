//! Numbers within sentences.

use waymark_core::number::understood::{Found, Notation};

use super::{EN, notation};

fn found(notation: &Notation, sentence: &str) -> Vec<String> {
    let numbers = notation.numbers_in(sentence).into_iter();
    numbers
        .map(
            |Found {
                 understood,
                 start,
                 end,
             }| {
                let text = &sentence[start..end];
                format!("{text} = {}{}", understood.value, understood.unit)
            },
        )
        .collect()
}

#[test]
fn numbers_are_found_in_sentences() {
    #[track_caller]
    fn case(locale: &str, sentence: &str, numbers: &[&str]) {
        assert_eq!(found(&notation(locale), sentence), numbers, "{sentence}");
    }
    let en = |sentence, numbers| case("en", sentence, numbers);
    en(
        "Improve conversion from 12% to 18%.",
        &["12% = 12%", "18% = 18%"],
    );
    en("From 12 % to 18 %, at last", &["12 % = 12%", "18 % = 18%"]);
    en("Sell for $250,000, or more", &["$250,000 = 250000$"]);
    en(
        "Sell for $ 250 or -$5 or $-5",
        &["$ 250 = 250$", "-$5 = -5$", "$-5 = -5$"],
    );
    // With whose dollar or real it is.
    en(
        "From R$5,000 to R$ 8,000",
        &["R$5,000 = 5000R$", "R$ 8,000 = 8000R$"],
    );
    en(
        "US$1.2M, A$5, -CA$7 and (NT$90)",
        &[
            "US$1.2M = 1200000US$",
            "A$5 = 5A$",
            "-CA$7 = -7CA$",
            "NT$90 = 90NT$",
        ],
    );
    en("AR$5 and the US $5", &["$5 = 5$"]);
    en("Score 4.6/5.", &["4.6/5 = 4.6/5"]);
    en(
        "Sign 250k users and 1.5M visits",
        &["250k = 250000", "1.5M = 1500000"],
    );
    en("Win 250 000 readers", &["250 000 = 250000"]);
    en("Win 1 200 000.5 readers", &["1 200 000.5 = 1200000.5"]);
    en("Raise NPS from -5 to +.5", &["-5 = -5", "+.5 = 0.5"]);
    en("12", &["12 = 12"]);
    en("(12, 18)", &["12 = 12", "18 = 18"]);
    en("“12”", &["12 = 12"]);
    en(
        "12→18, 12->18",
        &["12 = 12", "18 = 18", "12 = 12", "18 = 18"],
    );
    en("from 5 $10", &["5 = 5", "$10 = 10$"]);
    en("5 €, 10€", &["5 € = 5€", "10€ = 10€"]);
    en(
        "between 12-18% and 20–30",
        &["12 = 12", "18% = 18%", "20 = 20", "30 = 30"],
    );
    en(
        "$5-$10, 5%-10%",
        &["$5 = 5$", "$10 = 10$", "5% = 5%", "10% = 10%"],
    );
    en("12 18 24", &["12 = 12", "18 = 18", "24 = 24"]);
    en("12 meters", &["12 = 12"]);
    en("Reach 5 million.", &["5 million = 5000000"]);

    // Not amounts
    en("", &[]);
    en("No numbers, only -, % and $.", &[]);
    en("In Q3, H1 and B2B, 3D, 1st", &[]);
    en("Lower 30-day churn to 5", &["5 = 5"]);
    en("COVID-19, GPT-4, v1.2.3, no.5, #1, x_2", &[]);
    en("12kg, 10x, XY$5", &[]);
    en("By 2026-12-31 or 12/31/2026, 10:30", &[]);
    en("12,34 and 1.2.3", &[]);
    en("12345678901234567890123456789 and 5", &["5 = 5"]);

    case(
        "de",
        "Von 4,6 auf 1.200,5.",
        &["4,6 = 4.6", "1.200,5 = 1200.5"],
    );
    case(
        "de",
        "Am 31.12.2026 bei 4.6, ,5",
        &["4.6 = 4.6", ",5 = 0.5"],
    );
    case(
        "de",
        "Um 1,5 Mio. € auf 3 Mio.",
        &["1,5 Mio. € = 1500000€", "3 Mio. = 3000000"],
    );
    case(
        "en-IN",
        "Raise 20 lakh, then ₹20,00,000.",
        &["20 lakh = 2000000", "₹20,00,000 = 2000000₹"],
    );
    case(
        "fr",
        "De 1\u{202f}200 à 2 400,5\u{a0}€.",
        &["1\u{202f}200 = 1200", "2 400,5\u{a0}€ = 2400.5€"],
    );
    case(
        "de-CH",
        "Von 1’200 auf 2'400.",
        &["1’200 = 1200", "2'400 = 2400"],
    );
    case(
        "ar",
        "من ١٢٪ إلى ١٬٨٠٠٫٥",
        &["١٢٪ = 12%", "١٬٨٠٠٫٥ = 1800.5"],
    );
}

#[test]
fn long_sentences_take_no_longer_than_their_length() {
    // Were it quadratic, this would not end.
    for part in [
        "1 ",
        "1 123 123",
        "123 ",
        "1-",
        "1,",
        "1 / ",
        "$",
        "- ",
        " ",
        "1.",
        "5%$ x",
    ] {
        let _ = EN.numbers_in(&part.repeat(300_000 / part.len()));
    }
    let _ = EN.numbers_in(&["1", &" ".repeat(300_000), "$"].concat().repeat(2));
}
