//! What is wrong with what is kept.

use leptos::prelude::*;
use waymark_core::store::trouble::Trouble;
use waymark_text::kept as words;

use super::sure::Sure;
use super::take_along::saving::export;
use crate::state::kept::mirror::{Second, Unmirrored};
use crate::state::kept::{Goals, Keeping};
use crate::state::page::move_focus;

/// What is wrong with what is kept, each with what can be done.
#[component]
pub fn Troubles(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let each = move |trouble: Trouble| match trouble {
        Trouble::Unreadable(key) => {
            let text = words::unreadable(&key);
            let saved = key.clone();
            let delete = Callback::new(move |()| {
                goals.delete_unreadable(key.clone());
                move_focus("status".to_owned());
            });
            view! {
                <p>{text}</p>
                <button
                    type="button"
                    class="set"
                    on:click=move |_| Goals::save_unreadable(&saved)
                >
                    {words::SAVE_IT}
                </button>
                <Sure label=words::DELETE_IT sure=words::SURE_TO_DELETE_IT run=delete />
            }
            .into_any()
        }
        Trouble::NotPutBack(of, years) => {
            let title = if of.kind.is_single {
                words::changes::single(&of)
            } else {
                goals.title(&of)
            };
            let text = words::not_put_back(&title, of.kind, &years);
            view! { <p>{text}</p> }.into_any()
        }
        Trouble::Newer(..) => view! { <p>{words::NEWER}</p> }.into_any(),
        Trouble::NoRoomForMore => view! { <p>{words::NO_ROOM_FOR_MORE}</p> }.into_any(),
        Trouble::Unfinished(_) => view! { <p>{words::UNFINISHED}</p> }.into_any(),
    };
    view! {
        <div class="troubles">
            {move || {
                (goals.keeping.get() == Keeping::Page)
                    .then(|| {
                        view! {
                            <div class="notice" role="alert">
                                <p>{words::NOTHING_KEPT}</p>
                                <button type="button" class="set" on:click=move |_| export(goals)>
                                    {words::EXPORT_NOW}
                                </button>
                            </div>
                        }
                    })
            }}
            <SecondStore goals />
            {move || {
                goals
                    .cleared
                    .get()
                    .then(|| {
                        view! {
                            <div class="notice" role="alert">
                                <p>{words::CLEARED}</p>
                                <button
                                    type="button"
                                    class="set"
                                    on:click=move |_| {
                                        goals.after_clearing(true);
                                        move_focus("status".to_owned());
                                    }
                                >
                                    {words::PUT_BACK}
                                </button>
                                <button
                                    type="button"
                                    class="set"
                                    on:click=move |_| {
                                        goals.after_clearing(false);
                                        move_focus("status".to_owned());
                                    }
                                >
                                    {words::LET_IT_GO}
                                </button>
                            </div>
                        }
                    })
            }}
            {move || {
                let troubles = goals.troubles.get();
                (!troubles.is_empty())
                    .then(|| {
                        let each = troubles
                            .into_iter()
                            .map(|trouble| view! { <li class="notice">{each(trouble)}</li> });
                        view! { <ul class="troubles__records">{each.collect_view()}</ul> }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Once, where the second store is not there.
#[component]
fn SecondStore(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let understood = goals.understood;
    let text = Memo::new(move |_| match goals.second.get() {
        // Of each kind once.
        second if understood.with(|known| known.contains(&second)) => None,
        Second::Needless | Second::Asked | Second::Told => None,
        Second::Slow => Some(words::SECOND_IS_SLOW.to_owned()),
        Second::None(why) => Some(match why {
            Unmirrored::None => words::NO_SECOND.to_owned(),
            Unmirrored::Newer => words::SECOND_IS_NEWER.to_owned(),
            Unmirrored::Blocked => words::SECOND_IS_BLOCKED.to_owned(),
            Unmirrored::Failed(why) => words::second_failed(&why),
        }),
    });
    let notice = move || {
        text.get().map(|text| {
            view! {
                <div class="notice" role="status">
                    <p>{text}</p>
                    <button
                        type="button"
                        class="set"
                        on:click=move |_| {
                            understood.update(|known| known.push(goals.second.get_untracked()));
                            move_focus("status".to_owned());
                        }
                    >
                        {words::UNDERSTOOD}
                    </button>
                </div>
            }
        })
    };
    view! { <div>{notice}</div> }.into_any()
}
