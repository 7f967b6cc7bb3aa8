// Clocks that go on between two drawings: `data-held` seconds at `data-at`, going on where `data-runs` stands.

const two = (number) => String(number).padStart(2, "0");

/** Return seconds as "00:47:12". */
export function asClock(seconds) {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => two(Math.floor(part))).join(":");
}

/** Return seconds as "3:07". */
export const asTimer = (seconds) => `${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`;

/** Draw all clocks each second; `serverNow()` is the server's hour in milliseconds, as last measured. */
export function tick(serverNow) {
  const draw = () => {
    const now = serverNow();
    for (const clock of document.querySelectorAll("[data-held]")) show(clock, now);
  };
  draw();
  setInterval(draw, 1000);
  return draw;
}

function show(clock, now) {
  const passed = "runs" in clock.dataset ? (now - Number(clock.dataset.at)) / 1000 : 0;
  const seconds = Math.max(0, Number(clock.dataset.held) + Math.max(0, passed));
  const text = clock.matches(".clock") ? asClock(seconds) : "seconds" in clock.dataset ? asTimer(seconds) : `${Math.floor(seconds / 60)}′`;
  if (clock.textContent !== text) clock.textContent = text;
}
