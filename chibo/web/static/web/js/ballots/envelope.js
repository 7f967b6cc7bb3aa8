// Sealed envelopes: the same length whatever is in them. Form: chibo/ballots/form.py.

const VERSION = 1;
const WRAP = 384; // RSA of 3072 bits
const NONCE = 12;
const PLAIN = 256;
const TAG = 16;
const LENGTH = 1 + 2 * WRAP + NONCE + PLAIN + TAG;
const MATTER = 1;
const ELECTION = 2;
const CHOICES = ["for", "against", "none"];
export const KEY_FORM = { name: "RSA-OAEP", hash: "SHA-256" };
export const KEY_BITS = 8 * WRAP;

/** Return base64 of bytes. */
export const toText = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));
/** Return the bytes of base64. */
export const toBytes = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

/** Close a choice ("for", "against", "none", or the list of names left) to both tellers' keys. */
export async function closeEnvelope({ ballot, keys, candidates, choice }) {
  const plain = written(choice, candidates);
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt"]);
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
  const closed = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: bound(ballot) }, key, plain);
  const raw = await crypto.subtle.exportKey("raw", key);
  const wraps = [];
  for (const text of keys) {
    const publicKey = await crypto.subtle.importKey("spki", toBytes(text), KEY_FORM, false, ["encrypt"]);
    wraps.push(new Uint8Array(await crypto.subtle.encrypt(KEY_FORM, publicKey, raw)));
  }
  const parts = [Uint8Array.of(VERSION), ...wraps, nonce, new Uint8Array(closed)];
  const envelope = new Uint8Array(LENGTH);
  let place = 0;
  for (const part of parts) {
    envelope.set(part, place);
    place += part.length;
  }
  if (place !== LENGTH) throw new Error("an envelope of another length");
  return toText(envelope);
}

/** Open an envelope with the private key of teller 1 or 2; null for what cannot be opened or read. */
export async function openEnvelope(text, { ballot, privateKey, place, candidates }) {
  try {
    const envelope = toBytes(text);
    const from = 1 + (place - 1) * WRAP;
    const raw = await crypto.subtle.decrypt(KEY_FORM, privateKey, envelope.slice(from, from + WRAP));
    const key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
    const rest = envelope.slice(1 + 2 * WRAP);
    const form = { name: "AES-GCM", iv: rest.slice(0, NONCE), additionalData: bound(ballot) };
    return read(new Uint8Array(await crypto.subtle.decrypt(form, key, rest.slice(NONCE))), candidates);
  } catch {
    return null;
  }
}

/** Add up opened choices; `paper` holds what the tellers counted on paper, so that there is one sum. */
export function totalsOf(choices, { candidates, seats, paper = {} }) {
  const names = candidates.length ? [...candidates, "invalid"] : [...CHOICES, "invalid"];
  const totals = Object.fromEntries(names.map((name) => [name, paper[name] ?? 0]));
  for (const choice of choices) {
    if (choice === null) totals.invalid += 1;
    else if (!candidates.length) totals[choice] += 1;
    else if (choice.length < 1 || choice.length > seats) totals.invalid += 1;
    else for (const name of choice) totals[name] += 1;
  }
  return totals;
}

/** Return a short mark of a public key that people can compare by eye. */
export async function markOf(text) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", toBytes(text)));
  const hex = Array.from(digest.slice(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 4)} ${hex.slice(4, 8)} ${hex.slice(8)}`;
}

function written(choice, candidates) {
  const plain = crypto.getRandomValues(new Uint8Array(PLAIN)); // what is not written over is padding
  if (!candidates.length) {
    plain.set([MATTER, CHOICES.indexOf(choice) + 1]);
    if (!CHOICES.includes(choice)) throw new Error("no such choice");
  } else {
    plain.set([ELECTION, candidates.length, ...candidates.map((name) => (choice.includes(name) ? 1 : 0))]);
  }
  return plain;
}

function read(plain, candidates) {
  if (!candidates.length) return (plain[0] === MATTER && CHOICES[plain[1] - 1]) || null;
  if (plain[0] !== ELECTION || plain[1] !== candidates.length) return null;
  return candidates.filter((_name, place) => plain[2 + place] === 1);
}

const bound = (ballot) => new TextEncoder().encode(`chibo ballot ${VERSION}:${ballot}`);
