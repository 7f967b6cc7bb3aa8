// Four common words that open the meeting on this device without a network.
import { WORDS } from "./phrase_words.js";

export const LENGTH = 4;

/** Return four words, each drawn evenly from the list. */
export function drawPhrase(crypto) {
  return Array.from({ length: LENGTH }, () => WORDS[evenly(WORDS.length, crypto)]);
}

/** What counts of a phrase: its letters without diacritics and capitals, one space between syllables. */
export function bare(phrase) {
  const plain = phrase.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase().replaceAll("đ", "d");
  return plain.match(/[a-z]+/g)?.join(" ") ?? "";
}

// A number below `count`; draws that would make the first ones likelier are thrown away.
function evenly(count, crypto) {
  const most = Math.floor(2 ** 32 / count) * count;
  for (;;) {
    const [drawn] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < most) return drawn % count;
  }
}
