// Elections: each name over the base; what does not come out, the meeting decides.
import { isCarried } from "./majorities.js";
import { byCodePoint } from "./text.js";

/** Return `{outcome, elected, tied}` of `votes` (object or Map: number by name) for `seats` over `base`. */
export function electionOf(votes, { seats, base, share, strict }) {
  if (base <= 0) return { outcome: "not_applicable", elected: [], tied: [] };
  const counted = votes instanceof Map ? [...votes] : Object.entries(votes);
  const passed = counted
    .sort(([one, has], [other, hasToo]) => hasToo - has || byCodePoint(one, other))
    .filter(([, number]) => isCarried(number, { base, share, strict }));
  if (passed.length <= seats) {
    return { outcome: passed.length === seats ? "complete" : "too_few_passed", elected: names(passed), tied: [] };
  }
  const last = seats ? passed[seats - 1][1] : null;
  if (last !== null && passed[seats][1] === last) {
    const elected = names(passed.filter(([, number]) => number > last));
    return { outcome: "tie_for_last_seat", elected, tied: names(passed.filter(([, number]) => number === last)) };
  }
  return { outcome: "more_passed_than_seats", elected: names(passed.slice(0, seats)), tied: [] };
}

/** Whether a strike-out ballot counts: it names someone, and no more than there are places. */
export const isBallotValid = (namesLeft, seats) => namesLeft >= 1 && namesLeft <= seats;

const names = (passed) => passed.map(([name]) => name);
