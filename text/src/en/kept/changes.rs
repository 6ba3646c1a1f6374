//! What was changed: a field by its name, before and after.

use time::Date;
use waymark_core::objective::is_closing;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::Value;
use waymark_core::record::id::Id;
use waymark_core::record::kind::{BIN, Kind, Subject};
use waymark_core::record::name::Name;
use waymark_core::store::import::{Becomes, Changed, Difference};
use waymark_core::store::slot::Deed;
use waymark_core::{review, settings};

use super::calendar;
use super::counts::{dated, is_kpi};
use super::values::value_of;
use crate::en::days::date;
use crate::en::goals::key_result;
use crate::en::kpi::pieces;
use crate::en::review as reviews;
use crate::en::sentence::capital;

/// What was done, for the button that takes it back: to a record of which kind, none of
/// several kinds; of an edit by the field that it was about.
#[must_use]
pub fn deed(deed: Deed, kind: Option<&'static Kind>, field: Option<&Name>) -> &'static str {
    match kind {
        Some(kind) if is_kpi(kind) => of_kpi(deed, field),
        Some(kind) if *kind == review::KIND => "step of a review",
        Some(_) => of_objective(deed, field),
        None if deed == Deed::Import => "import",
        // With what becomes of its key results, and what goes on from it.
        None if field.is_some_and(is_closing) => "close",
        None if field.is_some_and(KeyResult::is_of_hand_off) => "hand-off",
        // A reading, and how sure somebody is of the key result that it is of.
        None if field.is_some_and(is_dated) => "check-in",
        None => "changes",
    }
}

/// The same of an objective that was opened again.
pub const REOPENING: &str = "reopen";

/// The same of a KPI.
fn of_kpi(deed: Deed, field: Option<&Name>) -> &'static str {
    let own = match field {
        Some(Name::Own(word)) => Some(&**word),
        _ => None,
    };
    match (deed, field.and_then(Name::list), own) {
        (Deed::Create, ..) => "added KPI",
        (Deed::Edit, Some("band"), _) => "band",
        (Deed::Edit, Some("base"), _) => "natural limits begun anew",
        (Deed::Edit, Some("definition"), _) => "change in how it is read",
        (Deed::Edit, Some("note"), _) => "outside event",
        (Deed::Edit, Some("dismissed"), _) => "dismissed hint",
        (Deed::Edit, _, Some("acknowledged")) => "acknowledgement",
        (Deed::Edit, _, Some("rest")) => "pause or retirement",
        (Deed::Edit, ..) => "edit",
        (Deed::CheckIn, ..) => "reading",
        (Deed::RemoveCheckIn, ..) => "removed reading",
        (Deed::Together, ..) if field.is_some_and(is_dated) => "readings",
        _ => of_any(deed),
    }
}

/// The same of a record of any kind.
const fn of_any(deed: Deed) -> &'static str {
    match deed {
        Deed::Bin => "delete",
        Deed::Restore => "restore",
        Deed::Settle => "choice",
        Deed::Import => "import",
        Deed::Create | Deed::Edit | Deed::CheckIn | Deed::RemoveCheckIn | Deed::Together => {
            "changes"
        }
    }
}

/// The same of an objective.
fn of_objective(deed: Deed, field: Option<&Name>) -> &'static str {
    let closes = field.is_some_and(is_closing);
    match (deed, field.and_then(Name::list)) {
        (Deed::Create, _) => "new objective",
        (Deed::Edit | Deed::Together, _) if closes => "close",
        (Deed::Edit, _) if field.is_some_and(is_setting) => "setting",
        (Deed::Edit, Some("action")) => "action",
        (Deed::Edit, Some("note")) => "outside event",
        (Deed::Edit, Some("dismissed")) => "dismissed hint",
        (Deed::Edit | Deed::Together, _) if field.is_some_and(KeyResult::is_of_hand_off) => {
            "hand-off"
        }
        (Deed::Edit, _) => "edit",
        (Deed::CheckIn, _) => "check-in",
        (Deed::RemoveCheckIn, _) => "removed check-in",
        (Deed::Together, _) if field.is_some_and(is_dated) => "check-ins",
        _ => of_any(deed),
    }
}

/// Whether a field is a setting.
fn is_setting(field: &Name) -> bool {
    settings::is_first_day(field) || settings::is_first_month(field)
}

/// What a setting says, by its field: "Sunday", "April"; where nothing was set, what is
/// usual.
fn setting(field: &Name, value: &Value) -> String {
    match value.as_str() {
        Some(word) => capital(word),
        None if settings::is_first_month(field) => capital("january"),
        None => "your browser’s own".to_owned(),
    }
}

/// Whether a field is a dated value.
const fn is_dated(field: &Name) -> bool {
    matches!(field, Name::At(..))
}

