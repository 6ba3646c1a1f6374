// Registers <okr-or-kpi>. The class is here and not in Rust so that it exists
// before any WASM does: where WASM is blocked, late or broken, what the host
// wrote inside the tag keeps showing and the host is told by an event.
//
// What the quiz does is decided in Rust, by one function from text to text. The
// class asks it, keeps the state it gives, and carries out its script: see
// templates.rs for the notation. A trap in there is caught in one place.

const TAG = "okr-or-kpi";

/** Without what has a meaning in scripts or ends a line. */
const plain = (text) => `${text ?? ""}`.replace(/[\0-\x1f\u2028\u2029]/g, " ");

/**
 * Registers the element, unless the page has it already.
 *
 * @param load gives a promise of the quiz, a function from text to text
 * @param css the style sheet
 * @param locate gives the address of a language's words, or nothing; English is built in
 */
export function define(load, css, locate) {
  if (!globalThis.customElements || customElements.get(TAG)) return;

  /** One quiz and one sheet for every element on the page. */
  let loading;
  let sheet;

  class OkrOrKpiElement extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = [
      "answers",
      "app-url",
      "heading-level",
      "lang",
      "metric",
      "no-heading",
      "no-share",
      "required",
    ];

    #root = this.attachShadow({ __proto__: null, mode: "open" });
    #internals = this.attachInternals();
    // Made at once: when it is needed, little else may work.
    #fallback = document.createElement("slot");
    #quiz;
    /** What scripts are written with. */
    #words;
    #started;
    #restored;
    #disabled;
    #drawings = 0;
    // As Rust gave them last. The state is its own but for what `answers` reads.
    #state;
    #metric;
    #missing;
    #result;

    constructor() {
      super();
      this.#root.append(this.#fallback);
    }

    /** The answers given so far as letters, `abca` when there are four. */
    get answers() {
      const state = this.#state;
      return state ? state.slice(0, state[4] - 1) : (this.getAttribute("answers") ?? "");
    }

    set answers(letters) {
      this.#reflect("answers", letters);
    }

    /** The metric's name, as set or as typed. */
    get metric() {
      return this.#metric ?? this.getAttribute("metric") ?? "";
    }

    set metric(name) {
      this.#reflect("metric", name);
    }

    /** The result, or null until all four questions are answered. */
    get value() {
      if (!this.#result) return null;
      const metric = this.#metric || null;
      return { ...JSON.parse(this.#result), answers: this.answers, metric };
    }

    /** What is answered, marked and typed, as a text that brings it back; empty until loaded. */
    get draft() {
      return this.#state ?? "";
    }

    set draft(text) {
      this.#change("keep", text);
    }

    get name() {
      return this.getAttribute("name") ?? "";
    }

    set name(name) {
      this.#reflect("name", name);
    }

    get disabled() {
      return this.hasAttribute("disabled");
    }

    set disabled(on) {
      this.toggleAttribute("disabled", !!on);
    }

    get required() {
      return this.hasAttribute("required");
    }

    set required(on) {
      this.toggleAttribute("required", !!on);
    }

    // As any field has them, for whoever walks a form's elements.
    get form() {
      return this.#internals.form;
    }

    get labels() {
      return this.#internals.labels;
    }

    get validity() {
      return this.#internals.validity;
    }

    get validationMessage() {
      return this.#internals.validationMessage;
    }

    get willValidate() {
      return this.#internals.willValidate;
    }

    checkValidity() {
      return this.#internals.checkValidity();
    }

    reportValidity() {
      return this.#internals.reportValidity();
    }

    /** Frameworks take a property away by setting nothing. */
    #reflect(attribute, value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    }

    /** Starts a fresh quiz. Nobody did it, so nobody is told. */
    reset() {
      this.#change("reset");
    }

    /** Moves the focus to the question being asked, or to the verdict. */
    focus() {
      this.#focus("step");
    }

    connectedCallback() {
      if (this.#started) return;
      this.#started = true;
      // What the page set before the class was there hides the properties.
      for (const name of ["answers", "metric", "name", "disabled", "required"]) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      this.#start();
    }

    attributeChangedCallback(name) {
      if (!this.#quiz) return;
      if (name === "lang") this.#learn(this.#quiz).then(() => this.#change("draw"));
      else if (name === "required") this.#report();
      else this.#take(name);
    }

    formResetCallback() {
      this.#restored = undefined;
      this.#change("reset");
      this.#take("answers");
    }

    formDisabledCallback(disabled) {
      this.#disabled = disabled;
      this.#enable();
    }

    formStateRestoreCallback(answers) {
      this.#restored = answers;
      this.#change("answers", answers);
    }

    /** Where this quiz is what a page is for, the page may hand on keys that nothing had. */
    handleEvent(event) {
      const { type, target } = event;
      if (type === "invalid") {
        // A browser then says nothing to the person, and sends nothing.
        if (!this.checkVisibility({ __proto__: null, visibilityProperty: true })) {
          console.warn("A required quiz that is hidden holds its form up: disable its fieldset", this);
        }
        return;
      }
      if (type === "keydown") {
        const { key, repeat, isComposing, altKey, ctrlKey, metaKey } = event;
        // A key held down answers one question and not the next as well.
        if (repeat || isComposing || altKey || ctrlKey || metaKey) return;
        const isInput = target.matches("input");
        const place = isInput && target.type === "text" ? -1 : "abc".indexOf(key.toLowerCase());
        const option = this.#root.querySelectorAll("[data-do=option]")[place];
        if (option) {
          event.preventDefault();
          option.click();
        }
        // Enter as in a form. There is none, since a sandbox may forbid forms.
        if (option || (key === "Enter" && isInput)) {
          this.#root.querySelector("[data-do=continue]")?.click();
        }
        return;
      }
      // A button acts on a click, a field on input and again when it is left.
      const kind = type === "change" ? "data-then" : "data-do";
      const part = target.closest(`${type === "click" ? ":not(input)" : ""}[${kind}]`);
      // What stands in a slot is the page's.
      const action = this.#root.contains(part) && part.getAttribute(kind);
      if (action === "handoff") {
        const detail = { ...this.value, url: part.href };
        if (!this.#tell(action, detail, true)) event.preventDefault();
      } else if (action) {
        // A flip that is tried is taken back by a second tap.
        this.#change(action, part.ariaPressed === "true" ? "" : part.value);
      }
    }

    async #start() {
      try {
        loading ??= load();
        const quiz = await loading;
        await this.#learn(quiz);
        // From now on it can be asked: what it says can be put into words.
        this.#quiz = quiz;
      } catch {
        loading = undefined;
        this.#fail(wasmIsBlocked() ? "wasm-blocked" : "load-failed");
        return;
      }
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
      }
      this.#root.adoptedStyleSheets = [sheet];
      for (const type of ["click", "input", "change", "keydown"]) {
        this.#root.addEventListener(type, this);
      }
      this.addEventListener("invalid", this);
      this.#take("metric");
      this.#change("answers", this.#restored ?? this.getAttribute("answers"));
      if (this.#quiz) this.#tell("ready");
    }

    /** Reads what scripts are written with, in the language of the attribute. */
    async #learn(quiz) {
      const { lang } = this;
      const file = locate(lang.toLowerCase().split("-")[0]);
      const found =
        file &&
        (await fetch(file)
          .then((words) => words.json())
          .catch(() => {}));
      if (lang !== this.lang) return this.#learn(quiz);
      const sentences = new Map(Object.entries(found ?? {}));
      const words = quiz("").replace(/[^\x1d\x1e\n]+/g, (said) => sentences.get(said) ?? said);
      this.#words = words.replaceAll("\x1d", "").split("\x1e");
    }

    /** Takes over an attribute. A name may be there and be empty. */
    #take(attribute) {
      const value = this.getAttribute(attribute);
      if (attribute === "answers") this.#change("answers", value);
      else if (attribute === "metric") this.#change("given", value === null ? "" : `!${value}`);
      else this.#change("draw");
    }

    /** Asks for something; a change takes no focus, and loses none that was in the quiz. */
    #change(action, value) {
      if (!this.#quiz) return;
      try {
        const focused = this.#root.activeElement;
        this.#act(action, value);
        if (focused && !focused.isConnected && !this.#root.activeElement) this.focus();
      } catch {
        this.#fail("trapped");
      }
    }

    #act(action, value) {
      const level = this.getAttribute("heading-level");
      const flags =
        this.hasAttribute("no-heading") + 2 * this.hasAttribute("no-share") + 4 * !!this.#link();
      const input = [this.#state, action, value, level, flags].map(plain);
      const lines = this.#fill(this.#quiz(input.join("\t"))).split("\n");
      [this.#state, this.#metric, this.#missing, this.#result] = lines.pop().split("\x1f");
      this.#carryOut(lines);
      const refused = this.#root.getElementById("copy-text");
      if (action === "hand" && refused) {
        refused.textContent = value;
        this.#focus("copy-text");
      }
    }

    /** The templates that a script names, filled with what it says. */
    #fill(script) {
      return script.replace(/\n(\d+)(.*)/g, (_, template, rest) => {
        const fields = rest.split("\t");
        return this.#words[template].replace(/\$(\d)/g, (_, place) => {
          const field = fields[place] ?? "";
          const number = field.slice(1);
          return field[0] === "\x1d" ? this.#words[number >> 4].split("\n")[number & 15] : field;
        });
      });
    }

    /** Draws and tells what the lines say. */
    #carryOut(lines) {
      const link = this.#link();
      const drawing = document.createDocumentFragment();
      const later = [];
      let parent = drawing;
      for (const line of lines) {
        const [head, text] = line
        .replace("\x1c", () => link)
        .replace("\x1b", () => this.#metric.replace(/[!-/:-@[-`{-~]/g, "\\$&"))
        .split("\x1f");
        const [first, ...attributes] = head.split("\t");
        const [, steps, kind, name] = /(\)*)(\W?)(.*)/.exec(first);
        for (const _ of steps) parent = parent.parentNode;
        if (kind === "@") later.push(() => this.#focus(name));
        else if (kind === "=") later.push(() => this.#copy(text.replaceAll("\r", "\n")));
        else if (kind === "!") {
          const detail = name === "complete" ? this.value : JSON.parse(text ?? null);
          later.push(() => this.#tell(name, detail));
        } else if (name) {
          const root = drawing.firstChild ? drawing : this.#root;
          const element =
            kind === "#" ? root.getElementById(name) : document.createElement(name);
          if (!element) continue;
          for (const attribute of attributes) {
            const [, key, value] = /(.+?)=(.*)/.exec(attribute) ?? [];
            if (key?.startsWith("--")) element.style.setProperty(key, value);
            else if (key) element.setAttribute(key, value);
          }
          if (name === "input") element.setAttribute("value", text);
          else if (text !== undefined) element.textContent = text;
          if (kind !== "#") parent.append(element);
          if (kind === "(") parent = element;
        }
      }
      if (drawing.firstChild) this.#draw(drawing);
      this.#report();
      for (const work of later) work();
    }

    #draw(drawing) {
      const turn = ++this.#drawings;
      // Leaving a field calls the page's listeners. What they make of the quiz
      // is newer than this drawing.
      this.#root.activeElement?.blur();
      if (turn !== this.#drawings) return;
      this.#root.replaceChildren(drawing);
      this.#adapt();
      this.#enable();
    }

    /** A page that is dark and does not declare it is known by its text, which is light. */
    #adapt() {
      const quiz = this.#root.getElementById("quiz");
      const isLight = (color) => {
        quiz.style.outlineColor = `color-mix(in srgb, ${color} 100%, red)`;
        // As color(srgb 1 1 1), however the page writes it; nothing where it took the quiz away.
        const [red, green, blue] = getComputedStyle(quiz).outlineColor.match(/[\d.]+/g) ?? [];
        return +red + +green + +blue > 1.5;
      };
      const isDark = isLight(getComputedStyle(this).color);
      if (isDark !== isLight("light-dark(#000, #fff)")) quiz.dataset.on = isDark ? "dark" : "light";
    }

    #enable() {
      for (const part of this.#root.querySelectorAll("button,input")) {
        part.disabled = this.#disabled;
      }
    }

    /** Tells the form, if there is one. A quiz that failed holds nobody up. */
    #report() {
      this.#internals.setFormValue(this.value?.verdict ?? null, this.answers);
      const valueMissing = !!this.#quiz && this.required && !this.#result;
      const step = this.#root.getElementById("step") ?? undefined;
      this.#internals.setValidity({ __proto__: null, valueMissing }, this.#missing, step);
    }

    /** The quiz as it stands in the app, where there is one to link to. */
    #link() {
      const [url] = plain(this.getAttribute("app-url")).split("#");
      if (!/^https?:\/\//i.test(url)) return "";
      const query = new URLSearchParams({ q: `1.${this.answers}` });
      if (this.#metric) query.set("m", this.#metric);
      return `${url}#/quiz?${query}`;
    }

    #focus(id) {
      const element = this.#root.getElementById(id);
      // Firefox focuses nothing in a size container that it has not laid out yet. Whoever
      // asks where something is has it laid out.
      element?.getBoundingClientRect();
      element?.focus();
      // Once the page has drawn what it draws around another step.
      requestAnimationFrame(() => element?.scrollIntoView({ __proto__: null, block: "nearest" }));
    }

    #copy(text) {
      // Throws at once where the page is not a secure context.
      new Promise((done) => done(navigator.clipboard.writeText(text))).then(
        () => this.#change("written"),
        () => this.#change("hand", text),
      );
    }

    #tell(type, detail = null, cancelable = false) {
      return this.dispatchEvent(
        new CustomEvent(`${TAG}-${type}`, { bubbles: true, composed: true, cancelable, detail }),
      );
    }

    #fail(code) {
      this.#quiz = this.#result = undefined;
      this.#drawings++;
      this.#root.replaceChildren(this.#fallback);
      // What stands in its place takes no more room than it needs.
      this.style.minHeight = 0;
      this.#report();
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
