//! Where on the page of KPIs one is: what its query says.

use super::Route;
use crate::grading::measure::Bound;
use crate::number::decimal::Decimal;
use crate::record::id::Id;
use crate::sketch::Operator;

/// A place on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KpisPlace {
    /// The KPI that is open.
    pub open: Option<Id>,
    /// The metric that a new one is to be begun with.
    pub metric: Option<Metric>,
    /// Whether it is the example.
    pub example: bool,
}

/// What is known of a metric that is to become a KPI: from the quiz, or from the
/// playground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metric {
    /// What it is called; it may be empty.
    pub name: String,
    /// What it is measured in, empty for not said.
    pub unit: String,
    /// What it is to keep to.
    pub bound: Option<Bound>,
}

/// The words of the operators.
const OPERATORS: [(Operator, &str); 5] = [
    (Operator::AtLeast, "at-least"),
    (Operator::Above, "above"),
    (Operator::AtMost, "at-most"),
    (Operator::Below, "below"),
    (Operator::Between, "between"),
];

impl KpisPlace {
    /// Reads it from a query. What it does not know is passed over, and so is a bound of
    /// which a part is damaged.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut place = Self::default();
        let mut name = None;
        let mut unit = String::new();
        let [mut operator, mut target, mut from] = [const { String::new() }; 3];
        for (key, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*key {
                "open" => place.open = Id::parse(&value),
                "m" => name = Some(value.into_owned()),
                "u" => unit = value.into_owned(),
                "o" => operator = value.into_owned(),
                "t" => target = value.into_owned(),
                "f" => from = value.into_owned(),
                "example" => place.example = true,
                _ => {}
            }
        }
        place.metric = name.map(|name| Metric {
            name,
            unit,
            bound: bound_of(&operator, &target, &from),
        });
        place
    }

    /// A new KPI that begins with this metric.
    #[must_use]
    pub fn of_metric(metric: Metric) -> Self {
        Self {
            metric: Some(metric),
            ..Self::default()
        }
    }

    /// The route that leads there.
    #[must_use]
    pub fn route(&self) -> Route {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.example {
            query.append_pair("example", "1");
        }
        if let Some(open) = &self.open {
            query.append_pair("open", open.as_str());
        }
        if let Some(metric) = &self.metric {
            query.append_pair("m", &metric.name);
            if !metric.unit.is_empty() {
                query.append_pair("u", &metric.unit);
            }
            if let Some(bound) = metric.bound {
                let (word, target, from) = written(bound);
                query.append_pair("o", word);
                if let Some(from) = from {
                    query.append_pair("f", &from.to_string());
                }
                query.append_pair("t", &target.to_string());
            }
        }
        Route::Kpis(query.finish())
    }
}

/// The bound that these say, if they say one: numbers in plain notation, of a range the
/// lower end first.
fn bound_of(operator: &str, target: &str, from: &str) -> Option<Bound> {
    let (operator, _) = OPERATORS.iter().find(|(_, word)| *word == operator)?;
    let target = Decimal::parse(target)?;
    if *operator == Operator::Between {
        let from = Decimal::parse(from)?;
        return (from <= target).then_some(Bound::Between(from, target));
    }
    operator.bound(Some(target))
}

/// The word of a bound's operator, its target or upper end, and its lower end where it has
/// two.
fn written(bound: Bound) -> (&'static str, Decimal, Option<Decimal>) {
    let operator = Operator::of(bound);
    let found = OPERATORS.iter().find(|(each, _)| *each == operator);
    let word = found.map_or("", |(_, word)| word);
    match bound {
        Bound::AtLeast(target)
        | Bound::Above(target)
        | Bound::AtMost(target)
        | Bound::Below(target) => (word, target, None),
        Bound::Between(from, to) => (word, to, Some(from)),
    }
}
