// What careless libraries have done to pages.
const names = ["detail", "mode", "integrity", "cache", "behavior", "slotAssignment", "code", "url"];

Object.prototype.junk = "junk";
Array.prototype.junk = "junk";
Object.prototype.each = function each() {};
for (const name of names) {
  Object.defineProperty(Object.prototype, name, {
    enumerable: true,
    configurable: true,
    get: () => "junk",
    set(value) {
      const own = { value, writable: true, enumerable: true, configurable: true };
      Object.defineProperty(this, name, own);
    },
  });
}
