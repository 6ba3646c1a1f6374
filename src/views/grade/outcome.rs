//! What the objective comes to: its score, its verdict, and the way there.

use leptos::prelude::*;
use waymark_core::grading::objective::{NoScore, Total};
use waymark_core::grading::pace::{Basis, objective_pace};
use waymark_core::grading::reverse::{Need, Way, ways};
use waymark_core::grading::verdict::{Commitment, Verdict};
use waymark_core::grading::zone::Zone;
use waymark_core::number::fraction::Fraction;
use waymark_core::period::Elapsed;
use waymark_core::plot::scale::{ScaleWords, scale, scale_place};
use waymark_text::grade::examples::EXAMPLES;
use waymark_text::grade::{self as words, page, report};

use crate::state::derived::Derived;
use crate::state::grade::Playground;
use crate::state::page::move_focus;
use crate::state::parts::Parts;

/// So many ways are shown at first: as many as an objective should have key
/// results.
const WAYS: usize = 5;

/// What one looks at while typing, worked out once per change.
#[derive(Clone, Debug, Default, PartialEq)]
struct Outcome {
    score: String,
    zone: &'static str,
    /// When it holds, and what it is.
    verdict: [String; 2],
    reason: &'static str,
    /// What is to be known besides: how much is measured, what broke, why there
    /// is no score.
    remarks: [String; 2],
    /// Where the score lies on the scale; empty without one.
    place: String,
}

impl Outcome {
    fn of(playground: Playground) -> Self {
        let promise = playground.promise.with(|it| *it);
        let name = |at: usize| {
            let typed = playground
                .rows
                .with(|rows| rows.get(at).map(|row| row.typed));
            typed.map_or_else(String::new, |typed| typed.with(|it| it.name.clone()))
        };
        playground.total.with(|total| {
            let found = match &total.score {
                Ok(found) => found,
                Err(why) => {
                    return Self {
                        score: words::NONE.to_owned(),
                        verdict: [String::new(), words::NONE.to_owned()],
                        remarks: [words::no_score(*why), words::broken(total, name)],
                        ..Self::default()
                    };
                }
            };
            let is_broken = !total.broken.is_empty();
            let verdict = promise.verdict(&found.spectrum, is_broken);
            let zone = promise.zone(&found.spectrum, is_broken).map(words::zone);
            let said = match zone {
                None => {
                    let broken = words::broken_guardrail(&verdict);
                    [String::new(), [words::NOT_THERE_YET, broken].concat()]
                }
                Some(zone) => [
                    words::standing(total, promise.term).to_owned(),
                    [&words::verdict(&verdict), ", ", zone].concat(),
                ],
            };
            Self {
                place: scale_place(&found.spectrum),
                score: words::score(&found.spectrum),
                zone: zone.unwrap_or_default(),
                verdict: said,
                // Of a part of it they would say too much.
                reason: if total.measured == total.scored {
                    words::reason(verdict.finding)
                } else {
                    ""
                },
                remarks: [
                    words::so_far(total, promise.commitment),
                    words::broken(total, name),
                ],
            }
        })
    }
}

/// What is said of the pace: of what has a score, or is to have one.
fn pace_of(
    playground: Playground,
    total: &Total,
    elapsed: Option<&Elapsed>,
    commitment: Commitment,
) -> String {
    match (elapsed, &total.score) {
        (Some(Elapsed::Over), Err(_)) => String::new(),
        (Some(Elapsed::Over), Ok(_)) if total.measured < total.scored => {
            words::pace::OVER.to_owned()
        }
        // What has a problem shows no pace either.
        (Some(Elapsed::Running(_)), Err(why)) if *why != NoScore::NothingMeasured => String::new(),
        (Some(Elapsed::Running(gone)), _) => playground.counting.with(|counting| {
            let all = counting.key_results();
            let (pace, of) = (objective_pace(all, gone), Basis::of(all, gone));
            words::pace::pace(elapsed, pace.as_ref(), of, commitment)
        }),
        _ => words::pace::pace(elapsed, None, Basis::default(), commitment),
    }
}

/// A way to the aim: which key result, what it would take as a sentence, and what to set.
type SaidWay = (usize, String, Need);

/// What explains the outcome, and is shown a frame later: with a hundred key results it
/// takes longer than the score.
#[derive(Clone, Debug, Default, PartialEq)]
struct Explained {
    /// The verdict on the other commitment.
    other: String,
    pace: String,
    reached: String,
    steps: [String; 2],
    ways: Vec<SaidWay>,
    /// Whether there are more.
    more_ways: bool,
    /// Above or instead of the ways.
    ways_title: &'static str,
}

