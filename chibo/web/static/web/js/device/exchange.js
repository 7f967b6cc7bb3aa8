// The words between this device and the server. Every failure has one of a few names.

const TIME_LIMIT_MS = 20000;
const LONGEST_WAIT_MS = 10 * 60 * 1000;

/**
 * Why something did not arrive: "network", "slow", "server", "sign_in", "gone" (no such meeting for this
 * person), "newer" (it knows our format no more), "too_big" (a batch), "revoked" (this device).
 */
export class NotDelivered extends Error {
  constructor(why, waitMs = 0) {
    super(`not delivered: ${why}`);
    this.why = why;
    this.waitMs = waitMs; // for how long the server asked to be left alone
  }
}

const BY_STATUS = { 401: "sign_in", 403: "sign_in", 404: "gone", 409: "newer", 410: "revoked", 413: "too_big" };

/**
 * Return how to ask the server.
 *
 * - `urls`: {entries, pack, prepared}; only the first is needed.
 * - `fetch`: the browser's. `token()`: the token of forms as it is now (a cached page's own is stale).
 * - `isOnline()`: whether the browser knows of a network. `limit()`: the signal that ends a request.
 */
export function exchangeWith({ urls, fetch, token, isOnline, limit = timeLimit }) {
  async function ask(address, init = {}) {
    if (!isOnline()) throw new NotDelivered("network");
    const signal = limit();
    const all = { credentials: "same-origin", redirect: "manual", cache: "no-store", signal, ...init };
    const answer = await fetch(address, all).catch((wrong) => {
      throw new NotDelivered(wrong?.name === "TimeoutError" ? "slow" : "network");
    });
    if (answer.type === "opaqueredirect" || (answer.status >= 300 && answer.status < 400)) throw new NotDelivered("sign_in");
    if (!answer.ok) throw new NotDelivered(BY_STATUS[answer.status] ?? "server", waitOf(answer));
    return told(answer);
  }

  const tell = (address, body) =>
    ask(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify(body),
    });

  return {
    /** Hand entries in; `about` is {cursor, device, waiting}, without it nothing is told of other devices. */
    post: (entries, about) => tell(urls.entries, { entries, ...about }),
    pack: (device) => ask(`${urls.pack}?format=1&device=${encodeURIComponent(device)}`),
    handOver: (device, key) => tell(urls.prepared, { device, key }),
    handBack: async (device) => (await ask(`${urls.prepared}${encodeURIComponent(device)}/`)).key,
  };
}

/** How long a busy server (429, 503) wants to be left alone; seconds only, and never out of all measure. */
function waitOf({ status, headers }) {
  const seconds = [429, 503].includes(status) ? Number(headers.get("Retry-After")) : 0;
  return seconds > 0 ? Math.min(seconds * 1000, LONGEST_WAIT_MS) : 0;
}

// A page of HTML where an answer is due is a sign-in page, ours or that of a café's network.
async function told(answer) {
  if (!(answer.headers.get("Content-Type") ?? "").includes("json")) throw new NotDelivered("sign_in");
  try {
    return await answer.json();
  } catch (wrong) {
    throw new NotDelivered(wrong?.name === "TimeoutError" ? "slow" : "server");
  }
}

const timeLimit = () => AbortSignal.timeout?.(TIME_LIMIT_MS);
