//! What stands beside a number: currencies and other units, and which of them are one.

/// Currencies, in small letters: a sign that several share, and what else each of those is
/// called. `$` is that of any dollar, and `usd` is no `cad`.
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "us$ usd dollar dollars"),
    ("$", "c$ ca$ cad"),
    ("$", "a$ au$ aud"),
    ("$", "nz$ nzd"),
    ("$", "s$ sgd"),
    ("$", "hk$ hkd"),
    ("$", "mx$ mxn peso pesos"),
    ("$", "nt$ twd"),
    ("r$", "brl real reais"),
    ("€", "eur euro euros"),
    ("£", "gbp pound pounds"),
    ("¥", "jpy yen 円"),
    ("¥", "cny rmb 元 人民币"),
    ("₹", "inr rs ₨ rupee rupees रु रुपये"),
    ("fr", "chf sfr franken francs"),
    ("kr", "sek kronor"),
    ("kr", "nok kroner"),
    ("kr", "dkk kroner"),
    ("kr", "isk krónur"),
    ("zł", "zl pln złotych"),
    ("kč", "kc czk korun"),
    ("ft", "huf forint"),
    ("₺", "tl try lira"),
    ("₽", "rub руб рублей"),
    ("₴", "uah грн гривень"),
    ("₩", "krw 원"),
    ("₪", "ils nis"),
    ("lei", "leu ron"),
    ("лв", "lv bgn"),
    ("дин", "din rsd"),
    ("rp", "idr"),
    ("rm", "myr"),
    ("₱", "php"),
    ("₫", "đ vnd"),
    ("฿", "thb บาท"),
    ("r", "zar rand"),
    ("﷼", "sar ر.س ريال"),
    ("﷼", "irr ریال"),
    ("تومان", "toman"),
    ("ج.م", "egp جنيه"),
    ("د.إ", "aed درهم"),
    ("₦", "ngn naira"),
    ("ksh", "kes"),
];

/// Other units that have more than one name, in small letters.
const OTHERS: &[(&str, &str)] = &[
    (
        "%",
        "percent pct prozent procent procenta percento porcentaje pourcent porciento porcento",
    ),
    (
        "h",
        "hour hours hr hrs std stunde stunden heure heures hora horas 時間 小时",
    ),
    (
        "min",
        "minute minutes mins minuten minuto minutos minuter 分",
    ),
    (
        "s",
        "sec secs second seconds sek sekunde sekunden seconde secondes 秒",
    ),
    ("d", "day days tag tage jour jours día días dia dias 日"),
    ("w", "wk week weeks woche wochen semaine semaines 週"),
    ("mo", "month months monat monate mois 月"),
    ("y", "yr yrs year years jahr jahre an ans 年"),
    ("pt", "pts point points punkt punkte"),
    ("pc", "pcs piece pieces stk stück"),
    ("kg", "kilo kilos kilogram kilograms"),
    ("km", "kilometre kilometres kilometer kilometers"),
    (
        "★",
        "star stars ⭐ ☆ stern sterne étoile étoiles estrella estrellas estrelas stelle sterren",
    ),
];

/// What a letter also stands for that makes a number larger elsewhere, as a unit: of what is
/// in minutes, "5m" is 5. Those of one case alone are so in that case alone.
const ABBREVIATED: &[(&str, &str)] = &[
    (
        "m",
        "min minute minutes mins minuten minuto minutos minuti minuter metre metres meter meters \
         mètre mètres metro metros mile miles month months mo monat monate",
    ),
    ("M", "month months mo monat monate"),
    ("K", "k kelvin"),
    ("b", "byte bytes bit bits"),
    ("B", "byte bytes"),
    ("L", "l litre litres liter liters"),
    ("mi", "mile miles"),
    ("mn", "min minute minutes"),
];

/// The units of so many thousand of another, of which "k" is short as well.
const KILOS: &str = "km kilometre kilometres kilometer kilometers kg kilo kilos kilogram kilograms";

