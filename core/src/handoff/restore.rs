//! The second hand-off: a KPI that is out of band calls for an objective that restores it
//! (Rock: "a KPI sliding out of its band for two consecutive months"; spec, *Hand-offs*).

use time::Date;

use super::serve::named;
use crate::grading::measure::{Bound, Side};
use crate::kpi::Kpi;
use crate::kpi::band::Range;
use crate::kpi::outlook::{Answer, Outlook};
use crate::kpi::standing::Standing;
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::number::understood::Notation;
use crate::objective::draft::{Details, Draft, DraftRow, Here};
use crate::period::Period;
use crate::record::id::Id;
use crate::sketch::{self, Measure, Operator};
use crate::sorted::sorted;
use crate::wording::{Kind, Line, findings};

/// What a KPI's own values say of why it is out of band: how the offer is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It no longer runs as it did.
    Changed {
        /// The first unit of what changed.
        since: Period,
    },
    /// As it runs, it cannot be in band.
    Never,
    /// It is in band at some times and out at others, by chance alone.
    ByChance {
        /// How many of the last units were out.
        out: usize,
        /// Of how many.
        of: usize,
    },
    /// They say nothing.
    Unknown,
}

/// An objective that would bring a KPI back into its band. Numbers are in the metric's own
/// unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restoring {
    /// The value of the newest unit that has ended.
    pub from: Decimal,
    /// The first value inside the band.
    pub to: Decimal,
    /// On which side of the band it is.
    pub side: Side,
    /// What is not to be passed on the other side, of a band with two ends.
    pub guardrail: Option<Bound>,
    /// Why it is out, by its own values.
    pub why: Why,
}

/// What the draft of such an objective says in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Its title.
    pub title: String,
    /// The name of the guardrail.
    pub guardrail: String,
}

/// So many key results are left empty, for what moves the causes.
pub const PROMPTS: usize = 2;

/// The objective that is offered on a day: of a KPI that has been out of band for two
/// months, or one quarter, and is still, that is watched, not known to be out, and no
/// running key result already.
#[must_use]
pub fn restoring(
    kpi: &Kpi,
    standing: &Standing,
    today: Date,
    is_running: bool,
) -> Option<Restoring> {
    let is_known = kpi.acknowledged.as_ref();
    let is_known = is_known.is_some_and(|it| it.holds_on(today));
    if is_running || is_known || kpi.rest.is_some() || !standing.calls_for_change() {
        return None;
    }
    Restoring::of(kpi, standing, today)
}

impl Restoring {
    /// The objective that would bring a KPI back, whether or not it is offered; none where
    /// its newest ended unit is inside the band that holds on a day.
    #[must_use]
    pub fn of(kpi: &Kpi, standing: &Standing, today: Date) -> Option<Self> {
        let range = kpi.band_on(today)?.range?;
        let latest = standing.latest.as_ref()?;
        let side = range.judge(&latest.value).out()?;
        Some(Self {
            from: latest.value.to_decimal()?,
            to: first_inside(range, side, standing)?,
            side,
            guardrail: opposite(range, side),
            why: Why::of(standing),
        })
    }

    /// The draft of that objective: the KPI as a key result, what is not to be passed on
    /// the other side as a guardrail, and two empty rows for what moves the causes. Those
    /// are dropped where nobody fills them.
    pub fn draft(
        &self,
        of: &Id,
        kpi: &Kpi,
        words: Words,
        here: &Here,
        mut new: impl FnMut() -> Id,
    ) -> Draft {
        let notation = &here.habits.notation;
        let write = |value: Decimal| notation.write_plain(value);
        let unit = kpi.definition().unit;
        let back = sketch::KeyResult {
            name: kpi.name.clone(),
            start: write(self.from),
            target: write(self.to),
            unit: unit.clone(),
            measure: Measure::Change,
            ..sketch::KeyResult::default()
        };
        let guardrail = self.guardrail.map(|bound| {
            let name = words.guardrail;
            held(name, unit, bound, notation)
        });
        let mut rows = Vec::new();
        for typed in std::iter::once(back).chain(guardrail) {
            rows.push(DraftRow {
                more: named(of, kpi),
                ..DraftRow::of(new(), typed)
            });
        }
        rows.extend(std::iter::repeat_with(|| DraftRow::empty(new())).take(PROMPTS));
        let mut details = Details {
            owner: kpi.owner.clone(),
            supports: kpi.supports.sentence.clone(),
            ..Details::default()
        };
        details.set_period(
            Some(here.calendar.quarter_to_begin(here.today)),
            here.today,
            here.calendar,
        );
        // What is odd about the title is in the KPI's name, which nobody is asked to change.
        let line = Line {
            kind: Kind::Objective,
            text: &words.title,
            has_number: false,
            is_held: false,
        };
        let found = findings(line).into_iter();
        Draft {
            dismissed: sorted(found.map(|it| it.check.name(""))),
            title: words.title,
            details,
            rows,
            ..Draft::default()
        }
    }
}

/// A guardrail as somebody would type it.
fn held(name: String, unit: String, bound: Bound, notation: &Notation) -> sketch::KeyResult {
    let end = match bound {
        Bound::AtLeast(end) | Bound::Above(end) | Bound::AtMost(end) | Bound::Below(end) => end,
        Bound::Between(_, high) => high,
    };
    sketch::KeyResult {
        name,
        target: notation.write_plain(end),
        unit,
        measure: Measure::Hold,
        operator: Operator::of(bound),
        guardrail: true,
        ..sketch::KeyResult::default()
    }
}

impl Why {
    fn of(standing: &Standing) -> Self {
        match standing.outlook {
            Outlook::Changed { since, .. } => {
                let unit = standing.unit_at(since);
                unit.map_or(Self::Unknown, |since| Self::Changed { since })
            }
            Outlook::Runs(Answer::Never) => Self::Never,
            Outlook::Runs(Answer::ByChance { out, of }) => Self::ByChance { out, of },
            Outlook::Runs(Answer::Met) | Outlook::Unknown => Self::Unknown,
        }
    }
}

/// The first value inside a band from a side: its edge, or where that is outside itself, one
/// step of the finest decimal among it and the values inside.
fn first_inside(range: Range, side: Side, standing: &Standing) -> Option<Decimal> {
    let edge = match (range.edge(), side) {
        (Bound::AtLeast(edge) | Bound::AtMost(edge), _) => return Some(edge),
        (Bound::Between(low, _), Side::Below) => return Some(low),
        (Bound::Between(_, high), Side::Above) => return Some(high),
        (Bound::Above(edge) | Bound::Below(edge), _) => edge,
    };
    let values = standing.tallies.iter().filter_map(|it| it.value());
    let inside = values.filter(|value| range.judge(value).out().is_none());
    let places = inside.filter_map(|it| Some(it.to_decimal()?.places()));
    let places = places.fold(edge.places(), u8::max);
    let step = Fraction::from(Decimal::new(1, places)?);
    let edge = Fraction::from(edge);
    let first = match side {
        Side::Below => edge + step,
        Side::Above => edge - step,
    };
    first.to_decimal()
}

/// The bound on the other side of a band with two ends.
const fn opposite(range: Range, side: Side) -> Option<Bound> {
    match (range.edge(), side) {
        (Bound::Between(_, high), Side::Below) => Some(Bound::AtMost(high)),
        (Bound::Between(low, _), Side::Above) => Some(Bound::AtLeast(low)),
        _ => None,
    }
}
