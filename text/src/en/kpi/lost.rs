//! What a KPI had that makes a metric one, and has not any more.

use waymark_core::kpi::lost::{Lost, Over};

use crate::en::days::date;

/// Why a pillar is missing that was there, in one sentence.
#[must_use]
pub fn why(lost: Lost) -> String {
    match lost {
        Lost::Objective(Over::Closed) => "The objective it supported is closed.".to_owned(),
        Lost::Objective(Over::Binned) => "The objective it supported is in the bin.".to_owned(),
        Lost::Objective(Over::Gone) => "The objective it supported was deleted.".to_owned(),
        Lost::Owner => "Its owner was removed.".to_owned(),
        Lost::Band(since) => ["It has had no band since ", &date(since), "."].concat(),
    }
}

/// Hides it for good.
pub const LEAVE: &str = "Leave it as it is";

#[cfg(test)]
mod tests {
    use waymark_core::period::parse_date;

    use super::*;

    #[test]
    fn it_says_what_happened_to_it() {
        let since = parse_date("2026-10-01").expect("a day");
        assert_eq!(
            why(Lost::Band(since)),
            "It has had no band since 1 October 2026."
        );
        for over in [Over::Closed, Over::Binned, Over::Gone] {
            assert!(why(Lost::Objective(over)).starts_with("The objective it supported "));
        }
    }
}
