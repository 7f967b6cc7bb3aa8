// The browser's database with promises.
export { openDB, deleteDB, unwrap } from "idb";
