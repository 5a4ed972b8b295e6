import { inScope, type Access } from '../../server/src/platform/db/index.ts'
import type { RequestContext } from '../../server/src/platform/http/index.ts'
import { permissionsOf } from '@guildhall/contract'
import { listMembers } from '../../server/src/registry/memberships/index.ts'
import { findByNumber, searchPeople } from '../../server/src/registry/people/index.ts'
import { latencyOf, round, timeCalls, type Latency } from './latency.ts'
import type { Bench } from './model.ts'
import { peopleInAll, personIdOf } from './province/make-province.ts'
import { openProvince, type Province } from './province/open-province.ts'
import { personOf } from './province/people.ts'
import { createRandom } from './province/random.ts'
import { unitsOf } from './province/units.ts'

type Reader = { scope: string; unitId: string }
type Case = { name: string; look: (ctx: RequestContext, person: ReturnType<typeof personOf>, index: number) => Promise<unknown> }
const perCase = 400

/**
 * Looking somebody up among 3.4 million: what the console's lists and its search ask, in a transaction as a clerk of the whole province and as one of a county, numbers
 * and names opened and masked. The baseline is one row of `person` by its key, under the same role and range.
 */
export const benchSearch: Bench = async (say) => {
  const province = await openProvince(say)
  try {
    const { all, firms } = unitsOf()
    const whole = all[0]!
    const random = createRandom(99)
    const picks = Array.from({ length: perCase + 40 }, () => Math.floor(random() * peopleInAll))
    const firm = (index: number) => firms[Math.floor(picks[index]! * firms.length / peopleInAll)]!
    const countyOf = (index: number) => firm(index).parent!.parent!
    const cityOf = (index: number) => countyOf(index).parent!
    const named = (name: (person: ReturnType<typeof personOf>) => string, more: object = {}) => (ctx: RequestContext, person: ReturnType<typeof personOf>) => searchPeople(ctx, { name: name(person), limit: 50, sort: 'entered', ...more } as never)
    const cases: Case[] = [
      { name: 'two characters', look: named((person) => [...person.name].slice(0, 2).join('')) },
      { name: 'whole name', look: named((person) => person.name) },
      { name: 'rare characters', look: (ctx, _, index) => searchPeople(ctx, { name: rare[index % rare.length]!, limit: 50, sort: 'entered' } as never) },
      { name: 'most common, newest first', look: (ctx, _, index) => searchPeople(ctx, { name: common[index % common.length]!, limit: 50, sort: 'newest' } as never) },
      { name: 'phone', look: (ctx, person) => findByNumber(ctx, { phone: person.phone }) },
      { name: 'ID number', look: (ctx, person) => findByNumber(ctx, { idNumber: person.idNumber }) },
      { name: 'members by name', look: (ctx, person) => listMembers(ctx, { name: [...person.name].slice(-2).join(''), limit: 50 } as never) },
      { name: 'name in a union', look: (ctx, person, index) => listMembers(ctx, { name: person.name, unitId: firm(index).id, limit: 50 } as never) },
      { name: 'first page of a union', look: (ctx, _, index) => searchPeople(ctx, { unitId: firm(index).id, limit: 50, sort: 'entered' } as never) },
      { name: 'first page of all people', look: (ctx) => searchPeople(ctx, { limit: 50, sort: 'entered' } as never) },
      { name: 'first page of all members', look: (ctx) => listMembers(ctx, { limit: 50 } as never) },
    ]
    const measure = async (who: string, readerOf: (index: number) => Reader) => {
      const times: number[] = []
      const byCase: Record<string, Latency> = {}
      for (const { name, look } of cases) {
        const took = await timeCalls(perCase, (index) => {
          const at = (index + picks.length) % picks.length
          return asReader(province, readerOf(at), (ctx) => look(ctx, personOf(picks[at]!), at))
        })
        byCase[name] = latencyOf(took)
        times.push(...took)
        say(`${who}: ${name.padEnd(28)} p50 ${byCase[name].p50Ms} ms, p99 ${byCase[name].p99Ms} ms`)
      }
      const key = await timeCalls(perCase * 5, (index) => {
        const at = (index + picks.length) % picks.length
        return asReader(province, readerOf(at), (ctx) => ctx.tx.selectFrom('person').selectAll().where('id', '=', personIdOf(picks[at]!)).executeTakeFirst())
      })
      return { ours: { ...latencyOf(times), byCase }, baseline: latencyOf(key) }
    }
    const full = await measure('province', () => ({ scope: whole.scope, unitId: whole.id }))
    const county = await measure('county', (index) => ({ scope: countyOf(index).scope, unitId: countyOf(index).id }))
    const tenth = await measure('city', (index) => ({ scope: cityOf(index).scope, unitId: cityOf(index).id }))
    const ratio = ({ ours, baseline }: typeof full) => round(ours.p99Ms / baseline.p99Ms)
    return {
      ours: { ...full.ours, county: county.ours }, baseline: full.baseline, ratio: ratio(full), p50_ms: full.ours.p50Ms, p99_ms: Math.max(full.ours.p99Ms, county.ours.p99Ms),
      rss_mb: Math.round(process.memoryUsage.rss() / 2 ** 20), ratio_at_tenth: ratio(tenth),
    }
  } finally {
    await province.close()
  }
}

const rare = ['𠮷', '龘'].flatMap((character) => ['王', '李', '张', '伟', '芳'].flatMap((other) => [`${character}${other}`, `${other}${character}`]))
const common = ['王伟', '李伟', '王芳', '张伟', '伟芳']

/** What a request of a clerk there would run, without HTTP. */
export function asReader<T>({ system }: Province, { scope, unitId }: Reader, work: (ctx: RequestContext) => Promise<T>): Promise<T> {
  const access: Access = { role: 'app_staff', holder: 'account:bench', unitId, scope }
  const actor = { kind: 'staff', accountId: unitId, personId: null, unitId, role: 'training-officer', scope, permissions: new Set(permissionsOf['training-officer']) }
  return inScope(system.services.db, access, (tx) => work({ ...system.services, tx, actor, requestId: 'bench' } as unknown as RequestContext), { reads: true })
}
