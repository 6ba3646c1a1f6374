//! The kinds of records that Waymark keeps.

use crate::record::kind::Kinds;
use crate::{kpi, objective, review, settings};

/// All of them, in the order in which they came.
pub static KINDS: Kinds = Kinds(&[&objective::KIND, &settings::KIND, &kpi::KIND, &review::KIND]);
