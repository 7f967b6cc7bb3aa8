// Text by code point, as the server compares it: JavaScript's own order is by UTF-16 unit.

const isSurrogate = (unit) => unit >= 0xd800 && unit <= 0xdfff;

/** Return less than, equal to or more than 0 as text `one` stands before, at or after `other`. */
export function byCodePoint(one, other) {
  const length = Math.min(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [one.charCodeAt(index), other.charCodeAt(index)];
    if (a === b) continue;
    if (isSurrogate(a) !== isSurrogate(b)) return isSurrogate(a) ? 1 : -1;
    return a - b;
  }
  return one.length - other.length;
}

/** Return each text of `texts` once, sorted by code point. */
export const sortedOnce = (texts) => [...new Set(texts)].sort(byCodePoint);

/** Return `texts` sorted by code point. */
export const sorted = (texts) => [...texts].sort(byCodePoint);
