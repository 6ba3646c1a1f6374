//! What the second store is still to be told, and what is said once it was.

use std::collections::BTreeSet;

use waymark_core::kinds::KINDS;
use waymark_core::store::key_value::Lookup;
use waymark_core::store::mirror::Exchange;

use super::Saving;
use super::door::Alone;

/// Something that is done once no other tab writes.
pub(super) type Waits = Box<dyn FnOnce(&Alone)>;

/// What it is still to be told.
pub(super) struct Telling {
    /// Which opening that is of: what was asked before is not answered any more.
    pub(super) opening: u32,
    /// Whether something was done before it was known what it has.
    pub(super) has_acted: bool,
    /// Whether it is to be asked or told once more.
    pub(super) comes_again: bool,
    /// Whether anything may be done: what only it has is known, or is not waited for.
    pub(super) is_ready: bool,
    /// Whether it takes anything now.
    pub(super) takes: bool,
    /// Whether a transaction is under way.
    pub(super) runs: bool,
    pub(super) pending: Exchange,
    // What it lacked when it was asked.
    pub(super) behind: BTreeSet<String>,
    // How many receipts there were, and up to which it was told.
    pub(super) passed: u64,
    pub(super) told: u64,
    // What is to be said once it was told up to there.
    pub(super) said: Option<(u64, Saving)>,
    // Whether that is followed by that something was changed elsewhere at the same time.
    pub(super) is_disputed: bool,
    // What is to be done as soon as anything may be.
    pub(super) waits: Vec<Waits>,
}

impl Telling {
    /// Where no second store is needed.
    pub(super) fn needless() -> Self {
        Self {
            opening: 0,
            has_acted: false,
            comes_again: false,
            is_ready: true,
            takes: false,
            runs: false,
            pending: Exchange::new(KINDS),
            behind: BTreeSet::new(),
            passed: 0,
            told: 0,
            said: None,
            is_disputed: false,
            waits: Vec::new(),
        }
    }

    /// What the next transaction is about, and up to which receipt it is then told.
    pub(super) fn next(&mut self, kv: &dyn Lookup) -> Option<(Exchange, u64)> {
        if !self.takes || self.runs {
            return None;
        }
        let exchange = if self.pending.is_empty() {
            // Where the storage says nothing any more, there is nothing to tell.
            Exchange::of_some(KINDS, kv, &mut self.behind).ok()?
        } else {
            std::mem::replace(&mut self.pending, Exchange::new(KINDS))
        };
        if exchange.is_empty() {
            self.told = self.passed;
            return None;
        }
        self.runs = true;
        Some((exchange, self.passed))
    }
}
