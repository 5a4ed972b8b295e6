import type { Words } from '#registry'
import type { PositionKind } from './model.ts'

/** Kinds of positions as sheets say them. */
export const kindWords: Record<PositionKind, Words> = {
  library: { zh: '职工书屋', en: 'Library' }, culture: { zh: '文化宫、俱乐部', en: 'Cultural hall' }, station: { zh: '户外劳动者驿站', en: 'Outdoor workers’ station' }, nursing: { zh: '爱心母婴室', en: 'Mother-and-baby room' }, activity: { zh: '活动室、会议室', en: 'Activity rooms' },
  'labour-base': { zh: '劳动教育基地', en: 'Labour base' }, other: { zh: '其他', en: 'Other' },
}
