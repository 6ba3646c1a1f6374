//! What people do with two objectives in two tabs, in any order.

use std::ops::Range;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use time::{Date, Duration};
use waymark_core::calendar::Calendar;
use waymark_core::kinds::KINDS;
use waymark_core::objective::KIND;
use waymark_core::period::{Period, Span, write_date};
use waymark_core::record::id::Id;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::record::stamp::Writer;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;
use waymark_core::store::open::Visit;

/// The two objectives, whose key results are called the same.
pub(crate) const IDS: [&str; 2] = ["o", "o1"];

const KEY_RESULTS: usize = 5;

/// One step, in a tab.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Changes an objective; which one, and what.
    Do(usize, Doing),
    Undo,
    Redo,
    /// Moves check-ins where they belong, with the history read or without.
    Tidy(usize, bool),
    /// Loads the page again.
    Reload,
}

#[derive(Clone, Debug)]
pub(crate) enum Doing {
    /// Writes a key result, new or again.
    Define(usize, Definition),
    TakeAway(usize, bool),
    Period(Days),
    Must(bool),
    Cadence(&'static str),
    /// Checks in so many days ago, or takes a check-in away.
    Dated(usize, Vec<(i64, Option<Dated>)>),
    /// Checks in on one value a day, on so many days in a row.
    Daily(usize, i64, Vec<String>),
    Close(bool),
    Bin(bool),
}

type Dated = (String, Option<u8>, usize);

#[derive(Clone, Debug)]
pub(crate) struct Definition {
    measure: &'static str,
    operator: &'static str,
    start: Option<String>,
    target: Option<String>,
    weight: Option<&'static str>,
    guardrail: bool,
    place: u8,
}

/// A period by where it lies from today.
#[derive(Clone, Debug)]
pub(crate) enum Days {
    Of(Span, i64),
    Custom(i64, i64),
    None,
}

impl Days {
    fn value(&self, today: Date) -> Value {
        let period = match self {
            Self::Of(span, ago) => Calendar::default().span_of(today - Duration::days(*ago), *span),
            Self::Custom(ago, days) => {
                let first = today - Duration::days(*ago);
                Period::new(first, first + Duration::days(*days)).expect("in order")
            }
            Self::None => return Value::Null,
        };
        json!({"first": write_date(period.first()), "last": write_date(period.last())})
    }
}

/// Values close enough together for scores to be everywhere, and for two to be the
/// same; now and then one as long as they get.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        30 => (-2..=22_i32, select(vec!["", ".5", ".25", ".1"]))
            .prop_map(|(whole, rest)| format!("{whole}{rest}")),
        1 => Just("9999999999999999999999999999".to_owned()),
        1 => Just("0.0000000000000000000000000001".to_owned()),
    ]
}

fn definition() -> impl Strategy<Value = Definition> {
    let operators = vec!["at-least", "above", "at-most", "below", "between"];
    let weights = vec!["0", "2", "0.5", "3.25", "1000000000000", "-1"];
    (
        select(vec!["change", "change", "hold", "yes-no"]),
        select(operators),
        prop::option::weighted(0.95, value()),
        prop::option::weighted(0.95, value()),
        prop::option::weighted(0.4, select(weights)),
        prop::bool::weighted(0.3),
        0..4_u8,
    )
        .prop_map(
            |(measure, operator, start, target, weight, guardrail, place)| Definition {
                measure,
                operator,
                start,
                target,
                weight,
                guardrail,
                place,
            },
        )
}

fn days() -> impl Strategy<Value = Days> {
    let span = || select(Span::ALL.to_vec());
    prop_oneof![
        4 => (span(), Just(0_i64)).prop_map(|(span, ago)| Days::Of(span, ago)),
        2 => (span(), -200..400_i64).prop_map(|(span, ago)| Days::Of(span, ago)),
        3 => (0..60_i64, 0..90_i64).prop_map(|(ago, days)| Days::Custom(ago, days)),
        1 => (-20..20_i64, Just(0)).prop_map(|(ago, days)| Days::Custom(ago, days)),
        1 => Just(Days::None),
    ]
}

