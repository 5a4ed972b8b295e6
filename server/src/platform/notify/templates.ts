import { dayInShanghai } from '../clock/index.ts'

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

/**
 * Puts the parameters in. One that is missing stays visible as a dash rather than as a hole; a day (YYYY-MM-DD, with or without hours) is said as people say it, with the
 * year only where it is not that of `at`, when the message was sent.
 */
export function renderWords(words: Words, params: Record<string, unknown>, at: Date): Words {
  const year = dayInShanghai(at).slice(0, 4)
  const fill = (language: 'zh' | 'en') => words[language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name]
    if (typeof value === 'number') return String(value)
    return typeof value === 'string' ? value.replace(/^(\d{4})-(\d\d)-(\d\d)(?= |$)/, (_day, ofYear: string, month: string, day: string) => sayDay(language, { ofYear: ofYear === year ? '' : ofYear, month: Number(month), day: Number(day) })) : '—'
  })
  return { zh: fill('zh'), en: fill('en') }
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

function sayDay(language: 'zh' | 'en', { ofYear, month, day }: { ofYear: string; month: number; day: number }): string {
  if (language === 'zh') return `${ofYear && `${ofYear}年`}${month}月${day}日`
  return `${day} ${months[month - 1] ?? ''}${ofYear && ` ${ofYear}`}`
}
