//! The one drawing of the quiz: a question, or the result.
//!
//! A step is drawn whole and replaces the one before in the same task. What
//! changes within a step (an error, a flip being tried) is changed in place, so
//! that the focus stays and what moves can be seen moving.

use waymark_core::quiz::{Lean, Outcome, Question, Retirement, Verdict};
use waymark_text::en::quiz as words;
use web_sys::{Element, ShadowRoot};

use crate::dom::{add, find, say, set};
use crate::state::{Settings, State, digit, flip_value};

// Ids that the code asks for. They are within the shadow root and meet no
// other's; those that only the drawing needs stand in it.
/// The question being asked, or the verdict.
pub(crate) const STEP: &str = "step";
/// The field for the metric's name.
pub(crate) const NAME: &str = "name";
/// The line beside a question that was not answered.
pub(crate) const ERROR: &str = "error";
/// A text that the browser would not copy.
pub(crate) const COPY_TEXT: &str = "copy-text";

/// The drawing in one shadow root.
pub(crate) struct View {
    root: ShadowRoot,
}

impl View {
    pub(crate) fn new(root: ShadowRoot) -> Self {
        Self { root }
    }

    /// Whether a step of the quiz is there.
    pub(crate) fn is_drawn(&self) -> bool {
        find(&self.root, "quiz").is_some()
    }

    /// Draws the step the quiz is at, in place of what is there.
    pub(crate) fn draw(&self, state: &State) {
        say(&self.root, "");
        let quiz = add(&self.root, "div", "id=quiz;part=container;lang=en", "");
        let headings = Headings::of(&state.settings);
        if !state.settings.no_heading {
            add(
                &quiz,
                headings.title,
                "class=title;part=heading",
                words::TITLE,
            );
        }
        if let (Err(problem), false) = (state.name(), state.asks_for_name()) {
            add(&quiz, "p", "class=error", &words::name_left_out(problem));
        }
        match (state.attempt.question(), state.outcome()) {
            (Some(question), _) => draw_question(&quiz, state, question),
            (None, Some(outcome)) => draw_result(&quiz, state, &outcome, &headings),
            (None, None) => {}
        }
        self.show_name_problem(state);
    }

    /// Says beside the question that nothing is chosen.
    pub(crate) fn show_error(&self) {
        self.say(ERROR, words::NOTHING_CHOSEN);
    }

    pub(crate) fn no_error(&self) {
        self.say(ERROR, "");
    }

    /// Says beside the field what is wrong with the name, or that nothing is.
    pub(crate) fn show_name_problem(&self, state: &State) {
        if let Some(field) = find(&self.root, NAME) {
            let problem = state.name().err();
            let invalid = if problem.is_some() { "true" } else { "false" };
            set(&field, "aria-invalid", invalid);
            self.say(
                "name-error",
                &problem.map(words::name_too_long).unwrap_or_default(),
            );
        }
    }

    /// Moves the second scale to where the answer being tried would lead.
    pub(crate) fn show_trial(&self, state: &State) {
        let (Some(own), Some(scale)) = (state.outcome(), find(&self.root, "trial")) else {
            return;
        };
        let shown = state
            .tried
            .map_or(own, |flip| own.with(flip.question, flip.answer));
        place(&scale, &shown);
        for flip in own.flips() {
            if let Some(button) = find(&self.root, &flip_value(&flip)) {
                let tried = state.tried == Some(flip);
                set(
                    &button,
                    "aria-pressed",
                    if tried { "true" } else { "false" },
                );
            }
        }
        let sentence = match state.tried {
            Some(_) => words::trying(&shown),
            None => words::taken_back(&shown),
        };
        self.say("trial-status", &sentence);
    }

    /// Says what the answer to the closing question adds.
    pub(crate) fn show_retirement(&self, could: bool, outcome: &Outcome) {
        let answer = if could {
            Retirement::Could
        } else {
            Retirement::GoesOn
        };
        self.say("retirement-status", words::retirement_says(answer, outcome));
    }

