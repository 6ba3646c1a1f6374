//! What there is to play with, on the page of goals and on that of KPIs.

use waymark_core::{kpi, sandbox};
use waymark_text::goals::sandbox as goals_words;
use waymark_text::kpi::sandbox as kpi_words;

use crate::state::kept::Goals;
use crate::state::kept::example::Told;

/// The example beside what is one's own.
pub(crate) fn example(goals: Goals) -> Goals {
    goals.example(|calendar, today| Told {
        objective: sandbox::objective(&goals_words::EXAMPLE, today),
        kpis: kpi_words::EXAMPLES
            .iter()
            .map(|told| kpi::sandbox::kpi(told, calendar, today))
            .collect(),
    })
}
