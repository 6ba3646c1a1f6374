//! Who wrote something, and after what: the order of writes without a clock.

use std::fmt;

/// One page that writes, from its loading to its end. A number that no other
/// page has; in text, letters and digits to base 36.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Writer(u64);

/// When something was written, in the order of writes: larger than whatever its
/// writer had seen of the same record (Lamport 1978). In text `12.k3f9x2ab`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// How many writes came before, as far as the writer knew.
    pub counter: u64,
    /// Who wrote.
    pub writer: Writer,
}

/// The most writers that are kept of those whose writes a write replaced.
///
/// Each page load is a writer. Another device may have been away for all of them, with an
/// edit that nobody has seen: only a list that names every writer can tell that one from
/// an old copy of what was replaced. So it is as long as a text in a file may be, 10,000
/// characters, with stamps of the largest counters.
const MOST_SEEN: usize = 384;

/// Which earlier writes of the same field a write replaced: of each writer the
/// last one that was seen, and with it whatever the same writer wrote before.
///
/// It keeps the newest 384. When it is full, what is older than all of them
/// counts as seen: without that, merging would depend on the order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(Vec<Stamp>);

impl Writer {
    /// How many writers there can be, the largest number plus 1: 36 to the power
    /// of 8.
    pub const COUNT: u64 = 36_u64.pow(8);

    /// The largest of them: none takes more characters as it is written.
    pub const LAST: Self = Self(Self::COUNT - 1);

    /// The writer with this number, of which only the part below
    /// [`Self::COUNT`] counts.
    #[must_use]
    pub const fn new(number: u64) -> Self {
        Self(number % Self::COUNT)
    }

    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // One text for each writer: no capitals, no sign, no zeros in front.
        let digit = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_lowercase();
        let fits = text.len() <= 8 && text.bytes().all(digit) && !has_zeros_in_front(text);
        let number = u64::from_str_radix(text, 36).ok();
        number.filter(|_| fits).map(Self)
    }

    /// Another writer, for what the same page writes after this: one that nobody
    /// has seen anything of.
    #[must_use]
    pub const fn after(self, counter: u64) -> Self {
        // Mixed by the last steps of SplitMix64, so that it is as good as chosen
        // at random.
        let number = (self.0 << 20) ^ counter;
        let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Self::new(number ^ (number >> 31))
    }
}

impl fmt::Display for Writer {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        let mut digits = [0; 8];
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b"0123456789abcdefghijklmnopqrstuvwxyz"[(rest % 36) as usize];
            rest /= 36;
            if rest == 0 || first == 0 {
                break;
            }
        }
        to.write_str(str::from_utf8(&digits[first..]).unwrap_or_default())
    }
}

impl Stamp {
    /// The largest counter that a file may bring in. Nobody writes so often.
    pub const MOST_IN_FILE: u64 = 1 << 48;

    /// The largest counter that is read and written: a million million more than
    /// any file brings, so that whoever brought one in can go on. What is larger
    /// was not counted by Waymark, and would leave no room for the next.
    pub const MOST: u64 = Self::MOST_IN_FILE + (1 << 40);

    /// How many characters it takes as it is written.
    #[must_use]
    pub fn length(self) -> usize {
        let counter = self.counter.checked_ilog10().unwrap_or(0);
        let writer = self.writer.0.checked_ilog(36).unwrap_or(0);
        counter as usize + writer as usize + 3
    }

    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (counter, writer) = text.split_once('.')?;
        let writer = Writer::parse(writer)?;
        // One text for each stamp: no sign, no zeros in front.
        let digits = counter.bytes().all(|byte| byte.is_ascii_digit());
        let counter = Some(counter).filter(|it| digits && !has_zeros_in_front(it));
        let counter = counter?.parse().ok()?;
        (counter <= Self::MOST).then_some(Self { counter, writer })
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}.{}", self.counter, self.writer)
    }
}

impl Seen {
    /// Nothing.
    pub const NONE: Self = Self(Vec::new());

    /// Whether nothing was there before.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a write with this stamp was seen.
    #[must_use]
    pub fn covers(&self, stamp: Stamp) -> bool {
        let of_writer = self.0.iter().find(|seen| seen.writer == stamp.writer);
        let full = self.0.len() == MOST_SEEN;
        of_writer.is_some_and(|seen| seen.counter >= stamp.counter)
            || full && self.0.last().is_some_and(|oldest| stamp < *oldest)
    }

    /// Takes in a write that was seen.
    pub fn add(&mut self, stamp: Stamp) {
        if self.covers(stamp) {
            return;
        }
        self.0.retain(|seen| seen.writer != stamp.writer);
        // The newest first, so that two that saw the same are written the same.
        let place = self.0.partition_point(|seen| *seen > stamp);
        self.0.insert(place, stamp);
        self.0.truncate(MOST_SEEN);
    }

    /// Takes in what another write had seen.
    pub fn add_all(&mut self, other: &Self) {
        for stamp in &other.0 {
            self.add(*stamp);
        }
    }

    /// The largest counter in it, 0 if it is empty.
    #[must_use]
    pub fn counter(&self) -> u64 {
        self.0.first().map_or(0, |newest| newest.counter)
    }

    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut seen = Self::default();
        for stamp in text.split(' ').filter(|part| !part.is_empty()) {
            seen.add(Stamp::parse(stamp)?);
        }
        Some(seen)
    }
}

fn has_zeros_in_front(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0')
}

impl fmt::Display for Seen {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, stamp) in self.0.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(to, "{space}{stamp}")?;
        }
        Ok(())
    }
}
