// From a form to what an entry tells. A field says by `data-as` what it is; an empty one tells nothing.

import { readDay } from "./days.js";

const READERS = {
  text: (value) => value.trim(),
  count: (value) => Number.parseInt(value, 10),
  day: readDay,
  flag: (value) => value === "true" || value === "on",
};

/**
 * Return the payload that `form` tells when `button` sends it.
 *
 * First what stands in the form's `data-payload`, then its named fields, then the button's `data-set`.
 * `fresh()` draws an id for fields with `data-as="new-id"`; `item` is the item running now, for fields
 * with `data-as="current-item"`. Fields with `data-list` add to a list; those with `data-into` stand in
 * an object of that name. A button with `data-keeps` tells those fields only.
 */
export function payloadOf(form, button, { fresh, item }) {
  const told = JSON.parse(form.dataset.payload || "{}");
  for (const field of form.elements) {
    if (!field.name || field.disabled || (isTicked(field) && !field.checked)) continue;
    if (field.name === "csrfmiddlewaretoken" || field.type === "submit") continue;
    const value = valueOf(field, { fresh, item });
    if (value !== null) put(told, field, value);
  }
  return { ...kept(told, button?.dataset.keeps), ...JSON.parse(button?.dataset.set || "{}") };
}

function put(told, { name, dataset }, value) {
  if ("list" in dataset) told[name] = [...(told[name] ?? []), value];
  else if (dataset.into) told[dataset.into] = { ...told[dataset.into], [name]: value };
  else told[name] = value;
}

function kept(told, names) {
  if (!names) return told;
  return Object.fromEntries(Object.entries(told).filter(([name]) => names.split(" ").includes(name)));
}

function valueOf(field, { fresh, item }) {
  const as = field.dataset.as || "text";
  if (as === "new-id") return fresh();
  if (as === "current-item") return item || null;
  if (as === "keys") return field.value ? JSON.parse(field.value) : [];
  if (as === "hour") return field.value ? hourOfToday(field.value) : null;
  if (field.value.trim() === "") return null;
  return READERS[as](field.value);
}

const isTicked = (field) => field.type === "checkbox" || field.type === "radio";

/** Return the instant of "19:45" today on this device, with its time zone. */
function hourOfToday(text) {
  const [hours, minutes] = text.split(":").map(Number);
  const day = new Date();
  day.setHours(hours, minutes, 0, 0);
  return day.toISOString();
}
