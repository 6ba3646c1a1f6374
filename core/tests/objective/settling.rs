//! What becomes of key results, as somebody decides it in the form that closes an objective.

use serde_json::json;
use waymark_core::calendar::Calendar;
use waymark_core::handoff::fed::feed;
use waymark_core::handoff::settle::{NotOffered, to_ask};
use waymark_core::kinds::KINDS;
use waymark_core::kpi::draft::{At, Draft, Here, What};
use waymark_core::kpi::unit::Unit;
use waymark_core::kpi::{self, Kpi};
use waymark_core::number::understood::Notation;
use waymark_core::objective::closing::Next;
use waymark_core::objective::draft::closing::settling::{Choice, Offer, TypedSettling};
use waymark_core::objective::draft::closing::{Along, ClosingDraft};
use waymark_core::objective::standing::Standing;
use waymark_core::objective::{KIND, Objective};
use waymark_core::record::id::Id;
use waymark_core::record::stamp::Writer;
use waymark_core::sketch::typed::Habits;
use waymark_core::store::Store;
use waymark_core::store::action::Action;
use waymark_core::store::key_value::Memory;

use super::{day, id, number, record};

const TODAY: &str = "2027-01-04";

fn here() -> Here {
    Here {
        habits: Habits {
            notation: Notation::PLAIN_ENGLISH,
            of: "of",
        },
        me: "me",
        today: day(TODAY),
        calendar: Calendar::default(),
    }
}

/// An objective whose conversion was at its target for three weeks, whose errors were below
/// 3, whose books are a total, and whose launch is done.
fn objective() -> Objective {
    let held = [
        ("at/a/2026-12-10", "18.2"),
        ("at/a/2026-12-17", "18.1"),
        ("at/a/2026-12-24", "18.4"),
        ("at/b/2026-12-24", "2"),
        ("at/c/2026-12-24", "12"),
        ("at/d/2026-12-24", "1"),
    ];
    let held = held.map(|(name, value)| (name, json!({"value": value})));
    let fields = [
        ("title", json!("Win back trust")),
        (
            "period",
            json!({"first": "2026-10-01", "last": "2026-12-31"}),
        ),
        ("kr/a/name", json!("Conversion")),
        ("kr/a/unit", json!("%")),
        ("kr/a/start", json!("12")),
        ("kr/a/target", json!("18")),
        ("kr/a/place", json!("1")),
        ("kr/b/name", json!("Errors")),
        ("kr/b/measure", json!("hold")),
        ("kr/b/operator", json!("below")),
        ("kr/b/target", json!("3")),
        ("kr/b/place", json!("2")),
        ("kr/c/name", json!("Books")),
        ("kr/c/start", json!("0")),
        ("kr/c/target", json!("12")),
        ("kr/c/place", json!("3")),
        ("kr/d/name", json!("Launch")),
        ("kr/d/measure", json!("yes-no")),
        ("kr/d/place", json!("4")),
    ];
    Objective::read(&record(fields.into_iter().chain(held)))
}

fn offers(objective: &Objective) -> Vec<Offer> {
    Offer::all(objective, Calendar::default(), day(TODAY), |_| None)
}

/// What becomes of one of them, as it is filled in: its ids are of its own.
fn settling(offer: &Offer, objective: &Objective) -> TypedSettling {
    let mut made = 0;
    TypedSettling::of(offer, objective, &here(), || {
        made += 1;
        let name = [offer.key_result.id.as_str(), "new", &made.to_string()].concat();
        Id::parse(&name).expect("an id")
    })
}

/// The form that closes it, with what becomes of each as it is filled in.
fn closing(objective: &Objective, offers: &[Offer]) -> ClosingDraft {
    let mut typed = ClosingDraft::of(objective, record([("title", json!("Win back trust"))]));
    typed.next = Next::Retire;
    for offer in offers {
        let settled = settling(offer, objective);
        typed.settled.insert(offer.key_result.id.clone(), settled);
    }
    typed
}

#[test]
fn levels_are_offered_and_totals_and_what_is_done_or_not_are_none() {
    let objective = objective();
    let names = offers(&objective).into_iter();
    let names: Vec<String> = names.map(|it| it.key_result.name).collect();
    assert_eq!(names, ["Conversion", "Errors"]);
}

