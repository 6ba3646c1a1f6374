//! What keeps readings, and with them where limits begin once they are locked.

use time::Date;
use waymark_core::kpi::doubt::Doubt;
use waymark_core::kpi::reading::{Problem, Reading, Typed};
use waymark_core::kpi::standing::Standing;
use waymark_core::kpi::{Kpi, dismissed};
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::store::action::Action;

use super::known::Known;
use super::showing::kpi;
use crate::state::kept::{Goals, today};

/// Why a reading is not kept as it was typed.
pub(crate) enum NotKept {
    /// That is no reading.
    Wrong(Vec<Problem>),
    /// Somebody is asked about it first.
    Asked(Box<Doubt>),
}

impl Goals {
    /// A reading as it was typed.
    ///
    /// # Errors
    ///
    /// As [`Typed::check`].
    pub(crate) fn read_typed(self, kpi: &Kpi, typed: &Typed) -> Result<Reading, Vec<Problem>> {
        typed.check(&self.habits.notation, kpi, self.calendar(), today())
    }

    /// The day that a reading carries as it was typed, and what keeps it. Whoever was asked
    /// about it and sends it again is sure.
    ///
    /// # Errors
    ///
    /// What is wrong with it, or is asked first.
    pub(crate) fn record(
        self,
        id: &Id,
        known: &Known,
        typed: &Typed,
        is_sure: bool,
    ) -> Result<(Date, Action), NotKept> {
        let Known {
            kpi: read,
            standing,
        } = known;
        let reading = self.read_typed(read, typed).map_err(NotKept::Wrong)?;
        let doubt = reading.doubt(read, self.calendar(), today());
        if let Some(doubt) = doubt.filter(|_| !is_sure) {
            return Err(NotKept::Asked(Box::new(doubt)));
        }
        let of = kpi(id);
        let field = reading.field(self.field(&of, &Reading::name(reading.day)).as_ref());
        let recorded = self.recording(of.clone(), read, standing.as_ref(), vec![field]);
        // Whoever was asked once is not asked again where the KPI is open.
        let right = is_sure.then(|| Action::Edit {
            of,
            fields: vec![dismissed(&reading.is_right())],
        });
        Ok((reading.day, joined(recorded, right)))
    }

    /// What writes these readings of a KPI, each as its field says it. Where they are the
    /// ones that lock its limits, where those begin is written with them. How it stood
    /// before says whether that can be, where it is known.
    pub(crate) fn recording(
        self,
        of: Subject,
        kpi: &Kpi,
        before: Option<&Standing>,
        readings: Vec<(Name, Value)>,
    ) -> Action {
        let is_locked = before.is_some_and(|it| {
            it.noise.current.locked.is_some() && it.locked(kpi, Id::of_number(0)).is_none()
        });
        if is_locked {
            let fields = readings;
            return Action::CheckIn { of, fields };
        }
        let mut with = kpi.clone();
        for (name, said) in &readings {
            let Name::At(_, day) = name else { continue };
            with.readings.retain(|it| it.day != *day);
            with.readings.extend(Reading::read(*day, said));
        }
        with.readings.sort_unstable_by_key(|it| it.day);
        let standing = Standing::of(&with, self.calendar(), today());
        let base = standing.locked(&with, Self::new_id());
        let recorded = Action::CheckIn {
            of: of.clone(),
            fields: readings,
        };
        match base {
            None => recorded,
            Some(base) => {
                let fields = vec![base.field()];
                Action::Together(vec![recorded, Action::Edit { of, fields }])
            }
        }
    }
}

/// An action with others after it, as one.
pub(crate) fn joined(first: Action, more: impl IntoIterator<Item = Action>) -> Action {
    let mut steps = Vec::new();
    for action in std::iter::once(first).chain(more) {
        match action {
            Action::Together(several) => steps.extend(several),
            action => steps.push(action),
        }
    }
    match (steps.pop(), steps.is_empty()) {
        (Some(only), true) => only,
        (last, _) => {
            steps.extend(last);
            Action::Together(steps)
        }
    }
}
