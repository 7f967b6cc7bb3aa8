// What scripts say to people: the page carries the words, translated on the server, so that there is one
// catalogue only.

let told = null;

/** Return the sentence called `key`, with `%(name)s` filled from `values`. */
export function say(key, values = {}) {
  told ??= JSON.parse(document.getElementById("words").textContent);
  return filled(told[key] ?? key, values);
}

/** Return `text` with each `%(name)s` replaced by its value, and `%%` by a percent sign. */
export function filled(text, values) {
  return text.replace(/%\((\w+)\)[sd]|%%/g, (found, name) => (name === undefined ? "%" : String(values[name] ?? found)));
}
