// Plays the other devices of a team: files as they write them, into the store of an Apache that
// runs by hosting/apache.conf.

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { record, seal } from "../../tests/goals.mjs";
import { configured } from "../../tests/hosting/apache-config.mjs";
import { freePort, start } from "../../tests/hosting/checks.mjs";
import { Gate } from "../../tests/hosting/gate.mjs";
import { kpiFields, readingFields } from "../../tests/kpis.mjs";

const DIST = fileURLToPath(new URL("../../dist", import.meta.url));
const TODAY = "2026-11-27";
const KPIS = 20;

/** The day so many before today. */
const before = (days) => new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 10);

/** So many readings of 20 KPIs, day by day: the records of an export. */
function records(readings) {
  const all = {};
  for (let kpi = 0; kpi < KPIS; kpi += 1) {
    const id = `c${`${kpi + 1}`.padStart(4, "0")}`;
    all[`kpi/${id}`] = record(kpiFields(`KPI ${kpi + 1}`, { made: "2021-01-01" }));
    const years = {};
    for (let at = kpi; at < readings; at += KPIS) {
      const day = before(Math.floor(at / KPIS));
      (years[day.slice(0, 4)] ??= {})[day] = `${at}.5`;
    }
    for (const [year, values] of Object.entries(years)) {
      all[`readings/${id}/${year}`] = record(readingFields(values));
    }
  }
  return all;
}

/** A device's file, given the text of its records as it stands in one. */
function file(device, number, records) {
  const head = [
    '{"waymark":"device","version":1',
    `"device":"${device}"`,
    `"name":"${device}"`,
    `"number":${number}`,
    `"mark":"${device}${number}"`,
    `"day":"${TODAY}"`,
    `"records":${records}`,
  ];
  return seal(head.join(",\n"));
}

/** Where the fields of a record begin. */
const FIELDS = '"fields":{';

/** The text of the records in a device's file. */
const recordsIn = (text) => text.slice(text.indexOf('"records":') + '"records":'.length);

/** A store with the devices that write into it. */
export class Others {
  /** Starts the server. */
  async start() {
    this.folder = await mkdtemp(path.join(tmpdir(), "waymark-team-"));
    const root = path.join(this.folder, "root");
    await cp(DIST, root, { recursive: true });
    const page = path.join(root, "index.html");
    const named = '<meta name="waymark-store" content="store/">';
    await writeFile(page, (await readFile(page, "utf8")).replace("<title>", `${named}<title>`));
    const port = await freePort();
    const { store, ...command } = await configured({ port, root, folder: this.folder });
    this.store = store;
    this.server = await start(command, port);
    this.gate = new Gate();
    await this.gate.stand(port);
    this.url = this.gate.url;
  }

  async stop() {
    await this.gate.stop();
    await this.server.stop();
    await rm(this.folder, { recursive: true });
  }

  /** Begins anew with one device that has so many readings, as an export brings them. */
  async begin(readings) {
    for (const name of await readdir(this.store)) {
      await rm(path.join(this.store, name), { recursive: true });
    }
    this.number = 1;
    const lines = Object.entries(records(readings)).map(([at, it]) => `"${at}":${JSON.stringify(it)}`);
    await this.write("dev1", `{\n${lines.join(",\n")}\n}\n}`);
  }

  /** Takes away the files of all others. */
  async alone() {
    for (const name of await readdir(this.store)) {
      if (/^waymark-dev\d/.test(name)) await rm(path.join(this.store, name));
    }
  }

  async write(device, records) {
    const name = `waymark-${device}-${"ab"[this.number % 2]}.json`;
    await writeFile(path.join(this.store, name), file(device, this.number, records));
  }

  /** The records as a browser wrote them last, which is none of ours: all of them know those. */
  async known() {
    const names = (await readdir(this.store)).filter((name) => /^waymark-(?!dev\d)/.test(name));
    const texts = await Promise.all(names.map((name) => readFile(path.join(this.store, name), "utf8")));
    const number = (text) => Number(text.match(/"number":(\d+)/)[1]);
    return recordsIn(texts.toSorted((one, other) => number(other) - number(one))[0]);
  }

  /**
   * Lets so many devices write: all that is known, and each, if it is `busy`, a reading of its
   * own besides.
   */
  async all(count, isBusy) {
    const known = await this.known();
    this.number += 1;
    for (let at = 1; at <= count; at += 1) {
      const id = `c${`${(at % KPIS) + 1}`.padStart(4, "0")}`;
      const place = known.indexOf(`"readings/${id}/2022":`);
      if (place < 0) throw Error(`no readings of ${id} are known`);
      const fields = known.indexOf(FIELDS, place) + FIELDS.length;
      // No two of them write the same.
      const on = 3 * this.number + Math.floor((at - 1) / KPIS);
      const day = `2022-01-${`${(on % 28) + 1}`.padStart(2, "0")}`;
      const stamp = `${1_000_000 + this.number * 1000 + at}.dev${at}`;
      const reading = `"at/value/${day}":[{"value":"${at}"},"${stamp}"],`;
      const busy = known.slice(0, fields) + reading + known.slice(fields);
      await this.write(`dev${at}`, isBusy ? busy : known);
    }
  }
}
