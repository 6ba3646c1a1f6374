// What stands between a browser and a server: it notes what is asked and answered, and does what
// networks and gates do.

import { createServer, request as ask } from "node:http";
import { listening } from "./checks.mjs";

export class Gate {
  constructor() {
    /** What was asked of the store, and answered: method, name, what was sent, status, bytes, version. */
    this.asked = [];
    /** In place of an answer: given a note, `{ status, headers, body }` or nothing. */
    this.instead = () => undefined;
    /** Whether the connection breaks in the middle of what is sent or answered, given a note. */
    this.breaks = () => false;
    /** Called before something is passed on, and waited for. */
    this.meanwhile = async () => {};
    /** What becomes of a list on its way. */
    this.changed = (text) => text;
  }

  /** How often a browser has listed the store. */
  looks(browser) {
    return this.by(browser).filter(({ method }) => method === "PROPFIND").length;
  }

  /** What a browser asked, by what it calls itself. */
  by(browser) {
    return this.asked.filter(({ sent }) => sent["user-agent"] === browser);
  }

  /** Stands before a port; gives its own address. */
  async stand(port) {
    this.server = createServer((request, response) => {
      this.pass(port, request, response).catch(() => response.destroy());
    });
    const at = await listening(this.server);
    this.url = `http://127.0.0.1:${at.port}/`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  async pass(port, request, response) {
    const { method, url, headers } = request;
    const isOfStore = url.startsWith("/store/");
    const note = { method, name: url.split("/").pop(), sent: headers };
    if (isOfStore) this.asked.push(note);
    const body = await bytesOf(request);
    const instead = isOfStore && this.instead(note);
    if (instead) {
      response.writeHead((note.status = instead.status), instead.headers).end(instead.body);
      return;
    }
    if (isOfStore) await this.meanwhile(note);
    const breaks = isOfStore && this.breaks(note);
    const to = ask({ host: "127.0.0.1", port, method, path: url, headers });
    if (breaks && method === "PUT") {
      // Half of it has gone out.
      to.on("error", () => {});
      to.write(body.subarray(0, body.length / 2), () => {
        to.destroy();
        response.destroy();
      });
      return;
    }
    to.end(body);
    const answer = await new Promise((done, fail) => to.on("response", done).on("error", fail));
    let bytes = await bytesOf(answer);
    // Apache calls it weak for a second.
    const version = answer.headers.etag?.replace("W/", "");
    Object.assign(note, { status: answer.statusCode, bytes: bytes.length, version });
    const sent = { ...answer.headers };
    if (method === "PROPFIND") {
      bytes = Buffer.from(this.changed(bytes.toString()));
      delete sent["transfer-encoding"];
      sent["content-length"] = bytes.length;
    }
    response.writeHead(answer.statusCode, sent);
    if (!breaks) response.end(bytes);
    else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  }
}

async function bytesOf(stream) {
  const all = [];
  for await (const some of stream) all.push(some);
  return Buffer.concat(all);
}
