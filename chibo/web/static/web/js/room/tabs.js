// Sections of the room: one at a time, so that nobody is lost in a long page.

const links = () => [...document.querySelectorAll(".room-tabs a")];

/** The section that the address names; the first one where it names none. */
export function shownSection() {
  const all = links();
  const wanted = all.find((link) => link.hash === location.hash) ?? all[0];
  return wanted.hash.slice(1);
}

/** Show the section that the address names, now and whenever it changes; then call `shown`. */
export function watchTabs(shown) {
  let before = "";
  const show = () => {
    const wanted = shownSection();
    const isOther = before !== wanted;
    before = wanted;
    for (const link of links()) {
      const isShown = link.hash === `#${wanted}`;
      if (isShown) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      document.querySelector(link.hash).classList.toggle("shown", isShown);
    }
    shown();
    return isOther;
  };
  addEventListener("hashchange", () => {
    if (show()) scrollTo({ top: 0 }); // another section is read from its beginning
  });
  for (const link of links()) link.addEventListener("click", stay);
  show();
}

/** Change the section without the jump of a link, so that clock and sections stay in sight. */
function stay(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", event.currentTarget.hash);
  dispatchEvent(new HashChangeEvent("hashchange"));
  document.querySelector(location.hash).focus({ preventScroll: true });
}
