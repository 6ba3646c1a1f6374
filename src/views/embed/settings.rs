//! The settings: three that everybody has, and behind them all of the contract.

use leptos::either::EitherOf4;
use leptos::prelude::*;
use waymark_text::snippet::colour::accent;
use waymark_text::snippet::{Kind, Way, default_colour, is_for_forms, kind, problem};
use waymark_text::{embed as words, embed_help as help};

use super::{Chosen, Setting};
use crate::ui::choice::Choice;
use crate::ui::field::Under;

const WAYS: [Way; 3] = [Way::Element, Way::Frame, Way::Package];

/// The places by their names, as a list of options has them.
const PLACES: &[(&str, &str)] = &{
    let mut names = [("", ""); help::PLACES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = (help::PLACES[at].name, help::PLACES[at].name);
        at += 1;
    }
    names
};

/// What each place takes.
const TAKES: [Way; help::PLACES.len()] = [
    Way::Element,
    Way::Element,
    Way::Element,
    Way::Element,
    Way::Address,
    Way::Link,
    Way::Package,
];

/// The colour, the language, light or dark, and where it will stand.
#[component]
pub fn Basics(
    /// What is chosen on the page.
    chosen: Chosen,
) -> impl IntoView {
    let option = |id: &str, label, options: &'static [_], value: RwSignal<&'static str>, under| {
        let at = Signal::derive(move || {
            let found = options.iter().position(|(known, _)| *known == value.get());
            found.unwrap_or_default()
        });
        let choose = Callback::new(move |place: usize| value.set(options[place].0));
        let under = Signal::stored(Under {
            text: String::from(under),
            is_problem: false,
        });
        view! { <Choice id=id.to_owned() label options chosen=at choose under /> }
    };
    let place = chosen.place;
    let settle = Callback::new(move |at: usize| {
        place.set(at);
        chosen.way.set(TAKES[at]);
    });
    view! {
        <div class="embed-page__basics">
            <OneColour chosen />
            {option("setting-language", words::LANGUAGE, words::LANGUAGES, chosen.language, "")}
            {option(
                "setting-theme",
                words::THEME,
                words::THEMES,
                chosen.theme,
                words::THEME_HINT,
            )}
            <Choice
                id="setting-place".to_owned()
                label=words::PLACE
                options=PLACES
                chosen=place.into()
                choose=settle
            />
        </div>
    }
}

/// The one colour from which the others follow.
#[component]
fn OneColour(
    /// What is chosen on the page.
    chosen: Chosen,
) -> impl IntoView {
    let colour = chosen.colour;
    let shown = move || match colour.get() {
        none if none.is_empty() => own_colour(chosen, "--ok-accent").to_owned(),
        set => set,
    };
    let note = move || {
        let is_changed = accent(&colour.get()).is_some_and(|shades| {
            let used = match chosen.theme.get() {
                "dark" => shades.dark,
                _ => shades.light,
            };
            used != colour.get()
        });
        if is_changed {
            words::COLOUR_CHANGED
        } else {
            words::COLOUR_HINT
        }
    };
    view! {
        <div class="field">
            <label for="setting-colour">{words::COLOUR}</label>
            <Picker
                id="setting-colour"
                hint_id="setting-colour-note".to_owned()
                shown
                value=colour
                label=words::COLOUR
            />
            <p class="field__note" id="setting-colour-note" aria-live="polite">
                {note}
            </p>
        </div>
    }
}

/// What a colour is while nobody has set it.
fn own_colour(chosen: Chosen, name: &str) -> &'static str {
    default_colour(name, chosen.theme.get() == "dark")
}

/// A field for a colour. It shows the one that there is, and since a colour field cannot
/// be emptied, a button takes back what was set.
#[component]
fn Picker(
    #[prop(into)]
    /// Tells it apart from all others of the page.
    id: String,
    /// Where it is explained.
    hint_id: String,
    /// The colour that there is.
    shown: impl Fn() -> String + Send + Sync + 'static,
    /// The colour that was set; empty for none.
    value: RwSignal<String>,
    /// What it is called.
    label: &'static str,
) -> impl IntoView {
    view! {
        <input
            id=id
            type="color"
            aria-describedby=hint_id
            prop:value=shown
            on:input=move |event| value.set(event_target_value(&event))
        />
        <button
            type="button"
            class="link"
            aria-label=[words::RESET, " ", label].concat()
            hidden=move || value.with(String::is_empty)
            on:click=move |_| value.set(String::new())
        >
            {words::RESET}
        </button>
    }
}

