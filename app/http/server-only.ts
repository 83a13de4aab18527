/**
 * Data of a page that is never hydrated. The framework encodes what loaders return for the browser before it draws the
 * page, though here nobody reads it: a tenth of a form page's time. It encodes an object's own properties; this has none.
 */
export class ServerOnly<Value> {
  readonly #value: Value;

  constructor(value: Value) {
    this.#value = value;
  }

  get value(): Value {
    return this.#value;
  }
}
