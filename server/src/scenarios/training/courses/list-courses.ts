import type { AnswerOf, coursesRoutes, InputOf } from '@guildhall/contract'
import { smallCell, summaries } from '#engines/evaluation'
import { asService, Refused, requireStaff, type RequestContext } from '#platform/http'
import { shareOf } from '../effect/index.ts'
import { findRules } from '../quality/index.ts'
import { directionOf, idOfCourse, levelWord, ownForms, tell } from './rules.ts'
import { belowOf, findSaid } from './said.ts'
import { countPeople, countResults, findCourseClasses } from './store.ts'

type Answer = AnswerOf<typeof coursesRoutes.list>
type Row = Answer['rows'][number]

/** Courses of the actor's range: what was taught at least once. */
export async function listCourses(ctx: RequestContext, input: InputOf<typeof coursesRoutes.list>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const start = readCursor(input.cursor)
  const all = await findCourseClasses(ctx.tx, { within: actor.scope, occupationIds: input.occupationId, from: input.from, to: input.to, q: input.q, ended: true })
  const classes = input.level ? all.filter((one) => input.level!.includes(levelWord(one.level))) : all
  const ids = classes.map((one) => one.id)
  const [said, people, results, rules] = [await findSaid(ctx.tx, ids), await countPeople(ctx.tx, ids), await countResults(ctx.tx, ids), await asService(ctx, '', () => findRules(ctx.tx))]
  const { judged, below } = belowOf(said, classes, rules)
  const scores = Map.groupBy(said.scores, (row) => row.subject)
  const rows = [...Map.groupBy(classes, (one) => idOfCourse(one.occupationId, one.level))].map(([id, own]): Row => {
    const first = own[0]!
    const forms = ownForms(said, own)
    const good = Object.values(summaries(own.flatMap((one) => scores.get(one.id) ?? []))).reduce((sum, one) => ({ n: sum.n + one.n, hits: sum.hits + one.distribution[3] + one.distribution[4] }), { n: 0, hits: 0 })
    const [assessed, passed] = [total(own, (one) => results.get(one)?.assessed), total(own, (one) => results.get(one)?.passed)]
    return {
      id, occupation: { id: first.occupationId, name: first.occupation, category: first.category as Row['occupation']['category'] }, level: first.level, classes: own.length, people: total(own, (one) => people.get(one)), ...tell(forms),
      satisfied: forms.n < smallCell || good.n === 0 ? null : good.hits / good.n, trend: directionOf(said, own), passRate: shareOf(passed, assessed), judged: own.filter((one) => judged.has(one.id)).length, below: own.filter((one) => below.has(one.id)).length, lastDay: first.lastDay,
    }
  })
  const sorted = rows.toSorted((a, b) => orders[input.sort](a, b) || a.occupation.name.localeCompare(b.occupation.name, 'zh-CN') || (a.level ?? -1) - (b.level ?? -1) || a.id.localeCompare(b.id))
  return { rows: sorted.slice(start, start + input.limit), total: rows.length, next: start + input.limit < rows.length ? String(start + input.limit) : null }
}

/** Courses of which too little was said stand last when sorted by what was said. */
const byMean = (sign: 1 | -1) => (a: Row, b: Row) => Number(a.mean === null) - Number(b.mean === null) || sign * ((a.mean ?? 0) - (b.mean ?? 0))
const orders: Record<InputOf<typeof coursesRoutes.list>['sort'], (a: Row, b: Row) => number> = {
  people: (a, b) => b.people - a.people || b.classes - a.classes, newest: (a, b) => (b.lastDay ?? '').localeCompare(a.lastDay ?? ''), lowest: byMean(1), highest: byMean(-1), name: () => 0,
}

const total = (classes: readonly { id: string }[], of: (id: string) => number | undefined) => classes.reduce((sum, one) => sum + (of(one.id) ?? 0), 0)

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  if (!/^\d{1,5}$/.test(cursor)) throw new Refused('platform.invalid-input')
  return Number(cursor)
}
