//! The words that make a number larger where the person is: `Mio.`, `mln`, `tys.`, `लाख`.
//!
//! They are of the language of the person's region and not of the page: who reads English
//! still writes numbers as at home. One with a full stop may also stand without it.

/// Those of one power of ten.
type Words = &'static [(&'static str, u8)];

/// Added to a power of ten where the word is that of a million times as many as well: a German
/// Billion has twelve zeros, and a billion in the English of the page has nine.
const EITHER: u8 = 100;

/// The two powers of ten of a word that could be either; none of any other.
pub(super) fn either(power: u8) -> Option<[u8; 2]> {
    match power.checked_sub(EITHER)? {
        9 => Some([9, 12]),
        12 => Some([12, 18]),
        _ => None,
    }
}

/// What means the same wherever it is understood, in any language.
pub(super) const EVERYWHERE: Words = &[
    ("Tsd.", 3),
    ("Mio.", 6),
    ("mln.", 6),
    ("Mrd.", 9),
    ("mld.", 9),
    ("千", 3),
    ("万", 4),
    ("萬", 4),
    ("百万", 6),
    ("百萬", 6),
    ("千万", 7),
    ("千萬", 7),
    ("億", 8),
    ("亿", 8),
    ("十億", 9),
    ("兆", 12),
    ("천", 3),
    ("만", 4),
    ("백만", 6),
    ("천만", 7),
    ("억", 8),
    ("조", 12),
];

/// What can be nothing else in any table, whoever made it. Greek words are not among them:
/// short, they are those of length as well.
#[cfg(feature = "store")]
pub(crate) const IN_TABLES: Words = constcat::concat_slices!([(&str, u8)]:
    LATIN_IN_TABLES, EVERYWHERE, CYRILLIC, ARABIC, PERSIAN, HEBREW, INDIC, THAI
);

/// Those of [`IN_TABLES`] that a cell in nothing but ASCII can have.
#[cfg(feature = "store")]
pub(crate) const LATIN_IN_TABLES: Words = &[
    ("thousand", 3),
    ("million", 6),
    ("lakh", 5),
    ("lakhs", 5),
    ("crore", 7),
    ("crores", 7),
    ("Tsd.", 3),
    ("Mio.", 6),
    ("mln.", 6),
    ("Mrd.", 9),
    ("mld.", 9),
];

const INDIAN: Words = constcat::concat_slices!([(&str, u8)]: INDIAN_ENGLISH, INDIC);

/// Of English as it is written there.
const INDIAN_ENGLISH: Words = &[
    ("L", 5),
    ("lac", 5),
    ("lacs", 5),
    ("lakh", 5),
    ("lakhs", 5),
    ("cr.", 7),
    ("crore", 7),
    ("crores", 7),
];

/// Hindi, Bengali and Urdu.
const INDIC: Words = &[
    ("हज़ार", 3),
    ("हज\u{93c}ार", 3),
    ("हजार", 3),
    ("लाख", 5),
    ("करोड़", 7),
    ("करोड\u{93c}", 7),
    ("करोड", 7),
    ("कोटी", 7),
    ("क॰", 7),
    ("अरब", 9),
    ("अ॰", 9),
    ("হাজার", 3),
    ("লাখ", 5),
    ("কোটি", 7),
    ("ہزار", 3),
    ("لاکھ", 5),
    ("کروڑ", 7),
    ("ارب", 9),
];

const GERMAN: Words = &[
    ("Tausend", 3),
    ("Million", 6),
    ("Millionen", 6),
    ("Milliarde", 9),
    ("Milliarden", 9),
    ("Billion", EITHER + 9),
    ("Billionen", 12),
    ("Trillion", EITHER + 12),
    // Thousands, as accountants write them: only before a currency.
    ("T", 3),
];

const FRENCH: Words = &[
    ("mille", 3),
    ("million", 6),
    ("millions", 6),
    ("Md", 9),
    ("Mds", 9),
    ("milliard", 9),
    ("milliards", 9),
    ("billion", EITHER + 9),
    ("billions", EITHER + 9),
    ("trillion", EITHER + 12),
];

const SPANISH: Words = &[
    ("mil", 3),
    ("mill.", 6),
    ("millón", 6),
    ("millones", 6),
    ("mil millones", 9),
];

