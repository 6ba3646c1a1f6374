//! The folder or the store, the devices that were seen there, and files carried over by hand.

use leptos::prelude::*;
use waymark_core::share::gathered::Trouble;
use waymark_text::kept::devices as words;

use super::TITLE;
use crate::state::kept::Goals;
use crate::state::kept::devices::by_hand::Brought;
use crate::state::kept::devices::{Fails, Folder};
use crate::state::page::move_focus;
use crate::views::kept::not_brought::not_brought;

/// Everything about other devices.
#[component]
pub fn Devices(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let devices = goals.devices;
    let folder = Memo::new(move |_| devices.with(|it| it.folder));
    // Written into the field only where it is another one: somebody may be typing.
    let name = Memo::new(move |_| {
        devices.with(|it| match it.name.as_str() {
            "" => words::unnamed(it.is_phone).to_owned(),
            name => name.to_owned(),
        })
    });
    view! {
        <div class="field">
            <label for="device-name">{words::NAME}</label>
            <input
                id="device-name"
                type="text"
                maxlength="40"
                autocomplete="off"
                prop:value=name
                on:change=move |event| goals.name_device(event_target_value(&event))
            />
        </div>
        <StoreOffered goals folder />
        <FolderState goals folder />
        <Others goals />
        <ByHand goals />
        <p class="quiet">
            {move || if folder.get() == Folder::Store { words::STORE_CANNOT } else { words::CANNOT }}
        </p>
    }
    .into_any()
}

/// The store that the host names, what joining it means, and the button that does.
#[component]
fn StoreOffered(
    /// What is kept.
    goals: Goals,
    /// How it stands with the folder.
    folder: Memo<Folder>,
) -> AnyView {
    let none =
        move || folder.get() == Folder::Store || goals.devices.with(|it| it.store.is_empty());
    let may = move || matches!(folder.get(), Folder::None | Folder::Never);
    let join = move |_| {
        move_focus(TITLE.to_owned());
        goals.join_store();
    };
    view! {
        <div class="devices__store" hidden=none>
            <h3>{words::STORE}</h3>
            <p>{words::STORE_LEAD}</p>
            <ul>
                <li>{words::STORE_MEANS[0]}</li>
                <li>{words::STORE_MEANS[1]}</li>
                <li>{words::STORE_MEANS[2]}</li>
                <li>{words::STORE_MEANS[3]}</li>
            </ul>
            <p hidden=may>{words::STORE_OR_FOLDER}</p>
            <button type="button" class="button" hidden=move || !may() on:click=join>
                {words::JOIN}
            </button>
        </div>
    }
    .into_any()
}

/// The folder, what is wrong with it, and what one does about it.
#[component]
fn FolderState(
    /// What is kept.
    goals: Goals,
    /// How it stands with it.
    folder: Memo<Folder>,
) -> AnyView {
    let devices = goals.devices;
    let choose = move |again| move |_| goals.choose_folder(again);
    let state = move || match folder.get() {
        Folder::Unknown => String::new(),
        Folder::Never => words::NEVER.to_owned(),
        Folder::None => words::NONE.to_owned(),
        Folder::Asks => words::ASKS.to_owned(),
        Folder::Open => words::open(devices.with(|it| it.wrote), goals.day()),
        Folder::Store => words::joined(devices.with(|it| it.wrote), goals.day()),
    };
    let fails = move || {
        let fails = devices
            .with(|it| it.fails)
            .filter(|_| folder.get() != Folder::None)?;
        Some(said(fails, folder.get() == Folder::Store))
    };
    let is_in = move || {
        folder.get() != Folder::Store || devices.with(|it| it.fails != Some(Fails::SignedOut))
    };
    let store = move || devices.with(|it| it.store.clone());
    let troubles = move || {
        let troubles = devices.with(|it| it.troubles.clone());
        let open = matches!(folder.get(), Folder::Open | Folder::Store);
        let is_store = folder.get() == Folder::Store;
        let each = troubles.into_iter().filter(|_| open);
        let each = each.map(|(name, it)| {
            let it = match it {
                // No drive brings what is in the store.
                Trouble::NotYet if is_store => Trouble::Half,
                it => it,
            };
            view! { <li><bdi>{name}</bdi>": " {words::trouble(it)}</li> }
        });
        each.collect_view()
    };
    let leave = move |_| {
        move_focus(TITLE.to_owned());
        goals.leave_folder();
    };
    let is = move |it: Folder| move || folder.get() != it;
    view! {
        <p role="status">{state}</p>
        <p role="alert" hidden=move || fails().is_none()>{fails}</p>
        <ul class="quiet devices__troubles">{troubles}</ul>
        <div class="take-along__buttons">
            <a class="button" href=store hidden=is_in>
                {words::SIGN_IN}
            </a>
            <button type="button" class="button" hidden=is(Folder::None) on:click=choose(false)>
                {words::CHOOSE}
            </button>
            <button type="button" class="button" hidden=is(Folder::Asks) on:click=choose(true)>
                {words::RECONNECT}
            </button>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || !matches!(folder.get(), Folder::Open | Folder::Store)
                on:click=move |_| goals.look_into_folder()
            >
                {words::LOOK}
            </button>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || {
                    !matches!(folder.get(), Folder::Open | Folder::Asks | Folder::Store)
                }
                on:click=leave
            >
                {move || if folder.get() == Folder::Store { words::LEAVE_STORE } else { words::LEAVE }}
            </button>
        </div>
    }
    .into_any()
}

