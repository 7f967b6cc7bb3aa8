// The sheet with the camera: each card that is held before it is a coming in the journal, and a name in the list.
import { personIn } from "../coming/cards.js";
import { canMakeCodes } from "../coming/codes.js";
import { openScanner } from "../coming/scanner.js";

/** Return how to open the scanner in `sheet`; it closes with the sheet. `evening()` is the present one. */
export function cardDesk(sheet, { device, evening, url }) {
  const names = sheet.querySelector("[data-shows=names]");

  function came(person) {
    const line = document.createElement("li");
    line.textContent = evening().nameOf(person);
    names.prepend(line);
    device.record("checked_in", { person, means: "card" }, { role: "card" });
  }

  return async function open() {
    if (!canMakeCodes()) return location.assign(`${url}scan/`); // plain http: that page asks the server whose card it is
    names.replaceChildren();
    const here = new Set();
    const closed = new Promise((done) => sheet.addEventListener("close", done, { once: true }));
    const opening = openScanner({
      root: sheet,
      personOf: personIn(device.pack.cards ?? {}),
      onPerson(person) {
        if (here.has(person)) return;
        here.add(person);
        came(person);
      },
    });
    await closed;
    (await opening).close();
  };
}