/// Whose field something is, as far as its record is known: for whoever calls the field by
/// a name.
#[derive(Clone, Copy)]
pub struct Whose<'n> {
    /// What kind of record it is.
    pub kind: &'static Kind,
    /// The name of a key result, by its id; empty where nobody knows it.
    pub key_result: &'n dyn Fn(&Id) -> String,
    /// The unit that a reading of a day is of, in the middle of a sentence: "September
    /// 2026".
    pub unit: &'n dyn Fn(Date) -> String,
    /// The title of another record that a field names; empty where nobody knows it.
    pub title: &'n dyn Fn(&Subject) -> String,
}

impl Whose<'_> {
    /// Where nothing more is known of the record than its kind.
    #[must_use]
    pub fn unknown(kind: &'static Kind) -> Self {
        Self {
            kind,
            key_result: &|_| String::new(),
            unit: &date,
            title: &|_| String::new(),
        }
    }

    pub(super) fn is_kpi(&self) -> bool {
        is_kpi(self.kind)
    }

    fn is_review(&self) -> bool {
        *self.kind == review::KIND
    }
}

/// What a field of a record is called: of a key result by its name, of a reading by its
/// unit.
#[must_use]
pub fn field_name(field: &Name, whose: &Whose<'_>) -> String {
    match field {
        Name::At(_, day) if whose.is_kpi() => ["the reading of ", &(whose.unit)(*day)].concat(),
        Name::At(id, day) => match &*(whose.key_result)(id) {
            "" => format!("the check-in on {}", date(*day)),
            name => format!("{name}, {}", date(*day)),
        },
        Name::Of(list, id, word) if list == "kr" => match key_result::field(word) {
            None => format!("“{field}”"),
            Some(said) => of_key_result(said, &(whose.key_result)(id)),
        },
        _ => {
            let of_kpi = pieces::field(field).filter(|_| whose.is_kpi());
            let of_review = reviews::record::field(field).filter(|_| whose.is_review());
            match of_kpi.or(of_review).or_else(|| own_name(field)) {
                Some(name) => name.to_owned(),
                None => format!("“{field}”"),
            }
        }
    }
}

/// The same at the beginning of a line, where a name that somebody gave stays as it is.
pub(super) fn begun(field: &Name, whose: &Whose<'_>) -> String {
    let name = field_name(field, whose);
    match field {
        Name::At(id, _) if !whose.is_kpi() && !(whose.key_result)(id).is_empty() => name,
        _ => capital(&name),
    }
}

/// What is said of a key result, with its name.
fn of_key_result(said: &str, name: &str) -> String {
    if name.is_empty() {
        return said.to_owned();
    }
    let name = format!("“{name}”");
    match said.strip_prefix("a key result’s ") {
        Some(said) => format!("the {said} of {name}"),
        None => said.replacen("a key result", &name, 1),
    }
}

/// What a field of the record itself is called, or of one of its lists; none that is
/// not known.
fn own_name(field: &Name) -> Option<&'static str> {
    Some(match field {
        Name::Own(word) => match &**word {
            "title" => "the title",
            "period" => "the period",
            "commitment" => "the commitment",
            "bin" => "whether it is deleted",
            "gone" => "whether it is deleted for good",
            "level" => "the level",
            "rhythm" => "how often to check in",
            "supports" => "what it supports",
            "needs" => "what it needs from others",
            "learned" => "the lessons learned",
            "differently" => "what you would do differently",
            "continues" => "what it continues",
            "closed" => "whether it is closed",
            "owner" => "the owner",
            "week" => "the first day of the week",
            "year" => "the first month of the year",
            _ => return None,
        },
        Name::One(list, _) => match &**list {
            "dismissed" => "a suggestion",
            "note" => "an outside event",
            "revised" => "what was changed on the way",
            _ => return None,
        },
        Name::Of(list, _, word) => match (&**list, &**word) {
            ("action", "done") => "whether an action is done",
            ("action", _) => "an action",
            _ => return None,
        },
        Name::At(..) => return None,
    })
}

/// What a list of what would change calls a record: an objective by its title.
#[must_use]
pub fn title(difference: &Difference) -> String {
    match difference.of.kind.is_single {
        true => single(&difference.of),
        false => difference.title.clone(),
    }
}

/// What a record is called that has no title: the settings, or a review by its days.
#[must_use]
pub fn single(of: &Subject) -> String {
    match *of.kind == review::KIND {
        true => reviews::name_of(&of.id),
        false => calendar::NAME.to_owned(),
    }
}

/// What became of a record, before a file is brought in.
#[must_use]
pub fn difference(difference: &Difference) -> String {
    if *difference.of.kind == review::KIND {
        return reviews::record::becomes(difference.becomes).to_owned();
    }
    if difference.of.kind.is_single {
        return settings_become(difference);
    }
    let said = becomes(difference);
    match difference.becomes {
        Becomes::Changed if difference.in_bin => said + ". It stays in the bin here",
        _ => said,
    }
}

