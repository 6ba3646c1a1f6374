//! Whether a band still fits what a KPI does by itself: the bands to move of a monthly
//! review (Rock: "decide if any threshold needs adjusting").

use crate::grading::measure::Bound;
use crate::kpi::Kpi;
use crate::kpi::band::{Band, Range};
use crate::kpi::noise::Said;
use crate::kpi::outlook::{Answer, Outlook};
use crate::kpi::standing::{Standing, possible};
use crate::number::fraction::Fraction;
use crate::record::Value;
use crate::record::name::Name;

/// What band and natural limits say that asks for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is met with so much room that a tighter one would be met too.
    Room {
        /// The value up to which it can be tightened and is still met by the way things
        /// run: the natural limit on the band's side. None of a band with two ends.
        up_to: Option<Fraction>,
    },
    /// It cannot be met without a change.
    Never,
    /// It is met at some times and not at others, by chance alone.
    ByChance {
        /// How many of the last ones were out, at least 1.
        out: usize,
        /// How many that are.
        of: usize,
    },
}

impl Fit {
    /// How the band of a KPI fits, where somebody should decide about it, and nobody said
    /// that it stays as it is.
    ///
    /// Only of a KPI that runs as it did: of one that has changed it is another question.
    /// And limits have to be settled to say that a band is too easy, or not safe.
    #[must_use]
    pub fn of(kpi: &Kpi, standing: &Standing) -> Option<Self> {
        let band = band(kpi)?;
        let Outlook::Runs(answer) = standing.outlook else {
            return None;
        };
        let is_settled = standing.noise.current.said == Said::Settled;
        let fit = match answer {
            Answer::Never => Some(Self::Never),
            Answer::ByChance { out, of } if is_settled && out > 0 => {
                Some(Self::ByChance { out, of })
            }
            Answer::Met if is_settled => room(kpi, standing, band.range?),
            Answer::Met | Answer::ByChance { .. } => None,
        };
        fit.filter(|fit| !kpi.is_dismissed(&fit.name(band)))
    }

    /// The field of a KPI that says that its band stays as it is, although that is so:
    /// nobody is asked again before there is another band, or something else to say.
    #[must_use]
    pub fn stays(&self, kpi: &Kpi) -> Option<(Name, Value)> {
        Some(crate::kpi::dismissed(&self.name(band(kpi)?)))
    }

    fn name(&self, band: &Band) -> String {
        let word = match self {
            Self::Room { .. } => "room",
            Self::Never => "never",
            Self::ByChance { .. } => "chance",
        };
        ["fit/", band.id.as_str(), "/", word].concat()
    }
}

/// The newest band, where it says something.
fn band(kpi: &Kpi) -> Option<&Band> {
    kpi.newest_band()
}

/// There is room where the way from the natural limit to the band's edge is as long as that
/// from the centre to the limit, on each side that the band has. An end that no value can
/// pass is none.
fn room(kpi: &Kpi, standing: &Standing, range: Range) -> Option<Fit> {
    let limits = standing.noise.current.limits.as_ref()?;
    let (lowest, highest) = possible(kpi, &standing.tallies);
    let edge = range.edge();
    let (low, high) = match edge {
        Bound::AtLeast(end) | Bound::Above(end) => (Some(end), None),
        Bound::AtMost(end) | Bound::Below(end) => (None, Some(end)),
        Bound::Between(low, high) => (Some(low), Some(high)),
    };
    let low = low.map(Fraction::from);
    let low = low.filter(|end| lowest.as_ref().is_none_or(|it| it < end));
    let high = high.map(Fraction::from);
    let high = high.filter(|end| highest.as_ref().is_none_or(|it| it > end));
    let is_far = |end: Fraction, limit: &Fraction| {
        let to_limit = limit + &-&limits.centre;
        let to_edge = end + -limit;
        let zero = Fraction::zero();
        match to_limit < zero {
            true => to_edge <= to_limit,
            false => to_limit > zero && to_edge >= to_limit,
        }
    };
    let ends = [
        low.map(|end| is_far(end, &limits.lower)),
        high.map(|end| is_far(end, &limits.upper)),
    ];
    let mut ends = ends.into_iter().flatten().peekable();
    let is_so = ends.peek().is_some() && ends.all(|it| it);
    is_so.then(|| Fit::Room {
        up_to: match edge {
            Bound::AtLeast(_) | Bound::Above(_) => Some(limits.lower.clone()),
            Bound::AtMost(_) | Bound::Below(_) => Some(limits.upper.clone()),
            Bound::Between(..) => None,
        },
    })
}
