//! What a page shows of something that changes as somebody types, part by part.
//!
//! A page says a hundred things of one key result. Were each an effect of its own that
//! reads the key result, a digit would run all hundred, to find that ninety say what they
//! said. Here one effect looks at all parts, and only what is another goes on to the page.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::platform::page;

/// Looks at a part and says whether it is still shown anywhere.
type Look = Box<dyn Fn() -> bool + Send + Sync>;

/// Parts that are looked at together. They live as long as the owner that made them.
#[derive(Clone, Copy)]
pub(crate) struct Parts(StoredValue<Vec<Look>>);

impl Parts {
    /// Looks at its parts whenever what `changes` reads has changed, before the next
    /// frame.
    pub(crate) fn at_once(changes: impl Fn() + 'static) -> Self {
        Self::new(changes, Self::look)
    }

    /// The same after the next frame: for what nobody looks at while typing, so that a
    /// digit is there before it.
    pub(crate) fn after_frame(changes: impl Fn() + 'static) -> Self {
        Self::new(changes, |parts| after_frame(move || parts.look()))
    }

    fn new(changes: impl Fn() + 'static, then: fn(Self)) -> Self {
        let parts = Self(StoredValue::new(Vec::new()));
        // Each part begins as what it is, so that there is nothing to look at in the
        // first run; and that is at once, so that no change is missed.
        let effect = RenderEffect::new(move |ran: Option<()>| {
            changes();
            if ran.is_some() {
                untrack(|| then(parts));
            }
        });
        // Where it is kept is what it ends with.
        StoredValue::new(effect);
        parts
    }

    fn look(self) {
        // The page may be gone by now.
        let _ = self.0.try_update_value(|looks| looks.retain(|look| look()));
    }

    /// A part: what `look` gives.
    pub(crate) fn part<T>(self, look: impl Fn() -> T + Send + Sync + 'static) -> Signal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        self.boxed(Box::new(look))
    }

    /// The same, once for all parts of a type and not for each.
    fn boxed<T>(self, look: Box<dyn Fn() -> T + Send + Sync>) -> Signal<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let part = RwSignal::new(untrack(&look));
        let look = move || {
            let now = look();
            // Whoever shows it is told where it differs, and it is gone where it says nothing.
            let told = part.try_maybe_update(|before| match *before == now {
                true => (false, ()),
                false => {
                    *before = now;
                    (true, ())
                }
            });
            told.is_some()
        };
        self.0.update_value(|looks| looks.push(Box::new(look)));
        part.into()
    }
}

thread_local! {
    /// What waits for the next frame.
    static WAITING: RefCell<Vec<Box<dyn FnOnce()>>> = const { RefCell::new(Vec::new()) };
}

/// Does something after the next frame, together with whatever else waits for it.
fn after_frame(run: impl FnOnce() + 'static) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Box::new(run));
        waiting.len() == 1
    });
    if is_first {
        page::after_frame(|| WAITING.take().into_iter().for_each(|run| run()));
    }
}
