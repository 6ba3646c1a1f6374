//! Taking everything along as a file, and bringing one in.

pub mod choosing;
pub mod saving;

use leptos::prelude::*;
use leptos::task::spawn_local;
use waymark_core::objective::draft::Draft;
use waymark_text::kept as words;
use waymark_text::kept::{backups, device};

use self::choosing::{ChooseFile, Choosing, Chosen};
use self::saving::{Offer, Offered, offer_export, offer_readings, offer_table};
use crate::state::kept::Goals;
use crate::state::kept::offline::{Installing, installing};

/// Buttons, what came of them, and what a chosen file would change.
#[component]
pub fn TakeAlong(
    /// What is kept.
    goals: Goals,
    /// Where the goals are.
    home: Signal<String>,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    let choosing = Choosing::new(open);
    let Choosing { shown, said, .. } = choosing;
    let offered = goals.offered;
    let offer = move |make: fn(Goals) -> Offered| {
        move |_| {
            said.set("");
            shown.set(None);
            offered.set(Some(make(goals)));
        }
    };
    let since = move || {
        let copy = goals.backups.with(|backups| backups.copy);
        copy.map(|it| backups::since_copy(it.day, it.changes))
    };
    // A system may have opened a file with the app, or shared one with it.
    let begin = Callback::new(move |()| {
        offered.set(None);
        choosing.begin();
    });
    goals.look_into_handed(choosing.steps, begin, choosing.looked());
    view! {
        <section class="take-along">
            <h2 id="take-along" tabindex="-1">{words::TAKE_ALONG}</h2>
            <p>{words::TAKE_ALONG_LEAD}</p>
            <p hidden=move || since().is_none()>{since}</p>
            <div class="take-along__buttons">
                <button type="button" class="button" on:click=offer(offer_export)>
                    {words::EXPORT}
                </button>
                <button type="button" class="button button--quiet" on:click=offer(offer_table)>
                    {words::EXPORT_CSV}
                </button>
                <button
                    type="button"
                    class="button button--quiet"
                    hidden=move || goals.kpis().is_empty()
                    on:click=offer(offer_readings)
                >
                    {words::EXPORT_READINGS}
                </button>
                <ChooseFile goals choosing />
            </div>
            <p class="take-along__said" hidden=move || said.get().is_empty()>
                <span role="status">{said}</span>
                " "
                <a href=home>{words::TO_GOALS}</a>
            </p>
            <Offer goals />
            <Chosen goals choosing />
        </section>
    }
    .into_any()
}

/// The way in for somebody who comes with a file, where there are no goals yet. What
/// was said of it stays.
#[component]
pub fn BringIn(
    /// What is kept.
    goals: Goals,
    /// Called with a draft that is to be opened in the form of a new objective.
    open: Callback<Draft>,
) -> AnyView {
    let choosing = Choosing::new(open);
    let Choosing { shown, said, .. } = choosing;
    let is_ios_app = RwSignal::new(false);
    spawn_local(async move {
        let _ = is_ios_app.try_set(installing().await == Installing::IosApp);
    });
    let is_needless = Memo::new(move |_| {
        let is_used = shown.with(Option::is_some) || !said.get().is_empty();
        !is_used && !goals.is_empty()
    });
    view! {
        <section class="bring-in" hidden=is_needless>
            <p id="take-along" tabindex="-1" role="status">
                {move || match said.get() {
                    "" if is_ios_app.get() => device::EMPTY_APP,
                    "" => words::HAVE_A_FILE,
                    said => said,
                }}
            </p>
            <div hidden=move || !goals.is_empty()>
                <ChooseFile goals choosing class="set file" />
            </div>
            <Chosen goals choosing />
        </section>
    }
    .into_any()
}
