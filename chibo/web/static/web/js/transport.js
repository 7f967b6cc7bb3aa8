// Entries over the network to the server's one door.

export class NotDelivered extends Error {
  constructor(why) {
    super(`entries not delivered: ${why}`);
    this.why = why;
  }
}

/** Return `post(entries)` for `openJournal`, sending to `address` with the page's own token. */
export function poster(address, token) {
  return async (entries) => {
    if (!navigator.onLine) throw new NotDelivered("network");
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ entries }),
      credentials: "same-origin",
      redirect: "manual",
    }).catch(() => {
      throw new NotDelivered("network");
    });
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new NotDelivered("sign_in");
    if (answer.status === 404) throw new NotDelivered("gone");
    if (!answer.ok) throw new NotDelivered("server");
    return answer.json();
  };
}
