// A QR as a picture in the page, drawn here, so that no network is needed.
import { encode } from "../../vendor/uqr.js";

const SVG = "http://www.w3.org/2000/svg";
const QUIET = 3; // modules around it, white as paper whatever the colour of the screen

/** Return an svg element that says `text`. */
export function qrOf(text) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.append(shape(`M0 0h${size}v${size}H0z`, "paper"), shape(pathOf(data), "ink"));
  return svg;
}

function shape(path, name) {
  const one = document.createElementNS(SVG, "path");
  one.setAttribute("d", path);
  one.setAttribute("class", `qr-${name}`);
  return one;
}

/** One flat rectangle for each run of dark modules in a row. */
export function pathOf(rows) {
  const runs = rows.flatMap((row, y) =>
    [...row.map((dark) => (dark ? "1" : "0")).join("").matchAll(/1+/g)].map((run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`),
  );
  return runs.join("");
}
