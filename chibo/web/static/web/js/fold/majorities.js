// Majorities in whole numbers: never percents, never rounding.

/** Whether `inFavour` of `base` reach the share; null when nobody may vote. `strict`: more than the share. */
export function isCarried(inFavour, { base, share, strict }) {
  if (base <= 0) return null;
  const have = BigInt(inFavour) * BigInt(share.denominator);
  const want = BigInt(base) * BigInt(share.numerator);
  return strict ? have > want : have >= want;
}

/** Return the fewest votes that carry; null when nobody may vote. */
export function votesNeeded({ base, share, strict }) {
  if (base <= 0) return null;
  const want = base * share.numerator;
  const rest = want % share.denominator;
  const whole = (want - rest) / share.denominator;
  return strict || rest ? whole + 1 : whole;
}