/// So many days ago, mostly few.
fn ago() -> impl Strategy<Value = i64> {
    prop_oneof![3 => 0..16_i64, 2 => 0..100_i64, 1 => 0..500_i64]
}

fn check_in() -> impl Strategy<Value = Dated> {
    let confidence = prop::option::of(0..=10_u8);
    // Some so long that what is kept takes several parts.
    let note = prop_oneof![8 => 0..20_usize, 1 => 1_000..2_000_usize];
    (value(), confidence, note)
}

fn doing() -> impl Strategy<Value = Doing> {
    let which = || 0..KEY_RESULTS;
    let check_ins = vec((ago(), prop::option::weighted(0.85, check_in())), 1..6);
    prop_oneof![
        6 => (which(), definition()).prop_map(|(at, it)| Doing::Define(at, it)),
        1 => (which(), any::<bool>()).prop_map(|(at, gone)| Doing::TakeAway(at, gone)),
        2 => days().prop_map(Doing::Period),
        1 => any::<bool>().prop_map(Doing::Must),
        1 => select(vec!["weekly", "fortnightly", "monthly"]).prop_map(Doing::Cadence),
        10 => (which(), check_ins).prop_map(|(at, all)| Doing::Dated(at, all)),
        3 => (which(), 0..30_i64, vec(value(), 5..25))
            .prop_map(|(at, ago, values)| Doing::Daily(at, ago, values)),
        2 => prop::bool::weighted(0.6).prop_map(Doing::Close),
        1 => any::<bool>().prop_map(Doing::Bin),
    ]
}

/// A step and the tab that it is taken in.
fn step() -> impl Strategy<Value = (usize, Step)> {
    let step = prop_oneof![
        16 => (0..IDS.len(), doing()).prop_map(|(which, doing)| Step::Do(which, doing)),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        2 => (0..IDS.len(), any::<bool>()).prop_map(|(which, read)| Step::Tidy(which, read)),
        2 => Just(Step::Reload),
    ];
    (prop_oneof![5 => Just(0_usize), 1 => Just(1)], step)
}

/// What both objectives begin with, and so many steps after that.
pub(crate) fn steps(many: Range<usize>) -> impl Strategy<Value = Vec<(usize, Step)>> {
    let first = |which: usize| {
        let check_ins = prop::option::weighted(0.8, vec((ago(), check_in().prop_map(Some)), 1..6));
        let key_results = vec((definition(), check_ins), 0..=KEY_RESULTS);
        (key_results, days(), any::<bool>()).prop_map(move |(all, days, must)| {
            let all = all.into_iter().enumerate();
            let all = all.flat_map(|(at, (it, check_ins))| {
                let check_ins = check_ins.map(|all| Doing::Dated(at, all));
                std::iter::once(Doing::Define(at, it)).chain(check_ins)
            });
            let first = all.chain([Doing::Period(days), Doing::Must(must)]);
            let first: Vec<Doing> = first.collect();
            let first = first.into_iter();
            let first = first.map(move |doing| (0, Step::Do(which, doing)));
            first.collect::<Vec<_>>()
        })
    };
    (first(0), first(1), vec(step(), many))
        .prop_map(|(one, other, rest)| [one, other, rest].concat())
}

/// Two tabs over one storage, neither of which hears of the other until it is
/// loaded again.
pub(crate) struct Pages {
    pub(crate) kv: Memory,
    pub(crate) pages: [Store; 2],
    opened: u64,
    today: Date,
}

impl Pages {
    pub(crate) fn on(today: Date) -> Self {
        let kv = Memory::default();
        let mut page = open(&kv, 1, 0, today);
        for name in IDS {
            let create = Action::Create {
                of: id(name),
                fields: vec![("title".into(), json!(name))],
                today: write_date(today),
            };
            page.act(&kv, &create).expect("memory takes everything");
        }
        let other = open(&kv, 2, 1, today);
        Self {
            kv,
            pages: [page, other],
            opened: 2,
            today,
        }
    }