    /// Says that a text was copied, or shows one that was not.
    pub(crate) fn show_copied(&self, refused: Option<&str>) {
        let sentence = match refused {
            Some(_) => words::COPY_BY_HAND,
            None => words::COPIED,
        };
        self.say("copy-status", sentence);
        if let Some(place) = find(&self.root, "copy-place") {
            say(&place, "");
            if let Some(text) = refused {
                let field = add(
                    &place,
                    "textarea",
                    "readonly;rows=6;aria-labelledby=copy-status",
                    text,
                );
                set(&field, "id", COPY_TEXT);
            }
        }
    }

    fn say(&self, id: &str, sentence: &str) {
        if let Some(element) = find(&self.root, id) {
            say(&element, sentence);
        }
    }
}

/// The tags of the quiz's headings.
struct Headings {
    title: &'static str,
    verdict: &'static str,
    section: &'static str,
}

impl Headings {
    /// Without a title the verdict is the quiz's first heading.
    fn of(settings: &Settings) -> Self {
        let tag = |level| match level {
            0 => "h2",
            1 => "h3",
            2 => "h4",
            3 => "h5",
            _ => "h6",
        };
        let verdict = settings.deeper + u8::from(!settings.no_heading);
        Self {
            title: tag(settings.deeper),
            verdict: tag(verdict),
            section: tag(verdict + 1),
        }
    }
}

/// A question with its three answers.
fn draw_question(quiz: &Element, state: &State, question: Question) {
    let form = add(quiz, "form", "novalidate;data-do=continue", "");
    let progress = add(
        &form,
        "p",
        "id=progress;part=progress",
        words::progress(question),
    );
    set(&progress, "data-question", digit(question));
    if state.asks_for_name() {
        let group = add(&form, "div", "class=name", "");
        add(&group, "label", "for=name", words::METRIC_LABEL);
        let field = add(
            &group,
            "input",
            "id=name;autocomplete=off;dir=auto;aria-describedby=name-error;data-do=name;data-then=name-typed;part=field",
            "",
        );
        set(&field, "placeholder", words::METRIC_EXAMPLE);
        set(&field, "value", &state.metric);
        add(&group, "p", "id=name-error;class=error;role=status", "");
    }

    let fieldset = add(
        &form,
        "fieldset",
        "aria-describedby=progress hint error",
        "",
    );
    add(
        &fieldset,
        "legend",
        "id=step;tabindex=-1;part=question",
        words::question(question),
    );
    if question == Question::Aim {
        add(&fieldset, "p", "id=hint;class=hint", words::FIRST_HINT);
    }
    add(&fieldset, "p", "id=error;class=error;tabindex=-1", "");
    for answer in question.shown_answers() {
        let text = words::answer(question, answer);
        let radio = draw_option(&fieldset, "name=answer;data-do=mark", text);
        set(&radio, "value", answer.letter());
        if state.attempt.marked() == Some(answer) {
            set(&radio, "checked", "");
        }
    }

    let buttons = add(&form, "div", "class=buttons", "");
    if question != Question::Aim {
        draw_button(&buttons, "class=quiet;data-do=back", words::BACK);
    }
    add(
        &buttons,
        "button",
        "class=primary;part=button",
        words::CONTINUE,
    );
}

/// A radio button under its label, the whole of which it fills.
fn draw_option(fieldset: &Element, attributes: &str, text: &str) -> Element {
    let option = add(fieldset, "label", "class=option;part=option", "");
    let radio = add(&option, "input", attributes, "");
    set(&radio, "type", "radio");
    add(&option, "span", "", text);
    radio
}

fn draw_button(parent: &Element, attributes: &str, text: &str) -> Element {
    let button = add(parent, "button", attributes, text);
    set(&button, "type", "button");
    set(&button, "part", "button");
    button
}

