//! Where on the page of KPIs one is: what its query says.

use waymark_core::record::id::Id;

use crate::route::Route;

/// A place on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KpisPlace {
    /// The KPI that is open.
    pub(crate) open: Option<Id>,
    /// The name of a metric that a new one is to be begun with; it may be empty.
    pub(crate) metric: Option<String>,
    /// Whether it is the example.
    pub(crate) example: bool,
}

impl KpisPlace {
    /// Reads it from a query. What it does not know is passed over.
    pub(crate) fn parse(query: &str) -> Self {
        let mut place = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "open" => place.open = Id::parse(&value),
                "m" => place.metric = Some(value.into_owned()),
                "example" => place.example = true,
                _ => {}
            }
        }
        place
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
            query.append_pair("m", metric);
        }
        Route::Kpis(query.finish())
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

    #[test]
    fn a_query_is_read_and_printed_in_one_way() {
        leads("", "");
        leads("open=a1", "open=a1");
        leads("open=%2F&x=1", "");
        leads("m=", "m=");
        leads("m=NPS&example", "example=1&m=NPS");
    }
}
