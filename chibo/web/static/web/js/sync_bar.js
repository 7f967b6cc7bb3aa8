// The bar that always tells whether anything waits, what was refused, and what can be taken back.

/** Return how to draw the bar; `journal` is asked when its buttons are tapped. */
export function syncBar(journal, undoSeconds) {
  const bar = document.getElementById("sync");
  const undo = bar.querySelector("[data-does=undo]");
  const send = bar.querySelector("[data-does=send]");
  const words = bar.dataset;
  let gone = 0;

  send.addEventListener("click", () => journal().send());
  undo.addEventListener("click", () => journal().undo(words.role));
  watchRefused(journal);

  return ({ waiting, refused, last, trouble }) => {
    bar.querySelector("[data-shows=status]").replaceChildren(...status(waiting, refused, trouble, words));
    send.hidden = bar.querySelector("[data-shows=aside]").hidden = waiting.length === 0;
    clearTimeout(gone);
    const left = last ? undoSeconds * 1000 - (Date.now() - last.wall) : 0;
    undo.hidden = left <= 0 || last.kind === "corrected" || refused.some(({ entry }) => entry.id === last.id);
    if (!undo.hidden) {
      undo.textContent = `${words.takenBack} ${nameOf(last.kind)}`;
      gone = setTimeout(() => (undo.hidden = true), left);
    }
    showRefused(refused);
  };
}

function status(waiting, refused, trouble, words) {
  const parts = [];
  if (trouble) parts.push(`○ ${words[trouble === "sign_in" ? "signIn" : trouble]} · `);
  if (waiting.length) parts.push(strong(waiting.length), ` ${words.waiting}`);
  else if (!trouble) parts.push(`● ${words.sent}`);
  if (refused.length) parts.push(" · ", strong(refused.length), ` ${words.refused}`);
  return parts;
}

function strong(number) {
  const made = document.createElement("strong");
  made.textContent = number;
  return made;
}

function showRefused(refused) {
  const box = document.getElementById("refused");
  box.hidden = refused.length === 0;
  box.querySelector("ul").replaceChildren(
    ...refused.map(({ entry, reason }) => {
      const line = document.createElement("li");
      line.textContent = `${nameOf(entry.kind)}: ${reason}`;
      return line;
    }),
  );
}

function watchRefused(journal) {
  const clear = document.querySelector("#refused [data-does=clear]");
  document.querySelector("#refused [data-does=export]").addEventListener("click", async () => {
    const { refused } = await journal().summary();
    const file = new Blob([JSON.stringify({ refused }, null, 2)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = "muc-khong-nhan.json";
    link.click();
    URL.revokeObjectURL(link.href);
    clear.disabled = false;
  });
  clear.addEventListener("click", () => {
    clear.disabled = true;
    journal().clearRefused();
  });
}

const nameOf = (kind) => document.querySelector(`#kinds [data-kind="${kind}"]`)?.textContent ?? kind;
