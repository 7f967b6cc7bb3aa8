// The room: what is tapped becomes an entry, shows at once, and is drawn again when the server has it.
import { checkDay } from "./days.js";
import { markPerson, showWaiting } from "./marks.js";
import { openPageJournal } from "./opening.js";
import { payloadOf } from "./payload.js";
import { filterNames } from "./search.js";
import { watchSheets } from "./sheets.js";
import { syncBar } from "./sync_bar.js";
import { watchTabs } from "./tabs.js";
import { tick } from "./ticking.js";
import { uuid7 } from "./uuid7.js";
import { voteHasEnded, voteWasPut, watchVotes } from "./votes.js";

const LOOK_AGAIN_MS = 20000;
const root = document.getElementById("room");
const refresher = document.getElementById("refresh");

// A style attribute is against our policy, even an empty one that is only carried over.
htmx.config.attributesToSettle = htmx.config.attributesToSettle.filter((name) => name !== "style");

if (refresher) await furnish();

async function furnish() {
  let journal;
  let offset = 0;
  let waiting = [];
  watchTabs();
  watchSheets();
  const drawVotes = watchVotes();
  const drawBar = syncBar(() => journal, Number(root.dataset.undoSeconds));
  const drawClocks = tick(() => Date.now() + offset);
  const drawAgain = () => {
    drawVotes();
    drawClocks();
    showWaiting(waiting);
    document.querySelectorAll("[type=search][data-finds]").forEach(filterNames);
  };
  const lookAgain = () => navigator.onLine && htmx.trigger(refresher, "room:refresh");

  try {
    journal = await openPageJournal(root, (news) => {
      ({ offset, waiting } = news);
      drawBar(news);
      if (news.confirmed) lookAgain();
    });
  } catch {
    document.getElementById("cannot-keep").hidden = false;
    return;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-kind]");
    if (!form) return;
    event.preventDefault();
    take(form, event.submitter, journal);
  });
  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-finds]")) filterNames(target);
    if (target.matches("[data-as=day]")) checkDay(target);
  });
  document.body.addEventListener("htmx:afterSettle", drawAgain);
  addEventListener("hashchange", lookAgain); // another device may have put a text meanwhile
  setInterval(() => document.visibilityState === "visible" && lookAgain(), LOOK_AGAIN_MS);

  const summary = await journal.summary();
  ({ offset, waiting } = summary);
  drawBar(summary);
  drawAgain();
  root.dataset.ready = "";
  await journal.send({ hello: true });
}

/** Make the entry that the form tells, show it, and leave the form empty for the next one. */
function take(form, button, journal) {
  const item = document.getElementById("r-clock").dataset.item;
  const kind = button?.dataset.kind ?? form.dataset.kind;
  const payload = payloadOf(form, button, { item, fresh: () => uuid7(Date.now()) });
  document.querySelector("#sync [data-shows=status]").textContent = "…";
  if (kind === "marked") markPerson(payload);
  form.closest("dialog")?.close();
  form.reset();
  if (kind === "vote_opened") voteWasPut(payload);
  if (kind === "vote_closed" || kind === "vote_cancelled") voteHasEnded(payload);
  if (kind === "vote_opened" || kind === "task_agreed") focusFirst(kind);
  const also = JSON.parse(form.dataset.also || "[]");
  journal.record(kind, payload, { also });
}

function focusFirst(kind) {
  document.getElementById(kind === "vote_opened" ? "for" : "task").focus();
}
