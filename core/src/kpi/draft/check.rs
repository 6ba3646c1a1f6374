//! What a draft means, and everything that is wrong with it.

use super::band::ReadBand;
use super::change::asks_from_when;
use super::{At, Draft, Here, NewIds, Problem, What};
use crate::kpi::band::{Band, Range};
use crate::kpi::definition::{AddsUp, Definition};
use crate::kpi::unit::Unit;
use crate::kpi::{Kpi, Pillar, Supports};
use crate::number::decimal::Decimal;
use crate::objective::draft::fields::{Fields, by_name};
use crate::record::kind::LONGEST_NAME;
use crate::sketch::typed::Field;

impl Draft {
    /// The KPI that is meant, as a new one of today.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, in the order of the form.
    pub fn check(&self, here: &Here, ids: &NewIds) -> Result<Kpi, Vec<Problem>> {
        let problems = self.problems(here);
        if problems.is_empty() {
            Ok(self.meant(here, ids))
        } else {
            Err(problems)
        }
    }

    /// Everything that is wrong with it, in the order of the form; of one that changes a
    /// KPI that is there also what [`Self::problems_of_days`] says.
    #[must_use]
    pub fn problems(&self, here: &Here) -> Vec<Problem> {
        let details = &self.details;
        let long = |at, text: &str| {
            let characters = text.chars().count();
            let what = What::TooLong(characters);
            (characters > LONGEST_NAME).then_some(Problem { at, what })
        };
        let mut problems: Vec<Problem> = name_problem(&self.name).into_iter().collect();
        problems.extend(self.read_band(here).problems);
        let number = &self.number;
        let texts = [
            long(At::Unit, &self.unit(here)),
            long(At::Supports, &details.supports.sentence),
            long(At::Measured, &number.measured),
            long(At::Source, &details.source),
            long(At::Owner, details.owner.as_deref().unwrap_or_default()),
        ];
        problems.extend(texts.into_iter().flatten());
        problems.extend(self.problems_of_possible(here));
        problems
    }

    /// What is wrong with the days from which changes of a KPI hold, where they are asked
    /// for.
    #[must_use]
    pub fn problems_of_days(&self, known: &Kpi, here: &Here) -> Vec<Problem> {
        let asks = asks_from_when(self, known, here);
        let today = here.today;
        let band = self.band.day_problem(today).filter(|_| asks.of_band);
        let number = self.number.day_problem(today).filter(|_| asks.of_number);
        band.into_iter().chain(number).collect()
    }

    fn problems_of_possible(&self, here: &Here) -> Vec<Problem> {
        let [lowest, highest] = self.read_possible(here);
        let fields = [(At::Lowest, &lowest), (At::Highest, &highest)];
        let unread = fields.into_iter().filter_map(super::band::no_number);
        let mut problems: Vec<Problem> = unread.collect();
        if let Some((lowest, highest)) = lowest.value.zip(highest.value)
            && lowest >= highest
        {
            problems.push(Problem {
                at: At::Highest,
                what: What::NotAbove(lowest),
            });
        }
        problems
    }

    /// The lowest and the highest value that there can be, as they were understood.
    #[must_use]
    pub fn read_possible(&self, here: &Here) -> [Field; 2] {
        let details = &self.details;
        let unit = self.number.unit.trim();
        [&details.lowest, &details.highest].map(|text| Field::of(text, unit, &here.habits.notation))
    }

    fn possible(&self, here: &Here) -> [Option<Decimal>; 2] {
        self.read_possible(here).map(|field| field.value)
    }

    /// The band as it was understood.
    #[must_use]
    pub fn read_band(&self, here: &Here) -> ReadBand {
        // What is itself wrong with those is said of them.
        let possible = match self.possible(here) {
            [Some(lowest), Some(highest)] if lowest >= highest => [None, None],
            possible => possible,
        };
        self.band.read(here, self.number.unit.trim(), possible)
    }

    /// What it is measured in: as said, or as it stood beside a number of the band.
    #[must_use]
    pub fn unit(&self, here: &Here) -> String {
        let said = self.number.unit.trim();
        if said.is_empty() {
            self.read_band(here).unit
        } else {
            said.to_owned()
        }
    }

    /// The band that is meant, with the unit that it is of where readings are summed.
    #[must_use]
    pub fn band(&self, here: &Here) -> (Option<Range>, Option<Unit>) {
        let range = self.read_band(here).range;
        (range, self.per().filter(|_| range.is_some()))
    }

    /// The unit whose sum is judged, where readings are summed and that is not a reading's
    /// own.
    #[must_use]
    pub fn per(&self) -> Option<Unit> {
        let cadence = self.number.cadence;
        let is_summed = self.number.way_of_adding() == AddsUp::Sum;
        let per = self.band.per.filter(|per| per.holds_whole(cadence));
        per.filter(|per| is_summed && *per != cadence)
    }

    /// What its number is.
    #[must_use]
    pub fn definition(&self, here: &Here) -> Definition {
        Definition {
            unit: self.unit(here),
            ..self.number.definition()
        }
    }

    /// What it says besides its band and its number, as fields.
    #[must_use]
    pub fn fields(&self, here: &Here) -> Fields {
        by_name(self.plain(here).fields())
    }

    fn plain(&self, here: &Here) -> Kpi {
        let details = &self.details;
        let [lowest, highest] = self.possible(here);
        let owner = details.owner.as_deref().map(str::trim);
        let owner = owner.filter(|owner| owner.to_lowercase() != here.me);
        Kpi {
            name: self.name.trim().to_owned(),
            supports: Supports {
                sentence: details.supports.sentence.trim().to_owned(),
                ..details.supports.clone()
            },
            source: details.source.trim().to_owned(),
            owner: owner.map(str::to_owned),
            indicator: details.indicator,
            lowest,
            highest,
            dismissed: self.dismissed.clone(),
            ..Kpi::default()
        }
    }

    fn meant(&self, here: &Here, ids: &NewIds) -> Kpi {
        let (range, per) = self.band(here);
        let band = range.map(|range| Band {
            id: ids.band.clone(),
            from: here.today,
            range: Some(range),
            per,
        });
        let definition = self.definition(here);
        let is_quarterly = definition.cadence == Unit::Quarter;
        Kpi {
            bands: band.into_iter().collect(),
            quarters: is_quarterly.then_some(here.calendar.first_month),
            definitions: vec![definition],
            made: Some(here.today),
            ..self.plain(here)
        }
    }

    /// What it lacks to be a KPI and not only a metric, as it stands.
    #[must_use]
    pub fn missing(&self, here: &Here, ids: &NewIds) -> Vec<Pillar> {
        self.meant(here, ids).missing()
    }
}

/// What is wrong with a name, if anything is.
#[must_use]
pub fn name_problem(name: &str) -> Option<Problem> {
    let characters = name.chars().count();
    let what = if name.trim().is_empty() {
        What::Missing
    } else if characters > LONGEST_NAME {
        What::TooLong(characters)
    } else {
        return None;
    };
    let at = At::Name;
    Some(Problem { at, what })
}