#[test]
fn what_is_filled_in_is_the_target_and_how_far_it_may_fall_back() {
    let objective = objective();
    let [change, hold] = &offers(&objective)[..] else {
        panic!("two are offered");
    };
    let [change, hold] = [change, hold].map(|it| settling(it, &objective).draft);
    let texts = |it: &Draft| {
        let band = &it.band;
        [&it.name, &it.number.unit, &band.target, &band.threshold].map(Clone::clone)
    };
    assert_eq!(texts(&change), ["Conversion", "%", "18", ""]);
    assert_eq!(texts(&hold), ["Errors", "", "3", ""]);
    assert_eq!(change.number.cadence, Unit::Week);
}

#[test]
fn what_is_typed_comes_back_and_what_nobody_touched_follows_the_values() {
    let objective = objective();
    let offers = offers(&objective);
    let mut typed = closing(&objective, &offers);
    let conversion = typed.settled[&id("a")].clone();
    let mut draft = conversion.draft.clone();
    draft.band.threshold = "16.5".to_owned();
    let changed = conversion.with(Some(Choice::AskAgain), draft);
    typed.settled.insert(id("a"), changed.clone());
    typed.next_ids.insert(id("a"), id("next"));
    let again = ClosingDraft::of(&objective, record([("title", json!(""))]));
    assert_eq!(again.or_kept(&typed.write()), typed);

    assert_eq!(
        settling(&offers[0], &objective).or_kept(Some(&changed)),
        changed
    );
    // The bound is another by now: what nobody touched is filled in anew.
    let mut later = objective;
    later.key_results[1].target = Some(number("2.5"));
    let later_offers = self::offers(&later);
    let before = &typed.settled[&id("b")];
    let after = settling(&later_offers[1], &later).or_kept(Some(before));
    assert_eq!(
        (&*after.draft.band.target, &*before.draft.band.target),
        ("2.5", "3")
    );
}

#[test]
fn a_threshold_on_the_wrong_side_is_a_problem_only_where_a_band_begins() {
    let objective = objective();
    let offer = &offers(&objective)[0];
    let settled = settling(offer, &objective);
    let mut draft = settled.draft.clone();
    draft.band.threshold = "19".to_owned();
    draft.name.clear();
    let wrong = |choice| {
        settled
            .with(Some(choice), draft.clone())
            .problems(offer, &here())
    };
    let found = wrong(Choice::Hold);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[0].at, &found[0].what), (At::Name, &What::Missing));
    assert!(matches!(found[1].what, What::WrongSide { .. }) && found[1].at == At::Threshold);
    assert_eq!(wrong(Choice::AskAgain), []);
    assert_eq!(wrong(Choice::Leave), []);
}

/// A store with the objective.
fn kept(objective: &Objective) -> (Memory, Store) {
    let kv = Memory::default();
    let mut store = Store::empty(KINDS, Writer::new(1), "t");
    let create = Action::Create {
        of: KIND.of(id("old")),
        fields: objective.fields(),
        today: TODAY.to_owned(),
    };
    store.act(&kv, &create).expect("kept");
    (kv, store)
}

fn read(store: &Store) -> Objective {
    Objective::read(&store.with_history(&KIND.of(id("old"))).expect("there"))
}

/// The KPIs that are there and not in the bin.
fn kpis(store: &Store) -> Vec<Kpi> {
    let list = store.list_of(&kpi::KIND);
    let there = list.filter(|(_, it)| it.binned().is_none());
    let all = there.map(|(id, _)| store.with_history(&kpi::KIND.of(id.clone())));
    all.map(|it| Kpi::read(&it.expect("there"))).collect()
}

#[test]
fn closing_with_all_that_becomes_of_its_key_results_is_one_step() {
    let objective = objective();
    let (kv, mut store) = kept(&objective);
    let offers = offers(&objective);
    let mut typed = closing(&objective, &offers);
    let hold = |it: &TypedSettling| it.with(Some(Choice::Hold), it.draft.clone());
    for settled in typed.settled.values_mut() {
        *settled = hold(settled);
    }
    let along = typed.along(&id("old"), &objective, &offers, &here());
    let before = {
        let closed = typed.close(&id("old"), Along::default(), day(TODAY));
        let (kv, mut alone) = kept(&objective);
        alone.act(&kv, &closed).expect("kept");
        Standing::of(&read(&alone), day(TODAY)).score().cloned()
    };
    store
        .act(&kv, &typed.close(&id("old"), along, day(TODAY)))
        .expect("kept");

    let now = read(&store);
    assert!(now.closing.is_some_and(|it| it.score.is_some()));
    let made = kpis(&store);
    let mut names: Vec<(&str, usize)> = made
        .iter()
        .map(|it| (it.name.as_str(), it.readings.len()))
        .collect();
    names.sort_unstable();
    assert_eq!(names, [("Conversion", 3), ("Errors", 1)]);
    // No value stands twice.
    let own = |of: &str| now.key_result(of).map(|it| it.check_ins.len());
    assert_eq!([own("a"), own("b"), own("c")], [Some(0), Some(0), Some(1)]);
    // What is read from them comes to the same.
    let mut fed = now.clone();
    feed(
        &mut fed,
        &id("old"),
        Calendar::default(),
        day(TODAY),
        |of| Some(Kpi::read(&store.with_history(&kpi::KIND.of(of.clone()))?)),
    );
    assert_eq!(Standing::of(&fed, day(TODAY)).score().cloned(), before);

    let undo = Action::Undo {
        which: None,
        today: TODAY.to_owned(),
    };
    store.act(&kv, &undo).expect("taken back");
    assert_eq!(read(&store), objective);
    assert_eq!(kpis(&store), []);
}

