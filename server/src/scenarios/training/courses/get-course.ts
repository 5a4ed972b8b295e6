import type { AnswerOf, coursesRoutes, InputOf } from '@guildhall/contract'
import { smallCell } from '#engines/evaluation'
import { asService, NotFound, requireStaff, type RequestContext } from '#platform/http'
import { countAsked, findSaid as findFollowUps, groupOf, shareOf, smallestGroup } from '../effect/index.ts'
import { findRules, ruleFor } from '../quality/index.ts'
import { ratingsOf } from './present.ts'
import { besideOf, directionOf, levelOf, overallOf, ownForms, partOf, tell, trendOf } from './rules.ts'
import { belowOf, findSaid } from './said.ts'
import { countAttendance, countPeople, countResults, findCourseClasses, findCourseRectifications, findOccupation, findUnits, type CourseClass } from './store.ts'

type Answer = AnswerOf<typeof coursesRoutes.get>

/** Everything known about a course in the actor's range; of what lies outside it, only sums. */
export async function getCourse(ctx: RequestContext, input: InputOf<typeof coursesRoutes.get>): Promise<Answer> {
  const actor = requireStaff(ctx, 'training.evaluation.read')
  const occupation = await findOccupation(ctx.tx, input.occupationId)
  if (!occupation) throw new NotFound()
  const level = levelOf(input.level)
  const ofTrade = await findCourseClasses(ctx.tx, { within: actor.scope, occupationIds: [occupation.id], ended: true })
  const classes = ofTrade.filter((one) => one.level === level)
  const ids = classes.map((one) => one.id)
  const said = await findSaid(ctx.tx, ofTrade.map((one) => one.id))
  const own = ownForms(said, classes)
  const [people, results, attendance] = [await countPeople(ctx.tx, ids), await countResults(ctx.tx, ids), await countAttendance(ctx.tx, ids)]
  const rules = await asService(ctx, '', () => findRules(ctx.tx))
  const { judged, below } = belowOf(said, classes, rules)
  const rectifications = await findCourseRectifications(ctx.tx, ids)
  const units = await findUnits(ctx.tx, classes.map((one) => one.scope))
  const grouped = <Key>(of: (one: CourseClass) => Key) => [...Map.groupBy(classes, of)]
  const counts = [...results.values()].reduce((all, one) => ({ assessed: all.assessed + one.assessed, passed: all.passed + one.passed }), { assessed: 0, passed: 0 })
  const mostForms = <Of extends { forms: number; classes: number }>(rows: Of[]) => rows.toSorted((a, b) => b.forms - a.forms || b.classes - a.classes)
  return {
    occupation: occupation as Answer['occupation'], level, classes: classes.length, ahead: (await findCourseClasses(ctx.tx, { within: actor.scope, occupationIds: [occupation.id], level, ended: false })).length,
    people: ids.reduce((sum, id) => sum + (people.get(id) ?? 0), 0), overall: tell(own), submissions: own.n, few: own.n < smallCell, ratings: own.n < smallCell ? [] : ratingsOf(said, ids), trend: trendOf(said, classes), direction: directionOf(said, classes),
    elsewhere: await elsewhere(ctx, { scope: actor.scope, occupationId: occupation.id, level, own }),
    levels: [...Map.groupBy(ofTrade.filter((one) => one.level !== level), (one) => one.level)].map(([other, rows]) => ({ level: other, ...besideOf(own, said, rows) })).toSorted((a, b) => (a.level ?? -1) - (b.level ?? -1)),
    units: mostForms(grouped((one) => one.scope).flatMap(([scope, rows]) => {
      const unit = units.get(scope)
      return unit && rows.length < classes.length ? [{ unitId: unit.id, name: unit.name, ...partOf(said, classes, rows) }] : []
    })),
    passRate: shareOf(counts.passed, counts.assessed), attendance: attendance.people < smallestGroup ? null : shareOf(attendance.came, attendance.places), followUp: await followUp(ctx, ids),
    trainers: mostForms(grouped((one) => one.trainerId).flatMap(([trainerId, rows]) => (trainerId === null ? [] : [{ id: trainerId, name: rows[0]!.trainer ?? '', ...partOf(said, classes, rows) }]))),
    quality: { judged: judged.size, below: below.size, rule: ruleFor(actor.scope, rules) },
    rectifications: {
      counts: { open: 0, answered: 0, done: 0, dropped: 0, ...Object.fromEntries([...Map.groupBy(rectifications, (one) => one.state)].map(([state, rows]) => [state, rows.length])) },
      rows: rectifications.slice(0, 12).map((one) => ({ ...one, openedAt: one.openedAt.toISOString() })),
    },
    rows: classes.slice(0, 200).map((one) => ({
      classId: one.id, number: one.number, title: one.title, unit: units.get(one.scope)?.name ?? null, lastDay: one.lastDay, trainer: one.trainer, people: people.get(one.id) ?? 0, assessed: 0, passed: 0, ...results.get(one.id), ...overallOf(said, [one]), below: below.has(one.id),
    })),
  }
}

/** The same course outside the range, as the service: sums over all of it. */
async function elsewhere(ctx: RequestContext, of: { scope: string; occupationId: string; level: number | null; own: ReturnType<typeof ownForms> }): Promise<Answer['elsewhere']> {
  return asService(ctx, '', async () => {
    const whole = await ctx.tx.selectFrom('unit').select('id').where('scope', '<', of.scope).limit(1).executeTakeFirst()
    if (!whole) return null
    const classes = await findCourseClasses(ctx.tx, { outside: of.scope, occupationIds: [of.occupationId], level: of.level, ended: true })
    return besideOf(of.own, await findSaid(ctx.tx, classes.map((one) => one.id)), classes)
  })
}

/** What those who took it said half a year later. */
async function followUp(ctx: RequestContext, classIds: readonly string[]): Promise<Answer['followUp']> {
  return asService(ctx, '', async () => {
    const asked = await countAsked(ctx.tx, classIds)
    const { betterPost, wageUp, usesIt, answered, asked: all } = groupOf({ key: '', name: '' }, { classes: classIds.map((id) => ({ id, key: '', name: '', like: '', asked: asked.get(id) ?? 0 })), parts: [], said: await findFollowUps(ctx.tx, classIds) }, new Map())
    return { asked: all, answered, betterPost, wageUp, usesIt }
  })
}
