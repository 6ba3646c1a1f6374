//! Whether an owner is one name.

/// What stands between two names, in whichever language the owner was typed.
const JOINERS: [&str; 3] = ["and", "und", "et"];

/// The names in an owner's field.
///
/// A sign without blanks separates only what looks like two names: "R&D" and "Team
/// A/B" are one, "Anna/Ben" is two. "Sales & Marketing" is two as well: it cannot
/// be told from people, and one name answers for it better than a department.
pub(in crate::objective) fn names(owner: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    for word in owner.split_whitespace() {
        if JOINERS.iter().any(|it| it.eq_ignore_ascii_case(word)) {
            names.push(String::new());
            continue;
        }
        for (place, part) in parts(word).into_iter().enumerate() {
            if place > 0 {
                names.push(String::new());
            }
            if let Some(name) = names.last_mut().filter(|_| !part.is_empty()) {
                name.push_str(if name.is_empty() { "" } else { " " });
                name.push_str(part);
            }
        }
    }
    names.retain(|name| !name.is_empty());
    names.dedup();
    names
}

fn parts(word: &str) -> Vec<&str> {
    let letter = |c: char| c.is_alphabetic() || "-.'’".contains(c);
    let is_name = |part: &&str| {
        let many = part.chars().count() > 1 && part.contains(char::is_lowercase);
        many && part.chars().all(letter)
    };
    let listed = word.split([',', ';', '，', '；', '、']);
    let listed = listed.flat_map(|part| {
        let parts: Vec<&str> = part.split(['&', '+', '/']).collect();
        let blank_beside = parts.first() == Some(&"") || parts.last() == Some(&"");
        if blank_beside || parts.iter().all(is_name) {
            parts
        } else {
            vec![part]
        }
    });
    listed.collect()
}
