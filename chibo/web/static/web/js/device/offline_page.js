// Lets this page open again without a network: the service worker keeps its scripts and its shell.

const PATIENCE_MS = 15000;

/** Keep the page at `pathname`; true when it will open without a network. */
export async function keepPage(pathname, container = navigator.serviceWorker) {
  if (!container) return false; // plain http, or a browser that has none
  try {
    const registration = await container.register("/service-worker.js", { updateViaCache: "none" });
    await container.ready;
    // A new version that waits for its turn has to know the page as well.
    const asked = [registration.active, registration.waiting].filter(Boolean).map((worker) => keptBy(worker, pathname));
    return (await Promise.all(asked)).includes(true);
  } catch {
    return false;
  }
}

function keptBy(worker, pathname) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE_MS, false);
    worker.postMessage({ keep: pathname }, [port2]);
  });
}
