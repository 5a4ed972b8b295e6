import type { TemplateCourse, TemplateRow } from './model.ts'
import { hoursOf } from './rules.ts'

/**
 * The general templates (通用班型): where an outline starts where no unit keeps a template. Shares of theory and practice by the kind of occupation, and what material a seat takes, in
 * fen. The occupation's name goes into the topics; hours grow with the level.
 */
type Shares = { topics: readonly { topic: string; share: number; practice?: true }[]; materialFen: bigint }

const shares: Readonly<Record<Category, Shares>> = {
  machining: {
    materialFen: 8_000n,
    topics: [
      { topic: '安全操作规程与劳动防护', share: 2 }, { topic: '识图与公差配合', share: 3 }, { topic: '{occupation}工艺基础', share: 4 }, { topic: '设备与工装的使用', share: 3, practice: true },
      { topic: '{occupation}实操', share: 14, practice: true }, { topic: '质量检验与缺陷处理', share: 3, practice: true }, { topic: '综合练习与考前答疑', share: 3, practice: true },
    ],
  },
  'electrical-care': {
    materialFen: 5_000n,
    topics: [
      { topic: '职业守则与安全规范', share: 3 }, { topic: '{occupation}基础知识', share: 6 }, { topic: '{occupation}分项实操', share: 13, practice: true }, { topic: '应急处置与急救', share: 3, practice: true },
      { topic: '沟通与记录', share: 3 }, { topic: '综合练习与考前答疑', share: 3, practice: true },
    ],
  },
  logistics: {
    materialFen: 4_000n,
    topics: [
      { topic: '交通与作业安全', share: 4 }, { topic: '{occupation}岗位规范', share: 4 }, { topic: '{occupation}实操', share: 14, practice: true }, { topic: '设备检查与日常维护', share: 4, practice: true }, { topic: '综合练习与考前答疑', share: 3, practice: true },
    ],
  },
  service: {
    materialFen: 6_000n,
    topics: [
      { topic: '职业道德与法规', share: 2 }, { topic: '{occupation}基础知识', share: 6 }, { topic: '{occupation}技能实操', share: 15, practice: true }, { topic: '服务礼仪与沟通', share: 3 }, { topic: '综合练习与考前答疑', share: 3, practice: true },
    ],
  },
}
type Category = NonNullable<TemplateRow['category']>
const sharesOf = (category: string): Shares => shares[category as Category] ?? shares.service

/** Class hours of a session where no template says otherwise. */
export const usualSessionHours = 3

/** 30 class hours up to junior level, 40 to intermediate, 48 above. */
export function hoursForLevel(level: number | null): number {
  if (level === null || level <= 1) return 30
  return level === 2 ? 40 : 48
}

/** An outline of exactly so many hours: shares rounded down, then an hour each to those that lost most by it. The occupation's name still has its place in the topics. */
export function generalOutline(category: string, level: number | null): TemplateCourse[] {
  const { topics } = sharesOf(category)
  const [hours, whole] = [hoursForLevel(level), topics.reduce((sum, { share }) => sum + share, 0)]
  const exact = topics.map(({ share }) => (hours * share) / whole)
  const outline = topics.map(({ topic, practice = false }, index) => ({ topic, hours: Math.floor(exact[index]!), practice }))
  const left = hours - outline.reduce((sum, course) => sum + course.hours, 0)
  const byLoss = exact.map((value, index) => ({ index, loss: value % 1 })).sort((a, b) => b.loss - a.loss || a.index - b.index)
  for (const { index } of byLoss.slice(0, left)) outline[index]!.hours++
  return outline
}

export function materialFenOf(category: string): bigint {
  return sharesOf(category).materialFen
}

const names: Readonly<Record<Category, string>> = { machining: '机械加工', 'electrical-care': '电气与照护', logistics: '物流运输', service: '生活服务' }
const bands = [{ levels: [0, 1], name: '初级及以下' }, { levels: [2], name: '中级' }, { levels: [3, 4, 5, 6, 7], name: '高级及以上' }]

/** The general templates as rows of the list: they are nobody's, always there, and cannot be changed. Their ids are fixed, so that a row keeps its address. */
export const generalRows: readonly TemplateRow[] = (Object.keys(shares) as Category[]).flatMap((category, kind) => bands.map(({ levels, name }, band): TemplateRow => {
  const outline = generalOutline(category, levels[0]!)
  return {
    id: `00000000-0000-4000-8000-0000000c1${kind}0${band}`, version: 1, latest: 1, whose: 'general', unitName: null, occupation: null, category, levels, standing: 'in-force', withdrawnFrom: null, withdrawnWhy: null,
    classes: 0, updatedAt: null, mayEdit: false, name: `通用 ${names[category]} ${name}`, sessionHours: usualSessionHours, minSeats: null, maxSeats: null, materialFen: String(materialFenOf(category)), fixedFen: '0',
    equipment: [], outline, note: null, ...hoursOf(outline), validFrom: null, validUntil: null,
  }
}))

export const findGeneral = (id: string): TemplateRow | undefined => generalRows.find((row) => row.id === id)
export const generalRowFor = (category: string, level: number | null): TemplateRow => generalRows.find((row) => row.category === (category in shares ? category : 'service') && row.levels.includes(level ?? 0))!
