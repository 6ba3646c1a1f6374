//! Waymark itself on a device: without a network, and installed.

/// What is said where Waymark opens without a network.
pub const OPENS_OFFLINE: &str = "Waymark also opens on this device without a connection.";
/// While it is being fetched for that.
pub const OFFLINE_COMES: &str = "Waymark is being fetched, so that it opens on this device without a \
    connection.";
/// Where it was not, as under a browser that saves data.
pub const OFFLINE_IS_OFF: &str = "Waymark needs a connection to open here. Keeping it on this device \
    downloads about 2 MB, now and for each new version.";
/// The button that has it fetched.
pub const KEEP_OFFLINE: &str = "Keep Waymark on this device for offline use";
/// Where it could not be.
pub const OFFLINE_FAILED: &str = "That did not work: check your connection and try again. A private \
    window may not allow it.";
/// The heading over installing.
pub const INSTALLING: &str = "Waymark as an app";
/// What it would be.
pub const AS_AN_APP: &str = "Installed, Waymark opens in a window of its own, with the same goals.";
/// The button that has the browser ask.
pub const INSTALL: &str = "Install Waymark";
/// What is said once it was.
pub const INSTALLED: &str = "Installed. You find it among your apps.";
/// The choice of a number on the app's icon.
pub const BADGE: &str = "Show on the app’s icon how many things there are to look at";
/// What that number is.
pub const BADGE_HINT: &str = "The number of your weekly review. It is worked out while Waymark is open, on \
    Goals or KPIs.";
/// What is said where the system has none for it.
pub const NO_BADGE: &str =
    "Your device does not allow it: look for Waymark under notifications in its settings.";
/// What is said on an iPhone or iPad, where an installed app does not see what the browser keeps.
pub const ON_IOS: &str = "On this device an installed app does not see what Safari keeps, so it starts \
    empty. Take your data along: export everything first, then choose Share, Add to Home Screen, \
    and open the file in the app.";
/// What an app that was installed there says while it is empty, before the button that chooses a file.
pub const EMPTY_APP: &str = "Used Waymark in Safari before? This app does not see what is kept there. \
    Export everything there, and open that copy here:";
