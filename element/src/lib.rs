//! `<okr-or-kpi>`: the quiz as a custom element, for the app and for any page.
//!
//! `element.js` holds the class: registration, failure, events, focus and the
//! fallback. Everything else is decided here, by one pure function from text to
//! text: [`quiz`] is given the quiz as it stands and what was asked for, and
//! gives a script of what to draw and to tell, and the quiz as it is then. Rust
//! never calls the page, and keeps nothing between two calls. So there is
//! nothing to free when an element goes, nothing that a page's listener could
//! meet half done, and nothing half written after a trap.

// The embed does without the standard library: see there.
#![cfg_attr(not(any(test, feature = "app")), no_std)]

extern crate alloc;

#[cfg(feature = "app")]
mod app;
#[cfg(test)]
#[path = "../build/mod.rs"]
mod build;
mod script;
mod state;
mod templates;
mod view;

use alloc::string::String;

use script::Script;
use state::{Host, State};
use templates::{ENTRIES, Entry};

#[cfg(feature = "app")]
pub use app::define;

/// Does what is asked for, and gives what there is to say of it to `put`, part by part.
///
/// The fields of `input` are separated by tabs: the state as the last call gave
/// it (empty for a fresh quiz), an action, a value for it, then what
/// [`Host::read`] reads. Anything that is not understood is passed over.
///
/// For nothing it gives what scripts are written with, else a script. The last
/// thing in that is the quiz itself: its state, the metric's name, why a form
/// that requires an answer cannot be sent, and the result.
pub fn say(input: &str, mut put: impl FnMut(&str)) {
    if input.is_empty() {
        put(ENTRIES);
        return;
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
    let mut out = Script::new(put);
    act(&mut out, &mut state, &host, action, value);
    view::tell_state(&mut out, &state);
}

/// The same as one text.
#[must_use]
pub fn quiz(input: &str) -> String {
    let mut said = String::new();
    say(input, |part| said.push_str(part));
    said
}

fn act<'a>(
    out: &mut Script<impl FnMut(&str)>,
    state: &mut State<'a>,
    host: &Host,
    action: &str,
    value: &'a str,
) {
    // What comes of most: another drawing, and one thing to do or to tell.
    let mut is_changed = false;
    let mut then = None;
    let mut answered = None;
    // By first letters: to compare whole words is a sixth of a kilobyte.
    match action.as_bytes().first() {
        // What the host does: answers, a given name, reset, draw, a draft that it kept.
        Some(b'a') => is_changed = state.set_answers(value),
        Some(b'g') => {
            state.set_metric(value);
            is_changed = true;
        }
        Some(b'r') => {
            state.restart();
            is_changed = true;
        }
        Some(b'd') => is_changed = true,
        Some(b'k') => {
            *state = State::read(value);
            is_changed = true;
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
            then = state.mark(value).then_some(Entry::Started);
        }
        Some(b'c') => {
            then = Some(Entry::Unanswered);
            if state.asks_for_name() && state.name.is_err() {
                view::show_name_problem(out, state);
                then = Some(Entry::NameRefused);
            } else if let Ok(submitted) = state.attempt.submit() {
                answered = Some(submitted);
                is_changed = true;
                then = Some(Entry::Step);
            }
        }
        Some(b'b') => {
            state.attempt.back();
            is_changed = true;
            then = Some(Entry::Step);
        }

        // And with a result: flip, end (the closing question), markdown, link,
        // start again.
        Some(b'f') => view::show_trial(out, state, value),
        Some(b'e') => view::show_retirement(out, state, value),
        Some(b'm') => view::copy_markdown(out, state, host),
        Some(b'l') => then = Some(Entry::LinkCopied),
        Some(b's') => {
            state.restart();
            is_changed = true;
            then = Some(Entry::Again);
        }

        // What came of copying: written, or by hand.
        Some(b'w') => then = Some(Entry::Copied),
        Some(b'h') => then = Some(Entry::ByHand),
        _ => {}
    }
    if is_changed {
        view::draw(out, state, host);
    }
    if let Some(entry) = then {
        out.add(entry);
    }
    if let Some((question, answer)) = answered {
        view::tell_answer(out, state, question, answer);
    }
}
