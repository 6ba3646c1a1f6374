//! What begins like work and is an outcome all the same: by what it brings, how much of it, or
//! how it is done.

use super::amount::Amount;
use super::lists::{FUNCTION, OUTCOMES, UNITS};
use super::task::{GIVES, ends_as, lead};
use super::words::{Words, is_among};

/// Who or what is there afterwards that was not before, where verbs such as "add" and "create"
/// stand before.
const GAINED: &str = "customer customers client clients subscriber subscribers member members \
    user users donor donors sponsor sponsors tenant tenants patient patients buyer buyers fan \
    fans guest guests job jobs home homes apprenticeship apprenticeships place places sale sales \
    order orders lead leads signup signups account accounts";

/// What is weighed or metered of what comes out, besides the units that numbers have.
const YIELDS: &str = "tonne tonnes ton tons kilo kilos litre litres liter liters hectolitres \
    gwh gw megawatts kilowatts hectares acres hl ha watts";

/// How something is done that not everybody can.
const FEATS: &str = "in_a_row in_one_go in_one_sitting in_one_set without_stopping \
    without_a_break without_a_mistake without_mistakes without_help non_stop nonstop unaided \
    unassisted";

/// What people get done whom somebody trained for it. Of those who did already one only asks.
const SUCCEEDS: &str = "pass win graduate qualify succeed stay";

/// What is set by doing better than before.
const RECORDS: &str = "record records best";

/// Whether what a line begins with brings about what it counts: "add 50 paying customers",
/// "produce 2 tonnes of tomatoes", "take 20 % of the market", "do 50 push-ups in a row".
pub(super) fn is_outcome(words: &Words<'_>) -> bool {
    let at = lead(words);
    let next = at + 1;
    let amount = words.amount(next);
    let is_money_or_share = matches!(amount, Some(Amount::Share | Amount::Money));
    let takes = words.is(at, "make take give") && is_money_or_share;
    let sets = words.is(at, "set") && ends_in(words, next, RECORDS);
    let gives = words.is(at, GIVES) && amount == Some(Amount::Count);
    let weighs = || words.is(at + 2, UNITS) || words.is(at + 2, YIELDS);
    let brings = gives && (weighs() || ends_in(words, next, GAINED));
    let is_feat = amount.is_some() && words.any(next, FEATS);
    takes || sets || brings || is_feat || trains(words, next) || is_done(words, next)
}

/// Whether what follows a verb ends, before anything else begins, in one of these.
fn ends_in(words: &Words<'_>, from: usize, list: &str) -> bool {
    let is_of = |at: &usize| {
        let is_article = *at == from && words.is(*at, "a an the our my");
        (*at == from || words.follows(*at)) && (is_article || !words.is(*at, FUNCTION))
    };
    let count = (from..words.len()).take_while(is_of).count();
    count > 0 && words.is(from + count - 1, list)
}

/// "Train 3 apprentices who pass the exam": what comes of it is said of whom it is done for.
fn trains(words: &Words<'_>, from: usize) -> bool {
    let has_number = words.amounts().next().is_some();
    let succeeds =
        |at: usize| words.is(at, SUCCEEDS) && words.is(at - 1, "who that") && words.follows(at);
    has_number && (from + 1..words.len()).any(succeeds)
}

/// "Audit passed without findings": what happened to a thing of that name. In "test automated
/// deployments" a thing follows.
fn is_done(words: &Words<'_>, at: usize) -> bool {
    const DONE: &str = "won met";
    let is_outcome = words.is(at, DONE)
        || ends_as(words.get(at), "ed", |it| {
            is_among(it, OUTCOMES) || is_among(it, "clear approve accept grant")
        });
    let ends = at + 1 >= words.len() || !words.follows(at + 1) || words.is(at + 1, FUNCTION);
    is_outcome && words.follows(at) && ends
}
