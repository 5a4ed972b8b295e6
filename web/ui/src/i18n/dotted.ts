/**
 * One line of what there is to say, its parts set apart by `dot` (a message, for the dot stands closer in Chinese). A part that is missing or
 * blank takes its dot with it, so that a line neither begins nor ends with one, nor has two in a row. Where the words are broken over lines, they
 * are broken after a dot: one holds on to what is before it, by a space that does not break or a joiner that has no width.
 */
export function dotted(dot: string, parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part.trim() !== '').join(dot.startsWith(' ') ? `\u00a0${dot.slice(1)}` : `\u2060${dot}`)
}
