// The bar that always tells whether anything waits, what was refused, and what this device still needs.
import { html, nothing } from "../../../vendor/lit.js";
import { say } from "../../words.js";
import { dayOf, hourOf } from "../hours.js";
import { aboutOf } from "../views/latest.js";
import { noticesOf, statusOf, undoLeft } from "../views/status.js";

export function drawBar(summary, { undoSeconds, wall, isBusy }) {
  const { trouble, waiting, refused, others, isAllSent } = statusOf(summary);
  const canUndo = undoLeft(summary, undoSeconds, wall) > 0;
  return html`
    <span role="status" data-shows="status">${isBusy ? "…" : html`${trouble ? html`○ ${trouble} · ` : nothing}${isAllSent ? html`● ${say("all_sent")}` : html`<strong>${waiting}</strong> ${say("waiting")}`}${refused ? html` · <strong>${refused}</strong> ${say("refused")}` : nothing}${others ? html` · ${say("waiting_of_others", { number: others })}` : nothing}`}</span>
    ${waiting && trouble ? html`<button type="button" data-does="send">${say("send_now")}</button>` : nothing}
    ${canUndo ? html`<button type="button" data-does="undo">${say("undo")} ${say(`kind_${summary.last.kind}`)}</button>` : nothing}
    ${waiting && trouble ? html`<span class="aside">${say("sends_by_itself")}</span>` : nothing}`;
}

/** What the server has not: refused entries with the reason, each to be told anew. */
export function drawRefused({ summary, evening, canClear }) {
  const { refused } = summary;
  if (!refused.length) return nothing;
  return html`<details class="card" id="refused"><summary>${say("refused_title")}</summary>
    <ul class="todo items">${refused.map(({ entry, reason }) => html`<li><span class="small figures-even">${hourOf(entry.at)}</span><span>${say(`kind_${entry.kind}`)}${about(entry, evening)}<small>${reason}</small></span><button type="button" class="quiet" data-opens="mend-sheet" data-refused=${entry.id} data-name=${say(`kind_${entry.kind}`)}>${say("tell_anew")}<span class="unseen">: ${say(`kind_${entry.kind}`)}</span></button></li>`)}</ul>
    <div class="bigbar"><button type="button" class="quiet" data-does="export">${say("save_as_file")}</button><button type="button" class="quiet" data-does="print">${say("print_list")}</button><button type="button" class="danger" data-does="clear" ?disabled=${!canClear}>${say("remove_refused")}</button></div></details>`;
}

function about(entry, evening) {
  const words = evening ? aboutOf(entry.payload, evening) : [];
  return words.length ? `: ${words.join(" · ")}` : "";
}

/** What has to be said about this device before all else. */
export function drawNotices(summary, { now, url }) {
  return noticesOf(summary, { now }).map(
    ({ kind, key, text }) => html`<div class="notice ${kind}"><p>${text}${key === "device_plain_http" ? html` <a href="${url}paper/">${say("to_the_paper_kit")}</a>` : nothing}</p></div>`,
  );
}

/** Whether this device opens without a network, how it is made ready, and a way out for what waits. */
export function drawReady(summary) {
  return html`${drawPreparing(summary)}${summary.waiting.length ? drawWayOut() : nothing}`;
}

function drawPreparing(summary) {
  if (summary.keepsOnlyQueue) return nothing;
  const until = summary.keepsUntil ? html`<p class="soft small">${say("keeps_until", { day: dayOf(summary.keepsUntil) })}</p>` : nothing;
  if (summary.isPrepared) return html`<p><span class="tag good">${say("is_prepared")}</span> <button type="button" class="quiet" data-does="prepare">${say("prepare_anew")}</button></p>${until}`;
  return html`<p>${say("prepare_why")}</p><div><button type="button" class="outline" data-does="prepare">${say("prepare")}</button></div>${until}`;
}

const drawWayOut = () => html`<p class="after">${say("save_why")}</p>
  <div class="bigbar"><button type="button" class="quiet" data-does="export">${say("save_as_file")}</button><button type="button" class="quiet" data-does="print">${say("print_list")}</button></div>`;

/** The list for the printer: everything that the server does not have. */
export function drawKept(kept, evening) {
  return html`<h2>${say("kept_title")}</h2><ol>${kept.map(({ entry, reason }) => html`<li>${entry.seq} · ${hourOf(entry.at)} · ${say(`kind_${entry.kind}`)}${about(entry, evening)}${reason ? ` (${reason})` : ""}</li>`)}</ol>`;
}

/** The words that open the meeting without a network, one to a line. */
export const drawPhrase = (words) => words.map((word) => html`<li>${word}</li>`);
