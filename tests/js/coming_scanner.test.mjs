import assert from "node:assert/strict";
import { test } from "node:test";
import { openScanner } from "../../chibo/web/static/web/js/coming/scanner.js";

const TOKEN = "314159265358979323846264338327";
const OTHER = TOKEN.replace("3", "7");

/** A page of three places, with a clock and without a camera. */
async function aDoor({ personOf = async (token) => ({ [TOKEN]: "31", [OTHER]: "32" })[token] ?? null } = {}) {
  globalThis.addEventListener ??= () => {};
  globalThis.removeEventListener ??= () => {};
  const listeners = {};
  const field = { value: "", focus() {} };
  const form = { elements: { namedItem: () => field }, addEventListener: (name, work) => (listeners[name] = work), removeEventListener: (name) => delete listeners[name] };
  const status = { textContent: "", dataset: { unknown: "unknown", noCard: "no card", noCamera: "no camera" } };
  const places = { form, "[data-scanner=video]": { hidden: true }, "[data-scanner=status]": status };
  const door = { clock: 0, came: [], status, listeners };
  const root = { querySelector: (name) => places[name] };
  door.scanner = await openScanner({ root, personOf, onPerson: (person) => door.came.push(person), media: undefined, now: () => door.clock });
  door.type = async (text) => {
    field.value = text;
    listeners.submit({ preventDefault() {} });
    await new Promise(setImmediate);
  };
  return door;
}

test("without a camera the clerk is told, and a hand scanner types all the same", async () => {
  const door = await aDoor();
  assert.equal(door.status.textContent, "no camera");
  await door.type(`${TOKEN}\n`);
  assert.deepEqual([door.came, door.status.textContent], [["31"], ""]);
});

test("a card held before the camera is one card, also beside another one", async () => {
  const door = await aDoor();
  for (const text of [TOKEN, OTHER, TOKEN, OTHER, TOKEN]) {
    door.clock += 1000;
    await door.scanner.scan(text);
  }
  assert.deepEqual(door.came, ["31", "32"]);
  door.clock += 60000;
  await door.scanner.scan(TOKEN);
  assert.deepEqual(door.came, ["31", "32", "31"]);
});

test("a void card and another QR are told apart", async () => {
  const door = await aDoor();
  await door.scanner.scan("999999999999999999999999999999");
  assert.equal(door.status.textContent, "unknown");
  await door.scanner.scan("https://example.vn/");
  assert.deepEqual([door.status.textContent, door.came], ["no card", []]);
});

test("after it is closed nothing is taken any more", async () => {
  const door = await aDoor();
  door.scanner.close();
  assert.deepEqual(Object.keys(door.listeners), []);
});
