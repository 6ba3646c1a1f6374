//! Which cards of a list are drawn: those that are wanted, one after the other, so
//! that somebody can do something in between.

use leptos::prelude::*;
use waymark_core::record::id::Id;

use crate::state::page::after_frame;

/// So many cards that come or go do so at once: one that is deleted, with the one
/// that takes its place.
const AT_ONCE: usize = 2;

/// The cards that are there, and whether others are on their way.
#[derive(Clone, Copy)]
pub(crate) struct GradualList {
    wanted: Memo<Vec<Id>>,
    there: RwSignal<Vec<Id>>,
    is_drawing: StoredValue<bool>,
}

impl GradualList {
    /// Draws what is wanted now, and from then on what is wanted then. So many are drawn
    /// before anything is shown: what fits a screen.
    pub(crate) fn new(wanted: Memo<Vec<Id>>, at_first: usize) -> Self {
        let drawn = Self {
            wanted,
            there: RwSignal::new(wanted.with_untracked(|wanted| {
                let first = wanted.iter().take(at_first);
                first.cloned().collect()
            })),
            is_drawing: StoredValue::new(false),
        };
        Effect::new(move |_| {
            wanted.track();
            drawn.follow();
        });
        drawn
    }

    /// The cards that are there, in their order.
    pub(crate) fn shown(self) -> Vec<Id> {
        self.there.get()
    }

    /// Draws one before the others, to move the focus there.
    pub(crate) fn draw(self, id: &Id) {
        self.show(|it| it == id);
    }

    fn follow(self) {
        let (coming, going) = self.changes();
        if coming.len() + going <= AT_ONCE {
            self.there.set(self.wanted.get_untracked());
        } else {
            self.draw_on();
        }
    }

    /// What is not wanted any more goes first, then one comes after the other.
    fn draw_on(self) {
        if self.is_drawing.get_value() {
            return;
        }
        self.is_drawing.set_value(true);
        after_frame(move || {
            // One may be elsewhere by now.
            if self.is_drawing.try_set_value(false).is_some() {
                return;
            }
            let (coming, going) = self.changes();
            let next = coming.first().filter(|_| going == 0);
            self.show(|id| next == Some(id));
            if coming.len() > usize::from(next.is_some()) {
                self.draw_on();
            }
        });
    }

    /// Shows those that are wanted and there, and of the others that are wanted some.
    fn show(self, also: impl Fn(&Id) -> bool) {
        let mut shown = self.wanted.get_untracked();
        self.there
            .with_untracked(|there| shown.retain(|id| there.contains(id) || also(id)));
        self.there.set(shown);
    }

    /// Which are to come, and how many are to go.
    fn changes(self) -> (Vec<Id>, usize) {
        let mut coming = self.wanted.get_untracked();
        self.there.with_untracked(|there| {
            let stay = coming.len();
            coming.retain(|id| !there.contains(id));
            let going = there.len() - (stay - coming.len());
            (coming, going)
        })
    }
}
