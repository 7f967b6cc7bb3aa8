// Find a name without diacritics, among names that were folded already.

/** Return `text` without case, diacritics and tone placement; đ is d, as the server folds it. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d").trim().replace(/\s+/g, " ");
}

/** Show of `[data-name-key]` under each list of `field`'s `data-finds` only what holds the words typed. */
export function filterNames(field) {
  const words = folded(field.value).split(" ").filter(Boolean);
  for (const one of document.querySelectorAll(`${field.dataset.finds} [data-name-key]`)) {
    one.hidden = !words.every((word) => one.dataset.nameKey.includes(word));
  }
}
