// From a present person's signs to the intervals of the stay.
import { STRENGTH } from "./claims.js";
import { earlier, later } from "./instants.js";

/** Return the intervals of a person who is present, the last one ended by the close. */
export function staysOf(claims, session) {
  const stays = [];
  for (const claim of claims) {
    if (claim.state === "present") come(stays, claim, session);
    else if (claim.state === "") leave(stays, claim.at);
    else if (claim.strength === STRENGTH.EXPLICIT) stays.length = 0;
  }
  if (session.closed_at !== null) leave(stays, session.closed_at);
  return stays;
}

function come(stays, claim, session) {
  const cameAt = hourOfComing(claim, session);
  const last = stays[stays.length - 1];
  const begun = { came_at: cameAt, left_at: null, remote: claim.remote };
  if (!last || last.left_at !== null) {
    stays.push(begun);
  } else if (claim.since !== null && stays.length === 1) {
    stays[0] = { ...last, came_at: claim.since, remote: claim.remote };
  } else if (last.remote !== claim.remote && claim.strength !== STRENGTH.REST) {
    leave(stays, cameAt);
    stays.push(begun);
  }
}

/** "All others are here", and a mark made after the close, count from the opening. */
function hourOfComing(claim, session) {
  if (claim.since !== null) return claim.since;
  const afterClose = session.closed_at !== null && claim.at > session.closed_at;
  const markedAfterwards = afterClose && claim.strength === STRENGTH.EXPLICIT;
  const countsFromOpening = markedAfterwards || claim.strength === STRENGTH.REST;
  return session.opened_at !== null && countsFromOpening ? earlier(claim.at, session.opened_at) : claim.at;
}

function leave(stays, at) {
  const last = stays[stays.length - 1];
  if (last && last.left_at === null) stays[stays.length - 1] = { ...last, left_at: later(at, last.came_at) };
}