/// The same of settings: of two that differ the newer stand.
fn settings_become(difference: &Difference) -> String {
    let will = match difference.becomes {
        Becomes::New | Becomes::Changed if !difference.fields.is_empty() => {
            "set as in this file, since they were last changed there"
        }
        Becomes::Newer => "were changed here by a newer version, and stay unchanged",
        _ => "stay as they are, since they were last changed here",
    };
    will.to_owned()
}

fn becomes(difference: &Difference) -> String {
    let count_of = |all: &[Changed], of: fn(&Changed) -> bool| {
        let seen = all.iter().filter(|it| is_seen(it));
        seen.filter(|it| of(it)).count()
    };
    let all = [&difference.fields, &difference.dated];
    let [fields, count] = all.map(|it| count_of(it, |it| !stays(it)));
    match difference.becomes {
        Becomes::New => format!(
            "new, with {}",
            dated(difference.of.kind, count).to_lowercase()
        ),
        Becomes::Changed => {
            let said = |fields, count| counted(difference.of.kind, fields, count);
            let changes = said(fields, count).map(|it| ["changes ", &it].concat());
            // What stands beside changes nothing until somebody chooses.
            let [fields, count] = all.map(|it| count_of(it, stays));
            let have = if fields + count == 1 { "has" } else { "have" };
            let beside = said(fields, count).map(|it| format!("{it} {have} two versions"));
            let said: Vec<String> = changes.into_iter().chain(beside).collect();
            match said.is_empty() {
                true => "nothing you can see changes".to_owned(),
                false => said.join("; "),
            }
        }
        Becomes::Same => "is here already".to_owned(),
        Becomes::Gone => "was deleted for good here, and stays deleted".to_owned(),
        Becomes::GoneThere => {
            "was deleted for good where this file comes from. It stays here, unchanged".to_owned()
        }
        Becomes::Newer => "was changed here by a newer version, and stays unchanged".to_owned(),
        Becomes::Binned => "moves to the bin".to_owned(),
    }
}

/// So many fields and so many dated values; none of neither.
fn counted(kind: &'static Kind, fields: usize, count: usize) -> Option<String> {
    let fields = match fields {
        0 => None,
        1 => Some("1 field".to_owned()),
        many => Some(format!("{many} fields")),
    };
    let count = (count > 0).then(|| dated(kind, count));
    let all: Vec<String> = fields.into_iter().chain(count).collect();
    (!all.is_empty()).then(|| all.join(" and "))
}

/// Whether it says what it said, and what the file has stands beside it.
fn stays(changed: &Changed) -> bool {
    changed.before == changed.after
}

/// Whether it says something else, or has another beside it that does.
#[must_use]
pub fn is_seen(changed: &Changed) -> bool {
    // Several things in one, which the minutes say better.
    if review::kept::step_of(&changed.field).is_some() {
        return false;
    }
    let beside = changed.beside.as_ref();
    changed.before != changed.after || beside.is_some_and(|it| *it != changed.after)
}

/// One field before and after.
#[must_use]
pub fn changed(changed: &Changed, whose: &Whose<'_>) -> String {
    let name = begun(&changed.field, whose);
    if is_setting(&changed.field) {
        let [before, after] =
            [&changed.before, &changed.after].map(|it| setting(&changed.field, it));
        return format!("{name}: {before} becomes {after}");
    }
    let said = |value| value_of(&changed.field, value, whose);
    let [before, after] = [&changed.before, &changed.after].map(said);
    if BIN.is(&changed.field) && changed.beside.is_none() {
        match (&changed.before, &changed.after) {
            (Value::Null, _) => return "Moves to the bin".to_owned(),
            (_, Value::Null) => return "Comes out of the bin".to_owned(),
            _ => {}
        }
    }
    let beside = changed.beside.as_ref().map(|it| (it, said(it)));
    if let Some((_, beside)) = &beside
        && stays(changed)
    {
        return format!(
            "{name} stays {after}, and the file’s {beside} is shown beside it for you to choose"
        );
    }
    let becomes = match (&changed.before, &changed.after) {
        (Value::Null, _) => format!("{name}: adds {after}"),
        (_, Value::Null) => format!("{name}: removes {before}"),
        _ => format!("{name}: {before} becomes {after}"),
    };
    // Written at the same time here and there: the file’s stands, and nothing is lost.
    match beside {
        None => becomes,
        Some((Value::Null, _)) => {
            format!("{becomes}, and that there was none is shown beside it for you to choose")
        }
        Some((it, beside)) => {
            let your = if *it == changed.before { "your " } else { "" };
            format!("{becomes}, and {your}{beside} is shown beside it for you to choose")
        }
    }
}
