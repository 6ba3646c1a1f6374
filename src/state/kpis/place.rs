//! Where on the page of KPIs one is: what its query says.

use waymark_core::grading::measure::Bound;
use waymark_core::number::decimal::Decimal;
use waymark_core::record::id::Id;
use waymark_core::sketch::Operator;

use crate::route::Route;

/// A place on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KpisPlace {
    /// The KPI that is open.
    pub(crate) open: Option<Id>,
    /// The metric that a new one is to be begun with.
    pub(crate) metric: Option<Metric>,
    /// Whether it is the example.
    pub(crate) example: bool,
}

/// What is known of a metric that is to become a KPI: from the quiz, or from the
/// playground.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metric {
    /// What it is called; it may be empty.
    pub(crate) name: String,
    /// What it is measured in, empty for not said.
    pub(crate) unit: String,
    /// What it is to keep to.
    pub(crate) bound: Option<Bound>,
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
    pub(crate) fn parse(query: &str) -> Self {
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
    pub(crate) fn of_metric(metric: Metric) -> Self {
        Self {
            metric: Some(metric),
            ..Self::default()
        }
    }

    /// The route that leads there.
    pub(crate) fn route(&self) -> Route {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn leads(query: &str, printed: &str) {
        let place = KpisPlace::parse(query);
        assert_eq!(place.route(), Route::Kpis(printed.to_owned()), "{query:?}");
        assert_eq!(KpisPlace::parse(printed), place, "{query:?} read again");
    }

    #[track_caller]
    fn begins(query: &str, bound: Option<Bound>) {
        let metric = KpisPlace::parse(query).metric.expect("a metric");
        assert_eq!(metric.bound, bound, "{query:?}");
    }

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn a_query_is_read_and_printed_in_one_way() {
        leads("", "");
        leads("open=a1", "open=a1");
        leads("open=%2F&x=1", "");
        leads("m=", "m=");
        leads("m=NPS&example", "example=1&m=NPS");
        leads(
            "t=50&o=at-least&u=%25&m=a%20b",
            "m=a+b&u=%25&o=at-least&t=50",
        );
        leads("m=&o=between&t=75&f=65.5", "m=&o=between&f=65.5&t=75");
        leads("m=&o=below&t=-0.50&f=1", "m=&o=below&t=-0.5");
    }

    #[test]
    fn a_bound_says_its_operator() {
        begins("m=&o=at-least&t=35", Some(Bound::AtLeast(35.into())));
        begins("m=&o=above&t=35", Some(Bound::Above(35.into())));
        begins("m=&o=at-most&t=0.3", Some(Bound::AtMost(number("0.3"))));
        begins("m=&o=below&t=-3", Some(Bound::Below(number("-3"))));
        begins(
            "m=&o=between&f=65&t=75",
            Some(Bound::Between(65.into(), 75.into())),
        );
    }

    #[test]
    fn a_damaged_bound_is_passed_over_and_the_name_is_not() {
        for damaged in [
            "o=at-least",
            "t=35",
            "o=at-least&t=",
            "o=at-least&t=1e3",
            "o=at-least&t=1,5",
            "o=at-least&t=%2035",
            "o=at-least&t=NaN",
            "o=At-Least&t=35",
            "o=between&t=75",
            "o=between&f=x&t=75",
            "o=between&f=80&t=75",
        ] {
            begins(&["m=NPS&", damaged].concat(), None);
        }
        assert_eq!(KpisPlace::parse("o=at-least&t=35").metric, None);
    }
}
