// Fold every journal of the file named first; write the states to the file named second.
import { readFileSync, writeFileSync } from "node:fs";
import { fold } from "../../../chibo/web/static/web/js/fold/fold.js";
import { ratesOf } from "../../../chibo/web/static/web/js/fold/rates.js";

const [, , source, target] = process.argv;
const { frame, journals } = JSON.parse(readFileSync(source, "utf-8"));
const folded = journals.map((entries) => {
  const state = fold(frame, entries);
  return { state, rates: ratesOf(state, frame.rules) };
});
writeFileSync(target, JSON.stringify(folded));
