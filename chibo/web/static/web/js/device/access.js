// How a page comes to its data key: drawn once, handed to the server while there is a network, wrapped
// under a phrase for when there is none.
import { drawDeviceKey, fromBase64, keysWith, toBase64 } from "./keys.js";
import { placeOf } from "./store.js";

/**
 * A row of keys is {own, phrase, isHandedOver}. `own` opens without a phrase; it lies here only until
 * the server holds the key, so that nothing recorded before hangs on an open page.
 */
export async function accessTo({ store, exchange, meeting, device, crypto }) {
  const keys = keysWith(await store.own("key", () => drawDeviceKey(crypto)), crypto);
  let inHand = null; // the bytes, under the device's own key

  async function take(bytes) {
    inHand = await keys.underDevice(bytes);
    return keys.working(bytes);
  }

  const fresh = async () => ({ own: await keys.underDevice(keys.draw()) });

  /** The working key without asking anybody; null when the server or a phrase is needed. */
  async function alone(account) {
    const row = await store.key(placeOf(meeting, account));
    return row?.own ? take(await keys.fromDevice(row.own)) : null;
  }

  /** The working key with the server's help, a new one where there was none. */
  async function withServer(account) {
    const place = placeOf(meeting, account);
    const row = (await store.key(place)) ?? (await store.firstKey(place, await fresh()));
    if (row.own) return take(await keys.fromDevice(row.own));
    try {
      return await take(fromBase64(await exchange.handBack(device)));
    } catch (failure) {
      if (failure.why !== "gone" || row.phrase) throw failure;
      await store.setKey(place, await fresh()); // the server has lost it
      return alone(account);
    }
  }

  /** The working key by the phrase; null when it is another phrase or none was drawn. */
  async function byPhrase(account, phrase) {
    const row = await store.key(placeOf(meeting, account));
    const bytes = row?.phrase ? await keys.fromPhrase(phrase, row.phrase) : null;
    return bytes && take(bytes);
  }

  /** Give the server the key, once; from then on it opens by signing in or by the phrase only. */
  async function handOver(account) {
    const place = placeOf(meeting, account);
    const row = await store.key(place);
    if (!inHand || !row || row.isHandedOver) return;
    await exchange.handOver(device, toBase64(await keys.fromDevice(inHand)));
    await store.setKey(place, { ...(await store.key(place)), own: undefined, isHandedOver: true });
  }

  /** Draw a phrase that opens without a network. */
  async function prepare(account) {
    const place = placeOf(meeting, account);
    const { phrase, wrapped } = await keys.underPhrase(await keys.fromDevice(inHand));
    await store.setKey(place, { ...(await store.key(place)), phrase: wrapped });
    return phrase;
  }

  const hasPhrase = async (account) => Boolean((await store.key(placeOf(meeting, account)))?.phrase);

  return { alone, withServer, byPhrase, handOver, prepare, hasPhrase };
}
