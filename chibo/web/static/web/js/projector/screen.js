// Puts the model on the page: texts into the places that the template has, nothing else.

const LENGTHS = [[28, "short"], [60, "middle"], [140, "long"], [Infinity, "longest"]];

/** Return `show(model)` for the page `root`, whose places are marked by data-shows. */
export function openScreen(root, say) {
  const place = (name) => root.querySelector(`[data-shows=${name}]`);

  function put(name, text) {
    const at = place(name);
    at.hidden = !text;
    if (at.textContent !== text) at.textContent = text ?? "";
  }

  return function show(model, pack) {
    const { head, title, below } = sceneWords(model, pack, say);
    root.dataset.scene = model.scene;
    root.dataset.length = LENGTHS.find(([most]) => title.length <= most)[1];
    put("head", head);
    put("title", title);
    put("below", below);
    put("people", say("people", { here: model.people.here, expected: model.people.expected }));
    put("next", model.next && model.scene !== "closed" ? `${say("next")}: ${model.next}` : "");
    rows(place("rows"), model.result, say);
    place("check-in").hidden = !model.showsCode;
  };
}

function sceneWords({ scene, item, vote, result, breakSince }, pack, say) {
  const { meeting } = pack;
  switch (scene) {
    case "before":
      return { head: say("begins", { hour: hourOf(meeting.planned_at) }), title: titleOf(meeting), below: meeting.branch };
    case "closed":
      return { head: titleOf(meeting), title: say("closed"), below: say("thanks") };
    case "break":
      return { head: "", title: say("break"), below: breakSince ? say("break_since", { hour: hourOf(breakSince) }) : "" };
    case "vote":
      return { head: say(isSecret(vote.method) ? "secret" : vote.method === "named" ? "named" : "by_hand"), title: vote.question, below: vote.label === vote.question ? "" : vote.label };
    case "result":
      return { head: result.question, title: result.candidates.length || result.carried === null ? say("result") : say(result.carried ? "carried" : "not_carried"), below: "" };
    default:
      return item
        ? { head: say("now"), title: item.title, below: item.planned ? say("minutes", { used: item.used, planned: item.planned }) : "" }
        : { head: titleOf(meeting), title: say("opened"), below: meeting.branch };
  }
}

const isSecret = (method) => method.startsWith("secret") || method === "mixed";

const titleOf = ({ kind_label: kind, month_label: month }) => `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${month}`;

/** The hour of an instant on the clock of the hall, as "19:45". */
export const hourOf = (at) => new Intl.DateTimeFormat("vi-VN", { hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "Asia/Ho_Chi_Minh" }).format(new Date(at));

function rows(list, result, say) {
  const lines = !result
    ? []
    : result.candidates.length
      ? result.candidates.map(({ name, votes }) => [name, votes])
      : result.rows.map(([mark, count]) => [say(mark), count]);
  list.hidden = !lines.length;
  const wanted = JSON.stringify(lines);
  if (list.dataset.shown === wanted) return;
  list.dataset.shown = wanted;
  list.replaceChildren(...lines.map(([name, count]) => line(name, count)));
  if (!result || result.candidates.length) return;
  const base = document.createElement("li");
  base.textContent = say("of_base", { base: result.base });
  list.append(base);
}

function line(name, count) {
  const one = document.createElement("li");
  const number = document.createElement("b");
  number.textContent = count;
  one.append(number, ` ${name}`);
  return one;
}
