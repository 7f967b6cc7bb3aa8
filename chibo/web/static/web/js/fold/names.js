// Vietnamese names for search.

/** Return `text` without case, diacritics and tone placement: "Đặng Hòa" and "dang hoà" are one. */
export function searchKey(text) {
  const tidy = text.normalize("NFC").trim().split(/\s+/u).join(" ");
  const folded = tidy.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
  return folded.normalize("NFD").replace(/\p{Mn}/gu, "").replaceAll("đ", "d");
}
