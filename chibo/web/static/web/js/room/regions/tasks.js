// What was agreed, and what the meetings before left to do.
import { html, nothing, repeat } from "../../../vendor/lit.js";
import { say } from "../../words.js";
import { dayOf } from "../hours.js";
import { taskLines } from "../views/tasks.js";

export function drawTasks(evening) {
  const lines = taskLines(evening);
  if (!lines.length) return html`<p class="soft">${say("no_task")}</p>`;
  return html`<ul class="plain">${repeat(lines, ({ task }) => task, (one) => html`<li><strong>${one.text}</strong> <span class="soft">${one.lead}${one.dueOn ? ` · ${say("until_day", { day: dayOf(one.dueOn) })}` : ""}</span></li>`)}</ul>`;
}

export function drawTasksBefore({ pack }) {
  const before = pack.tasks_before;
  if (!before.length) return html`<p class="soft">${say("no_tasks_before")}</p>`;
  return html`<ul class="todo items">${before.map((one) => html`<li><span class="tag">${one.state_label}</span><span>${one.text}<small>${[one.lead_name, one.due_on ? say("until_day", { day: dayOf(one.due_on) }) : ""].filter(Boolean).join(" · ")}</small></span>${nothing}</li>`)}</ul>`;
}
