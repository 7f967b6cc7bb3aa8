// The room: what is tapped becomes an entry on this device, is folded with all others, and shows at once.
import { render } from "../../vendor/lit.js";
import { checkDay } from "../days.js";
import { openPageDevice } from "../device/page.js";
import { fold } from "../fold/fold.js";
import { payloadOf } from "../payload.js";
import { filterNames } from "../search.js";
import { uuid7 } from "../uuid7.js";
import { cardDesk } from "./card_desk.js";
import { deedsOf } from "./deeds.js";
import { drawer } from "./drawing.js";
import { eveningOf } from "./evening.js";
import { watchKeys } from "./keyboard.js";
import { watchLine } from "./line.js";
import { localMemory } from "./local.js";
import { furnishMending } from "./mending.js";
import { drawBar, drawNotices, drawReady, drawRefused } from "./regions/device.js";
import { drawDuesSum, owing } from "./regions/remarks.js";
import { watchSheets } from "./sheets.js";
import { shownSection, watchTabs } from "./tabs.js";
import { taskForm } from "./task_form.js";
import { tick } from "./ticking.js";
import { voteDesk } from "./vote_desk.js";

const LOOK_AGAIN_MS = 20000;
const byId = (id) => document.getElementById(id);
const root = byId("room");
const { meeting, entries, pack, prepared, url } = root.dataset;

const page = { local: localMemory(meeting, globalThis.localStorage), part: null, partsTold: 0, isBusy: false, canClear: false, asksDay: false };
const projector = new BroadcastChannel(`chibo-projector-${meeting}`);
let device = null;
let evening = null;

try {
  device = await openPageDevice({ meeting, actor: null, urls: { entries, pack, prepared }, beside: [`${url}projector/`] });
} catch {
  byId("cannot-keep").hidden = false;
}
if (device) furnish();

function furnish() {
  const drawRegions = drawer(page);
  const desk = voteDesk(page);
  const propose = taskForm(document.querySelector("#tasks form"));
  const serverNow = () => Date.now() + device.summary().offset;
  const drawClocks = tick(serverNow);

  function drawEvening() {
    if (!evening) return;
    drawRegions(evening, shownSection());
    if (!page.isBusy) showKept();
    desk.draw(evening);
    propose(evening);
    drawClocks();
  }

  /** Fold what is known and draw it. */
  function drawAll() {
    const summary = device.summary();
    evening = eveningNow(summary, serverNow());
    byId("hall").hidden = !evening?.pack.meeting.is_invited;
    byId("not-convened").hidden = !evening || evening.pack.meeting.is_invited;
    byId("lock").hidden = Boolean(evening) || !summary.isLocked;
    byId("no-pack").hidden = Boolean(evening) || summary.isLocked || summary.isErased;
    if (evening) showHead(evening.pack.meeting);
    drawEvening();
    drawDues();
    drawDevice(summary);
    showHall();
  }

  /** The screen of the hall beside this page hears it; its hour is that of now. */
  function showHall() {
    if (evening) projector.postMessage({ state: evening.state, pack: evening.pack, at: serverNow() });
  }

  function drawDevice(summary) {
    const now = serverNow();
    const undoSeconds = evening?.pack.undo_seconds ?? 0;
    render(drawBar(summary, { undoSeconds, wall: Date.now(), isBusy: page.isBusy }), byId("sync"));
    render(drawRefused({ summary, evening, canClear: page.canClear }), byId("r-refused"));
    render(drawNotices(summary, { now, url }), byId("r-notices"));
    render(drawReady(summary), byId("r-ready"));
  }

  function drawDues() {
    const unpaid = document.querySelectorAll("#dues [name=unpaid]:checked").length;
    if (!evening) return;
    const of = owing(evening).length;
    byId("dues").dataset.payload = JSON.stringify({ paid: of - unpaid, of });
    byId("dues-sum").textContent = drawDuesSum(evening, unpaid);
  }

  projector.addEventListener("message", ({ data }) => data?.asks && showHall());

  const does = deedsOf({ device, page, desk, drawAll, evening: () => evening });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-kind]");
    if (!form) return;
    event.preventDefault();
    take(form, event.submitter, does);
    drawDevice(device.summary());
  });
  byId("lock").addEventListener("submit", async (event) => {
    event.preventDefault();
    const isOpen = await device.unlock(byId("phrase").value);
    byId("wrong-phrase").hidden = isOpen;
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-does]");
    if (!button) return;
    does(button.dataset.does, button);
    drawDevice(device.summary()); // that it is being kept shows at once
  });
  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-finds]")) filterNames(target);
    if (target.matches("[data-as=day]")) checkDay(target);
    if (target.closest("#dues")) drawDues();
  });
  const openCards = cardDesk(byId("scan-sheet"), { device, evening: () => evening, url });
  watchSheets((sheet, told) => (sheet.id === "scan-sheet" ? openCards() : furnishSheet(sheet, told)));
  watchLine(document.querySelector(".roomtop"), byId("r-line"));
  watchKeys(does);
  watchTabs(drawEvening);
  const lookAgain = () => navigator.onLine && document.visibilityState === "visible" && device.send({ hello: true });
  addEventListener("hashchange", lookAgain); // another device may have put a text meanwhile
  setInterval(() => {
    drawAll(); // minutes have passed
    lookAgain();
  }, LOOK_AGAIN_MS);

  device.listen((news) => {
    page.isBusy = false;
    if (news.changed || !evening) drawAll();
    else drawDevice(news);
  });
  drawAll();
  root.dataset.ready = "";
  device.send({ hello: true });
}

