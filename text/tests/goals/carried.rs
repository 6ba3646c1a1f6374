//! Tables that leave by the words of this app and come back by them.

use serde_json::{Value, json};
use waymark_core::calendar::Calendar;
use waymark_core::carry::doubt::Choices;
use waymark_core::carry::readings;
use waymark_core::carry::reads::Reads;
use waymark_core::carry::sheet::{self, Becomes, Passed, Sheet, Why};
use waymark_core::kinds::KINDS;
use waymark_core::number::understood::Notation;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{Kind, Subject};
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;
use waymark_core::table::column::{DateOrder, Mark};
use waymark_core::table::heading::open;
use waymark_core::{kpi, objective};
use waymark_text::en::kept::tables::{self, Found};
use waymark_text::en::kept::{cells, headings};
use waymark_text::en::kpi::when;

use super::day;

const TODAY: &str = "2026-11-22";

const EN: Notation = Notation::PLAIN_ENGLISH;
const DE: Notation = Notation {
    decimal: ',',
    group: Some('.'),
    ..EN
};
const FR: Notation = Notation {
    decimal: ',',
    group: Some('\u{202f}'),
    ..EN
};
const CH: Notation = Notation {
    group: Some('’'),
    ..EN
};
const AR: Notation = Notation {
    decimal: '٫',
    group: Some('٬'),
    zero: '٠',
    ..EN
};

/// Small letters; accents are put together as a browser would.
fn fold(text: &str) -> String {
    let text = text.to_lowercase();
    text.replace("e\u{301}", "é").replace("o\u{308}", "ö")
}

/// A page with what it keeps.
struct Page {
    kv: Memory,
    store: Store,
    notation: Notation,
    order: DateOrder,
}

impl Page {
    fn new(notation: Notation, order: DateOrder) -> Self {
        let kv = Memory::default();
        let visit = Visit {
            kinds: KINDS,
            writer: Writer::new(1),
            tab: "t",
            open_tabs: None,
            today: day(TODAY),
        };
        let store = Store::open(&kv, &visit).expect("memory gives everything");
        Self {
            kv,
            store,
            notation,
            order,
        }
    }

    fn create(&mut self, of: Subject, fields: &[(&str, Value)]) {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).into(), value.clone()));
        let action = Action::Create {
            of,
            fields: fields.collect(),
            today: TODAY.to_owned(),
        };
        self.store.act(&self.kv, &action).expect("room");
    }

    fn check_in(&mut self, of: Subject, field: &str, value: Value) {
        let fields = vec![(field.into(), value)];
        // One that says what is there already is refused.
        let _ = self.store.act(&self.kv, &Action::CheckIn { of, fields });
    }

    fn reads(&self) -> Reads<'static> {
        Reads {
            when: &when::WORDS,
            words: &cells::WORDS,
            fold,
            calendar: Calendar::default(),
            today: day(TODAY),
            usual: (
                match self.notation.decimal {
                    ',' => Mark::Comma,
                    _ => Mark::Point,
                },
                self.order,
            ),
        }
    }

    fn check_ins(&mut self) -> String {
        let lines = sheet::lines(&mut self.store, &self.kv).expect("memory");
        tables::table(&lines, &self.notation)
    }

    fn readings(&mut self) -> String {
        let lines = readings::lines(&mut self.store, &self.kv, Calendar::default());
        tables::readings_table(&lines.expect("memory"), &self.notation)
    }

    /// What a file is understood to hold; none where it is no table of ours.
    fn read(&mut self, text: &str) -> Option<Sheet> {
        let (table, header) = open(text, &headings::words(fold)).ok()?;
        let found = tables::find_columns(header.as_ref()).ok()?;
        let table = table.below(header?.row);
        let (reads, choices) = (self.reads(), Choices::default());
        let (store, kv) = (&mut self.store, &self.kv);
        let sheet = match found {
            Found::CheckIns(columns) => sheet::read(store, kv, &table, &columns, &reads, &choices),
            Found::Readings(columns) => {
                readings::read(store, kv, &table, &columns, &reads, &choices)
            }
        };
        Some(sheet.expect("memory gives everything"))
    }

    fn bring_in(&mut self, sheet: &Sheet) {
        let preview = self
            .store
            .preview(&self.kv, &sheet.records)
            .expect("memory");
        if !preview.is_empty() {
            self.store
                .bring_in(&self.kv, &preview, TODAY)
                .expect("room");
        }
    }
}