/// The single letters that may be joined to a number as a unit, as in "9h". Any other is
/// rather a slip.
const JOINED: &str = "hdgswtxHDGSWTX°★⭐☆";

/// The most characters that are a unit.
const LONGEST: usize = 30;

/// A unit without what does not matter: capitals, a full stop at the end.
fn plain(unit: &str) -> String {
    let plain: String = unit
        .trim()
        .chars()
        .filter_map(super::signs::plain)
        .collect();
    let plain = plain.trim_end_matches('.').to_lowercase();
    // "per cent", "pour cent"
    match plain.split_once(' ') {
        Some((per @ ("per" | "pour" | "por"), cent)) if cent.starts_with('c') => {
            [per, cent].concat()
        }
        _ => plain,
    }
}

fn is_of((name, others): &(&str, &str), unit: &str) -> bool {
    *name == unit || others.split(' ').any(|other| other == unit)
}

/// Whether a text is a currency: a sign, its code, or what it is called.
#[must_use]
pub fn is_currency(text: &str) -> bool {
    let mut characters = text.chars();
    if let (Some(c), None) = (characters.next(), characters.next())
        && super::signs::is_unit(c)
        && !matches!(c, '%' | '‰')
    {
        return true;
    }
    let unit = plain(text);
    !unit.is_empty() && CURRENCIES.iter().any(|it| is_of(it, &unit))
}

/// Whether a unit is written before its number, without a space: `$`, `€`, and `R$`, which says
/// whose dollar it is.
#[must_use]
pub fn is_before(unit: &str) -> bool {
    matches!(unit, "€" | "£" | "¥" | "₹" | "₩" | "₱" | "₦") || unit.ends_with('$')
}

/// Whether a currency, or nothing, is what an amount of so much of a currency is in: `₹` of
/// `₹ Cr`, and `$` of `$M`.
pub(super) fn is_money_of(currency: &str, unit: &str) -> bool {
    let mut ends = unit.char_indices().map(|(at, _)| at).chain([unit.len()]);
    currency.is_empty()
        || ends.any(|at| {
            let (one, other) = unit.split_at(at);
            [one.trim(), other.trim()]
                .into_iter()
                .any(|it| is_currency(it) && is_same(it, currency))
        })
}

/// Whether a text is a currency that may follow a magnitude without a space, as in "20
/// kEUR" and "5 mkr".
pub(super) fn follows_a_magnitude(text: &str) -> bool {
    let is_code = text.len() == 3 && text.is_ascii();
    is_currency(text) && (is_code || plain(text) == "kr")
}

/// Whether two units are the same one, however they are written: `hours` and `h`, `€` and
/// `EUR`, `min` and `minutes`. What is said of how they are counted does not matter: `€ per
/// customer` is of `€`.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (short, long) = match one.len() <= other.len() {
        true => (&one, &other),
        false => (&other, &one),
    };
    if short == long {
        return true;
    }
    let known = CURRENCIES.iter().chain(OTHERS);
    let first = long
        .split([' ', '/'])
        .find(|it| !it.is_empty())
        .unwrap_or(long);
    let is_known = |unit: &str| {
        let mut known = known.clone();
        known.any(|it| is_of(it, short) && is_of(it, unit))
    };
    // "minute" is of "minutes", as any abbreviation that can be told from others.
    let abbreviates = short.chars().nth(2).is_some() && first.starts_with(short.as_str());
    first == short || is_known(long) || is_known(first) || abbreviates
}

/// Whether what is measured in one unit can be held against what is measured in another: they
/// are the same, or one of them says nothing.
#[must_use]
pub fn is_comparable(one: &str, other: &str) -> bool {
    let is_nothing = |unit: &str| unit.trim().is_empty();
    one == other || is_nothing(one) || is_nothing(other) || is_same(one, other)
}

