//! What is typed into the form of a KPI, as a text that is kept for as long as the tab is
//! open: a reload takes nothing away.

use super::band::TypedBand;
use super::{Details, Draft, TypedNumber, Way};
use crate::day::kept_day;
use crate::kpi::definition::AddsUp;
use crate::kpi::unit::Unit;
use crate::kpi::{INDICATORS, Supports};
use crate::objective::draft::kept::{Text, read_texts, write_texts};
use crate::record::shape::{Members, Said, Words, member, parse};
use crate::record::{Record, Value};
use crate::sketch::Operator;
use crate::sorted::sorted;

/// A form that was left open: what is typed, and what it had seen when it was opened, so
/// that what another tab wrote since is not taken for seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// What is typed.
    pub draft: Draft,
    /// What the form said at first.
    pub at_first: Draft,
    /// The KPI as the form has seen it.
    pub seen: Option<Record>,
}

impl Kept {
    /// As a text.
    #[must_use]
    pub fn write(&self) -> String {
        Members::default()
            .with("draft", Some(Said::write(&self.draft)))
            .with("first", Some(Said::write(&self.at_first)))
            .with("seen", self.seen.as_ref().map(Record::write))
            .write()
            .to_string()
    }

    /// Reads what [`Self::write`] wrote; nothing from any other text.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let kept = parse(text)?;
        Some(Self {
            draft: member(&kept, "draft")?,
            at_first: member(&kept, "first")?,
            seen: member::<String>(&kept, "seen").and_then(|text| Record::read(&text).ok()),
        })
    }
}

const BAND_TEXTS: [Text<TypedBand>; 7] = [
    ("target", |band| &mut band.target),
    ("threshold", |band| &mut band.threshold),
    ("low", |band| &mut band.low),
    ("high", |band| &mut band.high),
    ("outer-low", |band| &mut band.outer_low),
    ("outer-high", |band| &mut band.outer_high),
    ("from", |band| &mut band.from_day),
];

const NUMBER_TEXTS: [Text<TypedNumber>; 3] = [
    ("unit", |number| &mut number.unit),
    ("measured", |number| &mut number.measured),
    ("from", |number| &mut number.from),
];

const DETAILS_TEXTS: [Text<Details>; 4] = [
    ("supports", |details| &mut details.supports.sentence),
    ("source", |details| &mut details.source),
    ("lowest", |details| &mut details.lowest),
    ("highest", |details| &mut details.highest),
];

const OPERATORS: Words<Option<Operator>> = Words(&[
    (None, "none"),
    (Some(Operator::AtLeast), "at-least"),
    (Some(Operator::Above), "above"),
    (Some(Operator::AtMost), "at-most"),
    (Some(Operator::Below), "below"),
    (Some(Operator::Between), "between"),
]);

const ADDS_UP: Words<AddsUp> = Words(&[
    (AddsUp::Last, "last"),
    (AddsUp::Mean, "mean"),
    (AddsUp::Sum, "sum"),
]);

const WAYS: Words<Way> = Words(&[(Way::ChangeFrom, "from"), (Way::Correct, "correct")]);

impl Said for TypedBand {
    fn write(&self) -> Value {
        let mut band = self.clone();
        band.from_day = kept_day(&self.from_day).to_owned();
        write_texts(Members::default(), &mut band, &BAND_TEXTS)
            .with("operator", OPERATORS.of(self.operator))
            .with("per", self.per.and_then(|it| Unit::WRITTEN.of(it)))
            .with("way", WAYS.of(self.way))
            .with("needed", Some(self.is_needed))
            .write()
    }

    fn read(value: &Value) -> Option<Self> {
        let mut band = Self::default();
        read_texts(value, &mut band, &BAND_TEXTS);
        Some(Self {
            operator: OPERATORS.read_or_usual(value.get("operator")),
            per: Unit::WRITTEN.read(value.get("per")),
            way: WAYS.read_or_usual(value.get("way")),
            is_needed: member(value, "needed") == Some(true),
            ..band
        })
    }
}

impl Said for TypedNumber {
    fn write(&self) -> Value {
        let mut number = self.clone();
        number.from = kept_day(&self.from).to_owned();
        write_texts(Members::default(), &mut number, &NUMBER_TEXTS)
            .with("cadence", Unit::WRITTEN.of(self.cadence))
            .with("adds-up", self.adds_up.and_then(|it| ADDS_UP.of(it)))
            .with("total", self.total.and_then(|it| Unit::WRITTEN.of(it)))
            .with("way", WAYS.of(self.way))
            .write()
    }

    fn read(value: &Value) -> Option<Self> {
        let mut number = Self::default();
        read_texts(value, &mut number, &NUMBER_TEXTS);
        Some(Self {
            cadence: Unit::WRITTEN.read_or_usual(value.get("cadence")),
            adds_up: ADDS_UP.read(value.get("adds-up")),
            total: Unit::WRITTEN.read(value.get("total")),
            way: WAYS.read_or_usual(value.get("way")),
            ..number
        })
    }
}

impl Said for Details {
    fn write(&self) -> Value {
        write_texts(Members::default(), &mut self.clone(), &DETAILS_TEXTS)
            .with("objective", self.supports.objective.clone())
            .with("key-result", self.supports.key_result.clone())
            .with("owner", self.owner.clone())
            .with("kind", self.indicator.and_then(|it| INDICATORS.of(it)))
            .write()
    }

    fn read(value: &Value) -> Option<Self> {
        let mut details = Self::default();
        read_texts(value, &mut details, &DETAILS_TEXTS);
        Some(Self {
            supports: Supports {
                objective: member(value, "objective"),
                key_result: member(value, "key-result"),
                ..details.supports
            },
            owner: member(value, "owner"),
            indicator: INDICATORS.read(value.get("kind")),
            ..details
        })
    }
}

impl Said for Draft {
    fn write(&self) -> Value {
        let dismissed: Vec<String> = self.dismissed.iter().cloned().collect();
        Members::default()
            .with("name", Some(self.name.clone()))
            .with("band", Some(Said::write(&self.band)))
            .with("number", Some(Said::write(&self.number)))
            .with("details", Some(Said::write(&self.details)))
            .with("dismissed", Some(dismissed))
            .write()
    }

    fn read(value: &Value) -> Option<Self> {
        let dismissed: Option<Vec<String>> = member(value, "dismissed");
        Some(Self {
            name: member(value, "name")?,
            band: member(value, "band")?,
            number: member(value, "number")?,
            details: member(value, "details")?,
            dismissed: sorted(dismissed.unwrap_or_default()),
        })
    }
}
