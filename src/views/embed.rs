//! The page that puts the quiz on other pages: every setting of its contract,
//! the quiz as it then is, and what to paste.

use leptos::either::EitherOf4;
use leptos::html::{Custom, Div, Iframe};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use waymark_text::embed as words;

use crate::state::embed;
use crate::state::navigation::Navigation;
use crate::state::snippet::{
    Kind, Settings, Source, Way, frame_address, is_for_forms, kind, problem, snippet,
};

const WAYS: [Way; 3] = [Way::Element, Way::Frame, Way::Package];

/// A setting while the page is open; empty is as it comes.
#[derive(Clone, Copy)]
struct Setting {
    name: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
}

/// Settings on one side, the quiz and the snippet on the other.
#[component]
pub fn EmbedPage() -> impl IntoView {
    let way = RwSignal::new(Way::Element);
    let pinned = RwSignal::new(false);
    let groups = words::GROUPS.map(|(title, settings)| {
        let settings: Vec<Setting> = settings
            .iter()
            .map(|&(name, hint)| Setting {
                name,
                hint,
                value: RwSignal::new(String::new()),
            })
            .collect();
        (title, settings)
    });
    let settings: Vec<Setting> = groups
        .iter()
        .flat_map(|(_, settings)| settings)
        .copied()
        .collect();
    let settings = StoredValue::new(settings);
    let chosen = Memo::new(move |_| -> Settings {
        settings.with_value(|all| {
            all.iter()
                .filter(|setting| way.get() != Way::Frame || !is_for_forms(setting.name))
                .map(|setting| (setting.name, setting.value.get()))
                .filter(|(_, value)| !value.is_empty())
                .collect()
        })
    });
    let base = [&Navigation::folder(), "embed/"].concat();
    let html = Memo::new(move |_| {
        let source = Source {
            base: &base,
            pinned: embed::version().filter(|_| pinned.get()),
        };
        chosen.with(|chosen| snippet(way.get(), &source, chosen))
    });

    let ways = WAYS.into_iter().zip(words::WAYS).map(|(is, (name, hint))| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="way"
                    checked=is == Way::Element
                    on:change=move |_| way.set(is)
                />
                <span class="quiet">
                    <b>{name}</b>
                    {hint}
                </span>
            </label>
        }
    });
    let groups = groups.map(|(title, settings)| {
        let is_first = settings[0].name == "metric";
        let for_forms = is_for_forms(settings[0].name);
        view! {
            <details
                class="group"
                open=is_first
                hidden=move || for_forms && way.get() == Way::Frame
            >
                <summary>
                    <h2>{title}</h2>
                </summary>
                <div class="group__settings">
                    {settings
                        .into_iter()
                        .map(|setting| view! { <Field setting /> })
                        .collect_view()}
                </div>
            </details>
        }
    });
    let start_again = move |_| {
        settings.with_value(|all| {
            all.iter()
                .for_each(|setting| setting.value.set(String::new()));
        });
    };

    view! {
        <div class="embed-page">
            <h1>{words::TITLE}</h1>
            <p class="lead">{words::LEAD}</p>
            <fieldset class="embed-page__ways">
                <legend>{words::WAY}</legend>
                {ways.collect_view()}
            </fieldset>
            <section class="embed-page__result">
                <h2>{words::PREVIEW}</h2>
                <Preview way chosen />
                <h2>{words::SNIPPET}</h2>
                <Snippet html />
                <label class="choice" hidden=move || way.get() == Way::Package>
                    <input
                        type="checkbox"
                        on:change=move |event| pinned.set(event_target_checked(&event))
                    />
                    <span class="quiet">
                        <b>{words::PIN}</b>
                        {words::PIN_HINT}
                    </span>
                </label>
            </section>
            <section class="embed-page__settings">
                {groups.into_iter().collect_view()}
                <p class="quiet">{words::PARTS}</p>
                <button class="button button--quiet" on:click=start_again>
                    {words::START_AGAIN}
                </button>
            </section>
        </div>
    }
}

