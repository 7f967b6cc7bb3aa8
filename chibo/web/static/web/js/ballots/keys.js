// A teller's key pair: made on this device, kept in this browser, the private key never shown to any script.
import { KEY_BITS, KEY_FORM, toText } from "./envelope.js";

const STORE = "keys";

/** Return {privateKey, publicText} of a ballot: the kept pair, or a new one. */
export async function keyPairOf(ballot) {
  const kept = await keptPair(ballot);
  if (kept) return kept;
  const form = { ...KEY_FORM, modulusLength: KEY_BITS, publicExponent: Uint8Array.of(1, 0, 1) };
  const pair = await crypto.subtle.generateKey(form, false, ["encrypt", "decrypt"]);
  const made = { privateKey: pair.privateKey, publicText: toText(await crypto.subtle.exportKey("spki", pair.publicKey)) };
  await inStore("readwrite", (store) => store.put(made, ballot));
  return made;
}

export const keptPair = (ballot) => inStore("readonly", (store) => store.get(ballot));

/** Forget the keys of all ballots but these, so that nothing kept elsewhere can be opened later. */
export async function forgetAllBut(ballots) {
  const kept = await inStore("readonly", (store) => store.getAllKeys());
  for (const one of kept.filter((key) => !ballots.includes(key))) {
    await inStore("readwrite", (store) => store.delete(one));
  }
}

async function inStore(mode, deed) {
  const database = await promised(indexedDB.open("chibo-ballots", 1), (open) => {
    open.onupgradeneeded = () => open.result.createObjectStore(STORE);
  });
  try {
    const transaction = database.transaction(STORE, mode);
    const result = await promised(deed(transaction.objectStore(STORE)));
    return result;
  } finally {
    database.close();
  }
}

function promised(request, prepare = () => {}) {
  prepare(request);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