const PORTUGUESE: Words = &[
    ("mil", 3),
    ("mi", 6),
    ("milhão", 6),
    ("milhões", 6),
    ("mil milhões", 9),
    ("bi", 9),
    ("bilhão", 9),
    ("bilhões", 9),
    ("tri", 12),
    ("trilhões", 12),
];

const ITALIAN: Words = &[
    ("mila", 3),
    ("milione", 6),
    ("milioni", 6),
    ("miliardo", 9),
    ("miliardi", 9),
];

const DUTCH: Words = &[("duizend", 3), ("miljoen", 6), ("miljard", 9)];

const SWEDISH: Words = &[
    ("tn", 3),
    ("tusen", 3),
    ("mn", 6),
    ("milj.", 6),
    ("miljon", 6),
    ("miljoner", 6),
    ("md", 9),
    ("mdr", 9),
    ("miljard", 9),
    ("miljarder", 9),
];

const NORWEGIAN: Words = &[
    ("tusen", 3),
    ("mill.", 6),
    ("million", 6),
    ("millioner", 6),
    ("milliard", 9),
    ("milliarder", 9),
    ("billion", EITHER + 9),
    ("trillion", EITHER + 12),
];

const DANISH: Words = &[
    ("tusind", 3),
    ("mill.", 6),
    ("million", 6),
    ("millioner", 6),
    ("mia.", 9),
    ("milliard", 9),
    ("milliarder", 9),
    ("billion", EITHER + 9),
    ("trillion", EITHER + 12),
];

const FINNISH: Words = &[
    ("tuhat", 3),
    ("tuhatta", 3),
    ("milj.", 6),
    ("miljoona", 6),
    ("miljoonaa", 6),
    ("miljardi", 9),
    ("miljardia", 9),
];

const POLISH: Words = &[
    ("tys.", 3),
    ("tysiąc", 3),
    ("tysiące", 3),
    ("tysięcy", 3),
    ("milion", 6),
    ("miliona", 6),
    ("miliony", 6),
    ("milionów", 6),
    ("miliard", 9),
    ("miliarda", 9),
    ("miliardy", 9),
    ("miliardów", 9),
];

/// Also Slovak.
const CZECH: Words = &[
    ("tis.", 3),
    ("tisíc", 3),
    ("tisíce", 3),
    ("mil.", 6),
    ("milion", 6),
    ("milionu", 6),
    ("miliony", 6),
    ("milionů", 6),
    ("milión", 6),
    ("milióny", 6),
    ("miliónov", 6),
    ("miliarda", 9),
    ("miliardy", 9),
    ("miliard", 9),
    ("miliárd", 9),
];

const HUNGARIAN: Words = &[("ezer", 3), ("millió", 6), ("milliárd", 9)];

const ROMANIAN: Words = &[
    ("mii", 3),
    ("mil.", 6),
    ("milion", 6),
    ("milioane", 6),
    ("miliard", 9),
    ("miliarde", 9),
];

const TURKISH: Words = &[("bin", 3), ("milyon", 6), ("milyar", 9)];

/// Russian, Ukrainian and Bulgarian.
const CYRILLIC: Words = &[
    ("тыс.", 3),
    ("тысяча", 3),
    ("тысячи", 3),
    ("тысяч", 3),
    ("тис.", 3),
    ("тисяч", 3),
    ("хил.", 3),
    ("хиляди", 3),
    ("млн.", 6),
    ("миллион", 6),
    ("миллиона", 6),
    ("миллионов", 6),
    ("мільйон", 6),
    ("мільйони", 6),
    ("мільйонів", 6),
    ("милион", 6),
    ("милиона", 6),
    ("млрд.", 9),
    ("миллиард", 9),
    ("миллиарда", 9),
    ("миллиардов", 9),
    ("мільярд", 9),
    ("мільярдів", 9),
    ("милиарда", 9),
];

const GREEK: Words = &[
    ("χιλ.", 3),
    ("χιλιάδες", 3),
    ("εκ.", 6),
    ("εκατ.", 6),
    ("εκατομμύρια", 6),
    ("δισ.", 9),
    ("δισεκατομμύρια", 9),
];

