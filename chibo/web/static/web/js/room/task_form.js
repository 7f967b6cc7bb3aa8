// The form of a task proposes who leads it and until when, until somebody chooses otherwise.
import { dayAt, dayOf } from "./hours.js";
import { dueFrom, proposedLead } from "./views/tasks.js";

/** Return how to propose anew for the evening as it is now. */
export function taskForm(form) {
  const [text, lead, due] = ["text", "lead", "due_on"].map((name) => form.elements[name]);
  let evening = null;
  const touched = new Set();

  function propose() {
    if (!evening) return;
    const today = dayAt(evening.now);
    if (!touched.has(due)) due.value = dayOf(dueFrom(text.value, { month: evening.pack.meeting.month, today }));
    if (!touched.has(lead)) lead.value = proposedLead(evening) ?? "";
  }

  for (const field of [lead, due]) field.addEventListener("input", () => touched.add(field));
  text.addEventListener("input", propose);
  form.addEventListener("reset", () => {
    touched.clear();
    setTimeout(propose);
  });
  return (now) => {
    evening = now;
    setTimeout(propose); // when the list of members is drawn
  };
}
