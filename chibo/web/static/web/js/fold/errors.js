/** An entry that no fold can read; `field` is the dotted path of what is wrong. */
export class MalformedEntry extends Error {
  constructor(kind, field) {
    super(`${kind}: ${field}`);
    this.kind = kind;
    this.field = field;
  }
}