/// Whether a text is short for a unit, also where it makes a number larger elsewhere.
pub(super) fn abbreviates(text: &str, unit: &str) -> bool {
    if text.is_empty() || unit.is_empty() {
        return false;
    }
    let unit = plain(unit);
    let first = unit.split([' ', '/']).next().unwrap_or_default();
    let mut known = ABBREVIATED.iter();
    known.any(|(short, units)| *short == text && units.split(' ').any(|it| it == first))
}

/// Units of time, of length, of weight and of volume: what each kind is called, in small letters,
/// and what is short for one of them where it would make a number larger elsewhere.
const KINDS: [(&str, &str); 4] = [
    (
        "ns us µs μs ms millisecond milliseconds s sec secs second seconds sek sekunde sekunden \
         seconde secondes min mins minute minutes minuten minuto minutos minuter h hr hrs hour \
         hours std stunde stunden heure heures hora horas d day days tag tage jour jours día días \
         dia dias w wk week weeks woche wochen semaine semaines mo month months monat monate mois \
         y yr yrs year years jahr jahre an ans",
        "m mn ms mo",
    ),
    (
        "mm cm dm m km mi ft metre metres meter meters mètre mètres metro metros millimetre \
         millimetres millimeter millimeters centimetre centimetres centimeter centimeters \
         kilometre kilometres kilometer kilometers mile miles foot feet inch inches yard yards",
        "m mm cm dm km mi",
    ),
    (
        "mg g kg t gram grams gramme grammes kilo kilos kilogram kilograms milligram milligrams \
         tonne tonnes ton tons lb lbs pound pounds oz",
        "mg g kg t",
    ),
    (
        "ml cl dl l litre litres liter liters millilitre millilitres milliliter milliliters",
        "ml cl dl",
    ),
];

/// Whether a text behind a number is short for another unit of the kind that a unit is of. Then
/// it makes no number larger: of what is in hours "30m" is half of one, and no 30 million.
pub(super) fn is_other_measure(text: &str, unit: &str) -> bool {
    let unit = plain(unit);
    let first = unit.split([' ', '/']).next().unwrap_or_default();
    // Also of "30m/day".
    let short = text.split('/').next().unwrap_or_default();
    let is = |list: &str, word: &str| list.split(' ').any(|it| it == word);
    let mut kinds = KINDS.iter();
    short != first && kinds.any(|(units, shorts)| is(units, first) && is(shorts, short))
}

/// What is measured in parts besides what has a kind of its own and money: shares, stars of a
/// rating, temperature, energy, data, areas, and parts of a post.
const IN_PARTS: &str = "% ‰ percent pct prozent procent procenta percento porcentaje pourcent \
    porciento porcento percentage pp ppt bp bps ppm ★ ⭐ ☆ star stars stern sterne étoile étoiles \
    estrella estrellas estrelas stelle sterren ° °c °f celsius fahrenheit kelvin degree degrees \
    grad j kj mj cal kcal calorie calories w kw mw gw wh kwh mwh gwh watt watts kilowatt \
    kilowatts megawatt megawatts hz khz mhz ghz v a mah b kb mb gb tb pb kib mib gib tib byte \
    bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes bit bits \
    kbit mbit gbit kbps mbps gbps m² km² ha hectare hectares acre acres sqm sqft m³ ph db \
    knot knots kmh kph mph fte ftes x fold gallon gallons quart quarts dozen dozens dutzend";

/// Of units, those that as the first of two words say what the second is of: "day passes" and
/// "pound coins" are things. In the plural they are not: "hours saved".
const OF_THINGS: &str = "second minute hour day week month year mile pound dollar euro star kilo \
    ton tonne metre meter kilometre kilometer litre liter gram yard degree watt byte bit acre \
    a v w x b";

/// Magnitudes, besides those of other places.
const THOUSANDS: &str = "k m mn bn mio mrd tsd cr hundred hundreds thousand thousands millions \
    billions lakhs crores";

