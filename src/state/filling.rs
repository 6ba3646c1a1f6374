//! Numbers that come out of a name: they go along as it is worded anew, and can be taken back.

use leptos::prelude::*;

/// What numbers came out of a name, of something that is typed.
pub(crate) struct Filling<T: Send + Sync + 'static> {
    /// What it was before they were filled in, for as long as that can be gone back to.
    before: RwSignal<Option<T>>,
    /// What it was then, and what it was after.
    last: StoredValue<Option<(T, T)>>,
    /// Whether the name was typed and no numbers were taken from it yet.
    is_name_new: StoredValue<bool>,
    /// What `other` is but for what no name says, which is as in `typed`.
    in_place_of: fn(typed: &T, other: &T) -> T,
}

impl<T: Send + Sync + 'static> Clone for Filling<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Filling<T> {}

impl<T: Clone + PartialEq + Send + Sync + 'static> Filling<T> {
    /// One in which nothing was filled yet; `in_place_of` gives the second but for what no
    /// name says, which is as in the first.
    pub(crate) fn new(in_place_of: fn(typed: &T, other: &T) -> T) -> Self {
        Self {
            before: RwSignal::new(None),
            last: StoredValue::new(None),
            is_name_new: StoredValue::new(false),
            in_place_of,
        }
    }

    /// The name is another, from which nothing was taken yet; unless it is to be taken at
    /// once.
    pub(crate) fn name_changed(self, is_taken_at_once: bool) {
        self.before.set(None);
        self.is_name_new.set_value(!is_taken_at_once);
    }

    /// Whether the name is new, which it is once: whoever took its numbers out again does not
    /// want them.
    pub(crate) fn takes_name(self) -> bool {
        self.is_name_new.try_update_value(std::mem::take) == Some(true)
    }

    /// What is filled over what is typed: what it was before its numbers were filled in, if
    /// they are as they were filled in, or it as it is where `is_open` says that there are
    /// none.
    pub(crate) fn base(self, typed: T, is_open: impl FnOnce(&T) -> bool) -> Option<T> {
        let again = self.last.with_value(|last| {
            let (before, after) = last.as_ref()?;
            let is_as_filled = (self.in_place_of)(&typed, after) == typed;
            is_as_filled.then(|| (self.in_place_of)(&typed, before))
        });
        again.or_else(|| is_open(&typed).then_some(typed))
    }

    /// They were filled in.
    pub(crate) fn filled(self, before: T, after: T) {
        self.last.set_value(Some((before.clone(), after)));
        self.before.set(Some(before));
    }

    /// Whether they can be taken back.
    pub(crate) fn can_go_back(self) -> bool {
        self.before.with(Option::is_some)
    }

    /// Takes them back: what it is then, with what was typed since.
    pub(crate) fn go_back(self, typed: &T) -> Option<T> {
        let before = self.before.get_untracked()?;
        self.before.set(None);
        self.last.set_value(None);
        Some((self.in_place_of)(typed, &before))
    }
}
