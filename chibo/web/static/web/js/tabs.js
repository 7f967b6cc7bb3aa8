// Sections of the room: one at a time, so that nobody is lost in a long page.

/** Show the section that the address names; the first one where it names none. */
export function watchTabs() {
  const show = () => {
    const links = [...document.querySelectorAll(".room-tabs a")];
    const wanted = links.find((link) => link.hash === location.hash) ?? links[0];
    for (const link of links) {
      const isShown = link === wanted;
      if (isShown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      document.querySelector(link.hash).classList.toggle("shown", isShown);
    }
  };
  addEventListener("hashchange", show);
  show();
}
