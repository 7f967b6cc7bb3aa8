// Clocks that go on between two answers of the server.

const two = (number) => String(number).padStart(2, "0");

/** Return seconds as "00:47:12". */
export function asClock(seconds) {
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => two(Math.floor(part))).join(":");
}

/** Draw all clocks each second; `serverNow()` is the server's hour in milliseconds, as last measured. */
export function tick(serverNow) {
  const draw = () => {
    for (const clock of document.querySelectorAll("[data-held]")) {
      const passed = "runs" in clock.dataset ? (serverNow() - Date.parse(clock.dataset.at)) / 1000 : 0;
      const seconds = Math.max(0, Number(clock.dataset.held) + Math.max(0, passed));
      clock.textContent = clock.matches(".clock") ? asClock(seconds) : `${Math.floor(seconds / 60)}′`;
    }
  };
  draw();
  setInterval(draw, 1000);
  return draw;
}
