import type { Course } from './model.ts'

/**
 * Where an outline starts before a person shapes it: shares of theory and practice by the kind of occupation, and what material a seat takes, in fen. The occupation's
 * name goes into the topics; hours grow with the level.
 */
type Template = { topics: readonly { topic: string; share: number }[]; materialFen: bigint }

const templates: Readonly<Record<string, Template>> = {
  machining: {
    materialFen: 8_000n,
    topics: [
      { topic: '安全操作规程与劳动防护', share: 2 }, { topic: '识图与公差配合', share: 3 }, { topic: '{occupation}工艺基础', share: 4 }, { topic: '设备与工装的使用', share: 3 },
      { topic: '{occupation}实操', share: 14 }, { topic: '质量检验与缺陷处理', share: 3 }, { topic: '综合练习与考前答疑', share: 3 },
    ],
  },
  'electrical-care': {
    materialFen: 5_000n,
    topics: [
      { topic: '职业守则与安全规范', share: 3 }, { topic: '{occupation}基础知识', share: 6 }, { topic: '{occupation}分项实操', share: 13 }, { topic: '应急处置与急救', share: 3 },
      { topic: '沟通与记录', share: 3 }, { topic: '综合练习与考前答疑', share: 3 },
    ],
  },
  logistics: {
    materialFen: 4_000n,
    topics: [
      { topic: '交通与作业安全', share: 4 }, { topic: '{occupation}岗位规范', share: 4 }, { topic: '{occupation}实操', share: 14 }, { topic: '设备检查与日常维护', share: 4 }, { topic: '综合练习与考前答疑', share: 3 },
    ],
  },
  service: {
    materialFen: 6_000n,
    topics: [
      { topic: '职业道德与法规', share: 2 }, { topic: '{occupation}基础知识', share: 6 }, { topic: '{occupation}技能实操', share: 15 }, { topic: '服务礼仪与沟通', share: 3 }, { topic: '综合练习与考前答疑', share: 3 },
    ],
  },
}
const fallback = templates['service']!

/** 30 class hours up to junior level, 40 to intermediate, 48 above. */
export function hoursForLevel(level: number | null): number {
  if (level === null || level <= 1) return 30
  return level === 2 ? 40 : 48
}

/** An outline of exactly `hoursForLevel` hours: shares rounded down, then an hour each to those that lost most by it. */
export function suggestOutline(occupation: { name: string; category: string }, level: number | null): Course[] {
  const { topics } = templates[occupation.category] ?? fallback
  const [hours, whole] = [hoursForLevel(level), topics.reduce((sum, { share }) => sum + share, 0)]
  const exact = topics.map(({ share }) => (hours * share) / whole)
  const outline = topics.map(({ topic }, index) => ({ topic: topic.replace('{occupation}', occupation.name), hours: Math.floor(exact[index]!) }))
  const left = hours - outline.reduce((sum, course) => sum + course.hours, 0)
  const byLoss = exact.map((value, index) => ({ index, loss: value % 1 })).sort((a, b) => b.loss - a.loss || a.index - b.index)
  for (const { index } of byLoss.slice(0, left)) outline[index]!.hours++
  return outline
}

export function materialFenOf(category: string): bigint {
  return (templates[category] ?? fallback).materialFen
}
