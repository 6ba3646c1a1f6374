//! The kinds of records that Waymark keeps.

use crate::kpi;
use crate::objective;
use crate::record::kind::Kinds;

/// All of them, in the order in which they came.
pub static KINDS: Kinds = Kinds(&[&objective::KIND, &kpi::KIND]);
