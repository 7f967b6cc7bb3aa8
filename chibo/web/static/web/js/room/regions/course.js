// Programme, parts, items to begin, what was concluded and noted, the chair's words.
import { html, nothing } from "../../../vendor/lit.js";
import { say } from "../../words.js";
import { hourOf } from "../hours.js";
import { courseOf } from "../views/course.js";

export function drawCourse(evening) {
  const course = courseOf(evening);
  const { results } = evening.state;
  return html`
    ${course.parts.length ? html`<div class="bigbar">${course.parts.map(partButton)}</div>` : nothing}
    <ul class="todo items">${course.lines.map((line) => itemLine(line, course))}</ul>
    ${told(say("conclusions"), results.conclusions)}
    ${told(say("notes"), results.notes)}
    ${results.papers.length ? html`<p class="where after">${say("papers_used")} ${results.papers.map((paper) => paper.title).join(", ")}</p>` : nothing}
    ${results.dues ? html`<p class="where">${say("dues_told", results.dues)}</p>` : nothing}
    ${results.notebooks ? html`<p class="where">${say("notebooks_told", { number: results.notebooks.count })}</p>` : nothing}`;
}


const partButton = (part) =>
  part.isRunning
    ? html`<form data-kind="part_ended" data-payload=${JSON.stringify({ part: part.part })}><button class="quiet">${say("end_part", { part: part.label })}</button></form>`
    : html`<form data-kind="part_started" data-payload=${JSON.stringify({ part: part.part })}><button class="quiet">${say("begin_part", { part: part.label })}</button></form>`;

const LOOKS = { now: ["info", "running"], done: ["good", "done"], "": ["", "to_come"] };

function itemLine(line, course) {
  const [look, word] = LOOKS[line.look];
  return html`<li><span class="tag ${look}">${say(word)}</span><span>${line.title}<small>${line.used}′ / ${line.planned}′${line.missing ? ` · ${say("minutes_missing", { minutes: line.missing, least: line.least })}` : ""}</small></span>${itemButton(line, course)}</li>`;
}

function itemButton(line, { phase }) {
  const payload = JSON.stringify({ item: line.item });
  if (line.look === "now") return html`<form data-kind="item_ended" data-payload=${payload}><button class="quiet">${say("end_item")}</button></form>`;
  if (phase !== "in_session") return nothing;
  return html`<form data-kind="item_started" data-payload=${payload}><button class="quiet">${say(line.look === "done" ? "take_up_again" : "begin")}<span class="unseen">: ${line.title}</span></button></form>`;
}

const told = (title, texts) =>
  texts.length
    ? html`<h3 class="after">${title}</h3><ul class="plain">${texts.map((one) => html`<li><span class="small soft figures-even">${hourOf(one.at)}</span> ${one.text}</li>`)}</ul>`
    : nothing;

/** The chair's words for the item that runs, or for the first one. */
export function drawScript(evening) {
  const { current, following } = courseOf(evening);
  const line = current ?? following;
  const text = line && evening.pack.script[line.item];
  if (!text) return html`<p class="soft">${say("no_script")}</p>`;
  return html`<p><strong>${line.title}</strong></p>${text.split("\n").map((part) => (part.trim() ? html`<p>${part}</p>` : nothing))}`;
}
