//! What was changed of an objective that had begun (spec, *Grading*: "changed on the way").
//! A target that moves makes any result look good, so what it was stays with it.

use time::Date;

use super::earlier::{in_order, is_checked};
use super::key_result::{KeyResult, MEASURES, OPERATORS};
use super::{COMMITMENTS, Objective};
use crate::grading::verdict::Commitment;
use crate::number::decimal::Decimal;
use crate::record::field::Field;
use crate::record::id::Id;
use crate::record::kind::{LONGEST_NAME, Row};
use crate::record::name::Name;
use crate::record::shape::{Member, Members, Said, Shape, Words, member};
use crate::record::{Record, Value};
use crate::sketch::{Measure, Operator};

/// Something that an objective promised, and was changed after its first day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// Its name for good.
    pub id: Id,
    /// The day on which it was changed.
    pub on: Date,
    /// The key result; none for the objective itself.
    pub key_result: Option<Id>,
    /// What it was before.
    pub was: Promised,
    /// Whether a check-in of that very day was there already: it keeps being judged by what
    /// was in force when it was made.
    pub is_checked: bool,
}

/// A piece of what an objective promises. Numbers are in the key result's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promised {
    /// Where a key result is to end, or the bound that it holds.
    Target(Decimal),
    /// Where it starts, or the other end of a range to hold.
    Start(Decimal),
    /// On which side of its bound it is to be held.
    Operator(Operator),
    /// How a key result is measured.
    Measure(Measure),
    /// Whether all of it counts.
    Commitment(Commitment),
}

/// Which piece it is, whatever it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    Target,
    Start,
    Operator,
    Measure,
    Commitment,
}

/// The pieces as they are written.
const PIECES: Words<Piece> = Words(&[
    (Piece::Target, "target"),
    (Piece::Start, "start"),
    (Piece::Operator, "operator"),
    (Piece::Measure, "measure"),
    (Piece::Commitment, "commitment"),
]);

/// A must is written so, and a stretch as nothing, in the field that says which it is; here
/// both are said.
const PROMISES: Words<Commitment> = Words(&[
    (Commitment::Aspirational, "stretch"),
    (Commitment::Committed, "must"),
]);

/// The list of all of them, each said in one piece.
const LIST: &str = "revised";

const REVISED: Row = Row::one(LIST, Shape::Members(&MEMBERS));

const ON: &str = "on";
const KEY_RESULT: &str = "key-result";
const WHAT: &str = "what";
const FROM: &str = "from";
const CHECKED: &str = "checked";

const MEMBERS: [Member; 5] = [
    of(ON, Shape::Day, true),
    of(KEY_RESULT, Shape::Id, false),
    of(WHAT, Shape::Word, true),
    of(FROM, Shape::Text(LONGEST_NAME), true),
    of(CHECKED, Shape::Flag, false),
];

const fn of(word: &'static str, shape: Shape, is_needed: bool) -> Member {
    Member {
        word,
        shape,
        is_needed,
    }
}

/// What is said of them.
pub(super) const TABLE: &[Row] = &[REVISED];

impl Promised {
    const fn piece(self) -> Piece {
        match self {
            Self::Target(_) => Piece::Target,
            Self::Start(_) => Piece::Start,
            Self::Operator(_) => Piece::Operator,
            Self::Measure(_) => Piece::Measure,
            Self::Commitment(_) => Piece::Commitment,
        }
    }

    /// The word for what it is: of its name among what nobody wants to see again.
    #[must_use]
    pub fn word(self) -> String {
        PIECES.of(self.piece()).unwrap_or_default()
    }

    fn read(piece: Piece, said: &Value) -> Option<Self> {
        Some(match piece {
            Piece::Target => Self::Target(Decimal::read(said)?),
            Piece::Start => Self::Start(Decimal::read(said)?),
            Piece::Operator => Self::Operator(OPERATORS.read(Some(said))?),
            Piece::Measure => Self::Measure(MEASURES.read(Some(said))?),
            Piece::Commitment => Self::Commitment(PROMISES.read(Some(said))?),
        })
    }

    fn write(self) -> String {
        match self {
            Self::Target(number) | Self::Start(number) => number.to_string(),
            Self::Operator(operator) => OPERATORS.of(operator).unwrap_or_default(),
            Self::Measure(measure) => MEASURES.of(measure).unwrap_or_default(),
            Self::Commitment(commitment) => PROMISES.of(commitment).unwrap_or_default(),
        }
    }

    /// What an objective promises.
    const fn of_objective(objective: &Objective) -> Self {
        Self::Commitment(objective.commitment)
    }

    /// What a key result promises, as far as it says so.
    pub(super) fn of_key_result(it: &KeyResult) -> Vec<Self> {
        let is_held = it.measure == Measure::Hold;
        let operator = it.bound().filter(|_| is_held);
        let operator = operator.map(|_| Self::Operator(it.operator));
        let target = it.target.map(Self::Target);
        let start = it.start.map(Self::Start);
        // Without a target nothing was promised yet.
        let measure = it.target.map(|_| Self::Measure(it.measure));
        let all = target.into_iter().chain(start).chain(operator);
        all.chain(measure).collect()
    }

