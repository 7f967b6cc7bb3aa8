// Make or show a passkey: what the browser answers goes into the form's hidden field, then the form is sent.

const BYTES = { create: ["challenge", "user.id"], get: ["challenge"] };

/** Return the bytes of a text in base64url. */
export function bytesOf(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

/** Return bytes as base64url without padding. */
export function textOf(bytes) {
  const plain = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Return what the server asks for, with bytes where the browser wants bytes. */
export function askedOf(deed, { publicKey }) {
  const asked = structuredClone(publicKey);
  for (const path of BYTES[deed]) {
    const steps = path.split(".");
    const last = steps.pop();
    const place = steps.reduce((found, step) => found[step], asked);
    place[last] = bytesOf(place[last]);
  }
  for (const list of [asked.excludeCredentials, asked.allowCredentials]) {
    for (const one of list ?? []) one.id = bytesOf(one.id);
  }
  return { publicKey: asked };
}

/** Return the browser's answer as plain values for the server. */
export function told(credential) {
  const { response } = credential;
  const parts = ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"];
  return {
    id: credential.id,
    rawId: textOf(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? null,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      ...Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, textOf(response[part])])),
      ...(response.getTransports ? { transports: response.getTransports() } : {}),
    },
  };
}

/** Let `form` ask the browser before it is sent; a refusal is said in the form's own words. */
export function askBefore(form, asked, credentials) {
  const trouble = form.querySelector("[data-trouble]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    trouble.hidden = true;
    try {
      const answer = await credentials[form.dataset.passkey](askedOf(form.dataset.passkey, asked));
      form.elements.credential.value = JSON.stringify(told(answer));
      form.submit();
    } catch (refusal) {
      trouble.textContent = trouble.dataset[refusal.name === "InvalidStateError" ? "known" : "refused"];
      trouble.hidden = false;
    }
  });
}
