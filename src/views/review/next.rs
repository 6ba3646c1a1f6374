//! The file that puts the next review into a calendar.

use leptos::prelude::*;
use leptos::task::spawn_local;
use time::{Date, Time};
use waymark_core::day::read_day;
use waymark_core::period::write_date;
use waymark_core::review::calendar_file::{Repeats, When};
use waymark_core::review::{Rhythm, subject};
use waymark_text::days::no_day;
use waymark_text::review::calendar_file as words;

use crate::state::page::focus_first_problem;
use crate::state::review::Reviewing;
use crate::ui::field::{Field, Under};

/// So many minutes before it one is reminded.
const REMINDER: u16 = 10;

/// Both ways in which a month's or a quarter's review can repeat.
const WAYS: [Repeats; 2] = [Repeats::OnWeekday, Repeats::OnDay];

/// The day and the time, and the button that saves the file.
#[component]
pub fn NextOne(
    /// The review.
    reviewing: Reviewing,
) -> AnyView {
    let Reviewing { rhythm, .. } = reviewing;
    let goals = reviewing.goals;
    let unit = reviewing.unit;
    let usual = move || write_date(rhythm.next(unit, goals.calendar()));
    let kept = |part: &str| [subject(rhythm, unit).id.as_str(), part].concat();
    let day = goals.typed_day(&kept("-first"), usual);
    let time = goals.typed(&kept("-at"));
    // Each kept as a text while it is not the usual.
    let [silent, other] = ["-silent", "-other"].map(|part| goals.typed(&kept(part)));
    let reminds = RwSignal::new(silent.with_untracked(String::is_empty));
    let way = RwSignal::new(usize::from(other.with_untracked(|it| !it.is_empty())));
    let said = |is_said: bool| if is_said { "1" } else { "" }.to_owned();
    Effect::new(move |_| silent.set(said(!reminds.get())));
    Effect::new(move |_| other.set(said(way.get() > 0)));
    let read = Memo::new(move |_| day.with(|day| read_day(day, goals.day())));
    let first = Memo::new(move |_| read.get().ok());
    let under = Signal::derive(move || match read.get() {
        Err(why) => Under {
            text: no_day(why),
            is_problem: true,
        },
        Ok(first) if rhythm == Rhythm::Week => Under {
            text: words::repeats(rhythm, WAYS[0], first),
            is_problem: false,
        },
        Ok(_) => Under::default(),
    });
    let save = move |_| {
        let Some(first) = first.get_untracked() else {
            focus_first_problem("review");
            return;
        };
        let at = time.with_untracked(|time| read_time(time));
        let when = When {
            rhythm,
            first,
            at,
            repeats: WAYS[way.get_untracked()],
            // All day there is no minute to be before.
            reminder: reminds
                .get_untracked()
                .then_some(REMINDER)
                .filter(|_| at.is_some()),
        };
        spawn_local(async move { reviewing.save_calendar(&when).await });
    };
    view! {
        <section aria-labelledby="review-next">
            <h2 id="review-next">{words::REMINDER}</h2>
            <p class="quiet">{words::LEAD}</p>
            <div class="minutes__next">
                <Field
                    id="review-first".to_owned()
                    label=words::FIRST
                    kind="date"
                    value=day.into()
                    typed=Callback::new(move |text| day.set(text))
                    under
                />
                <div class="field">
                    <label for="review-at">{words::AT}</label>
                    <input
                        id="review-at"
                        type="time"
                        aria-describedby="review-at-note"
                        prop:value=time
                        on:input=move |event| time.set(event_target_value(&event))
                    />
                    <p class="field__note" id="review-at-note">
                        {words::AT_HINT}
                    </p>
                </div>
                {(rhythm != Rhythm::Week).then(|| view! { <Ways rhythm first way /> })}
            </div>
            <label class="tick" hidden=move || time.with(String::is_empty)>
                <input
                    type="checkbox"
                    prop:checked=reminds
                    on:change=move |event| reminds.set(event_target_checked(&event))
                />
                {words::REMIND}
            </label>
            <div class="form__buttons">
                <button type="button" class="button button--quiet" on:click=save>
                    {words::SAVE}
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// By what it repeats.
#[component]
fn Ways(
    /// Which review.
    rhythm: Rhythm,
    /// The day of the first one.
    first: Memo<Option<Date>>,
    /// Which of the ways is chosen.
    way: RwSignal<usize>,
) -> AnyView {
    let option = |(at, this): (usize, Repeats)| {
        let says = move || first.get().map(|first| words::repeats(rhythm, this, first));
        view! {
            <option value=at.to_string() prop:selected=move || way.get() == at>
                {says}
            </option>
        }
    };
    view! {
        <div class="field">
            <label for="review-repeats">{words::REPEATS}</label>
            <select
                id="review-repeats"
                on:change=move |event| {
                    way.set(event_target_value(&event).parse().unwrap_or_default());
                }
            >
                {WAYS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
    .into_any()
}

/// A time of day as a field says it: "09:30".
fn read_time(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next()?.parse().ok()?;
    Time::from_hms(hour, minute, 0).ok()
}
