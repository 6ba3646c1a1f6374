//! What is in the bin.

use leptos::prelude::*;
use waymark_core::record::kind::Subject;
use waymark_text::kept as words;
use waymark_text::kept::{backups, linked};

use super::sure::Sure;
use crate::state::kept::Goals;
use crate::state::kept::linked::Link;
use crate::state::page::move_focus;

/// What was deleted, to be taken out again for 30 days.
#[component]
pub fn Bin(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let all = Memo::new(move |_| goals.binned());
    let rewrites = RwSignal::new(false);
    let empty = Callback::new(move |()| {
        let all = all.with_untracked(|all| all.iter().map(|(of, ..)| of.clone()).collect());
        goals.delete_for_good(all, rewrites.get_untracked());
        move_focus("status".to_owned());
    });
    let has_backups = Memo::new(move |_| goals.backups.with(|backups| !backups.all.is_empty()));
    view! {
        <details class="fold" hidden=move || all.with(Vec::is_empty)>
            <summary>
                <h2>{words::BIN} " (" {move || all.with(Vec::len)} ")"</h2>
            </summary>
            <p>{words::BIN_LEAD}</p>
            <div hidden=move || !has_backups.get()>
                <p>{backups::still_holds()}</p>
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=rewrites
                        on:change=move |event| rewrites.set(event_target_checked(&event))
                    />
                    {backups::REWRITE}
                </label>
            </div>
            <ul class="fold__list">
                <For each=move || all.get() key=|(of, ..)| of.clone() let((of, title, day))>
                    <Binned goals of title day rewrites />
                </For>
            </ul>
            <Sure label=words::EMPTY_BIN sure=words::SURE run=empty />
        </details>
    }
    .into_any()
}

/// One record in the bin.
#[component]
fn Binned(
    /// What is kept.
    goals: Goals,
    /// Which one.
    of: Subject,
    /// Its title.
    title: String,
    /// Since when it is there.
    day: String,
    /// Whether it is taken out of the backups too.
    rewrites: RwSignal<bool>,
) -> AnyView {
    let named = ["bin-", of.kind.word, "-", of.id.as_str()].concat();
    let linked = of.clone();
    let linked = Memo::new(move |_| goals.links(&linked));
    let links = move || {
        let links = linked.get().into_iter();
        let links = links.map(|link| view! { <br /> {said(&link)} });
        links.collect_view()
    };
    let stays = move || linked.with(|links| links.iter().any(Link::is_in_the_way));
    let restored = of.clone();
    let delete = Callback::new(move |()| {
        goals.delete_for_good(vec![of.clone()], rewrites.get_untracked());
        move_focus("status".to_owned());
    });
    view! {
        <li>
            <p id=named.clone()>
                <bdi>{title}</bdi>
                ", "
                {words::binned(&day)}
                <span class="quiet">{links}</span>
            </p>
            <button
                type="button"
                class="set"
                aria-describedby=named
                hidden=stays
                on:click=move |_| {
                    goals.take_out(restored.clone());
                    move_focus("status".to_owned());
                }
            >
                {words::RESTORE}
            </button>
            <Sure label=words::DELETE_FOR_GOOD sure=words::SURE run=delete />
        </li>
    }
    .into_any()
}

/// What something in the bin was a part of.
fn said(link: &Link) -> String {
    match link {
        Link::IsIn(it) => linked::is_in(&it.key_result, &it.objective, it.is_binned),
        Link::StandsAgain(it) => linked::stands_again(&it.key_result, &it.objective),
        Link::CameFrom(it) => linked::came_from(&it.key_result, &it.objective),
        Link::Has(key_result, kpi) => linked::has(key_result, kpi),
    }
}
