//! The four pillars of a KPI: a checklist beside its form, and where a card lacks one, what
//! mends it in place.

use leptos::prelude::*;
use waymark_core::kpi::{Pillar, dismissed};
use waymark_core::record::id::Id;
use waymark_core::store::action::Action;
use waymark_text::goals as goals_words;
use waymark_text::kpi::{form as words, lost as lost_words};

use super::PartForm;
use super::details::field_of;
use super::editing::Editing;
use crate::state::kept::Goals;
use crate::state::kpis::showing::kpi;
use crate::state::page::move_focus;

/// The pillars of the KPI that is being typed, each that is missing with the way to its
/// field.
#[component]
pub fn Checklist(
    /// The form.
    editing: Editing,
) -> AnyView {
    let typing = editing.typing;
    let missing = Memo::new(move |_| {
        let here = typing.here();
        let ids = editing.ids.get_value();
        typing.draft.with(|draft| draft.missing(&here, &ids))
    });
    let item = move |pillar: Pillar| {
        let is_missing = Memo::new(move |_| missing.with(|all| all.contains(&pillar)));
        let go_to = move |_| {
            let (part, is_folded) = typing.draft.with_untracked(|it| field_of(pillar, it));
            typing.go_to(part, is_folded);
        };
        view! {
            <li data-missing=move || is_missing.get().then_some("")>
                <span class="unseen">
                    {move || if is_missing.get() { words::MISSING } else { words::THERE }}
                    ": "
                </span>
                {move || {
                    let name = words::pillar(pillar);
                    if is_missing.get() {
                        view! {
                            <button type="button" class="link" on:click=go_to>
                                {name}
                            </button>
                        }
                            .into_any()
                    } else {
                        name.into_any()
                    }
                }}
            </li>
        }
    };
    view! {
        <section class="pillars" aria-label=words::PILLARS>
            <p>
                <b>
                    {move || {
                        if missing.with(Vec::is_empty) {
                            words::IS_A_KPI
                        } else {
                            words::ONLY_A_METRIC
                        }
                    }}
                </b>
                <span class="quiet" hidden=move || missing.with(Vec::is_empty)>
                    " "
                    {words::PILLARS_HINT}
                </span>
            </p>
            <ul>{Pillar::ALL.map(item).collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What a metric lacks to be a KPI, each mended right here: nothing where it lacks nothing.
#[component]
pub fn Pillars(
    /// What is kept.
    goals: Goals,
    /// The KPI.
    id: Id,
) -> AnyView {
    let id = StoredValue::new(id);
    let missing = Memo::new(move |_| {
        id.with_value(|id| {
            let _ = goals.revision(&kpi(id));
            let known = goals.kpi(id, false);
            known.missing_with(&goals.lost(&known))
        })
    });
    let lost = Memo::new(move |_| {
        id.with_value(|id| {
            let _ = goals.revision(&kpi(id));
            goals.lost(&goals.kpi(id, false))
        })
    });
    // Why it is not there any more, and a way to leave that as it is.
    let why = move |pillar: Pillar| {
        let why = lost.with(|all| all.iter().copied().find(|it| it.pillar() == pillar));
        why.map(|why| {
            // What lacks is still asked for, whether it was ever there or not.
            let is_only_lost =
                id.with_value(|id| !goals.kpi(id, false).missing().contains(&pillar));
            let leave = move |_| {
                let of = id.get_value();
                let name = why.name(&goals.kpi(&of, false));
                let fields = vec![dismissed(&name)];
                goals.act_alone(Action::Edit {
                    of: kpi(&of),
                    fields,
                });
                move_focus([of.as_str(), "-heading"].concat());
            };
            let leave = is_only_lost.then(|| {
                view! {
                    " "
                    <button type="button" class="link" on:click=leave>
                        {lost_words::LEAVE}
                    </button>
                }
            });
            view! { " " <span class="quiet">{lost_words::why(why)}</span> {leave} }
        })
    };
    let mended = RwSignal::new(None::<Pillar>);
    let name = StoredValue::new(id.with_value(|id| [id.as_str(), "-pillars"].concat()));
    let button_id = move |pillar: Pillar| {
        let at = pillar as usize;
        name.with_value(|name| format!("{name}-{at}"))
    };
    let close = Callback::new(move |_| {
        let pillar = mended.get_untracked();
        mended.set(None);
        if let Some(pillar) = pillar {
            // Where it was mended, its button is gone: the next one, if there is any.
            let next = missing.with_untracked(|all| {
                let stays = all.contains(&pillar).then_some(pillar);
                stays.or_else(|| all.first().copied())
            });
            let heading = id.with_value(|id| [id.as_str(), "-heading"].concat());
            move_focus(next.map_or(heading, button_id));
        }
    });
    let item = move |pillar: Pillar| {
        let is_mended = move || mended.get() == Some(pillar);
        view! {
            <li data-missing="">
                {words::pillar(pillar)}
                " "
                <button
                    type="button"
                    class="link"
                    id=button_id(pillar)
                    aria-expanded=move || is_mended().to_string()
                    on:click=move |_| {
                        mended.update(|it| *it = Some(pillar).filter(|_| *it != Some(pillar)));
                    }
                >
                    {words::MEND}
                    <span class="unseen">" " {words::lacks(pillar)}</span>
                </button>
                {move || why(pillar)}
                {move || {
                    is_mended()
                        .then(|| {
                            let id = id.get_value();
                            view! { <PartForm goals id pillar close /> }
                        })
                }}
            </li>
        }
    };
    let view = move || {
        let is_metric = missing.with(|all| !all.is_empty());
        is_metric.then(|| {
            view! {
                <section class="pillars" aria-label=words::ONLY_A_METRIC>
                    <p>
                        <b>{words::ONLY_A_METRIC}</b>
                        " "
                        <span class="quiet">{move || missing.with(|all| words::missing(all))}</span>
                    </p>
                    <ul>
                        <For
                            each=move || missing.get()
                            key=|pillar| *pillar as usize
                            children=item
                        />
                    </ul>
                </section>
            }
        })
    };
    view.into_any()
}

/// The buttons of a form.
#[component]
pub fn Buttons(
    /// The form.
    editing: Editing,
) -> AnyView {
    view! {
        <div class="form__buttons">
            <button type="submit" class="button">
                {goals_words::SAVE}
            </button>
            <button type="button" class="button button--quiet" on:click=move |_| editing.cancel()>
                {goals_words::CANCEL}
            </button>
        </div>
    }
    .into_any()
}
