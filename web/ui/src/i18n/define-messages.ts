/** A text, a text made from arguments, or a group of texts (state names by state, say). */
export type Message = string | ((...args: never[]) => string) | MessageTree
export interface MessageTree {
  readonly [key: string]: Message
}

/** The shape every other language must have: same keys, same arguments, any wording. */
export type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends (...args: infer A) => string ? (...args: A) => string : T[K] extends string ? string : SameShape<T[K]>
}

export interface Messages<T> {
  readonly zh: SameShape<T>
  readonly en: SameShape<T>
}

/**
 * Declares the texts of one page. Chinese comes first and gives the shape; English is held to it by the compiler, so a key that
 * is missing, superfluous or takes other arguments does not build.
 */
export function defineMessages<const T extends MessageTree>(messages: { zh: T; en: NoInfer<SameShape<T>> }): Messages<T> {
  // The compiler cannot see that T satisfies its own mapped shape; it does, by construction.
  return messages as unknown as Messages<T>
}
