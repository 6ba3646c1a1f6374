//! A script in the making: which templates, filled with what.

use crate::templates::Entry;

/// Records, a line each with a line break before it: a template's number and the
/// fields it is filled with, apart by tabs.
///
/// It is given away as it is made: to keep it would take memory that grows, and what
/// does that is a quarter of a kilobyte of the embed. Where it goes is a type, so that
/// the embed, which calls one function, hands nothing along.
pub(crate) struct Script<Put>(Put);

// Nothing is inlined: the drawing is little else than these calls.
impl<Put: FnMut(&str)> Script<Put> {
    /// A script whose parts are given to `put`.
    pub(crate) const fn new(put: Put) -> Self {
        Self(put)
    }

    /// Goes on with whatever was begun.
    #[inline(never)]
    pub(crate) fn push(&mut self, part: &str) {
        (self.0)(part);
    }

    /// Begins a record: a template.
    #[inline(never)]
    pub(crate) fn add(&mut self, template: Entry) {
        self.push("\n");
        self.digits(template as usize);
    }

    /// Adds a field of text.
    #[inline(never)]
    pub(crate) fn text(&mut self, text: &str) {
        self.push("\t");
        self.push(text);
    }

    /// Adds a field of words: a line of a list, of which none has more than 16.
    #[inline(never)]
    pub(crate) fn words(&mut self, list: Entry, line: usize) {
        self.text("\x1d");
        self.digits(list as usize * 16 + line);
    }

    /// Adds a field that is a number.
    #[inline(never)]
    pub(crate) fn number(&mut self, number: u8) {
        self.text("");
        self.digits(number.into());
    }

    /// The same, of one that may be negative.
    #[inline(never)]
    pub(crate) fn signed(&mut self, number: i8) {
        self.text(if number < 0 { "-" } else { "" });
        self.digits(number.unsigned_abs().into());
    }

    /// Goes on with a number. The standard library's way is most of a kilobyte.
    #[inline(never)]
    pub(crate) fn digits(&mut self, number: usize) {
        if number > 9 {
            self.digits(number / 10);
        }
        let digit = number % 10;
        self.push("0123456789".get(digit..=digit).unwrap_or_default());
    }
}
