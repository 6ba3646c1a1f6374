//! How the numbers of a table are written: for each key result or KPI by itself, since one
//! that was typed in another way must not change what the others say.

use std::collections::BTreeMap;

use super::doubt::{Choice, Choices, Doubt, Meaning, Scale, Whose};
use crate::number::decimal::Decimal;
use crate::number::fraction::Fraction;
use crate::table::column::{Mark, Told, amount, amount_in, grouped, told_of};

/// The numbers of one key result or KPI.
pub(super) struct Group<'a> {
    pub(super) whose: Whose,
    /// The objective's title and the key result's name, or the KPI's name and nothing.
    pub(super) called: (&'a str, &'a str),
    /// What it is measured in.
    pub(super) unit: String,
    /// The cells.
    pub(super) cells: Vec<Cell<'a>>,
    /// Values that are known: where it starts, where it is to end, what it was.
    pub(super) known: Vec<Decimal>,
    /// Whether the table is one that was exported here, whose values are as they are.
    pub(super) is_own: bool,
}

/// A cell with a number.
pub(super) struct Cell<'a> {
    /// The line of the file on which its row begins.
    line: usize,
    text: &'a str,
    /// The value that is known of its day.
    known: Option<Decimal>,
    /// Its number by each of [`MARKS`].
    by: [Option<Decimal>; 2],
}

impl<'a> Cell<'a> {
    pub(super) fn new(line: usize, text: &'a str, known: Option<Decimal>) -> Self {
        Self {
            line,
            text,
            known,
            by: MARKS.map(|mark| number(text, mark)),
        }
    }
}

/// How the numbers of a group are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) mark: Mark,
    pub(super) scale: Scale,
}

impl Way {
    /// Where nothing is written in a way of its own, as yes and no.
    pub(super) const USUAL: Self = Self {
        mark: Mark::Point,
        scale: Scale::AsWritten,
    };
}

const MARKS: [Mark; 2] = [Mark::Point, Mark::Comma];

/// How each group is read, by what it is of, and what could be read otherwise. `usual` is
/// what stands before the fraction where nothing tells.
pub(super) fn ways<K: Copy + Ord>(
    groups: &BTreeMap<K, Group<'_>>,
    usual: Mark,
    choices: &Choices,
) -> (BTreeMap<K, Way>, Vec<Doubt>) {
    let cells = groups.values().flat_map(|it| &it.cells);
    let column = told_of(cells.map(|it| it.by), MARKS);
    let mut ways = BTreeMap::new();
    let mut doubts = Vec::new();
    for (of, group) in groups {
        let (mark, doubt) = mark(group, column, usual, choices);
        doubts.extend(doubt);
        let (scale, doubt) = scale(group, mark, choices);
        doubts.extend(doubt);
        ways.insert(*of, Way { mark, scale });
    }
    (ways, together(doubts))
}

/// The number of a cell, whatever it is in.
pub(super) fn number(cell: &str, mark: Mark) -> Option<Decimal> {
    amount(cell, mark).map(|(value, _)| value)
}

/// The number of a cell by a mark, or by the other one where only that makes it a number.
pub(super) fn amount_by(cell: &str, mark: Mark) -> Option<(Decimal, String)> {
    amount_by_in(cell, mark, "")
}

/// The same of what is measured in a unit.
pub(super) fn amount_by_in(cell: &str, mark: Mark, unit: &str) -> Option<(Decimal, String)> {
    let other = match mark {
        Mark::Point => Mark::Comma,
        Mark::Comma => Mark::Point,
    };
    amount_in(cell, mark, unit).or_else(|| amount_in(cell, other, unit))
}

/// What stands before the fraction in a group: what its own cells say, then what is known of
/// the same days. Where both are silent it is a guess: by the other groups, by what is
/// usual, and by which of the two is nearer to what is known.
fn mark(
    group: &Group<'_>,
    column: Told<Mark>,
    usual: Mark,
    choices: &Choices,
) -> (Mark, Option<Doubt>) {
    match told_of(group.cells.iter().map(|it| it.by), MARKS) {
        Told::Clear(mark) => return (mark, None),
        Told::Either => return (usual, None),
        Told::Ambiguous => {
            if let Some(mark) = grouped(group.cells.iter().map(|it| it.text)) {
                return (mark, None);
            }
        }
        Told::Mixed => {}
    }
    let either = group.cells.iter().filter_map(|it| {
        let by = [it.by[0]?, it.by[1]?];
        (by[0] != by[1]).then_some((it.line, it.text, it.known, by))
    });
    let either: Vec<_> = either.collect();
    let Some((line, cell, _, by)) = either.first().copied() else {
        return (usual, None);
    };
    let same = |at: usize| {
        either
            .iter()
            .any(|(_, _, known, by)| *known == Some(by[at]))
    };
    let same_days = match (same(0), same(1)) {
        (true, false) => Some(Mark::Point),
        (false, true) => Some(Mark::Comma),
        _ => None,
    };
    if let Some(mark) = same_days {
        return (mark, None);
    }
    let near = nearer(by, &group.known).map(|at| MARKS[at]);
    let others = match column {
        Told::Clear(mark) => Some(mark),
        _ => None,
    };
    // The others and the separator of the table say the same: so it is written.
    let is_sure = others == Some(usual);
    let guess = match group.is_own || is_sure {
        true => usual,
        false => near.unwrap_or(usual),
    };
    let agree = |it: Option<Mark>| it.is_none_or(|it| it == guess);
    if is_sure && agree(near) || near == Some(usual) && agree(others) {
        return (usual, None);
    }
    let mark = choices.mark(&group.whose).unwrap_or(guess);
    let doubt = Doubt {
        whose: group.whose.clone(),
        called: (group.called.0.to_owned(), group.called.1.to_owned()),
        unit: group.unit.clone(),
        line,
        example: cell.trim().to_owned(),
        ways: [0, 1].map(|at| {
            let choice = Choice::Mark(group.whose.clone(), MARKS[at]);
            (choice, Meaning::Number(by[at]))
        }),
        taken: usize::from(mark == Mark::Comma),
        rows: either.len(),
    };
    (mark, Some(doubt))
}

