//! The KPIs of the articles, in the sets in which they are told. The articles give names and
//! some targets; ranges, how each is measured, and the readings are made up.

/// Sets of KPIs: each with its name, how it is measured, how often, in what, what is good,
/// what is acceptable, and its readings, the last of them of the unit that ended last.
macro_rules! kpis {
    ($($set:ident $count:literal [$(
        $name:literal: $measured:literal,
        $cadence:ident $unit:literal $operator:ident [$($good:literal),+] [$($acceptable:literal),+]
        $values:literal;
    )+])+) => {$(
        pub(super) const $set: [Told; $count] = [$(Told {
            name: $name,
            supports: "",
            source: "",
            measured: $measured,
            owner: None,
            unit: $unit,
            cadence: Unit::$cadence,
            indicator: Indicator::Lag,
            bands: &[Normal {
                from: 1,
                operator: Operator::$operator,
                good: &[$($good),+],
                acceptable: &[$($acceptable),+],
            }],
            values: $values,
            lacking: 0,
            remarks: &[],
            notes: &[],
        }),+];
    )+};
}

mod agency_analytics;
mod fellow;
mod others;

use waymark_core::kpi::sandbox::Told;

use super::super::kpi::sandbox;
use super::{Field, Row, Shown, Source};

/// A set, under its name; what is wrong with it, and the set that is better, may be empty.
const fn set(
    id: &'static str,
    (source, field): (Source, Field),
    (name, kpis): (&'static str, &'static [Told]),
    lesson: &'static str,
    better: &'static str,
) -> Row {
    Row {
        id,
        source,
        field,
        shown: Shown::Kpis(name, kpis),
        lesson,
        better,
    }
}

