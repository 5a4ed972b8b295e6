import { refusals, type RefusalCode } from './refusals.ts'

type Language = 'zh' | 'en'

/** One fact of a refusal in words: as it is, in the reader's language where it has both, several with a comma between. Null: not to be told. */
function wordsOf(fact: unknown, language: Language): string | null {
  if (typeof fact === 'string' || typeof fact === 'number' || typeof fact === 'bigint') return String(fact)
  if (Array.isArray(fact)) {
    const words = fact.map((one) => wordsOf(one, language)).filter((one) => one !== null)
    if (language === 'zh' || words.length < 2) return words.length > 0 ? words.join('、') : null
    return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
  }
  const both = fact as Partial<Record<Language, unknown>> | null | undefined
  return typeof both === 'object' && typeof both?.[language] === 'string' ? both[language] : null
}

/** The words of a refusal, with `{name}` in them taken from its details; a fact that was not given is shown as three dots, never as its name in braces. */
export function refusalWords(code: RefusalCode, language: Language, details: Record<string, unknown> = {}): string {
  return refusals[code][language].replace(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(details, name) ? wordsOf(details[name], language) : null) ?? '…')
}