/// The verdict and all that follows from it.
fn draw_result(quiz: &Element, state: &State, outcome: &Outcome, headings: &Headings) {
    let result = add(quiz, "div", "class=result;part=result", "");
    set(&result, "data-verdict", outcome.verdict().code());

    let verdict = add(
        &result,
        headings.verdict,
        "id=step;class=verdict;part=verdict;tabindex=-1",
        "",
    );
    if let Some(name) = state.valid_name() {
        // Isolated: a name may run from right to left.
        add(&verdict, "bdi", "class=metric", name.as_str());
        add(&verdict, "span", "", " ");
    }
    add(&verdict, "strong", "", words::verdict(outcome.verdict()));
    add(&verdict, "span", "", " ");
    add(&verdict, "span", "class=headline", words::headline(outcome));

    add(&result, "p", "class=advice", words::advice(outcome));
    draw_scale(&result, "", outcome);
    if let Some(sentence) = words::disagreeing(outcome) {
        add(&result, "p", "class=disagreeing", sentence);
    }

    let why = add(&result, "div", "class=why", "");
    add(&why, headings.section, "", words::WHY);
    let rows = add(&why, "ol", "class=leans", "");
    for question in Question::ALL {
        draw_lean(&rows, outcome, question);
    }

    let flips = add(&result, "div", "class=flips", "");
    add(&flips, headings.section, "", words::WHAT_WOULD_FLIP_IT);
    add(&flips, "p", "class=hint", words::FLIP_HINT);
    draw_scale(&flips, "trial", outcome);
    add(&flips, "p", "id=trial-status;class=status;role=status", "");
    let list = add(&flips, "ul", "", "");
    for flip in outcome.flips() {
        let item = add(&list, "li", "", "");
        let button = draw_button(&item, "data-do=flip;aria-pressed=false", "");
        let value = flip_value(&flip);
        set(&button, "id", &value);
        set(&button, "value", &value);
        set(&button, "data-verdict", flip.verdict.code());
        add(&button, "span", "", &words::flip(&flip));
        add(&button, "strong", "", words::verdict(flip.verdict));
    }

    let retirement = add(&result, "div", "class=retirement", "");
    let fieldset = add(&retirement, "fieldset", "", "");
    add(&fieldset, "legend", "", words::RETIREMENT);
    for (value, answer) in [("yes", Retirement::Could), ("no", Retirement::GoesOn)] {
        let text = words::retirement(answer);
        let radio = draw_option(&fieldset, "name=retirement;data-do=retire", text);
        set(&radio, "value", value);
    }
    add(
        &retirement,
        "p",
        "id=retirement-status;class=status;role=status",
        "",
    );

    let keep = add(&result, "div", "class=keep", "");
    add(&keep, headings.section, "", words::KEEP);
    let buttons = add(&keep, "div", "class=buttons", "");
    draw_button(
        &buttons,
        "class=primary;data-do=copy-markdown",
        words::COPY_MARKDOWN,
    );
    if state.link().is_some() {
        draw_button(&buttons, "data-do=copy-link", words::COPY_LINK);
    }
    add(&keep, "p", "id=copy-status;class=status;role=status", "");
    add(&keep, "div", "id=copy-place", "");
    let buttons = add(&keep, "div", "class=buttons", "");
    draw_button(&buttons, "class=quiet;data-do=back", words::BACK);
    draw_button(&buttons, "class=quiet;data-do=restart", words::RESTART);
}

/// One of the four leans on a short scale, and the reason for it.
fn draw_lean(rows: &Element, outcome: &Outcome, question: Question) {
    let answer = outcome.answer(question);
    let row = add(rows, "li", "", "");
    set(
        &row,
        "data-lean",
        match answer.lean() {
            Lean::Okr => "okr",
            Lean::Neither => "neither",
            Lean::Kpi => "kpi",
        },
    );
    add(&row, "span", "class=topic", words::topic(question));
    add(
        &row,
        "span",
        "class=lean",
        words::lean(question, answer.lean()),
    );
    add(
        &row,
        "span",
        "class=answer",
        words::answer(question, answer),
    );
    add(
        &row,
        "span",
        "class=reason",
        words::reason(outcome.reason(question)),
    );
}

/// The scale from KPI to OKR with a mark on it.
fn draw_scale(parent: &Element, id: &str, outcome: &Outcome) {
    let scale = add(parent, "div", "class=scale;part=scale;role=img", "");
    if !id.is_empty() {
        set(&scale, "id", id);
    }
    place(&scale, outcome);
    for verdict in [Verdict::Kpi, Verdict::Both, Verdict::Okr] {
        let zone = add(&scale, "span", "", words::verdict(verdict));
        set(&zone, "class", verdict.code());
    }
}

/// Puts a scale's mark where an outcome stands, and says it in words.
fn place(scale: &Element, outcome: &Outcome) {
    set(scale, "data-total", words::total(outcome.total()));
    set(scale, "data-verdict", outcome.verdict().code());
    set(scale, "aria-label", &words::scale(outcome));
}
