// Tasks agreed, and what is proposed for the next one from what was said.

/** Return the tasks with the name of who leads each. */
export function taskLines({ state, nameOf }) {
  return Object.values(state.results.tasks).map((task) => ({
    task: task.task,
    text: task.text,
    lead: task.lead ? nameOf(task.lead) : task.lead_name,
    dueOn: task.due_on,
  }));
}

/** Return who spoke last on the item that runs, a member of the roster; null where nobody did. */
export function proposedLead({ state }) {
  const item = state.clock.current_item;
  const heard = state.results.speeches.filter((speech) => speech.person && (!item || speech.item === item));
  const last = heard.at(-1)?.person ?? null;
  return last && state.roster[last] ? last : null;
}

const FULL = /(?:^|\D)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/;
const SHORT = /(?:^|\D)(\d{1,2})[/-](\d{1,2})(?![\d/])/;
const ON = /(?:ngày|mùng|mồng|hôm)\s+(\d{1,2})[/-](\d{1,2})(?![\d/])/i;
const DAY = /(?:ngày|mùng|mồng|hôm)\s+(\d{1,2})(?![\d/])/i;
const END_OF = /cuối\s+tháng(?:\s+(\d{1,2}))?(?!\d)/i;

/**
 * Return the day, "2026-12-20", that `text` names: "ngày 20/12", "20/12/2026", "ngày 20", "cuối tháng 1".
 *
 * Without one it is the end of `month` ("2026-12-01"). A day without a year is the first one from `today` on.
 */
export function dueFrom(text, { month, today }) {
  const plain = text.normalize("NFC");
  const full = FULL.exec(plain);
  if (full) return dayIn(full[3], full[2], full[1]) ?? endOf(month);
  const end = END_OF.exec(plain);
  if (end) return end[1] ? endOf(nextWith(today, (year) => endOf(`${year}-${end[1].padStart(2, "0")}-01`))) : endOf(month);
  const short = ON.exec(plain) ?? SHORT.exec(plain);
  if (short) return nextWith(today, (year) => dayIn(year, short[2], short[1])) ?? endOf(month);
  const day = DAY.exec(plain);
  if (day) return nextInMonth(today, month, day[1]) ?? endOf(month);
  return endOf(month);
}

/** The first such day from `today` on, in this year or the next one. */
function nextWith(today, dayOfYear) {
  const year = Number(today.slice(0, 4));
  const days = [dayOfYear(year), dayOfYear(year + 1)].filter(Boolean);
  return days.find((day) => day >= today) ?? days[0] ?? null;
}

function nextInMonth(today, month, day) {
  const here = dayIn(month.slice(0, 4), month.slice(5, 7), day);
  if (here && here >= today) return here;
  const [year, number] = today.split("-").map(Number);
  const months = [[year, number], [number === 12 ? year + 1 : year, (number % 12) + 1]];
  return months.map(([y, m]) => dayIn(y, m, day)).find((one) => one && one >= today) ?? here;
}

function dayIn(year, month, day) {
  const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const meant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(meant.valueOf()) && meant.toISOString().startsWith(iso) ? iso : null;
}

/** Return the last day of the month in which `day` lies. */
export function endOf(day) {
  const [year, month] = (day ?? "").split("-").map(Number);
  if (!year || !month || month > 12) return null;
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
