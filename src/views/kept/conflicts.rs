//! What was written elsewhere at the same time.

use leptos::prelude::*;
use waymark_core::record::Value;
use waymark_core::record::kind::Subject;
use waymark_core::record::name::Name;
use waymark_core::store::action::Action;
use waymark_text::kept as words;
use waymark_text::kept::changes;

use crate::state::kept::Goals;
use crate::state::page::move_focus;

/// Each with the choice.
#[component]
pub fn Conflicts(
    /// What is kept.
    goals: Goals,
    /// The record.
    of: StoredValue<Subject>,
    /// How often it was changed.
    revision: Memo<(u32, u32)>,
) -> AnyView {
    let conflicts = Memo::new(move |_| {
        revision.get();
        of.with_value(|of| goals.conflicts(of))
    });
    let settle = move |field: Name, theirs: Option<Value>| {
        let of = of.get_value();
        let value = theirs.or_else(|| goals.field(&of, &field));
        let value = value.unwrap_or_default();
        goals.act_alone(Action::Settle { of, field, value });
        move_focus("status".to_owned());
    };
    (move || {
        let all = conflicts.get();
        (!all.is_empty()).then(|| {
            let each = all.into_iter().map(|(field, other)| {
                let text = changes::conflict(&field, &other);
                let kept = field.clone();
                view! {
                    <li>
                        <p>{text}</p>
                        <button
                            type="button"
                            class="set"
                            on:click=move |_| settle(field.clone(), Some(other.clone()))
                        >
                            {words::USE_IT}
                        </button>
                        <button
                            type="button"
                            class="set"
                            on:click=move |_| settle(kept.clone(), None)
                        >
                            {words::KEEP_MINE}
                        </button>
                    </li>
                }
            });
            view! { <ul class="notice conflicts">{each.collect_view()}</ul> }
        })
    })
    .into_any()
}
