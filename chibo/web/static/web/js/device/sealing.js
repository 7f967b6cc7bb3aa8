// Closing what tells of people before it is kept, and opening it again: AES-GCM with the data key.

/** Return how to seal for one place of the store; what was moved to another place does not open. */
export function sealerOf(key, place, crypto) {
  const additionalData = new TextEncoder().encode(place);
  const how = (iv) => ({ name: "AES-GCM", iv, additionalData });
  return {
    isPlain: false,
    async seal(value) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const told = new TextEncoder().encode(JSON.stringify(value));
      return { iv, sealed: await crypto.subtle.encrypt(how(iv), key, told) };
    },
    async open(row) {
      if ("plain" in row) return row.plain;
      const told = await crypto.subtle.decrypt(how(row.iv), key, row.sealed);
      return JSON.parse(new TextDecoder().decode(told));
    },
  };
}

/** Where the browser has no cipher (plain http): what waits is kept as it is, and nothing else. */
export const PLAIN = {
  isPlain: true,
  seal: async (value) => ({ plain: value }),
  async open(row) {
    if ("plain" in row) return row.plain;
    throw new Error("sealed");
  },
};
