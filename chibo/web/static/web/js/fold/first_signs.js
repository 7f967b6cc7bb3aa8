// Whether a person's first sign can be told alone: what the fold leaves on the meeting for it.

/** Return by what a first sign can be told alone; null where it may change more. */
export function openToSigns(journal, session, rules) {
  const clocksRun = journal.order.every(({ at, entry }) => at - entry.at === 0);
  const awaited = journal.questions.some(({ code }) => code === "correction_awaits_target");
  if (session.closed_at || journal.of("rest_present").length || awaited || !clocksRun) return null;
  const votes = [...journal.of("vote_opened"), ...journal.of("vote_closed")];
  const after = votes.reduce((last, { at }) => (last === null || at > last ? at : last), null);
  const { grace_minutes, clocks_apart_seconds, late_entry_hours } = rules;
  return { after, grace_minutes, clocks_apart_seconds, late_entry_hours };
}
