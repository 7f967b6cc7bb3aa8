// The code of the hall, as chibo/meetings/check_in_codes.py makes it: HMAC-SHA-256 over the half minute.

export const PERIOD = 30; // seconds
const ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // without 0 and O, 1 and I
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const PLACES = [25, 20, 15, 10, 5, 0];

/** Return the half minute in which the instant `at` (milliseconds) lies. */
export const stepAt = (at, period = PERIOD) => Math.floor(at / 1000 / period);

/** Whether this browser can make codes: on https and on this machine itself, nowhere else. */
export const canMakeCodes = () => Boolean(globalThis.crypto?.subtle);

/** Return what the projector shows in the half minute `step`. */
export async function codeOf(secret, step) {
  const key = await crypto.subtle.importKey("raw", fromBase32(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const counter = new DataView(new ArrayBuffer(8));
  counter.setBigUint64(0, BigInt(step));
  const told = new DataView(await crypto.subtle.sign("HMAC", key, counter));
  const number = told.getUint32(told.getUint8(31) & 15);
  return PLACES.map((place) => ALPHABET[(number >>> place) & 31]).join("");
}

function fromBase32(text) {
  const bytes = [];
  let kept = 0;
  let bits = 0;
  for (const letter of text.replace(/=+$/, "")) {
    kept = ((kept << 5) | BASE32.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((kept >> bits) & 255);
  }
  return new Uint8Array(bytes);
}
