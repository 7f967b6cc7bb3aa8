// What a page that only records needs: the queue of the meeting that it is about.
import { openPageDevice } from "./device/page.js";

/** Open the queue of the page whose root element is `root`; `changed` hears of everything new. */
export async function openPageJournal(root, changed) {
  const { meeting, actor, entries } = root.dataset;
  const device = await openPageDevice({ meeting, actor, urls: { entries } });
  device.listen(changed);
  return device;
}
