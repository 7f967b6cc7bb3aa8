// How the screen learns what to show: from the prepared device beside it, or from the server.
// A lost connection takes nothing away; the screen only says since when it knows nothing new.

export const ASK_EVERY_MS = 4000;
const LONGEST_WAIT_MS = 60000;
const FED_FOR_MS = 20000; // a device that spoke within this time is asked nothing

/**
 * Ask at once and keep asking `ask()`, which resolves to {state, pack, at} or rejects with an error whose `why` is "sign_in" or else.
 *
 * - `nudge()`: asks the prepared device, if one listens, to say it again; it answers by `heard`.
 * - `told(news)`: called with each {state, pack, at, now}; `now` is this clock when it came.
 * - `lost({since, why})`: called when an attempt failed; `since` is when something was last told.
 * - `later(work, ms)`, `now()`: the clock. Returns {heard(news), stop()}; `heard` takes what a device sent.
 */
export function keepInTouch({ ask, nudge, told, lost, later, now }) {
  let wait = ASK_EVERY_MS;
  let heardAt = -Infinity;
  let lastAt = now();
  let goesOn = true;

  function take(news) {
    lastAt = now();
    told({ ...news, now: lastAt });
  }

  async function turn() {
    if (!goesOn) return;
    nudge();
    if (now() - heardAt < FED_FOR_MS) {
      later(turn, ASK_EVERY_MS);
      return;
    }
    try {
      const news = await ask();
      if (now() - heardAt >= FED_FOR_MS) take(news); // what the device said meanwhile is newer
      wait = ASK_EVERY_MS;
    } catch (failure) {
      lost({ since: lastAt, why: failure.why ?? "network" });
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
    later(turn, wait);
  }

  later(turn, 0);
  return {
    heard(news) {
      heardAt = now();
      take(news);
    },
    stop() {
      goesOn = false;
    },
  };
}