fn of(kind: &'static Kind, id: &str) -> Subject {
    kind.of(Id::parse(id).expect("an id"))
}

/// A page that has objectives and KPIs, and no values yet: two objectives of one title, one
/// after the other.
fn page(notation: Notation, order: DateOrder) -> Page {
    let mut page = Page::new(notation, order);
    let quarters = [
        ("a", "2026-07-01", "2026-09-30"),
        ("b", "2026-10-01", "2026-12-31"),
    ];
    for (id, first, last) in quarters {
        page.create(
            of(&objective::KIND, id),
            &[
                ("title", json!("Win the trial")),
                ("period", json!({"first": first, "last": last})),
                ("kr/k1/name", json!("Conversion")),
                ("kr/k1/unit", json!("%")),
                ("kr/k1/start", json!("12")),
                ("kr/k1/target", json!("18")),
                ("kr/k2/name", json!("Pipeline")),
                ("kr/k2/unit", json!("$")),
                ("kr/k2/start", json!("0")),
                ("kr/k2/target", json!("250000")),
                ("kr/k3/name", json!("Lease signed")),
                ("kr/k3/measure", json!("yes-no")),
            ],
        );
    }
    for (id, name) in [("n", "NPS"), ("m", "=Margin")] {
        page.create(of(&kpi::KIND, id), &[("title", json!(name))]);
    }
    page
}

const PLACES: [(Notation, DateOrder); 6] = [
    (EN, DateOrder::MonthFirst),
    (EN, DateOrder::DayFirst),
    (DE, DateOrder::DayFirst),
    (FR, DateOrder::DayFirst),
    (CH, DateOrder::DayFirst),
    (AR, DateOrder::DayFirst),
];

/// Numbers that programs and people take for others.
const VALUES: [&str; 12] = [
    "12.5",
    "1.234",
    "1234",
    "0.13",
    "-0.5",
    "1000",
    "1.000",
    "-110.7",
    "0.125",
    "999.999",
    "1234567.891",
    "9999999999999999999999999999",
];

/// With a value on each of some days, whose numbers are any of those above; `seed` says
/// which.
fn with_values(notation: Notation, order: DateOrder, seed: usize) -> Page {
    let mut page = page(notation, order);
    for at in 0..24 {
        let mix = seed.wrapping_mul(31).wrapping_add(at * at * 7 + at);
        let value = VALUES[mix % VALUES.len()];
        let id = ["a", "b"][mix / 3 % 2];
        let month = if mix.is_multiple_of(5) { "08" } else { "10" };
        let on = format!("2026-{month}-{:02}", 1 + mix % 28);
        let note = ["", "a \"note\"; with, all\nof it", "=1+1", "'"][mix / 7 % 4];
        let confidence = (!mix.is_multiple_of(4)).then_some(mix % 11);
        let mut said = json!({ "value": value });
        if let Some(confidence) = confidence {
            said["confidence"] = json!(confidence);
        }
        if !note.is_empty() {
            said["note"] = json!(note);
        }
        let mut done = said.clone();
        done["value"] = json!(["0", "1"][mix % 2]);
        let key_result = ["k1", "k2"][at % 2];
        page.check_in(
            of(&objective::KIND, id),
            &format!("at/{key_result}/{on}"),
            said,
        );
        page.check_in(of(&objective::KIND, id), &format!("at/k3/{on}"), done);
        let mut reading = json!({ "value": value });
        if mix.is_multiple_of(6) {
            reading = json!({ "closed": true });
        }
        if !note.is_empty() {
            reading["note"] = json!(note);
        }
        // Also on days that carry no unit, as from before it was a KPI.
        let on = if mix.is_multiple_of(3) {
            on
        } else {
            format!("20{:02}-03-31", 1 + mix % 25)
        };
        let id = ["n", "m"][at % 2];
        page.check_in(of(&kpi::KIND, id), &format!("at/value/{on}"), reading);
    }
    page
}

