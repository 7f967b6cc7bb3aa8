// What was tapped shows at once, before the server has told it; drawn again from what still waits.

const LOOKS = { present: "here", excused: "excused", absent: "absent" };
const SIGNS = { present: "✓", excused: "◔", absent: "✕" };

/** Mark what these entries, not yet confirmed, have changed on the page. */
export function showWaiting(entries) {
  for (const entry of entries) {
    if (entry.kind === "marked") markPerson(entry.payload);
    if (entry.kind === "rest_present") markRest();
  }
}

/** Show one mark of the clerk on the person's button. */
export function markPerson({ person, state, reason }) {
  const button = document.getElementById(`person-${person}`);
  if (!button) return;
  button.classList.remove(...Object.values(LOOKS));
  button.classList.add(LOOKS[state]);
  button.querySelector("small").textContent = `${SIGNS[state]} ${reason ?? "…"}`;
}

/** Show everybody of whom nothing was recorded as here. */
function markRest() {
  for (const button of document.querySelectorAll("#r-people .person:not(.here, .excused, .absent, .apart)")) {
    button.classList.add("here");
    button.querySelector("small").textContent = `${SIGNS.present} …`;
  }
}
