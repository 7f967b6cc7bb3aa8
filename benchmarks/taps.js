// Notes in the page of the room how long a tap takes until the screen shows it. Times are those of
// the browser's own events, so what waits for a slow processor counts.
(() => {
  const noted = { taps: [], opened: {} };
  window.noted = noted;
  const waiting = [];
  let unseen = null;

  // The frame after the change has been painted.
  function painted(then) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  }

  const entriesOf = (room) => Number(room.dataset.known ?? 0);

  function expects(button) {
    const form = button?.closest("form[data-kind]");
    if (!form || !form.checkValidity()) return 0;
    return 1 + JSON.parse(button.dataset.also ?? form.dataset.also ?? "[]").length;
  }

  document.addEventListener("click", ({ target, timeStamp }) => {
    const room = document.getElementById("room");
    const button = target.closest("button, a, summary");
    if (!room || !button) return;
    const tap = { words: button.innerText.slice(0, 40), began: timeStamp, seen: null, told: null };
    noted.taps.push(tap);
    unseen = tap;
    const adds = expects(button);
    if (!adds) return;
    tap.upTo = (waiting.at(-1)?.upTo ?? entriesOf(room)) + adds;
    waiting.push(tap);
  }, true);

  function changed(records) {
    const room = document.getElementById("room");
    if (!room) return;
    const tap = unseen;
    if (tap && records.some(isAnswer)) {
      unseen = null;
      painted((at) => (tap.seen = at - tap.began));
    }
    while (waiting.length && waiting[0].upTo <= entriesOf(room)) {
      const kept = waiting.shift();
      painted((at) => (kept.told = at - kept.began));
    }
    const { opened } = noted;
    if (opened.page === undefined && "ready" in room.dataset) painted((at) => (opened.page ??= at));
    const began = noted.taps.at(-1)?.began;
    if (opened.hall === undefined && began && !document.getElementById("hall").hidden) painted((at) => (opened.hall ??= at - began));
  }

  // A clock that goes on by itself is no answer to a tap.
  function isAnswer({ type, target }) {
    return type === "attributes" || Boolean(target.closest?.("#sync, dialog"));
  }

  new MutationObserver(changed).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["open", "hidden", "class", "aria-current", "data-busy", "data-known", "data-ready"],
  });
})();
