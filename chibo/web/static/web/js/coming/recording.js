// The one place where pages of members take the journal of their meeting from.
export { openPageJournal } from "../opening.js";
export { payloadOf } from "../payload.js";
