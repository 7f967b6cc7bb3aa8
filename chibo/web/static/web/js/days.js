// Days as people type them, 05/12/2026 on any keyboard; read as the pages' own fields are (web/days.py).

const TYPED = /^(?:(\d{1,2})\D+(\d{1,2})\D+(\d{4})|(\d{2})(\d{2})(\d{4}))$/;

/** Return the day as "2026-12-05"; null for what is no day of the calendar. */
export function readDay(text) {
  const found = TYPED.exec(text.trim())?.slice(1).filter((part) => part !== undefined);
  if (!found) return null;
  const [day, month, year] = found;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const meant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(meant.valueOf()) && meant.toISOString().startsWith(iso) ? iso : null;
}

/** Let the browser refuse a field that holds no day, in the words of its `data-wrong`; it may be empty. */
export function checkDay(field) {
  const isFine = field.value.trim() === "" || readDay(field.value) !== null;
  field.setCustomValidity(isFine ? "" : field.dataset.wrong);
}
