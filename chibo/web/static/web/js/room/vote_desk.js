// The forms of a vote: what is put, what is counted, and what the figures come to while they are typed.
import { render } from "../../vendor/lit.js";
import { drawCount, drawDeclare, drawPut, drawSum } from "./regions/ballots.js";
import { countView, nextChoice, openVote, putView, sumsOf } from "./views/ballots.js";

const byId = (id) => document.getElementById(id);

/** Return the desk; `page` remembers choices of a named vote and whom a teller counts. */
export function voteDesk(page) {
  const [put, count, cancel] = ["vote-put", "vote-count", "vote-cancel"].map(byId);
  let evening = null;
  let counted = null; // the vote that the form of the count is about

  /** Draw both forms for the evening as it is now. */
  function draw(now) {
    evening = now;
    const vote = openVote(evening);
    if (vote?.vote !== counted || vote?.parts.length !== page.partsTold) begin(vote);
    put.hidden = Boolean(vote);
    count.hidden = cancel.hidden = !vote;
    if (vote) drawCounting(vote);
    else drawPutting();
  }

  function begin(vote) {
    const wasCounted = counted;
    counted = vote?.vote ?? null;
    page.partsTold = vote?.parts.length ?? 0;
    page.part = null;
    if (counted !== wasCounted) page.local.choices = {};
    count.reset();
  }

  function drawPutting() {
    const chosen = (name) => [...put.querySelectorAll(`[name=${name}]:checked`)].map((field) => field.value);
    const told = {
      matter: byId("matter").value || evening.pack.matters[0]?.matter,
      method: byId("method")?.value,
      concerns: chosen("concerns"), aside: chosen("aside"), candidates: chosen("candidates"),
    };
    const view = putView(evening, told);
    render(drawPut(evening, view), byId("r-put"));
    byId("method").value = view.method;
    put.dataset.payload = JSON.stringify(view.digest ? { digest: view.digest } : {});
  }

  function drawCounting(vote) {
    const view = countView(evening, vote);
    render(drawCount(evening, view, { choices: page.local.choices, part: page.part }), byId("r-count"));
    cancel.dataset.payload = JSON.stringify({ vote: vote.vote });
    sum(view);
  }

  function sum(view) {
    const figures = Object.fromEntries(new FormData(count));
    const choices = view.isNamed ? page.local.choices : null;
    const sums = { ...sumsOf(view, figures, { part: page.part, choices }), figures };
    count.dataset.payload = JSON.stringify(sums.payload);
    render(drawDeclare(evening, view, sums), byId("r-declare"));
    byId("vote-sum").textContent = view.vote.method === "secret_electronic" ? "" : drawSum(evening, view, sums);
  }

  function readPart() {
    const name = count.querySelector("[data-part]")?.value.trim();
    const people = [...count.querySelectorAll("[data-part-person]:checked")].map((field) => field.value);
    page.part = name ? { name, people } : null;
  }

  put.addEventListener("change", () => evening && drawPutting());
  count.addEventListener("input", () => {
    const vote = evening && openVote(evening);
    if (!vote) return;
    readPart();
    sum(countView(evening, vote));
  });

  return {
    draw,
    choose(person) {
      page.local.choices = { ...page.local.choices, [person]: nextChoice(page.local.choices[person]) };
      draw(evening);
    },
    /** All who have not chosen yet are in favour; the exceptions were tapped before. */
    allFor() {
      const { left } = countView(evening, openVote(evening));
      page.local.choices = { ...Object.fromEntries(left.map((person) => [person, "for"])), ...page.local.choices };
      draw(evening);
    },
  };
}