    /// The same piece as it is now; none where nothing stands there any more.
    #[must_use]
    pub fn now(self, objective: &Objective, key_result: Option<&Id>) -> Option<Self> {
        let Some(id) = key_result else {
            return Some(Self::of_objective(objective));
        };
        self.now_of(objective.key_result(id.as_str())?)
    }

    /// The same piece of a key result as that is now.
    pub(super) fn now_of(self, key_result: &KeyResult) -> Option<Self> {
        if let Self::Measure(_) = self {
            return Some(Self::Measure(key_result.measure));
        }
        let mut all = Self::of_key_result(key_result).into_iter();
        all.find(|it| it.piece() == self.piece())
    }

    /// The field that says so again.
    #[must_use]
    pub fn field(self, key_result: Option<&Id>) -> Option<(Name, Value)> {
        Some(match (self, key_result) {
            (Self::Target(number), Some(id)) => KeyResult::ends_at(id, Some(number)),
            (Self::Start(number), Some(id)) => KeyResult::starts_at(id, Some(number)),
            (Self::Operator(operator), Some(id)) => KeyResult::is_held(id, operator),
            (Self::Measure(measure), Some(id)) => KeyResult::is_measured(id, measure),
            (Self::Commitment(commitment), _) => {
                super::COMMITMENT.says(COMMITMENTS.of_unusual(commitment))
            }
            _ => return None,
        })
    }
}

impl Revised {
    /// Those in a record, the oldest first.
    pub(super) fn all(record: &Record) -> Vec<Self> {
        let all = record.ones_of(LIST).filter_map(|(id, said)| {
            let piece = PIECES.read(said.get(WHAT))?;
            Some(Self {
                id: Id::parse(id)?,
                on: member(said, ON)?,
                key_result: member(said, KEY_RESULT),
                was: Promised::read(piece, said.get(FROM)?)?,
                is_checked: member(said, CHECKED) == Some(true),
            })
        });
        let mut all: Vec<Self> = all.collect();
        in_order(&mut all);
        all
    }

    /// The field that keeps it.
    #[must_use]
    pub fn field(&self) -> (Name, Value) {
        let said = Members::default()
            .with(ON, Some(self.on))
            .with(KEY_RESULT, self.key_result.clone())
            .with(WHAT, PIECES.of(self.was.piece()))
            .with(FROM, Some(self.was.write()))
            .with(CHECKED, self.is_checked.then_some(true));
        (REVISED.name(Some(&self.id)), said.write())
    }

    /// The field that takes it away.
    #[must_use]
    pub fn taken_away(id: &Id) -> (Name, Value) {
        REVISED.of_one_says(id, None::<String>)
    }

    /// Whether it is of the same thing as another one.
    #[must_use]
    pub fn is_of_same(&self, other: &Self) -> bool {
        let piece = |it: &Self| it.was.piece();
        self.key_result == other.key_result && piece(self) == piece(other)
    }
}

impl Objective {
    /// Whether what it says is a promise by a day: its first day is over, and it is not
    /// closed.
    pub(super) fn is_promised_by(&self, today: Date) -> bool {
        let has_begun = self.period.is_some_and(|it| it.first() < today);
        has_begun && self.closing.is_none()
    }
}

/// What an edit of an objective writes, with what it changes of what was promised once the
/// first day is over. `seen` is the objective as the form has seen it. What had not been said
/// before is completed and not revised; what is closed promises nothing any more.
#[must_use]
pub fn with_revisions(
    seen: &Record,
    mut fields: Vec<(Name, Value)>,
    today: Date,
    mut new: impl FnMut() -> Id,
) -> Vec<(Name, Value)> {
    let before = Objective::read(seen);
    let known = seen.fields.iter();
    let known = known.map(|(name, field)| (Name::parse(name), Field::value(field).clone()));
    let now = Objective::read(&Record::of(known.chain(fields.iter().cloned())));
    if !before.is_promised_by(today) || !now.is_promised_by(today) {
        return fields;
    }
    // The first of a day says what was promised: what is written later comes later, also by a
    // clock that stands or is behind.
    let newest = before.revised.iter().map(|it| &it.id).max();
    let mut note = |key_result: Option<&Id>, was: Promised| {
        if was.now(&now, key_result) != Some(was) {
            let revised = Revised {
                id: new().later_than(newest),
                on: today,
                key_result: key_result.cloned(),
                was,
                is_checked: key_result.is_some_and(|it| is_checked(&before, it, today)),
            };
            fields.push(revised.field());
        }
    };
    note(None, Promised::of_objective(&before));
    // What was taken away is not there to be scored.
    let stays = |it: &&KeyResult| now.key_result(it.id.as_str()).is_some();
    for key_result in before.key_results.iter().filter(stays) {
        for was in Promised::of_key_result(key_result) {
            note(Some(&key_result.id), was);
        }
    }
    fields
}
