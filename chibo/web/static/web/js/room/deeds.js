// What buttons with `data-does` do: things of this device that are no entry of the journal.
import { render } from "../../vendor/lit.js";
import { drawKept, drawPhrase } from "./regions/device.js";
import { toggled } from "./views/talk.js";

const byId = (id) => document.getElementById(id);

/** Return what a deed called by its name does. */
export function deedsOf({ device, page, desk, drawAll, evening }) {
  const { local } = page;
  const deeds = {
    send: () => device.send({ hello: true }),
    undo: async () => {
      page.isBusy = true;
      await device.undo("clerk");
      page.isBusy = false;
      drawAll();
    },
    redraw: drawAll,
    "to-top": () => scrollTo({ top: 0 }),
    "ask-day": () => {
      page.asksDay = true;
      drawAll();
    },
    "not-yet": () => {
      page.asksDay = false;
      drawAll();
    },
    choose: ({ dataset }) => desk.choose(dataset.key),
    "all-for": () => desk.allFor(),
    queue: ({ dataset }) => {
      local.setQueue(toggled(local.queue, dataset.key));
      drawAll();
    },
    "queue-from-sheet": (button) => {
      const { key } = speakerOf(button);
      if (!local.queue.includes(key)) local.setQueue(toggled(local.queue, key));
      closeAndDraw(button);
    },
    "start-timer": (button) => {
      local.speaking = { ...speakerOf(button), began: Date.now() + device.summary().offset };
      closeAndDraw(button);
    },
    "stop-timer": () => {
      local.speaking = null;
      drawAll();
    },
    "has-spoken": ({ dataset }) => {
      if (local.speaking?.key === dataset.key) local.speaking = null;
      if (local.queue.includes(dataset.key)) local.setQueue(toggled(local.queue, dataset.key));
    },
    prepare: async () => {
      const { phrase, isPageKept } = await device.prepare();
      if (!phrase) return;
      render(drawPhrase(phrase), byId("phrase-words"));
      byId("page-not-kept").hidden = isPageKept !== false;
      byId("phrase-sheet").showModal();
    },
    export: async () => {
      const file = await device.exportFile();
      if (!file) return;
      save(file);
      page.canClear = true;
      drawAll();
    },
    clear: async () => {
      page.canClear = false;
      await device.clearRefused();
    },
    print: () => {
      render(drawKept(device.kept(), evening()), byId("r-kept"));
      byId("r-kept").hidden = false;
      print();
      byId("r-kept").hidden = true;
    },
  };

  function closeAndDraw(button) {
    button.closest("dialog").close();
    drawAll();
  }

  return (name, button) => deeds[name]?.(button);
}

/** Whom the sheet of a speech is open for. */
function speakerOf(button) {
  const form = button.closest("form");
  const [person, guest] = [form.elements.person.value, form.elements.guest.value];
  return { key: person || guest, person: person || undefined, guest: guest || undefined, name: form.querySelector("h2").textContent };
}

function save({ name, json }) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
