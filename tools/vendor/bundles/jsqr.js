// Reads QR codes where the browser itself cannot.
export { default as jsQR } from "jsqr";
