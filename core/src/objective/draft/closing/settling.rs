//! What becomes of a key result once its objective is closed, as it is being typed: the
//! band that is to hold the new level, and whether that is begun now, asked about again, or
//! left (spec, *Hand-offs*: the first one's return, and the third).

use time::Date;

use crate::calendar::Calendar;
use crate::grading::measure::{Bound, Direction, Measured};
use crate::handoff::graduate::{self, Graduation};
use crate::handoff::settle::{self, Level, NotOffered, Settling};
use crate::kpi::Kpi;
use crate::kpi::band::{Band, Range};
use crate::kpi::draft::band::TypedBand;
use crate::kpi::draft::{At, Draft, Here, Problem};
use crate::kpi::unit::Unit;
use crate::objective::key_result::KeyResult;
use crate::objective::{KIND, Objective};
use crate::period::write_date;
use crate::record::Value;
use crate::record::id::Id;
use crate::record::shape::{Members, Said, Words, member};
use crate::store::action::Action;

/// What is offered of one key result.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The key result.
    pub key_result: KeyResult,
    /// The KPI that it is, whose band moves; none where it is to become one.
    pub kpi: Option<(Id, Kpi)>,
    /// The level that it came to, and the band that holds it.
    pub level: Level,
}

/// What somebody chooses of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The band moves, or a KPI begins.
    Hold,
    /// It is asked again, on a day.
    AskAgain,
    /// It stays as it is, and nobody asks.
    Leave,
}

impl Choice {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Hold, Self::AskAgain, Self::Leave];

    const fn of(settling: Settling) -> Self {
        match settling {
            Settling::Hold => Self::Hold,
            Settling::AskAgain(_) => Self::AskAgain,
            Settling::Leave => Self::Leave,
        }
    }
}

/// The choices as a form keeps them.
const CHOICES: Words<Choice> = Words(&[
    (Choice::Hold, "hold"),
    (Choice::AskAgain, "ask"),
    (Choice::Leave, "leave"),
]);

impl Offer {
    /// What is offered of the key results of an objective, in their order. Of totals and of
    /// what is done or not nothing is.
    pub fn all(
        objective: &Objective,
        calendar: Calendar,
        today: Date,
        mut kpi_of: impl FnMut(&Id) -> Option<Kpi>,
    ) -> Vec<Self> {
        let all = objective.key_results.iter().filter_map(|it| {
            let kpi = it.kpi.clone().and_then(|id| Some((kpi_of(&id)?, id)));
            let kpi = kpi.map(|(kpi, id)| (id, kpi));
            Self::of(objective, it, kpi, calendar, today).ok()
        });
        all.collect()
    }
}

impl Offer {
    /// What is offered of one of them.
    ///
    /// # Errors
    ///
    /// Why nothing is.
    pub fn of(
        objective: &Objective,
        key_result: &KeyResult,
        kpi: Option<(Id, Kpi)>,
        calendar: Calendar,
        today: Date,
    ) -> Result<Self, NotOffered> {
        let of = kpi.as_ref().map(|(_, kpi)| kpi);
        let level = settle::level(objective, key_result, of, calendar, today)?;
        Ok(Self {
            key_result: key_result.clone(),
            kpi,
            level,
        })
    }

    /// What somebody asks for of one of them, where less is offered by itself: what did not
    /// get as far as it was to may be watched all the same, from where it is.
    ///
    /// # Errors
    ///
    /// Why there is nothing to watch.
    pub fn asked_for(
        objective: &Objective,
        key_result: &KeyResult,
        kpi: Option<(Id, Kpi)>,
        calendar: Calendar,
        today: Date,
    ) -> Result<Self, NotOffered> {
        let of = kpi.as_ref().map(|(_, kpi)| kpi);
        let level = match settle::level(objective, key_result, of, calendar, today) {
            Err(NotOffered::NotReached) if kpi.is_none() => {
                level_now(objective, key_result, today).ok_or(NotOffered::NotReached)?
            }
            level => level?,
        };
        Ok(Self {
            key_result: key_result.clone(),
            kpi,
            level,
        })
    }

