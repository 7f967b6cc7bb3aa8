// The service worker: keeps the scripts, styles and letters of the room, whole and of one version, and the
// shells of rooms that were opened here. It never keeps a page or an answer that tells of people. A new
// version waits until every page of the old one is closed.
{
  const { precache, revision } = self.chibo;
  const KEPT = "chibo-files";
  const SHELLS = "chibo-shells-";
  const MINE = SHELLS + revision;
  const HEADER = "Chibo-Shell";
  const PATIENCE_MS = 3000;
  const ROOMS = /^\/meetings\/\d+\/(room|projector)\/(\?|$)/;

  const files = new workbox.PrecacheController({ cacheName: KEPT });
  files.addToCacheList(precache);

  self.addEventListener("install", (event) => {
    files.install(event);
    event.waitUntil(keepShellsAnew());
  });
  self.addEventListener("activate", (event) => {
    files.activate(event);
    // A page that was opened before there was a worker counts as open as well: the next version waits for it.
    event.waitUntil(Promise.all([forgetOldShells(), self.clients.claim()]));
  });
  self.addEventListener("message", (event) => {
    const { keep } = event.data ?? {};
    if (!keep || !ROOMS.test(keep)) return;
    const done = keepShell(keep).then(() => true, () => false);
    event.waitUntil(done.then((isKept) => event.ports[0]?.postMessage(isKept)));
  });

  workbox.registerRoute(new workbox.PrecacheRoute(files, { directoryIndex: null, cleanURLs: false }));
  workbox.registerRoute(new workbox.NavigationRoute(newestOrKept, { allowlist: [ROOMS] }));

  /** The page from the server; the kept one where the server is late, in trouble or out of reach. */
  async function newestOrKept({ request, url, event }) {
    const kept = await (await caches.open(MINE)).match(url.pathname);
    const asked = fetch(request);
    event.waitUntil(asked.then((answer) => keepIfMine(url.pathname, answer.clone()), () => {}));
    if (!kept) return asked;
    const late = new Promise((done) => setTimeout(done, PATIENCE_MS, kept.clone()));
    return Promise.race([asked.then((answer) => (answer.status >= 500 ? kept : answer), () => kept), late]);
  }

  /** Keep a shell that needs the very files kept here; true when it is one. */
  async function keepIfMine(pathname, answer) {
    if (!answer.ok || answer.redirected || answer.headers.get(HEADER) !== revision) return false;
    await (await caches.open(MINE)).put(pathname, answer);
    return true;
  }

  async function keepShell(pathname) {
    const answer = await fetch(pathname, { credentials: "same-origin", redirect: "manual", cache: "no-store" });
    if (answer.status === 404) return; // that room is no longer this person's
    if (!(await keepIfMine(pathname, answer))) throw new Error(`${pathname} cannot be kept`);
  }

  /** What the version before kept is fetched for this one. As long as that fails, the old one stays. */
  async function keepShellsAnew() {
    const kept = new Set();
    for (const name of await otherShells()) {
      for (const request of await (await caches.open(name)).keys()) kept.add(new URL(request.url).pathname);
    }
    await Promise.all([...kept].map(keepShell));
  }

  async function forgetOldShells() {
    for (const name of await otherShells()) await caches.delete(name);
  }

  const otherShells = async () => (await caches.keys()).filter((name) => name.startsWith(SHELLS) && name !== MINE);
}