/// The way, the version, and every setting of the contract by its name there.
#[component]
pub fn Advanced(
    /// What is chosen on the page.
    chosen: Chosen,
) -> impl IntoView {
    let Chosen { way, pinned, .. } = chosen;
    let ways = WAYS.into_iter().zip(words::WAYS).map(|(is, (name, hint))| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="way"
                    prop:checked=move || way.get() == is
                    on:change=move |_| way.set(is)
                />
                <span>
                    <b>{name}</b>
                    {hint}
                </span>
            </label>
        }
    });
    let groups = words::GROUPS.map(|(title, members)| {
        let is_of_forms = members.iter().all(|(name, ..)| is_for_forms(name));
        let fields = chosen.advanced.with_value(|all| {
            let here = all
                .iter()
                .filter(|setting| members.iter().any(|(name, ..)| *name == setting.name));
            here.map(|&setting| view! { <Field chosen setting /> })
                .collect_view()
        });
        view! {
            <div class="group" hidden=move || is_of_forms && way.get() == Way::Frame>
                <h3>{title}</h3>
                <div class="group__settings">{fields}</div>
            </div>
        }
    });
    view! {
        <details class="advanced">
            <summary>{words::ADVANCED}</summary>
            <fieldset>
                <legend>{words::WAY}</legend>
                {ways.collect_view()}
            </fieldset>
            <label class="choice" hidden=move || way.get() == Way::Package || way.get().is_a_link()>
                <input
                    type="checkbox"
                    prop:checked=pinned
                    on:change=move |event| pinned.set(event_target_checked(&event))
                />
                <span>
                    <b>{words::PIN}</b>
                    {words::PIN_HINT}
                </span>
            </label>
            {groups.into_iter().collect_view()}
            <p>{words::PARTS}</p>
        </details>
    }
}

/// One setting: its name in words and in the contract, its value, what it does.
#[component]
fn Field(
    /// What is chosen on the page.
    chosen: Chosen,
    /// The setting, whose value is changed here.
    setting: Setting,
) -> impl IntoView {
    let Setting {
        name,
        label,
        hint,
        value,
    } = setting;
    let id = ["setting", name].concat();
    let hint_id = [&id, "-hint"].concat();
    let typed = move |event| value.set(event_target_value(&event));
    let field = match kind(name) {
        Kind::Flag => EitherOf4::A(view! {
            <input
                id=id.clone()
                type="checkbox"
                aria-describedby=hint_id.clone()
                prop:checked=move || !value.get().is_empty()
                on:change=move |event| {
                    value.set(if event_target_checked(&event) { "true" } else { "" }.to_owned());
                }
            />
        }),
        Kind::Choice(options) => EitherOf4::B(view! {
            <select
                id=id.clone()
                aria-describedby=hint_id.clone()
                prop:value=move || value.get()
                on:change=typed
            >
                <option value="">{words::DEFAULT}</option>
                {options.iter().map(|option| view! { <option>{*option}</option> }).collect_view()}
            </select>
        }),
        Kind::Colour => {
            let shown = move || match value.get() {
                none if none.is_empty() => own_colour(chosen, name).to_owned(),
                set => set,
            };
            EitherOf4::C(view! {
                <Picker id=id.clone() hint_id=hint_id.clone() shown value label />
            })
        }
        Kind::Text => EitherOf4::D(view! {
            <input
                id=id.clone()
                autocomplete="off"
                aria-describedby=hint_id.clone()
                prop:value=move || value.get()
                on:input=typed
            />
        }),
    };
    view! {
        <div class="field setting">
            <label for=id>
                {label} " " <code translate="no">{name}</code>
            </label>
            {field}
            <p id=hint_id class="field__note">
                {hint}
            </p>
            <p class="field__note" role="status" data-problem="">
                {move || value.with(|value| problem(name, value))}
            </p>
        </div>
    }
}
