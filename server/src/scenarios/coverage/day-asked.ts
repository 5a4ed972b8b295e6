import { dayInShanghai } from '#platform/clock'
import { Refused, type RequestContext } from '#platform/http'

/** Of which day the figures are to be: today unless another is asked for; a day ahead is refused, for nobody knows it. */
export function dayAsked(ctx: Pick<RequestContext, 'clock'>, on: string | undefined): string {
  const today = dayInShanghai(ctx.clock.now())
  if (on !== undefined && on > today) throw new Refused('coverage.day-ahead')
  return on ?? today
}
