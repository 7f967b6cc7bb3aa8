// The parts of lit that pages draw with. No directive that writes a style attribute: our policy refuses it.
export { html, svg, render, nothing, noChange } from "lit/html.js";
export { repeat } from "lit/directives/repeat.js";
export { classMap } from "lit/directives/class-map.js";
export { live } from "lit/directives/live.js";
export { ifDefined } from "lit/directives/if-defined.js";
export { guard } from "lit/directives/guard.js";
export { keyed } from "lit/directives/keyed.js";
export { when } from "lit/directives/when.js";
export { map } from "lit/directives/map.js";
export { join } from "lit/directives/join.js";
export { ref, createRef } from "lit/directives/ref.js";
