//! What was changed on the way: by what checks are judged, and what jumped because of it.

mod judged;
mod jumps;
mod told;

use serde_json::{Value, json};
use waymark_core::grading::measure::Bound;
use waymark_core::number::fraction::Fraction;
use waymark_core::objective::revised::with_revisions;
use waymark_core::record::Record;
use waymark_core::record::id::Id;
use waymark_core::record::name::Name;

use super::{Written, day, number, objective, shown};

impl Written {
    /// With something of a key result that was another one until a day: `k1 target 18 11-12`.
    fn was(self, said: &str) -> Self {
        let (said, is_checked) = match said.strip_suffix(" checked") {
            Some(said) => (said, true),
            None => (said, false),
        };
        let parts: Vec<&str> = said.split(' ').collect();
        let [of, what, from, on] = parts[..] else {
            panic!("{said}");
        };
        let count = self
            .0
            .iter()
            .filter(|(name, _)| name.starts_with("revised/"));
        let name = format!("revised/r{}", count.count());
        let mut said = json!({"on": format!("2026-{on}"), "what": what, "from": from});
        if of != "-" {
            said["key-result"] = json!(of);
        }
        if is_checked {
            said["checked"] = json!(true);
        }
        self.with(&name, said)
    }

    fn record(&self) -> Record {
        let fields = self.0.iter().cloned();
        Record::of(fields.map(|(name, value)| (Name::parse(&name), value)))
    }

    /// The check-ins inside and all, by bound: "2/2 at most 40, 1/2 at most 30".
    fn judged(&self) -> String {
        let read = self.read();
        let all = read.key_results[0].judged(read.period);
        let all = all.iter().map(|it| {
            let by = match it.by {
                Bound::AtLeast(at) => format!("at least {at}"),
                Bound::Above(at) => format!("above {at}"),
                Bound::AtMost(at) => format!("at most {at}"),
                Bound::Below(at) => format!("below {at}"),
                Bound::Between(low, high) => format!("{low} to {high}"),
            };
            format!("{}/{} {by}", it.checks.inside(), it.checks.all())
        });
        all.collect::<Vec<_>>().join(", ")
    }

    fn score(&self) -> String {
        let read = self.read();
        let score = read.key_results[0].score(read.period);
        score.as_ref().map_or_else(|| "none".to_owned(), shown)
    }
}

/// The one of the reports, in the third quarter.
fn tightened() -> Written {
    objective(&["at-most 30: 07-05 35, 07-12 38, 07-19 29, 07-26 30"])
}

fn at_most(value: &str) -> Bound {
    Bound::AtMost(number(value))
}

fn share(above: i64, below: i64) -> Fraction {
    Fraction::of(above, below)
}

/// What a form writes that changes fields of a key result on a day.
fn edited(written: &Written, fields: &[(&str, Value)], on: &str) -> Written {
    let fields = fields
        .iter()
        .map(|(name, value)| (Name::parse(name), value.clone()));
    let mut ids = 0;
    let new = || {
        ids += 1;
        Id::parse(&format!("0000000{ids}0rest")).expect("an id")
    };
    let all = with_revisions(&written.record(), fields.collect(), day(on), new);
    all.into_iter().fold(written.clone(), |it, (name, value)| {
        it.with(&name.to_string(), value)
    })
}
