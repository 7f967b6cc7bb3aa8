/** Return `say(key, values)` over a table of words with places such as %(hour)s. */
export const sayer = (words) => (key, values = {}) =>
  (words[key] ?? key).replace(/%\((\w+)\)s/g, (_place, name) => values[name] ?? "");
