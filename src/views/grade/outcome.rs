//! What the objective comes to: its score, its verdict, and the way there.

use leptos::prelude::*;
use waymark_core::grading::pace::objective_pace;
use waymark_core::grading::reverse::{Need, ways};
use waymark_core::grading::verdict::{Commitment, Finding, Verdict};
use waymark_core::grading::zone::Zone;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Elapsed;
use waymark_core::plot::scale::{ScaleWords, scale, scale_place};
use waymark_text::grade::{self as words, page, report};

use crate::state::grade::Playground;
use crate::state::page::move_focus;

/// So many ways are shown at first: as many as an objective should have key
/// results.
const WAYS: usize = 5;

/// Everything that is said of the objective, worked out once per change.
#[derive(Clone, Debug, Default, PartialEq)]
struct Outcome {
    score: String,
    zone: &'static str,
    /// When it holds, and what it is.
    verdict: [String; 2],
    reason: String,
    other: String,
    /// What is to be known besides: how much is measured, what broke, why there
    /// is no score.
    remarks: [String; 2],
    pace: String,
    reached: String,
    steps: [String; 2],
    /// The ways to the aim: which key result, how, and what to set.
    ways: Vec<(usize, String, Need)>,
    /// Whether there are more.
    more_ways: bool,
    /// Above or instead of the ways.
    ways_title: &'static str,
    /// Where the score lies on the scale; empty without one.
    place: String,
}

impl Outcome {
    fn of(playground: Playground, most_ways: usize) -> Self {
        let commitment = playground.objective.with(|objective| objective.commitment);
        let total = playground.total.get();
        let elapsed = playground.period.with(|period| period.elapsed.clone());
        let is_open = matches!(elapsed, Some(Elapsed::Running(_) | Elapsed::TooEarly(_)));
        let pace = playground.counted.with(|counted| match &elapsed {
            Some(Elapsed::Running(gone)) => objective_pace(counted, gone),
            _ => None,
        });
        let pace = words::pace::pace(elapsed.as_ref(), pace.as_ref(), commitment);
        let found = match &total.score {
            Ok(found) => found,
            Err(why) => {
                return Self {
                    score: words::NONE.to_owned(),
                    verdict: [String::new(), words::NONE.to_owned()],
                    remarks: [words::no_score(*why), words::broken(&total)],
                    reached: words::reached(&total, None),
                    pace,
                    ..Self::default()
                };
            }
        };
        let on = |commitment| Verdict::on(&found.spectrum, commitment, !total.broken.is_empty());
        let (verdict, other) = (on(commitment), on(commitment.other()));
        // A must has no bands: it is kept or missed, and neither while it can still be kept.
        let zone = match verdict.finding {
            Finding::Missed if is_open => "",
            Finding::Missed => words::zone(Zone::Red),
            _ => words::zone(Zone::of(&found.spectrum)),
        };
        let score = words::score(&found.spectrum);
        let said = match verdict.finding {
            Finding::Missed if is_open => {
                let broken = words::broken_guardrail(&verdict);
                [String::new(), [words::NOT_THERE_YET, broken].concat()]
            }
            _ => [
                words::standing(&total).to_owned(),
                [&words::verdict(&verdict), ", ", zone].concat(),
            ],
        };
        let aim = Fraction::of(7, 10);
        let ways = playground.counted.with(|counted| match commitment {
            // One more, to know whether there is one.
            Commitment::Aspirational => ways(counted, found, &aim, most_ways + 1),
            Commitment::Committed => Vec::new(),
        });
        let ways_title = match commitment {
            Commitment::Committed if found.spectrum < Fraction::one() => page::WAYS_KEPT,
            Commitment::Aspirational if found.spectrum >= aim => "",
            Commitment::Aspirational if ways.is_empty() => page::NO_WAY,
            Commitment::Aspirational => page::WAYS,
            Commitment::Committed => "",
        };
        let more_ways = ways.len() > most_ways;
        let ways = playground.rows.with(|rows| {
            ways.into_iter()
                .take(most_ways)
                .filter_map(|way| {
                    let row = rows.get(way.key_result)?;
                    let name = row.typed.with(|typed| typed.name.clone());
                    let (need, sentence) = row.read.with(|read| {
                        let need = way.need.for_unit(&read.unit);
                        let notation = &playground.habits.notation;
                        let sentence =
                            words::reverse::way(&need, read.now.value, &read.unit, notation);
                        (need, sentence)
                    });
                    let name = page::named(&name, way.key_result);
                    Some((way.key_result, [&name, ": ", &sentence].concat(), need))
                })
                .collect()
        });
        let whole = total.measured == total.scored;
        let as_other = page::AS_OTHER[usize::from(commitment == Commitment::Aspirational)];
        Self {
            place: scale_place(&found.spectrum),
            score,
            zone,
            verdict: said,
            // Of a part of it they would say too much.
            reason: if whole {
                words::reason(verdict.finding).to_owned()
            } else {
                String::new()
            },
            other: [
                as_other,
                page::AS_MEASURED[usize::from(!whole)],
                &words::verdict(&other),
                ". ",
                if whole {
                    words::reason(other.finding)
                } else {
                    ""
                },
            ]
            .concat(),
            remarks: [words::so_far(&total, commitment), words::broken(&total)],
            pace,
            reached: words::reached(&total, Some(&found.binary)),
            steps: playground.counted.with(|counted| {
                [
                    words::steps::of_objective(counted, &found.spectrum, false),
                    words::steps::of_objective(counted, &found.binary, true),
                ]
            }),
            ways,
            more_ways,
            ways_title,
        }
    }
}

