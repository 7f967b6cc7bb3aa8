// Who says what about whose presence, and how strongly.
import { APART } from "./roster.js";

/** The strongest wins, among equals the latest. An excuse is an own sign that coming beats. */
export const STRENGTH = { REST: 1, EXCUSE: 2, OWN: 3, EXPLICIT: 4 };
const NOTHING = { place: -1, reason: "", remote: false, since: null, entry: null };

/** Return every person's signs in order, a Map by person. */
export function claimsByPerson(journal, roster) {
  const claims = new Map([...roster.keys()].map((person) => [person, []]));
  for (const deed of journal.deeds) {
    const claim = claimOf(deed);
    if (claim) claims.get(claim.person)?.push(claim);
  }
  for (const line of roster.values()) {
    const own = claims.get(line.person);
    own.push(...excuse(line), ...rest(line, own, journal.of("rest_present")));
    own.sort((one, other) => one.at - other.at || one.place - other.place);
  }
  return claims;
}

function claimOf(deed) {
  const { told, at, place, id } = deed;
  const said = ["self", "card"].includes(deed.entry.role) ? STRENGTH.OWN : STRENGTH.EXPLICIT;
  const sign = { ...NOTHING, person: told.person, at, place, entry: id };
  const came = (strength, remote) => ({ ...sign, strength, state: "present", remote });
  switch (deed.kind) {
    case "marked": {
      const { state, reason, remote, arrived_at: since } = told;
      return { ...sign, strength: STRENGTH.EXPLICIT, state, reason, remote, since };
    }
    case "checked_in":
      return came(STRENGTH.OWN, told.remote);
    case "rejoined":
      return came(said, false);
    case "remote_joined":
      return came(said, true);
    case "left":
    case "remote_left":
      return { ...sign, strength: said, state: "" };
    default:
      return null;
  }
}

const acceptedExcuse = (line) => (line.excuse?.state === "accepted" ? line.excuse : null);

function excuse(line) {
  const given = acceptedExcuse(line);
  if (!given) return [];
  const { at, reason } = given;
  return [{ ...NOTHING, person: line.person, at, strength: STRENGTH.EXCUSE, state: "excused", reason }];
}

/** Touch a person by "all others are here" only where no other sign came before it. */
function rest(line, own, rests) {
  if (APART.has(line.duty)) return [];
  const excusedAt = acceptedExcuse(line)?.at ?? null;
  const touching = rests.filter(({ at, place }) => {
    const signed = own.some((claim) => claim.entry && claim.place < place);
    return !signed && (excusedAt === null || excusedAt > at);
  });
  return touching.map(({ at, place, id }) => ({
    ...NOTHING, person: line.person, at, strength: STRENGTH.REST, state: "present", place, entry: id,
  }));
}
