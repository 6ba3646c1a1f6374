// Stored texts as Waymark writes them: docs/format.md.

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

/** A text in its frame: its CRC-32, a space, the text. */
export function seal(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return `${((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0")} ${text}`;
}

const STAMP = "1.seed";

/** A record of these fields, as it is stored. */
export function record(fields, schema = 1) {
  const stamped = Object.entries(fields).map(([name, value]) => [name, [value, STAMP]]);
  return seal(JSON.stringify({ fields: Object.fromEntries(stamped), schema }));
}

/** The id of the objective with a number. */
export const idOf = (number) => `seed${String(number).padStart(6, "0")}`;

/** So many objectives with three key results and twelve check-ins each: keys and texts. */
export function manyGoals(count) {
  const stored = {};
  for (let number = 0; number < count; number += 1) {
    const id = idOf(number);
    const definition = {
      title: `Objective ${number}: be the team that others ask how it is done`,
      period: { first: "2026-10-01", last: "2026-12-31" },
    };
    const year = {};
    for (const place of [1, 2, 3]) {
      const key = `${id.slice(4)}kr${place}`;
      definition[`kr/${key}/name`] = `Raise number ${place} of objective ${number} by a half`;
      definition[`kr/${key}/measure`] = "change";
      definition[`kr/${key}/start`] = String(10 * place);
      definition[`kr/${key}/target`] = String(15 * place);
      definition[`kr/${key}/unit`] = "%";
      definition[`kr/${key}/place`] = String(place);
      for (let week = 0; week < 12; week += 1) {
        const day = `2026-${week < 4 ? "08" : week < 8 ? "09" : "10"}-${String(1 + 7 * (week % 4)).padStart(2, "0")}`;
        const value = { value: String(10 * place + week * 0.25), confidence: week % 11 };
        // The latest two stay with the definition.
        (week < 10 ? year : definition)[`at/${key}/${day}`] = value;
      }
    }
    stored[`waymark/1/objective/${id}`] = record(definition);
    stored[`waymark/1/checkins/${id}/2026`] = record(year);
  }
  return stored;
}
