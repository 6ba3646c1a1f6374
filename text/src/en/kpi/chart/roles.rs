//! The time in which a KPI served as a key result, as its chart says it.

use waymark_core::plot::goal::Goal;
use waymark_core::plot::process::roles::Served;

use super::Charted;
use crate::en::days;
use crate::en::grade::amount;

/// What it is when nothing else.
pub(super) const KPI: &str = "KPI";
const KEY_RESULT: &str = "key result";
/// So many times are said one by one.
const SAID: usize = 3;

impl Charted {
    /// Whether it ever was a key result.
    pub(super) const fn has_served(&self) -> bool {
        !self.process.served.is_empty()
    }

    /// What it was in a unit.
    pub(super) fn role(&self, at: usize) -> &'static str {
        let counts = |it: &Served| {
            it.points
                .as_ref()
                .is_some_and(|points| points.contains(&at))
        };
        match self.process.served.iter().any(counts) {
            true => KEY_RESULT,
            false => KPI,
        }
    }

    /// What stands over such a time: with what it was after, and short.
    pub(super) fn served(&self, served: &Served) -> [String; 2] {
        let aim = served.aim.map(|aim| match aim.goal {
            Goal::Way { start, target } => {
                let [start, target] = [start, target].map(|it| self.amount(it));
                [&start, " to ", &target].concat()
            }
            Goal::Kept(bound) => self.bound(bound),
        });
        let long = aim.map(|aim| [KEY_RESULT, ": ", &aim].concat());
        let short = KEY_RESULT.to_owned();
        [long.unwrap_or_else(|| short.clone()), short]
    }

    /// What the dashed lines are then.
    pub(super) fn aims_at(&self) -> &'static str {
        let mut aims = self.process.served.iter().filter_map(|it| it.aim);
        match aims.all(|aim| matches!(aim.goal, Goal::Kept(_))) {
            true => "what it was to keep then",
            false => "from start to target then",
        }
    }

    /// "A key result from 1 July 2026 to 30 September 2026: 12% to 18%."
    pub(super) fn roles(&self) -> String {
        let all = &self.process.served;
        let said = all[all.len().saturating_sub(SAID)..].iter().map(|it| {
            let [from, until] = [it.days.first(), it.days.last()].map(days::date);
            let [long, _] = self.served(it);
            let aim = long.strip_prefix(KEY_RESULT).unwrap_or_default();
            format!("from {from} to {until}{aim}")
        });
        let said: Vec<String> = said.collect();
        match said.is_empty() {
            true => String::new(),
            false => ["A key result ", &said.join("; "), "."].concat(),
        }
    }

    fn amount(&self, value: waymark_core::number::decimal::Decimal) -> String {
        amount(value, &self.unit, &self.notation)
    }
}
