//! `<okr-or-kpi>`: the quiz as a custom element, for the app and for any page.
//!
//! `element.js` holds the class: registration, failure, events, focus and the
//! fallback. Everything else is decided here, by one pure function from text to
//! text: [`quiz`] is given the quiz as it stands and what was asked for, and
//! gives a script of what to draw and to tell, and the quiz as it is then. Rust
//! never calls the page, and keeps nothing between two calls. So there is
//! nothing to free when an element goes, nothing that a page's listener could
//! meet half done, and nothing half written after a trap.

#[cfg(feature = "app")]
mod app;
mod script;
mod state;
mod templates;
mod view;

use script::Script;
use state::{Host, State};
use templates::{ENTRIES, Entry};

#[cfg(feature = "app")]
pub use app::define;

/// Does what is asked for.
///
/// The fields of `input` are separated by tabs: the state as the last call gave
/// it (empty for a fresh quiz), an action, a value for it, then what
/// [`Host::read`] reads. Anything that is not understood is passed over.
///
/// For nothing it gives what scripts are written with, else a script. The last
/// thing in that is the quiz itself: its state, the metric's name, why a form
/// that requires an answer cannot be sent, and the result.
#[must_use]
pub fn quiz(input: &str) -> String {
    if input.is_empty() {
        return ENTRIES.to_owned();
    }
    let mut rest = input;
    let mut next = || {
        let end = rest.bytes().position(|byte| byte == b'\t');
        let end = end.unwrap_or(rest.len());
        let field = rest.get(..end).unwrap_or_default();
        rest = rest.get(end + 1..).unwrap_or_default();
        field
    };
    let mut state = State::read(next());
    let (action, value) = (next(), next());
    let host = Host::read(next(), next());
    let mut out = Script::new();
    act(&mut out, &mut state, &host, action, value);
    view::tell_state(&mut out, &state);
    out.finish()
}

fn act<'a>(out: &mut Script, state: &mut State<'a>, host: &Host, action: &str, value: &'a str) {
    // By first letters: to compare whole words is a sixth of a kilobyte.
    match action.as_bytes().first() {
        // What the host does: answers, a given name, reset, draw, a draft that it kept.
        Some(b'a') => {
            let changed = state.set_answers(value);
            if changed {
                view::draw(out, state, host);
            }
        }
        Some(b'g') => {
            state.set_metric(value);
            view::draw(out, state, host);
        }
        Some(b'r') => {
            state.restart();
            view::draw(out, state, host);
        }
        Some(b'd') => view::draw(out, state, host),
        Some(b'k') => {
            *state = State::read(value);
            view::draw(out, state, host);
        }

        // What a person does with a question: name, typed (the field is left),
        // option, continue, back.
        Some(b'n') => {
            state.type_name(value);
            if state.name.is_ok() {
                view::show_name_problem(out, state);
            }
        }
        Some(b't') => view::show_name_problem(out, state),
        Some(b'o') => {
            out.add(Entry::Chosen);
            if state.mark(value) {
                out.add(Entry::Started);
            }
        }
        Some(b'c') => go_on(out, state, host),
        Some(b'b') => {
            state.attempt.back();
            view::draw(out, state, host);
            out.add(Entry::Step);
        }

        // And with a result: flip, end (the closing question), markdown, link,
        // start again.
        Some(b'f') => view::show_trial(out, state, value),
        Some(b'e') => view::show_retirement(out, state, value),
        Some(b'm') => view::copy_markdown(out, state, host),
        Some(b'l') => out.add(Entry::LinkCopied),
        Some(b's') => {
            state.restart();
            view::draw(out, state, host);
            out.add(Entry::Again);
        }

        // What came of copying: written, or by hand.
        Some(b'w') => out.add(Entry::Copied),
        Some(b'h') => out.add(Entry::ByHand),
        _ => {}
    }
}

fn go_on(out: &mut Script, state: &mut State<'_>, host: &Host) {
    if state.asks_for_name() && state.name.is_err() {
        view::show_name_problem(out, state);
        out.add(Entry::NameRefused);
    } else if let Ok((question, answer)) = state.attempt.submit() {
        view::draw(out, state, host);
        out.add(Entry::Step);
        view::tell_answer(out, state, question, answer);
    } else {
        out.add(Entry::Unanswered);
    }
}
