// A device as the browser's page has it: its database, its clock, its network, its other tabs.
import { openDevice } from "./device.js";
import { keepPage } from "./offline_page.js";
import { takeOverOldBoxes } from "./old_boxes.js";
import { openStore } from "./store.js";

/**
 * Open the meeting of a page; `actor` and `urls` as in `openDevice`. `beside`: shells that are kept with this page.
 *
 * Throws where the browser keeps nothing: then nothing may be recorded.
 */
export async function openPageDevice({ meeting, actor, urls, beside = [] }) {
  const store = await openStore();
  await takeOverOldBoxes(store);
  const device = await openDevice({
    meeting,
    actor,
    urls,
    store,
    now: () => Date.now(),
    later: (work, ms) => {
      const alarm = setTimeout(() => work(), ms);
      return () => clearTimeout(alarm);
    },
    fetch: (...asked) => fetch(...asked),
    token: () => cookie("csrftoken"),
    isOnline: () => navigator.onLine,
    channel: new BroadcastChannel("chibo-device"),
    keepPage: async () => {
      await navigator.storage?.persist?.();
      const [isKept] = await Promise.all([location.pathname, ...beside].map((path) => keepPage(path)));
      return isKept;
    },
  });
  if (urls.pack) keepPage(location.pathname);
  addEventListener("online", () => device.send({ hello: true }));
  return device;
}

/** The value of a cookie that pages may read; a page kept for long carries an old token, this is the new one. */
function cookie(name) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}
