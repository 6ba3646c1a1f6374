// A store over WebDAV as several browsers see it, which does what servers do. The real one is
// Apache's, in tests/hosting/.

/** What the host writes into index.html. */
const NAMED = '<meta name="waymark-store" content="store/">';

export class Dav {
  constructor() {
    /** Its files: the text and the version of each, by name. */
    this.files = new Map();
    /** What was asked: by which browser, how, the name, what was sent along, and the version
        that was read. */
    this.asked = [];
    /** In place of an answer: by method, a status, or what Playwright fulfils with. */
    this.instead = {};
    /** How a version is written: in the list, and with the file. */
    this.written = (version) => `"${version}"`;
    this.writtenWith = undefined;
    /** Called before something is written. */
    this.meanwhile = () => {};
    this.versions = 0;
  }

  get names() {
    return [...this.files.keys()].sort();
  }

  /** Puts a file there as another device does. */
  put(name, text) {
    this.versions += 1;
    this.files.set(name, { text, version: `v${this.versions}` });
  }

  read(name) {
    return this.files.get(name).text;
  }

  /** Whether a text stands in one of its files. */
  has(text) {
    return this.names.some((name) => this.read(name).includes(text));
  }

  /** Lets a browser see it, beside an app whose host names it. */
  async seenBy(context) {
    await context.route(
      (url) => /^\/(index\.html)?$/.test(url.pathname),
      async (route) => {
        const response = await route.fetch();
        const body = (await response.text()).replace("<title>", `${NAMED}<title>`);
        await route.fulfill({ response, body });
      },
    );
    await context.route("**/store/**", async (route) => {
      const answer = this.answer(route.request(), context);
      if (answer === "cut") await route.abort("connectionreset");
      else await route.fulfill(answer);
    });
  }

  /** How often a browser has listed it. */
  looks(by) {
    return this.asked.filter((it) => it.by === by && it.method === "PROPFIND").length;
  }

  /** What a browser was sent more than once: names with versions. */
  sentTwice(by) {
    const sent = this.asked.filter((it) => it.by === by && it.version);
    const all = sent.map(({ name, version }) => `${name} ${version}`);
    return all.filter((it, at) => all.indexOf(it) !== at);
  }

  answer(request, by) {
    const method = request.method();
    const name = decodeURIComponent(new URL(request.url()).pathname.split("/").pop());
    const sent = request.headers();
    const note = { by, method, name, sent };
    this.asked.push(note);
    const instead = this.instead[method] ?? this.instead.all;
    if (instead) return typeof instead === "number" ? { status: instead } : instead;
    if (method === "PROPFIND") return this.list();
    if (method === "PUT") return this.write(name, request.postData(), sent);
    const file = this.files.get(name);
    if (!file) return { status: 404 };
    const etag = (this.writtenWith ?? this.written)(file.version);
    const wanted = sent["if-none-match"]?.split(", ");
    if (etag && wanted?.includes(etag.replace(/^W\//, ""))) return { status: 304, headers: { etag } };
    note.version = file.version;
    const headers = { "content-type": "application/json", ...(etag && { etag }) };
    return { status: 200, headers, body: file.text };
  }

  list() {
    const entry = (name, { text, version }) =>
      `<d:response><d:href>/store/${name}</d:href><d:propstat><d:prop>
        <d:getcontentlength>${Buffer.byteLength(text)}</d:getcontentlength>
        ${this.written(version) ? `<d:getetag>${this.written(version)}</d:getetag>` : ""}
        <d:resourcetype/></d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`;
    const all = [...this.files].map(([name, file]) => entry(name, file)).join("");
    const folder = `<d:response><d:href>/store/</d:href><d:propstat><d:prop><d:resourcetype>
      <d:collection/></d:resourcetype></d:prop></d:propstat></d:response>`;
    const body = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:">${folder}${all}</d:multistatus>`;
    return { status: 207, headers: { "content-type": "application/xml" }, body };
  }

  write(name, text, sent) {
    this.meanwhile(name);
    const file = this.files.get(name);
    const is = (condition) => condition.replace(/^W\//, "") === `"${file?.version}"`;
    const may =
      (sent["if-none-match"] === "*" && !file) ||
      (sent["if-match"] && !sent["if-match"].startsWith("W/") && is(sent["if-match"])) ||
      (sent.if && is(sent.if.slice(2, -2)));
    if (!may) return { status: 412 };
    this.put(name, text);
    return { status: file ? 204 : 201 };
  }
}
