import type { AnswerOf, templatesRoutes } from '@guildhall/contract'
import { useFormat, useText } from '@guildhall/ui'
import { messages } from './messages.ts'

export type Row = AnswerOf<typeof templatesRoutes.listTemplates>['rows'][number]
export type Full = AnswerOf<typeof templatesRoutes.getTemplate>
export type Version = Full['versions'][number]
export type Content = Pick<Row, 'sessionHours' | 'theoryHours' | 'practiceHours' | 'classHours' | 'minSeats' | 'maxSeats' | 'materialFen' | 'fixedFen' | 'equipment' | 'outline' | 'note' | 'validFrom' | 'validUntil'>

/** How a template is said: the same in the list, in its drawer and in its history. */
export function useTemplateWords() {
  const text = useText(messages)
  const format = useFormat()
  const levels = (row: Pick<Row, 'levels'>) => (row.levels.length === 0 ? text.anyLevel : row.levels.length === 1 ? text.level(row.levels[0]!) : text.levelSpan(text.level(row.levels[0]!), text.level(row.levels.at(-1)!)))
  const occupation = (row: Pick<Row, 'occupation' | 'category'>) => row.occupation?.name ?? (row.category ? text.category[row.category] : text.anyOccupation)
  return {
    levels, occupation,
    name: (row: Pick<Row, 'name' | 'whose' | 'category' | 'levels'>) => (row.whose === 'general' && row.category ? `${text.category[row.category]}${text.dot}${levels(row)}` : row.name),
    hours: (of: Content) => text.hoursOf(of.classHours, of.theoryHours, of.practiceHours),
    seats: (of: Content) => (of.minSeats === null || of.maxSeats === null ? text.seatsFree : text.seatsOf(of.minSeats, of.maxSeats)),
    cost: (of: Content) => [text.materialOf(format.yuan(of.materialFen)), of.fixedFen === '0' ? null : text.fixedOf(format.yuan(of.fixedFen))].filter(Boolean).join(text.comma),
    days: (of: Pick<Content, 'validFrom' | 'validUntil'>) => (of.validFrom === null ? text.always : text.span(format.date(of.validFrom), of.validUntil === null ? null : format.date(of.validUntil))),
    equipment: (of: Pick<Content, 'equipment'>) => of.equipment.map((one) => `${one.name}×${one.count}`).join('、') || text.none,
  }
}
