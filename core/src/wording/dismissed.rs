//! What somebody does not want to be told again of lines that are told apart by numbers.

/// What is dismissed, a line's number and a word each and a space behind it, with other
/// numbers; what has none any more is gone.
#[must_use]
pub fn renumbered(all: &str, number: &dyn Fn(u32) -> Option<u32>) -> String {
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
