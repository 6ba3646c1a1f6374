// Registers <okr-or-kpi>. The class is here and not in Rust so that it exists
// before any WASM does: where WASM is blocked, late or broken, what the host
// wrote inside the tag keeps showing and the host is told by an event.
//
// All events of the quiz enter Rust through the one handleEvent below, so that
// a trap anywhere in there is caught in one place.

const TAG = "okr-or-kpi";

// What the drawing in Rust needs of the browser. It is done here because every
// distinct browser call costs bytes on both sides of the WASM, and so that what
// the browser throws passes through Rust to the class below.

/** Adds an element at the end of another: its name, `id=x;class=y`, its text. */
export function add(parent, name, attributes, text) {
  const element = document.createElement(name);
  for (const attribute of attributes ? attributes.split(";") : []) {
    const [key, value = ""] = attribute.split("=");
    element.setAttribute(key, value);
  }
  element.textContent = text;
  parent.append(element);
  return element;
}

/** Sets an attribute. */
export function set(element, attribute, value) {
  element.setAttribute(attribute, value);
}

/** Replaces what is in an element, or in a root, by a text. */
export function say(element, text) {
  element.textContent = text;
}

/** The element of a root with an id. */
export function find(root, id) {
  return root.getElementById(id) ?? undefined;
}

/** One sheet for every quiz on the page. */
let sheet;

/**
 * Registers the element, unless the page has it already.
 *
 * @param load given a shadow root, the quiz to draw into it, or a promise of it
 */
export function define(load) {
  if (customElements.get(TAG)) return;

  class OkrOrKpiElement extends HTMLElement {
    static observedAttributes = [
      "answers",
      "app-url",
      "heading-level",
      "metric",
      "no-heading",
      "no-share",
    ];

    #root = this.attachShadow({ mode: "open" });
    // Made at once: when it is needed, little else may work.
    #fallback = document.createElement("slot");
    #quiz = null;
    #started = false;

    constructor() {
      super();
      this.#root.append(this.#fallback);
    }

    /** The answers given so far as letters, `abca` when there are four. */
    get answers() {
      return this.#quiz?.answers ?? this.getAttribute("answers") ?? "";
    }

    set answers(letters) {
      this.setAttribute("answers", letters);
    }

    /** The metric's name, as set or as typed. */
    get metric() {
      return this.#quiz?.metric ?? this.getAttribute("metric") ?? "";
    }

    set metric(name) {
      this.setAttribute("metric", name);
    }

    /** The result, or null until all four questions are answered. */
    get value() {
      return this.#quiz?.value ?? null;
    }

    /** Starts a fresh quiz. Nobody did it, so nobody is told. */
    reset() {
      this.#change(() => this.#quiz?.reset());
    }

    /** Moves the focus to the question being asked, or to the verdict. */
    focus() {
      this.#focus("step");
    }

    connectedCallback() {
      if (this.#started) return;
      this.#started = true;
      this.#start();
    }

    attributeChangedCallback(name, _, value) {
      this.#change(() => this.#quiz?.set(name, value ?? undefined));
    }

    handleEvent(event) {
      if (event.type === "submit") event.preventDefault();
      // A button acts on a click, a field on input and again when it is left.
      const kind = event.type === "change" ? "data-then" : "data-do";
      const part = event.target.closest((event.type === "click" ? "button" : "") + `[${kind}]`);
      if (part) this.#act(part.getAttribute(kind), part.value);
    }

    async #start() {
      let quiz;
      try {
        quiz = await load(this.#root);
        for (const name of OkrOrKpiElement.observedAttributes) {
          if (this.hasAttribute(name)) quiz.set(name, this.getAttribute(name));
        }
        if (!sheet) {
          sheet = new CSSStyleSheet();
          sheet.replaceSync(quiz.sheet);
        }
        this.#root.adoptedStyleSheets = [sheet];
        quiz.draw();
      } catch {
        this.#fail(quiz ? "trapped" : wasmIsBlocked() ? "wasm-blocked" : "load-failed");
        return;
      }
      this.#quiz = quiz;
      for (const type of ["click", "input", "change", "submit"]) {
        this.#root.addEventListener(type, this);
      }
      this.#tell("ready");
    }

    /** A change from outside takes no focus, and loses none that was in the quiz. */
    #change(work) {
      this.#try(() => {
        const focused = this.#root.activeElement;
        work();
        if (focused && !focused.isConnected) this.focus();
      });
    }

    #act(action, value = "") {
      this.#try(() => {
        for (const [type, detail] of this.#quiz?.act(action, String(value)) ?? []) {
          if (type === "copy") this.#copy(detail);
          else if (type === "focus") this.#focus(detail);
          else this.#tell(type, detail);
        }
      });
    }

    #focus(id) {
      const element = this.#root.getElementById(id);
      element?.focus();
      // Once the page has drawn what it draws around another step.
      requestAnimationFrame(() => element?.scrollIntoView({ block: "nearest" }));
    }

    #copy(text) {
      // Throws at once where the page is not a secure context.
      new Promise((done) => done(navigator.clipboard.writeText(text))).then(
        () => this.#act("copied"),
        () => this.#act("copy-by-hand", text),
      );
    }

    #tell(type, detail = null) {
      this.dispatchEvent(
        new CustomEvent(`${TAG}-${type}`, { bubbles: true, composed: true, detail }),
      );
    }

    #try(work) {
      try {
        work();
      } catch {
        this.#fail("trapped");
      }
    }

    #fail(code) {
      this.#quiz = null;
      this.#root.replaceChildren(this.#fallback);
      this.#tell("error", { code });
    }
  }

  customElements.define(TAG, OkrOrKpiElement);
}

/** Whether not even the smallest module compiles. */
function wasmIsBlocked() {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}
