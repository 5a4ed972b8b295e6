import { inspect } from 'node:util'

/**
 * A name, phone or ID number in clear, on its way from a form to the cipher or from the cipher to a mask.
 * Whatever prints, logs or serialises it gets `***`: only reveal() gives the text, and a search for reveal() finds every place that reads one.
 */
export class PersonalText {
  readonly #text: string
  constructor(text: string) { this.#text = text }
  reveal(): string { return this.#text }
  toString(): string { return '***' }
  toJSON(): string { return '***' }
  [inspect.custom](): string { return '***' }
}