const ARABIC: Words = &[
    ("ألف", 3),
    ("الف", 3),
    ("آلاف", 3),
    ("مليون", 6),
    ("ملايين", 6),
    ("مليار", 9),
    ("مليارات", 9),
];

const PERSIAN: Words = &[("هزار", 3), ("میلیون", 6), ("میلیارد", 9)];

const HEBREW: Words = &[("אלף", 3), ("מיליון", 6), ("מיליארד", 9)];

/// Also Malay.
const INDONESIAN: Words = &[
    ("rb", 3),
    ("ribu", 3),
    ("jt", 6),
    ("juta", 6),
    ("miliar", 9),
    ("triliun", 12),
];

const VIETNAMESE: Words = &[
    ("nghìn", 3),
    ("ngàn", 3),
    ("tr", 6),
    ("triệu", 6),
    ("tỷ", 9),
    ("tỉ", 9),
];

const THAI: Words = &[("พัน", 3), ("หมื่น", 4), ("แสน", 5), ("ล้าน", 6), ("พันล้าน", 9)];

/// The words of a locale, such as `de-CH`, for [`super::understood::Notation::local`]; none
/// where it has no others than English.
#[must_use]
pub fn of_locale(tag: &str) -> Words {
    let (language, region) = tag.split_once('-').unwrap_or((tag, ""));
    match language {
        "hi" | "mr" | "ne" | "bn" | "ur" | "gu" | "pa" | "ta" | "te" | "kn" | "ml" => INDIAN,
        "en" if matches!(region, "IN" | "PK" | "BD" | "NP" | "LK") => INDIAN,
        "de" => GERMAN,
        "fr" => FRENCH,
        "es" | "ca" | "gl" => SPANISH,
        "pt" => PORTUGUESE,
        "it" => ITALIAN,
        "nl" => DUTCH,
        "sv" => SWEDISH,
        "nb" | "nn" | "no" => NORWEGIAN,
        "da" => DANISH,
        "fi" => FINNISH,
        "pl" => POLISH,
        "cs" | "sk" => CZECH,
        "hu" => HUNGARIAN,
        "ro" => ROMANIAN,
        "tr" => TURKISH,
        "ru" | "uk" | "bg" => CYRILLIC,
        "el" => GREEK,
        "ar" => ARABIC,
        "fa" => PERSIAN,
        "he" | "iw" => HEBREW,
        "id" | "in" | "ms" => INDONESIAN,
        "vi" => VIETNAMESE,
        "th" => THAI,
        _ => &[],
    }
}

/// All languages.
const ALL: [Words; 24] = [
    EVERYWHERE, INDIAN, GERMAN, FRENCH, SPANISH, PORTUGUESE, ITALIAN, DUTCH, SWEDISH, NORWEGIAN,
    DANISH, FINNISH, POLISH, CZECH, HUNGARIAN, ROMANIAN, TURKISH, CYRILLIC, GREEK, ARABIC, PERSIAN,
    HEBREW, INDONESIAN, THAI,
];

/// Whether a text begins with a word that makes a number larger, if not here: "5 tys." is
/// no number of things called so. Words of two letters may well be units: `mi` are miles.
pub(super) fn is_elsewhere(text: &str) -> bool {
    let end = text.find(|c: char| !c.is_alphabetic());
    let word = &text[..end.unwrap_or(text.len())];
    if matches!(word, "kk" | "MM" | "Cr" | "thou" | "grand") {
        return true;
    }
    let word = word.to_lowercase();
    let is_long = word.chars().nth(2).is_some() && word != "bin";
    let mut all = ALL.into_iter().flatten();
    is_long && all.any(|(other, _)| other.trim_end_matches('.').to_lowercase() == word)
}

/// Whether people of a locale also set off groups with points where `Intl` has a space for
/// that, as in Austria and Portugal: there `1.234` could be either.
#[must_use]
pub fn may_group_with_points(tag: &str) -> bool {
    let language = tag.split('-').next().unwrap_or_default();
    tag == "fr-BE"
        || matches!(
            language,
            "de" | "pt" | "es" | "it" | "nl" | "ca" | "gl" | "da" | "id" | "tr"
        )
}
