//! What is worked out of signals, and anew only once they have changed.
//!
//! Each type that a memo of Leptos holds is a copy of its machinery, some 3 kB of WASM. Here
//! one machinery holds values of any type, so that what a page alone works out costs it little.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

/// A value that can be compared with another of its type.
trait Value: Any + Send + Sync {
    fn is(&self, other: &dyn Value) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Value for T {
    fn is(&self, other: &dyn Value) -> bool {
        let other: &dyn Any = other;
        other.downcast_ref::<T>() == Some(self)
    }
}

/// Any of them.
#[derive(Clone)]
struct Held(Arc<dyn Value>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(&*other.0)
    }
}

impl Held {
    fn with<T: 'static, U>(&self, look: impl FnOnce(&T) -> U) -> U {
        let value: &dyn Any = &*self.0;
        let Some(value) = value.downcast_ref() else {
            unreachable!("what is held is of the type it was made of")
        };
        look(value)
    }
}

/// A value that is worked out of signals. It lives as long as the owner that made it.
pub(crate) struct Derived<T> {
    memo: Memo<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + Send + Sync + 'static> Derived<T> {
    /// What `work` gives, from the signals that it reads.
    pub(crate) fn new(work: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self {
            memo: memo(Box::new(move || Held(Arc::new(work())))),
            of: PhantomData,
        }
    }

    /// Looks at it, and is told when it changes.
    pub(crate) fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.memo.get().with(look)
    }

    /// Looks at it as it is now.
    pub(crate) fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.memo.get_untracked().with(look)
    }

    /// Is told when it changes.
    pub(crate) fn track(self) {
        self.memo.track();
    }
}

fn memo(work: Box<dyn Fn() -> Held + Send + Sync>) -> Memo<Held> {
    Memo::new(move |_| work())
}
