//! Where weeks and years begin.

use leptos::prelude::*;
use time::Month;
use waymark_core::calendar::FirstDay;
use waymark_text::kept::calendar as words;

use crate::state::kept::Goals;
use crate::ui::choice::Choice;

/// Both settings, and what they make of today.
#[component]
pub fn CalendarSettings(
    /// What is kept.
    goals: Goals,
) -> AnyView {
    let day = Signal::derive(move || {
        let first = goals.calendar().first_day;
        let place = FirstDay::ALL.iter().position(|it| *it == first);
        place.unwrap_or_default()
    });
    let set_day = Callback::new(move |place: usize| goals.set_first_day(FirstDay::ALL[place]));
    let month = Signal::derive(move || goals.calendar().first_month as usize - 1);
    let set_month = Callback::new(move |place: usize| {
        // As many as there are to choose from.
        goals.set_first_month(Month::January.nth_next(place as u8));
    });
    view! {
        <section class="calendar" aria-labelledby="calendar">
            <h2 id="calendar">{words::CALENDAR}</h2>
            <div class="form__values">
                <Choice
                    id="first-day".to_owned()
                    label=words::FIRST_DAY
                    options=&words::DAYS
                    chosen=day
                    choose=set_day
                />
                <Choice
                    id="first-month".to_owned()
                    label=words::FIRST_MONTH
                    options=&words::MONTHS
                    chosen=month
                    choose=set_month
                />
            </div>
            <p aria-live="polite">{move || words::today(goals.day(), goals.calendar())}</p>
            <p class="quiet">{words::NEVER_DATES}</p>
        </section>
    }
    .into_any()
}
