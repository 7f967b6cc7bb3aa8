// One question to the server, and its refusal as the sentence it says.

/** Post `told` as JSON; return the answer, or throw an Error whose message people read. */
export async function send(form, told) {
  const trouble = form.closest("[data-ballots]").dataset.trouble;
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    body: JSON.stringify(told),
    credentials: "same-origin",
    redirect: "manual",
  }).catch(() => {
    throw new Error(trouble);
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.refusal ?? trouble);
  return body;
}

/** Run a deed on submit, one at a time; tell its trouble in the form's status. */
export function onSubmit(form, deed) {
  const status = form.querySelector("[role=status]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    if (status) status.textContent = form.dataset.wait ?? "";
    try {
      await deed(event.submitter);
    } catch (refusal) {
      if (status) status.textContent = refusal.message;
    }
    delete form.dataset.busy;
  });
}

/** Whether this browser can close and open envelopes; says so where it cannot. */
export function canSeal(root) {
  const can = Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);
  const notice = root.querySelector("[data-shows=unable]");
  if (notice) notice.hidden = can;
  return can;
}
