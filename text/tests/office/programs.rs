//! Spreadsheet programs, by how they save as CSV what they opened.

use time::Date;
use waymark_core::period::parse_date;
use waymark_core::table::column::{DateOrder, Mark};

/// A program, in a language.
pub(crate) struct Program {
    pub(crate) name: &'static str,
    /// What it writes between cells.
    pub(crate) separator: char,
    /// What stands before fractions there.
    pub(crate) mark: Mark,
    /// In which order its people write days.
    pub(crate) order: DateOrder,
    /// How it shows a day, and with that saves it.
    day: fn(Date) -> String,
    /// How it shows a value in a unit.
    value: fn(&str, &str, Mark) -> String,
    /// Yes and no, where a column of them became boxes to tick.
    yes_no: Option<[&'static str; 2]>,
    /// Whether the apostrophe before a text goes.
    drops_apostrophes: bool,
    /// Whether empty cells at the end of a row go.
    drops_trailing: bool,
    /// Whether every text is in quotes.
    quotes_all: bool,
    encoding: Encoding,
    ends: &'static str,
}

#[derive(Clone, Copy)]
enum Encoding {
    Utf8,
    Utf8WithMark,
    Windows,
    Utf16,
}

const fn iso(day: Date) -> (i32, u8, u8) {
    (day.year(), day.month() as u8, day.day())
}

fn as_is(value: &str, _: &str, _: Mark) -> String {
    value.to_owned()
}

/// As a column is shown whose format somebody set: two decimals and the unit.
fn formatted(value: &str, unit: &str, mark: Mark) -> String {
    let (decimal, group) = match mark {
        Mark::Point => ('.', ','),
        Mark::Comma => (',', '.'),
    };
    let (sign, value) = match value.strip_prefix('-') {
        Some(value) => ("-", value),
        None => ("", value),
    };
    let (whole, fraction) = value.split_once(decimal).unwrap_or((value, ""));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 {
            grouped.push(group);
        }
        grouped.push(digit);
    }
    let number = format!("{grouped}{decimal}{fraction:0<2}");
    match (unit, mark) {
        ("%", Mark::Point) => format!("{sign}{number}%"),
        ("%", Mark::Comma) => format!("{sign}{number} %"),
        ("$", Mark::Point) => format!("{sign}${number}"),
        ("€", Mark::Point) => format!("{sign}€{number}"),
        ("$" | "€" | "kr", _) => format!("{sign}{number}\u{a0}{unit}"),
        _ => [sign, value].concat(),
    }
}

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

const PLAIN: Program = Program {
    name: "LibreOffice in English",
    separator: ',',
    mark: Mark::Point,
    order: DateOrder::MonthFirst,
    day: |day| {
        let (y, m, d) = iso(day);
        format!("{y}-{m:02}-{d:02}")
    },
    value: as_is,
    yes_no: None,
    drops_apostrophes: false,
    drops_trailing: false,
    quotes_all: false,
    encoding: Encoding::Utf8,
    ends: "\n",
};

const GERMAN: Program = Program {
    name: "LibreOffice in German",
    separator: ';',
    mark: Mark::Comma,
    order: DateOrder::DayFirst,
    day: |day| {
        let (y, m, d) = iso(day);
        format!("{d:02}.{m:02}.{:02}", y % 100)
    },
    ..PLAIN
};

/// All of them.
pub(crate) const ALL: &[Program] = &[
    PLAIN,
    Program {
        name: "LibreOffice, all texts quoted",
        quotes_all: true,
        ..PLAIN
    },
    GERMAN,
    Program {
        name: "LibreOffice in German, Windows-1252",
        encoding: Encoding::Windows,
        ..GERMAN
    },
    Program {
        name: "Excel, US",
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{m}/{d}/{y}")
        },
        encoding: Encoding::Windows,
        ends: "\r\n",
        ..PLAIN
    },
    Program {
        name: "Excel, US, UTF-8, formatted, boxes",
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{m}/{d}/{y}")
        },
        value: formatted,
        yes_no: Some(["TRUE", "FALSE"]),
        encoding: Encoding::Utf8WithMark,
        drops_trailing: true,
        ends: "\r\n",
        ..PLAIN
    },
    Program {
        name: "Excel, US, days with the month's name",
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{d}-{}-{:02}", MONTHS[usize::from(m) - 1], y % 100)
        },
        encoding: Encoding::Utf8WithMark,
        ends: "\r\n",
        ..PLAIN
    },
    Program {
        name: "Excel, British",
        order: DateOrder::DayFirst,
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{d:02}/{m:02}/{y}")
        },
        encoding: Encoding::Windows,
        ends: "\r\n",
        ..PLAIN
    },
    Program {
        name: "Excel, German",
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{d:02}.{m:02}.{y}")
        },
        yes_no: Some(["WAHR", "FALSCH"]),
        encoding: Encoding::Windows,
        ends: "\r\n",
        ..GERMAN
    },
    Program {
        name: "Excel, German, formatted, Unicode text",
        separator: '\t',
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{d:02}.{m:02}.{y}")
        },
        value: formatted,
        encoding: Encoding::Utf16,
        ends: "\r\n",
        ..GERMAN
    },
    Program {
        name: "Google Sheets, US",
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{m}/{d}/{y}")
        },
        yes_no: Some(["TRUE", "FALSE"]),
        drops_apostrophes: true,
        ends: "\r\n",
        ..PLAIN
    },
    Program {
        name: "Google Sheets, German",
        // It always writes commas, and then quotes the fractions.
        separator: ',',
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{d:02}.{m:02}.{y}")
        },
        drops_apostrophes: true,
        ends: "\r\n",
        ..GERMAN
    },
    Program {
        name: "Numbers, Japanese",
        day: |day| {
            let (y, m, d) = iso(day);
            format!("{y}/{m:02}/{d:02}")
        },
        drops_trailing: true,
        ..PLAIN
    },
];

