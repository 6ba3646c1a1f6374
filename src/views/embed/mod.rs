//! The page that puts the quiz on other pages: three settings and the rest of its
//! contract, the quiz as it then is, what to paste and where, and what people ask
//! before they do.

pub mod about;
pub mod code;
pub mod preview;
pub mod settings;

use leptos::prelude::*;
use waymark_core::address::Route;
use waymark_core::permalink::Permalink;
use waymark_text::snippet::colour::accent;
use waymark_text::snippet::{Settings, Source, Way, is_for_forms, snippet};
use waymark_text::{embed as words, embed_help as help};

use self::about::{Asked, Count};
use self::code::Code;
use self::preview::Preview;
use self::settings::{Advanced, Basics};
use crate::state::embed;
use crate::state::navigation::Navigation;

/// Everything that is chosen on the page.
#[derive(Clone, Copy)]
pub struct Chosen {
    /// Where it will stand, by its place in the list.
    place: RwSignal<usize>,
    /// How it is embedded.
    way: RwSignal<Way>,
    /// Whether in a version that never changes.
    pinned: RwSignal<bool>,
    /// The one colour; empty for none.
    colour: RwSignal<String>,
    /// The language; empty for English.
    language: RwSignal<&'static str>,
    /// Light, dark, or empty.
    theme: RwSignal<&'static str>,
    /// All other settings.
    advanced: StoredValue<Vec<Setting>>,
}

/// A setting while the page is open; empty is as it comes.
#[derive(Clone, Copy)]
pub struct Setting {
    /// Its name in the contract.
    name: &'static str,
    /// Its name in words.
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
}

impl Chosen {
    fn new() -> Self {
        let settings = words::GROUPS.iter().flat_map(|(_, settings)| *settings);
        let advanced = settings
            .map(|&(name, label, hint)| Setting {
                name,
                label,
                hint,
                value: RwSignal::new(String::new()),
            })
            .collect();
        Self {
            place: RwSignal::new(0),
            way: RwSignal::new(Way::Element),
            pinned: RwSignal::new(false),
            colour: RwSignal::new(String::new()),
            language: RwSignal::new(""),
            theme: RwSignal::new(""),
            advanced: StoredValue::new(advanced),
        }
    }

    /// The settings that differ from their defaults.
    fn settings(self) -> Settings {
        let advanced = self.advanced.with_value(|all| {
            all.iter()
                .filter(|setting| self.way.get() != Way::Frame || !is_for_forms(setting.name))
                .map(|setting| (setting.name, setting.value.get()))
                .collect::<Vec<_>>()
        });
        [
            ("lang", self.language.get().to_owned()),
            ("theme", self.theme.get().to_owned()),
        ]
        .into_iter()
        .chain(advanced)
        .map(|(name, value)| match name {
            // Who sets it beside the one colour means it.
            "--ok-accent" if value.is_empty() => (name, self.accent()),
            _ => (name, value),
        })
        .filter(|(_, value)| !value.is_empty())
        .collect()
    }

    /// The one colour as the accent in the themes that there will be; empty for none.
    fn accent(self) -> String {
        let Some(shades) = accent(&self.colour.get()) else {
            return String::new();
        };
        match self.theme.get() {
            "light" => shades.light,
            "dark" => shades.dark,
            _ if shades.light == shades.dark => shades.light,
            _ => ["light-dark(", &shades.light, ", ", &shades.dark, ")"].concat(),
        }
    }

    fn reset(self) {
        self.place.set(0);
        self.way.set(Way::Element);
        self.pinned.set(false);
        self.colour.set(String::new());
        self.language.set("");
        self.theme.set("");
        self.advanced.with_value(|all| {
            all.iter()
                .for_each(|setting| setting.value.set(String::new()));
        });
    }
}

/// Settings on one side, what to paste and the quiz on the other, and below what people
/// ask.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let chosen = Chosen::new();
    let settings = Memo::new(move |_| chosen.settings());
    let base = [&Navigation::folder(), "embed/"].concat();
    let code = Memo::new(move |_| {
        let source = Source {
            base: &base,
            pinned: embed::version().filter(|_| chosen.pinned.get()),
        };
        settings.with(|settings| match chosen.way.get() {
            Way::Link => link(settings),
            way => snippet(way, &source, settings),
        })
    });
    let name = Signal::derive(move || match chosen.way.get() {
        Way::Link | Way::Address => words::ADDRESS,
        _ => words::SNIPPET,
    });
    view! {
        <div class="embed-page">
            <h1>{words::TITLE}</h1>
            <p class="lead">{words::LEAD}</p>
            <section class="embed-page__settings">
                <h2>{words::SETTINGS}</h2>
                <Basics chosen />
                <Where place=chosen.place />
                <button
                    type="button"
                    class="button button--quiet"
                    on:click=move |_| chosen.reset()
                >
                    {words::RESET_ALL}
                </button>
            </section>
            <section class="embed-page__result">
                <h2>{words::PREVIEW}</h2>
                <Code name code copy=words::COPY />
                <Preview way=chosen.way settings />
            </section>
            <Advanced chosen />
            <Count way=chosen.way />
            <Asked />
        </div>
    }
}

/// A link to the quiz on its own page, with the metric's name if it was set.
fn link(settings: &Settings) -> String {
    let metric = settings.iter().find(|(name, _)| *name == "metric");
    let link = Permalink {
        metric: metric.map(|(_, value)| value.clone()).unwrap_or_default(),
        ..Permalink::default()
    };
    [Navigation::address(), Route::Quiz(link).to_string()].concat()
}

/// What to do on the chosen platform, and what to know about it.
#[component]
fn Where(
    /// Which, by its place in the list.
    place: RwSignal<usize>,
) -> impl IntoView {
    move || {
        let place = &help::PLACES[place.get()];
        let dated = (!place.know.is_empty()).then_some(help::AS_OF);
        let steps = place.steps.iter().map(|step| view! { <li>{*step}</li> });
        view! {
            <div class="place">
                <ol>{steps.collect_view()}</ol>
                <p>{place.know}</p>
                <p class="field__note">{dated}</p>
            </div>
        }
    }
}