#[test]
fn what_went_out_comes_back_with_nothing_left_out_and_no_field_changed() {
    for seed in 0..5 {
        for (notation, order) in PLACES {
            let mut here = with_values(notation, order, seed);
            for text in [here.check_ins(), here.readings()] {
                let sheet = here.read(&text).expect("a table of ours");
                assert_eq!(sheet.unusable, [], "{text}");
                assert_eq!((sheet.records.len(), &sheet.passed_over[..]), (0, &[][..]));
                let is_same = |it: &sheet::SheetLine| it.becomes == Becomes::Same;
                assert!(sheet.lines.iter().all(is_same), "{sheet:?}");
                assert_eq!(sheet.doubts, [], "{text}");
            }
            // In another browser, of another place, which has no values.
            for (notation, order) in PLACES {
                let mut there = page(notation, order);
                for text in [here.check_ins(), here.readings()] {
                    let sheet = there.read(&text).expect("a table of ours");
                    assert_eq!(sheet.unusable, [], "{text}");
                    there.bring_in(&sheet);
                }
                there.notation = here.notation;
                assert_eq!(there.check_ins(), here.check_ins());
                assert_eq!(there.readings(), here.readings());
            }
        }
    }
}

#[test]
fn it_comes_back_without_its_ids_and_its_period_too() {
    for seed in 0..4 {
        let mut here = with_values(EN, DateOrder::MonthFirst, seed);
        let text = here.check_ins();
        let without = text.replace(",a,k", ",,k").replace(",b,k", ",,k");
        let mut there = page(EN, DateOrder::MonthFirst);
        let sheet = there.read(&without).expect("a table of ours");
        assert_eq!(sheet.unusable, [], "{without}");
        there.bring_in(&sheet);
        assert_eq!(there.check_ins(), text);
    }
}

#[test]
fn sheets_of_all_kinds_are_read_by_these_words() {
    let mut page = page(DE, DateOrder::DayFirst);
    let text = "Team-OKRs Q4;;;;;\nZiel;Schlüsselergebnis;Datum;Wert;Zuversicht;Notiz\n\
        Win the trial;Conversion;05.10.2026;12,50 %;hoch;\n\
        ;;12. Oktober 2026;13%;mittel;\n\
        ;;Mo 19.10.2026;k.A.;;\n\
        ;Lease signed;05.10.2026;FALSCH;;\n\
        ;;12.10.2026;Ja;;\n\
        ;;19.10.2026;0,5;;\n\
        Durchschnitt;;;12,75;;\n";
    let sheet = page.read(text).expect("a table");
    let values: Vec<_> = sheet
        .lines
        .iter()
        .map(|it| (it.line, it.confidence))
        .collect();
    assert_eq!(values, [(3, Some(8)), (4, Some(5)), (6, None), (7, None)]);
    let passed = [(5, Passed::Missing), (9, Passed::Total)];
    assert_eq!(sheet.passed_over, passed);
    assert_eq!(sheet.unusable[0].why, Why::NotYesOrNo("0,5".to_owned()));
    assert_eq!(sheet.unusable.len(), 1);
    assert_eq!(sheet.doubts, []);
    for cell in [
        "5 de octubre de 2026",
        "5 octobre 2026",
        "5 okt. 2026",
        "5 ottobre 2026",
        "5 out. 2026",
        "lun. 5 oct. 2026",
        "5 października 2026",
        "5 октября 2026",
        "Mo, 5. Okt. 2026",
        "maandag 5 oktober 2026",
        "5 Ekim 2026",
        "1er octobre 2026",
    ] {
        let text =
            format!("Objective,Key result,Date,Value\nWin the trial,Pipeline,\"{cell}\",7\n");
        let sheet = page.read(&text).expect("a table");
        assert_eq!(
            (sheet.lines.len(), &sheet.unusable[..]),
            (1, &[][..]),
            "{cell}"
        );
    }
}