    /// The day on which it is asked again, by whoever chooses so on a day.
    #[must_use]
    pub fn asks_on(&self, today: Date) -> Date {
        match self.level.usual {
            Settling::AskAgain(on) => on,
            Settling::Hold | Settling::Leave => settle::months_on(today),
        }
    }

    /// Whether it is too early to say whether the level holds.
    #[must_use]
    pub const fn is_early(&self) -> bool {
        matches!(self.level.usual, Settling::AskAgain(_))
    }

    /// Whether it is back where its band was, and no further: there is nothing to move.
    #[must_use]
    pub const fn is_back(&self) -> bool {
        self.level.now.is_some() && matches!(self.level.usual, Settling::Leave)
    }

    /// Whether it is the same that is offered of the same key result: values may be others.
    #[must_use]
    pub fn is_of(&self, other: &Self) -> bool {
        let kpi = |it: &Self| it.kpi.as_ref().map(|(id, _)| id.clone());
        self.key_result.id == other.key_result.id && kpi(self) == kpi(other)
    }

    /// How many check-ins become readings.
    #[must_use]
    pub const fn check_ins(&self) -> usize {
        self.key_result.check_ins.len()
    }
}

/// Where a key result is that did not get as far as it was to: its bound, or its latest value
/// on the side that it was to move to.
fn level_now(objective: &Objective, key_result: &KeyResult, today: Date) -> Option<Level> {
    let good = match key_result.measured(objective.period)? {
        Measured::Change { change, now } => match change.direction() {
            Direction::Raise => Bound::AtLeast(now?),
            Direction::Lower => Bound::AtMost(now?),
        },
        Measured::Hold { .. } => key_result.bound()?,
        Measured::YesNo { .. } => return None,
    };
    Some(Level {
        range: Range::one_sided(good, None).ok()?,
        per: None,
        from: today,
        now: None,
        ended: 0,
        is_out: false,
        chance: None,
        usual: Settling::Hold,
    })
}

/// What becomes of one key result, as it is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedSettling {
    /// What is chosen; none as long as the usual stands.
    pub chosen: Option<Choice>,
    /// The KPI that is meant: its name, its cadence and its band. Of one that is there its
    /// band alone counts.
    pub draft: Draft,
    /// The same as it began: what nobody touched follows the values.
    at_first: Draft,
    /// The ids of what it begins: the same however often it is tried.
    ids: Ids,
}

/// The ids of a KPI and of a band that begin.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ids {
    kpi: Id,
    band: Id,
}

impl TypedSettling {
    /// It as it is filled in: `new` makes the ids of what it may begin.
    #[must_use]
    pub fn of(
        offer: &Offer,
        objective: &Objective,
        here: &Here,
        mut new: impl FnMut() -> Id,
    ) -> Self {
        let (draft, ids) = (
            filled_in(offer, objective, here),
            Ids {
                kpi: new(),
                band: new(),
            },
        );
        Self {
            chosen: None,
            at_first: draft.clone(),
            draft,
            ids,
        }
    }

    /// Goes on with what was left open: what somebody typed stays, what nobody touched is
    /// filled in anew.
    #[must_use]
    pub fn or_kept(self, kept: Option<&Self>) -> Self {
        let Some(kept) = kept else {
            return self;
        };
        let is_touched = kept.draft != kept.at_first;
        Self {
            chosen: kept.chosen,
            draft: if is_touched {
                kept.draft.clone()
            } else {
                self.draft
            },
            at_first: self.at_first,
            ids: kept.ids.clone(),
        }
    }

    /// What is chosen, or what is usual of it.
    #[must_use]
    pub fn choice(&self, offer: &Offer) -> Choice {
        self.chosen.unwrap_or(Choice::of(offer.level.usual))
    }

    /// The KPI that it begins, or whose band it moves, if it does.
    #[must_use]
    pub fn kpi<'a>(&'a self, offer: &'a Offer) -> Option<&'a Id> {
        let of = offer.kpi.as_ref().map_or(&self.ids.kpi, |(id, _)| id);
        (self.choice(offer) == Choice::Hold).then_some(of)
    }

