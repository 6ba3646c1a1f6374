//! Sorting, one by one: small where std is quick.

use std::cmp::Ordering;

/// What [`Iterator::collect`] makes, one by one.
///
/// Collecting into a map or a set sorts all of it first, which is quicker for many
/// thousands and costs each type 4 kB of WASM.
pub fn sorted<C: Default + Extend<T>, T>(all: impl IntoIterator<Item = T>) -> C {
    let mut sorted = C::default();
    sorted.extend(all);
    sorted
}

/// What [`slice::sort_by`] does, by exchanging neighbours: for the few that a person
/// writes by hand, where each type that is sorted otherwise costs 4 kB of WASM too.
pub fn sort_few<T>(all: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    for end in 1..all.len() {
        let mut at = end;
        while at > 0 && order(&all[at - 1], &all[at]) == Ordering::Greater {
            all.swap(at - 1, at);
            at -= 1;
        }
    }
}
