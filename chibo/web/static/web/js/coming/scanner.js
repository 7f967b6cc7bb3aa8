// Scans members' cards: by the camera, or by a hand scanner that types into the field.
import { tokenOf } from "./cards.js";
import { openReader } from "./reading.js";

const LOOK_EVERY_MS = 150;
const SAME_CARD_MS = 4000; // a card held before the camera is one card

/**
 * Open the scanner in `root` and return {scan, close}.
 *
 * `root` holds a [data-scanner=video], a form with a field `card`, and a [data-scanner=status] with
 * its sentences as data-unknown, data-no-card and data-no-camera. Everything else may be left out.
 * - `personOf(token)`: resolves to the key of a person, or null (see `personIn` in cards.js).
 * - `onPerson(person)`: called once for each card that is shown.
 */
export async function openScanner({ root, onPerson, personOf, media = globalThis.navigator?.mediaDevices, now = Date.now }) {
  const [video, status] = ["video", "status"].map((name) => root.querySelector(`[data-scanner=${name}]`));
  const form = root.querySelector("form");
  const seen = new Map(); // what was read, and when last
  let stream = null;
  let alarm = 0;
  let isOpen = true;

  /** Take what was read; the same card again within a moment is the same scan. */
  async function scan(text) {
    const before = seen.get(text) ?? -Infinity;
    seen.set(text, now());
    if (now() - before < SAME_CARD_MS) return;
    const token = tokenOf(text);
    const person = token && (await personOf(token));
    status.textContent = person ? "" : token ? status.dataset.unknown : status.dataset.noCard;
    if (!person) return;
    globalThis.navigator?.vibrate?.(80);
    onPerson(person);
  }

  async function look(read) {
    if (!isOpen) return;
    const text = video.readyState >= 2 ? await read(video).catch(() => null) : null;
    if (text) await scan(text);
    alarm = setTimeout(look, LOOK_EVERY_MS, read);
  }

  async function openCamera() {
    try {
      stream = await media.getUserMedia({ video: { facingMode: "environment" }, audio: false });
    } catch {
      status.textContent = status.dataset.noCamera;
      return;
    }
    const read = await openReader().catch(() => null); // its script may be missing without a network
    if (!read) status.textContent = status.dataset.noCamera;
    if (!isOpen || !read) return letGo();
    video.srcObject = stream;
    video.hidden = false;
    await video.play();
    look(read);
  }

  function letGo() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
  }

  /** Close the camera; called when the sheet is closed and when the page goes. */
  function close() {
    isOpen = false;
    clearTimeout(alarm);
    letGo();
    video.hidden = true;
    form.removeEventListener("submit", typed);
    removeEventListener("pagehide", close);
  }

  function typed(event) {
    event.preventDefault();
    const field = form.elements.namedItem("card");
    seen.delete(field.value); // typed on purpose, twice as well
    scan(field.value);
    field.value = "";
    field.focus();
  }

  form.addEventListener("submit", typed);
  addEventListener("pagehide", close);
  // On a telephone the keyboard would cover the picture of the camera.
  if (!media?.getUserMedia || !globalThis.matchMedia?.("(pointer: coarse)").matches) form.elements.namedItem("card").focus();
  if (media?.getUserMedia) await openCamera();
  else status.textContent = status.dataset.noCamera;
  return { scan, close };
}
