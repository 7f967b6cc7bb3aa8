// Whose card was scanned: found among the marks of the device pack, so that no network is asked.

const DIGITS = 30;

/** Return the digits of a scanned or typed card, or null where it is no card of ours. */
export function tokenOf(text) {
  const digits = text.replace(/\D/g, "");
  return digits.length === DIGITS && /^[\d\s]+$/.test(text.trim()) ? digits : null;
}

/** Return what the pack holds of a card, as `card_mark` in chibo/membership/card_tokens.py. */
export async function markOf(token) {
  const told = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return [...new Uint8Array(told)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 32);
}

/** Return `personOf(token)` for a pack's `cards`, {mark: person}; it resolves to a person or null. */
export const personIn = (cards) => async (token) => cards[await markOf(token)] ?? null;