impl Explained {
    fn of(playground: Playground, most_ways: usize) -> Self {
        let commitment = playground.objective.with(|objective| objective.commitment);
        let total = playground.total.with(Clone::clone);
        let elapsed = playground.period.with(|period| period.elapsed.clone());
        let pace = pace_of(playground, &total, elapsed.as_ref(), commitment);
        let Ok(found) = &total.score else {
            return Self {
                reached: words::reached(&total, None),
                pace,
                ..Self::default()
            };
        };
        let aim = Fraction::of(7, 10);
        let ways = playground.counting.with(|counting| match commitment {
            // One more, to know whether there is one.
            Commitment::Aspirational => ways(counting.key_results(), found, &aim, most_ways + 1),
            Commitment::Committed => Vec::new(),
        });
        let ways_title = match commitment {
            Commitment::Committed if elapsed == Some(Elapsed::Over) => "",
            Commitment::Committed if found.spectrum < Fraction::one() => page::WAYS_KEPT,
            Commitment::Aspirational if found.spectrum >= aim => "",
            Commitment::Aspirational if ways.is_empty() => page::NO_WAY,
            Commitment::Aspirational => page::WAYS,
            Commitment::Committed => "",
        };
        let other = Verdict::on(
            &found.spectrum,
            commitment.other(),
            !total.broken.is_empty(),
        );
        let whole = total.measured == total.scored;
        let as_other = page::AS_OTHER[usize::from(commitment == Commitment::Aspirational)];
        Self {
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
            pace,
            reached: words::reached(&total, Some(&found.binary)),
            steps: playground.counting.with(|counting| {
                let of = |score, binary| {
                    words::steps::of_objective(counting.key_results(), score, binary)
                };
                [of(&found.spectrum, false), of(&found.binary, true)]
            }),
            more_ways: ways.len() > most_ways,
            ways: ways
                .into_iter()
                .take(most_ways)
                .filter_map(|way| said_way(playground, way))
                .collect(),
            ways_title,
        }
    }
}

fn said_way(playground: Playground, way: Way) -> Option<SaidWay> {
    let at = way.key_result;
    let row = playground.rows.with(|rows| rows.get(at).copied())?;
    let name = row.typed.with(|typed| page::named(&typed.name, at));
    row.read.with(|read| {
        let need = way.need.for_unit(&read.unit);
        let notation = &playground.habits.notation;
        let sentence = words::reverse::way(&need, read.now.value, &read.unit, notation);
        Some((at, [&name, ": ", &sentence].concat(), need))
    })
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
    let promise = playground.promise.with_untracked(|it| *it);
    playground.total.with_untracked(|total| {
        let score = total.score.as_ref().ok().map(|found| &found.spectrum);
        let shown = score.map_or_else(|| words::NONE.to_owned(), words::score);
        drawing(score, &shown, &report::outcome(total, promise))
    })
}

