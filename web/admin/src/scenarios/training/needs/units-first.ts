import type { AnswerOf, importRoutes } from '@guildhall/contract'

type Read = Pick<AnswerOf<typeof importRoutes.get>, 'kind' | 'read' | 'rejected' | 'rejections'>

/** Whether a roster was turned away because the units it names are not on record: more than half of its rows, and most of the reasons that are listed. One cause, not a thousand faults. */
export function lacksUnits({ kind, read, rejected, rejections }: Read): boolean {
  if (kind !== 'members' || rejected * 2 <= read) return false
  return rejections.filter(({ code }) => code === 'unit-unknown').length * 2 > rejections.length
}
