// How numbers and days are written here. The first one in a process who asks waits for the
// browser to look through all languages that it knows, 30 to 50 ms, and all others have it by
// then: so a worker asks before the page does.

new Intl.NumberFormat();
new Intl.DateTimeFormat(undefined, { month: "long", day: "numeric" });
close();
