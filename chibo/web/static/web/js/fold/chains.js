// Chains of corrections: which run in a circle, and how far each is from what it corrects.

/** Return the members of every circle in `targets` (Map from id to id). */
export function circles(targets) {
  const walkOf = new Map();
  const found = new Set();
  for (const start of targets.keys()) {
    const path = [];
    let step = start;
    while (targets.has(step) && !walkOf.has(step)) {
      walkOf.set(step, start);
      path.push(step);
      step = targets.get(step);
    }
    if (walkOf.get(step) === start) path.slice(path.indexOf(step)).forEach((id) => found.add(id));
  }
  return found;
}

/** Return how many steps each correction is from the end of its chain; `ends` hold all circles. */
export function depths(targets, ends) {
  const known = new Map();
  for (const start of targets.keys()) {
    const path = [];
    let step = start;
    while (targets.has(step) && !known.has(step) && !ends.has(step)) {
      path.push(step);
      step = targets.get(step);
    }
    let depth = known.get(step) ?? 0;
    for (const passed of path.reverse()) known.set(passed, (depth += 1));
  }
  return known;
}
