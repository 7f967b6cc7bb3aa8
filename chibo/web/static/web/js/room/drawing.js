// Draws the regions of the room: what is seen at once, the rest when the browser has time.
import { render } from "../../vendor/lit.js";
import { filterNames } from "../search.js";
import { drawMatters, drawVoteOptions, drawVotes } from "./regions/ballots.js";
import { drawClock, drawLine, drawPhase } from "./regions/clock.js";
import { drawCourse, drawScript } from "./regions/course.js";
import { drawClose, drawLatest, drawMinutes, drawQuestions, drawSteps } from "./regions/ending.js";
import { drawArrivals, drawDifferences, drawExcuses, drawNumbers, drawOptions, drawPeople } from "./regions/people.js";
import { drawConditions, drawDues, drawPapers } from "./regions/remarks.js";
import { drawQueue, drawSpeakers, drawSpeechKinds, drawSpeeches } from "./regions/talk.js";
import { drawTasks, drawTasksBefore } from "./regions/tasks.js";
import { differencesOf } from "./views/people.js";

/** Place, section in which it is seen (none: always), and how it is drawn from (evening, page). */
const REGIONS = [
  ["#r-phase", "", drawPhase],
  ["#r-clock", "", drawClock],
  ["#r-line", "", drawLine],
  ["#r-arrivals", "", drawArrivals],
  ["#r-excuses", "attendance", drawExcuses],
  ["#r-numbers", "attendance", drawNumbers],
  ["#r-people", "attendance", drawPeople],
  ["#r-differences", "attendance", drawDifferences],
  ["#r-course", "course", drawCourse],
  ["#r-script", "course", drawScript],
  ["#r-papers", "course", drawPapers],
  ["#r-dues", "course", drawDues],
  ["#r-conditions", "course", drawConditions],
  ["#r-speeches", "speeches", drawSpeeches],
  ["#r-queue", "speeches", drawQueue],
  ["#r-speakers", "speeches", drawSpeakers],
  ["#r-kinds", "speeches", drawSpeechKinds],
  ["#matter", "votes", drawMatters],
  ["#r-votes", "votes", drawVotes],
  ["#reserved-on", "votes", drawVoteOptions],
  ["#r-tasks", "tasks", drawTasks],
  ["#r-tasks-before", "tasks", drawTasksBefore],
  ["#r-steps", "end", drawSteps],
  ["#r-minutes", "end", drawMinutes],
  ["#r-close", "end", drawClose],
  ["#r-questions", "end", drawQuestions],
  ["#r-latest", "end", drawLatest],
];

/** Return how to draw; `page` is what the page itself remembers. */
export function drawer(page) {
  const places = REGIONS.map(([place, section, draw]) => ({ root: document.querySelector(place), section, draw }));
  const lists = document.querySelectorAll("select[data-people]");
  let later = 0;

  /** Draw the section called `shown` now, the others soon; a drawing that comes before takes their place. */
  return (evening, shown) => {
    clearTimeout(later);
    const put = ({ root, draw }) => render(draw(evening, page), root);
    const isSeen = ({ section }) => !section || section === shown;
    showForms(evening);
    places.filter(isSeen).forEach(put);
    refilter();
    later = setTimeout(() => {
      places.filter((one) => !isSeen(one)).forEach(put);
      for (const list of lists) render(drawOptions(evening), list);
      refilter();
    });
  };
}

const refilter = () => document.querySelectorAll("[type=search][data-finds]").forEach(filterNames);

/** Forms that stand in the page are seen only while they can be used. */
function showForms(evening) {
  const { state, entries, pack } = evening;
  const { session, results, clock } = state;
  const isOn = session.phase === "in_session";
  show("programme", isOn && !session.programme_adopted_at);
  show("differences", differencesOf(evening).length > 0);
  show("minutes", isOn && !results.minutes_adopted);
  document.querySelector("#minutes [name=digest]").value = pack.texts.minutes?.digest ?? "";
  document.getElementById("r-clock").dataset.item = clock.current_item ?? "";
  document.getElementById("room").dataset.known = entries.length;
}

function show(id, isShown) {
  document.getElementById(id).hidden = !isShown;
}
