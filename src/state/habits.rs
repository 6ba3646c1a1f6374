//! How numbers and days are written where the person is, as the browser says.

use waymark_core::number::magnitudes::{may_group_with_points, of_locale};
use waymark_core::number::understood::Notation;
use waymark_core::sketch::typed::Habits;
use waymark_text::days;

use crate::platform::browser;

/// The browser's notation. Words are the caller's. Days are written as there from now on.
pub(crate) fn habits(magnitudes: &'static [(&'static str, u8)], of: &'static str) -> Habits {
    days::put_month_first(browser::is_month_first());
    let mut notation = Notation {
        magnitudes,
        ..Notation::PLAIN_ENGLISH
    };
    if let Some(format) = browser::number_format() {
        notation = Notation {
            decimal: format.decimal,
            group: format.group,
            primary: format.primary,
            secondary: format.secondary,
            zero: format.zero,
            magnitudes,
            local: of_locale(&format.locale),
            foreign: true,
            points_may_group: may_group_with_points(&format.locale),
        };
    }
    Habits { notation, of }
}
