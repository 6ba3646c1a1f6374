//! Each key result with its score under both rules, as it counts once the objective is
//! closed.

use leptos::prelude::*;
use waymark_core::grading::objective::Counted;
use waymark_core::objective::Objective;
use waymark_core::objective::closing::{Closing, Next};
use waymark_core::objective::course::peak;
use waymark_core::objective::standing::Standing;
use waymark_text::goals::{self as goals_words, open as words, standing};
use waymark_text::grade;

use crate::state::kept::today;
use crate::views::objective::card::Card;

/// Each key result under both rules, as it counts once the objective is closed.
#[component]
pub fn ScoreTable(
    /// The card.
    card: Card,
) -> AnyView {
    let notation = card.goals.habits.notation;
    let rows = move || {
        let objective = card.objective.get();
        let closed = as_closed(&objective, Next::Retire);
        let standing = Standing::of(&closed, card.goals.day());
        let all = objective.key_results.iter().zip(&standing.counted);
        let rows = all.map(|(key_result, counted)| {
            let [_, spectrum, binary] = match counted {
                Counted::Scored { grade, .. } => grade::grade(grade.as_ref()),
                _ => grade::grade(None),
            };
            let (spectrum, binary) = match counted {
                Counted::Guardrail { checks } => {
                    (grade::guardrail(*checks).to_owned(), String::new())
                }
                Counted::Scored { grade: None, .. } | Counted::Incomplete { .. } => {
                    ("0.00".to_owned(), "0".to_owned())
                }
                _ => (spectrum, binary),
            };
            let period = objective.period;
            let mut value = goals_words::latest(key_result, period, &notation);
            let latest = key_result.counting(period).next_back();
            if let Some((furthest, latest)) = peak(key_result, period).zip(latest) {
                let peak = standing::peak(furthest, latest, key_result, &notation, true);
                value = [&value, "; ", &peak].concat();
            }
            if matches!(counted, Counted::Incomplete { .. }) {
                value = [&goals_words::way(key_result, &notation), "; ", &value].concat();
            }
            (key_result.name.clone(), value, spectrum, binary)
        });
        let rows: Vec<_> = rows.collect();
        (rows, words::verdict_line(&standing))
    };
    let rows = Memo::new(move |_| rows());
    view! {
        <p class="closing__verdict">{move || rows.with(|(_, verdict)| verdict.clone())}</p>
        <div class="way__table scores" role="region" tabindex="0" aria-label=words::SCORES>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words::KEY_RESULT}</th>
                        <th scope="col">{words::COLUMNS[1]}</th>
                        <th scope="col">{words::SPECTRUM}</th>
                        <th scope="col">{words::BINARY}</th>
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        rows.get()
                            .0
                            .into_iter()
                            .map(|(name, value, spectrum, binary)| {
                                // Beside the scores where there is no room for columns.
                                let has_both = !binary.is_empty();
                                let rule = |name: &'static str| has_both.then_some(name);
                                view! {
                                    <tr>
                                        <th scope="row"><bdi>{name}</bdi></th>
                                        <td>{value}</td>
                                        <td data-rule=rule(words::SPECTRUM)>{spectrum}</td>
                                        <td data-rule=rule(words::BINARY)>{binary}</td>
                                    </tr>
                                }
                            })
                            .collect_view()
                    }}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The objective as if it were closed today.
pub(super) fn as_closed(objective: &Objective, next: Next) -> Objective {
    Objective {
        closing: objective.closing.or(Some(Closing::new(today(), next))),
        ..objective.clone()
    }
}