/// Which of two numbers is nearer to what is known, as numbers of one size: none where both
/// are, or neither.
fn nearer(by: [Decimal; 2], known: &[Decimal]) -> Option<usize> {
    let largest = known.iter().map(|it| size(*it)).max()?;
    let [one, other] = by.map(|it| distance(&size(it), &largest));
    let (one, other) = (one?, other?);
    let ten = Fraction::of(10, 1);
    if one.clone() * ten.clone() < other {
        Some(0)
    } else if other * ten < one {
        Some(1)
    } else {
        None
    }
}

/// How many times one size is another, the larger by the smaller; none of nothing.
fn distance(one: &Fraction, other: &Fraction) -> Option<Fraction> {
    let (less, more) = match one < other {
        true => (one, other),
        false => (other, one),
    };
    more.checked_div(less)
}

fn size(value: Decimal) -> Fraction {
    let value = Fraction::from(value);
    if value.is_negative() { -value } else { value }
}

/// A number a hundred times as large; none past the digits that there are.
pub(super) fn hundredfold(value: Decimal) -> Option<Decimal> {
    (Fraction::from(value) * Fraction::of(100, 1)).to_decimal()
}

/// The hundredth of a number; none past the digits that there are.
pub(super) fn hundredth(value: Decimal) -> Option<Decimal> {
    (Fraction::from(value) * Fraction::of(1, 100)).to_decimal()
}

/// Whether the numbers of a percentage are shares: 0.13 where it goes from 12 % to 18 %. A
/// spreadsheet keeps percentages so, and gives them away so where nobody formats them.
pub(super) fn scale(group: &Group<'_>, mark: Mark, choices: &Choices) -> (Scale, Option<Doubt>) {
    let usual = (Scale::AsWritten, None);
    if group.unit.trim() != "%" {
        return usual;
    }
    let one = Fraction::one();
    let mut example = None;
    let mut rows = 0;
    for Cell {
        line,
        text: cell,
        known,
        ..
    } in &group.cells
    {
        let Some((value, unit)) = amount_by(cell, mark) else {
            continue;
        };
        if !unit.is_empty() || value.is_zero() {
            continue;
        }
        let Some(share) = hundredfold(value) else {
            return usual;
        };
        if size(value) > one || *known == Some(value) {
            return usual;
        }
        if !value.is_whole() {
            example.get_or_insert((*line, *cell, value, share));
        }
        rows += 1;
    }
    let Some((line, cell, value, share)) = example else {
        return usual;
    };
    if nearer([value, share], &group.known) != Some(1) {
        return usual;
    }
    // What was exported here is as it was typed.
    let guess = match group.is_own {
        true => Scale::AsWritten,
        false => Scale::Share,
    };
    let scale = choices.scale(&group.whose).unwrap_or(guess);
    let way = |scale, value| {
        let choice = Choice::Scale(group.whose.clone(), scale);
        (choice, Meaning::Number(value))
    };
    let doubt = Doubt {
        whose: group.whose.clone(),
        called: (group.called.0.to_owned(), group.called.1.to_owned()),
        unit: group.unit.clone(),
        line,
        example: cell.trim().to_owned(),
        ways: [way(Scale::AsWritten, value), way(Scale::Share, share)],
        taken: usize::from(scale == Scale::Share),
        rows,
    };
    (scale, Some(doubt))
}

/// Of several groups that are in doubt about the same and were read in the same way, one
/// doubt: who has to answer thirty times answers none.
fn together(doubts: Vec<Doubt>) -> Vec<Doubt> {
    let (marks, others): (Vec<Doubt>, Vec<Doubt>) = doubts
        .into_iter()
        .partition(|it| matches!(it.ways[0].0, Choice::Mark(..)));
    let mut all = marks;
    let is_one = all.len() > 1 && all.iter().all(|it| it.taken == all[0].taken);
    if is_one {
        let rows = all.iter().map(|it| it.rows).sum();
        all.truncate(1);
        for doubt in &mut all {
            doubt.whose = Whose::All;
            doubt.called = (String::new(), String::new());
            doubt.unit.clear();
            doubt.rows = rows;
            for (choice, _) in &mut doubt.ways {
                if let Choice::Mark(whose, _) = choice {
                    *whose = Whose::All;
                }
            }
        }
    }
    all.extend(others);
    all
}
