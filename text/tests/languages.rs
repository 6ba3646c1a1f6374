//! Another language has English's functions, by name and type, so that a build can
//! show it in the place of English.

#![cfg(feature = "store")]

use time::Date;
use waymark_core::objective::KIND;
use waymark_core::period::parse_date;
use waymark_core::record::kind::Kind;
use waymark_text::en;

/// As much German as shows what another language has to do differently: the order
/// of a date, two forms of a noun, a month that is not cut to three letters.
mod de {
    pub(crate) mod days {
        use time::Date;

        const MONTHS: [(&str, &str); 12] = [
            ("Januar", "Jan."),
            ("Februar", "Feb."),
            ("März", "März"),
            ("April", "Apr."),
            ("Mai", "Mai"),
            ("Juni", "Juni"),
            ("Juli", "Juli"),
            ("August", "Aug."),
            ("September", "Sept."),
            ("Oktober", "Okt."),
            ("November", "Nov."),
            ("Dezember", "Dez."),
        ];

        pub(crate) fn day(date: Date) -> String {
            let (month, _) = MONTHS[usize::from(date.month() as u8 - 1)];
            format!("{}. {month}", date.day())
        }

        pub(crate) fn date(date: Date) -> String {
            format!("{} {}", day(date), date.year())
        }

        pub(crate) fn short(date: Date) -> String {
            let (_, month) = MONTHS[usize::from(date.month() as u8 - 1)];
            format!("{}. {month}", date.day())
        }
    }

    pub(crate) mod goals {
        pub(crate) fn check_ins(count: usize) -> String {
            match count {
                0 => "Noch kein Check-in".to_owned(),
                1 => "1 Check-in".to_owned(),
                many => format!("{many} Check-ins"),
            }
        }
    }

    pub(crate) mod kept {
        use waymark_core::record::kind::Kind;

        pub(crate) fn not_put_back(title: &str, _: &'static Kind, years: &[i32]) -> String {
            let years: Vec<String> = years.iter().map(i32::to_string).collect();
            format!(
                "Die Check-ins von {} zu „{title}“ ließen sich nicht wiederherstellen.",
                years.join(" und ")
            )
        }
    }
}

/// Both languages' function of a name; another type is an error of the compiler.
macro_rules! both {
    ($module:ident :: $name:ident as $type:ty) => {{
        let both: [$type; 2] = [en::$module::$name, de::$module::$name];
        both
    }};
}

#[test]
fn another_language_stands_in_the_place_of_english() {
    let day = parse_date("2026-09-03").expect("a day");
    assert_eq!(
        both!(days::day as fn(Date) -> String).map(|it| it(day)),
        ["3 September", "3. September"]
    );
    assert_eq!(
        both!(days::date as fn(Date) -> String).map(|it| it(day)),
        ["3 September 2026", "3. September 2026"]
    );
    assert_eq!(
        both!(days::short as fn(Date) -> String).map(|it| it(day)),
        ["3 Sep", "3. Sept."]
    );
    assert_eq!(
        both!(goals::check_ins as fn(usize) -> String).map(|it| it(0)),
        ["No check-ins yet", "Noch kein Check-in"]
    );
    let said = both!(kept::not_put_back as fn(&str, &'static Kind, &[i32]) -> String);
    assert!(
        said.iter()
            .all(|it| it("Win", &KIND, &[2025]).contains("2025"))
    );
}

#[test]
fn the_crate_shows_the_language_of_this_build() {
    let shown: fn(Date) -> String = waymark_text::days::date;
    let day = parse_date("2026-09-03").expect("a day");
    assert_eq!(shown(day), "3 September 2026");
}
