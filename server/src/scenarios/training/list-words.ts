import { dayInShanghai } from '#platform/clock'
import type { Language, Words } from '#registry'

/** What the workbooks of the scenario's lists call things; the same words as on the screen. */
export const sources: Record<'worker' | 'enterprise' | 'department', Words> = { worker: { zh: '职工', en: 'Worker' }, enterprise: { zh: '企业', en: 'Enterprise' }, department: { zh: '部门', en: 'Department' } }
export const windows: Record<'weekday-day' | 'weekday-evening' | 'weekend', Words> = { 'weekday-day': { zh: '工作日白天', en: 'Weekday daytime' }, 'weekday-evening': { zh: '工作日晚上', en: 'Weekday evening' }, weekend: { zh: '周末', en: 'Weekend' } }
export const kinds: Record<'custom' | 'composite', Words> = { custom: { zh: '定制班', en: 'Custom class' }, composite: { zh: '合成班', en: 'Composite class' } }
export const classStates = {
  draft: { zh: '拟定中', en: 'Draft' }, opinions: { zh: '征集意见', en: 'Asking opinions' }, published: { zh: '已公告', en: 'Published' }, running: { zh: '上课中', en: 'Under way' },
  assessing: { zh: '考核中', en: 'Assessment' }, confirming: { zh: '待复核', en: 'To confirm' }, closed: { zh: '已结业', en: 'Closed' }, cancelled: { zh: '已取消', en: 'Called off' },
} satisfies Record<string, Words>
const levels: readonly Words[] = [
  { zh: '学徒工', en: 'Apprentice' }, { zh: '初级工', en: 'Junior' }, { zh: '中级工', en: 'Intermediate' }, { zh: '高级工', en: 'Senior' },
  { zh: '技师', en: 'Technician' }, { zh: '高级技师', en: 'Senior technician' }, { zh: '特级技师', en: 'Special-grade' }, { zh: '首席技师', en: 'Chief' },
]
export const levelName = (level: number | null, language: Language) => (level === null ? '' : levels[level]?.[language] ?? '')
export const yes = (is: boolean, language: Language) => (is ? { zh: '是', en: 'yes' }[language] : '')

/** 2026-11-20 18:30 in China. */
export function minute(instant: string | null | undefined): string {
  if (!instant) return ''
  const at = new Date(instant)
  return `${dayInShanghai(at)} ${at.toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false }).slice(0, 5)}`
}
export const dayOf = (instant: string | null) => (instant === null ? '' : dayInShanghai(new Date(instant)))
/** Fen as yuan, a number that can be added up. */
export const yuan = (fen: string | null) => (fen === null ? null : Number(fen) / 100)
