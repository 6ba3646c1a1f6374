//! Long work in pieces. Between two of them a page can show how far it is, and somebody can
//! stop: whoever drives the work asks for the next piece, or lets it go.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Ends a piece. The work goes on when it is asked for the next one.
pub async fn pause() {
    let mut is_over = false;
    poll_fn(|_| match std::mem::replace(&mut is_over, true) {
        true => Poll::Ready(()),
        false => Poll::Pending,
    })
    .await;
}

/// Ends a piece once so many rows or fields were done since the last one ended; `done` counts
/// them.
pub(crate) async fn pause_after(done: &mut usize, more: usize) {
    /// So many take about a tenth of a second on a slow device.
    const PIECE: usize = 5_000;
    *done += more;
    if *done >= PIECE {
        *done = 0;
        pause().await;
    }
}

/// Does all pieces, one right after the other: of work that waits for nothing but
/// [`pause`].
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}
