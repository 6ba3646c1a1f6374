// What is in a profile before a trial, and the file that is imported in one, as
// Waymark exports them: docs/format.md.

const STAMP = "1.seed";
const two = (number) => String(number).padStart(2, "0");

/** A day, so many days from today, where this runs. */
export function day(on = 0) {
  const now = new Date();
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + on);
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}

/** The quarter that it is: others are not listed. */
function quarter() {
  const now = new Date();
  const [year, first] = [now.getFullYear(), 3 * Math.floor(now.getMonth() / 3)];
  const last = new Date(year, first + 3, 0);
  return { first: `${year}-${two(first + 1)}-01`, last: `${year}-${two(first + 3)}-${last.getDate()}` };
}

function objective(id, title, keyResult) {
  const key = `kr/${id}k`;
  const fields = {
    title,
    period: quarter(),
    [`${key}/name`]: keyResult,
    [`${key}/measure`]: "change",
    [`${key}/start`]: "10",
    [`${key}/target`]: "90",
    [`${key}/place`]: "1",
    [`at/${id}k/${day(-1)}`]: { value: "12", confidence: 6, note: "What it was before" },
  };
  const stamped = Object.entries(fields).map(([name, value]) => [name, [value, STAMP]]);
  return { [`objective/${id}`]: { fields: Object.fromEntries(stamped), schema: 1 } };
}

/** The text of a file of records. */
export function fileOf(records) {
  const lines = Object.entries(records).map(([name, it]) => `"${name}":${JSON.stringify(it)}`);
  const head = `{\n"waymark":"export",\n"version":1,\n"made":"${day()}",\n"records":{\n`;
  return `${head}${lines.join(",\n")}\n}\n}\n`;
}

/** Stands in what is deleted for good, and nowhere else. */
export const DELETED = "Zanzibar";
export const TO_DELETE = `Objective of ${DELETED}`;
export const TO_CHECK_IN = { title: "There before 1", keyResult: "Number before 1" };

const numbers = (count) => Array.from({ length: count }, (_, place) => place + 1);
const many = (count, id, title, keyResult) =>
  Object.assign(
    {},
    ...numbers(count).map((number) =>
      objective(`${id}${String(number).padStart(4, "0")}`, `${title} ${number}`, `${keyResult} ${number}`),
    ),
  );

/** What is there before. */
export const BEFORE = {
  ...many(4, "before", "There before", "Number before"),
  ...objective("deleted", TO_DELETE, `Number of ${DELETED}`),
};

/** What is imported. */
export const IMPORTED = many(500, "import", "Imported", "Number imported");
