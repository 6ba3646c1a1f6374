//! Which key results are drawn: the first ten with the page, the others after it.

use leptos::prelude::*;

use crate::state::drawn::printed;
use crate::state::grade::{KeyResultRow, Playground};
use crate::state::page::after_frame;

/// So many are drawn before the page is shown: what fits a screen, and more than an
/// objective should have.
const AT_FIRST: usize = 10;

/// So many come at a time, so that somebody can do something in between.
const AT_ONCE: usize = 10;

/// The key results that are drawn. What they come to counts all of them from the start.
#[derive(Clone, Copy)]
pub(super) struct GradualRows {
    rows: RwSignal<Vec<KeyResultRow>>,
    most: RwSignal<usize>,
    is_printed: ReadSignal<bool>,
}

impl GradualRows {
    /// Draws the first of a playground's, and soon the others.
    pub(super) fn new(playground: Playground) -> Self {
        let drawn = Self {
            rows: playground.rows,
            most: RwSignal::new(AT_FIRST),
            is_printed: printed(),
        };
        // Whoever changes the list meanwhile, by adding one as by moving one, is to see it.
        Effect::new(move |before: Option<()>| {
            drawn.rows.track();
            match before {
                None => drawn.draw_on(),
                Some(()) => drawn.most.set(usize::MAX),
            }
        });
        drawn
    }

    /// Those that are there.
    pub(super) fn shown(self) -> Vec<KeyResultRow> {
        let mut rows = self.rows.get();
        if !self.is_printed.get() {
            rows.truncate(self.most.get());
        }
        rows
    }

    fn draw_on(self) {
        after_frame(move || {
            // One may be elsewhere by now.
            let Some(most) = self.most.try_get_untracked() else {
                return;
            };
            let more = most.saturating_add(AT_ONCE);
            if self.rows.with_untracked(Vec::len) > more {
                self.most.set(more);
                self.draw_on();
            } else if most != usize::MAX {
                self.most.set(usize::MAX);
            }
        });
    }
}
