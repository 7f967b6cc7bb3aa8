// Sheets that open over the page: for the name, the entry or the question that was tapped.

/**
 * Open sheets by `[data-opens]` buttons and close them by `[data-closes]`, anywhere on the page.
 *
 * `furnish(sheet, told)` fills what a sheet needs beside the words of its button.
 */
export function watchSheets(furnish = () => {}) {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) open(document.getElementById(opener.dataset.opens), opener.dataset, furnish);
    if (event.target.closest("[data-closes]")) event.target.closest("dialog").close();
    if (event.target.matches("dialog")) event.target.close(); // a tap beside the sheet
  });
}

function open(sheet, told, furnish) {
  sheet.querySelector("form")?.reset();
  for (const part of sheet.querySelectorAll("[data-from]")) {
    const text = told[part.dataset.from] ?? "";
    if (part.matches("input")) part.value = text;
    else part.textContent = text;
  }
  furnish(sheet, told);
  sheet.showModal();
  (sheet.querySelector("[data-first]") ?? sheet.querySelector("button")).focus();
}
