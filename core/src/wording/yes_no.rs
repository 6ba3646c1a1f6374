//! What can be told exactly without a number: it is so, or it is not.

use super::task::{DETERMINERS, lead, task};
use super::words::Words;

/// What somebody else says yes to, by a paper that one has or has not.
const PAPERS: &str = "certificate certificates certification certified accreditation accredited \
    licence licenses license licences licensed permit permits patent patents visa degree diploma \
    label trademark iso soc pci hipaa gdpr fedramp bcorp b_corp tisax cyber_essentials";

/// How one comes by such a paper.
const GETS: &str = "pass achieve attain obtain get earn receive secure gain gets";

/// What others decide.
const DECIDED: &str = "approves approved ratifies ratified grants granted accredited certified \
    licensed passed passes";

/// What is done with each of some things until none is left.
const COMPLETES: &str = "fill answer close clear pay reply respond return settle solve handle \
    process keep sell use pass reach resolve ensure guarantee";

/// "Pass the B2 exam", "get SOC 2 certified", "board approves the strategy", "fill all open
/// positions".
pub(super) fn is_yes_or_no(words: &Words<'_>) -> bool {
    passes(words) || is_decided(words) || is_complete(words)
}

/// An examination is passed or it is not; of a paper what it is is named.
fn passes(words: &Words<'_>) -> bool {
    let at = lead(words);
    let is_exam = words.is(at, "pass") && at + 1 < words.len() && !words.is(at + 1, "on over by");
    is_exam || words.is(at, GETS) && words.any(at + 1, PAPERS)
}

/// "Board approves the strategy", "plan approved by the board", "certified by 31 December".
fn is_decided(words: &Words<'_>) -> bool {
    let not_before = "not to that of";
    (words.first()..words.len()).any(|at| {
        words.is(at, DECIDED)
            && (at == words.first() || !words.is(at - 1, not_before))
            && (at + 1 >= words.len()
                || !words.follows(at + 1)
                || words.is(at + 1, DETERMINERS)
                || words.is(at + 1, "by in at before for to on and with without"))
    })
}

/// All of it, where nobody has to say how much that is.
fn is_complete(words: &Words<'_>) -> bool {
    let at = lead(words);
    let next = at + 1 + usize::from(words.is(at + 1, "to on for up out"));
    words.is(at, COMPLETES)
        && words.is(next, "all every each both")
        && next + 1 < words.len()
        && task(words, false).is_none()
}