/// Why the folder, or the store, was not read or written.
const fn said(fails: Fails, is_store: bool) -> &'static str {
    match fails {
        Fails::Gone if is_store => words::STORE_GONE,
        Fails::NotAllowed if is_store => words::STORE_NOT_ALLOWED,
        Fails::Locked if is_store => words::STORE_LOCKED,
        Fails::Differs if is_store => words::STORE_DIFFERS,
        Fails::NoRoom if is_store => words::STORE_NO_ROOM,
        Fails::Gone => words::GONE,
        Fails::NotAllowed => words::NOT_ALLOWED,
        Fails::Locked => words::LOCKED,
        Fails::Differs => words::DIFFERS,
        Fails::NoRoom => words::NO_ROOM,
        Fails::SignedOut => words::SIGNED_OUT,
        Fails::Unreachable => words::UNREACHABLE,
        Fails::NoStore => words::NO_STORE,
        Fails::Stale => words::STALE,
        Fails::TooLarge => words::TOO_LARGE,
        Fails::ServerFails => words::SERVER_FAILS,
        Fails::Other if is_store => words::UNREACHABLE,
        Fails::Other => words::FAILS,
    }
}

/// The other devices.
#[component]
fn Others(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let others = Memo::new(move |_| goals.devices.with(|it| it.others.clone()));
    let each = move || {
        let each = others.get().into_iter().map(|(id, name, day)| {
            let label = words::forget_label(&name);
            let forget = move |_| {
                move_focus(TITLE.to_owned());
                goals.forget_device(id.clone());
            };
            view! {
                <li>
                    <bdi>{words::named(&name).to_owned()}</bdi>
                    {words::seen(day, goals.day())}
                    " "
                    <button type="button" class="set" aria-label=label on:click=forget>
                        {words::FORGET}
                    </button>
                </li>
            }
        });
        each.collect_view()
    };
    view! {
        <ul class="devices__others" hidden=move || others.with(Vec::is_empty)>
            {each}
        </ul>
    }
    .into_any()
}

/// Files that are carried over by hand.
#[component]
fn ByHand(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let brought = RwSignal::new(None::<Brought>);
    let done = Callback::new(move |it| brought.set(Some(it)));
    let says = move || {
        brought.with(|it| {
            Some(match it.as_ref()? {
                Brought::Merged => words::MERGED.to_owned(),
                Brought::Nothing => words::NOTHING_NEW.to_owned(),
                Brought::Own => words::OWN.to_owned(),
                Brought::NotOne => words::NOT_ONE.to_owned(),
                Brought::Wrong(trouble) => words::wrong(*trouble).to_owned(),
                Brought::NotBrought(why) => not_brought(why),
            })
        })
    };
    view! {
        <h3>{words::BY_HAND}</h3>
        <p>{words::BY_HAND_LEAD}</p>
        <div class="take-along__buttons">
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| goals.save_for_other()
            >
                {words::SAVE}
            </button>
            <label class="button button--quiet file">
                {words::OPEN}
                <input
                    type="file"
                    on:change=move |event| {
                        brought.set(None);
                        goals.open_from_other(event_target(&event), done);
                    }
                />
            </label>
        </div>
        <p role="status">{says}</p>
    }
    .into_any()
}
