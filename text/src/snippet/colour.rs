//! A colour that somebody likes, made into one that text can be read on.

/// A colour: red, green and blue from 0 to 255.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Colour([u8; 3]);

const WHITE: Colour = Colour([255; 3]);
const BLACK: Colour = Colour([0; 3]);
/// What the quiz writes in on a filled button, and has behind its answers, where it is
/// dark.
const DARK: Colour = Colour([0x1e, 0x1d, 0x24]);

/// The contrast that text needs (WCAG 2, AA).
const READABLE: f64 = 4.5;

/// A colour for the quiz's accent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accent {
    /// It on a light quiz, as CSS writes it.
    pub light: String,
    /// It on a dark one.
    pub dark: String,
}

/// The nearest shades of a colour, written as `#0b57d0`, on which the quiz's text can
/// be read; none if it is written otherwise.
#[must_use]
pub fn accent(written: &str) -> Option<Accent> {
    let colour = Colour::read(written)?;
    Some(Accent {
        light: colour.until_readable(WHITE, BLACK).write(),
        dark: colour.until_readable(DARK, WHITE).write(),
    })
}

impl Colour {
    fn read(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#').filter(|it| it.len() == 6)?;
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Self([red, green, blue]))
    }

    fn write(self) -> String {
        let digits = |part: u8| char::from_digit(part.into(), 16).unwrap_or('0');
        let mut written = String::from("#");
        for part in self.0 {
            written.push(digits(part >> 4));
            written.push(digits(part & 15));
        }
        written
    }

    /// As little of another colour in it as makes a text readable on it.
    fn until_readable(self, text: Self, towards: Self) -> Self {
        (0..=100)
            .map(|percent| self.mixed(towards, percent))
            .find(|shade| shade.contrast(text) >= READABLE)
            .unwrap_or(towards)
    }

    fn mixed(self, other: Self, percent: u16) -> Self {
        let mut parts = self.0;
        for (part, other) in parts.iter_mut().zip(other.0) {
            let mixed = u16::from(*part) * (100 - percent) + u16::from(other) * percent;
            *part = u8::try_from(mixed / 100).unwrap_or(u8::MAX);
        }
        Self(parts)
    }

    /// From 1, none, to 21.
    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let share = f64::from(part) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(written: &str) -> Colour {
        Colour::read(written).expect("a colour")
    }

    #[test]
    fn contrast_is_as_the_guidelines_work_it_out() {
        assert!((WHITE.contrast(BLACK) - 21.0).abs() < 0.01);
        assert!((read("#777777").contrast(WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn text_can_be_read_on_whatever_somebody_likes() {
        for written in [
            "#0b57d0", "#ffee00", "#ffffff", "#000000", "#808080", "#ff0000", "#1e1d24",
        ] {
            let Accent { light, dark } = accent(written).expect(written);
            assert!(
                read(&light).contrast(WHITE) >= READABLE,
                "{written}: {light}"
            );
            assert!(read(&dark).contrast(DARK) >= READABLE, "{written}: {dark}");
        }
    }

    #[test]
    fn a_colour_that_can_be_read_on_stays_as_it_is() {
        assert_eq!(
            accent("#0b57d0").map(|it| it.light).as_deref(),
            Some("#0b57d0")
        );
        assert_eq!(
            accent("#ffd0c7").map(|it| it.dark).as_deref(),
            Some("#ffd0c7")
        );
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for written in ["", "red", "#fff", "#12345g", "123456", "#1234é"] {
            assert_eq!(accent(written), None, "{written:?}");
        }
    }
}