function eveningNow(summary, now) {
  if (!device.pack || summary.isErased) return null;
  const known = device.entries();
  const { frame } = device.pack;
  return eveningOf({ state: fold(frame, known), pack: device.pack, entries: known, summary, now, url });
}

function showHead({ branch, place, kind_label: kind, month_label: month }) {
  byId("room-where").textContent = [branch, place].filter(Boolean).join(" · ");
  byId("room-title").textContent = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${month}`;
}

function furnishSheet(sheet, told) {
  if (sheet.id === "mend-sheet") furnishMending(sheet, told, { evening, summary: device.summary() });
  if (sheet.id !== "speech-sheet") return;
  const { speaking } = page.local;
  const isTimed = speaking && speaking.key === (told.person ?? told.guest);
  sheet.querySelector("[name=seconds]").value = isTimed ? Math.round((Date.now() + device.summary().offset - speaking.began) / 1000) : "";
}

/** What was tapped shows at once; as told it shows only when this device has kept it. */
function showBusy(buttons) {
  for (const button of buttons) if (button) button.dataset.busy = "";
}

function showKept() {
  for (const button of document.querySelectorAll("[data-busy]")) delete button.dataset.busy;
}

/** Make the entry that the form tells, and leave the form empty for the next one. */
function take(form, button, does) {
  if ("recordsPart" in (button?.dataset ?? {}) && !page.part) return form.querySelector("[data-part]").focus();
  const item = byId("r-clock").dataset.item;
  const kind = button?.dataset.kind ?? form.dataset.kind;
  const payload = payloadOf(form, button, { item, fresh: () => uuid7(Date.now()) });
  const also = JSON.parse(button?.dataset.also ?? form.dataset.also ?? "[]");
  page.isBusy = true;
  showBusy(kind === "rest_present" ? document.querySelectorAll("#r-people .person") : [byId(`person-${payload.person}`)]);
  form.closest("dialog")?.close();
  form.reset();
  if (kind === "spoke") does("has-spoken", { dataset: { key: payload.person ?? payload.guest } });
  device.record(kind, payload, { also }).then((entry) => {
    page.isBusy = false;
    if (entry && kind === "vote_opened") byId("for")?.focus();
    if (entry && kind === "task_agreed") byId("task").focus();
    if (!entry) does("redraw");
  });
}
