//! What keeps readings, and with them where limits begin once they are locked.

use waymark_core::kpi::Kpi;
use waymark_core::kpi::reading::Reading;
use waymark_core::kpi::standing::Standing;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::store::action::Action;

use crate::state::kept::{Goals, today};

impl Goals {
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
