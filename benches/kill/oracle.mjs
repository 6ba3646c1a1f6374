// What has to be there after what several tabs did, some of it at the same time.

const json = (value) => JSON.stringify(value);

/** A field of an objective: what was written to it, from when to when. */
class Field {
  constructor(first) {
    this.writes = [];
    // Of what was there before anybody wrote nothing else is known.
    if (first !== undefined) this.write([first], -1, -1, true);
  }

  /**
   * That one of `values` was written between two moments; `sure` if that was
   * acknowledged, and not only tried.
   */
  write(values, from, to, sure) {
    const write = { values, from, to, sure };
    this.writes.push(write);
    return write;
  }

  /** What it may say: what nothing that began later was written over. */
  allowed(without = null, until = Infinity) {
    const known = this.writes.filter((it) => it !== without && it.from < until);
    const isOver = (other, it) => other !== it && other.sure && other.from >= it.to;
    const last = known.filter((it) => !known.some((other) => isOver(other, it)));
    return last.flatMap(({ values }) => values);
  }
}

/** All that was acknowledged. */
export class Oracle {
  constructor() {
    this.objectives = new Map();
    this.done = {};
    this.unsure = 0;
  }

  create(number, title, from, to, sure) {
    const fields = { title: new Field(), bin: new Field() };
    this.objectives.set(number, { fields, sure });
    fields.title.write([title], from, to, sure);
    const write = fields.bin.write(["listed"], from, to, sure);
    this.count("create", sure);
    // To take it back puts it into the bin.
    return { kind: "create", field: fields.bin, write, before: ["binned"] };
  }

  /** Something that writes a field. */
  wrote(kind, number, name, value, from, to, sure) {
    const { fields } = this.objectives.get(number);
    fields[name] ??= new Field(null);
    const field = fields[name];
    const write = field.write([value], from, to, sure);
    this.count(kind, sure);
    return { kind, field, write };
  }

  /** That a tab took back what it did. */
  tookBack({ field, write, before }, from, to, sure) {
    const values = before ?? field.allowed(write, write.to);
    field.write(values, from, to, sure);
    this.count("undo", sure);
  }

  count(kind, sure) {
    if (sure) this.done[kind] = (this.done[kind] ?? 0) + 1;
    else this.unsure += 1;
  }

  /** Those that are in the list, as far as that is sure; or those in the bin. */
  numbers(where) {
    const isThere = ({ fields }) => fields.bin.allowed().every((it) => it === where);
    return [...this.objectives].filter(([, it]) => isThere(it)).map(([number]) => number);
  }

  /**
   * Compares with exported records: `find` gives that of a number. Everything that is
   * missing, and how much was judged.
   */
  judge(find, nameOf) {
    const lost = [];
    let judged = 0;
    let open = 0;
    for (const [number, { fields, sure }] of this.objectives) {
      const record = find(number);
      if (!record) {
        if (sure) lost.push(`objective ${number} is not there`);
        continue;
      }
      for (const [name, field] of Object.entries(fields)) {
        const allowed = field.allowed();
        judged += 1;
        if (new Set(allowed.map(json)).size > 1) open += 1;
        const places = nameOf(record, name);
        const shown = places.map((place) => record.fields[place]?.[0] ?? null);
        const others = places.flatMap((place) => record.others?.[place] ?? []);
        const beside = others.map(([value]) => value);
        const said = [...shown, ...beside].map((value) => json(meant(name, value)));
        const wanted = allowed.map(json);
        if (!wanted.some((value) => said.includes(value))) {
          const what = `${said.join(" and ")}, not ${wanted.join(" or ")}`;
          lost.push(`objective ${number}, ${name}: ${what}`);
        }
      }
    }
    return { judged, open, lost };
  }
}

/** A field's value in the words of the oracle. */
function meant(name, value) {
  if (name === "bin") return value === null ? "listed" : "binned";
  if (name === "title") return value;
  return value?.value ?? null;
}
