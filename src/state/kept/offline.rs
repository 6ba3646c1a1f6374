//! Whether Waymark opens on this device without a network, and is installed there.

use crate::platform::offline;

/// How it stands with that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offline {
    /// The browser has no way to it here, or nobody knows.
    None,
    /// It could, and was not asked to.
    Off,
    /// It is being fetched.
    Coming,
    /// It does.
    On,
}

/// How it stands with that.
pub(crate) async fn state() -> Offline {
    match offline::state().await.as_deref() {
        Some("off") => Offline::Off,
        Some("coming") => Offline::Coming,
        Some("on") => Offline::On,
        _ => Offline::None,
    }
}

/// Waits until what is being fetched is there, or does not come; then how it stands.
pub(crate) async fn settled() -> Offline {
    offline::settled().await;
    state().await
}

/// Has it fetched, once somebody has asked for that; whether it came.
pub(crate) async fn keep() -> bool {
    offline::keep().await && settled().await == Offline::On
}

/// How it is with installing Waymark as an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Installing {
    /// Nothing is known of it, or it is done.
    None,
    /// The browser would.
    Offered,
    /// A browser on iOS: what it keeps the app would not see.
    OnIos,
    /// It is the app there.
    IosApp,
}

/// How it is.
pub(crate) async fn installing() -> Installing {
    match offline::installed().await.as_deref() {
        Some("offered") => Installing::Offered,
        Some("ios") => Installing::OnIos,
        Some("ios-app") => Installing::IosApp,
        _ => Installing::None,
    }
}

/// Has the browser ask; whether the person installed it.
pub(crate) async fn install() -> bool {
    offline::install().await
}

/// Whether the app's icon shows how much there is to look at; none where it cannot.
pub(crate) async fn badge() -> Option<bool> {
    match offline::badge().await.as_deref() {
        Some("on") => Some(true),
        Some("off") => Some(false),
        _ => None,
    }
}

/// Has it shown from now on, or no more; whether the system allows it.
pub(crate) async fn want_badge(wanted: bool) -> bool {
    offline::want_badge(wanted).await
}

/// Shows how many things there are, where somebody wants that.
pub(crate) async fn show_badge(count: usize) {
    offline::show_badge(count).await;
}
