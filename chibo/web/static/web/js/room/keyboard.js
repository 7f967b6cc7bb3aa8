// The path of a clerk at a laptop: sections by number, a name by its letters, no hand on the mouse.
import { shownSection } from "./tabs.js";

/** Watch the keys; `does(deed)` is what a button with `data-does` does. */
export function watchKeys(does) {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return sheetKeys(event);
    if (event.altKey && /^[1-6]$/.test(event.key)) return go(event, Number(event.key));
    if (event.key === "/" && !isTyping(event.target)) return find(event);
    if (event.key === "Enter" && event.target.matches("[type=search][data-finds]")) return first(event);
    if (event.key === "Enter" && event.ctrlKey && event.target.form) return send(event);
    if (event.key === "z" && event.ctrlKey && !holdsText(event.target)) return undo(event, does);
    if (event.key.startsWith("Arrow") && event.target.matches(".person")) return step(event);
  });
}

// In a field that holds words the browser takes back letters.
const holdsText = (target) => isTyping(target) && target.value !== "";

const isTyping = (target) => target.matches("input, textarea, select");

function go(event, number) {
  const link = document.querySelectorAll(".room-tabs a")[number - 1];
  if (!link) return;
  event.preventDefault();
  link.click();
  dispatchEvent(new HashChangeEvent("hashchange")); // the browser's own comes later than the next key
  document.querySelector(link.hash).focus();
}

function find(event) {
  const field = document.querySelector(`#${shownSection()} [type=search]`);
  if (!field) return;
  event.preventDefault();
  field.select();
  field.focus();
}

/** Enter in the search opens the first name that is left; then the search is empty for the next one. */
function first(event) {
  const { finds } = event.target.dataset;
  const button = document.querySelector(`${finds} [data-name-key]:not([hidden]) button`);
  if (!button) return;
  event.preventDefault();
  event.target.value = "";
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
  button.click();
}

function send(event) {
  event.preventDefault();
  event.target.form.requestSubmit(event.target.form.querySelector("button:not([type=button])"));
}

function undo(event, does) {
  event.preventDefault();
  does("undo");
}

/** Arrows go from name to name. */
function step(event) {
  const names = [...event.target.closest("ul").querySelectorAll("li:not([hidden]) .person")];
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  event.preventDefault();
  names[names.indexOf(event.target) + by]?.focus();
}

/** In a sheet a number presses the button of that place; not while somebody types. */
function sheetKeys(event) {
  if (event.key === "Enter" && event.ctrlKey && event.target.form) return send(event);
  if (isTyping(event.target) || !/^[1-9]$/.test(event.key)) return;
  const button = document.querySelectorAll("dialog[open] .grid-buttons button")[Number(event.key) - 1];
  if (!button) return;
  event.preventDefault();
  button.click();
}
