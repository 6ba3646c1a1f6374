//! What is not to be said again about how something is worded, kept for as long as the tab
//! has the objective.

use leptos::prelude::*;

use super::Playground;

/// The number of the objective where key results are told by theirs, which begin at 1.
pub(crate) const OBJECTIVE: u32 = 0;

impl Playground {
    /// What is not to be said again, by the places of key results from 1 instead of their
    /// numbers, which are others each time; that of the objective is 0 in both.
    pub(super) fn dismissed_by_place(self) -> String {
        let rows = self.rows.get_untracked();
        let place = |id: u32| {
            let at = rows.iter().position(|row| row.id == id);
            at.map_or(OBJECTIVE, |at| at as u32 + 1)
        };
        let all = self.dismissed.get_untracked();
        renumbered(&all, &|id| {
            Some(place(id)).filter(|at| id == OBJECTIVE || *at > 0)
        })
    }

    /// Dismisses what [`Self::dismissed_by_place`] says.
    pub(super) fn dismiss_again(self, by_place: String) {
        let rows = self.rows.get_untracked();
        self.dismissed.set(by_place);
        self.renumber_dismissed(&|place| match place.checked_sub(1) {
            None => Some(OBJECTIVE),
            Some(at) => rows.get(at as usize).map(|row| row.id),
        });
    }

    /// Gives what is dismissed other numbers; what has none any more is gone.
    pub(super) fn renumber_dismissed(self, number: &dyn Fn(u32) -> Option<u32>) {
        let all = self.dismissed.get_untracked();
        if !all.is_empty() {
            self.dismissed.set(renumbered(&all, number));
        }
    }
}

/// What is dismissed, with other numbers.
fn renumbered(all: &str, number: &dyn Fn(u32) -> Option<u32>) -> String {
    let mut renumbered = String::new();
    for it in all.split_inclusive(' ') {
        let word = it.trim_start_matches(|it: char| it.is_ascii_digit());
        let before = it[..it.len() - word.len()].parse().ok();
        if let Some(now) = before.and_then(number) {
            renumbered.push_str(&now.to_string());
            renumbered.push_str(word);
        }
    }
    renumbered
}

#[cfg(test)]
mod tests {
    use super::renumbered;

    #[test]
    fn what_has_another_number_is_dismissed_of_that_and_what_has_none_is_gone() {
        let all = "0vanity 12nothing-countable 3task ";
        let less = |number: u32| (number != 3).then(|| number.min(10));
        assert_eq!(renumbered(all, &less), "0vanity 10nothing-countable ");
        // Of another version, or damaged.
        assert_eq!(renumbered("task  7", &Some), "7");
        assert_eq!(renumbered("", &Some), "");
    }
}
