// The screen of the hall: joins model, touch and screen to this page, its clock and its browser.
import { canMakeCodes, codeOf, stepAt } from "../coming/codes.js";
import { keepPage } from "../device/offline_page.js";
import { msOf } from "../room/hours.js";
import { modelOf } from "./model.js";
import { qrOf } from "./qr.js";
import { hourOf, openScreen } from "./screen.js";
import { keepInTouch } from "./touch.js";
import { sayer } from "./words.js";

const TICK_MS = 500;
const root = document.getElementById("projector");
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const place = (name) => root.querySelector(`[data-shows=${name}]`);
const say = sayer(read("words"));
const show = openScreen(root, say);

let told = null;
let shownCode = "";

function take(news) {
  told = { ...news, ahead: msOf(news.at) - news.now };
  place("trouble").hidden = true;
  draw();
}

function draw() {
  if (!told) return;
  const now = Date.now() + told.ahead;
  place("clock").textContent = hourOf(now);
  show(modelOf({ state: told.state, pack: told.pack, now }), told.pack);
  showCode(now);
}

async function showCode(now) {
  const { secret, period } = told.pack.check_in ?? {};
  const code = secret && canMakeCodes() ? await codeOf(secret, stepAt(now, period)) : told.code;
  if (!code || code === shownCode) return;
  shownCode = code;
  place("code").textContent = `${code.slice(0, 3)} ${code.slice(3)}`;
  place("qr").replaceChildren(qrOf(`${root.dataset.base}${code}/`));
}

async function ask() {
  const answer = await fetch(root.dataset.state, { credentials: "same-origin", redirect: "manual" });
  if (!answer.ok) throw Object.assign(new Error(answer.type), { why: answer.type === "opaqueredirect" ? "sign_in" : "server" });
  return answer.json();
}

const device = new BroadcastChannel(`chibo-projector-${root.dataset.meeting}`);
const touch = keepInTouch({
  ask,
  nudge: () => device.postMessage({ asks: true }),
  told: take,
  lost({ since, why }) {
    place("trouble").hidden = false;
    const what = told ? say("out_of_touch", { hour: hourOf(since + told.ahead) }) : say("waits");
    place("trouble").textContent = [what, why === "sign_in" ? say("sign_in") : ""].join(" ");
  },
  later: (work, ms) => setTimeout(work, ms),
  now: () => Date.now(),
});

device.addEventListener("message", ({ data }) => data?.state && touch.heard(data));
setInterval(draw, TICK_MS);

for (const button of root.querySelectorAll("button[data-does]")) button.addEventListener("click", () => DOES[button.dataset.does]());
const DOES = {
  full: () => document.documentElement.requestFullscreen?.(),
  theme() {
    const isDark = getComputedStyle(document.documentElement).colorScheme === "dark";
    document.documentElement.dataset.theme = isDark ? "light" : "dark";
  },
};

const stayAwake = () => navigator.wakeLock?.request("screen").catch(() => {});
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && stayAwake());
stayAwake();
keepPage(location.pathname);
