// One line in place of clock and sections while they are scrolled away; a tap leads back to them.

/** Show `line` while `top` is out of sight. */
export function watchLine(top, line) {
  const watcher = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
    line.hidden = isIntersecting || boundingClientRect.height === 0 || boundingClientRect.top > 0;
  });
  watcher.observe(top);
}
