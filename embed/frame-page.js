// Inside the iframe: sets the quiz up as the frame's address says, and tells the
// page around it what happens. The address's fragment reaches no server.

/** What the fragment may set on the element. */
const ATTRIBUTES = [
  "answers",
  "app-url",
  "heading-level",
  "lang",
  "metric",
  "no-heading",
  "no-share",
  "theme",
];
const COLOURS = ["fg", "bg", "muted", "border", "edge", "accent", "okr", "kpi", "focus"];

const EVENTS = ["ready", "start", "answer", "complete", "reset", "handoff", "error"];

const quiz = document.querySelector("okr-or-kpi");
const STYLES = [
  ...COLOURS.map((name) => [`ok-${name}`, "color"]),
  ["ok-radius", "border-radius"],
  ["ok-font", "font-family"],
];

const read = () => new URLSearchParams(location.hash.slice(1));

function setUp() {
  const settings = read();
  for (const name of ATTRIBUTES) {
    if (!settings.has(name)) quiz.removeAttribute(name);
    else if (settings.get(name) !== quiz.getAttribute(name)) {
      quiz.setAttribute(name, settings.get(name));
    }
  }
  for (const [name, property] of STYLES) {
    const value = settings.get(name) ?? "";
    // As a value of that property it can do nothing else.
    quiz.style.setProperty(`--${name}`, CSS.supports(property, value) ? value : "");
  }
}

/** Until the quiz is there, and where it cannot be: in its language if there is one. */
function translate() {
  const [language] = quiz.lang.toLowerCase().split("-");
  const parts = [...quiz.children];
  const own = parts.find(({ lang }) => lang === language) ?? parts[0];
  for (const part of parts) part.hidden = part !== own;
}

setUp();
translate();
addEventListener("hashchange", () => {
  setUp();
  translate();
});

// The quiz is all there is: its keys answer while nothing has the focus, too.
addEventListener("keydown", (event) => {
  if (event.target === document.body) quiz.handleEvent?.(event);
});

/** Which of the page's frames this is, and whom to tell. */
let embedId = read().get("id") ?? "";
let listener = "*";
/** The last of ready and error, for a script that comes after it. */
let standing;
let height = 0;

function post(type, rest) {
  if (parent === window) return;
  parent.postMessage({ source: "okr-or-kpi", v: 1, embedId, type, ...rest }, listener);
}

for (const type of EVENTS) {
  quiz.addEventListener(`okr-or-kpi-${type}`, ({ detail }) => {
    if (type === "ready" || type === "error") standing = [type, { detail }];
    post(type, { detail });
  });
}

/** Tells the height when it changed: a pixel may be rounding. */
function tellHeight() {
  const now = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (Math.abs(now - height) < 2) return;
  height = now;
  post("resize", { height });
}

new ResizeObserver(() => requestAnimationFrame(tellHeight)).observe(document.body);

// The host script says which frame this is. Whoever came first, the frame or
// the script, the other asks.
addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || data?.source !== "okr-or-kpi" || data.v !== 1) return;
  if (data.type !== "hello" || typeof data.embedId !== "string") return;
  if (!/^[\w-]{1,64}$/.test(data.embedId)) return;
  embedId = data.embedId;
  // A page without an origin of its own cannot be named.
  listener = origin === "null" ? "*" : origin;
  document.documentElement.classList.add("fitted");
  height = 0;
  if (standing) post(...standing);
  tellHeight();
});
post("hello", { detail: null });