/// The scale as SVG text.
fn drawing(score: Option<&Fraction>, shown: &str, title: &str) -> String {
    let words = ScaleWords {
        score: shown,
        zones: [Zone::Red, Zone::Amber, Zone::Green].map(words::zone),
        aim: page::AIM,
        title,
    };
    scale(score, &words)
}

/// The objective's scale as it stands, to save.
pub(super) fn scale_of(playground: Playground) -> String {
    let commitment = playground
        .objective
        .with_untracked(|objective| objective.commitment);
    playground.total.with_untracked(|total| {
        let score = total.score.as_ref().ok().map(|found| &found.spectrum);
        let shown = score.map_or_else(|| words::NONE.to_owned(), words::score);
        drawing(score, &shown, &report::outcome(total, commitment))
    })
}

/// The objective's score with everything that explains it.
#[component]
pub fn OutcomePanel(
    /// The playground whose outcome it is.
    playground: Playground,
    /// What there is to learn from it, if it is an example.
    teaches: Memo<&'static str>,
) -> AnyView {
    let most_ways = RwSignal::new(WAYS);
    let outcome = Memo::new(move |_| Outcome::of(playground, most_ways.get()));
    let says =
        move |pick: fn(&Outcome) -> &str| move || outcome.with(|outcome| pick(outcome).to_owned());
    let line = move |class: &'static str, pick: fn(&Outcome) -> &str| {
        view! {
            <p class=class hidden=move || outcome.with(|outcome| pick(outcome).is_empty())>
                {says(pick)}
            </p>
        }
    };
    let looking = move || playground.looking.get_untracked() == Some(true);
    let ways = move || {
        outcome.with(|outcome| {
            outcome
                .ways
                .iter()
                .map(|(at, sentence, need)| {
                    let (at, need) = (*at, need.clone());
                    let grant = move |_| {
                        let row = playground.rows.with_untracked(|rows| rows.get(at).copied());
                        let granted = row.and_then(|row| {
                            row.typed.with_untracked(|typed| {
                                row.read.with_untracked(|read| {
                                    typed.granted(&need, read, &playground.habits)
                                })
                            })
                        });
                        if let (Some(row), Some(granted)) = (row, granted) {
                            playground.edit_row(row, |typed| *typed = granted);
                            move_focus("result".to_owned());
                        }
                    };
                    view! {
                        <li>
                            {if looking() {
                                sentence.clone().into_any()
                            } else {
                                view! {
                                    <button type="button" class="set" on:click=grant>
                                        {sentence.clone()}
                                    </button>
                                }
                                    .into_any()
                            }}
                        </li>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <section class="result" id="result" tabindex="-1" data-zone=says(|outcome| outcome.zone)>
            <h2 class="unseen">{page::OBJECTIVE_SCORE}</h2>
            <div class="result__head">
                <output class="result__score" aria-label=page::OBJECTIVE_SCORE aria-live="off">
                    {says(|outcome| &outcome.score)}
                </output>
                <output class="result__verdict" aria-label=page::VERDICT aria-live="off">
                    <span class="quiet">{says(|outcome| &outcome.verdict[0])}</span>
                    <b class="zone">{says(|outcome| &outcome.verdict[1])}</b>
                </output>
            </div>
            // The drawing stays and the mark moves; the outputs above say it all.
            <div class="result__scale" aria-hidden="true">
                <div inner_html=drawing(None, "", "")></div>
                <span
                    class="result__mark"
                    hidden=move || outcome.with(|outcome| outcome.place.is_empty())
                    style:inset-inline-start=says(|outcome| &outcome.place)
                ></span>
            </div>
            <p class="result__teaches" hidden=move || teaches.get().is_empty()>
                {teaches}
            </p>
            {line("result__remark", |outcome| &outcome.remarks[0])}
            {line("result__remark", |outcome| &outcome.remarks[1])}
            {line("result__reason", |outcome| &outcome.reason)}
            {line("quiet", |outcome| &outcome.other)}
            {line("quiet", |outcome| &outcome.pace)}
            <div class="result__ways" hidden=move || outcome.with(|outcome| outcome.ways_title.is_empty())>
                <h3>{says(|outcome| outcome.ways_title)}</h3>
                <ul class="sets">{ways}</ul>
                <button
                    type="button"
                    class="link"
                    hidden=move || outcome.with(|outcome| !outcome.more_ways)
                    on:click=move |_| most_ways.set(usize::MAX - 1)
                >
                    {page::MORE_WAYS}
                </button>
            </div>
            <details class="arithmetic" open hidden=move || {
                outcome.with(|outcome| outcome.steps[0].is_empty())
            }>
                <summary>
                    <h3>{page::ARITHMETIC}</h3>
                </summary>
                <dl>
                    <dt>{page::RULES[0]}</dt>
                    <dd class="steps">{says(|outcome| &outcome.steps[0])}</dd>
                    <dt>{page::RULES[1]}</dt>
                    <dd class="steps">{says(|outcome| &outcome.steps[1])}</dd>
                    <dd>{says(|outcome| &outcome.reached)}</dd>
                </dl>
            </details>
        </section>
    }
    .into_any()
}