/// What may stand behind a unit with what it is counted by: "km per week".
const BEHIND: &str = "per pro par por of each every";

/// Whether so much of a unit can be had in parts, as of time, weight, money and shares, and of
/// numbers of thousands: 7.2 percent, 3.5 hours, 0.6 million. Things come whole, and so do
/// points: nobody answers half of one, and what is counted in them is told in whole ones.
#[must_use]
pub fn is_in_parts(unit: &str) -> bool {
    // "/5", "€ per order", and "k$".
    if unit.contains(['%', '‰'])
        || unit.starts_with('/')
        || unit
            .chars()
            .any(|c| is_currency(c.encode_utf8(&mut [0; 4])) && !c.is_alphabetic())
    {
        return true;
    }
    let unit = plain(unit);
    let mut words = unit.split_whitespace();
    let (first, next) = (words.next().unwrap_or_default(), words.next());
    // "km/h", and not "calls/day".
    let first = first.split('/').next().unwrap_or_default();
    let is = |list: &str, word: &str| list.split(' ').any(|it| it == word);
    let is_of_thing = next.is_some_and(|it| !is(BEHIND, it)) && is(OF_THINGS, first);
    let mut kinds = KINDS.iter();
    let is_magnitude = is(THOUSANDS, first) || super::magnitudes::is_elsewhere(first);
    // "mkr", "kEUR", "mEUR".
    let is_much_money = first
        .get(1..)
        .is_some_and(|it| first.starts_with(['k', 'm', 't']) && follows_a_magnitude(it));
    !is_of_thing
        && (is(IN_PARTS, first)
            || kinds.any(|(units, _)| is(units, first))
            || is_magnitude
            || is_currency(first)
            || is_much_money)
}

/// Whether a unit is so many thousand of another.
pub(super) fn has_kilo(unit: &str) -> bool {
    let unit = plain(unit);
    let first = unit.split([' ', '/']).next().unwrap_or_default();
    KILOS.split(' ').any(|it| it == first)
}

/// What follows the words that a number is out of so many with: the 5 of "out of 5".
pub(super) fn out_of(text: &str) -> Option<&str> {
    let mut words = ["out of ", "von ", "sur "].iter();
    let of = words.find_map(|it| text.strip_prefix(it))?;
    of.starts_with(|c: char| c.is_ascii_digit()).then_some(of)
}

/// Whether it is the star of ratings.
pub(super) const fn is_star(c: char) -> bool {
    matches!(c, '★' | '⭐' | '☆')
}

/// Whether a text that stands behind a number, right behind it or not, can be what that is
/// measured in. It has no digits.
pub(super) fn can_be(text: &str, is_joined: bool) -> bool {
    let mut characters = text.chars();
    let Some(first) = characters.next() else {
        return false;
    };
    let is_letter = |c: char| c.is_alphabetic() || c == '°' || is_star(c);
    let is_of_name = |c: char| {
        is_letter(c)
            || !c.is_ascii() && !c.is_control() && !c.is_numeric()
            || matches!(c, ' ' | '.' | '/' | '-' | '&' | '$')
    };
    if text.chars().nth(LONGEST).is_some() || super::magnitudes::is_elsewhere(text) {
        return false;
    }
    if super::signs::is_unit(first) {
        // "€" and "€/month", but not "%%".
        let rest = characters.as_str();
        return rest.is_empty() || rest.starts_with('/') && characters.all(is_of_name);
    }
    if !is_letter(first) || !characters.all(is_of_name) {
        return false;
    }
    // "1O0" is a slip of the finger, and so are "1O" and "1l".
    let is_slip = text
        .chars()
        .all(|c| matches!(c, 'o' | 'O' | 'l' | 'I' | 'i'));
    let is_single = text.chars().nth(1).is_none();
    let may_stand_alone = JOINED.contains(first) || super::signs::has_no_spaces(first);
    !is_joined || is_currency(text) || !is_slip && (!is_single || may_stand_alone)
}
