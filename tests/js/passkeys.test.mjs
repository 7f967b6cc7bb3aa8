// What the server asks and the browser answers passes between text and bytes without a change.
import assert from "node:assert/strict";
import { test } from "node:test";

import { askBefore, askedOf, bytesOf, textOf, told } from "../../chibo/web/static/web/js/passkeys.js";

const CHALLENGE = "-_8AAQ";

test("bytes come back as they were, whatever they are", () => {
  assert.deepEqual([...bytesOf(CHALLENGE)], [251, 255, 0, 1]);
  assert.equal(textOf(bytesOf(CHALLENGE)), CHALLENGE);
});

test("what is asked has bytes where the browser wants them and is not spoiled for the next try", () => {
  const asked = { publicKey: { challenge: CHALLENGE, user: { id: "AQ", name: "12345678" }, excludeCredentials: [{ id: "Ag", type: "public-key" }] } };

  const { publicKey } = askedOf("create", asked);

  assert.deepEqual([...publicKey.challenge], [251, 255, 0, 1]);
  assert.deepEqual([[...publicKey.user.id], [...publicKey.excludeCredentials[0].id]], [[1], [2]]);
  assert.equal(asked.publicKey.challenge, CHALLENGE);
});

const credential = (response) => ({
  id: "Aw",
  rawId: bytesOf("Aw").buffer,
  type: "public-key",
  getClientExtensionResults: () => ({ credProps: { rk: false } }),
  response,
});

test("what is told has only the parts that the browser gave", () => {
  const answer = told(credential({ clientDataJSON: bytesOf("BA").buffer, signature: bytesOf("BQ").buffer, userHandle: null }));

  assert.deepEqual(answer.response, { clientDataJSON: "BA", signature: "BQ" });
  assert.deepEqual([answer.rawId, answer.clientExtensionResults], ["Aw", { credProps: { rk: false } }]);
});

function aForm() {
  const trouble = { hidden: true, dataset: { known: "đã có", refused: "thử lại" }, textContent: "" };
  const form = {
    dataset: { passkey: "get" },
    elements: { credential: { value: "" } },
    sent: 0,
    querySelector: () => trouble,
    addEventListener: (_event, heard) => (form.press = () => heard({ preventDefault() {} })),
    submit: () => (form.sent += 1),
  };
  return { form, trouble };
}

test("the form is sent with the answer, once the device gave it", async () => {
  const { form } = aForm();
  askBefore(form, { publicKey: { challenge: CHALLENGE } }, { get: async () => credential({}) });

  await form.press();

  assert.equal(form.sent, 1);
  assert.equal(JSON.parse(form.elements.credential.value).id, "Aw");
});

test("a device that refuses is told in words and nothing is sent", async () => {
  for (const [name, words] of [["NotAllowedError", "thử lại"], ["InvalidStateError", "đã có"]]) {
    const { form, trouble } = aForm();
    const refuse = async () => {
      throw Object.assign(new Error(), { name });
    };
    askBefore(form, { publicKey: { challenge: CHALLENGE } }, { get: refuse });

    await form.press();

    assert.deepEqual([form.sent, trouble.hidden, trouble.textContent], [0, false, words]);
  }
});
