//! Numbers that are part of a name, as versions are, and money as it is written in India.

use waymark_core::sketch::KeyResult;
use waymark_text::en::grade::sentences::key_result;

use super::many_sentences::all;
use super::typed::{EN, IN};

#[test]
fn a_version_is_neither_where_something_starts_nor_where_it_ends() {
    let none = |sentences: &[&str]| {
        let cases: Vec<(&str, &str)> = sentences.iter().map(|it| (*it, "-")).collect();
        all(&cases);
    };
    none(&[
        "Python 3.8 → 3.12",
        "Python 3.8 -> Python 3.12",
        "python 3.8 to 3.12",
        "Python: 3.8 → 3.12",
        "Python from 3.8 to 3.12",
        "from Node 18 to Node 22",
        "Node 18 to 22",
        "Node from 18 to 22",
        "Node.js 18 → 22",
        "Move Node from 18 to 22",
        "Bring Postgres from 12 to 15",
        "Get all services from Java 8 to 17",
        "ISO 9001 to 27001",
        "ISO 9001 and 27001",
        "iOS 16 → 17",
        "Raise the minimum from iOS 16 to 17",
        "macOS 13 → 14",
        "v1.2 → v2.0",
        "version 1.2 → 2.0",
        "Release 3.1 to 3.2",
        "Postgres 12 to 15",
        "PostgreSQL 12 → 15",
        "HTTP/1.1 → HTTP/2",
        "HTTP 1.1 → 2",
        "TLS 1.2 → 1.3",
        "Windows 10 to 11",
        "Windows 10 → Windows 11",
        "Replace Windows 10 by Windows 11",
        "Java 8 → 17",
        "Java 8 up to 17",
        "PHP 7.4 → 8.3",
        "Rails 6 to 7",
        ".NET 6 to 8",
        "C++ 17",
        "C++ 17 → 20",
        "C++17 → C++20",
        "C++ from 14 to 20",
        "C# 12",
        "C# 10 to 12",
        "Bring all modules from C# 10 to C# 12",
        "F# 6 → 8",
        "Ubuntu 22.04 → 24.04",
        "Kubernetes 1.27 → 1.30",
        "GPT-4 → GPT-5",
        "SOC 2",
        "PCI DSS 3.2 → 4.0",
        // Of a name that nobody knows: as numbers these fall, and as versions they rise.
        "Acme 3.8 → 3.12",
        "Acme from 3.9 to 3.10",
    ]);
    all(&[
        // Beside a name there may be numbers of something else.
        ("Java builds from 12 to 8 minutes", "12 → 8 minutes"),
        ("Windows users from 10% to 11%", "10 → 11 %"),
        ("Android from 12% to 18%", "12 → 18 %"),
        ("Crashes on iOS 17 from 12 to 8", "12 → 8"),
        ("Python 3.12 coverage from 40% to 80%", "40 → 80 %"),
        ("C++ builds from 12 to 8 minutes", "12 → 8 minutes"),
        ("Run 12 services on Java 17", "0 → 12 services"),
        ("Conversion 12 → 18", "12 → 18"),
        ("NPS 42 → 60", "42 → 60"),
        ("Cost 3.8 → 3.5", "3.8 → 3.5"),
        ("Rating 4.1 → 4.6", "4.1 → 4.6"),
        ("Rating 3.8 → 4.12", "3.8 → 4.12"),
        ("Lower the error from 3.8 to 3.12", "3.8 → 3.12"),
        ("Margin 3.8% → 3.12%", "3.8 → 3.12 %"),
    ]);
}

#[test]
fn money_in_lakh_and_crore_has_its_currency_before_or_behind() {
    let case = |sentence: &str, notation, expected: [&str; 3]| {
        let found = key_result(sentence, &KeyResult::default(), notation).expect(sentence);
        let found = [found.start, found.target, found.unit];
        assert_eq!(found, expected.map(str::to_owned), "{sentence}");
    };
    for notation in [&EN, &IN] {
        let case = |sentence, expected| case(sentence, notation, expected);
        let raised = |unit| ["500000", "1000000", unit];
        case("Raise MRR from Rs 5 lakh to Rs 10 lakh", raised("Rs"));
        case("Rs 5 lakh → Rs 10 lakh", raised("Rs"));
        case("Raise MRR from Rs. 5 lakh to Rs. 10 lakh", raised("Rs"));
        case("MRR from rs 5 lakh to rs 10 lakh", raised("rs"));
        case("Raise MRR from INR 5 lakh to INR 10 lakh", raised("INR"));
        case("Raise MRR from ₹5 lakh to ₹10 lakh", raised("₹"));
        case("Raise MRR from ₹ 5 lakh to ₹ 10 lakh", raised("₹"));
        case("MRR from 5 lakh rupees to 10 lakh rupees", raised("rupees"));
        case("MRR from 5 lakh INR to 10 lakh INR", raised("INR"));
        case("MRR from 5 lakh Rs to 10 lakh Rs", raised("Rs"));
        let to_a_crore = ["5000000", "10000000", "₹"];
        case("Grow revenue from ₹ 50 lakh to 1 crore", to_a_crore);
        case("₹ 50 lakh → ₹ 1 crore", to_a_crore);
        case("₹50 lakh → 1 crore", to_a_crore);
    }
    case("Save Rs. 5,00,000", &IN, ["0", "500000", "Rs"]);
    case("Save Rs 5,00,000", &IN, ["0", "500000", "Rs"]);
    case(
        "MRR from ₹ 5,00,000 to ₹ 10,00,000",
        &IN,
        ["500000", "1000000", "₹"],
    );
    // Without a verb it may be a range.
    all(&[("₹ 50 lakh to 1 crore", "-")]);
}
