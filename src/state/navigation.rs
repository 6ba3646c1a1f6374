//! Where in the app one is, and how one gets elsewhere.

use leptos::prelude::*;

use crate::platform::{history, page};
use crate::route::Route;

/// The current route, handed to every page.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
}

impl Navigation {
    /// Reads the address, and follows it for as long as the current owner lives.
    pub(crate) fn follow() -> Self {
        let route = RwSignal::new(Route::parse(&history::fragment()));
        history::on_travel(move || route.set(Route::parse(&history::fragment())));
        Self { route }
    }

    /// Where one is.
    pub(crate) fn route(self) -> RwSignal<Route> {
        self.route
    }

    /// Goes on to a route, as a history entry of its own.
    pub(crate) fn go_on(self, route: Route) {
        if self.route.with_untracked(|here| *here != route) {
            history::push(&route.to_string());
            self.route.set(route);
        }
    }

    /// Goes back a step within a page. Where the entry before is ours, it is
    /// that step; where one came by a link, there is none and this entry
    /// becomes it.
    pub(crate) fn step_back(self, route: Route) {
        if history::depth() > 0 {
            history::back();
        } else {
            history::replace(&route.to_string());
            self.route.set(route);
        }
    }

    /// Sets the document's title, which names the history entry too.
    pub(crate) fn set_title(title: &str) {
        page::set_title(title);
    }

    /// The address of the app, without a fragment.
    pub(crate) fn address() -> String {
        page::address()
    }

    /// Shows a new page from its top.
    pub(crate) fn show_from_top() {
        page::scroll_to_top();
    }
}
