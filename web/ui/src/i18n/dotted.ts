/**
 * One line of what there is to say, its parts set apart by `dot` (a message, for the dot stands closer in Chinese). A part that is missing or
 * blank takes its dot with it, so that a line neither begins nor ends with one, nor has two in a row.
 */
export function dotted(dot: string, parts: readonly (string | false | null | undefined)[]): string {
  return parts.filter((part) => typeof part === 'string' && part.trim() !== '').join(dot)
}
