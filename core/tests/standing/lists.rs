//! What a list says of objectives agrees with the page of each, and with what it is of.

use waymark_core::objective::review::{Brief, Summary};
use waymark_core::objective::standing::Standing;

use super::review::brief;
use super::{Written, day, objective};

/// A list and the page of one objective judge it by one rule.
#[test]
fn a_closed_objective_has_one_colour_wherever_it_is_shown() {
    let broken = "guardrail at-least 5: 09-30 4";
    let scores = ["0", "39.99", "40", "69.99", "70", "99.99", "100", "120"];
    for score in scores {
        let line = format!("0 to 100: 09-30 {score}");
        for lines in [vec![&*line], vec![&*line, broken]] {
            for fields in [objective(&lines), objective(&lines).committed()] {
                let closed = fields.closed();
                let listed = brief(&closed, "2026-10-02").closed_zone();
                let opened = Standing::of(&closed.read(), day("2026-10-02")).zone();
                assert!(listed.is_some() && listed == opened, "{lines:?}");
            }
        }
    }
}

#[test]
fn a_mean_of_some_key_results_says_of_how_many() {
    #[track_caller]
    fn case(all: &[(Written, &str)], of: Option<(usize, usize)>) {
        let briefs: Vec<Brief> = all.iter().map(|(it, today)| brief(it, today)).collect();
        let basis = Summary::of(&briefs).basis;
        let basis = basis.map(|it| (it.measured, it.scored));
        assert_eq!(basis, of);
    }
    let today = "2026-08-16";
    let one = || (objective(&["0 to 92: 08-15 46", "0 to 10"]), today);
    let whole = || (objective(&["0 to 92: 08-15 46"]), today);
    let none = || {
        (
            objective(&["0 to 92", "yes-no", "guardrail at-least 5"]),
            today,
        )
    };
    case(&[whole()], None);
    case(&[one()], Some((1, 2)));
    case(&[one(), whole()], Some((2, 3)));
    // What has no score has no part in it, and that is said.
    case(&[whole(), none()], Some((1, 3)));
    // No mean, nothing that it is of.
    case(&[none()], None);
    case(&[], None);
    // A must is in no mean, and closed what has no value counts 0.
    let must = (
        objective(&["0 to 92: 08-15 46", "0 to 10"]).committed(),
        today,
    );
    case(&[whole(), must], None);
    case(&[(one().0.closed(), "2026-10-02")], None);
}
