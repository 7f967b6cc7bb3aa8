// What both pages that record need: the journal of the meeting that the page is about.
import { openBrowserStore } from "./browser_store.js";
import { openJournal } from "./journal.js";
import { poster } from "./transport.js";
import { uuid7 } from "./uuid7.js";

/** Open the journal of the page whose root element is `root`; `changed` as in `openJournal`. */
export async function openPageJournal(root, changed) {
  const { meeting, actor, entries } = root.dataset;
  const token = root.querySelector("[name=csrfmiddlewaretoken]").value;
  const journal = await openJournal({
    meeting,
    actor,
    store: await openBrowserStore(() => uuid7(Date.now())),
    post: poster(entries, token),
    now: () => Date.now(),
    later: (work, ms) => {
      const alarm = setTimeout(work, ms);
      return () => clearTimeout(alarm);
    },
    changed,
  });
  addEventListener("online", () => journal.send());
  return journal;
}
