// The one place where pages of members take the journal of their meeting from.
export { openPageJournal } from "../opening.js";
export { payloadOf } from "../payload.js";

/** Let the buttons be tapped: before what they do is there, a tap would only load the page again. */
export function ready(root) {
  for (const button of root.querySelectorAll("form[data-kind] button")) button.disabled = false;
}
