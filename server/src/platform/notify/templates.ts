/** The words of a notice or a text message in both languages; `{name}` stands for a parameter. */
export type Words = { zh: string; en: string }

const notices = new Map<string, Words>()
const texts = new Map<string, Words>()

/** Declares the notices of a part, once, beside its code. A kind that nobody declared cannot be sent. */
export function registerNotices(words: Record<string, Words>): void {
  register(notices, words)
}

/** Declares text messages likewise. They go out in Chinese; English stands in the demo's inbox and the gateway's log. */
export function registerTexts(words: Record<string, Words>): void {
  register(texts, words)
}

function register(registry: Map<string, Words>, words: Record<string, Words>) {
  for (const [kind, own] of Object.entries(words)) {
    const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()
    if (placeholders(own.zh) !== placeholders(own.en)) throw new Error(`the two languages of ${kind} name different parameters`)
    registry.set(kind, own)
  }
}

export const noticeWords = (kind: string): Words | undefined => notices.get(kind)
export const textWords = (kind: string): Words | undefined => texts.get(kind)

/** Puts the parameters in. One that is missing stays visible as a dash rather than as a hole. */
export function renderWords(words: Words, params: Record<string, unknown>): Words {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '—'
  })
  return { zh: fill(words.zh), en: fill(words.en) }
}
