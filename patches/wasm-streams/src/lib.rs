//! Stands in for `wasm-streams`, through which Leptos' server functions stream
//! to and from a server. Waymark has no server and calls none, but the real
//! crate exports classes to JavaScript, and what is exported is never dropped as
//! unused: it would be 8 % of every first visit (5 kB after brotli).
//!
//! This has the names that `server_fn` uses and nothing behind them: a stream
//! is a type without values. Should Leptos one day make the dependency optional,
//! this folder and its line in `Cargo.toml` can go.
#![forbid(unsafe_code)]

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream that cannot be.
pub enum ReadableStream {}

impl ReadableStream {
    /// Panics: there is no server to stream to.
    pub fn from_stream<S>(_: S) -> Self {
        panic!("server functions are not part of this build")
    }

    /// Panics: there is no server to stream from.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        panic!("server functions are not part of this build")
    }

    /// Is never reached, for want of a stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// Is never reached, for want of a stream.
    pub fn into_stream(self) -> Self {
        self
    }
}

impl Stream for ReadableStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}