#[test]
fn what_is_put_off_is_asked_on_its_day_and_what_is_left_never() {
    let objective = objective();
    let (kv, mut store) = kept(&objective);
    let offers = offers(&objective);
    let mut typed = closing(&objective, &offers);
    let choose = |typed: &mut ClosingDraft, of: &str, choice| {
        let it = typed.settled[&id(of)].clone();
        let draft = it.draft.clone();
        typed.settled.insert(id(of), it.with(Some(choice), draft));
    };
    choose(&mut typed, "a", Choice::AskAgain);
    choose(&mut typed, "b", Choice::Leave);
    let along = typed.along(&id("old"), &objective, &offers, &here());
    // Nothing of it can be corrected elsewhere: its score needs not be kept.
    assert_eq!(along.score, None);
    store
        .act(&kv, &typed.close(&id("old"), along, day(TODAY)))
        .expect("kept");
    let now = read(&store);
    let asked = |on: &str| {
        to_ask(&now, day(on))
            .map(|it| it.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(asked("2027-04-03"), []);
    assert_eq!(asked("2027-04-04"), [id("a")]);
    assert_eq!(asked("2028-04-04"), [id("a")]);
    assert_eq!(kpis(&store), []);
}

#[test]
fn what_goes_on_is_the_kpi_that_begins_unless_it_was_made_another_metric() {
    let objective = objective();
    let offers = offers(&objective);
    let mut typed = closing(&objective, &offers);
    typed.next = Next::Continue;
    typed.chosen.insert(id("a"), Default::default());
    let conversion = typed.settled[&id("a")].clone();
    let draft = conversion.draft.clone();
    typed
        .settled
        .insert(id("a"), conversion.with(Some(Choice::Hold), draft));
    let mut made = 0;
    let mut new = || {
        made += 1;
        Id::of_number(made)
    };
    let (of, calendar) = (id("old"), Calendar::default());
    let next = typed.going_on(&of, &objective, day(TODAY), calendar, &mut new);
    // To look at it twice is to look at the same.
    let again = typed.going_on(&of, &objective, day(TODAY), calendar, &mut new);
    let ids = |it: &Objective| {
        it.key_results
            .iter()
            .map(|it| it.id.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&next), ids(&again));

    let named = |next: &Objective| {
        let mut linked = next.clone();
        typed.link(&offers, &mut linked);
        linked.key_results[0].kpi.clone()
    };
    assert_eq!(
        named(&next).as_ref(),
        typed.settled[&id("a")].kpi(&offers[0])
    );
    let mut other = next;
    other.key_results[0].name = "Revenue".to_owned();
    assert_eq!(named(&other), None);
}

#[test]
fn who_asks_may_watch_what_did_not_get_as_far_as_it_was_to() {
    let mut short = objective();
    short.key_results[0].check_ins.truncate(1);
    short.key_results[0].check_ins[0].value = 14.into();
    let ask = |of: &str| {
        let key_result = short.key_result(of).expect("it is there");
        Offer::asked_for(&short, key_result, None, Calendar::default(), day(TODAY))
    };
    assert_eq!(offers(&short).len(), 1);
    let offer = ask("a").expect("from where it is");
    assert_eq!(settling(&offer, &short).draft.band.target, "14");
    assert_eq!(settling(&offer, &short).choice(&offer), Choice::Hold);
    assert_eq!(ask("c"), Err(NotOffered::Total));
    assert_eq!(ask("d"), Err(NotOffered::YesNo));
}
