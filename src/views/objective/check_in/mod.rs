//! All numbers that are due, in one column: typed one after the other, kept as one
//! deed.

mod row;

use std::collections::BTreeMap;

use leptos::prelude::*;
use waymark_core::objective::due::DueCount;
use waymark_core::objective::key_result::KeyResult;
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::goals::check_in as words;

use self::row::row;
use super::page::Shared;
use crate::state::kept::{Goals, objective};
use crate::state::kpis::recording::joined;
use crate::state::objectives::due::DueOf;
use crate::state::page::move_focus;
use crate::views::metric::short::{Kept, Short};
use crate::views::metric::within::Within;

/// So many numbers are asked for at first: more than most people have in a week.
const SHOWN: usize = 24;

/// The sheet while it is filled in.
#[derive(Clone, Copy)]
pub struct Sheet {
    goals: Goals,
    /// What it asks for, by objective.
    due: Memo<Vec<DueOf>>,
    /// How many numbers are due, shown or not.
    pub(super) count: Memo<DueCount>,
    /// So many are shown.
    most: RwSignal<usize>,
    /// The fields that are there.
    fields: StoredValue<BTreeMap<Id, Short>>,
    // Fields live as long as the sheet, not as long as their rows: what was checked in
    // on is due again once that is undone.
    owner: StoredValue<Option<Owner>>,
    /// What was sent to be kept, as it was typed then.
    sent: StoredValue<Vec<(Short, String)>>,
    /// Counts up when what was typed was kept.
    kept: RwSignal<u32>,
    /// What is said beside the button.
    said: RwSignal<&'static str>,
    /// What it is part of.
    within: Option<Within>,
}

impl Sheet {
    /// The sheet for what is due of these objectives, in this order. While it is put aside
    /// it stays as it is: nobody sees it, and it is soon to be there again.
    pub(crate) fn new(
        goals: Goals,
        ids: Memo<Vec<Id>>,
        aside: Option<Memo<bool>>,
        within: Option<Within>,
    ) -> Self {
        let fields = StoredValue::new(BTreeMap::<Id, Short>::new());
        let most = RwSignal::new(SHOWN);
        let kept = RwSignal::new(0);
        let is_aside = move || aside.is_some_and(|aside| aside.get());
        let due = Memo::new(move |before: Option<&Vec<DueOf>>| {
            if let Some(before) = before.filter(|_| is_aside()) {
                return before.clone();
            }
            kept.track();
            // What somebody is typing stays, whoever has said it meanwhile.
            let is_typed = |it: &KeyResult| {
                let field = fields.with_value(|fields| fields.get(&it.id).copied());
                field.is_some_and(|field| !field.before().value.is_empty())
            };
            let before = before.map_or(&[][..], Vec::as_slice);
            ids.with(|ids| goals.due_of(ids, most.get(), before, is_typed))
        });
        Self {
            goals,
            due,
            count: Memo::new(move |_| ids.with(|ids| goals.due_count(ids))),
            most,
            fields,
            owner: StoredValue::new(Owner::current()),
            sent: StoredValue::new(Vec::new()),
            kept,
            said: RwSignal::new(""),
            within,
        }
    }

    /// Whether there is anything to fill in.
    pub(super) fn is_empty(self) -> bool {
        self.due.with(Vec::is_empty)
    }

    /// The fields, as they stand in the column.
    fn in_order(self) -> Vec<Short> {
        self.due.with_untracked(|due| {
            self.fields.with_value(|fields| {
                let all = due.iter().flat_map(|of| &of.asked);
                all.filter_map(|it| fields.get(&it.key_result.id).copied())
                    .collect()
            })
        })
    }

    /// The field of a key result, made where there is none yet.
    fn field(self, of: &Id, key_result: &KeyResult) -> Short {
        let known = |fields: &BTreeMap<Id, Short>| fields.get(&key_result.id).copied();
        self.fields.with_value(known).unwrap_or_else(|| {
            let make = || {
                let id = StoredValue::new(of.clone());
                Short::new(self.goals, id, key_result)
            };
            let short = match self.owner.get_value() {
                Some(owner) => owner.with(make),
                None => make(),
            };
            self.fields
                .update_value(|fields| _ = fields.insert(key_result.id.clone(), short));
            short
        })
    }

    /// Goes on to the field after one; false if that is the last.
    fn go_on(self, from: Short) -> bool {
        let all = self.in_order();
        let at = all
            .iter()
            .position(|it| it.own.get_value() == from.own.get_value());
        let next = at.and_then(|at| all.get(at + 1).copied());
        if let Some(next) = next {
            focus(next);
        }
        next.is_some()
    }

    /// What saving it does: all that was typed at once, or nothing where something is
    /// wrong with any of it, which is shown.
    fn make(self) -> Option<Action> {
        let all = self.in_order();
        let typed = all.into_iter().filter(|it| !it.now().value.is_empty());
        let typed: Vec<Short> = typed.collect();
        let read = typed.iter().map(|it| it.check());
        let read: Vec<_> = read.collect();
        if let Some(at) = read.iter().position(Option::is_none) {
            self.said.set("");
            focus(typed[at]);
            return None;
        }
        let steps = together(typed.iter().copied().zip(read.into_iter().flatten()));
        self.said
            .set(if typed.is_empty() { words::NOTHING } else { "" });
        if let Some(first) = self.in_order().first().filter(|_| typed.is_empty()) {
            focus(*first);
        }
        let sent = typed.into_iter().map(|it| (it, it.now().value));
        self.sent.set_value(sent.collect());
        let mut steps = steps.into_iter();
        let action = joined(steps.next()?, steps);
        Some(Within::action(self.within, action, None))
    }

