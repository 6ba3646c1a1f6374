//! The store as long work asks it: nobody holds it between two pieces, since others may write
//! meanwhile.

use std::cell::RefCell;

use super::Store;
use super::key_value::Lookup;

/// Where a store can be asked.
pub trait Ask {
    /// Asks once, unless there is no store any more.
    fn ask(&self, asks: &mut dyn FnMut(&mut Store, &dyn Lookup));
}

/// What a store says; none if there is none any more.
pub fn asked<T>(of: &dyn Ask, asks: impl FnOnce(&mut Store, &dyn Lookup) -> T) -> Option<T> {
    let mut asks = Some(asks);
    let mut said = None;
    of.ask(&mut |store, kv| said = asks.take().map(|asks| asks(store, kv)));
    said
}

/// A store that nobody else asks meanwhile.
#[derive(Debug)]
pub struct Alone<'s, L>(RefCell<&'s mut Store>, L);

impl<'s, L> Alone<'s, L> {
    /// With where it is kept.
    #[must_use]
    pub const fn new(store: &'s mut Store, kv: L) -> Self {
        Self(RefCell::new(store), kv)
    }
}

impl Ask for Alone<'_, &dyn Lookup> {
    fn ask(&self, asks: &mut dyn FnMut(&mut Store, &dyn Lookup)) {
        asks(&mut self.0.borrow_mut(), self.1);
    }
}
