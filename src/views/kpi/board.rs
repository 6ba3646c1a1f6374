//! The board: every KPI, what asks for something first.

use leptos::prelude::*;
use waymark_core::record::id::Id;
use waymark_text::kpi as words;

use super::super::kpis::Shared;

/// All of them.
#[component]
pub fn Board(
    /// What the page's parts share.
    shared: Shared,
) -> AnyView {
    let Shared { goals, .. } = shared;
    let all = Memo::new(move |_| goals.kpis());
    view! {
        <section class="kpis" aria-labelledby="kpis">
            <h2 id="kpis" class="unseen">
                {words::KPIS}
            </h2>
            <div class="goals__none" hidden=move || all.with(|all| !all.is_empty())>
                <p>{words::NONE_YET}</p>
            </div>
            <ul class="kpis__list">
                <For each=move || all.get() key=Id::clone let:id>
                    <li>
                        <article aria-labelledby=[id.as_str(), "-heading"].concat()>
                            <h3 id=[id.as_str(), "-heading"].concat()>
                                {goals.kpi(&id, false).name}
                            </h3>
                        </article>
                    </li>
                </For>
            </ul>
        </section>
    }
    .into_any()
}
