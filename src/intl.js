// How numbers and days are written here. Before it answers for the first time, Chromium looks
// through all languages that it knows, which takes 25 to 70 ms, and does so once for all of a
// process: so a worker asks before the page does.

new Intl.NumberFormat();
new Intl.DateTimeFormat(undefined, { month: "long", day: "numeric" });
close();
