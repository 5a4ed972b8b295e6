import { sql } from 'kysely'
import { getMemberFigures } from '../../server/src/registry/memberships/figures/index.ts'
import { foldMemberFigures } from '../../server/src/registry/index.ts'
import { asOperator } from '../../server/src/app/operator.ts'
import { rangeOf } from '../../server/src/platform/db/index.ts'
import type { RequestContext } from '../../server/src/platform/http/index.ts'
import { latencyOf, round, timeCalls } from './latency.ts'
import type { Bench } from './model.ts'
import { openProvince } from './province/open-province.ts'
import { createRandom } from './province/random.ts'
import { unitsOf, type Unit } from './province/units.ts'
import { asReader } from './search.ts'

/**
 * The cockpit's members of any unit in any month: figures, thirteen months, the units below, gender and age. The baseline counts the same from memberships and people with
 * GROUP BY, for the province and for cities and counties, whose figures are what a cockpit is for.
 */
export const benchCockpit: Bench = async (say) => {
  const province = await openProvince(say)
  try {
    const { services } = province.system
    await foldMemberFigures({ inTransaction: (work) => asOperator(services, 'bench', work) })
    const { all } = unitsOf()
    const random = createRandom(3)
    const whole = all[0]!
    const cities = all.filter((unit) => unit.level === 'city')
    const levels = [[whole], cities, all.filter((unit) => unit.level === 'county'), all.filter((unit) => unit.level === 'town'), all.filter((unit) => unit.level === null)]
    const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)]!
    const month = () => `${2010 + Math.floor(random() * 16)}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`
    const measure = async (who: string, units: () => Unit, reader: Unit, baselineUnits: readonly Unit[]) => {
      const took = await timeCalls(1_000, () => asReader(province, { scope: reader.scope, unitId: reader.id }, (ctx) => getMemberFigures(ctx, { unitId: units().id, month: month() })))
      const counted: number[] = []
      for (const unit of baselineUnits) counted.push(...await timeCalls(2, () => asReader(province, { scope: reader.scope, unitId: reader.id }, (ctx) => countByHand(ctx, unit, month())), 1))
      const same = await timeCalls(200, () => asReader(province, { scope: reader.scope, unitId: reader.id }, (ctx) => getMemberFigures(ctx, { unitId: pick(baselineUnits).id, month: month() })))
      const [ours, baseline, oursThere] = [latencyOf(took), latencyOf(counted), latencyOf(same)]
      say(`${who}: p50 ${ours.p50Ms} ms, p99 ${ours.p99Ms} ms; counted from the tables ${baseline.meanMs} ms`)
      return { ours, baseline, ratio: round(baseline.meanMs / oursThere.meanMs, 1) }
    }
    await checkSame(province, whole, say)
    const full = await measure('any unit', () => pick(pick(levels)), whole, [whole, ...cities.slice(0, 3)])
    const city = cities[0]!
    const inside = all.filter((unit) => unit.scope.startsWith(`${city.scope}.`))
    const tenth = await measure('a tenth (one city)', () => pick(inside), city, [city])
    return { ours: full.ours, baseline: full.baseline, ratio: full.ratio, p50_ms: full.ours.p50Ms, p99_ms: full.ours.p99Ms, rss_mb: Math.round(process.memoryUsage.rss() / 2 ** 20), ratio_at_tenth: tenth.ratio }
  } finally {
    await province.close()
  }
}

/** The same answer from the base tables: by child and month for the window, with what was there before it, and by gender and decade. */
async function countByHand({ tx }: RequestContext, unit: Unit, month: string): Promise<{ members: number }> {
  const { lo, hi } = rangeOf(unit.scope)
  const depth = unit.scope.split('.').length + 1
  const end = sql`(${`${month}-01`}::date + interval '1 month')`
  const { rows } = await sql<{ members: number }>`
    select array_to_string((string_to_array(m.scope, '.'))[1:${depth}], '.') as place, count(*) filter (where m.valid_to is null or m.valid_to >= ${end})::int as members, count(distinct m.unit_id) as unions,
      count(*) filter (where m.valid_from >= ${`${month}-01`} and m.began_by <> 'transfer') as joined, count(*) filter (where m.valid_from >= ${`${month}-01`} and m.began_by = 'transfer') as came,
      count(*) filter (where m.valid_to >= ${`${month}-01`} and m.valid_to < ${end} and m.ended_by = 'transfer') as went, count(*) filter (where m.valid_to >= ${`${month}-01`} and m.valid_to < ${end} and m.ended_by <> 'transfer') as departed
    from membership m where m.scope >= ${lo} and m.scope < ${hi} and m.valid_from < ${end} group by 1`.execute(tx)
  await sql`select date_trunc('month', m.valid_from) as month, count(*) from membership m where m.scope >= ${lo} and m.scope < ${hi} and m.valid_from < ${end} group by 1`.execute(tx)
  await sql`select date_trunc('month', m.valid_to) as month, count(*) from membership m where m.scope >= ${lo} and m.scope < ${hi} and m.valid_to < ${end} group by 1`.execute(tx)
  await sql`select p.gender, p.birth_year / 10 as decade, count(*) from membership m join person p on p.id = m.person_id
    where m.scope >= ${lo} and m.scope < ${hi} and m.valid_from < ${end} and (m.valid_to is null or m.valid_to >= ${end}) group by 1, 2`.execute(tx)
  return { members: rows.reduce((sum, row) => sum + row.members, 0) }
}

/** A figure that is fast and wrong is worth nothing: both ways must agree before anything is timed. */
async function checkSame(province: Parameters<typeof asReader>[0], unit: Unit, say: (line: string) => void): Promise<void> {
  await asReader(province, { scope: unit.scope, unitId: unit.id }, async (ctx) => {
    const ours = (await getMemberFigures(ctx, { unitId: unit.id, month: '2020-06' })).figures.find((figure) => figure.key === 'members')!.value
    const { members } = await countByHand(ctx, unit, '2020-06')
    if (ours !== members) throw new Error(`the cockpit says ${ours} members where the tables have ${members}`)
    say(`${members} members in June 2020, both ways`)
  })
}