impl Program {
    /// A table as it is after it was opened there and saved again; without the columns that
    /// tell those of one name apart, if somebody took them away.
    pub(crate) fn saved(&self, text: &str, has_ids: bool) -> Vec<u8> {
        let rows = rows_of(text.trim_start_matches('\u{feff}'));
        let mut saved = String::new();
        for (at, row) in rows.iter().enumerate() {
            let unit = self.unit_of(row);
            let mut cells: Vec<String> = row
                .iter()
                .enumerate()
                .map(|(column, cell)| {
                    match (at, column) {
                        (0, _) => cell.clone(),
                        (_, 2) => parse_date(cell).map_or_else(|| cell.clone(), self.day),
                        (_, 3) => self.value_of(cell, unit),
                        // Numbers that are too long are shortened, like 1.23E+11.
                        (_, 7..) => shortened(cell),
                        _ if self.drops_apostrophes => {
                            cell.strip_prefix('\'').unwrap_or(cell).to_owned()
                        }
                        _ => cell.clone(),
                    }
                })
                .collect();
            if !has_ids {
                cells.truncate(6);
            }
            if self.drops_trailing {
                while cells.len() > 1 && cells.last().is_some_and(String::is_empty) {
                    cells.pop();
                }
            }
            let cells: Vec<String> = cells.iter().map(|cell| self.quoted(cell)).collect();
            saved.push_str(&cells.join(&self.separator.to_string()));
            saved.push_str(self.ends);
        }
        self.encoded(&saved)
    }

    /// The unit that the note of a row names: who set the format of a column knew it.
    fn unit_of<'r>(&self, row: &'r [String]) -> &'r str {
        let name = row.get(1).map_or("", |name| name);
        name.rsplit_once(" in ").map_or("", |(_, unit)| unit)
    }

    fn value_of(&self, cell: &str, unit: &str) -> String {
        match (self.yes_no, unit, cell) {
            (Some([yes, _]), "yes or no", "1") => yes.to_owned(),
            (Some([_, no]), "yes or no", "0") => no.to_owned(),
            (_, "yes or no", _) | (_, _, "") => cell.to_owned(),
            _ => (self.value)(cell, unit, self.mark),
        }
    }

    fn quoted(&self, cell: &str) -> String {
        let needs = cell.contains(['"', '\r', '\n', self.separator]);
        let is_text = cell.chars().any(char::is_alphabetic);
        match needs || self.quotes_all && is_text {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.to_owned(),
        }
    }

    fn encoded(&self, text: &str) -> Vec<u8> {
        match self.encoding {
            Encoding::Utf8 => text.as_bytes().to_vec(),
            Encoding::Utf8WithMark => ["\u{feff}", text].concat().into_bytes(),
            Encoding::Utf16 => {
                let text = ["\u{feff}", text].concat();
                text.encode_utf16().flat_map(u16::to_le_bytes).collect()
            }
            Encoding::Windows => text.chars().map(windows).collect(),
        }
    }
}

/// A character in Windows-1252, as far as the tables here have any.
fn windows(letter: char) -> u8 {
    match letter {
        '€' => 0x80,
        '–' => 0x96,
        '“' => 0x93,
        '”' => 0x94,
        _ => u8::try_from(u32::from(letter)).unwrap_or(b'?'),
    }
}

/// A cell that a spreadsheet takes for a number, as it is shown: of twelve digits and more
/// with an exponent, without zeros before it.
fn shortened(cell: &str) -> String {
    let looks = cell.bytes().all(|it| it.is_ascii_digit());
    let digits = cell.trim_start_matches('0');
    match cell {
        "" => String::new(),
        "0e5" => "0.00E+00".to_owned(),
        _ if !looks => cell.to_owned(),
        _ if digits.len() > 11 => {
            format!("{}.{}E+{}", &digits[..1], &digits[1..3], digits.len() - 1)
        }
        _ => digits.to_owned(),
    }
}

/// The cells of a table as it is written here.
fn rows_of(text: &str) -> Vec<Vec<String>> {
    let separator = match text.lines().next() {
        Some(header) if header.contains(';') => ';',
        _ => ',',
    };
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let row = rows.last_mut().expect("the first is there");
        let cell = row.last_mut().expect("the first is there");
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => cell.push(letter),
            '\r' => {}
            '\n' => rows.push(vec![String::new()]),
            _ if letter == separator => row.push(String::new()),
            _ => cell.push(letter),
        }
    }
    rows.pop();
    rows
}
