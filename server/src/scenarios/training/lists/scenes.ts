import { sceneKeys, type AnswerOf, type publicListRoutes } from '@guildhall/contract'
import { promises } from './promises.ts'
import type { SceneCounts } from './scenes-store.ts'

type Scene = AnswerOf<typeof publicListRoutes.scenes>['scenes'][number]
type Rule = { of: Scene['of']; within: Scene['within']; now: boolean; late: boolean; /** What was done may be people although classes are in it. */ people: boolean }

const working = (days: number | null): Scene['within'] => (days === null ? null : { days, working: true })

/** What is counted in each scene, and what is promised in it: the same numbers that the queues and the escalations go by. */
function ruleOf(key: Scene['key']): Rule {
  switch (key) {
    case 'ask': return { of: 'people', within: null, now: true, late: false, people: true }
    case 'sort': return { of: 'people', within: working(promises.sort), now: true, late: true, people: true }
    case 'plan': return { of: 'people', within: working(promises.reply), now: true, late: true, people: true }
    case 'opinions': return { of: 'classes', within: working(promises.opinions), now: true, late: true, people: true }
    case 'publish': return { of: 'classes', within: working(promises.draft), now: true, late: true, people: false }
    case 'enrol': return { of: 'classes', within: null, now: true, late: false, people: true }
    case 'attend': return { of: 'classes', within: null, now: true, late: false, people: false }
    case 'assess': return { of: 'classes', within: working(promises.assessing), now: true, late: true, people: true }
    case 'confirm': return { of: 'classes', within: working(promises.confirming), now: true, late: true, people: true }
    case 'certify': return { of: 'people', within: null, now: false, late: false, people: true }
    case 'evaluate': return { of: 'forms', within: { days: promises.evaluation, working: false }, now: true, late: false, people: true }
    case 'follow': return { of: 'forms', within: null, now: true, late: false, people: true }
    case 'rectify': return { of: 'classes', within: working(promises.rectification), now: true, late: true, people: false }
  }
}

/**
 * The scenes as they are told. `floor`: fewer people than this are not told (null), for a three in a small county is three known people; and a median of fewer is none. Classes are public
 * anyway.
 */
export function presentScenes(counts: readonly SceneCounts[], floor: number): Scene[] {
  const byKey = new Map(counts.map((one) => [one.key, one]))
  return sceneKeys.map((key) => {
    const rule = ruleOf(key)
    const one = byKey.get(key)!
    const told = (count: number | null, people: boolean) => (count === null || (people && count > 0 && count < floor) ? null : count)
    const nowPeople = rule.of !== 'classes'
    return {
      key, of: rule.of, within: rule.within, now: rule.now ? told(one.now, nowPeople) : null, late: rule.late ? told(one.late, nowPeople) : null, done: told(one.done, rule.people),
      medianDays: one.days === null || one.of < Math.max(floor, 3) ? null : one.days,
    }
  })
}
