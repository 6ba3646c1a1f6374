//! Backups: which there are, and one that was looked into.

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_text::kept::backups as words;
use waymark_text::kept::files;

use super::back::BackPanel;
use super::not_brought::not_brought;
use crate::state::kept::backups::{Backup, Opened};
use crate::state::kept::files::NotBrought;
use crate::state::kept::mirror::Second;
use crate::state::kept::{Goals, Keeping};
use crate::state::page::move_focus;

/// What a name of the page is for them.
pub const ID: &str = "backups";

/// The list of them, and one that is open.
#[component]
pub fn BackupList(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let opened = RwSignal::new(None::<Result<Opened, NotBrought>>);
    let said = RwSignal::new("");
    let show = Callback::new(move |looked: Result<Opened, NotBrought>| {
        opened.set(Some(looked));
        move_focus("backup".to_owned());
    });
    let close = Callback::new(move |done: &'static str| {
        opened.set(None);
        said.set(done);
        move_focus(ID.to_owned());
    });
    let all = Memo::new(move |_| goals.backups.with(|backups| backups.all.clone()));
    // They are in the second store.
    let has_place = Memo::new(move |_| goals.second.with(|it| !matches!(it, Second::None(_))));
    view! {
        <details
            class="fold"
            hidden=move || goals.keeping.get() != Keeping::Browser
            prop:open=goals.shows_backups
            on:toggle=move |event| {
                let details = event_target::<web_sys::Element>(&event);
                goals.shows_backups.set(details.has_attribute("open"));
            }
        >
            <summary>
                <h2 id=ID tabindex="-1">
                    {words::BACKUPS}
                    " ("
                    {move || all.with(Vec::len)}
                    ")"
                </h2>
            </summary>
            {move || match has_place.get() {
                true => {
                    view! {
                        <p>{words::LEAD}</p>
                        <p>{words::NOT_ELSEWHERE}</p>
                        <p hidden=move || !all.with(Vec::is_empty)>{words::NONE}</p>
                    }
                        .into_any()
                }
                false => view! { <p>{words::NO_PLACE}</p> }.into_any(),
            }}
            <ul class="fold__list">
                <For each=move || all.get() key=|it| (it.day, it.bytes) let(backup)>
                    <OneBackup goals backup show />
                </For>
            </ul>
            <p role="status">{said}</p>
            {move || {
                opened
                    .get()
                    .map(|looked| match looked {
                        Ok(opened) => view! { <OpenedBackup goals opened close /> }.into_any(),
                        Err(why) => {
                            let text = match why {
                                NotBrought::Unreadable | NotBrought::File(_) => {
                                    words::DAMAGED.to_owned()
                                }
                                why => not_brought(&why),
                            };
                            view! {
                                <p class="notice" role="alert" id="backup" tabindex="-1">
                                    {text}
                                </p>
                            }
                                .into_any()
                        }
                    })
            }}
        </details>
    }
    .into_any()
}

/// One of them.
#[component]
fn OneBackup(
    /// What is kept.
    goals: Goals,
    /// Which one.
    backup: Backup,
    /// Called with what it holds.
    show: Callback<Result<Opened, NotBrought>>,
) -> AnyView {
    let Backup { day, about, bytes } = backup;
    let named = words::named(day, about.as_ref(), bytes);
    let label = [words::LOOK_INTO, ": ", &named].concat();
    view! {
        <li>
            <p>{named}</p>
            <button
                type="button"
                class="set"
                aria-label=label
                on:click=move |_| goals.look_into_backup(day, show)
            >
                {words::LOOK_INTO}
            </button>
        </li>
    }
    .into_any()
}

/// One that was looked into.
#[component]
fn OpenedBackup(
    /// What is kept.
    goals: Goals,
    /// What it holds.
    opened: Opened,
    /// Called with what to say once it was restored, or with nothing.
    close: Callback<&'static str>,
) -> AnyView {
    /// So many titles are named; of more, how many.
    const NAMED: usize = 50;
    let Opened {
        day,
        text,
        titles,
        preview,
        is_older,
        gone,
    } = opened;
    let more = titles.len().saturating_sub(NAMED);
    let titles = titles
        .into_iter()
        .take(NAMED)
        .map(|title| view! { <li><bdi>{title}</bdi></li> })
        .collect_view();
    let save = move |_| {
        Goals::offer("waymark-backup", "json", "application/json", &text);
    };
    view! {
        <section class="storage" aria-labelledby="backup">
            <h3 id="backup" tabindex="-1">
                {words::of_day(day)}
            </h3>
            <details>
                <summary>{words::HOLDS}</summary>
                <ul>{titles}</ul>
                {(more > 0).then(|| view! { <p>{files::more(more)}</p> })}
            </details>
            <button type="button" class="set" on:click=save>
                {words::SAVE}
            </button>
            <BackPanel
                goals
                preview
                is_older
                heading=words::DIFFERENT
                does=words::RESTORE
                done=words::RESTORED
                leaves=words::CLOSE
                gone
                close
            />
        </section>
    }
    .into_any()
}

/// What is said of them at the head of the page: that one was not made, or that there is
/// one where nothing else is.
#[component]
pub fn BackupNotices(
    /// What is kept.
    goals: Goals,
    /// Leads to the list of them, which has the focus there.
    show: Callback<()>,
) -> AnyView {
    spawn_local(goals.learn_backups());
    let not_now = RwSignal::new(false);
    let doubtful = Memo::new(move |_| goals.backups.with(|backups| backups.is_doubtful));
    let offered = Memo::new(move |_| {
        let is_empty = goals.is_empty() && !not_now.get();
        let newest = goals.backups.with(|backups| {
            let mut all = backups.all.iter();
            all.find_map(|it| Some((it.day, it.about.clone()?)))
        });
        newest.filter(|_| is_empty)
    });
    let show = move |_| {
        goals.shows_backups.set(true);
        show.run(());
    };
    let make = move |_| {
        spawn_local(goals.back_up(true));
        move_focus("status".to_owned());
    };
    let rewritten = move || {
        let was = goals.backups.with(|backups| backups.was_rewritten);
        was.map_or("", words::rewritten)
    };
    view! {
        <div class="troubles">
            <p role="status">{rewritten}</p>
            {move || {
                offered
                    .get()
                    .map(|(day, about)| {
                        view! {
                            <div class="notice" role="alert">
                                <p>{words::offered(day, &about)}</p>
                                <button type="button" class="set" on:click=show>
                                    {words::SHOW}
                                </button>
                                <button
                                    type="button"
                                    class="set"
                                    on:click=move |_| {
                                        not_now.set(true);
                                        move_focus("status".to_owned());
                                    }
                                >
                                    {words::NOT_NOW}
                                </button>
                            </div>
                        }
                    })
            }}
            {move || {
                doubtful
                    .get()
                    .then(|| {
                        view! {
                            <div class="notice" role="alert">
                                <p>{words::DOUBTFUL}</p>
                                <button type="button" class="set" on:click=show>
                                    {words::SHOW}
                                </button>
                                <button type="button" class="set" on:click=make>
                                    {words::MAKE_ANYWAY}
                                </button>
                            </div>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