/// Numbers that look like chance, always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most.max(1)
    }
}

/// A text that lost, doubled or changed a few pieces.
fn changed(text: &str, chance: &mut Chance) -> String {
    const PIECES: [&str; 28] = [
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r",
        "=",
        "'",
        "-",
        "−",
        ".",
        "0",
        "1.000",
        "1,000",
        "%",
        "$",
        "TRUE",
        "n/a",
        "10/11/2026",
        "2026-13-45",
        "46328",
        "９",
        "é",
        "e\u{301}",
        "\u{feff}",
        "#",
        "Average",
    ];
    let mut all: Vec<char> = text.chars().collect();
    for _ in 0..=chance.below(6) {
        let at = chance.below(all.len());
        let end = (at + chance.below(12)).min(all.len());
        match chance.below(4) {
            0 => drop(all.drain(at..end)),
            1 => {
                let piece: Vec<char> = all[at..end].to_vec();
                all.splice(at..at, piece);
            }
            2 => all[at..end].reverse(),
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                all.splice(at..at, piece.chars());
            }
        }
    }
    all.into_iter().collect()
}

#[test]
fn whatever_a_table_says_it_is_read_or_refused_row_by_row() {
    let cases = std::env::var("WAYMARK_CASES")
        .ok()
        .and_then(|it| it.parse().ok());
    let mut chance = Chance(19);
    let mut page = with_values(EN, DateOrder::MonthFirst, 3);
    let texts = [
        page.check_ins(),
        page.readings(),
        with_values(DE, DateOrder::DayFirst, 4).check_ins(),
    ];
    for _ in 0..cases.unwrap_or(200) {
        let text = changed(&texts[chance.below(3)], &mut chance);
        let Some(sheet) = page.read(&text) else {
            continue;
        };
        let lines = text.lines().count() + text.matches('\r').count() + 1;
        let all = sheet.lines.iter().map(|it| it.line);
        let all = all.chain(sheet.unusable.iter().map(|it| it.line));
        let all = all.chain(sheet.passed_over.iter().map(|it| it.0));
        let mut seen = Vec::new();
        for line in all {
            assert!((1..=lines).contains(&line), "{text}");
            assert!(!seen.contains(&line), "line {line} twice of {text}");
            seen.push(line);
        }
        // Looking writes nothing, and what it would take can be taken.
        page.store
            .preview(&page.kv, &sheet.records)
            .expect("memory");
    }
}

#[test]
fn a_large_table_of_many_objectives_is_read_whole() {
    const ROWS: usize = 20_000;
    let mut page = page(EN, DateOrder::MonthFirst);
    for at in 0..200 {
        let title = format!("Objective {at}");
        page.create(
            of(&objective::KIND, &format!("o{at}")),
            &[("title", json!(title)), ("kr/k1/name", json!("Conversion"))],
        );
    }
    let mut text = "Objective,Key result,Date,Value,Confidence,Note\n".to_owned();
    for at in 0..ROWS {
        let (objective, on) = (at % 200, at / 200);
        let (month, day) = (1 + on / 28 % 10, 1 + on % 28);
        text.push_str(&format!(
            "Objective {objective},Conversion,2026-{month:02}-{day:02},{at}.5,7,as always\n"
        ));
    }
    let began = std::time::Instant::now();
    let sheet = page.read(&text).expect("a table");
    println!("{ROWS} rows: {:?}", began.elapsed());
    assert_eq!((sheet.count(), sheet.unusable.len()), (ROWS, 0));
    assert_eq!(sheet.records.len(), 200);
    let began = std::time::Instant::now();
    let preview = page.store.preview(&page.kv, &sheet.records);
    println!("compared: {:?}", began.elapsed());
    let preview = preview.expect("memory");
    assert_eq!(preview.differences.len(), 200);
    let needs = page.store.room_for(&preview);
    assert!(
        (needs..needs + needs / 10).contains(&preview.size),
        "{} of {needs}",
        preview.size
    );
    let dated: usize = preview.differences.iter().map(|it| it.dated.len()).sum();
    assert_eq!(dated, ROWS);
}
