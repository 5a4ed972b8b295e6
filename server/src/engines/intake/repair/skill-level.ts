import { cellText } from '../model.ts'
import { compact } from './text.ts'
import type { Repair } from './text.ts'

/** The eight levels (新八级工), 0 to 7. */
export const skillLevelNames = ['学徒工', '初级工', '中级工', '高级工', '技师', '高级技师', '特级技师', '首席技师'] as const

const exact = new Map<string, number>(skillLevelNames.map((name, level) => [name, level]))
const WORDS = /(首席技师|特级技师|高级技师|学徒|初级|中级|高级|技师)|([一二三四五1-5])级/g
const STEMS: Readonly<Record<string, number>> = { 学徒: 0, 初级: 1, 中级: 2, 高级: 3, 技师: 4, 高级技师: 5, 特级技师: 6, 首席技师: 7 }
/** What may stand around the words for a level without changing it. */
const REST = /^(?:[/()、,.·\-—]|职业|国家|技能|等级|资格|证书|技工|工|级)*$/

/**
 * A skill level. Every word in the cell must mean the same level and nothing else may be there: 高级工（三级） is 3, 高级工程师 is a
 * professional title and none, 八级 is none. The eight terms are no repair; all else is `skill-synonym`.
 */
export const fixSkillLevel: Repair<number> = (cell, repairs) => {
  if (typeof cell === 'number') return null
  const text = cellText(cell)
  const known = exact.get(text)
  if (known !== undefined) return known
  const plain = compact(text)
  let level: number | null = null
  for (const [, word, grade] of plain.matchAll(WORDS)) {
    const next = word ? STEMS[word]! : 6 - ('一二三四五'.indexOf(grade!) + 1 || Number(grade))
    if (level !== null && level !== next) return null
    level = next
  }
  if (level === null || !REST.test(plain.replace(WORDS, ''))) return null
  if (!exact.has(plain)) repairs.push('skill-synonym')
  return level
}
