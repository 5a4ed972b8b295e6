import type { AnswerOf, effectRoutes, InputOf } from '@guildhall/contract'
import { addDays } from '#platform/calendar'
import { dayInShanghai } from '#platform/clock'
import { asService, requireStaff, type RequestContext } from '#platform/http'
import { groupsOf, smallestGroup, type ClassFact } from './rules.ts'
import { countAsked, findClosed, findParts, findSaid, findUnitNames, type EffectClass } from './store.ts'

type Input = InputOf<typeof effectRoutes.get>

/** What became of training in the actor's range. Results of people who earlier passed elsewhere are looked at as the service; only figures come out. */
export async function getEffect(ctx: RequestContext, input: Input): Promise<AnswerOf<typeof effectRoutes.get>> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const to = input.to ?? dayInShanghai(ctx.clock.now())
  const from = input.from ?? addDays(to, -730)
  const found = await findClosed(ctx.tx, { scope: actor.scope, from, to, occupationIds: input.occupationId, level: input.level, kind: input.kind })
  const ids = found.map((one) => one.id)
  return asService(ctx, '', async () => {
    const [asked, units] = [await countAsked(ctx.tx, ids), await findUnitNames(ctx.tx, found.map((one) => one.scope))]
    const classes = found.map((one): ClassFact => ({ id: one.id, ...groupOf(one, input.by, units), like: `${one.occupation_id}:${one.level ?? 'none'}:${one.kind}`, asked: asked.get(one.id) ?? 0 }))
    const known = classes.filter((one) => one.name !== '')
    const all = await findClosed(ctx.tx, { scope: actor.scope, from, to })
    const occupations = [...new Map(all.map((one) => [one.occupation_id, one.occupation]))].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
    return { from, to, ...groupsOf({ classes: known, parts: (await findParts(ctx.tx, ids)).filter((part) => known.some((one) => one.id === part.classId)), said: (await findSaid(ctx.tx, ids)).filter((one) => known.some((other) => other.id === one.classId)) }), smallest: smallestGroup, occupations }
  })
}

function groupOf(of: EffectClass, by: Input['by'], units: ReadonlyMap<string, string>): { key: string; name: string } {
  if (by === 'trainer') return { key: of.trainer_id ?? '', name: of.trainer ?? '' }
  if (by === 'course') return { key: `${of.occupation_id}:${of.level ?? 'none'}:${of.kind}`, name: `${of.occupation}|${of.level ?? ''}|${of.kind}` }
  return { key: of.scope, name: units.get(of.scope) ?? '' }
}
