//! What stands around the guide. Its text is a page of its own, since it can be read without
//! the app too: `src/views/guide/guide.html`.

/// Under its heading.
pub const LEAD: &str = "What they are, when to use which, how they work together, and what goes \
    wrong. Ten minutes to read, and every rule leads to the place where you can try it.";

/// A piece of the guide where it fits: what it is called, what it says, and the section that
/// says more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is about.
    pub title: &'static str,
    /// What it says.
    pub text: &'static str,
    /// The name of the section.
    pub section: &'static str,
}

/// The link to the section.
pub const MORE: &str = "More in the guide";

/// After a quiz that has called for a change.
pub const OKR: Piece = Piece {
    title: "The mistake to avoid with an OKR",
    text: "Letting it run on. What comes back every quarter without a new objective has become a \
        KPI: score it, let it go, and choose what is next.",
    section: "okr-as-kpi",
};

/// After a quiz that has called for watching.
pub const KPI: Piece = Piece {
    title: "The mistake to avoid with a KPI",
    text: "Making an objective of it every quarter. A standard that is met anyway needs a range \
        and an owner; objectives are for what should move.",
    section: "kpi-as-okr",
};

/// After a quiz that has called for both.
pub const BOTH: Piece = Piece {
    title: "Two mistakes cause most of the trouble",
    text: "An OKR that never ends, and a KPI that becomes an objective every quarter. For each \
        quarter, decide which of the two this number is.",
    section: "mistakes",
};

/// On the form of a new objective.
pub const OBJECTIVE: Piece = Piece {
    title: "What makes a good key result",
    text: "It is an outcome with a start and a target, so that everybody sees how far you got. \
        The work that gets you there goes into actions, which are ticked and never scored.",
    section: "writing",
};

/// On the form of a new KPI.
pub const PILLARS: Piece = Piece {
    title: "What makes a number a KPI",
    text: "Four things: what it supports, how and where it is measured, the range that is normal, \
        and a rhythm with one owner. Without one of them it is only a metric.",
    section: "pillars",
};
