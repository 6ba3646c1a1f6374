//! Every call to the browser, a file per thing it offers. `state` is the only
//! caller.

pub(crate) mod history;
pub(crate) mod page;
pub(crate) mod panic;
