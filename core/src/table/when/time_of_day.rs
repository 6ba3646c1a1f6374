//! The time of day that may stand behind a day.

/// A cell without the time of day behind a date: "2026-09-03 00:00:00", "2026-09-03T00:00Z",
/// "9/3/2026, 9:30 AM", and "20260903T093000Z", as calendars write it. The day is the one that
/// stands there, in whichever zone.
pub(super) fn without_time(cell: &str) -> &str {
    match day_and_time(cell, is_time) {
        Some((day, _)) => day.trim_end_matches([',', ' ']),
        None => cell,
    }
}

/// The day of a cell, and what stands behind it where that is a time of day that breaks off:
/// "20260510T09", "2026-05-10T", "10.05.2026 9:".
#[must_use]
pub fn half_time(cell: &str) -> Option<(&str, &str)> {
    let breaks_off = |sign: char, time: &str| {
        let hours = time.bytes().take_while(u8::is_ascii_digit).count();
        let is_cut = match hours {
            0 => time.is_empty() && sign != ' ',
            1 | 2 => time.len() == hours && sign != ' ' || &time[hours..] == ":",
            // "T093": a digit of the minutes is missing.
            3 => time.len() == hours && sign != ' ',
            _ => false,
        };
        is_cut && !is_time(sign, time)
    };
    let found = day_and_time(cell.trim(), breaks_off);
    // Fewer digits are no day: "5t".
    let found = found.map(|(day, time)| (day.trim_end_matches([',', ' ']), time));
    found.filter(|(day, _)| day.bytes().filter(u8::is_ascii_digit).count() >= 5)
}

/// What stands before and behind the sign between a day and a time that is as asked, if any.
fn day_and_time(cell: &str, is_asked: impl Fn(char, &str) -> bool) -> Option<(&str, &str)> {
    let signs = cell.char_indices();
    let mut signs = signs.filter(|(_, c)| matches!(c, ' ' | 'T' | 't'));
    signs.find_map(|(at, sign)| {
        let (day, time) = (&cell[..at], &cell[at + sign.len_utf8()..]);
        let ends_in_digit = day
            .trim_end_matches([',', ' '])
            .ends_with(|c: char| c.is_ascii_digit());
        let is_day = day.contains(|c: char| c.is_ascii_digit()) && (sign == ' ' || ends_in_digit);
        (is_day && is_asked(sign, time)).then_some((day, time))
    })
}

/// Whether a text is a time of day, perhaps with a zone and more behind it: "9:30 AM", "0930",
/// "093000Z", "093000+0200".
fn is_time(sign: char, time: &str) -> bool {
    let digits = time.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &time[digits..];
    match digits {
        1 | 2 => behind.starts_with(':') && behind[1..].starts_with(|c: char| c.is_ascii_digit()),
        4 | 6 if sign != ' ' => behind.is_empty() || behind.starts_with(['Z', 'z', '+', '-']),
        _ => false,
    }
}