/// The objective's score with everything that explains it.
#[component]
pub fn OutcomePanel(
    /// The playground whose outcome it is.
    playground: Playground,
) -> AnyView {
    let most_ways = RwSignal::new(WAYS);
    let outcome = Derived::new(move || Outcome::of(playground));
    let at_once = Parts::at_once(move || {
        outcome.track();
        playground.objective.track();
    });
    // What there is to learn, as long as the objective is an example's.
    let teaches = at_once.part(move || {
        playground.objective.with_untracked(|objective| {
            EXAMPLES
                .iter()
                .find(|each| page::is_title_of(each, &objective.title))
                .map_or("", |each| each.teaches)
        })
    });
    let says = move |pick: fn(&Outcome) -> &str| {
        at_once.part(move || outcome.with_untracked(|outcome| pick(outcome).to_owned()))
    };
    let explained = Derived::new(move || Explained::of(playground, most_ways.get()));
    let later = Parts::after_frame(move || {
        playground.changes.track();
        most_ways.track();
    });
    let explains = move |pick: fn(&Explained) -> &str| {
        later.part(move || explained.with_untracked(|explained| pick(explained).to_owned()))
    };
    let line = |class: &'static str, said: Signal<String>| {
        view! {
            <p class=class hidden=is_empty(said)>
                {said}
            </p>
        }
    };
    let place = says(|outcome| &outcome.place);
    let ways_title = explains(|explained| explained.ways_title);
    let steps = explains(|explained| &explained.steps[0]);
    view! {
        <section class="result" id="result" tabindex="-1">
            <h2 class="unseen">{page::OBJECTIVE_SCORE}</h2>
            <div class="result__head">
                <output class="result__score" aria-label=page::OBJECTIVE_SCORE aria-live="off">
                    {says(|outcome| &outcome.score)}
                </output>
                <output class="result__verdict" aria-label=page::VERDICT aria-live="off">
                    <span class="quiet">{says(|outcome| &outcome.verdict[0])}</span>
                    <b class="zone" data-zone=says(|outcome| outcome.zone)>
                        {says(|outcome| &outcome.verdict[1])}
                    </b>
                </output>
            </div>
            // The drawing stays and the mark moves; the outputs above say it all.
            <div class="result__scale" aria-hidden="true">
                <div inner_html=drawing(None, "", "")></div>
                <span
                    class="result__mark"
                    hidden=is_empty(place)
                    style:inset-inline-start=place
                ></span>
            </div>
            <p class="result__teaches" hidden=Signal::derive(move || teaches.with(|it| it.is_empty()))>
                {teaches}
            </p>
            {line("result__remark", says(|outcome| &outcome.remarks[0]))}
            {line("result__remark", says(|outcome| &outcome.remarks[1]))}
            {line("result__reason", says(|outcome| outcome.reason))}
            {line("quiet", explains(|explained| &explained.other))}
            {line("quiet", explains(|explained| &explained.pace))}
            <div class="result__ways" hidden=is_empty(ways_title)>
                <h3>{ways_title}</h3>
                <Ways playground explained later />
                <button
                    type="button"
                    class="link"
                    hidden=later.part(move || explained.with_untracked(|it| !it.more_ways))
                    on:click=move |_| most_ways.set(usize::MAX - 1)
                >
                    {page::MORE_WAYS}
                </button>
            </div>
            <details class="arithmetic" open hidden=is_empty(steps)>
                <summary>
                    <h3>{page::ARITHMETIC}</h3>
                </summary>
                <dl>
                    <dt>{page::RULES[0]}</dt>
                    <dd class="steps">{steps}</dd>
                    <dt>{page::RULES[1]}</dt>
                    <dd class="steps">{explains(|explained| &explained.steps[1])}</dd>
                    <dd>{explains(|explained| &explained.reached)}</dd>
                </dl>
            </details>
        </section>
    }
    .into_any()
}

/// Whether there is nothing to say.
fn is_empty(said: Signal<String>) -> Signal<bool> {
    Signal::derive(move || said.with(String::is_empty))
}

/// The ways to the aim, each with the button that goes it.
#[component]
fn Ways(
    /// The playground whose ways they are.
    playground: Playground,
    /// What explains its outcome.
    explained: Derived<Explained>,
    /// What is shown of that.
    later: Parts,
) -> AnyView {
    let looking = playground.looking.get_untracked() == Some(true);
    let way = move |which: usize| {
        let shown = later.part(move || explained.with_untracked(|it| it.ways.get(which).cloned()));
        let is_none = Signal::derive(move || shown.with(Option::is_none));
        let said = move || shown.with(|way| way.as_ref().map(|(_, said, _)| said.clone()));
        let said = Signal::derive(move || said().unwrap_or_default());
        let grant = move |_| {
            // What stands on the button, though more may have been typed since.
            let way = shown.get_untracked();
            let granted = way.and_then(|(at, _, need)| {
                let row = playground
                    .rows
                    .with_untracked(|rows| rows.get(at).copied())?;
                let granted = row.typed.with_untracked(|typed| {
                    row.read
                        .with_untracked(|read| typed.granted(&need, read, &playground.habits))
                });
                Some((row, granted?))
            });
            if let Some((row, granted)) = granted {
                playground.edit_row(row, |typed| *typed = granted);
                move_focus("result".to_owned());
            }
        };
        let said = if looking {
            said.into_any()
        } else {
            view! {
                <button type="button" class="set" on:click=grant>
                    {said}
                </button>
            }
            .into_any()
        };
        view! { <li hidden=is_none>{said}</li> }
    };
    // They stay where there are fewer or none: to make one anew takes a browser longer than
    // to change what it says.
    let places = later.part(move || explained.with_untracked(|it| it.ways.len()).max(WAYS));
    view! {
        <ul class="sets">
            <For each=move || 0..places.get() key=|which| *which let:which>
                {way(which)}
            </For>
        </ul>
    }
    .into_any()
}