    /// Everything that is wrong with it, in the order of its fields: nothing where no band
    /// begins.
    #[must_use]
    pub fn problems(&self, offer: &Offer, here: &Here) -> Vec<Problem> {
        if self.choice(offer) != Choice::Hold {
            return Vec::new();
        }
        let counts = |at: At| at.is_of_band() || (at == At::Name && offer.kpi.is_none());
        let mut problems = self.draft.problems(here);
        problems.retain(|it| counts(it.at));
        problems
    }

    /// The range that is meant, with the unit that it is of where readings are summed; none
    /// where something is wrong with it.
    #[must_use]
    pub fn band(&self, here: &Here) -> Option<(Range, Option<Unit>)> {
        let (range, per) = self.draft.band(here);
        Some((range?, per))
    }

    /// The actions that do what is chosen.
    #[must_use]
    pub fn actions(
        &self,
        offer: &Offer,
        (id, objective): (&Id, &Objective),
        here: &Here,
    ) -> Vec<Action> {
        let key_result = &offer.key_result;
        let settles = |how| Action::Edit {
            of: KIND.of(id.clone()),
            fields: settle::settled(&key_result.id, how).into(),
        };
        let band = self.band(here).map(|(range, per)| Band {
            id: self.ids.band.clone(),
            from: offer.level.from,
            range: Some(range),
            per,
        });
        let mut actions = match (self.choice(offer), band) {
            (Choice::AskAgain, _) => {
                return vec![settles(Settling::AskAgain(offer.asks_on(here.today)))];
            }
            (Choice::Leave, _) => return vec![settles(Settling::Leave)],
            // Something is wrong with it, which is said.
            (Choice::Hold, None) => return Vec::new(),
            (Choice::Hold, Some(band)) => match &offer.kpi {
                Some((kpi, _)) => vec![settle::moved_band(kpi, &band)],
                None => {
                    let named = KeyResult {
                        name: self.draft.name.trim().to_owned(),
                        ..key_result.clone()
                    };
                    let how = Graduation {
                        kpi: self.ids.kpi.clone(),
                        band,
                        cadence: self.draft.number.cadence,
                    };
                    graduate::graduate(id, objective, &named, how, here.today)
                }
            },
        };
        // What was put off is done.
        actions.push(settles(Settling::Hold));
        actions
    }

    /// The same with this choice, whatever is usual.
    #[must_use]
    pub fn choosing(mut self, choice: Choice) -> Self {
        self.chosen = Some(choice);
        self
    }

    /// The same with what is chosen and typed by now.
    #[must_use]
    pub fn with(&self, chosen: Option<Choice>, draft: Draft) -> Self {
        Self {
            chosen,
            draft,
            ..self.clone()
        }
    }
}

/// The KPI that is meant, as the level fills it in.
fn filled_in(offer: &Offer, objective: &Objective, here: &Here) -> Draft {
    let Offer {
        key_result,
        kpi,
        level,
    } = offer;
    let mut draft = match kpi {
        Some((_, kpi)) => Draft::known(kpi, here),
        None => Draft::of_metric(&key_result.name),
    };
    if kpi.is_none() {
        draft.number.cadence = graduate::usual_cadence(objective.cadence);
        key_result.unit.clone_into(&mut draft.number.unit);
    }
    let band = level.band(key_result.id.clone());
    let from = write_date(level.from);
    draft.band = TypedBand::known(Some(&band), from, &here.habits.notation);
    draft
}

impl Said for TypedSettling {
    fn write(&self) -> Value {
        Members::default()
            .with("choice", self.chosen.and_then(|it| CHOICES.of(it)))
            .with("draft", Some(Said::write(&self.draft)))
            .with("first", Some(Said::write(&self.at_first)))
            .with("kpi", Some(self.ids.kpi.clone()))
            .with("band", Some(self.ids.band.clone()))
            .write()
    }

    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            chosen: CHOICES.read(value.get("choice")),
            draft: member(value, "draft")?,
            at_first: member(value, "first")?,
            ids: Ids {
                kpi: member(value, "kpi")?,
                band: member(value, "band")?,
            },
        })
    }
}
