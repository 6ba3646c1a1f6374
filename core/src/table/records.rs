//! A text in CSV, row by row.

use std::io::{Chain, Read};

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::{LONGEST_CELL, Problem, SEPARATORS, What, unprotected};

/// The rows of a text.
pub(super) struct Records<'t> {
    /// What stands between cells.
    pub(super) separator: char,
    text: &'t str,
    reader: Reader<Chain<&'t [u8], &'static [u8]>>,
    record: ByteRecord,
    /// Where the row begins in the text, and on which of its lines, from 1. The
    /// crate counts lines too, but only by LF, and from before blank ones.
    start: usize,
    line: usize,
}

/// What the reader finds behind the text. It comes out as a row of its own,
/// unless a quote is still open: of that the crate says nothing.
const END: &[u8] = b"\n.";

impl<'t> Records<'t> {
    /// The rows of a text, after a `sep=` line if it begins with one; by a separator that
    /// is known, if one is.
    pub(super) fn of(text: &'t str, separator: Option<char>) -> Self {
        let (declared, body) = directive(text);
        let separator = declared.or(separator).unwrap_or_else(|| detect(body));
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true);
        builder.delimiter(u8::try_from(separator).unwrap_or(b','));
        Self {
            separator,
            text: body,
            reader: builder.from_reader(body.as_bytes().chain(END)),
            record: ByteRecord::new(),
            start: 0,
            line: 1 + usize::from(declared.is_some()),
        }
    }

    /// The next row that is not blank, and the line on which it begins. After
    /// the last there is `None`, once.
    ///
    /// # Errors
    ///
    /// A quote that does not close, or a cell that is too long.
    pub(super) fn next(&mut self) -> Result<Option<(usize, Vec<String>)>, Problem> {
        while let Some(is_quoted) = self.advance()? {
            let line = self.line;
            // Separators are ASCII: a cell is as much UTF-8 as the text was.
            let cells = self.record.iter().map(String::from_utf8_lossy);
            let cells: Vec<_> = cells.map(|cell| unprotected(&cell).to_owned()).collect();
            // No text has more characters than bytes.
            let is_long =
                |cell: &String| cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL;
            if let Some(place) = cells.iter().position(is_long) {
                // With a quote that does not close, that is the cause.
                self.advance()?;
                let what = What::CellTooLong {
                    cell: place + 1,
                    length: cells[place].chars().count(),
                };
                return Err(Problem { line, what });
            }
            if is_quoted || cells.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some((line, cells)));
            }
        }
        Ok(None)
    }

    /// Goes to the next row, and says whether it has quotes.
    fn advance(&mut self) -> Result<Option<bool>, Problem> {
        // No error comes from reading memory into rows of any length.
        if !self
            .reader
            .read_byte_record(&mut self.record)
            .unwrap_or(false)
        {
            let (line, what) = (self.line, What::OpenQuote);
            return Err(Problem { line, what });
        }
        let from = self.record.position().map_or(0, |place| place.byte());
        let from = &self.text[self.text.len().min(from as usize)..];
        let row = from.trim_start_matches(['\r', '\n']);
        if row.is_empty() {
            return Ok(None);
        }
        let start = self.text.len() - row.len();
        self.line += line_breaks(&self.text[self.start..start]);
        self.start = start;
        let end = self.text.len().min(self.reader.position().byte() as usize);
        Ok(Some(self.text[start..end].contains('"')))
    }
}

/// What a first line `sep=;` says, and what follows it.
fn directive(text: &str) -> (Option<char>, &str) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    let mut said = after_sep(line).unwrap_or_default().chars();
    match (said.next(), said.next()) {
        (Some(c), None) if c == '\t' || c.is_ascii_punctuation() && c != '"' => {
            let after = ["\r\n", "\r", "\n"];
            let mut after = after.iter().filter_map(|end| rest.strip_prefix(end));
            (Some(c), after.next().unwrap_or_default())
        }
        _ => (None, text),
    }
}

/// What follows `sep=` at the beginning of a line.
pub(super) fn after_sep(line: &str) -> Option<&str> {
    let (start, rest) = line.split_at_checked(4)?;
    start.eq_ignore_ascii_case("sep=").then_some(rest)
}

/// The separator that is in the header. Of several, as when a name has one too,
/// those are right that the next row has as often; of these the most frequent.
/// With none in it there is one column: what the next row has belongs to a
/// number or a text.
fn detect(text: &str) -> char {
    let (header, rest) = count_separators(text);
    let (row, _) = count_separators(rest);
    let mut places = 0..SEPARATORS.len();
    let best = if header == [0; SEPARATORS.len()] {
        places.find(|&place| row[place] == 0)
    } else {
        let there = places.filter(|&place| header[place] > 0);
        there.max_by_key(|&place| (header[place] == row[place], header[place]))
    };
    SEPARATORS[best.unwrap_or(0)]
}

/// How often each separator stands outside quotes in the first row that is not
/// blank, and the text after that row.
fn count_separators(text: &str) -> ([usize; SEPARATORS.len()], &str) {
    let text = text.trim_start_matches(['\r', '\n', ' ']);
    let mut counts = [0; SEPARATORS.len()];
    let mut is_quoted = false;
    // Elsewhere in a cell, a quote is a character like any other.
    let mut could_open = true;
    for (at, c) in text.char_indices() {
        if is_quoted {
            is_quoted = c != '"';
            // Of a doubled quote, the second opens the cell again.
            could_open = !is_quoted;
            continue;
        }
        is_quoted = c == '"' && could_open;
        if matches!(c, '\r' | '\n') {
            return (counts, &text[at..]);
        }
        let separator = SEPARATORS.iter().position(|&separator| separator == c);
        could_open = separator.is_some();
        if let Some(place) = separator {
            counts[place] += 1;
        }
    }
    (counts, "")
}

/// How many lines a text ends: by CR LF, LF or CR.
fn line_breaks(text: &str) -> usize {
    let mut count = 0;
    let mut before = 0;
    for byte in text.bytes() {
        count += usize::from(byte == b'\r' || byte == b'\n' && before != b'\r');
        before = byte;
    }
    count
}