    /// What was sent is kept: on with what is left.
    fn done(self) {
        for (field, text) in self.sent.get_value() {
            // Somebody may have typed on meanwhile.
            if field.now().value == text {
                field.clear();
            }
        }
        self.kept.update(|kept| *kept = kept.wrapping_add(1));
        let next = self.in_order().into_iter().next();
        move_focus(next.map_or_else(|| TITLE.to_owned(), |it| it.named("-due")));
        Within::is_kept(self.within);
    }
}

/// What keeps these: the check-ins of an objective as one, and each reading.
fn together(typed: impl Iterator<Item = (Short, Kept)>) -> Vec<Action> {
    let mut check_ins: Vec<(Id, Vec<_>)> = Vec::new();
    let mut readings = Vec::new();
    for (field, kept) in typed {
        let id = field.objective();
        match (kept, check_ins.last_mut().filter(|(of, _)| *of == id)) {
            (Kept::Reading(action), _) => readings.push(action),
            (Kept::CheckIn(name, said), Some((_, fields))) => fields.push((name, said)),
            (Kept::CheckIn(name, said), None) => check_ins.push((id, vec![(name, said)])),
        }
    }
    let check_ins = check_ins.into_iter().map(|(id, fields)| Action::CheckIn {
        of: objective(&id),
        fields,
    });
    check_ins.chain(readings).collect()
}

/// The id of its heading.
const TITLE: &str = "due";

/// At once: who types fast is in the next field with the next letter.
fn focus(field: Short) {
    if let Some(input) = field.input.get_untracked() {
        // It cannot fail on an element that is in the document.
        let _ = input.focus();
    }
}

/// The sheet.
#[component]
pub fn CheckInSheet(
    /// What the page's parts share.
    shared: Shared,
    /// What it asks for, and what was typed.
    sheet: Sheet,
) -> AnyView {
    let goals = shared.goals;
    let make = Callback::new(move |()| sheet.make());
    let done = Callback::new(move |is_done: bool| {
        if is_done {
            sheet.done();
        }
    });
    let ids = Memo::new(move |_| {
        let due = sheet.due.get().into_iter();
        due.map(|of| of.id).collect::<Vec<_>>()
    });
    let shown = move || {
        let shown = sheet
            .due
            .with(|due| due.iter().map(|of| of.asked.len()).sum());
        sheet.count.get().all.saturating_sub(shown)
    };
    view! {
        <section class="due" aria-labelledby=TITLE aria-keyshortcuts="c">
            <div class="due__head">
                <h2 id=TITLE tabindex="-1">
                    {words::TITLE}
                </h2>
                <Count sheet />
            </div>
            <form
                aria-labelledby=TITLE
                novalidate
                hidden=move || sheet.is_empty()
                on:submit=move |event| {
                    event.prevent_default();
                    goals.submit(make, done);
                }
            >
                <For each=move || ids.get() key=Id::clone let:id>
                    <Group shared sheet id />
                </For>
                <button
                    type="button"
                    class="button button--quiet"
                    hidden=move || shown() == 0
                    on:click=move |_| sheet.most.update(|most| *most += SHOWN)
                >
                    {move || words::more(shown())}
                </button>
                <div class="due__end">
                    <button type="submit" class="button" id="due-check-in">
                        {words::CHECK_IN}
                    </button>
                    <p class="quiet">{words::KEYS}</p>
                    <p role="status">{sheet.said}</p>
                </div>
            </form>
        </section>
    }
    .into_any()
}

/// What is due of one objective.
#[component]
fn Group(
    /// What the page's parts share.
    shared: Shared,
    /// The sheet.
    sheet: Sheet,
    /// The objective.
    id: Id,
) -> AnyView {
    let of = StoredValue::new(id.clone());
    let this = Memo::new(move |_| {
        sheet.due.with(|due| {
            let mut all = due.iter();
            of.with_value(|id| all.find(|it| it.id == *id).cloned())
        })
    });
    let title = move || this.with(|it| it.as_ref().map_or_else(String::new, |it| it.title.clone()));
    let key_results = Memo::new(move |_| {
        let this = this.get().into_iter();
        let all = this.flat_map(|it| it.asked).map(|it| it.key_result.id);
        all.collect::<Vec<_>>()
    });
    let named = [id.as_str(), "-due"].concat();
    view! {
        <div class="due__of" role="group" aria-labelledby=named>
            <p class="due__title" id=named.clone()>
                <bdi>{title}</bdi>
            </p>
            <For each=move || key_results.get() key=Id::clone let:own>
                {row(shared, sheet, this, own)}
            </For>
        </div>
    }
    .into_any()
}

/// How many numbers are due, and how many of them are late.
#[component]
fn Count(
    /// The sheet.
    sheet: Sheet,
) -> AnyView {
    let goals = sheet.goals;
    let said = move || {
        let count = sheet.count.get();
        let late = words::late(&count);
        goals.knows_all().then(|| match late.is_empty() {
            true => words::due(count.all).into_any(),
            false => {
                let all = words::of_all(count.all);
                view! { {all} <b class="due__late">{late}</b> }.into_any()
            }
        })
    };
    view! { <p class="quiet">{said}</p> }.into_any()
}
