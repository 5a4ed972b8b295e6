/**
 * The first clause of a refusal says what happened, the rest why and what can be done now; they are drawn differently. In the contract the words are one
 * sentence.
 */
export function splitRefusal(sentence: string): { what: string; now?: string } {
  const at = /[\u4e00-\u9fff]/.test(sentence) ? sentence.search(/[，；。]/) : sentence.search(/[.:;] (?=\S)/)
  if (at < 0 || at === sentence.length - 1) return { what: sentence }
  return { what: sentence.slice(0, at), now: sentence.slice(at + 1).trim() }
}
