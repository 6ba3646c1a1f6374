//! Parts of the app that come when they are needed.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

/// What a function gives that is a part: at once where the app is one file.
#[cfg(feature = "split")]
macro_rules! of_part {
    ($part:ident) => {
        $part().await
    };
}

#[cfg(not(feature = "split"))]
macro_rules! of_part {
    ($part:ident) => {
        $part()
    };
}

pub(crate) use of_part;

/// A part could not be fetched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NotLoaded;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for NotLoaded {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// A part on its way.
pub(crate) type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// A part, which stays once it came.
#[derive(Debug)]
pub(crate) struct Part<T: 'static> {
    came: OnceLock<T>,
    fetch: fn() -> Fetching<T>,
}

impl<T: Copy> Part<T> {
    /// One that is fetched so.
    pub(crate) const fn new(fetch: fn() -> Fetching<T>) -> Self {
        let came = OnceLock::new();
        Self { came, fetch }
    }

    /// What it gives, if it is there.
    pub(crate) fn get(&self) -> Option<T> {
        self.came.get().copied()
    }

    /// What it gives, once it is there or has come; nothing where it does not come.
    pub(crate) async fn load(&self) -> Option<T> {
        match self.get() {
            Some(part) => Some(part),
            None => {
                let part = (self.fetch)().await.ok()?;
                Some(*self.came.get_or_init(|| part))
            }
        }
    }
}
