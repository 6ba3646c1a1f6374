//! What a metric has been, in a line: with the way to each objective in which it was a key
//! result.

use leptos::prelude::*;
use waymark_core::address::goals::GoalsPlace;
use waymark_core::address::kpis::KpisPlace;
use waymark_core::kpi::Kpi;
use waymark_core::record::id::Id;
use waymark_text::handoff::life::{LIFE, OF, Piece, Telling, WHOLE_LIFE, pieces};

use crate::state::kept::Goals;
use crate::state::kpis::life::Lived;
use crate::state::kpis::showing::kpi as subject;

/// The line. Nothing where it was never anything but a KPI.
#[component]
pub fn LifeLine(
    /// What is kept.
    goals: Goals,
    /// The KPI.
    #[prop(into)]
    kpi: Signal<Kpi>,
    /// Its life.
    lived: Memo<Lived>,
    /// The objective that one is at, to which nothing leads then.
    #[prop(optional)]
    at: Option<Id>,
) -> AnyView {
    let at = StoredValue::new(at);
    let told = Memo::new(move |_| {
        let telling = Telling {
            today: goals.day(),
            calendar: goals.calendar(),
            notation: &goals.habits.notation,
            with_titles: false,
        };
        lived.with(|lived| match lived.has_served() {
            true => kpi.with(|kpi| pieces(&lived.life, kpi, telling)),
            false => Vec::new(),
        })
    });
    view! {
        <p class="life quiet" hidden=move || told.with(Vec::is_empty)>
            <span class="unseen">{LIFE} ": "</span>
            {move || {
                let told = told.get().into_iter();
                told.map(|it| at.with_value(|at| piece(goals, it, at.as_ref()))).collect_view()
            }}
        </p>
    }
    .into_any()
}

/// The same of a key result that is a KPI, and the way to that, where its whole life is
/// drawn. Nothing where the KPI is not there.
#[component]
pub fn LifeOf(
    /// What is kept.
    goals: Goals,
    /// The KPI, if the key result is one.
    id: Memo<Option<Id>>,
    /// Its objective.
    at: Id,
) -> AnyView {
    let at = StoredValue::new(at);
    let there = Memo::new(move |_| id.get().filter(|id| goals.is_kpi(id)));
    let whole = move |id: Id| {
        let of = StoredValue::new(subject(&id));
        let kpi = Memo::new(move |_| {
            of.with_value(|of| {
                goals.revision(of);
                goals.kpi(&of.id, true)
            })
        });
        let lived = Memo::new(move |_| kpi.with(|it| of.with_value(|of| goals.lived(&of.id, it))));
        let place = KpisPlace {
            open: Some(id),
            example: goals.is_example(),
            ..KpisPlace::default()
        };
        view! {
            <LifeLine goals kpi lived at=at.get_value() />
            <p>
                <a class="quiet" href=place.route().to_string()>
                    {WHOLE_LIFE}
                    ": "
                    <bdi>{move || kpi.with(|it| it.name.clone())}</bdi>
                </a>
            </p>
        }
    };
    (move || there.get().map(whole)).into_any()
}

fn piece(goals: Goals, piece: Piece, at: Option<&Id>) -> AnyView {
    let Piece { text, objective } = piece;
    let Some((id, title)) = objective.filter(|(id, _)| Some(id) != at) else {
        return text.into_any();
    };
    let place = GoalsPlace {
        open: Some(id),
        example: goals.is_example(),
        ..GoalsPlace::default()
    };
    let is_named = text.contains(&title);
    view! {
        <a href=place.route().to_string()>
            {text}
            {(!is_named).then(|| view! { <span class="unseen">{OF} {title}</span> })}
        </a>
    }
    .into_any()
}