/// One setting: its name, its value, what it does.
#[component]
fn Field(
    /// The setting, whose value is changed here.
    setting: Setting,
) -> impl IntoView {
    let Setting { name, hint, value } = setting;
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
        Kind::Colour => EitherOf4::C(view! {
            <input
                id=id.clone()
                type="color"
                aria-describedby=hint_id.clone()
                data-unset=move || value.get().is_empty().then_some("")
                prop:value=move || value.get()
                on:input=typed
            />
            // A colour field cannot be emptied.
            <button
                class="setting__unset"
                aria-label=[words::UNSET, " ", name].concat()
                hidden=move || value.get().is_empty()
                on:click=move |_| value.set(String::new())
            >
                {words::UNSET}
            </button>
        }),
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
        <div class="setting">
            <label for=id>
                <code>{name}</code>
            </label>
            {field}
            <p id=hint_id class="quiet">
                {hint}
            </p>
            <p class="problem" role="status">
                {move || value.with(|value| problem(name, value))}
            </p>
        </div>
    }
}

/// The quiz as it would be, and what the page around it would be told.
#[component]
fn Preview(
    /// The way in which the page takes it.
    way: RwSignal<Way>,
    /// The settings that differ from their defaults.
    chosen: Memo<Settings>,
) -> impl IntoView {
    let told = RwSignal::new(Vec::<String>::new());
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get() {
            embed::listen(&place, move |event| {
                told.update(|told| told.insert(0, event));
            });
        }
    });
    let framed = Memo::new(move |_| way.get() == Way::Frame);
    view! {
        <div class="embed-page__preview" node_ref=place>
            {move || {
                told.update(Vec::clear);
                if framed.get() {
                    leptos::either::Either::Left(view! { <LiveFrame chosen /> })
                } else {
                    leptos::either::Either::Right(view! { <LiveElement chosen /> })
                }
            }}
        </div>
        <div class="told">
            <h3>{words::EVENTS}</h3>
            <div class="told__events" role="log" tabindex="0" aria-label=words::EVENTS>
                <ol>
                    {move || {
                        told.get()
                            .into_iter()
                            .map(|event| view! { <li>{event}</li> })
                            .collect_view()
                    }}
                </ol>
            </div>
            <p class="quiet" hidden=move || !told.with(Vec::is_empty)>
                {words::NO_EVENTS}
            </p>
        </div>
    }
}

/// The frame, with its settings followed live.
#[component]
fn LiveFrame(
    /// The settings that differ from their defaults.
    chosen: Memo<Settings>,
) -> impl IntoView {
    let node = NodeRef::<Iframe>::new();
    embed::load_frame_script();
    let base = [&Navigation::folder(), "embed/"].concat();
    Effect::new(move |_| {
        let here = Source {
            base: &base,
            pinned: None,
        };
        let address = chosen.with(|chosen| frame_address(&here, chosen));
        if let Some(frame) = node.get() {
            embed::show(&frame, &address);
        }
    });
    view! { <iframe data-okr-or-kpi="" title=words::PREVIEW node_ref=node></iframe> }
}

/// The element, with its settings followed live.
#[component]
fn LiveElement(
    /// The settings that differ from their defaults.
    chosen: Memo<Settings>,
) -> impl IntoView {
    let node = NodeRef::<Custom<&'static str>>::new();
    Effect::new(move |before: Option<Settings>| {
        let now = chosen.get();
        if let Some(node) = node.get() {
            let element: web_sys::HtmlElement = node.unchecked_into();
            for (name, _) in before.iter().flatten() {
                if !now.iter().any(|(other, _)| other == name) {
                    embed::apply(&element, name, None);
                }
            }
            for (name, value) in &now {
                embed::apply(&element, name, Some(value));
            }
        }
        now
    });
    view! { <okr-or-kpi node_ref=node></okr-or-kpi> }
}

/// What to paste, with a button that copies it.
#[component]
fn Snippet(
    /// The text.
    html: Memo<String>,
) -> impl IntoView {
    let said = RwSignal::new("");
    let copy = move |_| {
        let text = html.get_untracked();
        spawn_local(async move {
            let copied = embed::copy(&text).await;
            said.set(if copied {
                words::COPIED
            } else {
                words::NOT_COPIED
            });
        });
    };
    // What was copied is not what stands there now.
    Effect::new(move |_| {
        html.track();
        said.set("");
    });
    view! {
        <pre tabindex="0" role="region" aria-label=words::SNIPPET>
            <code>{html}</code>
        </pre>
        <p class="embed-page__copy">
            <button class="button" on:click=copy>
                {words::COPY}
            </button>
            <span role="status">{said}</span>
        </p>
    }
}
