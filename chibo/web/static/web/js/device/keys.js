// The key under which one account keeps one meeting on this device. Its bytes are seen only while it is
// made, fetched or wrapped; what opens and closes entries cannot be read out.
import { bare, drawPhrase } from "./phrase.js";

export const ITERATIONS = 600000;
const AES = { name: "AES-GCM", length: 256 };
const USES = ["encrypt", "decrypt"];

/** Everything about keys; `deviceKey` lies in the browser's database and cannot be read out. */
export function keysWith(deviceKey, crypto) {
  const { subtle } = crypto;
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));

  async function closed(key, bytes) {
    const iv = random(12);
    return { iv, sealed: await subtle.encrypt({ name: "AES-GCM", iv }, key, bytes) };
  }
  const opened = (key, { iv, sealed }) => subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);

  async function phraseKey(phrase, salt, iterations) {
    const words = new TextEncoder().encode(bare(phrase));
    const base = await subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
    return subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, base, AES, false, USES);
  }

  return {
    draw: () => random(32),
    /** The key that works, without its bytes. */
    working: (bytes) => subtle.importKey("raw", bytes, AES, false, USES),
    /** The bytes under the device's own key alone: until the server has them, and in memory. */
    underDevice: (bytes) => closed(deviceKey, bytes),
    fromDevice: async (wrapped) => new Uint8Array(await opened(deviceKey, wrapped)),
    /** Draw a phrase and wrap the bytes under it, and that again under the device's own key. */
    async underPhrase(bytes) {
      const phrase = drawPhrase(crypto);
      const salt = random(16);
      const inner = await closed(await phraseKey(phrase.join(" "), salt, ITERATIONS), bytes);
      const outer = await closed(deviceKey, inner.sealed);
      return { phrase, wrapped: { salt, iterations: ITERATIONS, innerIv: inner.iv, ...outer } };
    },
    /** The bytes by the phrase; null when it is another phrase. */
    async fromPhrase(phrase, { salt, iterations, innerIv, ...outer }) {
      try {
        const sealed = await opened(deviceKey, outer);
        const key = await phraseKey(phrase, salt, iterations);
        return new Uint8Array(await opened(key, { iv: innerIv, sealed }));
      } catch (wrong) {
        if (wrong.name === "OperationError") return null;
        throw wrong;
      }
    },
  };
}

/** The device's own key, made once. */
export const drawDeviceKey = (crypto) => crypto.subtle.generateKey(AES, false, USES);

export const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