/// Every set, in the order of the articles.
pub const SETS: [Row; 31] = [
    set(
        "site",
        (Source::AgencyAnalytics, Field::Marketing),
        ("Website performance", &agency_analytics::SITE),
        "",
        "",
    ),
    set(
        "acquisition",
        (Source::AgencyAnalytics, Field::Sales),
        (
            "Acquisition and sales performance",
            &agency_analytics::ACQUISITION,
        ),
        "",
        "",
    ),
    set(
        "satisfaction",
        (Source::AgencyAnalytics, Field::Support),
        (
            "Customer satisfaction and retention",
            &agency_analytics::SATISFACTION,
        ),
        "",
        "",
    ),
    set(
        "brand",
        (Source::AgencyAnalytics, Field::Marketing),
        ("Brand and market share", &agency_analytics::BRAND),
        "",
        "",
    ),
    set(
        "acquisition-kpis",
        (Source::AgencyAnalytics, Field::Agency),
        ("Acquisition KPIs", &agency_analytics::ACQUISITION_KPIS),
        "",
        "",
    ),
    set(
        "retention-kpis",
        (Source::AgencyAnalytics, Field::Agency),
        ("Retention KPIs", &agency_analytics::RETENTION_KPIS),
        "",
        "",
    ),
    set(
        "efficiency-kpis",
        (Source::AgencyAnalytics, Field::Agency),
        ("Efficiency KPIs", &agency_analytics::EFFICIENCY_KPIS),
        "",
        "",
    ),
    set(
        "service-kpis",
        (Source::AgencyAnalytics, Field::Support),
        ("Service KPIs", &agency_analytics::SERVICE_KPIS),
        "",
        "",
    ),
    set(
        "supporting",
        (Source::AgencyAnalytics, Field::Agency),
        ("KPIs that feed an OKR", &agency_analytics::SUPPORTING),
        "Each moves before the key result that it feeds, so it can be acted on in time.",
        "",
    ),
    set(
        "ads-and-posts",
        (Source::AgencyAnalytics, Field::Marketing),
        (
            "What a million views takes",
            &agency_analytics::ADS_AND_POSTS,
        ),
        "Work and spending, counted as they happen. Without an aim above them they say nothing of success.",
        "",
    ),
    set(
        "board-of-four",
        (Source::Rock, Field::Agency),
        ("An agency's four", &sandbox::EXAMPLES),
        "Each has a range of its own, and none is set anew every quarter.",
        "",
    ),
    set(
        "response-time",
        (Source::Rock, Field::Support),
        ("Response time, watched", &others::RESPONSE_TIME),
        "One number, one owner, a range, and a reason to act when it leaves that range.",
        "",
    ),
    set(
        "client-decides",
        (Source::Rock, Field::Agency),
        ("What clients decide", &others::CLIENT_DECIDES),
        "They depend on decisions of others, so nobody can promise to move them within a quarter.",
        "",
    ),
    set(
        "gym-and-donuts",
        (Source::RockContent, Field::Personal),
        ("Whether the resolution will last", &others::GYM_AND_DONUTS),
        "Three visits to the gym in February, three to the donut shop in a week: December is decided in March.",
        "",
    ),
    set(
        "deals",
        (Source::RockContent, Field::Sales),
        ("What each of us closes", &others::DEALS),
        "Far from seven in every month, and steady: it will not be met without a change.",
        "",
    ),
    set(
        "traffic",
        (Source::CourseBlog, Field::Marketing),
        ("Traffic", &others::TRAFFIC),
        "",
        "",
    ),
    set(
        "by-department",
        (Source::CourseBlog, Field::Company),
        ("One for each department", &others::BY_DEPARTMENT),
        "",
        "",
    ),
    set(
        "keep-running",
        (Source::CourseBlog, Field::Company),
        ("What keeps running", &others::KEEP_RUNNING),
        "",
        "",
    ),
    set(
        "new-region",
        (Source::CourseBlog, Field::Finance),
        ("While a new region opens", &others::NEW_REGION),
        "The launch is the OKR. These show that the house keeps its standards meanwhile.",
        "",
    ),
    set(
        "learning",
        (Source::CourseBlog, Field::Personal),
        ("Learning something new", &others::LEARNING),
        "",
        "",
    ),
    set(
        "organization",
        (Source::Fellow, Field::Company),
        ("Organizational level", &fellow::ORGANIZATION),
        "Fellow names what to look at. How to measure it is our suggestion: without that, none of them is a KPI yet.",
        "",
    ),
    set(
        "individual",
        (Source::Fellow, Field::People),
        ("Individual employee", &fellow::INDIVIDUAL),
        "For oneself: a number about a person belongs to that person, and is never a ranking.",
        "",
    ),
    set(
        "project",
        (Source::Fellow, Field::Product),
        ("Specific project: a new software tool", &fellow::PROJECT),
        "",
        "",
    ),
    set(
        "technology",
        (Source::Fellow, Field::Product),
        ("Technology department", &fellow::TECHNOLOGY),
        "",
        "",
    ),
    set(
        "hr",
        (Source::Fellow, Field::People),
        ("HR department", &fellow::HR),
        "",
        "",
    ),
    set(
        "finance",
        (Source::Fellow, Field::Finance),
        ("Finance department", &fellow::FINANCE),
        "",
        "",
    ),
    set(
        "marketing",
        (Source::Fellow, Field::Marketing),
        ("Marketing department", &fellow::MARKETING),
        "",
        "",
    ),
    set(
        "customer-service",
        (Source::Fellow, Field::Support),
        ("Customer service department", &fellow::CUSTOMER_SERVICE),
        "",
        "",
    ),
    set(
        "emails-sent",
        (Source::CourseBlog, Field::Marketing),
        (
            "E-mails sent, for the customers' trust",
            &others::EMAILS_SENT,
        ),
        "It counts what we do. Nobody trusts us more for the hundredth e-mail.",
        "trust-asked",
    ),
    set(
        "response-shared",
        (Source::Rock, Field::Support),
        ("Owned by three people", &others::RESPONSE_SHARED),
        "Shared ownership usually means that nobody owns it on the day it slips.",
        "response-time",
    ),
    set(
        "trust-asked",
        (Source::Waymark, Field::Marketing),
        ("The customers' trust, asked for", &others::TRUST_ASKED),
        "What the goal is about, measured where it shows.",
        "",
    ),
];
