//! What became of the key results of an objective, and what is still to be decided.

use leptos::prelude::*;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::handoff::settle::NotOffered;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::handoff::settle as words;

use super::part::{Part, PartFields};
use crate::state::kept::Goals;
use crate::state::kpis::form::here;
use crate::state::objectives::draft::{forget, put_aside, take_up};
use crate::state::objectives::settling::{keep_settling, kept_settling};
use crate::state::page::{focus_first_problem, move_focus};
use crate::ui::field::keep_focus;
use crate::views::objective::card::Card;
use crate::views::objective::page::Shared;

/// What stands of one key result.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    /// The key result.
    id: Id,
    /// What it is called.
    name: String,
    /// What became of it.
    now: Now,
}

/// What became of a key result.
#[derive(Clone, Debug, PartialEq)]
enum Now {
    /// It is a KPI: the link to that, and what follows it.
    Kpi(Id, [String; 2]),
    /// It is to be decided, from this sentence on; by a button of this name.
    ToDecide(String, &'static str),
    /// Nothing is offered, and somebody asked about it: why.
    Nothing(&'static str),
}

impl Now {
    /// Whether there is something to decide.
    const fn can_be_decided(&self) -> bool {
        matches!(self, Self::ToDecide(..))
    }
}

/// What became of the key results of an objective that is closed, and what is still to be
/// decided of them. Of one that is open, the one that somebody asked about.
#[component]
pub fn HandOffs(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
) -> AnyView {
    // The key result that the address asks about.
    let asked = Memo::new(move |_| {
        let is_open = card.is_open();
        shared
            .place
            .with(|place| place.handoff.clone().filter(|_| is_open))
    });
    // What has the focus once it is decided, or given up.
    let then = StoredValue::new(card.named("handoffs"));
    Effect::new(move |before: Option<bool>| {
        let asked = asked.get();
        match &asked {
            Some(id) => move_focus(named(card, id, "part")),
            // One may be elsewhere by now.
            None if before == Some(true) && card.open.get_untracked() == Some(true) => {
                move_focus(then.get_value());
            }
            None => {}
        }
        asked.is_some()
    });
    let lines = Memo::new(move |_| lines(card, asked.get().as_ref()));
    let ids = Memo::new(move |_| {
        lines.with(|lines| lines.iter().map(|it| it.id.clone()).collect::<Vec<_>>())
    });
    view! {
        <section
            class="opened__part"
            aria-labelledby=card.named("handoffs")
            hidden=move || ids.with(Vec::is_empty) || card.closing.get()
        >
            <h4 id=card.named("handoffs") tabindex="-1">
                {words::HEADING}
            </h4>
            <ul class="handoffs">
                <For each=move || ids.get() key=Id::clone let:id>
                    <OneOf shared card id lines asked then />
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// What became of one of them; or the form in which somebody decides about it.
#[component]
fn OneOf(
    /// What the page's parts share.
    shared: Shared,
    /// The card.
    card: Card,
    /// The key result.
    id: Id,
    /// What stands of all of them.
    lines: Memo<Vec<Line>>,
    /// The key result that is asked about.
    asked: Memo<Option<Id>>,
    /// What has the focus once it is decided, or given up.
    then: StoredValue<String>,
) -> AnyView {
    let id = StoredValue::new(id);
    let line = Memo::new(move |_| {
        let found = |lines: &Vec<Line>| {
            let mut all = lines.iter();
            id.with_value(|id| all.find(|it| it.id == *id).cloned())
        };
        lines.with(found)
    });
    // While somebody decides, what is typed stays.
    let is_asked = Memo::new(move |_| {
        let can_be = line.with(|it| it.as_ref().is_some_and(|it| it.now.can_be_decided()));
        can_be && asked.with(|it| id.with_value(|id| it.as_ref() == Some(id)))
    });
    view! {
        <li>
            // What is told follows its line alone. Read beside what is worked out of it, an
            // effect would not hear of a change that leaves that as it was.
            {move || match is_asked.get() {
                true => decided(shared, card, &id.get_value(), then),
                false => (move || line.get().map(|line| told(shared, card, line))).into_any(),
            }}
        </li>
    }
    .into_any()
}

/// The id of a part of the form of one of them.
fn named(card: Card, id: &Id, part: &str) -> String {
    card.named(&["settle-", id.as_str(), "-", part].concat())
}

/// What stands of all of them.
fn lines(card: Card, asked: Option<&Id>) -> Vec<Line> {
    let goals = card.goals;
    card.objective.with(|objective| {
        let is_closed = objective.closing.is_some();
        let all = objective.key_results.iter().filter_map(|it| {
            let is_asked = asked == Some(&it.id);
            if !is_closed && !is_asked {
                return None;
            }
            let offered = goals.offered(objective, it, is_asked);
            Some(Line {
                id: it.id.clone(),
                name: it.name.clone(),
                now: now(goals, it, offered.map(|_| ()), is_asked)?,
            })
        });
        all.collect()
    })
}

/// What became of one of them; nothing where nothing is to be said.
fn now(
    goals: Goals,
    key_result: &KeyResult,
    offered: Result<(), NotOffered>,
    is_asked: bool,
) -> Option<Now> {
    let notation = &goals.habits.notation;
    let of_kpi = |says: fn(time::Date, _, &str, &_) -> [String; 2], since: time::Date| {
        let id = key_result.kpi.clone()?;
        let kpi = goals.kpi(&id, false);
        let band = kpi.band_on(since).and_then(|it| it.range);
        let unit = kpi.definition().unit;
        Some(Now::Kpi(id, says(since, band, &unit, notation)))
    };
    match offered {
        Err(NotOffered::Graduated(on)) => of_kpi(words::became, on),
        Err(NotOffered::Moved(from)) => of_kpi(words::returned, from),
        Err(why) if is_asked => Some(Now::Nothing(words::not_offered(why))),
        Err(_) => None,
        Ok(()) => Some(match (key_result.is_left, key_result.ask) {
            (true, _) => Now::ToDecide(words::WAS_LEFT.to_owned(), words::DECIDE_AFTER_ALL),
            (false, Some(on)) => Now::ToDecide(words::asks(on, goals.day()), words::DECIDE_NOW),
            (false, None) => Now::ToDecide(words::NOT_DECIDED.to_owned(), words::DECIDE_NOW),
        }),
    }
}

/// What is told of one of them.
fn told(shared: Shared, card: Card, line: Line) -> AnyView {
    let Line { id, name, now } = line;
    let button = named(card, &id, "decide");
    let says = match now {
        Now::Kpi(kpi, [link, rest]) => {
            let place = KpisPlace {
                open: Some(kpi),
                example: card.goals.is_example(),
                ..KpisPlace::default()
            };
            view! {
                <span>
                    <a href=place.route().to_string()>{link}</a>
                    {rest}
                </span>
            }
            .into_any()
        }
        Now::Nothing(why) => view! {
            <span id=named(card, &id, "part") tabindex="-1">
                {why}
            </span>
        }
        .into_any(),
        Now::ToDecide(says, name_of_button) => {
            let name = name.clone();
            view! {
                <span>{says}</span>
                " "
                <button
                    type="button"
                    class="link"
                    id=button
                    hidden=card.newer
                    on:click=move |_| {
                        let id = id.clone();
                        shared.restate(move |place| place.handoff = Some(id));
                    }
                >
                    {name_of_button}
                    <span class="unseen">": " {name}</span>
                </button>
            }
            .into_any()
        }
    };
    view! {
        <b>
            <bdi>{name}</bdi>
        </b>
        ": "
        {says}
    }
    .into_any()
}

/// The form in which somebody decides about one of them alone.
fn decided(shared: Shared, card: Card, id: &Id, then: StoredValue<String>) -> AnyView {
    let goals = card.goals;
    let prefix = StoredValue::new(card.named(&["settle-", id.as_str()].concat()));
    let form = StoredValue::new(prefix.with_value(|prefix| goals.form_name(prefix)));
    let part = card.objective.with_untracked(|objective| {
        let key_result = objective.key_result(id.as_str())?;
        let offer = untrack(|| goals.offered(objective, key_result, true)).ok()?;
        let kept = form.with_value(|form| {
            take_up(form);
            kept_settling(form)
        });
        let prefix = prefix.get_value();
        let part = Part::new(goals, offer, objective, kept.as_ref(), prefix);
        // What somebody left in it is no beginning.
        let untouched = kept.is_none().then(|| untrack(|| part.settled()));
        Some((part, StoredValue::new_local(untouched)))
    });
    let Some((part, untouched)) = part else {
        return ().into_any();
    };
    // A reload takes nothing away.
    Effect::new(move |_| {
        let settled = part.settled();
        form.with_value(|form| keep_settling(form, &settled));
    });
    let leave = move |focus: String| {
        form.with_value(|form| forget(form));
        then.set_value(focus);
        shared.restate(|place| place.handoff = None);
    };
    let button = named(card, id, "decide");
    let give_up = move || {
        let now = untrack(|| part.settled());
        if untouched.with_value(|first| first.as_ref() != Some(&now)) {
            form.with_value(|form| put_aside(form));
        }
        leave(button.clone());
    };
    let give_up_by_key = give_up.clone();
    let make = Callback::new(move |()| {
        if !part.is_right() {
            prefix.with_value(|prefix| focus_first_problem(prefix));
            return None;
        }
        let settled = untrack(|| part.meant());
        let of = card.id.get_value();
        card.objective.with_untracked(|objective| {
            // Another tab may have checked in meanwhile.
            let key_result = part.with_offer(|it| it.key_result.id.clone());
            let key_result = objective.key_result(key_result.as_str())?;
            let now = untrack(|| goals.offered(objective, key_result, true)).ok()?;
            let steps = settled.actions(&now, (&of, objective), &here(goals));
            Some(Action::Together(steps))
        })
    });
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            leave(card.named("handoffs"));
        }
    });
    view! {
        <form
            class="form"
            aria-label=part.with_offer(|offer| offer.key_result.name.clone())
            novalidate
            on:mousedown=|event| keep_focus(&event)
            on:submit=move |event| {
                event.prevent_default();
                goals.submit(make, done);
            }
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    give_up_by_key();
                }
            }
        >
            <PartFields part />
            <p class="notice" hidden=move || part.says().is_empty()>
                {move || part.says()}
            </p>
            <div class="form__buttons">
                <button type="submit" class="button">
                    {words::DECIDE}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| give_up()
                >
                    {words::NOT_NOW}
                </button>
            </div>
        </form>
    }
    .into_any()
}