    pub(crate) fn reload(&mut self, tab: usize) {
        self.opened += 1;
        self.pages[tab] = open(&self.kv, self.opened, tab, self.today);
    }

    pub(crate) fn take(&mut self, tab: usize, step: &Step) {
        let today = write_date(self.today);
        let action = match step {
            Step::Do(which, doing) => self.action(id(IDS[*which]), doing),
            Step::Undo => Action::Undo { which: None, today },
            Step::Redo => Action::Redo { which: None, today },
            Step::Tidy(which, read) => return self.tidy(tab, &id(IDS[*which]), *read),
            Step::Reload => return self.reload(tab),
        };
        // What cannot be done is not.
        let _ = self.pages[tab].act(&self.kv, &action);
    }

    pub(crate) fn tidy(&mut self, tab: usize, id: &Subject, read: bool) {
        let page = &mut self.pages[tab];
        if read {
            page.read_history(&self.kv, id)
                .expect("memory gives everything");
        }
        page.tidy(&self.kv, id).expect("memory takes everything");
    }

    fn action(&self, id: Subject, doing: &Doing) -> Action {
        let at = |place: usize, ago: i64| {
            let on = write_date(self.today - Duration::days(ago));
            Name::parse(&format!("at/k{place}/{on}"))
        };
        let today = write_date(self.today);
        let field = |name: &str, value: Value| vec![(Name::parse(name), value)];
        let fields = match doing {
            Doing::Define(place, it) => {
                let own =
                    |name: &str, value: Value| (Name::parse(&format!("kr/k{place}/{name}")), value);
                vec![
                    own("measure", json!(it.measure)),
                    own("operator", json!(it.operator)),
                    own("start", json!(it.start)),
                    own("target", json!(it.target)),
                    own("weight", json!(it.weight)),
                    own("guardrail", it.guardrail.then_some(true).into()),
                    own("place", json!(it.place.to_string())),
                ]
            }
            Doing::TakeAway(place, gone) => {
                field(&format!("kr/k{place}/gone"), gone.then_some(true).into())
            }
            Doing::Period(days) => field("period", days.value(self.today)),
            Doing::Must(must) => field("commitment", must.then_some("must").into()),
            Doing::Cadence(cadence) => field("rhythm", json!(cadence)),
            Doing::Close(true) => field("closed", json!({"on": today, "next": "retire"})),
            Doing::Close(false) => field("closed", Value::Null),
            Doing::Bin(true) => return Action::Bin { of: id, today },
            Doing::Bin(false) => return Action::Restore { of: id },
            Doing::Dated(place, all) => {
                let all = all.iter();
                let fields =
                    all.map(|(ago, it)| (at(*place, *ago), it.as_ref().map(written).into()));
                let fields = fields.collect();
                return Action::CheckIn { of: id, fields };
            }
            Doing::Daily(place, ago, values) => {
                let days = (*ago..).zip(values);
                let value = |it: &String| written(&(it.clone(), None, 0));
                let fields = days.map(|(ago, it)| (at(*place, ago), value(it)));
                let fields = fields.collect();
                return Action::CheckIn { of: id, fields };
            }
        };
        Action::Edit { of: id, fields }
    }
}

fn written((value, confidence, note): &Dated) -> Value {
    let mut it = json!({"value": value});
    if let Some(confidence) = confidence {
        it["confidence"] = json!(confidence);
    }
    if *note > 0 {
        it["note"] = json!("n".repeat(*note));
    }
    it
}

pub(crate) fn open(kv: &Memory, writer: u64, tab: usize, today: Date) -> Store {
    let visit = Visit {
        kinds: KINDS,
        writer: Writer::new(writer),
        tab: ["t0", "t1", "fresh"][tab],
        open_tabs: None,
        today,
    };
    Store::open(kv, &visit).expect("memory gives everything")
}

pub(crate) fn id(text: &str) -> Subject {
    KIND.of(Id::parse(text).expect("an id"))
}
