// The sheet in which an entry is told anew: as a correction with its reason, or once more after a refusal.
import { render } from "../../vendor/lit.js";
import { drawMendFields } from "./regions/ending.js";
import { latestEntries, mendable } from "./views/latest.js";

/** Furnish the sheet for the entry `target` that stands, or for the refused entry `refused`. */
export function furnishMending(sheet, { target, refused }, { evening, summary }) {
  const form = sheet.querySelector("form");
  const why = form.elements.namedItem("mend-why");
  const entry = refused ? summary.refused.find((one) => one.entry.id === refused)?.entry : latestEntries(evening).find((one) => one.id === target);
  if (!entry) return;
  form.dataset.kind = refused ? entry.kind : "corrected";
  form.dataset.payload = JSON.stringify(refused ? entry.payload : { action: "replace", target, payload: entry.payload });
  why.disabled = Boolean(refused);
  why.closest(".field").hidden = Boolean(refused);
  render(drawMendFields(mendable(entry.payload), refused ? null : "payload"), document.getElementById("r-mend"));
}
