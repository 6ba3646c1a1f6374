//! What is odd about how the name of a key result is worded.

use leptos::prelude::*;
use waymark_core::address::kpis::{KpisPlace, Metric};
use waymark_core::record::kind::LONGEST_NAME;
use waymark_core::sketch::Measure;
use waymark_core::wording::{Kind, Repair};

use super::fields::KeyResultFields;
use crate::state::page::move_focus;
use crate::views::wording::{Advice, Asked, Beside, Worded, Wording, worded_id};

impl KeyResultFields {
    /// The id of what is said about how its name is worded.
    pub(crate) fn worded_id(self) -> String {
        worded_id(&self.id("name"))
    }

    /// Its name as it is asked about, which may be typed at the moment.
    pub(crate) fn asked(self, is_typing: Signal<bool>, advice: Advice) -> Asked {
        let name = self.name_text;
        let text = Signal::derive(move || {
            let mut name = name.get();
            // What is wrong with a name is said instead.
            if name.chars().count() > LONGEST_NAME {
                name.clear();
            }
            name
        });
        let beside = self.read_part(|typed, read| Beside {
            has_number: read.start.value.or(read.target.value).is_some(),
            is_held: typed.measure == Measure::Hold,
            is_yes_no: typed.measure == Measure::YesNo,
        });
        let mend = Callback::new(move |repair| {
            if advice.mend.run(repair) {
                return true;
            }
            if repair == Repair::StartAndTarget {
                // They may stand in the name already.
                self.fill_where_open();
                let has_start = self
                    .typed
                    .with_untracked(|typed| typed.measure == Measure::Change || typed.is_between());
                move_focus(self.id(if has_start { "start" } else { "target" }));
            }
            repair == Repair::StartAndTarget
        });
        let advice = Advice { mend, ..advice };
        Asked {
            field: self.id("name"),
            kind: Kind::KeyResult,
            text,
            beside,
            is_typing,
            advice,
            to_kpi: None,
        }
    }

    /// What is said about that, and where it becomes a KPI.
    pub(crate) fn worded(self, wording: Wording, to_kpi: Signal<String>) -> AnyView {
        view! { <Worded field=self.id("name") wording to_kpi=Some(to_kpi) /> }.into_any()
    }

    /// Where a KPI begins that has its name alone, so that no number changes it.
    pub(crate) fn name_to_kpi(self) -> Signal<String> {
        let name = self.name_text;
        Signal::derive(move || {
            let name = name.with(|it| it.trim().to_owned());
            let (unit, bound) = (String::new(), None);
            KpisPlace::of_metric(Metric { name, unit, bound })
                .route()
                .to_string()
        })
    }

    /// Where a KPI begins that has its name, its unit and its bound: worked out where it is
    /// shown alone.
    pub(crate) fn to_kpi(self, example: bool) -> Signal<String> {
        let Self { typed, read, .. } = self;
        Signal::derive(move || {
            let (name, bound) = (
                typed.with(|it| it.name.trim().to_owned()),
                read.with(|it| it.bound),
            );
            let unit = read.with(|it| it.unit.clone());
            let place = KpisPlace::of_metric(Metric { name, unit, bound });
            KpisPlace { example, ..place }.route().to_string()
        })
    }
}
