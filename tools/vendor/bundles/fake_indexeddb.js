// The browser's database in memory, for the tests under node.
import "fake-indexeddb/auto";
export { IDBFactory } from "fake-indexeddb";
